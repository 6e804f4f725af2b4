import Text

/// Reads rule files, a line at a time; every mistake gives one diagnostic, and reading goes on with the next line.
///
/// Takes time linear in the bytes; holds one line and the rules read.
package struct RuleReader {
  /// What the reader waits for.
  private enum State {
    /// The first rule of the file.
    case rule
    /// An example of the last rule, or the next rule.
    case example
    /// After a heading with a mistake, only the next rule: its examples are passed over.
    case nextRule
  }

  /// Longer lines are no rules; the bound keeps a hostile file from costing more than its bytes.
  private static let maximumLineLength = 2000
  /// Nobody reads more; what follows is likely no rule file.
  private static let maximumDiagnostics = 50

  private let vocabulary: RuleVocabulary
  private let path: String
  private var state = State.rule
  private var file = RuleFile()
  /// Whether the rule being read has had a mistake, and is left out.
  private var isUnsound = false
  private var lineOfRule: [String: Int] = [:]

  /// The path is for diagnostics only.
  package init(vocabulary: RuleVocabulary, path: String) {
    self.vocabulary = vocabulary
    self.path = path
  }

  /// The rules of a file's bytes.
  package mutating func read(_ bytes: [UInt8]) -> RuleFile {
    file = RuleFile()
    state = .rule
    isUnsound = false
    lineOfRule = [:]
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var number = 0
    while !rest.isEmpty, file.diagnostics.count < RuleReader.maximumDiagnostics {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = rest[rest.startIndex..<end]
      rest = end < rest.endIndex ? rest[(end + 1)...] : []
      number += 1
      read(line.last == UInt8(ascii: "\r") ? line.dropLast() : line, number)
    }
    closeRule()
    if file.diagnostics.count >= RuleReader.maximumDiagnostics, !rest.isEmpty {
      report(LineMistake("too many mistakes; the rest of the file was not read", at: 0), LinePlace(line: number))
    }
    if file.rules.isEmpty, file.questions.isEmpty, file.synonyms.isEmpty, file.diagnostics.isEmpty {
      file.diagnostics.append(
        Diagnostic(
          .error, "holds no rule", path: path, hint: "a rule begins like: fact found(agent: person, patient)"))
    }
    return file
  }

  private mutating func read(_ line: ArraySlice<UInt8>, _ number: Int) {
    var cursor = LineCursor(line)
    cursor.skipSpaces()
    guard let first = cursor.peek, first != UInt8(ascii: "#") else { return }
    do throws(LineMistake) {
      try RuleReader.check(line)
      try read(&cursor, LinePlace(line: number, source: String(decoding: line, as: UTF8.self)))
    } catch {
      isUnsound = true
      let shown = line.count <= RuleReader.maximumLineLength && !line.contains(0) ? line : []
      report(error, LinePlace(line: number, source: String(decoding: shown, as: UTF8.self)))
    }
  }

  /// Refuses lines that are no text.
  private static func check(_ line: ArraySlice<UInt8>) throws(LineMistake) {
    guard line.count <= maximumLineLength else {
      throw LineMistake("this line has \(line.count) bytes", at: 0, hint: "a rule or an example has at most 2000")
    }
    if let zero = line.firstIndex(of: 0) {
      throw LineMistake("this line holds a NUL byte", at: zero - line.startIndex, hint: "a rule file is plain text")
    }
    guard line.allSatisfy({ $0 < 0x80 }) || String(validating: line, as: UTF8.self) != nil else {
      let bytes = Array(line)
      let broken = bytes.withUnsafeBufferPointer { $0.firstBrokenUTF8 } ?? 0
      throw LineMistake("this is not UTF-8", at: broken, hint: "the file seems to be Latin-1; save it as UTF-8")
    }
  }

  private mutating func read(_ cursor: inout LineCursor, _ place: LinePlace) throws(LineMistake) {
    let start = cursor.offset
    if cursor.takes(word: "fact") {
      closeRule()
      state = .nextRule
      var ahead = cursor
      let rule: Rule
      do throws(LineMistake) {
        rule = try HeadingReader(vocabulary: vocabulary).rule(&cursor, place)
      } catch {
        // What asks for it is then no mistake of its own.
        ahead.skipSpaces()
        file.leftOut.insert(ahead.word())
        throw error
      }
      if let earlier = lineOfRule[rule.name] {
        throw LineMistake(
          "the rule ‘\(rule.name)’ is there already, in line \(earlier)", at: start, width: cursor.offset - start,
          hint: "put its examples below that line")
      }
      lineOfRule[rule.name] = place.line
      file.rules.append(rule)
      state = .example
    } else if cursor.takes(word: "question") {
      closeRule()
      state = .nextRule
      file.questions.append(try HeadingReader(vocabulary: vocabulary).question(&cursor, place))
    } else if cursor.takes(word: "synonyms") {
      closeRule()
      state = .nextRule
      file.synonyms.append(try HeadingReader(vocabulary: vocabulary).synonyms(&cursor))
    } else {
      try readInside(&cursor, place)
    }
  }

  /// A line below a rule's heading.
  private mutating func readInside(_ cursor: inout LineCursor, _ place: LinePlace) throws(LineMistake) {
    let start = cursor.offset
    guard state == .example, let rule = file.rules.last else {
      var ahead = cursor
      let near = Suggestion.nearest(to: ahead.word(), among: ["fact", "question", "synonyms"])
      if state == .nextRule, isUnsound, near == nil { return }
      state = .nextRule
      throw LineMistake(
        "expected a rule", at: start, width: max(1, cursor.remaining),
        hint: near.map { "did you mean ‘\($0)’?" }
          ?? "like: fact found(agent: person, patient); its examples stand below it")
    }
    let isCounterExample = cursor.takes(word: "not")
    cursor.skipSpaces()
    if !isCounterExample, cursor.takes(word: "when") {
      let condition = try ConditionReader(vocabulary: vocabulary, rule: rule).read(&cursor, place)
      file.rules[file.rules.count - 1].conditions.append(condition)
      return
    }
    guard cursor.peek == UInt8(ascii: "\"") else {
      let word = cursor.word()
      let near = Suggestion.nearest(to: word, among: ["fact", "question", "synonyms", "when", "not"])
      throw LineMistake(
        "expected an example in quotation marks", at: start, width: max(1, word.utf8.count + cursor.remaining),
        hint: near.map { "did you mean ‘\($0)’?" } ?? "like: \"[agent: Ada] founded [patient: Kiwi Air]\"")
    }
    let opening = cursor.offset
    let reader = TemplateReader(
      slots: rule.slots.map(\.name), owner: "the rule ‘\(rule.name)’", isQuestion: false)
    let template = try reader.read(&cursor)
    let end = cursor.offset
    try RuleReader.expectEnd(&cursor, "the example")
    guard isCounterExample || !template.slotNames.isEmpty else {
      throw LineMistake(
        "this example has no slot", at: opening, width: end - opening,
        hint: "mark one, like: [\(rule.slots.first?.name ?? "agent"): some words]")
    }
    var mark = place
    mark.column = RuleReader.characters(place.source, opening) + 1
    mark.width = RuleReader.characters(place.source, end) - mark.column + 1
    file.rules[file.rules.count - 1].examples.append(
      Rule.Example(template: template, isCounterExample: isCounterExample, place: mark))
  }

  /// A rule with a mistake is left out; one without an example says nothing.
  private mutating func closeRule() {
    defer { isUnsound = false }
    guard state == .example, let last = file.rules.last else { return }
    if isUnsound {
      file.leftOut.insert(last.name)
      file.rules.removeLast()
    } else if last.conditions.isEmpty, !last.examples.contains(where: { !$0.isCounterExample }) {
      file.leftOut.insert(last.name)
      file.rules.removeLast()
      report(
        LineMistake(
          "the rule ‘\(last.name)’ has no example", at: 0, width: last.place.source.utf8.count,
          hint: "write one below it, in quotation marks"), last.place)
    }
  }

  /// Nothing but a comment may follow.
  static func expectEnd(_ cursor: inout LineCursor, _ what: String) throws(LineMistake) {
    cursor.skipSpaces()
    guard cursor.isAtEnd || cursor.peek == UInt8(ascii: "#") else {
      throw LineMistake("expected nothing after \(what)", at: cursor.offset, width: cursor.remaining)
    }
  }

  /// The nearest of the known words, else all of them.
  static func hint(_ typed: String, _ known: [String]) -> String {
    if let nearest = Suggestion.nearest(to: typed, among: known) { return "did you mean ‘\(nearest)’?" }
    return known.isEmpty ? "" : "one of " + known.joined(separator: ", ")
  }

  /// How many characters the first bytes of a line are.
  static func characters(_ line: String, _ bytes: Int) -> Int {
    String(decoding: line.utf8.prefix(bytes), as: UTF8.self).count
  }

  private mutating func report(_ mistake: LineMistake, _ place: LinePlace) {
    let before = RuleReader.characters(place.source, mistake.offset)
    let width = RuleReader.characters(place.source, mistake.offset + mistake.width) - before
    file.diagnostics.append(
      Diagnostic(
        .error, mistake.message, path: path, line: place.line,
        column: place.source.isEmpty ? mistake.offset + 1 : before + 1, width: max(1, width), source: place.source,
        hint: mistake.hint))
  }
}
