import Index
import Language
import Text

/// Which words of the index name kinds of what a question asks for: "frigate" where it asks for a ship.
///
/// A class, so that what one sentence looked up the next one knows; it lives as long as one question.
final class Kinds {
  private let relations: WordRelations
  private let index: FactIndex
  private let noun: String?
  private var known: [Symbol: Bool] = [:]

  init(_ question: Question, _ relations: WordRelations, _ index: FactIndex) {
    self.relations = relations
    self.index = index
    noun = question.typeTerm >= 0 ? question.terms[question.typeTerm].word : nil
  }

  func isKind(_ lemma: Symbol) -> Bool {
    guard let noun, !noun.isEmpty else { return false }
    if let found = known[lemma] { return found }
    let found = relations.isKind(index.symbols.string(lemma), of: noun)
    known[lemma] = found
    return found
  }
}
