import Documents
import Language
import Text

/// Facts as lines to read: `mediate(agent: Russia, patient: ceasefire)`, with what limits them behind.
package struct FactText {
  let facts: DocumentFacts
  let document: Document
  /// What the numbers of bytes, sentences and facts go on from.
  package let offset: Offset

  /// What of a stream came before the piece of it that a document is.
  package struct Offset: Sendable {
    package var bytes = 0
    package var sentences = 0
    package var facts = 0

    package init() {}
  }

  package init(_ facts: DocumentFacts, document: Document, after offset: Offset = Offset()) {
    self.facts = facts
    self.document = document
    self.offset = offset
  }

  /// Of the document.
  package var id: String { document.id }

  /// The number of a fact's sentence, from 1.
  package func sentence(of fact: Fact) -> Int { offset.sentences + Int(fact.sentence) + 1 }

  /// One fact in a line: `not resign(agent: Aliyev) planned, says Kremlin (say)`.
  package func line(_ fact: Fact) -> String {
    var result = fact.polarity == .negative ? "not " : ""
    result += string(fact.predicate)
    if fact.particle != .none { result += " " + string(fact.particle) }
    if fact.predicateClass != fact.predicate, fact.particle == .none { result += "~" + string(fact.predicateClass) }
    result += "(" + fact.arguments.map(argument).joined(separator: ", ") + ")"
    if fact.modality != .asserted { result += " \(fact.modality)" }
    if let attribution = fact.attribution {
      let source = attribution.source.map { words(mention(of: $0)) } ?? "somebody"
      result += ", \(attribution.isDoubted ? "claims" : "says") \(source) (\(string(attribution.verb)))"
    }
    result += " [\(fact.construction)]"
    return result
  }

  /// `agent: he = Ilham Aliyev`, `place: in Yevlakh`.
  package func argument(_ argument: Argument) -> String {
    var result = "\(argument.role): "
    if argument.preposition != .none { result += string(argument.preposition) + " " }
    if let fact = argument.fact, facts.facts.indices.contains(Int(fact)) {
      return result + "{" + string(facts.facts[Int(fact)].predicate) + "}"
    }
    result += words(argument.tokens)
    if let resolved = argument.resolved { result += " = " + words(resolved) }
    if let entity = argument.entity, facts.entities.indices.contains(Int(entity)) {
      result += " #" + string(facts.entities[Int(entity)].key)
    }
    if let time = argument.time, facts.analysis.times.indices.contains(Int(time)) {
      result += " @" + facts.analysis.times[Int(time)].value
    }
    return result
  }

  /// The bytes of the text between the first and the last token, line ends as spaces.
  package func words(_ tokens: Range<TokenIndex>) -> String {
    let range = facts.analysis.range(of: tokens)
    guard range.start >= 0, range.end <= document.text.count, range.start <= range.end else { return "" }
    let bytes = document.text[range.indices].map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  package func string(_ symbol: Symbol) -> String { facts.analysis.symbols.string(symbol) }

  /// The name a token lies in, else the token.
  func mention(of token: TokenIndex) -> Range<TokenIndex> {
    facts.analysis.names.first { $0.tokens.contains(token) }?.tokens ?? token..<token + 1
  }
}
