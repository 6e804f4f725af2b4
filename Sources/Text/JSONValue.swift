/// A JSON value (RFC 8259) with its strings as UTF-8 bytes.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string([UInt8])
  case array([JSONValue])
  /// Members in the order written; a name may stand twice.
  case object([Member])

  /// A name and its value.
  package struct Member: Hashable, Sendable {
    package var name: [UInt8]
    package var value: JSONValue
  }

  /// Reads one value and nothing after it but white space. Throws a `Diagnostic` with line and column, counted from
  /// `line`.
  package init(parsing bytes: some Collection<UInt8>, path: String = "", line: Int = 1) throws(Diagnostic) {
    var parser = JSONParser(Array(bytes), path: path, line: line)
    self = try parser.document()
  }

  /// The same where the mistake does not matter: nil where it is not JSON.
  package init?(_ bytes: some Collection<UInt8>) {
    guard let value = try? JSONValue(parsing: bytes) else { return nil }
    self = value
  }

  /// The last member of that name; nil where this is no object or has none.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name.elementsEqual(name.utf8) }?.value
  }

  /// The bytes of a string; nil for any other value.
  package var bytes: [UInt8]? {
    if case .string(let bytes) = self { bytes } else { nil }
  }

  package var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
  package var number: Double? { if case .number(let number) = self { number } else { nil } }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }

  /// The text of a string, or a number as it would be written; nil for any other value.
  package var text: String? {
    switch self {
    case .string(let bytes): String(decoding: bytes, as: UTF8.self)
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    default: nil
    }
  }
}

/// Recursive descent over bytes, one state a kind of value.
private struct JSONParser {
  /// Deeper nesting is refused, so that no input exhausts the stack.
  private static let deepest = 200

  private let bytes: [UInt8]
  private let path: String
  private let firstLine: Int
  private var offset = 0
  private var depth = 0

  init(_ bytes: [UInt8], path: String, line: Int) {
    self.bytes = bytes
    self.path = path
    firstLine = line
  }

  mutating func document() throws(Diagnostic) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    let value = try value()
    skipSpace()
    guard offset == bytes.count else { throw expected("the end of the value") }
    return value
  }

  private var next: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private mutating func skipSpace() {
    while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
  }

  private mutating func value() throws(Diagnostic) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try nested { parser throws(Diagnostic) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(Diagnostic) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw expected("a value")
    }
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(Diagnostic) -> JSONValue
  ) throws(Diagnostic) -> JSONValue {
    guard depth < JSONParser.deepest else { throw failure("values are nested too deeply") }
    depth += 1
    offset += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(Diagnostic) -> JSONValue {
    var members: [JSONValue.Member] = []
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw expected("a name in quotes") }
      let name = try string()
      skipSpace()
      guard take(":") else { throw expected("‘:’ after the name") }
      members.append(JSONValue.Member(name: name, value: try value()))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw expected("‘,’ or ‘}’") }
    }
  }

  private mutating func array() throws(Diagnostic) -> JSONValue {
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      values.append(try value())
      skipSpace()
      if take("]") { return .array(values) }
      guard take(",") else { throw expected("‘,’ or ‘]’") }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Diagnostic) -> JSONValue {
    guard bytes[offset...].starts(with: word.utf8) else { throw expected("a value") }
    offset += word.utf8.count
    return value
  }

  private mutating func number() throws(Diagnostic) -> JSONValue {
    let start = offset
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if next | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if !take("+") { _ = take("-") }
      try digits()
    }
    guard let number = Double(String(decoding: bytes[start..<offset], as: UTF8.self)) else {
      throw expected("a number")
    }
    return .number(number)
  }

  private mutating func digits() throws(Diagnostic) {
    guard next &- 48 < 10 else { throw expected("a digit") }
    while next &- 48 < 10 { offset += 1 }
  }

  private mutating func string() throws(Diagnostic) -> [UInt8] {
    offset += 1
    var string: [UInt8] = []
    while true {
      guard offset < bytes.count else { throw expected("‘\"’ to close the string") }
      let run = offset
      while offset < bytes.count, bytes[offset] >= 0x20, bytes[offset] != UInt8(ascii: "\""),
        bytes[offset] != UInt8(ascii: "\\")
      {
        offset += 1
      }
      string += bytes[run..<offset]
      guard offset < bytes.count else { continue }
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return string
      case UInt8(ascii: "\\"): try escape(&string)
      default: throw failure("a control character stands unescaped in a string")
      }
    }
  }

  private mutating func escape(_ string: inout [UInt8]) throws(Diagnostic) {
    offset += 1
    let kind = next
    offset += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): string.append(kind)
    case UInt8(ascii: "b"): string.append(0x08)
    case UInt8(ascii: "f"): string.append(0x0C)
    case UInt8(ascii: "n"): string.append(0x0A)
    case UInt8(ascii: "r"): string.append(0x0D)
    case UInt8(ascii: "t"): string.append(0x09)
    case UInt8(ascii: "u"): try unicode(&string)
    default:
      offset -= 1
      throw failure("no such escape")
    }
  }

  /// Four hexadecimal digits, or two such escapes for a pair of surrogates; half a pair becomes U+FFFD.
  private mutating func unicode(_ string: inout [UInt8]) throws(Diagnostic) {
    var scalar = try hexadecimal()
    if (0xD800..<0xDC00).contains(scalar), bytes[offset...].starts(with: "\\u".utf8) {
      let before = offset
      offset += 2
      let low = try hexadecimal()
      if (0xDC00..<0xE000).contains(low) {
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
      } else {
        offset = before
      }
    }
    string += String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8
  }

  private mutating func hexadecimal() throws(Diagnostic) -> UInt32 {
    guard offset + 4 <= bytes.count, bytes[offset..<offset + 4].allSatisfy({ ($0 | 0x20) &- 97 < 6 || $0 &- 48 < 10 }),
      let value = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { throw expected("four hexadecimal digits") }
    offset += 4
    return value
  }

  private func expected(_ what: String) -> Diagnostic {
    failure(offset < bytes.count ? "expected \(what)" : "expected \(what), found the end")
  }

  private func failure(_ message: String) -> Diagnostic {
    let (line, column) = TextPosition.lineAndColumn(of: min(offset, bytes.count), in: bytes)
    return Diagnostic(.error, message, path: path, line: firstLine + line - 1, column: column)
  }
}

/// Where a byte stands for a reader.
package enum TextPosition {
  /// Line and column of an offset, both from 1, the column in characters (scalars; a broken byte counts as one). O(n).
  package static func lineAndColumn(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes[..<min(max(offset, 0), bytes.count)]
    let line = before.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
    return (line, column)
  }
}
