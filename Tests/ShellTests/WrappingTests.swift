import Glibc
import Shell
import Testing

@Suite("Wrapping")
struct WrappingTests {
  /// What is wide is what the locale has for wide.
  init() { setlocale(LC_CTYPE, "C.UTF-8") }

  /// Of a fixed seed, so that a failure comes again (Knuth's MMIX generator).
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
  }

  @Test("Lines fit the width, and with the spaces at their breaks they are the text")
  func property() {
    var generator = Generator(state: 7)
    let letters = Array("abcdé世界e\u{301} -    ")
    for _ in 0..<2000 {
      let text = String(
        (0..<Int.random(in: 0...120, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "a" })
      let width = Int.random(in: 10...40, using: &generator)
      let indent = Int.random(in: 0...2, using: &generator)
      let lines = Wrapping.ranges(of: text, width: width, indent: indent)
      var position = text.startIndex
      for (number, line) in lines.enumerated() {
        #expect(text[position..<line.lowerBound].allSatisfy { $0 == " " })
        let leading = text[line].prefix { $0 == " " }.count
        #expect(leading > 0 || DisplayWidth.of(text[line]) <= (number == 0 ? width : width - indent))
        position = line.upperBound
      }
      #expect(text[position...].allSatisfy { $0 == " " })
    }
  }

  @Test("Wide characters take two columns, combining marks none")
  func width() {
    #expect(DisplayWidth.of("abc") == 3)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of("世界") == 4)
    #expect(DisplayWidth.of("") == 0)
  }

  @Test("Between wide characters a line may end, beside others not")
  func wide() {
    #expect(Wrapping.wrap("a 世界世界世界世界", width: 9) == ["a 世界世", "界世界世", "界"])
    #expect(Wrapping.wrap("bridge 界b over", width: 9) == ["bridge", "界b over"])
  }

  @Test("A word longer than the line is broken")
  func longWord() {
    #expect(Wrapping.wrap(String(repeating: "a", count: 25), width: 10) == ["aaaaaaaaaa", "aaaaaaaaaa", "aaaaa"])
  }
}
