/// Completions of the command line for bash, zsh and fish, made from the table.
package enum ShellCompletions {
  package static var bash: String {
    var text = """
      _attest() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}"
        COMPREPLY=()

      """
    text += "  case \"$previous\" in\n"
    for option in allOptions where !option.choices.isEmpty && option.name != "format" {
      text +=
        "    --\(option.name)) COMPREPLY=($(compgen -W \"\(option.choices.joined(separator: " "))\" -- \"$current\")); return ;;\n"
    }
    text += "  esac\n  case \"$command\" in\n"
    for command in named {
      text += "    \(command.name))\n"
      if let format = command.options.first(where: { $0.name == "format" }) {
        let choices = format.choices.joined(separator: " ")
        text +=
          "      [[ $previous == --format || $previous == -f ]] && { COMPREPLY=($(compgen -W \"\(choices)\" -- \"$current\")); return; }\n"
      }
      text +=
        "      [[ $current == -* ]] && { COMPREPLY=($(compgen -W \"\(words(command))\" -- \"$current\")); return; }\n"
      if !command.firstOperands.isEmpty {
        let words = command.firstOperands.joined(separator: " ")
        text +=
          "      [[ $COMP_CWORD == 2 ]] && { COMPREPLY=($(compgen -W \"\(words)\" -- \"$current\")); return; }\n"
      }
      text += "      ;;\n"
    }
    text +=
      "    *)\n      [[ $current == -* ]] && { COMPREPLY=($(compgen -W \"\(words(CommandTable.prompt))\" -- \"$current\")); return; }\n"
    text +=
      "      [[ $COMP_CWORD == 1 ]] && COMPREPLY=($(compgen -W \"\(named.map(\.name).joined(separator: " "))\" -- \"$current\"))\n      ;;\n  esac\n"
    text += "  COMPREPLY+=($(compgen -f -- \"$current\"))\n}\ncomplete -o filenames -F _attest attest\n"
    return text
  }

  package static var zsh: String {
    var text = "#compdef attest\n_attest() {\n  local -a commands=(\n"
    for command in named { text += "    \(quoted(command.name + ":" + command.summary))\n" }
    text += "  )\n  case ${words[2]} in\n"
    for command in named {
      let first = command.firstOperands.joined(separator: " ")
      let operands = (first.isEmpty ? "" : "'2:word:(\(first))' ") + "'*:file:_files'"
      text +=
        "    \(command.name))\n      _arguments \(command.allOptions.map(zshOption).joined(separator: " ")) \(operands)\n      ;;\n"
    }
    text += "    *)\n      (( CURRENT == 2 )) && _describe command commands\n"
    text +=
      "      _arguments \(CommandTable.prompt.allOptions.map(zshOption).joined(separator: " ")) '*:file:_files'\n      ;;\n"
    return text + "  esac\n}\n_attest \"$@\"\n"
  }

  package static var fish: String {
    let names = named.map(\.name).joined(separator: " ")
    var text = ""
    for command in named {
      text +=
        "complete -c attest -n 'not __fish_seen_subcommand_from \(names)' -a \(command.name) -d \(quoted(command.summary))\n"
    }
    for option in CommandTable.common { text += fishLine(option, condition: nil) }
    for option in CommandTable.prompt.options {
      text += fishLine(option, condition: "not __fish_seen_subcommand_from \(names)")
    }
    for command in named {
      if !command.firstOperands.isEmpty {
        let words = command.firstOperands.joined(separator: " ")
        text += "complete -c attest -n '__fish_seen_subcommand_from \(command.name)' -a '\(words)'\n"
      }
      for option in command.options {
        text += fishLine(option, condition: "__fish_seen_subcommand_from \(command.name)")
      }
    }
    return text
  }

  private static let named = CommandTable.commands.filter { !$0.name.isEmpty }
  private static let allOptions = CommandTable.common + CommandTable.commands.flatMap(\.options)

  private static func words(_ command: CommandDefinition) -> String {
    command.allOptions.map { "--" + $0.name }.joined(separator: " ")
  }

  private static func zshOption(_ option: OptionDefinition) -> String {
    var text = (option.repeats ? "*" : "") + "--" + option.name + (option.argument == nil ? "" : "=")
    text += "[" + option.summary.filter { $0 != "[" && $0 != "]" } + "]"
    if let argument = option.argument {
      text += ":\(argument):" + (option.choices.isEmpty ? "_files" : "(" + option.choices.joined(separator: " ") + ")")
    }
    return quoted(text)
  }

  private static func fishLine(_ option: OptionDefinition, condition: String?) -> String {
    var text = "complete -c attest"
    if let condition { text += " -n '\(condition)'" }
    text += " -l " + option.name
    if let letter = option.letter { text += " -s \(letter)" }
    if option.argument != nil { text += " -r" }
    if !option.choices.isEmpty { text += " -f -a '\(option.choices.joined(separator: " "))'" }
    return text + " -d " + quoted(option.summary) + "\n"
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
