import Answers
import Glibc

/// The sentences and candidates of one question: their features and how good each would be.
struct AnswerExample {
  var fold: Int
  var weight: Float
  /// The sentences' features, sentence after sentence.
  var sentences: [Float] = []
  /// Whether a sentence states the answer.
  var isEvidence: [Bool] = []
  /// Candidate `i` has the features from `starts[i]` up to `starts[i + 1]`.
  var starts: [Int32] = [0]
  var features: [Int32] = []
  var values: [Float] = []
  /// The square of the token F1 with the best gold, less where the sentence is no evidence.
  var gains: [Float] = []
  /// The sentence of each candidate.
  var sentenceOf: [Int32] = []

  init(fold: Int, weight: Float) {
    self.fold = fold
    self.weight = weight
  }

  /// Where a candidate's features stand.
  func entries(of candidate: Int) -> Range<Int> { Int(starts[candidate])..<Int(starts[candidate + 1]) }

  /// The candidates' scores.
  func scores(by weights: [Float]) -> [Float] {
    gains.indices.map { candidate in
      entries(of: candidate).reduce(Float(0)) { $0 + weights[Int(features[$1])] * values[$1] }
    }
  }

  /// By feature, how far its value differs between the candidates of a question: the standard deviation under the
  /// candidates' probabilities. A weight moves the scores by that much times itself.
  static func spreads(of examples: [AnswerExample], by weights: [Float]) -> [Float] {
    var variances = [Float](repeating: 0, count: weights.count)
    var total: Float = 0
    for example in examples {
      let scores = example.scores(by: weights)
      let top = scores.max() ?? 0
      let odds = scores.map { expf($0 - top) }
      let sum = odds.reduce(0, +)
      var moments: [Int32: (mean: Float, square: Float)] = [:]
      for candidate in scores.indices {
        for entry in example.entries(of: candidate) {
          let (value, share) = (example.values[entry], odds[candidate] / sum)
          moments[example.features[entry], default: (0, 0)].mean += share * value
          moments[example.features[entry], default: (0, 0)].square += share * value * value
        }
      }
      for (feature, moment) in moments {
        variances[Int(feature)] += example.weight * max(0, moment.square - moment.mean * moment.mean)
      }
      total += example.weight
    }
    return variances.map { ($0 / max(1, total)).squareRoot() }
  }
}

/// Fits weights by gradient methods (AdaGrad; Duchi et al. 2011); deterministic.
struct AnswerTrainer {
  private let epochs = 15
  private let rate: Float = 0.15
  /// On the squares.
  private let penalty: Float = 2e-4
  /// On the sums, so that weights of candidates that tell little end at 0.
  private let sparsity: Float = 1e-3
  /// On the squares of the confidence's weights, those of the bias and of the size of the corpus apart.
  private let confidencePenalty = 2e-4
  /// What a sentence's score counts among its phrases' features. It is not fitted: the phrases alone would give it half of
  /// that, and the wrong sentence's phrase would win more often on articles not seen.
  private static let sentenceShare: Float = 2
  /// How many features of candidates are kept: those that move the scores most. More give no better answers on articles not
  /// seen, and nobody would read them.
  private let mostFeatures = 400
  /// Weights nearer to 0 are left out.
  private let least: Float = 0.05

  /// All features, to the hundredth: the sentences' first, then those of candidates with the sentences' scores given.
  func features(from examples: [AnswerExample]) -> [Float] {
    candidateWeights(from: examples, given: sentenceWeights(from: examples)).map { weight in
      abs(weight) < least ? 0 : (weight * 100).rounded() / 100
    }
  }

  /// Weights that make the sentences probable that state the answer.
  func sentenceWeights(from examples: [AnswerExample]) -> [Float] {
    let base = FeatureSpace.feature(.sentence, 0)
    let width = FeatureSpace.Sentence.allCases.count
    var fit = AdaptiveGradient(count: FeatureSpace.count, rate: rate, penalty: penalty)
    fit.train(examples, epochs: epochs) { example, weights in
      let count = example.isEvidence.count
      guard example.isEvidence.contains(true), count > 1 else { return nil }
      let scores = (0..<count).map { sentence in
        (0..<width).reduce(Float(0)) { $0 + weights[base + $1] * example.sentences[sentence * width + $1] }
      }
      return (scores, example.isEvidence.map { $0 ? 1 : 0 })
    } features: { example, sentence, push, gradient in
      for feature in 0..<width { gradient.add(base + feature, push * example.sentences[sentence * width + feature]) }
    }
    return fit.weights
  }

