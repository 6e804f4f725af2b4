import Facts
import Index
import Language
import Text

/// What speaks against an answer although it is the best.
package enum Objection {
  /// The sentence lacks a number of the question.
  case number(term: Int)
  /// The document lacks a name of the question.
  case name(term: Int)
  /// The sentence has the words of a name in names of others only: "Anne Frank" where it lists "Anne Truitt and Frank Stella".
  case part(term: Int)
  /// No document has a name of the question.
  case stranger(term: Int)
  /// The sentence lacks the word whose attribute is asked for: "capital" in "what is the capital of X".
  case owner(term: Int)
  /// The sentence has only the noun of a body for the question's verb: "institutes" where it asks when it was founded.
  case deed(term: Int)
  /// The sentence lacks the verb of what the question says of somebody by name, or of which it asks for a participant.
  case predicate(term: Int)
  /// The same where the sentence counts what the question counts: "2,400 trees are cut down" where it asks how many are felled.
  case tally(term: Int)
  /// The same of a question that describes what it asks for: "which river flows past …", or of a noun that takes part in what
  /// the question says. Such words are many, and the text may well have others.
  case wording(term: Int)
  /// The noun is said of another: the French robot, where the question asks for the Greek one.
  case modifier(term: Int)
  /// Things of another sort are counted: fires, where the question asks how many ships.
  case counted(term: Int)
  /// One alone, where the question asks for so many: a bank, where it asks which two banks.
  case few(term: Int)
  /// The text only says that it was planned, asked for or possible.
  case meant(term: Int)
  /// Nobody whom the question names is said to say it.
  case source(term: Int)
  /// A fact has the question's participants in each other's places, or the phrase in the place of another.
  case participant
  /// A fact names somebody else in the place of the question's participant.
  case other
  /// The phrase is what the verb was done to, or who did it, where the question asks for the other.
  case otherSide(term: Int, of: Argument.Role)
  /// The time is that of another event than the verb's.
  case event(term: Int)
  /// The phrase is of a sort that cannot answer: a name where the question asks when.
  case sort
  /// The phrase is of another kind than the noun that the question asks with: a city where it asks which country.
  case kind(term: Int)
  /// The sentence has the superlative with another rank or of another place.
  case rank(term: Int)
  /// The sentence does not have the superlative, or not so that its grammar gives it to something.
  case superlative(term: Int)
  /// Nothing in the sentence says that the phrase is a reason.
  case reason
  /// The sentence speaks of one whom the noun names, and does not say that the answer is it.
  case holder(term: Int)
  /// The question denies what the sentence affirms.
  case affirmed
  /// The sentence denies what the question affirms.
  case denied
  /// The sentence has a word that excludes one of the question's: a token of either.
  case contrary(asked: Int, said: Int)
  /// The sentence dates what it says, and nothing in it to a time that the question names.
  case time
  /// The sentence, its neighbours and its title have less than half of the question.
  case untold
  /// The phrase says no more than the question.
  case echo
  /// The phrase only points at something said before.
  case pointing
}

extension Search {
  /// What speaks against an answer, the gravest first: a number or a name of the question that its sentence or its document
  /// lacks, a fact that says the contrary, a phrase of another sort, down to a verb that may be there in other words.
  func objections(to answer: RankedAnswer, _ index: FactIndex) -> [Objection] {
    let considered = ranking.considered[answer.hit]
    let (candidate, match, fits) = (answer.candidate, considered.match, considered.fits)
    // A derived fact may say it without the verb.
    let isStated = fits.completeFit(of: candidate.head) > 0
    let found: [Objection?] = [
      missingWord(in: match, index),
      otherPlace(of: candidate, match, fits),
      otherSort(of: candidate, considered, index),
      contradiction(of: answer, index),
      emptiness(of: candidate, match, index),
      otherMatter(of: candidate, match, fits, index),
      otherDeed(of: candidate, match, fits, isStated: isStated, index),
      otherOwner(of: candidate, match, index),
      isStated ? nil : otherVerb(for: candidate, in: match, index),
      otherCount(of: candidate, match, index),
      match.told(of: question, fits, candidate) < Self.leastTold ? .untold : nil,
    ]
    return found.compactMap { $0 }
  }

