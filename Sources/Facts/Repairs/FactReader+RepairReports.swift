import Language
import Text

/// Repairs of who reports and who is spoken of, where the commas of news sentences led the parser astray.
extension FactReader {
  /// "… failed, the council's chairwoman, Eva Holm, | said": what stands between commas before a saying without a subject
  /// is who says it.
  mutating func repairLostSpeaker(_ index: TokenIndex) -> Bool {
    guard upos(index) == .verb, classes(index).contains(.say), hasFiniteForm(index), ownSubject(of: index) == nil,
      case let outer = tree.head(of: index),
      let content = child(of: index, .ccomp) ?? child(of: index, .parataxis) ?? (outer < 0 ? nil : outer),
      content < index, upos(content) == .verb, index - 2 > content, isWord(index - 1, ",")
    else { return false }
    let last = index - 2
    var speaker: TokenIndex?
    var walker = last
    while walker > content, tree.right(of: walker) <= index - 1, upos(walker) != .verb {
      if relation(walker) == .appos { speaker = walker }
      walker = tree.head(of: walker)
    }
    guard let speaker, isNominal(speaker), tree.left(of: speaker) > content else { return false }
    // The speaker may hang below the words that are said, and the saying on these.
    analysis.tokens[Int(speaker)].head = index - tree.tokens.lowerBound
    analysis.tokens[Int(speaker)].relation = .nsubj
    if content == outer { analysis.tokens[Int(index)].relation = .parataxis }
    return true
  }

  /// "… won the vote, | the commission announced": a saying behind a comma that has its subject, and neither pronoun nor
  /// object, is no relative clause, but says who reports.
  mutating func repairReport(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, noun < index, isReporting(index), hasFiniteForm(index), let subject = ownSubject(of: index),
      subject < index, !classes(subject).contains(.relative), upos(subject) != .pron, !hasRelativeWord(index, of: noun)
    else { return false }
    let start = tree.left(of: subject)
    guard start > tree.tokens.lowerBound, isWord(start - 1, ","), tree.left(of: index) >= start - 1,
      strandedPreposition(of: index) == nil
    else { return false }
    var walker = noun
    while tree.head(of: walker) >= 0 { walker = tree.head(of: walker) }
    guard isPredicate(walker), walker < index else { return false }
    attach(index, to: walker, as: .parataxis)
    return true
  }

  /// "The head of the club, Eva Holm, | called for a vote.": behind an apposition or a relative clause that a comma closes, what
  /// looks like a participle is the sentence's verb, where it has no other.
  mutating func repairVerbBehindApposition(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, relation(noun) == .root, isNominal(noun), !hasCopula(noun), index > noun, upos(index) == .verb,
      token(index).inflection == .pastParticiple || token(index).inflection == .past,
      isWord(tree.tokens.upperBound - 1, "."), agentOfPassive(index) == nil
    else { return false }
    let comma = tree.left(of: index) == index ? index - 1 : tree.left(of: index)
    guard comma - 1 > noun, isWord(comma, ","), comma == index - 1 else { return false }
    var walker = comma - 1
    var isApposed = false
    while walker > noun, tree.right(of: walker) <= comma {
      isApposed = isApposed || relation(walker) == .appos || relation(walker) == .aclRelcl
      walker = tree.head(of: walker)
    }
    guard isApposed, walker == noun else { return false }
    for token in tree.tokens where (upos(token) == .verb || upos(token) == .aux) && !tree.contains(token, below: index)
    {
      var clause = token
      while clause >= 0, relation(clause) != .aclRelcl, relation(clause) != .acl { clause = tree.head(of: clause) }
      if clause < 0 { return false }
    }
    makeRoot(index, over: noun, as: .nsubj)
    return true
  }

  /// "said outside the court | that her client would appeal": behind a saying that has said nothing yet a clause with "that"
  /// and a subject of its own is what is said.
  mutating func repairSaidRelative(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, noun < index, relation(noun) == .obl || relation(noun) == .oblUnmarked, hasFiniteForm(index),
      let subject = ownSubject(of: index), !classes(subject).contains(.relative)
    else { return false }
    let verb = tree.head(of: noun)
    guard verb >= 0, verb < noun, classes(verb).contains(.say), isReporting(verb),
      child(of: verb, .xcomp) == nil, case let mark = tree.left(of: index), isWord(mark, "that"), mark < subject,
      tree.head(of: mark) == index, strandedPreposition(of: index) == nil
    else { return false }
    attach(index, to: verb, as: .ccomp)
    analysis.tokens[Int(mark)].relation = .mark
    return true
  }

  /// "founded Harrow | Mutual": a word of a name hangs on nothing outside of it.
  mutating func repairSplitName(_ index: TokenIndex) -> Bool {
    guard let name = name(at: index), name.tokens.count > 1, name.head < index, tree.tokens.contains(name.head),
      !name.tokens.contains(tree.head(of: index)), upos(index) != .verb,
      name.tokens.allSatisfy({ $0 <= index })
    else { return false }
    attach(index, to: name.head, as: .flat)
    return true
  }

  /// "swept | away the bridge": "away" is no preposition; it goes with the verb, and what follows is the object.
  mutating func repairSweptObject(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb >= 0, verb < index, upos(verb) == .verb, let marker = child(of: index, .caseMarker),
      isWord(marker, "away"), marker == verb + 1, child(of: verb, .obj) == nil
    else { return false }
    attach(index, to: verb, as: .obj)
    attach(marker, to: verb, as: .compoundPrt)
    return true
  }

  /// "sent to the newspaper | The Courier": a name right behind a noun, without "by", names the noun and is no agent.
  mutating func repairNameOfGoal(_ index: TokenIndex) -> Bool {
    guard upos(index) == .propn, child(of: index, .caseMarker) == nil else { return false }
    let noun = tree.left(of: index) - 1
    guard tree.tokens.contains(noun), upos(noun) == .noun, tree.right(of: noun) == noun,
      tree.head(of: noun) == tree.head(of: index)
    else { return false }
    attach(index, to: noun, as: .appos)
    return true
  }

  /// "X said …, emphasising that …": the saying participle goes with the saying, not with what was said.
  mutating func repairSayingParticiple(_ index: TokenIndex) -> Bool {
    guard token(index).inflection == .gerund, classes(index).contains(.say), !hasSubject(index),
      child(of: index, .ccomp) != nil, child(of: index, .mark) == nil
    else { return false }
    let left = tree.left(of: index)
    guard left > tree.tokens.lowerBound, upos(left - 1) == .punct || upos(left) == .punct else { return false }
    var walker = tree.head(of: index)
    while walker >= 0 {
      let head = tree.head(of: walker)
      if relation(walker) == .ccomp, head >= 0, classes(head).contains(.say), head < walker {
        attach(index, to: head, as: .advcl)
        return true
      }
      walker = head
    }
    return false
  }
}
