import Kernels
import Language

/// One thread's share of a batch, forward and backward through the network, in floats.
///
/// Gradients are written out by hand; the order of all sums is fixed, so the same seed gives the same weights.
final class Worker: @unchecked Sendable {
  static let mostWords = 640
  static let longestSentence = 150

  let gradient: Gradient
  private(set) var words = 0
  private(set) var loss: Double = 0

  private let parameters: Parameters
  private let shape: NetworkShape
  private let layout: ParameterLayout
  private let variant: kernels_variant
  private let settings: TrainingSettings
  private let counts: [Int]

  private let rows: UnsafeMutablePointer<Int32>
  /// Output of each layer, the embedding's sum first.
  private let vectors: [UnsafeMutablePointer<Float>]
  private let windows: [UnsafeMutablePointer<Float>]
  private let encoded: UnsafeMutablePointer<Float>
  private let embeddingMask: UnsafeMutablePointer<Float>
  private let encodedMask: UnsafeMutablePointer<Float>
  private let vectorGradient: UnsafeMutablePointer<Float>
  private let otherGradient: UnsafeMutablePointer<Float>
  private let windowGradient: UnsafeMutablePointer<Float>
  private let wordRows: UnsafeMutablePointer<Float>
  private let wordRowGradient: UnsafeMutablePointer<Float>
  private let tagScores: UnsafeMutablePointer<Float>
  private let inflectionScores: UnsafeMutablePointer<Float>
  private let tags: UnsafeMutablePointer<UInt8>
  private let hidden: UnsafeMutablePointer<Float>
  private let hiddenGradient: UnsafeMutablePointer<Float>
  private let scores: UnsafeMutablePointer<Float>
  private let stateWords: UnsafeMutablePointer<Int32>
  private let stateSmalls: UnsafeMutablePointer<Int32>
  private let stateStarts: UnsafeMutablePointer<Int32>
  private let stateLengths: UnsafeMutablePointer<Int32>
  private let pointers: UnsafeMutablePointer<UnsafePointer<Float>?>
  private let targets: UnsafeMutablePointer<UnsafeMutablePointer<Float>?>
  private let scratch: UnsafeMutablePointer<Float>
  private var state = TransitionState(capacity: Worker.longestSentence)
  private var states = 0
  private var ends: [Int] = []

  init(_ parameters: Parameters, counts: [Int], settings: TrainingSettings, variant: kernels_variant) {
    self.parameters = parameters
    self.counts = counts
    self.settings = settings
    self.variant = variant
    layout = parameters.layout
    shape = layout.shape
    gradient = Gradient(layout)
    let width = parameters.layout.shape.width
    let hiddenWidth = parameters.layout.shape.hidden
    let most = Worker.mostWords
    let all = StateFeatures.positions * hiddenWidth
    rows = .allocate(capacity: most * WordFeatures.count)
    vectors = (0...shape.dilations.count).map { [shape] in floats(most * ($0 == 0 ? shape.embedding : width)) }
    windows = shape.dilations.indices.map { [shape] in floats(most * 3 * shape.inputs($0)) }
    encoded = floats(most * width)
    embeddingMask = floats(most * shape.embedding)
    encodedMask = floats(most * width)
    let widest = max(width, shape.embedding)
    vectorGradient = floats(most * widest)
    otherGradient = floats(most * widest)
    windowGradient = floats(most * 3 * widest)
    wordRows = floats(most * all)
    wordRowGradient = floats(most * all)
    tagScores = floats(most * NetworkShape.tags)
    inflectionScores = floats(most * NetworkShape.inflections)
    tags = .allocate(capacity: most)
    hidden = floats(most * 2 * hiddenWidth)
    hiddenGradient = floats(most * 2 * hiddenWidth)
    scores = floats(most * 2 * Transition.paddedCount)
    stateWords = .allocate(capacity: most * 2 * StateFeatures.positions)
    stateSmalls = .allocate(capacity: most * 2 * StateFeatures.smalls)
    stateStarts = .allocate(capacity: most * 2)
    stateLengths = .allocate(capacity: most * 2)
    pointers = .allocate(capacity: StateFeatures.positions + StateFeatures.smalls + 1)
    targets = .allocate(capacity: StateFeatures.positions + StateFeatures.smalls + 1)
    scratch = floats(Int(kernels_multiply_scratch))
  }

