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
    if let firm = firm(of: heads, best, considered, search, index) {
      let place = AnswerText.place(of: firm, in: tree, sentence: considered.sentence, index: index)
      let text = AnswerText.text(of: place.range, in: index.documents[Int(place.document)].text)
      let citation = Citation(of: considered.sentence, answer: place.range, index)
      return [Answer(text: text, confidence: confidence, citations: [citation])]
    }
    return named.compactMap { head in
      guard
        let candidate = considered.candidates.first(where: { $0.head == head && $0.cut == .name })
          ?? considered.candidates.first(where: { $0.head == head && $0.cut != .full && $0.cut != .coordinated })
      else { return nil }
      let place = AnswerText.place(of: candidate, in: tree, sentence: considered.sentence, index: index)
      let text = AnswerText.text(of: place.range, in: index.documents[Int(place.document)].text)
      return Answer(
        text: text, confidence: confidence,
        citations: [Citation(of: considered.sentence, answer: place.range, index)])
    }
  }

  /// The whole of a pair of bare names, one word each, of which no fuller form is known: "Harland and Wolff" may be one
  /// name or two, and stays as the text has it; nil where it is no such pair, or the question asks for several.
  private static func firm(
    of heads: [Int], _ best: RankedAnswer, _ considered: Considered, _ search: Search, _ index: FactIndex
  ) -> Candidate? {
    let rows = considered.match.tree.rows
    guard heads.count == 2, !search.question.asksForList, heads[1] == heads[0] + 2,
      heads.allSatisfy({
        let entity = rows[$0].entity
        return entity >= 0 && index.entities[Int(entity)].kind == .person && !index.hasFullName(entity)
      })
    else { return nil }
    var pair = best.candidate
    pair.head = heads[0]
    pair.tokens = heads[0]..<heads[1] + 1
    return pair
  }
}
