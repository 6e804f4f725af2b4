import Facts
import Index
import Language
import Text

/// Why an answer is not given although it is the best, where all documents are asked.
package enum Objection {
  /// The sentence lacks a number of the question.
  case number(term: Int)
  /// The document lacks a name of the question.
  case name(term: Int)
  /// The sentence lacks the word whose attribute is asked for: "capital" in "what is the capital of X".
  case owner(term: Int)
  /// Neither the sentence nor those around it have the verb: the text may say it in other words, so confidence may outweigh it.
  case predicate(term: Int)
  /// The sentence lacks the verb of what the question says of somebody by name, or has only the noun of a body for it:
  /// nothing outweighs that. It reads as `predicate` does.
  case deed(term: Int)
  /// The noun is said of another: the French robot, where the question asks for the Greek one.
  case modifier(term: Int)
  /// Things of another sort are counted: fires, where the question asks how many ships.
  case counted(term: Int)
  /// The text only says that it was planned, asked for or possible.
  case meant(term: Int)
  /// Nobody whom the question names is said to say it.
  case source(term: Int)
  /// A fact has another participant where the question names one, or the question's in each other's places.
  case participant
  /// The phrase is what the verb was done to, or who did it, where the question asks for the other.
  case otherSide(term: Int, of: Argument.Role)
  /// The time is that of another event than the verb's.
  case event(term: Int)
  /// The phrase is of a sort that cannot answer: a name where the question asks when.
  case sort
  /// The phrase is of another kind than the noun that the question asks with: a city where it asks which country.
  case kind(term: Int)
  /// The sentence has the superlative with another rank or of another place.
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
  /// The phrase says no more than the question.
  case echo
  /// The phrase only points at something said before.
  case pointing
}

extension Search {
  /// What speaks against an answer, however high its score: the question's numbers must stand in the sentence, its names
  /// at least somewhere in the document; no fact in it may say the contrary.
  ///
  /// What may be outweighed comes last, so that it hides nothing that cannot.
  func objection(to answer: RankedAnswer, _ index: FactIndex) -> Objection? {
    let considered = ranking.considered[answer.hit]
    let (candidate, match, fits) = (answer.candidate, considered.match, considered.fits)
    // A derived fact may say it without the verb.
    let isStated = fits.completeFit(of: candidate.head) > 0
    return missingWord(in: match, index)
      ?? otherPlace(of: candidate, match, fits)
      ?? otherSort(of: candidate, considered, index)
      ?? contradiction(of: answer, index)
      ?? emptiness(of: candidate, match, index)
      ?? otherMatter(of: candidate, match, fits, index)
      ?? otherDeed(of: candidate, match, fits, isStated: isStated, index)
      ?? otherOwner(of: candidate, match, index)
      ?? (isStated ? nil : match.unsaidDeed(of: question, relations, index).map { .deed(term: $0) })
      ?? otherWording(of: candidate, match, isStated: isStated, index)
  }

  /// A number or a name of the question that the sentence or its document lacks, or has as another.
  private func missingWord(in match: SentenceMatch, _ index: FactIndex) -> Objection? {
    for (number, term) in question.terms.enumerated()
    where match.tokenOfTerm[number] < 0 && !question.isDispensable(number, relations) {
      switch term.part {
      case .number:
        if !match.titleTerms[number] && !match.meetsDay && !match.isSpokenFor(number, question) {
          return .number(term: number)
        }
      case .name: if match.isAbsent(number) { return .name(term: number) }
      default: break
      }
    }
    if let name = match.scatteredName(of: question) { return .name(term: name) }
    return (match.otherRank(than: question, index) ?? match.otherDesignation(than: question)).map { .number(term: $0) }
  }

  /// The facts give the phrase another place beside the verb than the one asked for.
  private func otherPlace(of candidate: Candidate, _ match: SentenceMatch, _ fits: FactFits) -> Objection? {
    if fits.isContradicted(candidate.head) { return .participant }
    if fits.isDisplaced(candidate.head), let pattern, let role = pattern.holeRole {
      return pattern.predicateTerm < 0 ? .participant : .otherSide(term: pattern.predicateTerm, of: role)
    }
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
    if question.kind == .where, considered.isNowhere(candidate) { return .sort }
    if question.type.isMeasured, match.cannotMeasure(candidate, question.type, index) || match.isOneOf(candidate) {
      return .sort
    }
    if match.isOfOtherSubject(candidate, question) { return .participant }
    if match.measuresAnother(candidate, question, index) || match.hasOnlySome(question)
      || match.countsBeside(candidate, question, index) || match.countsDoers(candidate, pattern, question, index)
      || match.isDesignation(candidate, question, index) || match.isBareAge(candidate, question)
      || ranking.dimension.isOther(candidate, in: match.tree, index)
    {
      return .sort
    }
    if kinds.fit(ofHead: candidate.head, in: match.tree) == .isOther { return .kind(term: question.typeTerm) }
    if let superlative = ranking.superlative,
      superlative.noun >= 0 || superlative.isOther(in: match, index) || match.lacks(superlative.term)
    {
      return .superlative(term: superlative.term)
    }
    return nil
  }

