import Text

/// Reads rule files, a line at a time; every mistake gives one diagnostic, and reading goes on with the next rule.
///
/// Takes time linear in the bytes; holds one line and the rules read.
package struct RuleReader {
  /// What the reader waits for; the sentence is also its diagnostic.
  private enum State: String {
    case rule = "expected a rule, like: fact found(agent: person, patient)"
    case example = "expected an example in quotation marks, like: \"[agent: Ada] founded [patient: Kiwi Air]\""
    /// After a rule with a mistake: its examples are passed over.
    case nextRule = "expected the next rule"
  }

  /// Longer lines are no rules; the bound keeps a hostile file from costing more than its bytes.
  private static let maximumLineLength = 2000
  /// The roles that a slot can be, by name.
  private let roles: Set<String>
  private let path: String
  private var state = State.rule
  private var file = RuleFile()

  /// `roles` are the names that slots may have; the path is for diagnostics only.
  package init(roles: Set<String>, path: String) {
    self.roles = roles
    self.path = path
  }

  package mutating func read(_ bytes: [UInt8]) -> RuleFile {
    file = RuleFile()
    state = .rule
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard line.count <= RuleReader.maximumLineLength else {
        report("this line has \(line.count) bytes", number, 1, 1, "", "a rule or an example has at most 2000")
        continue
      }
      let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard let source = String(validating: text, as: UTF8.self) else {
        report("this line is not UTF-8", number, 1, 1, "", "save the file as UTF-8")
        continue
      }
      read(source, number)
    }
    closeRule()
    return file
  }

  private mutating func read(_ source: String, _ number: Int) {
    var cursor = Cursor(source)
    cursor.skipSpaces()
    if cursor.isAtEnd || cursor.peek == "#" { return }
    let start = cursor.column
    if cursor.takes("fact ") {
      closeRule()
      readHeading(&cursor, number, source)
      return
    }
    switch state {
    case .nextRule: return
    case .rule:
      report(State.rule.rawValue, number, start, cursor.remaining, source, "examples stand below a rule's first line")
    case .example:
      let isCounterExample = cursor.takes("not ")
      cursor.skipSpaces()
      guard cursor.peek == "\"" else {
        report(State.example.rawValue, number, cursor.column, max(1, cursor.remaining), source, "")
        return
      }
      readExample(&cursor, number, source, isCounterExample)
    }
  }

  /// A rule without an example says nothing.
  private mutating func closeRule() {
    guard state == .example, let last = file.rules.last, !last.examples.contains(where: { !$0.isCounterExample }) else {
      return
    }
    file.rules.removeLast()
    report("the rule ‘\(last.name)’ has no example", last.line, 1, 1, "", "write one below it, in quotation marks")
  }

  private mutating func readHeading(_ cursor: inout Cursor, _ number: Int, _ source: String) {
    state = .nextRule
    cursor.skipSpaces()
    let name = cursor.word()
    guard !name.isEmpty else {
      report(
        "expected the name of what the rule derives", number, cursor.column, 1, source,
        "like: fact found(agent, patient)")
      return
    }
    guard cursor.takes("(") else {
      report("expected ‘(’ and the slots", number, cursor.column, 1, source, "like: fact \(name)(agent, patient)")
      return
    }
    var slots: [Rule.Slot] = []
    repeat {
      cursor.skipSpaces()
      let column = cursor.column
      let slot = cursor.word()
      guard roles.contains(slot) else {
        report(
          "‘\(slot)’ is no role", number, column, max(1, slot.count), source,
          RuleReader.hint(slot, roles.sorted()))
        return
      }
      if slots.contains(where: { $0.name == slot }) {
        report("two slots are named ‘\(slot)’", number, column, slot.count, source, "each role may be filled once")
        return
      }
      var type = SlotType.any
      cursor.skipSpaces()
      if cursor.takes(":") {
        cursor.skipSpaces()
        let column = cursor.column
        let written = cursor.word()
        guard let known = SlotType(rawValue: written) else {
          report(
            "‘\(written)’ is no type", number, column, max(1, written.count), source,
            RuleReader.hint(written, SlotType.allCases.map(\.rawValue)))
          return
        }
        type = known
      }
      slots.append(Rule.Slot(name: slot, type: type))
      cursor.skipSpaces()
    } while cursor.takes(",")
    guard cursor.takes(")") else {
      report("expected ‘,’ or ‘)’ after a slot", number, cursor.column, 1, source, "")
      return
    }
    cursor.skipSpaces()
    guard cursor.isAtEnd else {
      report(
        "expected nothing more on this line", number, cursor.column, cursor.remaining, source,
        "examples stand on lines of their own")
      return
    }
    state = .example
    file.rules.append(Rule(name: name, slots: slots, examples: [], line: number))
  }

  private mutating func readExample(
    _ cursor: inout Cursor, _ number: Int, _ source: String, _ isCounterExample: Bool
  ) {
    guard let rule = file.rules.last else { return }
    let column = cursor.column
    _ = cursor.takes("\"")
    var sentence = ""
    var slots: [(name: String, range: Range<Int>)] = []
    while let next = cursor.peek, next != "\"" {
      guard next == "[" else {
        sentence.append(cursor.take())
        continue
      }
      let opening = cursor.column
      _ = cursor.take()
      let name = cursor.word()
      guard rule.slots.contains(where: { $0.name == name }) else {
        report(
          "the rule ‘\(rule.name)’ has no slot ‘\(name)’", number, opening + 1, max(1, name.count), source,
          RuleReader.hint(name, rule.slots.map(\.name)))
        return
      }
      if slots.contains(where: { $0.name == name }) {
        report("the slot ‘\(name)’ is filled twice", number, opening, 1, source, "")
        return
      }
      guard cursor.takes(":") else {
        report("expected ‘:’ after the slot's name", number, cursor.column, 1, source, "like: [\(name): some words]")
        return
      }
      cursor.skipSpaces()
      let start = sentence.utf8.count
      while let inner = cursor.peek, inner != "]", inner != "[", inner != "\"" { sentence.append(cursor.take()) }
      guard cursor.takes("]") else {
        report("this slot is not closed", number, opening, max(1, cursor.column - opening), source, "close it with ‘]’")
        return
      }
      guard sentence.utf8.count > start else {
        report(
          "this slot holds no words", number, opening, max(1, cursor.column - opening), source,
          "an example needs words that could fill it")
        return
      }
      slots.append((name, start..<sentence.utf8.count))
    }
    guard cursor.takes("\"") else {
      report("this example is not closed", number, column, 1, source, "close it with a quotation mark")
      return
    }
    cursor.skipSpaces()
    guard cursor.isAtEnd || cursor.peek == "#" else {
      report("expected nothing after the example", number, cursor.column, cursor.remaining, source, "")
      return
    }
    guard isCounterExample || !slots.isEmpty else {
      report(
        "this example has no slot", number, column, 1, source, "mark one, like: [\(rule.slots[0].name): some words]")
      return
    }
    file.rules[file.rules.count - 1].examples.append(
      Rule.Example(
        sentence: sentence, slots: slots, isCounterExample: isCounterExample, line: number, column: column,
        source: source))
  }

  /// The nearest of the known words, else all of them.
  private static func hint(_ typed: String, _ known: [String]) -> String {
    if let nearest = Suggestion.nearest(to: typed, among: known) { return "did you mean ‘\(nearest)’?" }
    return "one of " + known.joined(separator: ", ")
  }

  private mutating func report(
    _ message: String, _ line: Int, _ column: Int, _ width: Int, _ source: String, _ hint: String
  ) {
    file.diagnostics.append(
      Diagnostic(.error, message, path: path, line: line, column: column, width: width, source: source, hint: hint))
  }
}

/// A place in a line, read character by character.
private struct Cursor {
  private let characters: [Character]
  private var position = 0

  init(_ line: String) { characters = Array(line) }

  var isAtEnd: Bool { position >= characters.count }
  var peek: Character? { position < characters.count ? characters[position] : nil }
  /// From 1.
  var column: Int { position + 1 }
  var remaining: Int { max(1, characters.count - position) }

  mutating func take() -> Character {
    defer { position += 1 }
    return characters[position]
  }

  mutating func skipSpaces() { while peek == " " || peek == "\t" { position += 1 } }

  /// Goes past `text` where it comes next.
  mutating func takes(_ text: String) -> Bool {
    let wanted = Array(text)
    guard characters[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  /// Letters, digits, `-` and `_`; empty where none come next.
  mutating func word() -> String {
    let start = position
    while let next = peek, next.isLetter || next.isNumber || next == "_" || next == "-" { position += 1 }
    return String(characters[start..<position])
  }
}
