/// The lists of `descriptions.txt`.
struct DescriptionWords: Sendable {
  /// What is said of the famous.
  let renown: Set<String>
  /// Verbs with which a material is named.
  let made: Set<String>
  /// Verbs with which another name is given.
  let named: Set<String>
  /// Nouns for another name.
  let names: Set<String>
  /// Nouns that add nothing to the one before them: "capital city".
  let classes: Set<String>
  /// Words that change nothing of what is asked: "best known", "also called".
  let slight: Set<String>

  static let bundled: DescriptionWords = {
    var lists: [String: Set<String>] = [:]
    for words in WordRelations.lines(of: "descriptions.txt") {
      if let first = words.first { lists[first, default: []].formUnion(words.dropFirst()) }
    }
    return DescriptionWords(
      renown: lists["renown"] ?? [], made: lists["made"] ?? [], named: lists["named"] ?? [],
      names: lists["names"] ?? [],
      classes: lists["classes"] ?? [],
      slight: lists["slight"] ?? [])
  }()
}
