import Facts
import Index
import Language
import Text

/// Computes the features of the candidates of one sentence.
struct CandidateScorer {
  let question: Question
  let match: SentenceMatch
  let index: FactIndex
  /// The retrieval score as a share of the best sentence's.
  let rank: Float
  let facts: FactFits
  let kinds: Kinds
  /// Real features that all candidates of the sentence share.
  private let shared: [(FeatureSpace.Real, Float)]
  private let governor: Int
  private let typeToken: Int

  init(question: Question, match: SentenceMatch, index: FactIndex, rank: Float, facts: FactFits, kinds: Kinds) {
    self.kinds = kinds
    self.question = question
    self.match = match
    self.index = index
    self.rank = rank
    self.facts = facts
    governor = question.hole.governor >= 0 ? match.tokenOfTerm[question.hole.governor] : -1
    typeToken = question.typeTerm >= 0 ? match.tokenOfTerm[question.typeTerm] : -1
    shared = Self.sentenceFeatures(question, match, index, rank, governor: governor)
  }

  private static func sentenceFeatures(
    _ question: Question, _ match: SentenceMatch, _ index: FactIndex, _ rank: Float, governor: Int
  ) -> [(FeatureSpace.Real, Float)] {
    var missingNames: Float = 0
    var missingNouns: Float = 0
    var missingNumbers: Float = 0
    var total: Float = 0.001
    for (number, term) in question.terms.enumerated() {
      total += Float(term.weight)
      guard match.tokenOfTerm[number] < 0, number != question.typeTerm else { continue }
      switch term.part {
      case .name: missingNames += match.titleTerms[number] ? 0.3 : match.nearTerms[number] ? 0.5 : 1
      case .number: missingNumbers += 1
      case .noun, .adjective:
        missingNouns += match.titleTerms[number] || match.nearTerms[number] ? 0 : Float(term.weight)
      default: break
      }
    }
    let row = index.sentences[Int(match.sentence)]
    let document = index.documents[Int(row.document)]
    var features: [(FeatureSpace.Real, Float)] = [
      (.coverage, Float(match.coverage)), (.titleCoverage, Float(match.titleCoverage)),
      (.nearCoverage, Float(match.nearCoverage)), (.documentCoverage, Float(match.documentCoverage)),
      (.edgeCoverage, Float(match.edgeCoverage)), (.rank, rank), (.missingNames, min(missingNames, 3)),
      (.missingNouns, missingNouns / total), (.missingNumbers, min(missingNumbers, 2)),
      (.sentenceLength, Float(min(match.tree.count, 80)) / 40),
    ]
    if question.hole.governor >= 0, governor < 0 { features.append((.missingGovernor, 1)) }
    if row.kind == .caption || row.kind == .blurb { features.append((.caption, 1)) }
    if row.kind == .heading || row.kind == .metadata { features.append((.heading, 1)) }
    if match.sentence == document.sentences.lowerBound { features.append((.opening, 1)) }
    if governor >= 0, match.tree.isNegated(governor) != question.isNegated { features.append((.negation, 1)) }
    if !question.days.isEmpty {
      features.append((.dayMatch, match.meetsDay ? 1 : 0))
    }
    return features
  }

