import Text

/// Keys that are equal across documents for what is surely one: `russia` for Russia, Russian and Russians; `vladimir
/// putin` for President Vladimir Putin; `united states` for the U.S.
package struct EntityKey: Sendable {
  private let lexicon: NameLexicon

  package init(lexicon: Lexicon = .bundled) { self.lexicon = NameLexicon(lexicon) }

  /// The key of a name as bytes in lower case: the words without article and titles, a single space between them; for
  /// listed places and nationalities the key of the place.
  package func key(of name: Name, in analysis: Analysis) -> [UInt8] {
    EntityKey.key(of: name.tokens, kind: name.kind, in: analysis, lexicon: lexicon)
  }

  static func key(
    of tokens: Range<TokenIndex>, kind: Name.Kind, in analysis: Analysis, lexicon: NameLexicon
  ) -> [UInt8] {
    var first = tokens.lowerBound
    if tokens.count > 1, spells(first, "the", analysis) { first += 1 }
    if kind == .person {
      while first + 1 < tokens.upperBound,
        analysis.symbols.withBytes(of: analysis.tokens[Int(first)].lower, { lexicon.titles.contains($0) })
      {
        first += 1
      }
    }
    var last = tokens.upperBound
    while last - 1 > first, spells(last - 1, "'s", analysis) || spells(last - 1, "’s", analysis) { last -= 1 }
    var key: [UInt8] = []
    for index in first..<max(first, last) {
      let token = analysis.tokens[Int(index)]
      analysis.symbols.withBytes(of: token.lower) { key.append(contentsOf: $0) }
      if token.spaceAfter, index + 1 < last { key.append(UInt8(ascii: " ")) }
    }
    return key.withUnsafeBufferPointer { bytes in
      if kind == .nationality, let place = lexicon.nationalities[bytes] { return Array(place) }
      if kind == .place || kind == .organization, let place = lexicon.placeKey(bytes) { return Array(place) }
      return Array(bytes)
    }
  }

  private static func spells(_ index: TokenIndex, _ text: StaticString, _ analysis: Analysis) -> Bool {
    analysis.symbols.withBytes(of: analysis.tokens[Int(index)].lower) { Language.spells($0, text) }
  }
}
