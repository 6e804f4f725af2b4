import Index
import Language

/// Phrases by their heads: which of the words below a head belong to an answer of it.
extension Tree {
  /// The noun that a relative pronoun stands for; nil of any other word.
  func antecedent(of token: Int) -> Int? {
    guard rows[token].upos == .pron, parents[token] >= 0, rows[parents[token]].relation == .aclRelcl else { return nil }
    return parents[parents[token]]
  }

  /// The tokens of a phrase from its head's first modifier on, without article, preposition and what is joined to it, up to the
  /// first comma behind the head.
  func core(of head: Int) -> Range<Int> {
    var start = left[head]
    while start < head {
      let row = rows[start]
      guard [.det, .caseMarker, .punct, .cc, .advmod, .mark].contains(row.relation) || row.upos == .pron else { break }
      start += 1
    }
    var end = head + 1
    while end < right[head] {
      let isCut =
        rows[end].relation == .punct && !isTight(end) || parents[end] == head && isJoined(end)
        || rows[end].relation == .cc && parents[parents[end]] == head
      if isCut { break }
      end += 1
    }
    return start..<end
  }

  private func isJoined(_ token: Int) -> Bool {
    [.conj, .parataxis, .appos, .cc].contains(rows[token].relation.universal)
  }

  /// The noun that a number stands before, "ships" for "two" in "two Greek ships"; the token itself where it is no such number.
  func nounCounted(by token: Int) -> Int {
    rows[token].upos == .num && parents[token] > token ? parents[token] : token
  }

  /// The noun that a quantity of the index counts; nil where it counts none of the sentence.
  func nounCounted(by quantity: QuantityRow) -> Int? {
    let noun = Int(quantity.counted - firstToken)
    return quantity.counted >= 0 && rows.indices.contains(noun) ? noun : nil
  }

  /// A head and what is joined to it, in order.
  func members(of head: Int) -> [Int] {
    [head] + children(of: head).filter { rows[$0].relation == .conj && $0 > head }
  }

  /// Whether a token only joins or marks what the words beside it say; "all" and "both" say something themselves.
  func isFunctional(_ token: Int) -> Bool {
    switch rows[token].upos {
    case .det: rows[token].lower.knownWord != nil
    case .adp, .punct, .cconj, .part: true
    default: false
    }
  }
}
