import Documents
import Facts
import Index
import Language
import Testing
import Text

@Suite("Rules in an index")
struct RuleTests {
  private static let texts = [
    "Maria Silva is the founder of the company. Norway lost to Brazil. Pedro Costa bought the mill from Ada Park in 1990.",
    "The talks were hammered out by Norway in Oslo. Turkey denied that it had hammered out the truce.",
  ]

  private static let source = """
    fact mediation(agent: party, event)
      "The [event: talks] were hammered out by [agent: Turkey]"
    """

  private func index(_ rules: RuleSet?) throws -> FactIndex {
    var index = FactIndex()
    if let rules { index.apply(rules) }
    var analyzer = try Analyzer()
    var extractor = FactExtractor()
    for (number, text) in RuleTests.texts.enumerated() {
      let bytes = Array(text.utf8)
      let document = Document(
        id: "d\(number)", text: bytes, blocks: [Block(kind: .paragraph, range: ByteRange(0..<bytes.count))])
      index.insert(document: document, facts: extractor.facts(in: analyzer.analyze(document), document: document))
    }
    return index
  }

  private func taught() throws -> RuleSet {
    var compiler = try RuleCompiler()
    var rules = RuleLibrary.bundled
    #expect(compiler.compile(Array(RuleTests.source.utf8), path: "", into: &rules).isEmpty)
    return rules
  }

  /// `found 0 agent patient`: predicate, sentence, roles.
  private func derived(_ index: FactIndex) -> [String] {
    index.derived.facts.map { fact in
      let roles = index.arguments(of: fact).map { "\($0.role)" }.joined(separator: " ")
      return "\(index.symbols.string(fact.predicate)) \(fact.sentence) \(fact.modality) \(roles)"
    }
  }

  @Test("The index derives the facts that the text's analysis gives")
  func parity() throws {
    var expected: [String] = []
    var analyzer = try Analyzer()
    var extractor = FactExtractor()
    var first = 0
    for text in RuleTests.texts {
      let bytes = Array(text.utf8)
      let document = Document(
        id: "", text: bytes, blocks: [Block(kind: .paragraph, range: ByteRange(0..<bytes.count))])
      let facts = extractor.facts(in: analyzer.analyze(document), document: document)
      for fact in facts.facts where fact.construction == .rule {
        let roles = fact.arguments.map { "\($0.role)" }.joined(separator: " ")
        let predicate = facts.analysis.symbols.string(fact.predicate)
        expected.append("\(predicate) \(first + Int(fact.sentence)) \(fact.modality) \(roles)")
      }
      first += facts.analysis.sentences.count
    }
    #expect(expected.count >= 3)
    #expect(derived(try index(nil)) == expected)
  }

  @Test("A rule put in force derives at once, and taken back leaves nothing")
  func apply() throws {
    var index = try index(nil)
    let before = derived(index)
    let rules = try taught()
    index.apply(rules)
    let new = derived(index).filter { !before.contains($0) }
    #expect(new == ["mediation 3 asserted patient agent place", "mediation 4 denied patient agent"])
    #expect(derived(index) == derived(try self.index(rules)), "the order of rule and text does not matter")
    index.apply(RuleLibrary.bundled)
    #expect(derived(index) == before)
  }

  @Test("Derived facts are numbered behind the others, and found by their sentence")
  func numbers() throws {
    let index = try index(nil)
    var count = 0
    for sentence in index.sentences.indices {
      for number in index.derivedNumbers(of: Int32(sentence)) {
        #expect(index.fact(number).construction == .rule)
        #expect(index.fact(number).sentence == Int32(sentence))
        count += 1
      }
    }
    #expect(count == index.derived.facts.count)
  }
}
