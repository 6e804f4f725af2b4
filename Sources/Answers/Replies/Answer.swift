import Text

/// The reply to one question.
package struct Reply: Sendable {
  /// As it was asked.
  package var question: String
  /// Best first; for a list question its members. Empty where the documents do not say.
  package var answers: [Answer]
  /// The nearest sentences, where there is no answer.
  package var nearest: [Citation]
  /// What was missing, in a sentence; empty where there is an answer.
  package var missing: String
  /// How the question was read or the answer reckoned, where that is not plain: a word read as another, what was counted,
  /// who says which of two numbers.
  package var notes: [String] = []
  /// Why, line by line; empty unless it was asked for.
  package var explanation: [String] = []

  package init(question: String, answers: [Answer] = [], nearest: [Citation] = [], missing: String = "") {
    self.question = question
    self.answers = answers
    self.nearest = nearest
    self.missing = missing
  }
}

/// One answer with the sentences that it stands on.
package struct Answer: Sendable {
  /// The words of a document, or "yes" and "no"; digits as written.
  package var text: String
  /// 0...1, calibrated: of the answers given 0.9, nine in ten are right.
  package var confidence: Double
  /// At least one; the best first.
  package var citations: [Citation]

  package init(text: String, confidence: Double, citations: [Citation]) {
    self.text = text
    self.confidence = confidence
    self.citations = citations
  }
}

/// A sentence of a document, word for word.
package struct Citation: Hashable, Sendable {
  /// Id of the document.
  package var document: String
  /// Title of the document; empty where it has none.
  package var title: String
  /// The day that the document is dated.
  package var date: CivilDate?
  /// Number of the sentence in the document, from 1.
  package var sentence: Int
  /// Where it stands in the document's text.
  package var range: ByteRange
  /// The bytes of the document at `range`, as text.
  package var text: String
  /// Where the answer's words stand in the document's text; empty where it is not in them ("yes").
  package var answer: ByteRange

  package init(
    document: String, title: String = "", date: CivilDate? = nil, sentence: Int, range: ByteRange, text: String,
    answer: ByteRange
  ) {
    self.document = document
    self.title = title
    self.date = date
    self.sentence = sentence
    self.range = range
    self.text = text
    self.answer = answer
  }
}
