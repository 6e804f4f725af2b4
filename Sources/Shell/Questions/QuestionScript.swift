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
  /// A question of the script, with what is expected of its reply.
  package struct Entry: Sendable, Equatable {
    package var question: String
    /// From 1.
    package var line: Int
    /// Asked after the question before it, as a follow-up.
    package var isFollowUp = false
    /// The document that `:in` chose, as typed.
    package var scope: String?
    /// The id of that document; nil until `resolve` has found it.
    package var scopeID: String?
    /// Answers that must be given; of each, one of the alternatives.
    package var answers: [[String]] = []
    /// `= unknown`: the documents do not say.
    package var isUnknown = false
    /// The document of a citation, as typed.
    package var document: String?
    /// The id of that document; nil until `resolve` has found it.
    package var documentID: String?
    /// Words of a cited sentence.
    package var words: [String] = []
    /// The numbers of the lines with `=`, from 1.
    package var answerLines: [Int] = []
    /// The number of the line with `@`; 0 where there is none.
    package var documentLine = 0
    /// The numbers of the lines with `~`, as `words` has them.
    package var wordLines: [Int] = []
    /// The number of the line with the `:in` that chose `scope`.
    package var scopeLine = 0

    /// Whether anything is expected of it.
    package var isChecked: Bool { isUnknown || !answers.isEmpty || document != nil || !words.isEmpty }
  }

  package var path: String
  package private(set) var lines: [String] = []
  package private(set) var entries: [Entry] = []
  package private(set) var diagnostics: [Diagnostic] = []
  /// The file's own, for writing it back.
  private let lineEnd: String
  /// The mark that some editors put before a text; empty where there is none.
  private let byteOrderMark: String

  /// Reads a script; what is wrong with it is in `diagnostics`, each with its line and column.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    lineEnd = bytes.firstRange(of: [13, 10]) == nil ? "\n" : "\r\n"
    if let broken = bytes.withUnsafeBufferPointer({ $0.firstBrokenUTF8 }) {
      let (line, column) = TextPosition.lineAndColumn(of: broken, in: bytes)
      diagnostics.append(Diagnostic(.error, "is not UTF-8 here", path: path, line: line, column: column))
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    byteOrderMark = hasMark ? "\u{FEFF}" : ""
    lines = bytes[(hasMark ? 3 : 0)...].split(separator: 10, omittingEmptySubsequences: false).map { piece in
      String(decoding: piece.last == 13 ? piece.dropLast() : piece, as: UTF8.self)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    var scope: (document: String?, line: Int) = (nil, 0)
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
        entries.append(
          Entry(
            question: question, line: index + 1, isFollowUp: isFollowUp, scope: scope.document, scopeLine: scope.line))
        hasBreak = false
      }
    }
  }

  /// Rewrites what is expected of an entry; all other lines, comments among them, stay as they are.
  ///
  /// Entries must be corrected from the last to the first, for lines below move.
  package mutating func apply(_ correction: Correction) {
    guard entries.indices.contains(correction.entry) else { return }
    let entry = entries[correction.entry]
    var replaced: [Int: [String]] = [:]
    func replace(_ old: [Int], with new: [String]) {
      let indent =
        old.first.flatMap { number in lines.indices.contains(number - 1) ? lines[number - 1] : nil }
        .map { String($0.prefix { $0.isWhitespace }) } ?? "  "
      for line in old { replaced[line] = [] }
      replaced[old.first ?? entry.line] = (old.isEmpty ? [lines[entry.line - 1]] : []) + new.map { indent + $0 }
    }
    if let answers = correction.answers {
      replace(entry.answerLines, with: answers.isEmpty ? ["= unknown"] : answers.map { "= " + $0 })
    }
    if let document = correction.document, entry.documentLine > 0 {
      replace([entry.documentLine], with: document.isEmpty ? [] : ["@ " + document])
    }
    for (line, words) in zip(entry.wordLines, entry.words) {
      if let sentence = correction.words[words] { replace([line], with: sentence.isEmpty ? [] : ["~ " + sentence]) }
    }
    lines = lines.enumerated().flatMap { replaced[$0 + 1] ?? [$1] }
  }

  /// What an update changes about an entry; nil and absent for what stays.
  package struct Correction: Sendable, Equatable {
    package var entry: Int
    /// None for unknown.
    package var answers: [String]?
    /// Empty for no document.
    package var document: String?
    /// By the words expected: the sentence to write in their place, empty for none.
    package var words: [String: String] = [:]

    package init(entry: Int, answers: [String]? = nil, document: String? = nil, words: [String: String] = [:]) {
      self.entry = entry
      self.answers = answers
      self.document = document
      self.words = words
    }
  }

  /// Finds the documents that the script names; what is said of those that are not there, each line once.
  package mutating func resolve(_ names: DocumentNames) -> [Diagnostic] {
    var lines: Set<Int> = []
    var diagnostics: [Diagnostic] = []
    func id(of name: String?, line: Int) -> String? {
      guard let name else { return nil }
      do throws(Diagnostic) {
        return try names.id(of: name)
      } catch {
        if lines.insert(line).inserted { diagnostics.append(diagnostic(error.message, line: line, at: name)) }
        return nil
      }
    }
    for number in entries.indices {
      entries[number].scopeID = id(of: entries[number].scope, line: entries[number].scopeLine)
      entries[number].documentID = id(of: entries[number].document, line: entries[number].documentLine)
    }
    return diagnostics
  }

  /// The whole text, for writing back.
  package var text: String { byteOrderMark + lines.map { $0 + lineEnd }.joined() }

  private mutating func command(
    _ text: String, line: Int, _ scope: inout (document: String?, line: Int), _ hasBreak: inout Bool
  ) {
    let name = text.dropFirst().prefix { !$0.isWhitespace }
    let argument = PromptSession.trimmed(text.dropFirst(1 + name.count))
    switch name {
    case "in": scope = (argument.isEmpty ? nil : argument, line)
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
      entries[last].answerLines.append(line)
    case "=":
      let alternatives = value.split(separator: "|").map { PromptSession.trimmed($0) }.filter { !$0.isEmpty }
      entries[last].answers.append(alternatives)
      entries[last].answerLines.append(line)
    case "@":
      if entries[last].documentLine > 0 {
        complain("one document is expected already", line: line, column: column ?? 1, width: text.count)
      }
      entries[last].document = value
      entries[last].documentLine = line
    case "~":
      entries[last].words.append(value)
      entries[last].wordLines.append(line)
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

  /// A diagnostic about the words that end a line.
  private func diagnostic(_ message: String, line: Int, at words: String) -> Diagnostic {
    let source = lines.indices.contains(line - 1) ? VisibleText.replacingControls(in: lines[line - 1]) : ""
    let column = max(1, source.reversed().drop { $0.isWhitespace }.count - words.count + 1)
    return Diagnostic(.error, message, path: path, line: line, column: column, width: words.count, source: source)
  }
}
