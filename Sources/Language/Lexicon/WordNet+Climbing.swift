// Searches on the way up from a noun to the nouns that it is a kind of.

/// What is looked for on the way up.
protocol SynsetSearch {
  /// Looks at a synset; where to go on from there.
  mutating func step(at synset: Int) -> ClimbingStep
}

enum ClimbingStep {
  /// What is looked for is found.
  case found
  /// It is not above.
  case back
  case up
}

extension WordNet {
  /// The senses of a noun, where they stand in the lexicon: how many of them are main senses, then two bytes a synset.
  package struct Senses: Equatable, @unchecked Sendable {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Whether they are those of one entry of the lexicon.
    package static func == (a: Senses, b: Senses) -> Bool { a.bytes.baseAddress == b.bytes.baseAddress }

    var count: Int { max(0, bytes.count - 1) / 2 }

    /// Main senses come first.
    var mainCount: Int { min(Int(bytes.first ?? 0), count) }

    subscript(number: Int) -> Int { bytes.synset(at: 1 + 2 * number) ?? 0 }

    func contains(_ synset: Int) -> Bool {
      for number in 0..<count where self[number] == synset { return true }
      return false
    }
  }

  /// The nouns that are kinds of one noun, found out as they are asked for: of a synset that it does not lie above, nothing
  /// is looked at twice.
  package struct Hyponyms {
    private let wordNet: WordNet
    private let senses: Senses
    private var search: MarkingSearch

    /// nil where the lexicon does not know the noun.
    init?(of noun: UnsafeBufferPointer<UInt8>, _ wordNet: WordNet) {
      guard let senses = wordNet.senses(of: noun) else { return nil }
      self.wordNet = wordNet
      self.senses = senses
      search = MarkingSearch(senses: senses)
    }

    /// As `isKind`.
    package mutating func contains(_ noun: UnsafeBufferPointer<UInt8>) -> Bool {
      guard let senses = wordNet.senses(of: noun) else { return false }
      return senses == self.senses || search.climb(from: senses, in: wordNet)
    }
  }

  /// The nouns that are kinds of a noun; nil where the lexicon does not know it.
  package func hyponyms(of noun: String) -> Hyponyms? {
    var noun = noun
    return noun.withUTF8 { Hyponyms(of: $0, self) }
  }

  /// Some nouns, of which one climb tells which is the first that another noun is a kind of.
  package struct Hypernyms: Sendable {
    fileprivate let senses: [Senses?]
    /// A bit for each synset, set where it is a sense of one of them.
    fileprivate private(set) var isSense = SynsetSet()

    fileprivate init(_ senses: [Senses?]) {
      self.senses = senses
      for case let senses? in senses {
        for number in 0..<senses.count { isSense.insert(senses[number]) }
      }
    }
  }

  /// Those nouns; what the lexicon does not know of them has no kinds.
  package func hypernyms(_ nouns: [String]) -> Hypernyms {
    Hypernyms(
      nouns.map { noun in
        var noun = noun
        return noun.withUTF8 { senses(of: $0) }
      })
  }

  /// The first of some nouns that a noun is a kind of, as `isKind` has it; nil where it is a kind of none.
  package func first(of hypernyms: Hypernyms, above noun: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let senses = senses(of: noun) else { return nil }
    var search = FirstSearch(hypernyms: hypernyms)
    search.limit = hypernyms.senses.firstIndex(of: senses) ?? hypernyms.senses.count
    _ = climb(from: senses, &search)
    return search.limit < hypernyms.senses.count ? search.limit : nil
  }
}

/// A bit for each synset.
private struct SynsetSet {
  private var bits = [UInt64](repeating: 0, count: (1 << 16) / 64)

  func contains(_ synset: Int) -> Bool { bits[synset >> 6] >> UInt64(synset & 63) & 1 != 0 }

  mutating func insert(_ synset: Int) { bits[synset >> 6] |= 1 << UInt64(synset & 63) }

  mutating func remove(_ synset: Int) { bits[synset >> 6] &= ~(1 << UInt64(synset & 63)) }
}

/// Whether one of some senses is met.
struct SenseSearch: SynsetSearch {
  let senses: WordNet.Senses

  func step(at synset: Int) -> ClimbingStep { senses.contains(synset) ? .found : .up }
}

/// The same for many climbs, the synsets marked from which none is met.
private struct MarkingSearch: SynsetSearch {
  let senses: WordNet.Senses
  private var marked = SynsetSet()
  /// Those that the last climb marked.
  private var path: [Int] = []

  init(senses: WordNet.Senses) { self.senses = senses }

  mutating func step(at synset: Int) -> ClimbingStep {
    if marked.contains(synset) { return .back }
    if senses.contains(synset) { return .found }
    marked.insert(synset)
    path.append(synset)
    return .up
  }

  mutating func climb(from start: WordNet.Senses, in wordNet: WordNet) -> Bool {
    path.removeAll(keepingCapacity: true)
    guard wordNet.climb(from: start, &self) else { return false }
    for synset in path { marked.remove(synset) }
    return true
  }
}

/// The first of some nouns that is met.
private struct FirstSearch: SynsetSearch {
  let hypernyms: WordNet.Hypernyms
  /// Which was met so far; their number where none was.
  var limit = 0

  mutating func step(at synset: Int) -> ClimbingStep {
    if hypernyms.isSense.contains(synset) {
      limit = hypernyms.senses[..<limit].firstIndex { $0?.contains(synset) == true } ?? limit
    }
    return limit == 0 ? .found : .up
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Two bytes as a synset; nil beyond the end.
  func synset(at offset: Int) -> Int? {
    guard offset + 2 <= count else { return nil }
    let bytes = UnsafeRawBufferPointer(self)
    return Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
  }
}
