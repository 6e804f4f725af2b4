import Facts
import Index
import Language
import Text

/// Answers yes/no questions: yes where one sentence says what is asked, no where it says the contrary, in a negation, a
/// denial, or by the opposite word ("denied" where the question asks whether somebody admitted, "against" for "for").
struct YesNo {
  private let search: Search
  private var index: FactIndex { search.index }
  /// By term of the question: the prepositions that say the contrary of the one before it ("against" for "for").
  private let contraries: [[Symbol]]
  /// What the question's "have" has for an object: "paintings" in "does the museum have paintings"; nil where it asks otherwise.
  private let possession: Int?
  /// What the question asks whether there is: "storm" in "was there a storm on Sunday"; nil where it asks otherwise.
  private let existence: Int?

  /// Whether it asks if anybody did or suffered something: where and when may be said in the sentence before.
  private let asksOfAnybody: Bool

  init(_ search: Search) {
    self.search = search
    let tree = search.question.tree
    contraries = search.question.terms.map { term in
      guard let marker = tree.adposition(of: term.token) else { return [] }
      let word = tree.form(of: marker, search.index)
      return search.relations.opposites(of: word).compactMap { search.index.term($0) }
    }
    asksOfAnybody = tree.rows.indices.contains { token in
      ["anybody", "anyone"].contains(search.question.word(at: token))
        && [.nsubj, .nsubjPass].contains(tree.rows[token].relation) && tree.parents[token] == tree.root
    }
    possession = Self.possession(search.question)
    existence = Self.existence(search.question)
  }

  /// The least share of the question's weight that the sentence must hold.
  private static let leastCoverage = 0.8

  /// A sentence that says it or the contrary.
  private struct Verdict {
    var considered: Considered
    var quality: Double
    var isYes: Bool
  }

  func fill(_ reply: inout Reply) {
    let question = search.question
    guard
      let main = question.term(at: question.tree.root) ?? mainVerb(question) ?? possession ?? existence
    else { return }
    // "Is it high?" asks of nothing.
    guard question.terms.count > 1 || question.terms[main].part == .verb else { return }
    let verdicts = search.ranking.considered.compactMap { verdict(of: $0, main) }
    guard let best = verdicts.max(by: { $0.quality < $1.quality }), best.quality > 0 else { return }
    let agreeing = verdicts.filter { $0.isYes == best.isYes }.sorted { $0.quality > $1.quality }
    reply.answers = [answer(of: agreeing)]
    // As good a sentence that says the contrary is no less an answer.
    let contrary = verdicts.filter { $0.isYes != best.isYes && $0.quality >= best.quality }
    guard !search.isScoped, !contrary.isEmpty else { return }
    reply.answers.append(answer(of: contrary))
    reply.sortNewestFirst(index)
    reply.noteSpeakers(index)
    reply.notes.append("“yes” and “no” contradict one another")
  }

  private func answer(of verdicts: [Verdict]) -> Answer {
    Answer(
      text: verdicts.first?.isYes == true ? "yes" : "no", confidence: min(0.95, (verdicts.first?.quality ?? 0) / 2),
      citations: verdicts.prefix(3).map { Citation(of: $0.considered.sentence, index) })
  }

