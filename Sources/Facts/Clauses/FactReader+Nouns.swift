import Language
import Text

/// Facts that stand in noun phrases: titles, appositions, ages, possessives.
extension FactReader {
  mutating func readNounFacts(_ index: TokenIndex) {
    guard upos(index) == .noun || upos(index) == .propn else { return }
    switch relation(index) {
    case .flat, .fixed, .goeswith, .reparandum: return
    default: break
    }
    readTitles(of: index)
    readAppositions(of: index)
    readAge(of: index)
    readPossessives(of: index)
    if upos(index) == .noun, !isPredicate(index) || hasCopula(index) { readNominalisation(index) }
  }

  private mutating func be(
    _ subject: TokenIndex, _ attribute: TokenIndex, at token: TokenIndex, _ construction: Fact.Construction,
    possessorsOf nouns: [TokenIndex] = [], from start: TokenIndex? = nil
  ) {
    var fact = Fact(predicate: lemmas.be, predicateToken: token, construction: construction, sentence: sentence)
    var named = argument(.agent, subject)
    if let name = name(at: subject) {
      // A title may be counted to the name: "President Emmanuel Macron".
      let start = name.tokens.contains(attribute) && attribute < subject ? attribute + 1 : name.tokens.lowerBound
      named.tokens = start..<max(start + 1, name.tokens.upperBound)
    }
    fact.arguments.append(named)
    var held = argument(.attribute, attribute)
    if held.tokens.contains(subject) { held.tokens = attribute..<attribute + 1 }
    if let start { held.tokens = start..<attribute + 1 }
    // "Prime" hangs on the name in the trees, but belongs to the minister.
    let before = held.tokens.lowerBound - 1
    if construction == .titleName, tree.tokens.contains(before),
      isWord(before, "prime") || isWord(before, "vice") || isWord(before, "deputy") || isWord(before, "foreign")
    {
      held.tokens = before..<held.tokens.upperBound
    }
    fact.arguments.append(held)
    addPossessor(of: attribute, to: &fact)
    for noun in nouns where noun != attribute && !fact.arguments.contains(where: { $0.role == .possessor }) {
      addPossessor(of: noun, to: &fact)
    }
    // Titles and appositions are the writer's own words, whoever is quoted around them.
    fact.predicateClass = lemmas.be
    append(fact)
  }

  /// "French President Emmanuel Macron", "Armenian Prime Minister Nikol Pashinyan", "ombudsman Gegham Stepanyan".
  private mutating func readTitles(of index: TokenIndex) {
    guard let name = name(at: index), name.kind == .person, name.head == index else {
      // The title may head the phrase, the name hang on it as apposition or flat: read by `readAppositions`.
      return
    }
    for child in tree.children(of: index) where child < index {
      switch relation(child) {
      case .nmodDesc, .compound:
        if isOffice(child) { be(index, child, at: child, .titleName, possessorsOf: [index]) }
      default: continue
      }
    }
    readStrayTitle(before: name.tokens.lowerBound, of: index)
  }

  /// The title right before a name that the tree hangs elsewhere: "said Brightwell analyst Ann Lee".
  private mutating func readStrayTitle(before start: TokenIndex, of name: TokenIndex) {
    let title = start - 1
    guard tree.tokens.contains(title), upos(title) == .noun, isOffice(title), tree.head(of: title) != name,
      relation(title) == .flat || relation(title) == .nmodDesc
    else { return }
    var first = title
    while tree.tokens.contains(first - 1), isName(first - 1) || relation(first - 1) == .compound { first -= 1 }
    be(name, title, at: title, .titleName, possessorsOf: [name], from: first)
  }

  /// Whether a word says what somebody is, or holds of somebody: "president", "analyst", "executive".
  private func isOffice(_ index: TokenIndex) -> Bool {
    if classes(index).contains(.relational) { return true }
    guard upos(index) == .noun || upos(index) == .adj, let person else { return false }
    let lower = analysis.symbols.bytes(of: upos(index) == .noun ? lemma(index) : token(index).lower)
    return Array(lower).withUnsafeBufferPointer { wordNet.isKind($0, of: person) }
  }

