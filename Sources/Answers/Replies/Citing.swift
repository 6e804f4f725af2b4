import Index
import Text

extension Citation {
  /// A sentence word for word; `answer` is kept where it lies in it.
  init(of sentence: Int32, answer: ByteRange = ByteRange(start: 0, end: 0), _ index: borrowing FactIndex) {
    let row = index.sentences[Int(sentence)]
    let document = index.documents[Int(row.document)]
    self.init(
      document: document.id, title: document.title, date: document.date,
      sentence: Int(sentence - document.sentences.lowerBound) + 1, range: row.range,
      text: String(decoding: document.text[clamped: row.range.indices], as: UTF8.self),
      answer: row.range.contains(answer) ? answer : ByteRange(start: 0, end: 0))
  }
}

extension Answer {
  /// Words of a sentence's document with that sentence cited.
  init(_ range: ByteRange, of sentence: Int32, confidence: Double, _ index: borrowing FactIndex) {
    self.init(
      text: AnswerText.text(of: range, in: index.document(of: sentence).text), confidence: confidence,
      citations: [Citation(of: sentence, answer: range, index)])
  }
}

extension Reply {
  /// How many sentences are cited for one answer.
  private static let citationLimit = 4

  /// Adds an answer, or its citations to the one that says the same by their keys (`AnswerText.key`); at most that many answers.
  mutating func gather(
    _ answer: Answer, limit: Int = .max, isSame: ([UInt8], [UInt8]) -> Bool = { $0 == $1 }
  ) {
    let key = AnswerText.key(of: answer.text)
    if let known = answers.firstIndex(where: { isSame(AnswerText.key(of: $0.text), key) }) {
      let room = Self.citationLimit - answers[known].citations.count
      answers[known].citations += answer.citations.filter { !answers[known].citations.contains($0) }.prefix(
        max(0, room))
    } else if answers.count < limit {
      answers.append(answer)
    }
  }
}
