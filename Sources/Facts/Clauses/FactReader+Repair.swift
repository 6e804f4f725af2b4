import Language
import Text

/// Repairs of trees: arcs that a greedy parser gets wrong often, and of which the sentence itself says that they are wrong.
///
/// Each looks for a shape that no English sentence has, and changes it to the likely one. Only the facts' own copy of the
/// analysis changes.
extension FactReader {
  /// Repairs the tree of the current sentence; O(tokens × depth).
  mutating func repair() {
    var changed = false
    for index in tree.tokens {
      switch relation(index) {
      case .nsubj, .nsubjPass:
        changed =
          repairSubjectBeforeHelper(index) || repairTwinSubject(index) || repairTimeSubject(index) || changed
      case .obj:
        changed = repairTimeObject(index) || repairObjectOfSaying(index) || repairComplementizer(index) || changed
        changed =
          repairTwinObject(index) || repairNamedObject(index) || repairAge(index) || repairAskedObject(index)
          || repairFrontedObject(index) || changed
      case .conj: changed = repairConjunct(index) || changed
      case .csubj: changed = repairClauseSubject(index) || changed
      case .acl:
        changed =
          repairLoneParticiple(index) || repairAskedParticiple(index) || repairTrailingParticiple(index)
          || repairParticipleOfNoun(index) || repairVerbBehindApposition(index) || changed
      case .aclRelcl: changed = repairAgreement(index) || repairReport(index) || repairSaidRelative(index) || changed
      case .root: changed = repairLostSpeaker(index) || changed
      case .appos: changed = repairApposition(index) || changed
      case .advcl where token(index).inflection == .gerund:
        changed = repairSayingParticiple(index) || repairFreeParticiple(index) || changed
      case .xcomp: changed = repairSplitName(index) || repairCalledObject(index) || changed
      case .nmod:
        changed =
          repairForClause(index) || repairPrepositionalObject(index) || repairNominalAgent(index)
          || repairDayOfSubject(index) || changed
      case .nmodPoss: changed = repairPossessedName(index) || repairPossessorChain(index) || changed
      case .obl:
        changed =
          repairForClause(index) || repairCircumstanceOfMark(index) || repairClauseAfterPreposition(index)
          || repairAbsolute(index) || repairAgent(index) || repairSweptObject(index) || changed
      case .oblAgent: changed = repairNameOfGoal(index) || changed
      case .dep, .parataxis:
        changed = repairFirstOfSubjects(index) || repairSplitSubject(index) || repairLostRoot(index) || changed
        changed = repairLostSpeaker(index) || repairSplitName(index) || changed
      case .advcl: changed = repairLostRoot(index) || repairSinglingInfinitive(index) || changed
      case .ccomp, .list: changed = repairLostRoot(index) || changed
      default: continue
      }
    }
    if changed { tree.rebuild(analysis, sentence: analysis.sentences[Int(sentence)]) }
  }

  mutating func attach(_ index: TokenIndex, to head: TokenIndex, as relation: Relation) {
    guard !tree.contains(head, below: index) else { return }
    analysis.tokens[Int(index)].head = head - tree.tokens.lowerBound
    analysis.tokens[Int(index)].relation = relation
  }

  /// A day as subject, and right before the verb the name that should be: "In a call Thursday with X, Y also urged …".
  private mutating func repairTimeSubject(_ index: TokenIndex) -> Bool {
    guard isDay(index) else { return false }
    let verb = tree.head(of: index)
    guard verb >= 0, !isWord(verb, "marked"), !isWord(verb, "saw"), upos(verb) == .verb else { return false }
    var walker = verb - 1
    while walker > index, [.adv, .aux, .part].contains(upos(walker)) { walker -= 1 }
    var name: TokenIndex? = upos(walker) == .propn ? walker : nil
    while let inner = name, inner > index, relation(inner) != .appos {
      let head = tree.head(of: inner)
      name = head > index ? head : nil
    }
    if let name, relation(name) == .appos, upos(tree.left(of: name) - 1) == .punct {
      attach(name, to: verb, as: relation(index))
    }
    attach(index, to: verb, as: .oblUnmarked)
    return true
  }

