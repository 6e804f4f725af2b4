import Language
import Text

/// Facts that nouns of acts and events tell: "the attack by X on Y", "held talks", "the war in 2020", what is where.
extension FactReader {
  /// "the attack by X on Y", "the capitulation by the separatists", "Azerbaijan's blockade of the road", "held talks".
  mutating func readNominalisation(_ index: TokenIndex) {
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
