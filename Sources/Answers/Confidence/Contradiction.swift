import Index
import Language
import Text

/// Where a sentence has the question's words and says the contrary: by a negation that the question lacks, without the one
/// that it has, or by a word that excludes one of the question's ("weaken" for "strengthen", "western" for "eastern").
///
/// Looked at for the few answers that are about to be given, so words are compared as text.
extension Search {
  /// What in the answer's sentence is contrary to the question; nil where nothing is.
  func contradiction(of answer: RankedAnswer, _ index: FactIndex) -> Objection? {
    let match = ranking.considered[answer.hit].match
    let negators = question.negators
    if !negators.isEmpty { return affirms(match, negators, index) ? .affirmed : nil }
    if let contrary = contrary(in: match, index) ?? contraryPreposition(in: match, index) ?? contrast(in: match, index)
    {
      return .contrary(asked: contrary.asked, said: contrary.said)
    }
    return denies(match, answer.candidate, index) || match.isRuledOut(answer.candidate, index)
      || match.isOfUnreal(answer.candidate, question, match.unrealVerbs(index)) ? .denied : nil
  }

  /// How far in the tree a negation may be from the word it denies: "did not manage to win" denies the winning.
  private static let reach = 2

  /// Whether the sentence says without a negation what the question has with one.
  private func affirms(_ match: SentenceMatch, _ negators: [Int], _ index: FactIndex) -> Bool {
    // "Since when has nobody lived there" asks when somebody did.
    if question.tree.rows.contains(where: { $0.lower.knownWord == .since }) { return false }
    let direct = Set(relations.negations.direct.compactMap { index.term($0) })
    let implied = Set(relations.negations.implied.compactMap { index.term($0) })
    let tree = match.tree
    let denials = (0..<tree.count).filter { token in
      direct.contains(tree.rows[token].lower) || implied.contains(tree.rows[token].lemma)
        || tree.form(of: token, index).hasPrefix("non-")
    }
    if contrary(in: match, index) != nil { return false }
    if denials.isEmpty { return true }
    return negators.contains { negator in
      let head = question.tree.parents[negator]
      let at = question.terms.indices.filter { question.terms[$0].token == head }
      let below = question.terms.indices.filter { question.tree.parents[question.terms[$0].token] == head }
      let met = (at.isEmpty ? below : at).filter(match.isMet)
      return !met.isEmpty
        && !met.contains { term in
          denials.contains { tree.distance(match.tokenOfTerm[term], $0) <= Self.reach }
        }
    }
  }

  /// Whether the sentence denies what the phrase is said of: "the rule did not justify a label" does not say what it justified.
  private func denies(_ match: SentenceMatch, _ candidate: Candidate, _ index: FactIndex) -> Bool {
    let tree = match.tree
    let isDenied = question.terms.indices.contains { number in
      let token = match.tokenOfTerm[number]
      switch question.terms[number].part {
      case .verb, .noun, .adjective: break
      case .name, .number, .other: return false
      }
      // Released "without charge" is not charged.
      if token >= 0, number == question.hole.governor, tree.isMarked(token, by: .without) { return true }
      // Who was found not guilty is none who was found guilty.
      return token >= 0 && tree.deniesOutright(token)
        && (tree.dominates(token, candidate.head)
          || tree.rows[token].relation == .xcomp && tree.dominates(tree.parents[token], candidate.head))
    }
    guard isDenied else { return false }
    // "Which war did they avoid" is answered by one that they did not fight.
    let implied = Set(relations.negations.implied)
    return !question.terms.contains { implied.contains($0.word) }
  }

  /// A word of the question that the sentence lacks, and one in the sentence that says the contrary of it.
  private func contrary(in match: SentenceMatch, _ index: FactIndex) -> (asked: Int, said: Int)? {
    let tree = match.tree
    for (number, term) in question.terms.enumerated() where match.tokenOfTerm[number] < 0 {
      // "Which woman" is not contradicted by a man.
      guard let upos = term.part.upos, number != question.typeTerm || upos != .noun else { continue }
      let words = relations.contraries(of: term.word, part: term.part).compactMap { index.term($0) }
      guard !words.isEmpty else { continue }
      for token in 0..<tree.count
      where (words.contains(tree.rows[token].lemma) || words.contains(tree.rows[token].lower))
        && (tree.rows[token].upos == upos || upos == .adv) && !tree.deniesOutright(token)
      {
        return (term.token, token)
      }
    }
    return nil
  }

  /// Two prepositions that exclude one another before the same word: "from Paris" where the question has "to Paris".
  private func contraryPreposition(in match: SentenceMatch, _ index: FactIndex) -> (asked: Int, said: Int)? {
    for (number, term) in question.terms.enumerated() {
      guard case let token = match.tokenOfTerm[number], token >= 0,
        let asked = question.tree.adposition(of: term.token), let said = match.tree.adposition(of: token)
      else { continue }
      let word = question.word(at: asked, index)
      let others = (relations.contrasts(of: word) + relations.opposites(of: word)).compactMap { index.term($0) }
      if others.contains(match.tree.rows[said].lower) { return (asked, said) }
    }
    return nil
  }

