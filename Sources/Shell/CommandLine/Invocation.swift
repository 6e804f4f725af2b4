import Text

/// A command line read against the table: the command, its options as they were typed, its operands.
package struct Invocation: Sendable {
  package var command: CommandDefinition
  package var operands: [String] = []
  /// By the option's name, in the order given; a switch has an empty string.
  private var given: [String: [String]] = [:]

  /// Reads the arguments after the program's name. Throws a `Diagnostic` of one line that says what to type instead.
  package init(arguments: [String]) throws(Diagnostic) {
    var rest = arguments[...]
    if let first = rest.first, !first.isEmpty, let named = CommandTable.command(named: first) {
      command = named
      rest = rest.dropFirst()
    } else {
      command = CommandTable.prompt
    }
    var onlyOperands = false
    while let argument = rest.popFirst() {
      if onlyOperands || argument == "-" || !argument.hasPrefix("-") {
        operands.append(argument)
      } else if argument == "--" {
        onlyOperands = true
      } else if argument.hasPrefix("--") {
        try readLong(argument, &rest)
      } else {
        try readShort(argument, &rest)
      }
    }
    guard !has("help"), !has("version") else { return }
    let name = command.name.isEmpty ? "attest" : "attest " + command.name
    if operands.count < command.minimumOperands {
      throw Diagnostic(.error, "\(name) needs \(command.operands)", hint: "usage: " + command.usage)
    }
    if let most = command.maximumOperands, operands.count > most {
      throw Diagnostic(.error, "\(name) does not take ‘\(operands[most])’")
    }
  }

  /// Whether the option was given.
  package func has(_ option: String) -> Bool { given[option] != nil }
  /// Its argument, the last one where it was given again; nil where it was not.
  package func value(_ option: String) -> String? { given[option]?.last }
  /// All its arguments, in order.
  package func values(_ option: String) -> [String] { given[option] ?? [] }

  private mutating func readLong(_ argument: String, _ rest: inout ArraySlice<String>) throws(Diagnostic) {
    let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    let options = command.allOptions
    guard let option = options.first(where: { $0.name == name }) else {
      throw unknown("--" + name, among: options.map { "--" + $0.name })
    }
    if option.argument == nil {
      guard parts.count == 1 else { throw Diagnostic(.error, "--\(name) takes no argument") }
      given[name, default: []].append("")
    } else if parts.count == 2 {
      try set(option, to: String(parts[1]))
    } else {
      try set(option, to: rest.popFirst())
    }
  }

  /// `-c PATH`, `-cPATH`, and switches run together.
  private mutating func readShort(_ argument: String, _ rest: inout ArraySlice<String>) throws(Diagnostic) {
    var letters = argument.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = command.allOptions.first(where: { $0.letter == letter }) else {
        throw unknown("-\(letter)", among: [])
      }
      if option.argument == nil {
        given[option.name, default: []].append("")
      } else {
        try set(option, to: letters.isEmpty ? rest.popFirst() : String(letters))
        return
      }
    }
  }

  private mutating func set(_ option: OptionDefinition, to value: String?) throws(Diagnostic) {
    guard let value, let argument = option.argument else {
      throw Diagnostic(.error, "--\(option.name) needs \(option.argument ?? "an argument")")
    }
    if !option.choices.isEmpty, !option.choices.contains(value) {
      let near = Suggestion.nearest(to: value, among: option.choices)
      throw Diagnostic(
        .error,
        "--\(option.name) takes \(option.choices.joined(separator: ", ")), not ‘\(value)’"
          + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    if !option.repeats, given[option.name] != nil {
      throw Diagnostic(.error, "--\(option.name) \(argument) was given twice")
    }
    given[option.name, default: []].append(value)
  }

  private func unknown(_ typed: String, among known: [String]) -> Diagnostic {
    let near = Suggestion.nearest(to: typed, among: known)
    let help = command.name.isEmpty ? "attest --help" : "attest \(command.name) --help"
    return Diagnostic(
      .error, "unknown option \(typed); " + (near.map { "did you mean \($0)?" } ?? "see ‘\(help)’"))
  }
}
