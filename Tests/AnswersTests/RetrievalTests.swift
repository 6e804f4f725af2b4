import Answers
import Index
import Testing
import Text

@Suite("Finding sentences")
struct RetrievalTests {
  /// Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators".
  private struct SplitMix {
    var state: UInt64

    /// A position below `count`; the first ones far more often, as words are in texts.
    mutating func position(below count: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      let share = Double((mixed ^ mixed >> 31) >> 11) / Double(1 << 53)
      return min(count - 1, Int(Double(count) * share * share * share))
    }
  }

  private static let names = ["Norway", "Denmark", "Sweden", "Iceland", "Finland", "Estonia", "Latvia", "Poland"]
  private static let verbs = ["repaired", "built", "sold", "painted", "bought", "opened", "closed", "measured"]
  private static let nouns = ["harbour", "lighthouse", "ferry", "bridge", "market", "mill", "tower", "lock", "canal"]
  private static let kinds = ["old", "large", "wooden", "famous", "narrow", "white", "distant"]

  private static func texts(_ count: Int) -> [String] {
    var random = SplitMix(state: 7)
    func word(_ words: [String]) -> String { words[random.position(below: words.count)] }
    return (0..<count).map { _ in
      (0..<4).map { _ in
        "\(word(names)) \(word(verbs)) the \(word(kinds)) \(word(nouns)) near the \(word(kinds)) \(word(nouns))."
      }.joined(separator: " ")
    }
  }

  /// Every sentence's score, summed term by term over all of its postings.
  private static func scores(_ question: Question, _ index: FactIndex) -> [Float] {
    var scores = [Float](repeating: 0, count: index.sentences.count)
    var documents = [Float](repeating: 0, count: index.documents.count)
    for term in question.terms.sorted(by: { $0.weight > $1.weight }) where term.weight > 0 {
      var counted: Set<Int32> = []
      var countedDocuments: Set<Int32> = []
      let weight = Float(term.weight)
      let lists =
        [(term.lemma, weight), (term.lower, weight)]
        + term.expansions.map { ($0.symbol, weight * Float($0.relaxation.quality)) }
      for (symbol, weight) in lists {
        for row in index.postings.withRows(symbol, { Array($0) }) where counted.insert(row).inserted {
          let sentence = index.sentences[Int(row)]
          let length = Float(sentence.termCount) / Float(index.meanTermCount)
          scores[Int(row)] += weight * 1.9 / (1 + 0.9 * (0.6 + 0.4 * length))
          if countedDocuments.insert(sentence.document).inserted { documents[Int(sentence.document)] += weight * 0.25 }
        }
      }
    }
    return scores.indices.map { scores[$0] == 0 ? 0 : scores[$0] + documents[Int(index.sentences[$0].document)] }
  }

  @Test(
    "The sentences looked at are those of the best scores, though most documents are left out on the way",
    arguments: [
      "who repaired the distant canal near the white tower", "who measured the narrow lock near the harbour",
      "what did Poland build near the old lighthouse", "which country sold the wooden mill near the large ferry",
    ])
  func best(question: String) throws {
    let index = try makeIndex(Self.texts(300))
    var answerer = try Answerer()
    let scores = Self.scores(answerer.question(question, index: index), index)
    let found = Set(
      answerer.sentences(for: question, in: nil, index: index).compactMap { (record: SentenceRecord) -> Int? in
        index.document(named: record.sentence.document).map {
          Int(index.documents[Int($0)].sentences.lowerBound) + record.sentence.sentence - 1
        }
      })
    #expect(found.count == 24)
    for (score, best) in zip(found.map { scores[$0] }.sorted(by: >), scores.sorted(by: >)) {
      #expect(abs(score - best) < 1e-3)
    }
  }
}
