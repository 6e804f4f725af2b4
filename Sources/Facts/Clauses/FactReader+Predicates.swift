import Language
import Text

/// Which tokens carry a clause, in which voice, and who its subject is, shared or controlled subjects included.
extension FactReader {
  /// Whether a clause hangs on the token: a verb that is more than an adjective, or whatever a copula makes a predicate.
  func isPredicate(_ index: TokenIndex) -> Bool {
    switch relation(index) {
    case .aux, .auxPass, .cop, .caseMarker, .fixed, .flat, .mark, .cc, .goeswith, .reparandum, .discourse, .punct,
      .det, .nummod, .advmod:
      return false
    case .amod: return upos(index) == .verb && isParticipialModifier(index)
    case .compound, .nmod, .nmodDesc, .nmodPoss, .nsubj, .nsubjPass, .obj, .obl, .oblAgent, .appos:
      // A gerund in a nominal place is read as a nominal.
      return hasCopula(index) || (upos(index) == .verb && (hasSubject(index) || child(of: index, .obj) != nil))
    default: break
    }
    if upos(index) == .verb { return true }
    if hasCopula(index) { return true }
    if upos(index) == .aux, relation(index) == .root || hasSubject(index) { return true }
    return false
  }

  func hasCopula(_ index: TokenIndex) -> Bool { child(of: index, .cop) != nil }

  func hasSubject(_ index: TokenIndex) -> Bool { ownSubject(of: index) != nil }

  /// "Russian-mediated", "displaced by the war": a participle before its noun says something only with an agent or a
  /// circumstance of its own.
  private func isParticipialModifier(_ index: TokenIndex) -> Bool {
    for child in tree.children(of: index) {
      switch relation(child) {
      case .compound: if compoundAgent(of: index) != nil || token(index).inflection == .gerund { return true }
      case .obl, .oblAgent, .obj: return true
      default: continue
      }
    }
    return false
  }

  func ownSubject(of index: TokenIndex) -> TokenIndex? {
    var found: TokenIndex?
    for child in tree.children(of: index) {
      switch relation(child) {
      case .nsubj, .nsubjPass: return child
      case .csubj, .csubjPass, .nsubjOuter: found = found ?? child
      default: continue
      }
    }
    return found
  }

  /// Whether the surface subject undergoes the verb.
  func isPassive(_ index: TokenIndex) -> Bool {
    guard upos(index) == .verb || token(index).inflection == .pastParticiple else { return false }
    var hasAuxiliary = false
    var hasSubject = false
    var isAbsolute = false
    let isParticiple = token(index).inflection == .pastParticiple || token(index).inflection == .past
    for child in tree.children(of: index) {
      switch relation(child) {
      case .nsubjPass, .auxPass, .csubjPass: return true
      case .aux, .cop:
        hasAuxiliary = true
        // "wasn't ‘forced’": a form of "be" before a participle.
        if relation(child) == .aux, lemma(child) == lemmas.be, isParticiple, !classes(index).contains(.intransitive) {
          return true
        }
      case .nsubj: hasSubject = true
      case .mark: isAbsolute = isAbsolute || isWord(child, "with")
      default: continue
      }
    }
    // "with the windows blown out"
    if isAbsolute, isParticiple, hasSubject, !hasAuxiliary { return !classes(index).contains(.intransitive) }
    if hasSubject { return false }
    if relation(index) == .conj, isParticiple, !hasAuxiliary, sharesPassive(index) { return true }
    guard token(index).inflection == .pastParticiple, !hasAuxiliary else { return false }
    switch relation(index) {
    case .acl: return !classes(index).contains(.intransitive)
    case .amod: return true
    case .advcl, .root, .parataxis, .xcomp:
      return child(of: index, .obj) == nil && !classes(index).contains(.intransitive)
    case .conj:
      let head = tree.head(of: index)
      return head >= 0 && (isPassive(head) || relation(head) == .amod)
    default: return false
    }
  }

  /// "was stopped and told that …", "wearing a mask and led by guards": coordinated with what need not be passive, but
  /// a telling without anyone who is told, or with an agent and no object.
  private func sharesPassive(_ index: TokenIndex) -> Bool {
    let head = tree.head(of: index)
    guard head >= 0, child(of: index, .obj) == nil, child(of: index, .iobj) == nil else { return false }
    if classes(index).contains(.telling), isPassive(head) { return true }
    return token(index).inflection == .pastParticiple && child(of: index, .oblAgent) != nil
  }

