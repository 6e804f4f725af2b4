import Text

/// A linear scorer over hashed features with a few classes, as `attest-train` writes it for names and links.
///
/// Layout, little-endian: the eight bytes `attestM2`; `u32` number of slots, `u32` number of classes, `f32` what one unit
/// of weight is worth; then for each slot the lower half of its feature's hash as `u16` (0 where it is free) and a signed
/// byte a class. A feature stands at its hash scaled to the number of slots, as in `FlatMap`, or in the next free slot.
/// Reading is in place; a damaged file scores everything 0.
package struct LinearModel: @unchecked Sendable {
  static let magic = Array("attestM2".utf8)
  private static let headerSize = 20

  /// Static data of the binary, or what the caller keeps alive.
  private let slots: UnsafeBufferPointer<UInt8>
  private let slotCount: Int
  private let stride: Int
  package let classCount: Int
  /// What one unit of a sum of weights is worth in log-odds.
  package let unit: Float

  /// The model of that name in the binary.
  package static func bundled(_ file: String) -> LinearModel { LinearModel(over: EnglishModel.bytes(of: file)) }

  /// A model over `buffer`, which must stay valid and unchanged.
  package init(over buffer: UnsafeBufferPointer<UInt8>) {
    let isModel = buffer.starts(with: LinearModel.magic)
    let count = isModel ? buffer.littleEndian32(at: 8) ?? 0 : 0
    let classes = isModel ? buffer.littleEndian32(at: 12) ?? 0 : 0
    let fits =
      count > 0 && (1...LinearScores.capacity).contains(classes)
      && buffer.count - LinearModel.headerSize >= count * (classes + 2)
    slots =
      fits
      ? UnsafeBufferPointer(rebasing: buffer[LinearModel.headerSize...]) : UnsafeBufferPointer(start: nil, count: 0)
    slotCount = fits ? count : 0
    classCount = fits ? classes : 0
    stride = classCount + 2
    unit = Float(bitPattern: UInt32(truncatingIfNeeded: buffer.littleEndian32(at: 16) ?? 0))
  }

  /// Adds a feature's weights to the scores; expected O(1).
  func add(_ feature: UInt32, to scores: inout LinearScores) {
    guard classCount > 0 else { return }
    let mark = LinearModel.mark(of: feature)
    var slot = LinearModel.slot(of: feature, among: slotCount)
    for _ in 0..<slotCount {
      let start = slot * stride
      let found = UInt16(slots[start]) | UInt16(slots[start + 1]) << 8
      if found == 0 { return }
      if found == mark {
        for index in 0..<classCount { scores[index] += Int32(Int8(bitPattern: slots[start + 2 + index])) }
        return
      }
      slot += 1
      if slot == slotCount { slot = 0 }
    }
  }

  /// Never 0.
  private static func mark(of feature: UInt32) -> UInt16 { max(1, UInt16(truncatingIfNeeded: feature)) }

  /// The first slot of a feature, by the upper bits of its hash.
  private static func slot(of feature: UInt32, among count: Int) -> Int { (Int(feature) &* count) >> 32 }

  /// Lays out a model file: the same bytes for the same features in any order. Two slots in three are taken.
  package static func file(of features: [UInt32: [Double]], classes: Int) -> [UInt8] {
    let largest = features.values.lazy.flatMap { $0 }.map { abs($0) }.max() ?? 1
    let unit = max(largest, 1e-6) / 127
    let count = features.count * 3 / 2 + 1
    let stride = classes + 2
    var table = [UInt8](repeating: 0, count: count * stride)
    for (hash, weights) in features.sorted(by: { $0.key < $1.key }) {
      var slot = slot(of: hash, among: count)
      while table[slot * stride] != 0 || table[slot * stride + 1] != 0 { slot = (slot + 1) % count }
      table[slot * stride] = UInt8(mark(of: hash) & 255)
      table[slot * stride + 1] = UInt8(mark(of: hash) >> 8)
      for (index, weight) in weights.prefix(classes).enumerated() {
        table[slot * stride + 2 + index] = UInt8(bitPattern: Int8((weight / unit).rounded()))
      }
    }
    var bytes = magic
    bytes.append(littleEndian: UInt32(count))
    bytes.append(littleEndian: UInt32(classes))
    bytes.append(littleEndian: Float(unit).bitPattern)
    return bytes + table
  }
}

/// One score a class.
struct LinearScores {
  static let capacity = 8
  private var values: SIMD8<Int32> = .zero

  subscript(index: Int) -> Int32 {
    get { values[index] }
    set { values[index] = newValue }
  }

  static func += (a: inout LinearScores, b: LinearScores) { a.values &+= b.values }

  /// The class with the highest score among the first so many; the first of equals.
  func best(of count: Int) -> Int {
    var best = 0
    for index in 1..<max(1, min(count, LinearScores.capacity)) where values[index] > values[best] { best = index }
    return best
  }
}

/// Mixes the number of a template with a value into a feature's hash.
@inline(__always)
func featureHash(_ template: UInt32, _ value: UInt32) -> UInt32 {
  var hash = (template &* 0x9E37_79B1) ^ value
  hash = (hash ^ (hash >> 15)) &* 0x85EB_CA6B
  hash = (hash ^ (hash >> 13)) &* 0xC2B2_AE35
  return hash ^ (hash >> 16)
}
