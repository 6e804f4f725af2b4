import Index
import Language
import Text

/// Which words of the index name kinds of what a question asks for: "frigate" where it asks for a ship.
///
/// A class, so that what one sentence looked up the next one knows; it lives as long as one question.
final class Kinds {
  private let relations: WordRelations
  private let index: FactIndex
  private let noun: [UInt8]
  private var known: [Symbol: Bool] = [:]

  init(_ question: Question, _ relations: WordRelations, _ index: FactIndex) {
    self.relations = relations
    self.index = index
    noun = question.typeTerm >= 0 ? Array(question.terms[question.typeTerm].word.utf8) : []
  }

  func isKind(_ lemma: Symbol) -> Bool {
    guard !noun.isEmpty else { return false }
    if let found = known[lemma] { return found }
    let found = index.symbols.withBytes(of: lemma) { word in
      noun.withUnsafeBufferPointer { relations.isKind(word, of: $0) }
    }
    known[lemma] = found
    return found
  }
}
