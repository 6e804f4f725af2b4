import Language
import Text

/// What the verbs and nouns above a clause make of it: "denied that", "a plan to", "called for".
extension FactReader {
  /// Fills `contexts` from the roots down: a token's own stands on its ancestors', which are read once each.
  mutating func readContexts() {
    contexts.removeAll(keepingCapacity: true)
    contexts.append(contentsOf: repeatElement(Stance(), count: tree.tokens.count))
    var pending = tree.tokens.filter { tree.head(of: $0) < 0 }
    while let index = pending.popLast() {
      contexts[Int(index - tree.tokens.lowerBound)] = readContext(of: index)
      pending.append(contentsOf: tree.children(of: index))
    }
  }

  func context(of index: TokenIndex) -> Stance { contexts[Int(index - tree.tokens.lowerBound)] }

  /// What the governors of a clause or noun make of it.
  private func readContext(of index: TokenIndex) -> Stance {
    let head = tree.head(of: index)
    guard head >= 0 else { return Stance() }
    if isRuledOut(index) {
      var result = outerAttribution(head, from: index)
      result.isNegative = true
      return result
    }
    switch relation(index) {
    case .conj:
      return context(of: head).attributed(by: ownAttribution(of: head))
    case .xcomp, .ccomp, .csubj, .csubjPass, .csubjOuter: return governed(index, by: head)
    case .parataxis:
      if isReporting(index) { return Stance() }
      if classes(head).contains(.say), child(of: head, .ccomp) == nil, child(of: head, .obj) == nil,
        ownSubject(of: head) != nil,
        index > head
      {
        return governed(index, by: head)
      }
      return outerAttribution(head, from: index)
    case .advcl where isOrdered(index): return governed(index, by: head)
    case .advcl:
      var result = outerAttribution(head, from: index)
      if classes(head).contains(.accuse) || classes(head).contains(.prevent) {
        if let mark = child(of: index, .mark), isWord(mark, "of") || isWord(mark, "for") || isWord(mark, "from") {
          return governed(index, by: head)
        }
      }
      if isInfinitive(index), !hasFiniteForm(index) { result.modality = .planned }
      return result
    case .acl:
      if isCharge(index) { return governed(index, by: tree.head(of: head)) }
      return complement(of: head, index)
    // "a round of talks will be held"
    case .nmod where classes(head).contains(.container) && relation(head) != .nmod: return context(of: head)
    case .obj, .obl, .nsubj, .nsubjPass, .nmod, .compound, .nmodPoss, .appos, .aclRelcl, .amod, .nmodDesc, .flat:
      // Nominal events take the stance of what governs them where that is a plan, a request, a denial.
      if relation(index) == .obj || relation(index) == .obl || relation(index) == .nsubjPass, isPredicate(head) {
        return nominalContext(of: index, by: head)
      }
      return outerAttribution(head, from: index)
    default: return outerAttribution(head, from: index)
    }
  }

  /// "stopped short of blaming", "instead of closing", "rather than close", "far from winning".
  private func isRuledOut(_ index: TokenIndex) -> Bool {
    guard upos(index) == .verb else { return false }
    return tree.children(of: index).contains { mark in
      guard mark < index, mark > tree.tokens.lowerBound, relation(mark) == .mark || relation(mark) == .caseMarker else {
        return false
      }
      return isWord(mark, "of") && (isWord(mark - 1, "short") || isWord(mark - 1, "instead"))
        || isWord(mark, "than") && isWord(mark - 1, "rather") || isWord(mark, "from") && isWord(mark - 1, "far")
        || isWord(mark, "instead") || isWord(mark, "rather")
    }
  }

  /// Only who says so, from above; what is said of the source itself is not its saying.
  private func outerAttribution(_ head: TokenIndex, from child: TokenIndex) -> Stance {
    var result = Stance()
    let own = ownAttribution(of: head)
    result.attribution = own != nil && own?.source != child ? own : context(of: head).attribution
    return result
  }

  /// What is governed by a verb or adjective: a clause, or an infinitive, gerund or noun.
  private func governed(_ index: TokenIndex, by governor: TokenIndex) -> Stance {
    let known = classes(governor)
    let outer = stance(of: governor)
    var result = Stance()
    result.attribution = outer.attribution
    let isClause =
      relation(index) == .ccomp || relation(index) == .parataxis || hasFiniteForm(index) || hasSubject(index)
    if known.contains(.accuse), relation(index) == .advcl || relation(index) == .acl {
      result.attribution = attribution(of: index, to: governor, isDoubted: true)
      return result
    }
    if known.contains(.prevent), relation(index) == .advcl || relation(index) == .acl {
      result.isNegative = !outer.isNegative
      return result
    }
    if known.contains(.deny), !known.contains(.refuse) || isClause, !isInfinitive(index) {
      result.attribution = attribution(of: index, to: governor)
      result.modality = .denied
      return result
    }
    // "Having a seat means work": what is subject is not what is meant.
    if !isClause, relation(index) == .csubj || relation(index) == .csubjPass {
      result.modality = outer.modality
      return result
    }
    return isClause ? stance(ofClause: index, under: governor, outer) : stance(ofPhrase: index, under: governor, outer)
  }

  /// Whoever the governor of a clause names as saying it.
  private func attribution(
    of index: TokenIndex, to governor: TokenIndex, isDoubted: Bool = false
  ) -> Attribution {
    let subject = relation(index) == .csubj ? nil : subject(of: governor)
    let source = isPassive(governor) ? agentOfPassive(governor) : subject
    return Attribution(
      source: source, verb: lemma(governor), isDoubted: isDoubted || classes(governor).contains(.doubt))
  }

