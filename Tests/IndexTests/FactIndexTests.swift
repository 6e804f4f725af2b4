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
    var analyzer = try Analyzer()
    var extractor = FactExtractor()
    for (number, text) in texts.enumerated() {
      let bytes = Array(text.utf8)
      let document = Document(
        id: "d\(number)", title: "Paper \(number)", text: bytes,
        blocks: [Block(kind: .paragraph, range: ByteRange(0..<bytes.count))])
      index.insert(document: document, facts: extractor.facts(in: analyzer.analyze(document), document: document))
    }
    return index
  }

  private static let texts = [
    "The harbour opened in 1931. Ferries left for Oslo every day.",
    "Ferries were built in Oslo. A café near the harbour sold them tea — at a price.",
  ]

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
