import Language
import Text

/// Clauses: from a predicate to a fact, the arguments in their normalised roles.
extension FactReader {
  mutating func readClause(_ index: TokenIndex) {
    guard token(index).inflection != .modal else { return }
    if upos(index) == .verb, let outer = child(of: index, .nsubjOuter) {
      readOuterCopula(of: outer, index)
      readVerb(index)
    } else if hasCopula(index), upos(index) == .verb, isInfinitive(index) || token(index).inflection == .gerund {
      // "is to travel"; "is loading" with its auxiliary taken for a copula.
      readVerb(index)
    } else if hasCopula(index) || (upos(index) == .aux && lemma(index) == lemmas.be) {
      readCopula(index)
    } else {
      readVerb(index)
    }
  }

  /// What a clause is called, from where it stands.
  private func construction(of index: TokenIndex) -> Fact.Construction {
    if isPassive(index), relation(index) != .acl, relation(index) != .amod, relation(index) != .aclRelcl {
      return .passive
    }
    switch relation(index) {
    case .aclRelcl: return .relative
    case .acl: return isInfinitive(index) ? .infinitive : .participle
    case .amod: return compoundAgent(of: index) != nil ? .compound : .participle
    case .advcl:
      if isInfinitive(index) { return .infinitive }
      return hasFiniteForm(index) || hasSubject(index) ? .active : .participle
    case .xcomp: return .infinitive
    case .conj:
      let head = tree.head(of: index)
      guard head >= 0, isPredicate(head), !hasSubject(index) else { return .active }
      let shared = construction(of: head)
      return shared == .passive ? .active : shared
    default: return .active
    }
  }

  private mutating func readVerb(_ index: TokenIndex) {
    var fact = Fact(
      predicate: lemma(index), predicateToken: index, construction: construction(of: index), sentence: sentence)
    let passive = isPassive(index)
    if let particle = child(of: index, .compoundPrt) ?? away(behind: index) { fact.particle = lemma(particle) }
    let object = sharedObject(of: index)
    readSubject(of: index, isPassive: passive, hasObject: object != nil, into: &fact)
    if relation(index) == .amod { readCompound(of: index, into: &fact) }
    if let object, isIdiom(object, of: index) {
      fact.particle = lemma(object)
    } else if let object, isScore(object) {
      fact.arguments.append(argument(.quantity, object))
    } else if let object, isWord(object, "fold") || isWord(object, "percent"), child(of: object, .nmod) == nil {
      // "grew 18-fold"; but "lost 40 percent of its members".
      fact.arguments.append(argument(.quantity, object))
    } else if let object, classes(object).contains(.wayNoun), classes(index).contains(.intransitive) {
      // "go that way"
      fact.arguments.append(argument(.manner, object))
    } else if let object, !passive || child(of: index, .obj) != nil {
      add(.patient, object, to: &fact)
    }
    readDependents(of: index, isPassive: passive, into: &fact)
    readGap(of: index, into: &fact)
    readSharedTimes(of: index, into: &fact)
    readEventTimes(into: &fact)
    finish(&fact)
  }

  /// "The problem is that prices rise": what the problem is fills a role of its own fact.
  private mutating func readOuterCopula(of subject: TokenIndex, _ index: TokenIndex) {
    var fact = Fact(predicate: lemmas.be, predicateToken: index, construction: .copula, sentence: sentence)
    fact.arguments.append(argument(.agent, subject))
    addClause(.content, index, to: &fact)
    fact.attribution = stance(of: index).attribution
    facts.append(fact)
  }

  private mutating func readSubject(of index: TokenIndex, isPassive: Bool, hasObject: Bool, into fact: inout Fact) {
    if let existential = child(of: index, .expl), let own = ownSubject(of: index), own > index,
      isWord(existential, "there")
    {
      fact.construction = .existential
    }
    guard let subject = subject(of: index) else { return }
    if isPredicate(subject), !isNominal(subject) || relation(subject) == .csubj {
      addClause(isPassive ? .patient : .agent, subject, to: &fact)
      return
    }
    // "was awarded a medal": the subject of a passive that keeps its object is the one it was given to.
    let role: Argument.Role = !isPassive ? .agent : hasObject && child(of: index, .obj) != nil ? .recipient : .patient
    add(role, subject, to: &fact)
  }