  private mutating func readAppositions(of index: TokenIndex) {
    for child in tree.children(of: index) where child > index {
      // "Part XVII" and "Group G" are no titles.
      let isFlatName =
        relation(child) == .flat && upos(index) == .noun && upos(child) == .propn && name(at: child) != nil
        && token(child).range.count > 1
      guard relation(child) == .appos || isFlatName, isNominal(child), upos(child) != .num, time(at: child) == nil,
        time(at: index) == nil, entity(of: index) == nil || entity(of: index) != entity(of: child)
      else { continue }
      // "Group F — Lund 1 – 0 Ulm"
      guard !isScored(child) else { continue }
      if let region = name(at: child), region.kind == .place, isName(index), name(at: index)?.kind != .person {
        addRegion(index, child)
        continue
      }
      // "Ann Lee, Prime Minister of Peru": what is written like a name says what she is.
      let isOffice = name(at: index)?.kind == .person && upos(child) == .propn && classes(child).contains(.relational)
      let (outer, inner) = (isName(index), isName(child) && !isOffice)
      if outer, !inner, !isBracketed(child) {
        be(index, child, at: child, .apposition)
      } else if inner, !outer, upos(index) == .noun {
        guard !hasIndefiniteArticle(index) || name(at: child) != nil else { continue }
        be(child, index, at: index, isFlatName ? .titleName : .apposition)
      } else if outer, inner, let first = name(at: index), let second = name(at: child), first != second,
        first.kind != .person || second.kind != .person,
        // "Co-founder of Google, Sergey Brin": no organisation is a person; see `repairApposition`.
        (first.kind == .person) == (second.kind == .person) || first.kind == .other || second.kind == .other,
        entity(of: index) != entity(of: child), !isBracketed(child)
      {
        be(index, child, at: child, .apposition)
      } else if !outer, !inner, upos(child) == .noun, child - index > 1 {
        be(index, child, at: child, .apposition)
      }
    }
  }

  /// "Eva Holm, 42, a surgeon": how old she is.
  private mutating func readAge(of index: TokenIndex) {
    guard name(at: index)?.kind == .person else { return }
    for child in tree.children(of: index) where child > index && upos(child) == .num {
      switch relation(child) {
      case .nmodUnmarked, .appos, .nummod: break
      default: continue
      }
      guard isWord(child - 1, ","), tree.left(of: child) >= child - 1, token(child).range.count < 4,
        !tree.tokens.contains(child + 1) || upos(child + 1) == .punct
      else { continue }
      be(index, child, at: child, .apposition)
    }
  }

  /// "Irving, Texas": the first lies in the second.
  private mutating func addRegion(_ place: TokenIndex, _ region: TokenIndex) {
    guard entity(of: place) != entity(of: region) else { return }
    var fact = Fact(predicate: lemmas.be, predicateToken: region, construction: .apposition, sentence: sentence)
    fact.arguments.append(argument(.agent, place))
    fact.arguments.append(argument(.place, region))
    append(fact)
  }

  private func isScored(_ index: TokenIndex) -> Bool {
    for number in tree.left(of: index)..<tree.right(of: index) where upos(number) == .num && isScore(number) {
      return true
    }
    return false
  }

  /// "(WHO)": another name for the same, not something said of it.
  private func isBracketed(_ index: TokenIndex) -> Bool {
    let left = tree.left(of: index)
    return isWord(left, "(") || left > tree.tokens.lowerBound && isWord(left - 1, "(")
  }

  private func isName(_ index: TokenIndex) -> Bool { name(at: index) != nil || upos(index) == .propn }

  private func hasIndefiniteArticle(_ noun: TokenIndex) -> Bool {
    guard let article = child(of: noun, .det) else { return false }
    return isWord(article, "a") || isWord(article, "an")
  }

  /// "Aliyev's office", "his country", "whose shares".
  private mutating func readPossessives(of index: TokenIndex) {
    guard upos(index) == .noun else { return }
    for child in tree.children(of: index) where relation(child) == .nmodPoss {
      guard entry(index).verb == .none, !classes(index).contains(.timeNoun), time(at: child) == nil else { continue }
      var fact = Fact(predicate: lemmas.have, predicateToken: index, construction: .possessive, sentence: sentence)
      add(.agent, child, to: &fact)
      fact.arguments.append(argument(.patient, index))
      fact.attribution = stance(of: index).attribution ?? reporter(for: index)
      fact.predicateClass = lemmas.have
      append(fact)
    }
  }
}
