import Language
import Testing
import Text

@Suite("WordNet")
struct WordNetTests {
  private func synonyms(_ word: String, _ part: WordNet.Part) -> [String] {
    var found: [String] = []
    var word = word
    word.withUTF8 { WordNet().synonyms(of: $0, part) { found.append(String(decoding: $0, as: UTF8.self)) } }
    return found
  }

  private func derivations(_ word: String, _ part: WordNet.Part) -> [String] {
    var found: [String] = []
    var word = word
    word.withUTF8 { word in
      WordNet().derivations(of: word, part) { other, part in
        found.append(String(decoding: other, as: UTF8.self) + "/\(part)")
      }
    }
    return found
  }

  @Test(
    "A noun is a kind of what stands above it",
    arguments: [
      ("teacher", "person"), ("ambassador", "person"), ("paris", "city"), ("city", "location"), ("village", "location"),
      ("lieutenant", "person"), ("violin", "device"), ("team", "group"), ("person", "person"),
    ])
  func kinds(noun: String, kind: String) { #expect(WordNet().isKind(noun, of: kind)) }

  @Test(
    "A noun is no kind of what does not stand above it",
    arguments: [
      ("table", "person"), ("person", "teacher"), ("paris", "person"), ("qwerty", "person"), ("year", "city"),
    ])
  func noKinds(noun: String, kind: String) { #expect(!WordNet().isKind(noun, of: kind)) }

  @Test(
    "What many nouns are compared to has the same kinds as what one is",
    arguments: ["person", "location", "device"])
  func hyponyms(kind: String) throws {
    let wordNet = WordNet()
    var hyponyms = try #require(wordNet.hyponyms(of: kind))
    // Some twice, since the first climb leaves marks for the second.
    let nouns = ["table", "teacher", "village", "table", "violin", "teacher", "person", "device", "qwerty", "table"]
    for noun in nouns {
      var bytes = noun
      #expect(bytes.withUTF8 { hyponyms.contains($0) } == wordNet.isKind(noun, of: kind), "\(noun)")
    }
    #expect(wordNet.hyponyms(of: "qwerty") == nil)
  }

  @Test(
    "Of some nouns the first is found that another is a kind of",
    arguments: [("teacher", 1), ("village", 2), ("person", 1), ("table", nil), ("qwerty", nil)])
  func hypernyms(noun: String, first: Int?) {
    let wordNet = WordNet()
    let hypernyms = wordNet.hypernyms(["qwerty", "person", "location", "organism"])
    var noun = noun
    #expect(noun.withUTF8 { wordNet.first(of: hypernyms, above: $0) } == first)
  }

  @Test("Verbs have their near-synonyms, and not those of rare senses")
  func verbs() {
    #expect(synonyms("purchase", .verb).contains("buy"))
    #expect(synonyms("begin", .verb).contains("start"))
    #expect(!synonyms("win", .verb).contains("lose"))
    #expect(synonyms("qwerty", .verb).isEmpty)
  }

  @Test(
    "Words have the antonyms of their main senses",
    arguments: [
      ("strengthen", WordNet.Part.verb, "weaken"), ("public", .adjective, "private"), ("success", .noun, "failure"),
    ])
  func antonyms(word: String, part: WordNet.Part, antonym: String) {
    var found: [String] = []
    var word = word
    word.withUTF8 { WordNet().antonyms(of: $0, part) { found.append(String(decoding: $0, as: UTF8.self)) } }
    #expect(found.contains(antonym))
  }

  @Test("Verbs and nouns are derived from one another")
  func derivations() {
    #expect(derivations("mediate", .verb).contains("mediator/noun"))
    #expect(derivations("mediation", .noun).contains("mediate/verb"))
    #expect(derivations("arrival", .noun).contains("arrive/verb"))
  }
}
