import Facts
import Index
import Language

/// What a phrase is to what the question asks, as its preposition, its sort and its clause tell.
extension SentenceMatch {
  /// Whether the phrase is a time, or part of one, where the question asks for somebody, a place, or what was done to what.
  func isTimeFor(_ candidate: Candidate, _ question: Question, _ index: FactIndex) -> Bool {
    switch question.type {
    case .place, .agent, .person, .organization: break
    case .thing:
      guard question.typeTerm < 0, question.hole.role == .subject || question.hole.role == .object else { return false }
    default: return false
    }
    return index.times(in: index.sentences[Int(sentence)].tokens).contains { time in
      let tokens = tree.positions(of: time.tokens)
      return tokens.lowerBound <= candidate.tokens.lowerBound && candidate.tokens.upperBound <= tokens.upperBound
    }
  }

  /// Whether the text sets the phrase as a reason: behind "because" or another word that says so, as what a fact gives for
  /// its cause or purpose, as a purpose with "to", or beside a noun or verb of causing.
  func isReason(_ candidate: Candidate, _ question: Question, _ index: FactIndex) -> Bool {
    // Of a clause only its opening says so: ", leaving a rival to win" has a "to" of its own.
    let opening = min(candidate.tokens.upperBound, candidate.tokens.lowerBound + 2)
    if (max(0, candidate.tokens.lowerBound - 4)..<opening).contains(where: { token in
      switch tree.rows[token].lower.knownWord {
      case .because, .since, .due, .so, .therefore, .reason, .cause, .result: return true
      // "For months" before "of supplies" gives no reason for those.
      case .as, .for, .to, .after, .by, .over, .from, .with:
        let marked = tree.parents[token]
        return marked < 0 || tree.dominates(marked, candidate.head) || tree.dominates(candidate.head, token)
      default: break
      }
      switch tree.rows[token].lemma.knownWord {
      case .reason, .cause, .result, .lead, .owe, .thanks, .make, .mean: return true
      default: return false
      }
    }) {
      return true
    }
    return index.sentences[Int(sentence)].facts.contains { number in
      index.facts[Int(number)].arguments.contains { argument in
        let argument = index.arguments[Int(argument)]
        return (argument.role == .cause || argument.role == .purpose)
          && argument.tokens.contains(tree.firstToken + Int32(candidate.head))
      }
    }
  }

  /// Whether the phrase stands behind a preposition of place or the like, where the question asks who or what did it: "near Ys"
  /// where it asks what exploded.
  func onlyTellsWhere(_ candidate: Candidate, _ question: Question) -> Bool {
    guard question.hole.role == .subject, [.who, .what].contains(question.kind), question.typeTerm < 0,
      case let head = tree.firstConjunct(candidate.head), let marker = tree.adposition(of: head)
    else { return false }
    switch tree.rows[marker].lower.knownWord {
    case .near, .in, .on, .at, .under, .until, .since, .before, .after, .during, .into, .over, .through, .within, .via:
      return true
    default: return false
    }
  }

  /// Whether a follow-up like "of what?" or "to whom?" asks by a preposition that does not mark the phrase; the text may put who
  /// did it in other ways than behind "by".
  func lacksMarker(_ candidate: Candidate, _ question: Question) -> Bool {
    guard [.what, .who, .whom].contains(question.kind), question.hole.preposition != .none,
      question.hole.preposition.knownWord != .by
    else { return false }
    let marker = tree.adposition(of: tree.firstConjunct(candidate.head))
    return marker.map { tree.rows[$0].lower != question.hole.preposition } ?? true
  }

  /// Whether the sentence only has another verb for the question's, and the phrase no preposition, where the question has
  /// one: "called Orm" does not say whom something was named after.
  func lacksPreposition(_ candidate: Candidate, _ question: Question) -> Bool {
    let verb = question.hole.governor
    guard question.hole.role == .oblique, question.hole.preposition != .none, verb >= 0, isMet(verb),
      question.terms[verb].part == .verb, relaxations[verb].isOtherWord
    else { return false }
    return tree.adposition(of: tree.firstConjunct(candidate.head)) == nil
  }
}

extension Tree {
  /// Whether the clause of a token tells a deed, more than that something is, has or holds something.
  func hasDeed(around token: Int) -> Bool {
    var verb = token
    while verb >= 0, rows[verb].upos != .verb {
      // What is so is no deed: "there are 40 lifts", "the town is home to 300 people".
      if child(of: verb, .cop) != nil { return false }
      verb = parents[verb]
    }
    guard verb >= 0 else { return false }
    switch rows[verb].lemma.knownWord {
    case .be, .have, .hold, .include, .exist, .take, .make: return false
    default: return true
    }
  }
}
