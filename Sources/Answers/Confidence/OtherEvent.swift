import Index
import Language

/// When a question asks when something happened: whether a time in the sentence is that of another event.
extension SentenceMatch {
  /// Whether the time hangs on a conjunct of the question's verb: "was born in Hamre and studied until 1895" does not say
  /// when she was born. A time set before the first of two verbs holds for both.
  func isOfOtherEvent(_ candidate: Candidate, _ question: Question) -> Bool {
    let term = question.hole.governor
    guard question.type == .time, term >= 0, case let verb = tokenOfTerm[term], verb >= 0,
      tree.rows[verb].upos == .verb, let other = tree.verb(above: candidate.head), other != verb,
      tree.isConjunct(other) || tree.isConjunct(verb), tree.firstConjunct(other) == tree.firstConjunct(verb)
    else { return false }
    return tree.isConjunct(other) || candidate.tokens.lowerBound > other
  }
}

extension Tree {
  /// The nearest verb that a token is below; nil where there is none.
  fileprivate func verb(above token: Int) -> Int? {
    var current = parents[token]
    while current >= 0, rows[current].upos != .verb { current = parents[current] }
    return current >= 0 ? current : nil
  }

  fileprivate func isConjunct(_ token: Int) -> Bool { rows[token].relation == .conj }
}
