import Language
import Text

/// Circumstances: which role a prepositional phrase or an adverb fills.
extension FactReader {
  mutating func readOblique(_ child: TokenIndex, of index: TokenIndex, isPassive: Bool, into fact: inout Fact) {
    if tree.left(of: child) == tree.right(of: child), upos(child) == .adp { return }
    let marker = prepositionToken(of: child)
    if let marker, isWord(marker, "according") { return }
    if isPassive, relation(child) == .oblAgent || marker.map({ isWord($0, "by") }) == true,
      time(at: child) == nil, !isPredicate(child)
    {
      add(.agent, child, preposition: preposition(marker), to: &fact)
      return
    }
    add(
      role(of: child, preposition: marker, verb: index), child, preposition: preposition(marker),
      to: &fact)
  }

  /// The preposition that marks a phrase: its last case marker, but the first of a fixed expression ("because of"); for
  /// a fronted question word the preposition left at the end of its clause.
  func prepositionToken(of phrase: TokenIndex) -> TokenIndex? {
    var found: TokenIndex?
    for child in tree.children(of: phrase) where relation(child) == .caseMarker {
      if isWord(child, "'s") || isWord(child, "’s") || isWord(child, "'") || isWord(child, "’") { continue }
      // "from among", "in between": the first says more about the role.
      if found == nil { found = child }
    }
    if found == nil, classes(phrase).contains(.wh) || child(of: phrase, .det).map({ classes($0).contains(.wh) }) == true
    {
      let governor = tree.head(of: phrase)
      if governor > phrase { found = strandedPreposition(of: governor) }
    }
    return found
  }

  func role(of phrase: TokenIndex, preposition: TokenIndex?, verb: TokenIndex) -> Argument.Role {
    let verbClasses = classes(verb)
    if let role = timeRole(of: phrase, preposition: preposition) { return role }
    guard let preposition else { return unmarkedRole(of: phrase) }
    let name = name(at: phrase)
    let isParty = name.map { $0.kind == .person || $0.kind == .organization || $0.kind == .nationality } ?? false
    switch true {
    case isWord(preposition, "to"):
      if verbClasses.contains(.giving) || (isParty && child(of: verb, .obj) != nil) { return .recipient }
    case isWord(preposition, "for"):
      if verbClasses.contains(.seekFor) { return .patient }
      if verbClasses.contains(.blameFor) { return .cause }
      if isParty || upos(phrase) == .pron { return .recipient }
    case isWord(preposition, "of"):
      if verbClasses.contains(.dieOf) { return .cause }
    case isWord(preposition, "on"), isWord(preposition, "over"), isWord(preposition, "upon"),
      isWord(preposition, "around"):
      if name?.kind == .place, !verbClasses.contains(.talk) { return .place }
      if classes(phrase).contains(.placeNoun), !verbClasses.contains(.talk) { return .place }
      if isWord(preposition, "over"), quantity(at: phrase) != nil { return .quantity }
    case isWord(preposition, "with"):
      if verbClasses.contains(.supply) { return .patient }
      if quantity(at: phrase) != nil { return .manner }
      if !isParty, upos(phrase) == .noun, !verbClasses.contains(.talk), entry(phrase).verb == .none,
        !classes(phrase).contains(.relational), !isPlural(phrase)
      {
        return .instrument
      }
    case isWord(preposition, "by"):
      if quantity(at: phrase) != nil { return .quantity }
    case isWord(preposition, "in"), isWord(preposition, "at"), isWord(preposition, "during"):
      if name?.kind == .place { return .place }
      if classes(phrase).contains(.event) || entry(phrase).verb != .none { return .circumstance }
    default: break
    }
    return entry(preposition).role ?? .circumstance
  }

  private func isPlural(_ index: TokenIndex) -> Bool { token(index).inflection == .plural }

  /// Time and duration, where the phrase holds a time expression as its head or its measure.
  private func timeRole(of phrase: TokenIndex, preposition: TokenIndex?) -> Argument.Role? {
    var found = time(at: phrase)
    if found == nil {
      for child in tree.children(of: phrase) where relation(child) == .nummod || relation(child) == .flat {
        found = found ?? time(at: child)
      }
    }
    guard let found else {
      guard classes(phrase).contains(.timeNoun), let preposition else { return nil }
      if isWord(preposition, "for") { return .duration }
      return entry(preposition).role == .topic && !isWord(preposition, "on") && !isWord(preposition, "over")
        ? nil : .time
    }
    if let preposition {
      if isWord(preposition, "of") || isWord(preposition, "about") || isWord(preposition, "than")
        || isWord(preposition, "as")
      {
        return nil
      }
      if isWord(preposition, "for")
        || found.kind == .duration && !isWord(preposition, "in") && !isWord(preposition, "after")
          && !isWord(preposition, "within") && !isWord(preposition, "before")
      {
        return .duration
      }
      return .time
    }
    return found.kind == .duration ? .duration : .time
  }

  private func unmarkedRole(of phrase: TokenIndex) -> Argument.Role {
    if classes(phrase).contains(.timeNoun) { return .time }
    if quantity(at: phrase) != nil || classes(phrase).contains(.measure) || upos(phrase) == .num { return .quantity }
    return .circumstance
  }

  mutating func readAdverb(_ child: TokenIndex, of index: TokenIndex, into fact: inout Fact) {
    let known = classes(child)
    if let relative = antecedent(ofRelative: child) {
      add(isWord(child, "where") ? .place : isWord(child, "when") ? .time : .cause, relative, to: &fact)
      return
    }
    if known.contains(.wh) {
      // "when" and "where" that open a subordinate clause ask nothing.
      guard relation(index) != .advcl, relation(index) != .aclRelcl else { return }
      fact.arguments.append(argument(questionRole(child), child))
      return
    }
    if let degree = questionDegree(of: child) {
      fact.arguments.append(argument(degree, child))
      return
    }
    if let found = time(at: child) {
      fact.arguments.append(argument(found.kind == .duration ? .duration : .time, child))
    } else if known.contains(.here) {
      fact.arguments.append(argument(.place, child))
    } else if known.contains(.when), !known.contains(.not) {
      fact.arguments.append(argument(.time, child))
    } else if !known.contains(.not), !known.contains(.only), !known.contains(.perhaps), !known.contains(.reportedly),
      !known.contains(.allegedly), endsInLy(child)
    {
      fact.arguments.append(argument(.manner, child))
    }
  }

  func questionRole(_ index: TokenIndex) -> Argument.Role {
    if isWord(index, "where") { return .place }
    if isWord(index, "when") { return .time }
    if isWord(index, "why") { return .cause }
    return .manner
  }

  /// "how long", "how far", "how much", "how often": an adverb with "how" before it.
  private func questionDegree(of index: TokenIndex) -> Argument.Role? {
    for child in tree.children(of: index) where child < index && isWord(child, "how") {
      if isWord(index, "long") { return .duration }
      if isWord(index, "often") || isWord(index, "soon") || isWord(index, "early") || isWord(index, "late") {
        return isWord(index, "often") ? .quantity : .time
      }
      return .quantity
    }
    return nil
  }

  private func endsInLy(_ index: TokenIndex) -> Bool {
    analysis.symbols.bytes(of: token(index).lower).suffix(2).elementsEqual("ly".utf8)
  }
}