  private func verdict(of considered: Considered, _ main: Int) -> Verdict? {
    let question = search.question
    let match = considered.match
    guard let isWithin = keepsLimits(question, match) else { return nil }
    let share = share(of: question, match)
    guard share.words >= Self.leastCoverage, match.isMet(main), hasAllNames(question, match),
      hasLimits(question, match), hasPlaces(question, match), share.pairs >= 0.5
    else { return nil }
    guard let token = predicate(main, match) else { return nil }
    let facts = facts(at: token, match)
    if existence == main, !facts.contains(where: { $0.polarity == .affirmative && $0.isStated }),
      !match.tree.isNegated(token)
    {
      return nil
    }
    // The tree has "not" and "never"; the facts also know "nobody …".
    let isNegated = match.tree.isNegated(token) || facts.contains { $0.polarity == .negative }
    var isContrary = isNegated
    if !isWithin {
      // That no 5 came does not say that more than 10 did not.
      guard !isNegated else { return nil }
      isContrary.toggle()
    }
    if question.terms.indices.count(where: { match.isMet($0) && match.relaxations[$0] == .opposite }) % 2 == 1 {
      // That four survived does not say that no four died.
      guard !question.terms.contains(where: { question.tree.isCount($0.token) }) else { return nil }
      isContrary.toggle()
    }
    if hasContraryPreposition(question, match) { isContrary.toggle() }
    if isExcepted(question, match) { isContrary.toggle() }
    if isRefused(token, match) { isContrary.toggle() }
    if question.asksOfPresent || question.tree.rows.contains(where: { $0.lower.knownWord == .still }),
      case let office = match.tree.noun(around: match.tokenOfTerm[main]), match.tree.hasRank(office, isOfPresent: true),
      !match.tree.hasRank(office, isOfPresent: false)
    {
      // The former mayor is not mayor.
      isContrary.toggle()
    }
    if let superlative = search.ranking.superlative, superlative.isOther(in: match, index) {
      // The second-largest is not the largest; the largest of a country may be that of the world.
      let tokens = superlative.tokens(in: match)
      guard tokens.allSatisfy({ superlative.ranksBehind($0, match.tree, index) != 0 }) else { return nil }
      isContrary.toggle()
    }
    if facts.contains(where: { $0.modality == .denied || $0.modality == .counterfactual }) { isContrary.toggle() }
    // What is planned or asked for is not so, unless the question asks for no more.
    if !facts.isEmpty, !question.hasModal, facts.allSatisfy({ !$0.isStated }) { return nil }
    let agreements =
      search.pattern.map { pattern in facts.map { Agreement(of: $0, with: pattern, match, index) } } ?? []
    if !agreements.contains(where: { $0.missing == 0 }) {
      if isExchanged(facts, agreements, main, match) {
        return Verdict(considered: considered, quality: match.coverage + share.pairs, isYes: false)
      }
      if agreements.contains(where: \.conflicts) || match.relaxations[main] == .exact && isFilledOtherwise(facts, match)
      {
        return nil
      }
      if isTurnedRound(at: token, question, match) { return nil }
      // "called the offensive a success" names what the question's verb stands for without saying whose it is.
      if question.terms[main].part == .verb, match.tree.rows[token].upos == .noun { return nil }
    }
    // "Didn't he win?" is answered yes by that he did, as "did he win?" is.
    return Verdict(considered: considered, quality: match.coverage + share.pairs, isYes: !isContrary)
  }

  /// Whether every fact of the predicate has somebody or something else in a place where the question names a participant: "caused by
  /// a certificate and had nothing to do with the upgrade" where it asks whether the upgrade caused it.
  private func isFilledOtherwise(_ facts: [FactRow], _ match: SentenceMatch) -> Bool {
    guard let pattern = search.pattern, !facts.isEmpty else { return false }
    return facts.allSatisfy { fact in
      let arguments = index.arguments(of: fact)
      return pattern.arguments.contains { wanted in
        let filled = arguments.filter { $0.role == wanted.role }
        return wanted.role.isParticipant && !filled.isEmpty
          && !arguments.contains { argument in wanted.terms.contains { Agreement.holds(argument, $0, match) } }
          && filled.allSatisfy { argument in
            let head = Int(argument.head - match.tree.firstToken)
            // "The firm" may be who is asked of.
            return match.tree.rows.indices.contains(head) && match.tree.rows[head].upos == .noun
              && !match.tree.pointsBack(head) && !match.meetsAny(at: head)
          }
      }
    }
  }

