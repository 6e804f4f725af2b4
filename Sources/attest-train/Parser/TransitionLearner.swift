import Kernels
import Language

/// The parser of one worker, forward and backward: the states that it passes through, what they score their transitions, and what is
/// to be learned of the words' rows that they add up.
final class TransitionLearner {
  private(set) var loss: Double = 0

  private let gradient: Gradient
  private let parameters: Parameters
  private let shape: NetworkShape
  private let layout: ParameterLayout
  private let product: MatrixProduct

  private let hidden: UnsafeMutablePointer<Float>
  private let hiddenGradient: UnsafeMutablePointer<Float>
  private let scores: UnsafeMutablePointer<Float>
  private let stateWords: UnsafeMutablePointer<Int32>
  private let stateSmalls: UnsafeMutablePointer<Int32>
  private let stateStarts: UnsafeMutablePointer<Int32>
  private let stateLengths: UnsafeMutablePointer<Int32>
  private let pointers: UnsafeMutablePointer<UnsafePointer<Float>?>
  private let targets: UnsafeMutablePointer<UnsafeMutablePointer<Float>?>
  private var state = TransitionState(capacity: Worker.longestSentence)
  private var states = 0

  init(_ parameters: Parameters, _ gradient: Gradient, variant: kernels_variant) {
    self.parameters = parameters
    self.gradient = gradient
    product = MatrixProduct(variant)
    layout = parameters.layout
    shape = layout.shape
    let most = Worker.mostWords
    hidden = floats(most * 2 * shape.hidden)
    hiddenGradient = floats(most * 2 * shape.hidden)
    scores = floats(most * 2 * Transition.paddedCount)
    stateWords = .allocate(capacity: most * 2 * StateFeatures.positions)
    stateSmalls = .allocate(capacity: most * 2 * StateFeatures.smalls)
    stateStarts = .allocate(capacity: most * 2)
    stateLengths = .allocate(capacity: most * 2)
    pointers = .allocate(capacity: StateFeatures.positions + StateFeatures.smalls + 1)
    targets = .allocate(capacity: StateFeatures.positions + StateFeatures.smalls + 1)
  }

  /// Forgets the states of the last batch.
  func begin() {
    states = 0
    loss = 0
  }

  /// Parses a sentence whose words begin at `start` among the encoder's, and keeps each state with the gradient of its scores.
  func parse(
    _ example: Example, _ encoder: EncoderLearner, start: Int, explore: Float, _ random: inout SplitMix
  ) {
    let hiddenWidth = shape.hidden
    state.begin(count: example.count)
    example.heads.withUnsafeBufferPointer { heads in
      example.relations.withUnsafeBufferPointer { relations in
        guard let heads = heads.baseAddress, let relations = relations.baseAddress else { return }
        let oracle = Oracle(heads: heads, relations: relations)
        while !state.isFinal {
          if state.depth == 0 {
            state.apply(Transition.shift)
            continue
          }
          let words = stateWords + states * StateFeatures.positions
          let smalls = stateSmalls + states * StateFeatures.smalls
          StateFeatures.extract(state, tags: encoder.tags + start, words: words, smalls: smalls)
          stateStarts[states] = Int32(start)
          stateLengths[states] = Int32(example.count)
          place(states, rows: encoder.wordRows, base: parameters.dense) { index, pointer in
            pointers[index] = UnsafePointer(pointer)
          }
          let unit = hidden + states * hiddenWidth
          kernels_sum_floats(
            product.variant, pointers, 1 + StateFeatures.positions + StateFeatures.smalls, hiddenWidth, unit)
          kernels_rectify_floats(product.variant, unit, unit, hiddenWidth)
          let score = scores + states * Transition.paddedCount
          score.update(from: parameters.dense + layout.transitionBiases, count: Transition.paddedCount)
          kernels_row_times_matrix(
            product.variant, unit, hiddenWidth, parameters.dense + layout.transitionWeights, Transition.paddedCount,
            score)
          let next = choose(score, oracle, explore, &random)
          states += 1
          state.apply(next)
        }
      }
    }
  }

