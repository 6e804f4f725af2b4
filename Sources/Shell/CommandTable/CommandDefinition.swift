/// An option of the command line: what `--help`, the man page and the completions know of it, and what the parser checks.
package struct OptionDefinition: Sendable {
  /// Without its dashes: "corpus".
  package var name: String
  /// Its short form, or nil.
  package var letter: Character?
  /// What stands for the argument in help, "PATH"; nil for a switch.
  package var argument: String?
  /// The arguments there are, where they can be listed.
  package var choices: [String]
  /// May be given more than once.
  package var repeats: Bool
  /// One line, no full stop.
  package var summary: String
  /// Sentences for the man page and `--help`; may be empty.
  package var details: String

  package init(
    _ name: String, letter: Character? = nil, argument: String? = nil, choices: [String] = [], repeats: Bool = false,
    summary: String, details: String = ""
  ) {
    self.name = name
    self.letter = letter
    self.argument = argument
    self.choices = choices
    self.repeats = repeats
    self.summary = summary
    self.details = details
  }

  /// As it is typed: `--corpus PATH`.
  package var usage: String { argument.map { "--\(name) \($0)" } ?? "--\(name)" }
}

/// A subcommand of `attest`; the prompt is the one without a name.
package struct CommandDefinition: Sendable {
  package var name: String
  /// What it takes beside its options, as help shows it: "[PATH…]"; empty where it takes nothing.
  package var operands: String
  /// What the first operand may be, where that can be listed.
  package var firstOperands: [String]
  /// How many operands it takes at least.
  package var minimumOperands: Int
  /// How many operands it takes at most; nil where there is no bound.
  package var maximumOperands: Int?
  package var summary: String
  package var details: String
  package var options: [OptionDefinition]
  package var examples: [Example]

  /// A command line worth showing, and what it does.
  package struct Example: Sendable {
    package var line: String
    package var effect: String

    package init(_ line: String, _ effect: String) {
      self.line = line
      self.effect = effect
    }
  }

  package init(
    _ name: String, operands: String = "", firstOperands: [String] = [], minimumOperands: Int = 0,
    maximumOperands: Int? = nil, summary: String, details: String, options: [OptionDefinition], examples: [Example]
  ) {
    self.name = name
    self.operands = operands
    self.firstOperands = firstOperands
    self.minimumOperands = minimumOperands
    self.maximumOperands = maximumOperands
    self.summary = summary
    self.details = details
    self.options = options
    self.examples = examples
  }

  /// All options it knows, those of every command included.
  package var allOptions: [OptionDefinition] { options + CommandTable.common }

  /// `attest ask [OPTION…] QUESTION…`
  package var usage: String {
    (["attest", name, "[OPTION…]", operands]).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// A command of the prompt, typed after a colon.
package struct PromptCommandDefinition: Sendable {
  package var command: PromptCommand
  package var argument: String
  package var summary: String
  package var details: String
  /// What Tab offers for its argument.
  package var completion: Completion
  /// The heading it stands under in `:help`.
  package var topic: Topic

  /// What Tab completes an argument to.
  package enum Completion: Sendable {
    case nothing, word, document, file, command, setting, mode, onOff, citation, tour, rule
  }
  /// The headings of `:help`, in its order.
  package enum Topic: String, Sendable, CaseIterable {
    case asking = "Asking"
    case documents = "Reading documents"
    case looking = "Looking inside"
    case rules = "Rules"
    case output = "Printing"
    case session = "Session"

    /// What `:help` takes for all of its commands: "looking".
    package var word: String { rawValue.prefix { $0 != " " }.lowercased() }
  }

  package init(
    _ command: PromptCommand, argument: String = "", topic: Topic, completion: Completion = .nothing, summary: String,
    details: String = ""
  ) {
    self.command = command
    self.argument = argument
    self.topic = topic
    self.completion = completion
    self.summary = summary
    self.details = details
  }

  /// As it is typed: `:load PATH`.
  package var usage: String { ":" + command.rawValue + (argument.isEmpty ? "" : " " + argument) }
}