  /// The least share of a question, by weight, that an answer's sentence must hold with its neighbours and title.
  private static let leastTold = 0.5

  /// A number or a name of the question that the sentence or its document lacks, or has as another.
  private func missingWord(in match: SentenceMatch, _ index: FactIndex) -> Objection? {
    for (number, term) in question.terms.enumerated()
    where match.tokenOfTerm[number] < 0 && number != question.typeTerm && !question.isDispensable(number, relations) {
      switch term.part {
      case .number:
        if !match.titleTerms[number] && !match.meetsDay && !match.isSpokenFor(number, question)
          && !match.isToldBefore(number, question)
        {
          return .number(term: number)
        }
      case .name:
        guard match.isAbsent(number) else { continue }
        return index.has(term) ? .name(term: number) : .stranger(term: number)
      default: break
      }
    }
    if let name = match.scatteredName(of: question, index) { return .part(term: name) }
    return (match.otherRank(than: question, index) ?? match.otherDesignation(than: question)).map { .number(term: $0) }
  }

  /// The facts give the phrase another place beside the verb than the one asked for.
  private func otherPlace(of candidate: Candidate, _ match: SentenceMatch, _ fits: FactFits) -> Objection? {
    if fits.isDisplaced(candidate.head), let pattern, let role = pattern.holeRole {
      return pattern.predicateTerm < 0 ? .participant : .otherSide(term: pattern.predicateTerm, of: role)
    }
    if fits.isOfNamedOther(candidate.head) || fits.isOfBody(candidate.head, pattern, question, relations, match, index)
      || match.isOfOtherAntecedent(than: question, pattern, index)
    {
      return .other
    }
    // "Ann invited both and seated Bo beside Eva" does not say whom Eva invited.
    if question.asksForParticipant, fits.isOnlyOfNamedOthers, fits.fit(of: candidate.head) == 0 { return .other }
    // "who sank the boat" is not answered by "the boat sank near the island", nor when A sued B by when B sued A.
    let verb = question.hole.governor
    let isOther =
      question.hole.role == .subject || question.hole.role == .object ? fits.isSwapped : fits.isExchanged
    if isOther, fits.bestFit < 0.5, fits.fit(of: candidate.head) < 0.2, verb >= 0, match.isMet(verb),
      question.terms[verb].part == .verb, match.relaxations[verb] == .exact
    {
      return .participant
    }
    return nil
  }

  /// The phrase is of another sort, kind or rank, or measures something else.
  private func otherSort(of candidate: Candidate, _ considered: Considered, _ index: FactIndex) -> Objection? {
    let match = considered.match
    if question.kind == .where, considered.isNowhere(candidate, index) { return .sort }
    // "Three weeks" is nothing that it has been so since.
    if question.kind == .when, question.hole.preposition.knownWord == .since, candidate.sort == .duration {
      return .sort
    }
    if match.isTimeFor(candidate, question, index) { return .sort }
    // A lorry is nobody.
    if question.kind == .who, case let row = match.tree.rows[candidate.head], row.upos == .noun, row.mention == .none,
      relations.type(ofNoun: match.tree.lemma(of: candidate.head, index)) != .person,
      relations.isConcrete(match.tree.lemma(of: candidate.head, index))
    {
      return .sort
    }
    if question.type.isMeasured, match.cannotMeasure(candidate, question.type, index) || match.isOneOf(candidate) {
      return .sort
    }
    if match.isOfOtherSubject(candidate, question) || match.isOfOtherBearer(candidate, question, index)
      || match.isOfSeveral(candidate, question) || match.isOfOtherNoun(candidate, question)
    {
      return .participant
    }
    if match.measuresAnother(candidate, question, index) || match.hasOnlySome(question)
      || match.countsBeside(candidate, question, index) || match.countsDoers(candidate, pattern, question, index)
      || match.isDesignation(candidate, question, index) || match.isBareAge(candidate, question)
      || match.isAgeOfAnother(candidate, question) || match.isAltitude(candidate, question, index)
      || match.isDifference(candidate, question, index) || match.countsOneOfTwo(candidate, question)
      || ranking.dimension.isOther(candidate, in: match, question, kinds, index)
    {
      return .sort
    }
    if question.askedCount != nil, question.typeTerm >= 0, match.isAlone(candidate) {
      return .few(term: question.typeTerm)
    }
    if kinds.fit(ofHead: candidate.head, in: match.tree) == .isOther { return .kind(term: question.typeTerm) }
    if let superlative = ranking.superlative {
      if superlative.isOther(in: match, index) { return .rank(term: superlative.term) }
      if superlative.noun >= 0 || match.lacks(superlative.term) { return .superlative(term: superlative.term) }
    }
    return match.unsaidRank(of: question).map { rank in
      // The first need not be called so; the second mostly is.
      question.terms[rank].word == "first" ? .superlative(term: rank) : .rank(term: rank)
    }
  }

