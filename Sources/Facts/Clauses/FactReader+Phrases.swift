import Language
import Text

/// Phrases: which words belong to an argument, and what it names.
extension FactReader {
  /// The words of the phrase that `head` heads: without its preposition, without coordination, and without what only
  /// adds to it (appositions, relative clauses, anything after a comma); and without the clause or phrase `below` it
  /// that is being read, and what follows that.
  func phrase(_ head: TokenIndex, without below: TokenIndex? = nil) -> Range<TokenIndex> {
    var start = head
    for child in tree.children(of: head) where child < head {
      // "about £900": no preposition, but a part of the number.
      let isOfNumber = relation(child) == .caseMarker && quantity(at: child) != nil
      if isOutsidePhrase(child), !isOfNumber { start = head } else { start = min(start, tree.left(of: child)) }
    }
    if start < head, upos(start) == .punct, !isOpening(start) { start += 1 }
    // The preposition may hang on the possessor: "from | Ann Lee's pass".
    while start < head, relation(start) == .caseMarker, upos(start) == .adp, tree.head(of: start) >= 0,
      [.nmodPoss, .nmodDesc].contains(relation(tree.head(of: start)))
    {
      start += 1
    }
    return closingQuotes(start..<phraseEnd(head, without: below) + 1, head)
  }

  /// The last word of the phrase; what ends a phrase inside ends the whole.
  private func phraseEnd(_ head: TokenIndex, without below: TokenIndex?, isTop: Bool = true) -> TokenIndex {
    var end = head
    let isFree = upos(head) == .pron || (upos(head) == .det && child(of: head, .det) == nil)
    for child in tree.children(of: head) where child > head {
      if child == below || tree.contains(below ?? -1, below: child) { break }
      if relation(child) == .punct {
        if isClosing(child) || isOpening(child) || isHyphen(child) { continue }
        break
      }
      // "what they found", "those who left": a pronoun says nothing without its clause.
      if isFree, relation(child) == .aclRelcl {
        end = tree.right(of: child)
        continue
      }
      // A coordination inside the phrase is part of it; the phrase's own is distributed.
      if !isTop, relation(child) == .conj || relation(child) == .cc {
        end = max(end, phraseEnd(child, without: below, isTop: false))
        continue
      }
      if endsPhrase(child, of: head) { break }
      let inner = phraseEnd(child, without: below, isTop: false)
      end = max(end, inner)
      if inner < tree.right(of: child), upos(inner + 1) != .punct || !isClosing(inner + 1) { break }
    }
    while end > head, upos(end) == .punct, !isClosing(end) { end -= 1 }
    return end
  }

  /// The phrase with all that depends on it, save its preposition and punctuation at its ends.
  func extent(_ head: TokenIndex) -> Range<TokenIndex> {
    var start = tree.left(of: head)
    var end = tree.right(of: head)
    for child in tree.children(of: head) where child < head && isOutsidePhrase(child) && tree.left(of: child) == start {
      start = tree.right(of: child) + 1
    }
    // Crossing edges can put the end of what is outside beyond the head.
    start = min(start, head)
    while start < head, upos(start) == .punct { start += 1 }
    while end > head, upos(end) == .punct, !isClosing(end) { end -= 1 }
    return start..<end + 1
  }

  /// A clause with its subject, without the conjunction and the punctuation around it.
  func clause(_ head: TokenIndex) -> Range<TokenIndex> {
    var start = tree.left(of: head)
    var end = tree.right(of: head)
    for child in tree.children(of: head) where child < head {
      guard tree.left(of: child) == start, [.mark, .cc, .punct].contains(relation(child)) else { continue }
      if isWord(child, "to") || isOpening(child) { break }
      start = tree.right(of: child) + 1
    }
    while end > head, upos(end) == .punct, !isClosing(end) { end -= 1 }
    return min(start, head)..<end + 1
  }

  private func isOutsidePhrase(_ child: TokenIndex) -> Bool {
    switch relation(child) {
    case .caseMarker, .cc, .ccPreconj, .mark, .cop, .aux, .auxPass, .nsubj, .nsubjPass, .nsubjOuter, .csubj, .expl,
      .discourse, .vocative, .advcl, .parataxis, .obl, .dislocated, .reparandum:
      true
    case .punct: !isOpening(child)
    case .advmod:
      // "only a quarter", "about 100" and "more than" belong to the phrase; "also", "not" do not.
      classes(child).contains(.not) || isWord(child, "also") || classes(child).contains(.wh)
    default: false
    }
  }