  /// The sum of a candidate's weighted features; the features themselves where `keeps`. O(terms × depth).
  func score(_ candidate: Candidate, _ weights: UnsafeBufferPointer<Float>, keeps: Bool = false) -> FeatureSum {
    var sum = FeatureSum(keeps: keeps)
    func add(_ real: FeatureSpace.Real, _ value: Float) {
      if value != 0 { sum.add(FeatureSpace.feature(.sentence, real.rawValue), value, weights) }
    }
    func indicate(_ group: FeatureSpace.Group, _ code: Int) { sum.add(FeatureSpace.feature(group, code), 1, weights) }
    for (real, value) in shared { add(real, value) }
    let tree = match.tree
    let kind = Int(question.kind.rawValue)
    let sort = Int(candidate.sort.rawValue)
    indicate(.sort, kind * Candidate.Sort.allCases.count + sort)
    indicate(.type, Int(question.type.rawValue) * Candidate.Sort.allCases.count + sort)
    indicate(.cut, kind * Candidate.Cut.allCases.count + Int(candidate.cut.rawValue))

    let attachments = Attachment.allCases.count
    let wanted = Int(question.hole.role.rawValue)
    if governor >= 0 {
      let role = tree.attachment(of: candidate.head, to: governor)
      indicate(.role, wanted * (attachments + 1) + Int(role.rawValue))
      let group =
        question.hole.role == .attribute ? 1 : [.oblique, .adverb, .none].contains(question.hole.role) ? 2 : 0
      indicate(
        .path,
        group * FeatureSpace.pathBuckets + min(tree.distance(candidate.head, governor), FeatureSpace.pathBuckets - 1))
      indicate(.order, wanted * 3 + (candidate.head < governor ? 0 : 1))
    } else {
      indicate(.role, wanted * (attachments + 1) + attachments)
      indicate(.order, wanted * 3 + 2)
    }
    let nounGroup = question.kind == .what || question.kind == .which ? 0 : question.kind == .howMany ? 1 : 2
    indicate(.noun, nounGroup * FeatureSpace.nounRelations.count + nounRelation(candidate))
    addMarkers(candidate, kind, indicate)
    indicate(
      .relation, kind * Relation.allCases.count + Int(tree.rows[tree.firstConjunct(candidate.head)].relation.rawValue))
    indicate(.length, kind * FeatureSpace.lengthBuckets + Self.lengthBucket(candidate.tokens.count))

    var tokens = 0
    var contained = 0
    for token in candidate.tokens where tree.rows[token].upos.isContent {
      tokens += 1
      let term = match.termOfToken[token]
      if term >= 0, term != question.typeTerm { contained += 1 }
    }
    indicate(.overlap, kind * FeatureSpace.overlaps.count + (contained == 0 ? 0 : contained == tokens ? 2 : 1))
    add(.contained, tokens == 0 ? 0 : Float(contained) / Float(tokens))
    let headTerm = match.termOfToken[candidate.head]
    if headTerm >= 0, headTerm != question.typeTerm { add(.containedHead, 1) }
    let (near, close) = proximity(candidate)
    add(.treeProximity, near)
    add(.wordProximity, close)
    let first = tree.rows[candidate.tokens.lowerBound]
    if candidate.sort == .pronoun { add(.pronoun, 1) }
    switch first.lower.knownWord {
    case .the: add(.definite, 1)
    case .a, .an: add(.indefinite, 1)
    default: break
    }
    if tree.rows[candidate.head].upos == .propn { add(.capital, 1) }
    if candidate.tokens.contains(where: { tree.rows[$0].upos == .num }) { add(.digits, 1) }
    switch TypeFit.fit(of: candidate.sort, to: question.type) {
    case .hits: add(.typeHit, 1)
    case .misses: add(.typeMiss, 1)
    case .allows: break
    }
    add(.factFit, Float(facts.bestFit))
    if facts.isContradicted(candidate.head) { add(.factConflict, 1) }
    let fit = facts.fit(of: candidate.head)
    add(.factAnswer, Float(fit))
    add(.factComplete, Float(facts.completeFit(of: candidate.head)))
    if question.typeTerm >= 0, candidate.head != typeToken, kinds.isKind(tree.rows[candidate.head].lemma) {
      add(.kindOf, 1)
    }
    return sum
  }

  private static func lengthBucket(_ count: Int) -> Int {
    switch count {
    case ...4: count - 1
    case ...6: 4
    case ...10: 5
    case ...16: 6
    default: 7
    }
  }

  /// How the candidate stands to the noun that the question asks with; a position in `FeatureSpace.nounRelations`.
  private func nounRelation(_ candidate: Candidate) -> Int {
    guard question.typeTerm >= 0 else { return 0 }
    guard typeToken >= 0 else { return 6 }
    if candidate.head == typeToken { return 1 }
    let tree = match.tree
    if tree.attachment(of: candidate.head, to: typeToken) == .attribute
      || tree.attachment(of: typeToken, to: candidate.head) == .attribute
    {
      return 2
    }
    if tree.parents[typeToken] == candidate.head || tree.parents[candidate.head] == typeToken { return 3 }
    return candidate.tokens.contains(typeToken) ? 4 : 5
  }

  private func addMarkers(_ candidate: Candidate, _ kind: Int, _ indicate: (FeatureSpace.Group, Int) -> Void) {
    let tree = match.tree
    let marker = tree.adposition(of: tree.firstConjunct(candidate.head)).map { tree.rows[$0].lower } ?? .none
    let asked = question.hole.preposition
    let relation = asked == .none ? (marker == .none ? 0 : 3) : marker == .none ? 4 : marker == asked ? 1 : 2
    indicate(.marker, relation)
    let known = FeatureSpace.markers.firstIndex { $0 != nil && $0?.symbol == marker } ?? 0
    indicate(.preposition, kind * FeatureSpace.markers.count + known)
  }

  /// How near the question's words are to the candidate, in the tree and in the text, by weight; both 0...1.
  private func proximity(_ candidate: Candidate) -> (tree: Float, text: Float) {
    var near = 0.0
    var close = 0.0
    var total = 0.001
    for (number, term) in question.terms.enumerated() {
      total += term.weight
      let token = match.tokenOfTerm[number]
      guard token >= 0, !candidate.tokens.contains(token) else { continue }
      let quality = term.weight * match.relaxations[number].quality
      near += quality / Double(1 + match.tree.distance(candidate.head, token))
      let gap =
        token < candidate.tokens.lowerBound
        ? candidate.tokens.lowerBound - token : token - candidate.tokens.upperBound + 1
      close += quality / (1 + Double(gap) / 3)
    }
    return (Float(near / total), Float(close / total))
  }
}

extension UPOS {
  /// Whether words of this part of speech carry meaning of their own.
  var isContent: Bool {
    switch self {
    case .noun, .propn, .verb, .adj, .num, .adv, .x, .sym: true
    default: false
    }
  }
}
