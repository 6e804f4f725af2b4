import Facts
import Index
import Language
import Text

/// How the facts of one sentence fit the question's fact with a hole: unification over the normal form, where every
/// difference is a named relaxation with its price, and a role swap never fits.
struct FactFits {
  /// How well any "be" or "have" fits a question of which nothing but that was read.
  private static let anyShare = 0.3

  /// A fact that fits, and the argument that fills the hole.
  struct Fit {
    var fact: Int32
    /// The filler's head within the sentence.
    var filler: Int
    /// 0...1; 1 where predicate and all arguments agree word for word.
    var quality: Double
    /// Arguments of the question's fact that the text's fact has too.
    var matched: Int
    /// Those that it lacks.
    var missing: Int
    /// It has another participant where the question names one.
    var conflicts: Bool
    /// That is somebody else by name.
    var namesAnother: Bool
    /// The heads of the fact's arguments, where some fit of the sentence says what speaks against an answer.
    var others: [Int] = []
    /// It did not come about, as far as the text says, where the question asks what did.
    var isOnlyMeant = false
    /// The text says that it is not so, and the question does not.
    var isDenied = false
  }

  private(set) var fits: [Fit] = []
  private let tree: Tree
  private(set) var bestFit = 0.0
  /// A fact has the question's arguments in each other's places.
  private(set) var isSwapped = false
  /// A fact has two of them so.
  private(set) var isExchanged = false
  /// Heads that have the other place in a fact of the verb: what was sold, where the question asks who sold what.
  private var displaced: [Int] = []

  init(
    question: borrowing Question, pattern: FactPattern?, match: borrowing SentenceMatch,
    index: borrowing FactIndex
  ) {
    tree = match.tree
    guard let pattern else { return }
    let row = index.sentences[Int(match.sentence)]
    for number in row.facts { unify(number, question, pattern, match, index) }
    for number in index.derivedNumbers(of: match.sentence) { unify(number, question, pattern, match, index) }
    bestFit = fits.reduce(0) { max($0, $1.quality) }
    guard fits.contains(where: { $0.namesAnother || $0.isDenied }) else { return }
    for number in fits.indices {
      fits[number].others = index.arguments(of: index.fact(fits[number].fact)).map { Int($0.head - tree.firstToken) }
    }
  }

  /// The best quality of a fit in which the head fills the hole and every argument of the question agrees, one at least.
  func completeFit(of head: Int) -> Double {
    fits.reduce(0) { fills($1, head) && $1.matched > 0 && $1.missing == 0 ? max($0, $1.quality) : $0 }
  }

  /// Whether a phrase with that head fills the hole of a fit: the filler itself, or its number, name or apposition.
  func fills(_ fit: Fit, _ head: Int) -> Bool {
    if fit.filler == head { return true }
    guard tree.parents[head] == fit.filler else { return false }
    switch tree.rows[head].relation {
    case .nummod, .flat, .appos, .nmodDesc: return true
    default: return false
    }
  }

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

