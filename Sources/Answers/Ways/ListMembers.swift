import Index
import Language
import Text

/// The members of a list, for questions that ask for several.
enum ListMembers {
  /// The members of the coordination that the answer's head is in, of the examples given of it ("charities such as …"), or
  /// of the names before it ("the Galileo and Ulysses spacecraft"), each cited from the same sentence; empty where there is
  /// no list.
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
    var named = heads.filter(isNew)
    // "The local papers" is none of "the local papers, the Press and the Voice".
    if asked >= 0, named.contains(where: { tree.rows[$0].upos == .propn }) {
      named.removeAll { considered.match.termOfToken[$0] == asked && tree.rows[$0].upos == .noun }
    }
    if named.count > 1, named.contains(head) {
      if let firm = firm(of: heads, best, considered, search, index) { return [answer(firm)] }
      return named.compactMap { head in
        let candidate =
          considered.candidates.first { $0.tokens.contains(head) && $0.cut == .name }
          ?? considered.candidates.first { $0.head == head && $0.cut != .full && $0.cut != .coordinated }
        if let candidate { return answer(candidate) }
        return [.noun, .propn].contains(tree.rows[head].upos) ? answer(tree.phrase(of: head)) : nil
      }
    }
    guard asked >= 0, considered.match.termOfToken[head] == asked else { return [] }
    let examples = tree.examples(of: head).filter(isNew)
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
  /// The heads of a coordination, in order, whichever of them is given.
  func coordination(of token: Int) -> [Int] {
    let first = firstConjunct(token)
    return [first] + (0..<count).filter { $0 != first && rows[$0].relation == .conj && firstConjunct($0) == first }
  }

  /// The heads of what the text names as examples of a noun: behind "such as", "like" or "including"; empty where it names none.
  func examples(of noun: Int) -> [Int] {
    let example = children(of: noun).first { child in
      guard child > noun, rows[child].relation == .nmod || rows[child].relation == .acl,
        let marker = adposition(of: child)
      else { return false }
      return [.such, .like, .including].contains(rows[marker].lower.knownWord)
    }
    return example.map(coordination) ?? []
  }

  /// The names that stand side by side before a noun and are each of its kind: "Galileo" and "Ulysses" of "the Galileo and
  /// Ulysses spacecraft"; empty where there are not several.
  func names(before noun: Int) -> [Range<Int>] {
    guard rows[noun].upos == .noun,
      let first = children(of: noun).first(where: { name in
        name < noun && rows[name].relation == .compound && rows[name].upos == .propn
          && coordination(of: name).contains { $0 > name && $0 < noun }
      })
    else { return [] }
    var names: [Range<Int>] = []
    var start = left[first]
    for token in left[first]..<noun + 1 {
      let ends = token == noun || rows[token].upos == .cconj || isComma(token)
      guard ends else { continue }
      if start < token { names.append(start..<token) }
      start = token + 1
    }
    return names.allSatisfy { $0.contains { rows[$0].upos == .propn } } ? names : []
  }

  /// Whether a mark is one that parts words, as the hyphen of "VC-10" does not.
  private func isComma(_ token: Int) -> Bool { rows[token].upos == .punct && !isTight(token) }

  /// A noun or name with what belongs to it on either side, its determiner, clauses and coordination left out.
  fileprivate func phrase(of head: Int) -> Range<Int> {
    var (start, end) = (head, head + 1)
    for child in children(of: head) {
      switch rows[child].relation {
      case .amod, .compound, .nummod, .nmodPoss, .flat, .nmodDesc:
        if child < head { start = min(start, left[child]) }
        if child >= end { end = max(end, right[child]) }
      default: continue
      }
    }
    return start..<end
  }
}
