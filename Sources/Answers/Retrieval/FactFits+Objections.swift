import Facts
import Index
import Language
import Text

/// What the facts of a sentence say against an answer: that it was not so, that it is said of another, or done to another.
extension FactFits {
  /// Whether the head fills the hole only in facts that are planned, asked for or possible: what somebody tried to steal
  /// was not stolen.
  func isOnlyMeant(_ head: Int) -> Bool {
    let fits = fits.filter { fills($0, head) }
    return !fits.isEmpty && fits.allSatisfy(\.isOnlyMeant)
  }

  /// Whether every fact of the question's verb in the sentence says that it was not so, whoever fills the hole: who stayed away
  /// from what "was to have been signed" did not sign it.
  func onlySaysNo(_ pattern: FactPattern?, _ match: SentenceMatch, _ question: Question, _ index: FactIndex) -> Bool {
    guard let pattern, pattern.predicateTerm >= 0, !pattern.isNegative, !question.hasModal else { return false }
    var hasFact = false
    for number in index.sentences[Int(match.sentence)].facts {
      let fact = index.fact(number)
      let verb = Int(fact.predicateToken - tree.firstToken)
      guard match.meets(pattern.predicateTerm, at: verb), !tree.isOfCopula(fact, at: verb) else { continue }
      guard saysNo(fact) else { return false }
      hasFact = true
    }
    return hasFact
  }

  /// Whether the head fills the hole only in facts that the text denies: who "denied having sold it", or "failed to sell it".
  func isDenied(_ head: Int) -> Bool { fillsOnly(head, where: \.isDenied) }

  /// Whether the head fills the hole only in facts that have another participant where the question names one.
  func isContradicted(_ head: Int) -> Bool { fillsOnly(head, where: \.conflicts) }

  /// Whether the head fills the hole only in facts that name another participant where the question names one.
  func isOfNamedOther(_ head: Int) -> Bool {
    let fits = filled(by: head)
    guard let most = fits.filter(\.namesAnother).map(\.matched).max() else { return false }
    // A fact that has less of the question does not say that it is meant.
    return !fits.contains { !$0.namesAnother && $0.matched >= most }
  }

  /// Whether all facts that fit at all name another participant where the question names one.
  var isOnlyOfNamedOthers: Bool { !fits.isEmpty && fits.allSatisfy(\.namesAnother) }

  /// Whether the head fills the hole, and only in facts of which something holds.
  private func fillsOnly(_ head: Int, where holds: (Fit) -> Bool) -> Bool {
    var isFilled = false
    for fit in fits where fills(fit, head) {
      guard holds(fit) else { return false }
      isFilled = true
    }
    if isFilled { return true }
    var takesPart = false
    for fit in fits where fit.others.contains(head) {
      guard holds(fit) else { return false }
      takesPart = true
    }
    return takesPart
  }

  /// The fits that the head fills; where it fills none, those of facts that it takes part in beside the filler: "Karst" of "close
  /// the bridge at Karst".
  private func filled(by head: Int) -> [Fit] {
    let filled = fits.filter { fills($0, head) }
    return filled.isEmpty ? fits.filter { $0.others.contains(head) } : filled
  }

  /// Whether the head has the place of the question's named participant in every fact of the verb that it takes part in.
  func isDisplaced(_ head: Int) -> Bool {
    // A name in apposition to it is the same: "sent to the newspaper The Courier".
    let isApposed = tree.rows[head].relation == .appos && displaced.contains(tree.parents[head])
    return (displaced.contains(head) || isApposed) && fit(of: head) == 0
  }

  /// A noun that the question's fact is about, where a fact of the verb is about something else: "boat" in "who sold the
  /// boat" where a house is sold. Either the document has the noun nowhere, or the phrase with the head is said of a thing
  /// of another kind; with whether neither is a kind of the other, though some document has the noun. nil where there is none.
  func otherParticipant(
    than question: Question, _ pattern: FactPattern?, _ head: Int, _ kinds: Kinds, _ match: SentenceMatch,
    _ index: FactIndex
  ) -> (term: Int, isApart: Bool)? {
    guard let pattern, pattern.predicateTerm >= 0 || pattern.predicate.knownWord == .have else { return nil }
    for wanted in pattern.arguments where wanted.role.isParticipant && wanted.terms.count == 1 {
      let term = wanted.terms[0]
      guard question.isNoun(term), match.tokenOfTerm[term] < 0 else { continue }
      let isAbsent = match.absentTerms[term]
      var isTaken = false
      var isApart = false
      for fit in fits where isAbsent || fills(fit, head) {
        for argument in index.arguments(of: index.fact(fit.fact)) where argument.role == wanted.role {
          let token = index.tokens[Int(argument.head)]
          // Nor does a pronoun stand for what its document never names.
          let named =
            token.upos == .pron
            ? argument.resolved.lazy.map { index.tokens[Int($0)] }.first { $0.upos == .noun || $0.upos == .propn }
            : token
          guard let named, token.upos == .pron ? isAbsent : named.upos == .noun else { continue }
          // "These results", "the building" may be what the document is called after.
          let head = Int(argument.head - tree.firstToken)
          if match.titleTerms[term], tree.rows.indices.contains(head), tree.pointsBack(head) { continue }
          let areApart = named.upos == .noun && kinds.areApart(named.lemma, question.terms[term].word)
          guard isAbsent || areApart else { continue }
          isTaken = true
          isApart = isApart || areApart && index.postings.count(question.terms[term].lemma) > 0
        }
      }
      if isTaken { return (term, isApart) }
    }
    return nil
  }

