import Language
import Text

/// Repairs of where a whole clause hangs: verbs taken for participles of their subject, and phrases hung on what cannot
/// govern them.
extension FactReader {
  /// "A second decision | followed on Monday.": a sentence whose only verb is a participle of its only noun is a clause,
  /// where the verb has no passive.
  mutating func repairLoneParticiple(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, relation(noun) == .root, isNominal(noun), index > noun, upos(index) == .verb,
      token(index).inflection == .pastParticiple || token(index).inflection == .past,
      !classes(index).isDisjoint(with: [.intransitive, .occur]), child(of: index, .obj) == nil, endsWithPoint
    else { return false }
    for token in tree.tokens where token != index && (upos(token) == .verb || upos(token) == .aux) {
      if !tree.contains(token, below: index) { return false }
    }
    makeRoot(index, over: noun, as: .nsubj)
    return true
  }

  /// "Adams | , Brown and Clark shared the prize": what stands before the comma is the first of the subjects.
  mutating func repairFirstOfSubjects(_ index: TokenIndex) -> Bool {
    let first = tree.head(of: index)
    guard first == tree.tokens.lowerBound, relation(first) == .root, upos(index) == .verb,
      let subject = ownSubject(of: index), subject > first + 1, upos(first + 1) == .punct,
      tree.left(of: subject) <= first + 2, child(of: subject, .conj) != nil, isCapital(first), isCapital(subject)
    else { return false }
    let role = relation(subject)
    makeRoot(index, over: first, as: role)
    analysis.tokens[Int(first)].upos = upos(subject)
    analysis.tokens[Int(subject)].head = first - tree.tokens.lowerBound
    analysis.tokens[Int(subject)].relation = .conj
    for child in tree.children(of: subject) where relation(child) == .conj { attach(child, to: first, as: .conj) }
    return true
  }

  /// "Envoys | of A and of B met": a preposition hung on the verb before its subject belongs to the subject's phrase, and
  /// the noun before it is who meets.
  mutating func repairSplitSubject(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, relation(noun) == .root, isNominal(noun), upos(index) == .verb, hasFiniteForm(index),
      let subject = ownSubject(of: index), let marker = child(of: index, .caseMarker), marker > noun, marker < subject,
      tree.left(of: subject) == marker + 1
    else { return false }
    let role = relation(subject)
    makeRoot(index, over: noun, as: role)
    analysis.tokens[Int(subject)].head = noun - tree.tokens.lowerBound
    analysis.tokens[Int(subject)].relation = .nmod
    analysis.tokens[Int(marker)].head = subject - tree.tokens.lowerBound
    return true
  }

  /// "called the doctor by telephone": whoever calls without an object calls somebody, not somebody something.
  mutating func repairCalledObject(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb >= 0, verb < index, upos(verb) == .verb, classes(verb).contains(.name), isNominal(index),
      !isPassive(verb), child(of: verb, .obj) == nil, child(of: verb, .auxPass) == nil, child(of: index, .cop) == nil,
      child(of: index, .caseMarker) == nil, relation(verb) != .acl, relation(verb) != .aclRelcl, hasSubject(verb)
    else { return false }
    for child in tree.children(of: verb) where child < verb && classes(child).contains(.relative) { return false }
    attach(index, to: verb, as: .obj)
    return true
  }

  /// ", demanding …" behind a day, a place or a comma: the participle says what the subject of the clause does.
  mutating func repairFreeParticiple(_ index: TokenIndex) -> Bool {
    guard token(index).inflection == .gerund, child(of: index, .mark) == nil, !hasSubject(index) else { return false }
    let head = tree.head(of: index)
    guard head >= 0, head < index, !isPredicate(head), relation(head) == .obl || relation(head) == .oblUnmarked
    else { return false }
    let left = tree.left(of: index)
    guard left > tree.tokens.lowerBound, upos(left) == .punct || upos(left - 1) == .punct,
      let verb = predicate(above: head)
    else { return false }
    attach(index, to: verb, as: .advcl)
    return true
  }

  /// A circumstance hung on a comma belongs to the clause around it.
  mutating func repairCircumstanceOfMark(_ index: TokenIndex) -> Bool {
    let head = tree.head(of: index)
    guard head >= 0, upos(head) == .punct, let verb = predicate(above: head) else { return false }
    attach(index, to: verb, as: relation(index))
    return true
  }

  /// "became the first pilot ever | to cross the strait": an infinitive behind a noun that it singles out is the noun's.
  mutating func repairSinglingInfinitive(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb >= 0, verb < index, isInfinitive(index), !hasSubject(index) else { return false }
    for child in tree.children(of: verb) where child > verb && child < index {
      guard relation(child) == .xcomp || relation(child) == .obj, isNominal(child), isSingledOut(child) else {
        continue
      }
      attach(index, to: child, as: .acl)
      return true
    }
    return false
  }

