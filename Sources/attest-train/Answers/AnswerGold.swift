import Answers
import Index
import Text

/// How answers are compared with golds, as SQuAD's own script does it: token F1 without case, articles, punctuation.
enum AnswerGold {
  static func words(of text: String) -> [[UInt8]] {
    var folded: [UInt8] = []
    var text = text
    text.withUTF8 { Folding.fold($0, into: &folded) }
    let isWord: (UInt8) -> Bool = {
      $0 >= 0x80 || ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7a) || $0 == 0x25 || $0 == 0x24
    }
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for (number, byte) in folded.enumerated() {
      let joins =
        (byte == 0x2e || byte == 0x2c) && number + 1 < folded.count && (0x30...0x39).contains(folded[number + 1])
      if isWord(byte) || (joins && byte == 0x2e) {
        word.append(byte)
      } else if !joins, !word.isEmpty {
        words.append(word)
        word = []
      }
    }
    if !word.isEmpty { words.append(word) }
    let articles = ["a", "an", "the"].map { Array($0.utf8) }
    return words.filter { !articles.contains($0) }
  }

  static func f1(_ a: [[UInt8]], _ gold: [[UInt8]]) -> Float {
    guard !a.isEmpty, !gold.isEmpty else { return 0 }
    var rest = gold
    var same = 0
    for word in a {
      if let at = rest.firstIndex(of: word) {
        rest.remove(at: at)
        same += 1
      }
    }
    guard same > 0 else { return 0 }
    let precision = Float(same) / Float(a.count)
    let recall = Float(same) / Float(gold.count)
    return 2 * precision * recall / (precision + recall)
  }
}

extension Answerer {
  /// The sentences and candidates of a question, with which sentences are right and how good each candidate would be.
  mutating func example(
    for question: GoldQuestion, of set: QuestionSet, index: FactIndex
  ) -> AnswerExample {
    guesses = set.scope == .document
    let golds = question.answers.map(AnswerGold.words)
    var example = AnswerExample(fold: question.fold, weight: set.weight)
    for (number, record) in sentences(for: question.text, in: set.scope == .all ? nil : question.document, index: index)
      .enumerated()
    {
      let isEvidence = question.isEvidence(record.sentence)
      example.sentences += record.values
      example.isEvidence.append(isEvidence)
      for candidate in record.candidates {
        let words = AnswerGold.words(of: candidate.text)
        var gain = golds.reduce(Float(0)) { max($0, AnswerGold.f1(words, $1)) }
        gain = gain < 0.3 ? 0 : gain * gain
        if gain > 0, !isEvidence { gain *= 0.15 }
        for (feature, value) in candidate.entries {
          example.features.append(feature)
          example.values.append(value)
        }
        example.starts.append(Int32(example.features.count))
        example.gains.append(gain)
        example.sentenceOf.append(Int32(number))
      }
    }
    return example
  }

  /// The answers to a question, as it is and with its document left out.
  mutating func outcomes(
    for question: GoldQuestion, of set: QuestionSet, index: FactIndex
  ) -> [AnswerOutcome] {
    guesses = set.scope == .document
    var outcomes: [AnswerOutcome] = []
    for isLeftOut in [false, true] {
      let weight =
        isLeftOut ? set.leftOutWeight : question.answers.isEmpty ? set.falseWeight ?? set.weight : set.weight
      if isLeftOut, weight == 0 || question.answers.isEmpty || question.document == nil { continue }
      guard
        let best = bestAnswer(
          for: question.text, in: set.scope == .all ? nil : question.document,
          without: isLeftOut ? question.document : nil, index: index)
      else { continue }
      let words = AnswerGold.words(of: best.text)
      let f1 = question.answers.reduce(Float(0)) { max($0, AnswerGold.f1(words, AnswerGold.words(of: $1))) }
      outcomes.append(
        AnswerOutcome(
          set: set.name + (isLeftOut ? " left out" : ""), fold: question.fold, weight: Double(weight),
          isScoped: set.scope == .document, signals: best.signals, f1: Double(f1),
          isEvidence: !question.answers.isEmpty && question.isEvidence(best.sentence), objections: best.objections,
          isAnswerable: !question.answers.isEmpty && !isLeftOut))
    }
    return outcomes
  }
}

extension GoldQuestion {
  /// Whether a sentence is one that states the answer.
  func isEvidence(_ citation: Citation) -> Bool {
    if starts.isEmpty && evidence.isEmpty { return true }
    if citation.document == document, starts.contains(where: { citation.range.contains(Int32($0)) }) { return true }
    return evidence.contains { citation.text.contains($0) || $0.contains(citation.text) }
  }
}