  /// Whether a fact says that it is not so; what was not so until 1931 has been so since.
  private func saysNo(_ fact: FactRow) -> Bool {
    let verb = Int(fact.predicateToken - tree.firstToken)
    guard fact.saysNo, tree.rows.indices.contains(verb) else { return false }
    return fact.modality != .asserted || !tree.isNegated(verb) || tree.deniesOutright(verb)
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

  /// Whether a fact counts a noun that the phrase, a number of the same noun, does not count there: "eleven" in "arrested
  /// eleven men and injured two men", where the question asks how many men were injured.
  func countsElsewhere(_ head: Int, noun term: Int, _ match: SentenceMatch) -> Bool {
    let noun = tree.nounCounted(by: head)
    var isCounted = false
    for fit in fits where fit.quality >= 0.5 && match.termOfToken[fit.filler] == term {
      if fit.filler == noun { return false }
      isCounted = isCounted || (tree.left[fit.filler]..<fit.filler).contains { tree.rows[$0].relation == .nummod }
    }
    return isCounted
  }

  func fit(of head: Int) -> Double {
    fits.reduce(0) { fills($1, head) ? max($0, $1.quality) : $0 }
  }

  private func predicateQuality(
    of fact: FactRow, _ question: Question, _ pattern: FactPattern, _ match: SentenceMatch
  ) -> Double? {
    if pattern.predicateTerm < 0 || fact.predicate == pattern.predicate && fact.rule != .none {
      return fact.predicate == pattern.predicate ? 1 : nil
    }
    if fact.rule != .none {
      // A derived fact has the word it was derived from, but not its meaning: "buy" from "sold … to".
      let word = question.terms[pattern.predicateTerm].expansions.first { $0.symbol == fact.predicate }
      return word.map(\.relaxation.quality)
    }
    let token = Int(fact.predicateToken - match.tree.firstToken)
    guard match.meets(pattern.predicateTerm, at: token), !match.tree.isOfCopula(fact, at: token) else { return nil }
    return match.tokenQuality[token]
  }

  private mutating func unify(
    _ row: Int32, _ question: Question, _ pattern: FactPattern, _ match: SentenceMatch, _ index: FactIndex
  ) {
    // Most facts are about another predicate, which its token tells.
    if pattern.predicateTerm >= 0, let token = index.statedPredicateToken(row),
      !match.meets(pattern.predicateTerm, at: Int(token - match.tree.firstToken))
    {
      return
    }
    let fact = index.fact(row)
    guard let predicate = predicateQuality(of: fact, question, pattern, match) else { return }
    let agreement = Agreement(of: fact, with: pattern, match, index)
    if agreement.isSwapped { isSwapped = true }
    if agreement.isExchanged { isExchanged = true }
    let share =
      (agreement.conflicts ? 0.4 : 1)
      * (pattern.arguments.isEmpty
        ? pattern.predicateTerm < 0 ? Self.anyShare : 1
        : 0.3 + 0.7 * Double(agreement.matched) / Double(pattern.arguments.count))
    guard let holeRole = pattern.holeRole else { return }
    for argument in index.arguments(of: fact) {
      let head = Int(argument.head - match.tree.firstToken)
      guard match.tree.rows.indices.contains(head) else { continue }
      let isMarked = pattern.preposition != .none && argument.preposition == pattern.preposition
      let isOnlyObject = holeRole == .patient && argument.role == .recipient && !index.hasPatient(fact)
      let role = isMarked || isOnlyObject ? 1 : holeRole.accepts(argument.role)
      if role == 0, pattern.isReversed(argument, in: fact, index) { displaced.append(head) }
      guard role > 0, match.termOfToken[head] < 0 || match.termOfToken[head] == pattern.typeTerm else { continue }
      fits.append(
        Fit(
          fact: row, filler: head, quality: predicate * share * role, matched: agreement.matched,
          missing: agreement.missing, conflicts: agreement.conflicts, namesAnother: agreement.namesAnother,
          isOnlyMeant: pattern.asksForEvent && fact.isOnlyMeant,
          isDenied: !pattern.isNegative && saysNo(fact) && (fact.modality != .counterfactual || !question.hasModal)))
    }
  }
}

/// How the arguments of a fact agree with those of the question's.
struct Agreement {
  /// Arguments of the question's fact that the text's fact has too.
  private(set) var matched = 0
  /// Those that it lacks.
  private(set) var missing = 0
  /// It has the question's arguments in each other's places.
  private(set) var isSwapped = false
  /// It has two of them so: who bought, and what was bought of whom.
  private(set) var isExchanged = false
  /// It has another participant where the question names one.
  private(set) var conflicts = false
  /// That is somebody else by name.
  private(set) var namesAnother = false

  init(
    of fact: FactRow, with pattern: borrowing FactPattern, _ match: borrowing SentenceMatch,
    _ index: borrowing FactIndex
  ) {
    guard !pattern.arguments.isEmpty else { return }
    let arguments = index.arguments(of: fact)
    lazy var hasPatient = index.hasPatient(fact)
    var swapped = 0
    for wanted in pattern.arguments {
      var found = false
      var isTaken = false
      var isNamed = false
      var isElsewhere = false
      for argument in arguments {
        guard wanted.terms.contains(where: { Self.holds(argument, $0, match) }) || wanted.isMeant(by: argument, index)
        else {
          if argument.role == wanted.role, argument.entity >= 0,
            wanted.role.isParticipant && pattern.predicateTerm >= 0 || wanted.role == .possessor
          {
            if wanted.isCalled(argument, match, index) {
              found = true
            } else if !wanted.mayBeSpokenFor(by: argument, index) {
              isTaken = true
              isNamed =
                isNamed || index.tokens[Int(argument.head)].upos == .propn
                || index.tokens[Int(argument.head)].upos == .noun && wanted.namesPerson
                  && index.entities[Int(argument.entity)].kind == .person
            }
          }
          continue
        }
        // What is said with "be" may be said either way round, and "is closed" of what somebody closed. "She accused him
        // of it" has two objects where "who accused him" has one.
        if argument.role == wanted.role || wanted.role.isCircumstance && argument.role.isCircumstance
          || pattern.predicate.knownWord == .be && wanted.role.isIdentity
            && (argument.role.isIdentity || argument.role == .patient)
          || wanted.role == .patient && argument.role == .recipient && !hasPatient
          || pattern.undergoes && wanted.role == .agent && argument.role == .patient
        {
          found = true
        } else if wanted.role.isParticipant || wanted.role == .origin && pattern.holeRole == .agent,
          argument.role.isParticipant,
          wanted.terms.allSatisfy({ Self.holds(argument, $0, match) }) || !wanted.isNamedAfter(argument, index)
        {
          isElsewhere = true
        }
      }
      if found {
        matched += 1
      } else if wanted.role == .time, wanted.terms.allSatisfy({ match.titleTerms[$0] }) {
        // The document is of that day.
        continue
      } else {
        missing += 1
        if isElsewhere { swapped += 1 }
        if isTaken { conflicts = true }
        if isNamed, wanted.role != .possessor { namesAnother = true }
      }
    }
    if swapped > 0 {
      isSwapped = true
      isExchanged = swapped > 1 && matched == 0
      conflicts = true
      if isExchanged { namesAnother = true }
    }
  }

