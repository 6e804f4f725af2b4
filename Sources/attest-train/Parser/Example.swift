import Language

/// A sentence in numbers, ready for the trainer.
struct Example {
  /// `WordFeatures.count` rows a word.
  let rows: [Int32]
  let tags: [UInt8]
  /// Empty where the treebank does not say.
  let inflections: [UInt8]
  /// From 0; `count` for the root.
  let heads: [Int32]
  let relations: [UInt8]
  var count: Int { tags.count }

  init(_ sentence: TrainingSentence, _ vocabulary: Vocabulary) {
    var sentence = sentence
    sentence.projectivize()
    var rows = [Int32](repeating: 0, count: sentence.forms.count * WordFeatures.count)
    rows.withUnsafeMutableBufferPointer { all in
      guard let base = all.baseAddress else { return }
      for (index, form) in sentence.forms.enumerated() {
        vocabulary.features(of: form, into: base + index * WordFeatures.count)
      }
    }
    self.rows = rows
    tags = sentence.tags.map(\.rawValue)
    inflections = (sentence.inflections ?? []).map(\.rawValue)
    heads = sentence.heads
    relations = sentence.relations.map(\.rawValue)
  }
}

/// SplitMix64 (Steele, Lea & Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var x = state
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
  }

  /// In [0, 1).
  mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }
}
