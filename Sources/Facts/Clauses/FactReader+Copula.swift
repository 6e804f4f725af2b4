import Language
import Text

/// Clauses with "be": attributes, identity, place and existence.
extension FactReader {
  mutating func readCopula(_ index: TokenIndex) {
    let attribute = index
    let isBare = upos(index) == .aux
    var fact = Fact(
      predicate: lemmas.be, predicateToken: index, construction: relation(index) == .aclRelcl ? .relative : .copula,
      sentence: sentence)
    let subject = copularSubject(of: index)
    if let expletive = child(of: index, .expl), isWord(expletive, "there") {
      fact.construction = .existential
      if let subject { add(.agent, subject, to: &fact) }
    } else if let subject {
      if isPredicate(subject), !isNominal(subject) {
        addClause(.agent, subject, to: &fact)
      } else {
        add(.agent, subject, to: &fact)
      }
    }
    if !isBare, !classes(attribute).contains(.not) { addPredicate(attribute, to: &fact) }
    readCopulaDependents(of: index, into: &fact)
    guard fact.arguments.contains(where: { $0.role != .agent }) || fact.construction == .existential else { return }
    finish(&fact)
    if let subject, !isBare { addReversed(subject: subject, attribute: attribute, of: fact) }
  }

  /// "is home to a brewery": what it has, not where it is.
  private func isHomeTo(_ index: TokenIndex) -> Bool {
    guard isWord(index, "home") else { return false }
    for child in tree.children(of: index) where relation(child) == .obl || relation(child) == .nmod {
      if let marker = prepositionToken(of: child), isWord(marker, "to") { return true }
    }
    return false
  }

  private func copularSubject(of index: TokenIndex) -> TokenIndex? {
    if let subject = subject(of: index) { return subject }
    return nil
  }

  /// What the copula predicates: an attribute with what it holds with respect to, or a place, a time, an age.
  private mutating func addPredicate(_ index: TokenIndex, to fact: inout Fact) {
    if upos(index) == .adv || (upos(index) == .sconj && classes(index).contains(.wh)) {
      if classes(index).contains(.wh) {
        fact.arguments.append(argument(questionRole(index), index))
      } else if classes(index).contains(.here), !isHomeTo(index) {
        fact.arguments.append(argument(.place, index))
      } else {
        fact.arguments.append(argument(.attribute, index))
      }
      return
    }
    let marker = prepositionToken(of: index)
    if let marker {
      add(role(of: index, preposition: marker, verb: index), index, preposition: preposition(marker), to: &fact)
      return
    }
    if upos(index) == .verb || upos(index) == .adj {
      fact.arguments.append(argument(.attribute, index))
    } else {
      for part in conjuncts(index) { fact.arguments.append(argument(.attribute, part)) }
      addPossessor(of: index, to: &fact)
    }
  }

  /// "president of France", "France's president", "the French president".
  mutating func addPossessor(of noun: TokenIndex, to fact: inout Fact) {
    let count = fact.arguments.count
    defer { if fact.arguments.count == count { addSharedPossessor(of: noun, to: &fact) } }
    for child in tree.children(of: noun) {
      switch relation(child) {
      case .nmodPoss: add(.possessor, child, to: &fact)
      case .nmod where child > noun:
        guard let marker = prepositionToken(of: child), isWord(marker, "of") || isWord(marker, "to") else { continue }
        add(.possessor, child, preposition: preposition(marker), to: &fact)
      case .amod, .compound:
        guard let name = name(at: child),
          name.kind == .nationality || name.kind == .place || name.kind == .organization,
          !name.tokens.contains(noun)
        else { continue }
        add(.possessor, name.head, to: &fact)
        widenPossessor(before: name, of: noun, in: &fact)
      default: continue
      }
    }
  }

  /// Takes in the beginning of a name that was taken for a name of its own: "Ford" of "Ford Motor Company CEO".
  private mutating func widenPossessor(before name: Name, of noun: TokenIndex, in fact: inout Fact) {
    guard name.kind == .organization, let last = fact.arguments.indices.last, fact.arguments[last].role == .possessor
    else { return }
    var start = fact.arguments[last].tokens.lowerBound
    while tree.tokens.contains(start - 1), upos(start - 1) == .propn, relation(start - 1) == .compound,
      tree.head(of: start - 1) == noun
    {
      start -= 1
    }
    fact.arguments[last].tokens = start..<fact.arguments[last].tokens.upperBound
  }

  /// "a boy aged 14": no clause of ageing.
  func isAged(_ index: TokenIndex) -> Bool {
    isWord(index, "aged") && !hasSubject(index) && tree.tokens.contains(index + 1) && upos(index + 1) == .num
  }

