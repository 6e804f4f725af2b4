import Language
import Text

/// What a clause has without saying it again: the object, circumstances and times of the verb that it is joined to, the noun
/// before a relative clause, and the time of an event that takes part in it.
extension FactReader {
  /// The object, or the one that the next verb of a coordination has for both: "arrested and questioned the student".
  func sharedObject(of index: TokenIndex) -> TokenIndex? {
    if let own = child(of: index, .obj) {
      // "the region that X says it controls", "what did X estimate it to be": the object of what is said.
      let isLent = classes(own).contains(.relative) && own < index && child(of: index, .ccomp) != nil
      if !isLent { return own }
      return nil
    }
    if relation(index) == .ccomp, upos(index) == .verb {
      let governor = tree.head(of: index)
      if governor >= 0, classes(governor).contains(.say), let lent = child(of: governor, .obj), lent < governor,
        classes(lent).contains(.relative), !classes(index).contains(.intransitive), !isPassive(index)
      {
        return lent
      }
    }
    guard upos(index) == .verb, !classes(index).contains(.intransitive), !isPassive(index) else { return nil }
    for child in tree.children(of: index) {
      switch relation(child) {
      case .conj where upos(child) == .verb && !hasSubject(child):
        // Only where nothing stands between the verbs but the conjunction.
        guard child - index == 2, let object = self.child(of: child, .obj), object > child else { return nil }
        return object
      case .obl, .xcomp, .ccomp, .advmod, .compoundPrt, .iobj:
        if child > index { return nil }
      default: continue
      }
    }
    guard relation(index) == .conj else { return nil }
    let head = tree.head(of: index)
    guard head >= 0, upos(head) == .verb, !hasSubject(index), let object = child(of: head, .obj), object > index
    else { return nil }
    return object
  }

  /// "were shot and killed Wednesday by troops": what stands behind the last of coordinated verbs is for all of them.
  mutating func readSharedObliques(of index: TokenIndex, isPassive: Bool, into fact: inout Fact) {
    guard relation(index) == .conj, ownSubject(of: index) == nil else { return }
    let head = tree.head(of: index)
    guard head >= 0, upos(head) == .verb, self.isPassive(head) == isPassive else { return }
    for child in tree.children(of: head) where child > index {
      switch relation(child) {
      case .obl, .oblAgent, .oblUnmarked: readOblique(child, of: index, isPassive: isPassive, into: &fact)
      default: continue
      }
    }
  }

  /// The place of the noun in a relative clause that has no word for it: "the clock he made".
  mutating func readGap(of index: TokenIndex, into fact: inout Fact) {
    // The gap may lie below: "the region it says it controls", "what he wanted to do".
    var clause = index
    while relation(clause) == .xcomp || relation(clause) == .ccomp {
      clause = tree.head(of: clause)
      if clause < 0 { return }
    }
    guard relation(clause) == .aclRelcl else { return }
    let gap = relativeGap(clause)
    let noun = tree.head(of: clause)
    guard gap != .none, gap != .subject, noun >= 0 else { return }
    if clause == index, gap != .object {
      add(gap == .time ? .time : gap == .manner ? .manner : .cause, noun, to: &fact)
      return
    }
    guard gap == .object, deepestVerb(of: clause) == index, upos(index) == .verb, !isPassive(index) else { return }
    if let stranded = strandedPreposition(of: index) {
      fact.arguments.append(
        argument(role(of: noun, preposition: stranded, verb: index), noun, preposition: preposition(stranded)))
    } else if child(of: index, .obj) == nil, child(of: index, .ccomp) == nil, !classes(index).contains(.intransitive) {
      add(.patient, noun, to: &fact)
    } else if classes(noun).contains(.placeNoun) {
      add(.place, noun, to: &fact)
    }
  }

  private func deepestVerb(of clause: TokenIndex) -> TokenIndex {
    var verb = clause
    while let below = child(of: verb, .xcomp) ?? child(of: verb, .ccomp), upos(below) == .verb { verb = below }
    return verb
  }

  /// A preposition left without its noun: "of" in "what has it been deprived of".
  func strandedPreposition(of index: TokenIndex) -> TokenIndex? {
    for child in tree.children(of: index) where child > index && upos(child) == .adp {
      switch relation(child) {
      case .obl, .advmod, .caseMarker, .obj, .dep, .nmod:
        if tree.left(of: child) == tree.right(of: child) { return child }
      default: continue
      }
    }
    return nil
  }

  /// A time before the subject of the first of coordinated clauses holds for the others too.
  mutating func readSharedTimes(of index: TokenIndex, into fact: inout Fact) {
    guard relation(index) == .conj, !fact.arguments.contains(where: { $0.role == .time }) else { return }
    let head = tree.head(of: index)
    guard head >= 0, isPredicate(head), let subject = ownSubject(of: head) else { return }
    for child in tree.children(of: head) where child < subject {
      switch relation(child) {
      case .obl, .oblUnmarked, .advmod:
        if time(at: child)?.kind == .date { add(.time, child, to: &fact) }
      default: continue
      }
    }
  }

  /// "The six-week war in 2020 killed thousands", "held talks Thursday": the time of an event that takes part in the
  /// clause is the clause's too, where it has none of its own.
  mutating func readEventTimes(into fact: inout Fact) {
    guard !fact.arguments.contains(where: { $0.role == .time }) else { return }
    for argument in fact.arguments where argument.role == .patient || argument.role == .agent {
      guard argument.fact == nil, tree.tokens.contains(argument.head) else { continue }
      if addTime(ofEvent: argument.head, to: &fact) { return }
      // "a first round of talks Thursday"
      for child in tree.children(of: argument.head) where relation(child) == .nmod && child > argument.head {
        guard let marker = prepositionToken(of: child), isWord(marker, "of") else { continue }
        if addTime(ofEvent: child, to: &fact) { return }
      }
    }
  }

  private mutating func addTime(ofEvent noun: TokenIndex, to fact: inout Fact) -> Bool {
    guard upos(noun) == .noun, entry(noun).verb != .none || classes(noun).contains(.event) else { return false }
    for child in tree.children(of: noun) where child > noun {
      switch relation(child) {
      case .nmod, .nmodUnmarked, .oblUnmarked, .obl, .advmod:
        guard let found = time(at: child), found.kind == .date || found.kind == .time else { continue }
        let marker = prepositionToken(of: child)
        if let marker, isWord(marker, "of") || isWord(marker, "about") { continue }
        add(.time, child, preposition: preposition(marker), to: &fact)
        return true
      default: continue
      }
    }
    return false
  }
}
