import Index
import Language

/// Phrases that tell nobody anything: the question's own words, and words that only point at others.
extension SentenceMatch {
  /// Whether all of a phrase stands in the question: "the concept" for "what concept did she develop".
  func onlyRepeats(_ question: Question, _ candidate: Candidate) -> Bool {
    // One of those that the question names may be asked for.
    let isWhichOf =
      question.kind == .which && question.tree.rows.dropFirst(question.wh + 1).first?.lower.knownWord == .of
    let offers = isWhichOf || question.tree.rows.contains { $0.lower.knownWord == .or }
    // A name that only shares its words' meaning with the question is another: "US Army" for an American branch.
    let isName = candidate.tokens.count > 1 && tree.rows[candidate.head].mention != .none
    guard !offers, candidate.sort != .number else { return false }
    return candidate.tokens.allSatisfy { token in
      let row = tree.rows[token]
      // "His" in "whose daughter is she" says whose.
      if candidate.tokens.count == 1, row.upos == .pron, row.entity >= 0 {
        return termOfToken[token] >= 0 && question.kind != .whose
      }
      if tree.isFunctional(token) || row.relation == .nmodPoss && row.upos == .pron { return true }
      // "Other cities" names none.
      if row.relation == .amod, [.other, .many, .most, .such].contains(row.lower.knownWord) { return true }
      guard termOfToken[token] >= 0 else { return false }
      return isName
        ? row.lower == question.terms[termOfToken[token]].lower
        : tokenQuality[token] >= Relaxation.spelling.quality
    }
  }

  /// Whether a phrase is one thing alone: no plural, no list, and nothing that is counted.
  func isAlone(_ candidate: Candidate) -> Bool {
    let head = candidate.head
    return tree.rows[head].inflection != .plural && tree.rows[head].upos != .pron
      && tree.conjuncts(in: candidate.tokens) == 0
      && tree.coordination(of: head).count == 1 && tree.examples(of: head).isEmpty && tree.names(before: head).isEmpty
      && !candidate.tokens.contains { tree.rows[$0].upos == .cconj || tree.rows[$0].upos == .num }
  }

  /// Whether a phrase is a pronoun for what the text does not name, or "this", "such" with a noun.
  func onlyPoints(_ candidate: Candidate) -> Bool {
    let first = candidate.tokens.lowerBound
    if candidate.tokens.count == 1 { return candidate.sort == .pronoun && tree.rows[first].upos == .pron }
    // "Most of which".
    if tree.rows[candidate.tokens.upperBound - 1].lower.knownWord == .which { return true }
    guard candidate.tokens.count == 2, tree.rows[first + 1].upos == .noun else { return false }
    switch tree.rows[first].lower.knownWord {
    case .this, .these, .those, .that, .such: return true
    default: return false
    }
  }
}
