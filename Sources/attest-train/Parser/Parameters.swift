import Kernels
import Language

/// Where each matrix of the network lies in one array of floats.
struct ParameterLayout {
  let shape: NetworkShape
  let layerWeights: [Int]
  let layerBiases: [Int]
  let rowWeights: Int
  let absentRows: Int
  let smallRows: Int
  let hiddenBias: Int
  let transitionWeights: Int
  let transitionBiases: Int
  let tagWeights: Int
  let tagBiases: Int
  let inflectionWeights: Int
  let inflectionBiases: Int
  let count: Int

  init(_ shape: NetworkShape) {
    self.shape = shape
    var next = 0
    func part(_ size: Int) -> Int {
      defer { next += (size + 15) / 16 * 16 }
      return next
    }
    let rows = StateFeatures.positions * shape.hidden
    layerWeights = shape.dilations.indices.map { part(3 * shape.inputs($0) * shape.width) }
    layerBiases = shape.dilations.map { _ in part(shape.width) }
    rowWeights = part(shape.width * rows)
    absentRows = part(2 * rows)
    smallRows = part(StateFeatures.smallRows * shape.hidden)
    hiddenBias = part(shape.hidden)
    transitionWeights = part(shape.hidden * Transition.paddedCount)
    transitionBiases = part(Transition.paddedCount)
    tagWeights = part(shape.width * NetworkShape.tags)
    tagBiases = part(NetworkShape.tags)
    inflectionWeights = part(shape.width * NetworkShape.inflections)
    inflectionBiases = part(NetworkShape.inflections)
    count = next
  }
}

/// Floats aligned to 64 bytes, zero at first, that live as long as the training.
func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
  let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * 4 + 64, alignment: 64)
  memory.initializeMemory(as: UInt8.self, repeating: 0, count: max(count, 1) * 4 + 64)
  return memory.bindMemory(to: Float.self, capacity: max(count, 1))
}

/// The weights being trained, with the moments that Adam keeps of each.
final class Parameters: @unchecked Sendable {
  let layout: ParameterLayout
  let dense: UnsafeMutablePointer<Float>
  let embedding: UnsafeMutablePointer<Float>
  private let denseFirst: UnsafeMutablePointer<Float>
  private let denseSecond: UnsafeMutablePointer<Float>
  private let embeddingFirst: UnsafeMutablePointer<Float>
  private let embeddingSecond: UnsafeMutablePointer<Float>
  private var steps = 0

  init(_ shape: NetworkShape, seed: UInt64, residual: Float) {
    layout = ParameterLayout(shape)
    let embeddingCount = shape.embeddingRows * shape.embedding
    dense = floats(layout.count)
    denseFirst = floats(layout.count)
    denseSecond = floats(layout.count)
    embedding = floats(embeddingCount)
    embeddingFirst = floats(embeddingCount)
    embeddingSecond = floats(embeddingCount)
    var random = SplitMix(seed: seed)
    func fill(_ start: Int, _ count: Int, _ range: Float) {
      for index in start..<start + count { dense[index] = (random.unit() * 2 - 1) * range }
    }
    let width = shape.width
    for (number, start) in layout.layerWeights.enumerated() {
      let scale: Float = number == 0 ? 1.4 : residual
      let inputs = shape.inputs(number)
      fill(start, 3 * inputs * width, scale * (6 / Float(3 * inputs)).squareRoot())
    }
    let rows = StateFeatures.positions * shape.hidden
    fill(layout.rowWeights, width * rows, (1.5 / Float(width * 6)).squareRoot())
    fill(layout.smallRows, StateFeatures.smallRows * shape.hidden, 0.05)
    fill(layout.transitionWeights, shape.hidden * Transition.paddedCount, (3 / Float(shape.hidden)).squareRoot() * 0.5)
    fill(layout.tagWeights, width * NetworkShape.tags, (3 / Float(width)).squareRoot() * 0.5)
    fill(layout.inflectionWeights, width * NetworkShape.inflections, (3 / Float(width)).squareRoot() * 0.5)
    for index in 0..<embeddingCount { embedding[index] = (random.unit() * 2 - 1) * 0.15 }
    embedding.update(repeating: 0, count: shape.embedding)
  }

  /// One step of Adam (Kingma & Ba 2015) on the gradients of both workers; embeddings move only where touched.
  func update(_ a: Gradient, _ b: Gradient, rate: Float, words: Int, variant: kernels_variant) {
    steps += 1
    var step = kernels_adam_step()
    step.rate = rate
    step.beta1 = 0.9
    step.beta2 = 0.98
    step.epsilon = 1e-8
    step.scale = 1 / Float(max(words, 1))
    step.correction1 = 1 / (1 - power(step.beta1, steps))
    step.correction2 = 1 / (1 - power(step.beta2, steps))
    let touched = a.touchedRows(and: b)
    let width = layout.shape.embedding
    let half = layout.count / 32 * 16
    let settings = step
    inParallel { worker in
      var settings = settings
      let start = worker == 0 ? 0 : half
      let count = worker == 0 ? half : self.layout.count - half
      kernels_adam(
        variant, &settings, count, self.dense + start, self.denseFirst + start, self.denseSecond + start,
        a.dense + start, b.dense + start)
      for index in stride(from: worker, to: touched.count, by: 2) {
        let start = Int(touched[index]) * width
        kernels_adam(
          variant, &settings, width, self.embedding + start, self.embeddingFirst + start,
          self.embeddingSecond + start, a.embedding + start, b.embedding + start)
      }
    }
  }

  private func power(_ base: Float, _ exponent: Int) -> Float {
    var result: Float = 1
    for _ in 0..<min(exponent, 5000) { result *= base }
    return result
  }
}

/// What one worker adds up over its share of a batch.
final class Gradient: @unchecked Sendable {
  let dense: UnsafeMutablePointer<Float>
  let embedding: UnsafeMutablePointer<Float>
  private var touched: [Int32] = []
  private var isTouched: [Bool]

  init(_ layout: ParameterLayout) {
    dense = floats(layout.count)
    embedding = floats(layout.shape.embeddingRows * layout.shape.embedding)
    isTouched = [Bool](repeating: false, count: layout.shape.embeddingRows)
  }

  func touch(_ row: Int32) {
    if isTouched[Int(row)] { return }
    isTouched[Int(row)] = true
    touched.append(row)
  }

  /// The rows that either touched, and forgets them.
  func touchedRows(and other: Gradient) -> [Int32] {
    var rows = touched
    for row in other.touched where !isTouched[Int(row)] { rows.append(row) }
    for gradient in [self, other] {
      for row in gradient.touched { gradient.isTouched[Int(row)] = false }
      gradient.touched.removeAll(keepingCapacity: true)
    }
    return rows
  }
}