  /// Whether the facts that the head fills say it of a body or a place by its noun, where the question names a person whom the
  /// sentence lacks: "the council" was represented, where it asks who represented Ann Lee.
  func isOfBody(
    _ head: Int, _ pattern: FactPattern?, _ question: Question, _ relations: WordRelations, _ match: SentenceMatch,
    _ index: FactIndex
  ) -> Bool {
    guard let pattern, pattern.predicateTerm >= 0 else { return false }
    let persons = pattern.arguments.filter { wanted in
      wanted.role.isParticipant
        && wanted.terms.allSatisfy { term in
          question.tree.rows[question.terms[term].token].mention.kind == .person && match.lacks(term)
        }
    }
    guard !persons.isEmpty else { return false }
    return filled(by: head).contains { fit in
      index.arguments(of: index.fact(fit.fact)).contains { argument in
        let token = index.tokens[Int(argument.head)]
        guard token.upos == .noun, argument.entity < 0, persons.contains(where: { $0.role == argument.role }) else {
          return false
        }
        switch relations.type(ofNoun: index.symbols.string(token.lemma)) {
        case .organization, .place: return true
        default: return false
        }
      }
    }
  }

  /// The object of what the question says that somebody proposed, wanted or agreed to do, where the sentence has another kind of
  /// thing for that: "library"
  /// in "who proposed to sell the library" where a vineyard was to be sold; nil where there is none.
  func otherObject(
    than question: Question, _ kinds: Kinds, _ match: SentenceMatch
  ) -> Int? {
    question.edges.first { edge in
      guard edge.head != question.hole.governor, edge.dependent != question.typeTerm,
        question.tree.rows[question.terms[edge.head].token].relation == .xcomp,
        question.tree.rows[question.terms[edge.dependent].token].relation == .obj,
        question.terms[edge.head].part == .verb, question.isNoun(edge.dependent), match.lacks(edge.dependent),
        match.isMet(edge.head), match.relaxations[edge.head] == .exact
      else { return false }
      let verbs = tree.rows.indices.filter { match.termOfToken[$0] == edge.head && tree.rows[$0].upos == .verb }
      return !verbs.isEmpty
        && verbs.allSatisfy { verb in
          guard let object = tree.child(of: verb, .obj), tree.rows[object].upos == .noun else { return false }
          return kinds.areApart(tree.rows[object].lemma, question.terms[edge.dependent].word)
        }
    }?.dependent
  }

  /// What the question says somebody became or did something to, where the facts of the verb have something else there: "mayor"
  /// in "when was Lee elected mayor" where a council is what Lee was elected to; nil where there is none.
  func otherComplement(
    than question: Question, _ pattern: FactPattern?, _ match: SentenceMatch, _ index: FactIndex
  ) -> Int? {
    guard let pattern, pattern.predicateTerm >= 0, question.type == .time || question.type == .place,
      case let verb = match.tokenOfTerm[pattern.predicateTerm], verb >= 0
    else { return nil }
    for wanted in pattern.arguments where wanted.role == .attribute && wanted.terms.count == 1 {
      let term = wanted.terms[0]
      guard question.terms[term].part == .noun, !match.isMet(term), !match.titleTerms[term] else { continue }
      let isTaken = index.sentences[Int(match.sentence)].facts.contains { number in
        let fact = index.fact(number)
        return Int(fact.predicateToken - tree.firstToken) == verb
          && index.arguments(of: fact).contains { argument in
            [.attribute, .goal, .recipient].contains(argument.role)
              && !match.meetsAny(at: Int(argument.head - tree.firstToken))
          }
      }
      if isTaken { return term }
    }
    return nil
  }
}

extension Question {
  /// Whether a term is a noun; one that the lexicon lacks counts as a name elsewhere, but "the shredder" names nobody.
  fileprivate func isNoun(_ term: Int) -> Bool {
    let token = terms[term].token
    guard terms[term].part != .noun else { return true }
    return terms[term].text.first?.isLowercase == true && tree.child(of: token, .det) != nil
  }
}
