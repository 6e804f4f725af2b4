import Language

/// British and American spellings of a word, from the endings and words of `spellings.txt`.
struct SpellingVariants: Sendable {
  private var words: [String: String] = [:]
  private var endings: [(british: [UInt8], american: [UInt8])] = []

  /// The table in the binary.
  init() {
    for pair in WordRelations.lines(of: "spellings.txt") where pair.count == 2 {
      if pair[0].hasPrefix("-"), pair[1].hasPrefix("-") {
        endings.append((Array(pair[0].utf8.dropFirst()), Array(pair[1].utf8.dropFirst())))
      } else {
        words[pair[0]] = pair[1]
        words[pair[1]] = pair[0]
      }
    }
  }

  /// The other spellings that a word might have; most of them are no words, which only the documents can tell.
  func variants(of word: String) -> [String] {
    if let known = words[word] { return [known] }
    guard word.utf8.count > 4 else { return [] }
    var found: [String] = []
    var word = word
    word.withUTF8 { word in
      func replace(_ ending: [UInt8], by other: [UInt8]) {
        guard word.count >= ending.count, word.suffix(ending.count).elementsEqual(ending) else { return }
        found.append(String(decoding: word.dropLast(ending.count) + other, as: UTF8.self))
      }
      for ending in endings {
        replace(ending.british, by: ending.american)
        replace(ending.american, by: ending.british)
      }
    }
    return found
  }
}
