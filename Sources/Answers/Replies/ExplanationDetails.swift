import Facts
import Index
import Language
import Text

/// The details of an explanation: the question's reading, the sentences considered, the best phrase and the runner-up with
/// their features, the facts of rules, and the way down to the bytes. Groups stand two columns in, what is in them four.
struct ExplanationDetails {
  private(set) var lines: [String] = []

  /// `isDerived`: the answers are those of derived facts. `weighed`: the best phrase and the runner-up.
  init(
    _ search: Search, _ reply: Reply, isDerived: Bool, _ weighed: [WeighedPhrase], _ weights: AnswerWeights,
    _ index: FactIndex
  ) {
    addQuestion(search, index)
    addSentences(search, index)
    addPhrases(weighed, search, weights, index)
    if let asked = search.asked {
      lines += asked.explanation(search, reply, isDerived: isDerived, index).map { "  " + $0 }
    }
    guard let answer = reply.answers.first else {
      lines.append("  withheld: \(reply.missing)")
      return
    }
    lines.append("  answered: \(answer.text)")
    for citation in answer.citations {
      let range = citation.answer.isEmpty ? citation.range : citation.answer
      lines.append("    cited: \(citation.document) \(citation.sentence), bytes \(range.start)–\(range.end)")
    }
  }

  private mutating func addQuestion(_ search: Search, _ index: FactIndex) {
    let question = search.question
    lines.append("  question: \(question.text)")
    lines.append("    kind \(question.kind.name), asks for \(question.type.name), as \(question.hole.role.name)")
    for (number, term) in question.terms.enumerated() {
      let mark =
        number == question.hole.governor
        ? " (the answer belongs to it)" : number == question.typeTerm ? " (its sort)" : ""
      let weight = Explanation.rounded(term.weight)
      lines.append("    term \(term.text), weight \(weight), \(term.expansions.count) other words\(mark)")
    }
    for correction in question.corrections { lines.append("    \(correction.typed) read as \(correction.read)") }
    if let pattern = search.pattern {
      lines.append("    fact with a hole: \(Explanation.description(of: pattern, question, index))")
    }
  }

  private mutating func addSentences(_ search: Search, _ index: FactIndex) {
    guard !search.ranking.considered.isEmpty else { return }
    lines.append("  sentences:")
    for considered in search.ranking.considered.prefix(5) {
      let row = index.sentences[Int(considered.sentence)]
      let document = index.documents[Int(row.document)]
      let match = considered.match
      var relaxations: [String] = []
      for (number, term) in search.question.terms.enumerated() where match.isMet(number) {
        let relaxation = match.relaxations[number]
        if relaxation != .exact {
          relaxations.append("\(term.text) by \(relaxation.name) −\(Explanation.rounded(relaxation.price))")
        }
      }
      lines.append(
        "    \(document.id) \(considered.sentence - document.sentences.lowerBound + 1), bytes \(row.range.start)–\(row.range.end):"
          + " score \(Explanation.rounded(Double(considered.score))), coverage \(Explanation.rounded(match.coverage)),"
          + " pairs \(Explanation.rounded(match.edgeCoverage)), fact fit \(Explanation.rounded(considered.fits.bestFit))"
          + (considered.fits.isSwapped ? ", roles swapped" : "")
          + (relaxations.isEmpty ? "" : "; " + relaxations.joined(separator: ", ")))
    }
  }

  private mutating func addPhrases(
    _ weighed: [WeighedPhrase], _ search: Search, _ weights: AnswerWeights, _ index: FactIndex
  ) {
    var winnings: [Int32: Float] = [:]
    for (place, phrase) in weighed.enumerated() {
      let answer = phrase.answer
      let considered = search.ranking.considered[answer.hit]
      lines.append(
        (place == 0 ? "  best: " : "  runner-up: ")
          + "“\(answer.text)”, score \(Explanation.rounded(Double(answer.score))), confidence"
          + " \(Explanation.rounded(phrase.confidence)), bytes \(answer.range.start)–\(answer.range.end),"
          + " cut \(answer.candidate.cut.name)")
      var scorer = CandidateScorer(
        question: search.question, match: considered.match, sentenceScore: considered.score,
        facts: considered.fits, kinds: search.kinds)
      let sum = weights.features.withUnsafeBufferPointer { scorer.score(answer.candidate, $0, keeps: true) }
      let first = FeatureSpace.feature(.sentence, 0)
      let ofPhrase = sum.entries.map { ($0.feature, weights.features[Int($0.feature)] * $0.value) }
      let ofSentence = considered.features.values.enumerated().map { feature, value in
        (Int32(first + feature), weights.features[first + feature] * value)
      }
      addFeatures(ofPhrase, limit: 6)
      addFeatures(ofSentence, limit: 4)
      addSignals(phrase.signals, isScoped: search.isScoped, weights)
      for (feature, value) in ofPhrase { winnings[feature, default: 0] += place == 0 ? value : -value }
      for fit in considered.fits.fits where considered.fits.fills(fit, answer.candidate.head) {
        let fact = index.fact(fit.fact)
        lines.append(
          "    fact: \(Explanation.description(of: fact, index)), \(fit.matched) arguments agree, \(fit.missing) lack,"
            + " quality \(Explanation.rounded(fit.quality))")
      }
    }
    if weighed.count > 1 { addLoss(of: weighed[1].answer, to: weighed[0].answer, winnings) }
  }

  /// Why the runner-up lost: what the best has more of, the largest first.
  private mutating func addLoss(of second: RankedAnswer, to best: RankedAnswer, _ winnings: [Int32: Float]) {
    let reasons = winnings.filter { $0.value > 0.005 }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(3)
    guard best.score > second.score, !reasons.isEmpty else { return }
    lines.append(
      "    lost by \(Explanation.rounded(Double(best.score - second.score))): "
        + reasons.map { "\(Self.name(of: $0.key)) \(Explanation.rounded(Double($0.value))) less" }
        .joined(separator: ", "))
  }

  /// "sentence coverage", the group first.
  private static func name(of feature: Int32) -> String {
    FeatureSpace.name(of: Int(feature)).split(separator: "\t").joined(separator: " ")
  }

  /// The strongest features, each with what it adds to the score.
  private mutating func addFeatures(_ added: [(feature: Int32, value: Float)], limit: Int) {
    for (feature, value) in added.sorted(by: { abs($0.value) > abs($1.value) }).prefix(limit) where value != 0 {
      lines.append("    \(Self.name(of: feature)): \(Explanation.rounded(Double(value)))")
    }
  }

  /// The strongest signals of the confidence, each with what it adds to the log of the odds.
  private mutating func addSignals(_ signals: [Double], isScoped: Bool, _ weights: AnswerWeights) {
    let coefficients = isScoped ? weights.scopedConfidence : weights.confidence
    let added = zip(Confidence.names, zip(signals, coefficients)).map { ($0, $1.0 * $1.1) }
    for (name, value) in added.sorted(by: { abs($0.1) > abs($1.1) }).prefix(5) where value != 0 {
      lines.append("    confidence \(name): \(Explanation.rounded(value))")
    }
  }
}
