import Text

/// The place that a news report opens with, apart from its first sentence: "VISBY, Sweden — ", "MOSCOW (Reuters) - ".
///
/// It belongs to no clause; left in the sentence, it would be taken for who did what the sentence tells.
enum PlaceLine {
  /// In tokens, the dash included.
  private static let longest = 14

  /// The dash that ends the place line at the start of a block's tokens; nil where they start with none. O(1).
  static func end(of tokens: ArraySlice<Token>, _ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = tokens.first else { return nil }
    var isMarked = false
    for index in tokens.indices.prefix(longest) where index + 1 < tokens.endIndex {
      let token = bytes(tokens[index], text)
      if isDash(token) {
        guard index > tokens.startIndex, tokens[index - 1].spaceAfter, tokens[index].spaceAfter,
          startsSentence(tokens[index + 1], text), isMarked || isCapital(first, text, wholly: true) && token.count > 1
        else { return nil }
        return index
      }
      switch token.first {
      case UInt8(ascii: "("): isMarked = true
      case UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "."): break
      case let digit? where digit &- 48 < 10: break
      default: guard isCapital(tokens[index], text, wholly: false) else { return nil }
      }
    }
    return nil
  }

  private static func bytes(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[token.range.indices])
  }

  /// "-", "--", "–" and "—".
  private static func isDash(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    token.elementsEqual("—".utf8) || token.elementsEqual("–".utf8)
      || !token.isEmpty && token.count <= 2 && token.allSatisfy { $0 == UInt8(ascii: "-") }
  }

  /// Whether a word begins with a capital, or has three and no small letter. Letters outside ASCII count as capitals.
  private static func isCapital(_ token: Token, _ text: UnsafeBufferPointer<UInt8>, wholly: Bool) -> Bool {
    let word = bytes(token, text)
    guard let first = word.first, first &- 65 < 26 || first >= 0x80 else { return false }
    return !wholly || word.count >= 3 && word.allSatisfy { $0 &- 65 < 26 || $0 >= 0x80 || $0 == UInt8(ascii: "-") }
  }

  private static func startsSentence(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    isCapital(token, text, wholly: false) || bytes(token, text).first == UInt8(ascii: "\"")
  }
}
