import Foundation
import Testing

@Suite("attest install")
struct InstallTests {
  @Test("The program, its man page and completions stand where man and the shells look for them")
  func files() throws {
    let scratch = try Scratch()
    let prefix = scratch.folder.path + "/new/prefix"
    let run = try Program.run(["install", prefix])
    let paths = run.output.split(separator: "\n").map { String($0.dropFirst(prefix.count + 1)) }
    #expect(
      paths == [
        "bin/attest", "share/man/man1/attest.1", "share/bash-completion/completions/attest",
        "share/zsh/site-functions/_attest", "share/fish/vendor_completions.d/attest.fish",
      ])
    #expect(run.status == 0)
    for path in paths {
      let generated = path.hasPrefix("bin") ? nil : try String(contentsOfFile: prefix + "/" + path, encoding: .utf8)
      let attributes = try FileManager.default.attributesOfItem(atPath: prefix + "/" + path)
      #expect(attributes[.posixPermissions] as? Int == (generated == nil ? 0o755 : 0o644))
      #expect(generated?.isEmpty != true)
    }
    let installed = try Program.run(["--version"], program: prefix + "/bin/attest")
    #expect(try installed.output == Program.run(["--version"]).output)
  }

  @Test("What is installed is replaced, even while it runs")
  func again() throws {
    let scratch = try Scratch()
    try #require(try Program.run(["install", scratch.folder.path]).status == 0)
    let program = scratch.folder.path + "/bin/attest"
    let run = try Program.run(["install", scratch.folder.path], program: program)
    #expect(run.status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: program)) == Data(contentsOf: URL(fileURLWithPath: Program.path)))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path + "/bin") == ["attest"])
  }

  @Test(
    "A prefix that cannot be written is told by name, with status 2",
    arguments: [
      ("/dev/null/prefix", "attest: /dev/null: error: is no folder\n"),
      ("", "attest: attest install needs a PREFIX that is not empty\n"),
    ])
  func badPrefix(prefix: String, message: String) throws {
    let run = try Program.run(["install", prefix])
    #expect(run.errors == message)
    #expect(run.output.isEmpty)
    #expect(run.status == 2)
  }

  @Test(
    "bash completes commands, options and their choices",
    arguments: [
      ("attest ins", "install"), ("attest run --form", "--format"), ("attest run --format j", "junit json"),
      ("attest parse --format c", "conllu"), ("attest --generate z", "zsh"),
    ])
  func bash(typed: String, offered: String) throws {
    let script = """
      source <(\(Program.path) --generate bash)
      COMP_WORDS=(\(typed)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _attest; echo "${COMPREPLY[@]}"
      """
    let scratch = try Scratch()
    let run = try Program.run(["-c", script], folder: scratch.folder, program: "/bin/bash")
    #expect(run.output == offered + "\n")
    #expect(run.errors.isEmpty)
  }

  @Test("The version names the commit, the build of the model, and figures of it")
  func version() throws {
    let run = try Program.run(["--version"])
    #expect(run.output.contains(/^attest [0-9.]+, commit ([0-9a-f]{12}|unknown)(, modified)?\n/))
    #expect(run.output.contains(/\nEnglish model [0-9a-f]{16}\n/))
    #expect(run.output.contains(/\n  LAS +[0-9.]+  en_ewt-dev\n/))
    #expect(run.status == 0)
  }
}
