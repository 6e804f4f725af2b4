import Answers
import Text

/// Replies as text for people: the answer first, then the sentences it stands on.
///
///     Russia  [1] [2]
///       [1] Envoys meet in Yevlakh, 2023-09-22
///           nagorno-karabakh, sentence 12: "…"
///       [2] nagorno-karabakh, sentence 14: "…"
///
/// The line with the title and the date is for readers at a terminal; elsewhere a citation is one line.
package struct ReplyRenderer {
  package var style: Style
  /// Columns to wrap at; nil leaves every sentence on one line, as a pipe wants it.
  package var width: Int?
  /// How many citations of one answer are printed.
  package var citationLimit: Int

  package init(style: Style = .plain, width: Int? = nil, citationLimit: Int = 3) {
    self.style = style
    self.width = width
    self.citationLimit = citationLimit
  }

  /// The whole reply, each line ended.
  package func render(_ reply: Reply) -> String {
    guard !reply.answers.isEmpty else { return renderUnanswered(reply) }
    var text = ""
    var number = 1
    var document: String?
    for (rank, answer) in reply.answers.enumerated() {
      let shown = answer.citations.prefix(citationLimit)
      let words = Self.flattened(answer.text)
      let marks = shown.indices.map { style.label("[\(number + $0)]") }.joined(separator: " ")
      text += (rank == 0 ? style.answer(words) : words) + "  " + marks + "\n"
      for citation in shown {
        text += render(citation, mark: "[\(number)]", hasTitle: citation.document != document)
        document = citation.document
        number += 1
      }
      let hidden = answer.citations.count - shown.count
      if hidden > 0 { text += style.aside("  and \(hidden) more \(hidden == 1 ? "sentence" : "sentences")") + "\n" }
    }
    return text + renderNotes(reply)
  }

  /// The citations that `render` numbers, the first as 1: of the answers, or the nearest where there are none.
  package func citations(of reply: Reply) -> [Citation] {
    reply.answers.isEmpty
      ? Array(reply.nearest.prefix(citationLimit)) : reply.answers.flatMap { $0.citations.prefix(citationLimit) }
  }

  /// A citation with its mark, indented: the document, the number of the sentence, and the sentence. `hasTitle` puts
  /// title and date above.
  package func render(_ citation: Citation, mark: String, hasTitle: Bool) -> String {
    let (sentence, answer) = Self.split(citation)
    let indent = String(repeating: " ", count: 3 + mark.count)
    let title = hasTitle ? heading(of: citation, mark: mark, indent: indent) : ""
    let place =
      (title.isEmpty ? "  \(mark) " : indent)
      + "\(VisibleText.replacingControls(in: citation.document)), sentence \(citation.sentence): "
    let whole = place + "\"" + sentence + "\""
    let lines =
      width.map { Wrapping.ranges(of: whole, width: $0, indent: indent.count) } ?? [
        whole.startIndex..<whole.endIndex
      ]
    let placeEnd = whole.utf8.index(whole.startIndex, offsetBy: place.utf8.count)
    let start = whole.utf8.index(placeEnd, offsetBy: 1 + answer.lowerBound)
    let end = whole.utf8.index(placeEnd, offsetBy: 1 + answer.upperBound)
    var text = title
    for (number, line) in lines.enumerated() {
      if number > 0 { text += indent }
      let marks =
        [
          (whole.startIndex..<placeEnd, { style.label($0) }), (placeEnd..<start, { $0 }),
          (start..<end, { style.highlight($0) }), (end..<whole.endIndex, { $0 }),
        ] as [(Range<String.Index>, (String) -> String)]
      for (part, set) in marks where line.overlaps(part) { text += set(String(whole[line.clamped(to: part)])) }
      text += "\n"
    }
    return text
  }

  /// The lines with a document's title and date; empty where it has neither, and where nothing is wrapped.
  private func heading(of citation: Citation, mark: String, indent: String) -> String {
    guard let width else { return "" }
    // Many a document is called by its title already.
    let isNamed = citation.title.elementsEqual(citation.document.map { $0 == "_" ? " " : $0 })
    let title = isNamed ? "" : Self.flattened(citation.title)
    let parts = [title, citation.date?.description ?? ""].filter { !$0.isEmpty }
    guard !parts.isEmpty else { return "" }
    let lines = Wrapping.wrap("  \(mark) " + parts.joined(separator: ", "), width: width, indent: indent)
    return lines.map { style.label($0) + "\n" }.joined()
  }

  private func renderUnanswered(_ reply: Reply) -> String {
    var text = "The documents do not say" + (reply.missing.isEmpty ? "" : ": " + Self.flattened(reply.missing))
    if text.last != "." { text += "." }
    let lines = width.map { Wrapping.wrap(text, width: $0) } ?? [text]
    text = lines.map { style.answer($0) + "\n" }.joined()
    guard !reply.nearest.isEmpty else { return text + renderNotes(reply) }
    text += style.aside("Nearest, but no answer:") + "\n"
    var document: String?
    for (index, citation) in reply.nearest.prefix(citationLimit).enumerated() {
      text += render(citation, mark: "[\(index + 1)]", hasTitle: citation.document != document)
      document = citation.document
    }
    return text + renderNotes(reply)
  }

  private func renderNotes(_ reply: Reply) -> String {
    var text = ""
    for note in reply.notes {
      let lines =
        width.map { Wrapping.wrap("(" + Self.flattened(note) + ")", width: $0) } ?? [
          "(" + Self.flattened(note) + ")"
        ]
      for line in lines { text += style.aside(line) + "\n" }
    }
    return text
  }

  /// One line, safe to print: runs of blanks and line breaks become one space.
  package static func flattened(_ text: String) -> String {
    var result = ""
    var wasSpace = true
    for scalar in text.unicodeScalars {
      let isSpace = scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t"
      if isSpace {
        if !wasSpace { result += " " }
      } else {
        result.unicodeScalars.append(scalar)
      }
      wasSpace = isSpace
    }
    return VisibleText.replacingControls(in: result)
  }

  /// The citation's sentence on one line, and the bytes of it that are the answer.
  static func split(_ citation: Citation) -> (sentence: String, answer: Range<Int>) {
    let bytes = Array(citation.text.utf8)
    let start = min(max(0, Int(citation.answer.start) - Int(citation.range.start)), bytes.count)
    let end = min(max(start, Int(citation.answer.end) - Int(citation.range.start)), bytes.count)
    let sentence = flattened(citation.text)
    guard start < end else { return (sentence, 0..<0) }
    // Flattening works from left to right, so the length of a flattened beginning is where its end comes to stand.
    let before = flattened(String(decoding: bytes[..<start], as: UTF8.self)).utf8.count
    let through = flattened(String(decoding: bytes[..<end], as: UTF8.self)).utf8.count
    return (sentence, min(before, sentence.utf8.count)..<min(through, sentence.utf8.count))
  }
}
