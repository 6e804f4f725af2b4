import Facts
import Index
import Language
import Text

/// Says why: the question's reading, the sentences considered, the winner's features and its way down to the bytes.
struct Explanation {
  private(set) var lines: [String] = []

  /// `isDerived`: the answers are those of derived facts.
  init(_ search: Search, _ reply: Reply, isDerived: Bool, _ weights: AnswerWeights, _ index: FactIndex) {
    addQuestion(search, index)
    addSentences(search, index)
    // Where a question rule answers, no phrase was weighed.
    if !isDerived || search.asked?.isByRule == false { addWinner(search, weights, index) }
    if let asked = search.asked { lines += asked.explanation(search, reply, isDerived: isDerived, index) }
    lines += reply.notes.map { "note: \($0)" }
    guard let answer = reply.answers.first else {
      lines.append("withheld: \(reply.missing)")
      return
    }
    for citation in answer.citations {
      let range = citation.answer.isEmpty ? citation.range : citation.answer
      lines.append("cited: \(citation.document) \(citation.sentence), bytes \(range.start)–\(range.end)")
    }
    lines.append("answered: \(answer.text)")
  }

  private mutating func addQuestion(_ search: Search, _ index: FactIndex) {
    let question = search.question
    lines.append("question: \(question.text)")
    lines.append("  kind \(question.kind.name), asks for \(question.type.name), as \(question.hole.role.name)")
    for (number, term) in question.terms.enumerated() {
      let mark =
        number == question.hole.governor
        ? " (the answer belongs to it)" : number == question.typeTerm ? " (its sort)" : ""
      lines.append(
        "  term \(term.text), weight \(Self.rounded(term.weight)), \(term.expansions.count) other words\(mark)")
    }
    for correction in question.corrections { lines.append("  \(correction.typed) read as \(correction.read)") }
    if let pattern = search.pattern {
      lines.append("  fact with a hole: \(Self.description(of: pattern, question, index))")
    }
  }

  /// `mediate(agent: ?, patient: ceasefire)`.
  private static func description(of pattern: FactPattern, _ question: Question, _ index: FactIndex) -> String {
    let predicate =
      question.terms.indices.contains(pattern.predicateTerm)
      ? question.terms[pattern.predicateTerm].word : index.symbols.string(pattern.predicate)
    var places = pattern.holeRole.map { ["\($0): ?"] } ?? []
    for wanted in pattern.arguments {
      let words = wanted.terms.filter(question.terms.indices.contains).map { question.terms[$0].text }
      places.append("\(wanted.role): \(words.joined(separator: " "))")
    }
    return "\(predicate)(\(places.joined(separator: ", ")))"
  }

  /// `mediate(agent: Russian, patient: A Russian-mediated cease-fire) [compound]`, with the rule where one made it.
  static func description(of fact: FactRow, _ index: FactIndex) -> String {
    let text = index.document(of: fact.sentence).text
    let places = index.arguments(of: fact).map { argument in
      let words = index.range(of: argument.tokens).map { AnswerText.text(of: $0, in: text) } ?? ""
      return "\(argument.role): \(words)"
    }
    let particle = fact.particle == .none ? "" : " " + index.symbols.string(fact.particle)
    let origin = fact.rule == .none ? "\(fact.construction)" : "rule \(index.symbols.string(fact.rule))"
    return "\(index.symbols.string(fact.predicate))\(particle)(\(places.joined(separator: ", "))) [\(origin)]"
  }

  private mutating func addSentences(_ search: Search, _ index: FactIndex) {
    for considered in search.ranking.considered.prefix(5) {
      let row = index.sentences[Int(considered.sentence)]
      let document = index.documents[Int(row.document)]
      let match = considered.match
      var relaxations: [String] = []
      for (number, term) in search.question.terms.enumerated() where match.isMet(number) {
        let relaxation = match.relaxations[number]
        if relaxation != .exact {
          relaxations.append("\(term.text) by \(relaxation.name) −\(Self.rounded(relaxation.price))")
        }
      }
      lines.append(
        "sentence \(document.id) \(considered.sentence - document.sentences.lowerBound + 1), bytes \(row.range.start)–\(row.range.end):"
          + " score \(Self.rounded(Double(considered.score))), coverage \(Self.rounded(match.coverage)),"
          + " pairs \(Self.rounded(match.edgeCoverage)), fact fit \(Self.rounded(considered.fits.bestFit))"
          + (considered.fits.isSwapped ? ", roles swapped" : "")
          + (relaxations.isEmpty ? "" : "; " + relaxations.joined(separator: ", ")))
    }
  }

