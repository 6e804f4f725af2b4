import Index
import Language

/// Of what a number is told: of the thing that the question names, of another of its name, or of something beside it.
extension SentenceMatch {
  /// Whether a number belongs to a name that only the sentences around have: "120" of "the Korvex 120" where this one says
  /// "it".
  func isSpokenFor(_ number: Int, _ question: Question) -> Bool {
    guard nearTerms[number] else { return false }
    return question.terms.indices.contains { name in
      question.terms[name].part == .name && question.terms[name].token == question.terms[number].token - 1
        && tokenOfTerm[name] < 0 && (nearTerms[name] || titleTerms[name])
    }
  }

  /// Whether a number only tells which one is meant by a noun, and a sentence beside this one has it: "of 1991" in "what caused
  /// the fire of 1991" where this one says "the fire".
  func isToldBefore(_ number: Int, _ question: Question) -> Bool {
    guard nearTerms[number], case let token = question.terms[number].token, question.tree.isMarked(token, by: .of),
      let noun = question.term(at: question.tree.parents[token]), question.terms[noun].part == .noun, isMet(noun)
    else { return false }
    return tree.isDefinite(tokenOfTerm[noun])
  }

  /// Whether a question for the most or for a total is met by a sentence that has only some number of them: "Ann sold 12
  /// tickets and Bo 31" where it asks who sold the most, or how many were sold in total.
  func hasOnlySome(_ question: Question) -> Bool {
    let asksForMost = question.kind != .howMany && Tally.extreme(in: question) != nil
    guard asksForMost || question.kind == .howMany && Tally.asksForTotal(question) else { return false }
    if asksForMost {
      return !tree.rows.contains { $0.inflection == .superlative || $0.inflection == .comparative || $0.isMost }
    }
    // Of two that it names the sentence has one: "in 2021 and 2022".
    let hasOne = question.edges.contains { edge in
      question.tree.rows[question.terms[edge.dependent].token].relation == .conj
        && isMet(edge.head) != isMet(edge.dependent)
    }
    if !asksForMost, hasOne { return true }
    let total = question.terms.indices.filter { Tally.saysTotal(question.terms[$0].token, question) }
    guard !total.contains(where: isMet) else { return false }
    // Clauses of one make: "the old shed holds 14 and the new shed holds 9".
    let verbs = tree.rows.filter { $0.upos == .verb }.map(\.lemma)
    return Set(verbs).count < verbs.count
  }

  /// Whether a number is only of some that did something or to whom something was done, where it asks how many somebody has:
  /// "three wolves escaped" says nothing of the zoo's wolves.
  func countsDoers(_ candidate: Candidate, _ pattern: FactPattern?, _ question: Question, _ index: FactIndex) -> Bool {
    guard question.kind == .howMany, let pattern, pattern.predicateTerm < 0, pattern.predicate.knownWord == .have,
      pattern.arguments.contains(where: { $0.terms.allSatisfy { tokenOfTerm[$0] < 0 } })
    else { return false }
    let noun = tree.nounCounted(by: candidate.head)
    guard case let verb = tree.parents[noun], verb >= 0, tree.rows[verb].upos == .verb else { return false }
    switch tree.rows[verb].lemma.knownWord {
    case .have, .include: return false
    default: return [.nsubj, .nsubjPass].contains(tree.rows[noun].relation)
    }
  }

  /// The number by which the question tells a name's bearer from others, where the sentence has the name with another number
  /// only: "220" of "the Korvex 220" where this one speaks of the Korvex 120; nil otherwise.
  func otherDesignation(than question: Question) -> Int? {
    question.terms.indices.first { number in
      guard question.terms[number].part == .number, tokenOfTerm[number] < 0,
        let name = question.term(at: question.terms[number].token - 1),
        question.terms[name].part == .name
      else { return false }
      let names = (0..<tree.count).filter { termOfToken[$0] == name && tree.rows[$0].upos == .propn }
      return !names.isEmpty && names.allSatisfy { $0 + 1 < tree.count && tree.rows[$0 + 1].upos == .num }
    }
  }