  /// The same of words that only exclude one another, function words among them.
  private func contrast(in match: SentenceMatch, _ index: FactIndex) -> (asked: Int, said: Int)? {
    let tree = match.tree
    for token in 0..<question.tree.count {
      let row = question.tree.rows[token]
      guard row.lower != question.hole.preposition else { continue }
      let number = question.term(at: token)
      if let number, match.isMet(number) || match.titleTerms[number] { continue }
      let word = question.word(at: token, index)
      var others = relations.contrasts(of: word)
      if row.upos == .sconj { others += relations.opposites(of: word) }
      let words = others.compactMap { index.term($0) }
      guard !words.isEmpty, !tree.rows.contains(where: { $0.lower == row.lower }) else { continue }
      if let said = tree.rows.firstIndex(where: { words.contains($0.lower) && ($0.upos != .verb || row.upos == .verb) })
      {
        return (token, said)
      }
    }
    return nil
  }
}

extension SentenceMatch {
  /// Whether a phrase is named only to be ruled out: "not fifteen" of "eleven, not fifteen, were injured", "rather than Lind".
  func isRuledOut(_ candidate: Candidate, _ index: FactIndex) -> Bool {
    let first = candidate.tokens.lowerBound
    if tree.rows[first].lower.knownWord == .not { return isPhrase(candidate) }
    guard first > 0 else { return false }
    switch tree.rows[first - 1].lower.knownWord {
    case .than: return first > 1 && tree.form(of: first - 2, index) == "rather"
    case .of: return first > 1 && tree.form(of: first - 2, index) == "instead"
    case .not:
      guard isPhrase(candidate) else { return false }
      // "It was not Lind but Park."
      return first == 1 || tree.rows[first - 2].upos == .punct
        || tree.rows[first - 2].lemma.knownWord == .be && hasBut(behind: candidate)
    default: return false
    }
  }

  /// Whether a phrase belongs to a verb of which the sentence says that it did not come about, and that is not the question's: "was to
  /// have gone to Harby" where it asks where the comb was lent.
  func isOfUnreal(_ candidate: Candidate, _ question: Question, _ unreal: [Int]) -> Bool {
    guard !unreal.isEmpty, !question.hasModal, let verb = tree.verb(above: candidate.head), unreal.contains(verb) else {
      return false
    }
    return !tree.isInOtherClause(candidate.head, below: verb)
      && (question.hole.governor < 0 || termOfToken[verb] != question.hole.governor)
  }

  /// The verbs of which the sentence says that they did not come about.
  func unrealVerbs(_ index: FactIndex) -> [Int] {
    index.sentences.facts(of: Int(sentence)).compactMap { number in
      let fact = index.facts[Int(number)]
      return fact.modality == .counterfactual ? Int(fact.predicateToken - tree.firstToken) : nil
    }
  }

  private func isPhrase(_ candidate: Candidate) -> Bool {
    [.noun, .propn, .num, .sym].contains(tree.rows[candidate.head].upos)
  }

  private func hasBut(behind candidate: Candidate) -> Bool {
    let end = candidate.tokens.upperBound
    return tree.rows.indices.contains(end) && tree.rows[end].lower.knownWord == .but
  }
}

extension Question {
  /// The tokens by which it denies something: "not" and "never", but not the "not" of "not only".
  fileprivate var negators: [Int] {
    (0..<tree.count).filter { token in
      switch tree.rows[token].lower.knownWord {
      case .not, .nt, .never, .no, .without, KnownWord.none?, .neither, .nor: !tree.isFollowedByOnly(token)
      default: false
      }
    }
  }

  /// A token's word in lower case; a word that no document has is known from its term.
  func word(at token: Int, _ index: FactIndex) -> String {
    let word = tree.form(of: token, index)
    return word.isEmpty ? terms.first { $0.token == token }?.text.lowercased() ?? "" : word
  }
}

extension Question.Term.Part {
  /// The tag of the words that are compared with it; adverbs stand for all that is neither noun, verb nor adjective.
  fileprivate var upos: UPOS? {
    switch self {
    case .noun: .noun
    case .verb: .verb
    case .adjective: .adj
    case .other: .adv
    case .name, .number: nil
    }
  }
}

extension Tree {
  fileprivate func isFollowedByOnly(_ token: Int) -> Bool {
    token + 1 < count && rows[token + 1].lower.knownWord == .only
  }

  /// Whether a negation belongs to the token that holds for all below it: not "not only", nor "not … until 1950".
  func deniesOutright(_ token: Int) -> Bool {
    guard isNegated(token) else { return false }
    return !(left[token]..<right[token]).contains { child in
      rows[child].lower.knownWord == .until || parents[child] == token && isFollowedByOnly(child)
    }
  }

  /// Whether a clause without a verb of its own, "it was free", lies between a token and the verb above it.
  fileprivate func isInOtherClause(_ token: Int, below verb: Int) -> Bool {
    hasAncestor(from: token, below: verb) { child(of: $0, .cop, .nsubj, .nsubjPass) != nil }
  }
}
