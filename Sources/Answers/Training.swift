import Index
import Text

/// A candidate as the trainer sees it: its features, its words, and where it stands.
package struct CandidateRecord {
  package var entries: [(feature: Int32, value: Float)]
  package var text: String
  package var sentence: Citation
}

extension Answerer {
  /// The question as it is read, before anything is looked up.
  package mutating func question(_ text: String, index: FactIndex) -> Question {
    read(text, index: index).question
  }

  /// Every candidate of the sentences that would be considered for a question.
  package mutating func candidates(for text: String, in document: String?, index: FactIndex) -> [CandidateRecord] {
    let search = search(text, in: document, after: nil, index: index)
    guard search.question.type != .yesNo else { return [] }
    var records: [CandidateRecord] = []
    let best = max(search.ranking.considered.first?.retrievalScore ?? 1, 0.001)
    for considered in search.ranking.considered {
      var scorer = CandidateScorer(
        question: search.question, match: considered.match, index: index, rank: considered.retrievalScore / best,
        facts: considered.fits, kinds: search.kinds)
      for candidate in considered.candidates {
        let sum = weights.features.withUnsafeBufferPointer { scorer.score(candidate, $0, keeps: true) }
        let place = AnswerText.place(
          of: candidate, in: considered.match.tree, sentence: considered.sentence, index: index)
        records.append(
          CandidateRecord(
            entries: sum.entries, text: AnswerText.text(of: place.range, in: index.documents[Int(place.document)].text),
            sentence: Self.citation(of: considered.sentence, answer: place.range, index)))
      }
    }
    return records
  }

  /// The best answer to a question, whether or not it would be shown, with the signals of its confidence.
  package mutating func bestAnswer(
    for text: String, in document: String?, index: FactIndex
  ) -> (text: String, signals: [Double], isGrounded: Bool)? {
    let search = search(text, in: document, after: nil, index: index)
    guard search.question.type != .yesNo else { return nil }
    guard let outlook = Outlook(search, limit: 8, index) else { return nil }
    let signals = search.signals(of: outlook.best, runnerUp: outlook.runnerUp, index)
    return (outlook.best.text, signals, search.isScoped || search.isGrounded(outlook.best, index))
  }
}
