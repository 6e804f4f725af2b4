import Language
import Text

/// How far a clause is asserted by its own words: polarity, modality, attribution.
extension FactReader {
  /// How far a clause is asserted, and by whom.
  struct Stance {
    var isNegative = false
    var modality = Fact.Modality.asserted
    var attribution: Attribution?
  }

  /// The clause's own marks together with what its governors make of it.
  func stance(of index: TokenIndex) -> Stance {
    var own = ownStance(of: index)
    let outer = context(of: index)
    if outer.isNegative { own.isNegative.toggle() }
    if own.modality == .asserted { own.modality = outer.modality }
    if own.modality == .planned,
      outer.modality == .requested || outer.modality == .denied || outer.modality == .conditional
    {
      own.modality = outer.modality
    }
    // "accused X of hiding it, according to the paper": what ends the sentence is about the whole of it.
    if let source = own.attribution?.source, outer.attribution != nil, source > index, isAccording(source) {
      own.attribution = nil
    }
    own.attribution = own.attribution ?? outer.attribution
    return own
  }

  private func isAccording(_ source: TokenIndex) -> Bool {
    prepositionToken(of: source).map { isWord($0, "according") } ?? false
  }

  /// Negation, modal verbs, sentence adverbs and conditional marks that depend on the token itself.
  private func ownStance(of index: TokenIndex) -> Stance {
    var stance = Stance()
    for child in tree.children(of: index) {
      let known = classes(child)
      switch relation(child) {
      case .aux, .cop, .auxPass:
        if token(child).inflection == .modal || isWord(child, "'ll") || isWord(child, "’ll") || known.contains(.will)
          || known.contains(.may)
        {
          stance.modality = modality(ofAuxiliary: child)
        }
        if endsInNot(child) { stance.isNegative = true }
        // "is to travel", "is to be held".
        if upos(index) == .verb, isInfinitive(index), lemma(child) == lemmas.be, hasFinite(child) {
          stance.modality = .planned
        }
        if isCounterfactual(auxiliary: child, of: index) { stance.modality = .counterfactual }
      case .advmod, .cc, .ccPreconj, .det:
        if known.contains(.not), !isFocused(child) { stance.isNegative = true }
        if child > tree.tokens.lowerBound, isWord(child, "longer"), isWord(child - 1, "no") { stance.isNegative = true }
        if isShortOf(index, adverb: child) { stance.modality = .counterfactual }
        if known.contains(.perhaps), child < index { stance.modality = .possible }
        if known.contains(.allegedly) {
          stance.attribution = Attribution(source: nil, verb: lemma(child), isDoubted: true)
        } else if known.contains(.reportedly) {
          stance.attribution = Attribution(source: nil, verb: lemma(child), isDoubted: false)
        }
      case .mark:
        if known.contains(.condition) { stance.modality = .conditional }
        if isWord(child, "without") { stance.isNegative = true }
      case .nsubj, .nsubjPass, .obj:
        if isNegated(child) { stance.isNegative = true }
      case .xcomp:
        // Who was found not guilty was not found guilty.
        if upos(child) == .adj || upos(child) == .noun, hasOwnNot(child) { stance.isNegative = true }
      case .obl:
        if let marker = prepositionToken(of: child),
          isWord(marker, "at") || isWord(marker, "in") || isWord(marker, "under"),
          let article = self.child(of: child, .det), isWord(article, "no")
        {
          stance.isNegative = true
        }
      default: continue
      }
    }
    // "none wearing a helmet"
    if relation(index) == .acl || relation(index) == .aclRelcl, tree.head(of: index) >= 0,
      classes(tree.head(of: index)).contains(.nobody)
    {
      stance.isNegative = true
    }
    // "neither … nor …": the marks may hang on a coordinated verb's head.
    if stance.attribution == nil { stance.attribution = ownAttribution(of: index) }
    if relation(index) == .conj || relation(index) == .xcomp { inheritAuxiliary(of: index, into: &stance) }
    return stance
  }

