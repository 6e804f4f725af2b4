import Language
import Text

/// Repairs of what stands at the head of a question or a relative clause, away from the verb it belongs to.
extension FactReader {
  /// "what is the bridge | made of": a participle behind the predicate noun of a question, and a preposition that ends
  /// it, are the question's verb.
  mutating func repairAskedParticiple(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, relation(noun) == .root, isNominal(noun), index > noun,
      token(index).inflection == .pastParticiple || token(index).inflection == .past,
      let asked = child(of: noun, .nsubj), classes(asked).contains(.wh), let copula = child(of: noun, .cop),
      asked < copula, copula < noun, child(of: index, .obj) == nil
    else { return false }
    var last = tree.tokens.upperBound - 1
    while last > index, upos(last) == .punct { last -= 1 }
    guard last > index, upos(last) == .adp, tree.contains(last, below: index) else { return false }
    makeRoot(index, over: noun, as: .nsubjPass)
    attach(copula, to: index, as: .auxPass)
    attach(asked, to: index, as: .obl)
    return true
  }

  /// "what | was | Ann before she made films": the subject belongs to what is asked for, and so does the clause behind it.
  mutating func repairSubjectOfCopula(_ index: TokenIndex) -> Bool {
    let copula = tree.head(of: index)
    guard copula >= 0, relation(copula) == .cop, case let asked = tree.head(of: copula), asked >= 0,
      ownSubject(of: asked) == nil
    else { return false }
    attach(index, to: asked, as: .nsubj)
    if upos(index) == .propn || upos(index) == .pron {
      for clause in tree.children(of: index) where clause > index && relation(clause) == .advcl {
        attach(clause, to: asked, as: .advcl)
      }
    }
    return true
  }

  /// "were any files | lost in the outage": a question that "be" opens asks of the participle behind its subject.
  mutating func repairAskedPassive(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, index > noun, token(index).inflection == .pastParticiple || token(index).inflection == .past,
      relation(noun) == .nsubj, case let copula = tree.head(of: noun), copula == tree.tokens.lowerBound,
      relation(copula) == .root, upos(copula) == .aux, child(of: copula, .expl) == nil,
      tree.children(of: copula).allSatisfy({ $0 == noun || upos($0) == .punct || $0 > index })
    else { return false }
    makeRoot(index, over: copula, as: .auxPass)
    analysis.tokens[Int(noun)].head = index - tree.tokens.lowerBound
    analysis.tokens[Int(noun)].relation = .nsubjPass
    for child in tree.children(of: copula) where child > index { attach(child, to: index, as: relation(child)) }
    return true
  }

  /// "which is dearer, | Ann's or Bo's": what follows the question behind a comma is no conjunct of its predicate.
  mutating func repairAskedAlternatives(_ index: TokenIndex) -> Bool {
    let predicate = tree.head(of: index)
    guard predicate >= 0, relation(predicate) == .root, !isNominal(predicate), isNominal(index), index > predicate,
      child(of: index, .cc) == nil, isWord(tree.left(of: index), ","),
      tree.tokens.contains(where: { classes($0).contains(.wh) })
    else { return false }
    let others = (Array(tree.children(of: predicate)) + Array(tree.children(of: index))).filter { other in
      other > index && relation(other) == .conj && isNominal(other)
    }
    guard others.contains(where: { child(of: $0, .cc).map { isWord($0, "or") } == true }) else { return false }
    attach(index, to: predicate, as: .parataxis)
    for other in others { attach(other, to: index, as: .conj) }
    return true
  }

  /// "what is | Postern": what is written as a name is none of the adjectives.
  mutating func repairAskedName(_ index: TokenIndex) -> Bool {
    guard upos(index) == .adj, let asked = child(of: index, .nsubj), let copula = child(of: index, .cop),
      classes(asked).contains(.wh), asked < copula, copula + 1 == index, isCapital(index),
      tree.children(of: index).allSatisfy({ $0 == asked || $0 == copula || upos($0) == .punct })
    else { return false }
    analysis.tokens[Int(index)].upos = .propn
    makeRoot(asked, over: index, as: .nsubj)
    attach(copula, to: asked, as: .cop)
    return true
  }

  /// "what was he found guilty | of": what is asked for belongs to the preposition that ends the question, not to a passive
  /// that has its complement.
  mutating func repairAskedObject(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard classes(index).contains(.wh), verb > index, isPassive(verb), let complement = child(of: verb, .xcomp),
      upos(complement) == .adj, let stranded = strandedPreposition(of: complement)
    else { return false }
    attach(stranded, to: verb, as: .obl)
    attach(index, to: verb, as: .obl)
    return true
  }

  /// "what did Ann give | her sister": what is asked for is the gift, and who stands behind the verb gets it.
  mutating func repairAskedGift(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard classes(index).contains(.wh), verb > index, child(of: index, .caseMarker) == nil,
      strandedPreposition(of: verb) == nil, classes(verb).contains(.giving), let taker = child(of: verb, .obj),
      taker > verb
    else { return false }
    attach(index, to: verb, as: .obj)
    attach(taker, to: verb, as: .iobj)
    return true
  }

  /// "how many shops | does the firm want to close", "the shops | that it plans to close": what stands before a verb of
  /// planning is the object of the deed that is planned.
  mutating func repairFrontedObject(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb > index, classes(verb).contains(.plan),
      (tree.left(of: index)...index).contains(where: { !classes($0).isDisjoint(with: [.wh, .relative]) }),
      let subject = ownSubject(of: verb), subject > index, subject < verb,
      let deed = child(of: verb, .xcomp), deed > verb, isInfinitive(deed), child(of: deed, .obj) == nil,
      !classes(deed).contains(.intransitive)
    else { return false }
    attach(index, to: deed, as: .obj)
    return true
  }

  /// "which pumps | does the software work with": before a helping verb that the subject follows, what is asked with is
  /// no subject; it belongs to the preposition that is left behind, or is what the verb is done to.
  mutating func repairSubjectBeforeHelper(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb > index, upos(verb) == .verb,
      (tree.left(of: index)...index).contains(where: { classes($0).contains(.wh) }),
      let helper = child(of: verb, .aux), helper == tree.right(of: index) + 1
    else { return false }
    var isTwin = false
    var isLeftBehind = false
    for child in tree.children(of: verb) where child > helper {
      if child < verb, relation(child) == .nsubj { isTwin = true }
      if child > verb, upos(child) == .adp, tree.left(of: child) == tree.right(of: child) { isLeftBehind = true }
    }
    guard isTwin, isLeftBehind || child(of: verb, .obj) == nil else { return false }
    attach(index, to: verb, as: isLeftBehind ? .obl : .obj)
    return true
  }
}