  /// Where the sentence says what the question asks: at its main word; or at the verb with that word below it, where the
  /// question's tree took the verb for a noun ("does it cover damage"). Nil where the question asks what somebody has and the
  /// sentence says something else of that than that they have it.
  private func predicate(_ main: Int, _ match: SentenceMatch) -> Int? {
    let token = match.tokenOfTerm[main]
    guard match.tree.rows[token].upos == .noun else { return token }
    if possession == main { return isHad(token, match.tree) ? match.tree.parents[token] : nil }
    let verbs = match.tokenOfTerm.filter {
      $0 >= 0 && match.tree.rows[$0].upos == .verb && match.tree.dominates($0, token)
    }
    return verbs.max { match.tree.depth[$0] < match.tree.depth[$1] } ?? token
  }

  /// Whether the sentence states that the question's participants did it the other way round, of what two cannot do to one
  /// another.
  private func isExchanged(
    _ facts: [FactRow], _ agreements: [Agreement], _ main: Int, _ match: SentenceMatch
  ) -> Bool {
    search.relations.isOneWay(search.question.terms[main].word) && match.relaxations[main].quality >= 0.7
      && zip(facts, agreements).contains { fact, agreement in
        agreement.isExchanged && fact.polarity == .affirmative && fact.isStated
      }
  }

  /// Whether a noun names what somebody is said to have, or who is said to have something.
  private func isHad(_ noun: Int, _ tree: Tree) -> Bool {
    guard [.obj, .nsubj].contains(tree.rows[noun].relation), case let verb = tree.parents[noun], verb >= 0 else {
      return false
    }
    return [.have, .hold, .include].contains(tree.rows[verb].lemma.knownWord)
  }

  /// The facts of a predicate's token; of a noun of which the question asks whether there is any, those that it takes part in.
  private func facts(at token: Int, _ match: SentenceMatch) -> [FactRow] {
    let facts = index.sentences[Int(match.sentence)].facts.map { index.facts[Int($0)] }
    // What is feared or planned need not come about.
    let comesAbout = match.tree.rows[token].relation == .nsubj || isHad(token, match.tree)
    let asksForExistence = existence != nil
    return facts.filter { fact in
      Int(fact.predicateToken - match.tree.firstToken) == token
        || asksForExistence && comesAbout
          && fact.arguments.contains { Int(index.arguments[Int($0)].head - match.tree.firstToken) == token }
    }
  }

  /// Whether the sentence's numbers keep within the bounds that the question sets; nil where they leave that open.
  private func keepsLimits(_ question: Question, _ match: SentenceMatch) -> Bool? {
    guard !question.limits.isEmpty else { return true }
    let quantities = index.quantities(in: index.sentences[Int(match.sentence)].tokens)
    var keeps = true
    for limit in question.limits {
      // The very number of the question is the one to compare, where the sentence has it.
      let named = quantities.filter { quantity in
        match.tree.positions(of: quantity.tokens).contains { limit.terms.contains(match.termOfToken[$0]) }
      }
      let verdicts = (named.isEmpty ? Array(quantities) : named).compactMap(limit.holds)
      // Of two numbers either may be meant.
      guard let first = verdicts.first, verdicts.allSatisfy({ $0 == first }) else { return nil }
      if !first { keeps = false }
    }
    return keeps
  }

  /// What share of the question's words, by weight, the sentence and its title have, and of its pairs the sentence; what it
  /// compares numbers by left out, and what only says of which one it speaks.
  private func share(of question: Question, _ match: SentenceMatch) -> (words: Double, pairs: Double) {
    let left = question.comparedTerms + question.terms.indices.filter { tellsWhich($0, question, match) }
    guard !left.isEmpty else {
      return (match.coverage + match.titleCoverage, question.edges.isEmpty ? 1 : match.edgeCoverage)
    }
    var (met, total) = (0.0, 0.001)
    for (number, term) in question.terms.enumerated() where !left.contains(number) {
      total += term.weight
      if match.isMet(number) { met += term.weight * match.relaxations[number].quality }
      if match.titleTerms[number] { met += term.weight }
    }
    let pairs = question.edges.filter { !left.contains($0.dependent) && !left.contains($0.head) }
    let joined = pairs.count { edge in
      let (dependent, head) = (match.tokenOfTerm[edge.dependent], match.tokenOfTerm[edge.head])
      return dependent >= 0 && head >= 0 && dependent != head && match.tree.distance(dependent, head) <= 2
    }
    return (met / total, pairs.isEmpty ? 1 : Double(joined) / Double(pairs.count))
  }

