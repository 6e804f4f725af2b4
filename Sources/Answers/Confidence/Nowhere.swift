import Index
import Language

/// Phrases that say where of nothing.
extension Considered {
  /// Whether nothing can be at the phrase, since it is of another sort and no preposition stands before it: "212 people on
  /// board"; or since it only says whose a thing is that is no place: "Alva" of "on Alva's fate".
  func isNowhere(_ candidate: Candidate, _ index: FactIndex) -> Bool {
    let tree = match.tree
    switch candidate.sort {
    case .personNoun, .number, .money, .percent, .time, .duration, .age, .ordinal:
      return !isPlaced(candidate.head) && !candidate.tokens.contains { tree.rows[$0].mention.kind == .place }
    case .noun, .placeNoun, .groupNoun:
      // Nobody is anywhere "at the age of 56".
      if index.symbols.string(tree.rows[candidate.head].lemma) == "age" { return true }
      // "Glands are organs" says what they are.
      if tree.child(of: candidate.head, .cop) != nil { return tree.adposition(of: candidate.head) == nil }
      return isOwnerOfThing(candidate.head) || candidate.sort != .groupNoun && isOfOtherWord(candidate.head)
    default: return isOwnerOfThing(candidate.head)
    }
  }

  /// Whether a preposition that may be one of place stands before a phrase: not "as a cook", "with 80 people".
  private func isPlaced(_ head: Int) -> Bool {
    guard let marker = match.tree.adposition(of: match.tree.firstConjunct(head)) else { return false }
    switch match.tree.rows[marker].lower.knownWord {
    case .as, .with, .by, .for, .of, .without: return false
    default: return true
    }
  }

  /// Whether another word than the question's is about it, at which nothing is: "they produce cells", "many sorts of cells".
  private func isOfOtherWord(_ head: Int) -> Bool {
    let (tree, parent) = (match.tree, match.tree.parents[head])
    guard parent >= 0, match.termOfToken[parent] < 0 else { return false }
    return tree.rows[head].relation == .obj || tree.rows[head].relation == .nmod && tree.isMarked(head, by: .of)
  }

  private func isOwnerOfThing(_ head: Int) -> Bool {
    guard match.tree.rows[head].relation == .nmodPoss, case let owned = match.tree.parents[head], owned >= 0,
      match.termOfToken[owned] < 0
    else { return false }
    return candidates.contains { $0.head == owned && $0.sort == .noun }
  }
}
