import Kernels
import Language

/// The encoder of one worker, forward and backward: from the embeddings of words through the layers to the scores of tags and
/// inflections, and to the rows from which the parser adds up its states.
///
/// Its buffers hold `mostWords` words; the order of all sums is fixed.
final class EncoderLearner {
  private(set) var words = 0
  private(set) var loss: Double = 0
  /// A row of each word for each of the parser's positions, and what is to be learned of them.
  let wordRows: UnsafeMutablePointer<Float>
  let wordRowGradient: UnsafeMutablePointer<Float>
  /// The best tag of each word.
  let tags: UnsafeMutablePointer<UInt8>

  private let gradient: Gradient
  private let parameters: Parameters
  private let shape: NetworkShape
  private let layout: ParameterLayout
  private let product: MatrixProduct
  private let settings: TrainingSettings

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
  private let tagScores: UnsafeMutablePointer<Float>
  private let inflectionScores: UnsafeMutablePointer<Float>
  private let pointers: UnsafeMutablePointer<UnsafePointer<Float>?>
  private let targets: UnsafeMutablePointer<UnsafeMutablePointer<Float>?>
  /// Where each sentence ends, in words.
  private(set) var ends: [Int] = []

  init(_ parameters: Parameters, _ gradient: Gradient, settings: TrainingSettings, variant: kernels_variant) {
    self.parameters = parameters
    self.gradient = gradient
    self.settings = settings
    product = MatrixProduct(variant)
    layout = parameters.layout
    shape = layout.shape
    let width = shape.width
    let most = Worker.mostWords
    let all = StateFeatures.positions * shape.hidden
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
    pointers = .allocate(capacity: WordFeatures.count)
    targets = .allocate(capacity: WordFeatures.count)
  }

  /// Forgets the sentences of the last batch.
  func begin() {
    words = 0
    loss = 0
    ends.removeAll(keepingCapacity: true)
  }

  /// Adds a sentence by the rows of its words' features.
  func append(_ sentence: some Sequence<Int32>, count: Int) {
    for (place, row) in sentence.enumerated() { rows[words * WordFeatures.count + place] = row }
    words += count
    ends.append(words)
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

  /// From the words of all sentences to the parser's rows and the scores of tags and inflections.
  func encode(_ random: inout SplitMix) {
    let width = shape.width
    let embedding = shape.embedding
    fill(embeddingMask, embedding, settings.dropout, &random)
    fill(encodedMask, width, settings.dropout, &random)
    for word in 0..<words {
      for feature in 0..<WordFeatures.count {
        pointers[feature] = UnsafePointer(
          parameters.embedding + Int(rows[word * WordFeatures.count + feature]) * embedding)
      }
      kernels_sum_floats(product.variant, pointers, WordFeatures.count, embedding, vectors[0] + word * embedding)
    }
    for index in 0..<words * embedding { vectors[0][index] *= embeddingMask[index] }
    for layer in shape.dilations.indices {
      gather(layer)
      let inputs = 3 * shape.inputs(layer)
      let y = vectors[layer + 1]
      product.multiply(
        words, width, inputs, windows[layer], inputs, 1, parameters.dense + layout.layerWeights[layer], width, 1, y,
        width)
      addBias(y, width, layout.layerBiases[layer])
      if layer > 0 {
        let x = vectors[layer]
        for index in 0..<words * width { y[index] += x[index] }
      }
      kernels_rectify_floats(product.variant, y, y, words * width)
    }
    let last = vectors[shape.dilations.count]
    for index in 0..<words * width { encoded[index] = last[index] * encodedMask[index] }
    let all = StateFeatures.positions * shape.hidden
    product.multiply(words, all, width, encoded, width, 1, parameters.dense + layout.rowWeights, all, 1, wordRows, all)
    product.multiply(
      words, NetworkShape.tags, width, encoded, width, 1, parameters.dense + layout.tagWeights, NetworkShape.tags, 1,
      tagScores, NetworkShape.tags)
    addBias(tagScores, NetworkShape.tags, layout.tagBiases)
    product.multiply(
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
  func tag(_ examples: ArraySlice<Int>, _ all: [Example]) {
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

  /// Adds the gradient of what the parser learned of its rows, and of the tags and inflections.
  func learn() {
    let width = shape.width
    let all = StateFeatures.positions * shape.hidden
    let dense = parameters.dense
    func head(_ columns: Int, _ scores: UnsafeMutablePointer<Float>, _ weights: Int, adding: Bool) {
      product.multiply(
        width, columns, words, encoded, 1, width, scores, columns, 1, gradient.dense + weights, columns, adding: true)
      product.multiply(
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
      product.multiply(
        inputs, width, words, windows[layer], 1, inputs, current, width, 1,
        gradient.dense + layout.layerWeights[layer], width, adding: true)
      addRows(current, width, layout.layerBiases[layer])
      product.multiply(
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
      kernels_scatter_floats(product.variant, targets, WordFeatures.count, embedding, current + word * embedding)
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
