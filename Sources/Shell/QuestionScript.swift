import Text

/// A file of questions with what is expected of their answers.
///
///     # who did what
///     :in karabakh/talks
///     who mediated the ceasefire
///       = Russia | the Russians
///       @ karabakh/talks
///       ~ mediated the ceasefire
///     > when
///       = unknown
///
/// A line that begins at the margin is a question, a follow-up (`>`), a command (`:in`, `:forget`) or a comment (`#`);
/// an indented one says what is expected of the question above it. Docs/QuestionFiles.md has the grammar.
package struct QuestionScript: Sendable {
  package struct Entry: Sendable, Equatable {
    package var question: String
    /// From 1.
    package var line: Int
    /// Asked after the question before it, as a follow-up.
    package var isFollowUp = false
    /// The document that `:in` chose, as typed.
    package var scope: String?
    /// Answers that must be given; of each, one of the alternatives.
    package var answers: [[String]] = []
    /// `= unknown`: the documents do not say.
    package var isUnknown = false
    /// The document of a citation.
    package var document: String?
    /// Words of a cited sentence.
    package var words: [String] = []
    /// The numbers of the lines that say what is expected, from 1.
    package var expectationLines: [Int] = []

    /// Whether anything is expected of it.
    package var isChecked: Bool { isUnknown || !answers.isEmpty || document != nil || !words.isEmpty }
  }

  package var path: String
  package private(set) var lines: [String] = []
  package private(set) var entries: [Entry] = []
  package private(set) var diagnostics: [Diagnostic] = []

  /// Reads a script; what is wrong with it is in `diagnostics`, each with its line and column.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { piece in
      String(decoding: piece.last == 13 ? piece.dropLast() : piece, as: UTF8.self)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    var scope: String?
    var hasBreak = true
    for (index, line) in lines.enumerated() {
      let text = PromptSession.trimmed(line[...])
      if text.isEmpty || text.hasPrefix("#") { continue }
      if line.first == " " || line.first == "\t" {
        expect(text, line: index + 1)
      } else if text.hasPrefix(":") {
        command(text, line: index + 1, &scope, &hasBreak)
      } else {
        let isFollowUp = text.hasPrefix(">")
        let question = isFollowUp ? PromptSession.trimmed(text.dropFirst()) : text
        if isFollowUp, hasBreak { complain("there is no question before it to follow up", line: index + 1, column: 1) }
        if question.isEmpty { complain("a question is missing", line: index + 1, column: 1) }
        entries.append(Entry(question: question, line: index + 1, isFollowUp: isFollowUp, scope: scope))
        hasBreak = false
      }
    }
  }

  /// The questions alone, as a list.
  package static func questions(in bytes: [UInt8]) -> [String] {
    QuestionScript(path: "", bytes: bytes).entries.filter { !$0.isFollowUp }.map(\.question)
  }

  /// The script with that expected of an entry instead of what was: the answers, or none for unknown.
  package mutating func replaceExpectations(of updates: [(entry: Int, answers: [String])]) {
    for update in updates.sorted(by: { $0.entry > $1.entry }) where entries.indices.contains(update.entry) {
      let entry = entries[update.entry]
      for line in entry.expectationLines.sorted(by: >) where lines.indices.contains(line - 1) {
        lines.remove(at: line - 1)
      }
      let expected = update.answers.isEmpty ? ["  = unknown"] : update.answers.map { "  = " + $0 }
      lines.insert(contentsOf: expected, at: min(entry.line, lines.count))
    }
  }

  /// The whole text, for writing back.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  private mutating func command(_ text: String, line: Int, _ scope: inout String?, _ hasBreak: inout Bool) {
    let name = text.dropFirst().prefix { !$0.isWhitespace }
    let argument = PromptSession.trimmed(text.dropFirst(1 + name.count))
    switch name {
    case "in": scope = argument.isEmpty ? nil : argument
    case "forget": hasBreak = true
    default: complain("a question file knows :in and :forget, not :\(name)", line: line, column: 2, width: name.count)
    }
  }

  private mutating func expect(_ text: String, line: Int) {
    let column = (lines[line - 1].firstIndex { !$0.isWhitespace }).map {
      lines[line - 1].distance(from: lines[line - 1].startIndex, to: $0) + 1
    }
    guard let last = entries.indices.last else {
      return complain("there is no question above it", line: line, column: column ?? 1)
    }
    let value = PromptSession.trimmed(text.dropFirst())
    if value.isEmpty { return complain("something must stand after ‘\(text)’", line: line, column: column ?? 1) }
    switch text.first {
    case "=" where value == "unknown":
      entries[last].isUnknown = true
      entries[last].expectationLines.append(line)
    case "=":
      let alternatives = value.split(separator: "|").map { PromptSession.trimmed($0) }.filter { !$0.isEmpty }
      entries[last].answers.append(alternatives)
      entries[last].expectationLines.append(line)
    case "@": entries[last].document = value
    case "~": entries[last].words.append(value)
    default:
      complain(
        "an expectation begins with = (answer), @ (document) or ~ (words of the sentence)", line: line,
        column: column ?? 1)
    }
    if entries[last].isUnknown, !entries[last].answers.isEmpty {
      complain("an answer and ‘unknown’ are both expected", line: line, column: column ?? 1, width: text.count)
    }
  }

  private mutating func complain(_ message: String, line: Int, column: Int, width: Int = 1) {
    let source = VisibleText.replacingControls(in: lines[line - 1])
    diagnostics.append(
      Diagnostic(.error, message, path: path, line: line, column: column, width: width, source: source))
  }
}