  /// Adds the gradient of the loss over some sentences, at most `mostWords` words together.
  func learn(_ examples: ArraySlice<Int>, of all: [Example], seed: UInt64, explore: Float) {
    var random = SplitMix(seed: seed)
    words = 0
    loss = 0
    states = 0
    ends.removeAll(keepingCapacity: true)
    for index in examples {
      let example = all[index]
      for (place, row) in example.rows.enumerated() {
        rows[words * WordFeatures.count + place] = dropped(row, place % WordFeatures.count, &random)
      }
      words += example.count
      ends.append(words)
    }
    guard words > 0 else { return }
    encode(&random)
    tag(examples, all)
    for (number, index) in examples.enumerated() {
      parse(all[index], start: number == 0 ? 0 : ends[number - 1], explore: explore, &random)
    }
    learnParser()
    learnEncoder()
  }

  /// Rare words are sometimes taken for unknown ones, so that row 0 and the affixes learn to stand in for them.
  private func dropped(_ row: Int32, _ feature: Int, _ random: inout SplitMix) -> Int32 {
    guard feature < 2, row > 0 else { return row }
    let chance = settings.wordDropout / (settings.wordDropout + Float(counts[Int(row)])) + 0.01
    return random.unit() < chance ? 0 : row
  }

  private func multiply(
    _ m: Int, _ n: Int, _ depth: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aColumn: Int, _ b: UnsafePointer<Float>,
    _ bRow: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Float>, _ ldc: Int, adding: Bool = false
  ) {
    kernels_multiply(variant, m, n, depth, a, aRow, aColumn, b, bRow, bColumn, c, ldc, adding ? 1 : 0, scratch)
  }

  private func addBias(_ y: UnsafeMutablePointer<Float>, _ width: Int, _ bias: Int) {
    let bias = parameters.dense + bias
    for word in 0..<words {
      let row = y + word * width
      for index in 0..<width { row[index] += bias[index] }
    }
  }

  private func fill(_ mask: UnsafeMutablePointer<Float>, _ width: Int, _ rate: Float, _ random: inout SplitMix) {
    let keep = 1 / (1 - rate)
    for index in 0..<words * width { mask[index] = random.unit() < rate ? 0 : keep }
  }

  private func encode(_ random: inout SplitMix) {
    let width = shape.width
    let embedding = shape.embedding
    fill(embeddingMask, embedding, settings.dropout, &random)
    fill(encodedMask, width, settings.dropout, &random)
    for word in 0..<words {
      for feature in 0..<WordFeatures.count {
        pointers[feature] = UnsafePointer(
          parameters.embedding + Int(rows[word * WordFeatures.count + feature]) * embedding)
      }
      kernels_sum_floats(variant, pointers, WordFeatures.count, embedding, vectors[0] + word * embedding)
    }
    for index in 0..<words * embedding { vectors[0][index] *= embeddingMask[index] }
    for layer in shape.dilations.indices {
      gather(layer)
      let inputs = 3 * shape.inputs(layer)
      let y = vectors[layer + 1]
      multiply(
        words, width, inputs, windows[layer], inputs, 1, parameters.dense + layout.layerWeights[layer], width, 1, y,
        width)
      addBias(y, width, layout.layerBiases[layer])
      if layer > 0 {
        let x = vectors[layer]
        for index in 0..<words * width { y[index] += x[index] }
      }
      kernels_rectify_floats(variant, y, y, words * width)
    }
    let last = vectors[shape.dilations.count]
    for index in 0..<words * width { encoded[index] = last[index] * encodedMask[index] }
    let all = StateFeatures.positions * shape.hidden
    multiply(words, all, width, encoded, width, 1, parameters.dense + layout.rowWeights, all, 1, wordRows, all)
    multiply(
      words, NetworkShape.tags, width, encoded, width, 1, parameters.dense + layout.tagWeights, NetworkShape.tags, 1,
      tagScores, NetworkShape.tags)
    addBias(tagScores, NetworkShape.tags, layout.tagBiases)
    multiply(
      words, NetworkShape.inflections, width, encoded, width, 1, parameters.dense + layout.inflectionWeights,
      NetworkShape.inflections, 1, inflectionScores, NetworkShape.inflections)
    addBias(inflectionScores, NetworkShape.inflections, layout.inflectionBiases)
  }

