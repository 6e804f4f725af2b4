import Documents
import Facts
import Language
import Text

/// Facts of a sentence or two of our own, as strings that a table can hold.
struct FactReading {
  private let facts: DocumentFacts
  private let text: FactText

  init(_ sentence: String, rules: RuleSet = RuleLibrary.bundled) throws {
    var analyzer = try Analyzer()
    let bytes = Array(sentence.utf8)
    let block = Block(kind: .paragraph, range: ByteRange(0..<bytes.count))
    let document = Document(id: "", text: bytes, blocks: [block])
    self.init(analyzer.analyze(document), document, rules)
  }

  init(question: String) throws {
    var analyzer = try Analyzer()
    let (document, analysis) = analyzer.analyze(question: question)
    self.init(analysis, document, RuleLibrary.bundled)
  }

  private init(_ analysis: Analysis, _ document: Document, _ rules: RuleSet) {
    var extractor = FactExtractor(rules: rules)
    facts = extractor.facts(in: analysis, document: document)
    text = FactText(facts, document: document)
  }

  /// `kill agent=the war, patient=6,000 people`: predicate, then the arguments in the order of their roles.
  var lines: [String] {
    facts.facts.map { fact in
      let arguments = fact.arguments.filter { $0.fact == nil }
        .map { (role: $0.role.rawValue, text: "\($0.role)=\(text.words($0.tokens))") }
        .sorted { ($0.role, $0.text) < ($1.role, $1.text) }
      let particle = fact.particle == .none ? "" : " " + text.string(fact.particle)
      return text.string(fact.predicate) + particle + " " + arguments.map(\.text).joined(separator: ", ")
    }
  }

  var constructions: [Fact.Construction] { facts.facts.map(\.construction) }

  /// The first fact with that predicate.
  func fact(_ predicate: String) -> Fact? { facts.facts.first { text.string($0.predicate) == predicate } }

  /// Who says so, the token, and the verb: `police say`.
  func attribution(of predicate: String) -> String? {
    guard let attribution = fact(predicate)?.attribution else { return nil }
    let source = attribution.source.map { text.words($0..<($0 + 1)) } ?? "-"
    return source + " " + text.string(attribution.verb) + (attribution.isDoubted ? " doubted" : "")
  }
}