  /// The sentence is dated to another time, or the phrase says nothing.
  private func emptiness(of candidate: Candidate, _ match: SentenceMatch, _ index: FactIndex) -> Objection? {
    if match.isOfOtherTime(than: question, index) || match.isOfOtherTense(than: question, candidate, index)
      || match.isOfOtherPeriod(than: question, candidate) || match.isOfEnd(candidate, question, index)
    {
      return .time
    }
    if match.onlyRepeats(question, candidate) { return .echo }
    return match.onlyPoints(candidate) ? .pointing : nil
  }

  /// The phrase is no reason, holds another office, or is said of another amount, thing or event.
  private func otherMatter(
    of candidate: Candidate, _ match: SentenceMatch, _ fits: FactFits, _ index: FactIndex
  ) -> Objection? {
    if question.type == .cause, !match.isReason(candidate, question, index) { return .reason }
    if match.isOfAnother(candidate, question, fits) || match.hasOtherRank(than: question) {
      return .holder(term: question.hole.governor)
    }
    if let term = match.numberOfOther(than: candidate, question, index) { return .number(term: term) }
    if let other = fits.otherParticipant(than: question, pattern, candidate.head, kinds, match, index) {
      // What the document nowhere has may be there in other words; another kind of thing is none.
      return match.absentTerms[other.term] && !other.isApart ? .wording(term: other.term) : .name(term: other.term)
    }
    if let noun = fits.otherComplement(than: question, pattern, match, index)
      ?? fits.otherObject(than: question, kinds, match)
    {
      return .name(term: noun)
    }
    if match.isJoinedToGiven(candidate, question) || match.isSaidOfAnother(question, candidate)
      || match.isSaidOfOtherPronoun(question, index) || match.isSaidOfSpeaker(question, pattern, index)
      || match.isSaidOfSome(question)
      || match.isOfOtherCountry(than: question, relations.countries, index)
    {
      return .participant
    }
    if match.isOfOtherEvent(candidate, question) || match.datesOtherNoun(candidate, question) {
      return .event(term: question.hole.governor)
    }
    return nil
  }

  /// Nobody is said to have done it, or it was only meant to be done.
  private func otherDeed(
    of candidate: Candidate, _ match: SentenceMatch, _ fits: FactFits, isStated: Bool, _ index: FactIndex
  ) -> Objection? {
    // "The bank's" is nobody who did it, save where the noun behind it is the deed.
    if question.asksForParticipant, match.tree.rows[candidate.head].relation == .nmodPoss,
      fits.fit(of: candidate.head) == 0
    {
      return .participant
    }
    if question.isBare, match.lacksMarker(candidate, question) { return .participant }
    if match.onlyTellsWhere(candidate, question) || match.isOfOtherOffice(question) { return .participant }
    if match.isOnlyWhatIsCalled(candidate, question) || match.isInSubject(candidate, question) { return .participant }
    if question.asksForDeed, candidate.cut == .word || ![.verb, .clause].contains(candidate.sort) { return .sort }
    if fits.isOnlyMeant(candidate.head) { return .meant(term: max(0, question.hole.governor)) }
    if fits.isDenied(candidate.head) || fits.onlySaysNo(pattern, match, question, index) { return .denied }
    if !isStated, let role = match.otherSide(of: question, than: candidate) ?? match.silentDoer(of: question, candidate)
    {
      return .otherSide(term: question.hole.governor, of: role)
    }
    return nil
  }