  private func gather(_ layer: Int) {
    let width = shape.inputs(layer)
    let from = vectors[layer]
    var start = 0
    for end in ends {
      for word in start..<end {
        for side in 0..<3 {
          let neighbour = word + (side - 1) * shape.dilations[layer]
          let slot = windows[layer] + (word * 3 + side) * width
          if neighbour >= start, neighbour < end {
            slot.update(from: from + neighbour * width, count: width)
          } else {
            slot.update(repeating: 0, count: width)
          }
        }
      }
      start = end
    }
  }

  /// Turns scores of tags and inflections into gradients.
  private func tag(_ examples: ArraySlice<Int>, _ all: [Example]) {
    var word = 0
    for index in examples {
      let example = all[index]
      for position in 0..<example.count {
        let scores = tagScores + word * NetworkShape.tags
        var best = 0
        for tag in 1..<UPOS.allCases.count where scores[tag] > scores[best] { best = tag }
        tags[word] = UInt8(best)
        softmax(
          scores, UPOS.allCases.count, NetworkShape.tags, gold: Int(example.tags[position]), weight: settings.tagWeight)
        let inflected = inflectionScores + word * NetworkShape.inflections
        if example.inflections.isEmpty {
          inflected.update(repeating: 0, count: NetworkShape.inflections)
        } else {
          softmax(
            inflected, Inflection.allCases.count, NetworkShape.inflections, gold: Int(example.inflections[position]),
            weight: settings.tagWeight)
        }
        word += 1
      }
    }
  }

  private func softmax(_ scores: UnsafeMutablePointer<Float>, _ count: Int, _ padded: Int, gold: Int, weight: Float) {
    var top = scores[0]
    for index in 1..<count { top = max(top, scores[index]) }
    var sum: Float = 0
    for index in 0..<count {
      scores[index] = exponential(scores[index] - top)
      sum += scores[index]
    }
    for index in 0..<count { scores[index] *= weight / sum }
    loss -= Double(logarithm(max(scores[gold] / weight, 1e-20)))
    scores[gold] -= weight
    for index in count..<padded { scores[index] = 0 }
  }

