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
    return denies(match, answer.candidate, index) ? .denied : nil
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
      return token >= 0 && tree.dominates(token, candidate.head) && tree.deniesOutright(token)
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
  fileprivate func deniesOutright(_ token: Int) -> Bool {
    guard isNegated(token) else { return false }
    return !(left[token]..<right[token]).contains { child in
      rows[child].lower.knownWord == .until || parents[child] == token && isFollowedByOnly(child)
    }
  }
}