  /// Whether the argument's phrase, or what hangs on its head by two edges at most, meets the term.
  static func holds(_ argument: ArgumentRow, _ term: Int, _ match: SentenceMatch) -> Bool {
    let first = Int(argument.tokens.lowerBound - match.tree.firstToken)
    let last = Int(argument.tokens.upperBound - match.tree.firstToken)
    let head = Int(argument.head - match.tree.firstToken)
    guard match.tree.rows.indices.contains(head) else { return false }
    for token in max(0, first)..<max(0, min(last, match.termOfToken.count))
    where match.termOfToken[token] == term && !isBeside(token, head, match.tree) {
      return true
    }
    if case let token = match.tokenOfTerm[term], token >= max(0, first), token < last,
      !isBeside(token, head, match.tree)
    {
      return true
    }
    // "Envoys of A met": A is who meets, and the envoys are.
    var above = head
    while [.nmod, .nmodPoss, .conj, .appos, .compound].contains(match.tree.rows[above].relation),
      match.tree.parents[above] >= 0
    {
      above = match.tree.parents[above]
      if match.termOfToken[above] == term { return true }
    }
    for token in match.tree.left[head]..<match.tree.right[head]
    where match.termOfToken[token] == term && match.tree.dominates(head, token)
      && match.tree.depth[token] <= match.tree.depth[head] + 2 && !isInClause(token, below: head, match.tree)
      && !isBeside(token, head, match.tree)
    {
      return true
    }
    return false
  }

  /// Whether a token belongs to a phrase without being who or what it names: "her" of "her predecessor", or a word of a relative clause.
  private static func isBeside(_ token: Int, _ head: Int, _ tree: Tree) -> Bool {
    tree.rows[token].upos == .pron && tree.rows[token].relation == .nmodPoss && token != head
      || isInRelative(token, below: head, tree)
  }

  /// Whether a relative clause behind a comma holds a token below a head: "Norchem, which is no part of Nordchem, …".
  private static func isInRelative(_ token: Int, below head: Int, _ tree: Tree) -> Bool {
    var current = token
    while current >= 0, current != head {
      if tree.rows[current].relation == .aclRelcl, case let start = tree.left[current], start > 0,
        tree.rows[start].upos == .punct || tree.rows[start - 1].upos == .punct
      {
        return true
      }
      current = tree.parents[current]
    }
    return false
  }

  /// Whether an adverbial clause of a head holds a token below it: "… is the largest, while the other has 180 seats".
  private static func isInClause(_ token: Int, below head: Int, _ tree: Tree) -> Bool {
    var current = token
    while current >= 0, current != head {
      if tree.rows[current].relation == .advcl || tree.rows[current].relation == .parataxis { return true }
      current = tree.parents[current]
    }
    return false
  }
}

extension FactIndex {
  /// Whether something is done to somebody or something; an amount beside whom it is taken from is none: "was fined 500
  /// euros".
  fileprivate func hasPatient(_ fact: FactRow) -> Bool {
    arguments(of: fact).contains { $0.role == .patient && !isAmount($0.tokens) }
  }

  /// Whether a measure or a sum of money, not a count, stands in the tokens.
  private func isAmount(_ tokens: Range<Int32>) -> Bool {
    quantities(in: tokens).contains { $0.kind != .count && $0.kind != .ordinal }
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

extension Tree {
  /// Whether a fact only says with "be" what a verb of its own says: "was" of "was to have fired".
  fileprivate func isOfCopula(_ fact: FactRow, at token: Int) -> Bool {
    fact.predicate.knownWord == .be && rows.indices.contains(token) && rows[token].upos == .verb
  }
}

extension FactRow {
  /// Whether the text has it that it is not so: denied, or never come about.
  var saysNo: Bool { polarity == .negative || modality == .denied || modality == .counterfactual }

  /// Whether it is planned, asked for or may be; what happens on a condition or in the future is not taken for that.
  fileprivate var isOnlyMeant: Bool {
    switch modality {
    case .possible, .requested: true
    case .planned: construction == .infinitive
    case .asserted, .denied, .conditional, .obligatory, .counterfactual: false
    }
  }
}
