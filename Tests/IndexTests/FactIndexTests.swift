import Documents
import Facts
import Index
import Language
import Testing
import Text

@Suite("Index of facts")
struct FactIndexTests {
  private static func index(_ texts: [String]) throws -> FactIndex {
    var index = FactIndex()
    try insert(texts, into: &index)
    return index
  }

  private static func insert(_ texts: [String], into index: inout FactIndex) throws {
    var analyzer = try Analyzer()
    var extractor = FactExtractor()
    for (number, text) in texts.enumerated() {
      let bytes = Array(text.utf8)
      let document = Document(
        id: "d\(number)", title: "Paper \(number)", text: bytes,
        blocks: [Block(kind: .paragraph, range: ByteRange(0..<bytes.count))])
      index.insert(document: document, facts: extractor.facts(in: analyzer.analyze(document), document: document))
    }
  }

  private static let texts = [
    "The harbour opened in 1931. Ferries left for Oslo every day.",
    "Ferries were built in Oslo. A café near the harbour sold them tea — at a price.",
  ]

  @Test("A closed-class word is known by its symbol, the same in every index", arguments: KnownWord.allCases)
  func knownWords(word: KnownWord) {
    #expect(word.symbol.knownWord == word)
    #expect(FactIndex().term(word.spelling) == word.symbol)
  }

  @Test("Rows tile: sentences tile tokens, documents tile sentences, facts lie in their sentence")
  func tiling() throws {
    let index = try Self.index(Self.texts)
    #expect(index.documents.map(\.id) == ["d0", "d1"])
    var nextToken: Int32 = 0
    for sentence in index.sentences {
      #expect(sentence.tokens.lowerBound == nextToken)
      nextToken = sentence.tokens.upperBound
      for fact in sentence.facts { #expect(sentence.tokens.contains(index.facts[Int(fact)].predicateToken)) }
    }
    #expect(Int(nextToken) == index.tokens.count)
    #expect(index.documents[0].sentences.upperBound == index.documents[1].sentences.lowerBound)
  }

  @Test("Postings are ascending and without doubles")
  func sortedPostings() throws {
    let index = try Self.index(Self.texts + Self.texts)
    #expect(index.postings.brokenTerms.isEmpty)
    #expect(index.titlePostings.brokenTerms.isEmpty)
    #expect(index.predicatePostings.brokenTerms.isEmpty)
  }

  @Test("A compacted index reads as it did before, takes further documents, and holds no more bytes")
  func compacting() throws {
    let plain = try Self.index(Self.texts + Self.texts)
    var compacted = try Self.index(Self.texts)
    compacted.compact()
    try Self.insert(Self.texts, into: &compacted)
    let mixed = compacted
    compacted.compact()
    for index in [mixed, compacted] {
      #expect(index.sentences.map(\.tokens) == plain.sentences.map(\.tokens))
      for raw in 0..<UInt32(plain.symbols.count) {
        let term = Symbol(rawValue: raw)
        #expect(index.postings.count(term) == plain.postings.count(term))
        #expect(index.postings.withRows(term) { Array($0) } == plain.postings.withRows(term) { Array($0) })
      }
      for fact in plain.facts.indices {
        #expect(index.facts[fact].predicate == plain.facts[fact].predicate)
        #expect(index.facts[fact].arguments == plain.facts[fact].arguments)
      }
      for argument in plain.arguments.indices {
        #expect(index.arguments[argument].tokens == plain.arguments[argument].tokens)
        #expect(index.arguments[argument].role == plain.arguments[argument].role)
      }
    }
    #expect(compacted.byteCount < mixed.byteCount)
  }

  @Test("Tokens come out of the index as the analysis has them, a very long one too")
  func tokens() throws {
    let long = String(repeating: "lighthouse", count: 40)
    let text = "Ingrid Solberg saw \(long) near Oslo, and she did not like it."
    let index = try Self.index([text])
    var analyzer = try Analyzer()
    let bytes = Array(text.utf8)
    let document = Document(
      id: "d0", text: bytes, blocks: [Block(kind: .paragraph, range: ByteRange(0..<bytes.count))])
    let analysis = analyzer.analyze(document)
    let rows = index.sentences.flatMap { index.tokens.rows(of: $0.tokens) }
    #expect(rows.count == analysis.tokens.count)
    for (number, (row, token)) in zip(rows, analysis.tokens).enumerated() {
      #expect(row.range == token.range)
      #expect(index.tokens.range(of: Int32(number)) == token.range)
      #expect(Int(row.head) == Int(token.head))
      #expect(row.upos == token.upos)
      #expect(row.inflection == token.inflection)
      #expect(row.relation == token.relation)
    }
    let ingrid = try #require(rows.first { index.symbols.string($0.lower) == "ingrid" })
    let solberg = try #require(rows.first { index.symbols.string($0.lower) == "solberg" })
    let she = try #require(rows.first { index.symbols.string($0.lower) == "she" })
    #expect(solberg.mention.kind == .person)
    #expect(!solberg.mention.isFirst)
    #expect(ingrid.mention.isFirst)
    #expect(ingrid.entity >= 0)
    #expect(she.entity == ingrid.entity)
  }

  @Test("A symbol of one document is the same symbol in the next")
  func mergedSymbols() throws {
    let index = try Self.index(Self.texts)
    let oslo = try #require(index.symbols.find("oslo"))
    #expect(index.postings.count(oslo) == 2)
    #expect(index.postings.contains(oslo, in: index.documents[1].sentences))
    #expect(!index.postings.contains(oslo, in: index.documents[0].sentences.lowerBound..<1))
  }

  @Test("A hyphenated word is found without its hyphen")
  func joinedWords() throws {
    let index = try Self.index(["The cease-fire held."])
    let joined = try #require(index.symbols.find("ceasefire"))
    #expect(index.postings.count(joined) == 1)
  }

  @Test(
    "Words fold to lower case without accents",
    arguments: [("Café", "cafe"), ("ÉCOLE", "ecole"), ("Straße", "stra\u{DF}e"), ("it’s", "it's"), ("2–1", "2-1")])
  func folding(word: String, folded: String) {
    var bytes: [UInt8] = []
    Array(word.utf8).withUnsafeBufferPointer { Folding.fold($0, into: &bytes) }
    #expect(String(decoding: bytes, as: UTF8.self) == folded)
  }

  @Test("Closed-class words have the same symbols in every index")
  func knownWords() throws {
    let index = try Self.index(Self.texts)
    for word in KnownWord.allCases { #expect(index.symbols.string(word.symbol) == word.spelling) }
  }
}