  /// Whether a term stands in a sentence beside this one and tells in the question which one is meant by a noun that this one has
  /// with "the": "of the van" in "was the purchase of the van approved" where it says that the purchase was.
  private func tellsWhich(_ number: Int, _ question: Question, _ match: SentenceMatch) -> Bool {
    if match.isOfAntecedent(number, question, index) { return true }
    guard match.nearTerms[number] else { return false }
    // "Was anybody hurt in the fire?" "The hall burned down. Nobody was hurt."
    if asksOfAnybody, question.terms[number].part == .noun { return true }
    let tree = question.tree
    var token = question.terms[number].token
    while [.nmod, .nmodPoss, .amod, .compound, .flat].contains(tree.rows[token].relation), tree.parents[token] >= 0 {
      token = tree.parents[token]
      if let noun = question.term(at: token), question.terms[noun].part == .noun, match.isMet(noun) {
        return match.relaxations[noun] == .exact && tree.isDefinite(token)
          && match.tree.isDefinite(match.tokenOfTerm[noun])
      }
    }
    return false
  }

  /// Whether the sentence says it of what the question names beside its subject, and names the subject there: "the dollar rose
  /// against the yen" where it asks whether the yen rose against the dollar.
  private func isTurnedRound(at verb: Int, _ question: Question, _ match: SentenceMatch) -> Bool {
    let (tree, asked) = (match.tree, question.tree)
    guard let main = mainVerb(question), let subject = asked.child(of: question.terms[main].token, .nsubj),
      let said = tree.child(of: verb, .nsubj), tree.rows[said].upos != .pron
    else { return false }
    let subjects = question.terms(below: subject)
    let others = question.terms.indices.filter { $0 != main && !subjects.contains($0) }
    let phrase = tree.left[said]..<tree.right[said]
    func isIn(_ term: Int) -> Bool { phrase.contains { match.termOfToken[$0] == term } }
    return !subjects.contains(where: isIn) && subjects.contains(where: match.isMet) && others.contains(where: isIn)
  }

  private static func possession(_ question: Question) -> Int? {
    let tree = question.tree
    guard tree.rows.indices.contains(tree.root), tree.rows[tree.root].lemma.knownWord == .have else { return nil }
    return tree.child(of: tree.root, .obj).flatMap(question.term)
  }

  private static func existence(_ question: Question) -> Int? {
    let tree = question.tree
    guard tree.rows.indices.contains(tree.root), tree.rows[tree.root].lemma.knownWord == .be,
      tree.child(of: tree.root, .expl) != nil
    else { return nil }
    return tree.child(of: tree.root, .nsubj).flatMap(question.term)
  }

  /// The first verb of the question that is in no clause of its own: not "broke" of "was he in town when the fire broke out".
  private func mainVerb(_ question: Question) -> Int? {
    let tree = question.tree
    return question.terms.firstIndex { term in
      var token = term.token
      while token >= 0, ![.advcl, .acl, .aclRelcl, .advclRelcl].contains(tree.rows[token].relation) {
        token = tree.parents[token]
      }
      return term.part == .verb && token < 0
    }
  }

  private func hasAllNames(_ question: Question, _ match: SentenceMatch) -> Bool {
    question.terms.indices.allSatisfy { number in
      question.terms[number].part != .name || match.isMet(number) || match.titleTerms[number]
        || tellsWhich(number, question, match)
    }
  }

  /// Whether a phrase of the question stands in the sentence behind the contrary of its preposition.
  private func hasContraryPreposition(_ question: Question, _ match: SentenceMatch) -> Bool {
    question.terms.indices.contains { number in
      guard !contraries[number].isEmpty, match.isMet(number),
        let marker = match.tree.adposition(of: match.tokenOfTerm[number])
      else { return false }
      return contraries[number].contains(match.tree.rows[marker].lower)
    }
  }

