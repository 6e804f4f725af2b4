import Language
import Text

/// A sentence of a treebank as training sees it.
struct TrainingSentence {
  var forms: [String] = []
  var lemmas: [String] = []
  var tags: [UPOS] = []
  /// Nil where the treebank does not say (silver trees).
  var inflections: [Inflection]?
  /// From 0; the count of words for the root.
  var heads: [Int32] = []
  var relations: [Relation] = []

  var isQuestion: Bool { forms.count > 3 && forms.last == "?" }

  /// In lower case; `withoutMark` also without its last word where nothing hangs from that.
  func lowercased(withoutMark: Bool) -> TrainingSentence? {
    var copy = self
    if withoutMark {
      let last = Int32(forms.count - 1)
      guard last > 0, !heads.contains(last) else { return nil }
      copy.forms.removeLast()
      copy.lemmas.removeLast()
      copy.tags.removeLast()
      copy.inflections?.removeLast()
      copy.heads.removeLast()
      copy.relations.removeLast()
      for index in copy.heads.indices where copy.heads[index] > last { copy.heads[index] = last }
    }
    copy.forms = copy.forms.map(Treebank.lowercased)
    return copy
  }

  /// Lifts arcs until none cross (Nivre & Nilsson 2005, the shortest first), since arc-hybrid draws no crossing arcs.
  mutating func projectivize() {
    while let child = shortestCrossing() {
      let head = heads[child]
      guard head < Int32(heads.count) else { return }
      heads[child] = heads[Int(head)]
    }
  }

  private func shortestCrossing() -> Int? {
    var found: Int?
    var length = Int32.max
    let count = Int32(heads.count)
    for child in heads.indices {
      let low = min(Int32(child), heads[child])
      let high = max(Int32(child), heads[child])
      guard high - low < length, heads[child] < count else { continue }
      for other in heads.indices where Int32(other) > low && Int32(other) < high {
        if heads[other] < low || heads[other] > high {
          found = child
          length = high - low
          break
        }
      }
    }
    return found
  }
}

/// Reads CoNLL-U for training: words only, passing over ranges and empty nodes.
enum Treebank {
  static func read(_ path: String, gold: Bool) throws -> [TrainingSentence] {
    let bytes = try FileBytes.read(path)
    var sentences: [TrainingSentence] = []
    var current = TrainingSentence()
    if gold { current.inflections = [] }
    let empty = current
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !current.forms.isEmpty { sentences.append(finished(current)) }
        current = empty
        continue
      }
      guard line.first != UInt8(ascii: "#") else { continue }
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard fields.count == 10, fields[0].allSatisfy({ $0 >= 48 && $0 <= 57 }) else { continue }
      func field(_ index: Int) -> String { String(decoding: fields[index], as: UTF8.self) }
      guard let tag = tags[field(3)], let head = Int32(field(6)), let relation = Relation(name: field(7)) else {
        throw Diagnostic(.error, "not CoNLL-U: \(String(decoding: line, as: UTF8.self))", path: path)
      }
      current.forms.append(field(1))
      current.lemmas.append(field(2))
      current.tags.append(tag)
      current.inflections?.append(inflections[field(4)] ?? .none)
      // The root is 0 in the file; its number is set when the sentence is complete.
      current.heads.append(head - 1)
      current.relations.append(relation)
    }
    if !current.forms.isEmpty { sentences.append(finished(current)) }
    return sentences
  }

  private static func finished(_ sentence: TrainingSentence) -> TrainingSentence {
    var sentence = sentence
    let count = Int32(sentence.forms.count)
    sentence.heads = sentence.heads.map { $0 < 0 || $0 >= count ? count : $0 }
    return sentence
  }

  /// As the analyser lowers.
  static func lowercased(_ form: String) -> String {
    var lowered: [UInt8] = []
    Array(form.utf8).withUnsafeBufferPointer { LetterCase.lower($0, into: &lowered) }
    return String(decoding: lowered, as: UTF8.self)
  }

  private static let tags = Dictionary(uniqueKeysWithValues: UPOS.allCases.map { ($0.name, $0) })
  private static let inflections: [String: Inflection] = [
    "VB": .base, "VBD": .past, "VBG": .gerund, "VBN": .pastParticiple, "VBP": .present, "VBZ": .presentThirdPerson,
    "MD": .modal, "NN": .singular, "NNP": .singular, "NNS": .plural, "NNPS": .plural, "JJR": .comparative,
    "RBR": .comparative, "JJS": .superlative, "RBS": .superlative, "JJ": .positive, "RB": .positive,
  ]
}