  private func parse(_ example: Example, start: Int, explore: Float, _ random: inout SplitMix) {
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
          StateFeatures.extract(state, tags: tags + start, words: words, smalls: smalls)
          stateStarts[states] = Int32(start)
          stateLengths[states] = Int32(example.count)
          place(states, rows: wordRows, base: parameters.dense) { index, pointer in
            pointers[index] = UnsafePointer(pointer)
          }
          let unit = hidden + states * hiddenWidth
          kernels_sum_floats(variant, pointers, 1 + StateFeatures.positions + StateFeatures.smalls, hiddenWidth, unit)
          kernels_rectify_floats(variant, unit, unit, hiddenWidth)
          let score = scores + states * Transition.paddedCount
          score.update(from: parameters.dense + layout.transitionBiases, count: Transition.paddedCount)
          kernels_row_times_matrix(
            variant, unit, hiddenWidth, parameters.dense + layout.transitionWeights, Transition.paddedCount, score)
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

  private func learnParser() {
    let hiddenWidth = shape.hidden
    let padded = Transition.paddedCount
    let dense = parameters.dense
    multiply(
      hiddenWidth, padded, states, hidden, 1, hiddenWidth, scores, padded, 1,
      gradient.dense + layout.transitionWeights, padded, adding: true)
    for number in 0..<states {
      let row = scores + number * padded
      let bias = gradient.dense + layout.transitionBiases
      for index in 0..<padded { bias[index] += row[index] }
    }
    multiply(
      states, hiddenWidth, padded, scores, padded, 1, dense + layout.transitionWeights, 1, padded, hiddenGradient,
      hiddenWidth)
    for index in 0..<states * hiddenWidth where hidden[index] <= 0 { hiddenGradient[index] = 0 }
    let all = StateFeatures.positions * hiddenWidth
    wordRowGradient.update(repeating: 0, count: words * all)
    for number in 0..<states {
      place(number, rows: wordRowGradient, base: gradient.dense) { index, pointer in targets[index] = pointer }
      kernels_scatter_floats(
        variant, targets, 1 + StateFeatures.positions + StateFeatures.smalls, hiddenWidth,
        hiddenGradient + number * hiddenWidth)
    }
  }

  private func learnEncoder() {
    let width = shape.width
    let all = StateFeatures.positions * shape.hidden
    let dense = parameters.dense
    func head(_ columns: Int, _ scores: UnsafeMutablePointer<Float>, _ weights: Int, adding: Bool) {
      multiply(
        width, columns, words, encoded, 1, width, scores, columns, 1, gradient.dense + weights, columns, adding: true)
      multiply(
        words, width, columns, scores, columns, 1, dense + weights, 1, columns, vectorGradient, width, adding: adding)
    }
    head(all, wordRowGradient, layout.rowWeights, adding: false)
    head(NetworkShape.tags, tagScores, layout.tagWeights, adding: true)
    head(NetworkShape.inflections, inflectionScores, layout.inflectionWeights, adding: true)
    addRows(tagScores, NetworkShape.tags, layout.tagBiases)
    addRows(inflectionScores, NetworkShape.inflections, layout.inflectionBiases)
    for index in 0..<words * width { vectorGradient[index] *= encodedMask[index] }
    var current = vectorGradient
    var below = otherGradient
    for layer in shape.dilations.indices.reversed() {
      let y = vectors[layer + 1]
      let inputs = 3 * shape.inputs(layer)
      for index in 0..<words * width where y[index] <= 0 { current[index] = 0 }
      multiply(
        inputs, width, words, windows[layer], 1, inputs, current, width, 1,
        gradient.dense + layout.layerWeights[layer], width, adding: true)
      addRows(current, width, layout.layerBiases[layer])
      multiply(
        words, inputs, width, current, width, 1, dense + layout.layerWeights[layer], 1, width, windowGradient, inputs)
      if layer > 0 {
        below.update(from: current, count: words * width)
      } else {
        below.update(repeating: 0, count: words * shape.embedding)
      }
      spread(layer, into: below)
      swap(&current, &below)
    }
    let embedding = shape.embedding
    for index in 0..<words * embedding { current[index] *= embeddingMask[index] }
    for word in 0..<words {
      for feature in 0..<WordFeatures.count {
        let row = rows[word * WordFeatures.count + feature]
        gradient.touch(row)
        targets[feature] = gradient.embedding + Int(row) * embedding
      }
      kernels_scatter_floats(variant, targets, WordFeatures.count, embedding, current + word * embedding)
    }
  }

  private func addRows(_ x: UnsafeMutablePointer<Float>, _ width: Int, _ bias: Int) {
    let sums = gradient.dense + bias
    for word in 0..<words {
      let row = x + word * width
      for index in 0..<width { sums[index] += row[index] }
    }
  }

  /// The reverse of `gather`.
  private func spread(_ layer: Int, into target: UnsafeMutablePointer<Float>) {
    let width = shape.inputs(layer)
    var start = 0
    for end in ends {
      for word in start..<end {
        for side in 0..<3 {
          let neighbour = word + (side - 1) * shape.dilations[layer]
          guard neighbour >= start, neighbour < end else { continue }
          let from = windowGradient + (word * 3 + side) * width
          let to = target + neighbour * width
          for index in 0..<width { to[index] += from[index] }
        }
      }
      start = end
    }
  }
}
