import Facts
import Index
import Language
import Text

/// The answers that facts state whole: their verb is the question's, or another word for it, they have every participant and
/// circumstance that the question names, and their sentence has all of its words.
///
/// Where several sentences state as many answers, none is likelier than the others ("France sent soldiers", "Italy sent
/// soldiers too"), so that none is sure of being the best; yet all are right.
struct StatedFacts {
  private let search: Search
  private let index: FactIndex
  private let pattern: FactPattern
  /// Of each sentence the likeliest, best sentence first, each answer once.
  private var answers: [RankedAnswer] = []

  /// How well a fact must fit.
  private static let leastFit = 0.75
  /// How many edges of the tree may lie between two words that belong together in the question.
  private static let farthest = 3
  /// How sure an answer is that has no more for it than its fact.
  private static let confidence = 0.6

  /// nil where the question has no fact with a hole beside a verb, names nobody and nothing in it, or asks who says so.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    let question = search.question
    guard !search.isScoped, let pattern = search.pattern, pattern.holeRole != nil, pattern.predicateTerm >= 0,
      !pattern.arguments.isEmpty, question.wh >= 0, question.sourceTerms.isEmpty, !question.isNegated
    else { return nil }
    self.search = search
    self.pattern = pattern
    self.index = copy index
    answers = find()
  }

  /// Whether there is one, and the best of an outlook stands in a sentence that lacks the verb.
  func isBeside(_ outlook: Outlook?) -> Bool {
    guard let outlook, !answers.isEmpty else { return false }
    return !search.ranking.considered[outlook.best.hit].match.isMet(pattern.predicateTerm)
  }

  /// Whether each of some answers is one of them.
  func states(_ given: [Answer]) -> Bool {
    let keys = answers.map { AnswerText.key(of: $0.text) }
    return given.allSatisfy { Self.isAmong(keys, $0.text) }
  }

  private static func isAmong(_ keys: [[UInt8]], _ text: String) -> Bool {
    let key = AnswerText.key(of: text)
    return keys.contains { AnswerText.isSame($0, key) }
  }

  /// Gives them where the reply has no answer; adds those of other sentences where its first one is among them.
  func fill(_ reply: inout Reply) {
    guard let first = reply.answers.first else {
      reply.answers = answers.flatMap { answer in
        let members = ListMembers.members(of: answer, Self.confidence, search, index)
        return members.isEmpty ? [Answerer.answer(answer, Self.confidence, search, index)] : members
      }
      if reply.answers.count > 1 { reply.compareAnswers(index) }
      return
    }
    let keys = reply.answers.map { AnswerText.key(of: $0.text) }
    guard answers.contains(where: { Self.isAmong(keys, $0.text) }) else { return }
    let others = answers.filter { !Self.isAmong(keys, $0.text) }.map {
      Answerer.answer($0, min(first.confidence, Self.confidence), search, index)
    }
    .filter { other in !reply.answers.contains { $0.citations.first?.range == other.citations.first?.range } }
    reply.answers += others
    if !others.isEmpty { reply.compareAnswers(index) }
  }

  private func find() -> [RankedAnswer] {
    var answers: [RankedAnswer] = []
    var keys: [[UInt8]] = []
    for (hit, considered) in search.ranking.considered.enumerated()
    where hasAllWords(considered.match) && search.asked?.withheld.contains(considered.sentence) != true {
      let whole = considered.fits.fits.filter { isWhole($0, considered.match) }
      guard let candidate = phrase(filling: whole, hit), isOfKind(candidate, considered.match) else { continue }
      let answer = search.ranking.answer(candidate, hit: hit, index)
      let key = AnswerText.key(of: answer.text)
      if let known = keys.firstIndex(where: { AnswerText.isSame($0, key) }) {
        answers[known].otherHits.append(hit)
      } else if !key.isEmpty, search.objections(to: answer, index).isEmpty {
        answers.append(answer)
        keys.append(key)
      }
    }
    return answers
  }

  /// Whether a sentence has every word of the question, those together that belong together there; the noun that it asks with
  /// may be lacking, and the day that its document is of.
  private func hasAllWords(_ match: SentenceMatch) -> Bool {
    let question = search.question
    return question.terms.indices.allSatisfy { term in
      match.isMet(term) || term == question.typeTerm || question.terms[term].isOfDays && match.titleTerms[term]
        || match.nearTerms[term] && isOneArgument(term)
    }
      && question.edges.allSatisfy { edge in
        let (dependent, head) = (match.tokenOfTerm[edge.dependent], match.tokenOfTerm[edge.head])
        return dependent < 0 || head < 0 || match.tree.distance(dependent, head) <= Self.farthest
      }
  }

  /// Whether a noun is all that an argument of the question's fact must agree in, by a pronoun too.
  private func isOneArgument(_ term: Int) -> Bool {
    search.question.terms[term].part == .noun && pattern.arguments.contains { $0.terms == [term] }
  }

  /// Whether the fact of a fit says of a verb all that the question does, and that it is so.
  private func isWhole(_ fit: FactFits.Fit, _ match: SentenceMatch) -> Bool {
    guard fit.quality >= Self.leastFit, fit.matched > 0, fit.missing == 0, !fit.conflicts, !fit.isOnlyMeant else {
      return false
    }
    let fact = index.fact(fit.fact)
    let filler = match.tree.rows[fit.filler].upos
    return fact.polarity == .affirmative && fact.modality == .asserted
      && index.tokens[Int(fact.predicateToken)].upos == .verb && [.noun, .propn, .num].contains(filler)
  }

  /// The likeliest phrase that fills the hole of one of some fits; of a sentence behind the best ones, of which no phrases were
  /// cut, the filler of the first with what belongs to it. nil where none can be an answer.
  private func phrase(filling fits: [FactFits.Fit], _ hit: Int) -> Candidate? {
    guard let first = fits.first else { return nil }
    let considered = search.ranking.considered[hit]
    func fills(_ candidate: Candidate) -> Bool { fits.contains { considered.fits.fills($0, candidate.head) } }
    let best = search.ranking.scored.first { $0.hit == hit && fills($0.candidate) }
    if let best { return best.candidate }
    guard considered.candidates.isEmpty else { return considered.candidates.first(where: fills) }
    let match = considered.match
    let candidate = Candidate(
      head: first.filler, tokens: match.tree.phrase(of: first.filler), cut: .core,
      sort: match.tree.rows[first.filler].mention.kind.map(Candidate.Sort.init) ?? .noun)
    return Admission(search.question, match, index).admits(candidate) ? candidate : nil
  }

  /// Whether the phrase is what the question's noun names, or a time where that asks for one.
  private func isOfKind(_ candidate: Candidate, _ match: SentenceMatch) -> Bool {
    let question = search.question
    switch TypeFit.fit(of: candidate.sort, to: question.type) {
    case .misses: return false
    case .allows: guard question.type.isOpen else { return false }
    case .hits: break
    }
    if question.typeTerm < 0 || match.termOfToken[candidate.head] == question.typeTerm || question.type == .time {
      return true
    }
    switch search.kinds.fit(ofHead: candidate.head, in: match.tree) {
    case .isKind: return true
    // What nobody knows may be a town, a firm or a country as its name is that of a place or of a body.
    case .unknown: return !question.type.isOpen && match.tree.rows[candidate.head].mention != .none
    case .isOther: return false
    }
  }
}

extension AnswerType {
  /// Whether any phrase may be of the type.
  fileprivate var isOpen: Bool {
    switch self {
    case .cause, .manner, .content, .property, .definition, .thing: true
    default: false
    }
  }
}
