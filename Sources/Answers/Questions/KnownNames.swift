import Index
import Text

/// Names of two words and more in a question that the documents know, however they are typed: "harrow mutual".
struct KnownNames {
  /// The longest that are looked for.
  private static let longest = 5

  /// The question with these names' words capitalised, of the same length in bytes.
  let text: String
  /// Their bytes.
  private(set) var ranges: [Range<Int>] = []

  /// O(words).
  init(in question: String, _ index: borrowing FactIndex) {
    var bytes = Array(question.utf8)
    let words = Self.words(of: bytes)
    var lower = bytes
    for position in lower.indices where (0x41...0x5a).contains(lower[position]) { lower[position] += 0x20 }
    var first = 0
    while first < words.count {
      let found = (first + 2...first + Self.longest).last { end in
        end <= words.count && Self.isName(words[first..<end], lower, index)
      }
      guard let found else {
        first += 1
        continue
      }
      ranges.append(words[first].lowerBound..<words[found - 1].upperBound)
      for word in words[first..<found] where (0x61...0x7a).contains(bytes[word.lowerBound]) {
        bytes[word.lowerBound] -= 0x20
      }
      first = found
    }
    text = ranges.isEmpty ? question : String(decoding: bytes, as: UTF8.self)
  }

  /// Runs of letters, digits, hyphens and bytes beyond ASCII.
  private static func words(of bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for position in 0...bytes.count {
      let isInside =
        position < bytes.count
        && (bytes[position] >= 0x80 || bytes[position] == 0x2d || (0x30...0x39).contains(bytes[position])
          || (0x41...0x5a).contains(bytes[position] & 0xdf))
      if isInside {
        start = start ?? position
      } else if let first = start {
        words.append(first..<position)
        start = nil
      }
    }
    return words
  }

  /// Whether words that single blanks part are together the key of a name.
  private static func isName(_ words: ArraySlice<Range<Int>>, _ lower: [UInt8], _ index: FactIndex) -> Bool {
    guard let first = words.first, let last = words.last,
      zip(words, words.dropFirst()).allSatisfy({ $0.upperBound + 1 == $1.lowerBound && lower[$0.upperBound] == 0x20 })
    else { return false }
    return lower[first.lowerBound..<last.upperBound].withUnsafeBytesOf { index.symbols.find($0) } != nil
  }
}
