import Answers
import Glibc

/// The candidates of one question: their features and how good each would be as an answer.
struct AnswerExample {
  /// Candidate `i` has the features from `starts[i]` up to `starts[i + 1]`.
  var starts: [Int32] = [0]
  var features: [Int32] = []
  var values: [Float] = []
  /// Token F1 with the best gold, in the gold's own sentence; 0 elsewhere.
  var gains: [Float] = []
  var weight: Float
}

/// The answer given to one question: its signals and whether it was right.
struct AnswerOutcome {
  var signals: [Double]
  var isRight: Bool
  /// False where it would be withheld whatever its confidence.
  var isGrounded: Bool
  var isAnswerable: Bool
  var weight: Double
}

/// Fits weights by gradient methods; deterministic.
struct AnswerTrainer {
  private let epochs = 25
  private let rate: Float = 0.15
  private let penalty: Float = 2e-4

  /// Weights that make the good candidates probable.
  func features(from examples: [AnswerExample]) -> [Float] {
    var weights = [Float](repeating: 0, count: FeatureSpace.count)
    var squares = [Float](repeating: 1e-3, count: FeatureSpace.count)
    var generator = SplitMix(seed: 7)
    var order = Array(examples.indices)
    for epoch in 0..<epochs {
      order.shuffle(using: &generator)
      var gain = 0.0
      for number in order {
        let example = examples[number]
        let count = example.gains.count
        var scores = [Float](repeating: 0, count: count)
        for candidate in 0..<count {
          var score: Float = 0
          for entry in Int(example.starts[candidate])..<Int(example.starts[candidate + 1]) {
            score += weights[Int(example.features[entry])] * example.values[entry]
          }
          scores[candidate] = score
        }
        let top = scores.max() ?? 0
        var total: Float = 0
        for candidate in 0..<count {
          scores[candidate] = expf(scores[candidate] - top)
          total += scores[candidate]
        }
        var expected: Float = 0
        for candidate in 0..<count {
          scores[candidate] /= total
          expected += scores[candidate] * example.gains[candidate]
        }
        gain += Double(expected)
        var gradient: [Int32: Float] = [:]
        for candidate in 0..<count {
          let push = scores[candidate] * (example.gains[candidate] / max(expected, 1e-4) - 1) * example.weight
          if abs(push) < 1e-5 { continue }
          for entry in Int(example.starts[candidate])..<Int(example.starts[candidate + 1]) {
            gradient[example.features[entry], default: 0] += push * example.values[entry]
          }
        }
        for (feature, value) in gradient {
          let feature = Int(feature)
          let step = value - penalty * weights[feature]
          squares[feature] += step * step
          weights[feature] += rate * step / squares[feature].squareRoot()
        }
      }
      if epoch % 5 == 4 { print("epoch \(epoch + 1): expected F1 \(gain / Double(max(1, examples.count)))") }
    }
    return weights
  }

  /// Logistic regression with a small penalty, by full gradient steps with momentum.
  func confidence(from outcomes: [AnswerOutcome]) -> [Double] {
    let count = Confidence.Signal.allCases.count
    var weights = [Double](repeating: 0, count: count)
    var velocity = weights
    let total = outcomes.reduce(0) { $0 + $1.weight }
    for _ in 0..<1500 {
      var gradient = [Double](repeating: 0, count: count)
      for outcome in outcomes {
        let error = (outcome.isRight ? 1 : 0) - Confidence.probability(outcome.signals, weights)
        for signal in 0..<count { gradient[signal] += outcome.weight * error * outcome.signals[signal] }
      }
      for signal in 0..<count {
        let step = gradient[signal] / total - 1e-4 * weights[signal]
        velocity[signal] = 0.9 * velocity[signal] + step
        weights[signal] += 0.5 * velocity[signal]
      }
    }
    return weights
  }

  /// Confidence against accuracy in ten bins, and precision and yield at some thresholds.
  static func printCalibration(_ outcomes: [AnswerOutcome], _ weights: [Double]) {
    var bins = [(count: Int, right: Int, sum: Double)](repeating: (0, 0, 0), count: 10)
    let pairs = outcomes.map { (Confidence.probability($0.signals, weights), $0.isRight) }
    for (confidence, isRight) in pairs {
      let bin = min(9, Int(confidence * 10))
      bins[bin].count += 1
      bins[bin].right += isRight ? 1 : 0
      bins[bin].sum += confidence
    }
    var error = 0.0
    for bin in bins where bin.count > 0 {
      error += abs(bin.sum - Double(bin.right))
      print(
        "confidence \(bin.sum / Double(bin.count)): \(bin.count) answers, \(Double(bin.right) / Double(bin.count)) right"
      )
    }
    print("expected calibration error \(error / Double(max(1, pairs.count)))")
  }

  /// For several thresholds: answerable questions answered right, unanswerable ones withheld, precision.
  static func printThresholds(_ name: String, _ outcomes: [AnswerOutcome], _ weights: [Double]) {
    let answerable = max(1, outcomes.filter(\.isAnswerable).count)
    let unanswerable = max(1, outcomes.count - answerable)
    for threshold in stride(from: 0.2, through: 0.8, by: 0.05) {
      let given = outcomes.filter { $0.isGrounded && Confidence.probability($0.signals, weights) >= threshold }
      let right = given.filter(\.isRight).count
      let wrongly = given.filter { !$0.isAnswerable }.count
      let figures = [right * 100 / answerable, 100 - wrongly * 100 / unanswerable, right * 100 / max(1, given.count)]
      print(
        "\(name) from \((threshold * 100).rounded() / 100): right \(figures[0]), withheld \(figures[1]), precision \(figures[2])"
      )
    }
  }
}