  private mutating func addWinner(_ search: Search, _ weights: AnswerWeights, _ index: FactIndex) {
    guard let outlook = search.outlook else { return }
    let ranked = [outlook.best] + outlook.rivals.prefix(1)
    var winnings: [Int32: Float] = [:]
    for (place, answer) in ranked.enumerated() {
      let considered = search.ranking.considered[answer.hit]
      let runnerUp = place == 0 ? outlook.runnerUp : outlook.best.score
      let signals = search.signals(of: answer, runnerUp: runnerUp, index)
      let confidence = weights.confidence(signals, isScoped: search.isScoped)
      lines.append(
        (place == 0 ? "best: " : "runner-up: ")
          + "“\(answer.text)”, score \(Self.rounded(Double(answer.score))), confidence"
          + " \(Self.rounded(confidence)), bytes \(answer.range.start)–\(answer.range.end), cut \(answer.candidate.cut.name)"
      )
      var scorer = CandidateScorer(
        question: search.question, match: considered.match, sentenceScore: considered.score,
        facts: considered.fits, kinds: search.kinds)
      let sum = weights.features.withUnsafeBufferPointer { scorer.score(answer.candidate, $0, keeps: true) }
      let first = FeatureSpace.feature(.sentence, 0)
      let phrase = sum.entries.map { ($0.feature, weights.features[Int($0.feature)] * $0.value) }
      let sentence = considered.features.values.enumerated().map { feature, value in
        (Int32(first + feature), weights.features[first + feature] * value)
      }
      addFeatures(phrase, limit: 6)
      addFeatures(sentence, limit: 4)
      addSignals(signals, isScoped: search.isScoped, weights)
      for (feature, value) in phrase { winnings[feature, default: 0] += place == 0 ? value : -value }
      for fit in considered.fits.fits where considered.fits.fills(fit, answer.candidate.head) {
        let fact = index.fact(fit.fact)
        lines.append(
          "  fact: \(Self.description(of: fact, index)), \(fit.matched) arguments agree, \(fit.missing) lack,"
            + " quality \(Self.rounded(fit.quality))")
      }
    }
    if ranked.count > 1 { addLoss(of: ranked[1], to: ranked[0], winnings) }
  }

  /// Why the runner-up lost: what the best has more of, the largest first.
  private mutating func addLoss(of second: RankedAnswer, to best: RankedAnswer, _ winnings: [Int32: Float]) {
    let reasons = winnings.filter { $0.value > 0.005 }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(3)
    guard best.score > second.score, !reasons.isEmpty else { return }
    lines.append(
      "  lost by \(Self.rounded(Double(best.score - second.score))): "
        + reasons.map { "\(Self.name(of: $0.key)) \(Self.rounded(Double($0.value))) less" }.joined(separator: ", "))
  }

  /// "sentence coverage", the group first.
  private static func name(of feature: Int32) -> String {
    FeatureSpace.name(of: Int(feature)).split(separator: "\t").joined(separator: " ")
  }

  /// The strongest features, each with what it adds to the score.
  private mutating func addFeatures(_ added: [(feature: Int32, value: Float)], limit: Int) {
    for (feature, value) in added.sorted(by: { abs($0.value) > abs($1.value) }).prefix(limit) where value != 0 {
      lines.append("  \(Self.name(of: feature)): \(Self.rounded(Double(value)))")
    }
  }

  /// The strongest signals of the confidence, each with what it adds to the log of the odds.
  private mutating func addSignals(_ signals: [Double], isScoped: Bool, _ weights: AnswerWeights) {
    let coefficients = isScoped ? weights.scopedConfidence : weights.confidence
    let added = zip(Confidence.Signal.allCases, zip(signals, coefficients)).map { ($0, $1.0 * $1.1) }
    for (signal, value) in added.sorted(by: { abs($0.1) > abs($1.1) }).prefix(5) where value != 0 {
      lines.append("  confidence \(signal.name): \(Self.rounded(value))")
    }
  }

  private static func rounded(_ value: Double) -> String { String((value * 100).rounded() / 100) }
}
