import Index
import Text

/// Which common nouns name persons, places and groups; remembers what it looked up, for as long as the index grows.
struct NounSorts {
  /// By symbol of the index; nil where it was not asked for yet.
  private var sorts: [Candidate.Sort?] = []
  private let relations: WordRelations
  private let types: AnswerTypes

  init(relations: WordRelations, types: AnswerTypes) {
    self.relations = relations
    self.types = types
  }

  /// The sort of phrase that a common noun of the index heads.
  mutating func sort(of lemma: Symbol, in index: FactIndex) -> Candidate.Sort {
    let number = Int(lemma.rawValue)
    if number < sorts.count, let known = sorts[number] { return known }
    let word = index.symbols.string(lemma)
    let sort: Candidate.Sort =
      switch types[word] ?? relations.type(ofNoun: word) {
      case .person: .personNoun
      case .place: .placeNoun
      case .organization: .groupNoun
      default: .noun
      }
    if number >= sorts.count, number < index.symbols.count {
      sorts += repeatElement(nil, count: index.symbols.count - sorts.count)
    }
    if number < sorts.count { sorts[number] = sort }
    return sort
  }
}