  /// The thing is another's, or somebody else says it.
  private func otherOwner(of candidate: Candidate, _ match: SentenceMatch, _ index: FactIndex) -> Objection? {
    if let owner = match.missingPossessor(of: question) ?? match.otherPossessor(than: question)
      ?? match.otherNamesake(of: question)
    {
      return .name(term: owner)
    }
    if match.lacksOwner(of: question) { return .owner(term: question.hole.governor) }
    if let term = match.strangeModifier(of: question) ?? match.otherCompound(than: question)
      ?? match.otherAntecedent(than: question, index)
    {
      return .modifier(term: term)
    }
    if let topic = Statement.topic(of: question),
      let term = topic.first(where: { term in
        match.lacks(term) && !match.nearTerms[term] && !question.namesBeside(term).contains(where: match.isMet)
      })
    {
      return .name(term: term)
    }
    if let term = Statement(self).silentSpeaker(of: candidate, in: match) { return .source(term: term) }
    // What the report says stands in the report.
    if let term = question.sourceTerms.first, !match.isSaid(by: question.sourceTerms, index),
      !question.sourceTerms.contains(where: { number in
        let term = question.terms[number]
        return term.part == .noun && index.document(of: match.sentence).titleTerms.has(term)
      })
    {
      return .source(term: term)
    }
    return nil
  }

  /// The sentence lacks the verb of what the question says of somebody, or asks for a participant of.
  private func otherVerb(for candidate: Candidate, in match: SentenceMatch, _ index: FactIndex) -> Objection? {
    if let verb = match.bodyForDeed(of: question, relations, index) { return .deed(term: verb) }
    return (match.unsaidDeed(of: question) ?? match.missingPredicate(of: question, candidate)).map { verb in
      if question.describes { return .wording(term: verb) }
      // That trees were felled does not say how many were planted.
      let isCounted =
        question.kind == .howMany && match.isMet(question.typeTerm) && !match.tree.hasDeed(around: candidate.head)
      return isCounted ? .tally(term: verb) : .predicate(term: verb)
    }
  }

  /// The sentence counts by another noun than the question.
  private func otherCount(of candidate: Candidate, _ match: SentenceMatch, _ index: FactIndex) -> Objection? {
    let counted = question.typeTerm
    guard question.kind == .howMany, counted >= 0 else { return nil }
    // "One on each end" counts nothing that was spoken of.
    if candidate.tokens.count == 1, match.lacks(counted), match.tree.rows[candidate.head].lower.knownWord == .one,
      match.counted(by: candidate, index) == nil
    {
      return .counted(term: counted)
    }
    guard let noun = match.counted(by: candidate, index),
      match.termOfToken[noun] != counted, match.tree.rows[noun].mention == .none,
      // As many signed it as there are signatures.
      question.hole.governor < 0 || match.termOfToken[noun] != question.hole.governor,
      !match.isOfMake(counted, noun, question), !kinds.isCounted(match.tree.rows[noun].lemma)
    else { return nil }
    return .counted(term: counted)
  }
}

extension AnswerType {
  /// Whether answers are times or numbers, which no other sort of phrase can stand for.
  fileprivate var isMeasured: Bool {
    switch self {
    case .time, .duration, .age, .quantity, .money, .percent, .measure: true
    default: false
    }
  }
}