  /// Whether a right-hand child and all that follows it only add to the phrase.
  private func endsPhrase(_ child: TokenIndex, of head: TokenIndex) -> Bool {
    let isClause = upos(head) == .verb
    switch relation(child) {
    case .obl, .ccomp, .oblUnmarked, .nsubj, .cop, .nsubjPass, .dep:
      return !isClause
    case .conj, .cc, .appos, .aclRelcl, .advclRelcl, .parataxis, .advcl, .list, .discourse, .dislocated, .vocative:
      return true
    // "Eva Holm, 42"
    case .nmodUnmarked where upos(child) == .num && upos(head) == .propn: return true
    case .caseMarker, .nsubjOuter, .csubj, .punct: return true
    case .acl where isCharge(child): return true
    case .acl, .amod, .nmod, .advmod:
      let left = tree.left(of: child)
      if relation(child) == .amod, isWord(left, ",") { return true }
      return left > tree.tokens.lowerBound && upos(left - 1) == .punct && !isOpening(left - 1) && !isHyphen(left - 1)
    default: return false
    }
  }

  private func isOpening(_ index: TokenIndex) -> Bool {
    isWord(index, "(") || isWord(index, "“") || isWord(index, "‘") || isWord(index, "\"") || isWord(index, "``")
      || isWord(index, "[") || isWord(index, "#") || isWord(index, "«")
  }

  private func isClosing(_ index: TokenIndex) -> Bool {
    isWord(index, ")") || isWord(index, "”") || isWord(index, "’") || isWord(index, "\"") || isWord(index, "''")
      || isWord(index, "]") || isWord(index, "»")
  }

  private func isHyphen(_ index: TokenIndex) -> Bool { isWord(index, "-") || isWord(index, "–") || isWord(index, "/") }

  /// Takes in a quotation mark or bracket whose other half is inside.
  private func closingQuotes(_ range: Range<TokenIndex>, _ head: TokenIndex) -> Range<TokenIndex> {
    var range = range
    var opened = 0
    for index in range where upos(index) == .punct {
      if isWord(index, "\"") {
        opened = 1 - min(opened, 1)
      } else if isOpening(index) {
        opened += 1
      } else if isClosing(index) {
        opened = max(0, opened - 1)
      }
    }
    if opened > 0, range.upperBound < tree.tokens.upperBound, isClosing(range.upperBound) {
      range = range.lowerBound..<range.upperBound + 1
    } else if opened > 0, isOpening(range.lowerBound), range.lowerBound < head {
      range = range.lowerBound + 1..<range.upperBound
    }
    return range
  }

  /// An argument from the head of its phrase: its words, what it names, what it stands for.
  func argument(
    _ role: Argument.Role, _ head: TokenIndex, preposition: Symbol = .none, without below: TokenIndex? = nil
  ) -> Argument {
    var source = antecedent(ofRelative: head) ?? head
    // "Scientology" in "the Church of Scientology's": the parser's head need not be the name's.
    if let name = name(at: source), name.head != source, tree.tokens.contains(name.head),
      !phrase(source).contains(name.head)
    {
      source = name.head
    }
    var argument = Argument(
      role: role, head: source, tokens: phrase(source, without: below), preposition: preposition)
    argument.extent = below == nil ? extent(source) : argument.tokens
    argument.entity = entity(of: source)
    if upos(source) == .pron || upos(source) == .det || linkOfToken[Int(source)] > 0 {
      if let link = linkOfToken[Int(source)] > 0 ? analysis.links[Int(linkOfToken[Int(source)]) - 1] : nil,
        name(at: source) == nil
      {
        argument.antecedent = link.antecedent
        if link.reason == .coordination {
          argument.resolved = span(ofCoordination: link.antecedent)
        } else {
          argument.resolved = span(ofMention: link.antecedent)
          argument.entity = entity(of: link.antecedent) ?? argument.entity
        }
      }
    }
    if argument.entity == nil, let apposed = apposedName(of: source) {
      argument.entity = entity(of: apposed)
      argument.antecedent = apposed
      argument.resolved = name(at: apposed)?.tokens
    }
    if role == .time || role == .duration {
      for token in argument.tokens where argument.time == nil {
        if timeOfToken[Int(token)] > 0 { argument.time = timeOfToken[Int(token)] - 1 }
      }
    }
    for token in argument.tokens where argument.quantity == nil {
      guard let found = quantity(at: token) else { continue }
      if found.counted == source || found.tokens.contains(source) {
        argument.quantity = quantityOfToken[Int(token)] - 1
      }
    }
    return argument
  }

