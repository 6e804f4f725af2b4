/// Breaking text into lines that fit a terminal.
package enum Wrapping {
  /// Lines of at most `width` columns, broken at spaces and between wide characters; a word wider than a line is broken between characters.
  ///
  /// The spaces that begin the text are kept on its first line; further lines begin with `indent`. Joined with the
  /// spaces at the breaks given back, the lines are the text: nothing is dropped or changed.
  package static func wrap(_ text: String, width: Int, indent: String = "") -> [String] {
    ranges(of: text, width: width, indent: DisplayWidth.of(indent)).enumerated().map { number, range in
      (number == 0 ? "" : indent) + text[range]
    }
  }

  /// Where the lines stand in `text`; the spaces at a break belong to no line.
  ///
  /// Every line after the first leaves `indent` columns free. O(n).
  package static func ranges(of text: String, width: Int, indent: Int) -> [Range<String.Index>] {
    var lines: [Range<String.Index>] = []
    var start = text.startIndex
    var column = 0
    /// Where this line may end: the last run of spaces seen on it after at least one word, or the place, without one,
    /// between two wide characters, as in Chinese and Japanese.
    var gap: Range<String.Index>?
    var wasWide = false
    var hasWord = false
    var position = text.startIndex
    func room() -> Int { max(8, lines.isEmpty ? width : width - indent) }
    while position < text.endIndex {
      let next = text.index(after: position)
      if text[position] == " " {
        if hasWord {
          let begins = gap?.upperBound == position ? gap?.lowerBound ?? position : position
          gap = begins..<next
        }
        column += 1
        position = next
        wasWide = false
        continue
      }
      let columns = DisplayWidth.of(text[position])
      if wasWide, columns == 2 { gap = position..<position }
      if column + columns > room(), hasWord {
        let broken = gap ?? position..<position
        lines.append(start..<broken.lowerBound)
        // From the break on again: the next line may have less room than this one had.
        start = broken.upperBound
        position = start
        column = 0
        hasWord = false
        gap = nil
        wasWide = false
        continue
      }
      hasWord = true
      wasWide = columns == 2
      column += columns
      position = next
    }
    if start < text.endIndex || lines.isEmpty {
      let end = gap?.upperBound == text.endIndex ? gap?.lowerBound ?? text.endIndex : text.endIndex
      lines.append(start..<end)
    }
    return lines
  }
}
