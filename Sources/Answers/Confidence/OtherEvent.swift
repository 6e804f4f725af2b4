import Facts
import Index
import Language
import Text

/// Whether the phrase belongs to another event than the question asks for.
extension SentenceMatch {
  /// Whether the time hangs on a conjunct of the question's verb: "was born in Hamre and studied until 1895" does not say
  /// when she was born. A time set before the first of two verbs holds for both.
  func isOfOtherEvent(_ candidate: Candidate, _ question: Question) -> Bool {
    let term = question.hole.governor
    if isOfOtherVerb(candidate, question) || isOfOtherClause(candidate, question) { return true }
    guard question.type == .time, term >= 0, case let verb = tokenOfTerm[term], verb >= 0,
      tree.rows[verb].upos == .verb, let other = tree.verb(above: candidate.head), other != verb
    else { return false }
    // "Closed by a firm that had lost money in 1986" does not say when it was closed.
    if tree.isAside(other), tree.dominates(verb, other), termOfToken[other] != term { return true }
    guard tree.isConjunct(other) || tree.isConjunct(verb), tree.firstConjunct(other) == tree.firstConjunct(verb)
    else { return false }
    return tree.isConjunct(other) || candidate.tokens.lowerBound > other
  }

  /// Whether a "when" question names nobody but who did it, or somebody whom the sentence lacks, the sentence lacks its verb,
  /// and the time is that of another: "the hall was restored in 1899 by Ann Lee" does not say when she died.
  private func isOfOtherVerb(_ candidate: Candidate, _ question: Question) -> Bool {
    let term = question.hole.governor
    guard question.type == .time, question.hole.role == .adverb, term >= 0, question.terms[term].part == .verb,
      !question.terms[term].isLight, !isMet(term), !titleTerms[term],
      question.edges.count(where: { $0.head == term }) <= 1 || lacksDoer(of: term, question)
    else { return false }
    guard let verb = tree.verb(ofCircumstance: candidate.head) else { return false }
    return termOfToken[verb] < 0
  }

  /// Whether a question asks since when something is so, and the time is that of its end: "who retired last year".
  func isOfEnd(_ candidate: Candidate, _ question: Question, _ index: FactIndex) -> Bool {
    guard question.type == .time, question.hole.preposition.knownWord == .since,
      !tree.isMarked(candidate.head, by: .since), let verb = tree.verb(ofCircumstance: candidate.head)
    else { return false }
    return termOfToken[verb] < 0 && Self.ends.contains(tree.lemma(of: verb, index))
  }

  private static let ends: Set = ["retire", "resign", "leave", "quit", "die", "dismiss", "end", "close", "finish"]

  /// Whether the sentence lacks the question's verb, and the time is that of a clause about another noun: "Peru and the
  /// Confederacy, which was formed in 1861" does not say when the war ended.
  private func isOfOtherClause(_ candidate: Candidate, _ question: Question) -> Bool {
    let term = question.hole.governor
    guard question.type == .time, term >= 0, question.terms[term].part == .verb, !isMet(term),
      let verb = tree.verb(above: candidate.head), tree.rows[verb].relation.universal == .acl,
      case let noun = tree.parents[verb], noun >= 0
    else { return false }
    return tree.parents[tree.firstConjunct(noun)] >= 0 && termOfToken[noun] < 0
  }

  /// Whether the sentence lacks a name that the question gives the verb: what others won does not say when she won it.
  private func lacksDoer(of verb: Int, _ question: Question) -> Bool {
    question.namedSubjects(of: verb).contains(where: lacks)
  }

  /// Whether the question asks when something was done, and the phrase is a time after the document's day, or when it will be,
  /// and the phrase is a time before it.
  func isOfOtherTense(than question: Question, _ candidate: Candidate, _ index: FactIndex) -> Bool {
    guard question.type == .time, question.kind == .when || question.kind == .what || question.kind == .which,
      let date = index.document(of: sentence).date
    else { return false }
    if question.tense == .past, candidate.tokens.contains(where: { tree.rows[$0].lower.knownWord == .future }) {
      return true
    }
    guard let time = index.times(in: tree.indexed(candidate.tokens)).first, time.kind == .date,
      time.firstDay <= time.lastDay
    else { return false }
    switch question.tense {
    // "24 July" in what is told of long ago is of that year, not of the document's.
    case .past:
      return Int(time.firstDay) > date.dayNumber
        && candidate.tokens.contains { token in
          let row = tree.rows[token]
          return row.upos == .num && row.length == 4 || row.lower.knownWord == .this
        }
    case .future: return Int(time.lastDay) < date.dayNumber
    case nil: return false
    }
  }

  /// Whether the question names a time, and the sentence dates only to others: "in 1874" where it asks of the 1890s.
  func isOfOtherTime(than question: Question, _ index: FactIndex) -> Bool {
    guard !question.days.isEmpty, !meetsDay else { return false }
    return index.times(in: index.sentences[Int(sentence)].tokens).contains {
      $0.kind == .date && $0.firstDay <= $0.lastDay
    }
  }

