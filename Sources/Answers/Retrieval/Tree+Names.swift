import Index
import Language

/// Names and designations: which tokens make one name, and which numbers are part of what a thing is called.
extension Tree {
  /// The name that a token is part of, within the sentence: its mention, or the run of proper nouns around it.
  func name(around token: Int) -> Range<Int> {
    var first = token
    var last = token
    if let kind = rows[token].mention.kind {
      while first > 0, !rows[first].mention.isFirst, rows[first - 1].mention.kind == kind { first -= 1 }
      while last + 1 < count, rows[last + 1].mention.kind == kind, !rows[last + 1].mention.isFirst { last += 1 }
    } else {
      while first > 0, rows[first - 1].upos == .propn, rows[first - 1].mention == .none { first -= 1 }
      while last + 1 < count, rows[last + 1].upos == .propn, rows[last + 1].mention == .none { last += 1 }
    }
    if rows[token].mention.kind != .person { first = nameStart(first...last) }
    // "Amr ibn al-As".
    while last + 2 < count, isJoined(last, last + 2),
      rows[last + 2].mention.kind == rows[token].mention.kind || rows[last + 2].mention == .none
    {
      last += 2
      while last + 1 < count, rows[last + 1].upos == .propn, rows[last + 1].relation == .flat { last += 1 }
    }
    return first..<last + 1
  }

  /// The same of a name's head, with the words behind it that the name finder leaves out: "Bo Ek the Younger".
  func fullName(of head: Int) -> Range<Int> {
    let name = name(around: head)
    let last = children(of: head).last { rows[$0].relation == .flat } ?? head
    return name.lowerBound..<max(name.upperBound, last + 1)
  }

  /// Where a name begins whose first words the name finder leaves out or takes for a name of their own: "Los Angeles
  /// International" of "Los Angeles International Airport".
  private func nameStart(_ name: ClosedRange<Int>) -> Int {
    var start = name.lowerBound
    while start > 0, [.compound, .flat, .amod].contains(rows[start - 1].relation),
      rows[start - 1].upos == .propn || rows[start - 1].upos == .adj,
      (start...name.upperBound).contains(parents[start - 1])
        || start > 1 && rows[start - 1].relation == .flat && parents[start - 1] == start - 2
    {
      start -= 1
    }
    while start < name.lowerBound, rows[start].upos != .propn { start += 1 }
    return start
  }

  /// The name that stands right behind a common noun and says who is meant: "Lee" for "astronomer" in "the astronomer Lee"; nil
  /// where there is none.
  func nameBehind(_ noun: Int) -> Int? {
    let name = noun + 1
    guard rows[noun].upos == .noun, name < count, rows[name].upos == .propn, rows[name].relation == .appos,
      parents[name] == noun
    else { return nil }
    return name
  }

  /// Whether a number is written together with the word before it: "200" of "A330-200", "10" of "VC-10".
  func isOfDesignation(_ number: Int) -> Bool {
    guard number > 1, rows[number].upos == .num, rows[number - 1].length == 1,
      rows[number - 2].upos != .num, rows[number - 2].upos != .punct
    else { return false }
    return rows[number - 2].range.end == rows[number - 1].start && rows[number - 1].start + 1 == rows[number].start
  }

  /// Whether a hyphen without spaces joins a number to the name before it: "VC-10".
  func isJoinedToName(_ number: Int) -> Bool {
    number > 1 && rows[number - 1].upos == .punct && rows[number - 1].length == 1 && rows[number - 2].upos == .propn
      && isTight(number - 1)
  }

  /// Whether two names with one token between them are joined by it, a hyphen without spaces.
  func isJoined(_ a: Int, _ b: Int) -> Bool {
    guard rows.indices.contains(a), rows.indices.contains(b), rows[a].upos == .propn, rows[b].upos == .propn
    else { return false }
    let hyphen = (a + b) / 2
    return rows[hyphen].upos == .punct && rows[hyphen].length == 1 && isTight(hyphen)
  }

  /// Whether a number with "the" before it is part of what one thing is called: "the 787", "the 787 Dreamliner".
  func isCalled(_ number: Int) -> Bool {
    guard number > 0, rows[number - 1].lower.knownWord == .the else { return false }
    guard rows[number].relation == .nummod, parents[number] >= 0 else { return isDefinite(number) }
    let noun = rows[parents[number]]
    return noun.upos == .propn && noun.inflection != .plural
  }
}
