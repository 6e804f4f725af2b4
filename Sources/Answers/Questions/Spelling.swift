import Index
import Text

/// Finds the word of the index that a mistyped one probably is.
///
/// A class, so that the readers of all questions share its table: the index's words by first letter and length, which
/// are kept for as long as the index grows.
final class Spelling {
  /// Words of one first letter and length, in the order of their symbols, and the letters of each.
  private var words: [(symbols: [Symbol], letters: [UInt32])] = []
  /// The rows of `editDistance`, filled anew for every pair of words.
  private var table = [Int](repeating: 0, count: 3 * (Spelling.longest + 3))
  /// How many of the index's symbols are among them.
  private var count = 0
  /// Longer words are not corrected.
  private static let longest = 30

  /// The commonest term within one edit (two from eight letters on) that begins with the same letter; nil for words
  /// under five letters, which are near too many. O(words of that letter and length), met only by words that no document
  /// has.
  func nearest(to word: String, in index: FactIndex) -> Symbol? {
    var typed: [UInt8] = []
    var word = word
    word.withUTF8 { Folding.fold($0, into: &typed) }
    guard typed.count >= 5, typed.count < Self.longest, typed.allSatisfy({ $0 >= 0x61 || $0 == 0x27 }) else {
      return nil
    }
    // A possessive without its apostrophe: "zealands" for "zealand's".
    if typed.last == UInt8(ascii: "s"), let stem = typed.dropLast().withUnsafeBytesOf({ index.symbols.find($0) }),
      index.postings.count(stem) > 0
    {
      return stem
    }
    let limit = typed.count >= 8 ? 2 : 1
    let letters = Self.letters(of: typed)
    add(index.symbols)
    var best: (symbol: Symbol, distance: Int, count: Int)?
    for length in typed.count - limit...typed.count + limit {
      let known = words[Self.place(of: typed[0], length)]
      for number in known.letters.indices {
        // An edit takes away one letter and brings in another at most.
        guard (letters ^ known.letters[number]).nonzeroBitCount <= 2 * limit,
          case let symbol = known.symbols[number], case let count = index.postings.count(symbol), count > 0,
          case let distance = index.symbols.withBytes(
            of: symbol, { Self.editDistance(typed, $0, limit: limit, &table) }), distance <= limit
        else { continue }
        if let found = best, (found.distance, -found.count, found.symbol) <= (distance, -count, symbol) { continue }
        best = (symbol, distance, count)
      }
    }
    return best?.symbol
  }

  /// Takes in the symbols that came since; O(those).
  private func add(_ symbols: SymbolTable) {
    if words.isEmpty { words = Array(repeating: ([], []), count: 256 * (Self.longest + 3)) }
    while count < symbols.count {
      let symbol = Symbol(rawValue: UInt32(count))
      symbols.withBytes(of: symbol) { bytes in
        guard let first = bytes.first, bytes.count < Self.longest + 2 else { return }
        let place = Self.place(of: first, bytes.count)
        words[place].symbols.append(symbol)
        words[place].letters.append(Self.letters(of: bytes))
      }
      count += 1
    }
  }

  private static func place(of first: UInt8, _ length: Int) -> Int { Int(first) * (longest + 3) + length }

  /// The set of a word's letters, a bit each.
  private static func letters(of word: some Sequence<UInt8>) -> UInt32 {
    word.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }

  /// Damerau–Levenshtein distance with adjacent transpositions, or `limit + 1` where it is more.
  /// `table` has room for three rows one longer than `b`; what it holds does not matter.
  private static func editDistance(
    _ a: [UInt8], _ b: UnsafeBufferPointer<UInt8>, limit: Int, _ table: inout [Int]
  ) -> Int {
    let width = b.count + 1
    var (before, above, row) = (0, width, 2 * width)
    return table.withUnsafeMutableBufferPointer { table in
      for j in 0..<width { table[above + j] = j }
      for i in 0..<a.count {
        table[row] = i + 1
        var least = i + 1
        for j in 0..<b.count {
          var cost = min(table[above + j + 1] + 1, table[row + j] + 1, table[above + j] + (a[i] == b[j] ? 0 : 1))
          if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, table[before + j - 1] + 1) }
          table[row + j + 1] = cost
          least = min(least, cost)
        }
        if least > limit { return limit + 1 }
        (before, above, row) = (above, row, before)
      }
      return table[above + b.count]
    }
  }
}

extension Collection<UInt8> {
  /// The bytes as a buffer, for as long as `body` runs.
  func withUnsafeBytesOf<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    withContiguousStorageIfAvailable(body) ?? Array(self).withUnsafeBufferPointer(body)
  }
}
