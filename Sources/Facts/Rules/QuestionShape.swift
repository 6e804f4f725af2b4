import Documents
import Language
import Rules
import Text

/// One reading of a question rule, word by word, with slots that take what stands in their place.
///
/// Articles and the helping verbs "do" and "have" are passed over on both sides, and a word meets another form of its
/// lemma: "who has mediated" and "who mediates" are one.
package struct QuestionShape: Hashable, Sendable {
  enum Item: Hashable, Sendable {
    case word(Word)
    /// By its number among the slots that the question names.
    case slot(Int)
  }

  /// A word of a question.
  package struct Word: Hashable, Sendable {
    var lower: String
    var lemma: String
    /// Its number in the sentence.
    package var token: Int

    func meets(_ other: Word) -> Bool { lower == other.lower || lemma == other.lemma }
  }

  var items: [Item]

  /// The words that count of a question's sentence.
  package static func words(of analysis: Analysis, in range: Range<TokenIndex>) -> [Word] {
    range.compactMap { index in
      let token = analysis.tokens[Int(index)]
      let lower = analysis.symbols.string(token.lower)
      let lemma = analysis.symbols.string(token.base).lowercased()
      switch token.upos {
      case .punct: return nil
      case .det where ["the", "a", "an"].contains(lower): return nil
      case .aux where ["do", "have"].contains(lemma): return nil
      default: return Word(lower: lower, lemma: lemma, token: Int(index - range.lowerBound))
      }
    }
  }

  /// The tokens that each slot takes, by its number, where the words have this shape; each slot as few as it can. O(words × items).
  package func slots(in words: [Word]) -> [Int: Range<Int>]? {
    var spans: [Int: Range<Int>] = [:]
    var item = 0
    var word = 0
    // The last slot and how far it reaches: it takes another word where the rest does not fit.
    var open: (item: Int, number: Int, end: Int)?
    while word < words.count {
      if items.indices.contains(item) {
        switch items[item] {
        case .slot(let number):
          spans[number] = words[word].token..<words[word].token + 1
          open = (item, number, word + 1)
          (item, word) = (item + 1, word + 1)
          continue
        case .word(let wanted) where wanted.meets(words[word]):
          (item, word) = (item + 1, word + 1)
          continue
        case .word: break
        }
      }
      guard let last = open, last.end < words.count, let span = spans[last.number] else { return nil }
      spans[last.number] = span.lowerBound..<words[last.end].token + 1
      open = (last.item, last.number, last.end + 1)
      (item, word) = (last.item + 1, last.end + 1)
    }
    guard item == items.count else { return nil }
    return spans
  }
}

extension RuleCompiler {
  /// The shapes of a question rule, one for each reading; a slot without words of its own is read as its name.
  package mutating func shapes(of question: QuestionRule) -> [QuestionShape] {
    let names = question.template.slotNames
    return question.template.namingEmptySlots.readings.map { reading in
      let (_, analysis) = analyze(question: reading.sentence)
      var items: [QuestionShape.Item] = []
      for word in QuestionShape.words(of: analysis, in: 0..<TokenIndex(analysis.tokens.count)) {
        let start = analysis.tokens[word.token].range.start
        guard let slot = reading.slots.first(where: { ByteRange($0.range).contains(start) }),
          let number = names.firstIndex(of: slot.name)
        else {
          items.append(.word(word))
          continue
        }
        if items.last != .slot(number) { items.append(.slot(number)) }
      }
      return QuestionShape(items: items)
    }
  }
}
