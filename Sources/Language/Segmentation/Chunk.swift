import Text

/// What a byte or scalar is to the tokeniser.
enum TextClass {
  /// The length of the white space that begins at an offset, 0 where there is none. Control bytes (NUL too) are space,
  /// and so are the sequences by which a terminal is told of colours and titles.
  @inline(__always)
  static func spaceLength(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    guard offset < text.count else { return 0 }
    let byte = text[offset]
    if byte < 0x80 {
      if byte == 0x1B { return escapeLength(text, offset) }
      return byte <= 0x20 || byte == 0x7F ? 1 : 0
    }
    guard byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF else { return 0 }
    let (value, length) = text.scalar(at: offset)
    switch value {
    case 0x80...0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: return length
    default: return 0
    }
  }

  /// The length of the escape sequence of ECMA-48 that begins at an offset, 1 where the escape stands alone. None goes
  /// beyond its line.
  @inline(never)
  private static func escapeLength(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    var end = offset + 1
    guard end < text.count else { return 1 }
    switch text[end] {
    case UInt8(ascii: "["):
      end += 1
      while end < text.count, (0x20...0x3F).contains(text[end]) { end += 1 }
      return end < text.count && (0x40...0x7E).contains(text[end]) ? end + 1 - offset : 1
    case UInt8(ascii: "]"):
      while end < text.count, text[end] >= 0x20 { end += 1 }
      guard end < text.count, text[end] != 0x0A, text[end] != 0x0D else { return 1 }
      // The bell, or the escape of a string's end.
      return text[end] == 0x07 ? end + 1 - offset : end - offset
    case UInt8(ascii: "\\"): return 2
    default: return 1
    }
  }

  /// True for scalars beyond ASCII that are no letters: punctuation, symbols, pictures.
  static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA1...0xA9, 0xAB, 0xAC, 0xAE...0xB1, 0xB4, 0xB6...0xB8, 0xBB, 0xBF, 0xD7, 0xF7: true
    case 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20CF, 0x2100...0x2BFF, 0x3001...0x3003, 0x3008...0x301F: true
    case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0x1F000...0x1FAFF: true
    // Stray bytes that are punctuation in Windows-1252.
    case 0xDC80...0xDC9F: true
    default: false
    }
  }
}

/// A run of text without white space, read with bounds: past its end every byte is 0.
struct Chunk {
  let text: UnsafeBufferPointer<UInt8>
  let start: Int
  let end: Int

  /// What stands after a word, for the stop between them.
  enum Next { case digit, capital, small, mark, end }

  @inline(__always)
  subscript(offset: Int) -> UInt8 { offset >= start && offset < end ? text[offset] : 0 }

  func slice(_ from: Int, _ to: Int) -> UnsafeBufferPointer<UInt8> {
    let from = min(max(from, start), end)
    return UnsafeBufferPointer(rebasing: text[from..<min(max(to, from), end)])
  }

  @inline(__always)
  func isDigit(_ offset: Int) -> Bool { self[offset] &- 48 < 10 }

  /// ASCII letters, and every byte of a scalar beyond ASCII that is no mark.
  @inline(__always)
  func isLetter(_ offset: Int) -> Bool {
    let byte = self[offset]
    if byte < 0x80 { return (byte | 0x20) &- 97 < 26 }
    // The bytes inside a scalar go with its first.
    if byte & 0xC0 == 0x80, offset > start, isInsideScalar(offset) { return isLetter(scalarStart(offset)) }
    return !TextClass.isMark(text.scalar(at: offset).value)
  }

  @inline(__always)
  func isWordPart(_ offset: Int) -> Bool { isLetter(offset) || isDigit(offset) }

  func isWordStart(_ offset: Int) -> Bool { isLetter(offset) }

  func isUpper(_ offset: Int) -> Bool {
    let byte = self[offset]
    if byte < 0x80 { return byte &- 65 < 26 }
    return LetterCase.isUpper(text.scalar(at: offset).value)
  }

