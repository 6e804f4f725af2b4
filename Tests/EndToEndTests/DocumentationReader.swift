import Foundation

/// Someone who follows a page in a folder of their own, with `attest` on the path and a copy of `Corpus` at hand.
struct DocumentationReader {
  let scratch: Scratch
  private let environment: [String: String]

  init() throws {
    scratch = try Scratch()
    let folder = scratch.folder
    let files = FileManager.default
    try files.createDirectory(at: folder.appendingPathComponent("bin"), withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: folder.path + "/bin/attest", withDestinationPath: Program.path)
    try files.copyItem(
      at: Program.root.appendingPathComponent("Corpus"), to: folder.appendingPathComponent("Corpus"))
    environment = [
      "PATH": folder.path + "/bin:/usr/bin:/bin", "HOME": folder.path, "XDG_STATE_HOME": folder.path + "/state",
      "XDG_CONFIG_HOME": folder.path + "/config", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "EDITOR": "true",
      "COLUMNS": "80",
    ]
  }

  /// What a transcript really looks like.
  func transcript(of lines: [String]) throws -> [String] {
    let start = lines.firstIndex { DocumentationPage.typed($0) != nil }
    guard let start, start < 2 else { return try shell(lines) }
    let command = start == 1 ? String(lines[0].dropFirst(2)) : "attest"
    return try lines[..<start] + prompt(command, lines.compactMap(DocumentationPage.typed))
  }

  /// Runs a command line and gives its status and what it printed on standard error.
  func run(_ line: String) throws -> Program.Run {
    try Program.run(
      ["-c", line], environment: environment, folder: scratch.folder, program: "/bin/sh")
  }

  /// Types the lines at the prompt of a pipe.
  func pipe(_ lines: [String]) throws -> Program.Run {
    try Program.run(
      [], input: lines.map { $0 + "\n" }.joined(), environment: environment, folder: scratch.folder)
  }

  /// Runs all `$ ` lines in one shell and puts what each printed below it.
  private func shell(_ lines: [String]) throws -> [String] {
    let commands = lines.filter { $0.hasPrefix("$ ") }
    let mark = "-- end of output --"
    let script = commands.map { "\($0.dropFirst(2))\ns=$?; echo '\(mark)'; (exit $s)\n" }.joined()
    let run = try Program.run(
      ["-c", "exec 2>&1\n" + script], environment: environment, folder: scratch.folder, program: "/bin/sh")
    let outputs = run.output.components(separatedBy: mark + "\n")
    return zip(commands, outputs).flatMap { command, output in
      var lines = output.components(separatedBy: "\n")
      while lines.last?.isEmpty == true { lines.removeLast() }
      return [command] + lines
    }
  }

  /// Types the lines at a prompt on a terminal and gives the screen from the first of them on.
  private func prompt(_ command: String, _ lines: [String]) throws -> [String] {
    let terminal = try PseudoTerminal(
      ["-c", "cd '\(scratch.folder.path)' && exec \(command)"], state: scratch, environment: environment,
      program: "/bin/sh")
    func prompts(_ screen: String) -> Int { screen.split(separator: "\n").count(where: DocumentationPage.isPrompt) }
    for (number, line) in lines.enumerated() {
      terminal.waits { prompts($0) > number }
      terminal.type(line + "\r")
    }
    terminal.waits { prompts($0) > lines.count }
    var shown = terminal.screen.components(separatedBy: "\n")
    terminal.type("\u{4}")
    _ = terminal.status()
    // How long the reading takes is told while it goes on and when it is done, wherever the prompt is by then.
    shown.removeAll { $0.contains(/^Read .* documents?.* in .*\.$/) }
    shown = shown.map { $0.replacing(/^attest \((reading|\d+ %.*)\)>/, with: "attest>") }
    let first = shown.firstIndex(where: DocumentationPage.isPrompt) ?? shown.endIndex
    let last = shown.lastIndex(where: DocumentationPage.isPrompt) ?? shown.endIndex
    return Array(shown[first..<last])
  }
}
