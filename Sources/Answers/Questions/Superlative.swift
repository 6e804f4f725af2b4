import Index
import Language
import Text

/// The superlative that a question asks by, with its rank and whence it chooses: "second-largest … in the world".
///
/// The second-largest is not the largest, nor the largest of a country that of the world.
struct Superlative {
  /// The number of the superlative's term.
  let term: Int
  /// As the question has it.
  private let form: Symbol
  /// "second" of "second-largest", in lower case; nil for the first.
  private let rank: String?
  /// The terms that say among what it is chosen.
  private let scope: [Int]

  /// nil where the question has no superlative.
  init?(_ question: Question, _ index: FactIndex) {
    let tree = question.tree
    guard
      let term = question.terms.indices.first(where: { number in
        let token = question.terms[number].token
        return tree.rows.indices.contains(token) && tree.rows[token].inflection == .superlative
      })
    else { return nil }
    self.term = term
    form = question.terms[term].lower
    let token = question.terms[term].token
    rank = Self.rank(of: token, tree, index)
    let scopes = Self.scopes(of: token, tree)
    scope = question.terms.indices.filter { number in
      scopes.contains { tree.dominates($0, question.terms[number].token) }
    }
  }

  /// Whether the sentence has the superlative only with another rank or of another place.
  func isOther(in match: SentenceMatch, _ index: FactIndex) -> Bool {
    let tree = match.tree
    let tokens = (0..<tree.count).filter { token in
      match.termOfToken[token] == term
        && (tree.rows[token].inflection == .superlative || tree.rows[token].lower == form)
    }
    return !tokens.isEmpty
      && !tokens.contains { token in
        guard Self.rank(of: token, tree, index) == rank else { return false }
        guard !isNarrowed(token, match) else { return false }
        let scopes = Self.scopes(of: token, tree)
        return scope.isEmpty || scopes.isEmpty || scope.contains { match.isMet($0) || match.titleTerms[$0] }
      }
  }

  /// Whether an adjective of the sentence's own stands between superlative and noun: "the largest inhabited island".
  private func isNarrowed(_ token: Int, _ match: SentenceMatch) -> Bool {
    let noun = match.tree.parents[token]
    guard noun > token, match.tree.rows[token].relation == .amod else { return false }
    return (token + 1..<noun).contains { between in
      match.tree.parents[between] == noun && match.tree.rows[between].relation == .amod
        && match.termOfToken[between] < 0
    }
  }

  /// The ordinal right before a superlative, with or without a hyphen.
  private static func rank(of token: Int, _ tree: Tree, _ index: FactIndex) -> String? {
    var before = token - 1
    if before >= 0, tree.rows[before].upos == .punct { before -= 1 }
    guard before >= 0 else { return nil }
    let word = index.symbols.string(tree.rows[before].lower)
    switch word {
    case "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth": return word
    default:
      return word.utf8.first.map { (0x31...0x39).contains($0) } == true && word.utf8.count > 2 ? word : nil
    }
  }

  /// The heads of what says among what the superlative chooses: "in the world", "of the lakes", "the world's".
  private static func scopes(of token: Int, _ tree: Tree) -> [Int] {
    let parent = tree.parents[token]
    let noun = parent >= 0 && tree.rows[token].relation == .amod ? parent : token
    return tree.children(of: noun).filter { child in
      switch tree.rows[child].relation.universal {
      case .nmod, .obl: tree.rows[child].relation == .nmodPoss || tree.adposition(of: child) != nil
      default: false
      }
    }
  }
}
