import Text

/// What WordNet 3.0 says of words, as far as it is sound for single words: near-synonyms, derivations, kinds of things.
///
/// Only senses that make up a fair share of a word's uses are kept (counts of WordNet's tagged texts), so that "film" has
/// "movie" and not "picture" for company. Read in place; O(length of what it finds). Docs/Lexicon.md has the licence.
package struct WordNet: Sendable {
  package enum Part: UInt8, Sendable {
    case noun = 0x6E
    case verb = 0x76
    case adjective = 0x61
  }

  private let synonymLists: FlatMap
  private let derivationLists: FlatMap
  private let nounSenses: FlatMap
  private let hypernyms: FlatMap
  private let moreHypernyms: FlatMap

  /// How many synsets stand in one value of the map `noun-hypernyms`.
  package static let synsetsPerChunk = 8192

  package init(lexicon: Lexicon = .bundled) {
    synonymLists = lexicon.map("synonyms")
    derivationLists = lexicon.map("derivations")
    nounSenses = lexicon.map("noun-senses")
    hypernyms = lexicon.map("noun-hypernyms")
    moreHypernyms = lexicon.map("noun-hypernyms-more")
  }

  /// Calls `body` with each near-synonym of a lemma; a verb with a particle has an underscore in it.
  package func synonyms(
    of lemma: UnsafeBufferPointer<UInt8>, _ part: Part, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    WordNet.forEachLine(of: synonymLists, WordNet.key(lemma, part), body)
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
    if noun.elementsEqual(kind) { return nounSenses.contains(noun) }
    guard let senses = nounSenses[noun], let wanted = nounSenses[kind] else { return false }
    let above = WordNet.synsets(in: wanted.dropFirst())
    return WordNet.synsets(in: senses.dropFirst()).prefix(Int(senses.first ?? 0)).contains { sense in
      isKind(sense, of: above, depth: 0)
    }
  }

  package func isKind(_ noun: String, of kind: String) -> Bool {
    var noun = noun
    var kind = kind
    return noun.withUTF8 { noun in kind.withUTF8 { isKind(noun, of: $0) } }
  }

  /// True where the lexicon knows a noun.
  package func isNoun(_ lemma: UnsafeBufferPointer<UInt8>) -> Bool { nounSenses.contains(lemma) }

  /// The synset and its hypernyms, upwards; a damaged table cannot make it climb for ever.
  private func isKind(_ synset: Int, of wanted: [Int], depth: Int) -> Bool {
    if wanted.contains(synset) { return true }
    guard depth < 24 else { return false }
    return parents(of: synset).contains { isKind($0, of: wanted, depth: depth + 1) }
  }

  private func parents(of synset: Int) -> [Int] {
    let chunk = [UInt8(truncatingIfNeeded: synset / WordNet.synsetsPerChunk)]
    let offset = synset % WordNet.synsetsPerChunk * 2
    guard let table = chunk.withUnsafeBufferPointer({ hypernyms[$0] }), offset + 1 < table.count else { return [] }
    let first = Int(table[offset]) | Int(table[offset + 1]) << 8
    guard first != 0 else { return [] }
    let key = WordNet.bytes(of: synset)
    let more = key.withUnsafeBufferPointer { moreHypernyms[$0] }.map { WordNet.synsets(in: $0[...]) } ?? []
    return [first] + more
  }

  /// Two bytes a synset, little-endian; 0 is no synset.
  package static func bytes(of synset: Int) -> [UInt8] { [UInt8(synset & 255), UInt8(synset >> 8 & 255)] }

  /// The key of a lemma: its bytes, a tab, its part of speech.
  package static func key(_ lemma: some Sequence<UInt8>, _ part: Part) -> [UInt8] {
    Array(lemma) + [UInt8(ascii: "\t"), part.rawValue]
  }

  private static func synsets(in value: Slice<UnsafeBufferPointer<UInt8>>) -> [Int] {
    stride(from: value.startIndex, to: value.endIndex - 1, by: 2).map { Int(value[$0]) | Int(value[$0 + 1]) << 8 }
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
