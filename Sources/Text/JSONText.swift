/// JSON as attest writes it.
package enum JSONText {
  /// A string in quotes: UTF-8 as it is, control characters and marks of direction escaped, broken bytes as U+FFFD.
  package static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(quoted: Array(text.utf8), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a string in quotes.
  package static func append(quoted text: some Collection<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let isSound = Array(text).withUnsafeBufferPointer { $0.firstBrokenUTF8 == nil }
    if isSound, !text.contains(where: { leadsControl($0) }) {
      for byte in text { append(byte, to: &bytes) }
    } else {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        if isControl(scalar) {
          append(escaped: scalar, to: &bytes)
        } else {
          for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte, to: &bytes) }
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether the byte begins the UTF-8 of a scalar that `isControl` has.
  private static func leadsControl(_ byte: UInt8) -> Bool { byte == 0xC2 || byte == 0xD8 || byte == 0xE2 }

  /// The control characters beyond ASCII and the marks that turn the writing direction: a terminal may obey them.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func append(escaped scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    let digits = String(scalar.value, radix: 16)
    bytes += "\\u".utf8
    bytes += repeatElement(UInt8(ascii: "0"), count: max(0, 4 - digits.utf8.count))
    bytes += digits.utf8
  }

  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): bytes += "\\\"".utf8
    case UInt8(ascii: "\\"): bytes += "\\\\".utf8
    case UInt8(ascii: "\n"): bytes += "\\n".utf8
    case UInt8(ascii: "\r"): bytes += "\\r".utf8
    case UInt8(ascii: "\t"): bytes += "\\t".utf8
    case 0..<0x20, 0x7F:
      let digits = Array("0123456789abcdef".utf8)
      bytes += "\\u00".utf8
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }
}
