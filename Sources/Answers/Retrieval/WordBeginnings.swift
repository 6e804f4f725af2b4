import Index
import Language
import Text

/// How a question's words begin, to tell words of one family that no list links: "crowded" and "overcrowding" are none,
/// "settlement" and "settlers" are.
///
/// The first letters of a word, four to six by its length, are kept as one number; a word of a sentence is alike where it
/// begins with them. A weak sign: it counts only in the score of a sentence. O(tokens × terms that are not met).
struct WordBeginnings {
  private struct Beginning {
    var term: Int
    var letters: UInt64
    var mask: UInt64
    var weight: Float
  }

  private var beginnings: [Beginning] = []

  /// Shorter words begin as too many others do.
  private static let leastLength = 5

  init(_ question: Question) {
    for (number, term) in question.terms.enumerated() {
      var word = term.word
      word.withUTF8 { bytes in
        guard bytes.count >= Self.leastLength, bytes.allSatisfy({ $0 >= 0x61 && $0 <= 0x7a || $0 >= 0x80 }) else {
          return
        }
        let count = max(4, min(6, (bytes.count * 6 + 5) / 10))
        let mask = UInt64(1) << UInt64(count * 8) - 1
        beginnings.append(
          Beginning(term: number, letters: Self.letters(of: bytes) & mask, mask: mask, weight: Float(term.weight)))
      }
    }
  }

  /// The weight of the terms that neither the sentence nor the title has, but the sentence has a word that begins alike.
  func weight(in match: borrowing SentenceMatch, _ index: borrowing FactIndex) -> Float {
    var rest = beginnings.filter { match.tokenOfTerm[$0.term] < 0 && !match.titleTerms[$0.term] }
    var weight: Float = 0
    for token in match.tree.rows.indices where match.termOfToken[token] < 0 {
      if rest.isEmpty { break }
      let row = match.tree.rows[token]
      guard row.upos.isContent, row.length >= 4 else { continue }
      let letters = index.symbols.withBytes(of: row.mention == .none ? row.lemma : row.lower) { Self.letters(of: $0) }
      var number = 0
      while number < rest.count {
        if letters & rest[number].mask == rest[number].letters {
          weight += rest.remove(at: number).weight
        } else {
          number += 1
        }
      }
    }
    return weight
  }

  /// The first eight bytes, the first one lowest; zeros where there are fewer.
  private static func letters(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var letters: UInt64 = 0
    for number in 0..<min(8, bytes.count) { letters |= UInt64(bytes[number]) << UInt64(number * 8) }
    return letters
  }
}