  /// "agreed Wednesday": a day is no object.
  private mutating func repairTimeObject(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard isDay(index), verb >= 0, verb < index, child(of: index, .det) == nil, child(of: index, .caseMarker) == nil,
      tree.left(of: index) == index
    else { return false }
    attach(index, to: verb, as: .oblUnmarked)
    return true
  }

  func isDay(_ index: TokenIndex) -> Bool {
    guard let time = time(at: index) else { return false }
    return time.kind != .duration && time.kind != .set && upos(index) != .pron && child(of: index, .nmodPoss) == nil
      && (time.granularity == .day || time.granularity == .moment || time.granularity == .month)
  }

  /// "said | 200 people | were killed": what looks like the object of the saying is the subject of what is said.
  private mutating func repairObjectOfSaying(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb >= 0, index > verb, classes(verb).contains(.say), isNominal(index) else { return false }
    for child in tree.children(of: verb) where relation(child) == .ccomp && child > index {
      if let subject = ownSubject(of: child), upos(subject) != .punct { continue }
      guard hasFiniteForm(child), self.child(of: child, .mark) == nil else { continue }
      attach(index, to: child, as: self.child(of: child, .auxPass) != nil ? .nsubjPass : .nsubj)
      return true
    }
    return repairReportedParticiple(index, of: verb)
  }

  /// "a poll found | a quarter of citizens | favoured changing it": a finite clause with a subject of its own and no
  /// conjunction is no subject; it is the saying, and its object the subject of what was said.
  private mutating func repairClauseSubject(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb > index, upos(verb) == .verb, classes(index).contains(.say), hasFiniteForm(index),
      ownSubject(of: index) != nil,
      child(of: index, .mark).map({ isWord($0, "that") || isWord($0, "whether") || isWord($0, "if") }) != true,
      let object = child(of: index, .obj), object > index
    else { return false }
    let sentenceStart = tree.tokens.lowerBound
    analysis.tokens[Int(index)].head = tree.head(of: verb) < 0 ? -1 : tree.head(of: verb) - sentenceStart
    analysis.tokens[Int(index)].relation = relation(verb)
    analysis.tokens[Int(verb)].head = index - sentenceStart
    analysis.tokens[Int(verb)].relation = .ccomp
    analysis.tokens[Int(object)].head = verb - sentenceStart
    analysis.tokens[Int(object)].relation = .nsubj
    return true
  }

  /// "said that fighting had decreased", "concerns that a war could resume": "that" before a subject, and a verb which
  /// has an object already or never has one.
  private mutating func repairComplementizer(_ index: TokenIndex) -> Bool {
    guard isWord(index, "that"), tree.left(of: index) == tree.right(of: index) else { return false }
    let verb = tree.head(of: index)
    guard verb > index, let subject = ownSubject(of: verb), subject > index else { return false }
    var objects = 0
    for child in tree.children(of: verb) where relation(child) == .obj { objects += 1 }
    guard relation(verb) == .ccomp || objects > 1 || classes(verb).contains(.intransitive) else { return false }
    attach(index, to: verb, as: .mark)
    if relation(verb) == .aclRelcl { analysis.tokens[Int(verb)].relation = .acl }
    return true
  }