  /// The surface subject, the token that heads it: the clause's own, one shared with a coordinated clause, or one that a
  /// governing verb or noun lends (control, raising, participles, relative clauses). nil where there is none to be had.
  func subject(of index: TokenIndex, depth: Int = 0) -> TokenIndex? {
    if let own = ownSubject(of: index) {
      // "The aim of the pump is to save water": the aim saves nothing.
      if relation(own) == .nsubjOuter, classes(own).contains(.planNoun) { return holder(of: own) }
      return antecedent(ofRelative: own) ?? own
    }
    let head = tree.head(of: index)
    guard head >= 0, depth < 12, child(of: index, .expl) == nil else { return nil }
    switch relation(index) {
    case .conj:
      guard isPredicate(head) else { return nil }
      return subject(of: head, depth: depth + 1)
    case .xcomp: return controller(of: index, head: head, depth: depth)
    case .advcl where isOrdered(index): return controller(of: index, head: head, depth: depth)
    case .advcl:
      guard isPredicate(head) else { return nominalController(head) }
      if hasFiniteForm(index) { return nil }
      if let mark = child(of: index, .mark), isWord(mark, "of") || isWord(mark, "from") || isWord(mark, "into"),
        let object = child(of: head, .obj)
      {
        return object
      }
      // "jailed the director for hiding it": who is jailed, thanked or blamed did what it was for.
      if classes(head).contains(.blameFor), !isPassive(head), let object = child(of: head, .obj),
        let mark = child(of: index, .mark), isWord(mark, "for")
      {
        return antecedent(ofRelative: object) ?? object
      }
      // "was founded to help", "is made by pressing": whoever did the first does the second.
      if isPassive(head), isInfinitive(index) || child(of: index, .mark).map({ isWord($0, "by") }) == true {
        return agentOfPassive(head)
      }
      return subject(of: head, depth: depth + 1)
    case .ccomp:
      // "denied having met": no subject of its own and not finite.
      guard isPredicate(head), !hasFiniteForm(index) else { return nil }
      return subject(of: head, depth: depth + 1)
    case .acl:
      if isInfinitive(index) { return infinitiveController(of: head, index, depth: depth) }
      if child(of: index, .mark) != nil {
        guard isCharge(index) else { return nominalController(head) }
        // "was accused by the senator of hiding": the accuser stands between.
        let governor = tree.head(of: head)
        return isPassive(governor) && agentOfPassive(governor) == head ? subject(of: governor, depth: depth + 1) : head
      }
      return head
    case .amod: return head
    case .aclRelcl: return relativeGap(index) == .subject ? head : nil
    default: return nil
    }
  }

  /// "accused forces | of attacking": hung on the noun, but about what it is accused of or kept from.
  func isCharge(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, relation(index) == .acl, token(index).inflection == .gerund,
      let mark = child(of: index, .mark) ?? child(of: index, .caseMarker),
      isWord(mark, "of") || isWord(mark, "from") || isWord(mark, "for")
    else { return false }
    let governor = tree.head(of: noun)
    return governor >= 0 && !classes(governor).isDisjoint(with: [.accuse, .prevent])
  }

  /// "ordered the company | to pay": a complement, although it hangs like a purpose.
  func isOrdered(_ index: TokenIndex) -> Bool {
    let governor = tree.head(of: index)
    guard governor >= 0, relation(index) == .advcl, isInfinitive(index), index > governor,
      !classes(governor).isDisjoint(with: [.request, .permit, .persuade])
    else { return false }
    return child(of: governor, .obj) != nil || child(of: governor, .iobj) != nil || isPassive(governor)
  }

  /// Object control where the governor has an object, save for "promise" and its like; else subject control.
  private func controller(of index: TokenIndex, head: TokenIndex, depth: Int) -> TokenIndex? {
    if isPredicate(head) || upos(head) == .verb {
      let object = child(of: head, .obj) ?? child(of: head, .iobj)
      if let object, object != index, !classes(head).contains(.subjectControl) {
        return antecedent(ofRelative: object) ?? object
      }
      return subject(of: head, depth: depth + 1)
    }
    return nominalController(head)
  }

  /// "Azerbaijan's decision to use force": whose decision it is; "the first to arrive": the noun itself; "campfires to
  /// cook food": nobody that the phrase names.
  private func infinitiveController(of noun: TokenIndex, _ index: TokenIndex, depth: Int) -> TokenIndex? {
    if let possessor = nominalController(noun) { return possessor }
    let governing = tree.head(of: noun)
    let isPlan = classes(noun).contains(.planNoun) || classes(noun).contains(.refuseNoun) || entry(noun).verb != .none
    if isPlan {
      guard governing >= 0, relation(noun) == .obj, isPredicate(governing) else { return nil }
      return subject(of: governing, depth: depth + 1)
    }
    if isSingledOut(noun) {
      // "Ada was the first pilot to land": who the noun is said of.
      if hasCopula(noun) { return subject(of: noun, depth: depth + 1) ?? noun }
      let says = relation(noun) == .xcomp && governing >= 0 && isPredicate(governing)
      return says ? subject(of: governing, depth: depth + 1) ?? noun : noun
    }
    // "a monument to be built"
    if isPassive(index) { return noun }
    return nil
  }

  /// "the first to arrive", "the only team to win", "the youngest man to sail": the infinitive says what it did.
  func isSingledOut(_ noun: TokenIndex) -> Bool {
    func singles(_ index: TokenIndex) -> Bool {
      isWord(index, "first") || isWord(index, "last") || isWord(index, "only") || isWord(index, "second")
        || isWord(index, "third")
    }
    if singles(noun) { return true }
    for child in tree.children(of: noun) where child < noun && relation(child) == .amod {
      if singles(child) || token(child).inflection == .superlative { return true }
    }
    return false
  }

