import Glibc
import Text

/// `attest install`: puts the program itself, its man page and its completions under a prefix.
enum InstallCommand {
  /// 0 where all is written, 2 where something cannot be.
  static func run(_ invocation: Invocation) -> Int32 {
    guard let prefix = invocation.operands.first, !prefix.isEmpty else {
      complain("attest install needs a PREFIX that is not empty")
      return 2
    }
    let output = TextOutput(descriptor: STDOUT_FILENO)
    defer { output.flush() }
    do throws(Diagnostic) {
      let program = try FileBytes.read("/proc/self/exe")
      for (path, bytes, mode) in files(program: program) {
        let target = prefix + "/" + path
        try makeFolders(above: target)
        try FileBytes.replace(target, with: bytes, mode: mode)
        output.writeLine(VisibleText.replacingControls(in: target))
      }
    } catch {
      output.flush()
      complain(error.description)
      return 2
    }
    if needsSwift { complain("this program needs Swift's libraries; built with --static-swift-stdlib it does not") }
    return 0
  }

  /// What is written: the path below the prefix, where man and the shells look for it; the bytes; the mode.
  private static func files(program: [UInt8]) -> [(path: String, bytes: [UInt8], mode: mode_t)] {
    [
      ("bin/attest", program, 0o755),
      ("share/man/man1/attest.1", Array(ManPage.text.utf8), 0o644),
      ("share/bash-completion/completions/attest", Array(ShellCompletions.bash.utf8), 0o644),
      ("share/zsh/site-functions/_attest", Array(ShellCompletions.zsh.utf8), 0o644),
      ("share/fish/vendor_completions.d/attest.fish", Array(ShellCompletions.fish.utf8), 0o644),
    ]
  }

  private static func makeFolders(above path: String) throws(Diagnostic) {
    var end = path.startIndex
    while let slash = path[end...].dropFirst().firstIndex(of: "/") {
      end = slash
      let folder = String(path[..<end])
      if mkdir(folder, 0o755) == 0 { continue }
      let failure = FileBytes.failure("cannot be made", folder)
      guard errno == EEXIST else { throw failure }
      guard Folder.isFolder(folder) else { throw Diagnostic(.error, "is no folder", path: folder) }
    }
  }

  /// Whether Swift's libraries are loaded from files of their own, which another machine may lack.
  private static var needsSwift: Bool {
    let maps = (try? FileBytes.read("/proc/self/maps")) ?? []
    return String(decoding: maps, as: UTF8.self).contains("/libswiftCore.so")
  }
}