  /// Coordinated verbs whose forms do not fit: a base form goes with the infinitive before it, a gerund with the gerund
  /// above, "said it was high and was falling" with what was said.
  private mutating func repairConjunct(_ index: TokenIndex) -> Bool {
    let head = tree.head(of: index)
    if repairAppositionConjunct(index) || repairSayingConjunct(index) { return true }
    guard head >= 0, upos(index) == .verb, ownSubject(of: index) == nil else { return false }
    if repairLostSubject(index) || repairParticipleConjunct(index) { return true }
    guard upos(head) == .verb else { return false }
    var hasAuxiliary = false
    for child in tree.children(of: index) {
      hasAuxiliary = hasAuxiliary || [.aux, .auxPass, .cop].contains(relation(child))
    }
    let (own, other) = (token(index).inflection, token(head).inflection)
    if !hasAuxiliary, own == .base, !isInfinitive(index), [.past, .presentThirdPerson, .gerund].contains(other) {
      var walker = index - 1
      while walker > head {
        if upos(walker) == .verb, token(walker).inflection == .base, isInfinitive(walker) {
          attach(index, to: walker, as: .conj)
          return true
        }
        walker -= 1
      }
    }
    if !hasAuxiliary, own == .gerund, other != .gerund, child(of: index, .mark) == nil {
      var walker = tree.head(of: head)
      while walker >= 0 {
        if upos(walker) == .verb, token(walker).inflection == .gerund {
          attach(index, to: walker, as: .conj)
          return true
        }
        walker = tree.head(of: walker)
      }
    }
    guard classes(head).contains(.say), hasAuxiliary else { return false }
    for child in tree.children(of: head) where relation(child) == .ccomp && child < index && child > head {
      guard hasFiniteForm(child) else { continue }
      attach(index, to: child, as: .conj)
      return true
    }
    return false
  }

  /// "led to offers from Google and Mohamed was invited": a noun right before the auxiliary of a clause without a subject,
  /// after the conjunction, is its subject and not one more of the nouns before.
  private mutating func repairLostSubject(_ index: TokenIndex) -> Bool {
    var auxiliary: TokenIndex?
    for child in tree.children(of: index) where [.aux, .auxPass, .cop].contains(relation(child)) && auxiliary == nil {
      auxiliary = child
    }
    guard let auxiliary, hasFiniteForm(index), auxiliary < index, auxiliary > tree.tokens.lowerBound + 1 else {
      return false
    }
    var noun = auxiliary - 1
    while noun > tree.tokens.lowerBound, relation(noun) == .flat || relation(noun) == .compound {
      noun = tree.head(of: noun)
    }
    guard noun >= tree.tokens.lowerBound, noun < auxiliary, isNominal(noun), relation(noun) == .conj,
      tree.right(of: noun) == auxiliary - 1, let link = child(of: noun, .cc), link < noun
    else { return false }
    attach(noun, to: index, as: child(of: index, .auxPass) != nil ? .nsubjPass : .nsubj)
    attach(link, to: index, as: .cc)
    return true
  }

  /// "deprived for months of supplies": the "of" belongs to the verb.
  private mutating func repairPrepositionalObject(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, let marker = child(of: index, .caseMarker), isWord(marker, "of"),
      classes(noun).contains(.timeNoun) || time(at: noun) != nil, relation(noun) == .obl || relation(noun) == .nmod
    else { return false }
    let verb = tree.head(of: noun)
    guard verb >= 0, classes(verb).contains(.ofVerb) else { return false }
    attach(index, to: verb, as: .obl)
    return true
  }

  /// "came after forces in the region agreed to disarm", "since a war there ended": a preposition that is a conjunction
  /// too, its noun, and a finite verb without a subject that hangs on either. No relative clause lacks both its subject
  /// and its pronoun.
  private mutating func repairClauseAfterPreposition(_ index: TokenIndex) -> Bool {
    let governor = tree.head(of: index)
    guard governor >= 0, governor < index, upos(governor) == .verb, let marker = child(of: index, .caseMarker),
      isWord(marker, "after") || isWord(marker, "before") || isWord(marker, "since") || isWord(marker, "until")
        || isWord(marker, "as")
    else { return false }
    let outer = relation(governor) == .xcomp ? tree.head(of: governor) : -1
    guard
      let verb = subjectlessVerb(below: index) ?? subjectlessVerb(below: governor, after: index)
        ?? (outer < 0 ? nil : subjectlessVerb(below: outer, after: index)), verb > index
    else { return false }
    attach(verb, to: governor, as: .advcl)
    attach(marker, to: verb, as: .mark)
    analysis.tokens[Int(index)].head = verb - tree.tokens.lowerBound
    analysis.tokens[Int(index)].relation = child(of: verb, .auxPass) != nil ? .nsubjPass : .nsubj
    return true
  }

