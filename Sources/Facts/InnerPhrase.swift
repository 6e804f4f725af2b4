import Language

/// A phrase inside an argument: "200,000" in "a population of 200,000" and in "200,000 inhabitants", "the alliance" in "a
/// member of the alliance".
///
/// Facts have arguments only; rules may ask for what stands one level deeper.
package struct InnerPhrase: Hashable, Sendable {
  package var head: TokenIndex
  /// Without its preposition, contiguous, inside the argument's words.
  package var tokens: Range<TokenIndex>
  /// Its preposition; nil for a number and a possessor.
  package var marker: TokenIndex?
  /// `quantity` for a number, `possessor` for a possessor, `circumstance` for what a preposition marks.
  package var role: Argument.Role

  /// The phrases that hang on the head of an argument, from left to right; O(words × depth) in the argument's words.
  package static func phrases(
    of head: TokenIndex, in tokens: Range<TokenIndex>, parent: (TokenIndex) -> TokenIndex,
    relation: (TokenIndex) -> Relation
  ) -> [InnerPhrase] {
    var found: [InnerPhrase] = []
    for token in tokens {
      let above = parent(token)
      var phrase = InnerPhrase(head: token, tokens: token..<token + 1, marker: nil, role: .circumstance)
      switch relation(token) {
      case .nmod where above == head:
        phrase.marker = tokens.first { $0 < token && parent($0) == token && relation($0) == .caseMarker }
        guard phrase.marker != nil else { continue }
      case .nummod where above == head: phrase.role = .quantity
      case .nmodPoss where above == head: phrase.role = .possessor
      case .conj:
        // "of Norway and Sweden"
        guard let first = found.first(where: { $0.head == above }) else { continue }
        phrase.marker = first.marker
        phrase.role = first.role
      default: continue
      }
      var (start, end) = (token, token + 1)
      while start > tokens.lowerBound, isPart(start - 1, of: token, tokens, parent, relation) { start -= 1 }
      while end < tokens.upperBound, isPart(end, of: token, tokens, parent, relation) { end += 1 }
      phrase.tokens = start..<end
      found.append(phrase)
    }
    return found
  }

  /// Whether a token hangs below the phrase's head as one of its own words.
  private static func isPart(
    _ token: TokenIndex, of head: TokenIndex, _ tokens: Range<TokenIndex>, _ parent: (TokenIndex) -> TokenIndex,
    _ relation: (TokenIndex) -> Relation
  ) -> Bool {
    var walker = token
    // A tree has no longer way up; a damaged one may have a circle.
    for _ in tokens {
      let above = parent(walker)
      if above == head {
        switch relation(walker) {
        case .caseMarker, .cc, .conj, .punct, .appos, .aclRelcl, .parataxis: return false
        default: return true
        }
      }
      guard tokens.contains(above) else { return false }
      walker = above
    }
    return false
  }
}
