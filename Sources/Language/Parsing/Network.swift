import Kernels

/// Why a run of bytes is no network.
package enum NetworkError: Error, Equatable {
  /// The English model has no resource of that name.
  case missing(String)
  /// Not 64-byte aligned, too short, or without the magic number: it was not written by `attest-train`.
  case notANetwork
  /// Written by another version of `attest-train`: train again.
  case version(found: Int32, expected: Int32)
  /// A size in the header is outside of what the parser takes, or does not fit the length of the file.
  case sizes
}

/// The sizes of a network: what its header holds.
package struct NetworkShape: Hashable, Sendable {
  /// Units of a word's embedding; a multiple of 32.
  package var embedding = 128
  /// Units of a word's vector in its sentence; a multiple of 32.
  package var width = 128
  /// Units of the parser's hidden layer; a multiple of 32.
  package var hidden = 256
  /// Rows of words known by name, row 0 (any other word) included.
  package var words = 0
  /// Slots of the word table, a power of two.
  package var slots = 0
  /// How far to the left and to the right each convolution looks.
  package var dilations: [Int] = [1, 1, 2, 4]

  package init() {}

  /// All rows of the embedding: words, then affixes and shapes.
  package var embeddingRows: Int { words + WordFeatures.hashedRows }
  /// Units of what goes into a convolution.
  package func inputs(_ layer: Int) -> Int { layer == 0 ? embedding : width }
  package static let tags = 32
  package static let inflections = 16
}

/// Where each part of a network lies in its file, in bytes from the start; all parts are aligned to 64 bytes.
///
/// The writer in `attest-train` and the reader below share this, so that the format is said once.
package struct NetworkLayout: Sendable {
  package static let magic: [UInt8] = Array("attestNN".utf8)
  package static let version: Int32 = 3
  package static let maximumLayers = 8
  /// Magic, then Int32s: version, embedding, width, hidden, words, slots, layers, dilations (8), shifts of the layers
  /// (8), shifts of rows, transitions, tags and inflections, length of the file.
  package static let headerBytes = 192

  /// Pairs of UInt32: fingerprint (0: free), row.
  package let slots: Int
  package let embedding: Int
  package let layerWeights: [Int]
  package let layerBiases: [Int]
  package let rowWeights: Int
  package let rowBiases: Int
  /// Rows of 16-bit numbers that stand for no token and for the artificial root, at each position.
  package let absentRows: Int
  package let smallRows: Int
  package let hiddenBias: Int
  package let transitionWeights: Int
  package let transitionBiases: Int
  package let tagWeights: Int
  package let tagBiases: Int
  package let inflectionWeights: Int
  package let inflectionBiases: Int
  package let count: Int

  package init(_ shape: NetworkShape) {
    var next = NetworkLayout.headerBytes
    func part(_ bytes: Int) -> Int {
      let start = next
      next += (bytes + 63) / 64 * 64
      return start
    }
    let rows = StateFeatures.positions * shape.hidden
    slots = part(shape.slots * 8)
    embedding = part(shape.embeddingRows * shape.embedding)
    layerWeights = shape.dilations.indices.map { part(shape.inputs($0) * 3 * shape.width * 2) }
    layerBiases = shape.dilations.map { _ in part(shape.width * 4) }
    rowWeights = part(shape.width * rows * 2)
    rowBiases = part(rows * 4)
    absentRows = part(rows * 2 * 2)
    smallRows = part(StateFeatures.smallRows * shape.hidden * 2)
    hiddenBias = part(shape.hidden * 2)
    transitionWeights = part(shape.hidden * Transition.paddedCount * 2)
    transitionBiases = part(Transition.paddedCount * 4)
    tagWeights = part(shape.width * NetworkShape.tags * 2)
    tagBiases = part(NetworkShape.tags * 4)
    inflectionWeights = part(shape.width * NetworkShape.inflections * 2)
    inflectionBiases = part(NetworkShape.inflections * 4)
    count = next
  }
}

/// A trained tagger and parser, read in place from bytes that outlive it.
///
/// Every size is checked against the length of the file when it is opened, so that no bytes, however damaged, lead a
/// read outside of them; row numbers in the word table are checked when they are used. Opening is O(1).
struct Network: @unchecked Sendable {
  let shape: NetworkShape
  let layers: [kernels_layer]
  let rows: kernels_layer
  let transitions: kernels_layer
  let tags: kernels_layer
  let inflections: kernels_layer
  let embedding: UnsafePointer<Int8>
  let absentRows: UnsafePointer<Int16>
  let smallRows: UnsafePointer<Int16>
  let hiddenBias: UnsafePointer<Int16>
  private let slots: UnsafePointer<UInt32>