  /// "would have sold", "should have sold", "was to have been sold".
  private func isCounterfactual(auxiliary: TokenIndex, of index: TokenIndex) -> Bool {
    guard upos(auxiliary) == .aux, lemma(auxiliary) == lemmas.have, token(auxiliary).inflection == .base else {
      return false
    }
    return tree.children(of: index).contains { child in
      guard child < auxiliary else { return false }
      if classes(child).contains(.would) || isWord(child, "should") { return relation(child) == .aux }
      return isWord(child, "to")
        && tree.children(of: index).contains { be in
          be < child && (isWord(be, "was") || isWord(be, "were"))
        }
    }
  }

  /// "nearly sold", "almost sold"; but what nearly doubled did grow by as much.
  private func isShortOf(_ verb: TokenIndex, adverb: TokenIndex) -> Bool {
    guard isWord(adverb, "nearly") || isWord(adverb, "almost"), adverb + 1 == verb, upos(verb) == .verb else {
      return false
    }
    let written = analysis.symbols.bytes(of: lemma(verb))
    return !Self.gradual.contains { lemma in
      written.elementsEqual(UnsafeBufferPointer(start: lemma.utf8Start, count: lemma.utf8CodeUnitCount))
    }
  }

  private static let gradual: [StaticString] = [
    "double", "triple", "treble", "quadruple", "halve", "complete", "finish", "reach", "match", "equal", "cover",
    "fill",
    "total", "exhaust", "empty",
  ]

  private func hasOwnNot(_ index: TokenIndex) -> Bool {
    tree.children(of: index).contains {
      relation($0) == .advmod && classes($0).contains(.not) && !isFocused($0)
    }
  }

  /// A coordinated verb without subject and auxiliary of its own shares those before the first verb.
  private func inheritAuxiliary(of index: TokenIndex, into stance: inout Stance) {
    guard relation(index) == .conj, ownSubject(of: index) == nil else { return }
    for child in tree.children(of: index)
    where relation(child) == .aux || relation(child) == .auxPass || relation(child) == .cop {
      return
    }
    let head = tree.head(of: index)
    guard head >= 0, isPredicate(head), token(head).inflection == token(index).inflection else { return }
    let shared = ownStance(of: head)
    if stance.modality == .asserted { stance.modality = shared.modality }
    // "did not vote or speak" but "did not vote and left".
    if shared.isNegative, let link = child(of: index, .cc), isWord(link, "or") || isWord(link, "nor"),
      !stance.isNegative
    {
      stance.isNegative = true
    } else if shared.isNegative, token(head).inflection == .base,
      child(of: index, .cc).map({ isWord($0, "but") }) != true
    {
      stance.isNegative = true
    }
  }

  private func modality(ofAuxiliary index: TokenIndex) -> Fact.Modality {
    let known = classes(index)
    if known.contains(.must) { return .obligatory }
    if known.contains(.may) { return .possible }
    if known.contains(.would) { return .conditional }
    if known.contains(.will) { return .planned }
    return .asserted
  }

  /// "not only", "not just": the clause holds.
  private func isFocused(_ index: TokenIndex) -> Bool {
    let next = index + 1
    return tree.tokens.contains(next) && classes(next).contains(.only) && isWord(index, "not")
  }

  private func hasFinite(_ auxiliary: TokenIndex) -> Bool {
    [.past, .present, .presentThirdPerson].contains(token(auxiliary).inflection)
  }

  private func endsInNot(_ index: TokenIndex) -> Bool {
    analysis.symbols.bytes(of: token(index).lower).suffix(3).elementsEqual("n't".utf8)
  }

  /// Whether a noun phrase is of nobody and nothing: "no talks", "none".
  func isNegated(_ index: TokenIndex) -> Bool {
    if classes(index).contains(.nobody) { return true }
    for child in tree.children(of: index) where relation(child) == .det || relation(child) == .advmod {
      if isWord(child, "no") || isWord(child, "neither") { return true }
    }
    return isWord(index, "no") || isWord(index, "none")
  }
}
