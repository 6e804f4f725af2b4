import Language
import Testing
import Text

@Suite("Flat maps")
struct FlatMapTests {
  private func with<R>(_ bytes: [UInt8], _ body: (FlatMap) throws -> R) rethrows -> R {
    try bytes.withUnsafeBufferPointer { try body(FlatMap(over: $0)) }
  }

  @Test("Every key gives its value back, and other keys nothing")
  func lookUp() {
    var builder = FlatMapBuilder()
    for number in 0..<5000 { builder.set("key \(number)", to: "value \(number * 7)") }
    with(builder.build()) { map in
      #expect(map.count == 5000)
      #expect(map.longestKey == 8)
      for number in 0..<5000 {
        #expect(map["key \(number)"].map { String(decoding: $0, as: UTF8.self) } == "value \(number * 7)")
      }
      #expect(map["key 5000"] == nil)
      #expect(map[""] == nil)
    }
  }

  @Test("A map whose slots have no fingerprints is read like one whose slots have them")
  func withoutFingerprints() {
    var builder = FlatMapBuilder()
    for number in 0..<300 { builder.set("key \(number)", to: "\(number)") }
    var bytes = builder.build()
    #expect(bytes[12] == 1)
    bytes[12] = 0
    for slot in 0..<Int(bytes[0]) + Int(bytes[1]) << 8 { bytes[16 + 4 * slot + 3] = 0 }
    with(bytes) { map in
      for number in 0..<300 {
        #expect(map["key \(number)"].map { String(decoding: $0, as: UTF8.self) } == "\(number)")
      }
      #expect(map["key 300"] == nil)
      #expect(map.entries.count == 300)
    }
  }

  @Test("Numbers of one to four bytes read back", arguments: [0, 1, 255, 256, 70_000, UInt32.max])
  func numbers(number: UInt32) {
    var builder = FlatMapBuilder()
    builder.set(Array("n".utf8), to: number)
    with(builder.build()) { map in
      #expect(map["n"]?.littleEndianInteger == Int(number))
    }
  }

  @Test("A damaged map misses and does not crash")
  func damage() {
    var builder = FlatMapBuilder()
    for number in 0..<40 { builder.set("k\(number)", to: "v") }
    let sound = builder.build()
    var generator = SplitMix(seed: 3)
    for _ in 0..<2000 {
      var bytes = sound
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
      with(bytes) { map in
        for number in 0..<40 { _ = map["k\(number)"] }
        _ = map.entries
      }
    }
  }

  @Test("A lexicon finds its maps by name")
  func lexicon() {
    var one = FlatMapBuilder()
    one.set("a", to: "1")
    var two = FlatMapBuilder()
    two.set("b", to: "2")
    let file = Lexicon.file(of: ["one": one, "two": two])
    file.withUnsafeBufferPointer { buffer in
      let lexicon = Lexicon(over: buffer)
      #expect(lexicon.names == ["one", "two"])
      #expect(lexicon.map("two")["b"] != nil)
      #expect(lexicon.map("two")["a"] == nil)
      #expect(lexicon.map("three").count == 0)
    }
  }
}

/// Seeded random numbers (Steele, Lea & Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