  /// Whether the phrase's verb is dated to one year, week or the like and another verb of the sentence to the one that the
  /// question names: the four million of "last year four million came, and this year six are expected", where it asks of this
  /// year.
  func isOfOtherPeriod(than question: Question, _ candidate: Candidate) -> Bool {
    guard let asked = question.times.lazy.compactMap({ question.tree.period(in: $0) }).first,
      let verb = tree.verb(above: candidate.head)
    else { return false }
    let said = (0..<tree.count).compactMap { tree.period(in: $0..<$0 + 1) }.filter { $0.unit == asked.unit }
    let own = said.filter { tree.verb(above: $0.token) == verb }
    return !own.isEmpty && own.allSatisfy { $0.which != asked.which } && said.contains { $0.which == asked.which }
  }

  /// The agent's role, where the sentence says what was done without saying by whom, and the phrase belongs to another clause: "the
  /// hall was opened, while the barn was built" does not say who built the barn. nil otherwise.
  func silentDoer(of question: Question, _ candidate: Candidate) -> Argument.Role? {
    let governor = question.hole.governor
    guard question.kind == .who, question.hole.role == .subject, governor >= 0, isMet(governor),
      question.terms[governor].part == .verb, !question.tree.isPassive(question.terms[governor].token),
      case let verb = tokenOfTerm[governor], tree.rows[verb].upos == .verb, tree.isPassive(verb),
      tree.child(of: verb, .oblAgent) == nil, !tree.dominates(verb, candidate.head),
      !tree.dominates(candidate.head, verb)
    else { return nil }
    return .agent
  }

  /// The role that is asked for, where the sentence lacks the question's verb and has its other participant on the other side
  /// of a verb of its own: "aid workers register the refugees" does not say who attacked the aid workers. nil otherwise.
  func otherSide(of question: Question, than candidate: Candidate) -> Argument.Role? {
    let governor = question.hole.governor
    guard governor >= 0, question.terms[governor].part == .verb, !isMet(governor),
      case let verb = tree.parents[candidate.head], verb >= 0, tree.rows[verb].upos == .verb, !tree.isPassive(verb)
    else { return nil }
    func stands(_ asked: Relation, in question: Question, as said: [Relation]) -> Bool {
      question.edges.contains { edge in
        edge.head == governor && question.tree.rows[question.terms[edge.dependent].token].relation == asked
          && isMet(edge.dependent)
          && tree.isParticipant(tokenOfTerm[edge.dependent], of: verb, as: said)
      }
    }
    switch (question.hole.role, tree.rows[candidate.head].relation) {
    case (.subject, .obj), (.subject, .iobj), (.subject, .obl):
      return stands(.obj, in: question, as: [.nsubj]) ? .agent : nil
    case (.object, .nsubj): return stands(.nsubj, in: question, as: [.obj, .iobj, .obl]) ? .patient : nil
    default: return nil
    }
  }
}

extension Tree {
  /// Whether a verb heads a relative clause behind a comma whose subject is "who" or "which".
  fileprivate func isAside(_ verb: Int) -> Bool {
    guard rows[verb].relation == .aclRelcl, let subject = child(of: verb, .nsubj, .nsubjPass), subject > 0,
      [.who, .which].contains(rows[subject].lower.knownWord)
    else { return false }
    return rows[subject - 1].upos == .punct
  }

  /// A unit of time among the tokens that "this", "last" or "next" picks out, and which of them; nil where there is none.
  fileprivate func period(in tokens: Range<Int>) -> (token: Int, unit: Symbol, which: KnownWord)? {
    for token in tokens.clamped(to: 0..<count)
    where rows[token].upos == .noun && token > 0 && parents[token - 1] == token {
      guard let which = rows[token - 1].lower.knownWord, [.this, .last, .next].contains(which) else { continue }
      return (token, rows[token].lemma, which)
    }
    return nil
  }

  /// The nearest verb that a token is below; nil where there is none.
  func verb(above token: Int) -> Int? {
    var current = parents[token]
    while current >= 0, rows[current].upos != .verb { current = parents[current] }
    return current >= 0 ? current : nil
  }

  /// The verb that a time or a place is a circumstance of; nil where it belongs to a noun.
  fileprivate func verb(ofCircumstance token: Int) -> Int? {
    var current = token
    while current >= 0, rows[current].upos != .verb {
      switch rows[current].relation.universal {
      case .obl, .advmod, .nummod, .compound, .flat, .appos, .conj, .obj: current = parents[current]
      default:
        guard rows[current].relation == .nmodUnmarked else { return nil }
        current = parents[current]
      }
    }
    return current >= 0 ? current : nil
  }

  /// Whether the noun that a token is, or is a part of, stands in one of the relations to the verb.
  fileprivate func isParticipant(_ token: Int, of verb: Int, as relations: [Relation]) -> Bool {
    var noun = token
    while [.compound, .flat, .amod].contains(rows[noun].relation), parents[noun] >= 0 { noun = parents[noun] }
    return parents[noun] == verb && relations.contains(rows[noun].relation)
  }

  fileprivate func isConjunct(_ token: Int) -> Bool { rows[token].relation == .conj }
}

extension Question {
  fileprivate enum Tense { case past, future }

  /// Of its helping verb; nil where it has none that says so.
  fileprivate var tense: Tense? {
    for row in tree.rows where row.upos == .aux {
      switch row.lower.knownWord {
      case .did, .was, .were: return .past
      case .will: return .future
      default: continue
      }
    }
    return nil
  }
}
