import Index
import Language
import Text

/// The members of a list, for questions that ask for several.
enum ListMembers {
  /// The members of the coordination that the answer's head is in, of the names in apposition to it, of the examples given of
  /// it ("charities such as …"), or of the names before it ("the Galileo and Ulysses spacecraft"), each cited from the same
  /// sentence; empty where there is no list.
  static func members(of best: RankedAnswer, _ confidence: Double, _ search: Search, _ index: FactIndex) -> [Answer] {
    let considered = search.ranking.considered[best.hit]
    let tree = considered.match.tree
    func answer(_ range: ByteRange, in document: Int32) -> Answer {
      Answer(
        text: AnswerText.text(of: range, in: index.documents[Int(document)].text), confidence: confidence,
        citations: [Citation(of: considered.sentence, answer: range, index)])
    }
    func answer(_ tokens: Range<Int>) -> Answer {
      answer(tree.bytes(of: tokens), in: index.sentences[Int(considered.sentence)].document)
    }
    func answer(_ candidate: Candidate) -> Answer {
      let place = AnswerText.place(of: candidate, in: tree, sentence: considered.sentence, index: index)
      return answer(place.range, in: place.document)
    }
    let head = best.candidate.head
    let heads = tree.coordination(of: head)
    // Members that the question names are not asked for, save by the plural that it asks with.
    let question = search.question
    let asksWithPlural =
      question.asksForList && question.typeTerm >= 0 && question.terms[question.typeTerm].part == .noun
    let asked = asksWithPlural ? question.typeTerm : -1
    func isNew(_ token: Int) -> Bool {
      let term = considered.match.termOfToken[token]
      return term < 0 || term == asked && [.noun, .propn].contains(tree.rows[token].upos)
    }
    let excepted = tree.excepted(index)
    var named = heads.filter { isNew($0) && !excepted.contains(tree.rows[$0].lower) }
    // "The local papers" is none of "the local papers, the Press and the Voice".
    if asked >= 0, named.contains(where: { tree.rows[$0].upos == .propn }) {
      named.removeAll { considered.match.termOfToken[$0] == asked && tree.rows[$0].upos == .noun }
    }
    // "Self and non-self molecules" are one kind or two.
    if question.kind == .whatKind, [.amod, .compound].contains(tree.rows[head].relation) { return [] }
    if named.count > 1, named.contains(head) {
      if let firm = firm(of: heads, best, considered, search, index) { return [answer(firm)] }
      return named.compactMap { head in
        // "The finance director, Neil Garrity" is he.
        if let name = tree.child(of: head, .appos), tree.rows[head].upos == .noun,
          tree.rows[name].mention.kind == .person
        {
          return answer(tree.fullName(of: name))
        }
        let candidate =
          considered.candidates.first { $0.tokens.contains(head) && $0.cut == .name }
          ?? considered.candidates.first { $0.head == head && $0.cut != .full && $0.cut != .coordinated }
        if let candidate { return answer(candidate) }
        return [.noun, .propn].contains(tree.rows[head].upos) ? answer(tree.phrase(of: head)) : nil
      }
    }
    let apposed = tree.namesApposed(to: head).filter { !excepted.contains(tree.rows[$0].lower) }
    if !apposed.isEmpty { return apposed.map { answer(tree.fullName(of: $0)) } }
    guard asked >= 0, considered.match.termOfToken[head] == asked else { return [] }
    let examples = tree.examples(of: head).filter { isNew($0) && !excepted.contains(tree.rows[$0].lower) }
    if examples.count > 1 { return examples.map { answer(tree.phrase(of: $0)) } }
    let names = tree.names(before: head).filter { $0.allSatisfy { considered.match.termOfToken[$0] < 0 } }
    return names.count > 1 ? names.map(answer) : []
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

extension Tree {
  /// The words that stand behind "but" or "except" where all or every one is spoken of, "all but Portugal renewed it", or behind
  /// "not": "it was not Lind but Park".
  fileprivate func excepted(_ index: FactIndex) -> [Symbol] {
    rows.indices.dropFirst(2).filter { token in
      let (before, word) = (form(of: token - 2, index), form(of: token - 1, index))
      if word == "not", [.propn, .noun].contains(rows[token].upos) { return true }
      return ["but", "except"].contains(word)
        && ["all", "everyone", "everybody", "any", "every", "each"].contains(before)
    }.map { rows[$0].lower }
  }
}
