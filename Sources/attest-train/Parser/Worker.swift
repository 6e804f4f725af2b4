import Kernels
import Language

/// One thread's share of a batch, forward and backward through the encoder and the parser, in floats.
///
/// Gradients are written out by hand; the order of all sums is fixed, so the same seed gives the same weights.
final class Worker: @unchecked Sendable {
  /// What its buffers have room for, in words: a batch's share and a sentence more.
  static let mostWords = 640
  /// Longer sentences are not learned from; in words.
  static let longestSentence = 150

  let gradient: Gradient
  private let settings: TrainingSettings
  private let counts: [Int]
  private let encoder: EncoderLearner
  private let parser: TransitionLearner

  /// Of the last batch.
  var words: Int { encoder.words }
  var loss: Double { encoder.loss + parser.loss }

  init(_ parameters: Parameters, counts: [Int], settings: TrainingSettings, variant: kernels_variant) {
    self.counts = counts
    self.settings = settings
    gradient = Gradient(parameters.layout)
    encoder = EncoderLearner(parameters, gradient, settings: settings, variant: variant)
    parser = TransitionLearner(parameters, gradient, variant: variant)
  }

  /// Adds the gradient of the loss over some sentences, at most `mostWords` words together.
  func learn(_ examples: ArraySlice<Int>, of all: [Example], seed: UInt64, explore: Float) {
    var random = SplitMix(seed: seed)
    encoder.begin()
    parser.begin()
    for index in examples {
      let rows = all[index].rows.enumerated().map { place, row in
        dropped(row, place % WordFeatures.count, &random)
      }
      encoder.append(rows, count: all[index].count)
    }
    guard words > 0 else { return }
    encoder.encode(&random)
    encoder.tag(examples, all)
    for (index, start) in zip(examples, [0] + encoder.ends) {
      parser.parse(all[index], encoder, start: start, explore: explore, &random)
    }
    parser.learn(encoder)
    encoder.learn()
  }

  /// Rare words are sometimes taken for unknown ones, so that row 0 and the affixes learn to stand in for them.
  private func dropped(_ row: Int32, _ feature: Int, _ random: inout SplitMix) -> Int32 {
    guard feature < 2, row > 0 else { return row }
    let chance = settings.wordDropout / (settings.wordDropout + Float(counts[Int(row)])) + 0.01
    return random.unit() < chance ? 0 : row
  }
}
