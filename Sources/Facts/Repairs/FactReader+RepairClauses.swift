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

  /// "Welsh | , Catalan and Czech were added": a word that looks like a call before the comma is the first of the subjects.
  mutating func repairCallBeforeSubjects(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard index == tree.tokens.lowerBound, verb > index, isCapital(index), isWord(index + 1, ","),
      let subject = ownSubject(of: verb), subject > index + 1, tree.left(of: subject) <= index + 2,
      child(of: subject, .conj) != nil, isCapital(subject)
    else { return false }
    analysis.tokens[Int(index)].upos = upos(subject)
    attach(index, to: verb, as: relation(subject))
    analysis.tokens[Int(subject)].head = index - tree.tokens.lowerBound
    analysis.tokens[Int(subject)].relation = .conj
    for child in tree.children(of: subject) where relation(child) == .conj { attach(child, to: index, as: .conj) }
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

  func isCapital(_ index: TokenIndex) -> Bool {
    guard let first = analysis.symbols.bytes(of: token(index).form).first else { return false }
    return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
  }

  /// "said | 200 people | were killed": what looks like the object of the saying is the subject of what is said.
  mutating func repairObjectOfSaying(_ index: TokenIndex) -> Bool {
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
  mutating func repairClauseSubject(_ index: TokenIndex) -> Bool {
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
  mutating func repairComplementizer(_ index: TokenIndex) -> Bool {
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

  /// "came after forces in the region agreed to disarm", "since a war there ended": a preposition that is a conjunction
  /// too, its noun, and a finite verb without a subject that hangs on either. No relative clause lacks both its subject
  /// and its pronoun.
  mutating func repairClauseAfterPreposition(_ index: TokenIndex) -> Bool {
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
  mutating func repairLostRoot(_ index: TokenIndex) -> Bool {
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

  /// "the clock was | lent by the school": what has an agent is no adjective.
  mutating func repairPassive(_ index: TokenIndex) -> Bool {
    let participle = tree.head(of: index)
    guard participle >= 0, upos(participle) == .adj, let copula = child(of: participle, .cop),
      let subject = child(of: participle, .nsubj)
    else { return false }
    analysis.tokens[Int(participle)].upos = .verb
    analysis.tokens[Int(participle)].inflection = .pastParticiple
    attach(copula, to: participle, as: .auxPass)
    attach(subject, to: participle, as: .nsubjPass)
    return true
  }
}
