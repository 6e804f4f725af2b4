import Text

/// Cuts plain text into blocks at its blank lines, and at line ends where lines are paragraphs of their own.
package enum Paragraphs {
  /// Text wrapped by hand has no longer lines, in bytes.
  private static let widestWrap = 100

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

  /// Every run of lines that are not blank is a paragraph where it is wrapped text, else each line is; items of a list
  /// are blocks of their own, without their bullets unless those are asked for.
  package static func blocks(of text: [UInt8], in range: Range<Int>, keepsBullets: Bool = false) -> [Block] {
    var blocks: [Block] = []
    var run: [Range<Int>] = []
    for line in lines(of: text, in: range) {
      if isBlank(text[line]) {
        append(run, of: text, keepsBullets, to: &blocks)
        run.removeAll()
      } else {
        run.append(PlainText.trimmed(line, of: text))
      }
    }
    append(run, of: text, keepsBullets, to: &blocks)
    return blocks
  }

  /// True where there is nothing but spaces and control bytes.
  package static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 <= 0x20 || $0 == 0x7F } }

  private static func append(_ run: [Range<Int>], of text: [UInt8], _ keepsBullets: Bool, to blocks: inout [Block]) {
    let wrapped = isWrapped(run, of: text)
    var open: (kind: Block.Kind, range: Range<Int>)?
    for line in run {
      if let bullet = bulletLength(text[line]) {
        if let open { blocks.append(Block(kind: open.kind, range: ByteRange(open.range))) }
        open = (.listItem, line.lowerBound + (keepsBullets ? 0 : bullet)..<line.upperBound)
      } else if let before = open, wrapped || goesOn(before.range, line, of: text) {
        open = (before.kind, before.range.lowerBound..<line.upperBound)
      } else {
        if let open { blocks.append(Block(kind: open.kind, range: ByteRange(open.range))) }
        open = (.paragraph, line)
      }
    }
    if let open { blocks.append(Block(kind: open.kind, range: ByteRange(open.range))) }
  }

  /// True for lines of one width, as an editor or mail program breaks them: none too wide, and all but the last filled
  /// to at least six tenths of the widest.
  private static func isWrapped(_ run: [Range<Int>], of text: [UInt8]) -> Bool {
    guard run.count > 1, let widest = run.map(\.count).max(), (40...widestWrap).contains(widest) else { return false }
    return run.dropLast().allSatisfy { $0.count * 10 >= widest * 6 }
  }

  /// True where a line that begins small goes on with the one before it.
  private static func goesOn(_ before: Range<Int>, _ line: Range<Int>, of text: [UInt8]) -> Bool {
    guard let first = text[line].first, let last = text[before].last else { return false }
    return first &- 97 < 26 && last != UInt8(ascii: ".") && last != UInt8(ascii: ":")
  }

  /// The length of a bullet with its space: "- ", "* ", "• ", "12. ", "3) "; nil where there is none.
  static func bulletLength(_ line: ArraySlice<UInt8>) -> Int? {
    let start = line.startIndex
    func isSpace(_ offset: Int) -> Bool { offset < line.endIndex && line[offset] == 0x20 }
    guard let first = line.first else { return nil }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      return isSpace(start + 1) ? 2 : nil
    }
    if line.starts(with: "•".utf8) { return isSpace(start + 3) ? 4 : 3 }
    let digits = line.prefix { $0 &- 48 < 10 }.count
    guard (1...2).contains(digits), start + digits < line.endIndex else { return nil }
    let mark = line[start + digits]
    return (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")) && isSpace(start + digits + 1) ? digits + 2 : nil
  }
}
