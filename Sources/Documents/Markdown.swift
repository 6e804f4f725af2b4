import Text

/// Markdown as far as attest needs it: front matter, headings, lists, quotes and code, the rest as paragraphs
/// (https://commonmark.org). Marks inside a line stay part of the text.
enum Markdown {
  static func read(into document: inout Document) {
    let text = document.text
    var lines = Paragraphs.lines(of: text, in: (text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)..<text.count)[...]
    readFrontMatter(&lines, text, into: &document)
    var open: (kind: Block.Kind, range: Range<Int>)?
    var fence: [UInt8]?
    func close() {
      if let open { document.blocks.append(Block(kind: open.kind, range: ByteRange(open.range))) }
      open = nil
    }
    func extend(_ kind: Block.Kind, _ range: Range<Int>) {
      if let before = open, before.kind == kind {
        open = (kind, before.range.lowerBound..<range.upperBound)
      } else {
        close()
        open = (kind, range)
      }
    }
    while let raw = lines.popFirst() {
      let range = PlainText.trimmed(raw, of: text)
      let line = text[range]
      if let mark = fence {
        if line.starts(with: mark) {
          fence = nil
          close()
        } else if !line.isEmpty {
          extend(.code, range)
        }
      } else if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) {
        close()
        fence = Array(line.prefix(3))
      } else if line.isEmpty {
        close()
      } else if text[raw].starts(with: "    ".utf8), open == nil || open?.kind == .code {
        extend(.code, range)
      } else if let heading = heading(range, text) {
        close()
        if !heading.isEmpty { document.blocks.append(Block(kind: .heading, range: ByteRange(heading))) }
      } else if isRule(line) {
        // Under a paragraph of one line, "===" and "---" make it a heading.
        if let before = open, before.kind == .paragraph { open = (.heading, before.range) }
        close()
      } else if line.first == UInt8(ascii: "|") {
        extend(.code, range)
      } else if let bullet = Paragraphs.bulletLength(line) {
        close()
        open = (.listItem, range.lowerBound + bullet..<range.upperBound)
      } else if line.first == UInt8(ascii: ">") {
        let inner = PlainText.trimmed(range.lowerBound + 1..<range.upperBound, of: text)
        if !inner.isEmpty { extend(.paragraph, inner) }
      } else if let before = open, before.kind == .listItem {
        open = (.listItem, before.range.lowerBound..<range.upperBound)
      } else {
        extend(.paragraph, range)
      }
    }
    close()
    if document.title.isEmpty, let first = document.blocks.first(where: { $0.kind == .heading }) {
      document.title = String(decoding: text[first.range.indices], as: UTF8.self)
    }
  }

  /// `---`, `key: value` lines, `---` on top.
  private static func readFrontMatter(
    _ lines: inout ArraySlice<Range<Int>>, _ text: [UInt8], into document: inout Document
  ) {
    guard let first = lines.first, text[PlainText.trimmed(first, of: text)].elementsEqual("---".utf8),
      let end = lines.dropFirst().firstIndex(where: { text[PlainText.trimmed($0, of: text)].elementsEqual("---".utf8) })
    else { return }
    for line in lines[lines.startIndex + 1..<end] {
      guard let colon = text[line].firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: PlainText.trimmed(text[line.lowerBound..<colon]), as: UTF8.self).lowercased()
      var value = PlainText.trimmed(text[colon + 1..<line.upperBound])
      if value.count >= 2, let quote = value.first, quote == value.last, quote == 0x22 || quote == 0x27 {
        value = value.dropFirst().dropLast()
      }
      PlainText.set(name, to: value, in: &document)
    }
    document.blocks.append(Block(kind: .metadata, range: ByteRange(first.lowerBound..<lines[end].upperBound)))
    lines = lines[(end + 1)...]
  }

  /// The text of a `#` heading without its marks; nil where the line is none.
  private static func heading(_ range: Range<Int>, _ text: [UInt8]) -> Range<Int>? {
    let marks = text[range].prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(marks), range.count == marks || text[range.lowerBound + marks] == 0x20 else { return nil }
    var end = range.upperBound
    while end > range.lowerBound + marks, text[end - 1] == UInt8(ascii: "#") { end -= 1 }
    return PlainText.trimmed(range.lowerBound + marks..<end, of: text)
  }

  /// A line of three or more `=`, `-`, `*` or `_`.
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, line.count >= 3 else { return false }
    return [UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_")].contains(first)
      && line.allSatisfy { $0 == first }
  }
}
