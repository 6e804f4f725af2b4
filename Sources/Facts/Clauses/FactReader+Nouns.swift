import Language
import Text

/// Facts that stand in noun phrases: titles, appositions, possessives, nominalisations, what is where.
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

  /// "the attack by X on Y", "the capitulation by the separatists", "Azerbaijan's blockade of the road", "held talks".
  private mutating func readNominalisation(_ index: TokenIndex) {
    let known = entry(index)
    let verb = known.verb == .none ? derivedVerb(of: index) : symbol(ofGrammar: known.verb)
    guard let verb else {
      readEvent(index)
      return
    }
    switch relation(index) {
    case .compound, .nmodDesc, .amod: return
    default: break
    }
    var fact = Fact(predicate: verb, predicateToken: index, construction: .nominal, sentence: sentence)
    readNominalDependents(of: index, frame: known.frame, into: &fact)
    readSupport(of: index, into: &fact)
    guard
      fact.arguments.contains(where: {
        $0.role == .agent || $0.role == .patient || $0.role == .time || $0.role == .place
      })
    else { return }
    finishNominal(&fact)
  }

  /// By WordNet the verb behind a noun that `nominals.txt` lacks, where the noun's ending and its phrases show that it
  /// tells of an act: "the dismantling of the plant by the owner", "the city's modernization of its trams".
  private mutating func derivedVerb(of noun: TokenIndex) -> Symbol? {
    guard classes(noun).isEmpty, name(at: noun) == nil else { return nil }
    let bytes = Array(analysis.symbols.bytes(of: lemma(noun)))
    func ends(_ endings: [StaticString]) -> Bool {
      endings.contains { ending in
        bytes.count > ending.utf8CodeUnitCount + 2
          && bytes.suffix(ending.utf8CodeUnitCount).elementsEqual(
            UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount))
      }
    }
    guard ends(["ion", "ment", "ance", "ence", "al", "ing", "ure"]) else { return nil }
    let isMaking = ends(["ization", "isation", "ification"])
    var hasObject = false
    var hasAgent = child(of: noun, .nmodPoss) != nil
    for child in tree.children(of: noun) where relation(child) == .nmod && child > noun {
      guard let marker = prepositionToken(of: child) else { continue }
      hasObject = hasObject || isWord(marker, "of")
      hasAgent = hasAgent || isWord(marker, "by")
    }
    guard hasObject, hasAgent || isMaking else { return nil }
    var best: [UInt8] = []
    var shared = 2
    bytes.withUnsafeBufferPointer { lemma in
      wordNet.derivations(of: lemma, .noun) { word, part in
        guard part == .verb else { return }
        let length = zip(word, bytes).prefix { $0 == $1 }.count
        if length > shared { (best, shared) = (Array(word), length) }
      }
    }
    return best.isEmpty ? nil : analysis.symbols.intern(best)
  }

  /// Nouns of events without a verb of their own: "a second, six-week war in 2020", "the airport in Stepanakert".
  private mutating func readEvent(_ index: TokenIndex) {
    guard classes(index).contains(.event) || token(index).inflection == .singular else { return }
    let isEvent = classes(index).contains(.event)
    var fact = Fact(predicate: lemmas.be, predicateToken: index, construction: .nominal, sentence: sentence)
    fact.arguments.append(argument(.agent, index, without: circumstance(of: index)))
    for child in tree.children(of: index) where child > index {
      switch relation(child) {
      case .nmod:
        guard let marker = prepositionToken(of: child) else { continue }
        let role = role(of: child, preposition: marker, verb: index)
        if role == .place, name(at: child)?.kind == .place,
          isWord(marker, "in") || isWord(marker, "near") || isWord(marker, "at")
        {
          add(.place, child, preposition: preposition(marker), to: &fact)
        } else if isEvent, role == .time, time(at: child) != nil {
          add(.time, child, preposition: preposition(marker), to: &fact)
        }
      case .nmodUnmarked, .oblUnmarked, .advmod:
        if isEvent, time(at: child)?.kind == .date { add(.time, child, to: &fact) }
      default: continue
      }
    }
    if isEvent { readSupport(of: index, into: &fact) }
    guard fact.arguments.count > 1 else { return }
    finishNominal(&fact)
  }

  /// The first phrase after a noun that says where or when.
  private func circumstance(of noun: TokenIndex) -> TokenIndex? {
    for child in tree.children(of: noun) where child > noun {
      guard relation(child) == .nmod, let marker = prepositionToken(of: child) else { continue }
      let role = role(of: child, preposition: marker, verb: noun)
      if role == .place || role == .time { return child }
    }
    return nil
  }

  private mutating func finishNominal(_ fact: inout Fact) {
    let token = fact.predicateToken
    finish(&fact)
    for child in tree.children(of: token)
    where relation(child) == .amod || relation(child) == .det || relation(child) == .advmod {
      let last = facts.count - 1
      if classes(child).contains(.planned) { facts[last].modality = .planned }
      if classes(child).contains(.allegedAdjective), facts[last].attribution == nil {
        facts[last].attribution = Attribution(source: nil, verb: lemma(child), isDoubted: true)
      }
      if isWord(child, "no") { facts[last].polarity = .negative }
    }
  }

  private mutating func readNominalDependents(
    of index: TokenIndex, frame: GrammarEntry.Frame, into fact: inout Fact
  ) {
    var possessor: TokenIndex?
    var hasAgent = false
    var hasPatient = false
    for child in tree.children(of: index) {
      switch relation(child) {
      case .nmodPoss: if time(at: child) == nil { possessor = child }
      case .nmod, .obl, .oblAgent:
        guard child > index, let marker = prepositionToken(of: child) else { continue }
        let role = nominalRole(of: child, marker, noun: index, frame: frame)
        hasAgent = hasAgent || role == .agent
        hasPatient = hasPatient || role == .patient
        add(role, child, preposition: preposition(marker), to: &fact)
      case .amod, .compound:
        guard child < index, let name = name(at: child) else { continue }
        if name.kind == .nationality || name.kind == .place || name.kind == .organization || name.kind == .person,
          frame != .patient, possessor == nil
        {
          possessor = name.head
        }
      case .nmodUnmarked, .oblUnmarked:
        if let time = time(at: child) { add(time.kind == .duration ? .duration : .time, child, to: &fact) }
      case .acl where isInfinitive(child):
        addClause(.content, child, to: &fact)
      case .acl where self.child(of: child, .mark) != nil && hasSubject(child):
        addClause(.content, child, to: &fact)
      default: continue
      }
    }
    guard let possessor else { return }
    let isPatient = frame == .patient && !hasPatient
    if isPatient { add(.patient, possessor, to: &fact) } else if !hasAgent { add(.agent, possessor, to: &fact) }
  }

  private func nominalRole(
    of phrase: TokenIndex, _ marker: TokenIndex, noun: TokenIndex, frame: GrammarEntry.Frame
  ) -> Argument.Role {
    if isWord(marker, "by"), time(at: phrase) == nil { return .agent }
    if isWord(marker, "of") {
      if time(at: phrase) != nil { return .time }
      return frame == .alone || frame == .mutual ? .agent : .patient
    }
    if isObjectMarker(marker, of: noun), time(at: phrase) == nil { return .patient }
    if isWord(marker, "between") || isWord(marker, "among") { return frame == .mutual ? .agent : .place }
    if isWord(marker, "on") || isWord(marker, "against"), frame == .agent, time(at: phrase) == nil {
      return classes(noun).contains(.talk) || classes(noun).contains(.say) ? .topic : .patient
    }
    return role(of: phrase, preposition: marker, verb: noun)
  }

  /// "to" after "visit": the preposition by which the noun has the verb's object.
  private func isObjectMarker(_ marker: TokenIndex, of noun: TokenIndex) -> Bool {
    let wanted = entry(noun).objectMarker
    return wanted != .none && entryOfToken[Int(marker)] == wanted.rawValue
  }

  /// "round" in "a round of talks": the noun that stands in the clause for the event.
  private func container(of noun: TokenIndex) -> TokenIndex {
    let head = tree.head(of: noun)
    guard relation(noun) == .nmod, head >= 0, head < noun, classes(head).contains(.container),
      let marker = prepositionToken(of: noun), isWord(marker, "of")
    else { return noun }
    return head
  }

  /// What a light verb or a verb of taking place adds to the event it supports: "launched an attack", "talks were held
  /// in Yevlakh", "the war began in 2014".
  private mutating func readSupport(of noun: TokenIndex, into fact: inout Fact) {
    let index = container(of: noun)
    let verb = tree.head(of: index)
    guard verb >= 0, upos(verb) == .verb else { return }
    // "came under attack"
    if relation(index) == .obl, let marker = prepositionToken(of: index), isWord(marker, "under"),
      lemma(verb) == lemmas.come, fact.predicate != lemmas.be, !fact.arguments.contains(where: { $0.role == .patient }),
      let subject = subject(of: verb)
    {
      add(.patient, subject, to: &fact)
    }
    let known = classes(verb)
    let passive = isPassive(verb)
    let hasAgent = fact.arguments.contains { $0.role == .agent && $0.head != noun }
    let lends =
      known.contains(.light) || (entry(noun).frame == .mutual && (isWord(verb, "attended") || isWord(verb, "attend")))
    if relation(index) == .obj, known.contains(.light) || known.contains(.host), !passive {
      if lends, fact.construction == .nominal, fact.predicate != lemmas.be, !hasAgent, let subject = subject(of: verb) {
        if known.contains(.undergo) {
          if !fact.arguments.contains(where: { $0.role == .patient }) { add(.patient, subject, to: &fact) }
        } else {
          add(.agent, subject, to: &fact)
        }
      }
    } else if relation(index) == .nsubjPass, known.contains(.light) || known.contains(.host) {
      for child in tree.children(of: verb) where relation(child) == .oblAgent || relation(child) == .obl {
        if let marker = prepositionToken(of: child), isWord(marker, "by"), time(at: child) == nil, lends, !hasAgent,
          fact.predicate != lemmas.be
        {
          add(.agent, child, preposition: preposition(marker), to: &fact)
        }
      }
    } else if relation(index) == .nsubj, known.contains(.occur) {
      // Its circumstances are those of the event; "talks on X focused on Y" keeps only time and place.
    } else if relation(index) != .obj || !known.contains(.undergo) {
      return
    }
    for child in tree.children(of: verb) {
      switch relation(child) {
      case .obl, .oblUnmarked:
        let marker = prepositionToken(of: child)
        let role = role(of: child, preposition: marker, verb: verb)
        if role == .time || role == .place || role == .duration {
          add(role, child, preposition: preposition(marker), to: &fact)
        } else if relation(index) == .obj, let marker,
          isWord(marker, "on") || isWord(marker, "against") || isWord(marker, "with"),
          fact.predicate != lemmas.be
        {
          add(
            nominalRole(of: child, marker, noun: index, frame: entry(index).frame), child,
            preposition: preposition(marker),
            to: &fact)
        }
      case .advmod:
        if time(at: child) != nil || classes(child).contains(.wh) { readAdverb(child, of: verb, into: &fact) }
      default: continue
      }
    }
  }
}
