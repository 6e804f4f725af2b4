import Facts
import Index
import Language
import Text

/// Says why: a summary in plain words, then below a heading the details that it stands on, down to features and bytes.
struct Explanation {
  private(set) var lines: [String] = []

  /// `isDerived`: the answers are those of derived facts.
  init(_ search: Search, _ reply: Reply, isDerived: Bool, _ weights: AnswerWeights, _ index: FactIndex) {
    // Where a question rule answers, no phrase was weighed.
    let weighed =
      isDerived && search.asked?.isByRule == true ? [] : WeighedPhrase.best(of: search, weights, index)
    let summary = ExplanationSummary(search, reply, isDerived: isDerived, weighed, weights, index)
    let details = ExplanationDetails(search, reply, isDerived: isDerived, weighed, weights, index)
    lines = summary.lines + ["details:"] + details.lines
  }

  /// `mediate(agent: ?, patient: ceasefire)`.
  static func description(of pattern: FactPattern, _ question: Question, _ index: FactIndex) -> String {
    // A verb that no document has is no symbol; that of "who is Ann Lee" is "be", whatever term stands for it.
    let isUnknown = pattern.predicate == .none && question.terms.indices.contains(pattern.predicateTerm)
    let predicate =
      isUnknown ? question.terms[pattern.predicateTerm].word : index.symbols.string(pattern.predicate)
    var places = pattern.holeRole.map { ["\($0): ?"] } ?? []
    for wanted in pattern.arguments {
      let words = wanted.terms.filter(question.terms.indices.contains).map { question.terms[$0].text }
      places.append("\(wanted.role): \(words.joined(separator: " "))")
    }
    return "\(predicate)(\(places.joined(separator: ", ")))"
  }

  /// `mediate(agent: Russian, patient: A Russian-mediated cease-fire) [compound]`, with the rule where one made it, and how far it is so.
  static func description(of fact: FactRow, _ index: FactIndex) -> String {
    let origin = fact.rule == .none ? "\(fact.construction)" : "rule \(index.symbols.string(fact.rule))"
    return "\(clause(of: fact, index)) [\(([origin] + stance(of: fact)).joined(separator: ", "))]"
  }

  /// Whether a fact is negated, and how far it is asserted; empty of one that the text states.
  static func stance(of fact: FactRow) -> [String] {
    (fact.polarity == .negative ? ["negated"] : []) + (fact.modality == .asserted ? [] : ["\(fact.modality)"])
  }

  /// `mediate(agent: Russian, patient: A Russian-mediated cease-fire)`.
  static func clause(of fact: FactRow, _ index: FactIndex) -> String {
    let text = index.document(of: fact.sentence).text
    let places = index.arguments(of: fact).map { argument in
      let words = index.range(of: argument.tokens).map { AnswerText.text(of: $0, in: text) } ?? ""
      return "\(argument.role): \(words)"
    }
    let particle = fact.particle == .none ? "" : " " + index.symbols.string(fact.particle)
    return "\(index.symbols.string(fact.predicate))\(particle)(\(places.joined(separator: ", ")))"
  }

  /// To two places behind the point.
  static func rounded(_ value: Double) -> String { String((value * 100).rounded() / 100) }
}

/// A phrase that was weighed as an answer, with what its confidence is made of.
struct WeighedPhrase {
  var answer: RankedAnswer
  /// By `Confidence.names`.
  var signals: [Double]
  /// 0...1.
  var confidence: Double

  init(_ answer: RankedAnswer, runnerUp: Float, _ search: Search, _ weights: AnswerWeights, _ index: FactIndex) {
    self.answer = answer
    signals = search.signals(of: answer, runnerUp: runnerUp, index)
    confidence = weights.confidence(signals, isScoped: search.isScoped)
  }

  /// The best phrase and the runner-up, as far as there are such.
  static func best(of search: Search, _ weights: AnswerWeights, _ index: FactIndex) -> [WeighedPhrase] {
    guard let outlook = search.outlook else { return [] }
    return [WeighedPhrase(outlook.best, runnerUp: outlook.runnerUp, search, weights, index)]
      + outlook.rivals.prefix(1).map { WeighedPhrase($0, runnerUp: outlook.best.score, search, weights, index) }
  }
}
