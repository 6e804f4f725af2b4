import Documents
import Facts
import Index
import Language
import Testing
import Text

@Suite("Taking documents out of the index")
struct RemovalTests {
  private static let texts = [
    "The harbour opened in 1931. Ferries left for Oslo every day, and Inger Dahl said that they were full.",
    "Per Strand sold 40 cease-fire posters on Monday. He said that the council had paid 300 euros for them.",
    "",
    "Ferries were built in Oslo. A café near the harbour sold them tea, and Ada Brandt drank it in May 2021.",
  ]

  private static func index(_ numbers: [Int]) throws -> FactIndex {
    var index = FactIndex()
    var analyzer = try Analyzer()
    var extractor = FactExtractor()
    for number in numbers {
      let bytes = Array(texts[number].utf8)
      let document = Document(
        id: "d\(number)", title: "Paper of the harbour \(number)", text: bytes,
        blocks: bytes.isEmpty ? [] : [Block(kind: .paragraph, range: ByteRange(0..<bytes.count))])
      index.insert(document: document, facts: extractor.facts(in: analyzer.analyze(document), document: document))
    }
    return index
  }

  /// Every column as text, symbols as the words they stand for, so that two tables of symbols make no difference.
  private static func columns(of index: FactIndex) -> [String: String] {
    func words(_ symbol: Symbol) -> String { symbol == .none ? "-" : index.symbols.string(symbol) }
    func text(_ value: Any) -> String {
      if let symbol = value as? Symbol { return words(symbol) }
      let mirror = Mirror(reflecting: value)
      if mirror.children.isEmpty { return "\(value)" }
      if mirror.displayStyle == .dictionary || mirror.displayStyle == .set {
        return "{" + mirror.children.map { text($0.value) }.sorted().joined(separator: ",") + "}"
      }
      return "(" + mirror.children.map { text($0.value) }.joined(separator: ",") + ")"
    }
    var result: [String: String] = [:]
    for child in Mirror(reflecting: index).children {
      guard let name = child.label, !(child.value is SymbolTable), !["folded", "ruleState"].contains(name) else {
        continue
      }
      switch child.value {
      case is Postings: continue
      // How the columns are packed depends on the numbers of the symbols.
      case let rows as SentenceColumns: result[name] = text(Array(rows))
      case let rows as FactColumns: result[name] = text(Array(rows))
      case let rows as ArgumentColumns: result[name] = text(Array(rows))
      case let rows as TokenColumns: result[name] = text(index.sentences.map { rows.rows(of: $0.tokens) })
      default: result[name] = text(child.value)
      }
    }
    return result
  }

  private static func postings(_ list: Postings, of index: FactIndex) -> [String: [Int32]] {
    var result: [String: [Int32]] = [:]
    for number in 0..<index.symbols.count {
      let symbol = Symbol(rawValue: UInt32(number))
      let rows = list.withRows(symbol) { Array($0) }
      if !rows.isEmpty { result[index.symbols.string(symbol)] = rows }
    }
    return result
  }

  @Test(
    "What is left is what an index of the others alone holds, column by column",
    arguments: [[], [0], [1], [2], [3], [0, 1], [1, 2], [0, 3], [0, 1, 2, 3]])
  func equalsFresh(removed: [Int]) throws {
    var index = try Self.index([0, 1, 2, 3])
    index.remove(documents: Set(removed.map { Int32($0) }))
    let fresh = try Self.index([0, 1, 2, 3].filter { !removed.contains($0) })
    #expect(Self.columns(of: index) == Self.columns(of: fresh))
    for path in [\FactIndex.postings, \FactIndex.titlePostings, \FactIndex.predicatePostings] {
      #expect(Self.postings(index[keyPath: path], of: index) == Self.postings(fresh[keyPath: path], of: fresh))
    }
    for number in 0..<4 {
      #expect(index.document(named: "d\(number)") == fresh.document(named: "d\(number)"))
    }
  }

  @Test("A document put in again stands last")
  func again() throws {
    var index = try Self.index([0, 1, 3])
    index.remove(documents: [0])
    let bytes = Array(Self.texts[0].utf8)
    let document = Document(
      id: "d0", text: bytes, blocks: [Block(kind: .paragraph, range: ByteRange(0..<bytes.count))])
    var analyzer = try Analyzer()
    var extractor = FactExtractor()
    index.insert(document: document, facts: extractor.facts(in: analyzer.analyze(document), document: document))
    #expect(index.documents.map(\.id) == ["d1", "d3", "d0"])
    #expect(index.postings.brokenTerms.isEmpty)
  }
}
