import Index
import Language
import Text

/// Which of a sentence's numbers a question asks for: those who voted against, not those who voted for; those present, not the
/// members of whom they are some; what it is now, not what it has risen from.
struct NumberChoice {
  private enum Side { case `for`, against }

  /// On which side those stand who are to be counted; nil where the question names none.
  private let side: Side?
  /// Some who did or were something are counted, not all that there are.
  private let countsSome: Bool
  /// What it was before a change is asked for.
  let asksForFormer: Bool
  /// "First" or "last", where it tells what is asked of from others; nil where neither does.
  private let rank: KnownWord?
  /// Whether a share for each is asked for: "per month", "per head".
  private let asksForShare: Bool

  init(_ question: Question) {
    side = question.kind == .howMany ? Self.side(askedBy: question) : nil
    countsSome = question.kind == .howMany && question.typeTerm >= 0 && question.hole.governor >= 0
    rank = question.kind == .when || question.kind == .howMuch ? Self.rank(in: question.tree) : nil
    asksForShare = question.tree.rows.indices.contains { token in
      question.tree.rows[token].lower.knownWord == .per && question.word(at: token + 1) != "cent"
    }
    asksForFormer = question.tree.rows.contains { row in
      switch row.lower.knownWord {
      case .before, .previously, .originally, .formerly, .earlier, .initially, .from, .until, .old: true
      default: false
      }
    }
  }

  /// "How many voted against", "how many votes were there for the motion".
  private static func side(askedBy question: Question) -> Side? {
    let tree = question.tree
    let isVote = question.terms.contains { $0.word == "vote" }
    for token in 0..<tree.count {
      guard let side = side(of: token, tree) else { continue }
      // Nothing but the rest of the clause behind it: it has no object.
      let next = token + 1 < tree.count ? tree.rows[token + 1].upos : .punct
      if isVote || side == .against && (next == .punct || next == .aux) { return side }
    }
    return nil
  }

  private static func rank(in tree: Tree) -> KnownWord? {
    tree.rows.lazy.compactMap { row in [.first, .last].contains(row.lower.knownWord) ? row.lower.knownWord : nil }.first
  }

  private static func side(of token: Int, _ tree: Tree) -> Side? {
    switch tree.rows[token].lower.knownWord {
    case .against: .against
    case .for, .favour, .favor: .for
    default: nil
    }
  }

  /// Whether a phrase is a number beside the one that is asked for. O(length of the clause).
  func isOther(_ candidate: Candidate, in tree: Tree) -> Bool {
    if let rank, let other = Self.rank(before: candidate.tokens.lowerBound, tree), other != rank { return true }
    switch candidate.sort {
    case .number, .money, .percent, .measure, .age, .duration, .noun, .personNoun, .groupNoun: break
    default: return false
    }
    if let side, Self.side(behind: candidate.tokens.upperBound, tree) != side { return true }
    if asksForShare, !Self.isShare(candidate.tokens, tree) { return true }
    if countsSome, Self.isWhole(candidate, tree) { return true }
    return Self.isEndOfChange(candidate, tree, marker: asksForFormer ? .to : .from, other: asksForFormer ? .from : .to)
  }

  /// The side that the words behind a number name, up to the next number, mark or "and": "nine voted against, and four …".
  private static func side(behind end: Int, _ tree: Tree) -> Side? {
    for token in end..<max(end, tree.count) {
      if let side = side(of: token, tree) { return side }
      switch tree.rows[token].upos {
      case .punct, .num, .cconj: return nil
      default: continue
      }
    }
    return nil
  }

  /// The nearer of "first" and "last" before a token.
  private static func rank(before token: Int, _ tree: Tree) -> KnownWord? {
    (0..<token).reversed().lazy.compactMap { before in
      [.first, .last].contains(tree.rows[before].lower.knownWord) ? tree.rows[before].lower.knownWord : nil
    }.first
  }

  /// Whether the words behind a number, in its clause, say of what it is the share: "14,000 euros a month".
  private static func isShare(_ tokens: Range<Int>, _ tree: Tree) -> Bool {
    for token in tokens.lowerBound..<tree.count {
      switch tree.rows[token].lower.knownWord {
      case .per, .each, .every, .daily, .weekly, .monthly, .yearly, .annually, .hourly: return true
      case .a, .an: if token > tokens.lowerBound, token <= tokens.upperBound { return true }
      default: break
      }
      if token >= tokens.upperBound, tree.rows[token].upos == .punct { return false }
    }
    return false
  }

  /// Whether a sentence is said of an earlier time: "before" or "previously" stands in it without a noun or clause of its own.
  static func isOfFormerTime(_ tree: Tree) -> Bool {
    (0..<tree.count).contains { token in
      switch tree.rows[token].lower.knownWord {
      case .before:
        tree.rows[token].relation == .advmod || token + 1 == tree.count || tree.rows[token + 1].upos == .punct
      case .previously, .originally, .formerly, .earlier, .initially: tree.rows[token].upos == .adv
      default: false
      }
    }
  }

  /// Whether the phrase is what others are some of: "the 48 members" in "of the 48 members, 31 were present".
  private static func isWhole(_ candidate: Candidate, _ tree: Tree) -> Bool {
    let noun = tree.nounCounted(by: candidate.head)
    guard tree.isMarked(noun, by: .of), case let above = tree.parents[noun], above >= 0
    else { return false }
    if tree.rows[above].upos == .num { return true }
    return tree.child(of: above, .nsubj, .nsubjPass).map { tree.rows[$0].upos == .num } == true
  }

  /// Whether the phrase is the end of a change that `marker` opens, the other end beside it: "8.20 euros" in "from 8.20 to
  /// 8.70 euros".
  private static func isEndOfChange(
    _ candidate: Candidate, _ tree: Tree, marker: KnownWord, other: KnownWord
  ) -> Bool {
    let (first, end) = (candidate.tokens.lowerBound, candidate.tokens.upperBound)
    guard first > 0, tree.rows[first - 1].lower.knownWord == marker else { return false }
    let beside = marker == .from ? end..<min(tree.count, end + 6) : max(0, first - 8)..<first - 1
    return beside.contains { token in
      tree.rows[token].lower.knownWord == other
        && (token + 1..<min(tree.count, token + 3)).contains { tree.rows[$0].upos == .num }
    }
  }
}
