import Text

/// What WordNet 3.0 says of words, as far as it is sound for single words: near-synonyms, antonyms, derivations,
/// kinds of things.
///
/// Only senses that make up a fair share of a word's uses are kept (counts of WordNet's tagged texts), so that "film" has
/// "movie" and not "picture" for company. Read in place out of the lexicon's bytes, which nobody writes to; O(length of
/// what it finds). Docs/Lexicon.md has the licence.
package struct WordNet: @unchecked Sendable {
  /// Part of speech, by WordNet's letter for it.
  package enum Part: UInt8, Sendable {
    case noun = 0x6E
    case verb = 0x76
    case adjective = 0x61
  }

  private let synonymLists: FlatMap
  private let antonymLists: FlatMap
  private let derivationLists: FlatMap
  private let nounSenses: FlatMap
  /// The first hypernym of each synset, `synsetsPerChunk` of them a table.
  private let hypernyms: [UnsafeBufferPointer<UInt8>]
  private let moreHypernyms: FlatMap
  /// A bit for each synset, set where `moreHypernyms` has it.
  private let hasMore: [UInt64]

  /// How many synsets stand in one value of the map `noun-hypernyms`.
  package static let synsetsPerChunk = 8192

  package init(lexicon: Lexicon = .bundled) {
    synonymLists = lexicon.map("synonyms")
    antonymLists = lexicon.map("antonyms")
    derivationLists = lexicon.map("derivations")
    nounSenses = lexicon.map("noun-senses")
    let tables = lexicon.map("noun-hypernyms")
    var hypernyms: [UnsafeBufferPointer<UInt8>] = []
    for chunk in UInt8(0)...255 {
      guard let table = [chunk].withUnsafeBufferPointer({ tables[$0] }) else { break }
      hypernyms.append(table)
    }
    self.hypernyms = hypernyms
    moreHypernyms = lexicon.map("noun-hypernyms-more")
    var hasMore = [UInt64](repeating: 0, count: (1 << 16) / 64)
    for entry in moreHypernyms.entries {
      guard let synset = entry.key.littleEndianInteger, synset >> 6 < hasMore.count else { continue }
      hasMore[synset >> 6] |= 1 << UInt64(synset & 63)
    }
    self.hasMore = hasMore
  }

  /// Calls `body` with each near-synonym of a lemma; a verb with a particle has an underscore in it.
  package func synonyms(
    of lemma: UnsafeBufferPointer<UInt8>, _ part: Part, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    WordNet.forEachLine(of: synonymLists, WordNet.key(lemma, part), body)
  }

  /// Calls `body` with each antonym of a lemma.
  package func antonyms(
    of lemma: UnsafeBufferPointer<UInt8>, _ part: Part, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    WordNet.forEachLine(of: antonymLists, WordNet.key(lemma, part), body)
  }

  /// Calls `body` with each word derived from a lemma or that it derives from: mediate, mediation, mediator.
  package func derivations(
    of lemma: UnsafeBufferPointer<UInt8>, _ part: Part, _ body: (UnsafeBufferPointer<UInt8>, Part) -> Void
  ) {
    WordNet.forEachLine(of: derivationLists, WordNet.key(lemma, part)) { line in
      guard let first = line.first, let part = Part(rawValue: first) else { return }
      body(UnsafeBufferPointer(rebasing: line.dropFirst()), part)
    }
  }

  /// True where a main sense of a noun is a kind (or an instance) of any sense of another: "ombudsman" of "person",
  /// "paris" of "city". A noun is a kind of itself.
  package func isKind(_ noun: UnsafeBufferPointer<UInt8>, of kind: UnsafeBufferPointer<UInt8>) -> Bool {
    senses(of: kind).map { isKind(noun, of: $0) } ?? false
  }

  /// The senses of a noun, to which many are to be compared; nil where the lexicon does not know it.
  package func senses(of noun: UnsafeBufferPointer<UInt8>) -> Senses? { nounSenses[noun].map { Senses($0) } }

  /// True where a main sense of a noun is a kind of one of those senses, as above.
  package func isKind(_ noun: UnsafeBufferPointer<UInt8>, of kind: Senses) -> Bool {
    guard let senses = senses(of: noun) else { return false }
    if senses == kind { return true }
    var search = SenseSearch(senses: kind)
    return climb(from: senses, &search)
  }

  package func isKind(_ noun: String, of kind: String) -> Bool {
    var noun = noun
    var kind = kind
    return noun.withUTF8 { noun in kind.withUTF8 { isKind(noun, of: $0) } }
  }

  /// True where the lexicon knows a noun.
  package func isNoun(_ lemma: UnsafeBufferPointer<UInt8>) -> Bool { nounSenses.contains(lemma) }

  /// Shows the main senses of a noun and the synsets above them to a search; whether it found what it looks for.
  func climb(from senses: Senses, _ search: inout some SynsetSearch) -> Bool {
    for number in 0..<senses.mainCount where climb(from: senses[number], depth: 0, &search) { return true }
    return false
  }

  /// The same of a synset and those above it; a damaged table cannot make it climb for ever.
  private func climb(from synset: Int, depth: Int, _ search: inout some SynsetSearch) -> Bool {
    var (synset, depth) = (synset, depth)
    while true {
      switch search.step(at: synset) {
      case .found: return true
      case .back: return false
      case .up: break
      }
      let chunk = synset / WordNet.synsetsPerChunk
      guard depth < 24, chunk < hypernyms.count,
        let first = hypernyms[chunk].synset(at: synset % WordNet.synsetsPerChunk * 2), first != 0
      else { return false }
      depth += 1
      if hasMore[synset >> 6] >> UInt64(synset & 63) & 1 != 0, climbMore(from: synset, depth: depth, &search) {
        return true
      }
      synset = first
    }
  }

  /// The same of the hypernyms of a synset but its first.
  private func climbMore(from synset: Int, depth: Int, _ search: inout some SynsetSearch) -> Bool {
    let more = withUnsafeBytes(of: UInt16(truncatingIfNeeded: synset).littleEndian) { key in
      key.withMemoryRebound(to: UInt8.self) { moreHypernyms[$0] }
    }
    guard let more else { return false }
    for number in 0..<more.count / 2 {
      if let parent = more.synset(at: 2 * number), climb(from: parent, depth: depth, &search) { return true }
    }
    return false
  }

  /// Two bytes a synset, little-endian; 0 is no synset.
  package static func bytes(of synset: Int) -> [UInt8] { [UInt8(synset & 255), UInt8(synset >> 8 & 255)] }

  /// The key of a lemma: its bytes, a tab, its part of speech.
  package static func key(_ lemma: some Sequence<UInt8>, _ part: Part) -> [UInt8] {
    Array(lemma) + [UInt8(ascii: "\t"), part.rawValue]
  }

  private static func forEachLine(
    of map: FlatMap, _ key: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard let value = key.withUnsafeBufferPointer({ map[$0] }) else { return }
    var start = 0
    while start < value.count {
      let end = value[start...].firstIndex(of: UInt8(ascii: "\n")) ?? value.count
      body(UnsafeBufferPointer(rebasing: value[start..<end]))
      start = end + 1
    }
  }
}