  private func subjectlessVerb(below head: TokenIndex, after start: TokenIndex? = nil) -> TokenIndex? {
    for child in tree.children(of: head) where child > (start ?? head) && upos(child) == .verb {
      switch relation(child) {
      case .acl, .aclRelcl, .conj, .parataxis, .ccomp, .dep, .advcl: break
      default: continue
      }
      guard hasFiniteForm(child), ownSubject(of: child) == nil, self.child(of: child, .cc) == nil,
        self.child(of: child, .mark) == nil, !hasRelativeWord(child, of: head)
      else { continue }
      return child
    }
    return nil
  }

  /// "The painter, who …, | taught at the academy": a noun at the root, and on it a finite verb without a subject that is
  /// no clause of the noun's. The verb is the sentence's, the noun its subject.
  private mutating func repairLostRoot(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, noun < index, tree.head(of: noun) < 0, isNominal(noun), !hasCopula(noun), upos(index) == .verb,
      ownSubject(of: index) == nil, hasFiniteForm(index), child(of: index, .mark) == nil, child(of: index, .cc) == nil,
      child(of: noun, .aclRelcl) != nil || child(of: noun, .appos) != nil || child(of: noun, .acl) != nil,
      prepositionToken(of: noun) == nil
    else { return false }
    analysis.tokens[Int(index)].head = -1
    analysis.tokens[Int(index)].relation = .root
    analysis.tokens[Int(noun)].head = index - tree.tokens.lowerBound
    analysis.tokens[Int(noun)].relation = child(of: index, .auxPass) != nil ? .nsubjPass : .nsubj
    return true
  }

  /// "Two men drowned, police said, and three were saved", "said two drowned and three were saved": what follows with a
  /// subject of its own goes on with what was said, unless a comma sets it off behind that.
  private mutating func repairSayingConjunct(_ index: TokenIndex) -> Bool {
    let saying = tree.head(of: index)
    guard saying >= 0, saying < index, upos(index) == .verb, classes(saying).contains(.say),
      !classes(index).contains(.say), ownSubject(of: index) != nil, let link = child(of: index, .cc), link > saying,
      let content = child(of: saying, .ccomp), content < index,
      content < saying || upos(link - 1) != .punct || child(of: index, .mark).map({ isWord($0, "that") }) == true
    else { return false }
    attach(index, to: content, as: .conj)
    return true
  }

  /// "a boy wearing a mask and led by guards": a participle after the conjunction goes with the participle before it, not
  /// with the noun.
  private mutating func repairParticipleConjunct(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, isNominal(noun), !hasFiniteForm(index) || token(index).inflection == .past, !hasCopula(noun),
      let participle = child(of: noun, .acl), participle > noun, participle < index, !isInfinitive(participle)
    else { return false }
    attach(index, to: participle, as: .conj)
    return true
  }

  /// "ended with England | winning": the noun after "with" is the subject of the participle behind it.
  private mutating func repairAbsolute(_ index: TokenIndex) -> Bool {
    let governor = tree.head(of: index)
    guard governor >= 0, let marker = child(of: index, .caseMarker), isWord(marker, "with"),
      name(at: index) != nil || upos(index) == .pron
    else { return false }
    for child in tree.children(of: governor) where child == tree.right(of: index) + 1 && relation(child) == .advcl {
      guard token(child).inflection == .gerund, ownSubject(of: child) == nil, self.child(of: child, .mark) == nil else {
        return false
      }
      attach(index, to: child, as: .nsubj)
      attach(marker, to: child, as: .mark)
      return true
    }
    return false
  }

