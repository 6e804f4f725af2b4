/// Bytes that came from the keyboard and were not used yet: taken from the front, added at the end.
struct TypedBytes {
  private var bytes: [UInt8] = []
  private var head = 0

  var isEmpty: Bool { head == bytes.count }

  /// What is left, first byte first.
  var rest: ArraySlice<UInt8> { bytes[head...] }

  mutating func append(_ more: ArraySlice<UInt8>) {
    // What was used goes when it is most of the buffer, so that each byte is moved once at most.
    if head > bytes.count / 2 {
      bytes.removeFirst(head)
      head = 0
    }
    bytes += more
  }

  /// Uses up the first bytes.
  mutating func drop(_ count: Int) { head = min(head + count, bytes.count) }

  /// Puts bytes before all others.
  mutating func prepend(_ first: [UInt8]) {
    bytes.replaceSubrange(..<head, with: first)
    head = 0
  }

  mutating func removeAll() {
    bytes.removeAll()
    head = 0
  }

  /// A whole scalar; broken UTF-8 gives U+FFFD, an unfinished one nil.
  mutating func takeScalar() -> Unicode.Scalar? {
    guard let first = rest.first else { return nil }
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard rest.count >= length else { return nil }
    var iterator = rest.prefix(length).makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
      drop(1)
      return "\u{FFFD}"
    }
    drop(length)
    return scalar
  }
}
