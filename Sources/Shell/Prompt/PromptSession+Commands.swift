import Glibc
import Text

/// The commands of the prompt that steer the session.
extension PromptSession {
  /// Carries out what was typed after a colon.
  func runCommand(_ typed: Substring) -> Outcome {
    let name = String(typed.prefix { !$0.isWhitespace })
    let argument = Self.trimmed(typed.dropFirst(name.count))
    switch CommandTable.promptCommand(typed: name) {
    case .found(let definition):
      if argument.isEmpty, !definition.argument.isEmpty, !definition.argument.hasPrefix("[") {
        fail("usage: \(definition.usage)")
        return .goesOn
      }
      if !argument.isEmpty, definition.argument.isEmpty {
        fail(":\(definition.command.rawValue) takes nothing after it")
        return .goesOn
      }
      return run(definition.command, argument)
    case .ambiguous(let names):
      fail(":\(name) can be " + names.map { ":" + $0 }.joined(separator: ", "))
    case .unknown where name.isEmpty: fail("a command's name stands after the colon; :help lists them")
    case .unknown(let nearest):
      fail("there is no command :\(name); " + (nearest.map { "did you mean :\($0)?" } ?? ":help lists them"))
    }
    return .goesOn
  }

  static func trimmed(_ text: Substring) -> String {
    var rest = text.drop { $0.isWhitespace }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  private func run(_ command: PromptCommand, _ argument: String) -> Outcome {
    switch command {
    case .quit: return .ends
    case .help: help(argument)
    case .load: load(argument)
    case .tour: takeTour(argument)
    case .unload: unload(argument)
    case .watch: watch(argument)
    case .documents: listDocuments(argument)
    case .in: choose(argument)
    case .forget: forget(argument)
    case .explain: explain()
    case .open: open(argument)
    case .edit: edit(argument)
    case .examples: listExamples()
    case .facts: listFacts(argument)
    case .parse: parse(argument)
    case .rules: listRules(argument)
    case .rule: showRule(argument)
    case .teach: teach(argument)
    case .save: saveRules(argument)
    case .reload: reloadRules()
    case .mode: setMode(argument)
    case .timing: setTiming(argument)
    case .set: set(argument)
    case .show: show()
    case .output: redirect(argument)
    case .history: listHistory(argument)
    case .source: return source(argument)
    }
    return .goesOn
  }

  private func help(_ argument: String) {
    let width = wrapWidth ?? 80
    let name = argument.hasPrefix(":") ? String(argument.dropFirst()) : argument
    guard !name.isEmpty else { return page(HelpText.promptHelp(width: width)) }
    if let topic = PromptCommandDefinition.Topic.allCases.first(where: { $0.word == name.lowercased() }) {
      return page(HelpText.help(for: topic, width: width))
    }
    switch CommandTable.promptCommand(typed: name) {
    case .found(let definition): page(HelpText.help(for: definition, width: width))
    case .ambiguous(let names): fail(":\(name) can be " + names.map { ":" + $0 }.joined(separator: ", "))
    case .unknown(let nearest):
      fail("there is no command :\(name); " + (nearest.map { "did you mean :\($0)?" } ?? ":help lists them"))
    }
  }

  /// A path with `~` at its beginning and quotes around it as a shell would take them.
  func expanded(_ typed: String) -> String {
    var path = typed
    for quote in ["'", "\""] where path.count > 1 && path.hasPrefix(quote) && path.hasSuffix(quote) {
      path = String(path.dropFirst().dropLast())
    }
    if path == "~" || path.hasPrefix("~/"), let home = environmentVariable("HOME") { path = home + path.dropFirst() }
    return path
  }

  private func setMode(_ argument: String) {
    if argument.isEmpty {
      terminal.writeLine("mode is \(settings.mode.rawValue)")
    } else {
      change("mode", to: argument)
    }
  }

  private func setTiming(_ argument: String) {
    change("timing", to: argument.isEmpty ? (settings.timing ? "off" : "on") : argument)
    if argument.isEmpty { terminal.writeLine("timing is \(settings.timing ? "on" : "off")") }
  }

  private func set(_ argument: String) {
    let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return fail("usage: :set NAME VALUE; :show lists the settings") }
    change(words[0], to: Self.trimmed(words[1][...]))
  }

  private func change(_ name: String, to value: String) {
    do throws(Diagnostic) {
      try settings.set(name, to: value)
    } catch {
      fail(error.message)
    }
  }

  private func show() {
    for name in Settings.names {
      let padding = String(repeating: " ", count: max(1, 12 - name.count))
      terminal.writeLine("  " + name + padding + (settings.value(of: name) ?? ""))
    }
    if let scope { terminal.writeLine("  in          " + VisibleText.replacingControls(in: scope)) }
    if let file { terminal.writeLine("  output      " + VisibleText.replacingControls(in: file.path)) }
  }

  private func listHistory(_ argument: String) {
    let lines = historyFile.map { $0.lines() } ?? typed
    let found = argument.isEmpty ? lines : lines.filter { $0.lowercased().contains(argument.lowercased()) }
    page(found.map { VisibleText.replacingControls(in: $0) + "\n" }.joined())
  }

  private func source(_ argument: String) -> Outcome {
    func refuse(_ message: String) -> Outcome {
      fail(message)
      return .goesOn
    }
    let path = expanded(argument)
    // Enough for files that read each other on purpose, and an end for one that reads itself.
    guard sources.count < 8 else { return refuse("files read each other without an end") }
    guard !Folder.isDevice(path) else { return refuse("\(path): is no file of text") }
    let bytes: [UInt8]
    do throws(Diagnostic) {
      bytes = try FileBytes.read(path)
    } catch {
      return refuse("\(error.path): \(error.message)")
    }
    guard !bytes.prefix(8192).contains(where: { $0 < 0x20 && ![9, 10, 12, 13, 27].contains($0) }) else {
      return refuse("\(path): is a binary file")
    }
    sources.append((path, 0))
    defer { sources.removeLast() }
    for piece in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      sources[sources.count - 1].line += 1
      if run(String(decoding: piece.last == 13 ? piece.dropLast() : piece, as: UTF8.self)) == .ends { return .ends }
      if signals?.interrupted(within: 0) == true { isInterrupted = true }
      if isInterrupted { return refuse("given up") }
    }
    return .goesOn
  }
}