  /// "a boy aged 14", "she joined the club aged 14": how old somebody is.
  mutating func readAge(_ index: TokenIndex) {
    var holder = tree.head(of: index)
    guard holder >= 0 else { return }
    // A body has no age that is told so: whoever does something with it has.
    if let kind = name(at: holder)?.kind, kind != .person, kind != .other { holder = tree.head(of: holder) }
    guard holder >= 0, isPredicate(holder) || isNominal(holder),
      let person = isPredicate(holder) ? subject(of: holder) : holder
    else { return }
    var fact = Fact(predicate: lemmas.be, predicateToken: index, construction: .apposition, sentence: sentence)
    fact.arguments.append(argument(.agent, person, without: tree.contains(index, below: person) ? index : nil))
    fact.arguments.append(argument(.attribute, index + 1))
    finish(&fact)
  }

  /// "the capital and largest city of Portugal": what stands behind the last of coordinated nouns holds for the first too,
  /// where that has nothing behind it and wants something.
  private mutating func addSharedPossessor(of noun: TokenIndex, to fact: inout Fact) {
    guard classes(noun).contains(.relational), child(of: noun, .nmod) == nil,
      let last = conjuncts(noun).last, last != noun, upos(last) == .noun, !hasIndefiniteArticle(last)
    else { return }
    for child in tree.children(of: last) where child > last && relation(child) == .nmod {
      guard let marker = prepositionToken(of: child), isWord(marker, "of") else { continue }
      add(.possessor, child, preposition: preposition(marker), to: &fact)
    }
  }

  private mutating func readCopulaDependents(of index: TokenIndex, into fact: inout Fact) {
    for child in tree.children(of: index) {
      switch relation(child) {
      case .obl, .oblUnmarked: readOblique(child, of: index, isPassive: false, into: &fact)
      case .advmod:
        // Before an adjective an adverb is its degree.
        if time(at: child) != nil || classes(child).contains(.here) || classes(child).contains(.wh)
          || classes(child).contains(.when)
        {
          readAdverb(child, of: index, into: &fact)
        }
      case .advcl: readAdverbialClause(child, of: index, into: &fact)
      case .xcomp, .ccomp: addClause(.content, child, to: &fact)
      default: continue
      }
    }
    addPlaceOfSubject(of: index, to: &fact)
  }

  /// "There were reports of blackouts in Stepanakert": the place may hang on the noun that exists.
  private mutating func addPlaceOfSubject(of index: TokenIndex, to fact: inout Fact) {
    guard fact.construction == .existential, let subject = ownSubject(of: index) else { return }
    for child in tree.children(of: subject) where relation(child) == .nmod && child > subject {
      guard let marker = prepositionToken(of: child) else { continue }
      let found = role(of: child, preposition: marker, verb: index)
      if found == .place || found == .time { add(found, child, preposition: preposition(marker), to: &fact) }
    }
  }

  /// "The capital of X is Y" says that Y is the capital of X: where the subject is a relational noun and the attribute
  /// names or asks who or what it is, the fact is also read the other way round.
  private mutating func addReversed(subject: TokenIndex, attribute: TokenIndex, of fact: Fact) {
    guard upos(subject) == .noun, isNominal(attribute) || classes(attribute).contains(.wh), name(at: subject) == nil,
      !hasIndefiniteArticle(attribute), prepositionToken(of: attribute) == nil,
      hasPossessor(subject) || child(of: subject, .det).map({ isWord($0, "the") }) == true
    else { return }
    var reversed = Fact(
      predicate: lemmas.be, predicateToken: fact.predicateToken, construction: .copula, sentence: sentence)
    for part in conjuncts(attribute) { reversed.arguments.append(argument(.agent, part)) }
    reversed.arguments.append(argument(.attribute, subject))
    addPossessor(of: subject, to: &reversed)
    for argument in fact.arguments where argument.role == .time || argument.role == .place {
      reversed.arguments.append(argument)
    }
    finish(&reversed)
  }

  private func hasIndefiniteArticle(_ noun: TokenIndex) -> Bool {
    guard let article = child(of: noun, .det) else { return false }
    return isWord(article, "a") || isWord(article, "an") || isWord(article, "no")
  }

  func hasPossessor(_ noun: TokenIndex) -> Bool {
    for child in tree.children(of: noun) {
      if relation(child) == .nmodPoss { return true }
      if relation(child) == .nmod, let marker = prepositionToken(of: child), isWord(marker, "of") { return true }
    }
    return false
  }
}
