import Language
import Text

/// What WordNet says a noun is, for the name finder: the class of each common noun and of each name that it knows.
///
/// A class is the letter of the lexicographer file (wnlex(5WN)) of the noun's most frequent sense: `p` person, `g` group,
/// `l` location, `a` artifact, `e` event or act, `t` time, `n` animal, plant or food, `o` anything else. Names are the
/// nouns whose every sense is an instance.
struct NounTables {
  private(set) var classes = FlatMapBuilder()
  private(set) var names = FlatMapBuilder()

  /// Reads `index.noun` and `data.noun` below a folder of WordNet's database.
  init(wordnet folder: String) throws(Diagnostic) {
    var synsets: [Int: (letter: UInt8, isInstance: Bool)] = [:]
    for line in try FileBytes.read(folder + "/data.noun").split(separator: UInt8(ascii: "\n")) {
      let fields = line.prefix { $0 != UInt8(ascii: "|") }.split(separator: UInt8(ascii: " "))
      guard fields.count > 4, let offset = number(fields[0]), let file = number(fields[1]) else { continue }
      let isInstance = fields.contains { $0.elementsEqual("@i".utf8) }
      synsets[offset] = (NounTables.letter(of: file), isInstance)
    }
    for line in try FileBytes.read(folder + "/index.noun").split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard line.first != UInt8(ascii: " "), fields.count > 6, let senses = number(fields[2]), senses > 0 else {
        continue
      }
      let found = fields.suffix(senses).compactMap { number($0).flatMap { synsets[$0] } }
      guard let first = found.first, fields[0].count > 1 else { continue }
      let lemma = fields[0].map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
      if found.allSatisfy(\.isInstance) {
        if lemma.filter({ $0 == UInt8(ascii: " ") }).count < 4 { names.set(lemma, to: [first.letter]) }
      } else if !fields[0].contains(UInt8(ascii: "_")), first.letter != UInt8(ascii: "o") {
        classes.set(lemma, to: [first.letter])
      }
    }
  }

  private static func letter(of file: Int) -> UInt8 {
    switch file {
    case 18: UInt8(ascii: "p")
    case 14: UInt8(ascii: "g")
    case 15: UInt8(ascii: "l")
    case 6: UInt8(ascii: "a")
    case 4, 11: UInt8(ascii: "e")
    case 28: UInt8(ascii: "t")
    case 5, 13, 20: UInt8(ascii: "n")
    default: UInt8(ascii: "o")
    }
  }

  private func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count < 10 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte &- UInt8(ascii: "0") < 10 else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}

/// The first words of the phrases in gazetteers, each with the number of words of the longest phrase it begins.
func phraseStarts(of maps: [FlatMapBuilder]) -> FlatMapBuilder {
  var starts = FlatMapBuilder()
  for map in maps {
    for key in map.keys {
      // A phrase is looked up by its tokens; a hyphen or an apostrophe may cut one word into three.
      let cuts = key.filter { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'") }.count
      guard cuts > 0 else { continue }
      let hyphens = key.filter { $0 == UInt8(ascii: "-") }.count
      let first = Array(key.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "'") })
      let words = UInt8(min(cuts + hyphens + 1, 8))
      if words > (starts.value(of: first)?.first ?? 0) { starts.set(first, to: [words]) }
    }
  }
  return starts
}
