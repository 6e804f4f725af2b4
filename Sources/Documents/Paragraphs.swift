import Text

/// Cuts plain text into blocks at its blank lines.
package enum Paragraphs {
  /// The lines of a range, without their ends, in order.
  package static func lines(of text: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = text[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
      lines.append(start..<end)
      start = end + 1
    }
    return lines
  }

  /// Every run of lines that are not blank is a paragraph.
  package static func blocks(of text: [UInt8], in range: Range<Int>) -> [Block] {
    var blocks: [Block] = []
    var open: Range<Int>?
    for line in lines(of: text, in: range) {
      if isBlank(text[line]) {
        if let run = open { blocks.append(Block(kind: .paragraph, range: ByteRange(run))) }
        open = nil
      } else {
        open = (open?.lowerBound ?? line.lowerBound)..<line.upperBound
      }
    }
    if let run = open { blocks.append(Block(kind: .paragraph, range: ByteRange(run))) }
    return blocks
  }

  /// True where there is nothing but spaces and control bytes.
  package static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 <= 0x20 || $0 == 0x7F } }
}
