/// How an answer is compared with those that a question file holds for right: as SQuAD's evaluation script does it
/// (Rajpurkar et al. 2016), without regard to case, articles and punctuation.
package enum AnswerComparison {
  /// Words that an answer may have more or less than the one expected: "in 1991" for "1991", "soldiers" behind a number.
  private static let small: Set<String> = Set(
    """
    in on at of by to from for with about around some over more than least up most nearly almost people persons \
    soldiers men years year months days hours percent % $ us u.s. dollars mr mrs ms dr president minister and was were \
    is are it they he she
    """.split(separator: " ").map(String.init))

  /// The words of a text in lower case, without articles and punctuation; a point or comma stays between digits.
  package static func words(of text: String) -> [String] {
    let scalars = Array(text.lowercased().unicodeScalars).map(Self.blanked)
    func isDigit(_ at: Int) -> Bool {
      scalars.indices.contains(at) && scalars[at].properties.generalCategory == .decimalNumber
    }
    var kept: [Unicode.Scalar] = []
    for (at, scalar) in scalars.enumerated() {
      switch scalar {
      case "," where isDigit(at - 1) && isDigit(at + 1): continue
      case ",", ".": kept.append(isDigit(at + 1) ? scalar : " ")
      default: kept.append(scalar)
      }
    }
    return kept.split { $0.properties.isWhitespace }.flatMap(withoutArticles)
  }

  /// 1 where the words are the same, in any order; 0 where none is.
  package static func f1(_ answer: [String], _ gold: [String]) -> Double {
    guard !answer.isEmpty, !gold.isEmpty else { return answer == gold ? 1 : 0 }
    var rest: [String: Int] = [:]
    for word in gold { rest[word, default: 0] += 1 }
    var same = 0
    for word in answer where rest[word, default: 0] > 0 {
      rest[word, default: 0] -= 1
      same += 1
    }
    guard same > 0 else { return 0 }
    let precision = Double(same) / Double(answer.count)
    let recall = Double(same) / Double(gold.count)
    return 2 * precision * recall / (precision + recall)
  }

  /// Whether one holds the other with nothing but small words beside it.
  package static func contains(_ answer: [String], _ gold: [String]) -> Bool {
    guard !answer.isEmpty, !gold.isEmpty else { return false }
    let (short, long) = answer.count <= gold.count ? (answer, gold) : (gold, answer)
    return (0...long.count - short.count).contains { start in
      let end = start + short.count
      return Array(long[start..<end]) == short && (long[..<start] + long[end...]).allSatisfy(small.contains)
    }
  }

  /// Quotation marks are one, other punctuation is a blank.
  private static func blanked(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case ".", ",": scalar
    case "!"..."/", ":"..."@", "["..."`", "{"..."~", "\u{2018}", "\u{2019}", "\u{2013}", "\u{2014}", "\u{201c}",
      "\u{201d}":
      " "
    default: scalar
    }
  }

  /// The pieces of a word that are left where the articles in it are taken out.
  private static func withoutArticles(_ word: ArraySlice<Unicode.Scalar>) -> [String] {
    if word.allSatisfy(isWordScalar) {
      let text = String(String.UnicodeScalarView(word))
      return text == "a" || text == "an" || text == "the" ? [] : [text]
    }
    var text = ""
    var at = word.startIndex
    while at < word.endIndex {
      var end = at
      while end < word.endIndex, isWordScalar(word[end]) == isWordScalar(word[at]) { end += 1 }
      let piece = String(String.UnicodeScalarView(word[at..<end]))
      text += piece == "a" || piece == "an" || piece == "the" ? " " : piece
      at = end
    }
    return text.split(separator: " ").map(String.init)
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
