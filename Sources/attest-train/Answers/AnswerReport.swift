import Answers

/// The answer given to one question by weights that its article had no part in: its signals and whether it was right.
struct AnswerOutcome {
  var set: String
  var fold: Int
  var weight: Double
  var isScoped: Bool
  var signals: [Double]
  /// Token F1 with the best gold.
  var f1: Double
  /// Whether its sentence states the answer.
  var isEvidence: Bool
  /// What speaks against it.
  var objections: [Objection.Kind]
  var isAnswerable: Bool

  var isRight: Bool { f1 >= 0.5 }

  /// Whether it is withheld however high its confidence.
  var isRuledOut: Bool { !isScoped && objections.contains { $0.effect == .decides } }
}

/// Prints held-out figures by set: the best answer's F1, how well the confidence tells right from wrong, and what
/// thresholds give.
struct AnswerReport {
  private var outcomes: [(outcome: AnswerOutcome, confidence: Double)] = []

  /// The confidence of each fold's answers is fitted to the others'.
  init(outcomes: [AnswerOutcome], folds: Int) {
    for isScoped in [true, false] {
      let kind = outcomes.filter { $0.isScoped == isScoped }
      for held in 0..<folds {
        let weights = AnswerTrainer().confidence(from: kind.filter { $0.fold != held }, isScoped: isScoped)
        for outcome in kind where outcome.fold == held {
          let confidence = outcome.isRuledOut ? 0 : Confidence.probability(outcome.signals, weights)
          self.outcomes.append((outcome, confidence))
        }
      }
    }
  }

  func print() {
    for isScoped in [true, false] {
      let pairs = outcomes.filter { $0.outcome.isScoped == isScoped }
      Swift.print(isScoped ? "asked of one document" : "asked of all")
      Swift.print("  expected calibration error \(Self.rounded(Self.calibrationError(pairs) * 100)) %")
      for name in Set(pairs.map(\.outcome.set)).sorted() { printSet(name, pairs.filter { $0.outcome.set == name }) }
    }
  }

  private func printSet(_ name: String, _ pairs: [(outcome: AnswerOutcome, confidence: Double)]) {
    let answerable = pairs.filter(\.outcome.isAnswerable)
    let count = Double(max(1, answerable.isEmpty ? pairs.count : answerable.count))
    let f1 = answerable.reduce(0) { $0 + $1.outcome.f1 } / count
    let sentence = Double(answerable.filter(\.outcome.isEvidence).count) / count
    let right = Double(answerable.filter(\.outcome.isRight).count) / count
    Swift.print(
      "  \(name), \(answerable.count) answerable, \(pairs.count - answerable.count) not: F1 \(Self.rounded(f1 * 100)),"
        + " right \(Self.rounded(right * 100)), sentence \(Self.rounded(sentence * 100)),"
        + " area under the curve \(Self.rounded(Self.areaUnderCurve(pairs) * 100)),"
        + " calibration error \(Self.rounded(Self.calibrationError(pairs) * 100))")
    var line = "    from confidence: right/withheld/precision"
    for threshold in stride(from: 0.1, through: 0.85, by: 0.05) {
      let given = pairs.filter { $0.confidence >= threshold }
      let right = given.filter(\.outcome.isRight).count
      let wrongly = given.filter { !$0.outcome.isAnswerable }.count
      let none = max(1, pairs.count - answerable.count)
      line +=
        " \(Self.rounded(threshold * 100)): \(right * 100 / Int(count))/\(100 - wrongly * 100 / none)"
        + "/\(right * 100 / max(1, given.count))"
    }
    Swift.print(line)
    printObjections(pairs)
  }

  /// Every kind of objection with the answers that it speaks against: right ones, wrong ones, those to questions without
  /// an answer.
  private func printObjections(_ pairs: [(outcome: AnswerOutcome, confidence: Double)]) {
    let counts = Objection.Kind.allCases.map { kind in
      let met = pairs.map(\.outcome).filter { $0.objections.contains(kind) }
      let right = met.filter(\.isRight).count
      let wrong = met.filter { $0.isAnswerable && !$0.isRight }.count
      return "\(kind.name) \(right)/\(wrong)/\(met.count - right - wrong)"
    }
    Swift.print("    objections: right/wrong/unanswerable " + counts.joined(separator: ", "))
  }

  /// The probability that a right answer has a higher confidence than a wrong one.
  private static func areaUnderCurve(_ pairs: [(outcome: AnswerOutcome, confidence: Double)]) -> Double {
    let sorted = pairs.sorted { $0.confidence < $1.confidence }
    var wrong = 0.0
    var area = 0.0
    for pair in sorted {
      if pair.outcome.isRight { area += wrong } else { wrong += 1 }
    }
    return area / max(1, wrong * (Double(pairs.count) - wrong))
  }

  /// Confidence against accuracy in ten bins, of the answers that are not ruled out whatever their confidence.
  private static func calibrationError(_ pairs: [(outcome: AnswerOutcome, confidence: Double)]) -> Double {
    var bins = [Double](repeating: 0, count: 10)
    let pairs = pairs.filter { !$0.outcome.isRuledOut }
    for (outcome, confidence) in pairs {
      bins[min(9, Int(confidence * 10))] += confidence - (outcome.isRight ? 1 : 0)
    }
    return bins.reduce(0) { $0 + abs($1) } / Double(max(1, pairs.count))
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