  init(_ bytes: UnsafeRawBufferPointer) throws(NetworkError) {
    guard let base = bytes.baseAddress, UInt(bitPattern: base) % 64 == 0, bytes.count >= NetworkLayout.headerBytes,
      bytes.prefix(NetworkLayout.magic.count).elementsEqual(NetworkLayout.magic)
    else { throw .notANetwork }
    var next = NetworkLayout.magic.count
    func number() -> Int {
      defer { next += 4 }
      return Int(Int32(littleEndian: bytes.load(fromByteOffset: next, as: Int32.self)))
    }
    let version = number()
    guard version == NetworkLayout.version else {
      throw .version(found: Int32(truncatingIfNeeded: version), expected: NetworkLayout.version)
    }
    var shape = NetworkShape()
    shape.embedding = number()
    shape.width = number()
    shape.hidden = number()
    shape.words = number()
    shape.slots = number()
    let layerCount = number()
    let dilations = (0..<NetworkLayout.maximumLayers).map { _ in number() }
    let shifts = (0..<NetworkLayout.maximumLayers + 4).map { _ in number() }
    let count = number()
    guard (32...512).contains(shape.embedding), shape.embedding % 32 == 0, (32...512).contains(shape.width),
      shape.width % 32 == 0, (32...1024).contains(shape.hidden),
      shape.hidden % 32 == 0, (1...1 << 20).contains(shape.words), (1...1 << 22).contains(shape.slots),
      shape.slots & (shape.slots - 1) == 0, (1...NetworkLayout.maximumLayers).contains(layerCount),
      dilations.prefix(layerCount).allSatisfy((1...64).contains), shifts.allSatisfy((0...30).contains)
    else { throw .sizes }
    shape.dilations = Array(dilations.prefix(layerCount))
    let layout = NetworkLayout(shape)
    guard layout.count == count, count == bytes.count else { throw .sizes }
    func at<T>(_ offset: Int, as type: T.Type) -> UnsafePointer<T> {
      (base + offset).assumingMemoryBound(to: type)
    }
    func layer(
      _ weights: Int, _ biases: Int, depth: Int, columns: Int, shift: Int, low: Int16, high: Int16
    ) -> kernels_layer {
      kernels_layer(
        weights: at(weights, as: Int16.self), bias: at(biases, as: Int32.self), depth: depth, columns: columns,
        shift: Int32(shift), low: low, high: high)
    }
    let most = Quantization.activationLimit
    layers = (0..<layerCount).map { i in
      layer(
        layout.layerWeights[i], layout.layerBiases[i], depth: 3 * shape.inputs(i), columns: shape.width,
        shift: shifts[i], low: 0, high: most)
    }
    let last = shifts.suffix(4)
    rows = layer(
      layout.rowWeights, layout.rowBiases, depth: shape.width, columns: StateFeatures.positions * shape.hidden,
      shift: last[last.startIndex], low: -most, high: most)
    transitions = layer(
      layout.transitionWeights, layout.transitionBiases, depth: shape.hidden, columns: Transition.paddedCount,
      shift: last[last.startIndex + 1], low: .min, high: .max)
    tags = layer(
      layout.tagWeights, layout.tagBiases, depth: shape.width, columns: NetworkShape.tags,
      shift: last[last.startIndex + 2], low: .min, high: .max)
    inflections = layer(
      layout.inflectionWeights, layout.inflectionBiases, depth: shape.width, columns: NetworkShape.inflections,
      shift: last[last.startIndex + 3], low: .min, high: .max)
    embedding = at(layout.embedding, as: Int8.self)
    absentRows = at(layout.absentRows, as: Int16.self)
    smallRows = at(layout.smallRows, as: Int16.self)
    hiddenBias = at(layout.hiddenBias, as: Int16.self)
    slots = at(layout.slots, as: UInt32.self)
    self.shape = shape
  }

  /// The row of a word by its hash; 0 where it is not known.
  func word(_ hash: UInt64) -> Int32 {
    let mask = shape.slots - 1
    let fingerprint = WordFeatures.fingerprint(hash)
    var slot = Int(truncatingIfNeeded: hash) & mask
    for _ in 0..<64 {
      let found = slots[slot * 2]
      if found == fingerprint {
        let row = Int(slots[slot * 2 + 1])
        return row < shape.words ? Int32(row) : 0
      }
      if found == 0 { return 0 }
      slot = (slot + 1) & mask
    }
    return 0
  }
}

/// How real numbers become small integers.
package enum Quantization {
  /// An embedding of 1 is 64.
  package static let embeddingScale: Float = 64
  /// An activation of 1 is 512.
  package static let activationScale: Float = 512
  /// Activations end at ±16.
  package static let activationLimit: Int16 = 8192
  /// In the parser's hidden layer 1 is 256, so that thirty rows seldom saturate.
  package static let hiddenScale: Float = 256
}
