import Index
import Text

/// Finds the word of the index that a mistyped one probably is.
enum Spelling {
  /// The commonest term within one edit (two from eight letters on) that begins with the same letter; nil for words
  /// under five letters, which are near too many. O(symbols), met only by words that no document has.
  static func nearest(to word: String, in index: FactIndex) -> Symbol? {
    var typed: [UInt8] = []
    var word = word
    word.withUTF8 { Folding.fold($0, into: &typed) }
    guard typed.count >= 5, typed.allSatisfy({ $0 >= 0x61 || $0 == 0x27 }) else { return nil }
    // A possessive without its apostrophe: "zealands" for "zealand's".
    if typed.last == UInt8(ascii: "s"), let stem = typed.dropLast().withUnsafeBytesOf({ index.symbols.find($0) }),
      index.postings.count(stem) > 0
    {
      return stem
    }
    let limit = typed.count >= 8 ? 2 : 1
    let letters = letters(of: typed)
    var best: (symbol: Symbol, distance: Int, count: Int)?
    index.symbols.forEach(
      startingWith: typed[0], lengths: typed.count - limit...typed.count + limit
    ) { symbol, known in
      // An edit takes away one letter and brings in another at most.
      guard (letters ^ self.letters(of: known)).nonzeroBitCount <= 2 * limit,
        case let count = index.postings.count(symbol), count > 0,
        case let distance = editDistance(typed, known, limit: limit), distance <= limit
      else { return }
      if let found = best, (found.distance, -found.count) <= (distance, -count) { return }
      best = (symbol, distance, count)
    }
    return best?.symbol
  }

  /// The set of a word's letters, a bit each.
  private static func letters(of word: some Sequence<UInt8>) -> UInt32 {
    word.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }

  /// Damerau–Levenshtein distance with adjacent transpositions, or `limit + 1` where it is more.
  static func editDistance(_ a: [UInt8], _ b: UnsafeBufferPointer<UInt8>, limit: Int) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var above = Array(0...b.count)
    var row = above
    for i in 0..<a.count {
      row[0] = i + 1
      var least = row[0]
      for j in 0..<b.count {
        var cost = min(above[j + 1] + 1, row[j] + 1, above[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row[j + 1] = cost
        least = min(least, cost)
      }
      if least > limit { return limit + 1 }
      (before, above, row) = (above, row, before)
    }
    return above[b.count]
  }
}

extension Collection<UInt8> {
  /// The bytes as a buffer, for as long as `body` runs.
  func withUnsafeBytesOf<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    withContiguousStorageIfAvailable(body) ?? Array(self).withUnsafeBufferPointer(body)
  }
}
