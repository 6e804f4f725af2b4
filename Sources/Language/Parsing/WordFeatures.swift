/// What the network sees of a word: rows of its embedding, whose sum is the word's vector.
///
/// Two rows for words known by name (lower case; as written, where that differs), the others for hashed prefixes,
/// suffixes and the shape, which also unknown words have.
package enum WordFeatures {
  package static let count = 8

  private static let prefixRows = 2048
  private static let lastByteRows = 256
  private static let suffix2Rows = 1024
  private static let suffix3Rows = 4096
  private static let suffix4Rows = 6144
  private static let shapeRows = 1024
  /// Rows besides those of words known by name.
  package static let hashedRows =
    prefixRows + lastByteRows + suffix2Rows + suffix3Rows + suffix4Rows + shapeRows

  /// The hash of a word as the word table has it; digits count as zeros unless `exact`.
  package static func hash(_ word: UnsafeBufferPointer<UInt8>, salt: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ salt
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return mix(hash)
  }

  /// Salts of the two kinds of words known by name.
  package static let lowerSalt: UInt64 = 0
  package static let writtenSalt: UInt64 = 0x5851_F42D_4C95_7F2D

  package static func fingerprint(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) | 1 }

  /// Writes `count` rows for a word; `known` gives the row of a hash, 0 for none, `words` is the number of such rows.
  package static func rows(
    form: UnsafeBufferPointer<UInt8>, lower: UnsafeBufferPointer<UInt8>, words: Int,
    known: (UInt64) -> Int32, into rows: UnsafeMutablePointer<Int32>
  ) {
    rows[0] = known(hash(lower, salt: lowerSalt))
    rows[1] = form.elementsEqual(lower) ? 0 : known(hash(form, salt: writtenSalt))
    var base = words
    func place(_ index: Int, _ hash: UInt64, _ size: Int) {
      rows[index] = Int32(truncatingIfNeeded: base + Int(truncatingIfNeeded: mix(hash) % UInt64(size)))
      base += size
    }
    place(2, affix(lower, 0, min(3, lower.count)), prefixRows)
    place(3, affix(lower, max(0, lower.count - 1), lower.count), lastByteRows)
    place(4, affix(lower, max(0, lower.count - 2), lower.count), suffix2Rows)
    place(5, affix(lower, max(0, lower.count - 3), lower.count), suffix3Rows)
    place(6, affix(lower, max(0, lower.count - 4), lower.count), suffix4Rows)
    place(7, shape(form), shapeRows)
  }

  private static func affix(_ word: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = UInt64(end - start)
    for index in start..<end {
      let byte = word[index]
      hash = hash &* 0x0000_0100_0000_01B3 ^ UInt64(isDigit(byte) ? UInt8(ascii: "0") : byte)
    }
    return hash
  }

  /// "Xx", "XX", "dd-dd", "x'x": kinds of characters, runs of one kind cut to two.
  private static func shape(_ form: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 7
    var last: UInt8 = 0
    var run = 0
    for byte in form.prefix(24) {
      let kind: UInt8
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): kind = 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): kind = 2
      case UInt8(ascii: "0")...UInt8(ascii: "9"): kind = 3
      case 0x80...: kind = 4
      default: kind = byte
      }
      run = kind == last ? run + 1 : 1
      last = kind
      if run <= 2 { hash = hash &* 0x0000_0100_0000_01B3 ^ UInt64(kind) }
    }
    return hash
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// The finaliser of SplitMix64.
  private static func mix(_ value: UInt64) -> UInt64 {
    var x = value
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
  }
}