  /// Whether a number is somebody's age: "until she was eighteen" where it asks how many.
  func isBareAge(_ candidate: Candidate, _ question: Question) -> Bool {
    guard question.kind == .howMany, tree.rows[candidate.head].upos == .num,
      tree.child(of: candidate.head, .cop) != nil,
      let subject = tree.child(of: candidate.head, .nsubj)
    else { return false }
    switch tree.rows[subject].lower.knownWord {
    case .he, .she, .i, .you: return true
    default: return tree.rows[subject].mention.kind == .person
    }
  }

  /// Whether an age is that of a noun to which the question's name only belongs: "a 19-year-old apprentice of Mira Holt" where it
  /// asks how old Mira Holt is.
  func isAgeOfAnother(_ candidate: Candidate, _ question: Question) -> Bool {
    guard question.kind == .howOld else { return false }
    if isAgeOfApposed(candidate) { return true }
    var head = candidate.head
    while tree.rows[head].relation != .amod, candidate.tokens.contains(tree.parents[head]) { head = tree.parents[head] }
    guard [.amod, .nummod, .compound, .oblUnmarked, .nmodUnmarked].contains(tree.rows[head].relation),
      case let noun = tree.parents[head],
      noun > candidate.head, termOfToken[noun] < 0
    else { return false }
    return tree.children(of: noun).contains { owner in
      tree.isPossessor(owner) && (tree.left[owner]..<tree.right[owner]).contains { termOfToken[$0] >= 0 }
    }
  }

  /// Whether an age stands behind a name that the question does not have, nor any word for whom it names: "a couple and their guide,
  /// Jonas Felber, 37" where it asks how old the couple is.
  private func isAgeOfApposed(_ candidate: Candidate) -> Bool {
    guard [.appos, .nmodUnmarked, .nummod].contains(tree.rows[candidate.head].relation),
      case var bearer = tree.parents[candidate.head], bearer >= 0,
      tree.rows[bearer].upos == .propn
    else { return false }
    while [.appos, .flat, .nmodDesc].contains(tree.rows[bearer].relation), tree.parents[bearer] >= 0 {
      bearer = tree.parents[bearer]
    }
    return tree.rows[bearer].relation == .conj
      && !(tree.left[bearer]..<tree.right[bearer]).contains { termOfToken[$0] >= 0 }
  }

  /// Whether a number is part of a name, and counts nothing: "225" of "the Nikkei 225 index" where it asks how many died.
  func isDesignation(_ candidate: Candidate, _ question: Question, _ index: FactIndex) -> Bool {
    guard question.kind == .howMany, let number = candidate.tokens.first(where: { tree.rows[$0].upos == .num }),
      number > 0, tree.rows[number - 1].range.end + 1 == tree.rows[number].start
    else { return false }
    let noun = counted(by: candidate, index)
    guard noun == nil || termOfToken[noun ?? 0] < 0 else { return false }
    let name = tree.firstToken + Int32(number) - 1
    switch tree.rows[number - 1].mention.kind {
    case .other, .product, .organization: return index.times(in: name..<name + 1).isEmpty
    default: return false
    }
  }

  /// Whether what is counted is of a make by whose designation the question counts: "14 Vanta K330 freighters" are K330s.
  func isOfMake(_ term: Int, _ noun: Int, _ question: Question) -> Bool {
    let isType = question.terms[term].word.utf8.contains { $0 &- 0x30 < 10 }
    return (tree.left[noun]..<noun).contains { token in
      termOfToken[token] == term && (isType || tree.parents[token] == noun && tree.rows[token].relation == .compound)
    }
  }