  /// "was barred from selling bread | by the Ministry": a body after "by" in the active clause below a passive is the
  /// agent of the passive.
  private mutating func repairAgent(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb >= 0, index > verb, upos(verb) == .verb, let marker = child(of: index, .caseMarker),
      isWord(marker, "by"), isNominal(index), time(at: index) == nil, !isPassive(verb), !hasFiniteForm(verb),
      upos(index) == .propn || classes(index).contains(.relational)
    else { return false }
    let governor = tree.head(of: verb)
    guard governor >= 0, governor < verb, upos(governor) == .verb, isPassive(governor), agentOfPassive(governor) == nil
    else { return false }
    attach(index, to: governor, as: .oblAgent)
    return true
  }

  /// "hit the ball, | sending it away": a gerund set off by a comma behind an object goes with the clause.
  private mutating func repairTrailingParticiple(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, noun < index, token(index).inflection == .gerund, child(of: index, .mark) == nil,
      ownSubject(of: index) == nil, !classes(index).contains(.intransitive)
    else { return false }
    let left = tree.left(of: index)
    guard left > tree.tokens.lowerBound, isWord(left, ",") || isWord(left - 1, ",") else { return false }
    var walker = noun
    while relation(walker) == .nmod || relation(walker) == .conj { walker = tree.head(of: walker) }
    guard walker >= 0, relation(walker) == .obj || relation(walker) == .obl, tree.head(of: walker) < walker else {
      return false
    }
    let verb = tree.head(of: walker)
    guard verb >= 0, upos(verb) == .verb else { return false }
    attach(index, to: verb, as: .advcl)
    return true
  }

  /// "the blockade of the road | connecting two towns", "a photo of a boy | wearing a cap": of an act, a part or a picture
  /// and its noun the participle behind them is about the noun.
  private mutating func repairParticipleOfNoun(_ index: TokenIndex) -> Bool {
    let outer = tree.head(of: index)
    guard outer >= 0, outer < index, upos(outer) == .noun, !isInfinitive(index), child(of: index, .mark) == nil,
      entry(outer).verb != .none || classes(outer).contains(.container)
    else { return false }
    for child in tree.children(of: outer) where child > outer && relation(child) == .nmod {
      guard tree.right(of: child) == tree.left(of: index) - 1, let marker = prepositionToken(of: child),
        isWord(marker, "of"), upos(child) == .noun, child == tree.right(of: child)
      else { continue }
      attach(index, to: child, as: .acl)
      return true
    }
    return false
  }

  /// "the forces in the region, | which is …": the verb's number says which of the nouns before it the pronoun stands for.
  private mutating func repairAgreement(_ index: TokenIndex) -> Bool {
    let outer = tree.head(of: index)
    guard outer >= 0, outer < index, upos(outer) == .noun, child(of: outer, .conj) == nil,
      let subject = ownSubject(of: index), classes(subject).contains(.relative), let wanted = number(ofClause: index),
      token(outer).inflection == .singular || token(outer).inflection == .plural, token(outer).inflection != wanted
    else { return false }
    var found: TokenIndex?
    var walker = outer
    while let last = lastPhrase(of: walker, before: index) {
      if upos(last) == .noun || upos(last) == .propn, token(last).inflection == wanted { found = last }
      walker = last
    }
    guard let found, tree.right(of: found) < index else { return false }
    attach(index, to: found, as: .aclRelcl)
    return true
  }

  private func lastPhrase(of noun: TokenIndex, before clause: TokenIndex) -> TokenIndex? {
    var last: TokenIndex?
    for child in tree.children(of: noun) where child > noun && child < clause && relation(child) == .nmod {
      last = child
    }
    return last
  }

  /// The number that a clause's auxiliary asks of its subject; nil where its form does not tell. A verb alone does not:
  /// "…, which means that" may be about all that stands before it.
  private func number(ofClause index: TokenIndex) -> Inflection? {
    for child in tree.children(of: index) where [.aux, .auxPass, .cop].contains(relation(child)) {
      if isWord(child, "is") || isWord(child, "was") || isWord(child, "has") || isWord(child, "does") {
        return .singular
      }
      if isWord(child, "are") || isWord(child, "were") || isWord(child, "have") || isWord(child, "do") {
        return .plural
      }
      return nil
    }
    return nil
  }
}
