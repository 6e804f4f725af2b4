import Language
import Text

/// Repairs of phrases, participles and relative clauses hung on the wrong one of the words before them.
extension FactReader {
  /// "deprived for months of supplies": the "of" belongs to the verb.
  mutating func repairPrepositionalObject(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, let marker = child(of: index, .caseMarker), isWord(marker, "of"),
      classes(noun).contains(.timeNoun) || time(at: noun) != nil, relation(noun) == .obl || relation(noun) == .nmod
    else { return false }
    let verb = tree.head(of: noun)
    guard verb >= 0, classes(verb).contains(.ofVerb) else { return false }
    attach(index, to: verb, as: .obl)
    return true
  }

  /// "ended with England | winning": the noun after "with" is the subject of the participle behind it.
  mutating func repairAbsolute(_ index: TokenIndex) -> Bool {
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
  mutating func repairAgent(_ index: TokenIndex) -> Bool {
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
  mutating func repairTrailingParticiple(_ index: TokenIndex) -> Bool {
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
  mutating func repairParticipleOfNoun(_ index: TokenIndex) -> Bool {
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
  mutating func repairAgreement(_ index: TokenIndex) -> Bool {
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

  /// "eleven workers and a teacher, Edwin Farrow, | who became …": a relative clause belongs to the name in apposition before it.
  mutating func repairRelativeOfName(_ index: TokenIndex) -> Bool {
    let outer = tree.head(of: index)
    guard let subject = ownSubject(of: index), subject > tree.tokens.lowerBound, isWord(subject, "who"),
      isWord(subject - 1, ","),
      let name = tree.tokens.first(where: { token in
        token > outer && relation(token) == .appos && tree.right(of: token) == subject - 2
          && name(at: token)?.kind == .person
      }), tree.contains(name, below: outer)
    else { return false }
    attach(index, to: name, as: .aclRelcl)
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
