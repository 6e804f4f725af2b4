import Index
import Language
import Text

/// The members of a coordination, for questions that ask for several.
enum ListMembers {
  /// The members of the coordination that the answer's head is in, each cited from the same sentence; empty where there is no list.
  static func members(of best: RankedAnswer, _ confidence: Double, _ search: Search, _ index: FactIndex) -> [Answer] {
    let considered = search.ranking.considered[best.hit]
    let tree = considered.match.tree
    let first = tree.firstConjunct(best.candidate.head)
    let heads =
      [first]
      + (0..<tree.count).filter { $0 != first && tree.rows[$0].relation == .conj && tree.firstConjunct($0) == first }
    // Members that the question names are not asked for.
    let named = heads.filter { considered.match.termOfToken[$0] < 0 }
    guard named.count > 1, named.contains(best.candidate.head) else { return [] }
    return named.compactMap { head in
      guard
        let candidate = considered.candidates.first(where: { $0.head == head && $0.cut == .name })
          ?? considered.candidates.first(where: { $0.head == head && $0.cut != .full && $0.cut != .coordinated })
      else { return nil }
      let place = AnswerText.place(of: candidate, in: tree, sentence: considered.sentence, index: index)
      let text = AnswerText.text(of: place.range, in: index.documents[Int(place.document)].text)
      return Answer(
        text: text, confidence: confidence,
        citations: [Answerer.citation(of: considered.sentence, answer: place.range, index)])
    }
  }
}
