import Language

/// British and American spellings of a word, from the endings and words of `spellings.txt`.
struct SpellingVariants: Sendable {
  private var words: [String: String] = [:]
  private var endings: [(String, String)] = []

  /// The table in the binary.
  init() {
    for pair in WordRelations.lines(of: "spellings.txt") where pair.count == 2 {
      if pair[0].hasPrefix("-"), pair[1].hasPrefix("-") {
        endings.append((String(pair[0].dropFirst()), String(pair[1].dropFirst())))
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
    return endings.flatMap { british, american -> [String] in
      var found: [String] = []
      if word.hasSuffix(british) { found.append(String(word.dropLast(british.count)) + american) }
      if word.hasSuffix(american) { found.append(String(word.dropLast(american.count)) + british) }
      return found
    }
  }
}
