import Index
import Language
import Text

/// What the numbers of a sentence count and measure: whether a phrase says as much of what the question asks of.
extension SentenceMatch {
  /// Whether a phrase is of a sort that the type excludes, and has no number in it that it may have been cut around.
  func cannotMeasure(_ candidate: Candidate, _ type: AnswerType, _ index: FactIndex) -> Bool {
    if type == .time, let kind = amount(in: candidate, index)?.kind, kind == .money || kind == .percent { return true }
    // "At seventy" is no time; of digits some are years that only the sentence tells.
    if type == .time, !hasTime(candidate, index), let kind = amount(in: candidate, index)?.kind,
      kind == .age || kind == .count && !candidate.tokens.contains(where: { hasDigit($0, index) })
    {
      return true
    }
    // "Too" is no time.
    if type == .time, candidate.sort == .adverb, !hasTime(candidate, index) { return true }
    return TypeFit.fit(of: candidate.sort, to: type) == .misses && !isFrequency(candidate)
      && !candidate.tokens.contains { tree.rows[$0].upos == .num }
  }

  private func hasDigit(_ token: Int, _ index: FactIndex) -> Bool {
    tree.form(of: token, index).utf8.contains { $0 &- 0x30 < 10 }
  }

  private func hasTime(_ candidate: Candidate, _ index: FactIndex) -> Bool {
    !index.times(in: tree.indexed(candidate.tokens)).isEmpty
  }

  /// The first number of a phrase with what it counts or measures; nil where it has none.
  private func amount(in candidate: Candidate, _ index: FactIndex) -> QuantityRow? {
    index.quantities(in: tree.indexed(candidate.tokens)).first
  }

  /// The rank of the question, where the sentence has only others: "second" where somebody came third; nil elsewhere.
  func otherRank(than question: Question, _ index: FactIndex) -> Int? {
    let ordinals = SuperlativeWords.bundled.ordinals
    guard let rank = missingRank(of: question) else { return nil }
    let hasOther = tree.rows.indices.contains { token in
      tree.rows[token].lower.knownWord == .first || ordinals.contains(tree.form(of: token, index))
    }
    return hasOther && question.terms[rank].word != "first" ? rank : nil
  }

  /// A rank of the question that neither the sentence nor one beside it has; nil where there is none.
  func unsaidRank(of question: Question) -> Int? { missingRank(of: question).flatMap { nearTerms[$0] ? nil : $0 } }

  private func missingRank(of question: Question) -> Int? {
    let ordinals = SuperlativeWords.bundled.ordinals
    return question.terms.indices.first { number in
      let term = question.terms[number]
      return (ordinals.contains(term.word) || term.part == .adjective && term.word == "first") && lacks(number)
    }
  }

  /// A number of the question, a year mostly, that the sentence says of another amount than the answer: "2018" of "was 43
  /// percent, down from 51 percent in 2018"; nil where there is none.
  func numberOfOther(than candidate: Candidate, _ question: Question, _ index: FactIndex) -> Int? {
    guard question.type != .time else { return nil }
    return question.terms.indices.first { number in
      guard question.terms[number].part == .number, isMet(number),
        !question.tree.isOfDesignation(question.terms[number].token),
        question.tree.rows[question.terms[number].token].relation != .nummod, tree.isAmount(candidate.head)
      else { return false }
      // "Fewer than in 2019" says nothing of 2019.
      if isCompared(tokenOfTerm[number]) { return true }
      var token = tree.parents[tokenOfTerm[number]]
      while token >= 0, token != candidate.head, !tree.dominates(token, candidate.head) {
        // The day of "14 March 2022" is no amount.
        if tree.isAmount(token),
          !index.isWithinTime(tree.firstToken + Int32(token), tree.firstToken + Int32(tokenOfTerm[number]))
        {
          return true
        }
        token = tree.parents[token]
      }
      return false
    }
  }

  /// Whether "than" stands before a number, or before its preposition.
  private func isCompared(_ number: Int) -> Bool {
    (max(0, number - 2)..<number).contains { token in
      tree.rows[token].lower.knownWord == .than && (token == number - 1 || tree.rows[number - 1].upos == .adp)
    }
  }

  /// "One of the largest" counts nothing.
  func isOneOf(_ candidate: Candidate) -> Bool {
    let first = candidate.tokens.lowerBound
    return first + 1 < tree.count && tree.rows[first].lower.knownWord == .one
      && tree.rows[first + 1].lower.knownWord == .of
  }

  /// Whether a phrase says how often: "twice a week", "every day", "monthly".
  func isFrequency(_ candidate: Candidate) -> Bool {
    candidate.tokens.contains { token in
      switch tree.rows[token].lower.knownWord {
      case .once, .twice, .times, .every, .each, .daily, .weekly, .monthly, .yearly, .annually, .hourly, .often, .never:
        true
      default: false
      }
    }
  }

  /// The noun that a number counts; nil where it counts none, or is no number.
  func counted(by candidate: Candidate, _ index: FactIndex) -> Int? {
    let first = tree.firstToken + Int32(candidate.tokens.lowerBound)
    return index.quantities(in: first..<first + 1).lazy.compactMap(tree.nounCounted).first
  }

