import Documents
import Language
import Text

/// Dependency trees drawn for a terminal: with arcs above the words where the sentence fits the width, else with one
/// word a line and the arcs on the left.
package struct TreeRenderer {
  /// A word of the tree.
  package struct Word: Sendable {
    package var form: String
    package var upos: String
    package var relation: String
    /// Position of the head in the sentence; nil for the root.
    package var head: Int?

    package init(form: String, upos: String, relation: String, head: Int?) {
      self.form = form
      self.upos = upos
      self.relation = relation
      self.head = head
    }
  }

  package var style: Style

  package init(style: Style = .plain) { self.style = style }

  /// The words of one sentence of an analysis.
  package static func words(of sentence: Sentence, in analysis: Analysis, document: Document) -> [Word] {
    analysis.tokens[Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)].map { token in
      let bytes = token.range.indices.clamped(to: document.text.indices)
      let form = ReplyRenderer.flattened(String(decoding: document.text[bytes], as: UTF8.self))
      return Word(
        form: form, upos: token.upos.name, relation: token.relation.name,
        head: token.head < 0 ? nil : Int(token.head))
    }
  }

  /// The drawing, each line ended; at most `width` columns wide where that is possible at all.
  package func render(_ words: [Word], width: Int) -> String {
    let words = words.map { word in
      var word = word
      if let head = word.head, !words.indices.contains(head) { word.head = nil }
      return word
    }
    return horizontal(words, width: width) ?? vertical(words, width: width)
  }

  /// An arc from a head to a dependent, and how far from the words it runs.
  private struct Arc {
    var head: Int
    var dependent: Int
    var level = 1
    var span: ClosedRange<Int> { min(head, dependent)...max(head, dependent) }
  }

  /// Every arc runs outside of those that it spans: shorter ones first, each a level above the highest that it meets.
  private func arcs(of words: [Word]) -> [Arc] {
    var result: [Arc] = []
    let all = words.enumerated().compactMap { index, word in word.head.map { Arc(head: $0, dependent: index) } }
    for var arc in all.sorted(by: { $0.span.count < $1.span.count }) {
      // Arcs that only share an end may run side by side; those that share more must not.
      let met = result.filter {
        $0.span.lowerBound < arc.span.upperBound && arc.span.lowerBound < $0.span.upperBound
      }
      arc.level = (met.map(\.level).max() ?? 0) + 1
      result.append(arc)
    }
    return result
  }

  private func horizontal(_ words: [Word], width: Int) -> String? {
    let arcs = arcs(of: words)
    let widths = words.map { max(3, DisplayWidth.of($0.form), DisplayWidth.of($0.upos)) }
    var starts: [Int] = []
    var column = 0
    for wide in widths {
      starts.append(column)
      column += wide + 1
    }
    func center(_ index: Int) -> Int { starts[index] + widths[index] / 2 }
    func ends(_ arc: Arc) -> (left: Int, right: Int) {
      let head = center(arc.head) + (arc.dependent > arc.head ? 1 : -1)
      let dependent = center(arc.dependent)
      return (min(head, dependent), max(head, dependent))
    }
    // A label needs its own room between the corners: words are moved apart until it has it.
    for arc in arcs {
      let (left, right) = ends(arc)
      let lacking = words[arc.dependent].relation.count + 1 - (right - left)
      guard lacking > 0 else { continue }
      for index in arc.span.upperBound..<words.count { starts[index] += lacking }
    }
    guard let last = words.indices.last, starts[last] + widths[last] <= width else { return nil }
    let height = arcs.map(\.level).max() ?? 0
    var canvas = Canvas(columns: starts[last] + widths[last], rows: height + 1)
    for arc in arcs {
      let (left, right) = ends(arc)
      let row = height - arc.level
      canvas.line(row: row, from: left, to: right)
      canvas.line(column: left, from: row, to: height, isOpen: true)
      canvas.line(column: right, from: row, to: height, isOpen: true)
    }
    for arc in arcs {
      let (left, right) = ends(arc)
      let label = words[arc.dependent].relation
      canvas.write(label, row: height - arc.level, column: left + 1 + (right - left - 1 - label.count) / 2)
      canvas.write("▼", row: height, column: center(arc.dependent))
    }
    if let root = words.firstIndex(where: { $0.head == nil }) { canvas.write("●", row: height, column: center(root)) }
    func line(_ cells: [String]) -> String {
      var text = ""
      for (index, cell) in cells.enumerated() {
        let from = starts[index] + (widths[index] - DisplayWidth.of(cell)) / 2
        text += String(repeating: " ", count: max(0, from - DisplayWidth.of(text))) + cell
      }
      return text
    }
    return canvas.lines.map { style.aside($0) + "\n" }.joined() + style.answer(line(words.map(\.form))) + "\n"
      + style.label(line(words.map(\.upos))) + "\n"
  }

  private func vertical(_ words: [Word], width: Int) -> String {
    let arcs = arcs(of: words)
    let depth = arcs.map(\.level).max() ?? 0
    var canvas = Canvas(columns: 2 * depth + 2, rows: words.count)
    for arc in arcs {
      let column = 2 * (depth - arc.level)
      canvas.line(column: column, from: arc.span.lowerBound, to: arc.span.upperBound)
      canvas.line(row: arc.head, from: column, to: 2 * depth + 1)
      canvas.line(row: arc.dependent, from: column, to: 2 * depth + 1)
    }
    for (index, word) in words.enumerated() {
      canvas.write(word.head == nil ? "●" : "▶", row: index, column: 2 * depth + 1)
    }
    let arrows = canvas.lines
    // What a narrow terminal has no room for goes, for all words alike: first the head, to which the arc leads anyway,
    // then the part of speech; where even that is too wide, the arcs.
    for detail in Detail.allCases {
      let rows = rows(of: words, arrows, detail, width: width)
      if rows.allSatisfy({ $0.columns <= width }) { return rows.map { $0.text + "\n" }.joined() }
    }
    return words.map { word in
      let line = word.form + "  " + relation(of: word, among: words)
      return Wrapping.wrap(line, width: width, indent: "    ").map { $0 + "\n" }.joined()
    }.joined()
  }

  /// What is said of a word beside its arcs, from the most to the least.
  private enum Detail: CaseIterable { case all, withoutHead, withoutPartOfSpeech }

  /// A line a word, each with the columns it takes.
  private func rows(
    of words: [Word], _ arrows: [String], _ detail: Detail, width: Int
  ) -> [(text: String, columns: Int)] {
    let room = max(8, width - (arrows.map { DisplayWidth.of($0) }.max() ?? 0) - 1)
    let formWidth = min(words.map { DisplayWidth.of($0.form) }.max() ?? 0, max(10, room / 3))
    return zip(words, arrows).map { word, arrow in
      let padding = String(repeating: " ", count: max(0, formWidth - DisplayWidth.of(word.form))) + "  "
      let upos = word.upos + String(repeating: " ", count: max(0, 5 - word.upos.count)) + "  "
      let shownUPOS = detail == .withoutPartOfSpeech ? "" : upos
      let relation = detail == .all ? relation(of: word, among: words) : word.relation
      let text = style.aside(arrow) + " " + style.answer(word.form) + padding + style.label(shownUPOS) + relation
      return (text, DisplayWidth.of(arrow + " " + word.form + padding + shownUPOS + relation))
    }
  }

  /// `obj of mediated`
  private func relation(of word: Word, among words: [Word]) -> String {
    word.relation + (word.head.map { " of " + words[$0].form } ?? "")
  }
}

