import Glibc
import Text

/// The program `attest`: reads the command line and runs the command it names.
package enum AttestCommand {
  /// Runs a command line, the arguments after the program's name, and returns the status to leave with.
  ///
  /// 0 done or answered, 1 not answered or not sound, 2 wrong usage or unreadable input, as grep has it. `commit` is
  /// what the program was built from.
  package static func main(arguments: [String], commit: String) -> Int32 {
    // A reader that has seen enough, like head, ends the program without a word, whatever its parent ignored.
    signal(SIGPIPE, SIG_DFL)
    setUpLocale()
    let invocation: Invocation
    do {
      invocation = try Invocation(arguments: arguments)
    } catch {
      complain(error.message)
      if !error.hint.isEmpty { complain(error.hint) }
      return 2
    }
    if invocation.has("help") { return help(for: invocation.command) }
    let output = TextOutput(descriptor: STDOUT_FILENO)
    if invocation.has("version") {
      output.write(Version.report(commit: commit))
      return output.finish(0)
    }
    if let wanted = invocation.value("generate") {
      output.write(generated(wanted))
      return output.finish(0)
    }
    return run(invocation)
  }

  private static func generated(_ wanted: String) -> String {
    switch wanted {
    case "man": ManPage.text
    case "bash": ShellCompletions.bash
    case "zsh": ShellCompletions.zsh
    case "fish": ShellCompletions.fish
    default: CommandReference.markdown
    }
  }

  private static func run(_ invocation: Invocation) -> Int32 {
    switch invocation.command.name {
    case "ask": ask(invocation)
    case "parse": ParseCommand.run(invocation)
    case "facts": FactsCommand.run(invocation)
    case "rules": RulesCommand.run(invocation)
    case "run": RunCommand.run(invocation)
    case "eval": EvalCommand.run(invocation)
    case "install": InstallCommand.run(invocation)
    case "help": help(invocation)
    // The only one without a name.
    default: PromptSession.run(invocation)
    }
  }

  private static func help(for command: CommandDefinition) -> Int32 {
    let output = TextOutput(descriptor: STDOUT_FILENO)
    output.write(HelpText.help(for: command, width: output.isTerminal ? TerminalSize.current.columns : 80))
    return output.finish(0)
  }

  /// `attest help [COMMAND]`.
  private static func help(_ invocation: Invocation) -> Int32 {
    guard let name = invocation.operands.first else { return help(for: CommandTable.prompt) }
    if let command = CommandTable.command(named: name) { return help(for: command) }
    let near = Suggestion.nearest(to: name, among: CommandTable.names)
    complain("there is no command ‘\(name)’; " + (near.map { "did you mean \($0)?" } ?? "‘attest help’ lists them"))
    return 2
  }

  private static func ask(_ invocation: Invocation) -> Int32 {
    guard !invocation.operands.isEmpty || invocation.has("questions") else {
      complain("attest ask needs a QUESTION, or --questions FILE; ‘attest ask --help’ explains them")
      return 2
    }
    let corpus = StandardInput.named(in: invocation.values("corpus"))
    if invocation.value("questions") == "-", corpus.contains(StandardInput.path) {
      complain("--corpus - and --questions - both want standard input")
      return 2
    }
    guard let engine = Engine.loaded(corpus, invocation) else { return 2 }
    do {
      var command = try AskCommand(invocation, engine: engine)
      return command.run(invocation)
    } catch let diagnostic as Diagnostic {
      complain("--in: " + diagnostic.message + (diagnostic.message.contains(";") ? "" : "; :documents lists them"))
      return 2
    } catch {
      complain("the English model cannot be opened: \(error)")
      return 2
    }
  }

  /// The user's locale for the widths of characters, and UTF-8 where that locale has another encoding.
  private static func setUpLocale() {
    let hasLocale = setlocale(LC_CTYPE, "") != nil
    if !hasLocale || String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }
}
