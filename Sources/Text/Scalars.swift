/// UTF-8 read byte by byte, so that broken input never shifts an offset.
extension UnsafeBufferPointer<UInt8> {
  /// The Unicode scalar that begins at an offset, and its length in bytes.
  ///
  /// A byte that begins no well-formed sequence (Unicode 15, table 3-7) is a scalar U+DC80...U+DCFF of one byte, as
  /// Python's surrogateescape has it. Past the end: 0 and 1.
  package func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    guard offset >= 0, offset < count else { return (0, 1) }
    let first = self[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    let broken = (0xDC00 + UInt32(first), 1)
    func continuation(_ index: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> UInt32? {
      guard offset + index < count, (low...high).contains(self[offset + index]) else { return nil }
      return UInt32(self[offset + index] & 0x3F)
    }
    switch first {
    case 0xC2...0xDF:
      guard let b = continuation(1) else { return broken }
      return (UInt32(first & 0x1F) << 6 | b, 2)
    case 0xE0...0xEF:
      let low: UInt8 = first == 0xE0 ? 0xA0 : 0x80
      let high: UInt8 = first == 0xED ? 0x9F : 0xBF
      guard let b = continuation(1, low, high), let c = continuation(2) else { return broken }
      return (UInt32(first & 0x0F) << 12 | b << 6 | c, 3)
    case 0xF0...0xF4:
      let low: UInt8 = first == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = first == 0xF4 ? 0x8F : 0xBF
      guard let b = continuation(1, low, high), let c = continuation(2), let d = continuation(3) else { return broken }
      return (UInt32(first & 0x07) << 18 | b << 12 | c << 6 | d, 4)
    default: return broken
    }
  }

  /// The offset of the first byte that is not well-formed UTF-8, or nil.
  package var firstBrokenUTF8: Int? {
    var offset = 0
    while offset < count {
      if self[offset] < 0x80 {
        offset += 1
        continue
      }
      let (value, length) = scalar(at: offset)
      if (0xDC80...0xDCFF).contains(value) { return offset }
      offset += length
    }
    return nil
  }
}

/// Letter case for ASCII, Latin-1 and Latin Extended-A, all that English text needs.
package enum LetterCase {
  /// Writes the lower-case form of `bytes` over `lowered`; the length never changes but for "İ", which stays.
  package static func lower(_ bytes: UnsafeBufferPointer<UInt8>, into lowered: inout [UInt8]) {
    lowered.removeAll(keepingCapacity: true)
    var previous: UInt8 = 0
    for byte in bytes {
      lowered.append(lower(byte, after: previous))
      previous = byte
    }
    // "ÿ" is the one letter whose capital ("Ÿ", C5 B8) lies in another lead byte's range than it does.
    guard lowered.contains(0xC5) else { return }
    for index in lowered.indices.dropLast() where lowered[index] == 0xC5 && lowered[index + 1] == 0xB8 {
      lowered[index] = 0xC3
      lowered[index + 1] = 0xBF
    }
  }

  package static func lower(_ string: some Sequence<UInt8>) -> [UInt8] {
    var lowered: [UInt8] = []
    Array(string).withUnsafeBufferPointer { lower($0, into: &lowered) }
    return lowered
  }

  /// One byte of a UTF-8 string in lower case, given the byte before it.
  private static func lower(_ byte: UInt8, after previous: UInt8) -> UInt8 {
    if byte < 0x80 { return byte &- 65 < 26 ? byte | 0x20 : byte }
    switch previous {
    // À...Þ without ×.
    case 0xC3: return byte <= 0x9E && byte != 0x97 ? byte + 0x20 : byte
    // Ā...Ķ: even scalars are capitals; then from Ĺ odd ones are.
    case 0xC4:
      return byte < 0xB8
        ? (byte & 1 == 0 && byte != 0xB0 ? byte + 1 : byte) : (byte & 1 == 1 && byte < 0xBF ? byte + 1 : byte)
    case 0xC5:
      switch byte {
      case 0x81...0x88: return byte & 1 == 1 ? byte + 1 : byte
      case 0x8A...0xB7: return byte & 1 == 0 ? byte + 1 : byte
      case 0xB9...0xBE: return byte & 1 == 1 ? byte + 1 : byte
      default: return byte
      }
    default: return byte
    }
  }

  /// True where a scalar is a capital of those ranges, or of Greek or Cyrillic.
  package static func isUpper(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 65...90, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x400...0x42F: true
    case 0x100...0x137, 0x14A...0x177: scalar & 1 == 0
    case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
    case 0x178: true
    default: false
    }
  }
}
