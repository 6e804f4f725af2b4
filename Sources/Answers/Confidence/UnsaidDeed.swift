import Index
import Language

/// Whether a sentence says anything of the deed that a question asks about, and of whom it asks.
extension SentenceMatch {
  /// The verb of a question for what somebody did or suffered, where the sentence has neither it nor a word for it: that
  /// "the January 1995 obituary of Ann Lee" praised her does not say when she was born.
  func unsaidDeed(of question: Question) -> Int? {
    let verb = question.hole.governor
    guard verb >= 0, question.terms[verb].part == .verb, !question.terms[verb].isLight, !isMet(verb), !titleTerms[verb],
      question.edges.contains(where: { $0.head == verb && question.isPerson($0.dependent) })
    else { return nil }
    return verb
  }

  /// The first word of somebody's name, where the sentence has the words of the name in names of others only: "Anne Frank" where it
  /// lists "Anne Truitt and Frank Stella"; nil otherwise.
  func scatteredName(of question: Question) -> Int? {
    let terms = question.terms
    return terms.indices.dropLast().first { number in
      let (first, second) = (terms[number].token, terms[number + 1].token)
      guard second == first + 1, isNamed(number), isNamed(number + 1),
        question.tree.rows[first].mention.kind == .person, question.tree.rows[second].mention.kind == .person,
        !question.tree.rows[second].mention.isFirst
      else { return false }
      return !(0..<tree.count).contains { token in
        termOfToken[token] == number && tree.name(around: token).contains { termOfToken[$0] == number + 1 }
      }
    }
  }

  /// Whether the sentence has a term in the question's own form, as a word of a name.
  private func isNamed(_ number: Int) -> Bool {
    isMet(number) && relaxations[number] == .exact && tree.rows[tokenOfTerm[number]].mention != .none
  }
}

extension Question {
  /// Whether a term heads the name of somebody who takes part in what the question's verb says.
  fileprivate func isPerson(_ number: Int) -> Bool {
    let row = tree.rows[terms[number].token]
    guard terms[number].part == .name, [.nsubj, .nsubjPass, .obj, .iobj].contains(row.relation) else { return false }
    return row.mention.kind == .person || row.mention.kind == nil
  }
}