  /// "won 2–1": how the match ended, not what was won.
  func isScore(_ object: TokenIndex) -> Bool {
    upos(object) == .num && tree.tokens.contains(object + 2) && upos(object + 2) == .num
      && (isWord(object + 1, "-") || isWord(object + 1, "–"))
  }

  /// "take place", "take part": the bare noun belongs to the predicate.
  private func isIdiom(_ object: TokenIndex, of verb: TokenIndex) -> Bool {
    isWord(object, "place") || isWord(object, "part")
      ? analysis.symbols.bytes(of: lemma(verb)).elementsEqual("take".utf8) && tree.left(of: object) == object : false
  }

  /// "Russian-mediated", "oil-exporting": the first part is the participle's agent or its object.
  private mutating func readCompound(of index: TokenIndex, into fact: inout Fact) {
    for child in tree.children(of: index) where relation(child) == .compound && child < index {
      if token(index).inflection == .gerund {
        if upos(child) == .noun || upos(child) == .propn { add(.patient, child, to: &fact) }
      } else if child == compoundAgent(of: index) {
        add(.agent, child, to: &fact)
      }
    }
  }

  private mutating func readDependents(of index: TokenIndex, isPassive: Bool, into fact: inout Fact) {
    readSharedObliques(of: index, isPassive: isPassive, into: &fact)
    for child in tree.children(of: index) {
      switch relation(child) {
      case .iobj: add(.recipient, child, to: &fact)
      case .obl, .oblAgent, .oblUnmarked: readOblique(child, of: index, isPassive: isPassive, into: &fact)
      case .advmod: readAdverb(child, of: index, into: &fact)
      case .xcomp: readComplement(child, of: index, into: &fact)
      case .ccomp: addClause(.content, child, to: &fact)
      case .advcl: readAdverbialClause(child, of: index, into: &fact)
      case .parataxis where classes(index).contains(.say) && !self.hasContent(index):
        addClause(.content, child, to: &fact)
      default: continue
      }
    }
    // "…, police said": what is said governs the saying.
    if relation(index) == .parataxis, isReporting(index) {
      addClause(.content, tree.head(of: index), to: &fact)
    }
  }

  private func hasContent(_ index: TokenIndex) -> Bool {
    child(of: index, .ccomp) != nil || child(of: index, .obj) != nil || child(of: index, .xcomp) != nil
  }

  private mutating func readComplement(_ child: TokenIndex, of index: TokenIndex, into fact: inout Fact) {
    if isAged(child) { return }
    if isPredicate(child) || upos(child) == .verb {
      addClause(.content, child, to: &fact)
    } else {
      for part in conjuncts(child) { fact.arguments.append(complement(part)) }
    }
  }

  /// "was named chairman", "remained high", "served as president".
  private func complement(_ index: TokenIndex) -> Argument {
    let marker = child(of: index, .caseMarker)
    return argument(.attribute, index, preposition: preposition(marker))
  }

  func readAdverbialClause(_ child: TokenIndex, of index: TokenIndex, into fact: inout Fact) {
    let mark = self.child(of: child, .mark) ?? self.child(of: child, .advmod)
    if isOrdered(child) {
      addClause(.content, child, to: &fact)
    } else if let mark, classes(mark).contains(.condition) {
      addClause(.circumstance, child, to: &fact)
    } else if isInfinitive(child), token(child).inflection != .gerund, !isGerundCopula(child) {
      addClause(.purpose, child, to: &fact)
    } else if isPassive(child), mark == nil, isCausing(child) {
      addClause(.cause, child, to: &fact)
    } else if let mark, isWord(mark, "because") || isWord(mark, "since") && hasFiniteForm(child) && !isPerfect(index) {
      addClause(.cause, child, to: &fact)
    } else if let mark, isWord(mark, "by") {
      addClause(.instrument, child, to: &fact)
    } else if let mark, isWord(mark, "for") || isWord(mark, "of") || isWord(mark, "from") || isWord(mark, "to") {
      addClause(isWord(mark, "for") ? .cause : .content, child, to: &fact)
    } else if let mark,
      isWord(mark, "when") || isWord(mark, "after") || isWord(mark, "before") || isWord(mark, "while")
        || isWord(mark, "until") || isWord(mark, "as") || isWord(mark, "following") || isWord(mark, "since")
    {
      addClause(.time, child, to: &fact)
    } else {
      addClause(.circumstance, child, to: &fact)
    }
  }