  /// Weights that make the good candidates probable, the sentences' weights kept: fitted, and fitted again without the
  /// features that hardly move a score.
  private func candidateWeights(from examples: [AnswerExample], given sentenceWeights: [Float]) -> [Float] {
    let shared = FeatureSpace.feature(.phrase, FeatureSpace.Phrase.sentence.rawValue)
    let sentenceFeatures = FeatureSpace.feature(.phrase, 0)
    let scored = Self.scored(examples, by: sentenceWeights)
    var weights = sentenceWeights
    weights[shared] = Self.sentenceShare
    var isFitted = weights.indices.map { $0 >= sentenceFeatures && $0 != shared }
    func fit() -> [Float] {
      var fit = AdaptiveGradient(count: FeatureSpace.count, rate: rate, penalty: penalty, sparsity: sparsity)
      fit.weights = weights
      fit.train(scored, epochs: epochs) {
        ($0.scores(by: $1), $0.gains)
      } features: { example, candidate, push, gradient in
        for entry in example.entries(of: candidate) where isFitted[Int(example.features[entry])] {
          gradient.add(Int(example.features[entry]), push * example.values[entry])
        }
      }
      return fit.weights
    }
    weights = fit()
    let spreads = AnswerExample.spreads(of: scored, by: weights)
    let strongest = isFitted.indices.filter { isFitted[$0] }.sorted {
      abs(weights[$0]) * spreads[$0] > abs(weights[$1]) * spreads[$1]
    }
    for feature in strongest.dropFirst(mostFeatures) {
      isFitted[feature] = false
      weights[feature] = 0
    }
    weights = fit()
    return weights
  }

  /// The examples that teach which candidates are good, with the scores that the weights give to their sentences.
  private static func scored(_ examples: [AnswerExample], by sentenceWeights: [Float]) -> [AnswerExample] {
    let base = FeatureSpace.feature(.sentence, 0)
    let width = FeatureSpace.Sentence.allCases.count
    let shared = FeatureSpace.feature(.phrase, FeatureSpace.Phrase.sentence.rawValue)
    return examples.filter { ($0.gains.max() ?? 0) > 0.2 }.map { example in
      var example = example
      let scores = (0..<example.isEvidence.count).map { sentence in
        (0..<width).reduce(Float(0)) { $0 + sentenceWeights[base + $1] * example.sentences[sentence * width + $1] }
      }
      for candidate in example.gains.indices {
        for entry in example.entries(of: candidate) where Int(example.features[entry]) == shared {
          example.values[entry] = scores[Int(example.sentenceOf[candidate])]
        }
      }
      return example
    }
  }

  /// The coefficients of the confidence, from answers to questions over all documents or of one: logistic regression.
  func confidence(from outcomes: [AnswerOutcome], isScoped: Bool) -> [Double] {
    let used = isScoped ? Confidence.ofOneDocument : Array(Confidence.names.indices)
    let free = [Confidence.Signal.bias.rawValue, Confidence.Signal.corpusSize.rawValue]
    let regression = LogisticRegression(penalties: used.map { free.contains($0) ? 1e-9 : confidencePenalty })
    let fitted = regression.weights(
      from: outcomes.filter { !$0.isRuledOut }.map { outcome in
        (used.map { outcome.signals[$0] }, outcome.isRight, outcome.weight)
      })
    var weights = [Double](repeating: 0, count: Confidence.names.count)
    for (place, number) in used.enumerated() { weights[number] = fitted[place] }
    return weights
  }
}

/// Gradient ascent on the log of the expected gain under a softmax over the alternatives of an example, with a step for
/// each weight of its own and penalties on the squares and the sums of the weights.
private struct AdaptiveGradient {
  var weights: [Float]
  private var squares: [Float]
  private let rate: Float
  private let penalty: Float
  private let sparsity: Float

  /// A sparse sum.
  struct Gradient {
    var values: [Float]
    var touched: [Int] = []

    mutating func add(_ feature: Int, _ value: Float) {
      if values[feature] == 0 { touched.append(feature) }
      values[feature] += value
    }
  }

  init(count: Int, rate: Float, penalty: Float, sparsity: Float = 0) {
    weights = Array(repeating: 0, count: count)
    squares = Array(repeating: 1e-3, count: count)
    self.rate = rate
    self.penalty = penalty
    self.sparsity = sparsity
  }

  /// `alternatives` gives the scores and gains of an example's alternatives, nil where it teaches nothing; `features`
  /// adds an alternative's features times a factor.
  mutating func train(
    _ examples: [AnswerExample], epochs: Int,
    alternatives: (AnswerExample, [Float]) -> (scores: [Float], gains: [Float])?,
    features: (AnswerExample, Int, Float, inout Gradient) -> Void
  ) {
    var generator = SplitMix(seed: 7)
    var order = Array(examples.indices)
    var gradient = Gradient(values: Array(repeating: 0, count: weights.count))
    for _ in 0..<epochs {
      order.shuffle(using: &generator)
      for number in order {
        guard case (var scores, let gains)? = alternatives(examples[number], weights) else { continue }
        let top = scores.max() ?? 0
        var total: Float = 0
        var expected: Float = 0
        for at in scores.indices {
          scores[at] = expf(scores[at] - top)
          total += scores[at]
          expected += scores[at] * gains[at]
        }
        expected /= total
        for at in scores.indices {
          let push = scores[at] / total * (gains[at] / max(expected, 1e-4) - 1) * examples[number].weight
          if abs(push) >= 1e-5 { features(examples[number], at, push, &gradient) }
        }
        for feature in gradient.touched {
          let step = gradient.values[feature] - penalty * weights[feature]
          gradient.values[feature] = 0
          squares[feature] += step * step
          let scale = rate / squares[feature].squareRoot()
          let weight = weights[feature] + scale * step
          weights[feature] = weight > 0 ? max(0, weight - scale * sparsity) : min(0, weight + scale * sparsity)
        }
        gradient.touched.removeAll(keepingCapacity: true)
      }
    }
  }
}
