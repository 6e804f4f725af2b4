import Language
import Text

/// Repairs of coordinations: conjuncts hung on a word whose form or place does not fit, and what goes on with what was said.
extension FactReader {
  /// Coordinated verbs whose forms do not fit: a base form goes with the infinitive before it, a gerund with the gerund
  /// above, "said it was high and was falling" with what was said.
  mutating func repairConjunct(_ index: TokenIndex) -> Bool {
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
}
