import Language
import Text

/// Circumstances: which role a prepositional phrase or an adverb fills.
extension FactReader {
  mutating func readOblique(_ child: TokenIndex, of index: TokenIndex, isPassive: Bool, into fact: inout Fact) {
    if tree.left(of: child) == tree.right(of: child), upos(child) == .adp { return }
    // "fire-proof": a part of the word, no circumstance.
    if child + 2 == index, isWord(child + 1, "-"), !token(child).spaceAfter { return }
    let marker = prepositionToken(of: child)
    // "costs about £900": the word belongs to the number, and the number is what it costs.
    if let marker, let quantity = quantity(at: marker), time(at: marker) == nil {
      let isObject = !isPassive && quantity.kind != .percent && self.child(of: index, .obj) == nil
      add(isObject ? .patient : .quantity, child, to: &fact)
      return
    }
    if let marker, isWord(marker, "according") || isWord(marker, "for") && isWord(child, "example") { return }
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

  func role(of word: TokenIndex, preposition: TokenIndex?, verb: TokenIndex) -> Argument.Role {
    // "the way in which they work": what the pronoun stands for decides.
    let phrase = antecedent(ofRelative: word) ?? word
    let verbClasses = classes(verb)
    if let role = timeRole(of: phrase, preposition: preposition) { return role }
    guard let preposition else { return unmarkedRole(of: phrase) }
    if let role = reasonRole(of: phrase, preposition) { return role }
    let name = name(at: phrase)
    let isParty = name.map { $0.kind == .person || $0.kind == .organization || $0.kind == .nationality } ?? false
    switch true {
    case isWord(preposition, "to"):
      if verbClasses.contains(.motion), name?.kind == .organization || name?.kind == .place { return .goal }
      if classes(phrase).contains(.placeNoun) { return .goal }
      if verbClasses.contains(.giving) || (isParty && child(of: verb, .obj) != nil) { return .recipient }
    case isWord(preposition, "for"):
      if verbClasses.contains(.seekFor) { return .patient }
      if verbClasses.contains(.blameFor) { return .cause }
      if isParty || upos(phrase) == .pron { return .recipient }
    case isWord(preposition, "of"):
      if verbClasses.contains(.dieOf) { return .cause }
      if upos(verb) == .verb, let role = partRole(of: verb) { return role }
    case isWord(preposition, "on"), isWord(preposition, "over"), isWord(preposition, "upon"),
      isWord(preposition, "around"):
      if verbClasses.contains(.talk) || upos(verb) != .verb && verb != phrase && name?.kind != .place {
        return .topic
      }
      if name?.kind == .place { return .place }
      if supportsTalk(verb) { return .topic }
      if isWord(preposition, "over") {
        if quantity(at: phrase) != nil { return .quantity }
        if classes(phrase).contains(.placeNoun) { return .place }
        if isChoice(verb) { return .circumstance }
      } else if classes(phrase).contains(.chargeNoun) {
        // "on charges of fraud", "on the grounds that"; but "on the ground".
        if !isWord(phrase, "ground") { return .cause }
      } else if classes(phrase).contains(.abstract) {
        return .circumstance
      }
    case isWord(preposition, "along"):
      if preposition < phrase, isWord(preposition + 1, "with") { return .companion }
    case isWord(preposition, "through"):
      if name?.kind == .place || classes(phrase).contains(.placeNoun) { return .place }
    case isWord(preposition, "between"):
      if isChoice(verb) { return .patient }
      if name == nil, !classes(phrase).contains(.placeNoun) { return .circumstance }
    case isWord(preposition, "against"):
      if verbClasses.contains(.contend) { return .companion }
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
      if classes(phrase).contains(.wayNoun) { return .manner }
      // "in groups", "in pairs"; but "in parts of Porto".
      if classes(phrase).contains(.container), isPlural(phrase), isWord(preposition, "in") {
        return holdsPlace(phrase) ? .place : .manner
      }
      if isWord(phrase, "all") { return .circumstance }
      if classes(phrase).contains(.event) || classes(phrase).contains(.abstract) || entry(phrase).verb != .none {
        return .circumstance
      }
    default: break
    }
    return entry(preposition).role ?? .circumstance
  }

  /// "In response to the report", "as a result of the strike", "in an effort to save money": why it was; nil for any other phrase.
  private func reasonRole(of phrase: TokenIndex, _ preposition: TokenIndex) -> Argument.Role? {
    guard let role = entry(phrase).role, role == .cause || role == .purpose, upos(phrase) == .noun,
      isWord(preposition, "in") || isWord(preposition, "as") || isWord(preposition, "on")
    else { return nil }
    // "In his memory": something must follow.
    return tree.children(of: phrase).contains { $0 > phrase && isReasonOpening($0) } ? role : nil
  }

  private func isReasonOpening(_ child: TokenIndex) -> Bool {
    relation(child) == .nmod || relation(child) == .acl
  }

  private func holdsPlace(_ phrase: TokenIndex) -> Bool {
    for child in tree.children(of: phrase) where child > phrase && relation(child) == .nmod {
      if self.name(at: child)?.kind == .place || classes(child).contains(.placeNoun) { return true }
    }
    return false
  }

  private func isChoice(_ verb: TokenIndex) -> Bool { lemma(verb) == lemmas.choose || lemma(verb) == lemmas.prefer }

  /// "as of": the first word of an expression.
  private func isFixed(_ preposition: TokenIndex) -> Bool { child(of: preposition, .fixed) != nil }

  /// "held talks", "talks were held", "a debate held": what its object or subject is about, the verb is about.
  private func supportsTalk(_ verb: TokenIndex) -> Bool {
    guard upos(verb) == .verb else { return false }
    if relation(verb) == .acl, tree.head(of: verb) >= 0 { return isTalk(tree.head(of: verb)) }
    for child in tree.children(of: verb) where relation(child) == .obj || relation(child) == .nsubjPass {
      if isTalk(child) { return true }
    }
    return false
  }

  private func isTalk(_ noun: TokenIndex) -> Bool {
    guard upos(noun) == .noun else { return false }
    if classes(noun).contains(.talk) || entry(noun).frame == .mutual && entry(noun).verb != .none { return true }
    guard classes(noun).contains(.container) else { return false }
    for child in tree.children(of: noun) where relation(child) == .nmod && child > noun { return isTalk(child) }
    return false
  }

  /// "is made up of girls" says that girls make it up, "consists of girls" what it has.
  private func partRole(of verb: TokenIndex) -> Argument.Role? {
    if lemma(verb) == lemmas.consist { return .patient }
    let isMaking = lemma(verb) == lemmas.make && child(of: verb, .compoundPrt) != nil
    return isPassive(verb) && (isMaking || lemma(verb) == lemmas.compose) ? .agent : nil
  }

  /// "at the start of the match", "in the wake of the flood"; but "at the end of the street".
  private func isTimeBoundary(_ noun: TokenIndex) -> Bool {
    guard classes(noun).contains(.boundary) else { return false }
    for child in tree.children(of: noun) where relation(child) == .nmod && child > noun {
      return !classes(child).isDisjoint(with: [.event, .timeNoun]) || entry(child).verb != .none
        || time(at: child) != nil
    }
    return true
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
      guard let preposition, classes(phrase).contains(.timeNoun) || isTimeBoundary(phrase) else { return nil }
      // "over a million times"
      if isWord(phrase, "times"), child(of: phrase, .nummod) != nil { return .quantity }
      if isWord(preposition, "for") { return .duration }
      return entry(preposition).role == .topic && !isWord(preposition, "on") && !isWord(preposition, "over")
        ? nil : .time
    }
    if let preposition {
      if isWord(preposition, "of") || isWord(preposition, "about") || isWord(preposition, "than")
        || isWord(preposition, "as") && !isFixed(preposition) || found.kind == .duration && isWord(preposition, "to")
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
    if classes(phrase).contains(.wayNoun) { return .manner }
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
      // Nor do those of an embedded question: "did not say why it fell".
      guard relation(index) != .advcl, relation(index) != .aclRelcl,
        relation(index) != .ccomp || child < tree.head(of: index)
      else { return }
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