  /// The sentence is dated to another time, or the phrase says nothing.
  private func emptiness(of candidate: Candidate, _ match: SentenceMatch, _ index: FactIndex) -> Objection? {
    if match.isOfOtherTime(than: question, index) || match.isOfOtherTense(than: question, candidate, index) {
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
    if let term = match.numberOfOther(than: candidate, question) { return .number(term: term) }
    if let noun = fits.otherParticipant(than: question, pattern, candidate.head, kinds, match, index) {
      return .name(term: noun)
    }
    if let noun = fits.otherComplement(than: question, pattern, match, index) { return .name(term: noun) }
    if match.isJoinedToGiven(candidate, question) || match.isSaidOfAnother(question)
      || match.isSaidOfOtherPronoun(question, index)
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
    if question.asksForDeed, candidate.cut == .word || ![.verb, .clause].contains(candidate.sort) { return .sort }
    if fits.isOnlyMeant(candidate.head) { return .meant(term: max(0, question.hole.governor)) }
    if !isStated, let role = match.otherSide(of: question, than: candidate) {
      return .otherSide(term: question.hole.governor, of: role)
    }
    return nil
  }

  /// The thing is another's, or somebody else says it.
  private func otherOwner(of candidate: Candidate, _ match: SentenceMatch, _ index: FactIndex) -> Objection? {
    if let owner = match.missingPossessor(of: question) ?? match.otherPossessor(than: question) {
      return .name(term: owner)
    }
    if match.lacksOwner(of: question) { return .owner(term: question.hole.governor) }
    if let term = match.strangeModifier(of: question) { return .modifier(term: term) }
    if let topic = Statement.topic(of: question),
      let term = topic.first(where: { !match.isMet($0) && !match.nearTerms[$0] && !match.titleTerms[$0] })
    {
      return .name(term: term)
    }
    if let term = Statement(self).silentSpeaker(of: candidate, in: match) { return .source(term: term) }
    if let term = question.sourceTerms.first, !match.isSaid(by: question.sourceTerms, index) {
      return .source(term: term)
    }
    return nil
  }

  /// The sentence lacks the verb, or counts by another noun: the text may say the same in other words.
  private func otherWording(
    of candidate: Candidate, _ match: SentenceMatch, isStated: Bool, _ index: FactIndex
  ) -> Objection? {
    if !isStated, let verb = match.missingPredicate(of: question) { return .predicate(term: verb) }
    let counted = question.typeTerm
    if question.kind == .howMany, counted >= 0, let noun = match.counted(by: candidate, index),
      match.termOfToken[noun] != counted, match.tree.rows[noun].mention == .none,
      !match.isOfMake(counted, noun, question),
      !kinds.isCounted(match.tree.rows[noun].lemma)
    {
      return .counted(term: counted)
    }
    return nil
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
  /// Whether the text need not have a number or a part of a name to speak of the same: a title or an initial of somebody's
  /// name, or how many are asked for ("which two states").
  fileprivate func isDispensable(_ number: Int, _ relations: WordRelations) -> Bool {
    let term = terms[number]
    let row = tree.rows[term.token]
    switch term.part {
    case .number:
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

  /// Whether neither the sentence nor the title has a term.
  func lacks(_ term: Int) -> Bool { !isMet(term) && !titleTerms[term] }

  /// Whether the text sets the phrase as a reason: behind "because" or another word that says so, as what a fact gives for
  /// its cause or purpose, as a purpose with "to", or beside a noun or verb of causing.
  func isReason(_ candidate: Candidate, _ question: Question, _ index: FactIndex) -> Bool {
    // Of a clause only its opening says so: ", leaving a rival to win" has a "to" of its own.
    let opening = min(candidate.tokens.upperBound, candidate.tokens.lowerBound + 2)
    if (max(0, candidate.tokens.lowerBound - 4)..<opening).contains(where: { token in
      switch tree.rows[token].lower.knownWord {
      case .because, .since, .due, .as, .for, .to, .so, .after, .by, .over, .from, .with, .therefore, .reason, .cause,
        .result:
        return true
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

  /// Whether the sentence only has another verb for the question's, and the phrase no preposition, where the question has
  /// one: "called Orm" does not say whom something was named after.
  func lacksPreposition(_ candidate: Candidate, _ question: Question) -> Bool {
    let verb = question.hole.governor
    guard question.hole.role == .oblique, question.hole.preposition != .none, verb >= 0, isMet(verb),
      question.terms[verb].part == .verb, relaxations[verb].isOtherWord
    else { return false }
    return tree.adposition(of: tree.firstConjunct(candidate.head)) == nil
  }

  /// The verb of which a participant is asked for, where neither the sentence nor its neighbours have it or a word for it;
  /// nil otherwise.
  func missingPredicate(of question: Question) -> Int? {
    let verb = question.hole.governor
    guard verb >= 0, question.terms[verb].part == .verb, question.terms[verb].weight > 2, absentTerms[verb] else {
      return nil
    }
    switch question.hole.role {
    case .subject, .object, .recipient: return verb
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
