/// The commands of the prompt, by the name typed after the colon.
package enum PromptCommand: String, Sendable, CaseIterable {
  case help, quit, facts, explain, load, documents, parse
}

extension CommandTable {
  /// The commands of the prompt, topic by topic in the order of `:help`.
  package static let promptCommands: [PromptCommandDefinition] = [
    PromptCommandDefinition(
      .explain, topic: .asking, summary: "Say how the last answer was found",
      details: "The question as a fact with a hole, the fact that fits it, the rule, the sentence and its bytes."),
    PromptCommandDefinition(
      .documents, topic: .documents, summary: "List the documents, with their dates and titles"),
    PromptCommandDefinition(
      .load, argument: "PATH", topic: .documents, completion: .file, summary: "Read another file or folder",
      details: "It is read behind the prompt; a question waits until it is there."),
    PromptCommandDefinition(
      .facts, argument: "[WORD]", topic: .looking, completion: .word,
      summary: "List the facts, or those with WORD in them",
      details: "WORD is a lemma, a name or a document."),
    PromptCommandDefinition(
      .parse, argument: "SENTENCE", topic: .looking, summary: "Draw the dependency tree of a sentence"),
    PromptCommandDefinition(
      .help, argument: "[COMMAND]", topic: .session, completion: .command,
      summary: "Explain the commands, or one of them"),
    PromptCommandDefinition(.quit, topic: .session, summary: "Leave; Ctrl-D does too"),
  ]

  /// The command meant by what was typed after the colon: its name or an unambiguous beginning of it.
  package static func promptCommand(typed: String) -> PromptCommandMatch {
    let names = promptCommands.map(\.command.rawValue)
    if let exact = promptCommands.first(where: { $0.command.rawValue == typed }) { return .found(exact) }
    let matches = promptCommands.filter { !typed.isEmpty && $0.command.rawValue.hasPrefix(typed) }
    if matches.count == 1 { return .found(matches[0]) }
    if matches.count > 1 { return .ambiguous(matches.map(\.command.rawValue).sorted()) }
    return .unknown(nearest: Suggestion.nearest(to: typed, among: names))
  }

  /// What a typed command name can mean.
  package enum PromptCommandMatch: Sendable {
    case found(PromptCommandDefinition)
    case ambiguous([String])
    case unknown(nearest: String?)
  }
}
