import Documents
import Facts
import Language
import Testing
import Text

/// The lines that `attest facts` prints.
@Suite("Formats of facts")
struct FormatTests {
  private func text(_ sentence: String, after offset: FactText.Offset = FactText.Offset()) throws -> (
    facts: [Fact], text: FactText
  ) {
    var analyzer = try Analyzer()
    var extractor = FactExtractor(rules: RuleSet())
    let bytes = Array(sentence.utf8)
    let document = Document(
      id: "port", text: bytes, blocks: [Block(kind: .paragraph, range: ByteRange(0..<bytes.count))])
    let facts = extractor.facts(in: analyzer.analyze(document), document: document)
    return (facts.facts, FactText(facts, document: document, after: offset))
  }

  @Test("A line of jsonl is an object with the fields of schema 1")
  func jsonl() throws {
    let (facts, text) = try text("The storm killed 12 people.")
    let fact = try #require(facts.first)
    #expect(
      FactJSON(text).line(fact)
        == #"{"schema":1,"document":"port","sentence":1,"start":0,"end":27,"predicate":"kill","class":"kill","#
        + #""construction":"active","polarity":"affirmative","modality":"asserted","arguments":["#
        + #"{"role":"agent","text":"The storm","start":0,"end":9},"#
        + #"{"role":"patient","text":"12 people","start":17,"end":26,"quantity":"#
        + #"{"value":12,"comparator":"exactly","unit":"people"}}]}"#)
  }

  @Test("Numbers of a stream's later piece go on from those before")
  func offset() throws {
    var offset = FactText.Offset()
    offset.bytes = 1000
    offset.sentences = 40
    let (facts, text) = try text("The storm killed 12 people.", after: offset)
    let line = FactJSON(text).line(try #require(facts.first))
    #expect(line.contains(#""sentence":41,"start":1000,"end":1027"#), "\(line)")
    #expect(line.contains(#""text":"12 people","start":1017,"end":1026"#), "\(line)")
    #expect(FactTable(text).line(facts[0]).hasPrefix("port\t41\taffirmative\tasserted\tkill\tactive\t"))
  }

  @Test("A tab in the text cannot break a line of the table")
  func tabs() throws {
    let (facts, text) = try text("The\tstorm killed 12 people.")
    for fact in facts { #expect(FactTable(text).line(fact).split(separator: "\t").count == 6 + fact.arguments.count) }
  }

  @Test("The tuples of open information extraction have a relation and two arguments or more")
  func tuples() throws {
    let (_, text) = try text("The storm killed 12 people on Monday.")
    #expect(
      FactTable(text).openTuples() == [
        "The storm killed 12 people on Monday.\t0.8\tkilled\tThe storm\t12 people\ton Monday"
      ])
    let (_, two) = try self.text("The storm came.\nIt killed 12 people.")
    #expect(FactTable(two).openTuples(ofLine: false).allSatisfy { $0.hasPrefix("It killed 12 people.\t") })
  }
}
