import Text

/// A linear scorer of name kinds over hashed features, as `attest-train names` writes it.
///
/// Layout: the eight bytes `attestN1`, `u32` number of slots (a power of two), then for each slot one signed byte a kind
/// and the upper half of its feature's hash as `u16` (0 where the slot is free). A feature stands at the slot that the
/// lower bits of its hash name, or in the next free one. Reading is in place; a damaged file scores everything 0.
package struct NameModel: @unchecked Sendable {
  package static let magic = Array("attestN1".utf8)
  /// Kinds in the order of the weights: those of `Name.Kind` but nationality, which the gazetteer decides.
  package static let kinds: [Name.Kind] = [.person, .place, .organization, .event, .product, .other]
  package static let stride = 8

  /// Static data of the binary, or what the caller keeps alive.
  private let weights: UnsafeBufferPointer<UInt8>
  private let mask: UInt32

  package static let bundled = NameModel(over: EnglishModel.bytes(of: "names.bin"))

  /// A model over `buffer`, which must stay valid and unchanged.
  package init(over buffer: UnsafeBufferPointer<UInt8>) {
    let slots = buffer.starts(with: NameModel.magic) ? buffer.littleEndian32(at: 8) ?? 0 : 0
    if slots > 0, slots & (slots - 1) == 0, buffer.count >= 12 + slots * NameModel.stride {
      weights = UnsafeBufferPointer(rebasing: buffer[12...])
      mask = UInt32(slots - 1)
    } else {
      weights = UnsafeBufferPointer(start: nil, count: 0)
      mask = 0
    }
  }

  /// Adds a feature's weights to the scores.
  func add(_ feature: UInt32, to scores: inout NameScores) {
    guard !weights.isEmpty else { return }
    let mark = NameModel.mark(of: feature)
    var slot = feature & mask
    for _ in 0...mask {
      let start = Int(slot) * NameModel.stride
      let found = UInt16(weights[start + 6]) | UInt16(weights[start + 7]) << 8
      if found == 0 { return }
      if found == mark {
        for kind in 0..<NameModel.kinds.count { scores[kind] += Int32(Int8(bitPattern: weights[start + kind])) }
        return
      }
      slot = (slot + 1) & mask
    }
  }

  /// Never 0.
  private static func mark(of feature: UInt32) -> UInt16 { max(1, UInt16(feature >> 16)) }

  /// Lays out a model file; weights of a feature are in the order of `kinds`. At most half of the slots are taken.
  package static func file(of features: [(hash: UInt32, weights: [Int8])]) -> [UInt8] {
    var slots = 1
    while slots < features.count * 2 { slots *= 2 }
    var table = [UInt8](repeating: 0, count: slots * stride)
    for (hash, weights) in features.sorted(by: { $0.hash < $1.hash }) {
      var slot = Int(hash) & (slots - 1)
      while table[slot * stride + 6] != 0 || table[slot * stride + 7] != 0 { slot = (slot + 1) & (slots - 1) }
      for (kind, weight) in weights.prefix(kinds.count).enumerated() {
        table[slot * stride + kind] = UInt8(bitPattern: weight)
      }
      table[slot * stride + 6] = UInt8(mark(of: hash) & 255)
      table[slot * stride + 7] = UInt8(mark(of: hash) >> 8)
    }
    var bytes = magic
    bytes.append(littleEndian: UInt32(slots))
    return bytes + table
  }
}

/// One score a kind.
struct NameScores {
  private var values: SIMD8<Int32> = .zero

  subscript(kind: Int) -> Int32 {
    get { values[kind] }
    set { values[kind] = newValue }
  }

  static func += (a: inout NameScores, b: NameScores) { a.values &+= b.values }

  /// The kind with the highest score, the first of equals, and how far it lies above the next.
  var best: (kind: Int, margin: Int32) {
    var best = 0
    for kind in 1..<NameModel.kinds.count where values[kind] > values[best] { best = kind }
    var second = Int32.min
    for kind in 0..<NameModel.kinds.count where kind != best { second = max(second, values[kind]) }
    return (best, values[best] - second)
  }
}