  /// Whether a phrase is said of somebody else by name: "the cup" of "the Danish team won the cup" where it asks what the Greek
  /// team won. A number also where what the question says it of does something else in the sentence: "62" of "the Lowen index
  /// fell 62 points, and the Aster index fell 17" where it asks of the Aster index.
  func isOfOtherSubject(_ candidate: Candidate, _ question: Question) -> Bool {
    let verb = question.hole.governor
    guard verb >= 0, question.terms[verb].part == .verb,
      let asked = question.tree.child(of: question.terms[verb].token, .nsubj, .nsubjPass),
      let clause = tree.clause(of: candidate.head), let subject = tree.subject(of: clause),
      case let phrase = tree.left[subject]..<tree.right[subject],
      phrase.contains(where: { tree.rows[$0].mention != .none && termOfToken[$0] < 0 })
    else { return false }
    let named = question.terms(below: asked).filter { question.terms[$0].part == .name }
    let names = named.filter(isMet)
    // Of what belongs to another who did it only that one is told: "Australia" of "John Landy of Australia broke the record".
    let isSaidAlike =
      termOfToken[clause] == verb && (!phrase.contains(candidate.head) || question.hole.role == .oblique)
      && tree.isPassive(clause) == question.tree.isPassive(question.terms[verb].token)
    // It is said of another, and of what the question names the sentence says nothing.
    if !named.isEmpty, isSaidAlike || question.type.isAmount,
      named.allSatisfy({ !isMet($0) && (isSaidAlike || !titleTerms[$0]) })
    {
      return true
    }
    guard question.type.isAmount else { return false }
    guard !names.isEmpty, !phrase.contains(where: { names.contains(termOfToken[$0]) }) else { return false }
    return (0..<tree.count).contains { other in
      guard other != clause, let subject = tree.subject(of: other), !phrase.contains(subject) else { return false }
      return (tree.left[subject]..<tree.right[subject]).contains { names.contains(termOfToken[$0]) }
    }
  }

  /// Whether the sentence says the question's verb of another noun than the question does, and of the question's noun something else:
  /// "the hall was opened in 1922, while the barn was built in 1880" where it asks when the hall was built.
  func isOfOtherNoun(_ candidate: Candidate, _ question: Question) -> Bool {
    let governor = question.hole.governor
    guard question.type == .time || question.type.isAmount, governor >= 0, question.terms[governor].part == .verb,
      case let verb = tokenOfTerm[governor], verb >= 0, tree.clause(of: candidate.head) == verb,
      let asked = question.tree.child(of: question.terms[governor].token, .nsubj, .nsubjPass),
      let noun = question.term(at: asked), noun != question.typeTerm, question.terms[noun].part == .noun, isMet(noun),
      let subject = tree.child(of: verb, .nsubj, .nsubjPass), tree.rows[subject].upos == .noun,
      termOfToken[subject] < 0
    else { return false }
    let token = tokenOfTerm[noun]
    return [.nsubj, .nsubjPass].contains(tree.rows[token].relation) && tree.parents[token] != verb
      && !tree.dominates(subject, token)
  }

  /// Whether the sentence says it of several, where the question says it of one by name that the sentence does not have: "the
  /// survivors arrived", where it asks when the Aurora did. Who acts for a country or a body may be several.
  func isOfSeveral(_ candidate: Candidate, _ question: Question) -> Bool {
    let verb = question.hole.governor
    guard verb >= 0, question.terms[verb].part == .verb, isMet(verb), question.hole.role != .subject,
      let asked = question.tree.child(of: question.terms[verb].token, .nsubj, .nsubjPass),
      let name = question.term(at: asked), question.terms[name].part == .name, !isMet(name),
      question.tree.conjuncts(in: question.tree.left[asked]..<question.tree.right[asked]) == 0,
      let subject = tree.subject(of: tokenOfTerm[verb]), tree.rows[subject].upos == .noun,
      tree.rows[subject].inflection == .plural, termOfToken[subject] < 0
    else { return false }
    switch question.tree.rows[asked].mention.kind {
    case .place, .organization, .nationality: return false
    default: return true
    }
  }

