import Language
import Text

/// WordNet's database files (wndb(5WN)) of one part of speech.
struct WordNetReader {
  struct Pointer {
    var symbol: Substring
    var offset: Int
    var part: Character
    /// From 1; 0 where the whole synset points.
    var source: Int
    var target: Int
  }

  struct Synset {
    var words: [String]
    var pointers: [Pointer]
  }

  private(set) var synsets: [Int: Synset] = [:]
  /// The synsets of each lemma, the most frequent sense first, with the share of the lemma's uses that each has.
  private(set) var senses: [String: [(offset: Int, share: Double)]] = [:]
  /// How often each lemma was tagged in WordNet's texts.
  private(set) var uses: [String: Int] = [:]

  /// `name` is "noun", "verb" or "adj".
  init(_ folder: String, _ name: String) throws(Diagnostic) {
    let counts = try WordNetReader.counts(folder, name)
    for line in try WordNetReader.lines(folder + "/data." + name) { readSynset(line) }
    for line in try WordNetReader.lines(folder + "/index." + name) {
      let fields = line.split(separator: " ")
      guard fields.count > 6, let count = Int(fields[2]), count > 0, fields.count >= count else { continue }
      let lemma = String(fields[0])
      let offsets = fields.suffix(count).compactMap { Int($0) }
      let tagged = counts[lemma] ?? [:]
      uses[lemma] = tagged.values.reduce(0, +)
      let weights = offsets.indices.map { Double(tagged[$0 + 1] ?? 0) + 1 / Double($0 + 1) }
      let sum = weights.reduce(0, +)
      senses[lemma] = zip(offsets, weights).map { ($0, $1 / sum) }
    }
  }

  /// The share of a lemma's uses that one synset has; 0 where it is not its.
  func share(_ lemma: String, _ offset: Int) -> Double {
    senses[lemma]?.first { $0.offset == offset }?.share ?? 0
  }

  private static func lines(_ path: String) throws(Diagnostic) -> [Substring] {
    String(decoding: try FileBytes.read(path), as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix(" ") }
  }

  private mutating func readSynset(_ line: Substring) {
    let fields = line.prefix { $0 != "|" }.split(separator: " ")
    guard fields.count > 5, let offset = Int(fields[0]), let count = Int(fields[3], radix: 16),
      fields.count > 4 + 2 * count, let pointerCount = Int(fields[4 + 2 * count])
    else { return }
    // An adjective's word may carry its position in brackets: "galore(ip)".
    let words = (0..<count).map { String(fields[4 + 2 * $0].prefix { $0 != "(" }).lowercased() }
    var pointers: [Pointer] = []
    for index in 0..<pointerCount {
      let start = 5 + 2 * count + 4 * index
      guard start + 3 < fields.count, let target = Int(fields[start + 1]), let part = fields[start + 2].first,
        let ends = Int(fields[start + 3], radix: 16)
      else { return }
      pointers.append(
        Pointer(symbol: fields[start], offset: target, part: part, source: ends >> 8, target: ends & 255))
    }
    synsets[offset] = Synset(words: words, pointers: pointers)
  }

  /// Lemma to sense number to how often it was tagged.
  private static func counts(_ folder: String, _ name: String) throws(Diagnostic) -> [String: [Int: Int]] {
    let types: Set<Character> = name == "noun" ? ["1"] : name == "verb" ? ["2"] : ["3", "5"]
    var counts: [String: [Int: Int]] = [:]
    for line in try lines(folder + "/cntlist.rev") {
      let fields = line.split(separator: " ")
      guard fields.count == 3, let percent = fields[0].firstIndex(of: "%"), let sense = Int(fields[1]),
        let count = Int(fields[2]), let type = fields[0][percent...].dropFirst().first, types.contains(type)
      else { continue }
      counts[String(fields[0][..<percent]), default: [:]][sense, default: 0] += count
    }
    return counts
  }
}
