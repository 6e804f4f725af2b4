import Index
import Language
import Text

/// Answers what somebody or something is famous for, and what something is made of, by what the documents about it say in these or
/// other words: "best known for his laws", "a limestone statue", "carved from oak".
struct Renown {
  private enum Asked { case fame, material }

  private let asked: Asked
  private let topic: Topic
  private let search: Search
  private let index: FactIndex
  private let words = DescriptionWords.bundled

  /// nil where the question asks for neither, or no document is about what it names.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    let question = search.question
    let tree = question.tree
    guard [.what, .which, .whatKind].contains(question.kind), !question.isNegated, question.hole.preposition != .none,
      let root = question.terms.first(where: { tree.parents[$0.token] < 0 }),
      let subject = tree.child(of: root.token, .nsubj, .nsubjPass)
    else { return nil }
    switch question.hole.preposition.knownWord {
    case .for where words.renown.contains(root.word) || words.renown.contains(root.text.lowercased()): asked = .fame
    case .of where words.made.contains(root.word), .from where words.made.contains(root.word): asked = .material
    default: return nil
    }
    let named = question.terms(below: subject)
    let isWhole = question.terms.indices.allSatisfy { number in
      let term = question.terms[number]
      return named.contains(number) || number == question.typeTerm || term.token == root.token
        || DescriptionWords.bundled.slight.contains(term.word)
    }
    guard isWhole, let topic = Topic(named, search, index) else { return nil }
    self.topic = topic
    self.search = search
    self.index = copy index
  }

  /// Adds what the first sentence that says it names; leaves the reply alone where none does.
  func fill(_ reply: inout Reply) {
    topic.fill(&reply) { asked == .fame ? fame(in: $0, $1) : material(in: $0, $1) }
  }

  /// What stands behind "for" beside a word of fame.
  private func fame(in tree: Tree, _ sentence: Int32) -> [Range<Int>] {
    for token in 0..<tree.count where words.renown.contains(tree.form(of: token, index)) {
      guard !tree.isNegated(token), topic.isSaid(token, in: tree, sentence) else { continue }
      let behind = tree.children(of: token).first { child in
        child > token
          && (tree.isMarked(child, by: .for)
            || tree.child(of: child, .mark).map { tree.rows[$0].lower.knownWord } == .for)
      }
      guard let behind else { continue }
      if tree.rows[behind].upos == .verb { return [tree.core(of: behind)] }
      let members = tree.members(of: behind)
      guard search.question.typeTerm >= 0 else { return members.map(tree.core) }
      // "What book is she famous for": the name behind "her book".
      return members.compactMap { member in
        if search.kinds.isKind(tree.rows[member].lemma) {
          return tree.children(of: member).first {
            $0 > member && [.appos, .flat, .nmodDesc].contains(tree.rows[$0].relation) && tree.rows[$0].upos == .propn
          }.map { tree.left[$0]..<tree.right[$0] }
        }
        return search.kinds.fit(ofHead: member, in: tree) == .isKind ? tree.core(of: member) : nil
      }
    }
    return []
  }

  /// What stands behind "made of" and the like, or the substance before the noun that a first sentence says it is.
  private func material(in tree: Tree, _ sentence: Int32) -> [Range<Int>] {
    for token in 0..<tree.count where tree.rows[token].upos == .verb {
      guard words.made.contains(tree.lemma(of: token, index)), !tree.isNegated(token),
        topic.isSaid(token, in: tree, sentence)
      else { continue }
      let behind = tree.children(of: token).first { child in
        child > token && [.obl, .nmod].contains(tree.rows[child].relation.universal)
          && (tree.isMarked(child, by: .of) || tree.isMarked(child, by: .from))
      }
      // "Made from" may be said of a place or a time.
      if let behind, tree.rows[behind].upos == .noun || tree.isMarked(behind, by: .of) {
        return tree.members(of: behind).map(tree.core)
      }
    }
    for token in 0..<tree.count where tree.child(of: token, .cop) != nil && tree.rows[token].upos == .noun {
      guard topic.isSaid(token, in: tree, sentence),
        let substance = tree.children(of: token).first(where: { child in
          child < token && [.compound, .amod].contains(tree.rows[child].relation) && tree.rows[child].upos == .noun
            && isSubstance(child, tree)
        })
      else { continue }
      return [substance..<substance + 1]
    }
    return []
  }

  private func isSubstance(_ token: Int, _ tree: Tree) -> Bool {
    search.relations.isKind(tree.lemma(of: token, index), of: "substance")
  }
}
