/// A place in a line of bytes, and what comes next there.
struct LineCursor {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  /// At a byte of the line.
  init(_ line: ArraySlice<UInt8>, at offset: Int = 0) {
    bytes = line
    position = min(line.startIndex + offset, line.endIndex)
  }

  var isAtEnd: Bool { position >= bytes.endIndex }
  var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }
  /// Bytes from the beginning of the line.
  var offset: Int { position - bytes.startIndex }
  /// Bytes up to the end of the line.
  var remaining: Int { bytes.endIndex - position }

  mutating func advance() { if !isAtEnd { position += 1 } }

  mutating func skipSpaces() {
    while let next = peek, next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { position += 1 }
  }

  /// Goes past `text` where it comes next.
  mutating func takes(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard remaining >= count else { return false }
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: count)
    guard bytes[position..<position + count].elementsEqual(wanted) else { return false }
    position += count
    return true
  }

  /// Goes past a whole word: `text`, and no letter behind it.
  mutating func takes(word text: StaticString) -> Bool {
    let start = position
    guard takes(text) else { return false }
    if let next = peek, LineCursor.isWordByte(next) {
      position = start
      return false
    }
    return true
  }

  /// Letters, digits, `-` and `_`; empty where none come next.
  mutating func word() -> String {
    let start = position
    while let next = peek, LineCursor.isWordByte(next) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Words with a mark between them, each once: `buy, acquire`, `owner|holder`. The hint is for where one is missing.
  mutating func words(separatedBy mark: StaticString, hint: String) throws(LineMistake) -> [String] {
    var words: [String] = []
    repeat {
      skipSpaces()
      let start = offset
      let word = word()
      guard !word.isEmpty else { throw LineMistake("expected a word", at: start, hint: hint) }
      if !words.contains(word) { words.append(word) }
      skipSpaces()
    } while takes(mark)
    return words
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}

/// What is wrong with a line: where, in bytes from its beginning, and what to do.
struct LineMistake: Error {
  var message: String
  var offset: Int
  var width: Int
  var hint: String

  init(_ message: String, at offset: Int, width: Int = 1, hint: String = "") {
    self.message = message
    self.offset = offset
    self.width = width
    self.hint = hint
  }
}
