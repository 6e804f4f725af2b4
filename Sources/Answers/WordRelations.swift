import English
import Index
import Language
import Text

/// What is known of how words stand to one another: sets of near-synonyms, nouns and the verbs behind them, hypernyms.
///
/// The sets of `synonyms.txt` and `nominals.txt` first, since they were written for facts; then WordNet's, out of the
/// lexicon, for what those lack.
package struct WordRelations: Sendable {
  private var related: [String: [(word: String, relaxation: Relaxation)]] = [:]
  private let synonyms: FlatMap
  private let derivations: FlatMap
  private let hypernyms: FlatMap

  package init(lexicon: Lexicon) {
    synonyms = lexicon.map("synonyms")
    derivations = lexicon.map("derivations")
    hypernyms = lexicon.map("hypernyms")
    for set in Self.lines(of: "synonyms.txt") {
      for word in set where !word.utf8.contains(UInt8(ascii: "_")) {
        for other in set where other != word && !other.utf8.contains(UInt8(ascii: "_")) { add(other, to: word, .synonym) }
      }
    }
    for fields in Self.lines(of: "nominals.txt") where fields.count >= 2 {
      add(fields[0], to: fields[1], .derivation)
      add(fields[1], to: fields[0], .derivation)
      for (other, relaxation) in related[fields[1]] ?? [] where relaxation == .synonym { add(other, to: fields[0], .synonym) }
    }
  }

  private mutating func add(_ other: String, to word: String, _ relaxation: Relaxation) {
    if related[word]?.contains(where: { $0.word == other }) != true { related[word, default: []].append((other, relaxation)) }
  }

  private static func lines(of file: String) -> [[String]] {
    EnglishModel.bytes(of: file).split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard line.first != UInt8(ascii: "#") else { return nil }
      return line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Calls `body` for each word that a question's word may be met as, with the relaxation it takes.
  func relate(
    _ lemma: String, part: Question.Term.Part, _ body: (UnsafeBufferPointer<UInt8>, Relaxation) -> Void
  ) {
    for (word, relaxation) in related[lemma] ?? [] {
      var word = word
      word.withUTF8 { body($0, relaxation) }
    }
  }

  /// The type of answer that a noun asks for by its hypernyms; nil where none tells.
  func type(ofNoun lemma: String) -> AnswerType? { nil }
}
