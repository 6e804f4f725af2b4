/// `man attest`, made from the table.
package enum ManPage {
  package static var text: String {
    var page = ".TH ATTEST 1 \"\" \"attest \(Version.current)\" \"User Commands\"\n"
    page += ".SH NAME\nattest \\- answer questions from documents, with the sentences that say so\n.SH SYNOPSIS\n"
    for command in CommandTable.commands {
      page += ".br\n.B attest" + (command.name.isEmpty ? "" : " " + command.name) + "\n[\\fIOPTION\\fR...]"
      page += command.operands.isEmpty ? "\n" : " " + escaped(command.operands) + "\n"
    }
    page += ".SH DESCRIPTION\n" + escaped(CommandTable.prompt.details) + "\n"
    page += ".SH OPTIONS OF EVERY COMMAND\n" + CommandTable.common.map(option).joined()
    page += ".SH COMMANDS\n"
    for command in CommandTable.commands {
      page += ".SS \"" + escaped(("attest " + command.name).trimmedEnd + " " + command.operands) + "\"\n"
      page += escaped(command.name.isEmpty ? command.summary + "." : command.details) + "\n"
      page += command.options.map(option).joined()
      for example in command.examples {
        page += ".PP\n.RS\n.B " + escaped(example.line) + "\n.br\n" + escaped(example.effect) + "\n.RE\n"
      }
    }
    page += ".SH AT THE PROMPT\n"
    for topic in PromptCommandDefinition.Topic.allCases {
      page += ".SS " + topic.rawValue + "\n"
      for command in CommandTable.promptCommands where command.topic == topic {
        page += ".TP\n.B " + escaped(command.usage) + "\n" + escaped(sentence(command.summary, command.details)) + "\n"
      }
    }
    page += ".SH EXIT STATUS\n"
    for (status, meaning) in statuses { page += ".TP\n.B \(status)\n\(escaped(meaning))\n" }
    page += ".SH ENVIRONMENT\n"
    for (name, meaning) in variables { page += ".TP\n.B \(name)\n\(escaped(meaning))\n" }
    page += ".SH FILES\n.TP\n.I ~/.local/state/attest/history\nThe lines typed at the prompt.\n"
    page += ".TP\n.I ~/.config/attest/config\nSettings, a name and a value on each line, as :set takes them.\n"
    page += ".TP\n.I ~/.editrc\nKeys of the line editor; see\n.BR editrc (5).\n"
    return page
  }

  package static let statuses = [
    (0, "Every question was answered; the file is sound."),
    (1, "The documents do not say, for at least one question; a file is not sound."),
    (2, "Wrong usage, or input that cannot be read."),
  ]

  package static let variables = [
    ("NO_COLOR", "Where it is set, nothing is coloured unless --color always asks for it."),
    (
      "ATTEST_NAME",
      "The setting NAME that a session begins with: ATTEST_MODE, ATTEST_WIDTH. Stronger than the configuration."
    ),
    ("XDG_CONFIG_HOME", "Where the configuration is read from, by default ~/.config."),
    ("XDG_STATE_HOME", "Where the history is kept, by default ~/.local/state."),
    ("PAGER", "What shows output that is longer than the screen, by default less; empty, none."),
    ("VISUAL, EDITOR", "What :edit opens a document with, by default vi."),
  ]

  private static func option(_ option: OptionDefinition) -> String {
    let letter = option.letter.map { "\\-\($0), " } ?? ""
    return ".TP\n.B " + letter + escaped(option.usage) + "\n" + escaped(sentence(option.summary, option.details)) + "\n"
  }

  private static func sentence(_ summary: String, _ details: String) -> String {
    summary + "." + (details.isEmpty ? "" : " " + details)
  }

  /// Backslashes and hyphens as troff wants them, and no line that begins with a full stop or a quote.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}

extension String {
  fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
