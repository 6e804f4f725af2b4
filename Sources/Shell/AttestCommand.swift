import Glibc
import Text

/// The program `attest`: reads the command line and runs the command it names.
package enum AttestCommand {
  /// Runs a command line, the arguments after the program's name, and returns the status to leave with.
  ///
  /// 0 done or answered, 1 not answered or not sound, 2 wrong usage or unreadable input, as grep has it.
  package static func main(arguments: [String]) -> Int32 {
    setUpLocale()
    let invocation: Invocation
    do {
      invocation = try Invocation(arguments: arguments)
    } catch {
      complain(error.message)
      if !error.hint.isEmpty { complain(error.hint) }
      return 2
    }
    let output = TextOutput(descriptor: STDOUT_FILENO)
    if invocation.has("help") {
      output.write(HelpText.help(for: invocation.command, width: output.isTerminal ? TerminalSize.current.columns : 80))
      output.flush()
      return 0
    }
    if invocation.has("version") {
      output.writeLine("attest \(Version.current)")
      output.flush()
      return 0
    }
    return run(invocation)
  }

  private static func run(_ invocation: Invocation) -> Int32 {
    switch invocation.command.name {
    case "": PromptSession.run(invocation)
    case "parse": ParseCommand.run(invocation)
    default: notHere(invocation)
    }
  }

  private static func notHere(_ invocation: Invocation) -> Int32 {
    complain("‘attest \(invocation.command.name)’ is not part of this build")
    return 2
  }

  /// The user's locale for the widths of characters, and UTF-8 where that locale has another encoding.
  private static func setUpLocale() {
    let hasLocale = setlocale(LC_CTYPE, "") != nil
    if !hasLocale || String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }
}
