import Language
import Text

/// Compiles WordNet into the lexicon's maps `synonyms`, `antonyms`, `derivations`, `noun-senses` and `noun-hypernyms`.
///
/// Kept are words that the training texts or WordNet's own tagged texts use, and senses with a fair share of a word's
/// uses; the rest would cost megabytes for words nobody asks about.
struct WordNetStep {
  /// A synonym must be a fair part of the uses of both words, a derivation a smaller one, a kind smaller still.
  private static let synonymShare = 0.25
  private static let derivationShare = 0.15
  private static let kindShare = 0.12
  /// What a word asks for may be a rarer sense of it: "which instrument".
  private static let rareShare = 0.03
  private static let mostSenses = 6

  private let nouns: WordNetReader
  private let verbs: WordNetReader
  private let adjectives: WordNetReader
  private let vocabulary: Set<String>

  init(_ folder: String, vocabulary: Set<String>) throws(Diagnostic) {
    nouns = try WordNetReader(folder, "noun")
    verbs = try WordNetReader(folder, "verb")
    adjectives = try WordNetReader(folder, "adj")
    self.vocabulary = vocabulary
  }

  /// Adds the maps to a lexicon's.
  func add(to maps: inout [String: FlatMapBuilder]) {
    var lists: [[UInt8]: Set<[UInt8]>] = [:]
    addSynonyms(verbs, .verb, to: &lists)
    addSynonyms(nouns, .noun, to: &lists)
    maps["synonyms"] = WordNetStep.map(lists)
    lists = [:]
    addAntonyms(verbs, .verb, to: &lists)
    addAntonyms(nouns, .noun, to: &lists)
    addAntonyms(adjectives, .adjective, to: &lists)
    maps["antonyms"] = WordNetStep.map(lists)
    lists = [:]
    addDerivations(verbs, .verb, to: &lists)
    addDerivations(adjectives, .adjective, to: &lists)
    maps["derivations"] = WordNetStep.map(lists)
    addKinds(to: &maps)
  }

  private func isUsed(_ word: String, _ reader: WordNetReader) -> Bool {
    !word.contains("_") && (vocabulary.contains(word) || (reader.uses[word] ?? 0) > 0)
  }

  /// True for a verb with one particle, "carry_out".
  private func isPhrasal(_ word: String) -> Bool {
    let parts = word.split(separator: "_")
    let particles = ["out", "up", "down", "off", "on", "in", "over", "away", "back", "about", "for", "through"]
    return parts.count == 2 && particles.contains(String(parts[1]))
  }

  private func addSynonyms(_ reader: WordNetReader, _ part: WordNet.Part, to lists: inout [[UInt8]: Set<[UInt8]>]) {
    for (offset, synset) in reader.synsets {
      let members = synset.words.filter { word in
        (isUsed(word, reader) || part == .verb && isPhrasal(word))
          && reader.share(word, offset) >= WordNetStep.synonymShare
      }
      for word in members {
        for other in members where other != word {
          lists[WordNet.key(word.utf8, part), default: []].insert(Array(other.utf8))
        }
      }
    }
  }

  private func addAntonyms(_ reader: WordNetReader, _ part: WordNet.Part, to lists: inout [[UInt8]: Set<[UInt8]>]) {
    for (offset, synset) in reader.synsets {
      for pointer in synset.pointers where pointer.symbol == "!" {
        guard let target = reader.synsets[pointer.offset], synset.words.indices.contains(pointer.source - 1),
          target.words.indices.contains(pointer.target - 1)
        else { continue }
        let (word, other) = (synset.words[pointer.source - 1], target.words[pointer.target - 1])
        guard isUsed(word, reader), isUsed(other, reader), reader.share(word, offset) >= WordNetStep.kindShare,
          reader.share(other, pointer.offset) >= WordNetStep.kindShare
        else { continue }
        lists[WordNet.key(word.utf8, part), default: []].insert(Array(other.utf8))
      }
    }
  }