  /// Whose aim it is: "the town's aim", "the aim of the town".
  private func holder(of noun: TokenIndex) -> TokenIndex? {
    nominalController(noun) ?? modifier(of: noun, markedBy: "of")
  }

  /// Who a noun's act belongs to: its possessor, or the nationality or name before it.
  func nominalController(_ noun: TokenIndex) -> TokenIndex? {
    child(of: noun, .nmodPoss) ?? modifier(of: noun, markedBy: "by")
  }

  /// The first phrase behind a noun that a preposition joins to it; nil where there is none.
  private func modifier(of noun: TokenIndex, markedBy preposition: StaticString) -> TokenIndex? {
    for child in tree.children(of: noun) where child > noun && relation(child) == .nmod {
      if let marker = self.child(of: child, .caseMarker), isWord(marker, preposition) { return child }
    }
    return nil
  }

  func isInfinitive(_ index: TokenIndex) -> Bool {
    for child in tree.children(of: index) where relation(child) == .mark && isWord(child, "to") {
      // "admitted to stealing"
      return token(index).inflection != .gerund
    }
    return false
  }

  /// Whether the clause has tense: an inflected verb, auxiliary or copula.
  func hasFiniteForm(_ index: TokenIndex) -> Bool {
    func isFinite(_ token: TokenIndex) -> Bool {
      switch self.token(token).inflection {
      case .past, .present, .presentThirdPerson, .modal: true
      default: false
      }
    }
    if isFinite(index) { return true }
    for child in tree.children(of: index) {
      switch relation(child) {
      case .aux, .auxPass, .cop: if isFinite(child) { return true }
      default: continue
      }
    }
    return false
  }

  /// Which place of a relative clause its noun fills.
  enum Gap { case none, subject, object, time, place, manner, cause }

  /// The gap of a relative clause; `none` where a relative word fills it.
  func relativeGap(_ index: TokenIndex) -> Gap {
    guard relation(index) == .aclRelcl else { return .none }
    let noun = tree.head(of: index)
    guard noun >= 0, !hasRelativeWord(index, of: noun) else { return .none }
    let known = classes(noun)
    if ownSubject(of: index) == nil { return child(of: index, .expl) == nil ? .subject : .none }
    if known.contains(.timeNoun) { return .time }
    if known.contains(.wayNoun) { return .manner }
    if known.contains(.reasonNoun) { return .cause }
    if hasCopula(index) || isPassive(index) { return .none }
    return .object
  }

  func hasRelativeWord(_ clause: TokenIndex, of noun: TokenIndex) -> Bool {
    var index = tree.left(of: clause)
    while index <= clause {
      if classes(index).contains(.relative), antecedent(ofRelative: index) == noun { return true }
      index += 1
    }
    return false
  }

  /// "Russian" in "Russian-mediated": the name a past participle forms a compound with. Other nouns there say how or for
  /// what as often as by whom ("hand-made", "purpose-built") and are passed over.
  func compoundAgent(of index: TokenIndex) -> TokenIndex? {
    guard token(index).inflection == .pastParticiple || token(index).inflection == .past else { return nil }
    for child in tree.children(of: index) where child < index {
      switch relation(child) {
      case .compound, .amod, .nmod, .obl, .advmod:
        if upos(child) == .propn || name(at: child) != nil { return child }
        // "Russian" there is an adjective; adverbs and other adjectives are in lower case.
        if upos(child) == .adj, relation(child) == .compound, isCapitalised(child) { return child }
      default: continue
      }
    }
    return nil
  }

  private func isCapitalised(_ index: TokenIndex) -> Bool {
    guard let first = analysis.symbols.bytes(of: token(index).form).first else { return false }
    return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
  }

  /// "Ann Lee, a nurse who has led the club": whom the apposition is about, for the clause that hangs on it; any other
  /// head itself.
  func named(_ noun: TokenIndex, by fact: Fact) -> TokenIndex {
    guard relation(noun) == .appos, upos(noun) == .noun, tree.tokens.contains(fact.predicateToken),
      fact.predicateToken != noun, tree.contains(fact.predicateToken, below: noun), case let name = tree.head(of: noun),
      name >= 0, name < noun, self.name(at: name)?.kind == .person
    else { return noun }
    return name
  }

  /// "swept away": an adverb to the parser, and yet another verb.
  func away(behind index: TokenIndex) -> TokenIndex? {
    tree.children(of: index).first { $0 == index + 1 && relation($0) == .advmod && isWord($0, "away") }
  }

  /// Whom or what "by" names below a passive; nil where it names nothing.
  func agentOfPassive(_ index: TokenIndex) -> TokenIndex? {
    for child in tree.children(of: index) {
      if relation(child) == .oblAgent { return child }
      if relation(child) == .obl, let marker = prepositionToken(of: child), isWord(marker, "by") { return child }
    }
    return nil
  }
}
