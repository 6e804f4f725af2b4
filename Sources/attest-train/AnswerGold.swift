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
  /// The candidates of a question with their gains; nil where none would be right at all.
  mutating func example(
    for question: GoldQuestion, isScoped: Bool, weight: Float, index: FactIndex
  ) -> AnswerExample? {
    let records = candidates(for: question.text, in: isScoped ? question.document : nil, index: index)
    let golds = question.answers.map(AnswerGold.words)
    var example = AnswerExample(weight: weight)
    var best: Float = 0
    for record in records {
      let words = AnswerGold.words(of: record.text)
      var gain = golds.reduce(Float(0)) { max($0, AnswerGold.f1(words, $1)) }
      gain = gain < 0.3 ? 0 : gain * gain
      if gain > 0, !question.isEvidence(record.sentence) { gain *= 0.15 }
      best = max(best, gain)
      for (feature, value) in record.entries {
        example.features.append(feature)
        example.values.append(value)
      }
      example.starts.append(Int32(example.features.count))
      example.gains.append(gain)
    }
    return best > 0.2 ? example : nil
  }

  mutating func outcome(
    for question: GoldQuestion, isScoped: Bool, weight: Double, index: FactIndex
  ) -> AnswerOutcome? {
    guard let best = bestAnswer(for: question.text, in: isScoped ? question.document : nil, index: index) else {
      return nil
    }
    let words = AnswerGold.words(of: best.text)
    let f1 = question.answers.reduce(Float(0)) { max($0, AnswerGold.f1(words, AnswerGold.words(of: $1))) }
    return AnswerOutcome(
      signals: best.signals, isRight: f1 >= 0.5, isGrounded: best.isGrounded, isAnswerable: !question.answers.isEmpty,
      weight: weight)
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
