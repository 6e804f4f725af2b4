import Facts
import Index
import Language
import Text

/// Computes the features of the candidates of one sentence.
///
/// Several candidates share a head (a phrase whole, trimmed, with its preposition); what the head alone decides is
/// worked out once for all of them. Features are always added in the same order, so that a sum is the same to the bit.
struct CandidateScorer {
  private let question: Question
  private let match: SentenceMatch
  private let facts: FactFits
  private let kinds: Kinds
  /// The sentence's score, which all its candidates share.
  private let sentenceScore: Float
  private let governor: Int
  private let typeToken: Int
  /// By token; nil where no candidate had that head yet.
  private var heads: [Head?]
  /// How many edges lie between a head and the token that meets a term: a run of all terms for each head.
  private var distances: [Int]
  /// The first features of the groups that every candidate has, from the question's kind or type on.
  private let bases: (phrase: Int, type: Int, cut: Int, length: Int, overlap: Int, noun: Int)

  /// What a candidate's features owe to its head.
  private struct Head {
    var role: Int
    /// nil where the governor is not met.
    var path: Int?
    var order: Int
    /// A position in `FeatureSpace.nounRelations`; nil where the candidate's extent decides.
    var nounRelation: Int?
    var marker: Int
    var preposition: Int
    var relation: Int
    /// The head meets a term that is not the one asked with.
    var isContained: Bool
    var isName: Bool
    var isContradicted: Bool
    var kind: Kinds.Fit
    /// It names a kind of what is asked for, and is not only the word asked with.
    var isKind: Bool
    var fit: Float
    var completeFit: Float
  }

  init(question: Question, match: SentenceMatch, sentenceScore: Float, facts: FactFits, kinds: Kinds) {
    self.kinds = kinds
    self.question = question
    self.match = match
    self.facts = facts
    self.sentenceScore = sentenceScore
    governor = question.hole.governor >= 0 ? match.tokenOfTerm[question.hole.governor] : -1
    typeToken = question.typeTerm >= 0 ? match.tokenOfTerm[question.typeTerm] : -1
    heads = Array(filledWith: nil, count: match.tree.count)
    distances = Array(filledWith: 0, count: match.tree.count * question.terms.count)
    let kind = Int(question.kind.rawValue)
    let nounGroup = question.kind == .what || question.kind == .which ? 0 : question.kind == .howMany ? 1 : 2
    bases = (
      phrase: FeatureSpace.feature(.phrase, 0),
      type: FeatureSpace.feature(.type, Int(question.type.rawValue) * FeatureSpace.sorts),
      cut: FeatureSpace.feature(.cut, kind * FeatureSpace.cuts),
      length: FeatureSpace.feature(.length, kind * FeatureSpace.lengthBuckets),
      overlap: FeatureSpace.feature(.overlap, kind * FeatureSpace.overlaps.count),
      noun: FeatureSpace.feature(.noun, nounGroup * FeatureSpace.nounRelations.count)
    )
  }

  /// The sum of a candidate's weighted features; the features themselves where `keeps`. O(terms + length), and
  /// O(terms × depth) for the first candidate of a head.
  mutating func score(_ candidate: Candidate, _ weights: UnsafeBufferPointer<Float>, keeps: Bool = false) -> FeatureSum
  {
    let head = head(candidate.head)
    var sum = FeatureSum(keeps: keeps)
    func add(_ real: FeatureSpace.Phrase, _ value: Float) {
      if value != 0 { sum.add(bases.phrase + real.rawValue, value, weights) }
    }
    func indicate(_ feature: Int) { sum.add(feature, 1, weights) }
    add(.sentence, sentenceScore)
    let sort = Int(candidate.sort.rawValue)
    indicate(bases.type + sort)
    indicate(bases.cut + Int(candidate.cut.rawValue))
    indicate(head.role)
    if let path = head.path { indicate(path) }
    indicate(head.order)
    indicate(bases.noun + (head.nounRelation ?? (candidate.tokens.contains(typeToken) ? 4 : 5)))
    indicate(head.marker)
    indicate(head.preposition)
    indicate(head.relation)
    indicate(bases.length + Self.lengthBucket(candidate.tokens.count))

    var tokens = 0
    var contained = 0
    var hasNumber = false
    for token in candidate.tokens {
      let upos = match.tree.rows[token].upos
      if upos == .num { hasNumber = true }
      guard upos.isContent else { continue }
      tokens += 1
      let term = match.termOfToken[token]
      if term >= 0, term != question.typeTerm { contained += 1 }
    }
    indicate(bases.overlap + (contained == 0 ? 0 : contained == tokens ? 2 : 1))
    add(.contained, tokens == 0 ? 0 : Float(contained) / Float(tokens))
    if head.isContained { add(.containedHead, 1) }
    let (near, close) = proximity(candidate)
    add(.treeProximity, near)
    add(.wordProximity, close)
    if candidate.sort == .pronoun { add(.pronoun, 1) }
    switch match.tree.rows[candidate.tokens.lowerBound].lower.knownWord {
    case .the: add(.definite, 1)
    case .a, .an: add(.indefinite, 1)
    default: break
    }
    if head.isName { add(.capital, 1) }
    if hasNumber { add(.digits, 1) }
    if match.tree.cutsName(candidate.tokens) { add(.partOfName, 1) }
    switch TypeFit.fit(of: candidate.sort, to: question.type) {
    case .hits: add(.typeHit, 1)
    case .misses: add(.typeMiss, 1)
    case .allows: break
    }
    if head.isContradicted { add(.factConflict, 1) }
    add(.factAnswer, head.fit)
    add(.factComplete, head.completeFit)
    if head.isKind { add(.kindOf, 1) }
    return sum
  }

