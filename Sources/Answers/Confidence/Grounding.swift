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
  /// The sentence lacks the verb: it does not say that anybody did it.
  case predicate(term: Int)
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
  func objection(to answer: RankedAnswer, _ index: FactIndex) -> Objection? {
    let considered = ranking.considered[answer.hit]
    let match = considered.match
    for (number, term) in question.terms.enumerated() where match.tokenOfTerm[number] < 0 {
      switch term.part {
      case .number:
        if !match.titleTerms[number] && !match.meetsDay && !match.isSpokenFor(number, question) {
          return .number(term: number)
        }
      case .name: if match.isAbsent(number) { return .name(term: number) }
      default: break
      }
    }
    if let term = match.otherRank(than: question, index) { return .number(term: term) }
    if let number = match.otherDesignation(than: question) { return .number(term: number) }
    let fits = considered.fits
    if fits.isContradicted(answer.candidate.head) { return .participant }
    if fits.isDisplaced(answer.candidate.head), let pattern, let role = pattern.holeRole {
      return pattern.predicateTerm < 0 ? .participant : .otherSide(term: pattern.predicateTerm, of: role)
    }
    // "who sank the boat" is not answered by "the boat sank near the island".
    let verb = question.hole.governor
    if fits.isSwapped, fits.bestFit < 0.5, fits.fit(of: answer.candidate.head) < 0.2,
      question.hole.role == .subject || question.hole.role == .object, verb >= 0, match.isMet(verb),
      question.terms[verb].part == .verb, match.relaxations[verb] == .exact
    {
      return .participant
    }
    if question.type.isMeasured, match.cannotMeasure(answer.candidate, question.type) { return .sort }
    if question.type.isMeasured, match.isOneOf(answer.candidate) { return .sort }
    if match.measuresAnother(answer.candidate, question, index) || match.hasOnlySome(question)
      || match.countsDoers(answer.candidate, pattern, question, index)
    {
      return .sort
    }
    if ranking.dimension.isOther(answer.candidate, in: match.tree, index) { return .sort }
    if kinds.fit(ofHead: answer.candidate.head, in: match.tree) == .isOther { return .kind(term: question.typeTerm) }
    if let superlative = ranking.superlative,
      superlative.noun >= 0 || superlative.isOther(in: match, index) || match.lacks(superlative.term)
    {
      return .superlative(term: superlative.term)
    }
    if let contradiction = contradiction(of: answer, index) { return contradiction }
    if match.isOfOtherTime(than: question, index) { return .time }
    if match.onlyRepeats(question, answer.candidate) { return .echo }
    if match.onlyPoints(answer.candidate) { return .pointing }
    if question.type == .cause, !match.isReason(answer.candidate, question, index) { return .reason }
    if match.isOfAnother(answer.candidate, question, fits) { return .holder(term: question.hole.governor) }
    if let noun = fits.otherParticipant(than: question, pattern, answer.candidate.head, kinds, match, index) {
      return .name(term: noun)
    }
    if match.isOfOtherEvent(answer.candidate, question)
      || question.type == .time && Admission(question, match, index).isOfOtherClause(answer.candidate)
    {
      return .event(term: question.hole.governor)
    }
    // "The bank's" is nobody who did it, save where the noun behind it is the deed.
    if question.asksForParticipant, match.tree.rows[answer.candidate.head].relation == .nmodPoss,
      fits.fit(of: answer.candidate.head) == 0
    {
      return .participant
    }
    if question.asksForDeed, answer.candidate.cut == .word || ![.verb, .clause].contains(answer.candidate.sort) {
      return .sort
    }
    if fits.isOnlyMeant(answer.candidate.head) { return .meant(term: max(0, verb)) }
    // A derived fact may say it without the verb.
    let isStated = fits.completeFit(of: answer.candidate.head) > 0
    if !isStated, let role = match.otherSide(of: question, than: answer.candidate) {
      return .otherSide(term: question.hole.governor, of: role)
    }
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
    if let term = Statement(self, index).silentSpeaker(of: answer.candidate, in: match) { return .source(term: term) }
    if let term = question.sourceTerms.first, !match.isSaid(by: question.sourceTerms, index) {
      return .source(term: term)
    }
    // It may be outweighed, what stands above cannot.
    if !isStated, let verb = match.missingPredicate(of: question) { return .predicate(term: verb) }
    let counted = question.typeTerm
    if question.kind == .howMany, counted >= 0, let noun = match.counted(by: answer.candidate, index),
      match.termOfToken[noun] != counted, match.tree.rows[noun].mention == .none,
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

extension SentenceMatch {
  /// Whether a phrase is of a sort that the type excludes, and has no number in it that it may have been cut around.
  func cannotMeasure(_ candidate: Candidate, _ type: AnswerType) -> Bool {
    TypeFit.fit(of: candidate.sort, to: type) == .misses && !isFrequency(candidate)
      && !candidate.tokens.contains { tree.rows[$0].upos == .num }
  }

  /// The rank of the question, where the sentence has only others: "second" where somebody came third; nil elsewhere.
  func otherRank(than question: Question, _ index: FactIndex) -> Int? {
    let rank = question.terms.indices.first { Self.ranks.dropFirst().contains(question.terms[$0].word) && lacks($0) }
    guard let rank, tree.rows.contains(where: { Self.ranks.contains(index.symbols.string($0.lower)) }) else {
      return nil
    }
    return rank
  }

  private static let ranks = ["first", "second", "third", "fourth", "fifth"]

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

  /// Whether the sentence speaks of whom the noun names as of somebody apart from the answer: "Ann led it because the
  /// president was ill" does not say who the president is.
  func isOfAnother(_ candidate: Candidate, _ question: Question, _ fits: FactFits) -> Bool {
    let owner = question.hole.governor
    guard question.kind == .who, question.hole.role == .attribute, owner >= 0, question.terms[owner].part == .noun,
      case let noun = tokenOfTerm[owner], noun >= 0, relaxations[owner] == .exact, fits.fit(of: candidate.head) == 0
    else { return false }
    switch tree.rows[noun].relation {
    case .nsubj, .nsubjPass, .obj, .iobj: break
    default: return false
    }
    let head = tree.parents[noun]
    guard head >= 0, tree.rows[head].upos == .verb || tree.rows[head].upos == .adj else { return false }
    return tree.attachment(of: candidate.head, to: noun) != .attribute
      && !(0..<tree.count).contains { termOfToken[$0] == owner && tree.distance($0, candidate.head) <= 1 }
      && !tree.dominates(noun, candidate.head) && !tree.dominates(candidate.head, noun)
  }

  /// "One of the largest" counts nothing.
  func isOneOf(_ candidate: Candidate) -> Bool {
    let first = candidate.tokens.lowerBound
    return first + 1 < tree.count && tree.rows[first].lower.knownWord == .one
      && tree.rows[first + 1].lower.knownWord == .of
  }

  /// Whether a phrase says how often: "twice a week", "every day", "monthly".
  func isFrequency(_ candidate: Candidate) -> Bool {
    candidate.tokens.contains { token in
      switch tree.rows[token].lower.knownWord {
      case .once, .twice, .times, .every, .each, .daily, .weekly, .monthly, .yearly, .annually, .hourly, .often, .never:
        true
      default: false
      }
    }
  }

  /// The noun that a number counts; nil where it counts none, or is no number.
  func counted(by candidate: Candidate, _ index: FactIndex) -> Int? {
    let first = tree.firstToken + Int32(candidate.tokens.lowerBound)
    for quantity in index.quantities(in: first..<first + 1) where quantity.counted >= 0 {
      let noun = Int(quantity.counted - tree.firstToken)
      if tree.rows.indices.contains(noun) { return noun }
    }
    return nil
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

  /// The name of whose thing it is, where only the document has it: "Peru" in "who built Peru's ships" where a sentence
  /// has ships of nobody; nil otherwise.
  func missingPossessor(of question: Question) -> Int? {
    question.edges.first { edge in
      question.terms[edge.dependent].part == .name && question.terms[edge.head].part == .noun
        && question.tree.rows[question.terms[edge.dependent].token].relation == .nmodPoss && isMet(edge.head)
        && !isMet(edge.dependent) && !titleTerms[edge.dependent] && !nearTerms[edge.dependent]
    }?.dependent
  }

  /// The name of whose thing is asked for, where the sentence has that thing of another only: "England" in "what is the
  /// capital of England" where it has the capital of Finland; nil otherwise.
  func otherPossessor(than question: Question) -> Int? {
    question.edges.first { edge in
      let relation = question.tree.rows[question.terms[edge.dependent].token].relation
      guard question.terms[edge.dependent].part == .name, question.terms[edge.head].part == .noun,
        relation == .nmod || relation == .nmodPoss
      else { return false }
      let heads = (0..<tree.count).filter { termOfToken[$0] == edge.head && tree.rows[$0].upos == .noun }
      return !heads.isEmpty
        && heads.allSatisfy { head in
          let extent = tree.left[head]..<tree.right[head]
          return !extent.contains { termOfToken[$0] == edge.dependent }
            && extent.contains {
              tree.parents[$0] == head && tree.rows[$0].mention != .none
                && (tree.rows[$0].relation == .nmod
                  && tree.adposition(of: $0).map { tree.rows[$0].lower.knownWord == .of } == true
                  || tree.rows[$0].relation == .nmodPoss)
            }
        }
    }?.dependent
  }

  /// Whether the sentence lacks the noun whose value is asked for: "theme" in "what was the theme of the contest".
  func lacksOwner(of question: Question) -> Bool {
    let owner = question.hole.governor
    guard question.hole.role == .attribute, owner >= 0, question.terms[owner].part == .noun, !isMet(owner),
      !titleTerms[owner]
    else { return false }
    // Of numbers and times the noun is often left out: "won 2–1" for the score, "for $5" for the price.
    switch question.type {
    case .quantity, .money, .percent, .measure, .time, .duration, .age, .definition, .yesNo: return false
    default: return question.kind != .howMeasure
    }
  }

  /// Whether a phrase counts only some of what the question counts: "two Greek ships" where it asks how many ships.
  func isNarrowed(_ candidate: Candidate, in question: Question) -> Bool {
    guard question.kind == .howMany, question.typeTerm >= 0 else { return false }
    var noun = candidate.head
    if tree.rows[noun].upos == .num, tree.parents[noun] > noun { noun = tree.parents[noun] }
    guard termOfToken[noun] == question.typeTerm else { return false }
    return (tree.left[noun]..<noun).contains { token in
      guard tree.parents[token] == noun, termOfToken[token] < 0 else { return false }
      switch tree.rows[token].lower.knownWord {
      case .other, .another: return true
      default: return tree.rows[token].mention != .none && tree.rows[token].upos != .num
      }
    }
  }

  /// What the question sets before or behind a noun, where the sentence has the noun with another such word only: a name,
  /// or, of the noun whose holder is asked for, any word ("prime" in "who is the prime minister" where there is a minister
  /// of transport); nil where there is none.
  func strangeModifier(of question: Question) -> Int? {
    question.edges.first { edge in
      let (modifier, noun) = (question.terms[edge.dependent], question.terms[edge.head])
      let relation = question.tree.rows[modifier.token].relation
      guard noun.part == .noun, isMet(edge.head), relaxations[edge.head] == .exact else { return false }
      let isName = modifier.part == .name
      guard
        isName
          ? Self.modifies(relation) || relation == .nmodPoss
          : Self.modifies(relation) && question.kind == .who && question.hole.role == .attribute
            && edge.head == question.hole.governor
            && !isMet(edge.dependent) && !Self.saysOnlyWhen(question.tree.rows[modifier.token].lower)
      else { return false }
      let heads = (0..<tree.count).filter { termOfToken[$0] == edge.head }
      return !heads.isEmpty
        && heads.allSatisfy { head in
          (tree.left[head]..<head).contains {
            isName
              ? tree.rows[$0].mention != .none
              : tree.parents[$0] == head && termOfToken[$0] < 0 && Self.modifies(tree.rows[$0].relation)
                && !Self.saysOnlyWhen(tree.rows[$0].lower)
          } && !(tree.left[head]..<tree.right[head]).contains { termOfToken[$0] == edge.dependent }
        }
    }?.dependent
  }

  private static func modifies(_ relation: Relation) -> Bool { relation == .amod || relation == .compound }

  /// "The current president" is the president.
  private static func saysOnlyWhen(_ word: Symbol) -> Bool {
    [.current, .present, .new, .then].contains(word.knownWord)
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
