import Language
import Text

/// Repairs of arcs in and between noun phrases: titles, appositions, possessors, and names that a greedy parser takes apart.
extension FactReader {
  /// Two subjects side by side. A noun and a name, "ombudsman | Gegham Stepanyan said": the noun is the name's title. With
  /// a comma between, "On board the ferry, | Ana Costa said": the first belongs to the phrase before it.
  mutating func repairTwinSubject(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb >= 0 else { return false }
    for child in tree.children(of: verb) where child > index {
      guard relation(child) == .nsubj || relation(child) == .nsubjPass else { continue }
      let between = tree.left(of: child) - 1
      guard between >= index else { continue }
      let isTitle = upos(index) == .noun || name(at: index)?.kind == .organization && name(at: child)?.kind == .person
      if isTitle, upos(child) == .propn, between == tree.right(of: index), upos(between) != .punct {
        attach(index, to: child, as: .nmodDesc)
        return true
      }
      let before = tree.left(of: index) - 1
      guard isWord(between, ","), between <= tree.right(of: index) + 1, tree.tokens.contains(before),
        tree.head(of: before) == verb, relation(before) == .obl
      else { continue }
      attach(index, to: before, as: .nmod)
      return true
    }
    return false
  }

  /// An object and a name right behind it, hung on the same verb: "defeated debutants | Panama". The noun is a title.
  mutating func repairTwinObject(_ index: TokenIndex) -> Bool {
    guard upos(index) == .noun, child(of: index, .det) == nil else { return false }
    let verb = tree.head(of: index)
    guard verb >= 0 else { return false }
    for child in tree.children(of: verb) where child > index {
      guard relation(child) == .oblUnmarked || relation(child) == .dep, upos(child) == .propn, time(at: child) == nil,
        tree.left(of: child) == tree.right(of: index) + 1, upos(tree.right(of: index)) != .punct
      else { continue }
      attach(child, to: verb, as: .obj)
      attach(index, to: child, as: .nmodDesc)
      return true
    }
    return false
  }

  /// "Maria Silva, a painter and former dancer, said": without a comma before the conjunction both nouns are apposed.
  mutating func repairAppositionConjunct(_ index: TokenIndex) -> Bool {
    let name = tree.head(of: index)
    guard name >= 0, upos(name) == .propn, upos(index) == .noun, let link = child(of: index, .cc),
      link > tree.tokens.lowerBound, upos(link - 1) != .punct, let apposed = child(of: name, .appos), apposed < link
    else { return false }
    attach(index, to: apposed, as: .conj)
    return true
  }

  /// "Co-founder of Google, Sergey Brin": the person is the co-founder, not the company.
  mutating func repairApposition(_ index: TokenIndex) -> Bool {
    guard let person = name(at: index), person.kind == .person else { return false }
    var walker = tree.head(of: index)
    guard walker >= 0, let other = name(at: walker), other.kind != .person else { return false }
    while walker >= 0, [.nmod, .compound, .flat, .nmodPoss].contains(relation(walker)) {
      walker = tree.head(of: walker)
      if walker >= 0, upos(walker) == .noun || upos(walker) == .propn, classes(walker).contains(.relational) {
        attach(index, to: walker, as: .appos)
        return true
      }
    }
    return false
  }

  /// "a couple and their guide, | Jonas Felber": a name stands in apposition to the conjunct right before it, not to the first one.
  mutating func repairAppositionOfConjunct(_ index: TokenIndex) -> Bool {
    let first = tree.head(of: index)
    guard first >= 0, first < index, upos(index) == .propn, upos(first) == .noun else { return false }
    let start = tree.left(of: index)
    let comma = isWord(start, ",") ? start : start - 1
    guard comma > first, isWord(comma, ","),
      let last = Array(tree.children(of: first)).last(where: { relation($0) == .conj && $0 < comma }),
      upos(last) == .noun, tree.right(of: last) == comma - 1, token(last).inflection != .plural
    else { return false }
    attach(index, to: last, as: .appos)
    return true
  }

  /// "[the Church of Scientology]'s requests", "[Ann Lee-Kim]'s shot": the whole name possesses, not its last part.
  mutating func repairPossessedName(_ last: TokenIndex) -> Bool {
    let noun = tree.head(of: last)
    guard noun > last, let name = name(at: last), !name.tokens.contains(noun) else { return false }
    let first = tree.head(of: noun)
    guard name.tokens.contains(first), first < last else { return false }
    let governor = tree.head(of: first)
    let base = tree.tokens.lowerBound
    analysis.tokens[Int(noun)].head = governor < 0 ? -1 : governor - base
    analysis.tokens[Int(noun)].relation = relation(first)
    // What marks the phrase, or follows it, goes with its new head.
    for child in tree.children(of: first) where child != noun && (child > noun || relation(child) == .caseMarker) {
      analysis.tokens[Int(child)].head = noun - base
    }
    var isPhrase = false
    for child in tree.children(of: noun) where child > first && child < last {
      guard relation(child) == .caseMarker || relation(child) == .punct else { continue }
      analysis.tokens[Int(child)].head = last - base
      isPhrase = isPhrase || relation(child) == .caseMarker
    }
    analysis.tokens[Int(first)].head = noun - base
    analysis.tokens[Int(first)].relation = .nmodPoss
    analysis.tokens[Int(last)].head = first - base
    analysis.tokens[Int(last)].relation = isPhrase ? .nmod : .flat
    return true
  }

  /// "Denmark's | prosecutor | general's office": of two possessors the first has the second.
  mutating func repairPossessorChain(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun > index else { return false }
    for child in tree.children(of: noun) where child < index && relation(child) == .nmodPoss {
      attach(child, to: index, as: .nmodPoss)
      for other in tree.children(of: noun) where other > child && other < index && relation(other) == .compound {
        attach(other, to: index, as: .compound)
      }
      return true
    }
    return false
  }

  /// "elected | Bruno Falk mayor": after a verb of naming a bare title behind a person's name is what they were made.
  mutating func repairNamedObject(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb >= 0, verb < index, classes(verb).contains(.name), upos(index) == .noun,
      classes(index).contains(.relational), child(of: index, .det) == nil, child(of: index, .nmodPoss) == nil,
      index - 1 > verb, upos(index - 1) == .propn, tree.head(of: index - 1) == index,
      name(at: index - 1)?.kind != .place,
      name(at: index - 1)?.kind != .organization
    else { return false }
    let head = index - 1
    for child in tree.children(of: index) where child < head && upos(child) == .propn {
      attach(child, to: head, as: .flat)
    }
    analysis.tokens[Int(head)].head = verb - tree.tokens.lowerBound
    analysis.tokens[Int(head)].relation = .obj
    analysis.tokens[Int(index)].relation = .xcomp
    return true
  }

  /// "the translation of the poem | by Maria Silva": of two nouns the one that says what was done has the agent.
  mutating func repairNominalAgent(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, noun < index, relation(noun) == .nmod, entry(noun).verb == .none,
      let marker = child(of: index, .caseMarker), isWord(marker, "by"), time(at: index) == nil,
      let link = child(of: noun, .caseMarker), isWord(link, "of")
    else { return false }
    let event = tree.head(of: noun)
    guard event >= 0, event < noun, upos(event) == .noun, entry(event).verb != .none, nominalController(event) == nil
    else { return false }
    attach(index, to: event, as: .nmod)
    return true
  }
}