  /// The rows that add up to a state's hidden layer, in the order the parser adds them.
  private func place(
    _ number: Int, rows: UnsafeMutablePointer<Float>, base: UnsafeMutablePointer<Float>,
    _ body: (Int, UnsafeMutablePointer<Float>) -> Void
  ) {
    let hiddenWidth = shape.hidden
    let stride = StateFeatures.positions * hiddenWidth
    body(0, base + layout.hiddenBias)
    let start = Int(stateStarts[number])
    for position in 0..<StateFeatures.positions {
      let word = stateWords[number * StateFeatures.positions + position]
      let row =
        word >= 0 && word < stateLengths[number]
        ? rows + (start + Int(word)) * stride : base + layout.absentRows + (word < 0 ? 0 : stride)
      body(1 + position, row + position * hiddenWidth)
    }
    for small in 0..<StateFeatures.smalls {
      let row = Int(stateSmalls[number * StateFeatures.smalls + small])
      body(1 + StateFeatures.positions + small, base + layout.smallRows + row * hiddenWidth)
    }
  }

  /// Turns the scores of a state into their gradient and says where to go next: mostly where the parser itself would.
  private func choose(
    _ scores: UnsafeMutablePointer<Float>, _ oracle: Oracle, _ explore: Float, _ random: inout SplitMix
  ) -> Int {
    let best = oracle.best(state)
    let relation = oracle.relation(state)
    let golds = [
      best.shift ? Transition.shift : -1, best.left ? Transition.leftRange.lowerBound + relation : -1,
      best.right ? Transition.rightRange.lowerBound + relation : -1,
    ]
    let count = Transition.count
    var top = -Float.infinity
    var predicted = 0
    for index in 0..<count where isLegal(index) {
      if scores[index] > top {
        top = scores[index]
        predicted = index
      }
    }
    var goldBest = -1
    for gold in golds where gold >= 0 && (goldBest < 0 || scores[gold] > scores[goldBest]) { goldBest = gold }
    var sum: Float = 0
    for index in 0..<Transition.paddedCount {
      if index < count, isLegal(index) {
        scores[index] = exponential(scores[index] - top)
        sum += scores[index]
      } else {
        scores[index] = 0
      }
    }
    var goldSum: Float = 0
    for gold in golds where gold >= 0 { goldSum += scores[gold] }
    let scale = 1 / sum
    let goldScale = 1 / max(goldSum, 1e-20)
    loss -= Double(logarithm(max(goldSum * scale, 1e-20)))
    for index in 0..<count {
      var probability = scores[index] * scale
      if golds.contains(index) {
        probability -= goldSum > 1e-20 ? scores[index] * goldScale : (index == goldBest ? 1 : 0)
      }
      scores[index] = probability
    }
    return random.unit() < explore ? predicted : goldBest
  }

  private func isLegal(_ transition: Int) -> Bool {
    if transition == Transition.shift { return state.canShift }
    return transition < Transition.rightRange.lowerBound ? state.canLeft : state.canRight
  }

  /// Adds the gradient of all states, and gives the encoder that of its rows.
  func learn(_ encoder: EncoderLearner) {
    let hiddenWidth = shape.hidden
    let padded = Transition.paddedCount
    let dense = parameters.dense
    product.multiply(
      hiddenWidth, padded, states, hidden, 1, hiddenWidth, scores, padded, 1,
      gradient.dense + layout.transitionWeights, padded, adding: true)
    for number in 0..<states {
      let row = scores + number * padded
      let bias = gradient.dense + layout.transitionBiases
      for index in 0..<padded { bias[index] += row[index] }
    }
    product.multiply(
      states, hiddenWidth, padded, scores, padded, 1, dense + layout.transitionWeights, 1, padded, hiddenGradient,
      hiddenWidth)
    for index in 0..<states * hiddenWidth where hidden[index] <= 0 { hiddenGradient[index] = 0 }
    let all = StateFeatures.positions * hiddenWidth
    encoder.wordRowGradient.update(repeating: 0, count: encoder.words * all)
    for number in 0..<states {
      place(number, rows: encoder.wordRowGradient, base: gradient.dense) { index, pointer in targets[index] = pointer }
      kernels_scatter_floats(
        product.variant, targets, 1 + StateFeatures.positions + StateFeatures.smalls, hiddenWidth,
        hiddenGradient + number * hiddenWidth)
    }
  }
}
