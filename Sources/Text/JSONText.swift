/// JSON as attest writes it.
package enum JSONText {
  /// A string in quotes: UTF-8 as it is, control characters escaped, broken bytes as U+FFFD.
  package static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(quoted: Array(text.utf8), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a string in quotes.
  package static func append(quoted text: some Collection<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let isSound = Array(text).withUnsafeBufferPointer { $0.firstBrokenUTF8 == nil }
    if isSound {
      for byte in text { append(byte, to: &bytes) }
    } else {
      for byte in String(decoding: text, as: UTF8.self).utf8 { append(byte, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
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
