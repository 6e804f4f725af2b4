import Foundation
import Shell
import Testing
import Text

@Suite("Command table")
struct CommandTableTests {
  @Test("The reference of commands is the one that the table makes")
  func reference() throws {
    try Golden.check(CommandReference.markdown, at: "Docs/Commands.md")
  }

  @Test("Help of every command fits eighty columns", arguments: CommandTable.commands.map(\.name))
  func width(name: String) throws {
    let command = try #require(CommandTable.command(named: name))
    for line in HelpText.help(for: command).split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
  }

  @Test("The prompt's help fits eighty columns and names every command")
  func promptHelp() {
    let text = HelpText.promptHelp()
    for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 80, "\(line)") }
    for command in PromptCommand.allCases { #expect(text.contains(":" + command.rawValue)) }
  }

  @Test("Every command of the prompt has one line in the table")
  func complete() {
    let names = CommandTable.promptCommands.map(\.command.rawValue)
    #expect(names.sorted() == PromptCommand.allCases.map(\.rawValue).sorted())
  }

  @Test("Names and letters of a command's options are its own")
  func unique() {
    for command in CommandTable.commands {
      let names = command.allOptions.map(\.name)
      let letters = command.allOptions.compactMap(\.letter)
      #expect(Set(names).count == names.count)
      #expect(Set(letters).count == letters.count)
    }
  }

  @Test("The man page and the completions name every option")
  func generated() {
    for option in CommandTable.common + CommandTable.commands.flatMap(\.options) {
      #expect(ManPage.text.contains("\\-\\-" + option.name.split(separator: "-").joined(separator: "\\-")))
      #expect(ShellCompletions.bash.contains("--" + option.name))
      #expect(ShellCompletions.zsh.contains("--" + option.name))
      #expect(ShellCompletions.fish.contains("-l " + option.name))
    }
  }

  @Test("Completions offer what the first operand may be", arguments: CommandTable.commands.map(\.name))
  func firstOperands(name: String) throws {
    let words = try #require(CommandTable.command(named: name)).firstOperands.joined(separator: " ")
    guard !words.isEmpty else { return }
    #expect(ShellCompletions.bash.contains("[[ $COMP_CWORD == 2 ]] && { COMPREPLY=($(compgen -W \"\(words)\""))
    #expect(ShellCompletions.zsh.contains("'2:word:(\(words))'"))
    #expect(ShellCompletions.fish.contains("from \(name)' -a '\(words)'"))
  }

  @Test(
    "An option is read as it is usually typed",
    arguments: [
      ["ask", "--corpus", "a", "--corpus=b", "-cc", "-c", "d", "who"], ["ask", "who", "-x", "-c", "a"],
      ["ask", "--", "-c"],
    ])
  func options(arguments: [String]) throws {
    let invocation = try Invocation(arguments: arguments)
    #expect(invocation.command.name == "ask")
    #expect(invocation.operands.count == 1)
    #expect(["abcd", "a", ""].contains(invocation.values("corpus").joined()))
  }

  @Test(
    "A mistyped word is brought to the one that was meant",
    arguments: [("hlep", "help"), ("exmaples", "examples"), ("documnets", "documents"), ("opn", "open")])
  func suggestion(typed: String, meant: String) {
    #expect(Suggestion.nearest(to: typed, among: PromptCommand.allCases.map(\.rawValue)) == meant)
  }

  @Test("A word that is like none gets no suggestion")
  func noSuggestion() {
    #expect(Suggestion.nearest(to: "zzzzzz", among: ["help", "open"]) == nil)
  }
}