/// Lines of box-drawing characters that join where they meet, with text over them.
private struct Canvas {
  private static let up: UInt8 = 1
  private static let down: UInt8 = 2
  private static let left: UInt8 = 4
  private static let right: UInt8 = 8
  /// By the set of directions that a cell's lines leave in.
  private static let glyphs: [Character] = Array(" ╵╷│╴╯╮┤╶╰╭├─┴┬┼")

  private let columns: Int
  private let rows: Int
  private var cells: [UInt8]
  private var text: [Character?]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = [UInt8](repeating: 0, count: columns * rows)
    text = [Character?](repeating: nil, count: columns * rows)
  }

  mutating func line(row: Int, from: Int, to: Int) {
    guard from < to, (0..<rows).contains(row), from >= 0, to < columns else { return }
    for column in from...to {
      if column > from { cells[row * columns + column] |= Canvas.left }
      if column < to { cells[row * columns + column] |= Canvas.right }
    }
  }

  /// `isOpen` lets the line run on below its last cell, to what stands there.
  mutating func line(column: Int, from: Int, to: Int, isOpen: Bool = false) {
    guard from < to, (0..<columns).contains(column), from >= 0, to < rows else { return }
    for row in from...to {
      if row > from { cells[row * columns + column] |= Canvas.up }
      if row < to || isOpen { cells[row * columns + column] |= Canvas.down }
    }
  }

  mutating func write(_ string: String, row: Int, column: Int) {
    for (offset, character) in string.enumerated() where (0..<columns).contains(column + offset) {
      text[row * columns + column + offset] = character
    }
  }

  var lines: [String] {
    (0..<rows).map { row in
      var line = ""
      for index in row * columns..<(row + 1) * columns {
        line.append(text[index] ?? Canvas.glyphs[Int(cells[index])])
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
