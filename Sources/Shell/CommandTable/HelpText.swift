/// The text of `--help` and of the prompt's `:help`, made from the table.
package enum HelpText {
  /// What `attest [COMMAND] --help` prints, wrapped to `width` columns.
  package static func help(for command: CommandDefinition, width: Int = 80) -> String {
    var text = "attest"
    if !command.name.isEmpty { text += " " + command.name }
    text += ": " + command.summary.prefix(1).lowercased() + command.summary.dropFirst() + "\n\n"
    text += "usage: " + command.usage + "\n"
    if command.name.isEmpty { text += "       attest COMMAND [OPTION…] …\n" }
    text += "\n" + Wrapping.wrap(command.details, width: width).joined(separator: "\n") + "\n"
    if command.name.isEmpty {
      let rows = CommandTable.commands.filter { !$0.name.isEmpty }.map { ($0.name, $0.summary) }
      text += "\nCommands:\n" + table(rows, width: width)
    }
    text += "\nOptions:\n" + table(command.allOptions.map { (label($0), sentence($0)) }, width: width)
    if !command.examples.isEmpty {
      text += "\nExamples:\n"
      for example in command.examples { text += "  \(example.line)\n      \(example.effect)\n" }
    }
    if command.name.isEmpty {
      text += "\nAt the prompt, :help lists its commands. ‘attest COMMAND --help’ explains one.\n"
    } else {
      text += "\nStatus: 0 done, 1 not answered or not sound, 2 wrong usage or unreadable input.\n"
    }
    return text
  }

  /// What `:help` prints.
  package static func promptHelp(width: Int = 80) -> String {
    var text = Wrapping.wrap(
      "Ask in plain English: who, whom, what, which, when, where, why, how many, how much, how long, or a question "
        + "for yes and no. A command begins with a colon and may be shortened to any beginning that only it has.",
      width: width
    ).joined(separator: "\n")
    text += "\n"
    for topic in PromptCommandDefinition.Topic.allCases {
      let rows = CommandTable.promptCommands.filter { $0.topic == topic }.map { ($0.usage, $0.summary) }
      if !rows.isEmpty { text += "\n\(topic.rawValue)\n" + table(rows, width: width) }
    }
    let more = ":help COMMAND says more about one, :help and the first word of a heading about all below it."
    text += "\n" + Wrapping.wrap(more, width: width).joined(separator: "\n") + "\n"
    let keys = "Keys: Tab completes, Ctrl-R searches the history, Ctrl-C clears the line, Ctrl-D leaves."
    text += Wrapping.wrap(keys, width: width).joined(separator: "\n") + "\n"
    return text
  }

  /// What `:help TOPIC` prints.
  package static func help(for topic: PromptCommandDefinition.Topic, width: Int = 80) -> String {
    let commands = CommandTable.promptCommands.filter { $0.topic == topic }
    let forms = topic == .asking ? "\n" + table(questionForms, width: width) : ""
    return topic.rawValue + "\n" + forms + commands.map { "\n" + help(for: $0, width: width) }.joined()
  }

  /// What may be typed as a question, besides one that stands for itself.
  private static let questionForms = [
    ("who won the race", "One thing: who, what, which, when, where, why, how many"),
    ("which countries …", "All that the documents name; also: list the countries that …"),
    ("which is older, A or B", "By what both measure, by dates, by what is called the oldest"),
    ("did Ann win", "Yes or no; also: is there …, was anybody hurt …, Ann or Bo"),
    ("when? by whom? why?", "Of the last answer; also: according to whom?, for how long?"),
    ("and in 1991?", "The last question with another year, name or noun"),
    ("what did she say", "Of somebody spoken of; also: how many of them"),
    ("death toll", "Words alone, in any spelling"),
  ]

  /// What `:help COMMAND` prints.
  package static func help(for command: PromptCommandDefinition, width: Int = 80) -> String {
    var text = command.usage + "\n"
    text += Wrapping.wrap("  " + command.summary + ".", width: width, indent: "  ").joined(separator: "\n") + "\n"
    if !command.details.isEmpty {
      text += Wrapping.wrap("  " + command.details, width: width, indent: "  ").joined(separator: "\n") + "\n"
    }
    return text
  }

  private static func label(_ option: OptionDefinition) -> String {
    (option.letter.map { "-\($0), " } ?? "    ") + option.usage
  }

  private static func sentence(_ option: OptionDefinition) -> String {
    option.details.isEmpty ? option.summary : option.summary + ". " + option.details
  }

  /// Two columns; a label that is too long for its column has a line of its own.
  private static func table(_ rows: [(label: String, text: String)], width: Int) -> String {
    let labelWidth = min(max(8, width / 3), rows.map { DisplayWidth.of($0.label) }.max() ?? 0)
    let indent = String(repeating: " ", count: labelWidth + 4)
    var text = ""
    for row in rows {
      let padding = labelWidth - DisplayWidth.of(row.label)
      let lines = Wrapping.wrap(indent + row.text, width: width, indent: indent)
      if padding < 0 {
        text += "  " + row.label + "\n" + lines.joined(separator: "\n") + "\n"
      } else {
        let first = lines.first.map { String($0.dropFirst(labelWidth + 4)) } ?? ""
        text += "  " + row.label + String(repeating: " ", count: padding) + "  " + first + "\n"
        text += lines.dropFirst().map { $0 + "\n" }.joined()
      }
    }
    return text
  }
}
