import Documents
import Facts
import Language
import Testing
import Text

@Suite("Damaged trees")
struct RobustnessTests {
  /// xorshift64*, seeded.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return state &* 2_685_821_657_736_338_717
    }
  }

  @Test("Random heads, relations and tags give facts whose ranges lie in their sentence, and never a crash")
  func randomTrees() {
    var random = Generator(state: 0x5EED)
    var extractor = FactExtractor()
    let words = [
      "that", "who", "said", "to", "was", "attack", "of", "by", "not", ",", "Lisbon", "which", "according", "is",
    ]
    for _ in 0..<2000 {
      var analysis = Analysis()
      var text: [UInt8] = []
      let count = Int32.random(in: 1...24, using: &random)
      for _ in 0..<count {
        let word = words.randomElement(using: &random) ?? "a"
        var token = Token(range: ByteRange(text.count..<text.count + word.utf8.count))
        text += Array(word.utf8) + [32]
        token.form = analysis.symbols.intern(word)
        token.lower = analysis.symbols.intern(word.lowercased())
        token.lemma = token.lower
        token.upos = UPOS.allCases.randomElement(using: &random) ?? .x
        token.inflection = Inflection.allCases.randomElement(using: &random) ?? .none
        token.relation = Relation.allCases.randomElement(using: &random) ?? .dep
        token.head = Int32.random(in: -2...count, using: &random)
        analysis.tokens.append(token)
      }
      analysis.sentences = [Sentence(range: ByteRange(0..<text.count), tokens: 0..<count, block: 0)]
      let facts = extractor.facts(in: analysis, document: Document(id: "", text: text, blocks: []))
      for argument in facts.facts.flatMap(\.arguments) {
        #expect(argument.tokens.lowerBound >= 0 && argument.tokens.upperBound <= count && !argument.tokens.isEmpty)
        #expect(argument.fact.map { facts.facts.indices.contains(Int($0)) } ?? true)
      }
    }
  }
}