  private func addDerivations(_ reader: WordNetReader, _ part: WordNet.Part, to lists: inout [[UInt8]: Set<[UInt8]>]) {
    for (offset, synset) in reader.synsets {
      for pointer in synset.pointers where pointer.symbol == "+" && pointer.part == "n" {
        guard let target = nouns.synsets[pointer.offset], synset.words.indices.contains(pointer.source - 1),
          target.words.indices.contains(pointer.target - 1)
        else { continue }
        let word = synset.words[pointer.source - 1]
        let noun = target.words[pointer.target - 1]
        guard word != noun || part == .verb, isUsed(word, reader), isUsed(noun, nouns),
          reader.share(word, offset) >= WordNetStep.derivationShare,
          nouns.share(noun, pointer.offset) >= WordNetStep.derivationShare
        else { continue }
        lists[WordNet.key(word.utf8, part), default: []].insert([WordNet.Part.noun.rawValue] + Array(noun.utf8))
        lists[WordNet.key(noun.utf8, .noun), default: []].insert([part.rawValue] + Array(word.utf8))
      }
    }
  }

  /// Senses of nouns as numbers of synsets, after a byte that says how many of them are main ones, and the synsets above
  /// each.
  private func addKinds(to maps: inout [String: FlatMapBuilder]) {
    var kept: [String: (main: Int, offsets: [Int])] = [:]
    var reached: Set<Int> = []
    for (lemma, senses) in nouns.senses where isUsed(lemma, nouns) {
      let fair = senses.prefix(WordNetStep.mostSenses).filter { $0.share >= WordNetStep.rareShare }
      let offsets = fair.map(\.offset)
      kept[lemma] = (fair.filter { $0.share >= WordNetStep.kindShare }.count, offsets)
      var queue = offsets
      while let offset = queue.popLast() {
        if reached.insert(offset).inserted { queue += parents(of: offset) }
      }
    }
    let numbers = Dictionary(uniqueKeysWithValues: reached.sorted().enumerated().map { ($1, $0 + 1) })
    guard numbers.count < 65_536 else { return }
    var senses = FlatMapBuilder()
    for (lemma, kept) in kept {
      let synsets = kept.offsets.compactMap { numbers[$0] }.flatMap(WordNet.bytes(of:))
      senses.set(Array(lemma.utf8), to: [UInt8(kept.main)] + synsets)
    }
    var table = [UInt8](repeating: 0, count: 2 * (numbers.count + 1))
    var more = FlatMapBuilder()
    for (offset, number) in numbers {
      let above = parents(of: offset).compactMap { numbers[$0] }.map(WordNet.bytes(of:))
      guard let first = above.first else { continue }
      table.replaceSubrange(2 * number..<2 * number + 2, with: first)
      if above.count > 1 { more.set(WordNet.bytes(of: number), to: above.dropFirst().flatMap { $0 }) }
    }
    var chunks = FlatMapBuilder()
    for start in stride(from: 0, to: table.count, by: 2 * WordNet.synsetsPerChunk) {
      let end = min(start + 2 * WordNet.synsetsPerChunk, table.count)
      chunks.set([UInt8(start / (2 * WordNet.synsetsPerChunk))], to: Array(table[start..<end]))
    }
    maps["noun-senses"] = senses
    maps["noun-hypernyms"] = chunks
    maps["noun-hypernyms-more"] = more
  }

  private func parents(of offset: Int) -> [Int] {
    (nouns.synsets[offset]?.pointers ?? []).filter { $0.symbol == "@" || $0.symbol == "@i" }.map(\.offset)
  }

  private static func map(_ lists: [[UInt8]: Set<[UInt8]>]) -> FlatMapBuilder {
    var map = FlatMapBuilder()
    for (key, words) in lists {
      let sorted = words.sorted { $0.lexicographicallyPrecedes($1) }
      map.set(key, to: Array(sorted.joined(separator: [UInt8(ascii: "\n")])))
    }
    return map
  }
}