  /// A mention as its words; in another sentence than this one only names and unbroken base phrases are known.
  private func span(ofMention head: TokenIndex) -> Range<TokenIndex>? {
    guard head >= 0, Int(head) < analysis.tokens.count else { return nil }
    if let name = name(at: head) { return name.tokens }
    if tree.tokens.contains(head) { return phrase(head) }
    let sentence = analysis.sentences[analysis.sentence(of: head)]
    let base = sentence.tokens.lowerBound
    var start = head
    while start > base, analysis.tokens[Int(start) - 1].head == head - base || isInside(start - 1, below: head, base),
      ![.caseMarker, .cc, .punct, .mark].contains(relation(start - 1)), upos(start - 1) != .verb
    {
      start -= 1
    }
    return start..<head + 1
  }

  /// From a name through the last name that is joined to it.
  private func span(ofCoordination head: TokenIndex) -> Range<TokenIndex>? {
    guard let first = name(at: head) else { return nil }
    let sentence = analysis.sentences[analysis.sentence(of: head)]
    let last = sentence.tokens.last { token in
      relation(token) == .conj && analysis.head(of: token, in: sentence) == head && name(at: token)?.head == token
    }
    guard let end = last.flatMap({ name(at: $0)?.tokens.upperBound }), end > first.tokens.upperBound else { return nil }
    return first.tokens.lowerBound..<end
  }

  private func isInside(_ token: TokenIndex, below ancestor: TokenIndex, _ base: TokenIndex) -> Bool {
    var walker = token
    for _ in 0..<8 {
      let head = analysis.tokens[Int(walker)].head
      guard head >= 0, Int(base + head) < analysis.tokens.count else { return false }
      walker = base + head
      if walker == ancestor { return true }
    }
    return false
  }

  func entity(of head: TokenIndex) -> Int32? { entities.entity(of: head) }

  /// The name in apposition to a noun: "the team's coach, Alireza Mehraban".
  func apposedName(of head: TokenIndex) -> TokenIndex? {
    guard upos(head) == .noun else { return nil }
    for child in tree.children(of: head) where relation(child) == .appos || relation(child) == .flat {
      if upos(child) == .propn, let name = name(at: child), name.kind == .person || relation(child) == .appos {
        return name.head
      }
    }
    return nil
  }

  /// What a relative pronoun or adverb stands for: the noun whose relative clause it is in; nil for other words.
  func antecedent(ofRelative index: TokenIndex) -> TokenIndex? {
    guard classes(index).contains(.relative), upos(index) != .sconj || !isWord(index, "that") else { return nil }
    var walker = index
    while walker >= 0 {
      if relation(walker) == .aclRelcl || (relation(walker) == .acl && walker != index) {
        let noun = tree.head(of: walker)
        // The relative word opens its clause; a later "what" or "who" asks.
        guard noun >= 0, noun < index, relation(walker) == .aclRelcl || isWord(index, "which") else { return nil }
        return noun == index ? nil : noun
      }
      // A clause with a complementiser of its own is no place for the outer noun's pronoun, save as its gap.
      walker = tree.head(of: walker)
    }
    return nil
  }

  /// The nominals that a phrase coordinates, itself first.
  func conjuncts(_ head: TokenIndex) -> [TokenIndex] {
    var result = [head]
    if classes(head).contains(.wh) { return result }
    for child in tree.children(of: head) where relation(child) == .conj && child > head {
      guard !isPredicate(child), upos(child) != .verb, child > head else { continue }
      if isNominal(head), !isNominal(child), upos(child) != .adj { continue }
      result.append(child)
    }
    return result
  }
}