  /// "is said to have", "was told to disconnect", "agreed to disarm", "managed to flee".
  private func stance(ofPhrase index: TokenIndex, under governor: TokenIndex, _ outer: Stance) -> Stance {
    let known = classes(governor)
    let isPassiveGovernor = isPassive(governor)
    var result = Stance()
    result.attribution = outer.attribution
    if known.contains(.refuse) {
      result.isNegative = true
    } else if known.contains(.request),
      child(of: governor, .obj) != nil || child(of: governor, .iobj) != nil || isPassiveGovernor, isInfinitive(index)
    {
      result.modality = .requested
    } else if known.contains(.plan) {
      result.modality = .planned
    } else if known.contains(.say) || known.contains(.believe), isPassiveGovernor || !known.contains(.plan) {
      result.attribution = attribution(of: index, to: governor, isDoubted: known.contains(.believe))
    } else if known.contains(.seem) {
      result.modality = .possible
    } else if known.contains(.must), isInfinitive(index) || isWord(governor, "have") {
      result.modality = .obligatory
    } else if known.contains(.permit) {
      result.modality = .possible
    } else if isInfinitive(index), isWord(governor, "have") || isWord(governor, "had") || isWord(governor, "has") {
      result.modality = .obligatory
    }
    if outer.isNegative { result.isNegative = !result.isNegative }
    if outer.modality != .asserted { result.modality = outer.modality }
    return result
  }

  /// "said that it fell", "believes it fell", "demands that it be opened".
  private func stance(ofClause index: TokenIndex, under governor: TokenIndex, _ outer: Stance) -> Stance {
    let known = classes(governor)
    var result = Stance()
    result.attribution = outer.attribution
    if known.contains(.request), isSubjunctive(index) {
      result.modality = .requested
    } else if known.contains(.say) {
      // "did not say why it fell": that it fell is the writer's.
      if outer.isNegative, asks(index) { return result }
      result.attribution = attribution(of: index, to: governor)
      if outer.isNegative { result.modality = .possible }
    } else if known.contains(.believe) {
      result.attribution = attribution(of: index, to: governor, isDoubted: true)
    } else if known.contains(.seem) {
      result.modality = .possible
    } else if known.contains(.plan), !known.contains(.say) {
      result.modality = .planned
    } else if outer.isNegative || outer.modality != .asserted, !known.contains(.cause) {
      result.modality = .possible
    }
    if let mark = child(of: index, .mark), isWord(mark, "if") || isWord(mark, "whether") {
      result.modality = .conditional
    }
    return result
  }

  private func asks(_ index: TokenIndex) -> Bool {
    for child in tree.children(of: index) where child < index && classes(child).contains(.wh) {
      return relation(child) == .advmod || relation(child) == .nsubj || relation(child) == .obj
    }
    return false
  }

  /// "that authorities defend", "that rights be guaranteed": a base form with a subject.
  private func isSubjunctive(_ index: TokenIndex) -> Bool {
    for child in tree.children(of: index)
    where relation(child) == .aux || relation(child) == .auxPass || relation(child) == .cop {
      return isWord(child, "be") || token(child).inflection == .modal && classes(child).contains(.must)
    }
    let verb = token(index)
    return verb.inflection == .base || verb.inflection == .present || verb.lower == verb.lemma
  }

  /// A clause that completes a noun: "the claim that …", "a decision to …", "a refusal to …".
  private func complement(of noun: TokenIndex, _ index: TokenIndex) -> Stance {
    var result = outerAttribution(noun, from: index)
    let known = classes(noun)
    let source = nominalController(noun)
    if isInfinitive(index) {
      let governing = tree.head(of: noun)
      if known.contains(.refuseNoun) {
        result.isNegative = true
      } else if known.contains(.askNoun) {
        result.modality = .requested
      } else if known.contains(.planNoun) || !isSingledOut(noun) {
        result.modality = .planned
      }
      if governing >= 0, isPredicate(governing), relation(noun) == .obj, isNegated(noun) { result.isNegative = true }
      return result
    }
    guard child(of: index, .mark) != nil, hasFiniteForm(index) || hasSubject(index) else { return result }
    if known.contains(.claimNoun) {
      result.attribution = Attribution(source: source, verb: lemma(noun), isDoubted: true)
    } else if known.contains(.sayNoun), let source {
      result.attribution = Attribution(source: source, verb: lemma(noun), isDoubted: false)
    } else if known.contains(.askNoun) {
      result.modality = .requested
    }
    return result
  }

  /// A nominal event under a verb: "called for his resignation", "scheduled a meeting", "denied the attack".
  private func nominalContext(of index: TokenIndex, by governor: TokenIndex) -> Stance {
    var result = outerAttribution(governor, from: index)
    let known = classes(governor)
    let outer = stance(of: governor)
    if relation(index) == .obj || (relation(index) == .nsubjPass) {
      // "cancelled the meeting"; but what was stopped had begun.
      let withholds = !known.isDisjoint(with: [.refuse, .prevent]) && !known.contains(.occur)
      if known.contains(.deny) {
        result.modality = .denied
      } else if known.contains(.request) {
        result.modality = .requested
      } else if known.contains(.plannedObject) {
        result.modality = .planned
      } else if withholds {
        result.isNegative = true
      }
      if !withholds, !known.isDisjoint(with: [.light, .host, .occur]) {
        result.isNegative = outer.isNegative
        if outer.modality != .asserted { result.modality = outer.modality }
      }
    } else if relation(index) == .obl, let marker = prepositionToken(of: index), isWord(marker, "for"),
      known.contains(.seekFor)
    {
      result.modality = .requested
    }
    return result
  }
}

extension FactReader.Stance {
  fileprivate func attributed(by attribution: Attribution?) -> Self {
    var result = self
    if let attribution { result.attribution = attribution }
    return result
  }
}