  /// "died aged | 81": the number belongs to "aged".
  mutating func repairAge(_ index: TokenIndex) -> Bool {
    guard upos(index) == .num, index > tree.tokens.lowerBound, isWord(index - 1, "aged"),
      tree.head(of: index) != index - 1
    else { return false }
    attach(index, to: index - 1, as: .obj)
    return true
  }

  /// "found | most voters | favoured lower taxes": a participle that has an object is none, save where its verb has two.
  mutating func repairReportedParticiple(_ index: TokenIndex, of saying: TokenIndex) -> Bool {
    guard let verb = child(of: index, .acl), verb > index, !isInfinitive(verb), agentOfPassive(verb) == nil,
      token(verb).inflection == .past || token(verb).inflection == .pastParticiple,
      classes(verb).isDisjoint(with: [.name, .giving, .telling, .supply, .light]),
      child(of: verb, .obj) != nil || child(of: verb, .xcomp) != nil, tree.left(of: verb) == verb
    else { return false }
    attach(verb, to: saying, as: .ccomp)
    analysis.tokens[Int(index)].head = verb - tree.tokens.lowerBound
    analysis.tokens[Int(index)].relation = .nsubj
    for child in tree.children(of: index) where child > verb {
      attach(child, to: verb, as: relation(child) == .acl ? .advcl : relation(child))
    }
    return true
  }

  /// "called for the town | to be rebuilt": who is to do it, or what is to be done to, stands before "to".
  mutating func repairForClause(_ index: TokenIndex) -> Bool {
    let governor = tree.head(of: index)
    guard governor >= 0, governor < index, let marker = child(of: index, .caseMarker), isWord(marker, "for"),
      isNominal(index), !classes(governor).isDisjoint(with: [.seekFor, .askNoun])
    else { return false }
    let next = tree.right(of: index) + 1
    guard tree.tokens.contains(next), isWord(next, "to"), relation(next) == .mark else { return false }
    let verb = tree.head(of: next)
    guard verb > next, !hasSubject(verb), !tree.contains(governor, below: verb) else { return false }
    attach(verb, to: governor, as: upos(governor) == .verb ? .ccomp : .acl)
    analysis.tokens[Int(index)].head = verb - tree.tokens.lowerBound
    analysis.tokens[Int(index)].relation = child(of: verb, .auxPass) != nil ? .nsubjPass : .nsubj
    analysis.tokens[Int(marker)].head = verb - tree.tokens.lowerBound
    analysis.tokens[Int(marker)].relation = .mark
    return true
  }

  private func predicate(above index: TokenIndex) -> TokenIndex? {
    var walker = tree.head(of: index)
    while walker >= 0 {
      if isPredicate(walker) { return walker }
      walker = tree.head(of: walker)
    }
    return nil
  }

  /// Puts a verb in the place of the root that it hung on, which it now governs.
  mutating func makeRoot(_ verb: TokenIndex, over root: TokenIndex, as relation: Relation) {
    let start = tree.tokens.lowerBound
    analysis.tokens[Int(verb)].head = -1
    analysis.tokens[Int(verb)].relation = .root
    analysis.tokens[Int(root)].head = verb - start
    analysis.tokens[Int(root)].relation = relation
    for child in tree.children(of: root) where child > verb && upos(child) == .punct {
      analysis.tokens[Int(child)].head = verb - start
    }
  }

  private var endsWithPoint: Bool { isWord(tree.tokens.upperBound - 1, ".") }

  private func isCapital(_ index: TokenIndex) -> Bool {
    guard let first = analysis.symbols.bytes(of: token(index).form).first else { return false }
    return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
  }

  /// "A court | on Tuesday declared …": a day right before the verb says when the subject did it, save where the subject is
  /// what happened then.
  mutating func repairDayOfSubject(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, noun < index, relation(noun) == .nsubj || relation(noun) == .nsubjPass, isDay(index),
      prepositionToken(of: index).map({ isWord($0, "on") }) == true, entry(noun).verb == .none,
      classes(noun).isDisjoint(with: [.event, .talk, .timeNoun]), upos(noun) != .verb,
      case let verb = tree.head(of: noun), verb > index, upos(verb) == .verb,
      (tree.right(of: index) + 1..<verb).allSatisfy({ upos($0) == .aux || upos($0) == .adv })
    else { return false }
    attach(index, to: verb, as: .obl)
    return true
  }
}
