import Index
import Text

/// A sentence as the trainer sees it: its features and where it stands.
package struct SentenceRecord {
  package var values: [Float]
  package var sentence: Citation
  package var candidates: [CandidateRecord]
}

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

  /// Every sentence that would be considered for a question, best first, with its candidates.
  package mutating func sentences(for text: String, in document: String?, index: FactIndex) -> [SentenceRecord] {
    let search = search(text, in: document, after: nil, index: index)
    guard search.question.type != .yesNo else { return [] }
    return search.ranking.considered.map { considered in
      var scorer = CandidateScorer(
        question: search.question, match: considered.match, sentenceScore: considered.score,
        facts: considered.fits, kinds: search.kinds)
      return SentenceRecord(
        values: considered.features.values, sentence: Citation(of: considered.sentence, index),
        candidates: considered.candidates.map { candidate in
          let sum = weights.features.withUnsafeBufferPointer { scorer.score(candidate, $0, keeps: true) }
          let place = AnswerText.place(
            of: candidate, in: considered.match.tree, sentence: considered.sentence, index: index)
          return CandidateRecord(
            entries: sum.entries, text: AnswerText.text(of: place.range, in: index.documents[Int(place.document)].text),
            sentence: Citation(of: considered.sentence, answer: place.range, index))
        })
    }
  }

  /// The best answer to a question, whether or not it would be shown, with the signals of its confidence; as if one
  /// document were not there, where one is left out.
  package mutating func bestAnswer(
    for text: String, in document: String?, without leftOut: String? = nil, index: FactIndex
  ) -> (text: String, sentence: Citation, signals: [Double], objections: [Objection.Kind])? {
    let search = search(text, in: document, without: leftOut, after: nil, index: index)
    guard search.question.type != .yesNo else { return nil }
    guard let outlook = search.outlook else { return nil }
    let best = outlook.best
    let signals = search.signals(of: best, runnerUp: outlook.runnerUp, index)
    let sentence = Citation(of: search.ranking.considered[best.hit].sentence, index)
    return (best.text, sentence, signals, search.objections(to: best, index).map(\.kind))
  }
}
