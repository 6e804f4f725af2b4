import Text

/// Plain text: metadata lines on top, then paragraphs, with what a pasted web page leaves between them told apart.
enum PlainText {
  /// Fills in a document's blocks, and its title, date and source where the text gives them and the document has none.
  static func read(into document: inout Document) {
    let text = document.text
    var start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    start = readMetadata(text, from: start, into: &document)
    document.blocks += PageBlocks.classified(Paragraphs.blocks(of: text, in: start..<text.count), of: text)
    if document.title.isEmpty, let first = document.blocks.first(where: { $0.kind == .heading }),
      first == document.blocks.first(where: { $0.kind.isText })
    {
      document.title = String(decoding: text[first.range.indices], as: UTF8.self)
    }
    // A date line above all prose dates the document.
    if document.date == nil, let line = PageBlocks.dateOnTop(document.blocks, of: text) { document.date = line }
  }

  /// Reads `Title:`, `Date:`, `Source:` and the like from the first lines; where the text goes on after them.
  private static func readMetadata(_ text: [UInt8], from start: Int, into document: inout Document) -> Int {
    var offset = start
    for line in Paragraphs.lines(of: text, in: start..<min(text.count, start + 4096)) {
      guard let (name, value) = field(text[line]) else { break }
      set(name, to: value, in: &document)
      document.blocks.append(Block(kind: .metadata, range: ByteRange(trimmed(line, of: text))))
      offset = min(line.upperBound + 1, text.count)
    }
    return offset
  }

  /// A line `Name: value` with a name that metadata has.
  private static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: ArraySlice<UInt8>)? {
    guard let colon = line.prefix(16).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    guard ["title", "date", "source", "author", "authors", "url", "publisher", "id"].contains(name) else { return nil }
    return (name, trimmed(line[(colon + 1)...]))
  }

  /// Sets the field of a document that a metadata line or front matter names, where it is still empty.
  static func set(_ name: String, to value: ArraySlice<UInt8>, in document: inout Document) {
    let words = String(decoding: value, as: UTF8.self)
    switch name {
    case "title": if document.title.isEmpty { document.title = words }
    case "date": if document.date == nil { document.date = DateLine.date(value) }
    case "source", "publisher": if document.source.isEmpty { document.source = words }
    default: break
    }
  }

  /// Without the white space at both ends.
  static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let first = line.first, first <= 0x20 { line.removeFirst() }
    while let last = line.last, last <= 0x20 { line.removeLast() }
    return line
  }

  static func trimmed(_ range: Range<Int>, of text: [UInt8]) -> Range<Int> {
    let line = trimmed(text[range])
    return line.startIndex..<line.endIndex
  }
}

extension Block.Kind {
  /// True for what is running text, headings included.
  var isText: Bool { self == .paragraph || self == .heading || self == .listItem }
}
