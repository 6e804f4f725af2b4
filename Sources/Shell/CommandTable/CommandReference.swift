/// `Docs/Commands.md`, made from the table.
package enum CommandReference {
  package static var markdown: String {
    var text = """
      # Commands and options

      Made from `CommandTable` in `Sources/Shell` by `attest --generate reference`; a test holds the two together. The
      man page and the completions come from the same table: `attest --generate man`, `bash`, `zsh`, `fish`.

      ## The command line

      Options that every command knows:


      """
    text += table(CommandTable.common)
    for command in CommandTable.commands {
      text += "\n### `\(command.usage)`\n\n\(command.summary). \(command.details)\n"
      if !command.options.isEmpty { text += "\n" + table(command.options) }
      if !command.examples.isEmpty {
        text += "\n"
        for example in command.examples { text += "    \(example.line)\n        \(example.effect)\n" }
      }
    }
    text += "\n### Names of documents\n\n\(CommandTable.documentNames) \(CommandTable.documentNamesOrder)\n"
    text += "\n### Exit status\n\n"
    for (status, meaning) in ManPage.statuses { text += "- \(status): \(meaning)\n" }
    text += "\n### Environment\n\n"
    for (name, meaning) in ManPage.variables { text += "- `\(name)`: \(meaning)\n" }
    text += """

      ## At the prompt

      A line is a question, or a command after a colon. Any beginning of a command's name that only it has will do.

      """
    for topic in PromptCommandDefinition.Topic.allCases {
      text += "\n### \(topic.rawValue)\n\n| command | what it does |\n| --- | --- |\n"
      for command in CommandTable.promptCommands where command.topic == topic {
        let details = command.details.isEmpty ? "" : " " + command.details
        text += "| `\(cell(command.usage))` | \(cell(command.summary + "." + details)) |\n"
      }
    }
    text += "\n### Settings\n\n| setting | values | at first |\n| --- | --- | --- |\n"
    for name in Settings.names {
      let choices = Settings.choices(of: name)
      text += "| `\(name)` | \(choices.isEmpty ? "a number" : choices.joined(separator: ", ")) | "
      text += "\(Settings().value(of: name) ?? "") |\n"
    }
    return text
  }

  private static func table(_ options: [OptionDefinition]) -> String {
    var text = "| option | what it does |\n| --- | --- |\n"
    for option in options {
      let letter = option.letter.map { "`-\($0)`, " } ?? ""
      let details = option.details.isEmpty ? "" : " " + option.details
      text += "| \(letter)`\(cell(option.usage))` | \(cell(option.summary + "." + details)) |\n"
    }
    return text
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