extension Question {
  /// Whether it tells what is asked for by what is said of that; "in what city" and "which year" ask where and when.
  fileprivate var describes: Bool {
    guard kind == .what || kind == .which else { return false }
    return type != .time && !(type == .place && (hole.role == .oblique || hole.role == .adverb))
  }

  /// Whether the text need not have a number or a part of a name to speak of the same: a title or an initial of somebody's
  /// name, or how many are asked for ("which two states").
  fileprivate func isDispensable(_ number: Int, _ relations: WordRelations) -> Bool {
    let term = terms[number]
    let row = tree.rows[term.token]
    switch term.part {
    case .number:
      // "One of the bitterns" need not be counted.
      if row.lower.knownWord == .one, term.token + 1 < tree.count, tree.rows[term.token + 1].lower.knownWord == .of {
        return true
      }
      return hole.role != .attribute && typeTerm >= 0 && row.relation == .nummod
        && tree.parents[term.token] == terms[typeTerm].token
    case .name:
      let isNamed = tree.name(around: term.token).count > 1 && (row.mention.kind == .person || row.mention.kind == nil)
      let next = term.token + 1
      let isTitle = tree.rows.indices.contains(next) && tree.rows[next].upos == .propn && relations.isTitle(term.word)
      return isNamed && (isTitle || term.text.utf8.count == 2 && term.text.hasSuffix("."))
    default: return false
    }
  }
}

extension SentenceMatch {
  /// Whether a token of the sentence meets a term.
  func meetsAny(at token: Int) -> Bool { tree.rows.indices.contains(token) && termOfToken[token] >= 0 }

  /// What share of a question, by weight, the sentence has with its neighbours and title: of what it asks with ("heavy" in
  /// "how heavy is it") nothing need be there, nor the verb where a derived fact says it in other words.
  func told(of question: Question, _ fits: FactFits, _ candidate: Candidate) -> Double {
    let isDerived = fits.completeFit(of: candidate.head) > 0
    var (told, total) = (0.0, 0.001)
    for (number, term) in question.terms.enumerated() {
      let share =
        isMet(number) || titleTerms[number] || number == question.hole.governor && isDerived
        ? 1 : nearTerms[number] ? 0.7 : 0
      if share == 0, term.token == question.phrase { continue }
      told += share * term.weight
      total += term.weight
    }
    // Words that every sentence has weigh nothing.
    return total > 0.01 ? told / total : 1
  }

  /// Whether neither the sentence nor the title has a term.
  func lacks(_ term: Int) -> Bool { !isMet(term) && !titleTerms[term] }

  /// The verb of which a participant is asked for, where neither the sentence nor its neighbours have it or a word for it;
  /// nil otherwise.
  func missingPredicate(of question: Question, _ candidate: Candidate) -> Int? {
    let verb = question.hole.governor
    guard verb >= 0, question.terms[verb].part == .verb, lacks(verb) else { return nil }
    let isCommon = question.terms[verb].weight <= 2
    let asksWho = question.hole.role == .subject && question.kind == .who && !question.terms[verb].isLight
    // A sentence beside may have the verb without its particle.
    if asksWho, question.terms[verb].particle != .none { return verb }
    // "The company" is not who did what only another sentence tells.
    if !absentTerms[verb] {
      return asksWho && !nearTerms[verb] && tree.rows[candidate.head].mention == .none ? verb : nil
    }
    // Nobody does what no word tells.
    if asksWho { return verb }
    switch question.hole.role {
    case .subject, .object, .recipient: return isCommon ? nil : verb
    default: return nil
    }
  }

  /// Whether a fact of the sentence is attributed to what the terms name.
  func isSaid(by terms: [Int], _ index: FactIndex) -> Bool {
    index.sentences[Int(sentence)].facts.contains { number in
      let source = Int(index.facts[Int(number)].source - tree.firstToken)
      guard index.facts[Int(number)].source >= 0, tree.rows.indices.contains(source) else { return false }
      return terms.contains { term in
        (0..<tree.count).contains { termOfToken[$0] == term && tree.distance($0, source) <= 2 }
      }
    }
  }
}
