import Index
import Language
import Text

/// Which words of the index name kinds of what a question asks for: "frigate" where it asks for a ship.
///
/// A class, so that what one sentence looked up the next one knows; it lives as long as one question.
final class Kinds {
  private let relations: WordRelations
  private let index: FactIndex
  /// nil where the question has no noun that the lexicon knows.
  private let wanted: WordNet.Senses?
  private let noun: String
  private var known: [Symbol: Bool] = [:]

  init(_ question: Question, _ relations: WordRelations, _ index: FactIndex) {
    self.relations = relations
    self.index = index
    noun = question.typeTerm >= 0 ? question.terms[question.typeTerm].word : ""
    var word = noun
    wanted = word.withUTF8 { relations.senses(of: $0) }
  }

  /// Whether what is counted may be what the question counts: a kind of it, or people where it asks how many people.
  func isCounted(_ lemma: Symbol) -> Bool {
    if isKind(lemma) { return true }
    let other = index.symbols.string(lemma)
    if noun == other { return true }
    return ["people", "person", "human", "individual", "man", "life"].contains(noun)
      && relations.type(ofNoun: other) == .person
  }

  func isKind(_ lemma: Symbol) -> Bool {
    guard let wanted else { return false }
    if let found = known[lemma] { return found }
    let found = index.symbols.withBytes(of: lemma) { relations.isKind($0, of: wanted) }
    known[lemma] = found
    return found
  }

  /// Whether neither of two nouns is known to be a kind of the other, nor written as one: a boathouse is a house.
  func areApart(_ lemma: Symbol, _ word: String) -> Bool {
    var word = word
    return word.withUTF8 { word in
      index.symbols.withBytes(of: lemma) { lemma in
        let isEnding =
          lemma.suffix(word.count).elementsEqual(word) || word.suffix(lemma.count).elementsEqual(lemma)
        if isEnding { return false }
        guard let senses = relations.senses(of: lemma), let others = relations.senses(of: word) else { return true }
        return !relations.isKind(lemma, of: others) && !relations.isKind(word, of: senses)
      }
    }
  }
}