  /// "admitted to being a spy"
  private func isGerundCopula(_ index: TokenIndex) -> Bool {
    child(of: index, .cop).map { token($0).inflection == .gerund || isWord($0, "being") } ?? false
  }

  /// "prompted by the protests, …"
  private func isCausing(_ index: TokenIndex) -> Bool {
    guard let cause = grammar.symbols.find("cause") else { return false }
    return entry(index).synonymClass == cause
  }

  /// "have been closed since the bridge fell": with a perfect "since" counts time.
  private func isPerfect(_ index: TokenIndex) -> Bool {
    for child in tree.children(of: index) where relation(child) == .aux && lemma(child) == lemmas.have { return true }
    return false
  }

  /// One argument for each conjunct of the phrase.
  mutating func add(_ role: Argument.Role, _ head: TokenIndex, preposition: Symbol = .none, to fact: inout Fact) {
    guard upos(head) != .punct else { return }
    let source = named(antecedent(ofRelative: head) ?? head, by: fact)
    // A noun that its own participle or relative clause is about: the phrase ends before that clause.
    let isAbove =
      tree.tokens.contains(fact.predicateToken) && source != fact.predicateToken
      && tree.contains(fact.predicateToken, below: source)
    let below = isAbove ? fact.predicateToken : nil
    let whole = isAbove ? phrase(source, without: below) : extent(source)
    for part in isAbove ? [source] : conjuncts(source) {
      var argument = argument(role, part, preposition: preposition, without: below)
      argument.extent = whole
      fact.arguments.append(argument)
    }
  }

  /// A clause that fills a role of another.
  func addClause(_ role: Argument.Role, _ head: TokenIndex, to fact: inout Fact) {
    var argument = Argument(role: role, head: head, tokens: clause(head))
    argument.fact = head
    fact.arguments.append(argument)
  }

  /// Puts the fact among the others, with its stance and its normal form.
  mutating func finish(_ fact: inout Fact) {
    // "created" alone says nothing of anything.
    guard !fact.arguments.isEmpty else { return }
    let stance = stance(of: fact.predicateToken)
    fact.polarity = stance.isNegative ? .negative : .affirmative
    fact.modality = stance.modality
    fact.attribution = stance.attribution ?? reporter(for: fact.predicateToken)
    fact.predicateClass = normalClass(of: fact)
    for fact in paired(fact) { append(fact) }
  }

  /// "Ann and Ben won gold and silver, respectively": a fact for each of the agents with what stands in its place.
  private func paired(_ fact: Fact) -> [Fact] {
    let agents = fact.arguments.filter { $0.role == .agent }
    guard agents.count > 1, tree.tokens.contains(where: { isWord($0, "respectively") }),
      let role = [Argument.Role.possessor, .patient, .attribute, .place, .time].first(where: { role in
        fact.arguments.count { $0.role == role } == agents.count
      })
    else { return [fact] }
    let partners = fact.arguments.filter { $0.role == role }
    let shared = fact.arguments.filter { $0.role != role && $0.role != .agent }
    return zip(agents, partners).map { agent, partner in
      var one = fact
      one.arguments = [agent, partner] + shared
      return one
    }
  }

  /// The class of the verb with its particle, or of the verb alone.
  private mutating func normalClass(of fact: Fact) -> Symbol {
    var bytes = Array(analysis.symbols.bytes(of: fact.predicate))
    if fact.particle != .none {
      bytes.append(UInt8(ascii: "_"))
      bytes.append(contentsOf: analysis.symbols.bytes(of: fact.particle))
    }
    if let known = bytes.withUnsafeBufferPointer({ grammar.symbols.find($0) }) {
      let found = grammar.entries[Int(known.rawValue)].synonymClass
      if found != .none { return symbol(ofGrammar: found) }
    }
    return fact.particle == .none ? fact.predicate : analysis.symbols.intern(bytes)
  }
}