  /// Whether a phrase is what the sentence says that somebody else by name is: "600 miles from Ys" of Orm, where it asks how far Alva
  /// is from Ys. A measure also in a document about what the question names.
  func isOfOtherBearer(_ candidate: Candidate, _ question: Question, _ index: FactIndex) -> Bool {
    let bearer = question.hole.governor
    guard question.hole.role == .attribute, bearer >= 0, question.terms[bearer].part == .name, !isMet(bearer),
      let subject = tree.child(of: candidate.head, .nsubj) ?? tree.clause(of: candidate.head).flatMap(tree.subject),
      subject != candidate.head, termOfToken[subject] < 0
    else { return false }
    let isNamed = tree.rows[subject].mention != .none
    return lacks(bearer) ? isNamed : question.kind == .howMeasure && (isNamed || isBare(subject, index))
  }

  /// Whether a noun stands alone as names do, "K2" of "K2 is 8,611 metres high", and is none for a measure.
  private func isBare(_ noun: Int, _ index: FactIndex) -> Bool {
    let row = tree.rows[noun]
    return row.upos == .propn
      || row.upos == .noun && row.inflection != .plural && tree.left[noun] == noun
        && Dimensions.adjective(of: tree.lemma(of: noun, index)) == nil
  }

  /// Whether a number is the measure or the price of something beside the thing that the question names: "slices of 8
  /// millimetres" where it asks how wide the machine is, "the ferry to the island costs" where it asks for the island's price,
  /// or only counts what the question speaks of.
  func measuresAnother(_ candidate: Candidate, _ question: Question, _ index: FactIndex) -> Bool {
    guard question.kind == .howMuch || question.kind == .howMeasure else { return false }
    if question.kind == .howMuch, termOfToken[candidate.head] >= 0, termOfToken[candidate.head] != question.typeTerm,
      candidate.sort != .money
    {
      return true
    }
    let above = tree.parents[candidate.head]
    guard above >= 0 else { return false }
    if question.kind == .howMeasure, tree.rows[candidate.head].relation == .nmod, tree.rows[above].upos == .noun,
      tree.isMarked(candidate.head, by: .of)
    {
      return termOfToken[above] < 0 && tree.child(of: above, .cop) == nil
        && Dimensions.adjective(of: tree.lemma(of: above, index)) == nil
    }
    guard termOfToken[above] >= 0, tree.rows[above].upos == .verb || tree.rows[above].upos == .adj,
      let subject = tree.child(of: above, .nsubj),
      tree.rows[subject].upos == .noun, termOfToken[subject] < 0,
      Dimensions.adjective(of: tree.lemma(of: subject, index)) == nil
    else { return false }
    let named = (tree.left[subject]..<tree.right[subject]).filter { termOfToken[$0] >= 0 }
    return !named.isEmpty
      && named.allSatisfy { token in
        var child = token
        while tree.parents[child] != subject, tree.parents[child] >= 0 { child = tree.parents[child] }
        if tree.rows[child].relation == .nmodPoss { return true }
        // "A set of blades costs" what the blades cost; "the mirror of the telescope" is wide, not the telescope.
        return tree.rows[child].relation == .nmod
          && (question.kind == .howMeasure || !tree.isMarked(child, by: .of))
      }
  }
}

extension TokenRow {
  /// "most" or "more", whatever its tag.
  fileprivate var isMost: Bool { [.most, .more, .least, .less].contains(lower.knownWord) }
}

extension Tree {
  /// The nearest verb, or predicate with a copula, that a token is below and that has a subject; nil where there is none.
  fileprivate func clause(of token: Int) -> Int? {
    var current = parents[token]
    while current >= 0, child(of: current, .nsubj, .nsubjPass) == nil { current = parents[current] }
    return current >= 0 ? current : nil
  }

  /// The subject of a predicate, the noun before it where that is only pointed at; nil for a pronoun, which may be anybody.
  fileprivate func subject(of predicate: Int) -> Int? {
    guard let subject = child(of: predicate, .nsubj, .nsubjPass) else { return nil }
    guard rows[subject].upos == .pron else { return subject }
    return rows[predicate].relation == .aclRelcl && parents[predicate] >= 0 ? parents[predicate] : nil
  }
}

extension AnswerType {
  /// Whether answers are numbers, with or without a unit.
  fileprivate var isAmount: Bool {
    switch self {
    case .quantity, .money, .percent, .measure: true
    default: false
    }
  }
}
