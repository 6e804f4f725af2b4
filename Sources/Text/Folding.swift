/// Brings words that are the same for a reader to one spelling: lower case, straight quotes, no possessive mark.
package enum Folding {
  /// Appends the folded bytes of `word` to `folded`.
  ///
  /// ASCII and the letters of Latin-1 and Latin Extended-A are lowered; accents of Latin-1 are dropped, since
  /// questions are typed without them ("Beyonce" for "Beyoncé").
  package static func fold(_ word: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
    guard word.contains(where: { $0 >= 0x80 }) else {
      folded.append(contentsOf: word)
      for index in folded.count - word.count..<folded.count where folded[index] >= 0x41 && folded[index] <= 0x5a {
        folded[index] += 0x20
      }
      return
    }
    var index = 0
    while index < word.count {
      let byte = word[index]
      if byte < 0x80 {
        folded.append(byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)
        index += 1
      } else if byte == 0xc3, index + 1 < word.count {
        appendLatin1(word[index + 1], to: &folded)
        index += 2
      } else if byte == 0xe2, index + 2 < word.count, word[index + 1] == 0x80 {
        switch word[index + 2] {
        case 0x98, 0x99: folded.append(0x27)
        case 0x90, 0x91, 0x92, 0x93, 0x94: folded.append(0x2d)
        default: folded.append(contentsOf: word[index...(index + 2)])
        }
        index += 3
      } else {
        folded.append(byte)
        index += 1
      }
    }
  }

  /// The letter U+00C0...U+00FF whose second UTF-8 byte is `byte`, without its accent.
  private static func appendLatin1(_ byte: UInt8, to folded: inout [UInt8]) {
    // Lower case letters follow the capitals by 0x20, save for the signs × and ÷.
    let lowered = byte >= 0x80 && byte <= 0x9e && byte != 0x97 ? byte + 0x20 : byte
    switch lowered {
    case 0xa0...0xa5: folded.append(UInt8(ascii: "a"))
    case 0xa7: folded.append(UInt8(ascii: "c"))
    case 0xa8...0xab: folded.append(UInt8(ascii: "e"))
    case 0xac...0xaf: folded.append(UInt8(ascii: "i"))
    case 0xb1: folded.append(UInt8(ascii: "n"))
    case 0xb2...0xb6, 0xb8: folded.append(UInt8(ascii: "o"))
    case 0xb9...0xbc: folded.append(UInt8(ascii: "u"))
    case 0xbd, 0xbf: folded.append(UInt8(ascii: "y"))
    default:
      folded.append(0xc3)
      folded.append(lowered)
    }
  }
}
