import Index
import Language

/// What a sentence's tree lists: conjuncts, examples, names side by side.
extension Tree {
  /// The heads of a coordination, in order, whichever of them is given.
  func coordination(of token: Int) -> [Int] {
    let first = firstConjunct(token)
    return [first] + (0..<count).filter { $0 != first && rows[$0].relation == .conj && firstConjunct($0) == first }
  }

  /// The heads of what the text names as examples of a noun: behind "such as", "like" or "including"; empty where it names none.
  func examples(of noun: Int) -> [Int] {
    let example = children(of: noun).first { child in
      guard child > noun, rows[child].relation == .nmod || rows[child].relation == .acl,
        let marker = adposition(of: child)
      else { return false }
      return [.such, .like, .including].contains(rows[marker].lower.knownWord)
    }
    return example.map(coordination) ?? []
  }

  /// The names that stand side by side before a noun and are each of its kind: "Galileo" and "Ulysses" of "the Galileo and
  /// Ulysses spacecraft"; empty where there are not several.
  func names(before noun: Int) -> [Range<Int>] {
    guard rows[noun].upos == .noun,
      let first = children(of: noun).first(where: { name in
        name < noun && rows[name].relation == .compound && rows[name].upos == .propn
          && coordination(of: name).contains { $0 > name && $0 < noun }
      })
    else { return [] }
    var names: [Range<Int>] = []
    var start = left[first]
    for token in left[first]..<noun + 1 {
      let ends = token == noun || rows[token].upos == .cconj || isComma(token)
      guard ends else { continue }
      if start < token { names.append(start..<token) }
      start = token + 1
    }
    return names.allSatisfy { $0.contains { rows[$0].upos == .propn } } ? names : []
  }

  /// Whom or what the text names as those of a plural noun, in apposition to it or to what it is of: "the ministers of the two
  /// countries, Ann Lee and Bo Ek", "three guests: a nurse, Ann Lee, and a cook, Bo Ek". Heads of names; empty where there are
  /// not several.
  func namesApposed(to noun: Int) -> [Int] {
    guard rows[noun].upos == .noun, rows[noun].inflection == .plural else { return [] }
    let holders = [noun] + children(of: noun).filter { $0 > noun && rows[$0].relation == .nmod }
    let apposed = holders.flatMap { children(of: $0) }.first { child in
      child > noun && rows[child].relation == .appos && coordination(of: child).count > 1
    }
    guard let apposed else { return [] }
    let names = coordination(of: apposed).compactMap { head -> Int? in
      if rows[head].upos == .propn { return head }
      return children(of: head).first { rows[$0].relation == .appos && rows[$0].upos == .propn }
    }
    return names.count > 1 ? names : []
  }

  /// Whether a mark is one that parts words, as the hyphen of "VC-10" does not.
  private func isComma(_ token: Int) -> Bool { rows[token].upos == .punct && !isTight(token) }

  /// A noun or name with what belongs to it on either side, its determiner, clauses and coordination left out.
  func phrase(of head: Int) -> Range<Int> {
    var (start, end) = (head, head + 1)
    for child in children(of: head) {
      switch rows[child].relation {
      case .amod, .compound, .nummod, .nmodPoss, .flat, .nmodDesc:
        if child < head { start = min(start, left[child]) }
        if child >= end { end = max(end, right[child]) }
      default: continue
      }
    }
    return start..<end
  }
}