  /// Whether a phrase is a share or a sum where the question counts something that the sentence does not have, or has another
  /// number of: "9.6 percent", or "998 points" beside "a loss of 3 percent", where it asks how many points.
  func countsBeside(_ candidate: Candidate, _ question: Question, _ index: FactIndex) -> Bool {
    let counted = question.typeTerm
    guard question.kind == .howMany, counted >= 0, let kind = amount(in: candidate, index)?.kind,
      kind == .percent || kind == .money
    else { return false }
    if lacks(counted), !candidate.tokens.contains(where: { termOfToken[$0] == counted }) { return true }
    let tokens = tree.firstToken..<tree.firstToken + Int32(tree.count)
    return index.quantities(in: tokens).contains { quantity in
      guard let noun = tree.nounCounted(by: quantity) else { return false }
      return termOfToken[noun] == counted && !candidate.tokens.contains(noun)
    }
  }

  /// Whether a phrase counts things, people or places where the question asks how deep or how long: "two localities".
  func countsThings(_ candidate: Candidate, _ question: Question, _ kinds: Kinds, _ index: FactIndex) -> Bool {
    guard question.type == .measure || question.type == .duration,
      let quantity = amount(in: candidate, index), quantity.kind == .count,
      var noun = tree.nounCounted(by: quantity) ?? nounBehind(candidate.head)
    else { return false }
    // "Light-years", "revolutions per minute".
    if tree.rows[noun].relation == .compound, tree.parents[noun] > noun { noun = tree.parents[noun] }
    if noun + 1 < tree.count, tree.rows[noun + 1].lower.knownWord == .per { return false }
    return tree.rows[noun].upos == .propn || kinds.isThing(tree.rows[noun].lemma)
  }

  private func nounBehind(_ number: Int) -> Int? {
    let noun = tree.nounCounted(by: number)
    return noun == number ? nil : noun
  }

  /// Whether a number only says how far something is before or behind another: "four points ahead of the Rovers" where it asks
  /// how many points it has.
  func isDifference(_ candidate: Candidate, _ question: Question, _ index: FactIndex) -> Bool {
    guard question.kind == .howMany, question.comparative == nil else { return false }
    let next = max(tree.nounCounted(by: candidate.head), candidate.tokens.upperBound - 1) + 1
    guard next < tree.count, termOfToken[next] < 0 else { return false }
    return ["ahead", "behind", "clear", "adrift", "short", "away", "earlier", "later"].contains(
      tree.form(of: next, index))
  }

  /// Whether a measure says how high something lies, where it asks how far or how long: "1,140 metres above sea level".
  func isAltitude(_ candidate: Candidate, _ question: Question, _ index: FactIndex) -> Bool {
    let next = candidate.tokens.upperBound
    return (question.kind == .howFar || question.kind == .howLong) && next + 1 < tree.count
      && tree.form(of: next, index) == "above" && tree.form(of: next + 1, index) == "sea"
  }

  /// Whether a phrase counts one of two things that the question counts together: "nineteen kings and two queens" where it asks
  /// how many kings and queens there were.
  func countsOneOfTwo(_ candidate: Candidate, _ question: Question) -> Bool {
    guard question.kind == .howMany, question.typeTerm >= 0 else { return false }
    let noun = question.terms[question.typeTerm].token
    let others = question.tree.children(of: noun).filter { question.tree.rows[$0].relation == .conj }
    return others.compactMap(question.term).contains { other in
      let said = tokenOfTerm[other]
      return said >= 0 && !candidate.tokens.contains(said) && tree.child(of: said, .nummod) != nil
    }
  }

  /// Whether a phrase counts only some of what the question counts: "two Greek ships" where it asks how many ships.
  func isNarrowed(_ candidate: Candidate, in question: Question) -> Bool {
    guard question.kind == .howMany, question.typeTerm >= 0 else { return false }
    let noun = tree.nounCounted(by: candidate.head)
    guard termOfToken[noun] == question.typeTerm else { return false }
    return (tree.left[noun]..<noun).contains { token in
      guard tree.parents[token] == noun, termOfToken[token] < 0 else { return false }
      switch tree.rows[token].lower.knownWord {
      case .other, .another: return true
      default: return tree.rows[token].mention != .none && tree.rows[token].upos != .num
      }
    }
  }
}

extension FactIndex {
  /// Whether one time expression holds both tokens.
  fileprivate func isWithinTime(_ token: Int32, _ other: Int32) -> Bool {
    // A time is found by its first token, which is no later than either.
    let first = min(token, other)
    return times(in: max(0, first - Self.longestTime)..<first + 1).contains {
      $0.tokens.contains(token) && $0.tokens.contains(other)
    }
  }

  private static let longestTime: Int32 = 8
}

extension Tree {
  /// Whether the token is a number or a noun with one.
  fileprivate func isAmount(_ token: Int) -> Bool { rows[token].upos == .num || child(of: token, .nummod) != nil }
}
