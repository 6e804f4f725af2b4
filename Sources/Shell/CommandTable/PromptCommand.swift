import Text

/// The commands of the prompt, by the name typed after the colon.
package enum PromptCommand: String, Sendable, CaseIterable {
  case explain, `in`, open, edit, examples, forget
  case documents, load, unload, watch
  case facts, parse
  case rules, rule, teach, save, reload
  case mode, timing, set, show, output
  case help, tour, history, source, quit

  /// The command that a line without a colon means, as who comes from another shell types it: its name alone, or what
  /// other shells call it; nil for a question.
  package init?(bare line: String) {
    switch line.split(separator: " ").joined(separator: " ").lowercased() {
    case "?": self = .help
    case "exit", "bye": self = .quit
    case let word: self.init(rawValue: word)
    }
  }
}

extension CommandTable {
  /// The commands of the prompt, topic by topic in the order of `:help`.
  package static let promptCommands: [PromptCommandDefinition] = [
    PromptCommandDefinition(
      .explain, topic: .asking, summary: "Say how the last answer was found, or why there is none",
      details: """
        First in plain words: what was asked, the sentence and the fact that were found, why this phrase before the next, or \
        why none. Then the details: the question, the sentences with their scores, the best phrase and the runner-up with \
        what speaks for each, the rule, and the bytes.
        """),
    PromptCommandDefinition(
      .open, argument: "[N]", topic: .asking, completion: .citation,
      summary: "Show citation N of the last answer in its paragraph", details: "Without N, the first."),
    PromptCommandDefinition(
      .edit, argument: "[N]", topic: .asking, completion: .citation,
      summary: "Open the document of citation N in $EDITOR, at its line",
      details: "$VISUAL is looked at first; vi where neither is set."),
    PromptCommandDefinition(
      .in, argument: "[DOCUMENT]", topic: .asking, completion: .document,
      summary: "Answer from one document only; alone, from all again",
      details: documentNames),
    PromptCommandDefinition(
      .examples, topic: .asking, summary: "Show questions that these documents answer",
      details: "Made from their facts, and tried: each of them has an answer."),
    PromptCommandDefinition(
      .forget, argument: "[NAME]", topic: .asking, completion: .rule,
      summary: "Begin a new conversation; with NAME, forget what was taught of that rule",
      details: """
        Otherwise a question like "and when?" follows up the one before it. A rule of which nothing was taught is taken out \
        until :reload.
        """),
    PromptCommandDefinition(
      .documents, argument: "[WORD]", topic: .documents, completion: .document,
      summary: "List the documents, or those with WORD in their id or title"),
    PromptCommandDefinition(
      .load, argument: "PATH", topic: .documents, completion: .file, summary: "Read another file or folder",
      details: """
        It is read behind the prompt; a question waits until it is there, and Ctrl-C gives the reading up. What was \
        read before, however its path was written then, is read again for what has changed in it.
        """),
    PromptCommandDefinition(
      .unload, argument: "DOCUMENT|PATH", topic: .documents, completion: .document,
      summary: "Take a document out, or all that were read from PATH",
      details: documentNames + " Files stay as they are."),
    PromptCommandDefinition(
      .watch, argument: "[PATH|off]", topic: .documents, completion: .file,
      summary: "Read a file or folder, and again whenever something in it changes",
      details: """
        Only what has changed is analysed again. It is looked at before every line and once a second while the prompt \
        waits. Alone, lists what is watched; off watches nothing more.
        """),
    PromptCommandDefinition(
      .facts, argument: "[WORD]", topic: .looking, completion: .word,
      summary: "List the facts of the documents, or those with WORD in their sentence",
      details: """
        Of the document chosen with :in where there is one. In a fact ~ stands before the class of its near-synonyms, = \
        before what a pronoun or a short name stands for, # before the name under which it is known, @ before a date, and in \
        brackets the grammar or the rule that it was read by. Docs/Facts.md tells more.
        """),
    PromptCommandDefinition(
      .parse, argument: "SENTENCE", topic: .looking, completion: .word,
      summary: "Draw the dependency tree of a sentence, and its facts",
      details: """
        With arcs above the words where it fits the terminal, else with a word on each line. Below it stand the facts read \
        from it, those that rules derive included, marked as in :facts.
        """),
    PromptCommandDefinition(
      .rules, argument: "[WORD]", topic: .rules, completion: .rule,
      summary: "List the rules in force, or those with WORD in their name"),
    PromptCommandDefinition(
      .rule, argument: "NAME", topic: .rules, completion: .rule,
      summary: "Show a rule: its examples, and what they compiled to"),
    PromptCommandDefinition(
      .teach, argument: "\"EXAMPLE\" as NAME", topic: .rules,
      summary: "Teach another way of saying something, by an example",
      details: """
        The parts that could be others stand in square brackets: "[agent: Russia] mediated the [event: ceasefire]" as \
        mediation. Shows at once which sentences say so too, and answers follow. With not before it, a counter-example.
        """),
    PromptCommandDefinition(
      .save, argument: "FILE", topic: .rules, completion: .file, summary: "Write what was taught into a rule file",
      details: "What else stands in the file is kept; --rules FILE reads it again."),
    PromptCommandDefinition(.reload, topic: .rules, summary: "Read the rule files again"),
    PromptCommandDefinition(
      .mode, argument: "[FORMAT]", topic: .output, completion: .mode,
      summary: "Print answers as text, json, jsonl, tsv, markdown or html",
      details: """
        Alone, says which it is. html is a section for each answer; in a file of :output they make a page of their own.
        """),
    PromptCommandDefinition(
      .timing, argument: "[on|off]", topic: .output, completion: .onOff,
      summary: "Say how long each answer took", details: "Alone, turns it over."),
    PromptCommandDefinition(
      .output, argument: "[FILE]", topic: .output, completion: .file,
      summary: "Write answers to FILE; alone, to the terminal again"),
    PromptCommandDefinition(
      .set, argument: "NAME VALUE", topic: .output, completion: .setting, summary: "Change a setting",
      details: "The settings are those that :show lists."),
    PromptCommandDefinition(.show, topic: .output, summary: "List the settings and what they are"),
    PromptCommandDefinition(
      .help, argument: "[COMMAND|TOPIC]", topic: .session, completion: .command,
      summary: "List the commands, or explain one of them, or all of a topic",
      details: "The topics are " + PromptCommandDefinition.Topic.allCases.map(\.word).joined(separator: ", ")
        + ". Without a colon, help and ? do the same."),
    PromptCommandDefinition(
      .tour, argument: "[next|N|end]", topic: .session, completion: .tour,
      summary: "Take the tour: how a sentence becomes a fact and a question an answer",
      details: """
        Ten steps over a story of its own; your documents are put aside until its end. Enter goes on, and whatever you \
        type between is answered from the story.
        """),
    PromptCommandDefinition(
      .history, argument: "[WORD]", topic: .session, summary: "List the lines typed, or those with WORD in them"),
    PromptCommandDefinition(
      .source, argument: "FILE", topic: .session, completion: .file,
      summary: "Read questions and commands from FILE",
      details: "One a line; a line that begins with # says nothing."),
    PromptCommandDefinition(.quit, topic: .session, summary: "Leave; Ctrl-D, quit and exit do too"),
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
