import Kernels
import Language

/// Turns trained weights into the small integers of a network file.
struct NetworkWriter {
  let parameters: Parameters
  let vocabulary: Vocabulary

  /// The bytes of the file, aligned to 64; the caller gives them back.
  func write() -> UnsafeMutableRawBufferPointer {
    let shape = parameters.layout.shape
    let layout = NetworkLayout(shape)
    let file = UnsafeMutableRawBufferPointer.allocate(byteCount: layout.count, alignment: 64)
    file.initializeMemory(as: UInt8.self, repeating: 0)
    let from = parameters.layout
    let dense = parameters.dense
    let act = Quantization.activationScale
    let hiddenScale = Quantization.hiddenScale
    let rows = StateFeatures.positions * shape.hidden
    var shifts = [Int](repeating: 0, count: NetworkLayout.maximumLayers)
    for layer in shape.dilations.indices {
      let first = layer == 0
      shifts[layer] = matrix(
        file, layout.layerWeights[layer], layout.layerBiases[layer], weights: dense + from.layerWeights[layer],
        biases: dense + from.layerBiases[layer], depth: 3 * shape.inputs(layer), columns: shape.width,
        inScale: first ? Quantization.embeddingScale : act, outScale: act,
        most: first ? Float(127 * WordFeatures.count) : Float(Quantization.activationLimit))
    }
    let most = Float(Quantization.activationLimit)
    shifts.append(
      matrix(
        file, layout.rowWeights, layout.rowBiases, weights: dense + from.rowWeights, biases: nil, depth: shape.width,
        columns: rows, inScale: act, outScale: hiddenScale, most: most))
    shifts.append(
      matrix(
        file, layout.transitionWeights, layout.transitionBiases, weights: dense + from.transitionWeights,
        biases: dense + from.transitionBiases, depth: shape.hidden, columns: Transition.paddedCount,
        inScale: hiddenScale, outScale: hiddenScale, most: 32767))
    shifts.append(
      matrix(
        file, layout.tagWeights, layout.tagBiases, weights: dense + from.tagWeights, biases: dense + from.tagBiases,
        depth: shape.width, columns: NetworkShape.tags, inScale: act, outScale: hiddenScale, most: most))
    shifts.append(
      matrix(
        file, layout.inflectionWeights, layout.inflectionBiases, weights: dense + from.inflectionWeights,
        biases: dense + from.inflectionBiases, depth: shape.width, columns: NetworkShape.inflections, inScale: act,
        outScale: hiddenScale, most: most))
    small(file, layout.absentRows, dense + from.absentRows, 2 * rows)
    small(file, layout.smallRows, dense + from.smallRows, StateFeatures.smallRows * shape.hidden)
    small(file, layout.hiddenBias, dense + from.hiddenBias, shape.hidden)
    for index in 0..<shape.embeddingRows * shape.embedding {
      let value = (parameters.embedding[index] * Quantization.embeddingScale).rounded(.toNearestOrEven)
      file.storeBytes(of: Int8(max(-127, min(127, value))), toByteOffset: layout.embedding + index, as: Int8.self)
    }
    for (index, number) in vocabulary.slots.enumerated() {
      file.storeBytes(of: number.littleEndian, toByteOffset: layout.slots + index * 4, as: UInt32.self)
    }
    header(file, shape, shifts, layout.count)
    return file
  }

  private func header(_ file: UnsafeMutableRawBufferPointer, _ shape: NetworkShape, _ shifts: [Int], _ count: Int) {
    file.copyBytes(from: NetworkLayout.magic)
    var dilations = shape.dilations
    while dilations.count < NetworkLayout.maximumLayers { dilations.append(0) }
    let numbers =
      [
        Int(NetworkLayout.version), shape.embedding, shape.width, shape.hidden, shape.words, shape.slots,
        shape.dilations.count,
      ]
      + dilations + shifts + [count]
    for (index, number) in numbers.enumerated() {
      file.storeBytes(
        of: Int32(number).littleEndian, toByteOffset: NetworkLayout.magic.count + index * 4, as: Int32.self)
    }
  }

  /// Writes a matrix with its biases at the finest scale at which no sum of 32 bits can overflow; gives its shift.
  private func matrix(
    _ file: UnsafeMutableRawBufferPointer, _ at: Int, _ biasAt: Int, weights: UnsafePointer<Float>,
    biases: UnsafePointer<Float>?, depth: Int, columns: Int, inScale: Float, outScale: Float, most: Float
  ) -> Int {
    var largest: Float = 1e-6
    var heaviest: Float = 1e-6
    for column in 0..<columns {
      var sum: Float = 0
      for row in 0..<depth {
        let size = abs(weights[row * columns + column])
        largest = max(largest, size)
        sum += size
      }
      heaviest = max(heaviest, sum + abs(biases?[column] ?? 0))
    }
    let ratio = outScale / inScale
    var shift = 14
    func scale() -> Float { ratio * Float(1 << shift) }
    while shift > 0, largest * scale() > 32000 || heaviest * scale() * most > 1.9e9 { shift -= 1 }
    for row in 0..<depth {
      for column in 0..<columns {
        let value = (weights[row * columns + column] * scale()).rounded(.toNearestOrEven)
        file.storeBytes(
          of: Int16(max(-32767, min(32767, value))).littleEndian,
          toByteOffset: at + place(row, column, depth: depth, columns: columns) * 2, as: Int16.self)
      }
    }
    let half: Int32 = shift > 0 ? 1 << (Int32(shift) - 1) : 0
    for column in 0..<columns {
      let value = ((biases?[column] ?? 0) * outScale * Float(1 << shift)).rounded(.toNearestOrEven)
      file.storeBytes(
        of: (Int32(max(-1e9, min(1e9, value))) + half).littleEndian, toByteOffset: biasAt + column * 4, as: Int32.self)
    }
    return shift
  }

  /// Where `kernels_layer` wants a weight.
  private func place(_ row: Int, _ column: Int, depth: Int, columns: Int) -> Int {
    let panel = column / Int(kernels_panel) * Int(kernels_panel)
    let width = min(Int(kernels_panel), columns - panel)
    return panel * depth + (row / 2 * width + column - panel) * 2 + row % 2
  }

  private func small(_ file: UnsafeMutableRawBufferPointer, _ at: Int, _ values: UnsafePointer<Float>, _ count: Int) {
    for index in 0..<count {
      let value = (values[index] * Quantization.hiddenScale).rounded(.toNearestOrEven)
      file.storeBytes(
        of: Int16(max(-8192, min(8192, value))).littleEndian, toByteOffset: at + index * 2, as: Int16.self)
    }
  }
}
