import Text

/// Decides after which tokens a sentence ends.
struct SentenceEnds {
  private let abbreviations: FlatMap

  init(_ lexicon: Lexicon) { abbreviations = lexicon.map("abbreviations") }

  /// True where a sentence that began at token `start` ends after token `index`, which is not the last of its block.
  func isEnd(after index: Int, from start: Int, tokens: [Token], text: UnsafeBufferPointer<UInt8>) -> Bool {
    let token = bytes(tokens[index], text)
    let next = bytes(tokens[index + 1], text)
    guard let last = token.last else { return false }
    if isTerminal(token) {
      // The quote or bracket that closes goes with the sentence.
      if isCloser(tokens, index + 1, text) { return false }
      if token.count > 1 || token.first == 0xE2, startsSmall(next) { return false }
      if isReference(tokens, index + 1, text) { return false }
      return true
    }
    if last == UInt8(ascii: "]"), index >= start + 3, isReference(tokens, index - 2, text) {
      var before = index - 3
      while before >= start + 3, isReference(tokens, before - 2, text) { before -= 3 }
      return isTerminal(bytes(tokens[before], text)) && !isReference(tokens, index + 1, text)
    }
    if index > start, isCloser(tokens, index, text) {
      var before = index - 1
      while before > start, isCloser(tokens, before, text) { before -= 1 }
      guard isTerminal(bytes(tokens[before], text)) else { return false }
      return !startsSmall(next) && !isCloser(tokens, index + 1, text)
    }
    if last == UInt8(ascii: "."), token.count > 2, tokens[index].spaceAfter {
      return isEnd(abbreviation: token, next: next)
    }
    return false
  }

  private func bytes(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[token.range.indices])
  }

  /// ".", "?", "!", and runs of them, and "…".
  private func isTerminal(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    if token.elementsEqual("…".utf8) { return true }
    return !token.isEmpty
      && token.allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "!") }
  }

  /// True for "[", a number and "]": the mark of a note, which goes with the sentence before it.
  private func isReference(_ tokens: [Token], _ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index + 2 < tokens.count else { return false }
    return bytes(tokens[index], text).elementsEqual(CollectionOfOne(UInt8(ascii: "[")))
      && bytes(tokens[index + 1], text).allSatisfy { $0 &- 48 < 10 }
      && bytes(tokens[index + 2], text).elementsEqual(CollectionOfOne(UInt8(ascii: "]")))
  }

  /// A quote or bracket that closes: curly by its sign, straight where no space precedes it and one follows.
  private func isCloser(_ tokens: [Token], _ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index > 0, index < tokens.count, !tokens[index - 1].spaceAfter else { return false }
    let token = bytes(tokens[index], text)
    switch token.first {
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return true
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return tokens[index].spaceAfter && token.count <= 2
    default: return token.elementsEqual("”".utf8) || token.elementsEqual("’".utf8)
    }
  }

  private func startsSmall(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = token.first else { return false }
    return first &- 97 < 26
  }

  private func isEnd(abbreviation token: UnsafeBufferPointer<UInt8>, next: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = next.first, first &- 65 < 26 else { return false }
    let lowered = LetterCase.lower(token.dropLast())
    let kind = lowered.withUnsafeBufferPointer { abbreviations[$0]?.first }
    switch kind {
    case UInt8(ascii: "t"), UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "m"): return false
    case UInt8(ascii: "s"): return true
    default: return next.count > 1 && SentenceEnds.starters.contains { next.elementsEqual($0.utf8) }
    }
  }

  /// Words whose capital is the sentence's own.
  private static let starters: [StaticWord] = [
    "The", "He", "She", "It", "They", "We", "In", "On", "At", "But", "And", "This", "That", "There", "However",
  ].map(StaticWord.init)
}

/// A word of the program's own.
struct StaticWord: Sendable {
  let utf8: [UInt8]
  init(_ word: String) { utf8 = Array(word.utf8) }
}
