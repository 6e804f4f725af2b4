import Language
import Text

/// Repairs of days and ages that the parser took for a participant of the clause.
extension FactReader {
  /// A day as subject, and right before the verb the name that should be: "In a call Thursday with X, Y also urged …".
  mutating func repairTimeSubject(_ index: TokenIndex) -> Bool {
    guard isDay(index) else { return false }
    let verb = tree.head(of: index)
    guard verb >= 0, !isWord(verb, "marked"), !isWord(verb, "saw"), upos(verb) == .verb else { return false }
    var walker = verb - 1
    while walker > index, [.adv, .aux, .part].contains(upos(walker)) { walker -= 1 }
    var name: TokenIndex? = upos(walker) == .propn ? walker : nil
    while let inner = name, inner > index, relation(inner) != .appos {
      let head = tree.head(of: inner)
      name = head > index ? head : nil
    }
    if let name, relation(name) == .appos, upos(tree.left(of: name) - 1) == .punct {
      attach(name, to: verb, as: relation(index))
    }
    attach(index, to: verb, as: .oblUnmarked)
    return true
  }

  /// "agreed Wednesday": a day is no object.
  mutating func repairTimeObject(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard isDay(index), verb >= 0, verb < index, child(of: index, .det) == nil, child(of: index, .caseMarker) == nil,
      tree.left(of: index) == index
    else { return false }
    attach(index, to: verb, as: .oblUnmarked)
    return true
  }

  /// Whether the token heads a day, a month or a moment, and no duration.
  private func isDay(_ index: TokenIndex) -> Bool {
    guard let time = time(at: index) else { return false }
    return time.kind != .duration && time.kind != .set && upos(index) != .pron && child(of: index, .nmodPoss) == nil
      && (time.granularity == .day || time.granularity == .moment || time.granularity == .month)
  }

  /// "In September 2022 Captain Varga | was awarded …": a time that opens the clause is none of the name behind it, which is the
  /// subject where the verb has no other.
  mutating func repairFrontedTime(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb > index, upos(verb) == .verb, upos(index) == .propn, upos(index + 1) == .aux,
      let marker = child(of: index, .caseMarker), ownSubject(of: verb) == nil,
      let date = tree.children(of: index).first(where: {
        $0 < index && relation($0) == .compound && time(at: $0) != nil
      }),
      marker < date, time(at: index) == nil
    else { return false }
    attachTime(date, behind: marker, to: verb)
    attach(index, to: verb, as: isPassive(verb) ? .nsubjPass : .nsubj)
    return true
  }

  /// "Since September night staff | have been exempt": no subject has a preposition, nor a main clause a mark; the time behind it
  /// is said of the clause.
  mutating func repairTimeBeforeSubject(_ index: TokenIndex) -> Bool {
    let verb = tree.head(of: index)
    guard verb > index, let (marker, date) = openingTime(of: index),
      tree.head(of: marker) == index || tree.head(of: marker) == verb && relation(verb) == .root
    else { return false }
    attachTime(date, behind: marker, to: verb)
    return true
  }

  /// "In March members of the club | met": the verb that hangs on the noun behind a time is the clause's.
  mutating func repairTimeBeforeRoot(_ index: TokenIndex) -> Bool {
    let noun = tree.head(of: index)
    guard noun >= 0, noun < index, relation(noun) == .root, upos(index) == .verb, hasFiniteForm(index),
      ownSubject(of: index) == nil, let (marker, date) = openingTime(of: noun), tree.head(of: marker) == noun
    else { return false }
    makeRoot(index, over: noun, as: isPassive(index) ? .nsubjPass : .nsubj)
    attachTime(date, behind: marker, to: index)
    return true
  }

  /// Makes a time and the preposition before it an adjunct of a verb.
  private mutating func attachTime(_ date: TokenIndex, behind marker: TokenIndex, to verb: TokenIndex) {
    attach(date, to: verb, as: .obl)
    attach(marker, to: date, as: .caseMarker)
  }

  /// The preposition that opens the sentence and the time behind it, which is taken for a modifier of a noun; nil where there is none.
  private func openingTime(of noun: TokenIndex) -> (marker: TokenIndex, date: TokenIndex)? {
    let marker = tree.tokens.lowerBound
    guard case let date = marker + 1, date < noun, let time = time(at: date), time.kind == .date,
      time.tokens.lowerBound == date, time.tokens.upperBound <= noun,
      [.compound, .nmod, .amod, .nummod, .nmodUnmarked].contains(relation(date)), tree.contains(date, below: noun),
      upos(marker) == .adp || upos(marker) == .sconj
    else { return nil }
    return (marker, date)
  }

  /// "in 1926, | 1949 and 1974": a year behind the comma of a list is a member of it.
  mutating func repairListedYear(_ index: TokenIndex) -> Bool {
    let first = tree.head(of: index)
    guard first >= 0, first < index, upos(index) == .num, upos(first) == .num, time(at: index)?.granularity == .year,
      time(at: first)?.granularity == .year, isWord(index - 1, ","), child(of: first, .conj) != nil
    else { return false }
    attach(index, to: first, as: .conj)
    return true
  }

  /// "died aged | 81": the number belongs to "aged".
  mutating func repairAge(_ index: TokenIndex) -> Bool {
    guard upos(index) == .num, index > tree.tokens.lowerBound, isWord(index - 1, "aged"),
      tree.head(of: index) != index - 1
    else { return false }
    attach(index, to: index - 1, as: .obj)
    return true
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