  /// How the phrase that a token heads stands to the kind that is asked for.
  mutating func kind(ofHead token: Int) -> Kinds.Fit { head(token).kind }

  private mutating func head(_ token: Int) -> Head {
    if let known = heads[token] { return known }
    let tree = match.tree
    let attachments = FeatureSpace.attachments
    let kind = Int(question.kind.rawValue)
    let wanted = Int(question.hole.role.rawValue)
    var role = wanted * (attachments + 1) + attachments
    var order = wanted * 3 + 2
    var path: Int?
    if governor >= 0 {
      role = wanted * (attachments + 1) + Int(tree.attachment(of: token, to: governor).rawValue)
      order = wanted * 3 + (token < governor ? 0 : 1)
      let group =
        question.hole.role == .attribute ? 1 : [.oblique, .adverb, .none].contains(question.hole.role) ? 2 : 0
      path = FeatureSpace.feature(
        .path, group * FeatureSpace.pathBuckets + min(tree.distance(token, governor), FeatureSpace.pathBuckets - 1))
    }
    let conjunct = tree.firstConjunct(token)
    let (marker, preposition) = markers(of: conjunct)
    let term = match.termOfToken[token]
    let kindFit = kinds.fit(ofHead: token, in: tree)
    let head = Head(
      role: FeatureSpace.feature(.role, role), path: path, order: FeatureSpace.feature(.order, order),
      nounRelation: nounRelation(token), marker: FeatureSpace.feature(.marker, marker),
      preposition: FeatureSpace.feature(.preposition, kind * FeatureSpace.markers.count + preposition),
      relation: FeatureSpace.feature(
        .relation, kind * FeatureSpace.relations + Int(tree.rows[conjunct].relation.rawValue)),
      isContained: term >= 0 && term != question.typeTerm, isName: tree.rows[token].upos == .propn,
      isContradicted: facts.isContradicted(token), kind: kindFit,
      isKind: question.typeTerm >= 0 && token != typeToken && (term < 0 || term == question.typeTerm)
        && kindFit == .isKind,
      fit: Float(facts.fit(of: token)), completeFit: Float(facts.completeFit(of: token)))
    for term in question.terms.indices where match.tokenOfTerm[term] >= 0 {
      distances[token * question.terms.count + term] = tree.distance(token, match.tokenOfTerm[term])
    }
    heads[token] = head
    return head
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

  /// How a candidate's head stands to the noun that the question asks with: a position in
  /// `FeatureSpace.nounRelations`; nil where it only matters whether the candidate holds the noun.
  private func nounRelation(_ head: Int) -> Int? {
    guard question.typeTerm >= 0 else { return 0 }
    guard typeToken >= 0 else { return 6 }
    if head == typeToken { return 1 }
    let tree = match.tree
    if tree.attachment(of: head, to: typeToken) == .attribute || tree.attachment(of: typeToken, to: head) == .attribute
    {
      return 2
    }
    return tree.parents[typeToken] == head || tree.parents[head] == typeToken ? 3 : nil
  }

  /// How the phrase's preposition agrees with the question's, and which it is: positions in
  /// `FeatureSpace.markerRelations` and `FeatureSpace.markers`.
  private func markers(of conjunct: Int) -> (relation: Int, preposition: Int) {
    let marker = match.tree.adposition(of: conjunct).map { match.tree.rows[$0].lower } ?? .none
    let asked = question.hole.preposition
    let relation = asked == .none ? (marker == .none ? 0 : 3) : marker == .none ? 4 : marker == asked ? 1 : 2
    return (relation, FeatureSpace.marker(marker))
  }

  /// How near the question's words are to the candidate, in the tree and in the text, by weight; both 0...1.
  private func proximity(_ candidate: Candidate) -> (tree: Float, text: Float) {
    var near = 0.0
    var close = 0.0
    var total = 0.001
    let first = candidate.head * question.terms.count
    for number in question.terms.indices {
      let weight = question.terms[number].weight
      total += weight
      let token = match.tokenOfTerm[number]
      guard token >= 0, !candidate.tokens.contains(token) else { continue }
      let quality = weight * match.relaxations[number].quality
      near += quality / Double(1 + distances[first + number])
      let gap =
        token < candidate.tokens.lowerBound
        ? candidate.tokens.lowerBound - token : token - candidate.tokens.upperBound + 1
      close += quality / (1 + Double(gap) / 3)
    }
    return (Float(near / total), Float(close / total))
  }
}

extension Tree {
  /// Whether a span begins or ends within a name: "Ada" of "Ada Lovelace".
  fileprivate func cutsName(_ tokens: Range<Int>) -> Bool {
    func continues(_ token: Int) -> Bool {
      token < count && rows[token].mention != .none && !rows[token].mention.isFirst
    }
    return continues(tokens.lowerBound) || continues(tokens.upperBound)
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