  /// True for a small ASCII letter or a byte beyond ASCII.
  func isLowerLetter(_ offset: Int) -> Bool { self[offset] &- 97 < 26 || self[offset] >= 0x80 }

  /// The length of "'" or "’" there, 0 where there is none.
  @inline(__always)
  func apostropheLength(_ offset: Int) -> Int {
    if self[offset] == UInt8(ascii: "'") { return 1 }
    return self[offset] == 0xE2 && self[offset + 1] == 0x80 && self[offset + 2] == 0x99 ? 3 : 0
  }

  /// The length of an apostrophe that ends right before `offset`.
  func apostropheEnding(at offset: Int) -> Int {
    if self[offset - 1] == UInt8(ascii: "'") { return 1 }
    return apostropheLength(offset - 3) == 3 ? 3 : 0
  }

  /// How many letters and digits there are from an offset on.
  func wordLength(_ offset: Int) -> Int {
    var length = 0
    while isWordPart(offset + length) { length += 1 }
    return length
  }

  /// True for "s", "re", "ve", "ll", "d", "m", "t", "em", "til", "cause" as a whole word: an apostrophe before it is its own.
  func isCliticLetters(_ offset: Int) -> Bool {
    let word = slice(offset, offset + wordLength(offset)).map { $0 | 0x20 }
    return ["s", "re", "ve", "ll", "d", "m", "t", "em", "til", "cause", "n"].contains { word.elementsEqual($0.utf8) }
  }

  /// True for "90s": an apostrophe before it stands for the century.
  func isDecade(_ offset: Int) -> Bool {
    isDigit(offset) && isDigit(offset + 1) && self[offset + 2] == UInt8(ascii: "s") && !isWordPart(offset + 3)
  }

  /// 1 where a digit follows a stop, comma, colon or slash between digits.
  func digitJoin(_ offset: Int) -> Int? {
    switch self[offset] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"): isDigit(offset + 1) ? 1 : nil
    default: nil
    }
  }

  /// The end of a telephone number or ISO date with hyphens that begins at `offset`; nil for a range ("1969-1970").
  func hyphenatedNumberEnd(_ offset: Int) -> Int? {
    var lengths = [0]
    var end = offset
    while isDigit(end) || (self[end] == UInt8(ascii: "-") && isDigit(end + 1)) {
      if isDigit(end) { lengths[lengths.count - 1] += 1 } else { lengths.append(0) }
      end += 1
    }
    guard !isLetter(end) else { return nil }
    switch lengths.count {
    case 2: return lengths[1] == 4 && lengths[0] >= 3 && lengths[0] != 4 ? end : nil
    case 3...: return lengths.dropFirst().contains { $0 >= 2 } ? end : nil
    default: return nil
    }
  }

  /// What the next word begins with, past white space and across opening quotes and brackets.
  func nextWord(after offset: Int) -> Next {
    var offset = offset
    var skipped = 0
    while offset < text.count, skipped < 16 {
      let space = TextClass.spaceLength(text, offset)
      if space > 0 {
        offset += space
        skipped += 1
        continue
      }
      let byte = text[offset]
      if byte &- 48 < 10 { return .digit }
      if byte &- 65 < 26 { return .capital }
      if byte &- 97 < 26 { return .small }
      if byte >= 0x80 {
        let scalar = text.scalar(at: offset).value
        if TextClass.isMark(scalar) { return .mark }
        return LetterCase.isUpper(scalar) ? .capital : .small
      }
      return .mark
    }
    return .end
  }

  private func isInsideScalar(_ offset: Int) -> Bool { scalarStart(offset) < offset }

  /// The first byte of the scalar that `offset` lies in.
  private func scalarStart(_ offset: Int) -> Int {
    var first = offset
    while first > start, offset - first < 3, text[first] & 0xC0 == 0x80 { first -= 1 }
    return first + text.scalar(at: first).length > offset ? first : offset
  }
}