  /// Whether a noun for what the question asks is what somebody is said to refuse: "has refused its approval".
  private func isRefused(_ token: Int, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    guard tree.rows[token].upos == .noun, tree.rows[token].relation == .obj, case let verb = tree.parents[token],
      verb >= 0
    else { return false }
    return search.relations.negations.implied.contains(tree.lemma(of: verb, index))
  }

  /// Whether the sentence excepts something that the question names: "open every day except Monday", "held every June, except in
  /// 2020 and 2021".
  private func isExcepted(_ question: Question, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    return question.terms.indices.contains { number in
      guard match.isMet(number) else { return false }
      let first = tree.firstConjunct(match.tokenOfTerm[number])
      // "In the mud, but not in the water."
      if let marker = tree.adposition(of: first), tree.isRuledOut(before: marker) { return true }
      return (max(0, first - 3)..<first).contains { token in
        (tree.parents[token] == first || tree.parents[token] == first - 1)
          && ["except", "excluding", "barring"].contains(tree.form(of: token, index))
      }
    }
  }

  /// Whether no name behind the preposition of a name that only the document's title has says something else: "in Chile"
  /// where the question has "in Peru".
  private func hasPlaces(_ question: Question, _ match: SentenceMatch) -> Bool {
    question.terms.indices.allSatisfy { number in
      let term = question.terms[number]
      guard term.part == .name, !match.isMet(number), let marker = question.tree.adposition(of: term.token) else {
        return true
      }
      return !match.tree.rows.indices.contains { token in
        guard match.tree.rows[token].mention != .none, match.termOfToken[token] < 0,
          let other = match.tree.adposition(of: token)
        else { return false }
        return match.tree.rows[other].lower == question.tree.rows[marker].lower
      }
    }
  }

  /// Whether the sentence has the adverbs that narrow what is asked and are no terms: who attacked need not have attacked
  /// first.
  private func hasLimits(_ question: Question, _ match: SentenceMatch) -> Bool {
    question.tree.rows.allSatisfy { row in
      guard row.upos == .adv || row.upos == .adp else { return true }
      switch row.lower.knownWord {
      // What closed down did not close up.
      case .up where row.relation != .caseMarker, .down where row.relation != .caseMarker, .first, .last, .only, .once,
        .twice:
        return match.tree.rows.contains { $0.lower == row.lower }
      default: return true
      }
    }
  }
}

extension Tree {
  /// Whether "but not" stands before a phrase, with no more between than an aside in commas.
  fileprivate func isRuledOut(before marker: Int) -> Bool {
    var token = marker - 1
    if token > 0, rows[token].upos == .punct, let opening = (0..<token).last(where: { rows[$0].upos == .punct }) {
      token = opening - 1
    }
    return token > 0 && rows[token].lower.knownWord == .not && rows[token - 1].lower.knownWord == .but
  }

  /// The noun that a token is a modifier of: "officer" of "chief" in "chief executive officer"; the token itself elsewhere.
  fileprivate func noun(around token: Int) -> Int {
    var noun = token
    while parents[noun] > noun, [.amod, .compound].contains(rows[noun].relation) { noun = parents[noun] }
    return noun
  }

  /// Whether a number counts a noun; a year does not.
  fileprivate func isCount(_ token: Int) -> Bool {
    rows.indices.contains(token) && rows[token].upos == .num
      && (rows[token].relation == .nummod || rows[token].relation == .nsubj)
  }
}

extension FactRow {
  /// Whether the text says that it is so, or that it is not.
  fileprivate var isStated: Bool {
    switch modality {
    case .asserted, .denied, .counterfactual: true
    case .possible, .planned, .requested, .conditional, .obligatory: false
    }
  }
}

extension Question {
  /// "will he", "can she", "did they plan to": asks for no more than what may be.
  var hasModal: Bool { tree.rows.contains { $0.inflection == .modal } }
}
