import Index
import Language
import Text

/// The superlative that a question asks by, with its rank and whence it chooses: "second-largest … in the world"; "first" and
/// "last" choose like one.
///
/// The second-largest is not the largest, nor the largest of a country that of the world.
struct Superlative {
  /// The number of the superlative's term.
  let term: Int
  /// The number of the noun's term, where the question asks which one it is: "lake" in "what is the deepest lake"; -1 where it
  /// asks for anything else.
  let noun: Int
  /// The terms that say among what it is chosen.
  let scope: [Int]
  /// "first" or "last": what is first is so of something that need not be said.
  let isOfOrder: Bool
  /// As the question has it.
  private let form: Symbol
  /// 1 for the largest, 2 for the second-largest.
  private let rank: Int
  private let words = SuperlativeWords.bundled

  /// nil where the question has no superlative.
  init?(_ question: borrowing Question, _ index: borrowing FactIndex) {
    let tree = question.tree
    func isSuperlative(_ number: Int) -> Bool {
      let token = question.terms[number].token
      guard tree.rows.indices.contains(token) else { return false }
      // Behind a hyphen the tagger takes some for plain adjectives: "second-deepest".
      return tree.isSuperlative(token)
        || tree.rows[token].upos == .adj && token > 0 && tree.rows[token - 1].upos == .punct
          && question.terms[number].text.hasSuffix("est")
    }
    guard
      let term = question.terms.indices.first(where: { number in
        isSuperlative(number) || Self.isFirstOrLast(question.terms[number].token, question)
      })
    else { return nil }
    self.term = term
    form = question.terms[term].lower
    isOfOrder = [.first, .last].contains(form.knownWord)
    let token = question.terms[term].token
    rank = Self.rank(of: token, tree, words, index)
    let noun = Self.nounAsked(of: term, question)
    self.noun = noun
    let scopes = Self.scopes(of: token, tree)
    scope = question.terms.indices.filter { number in
      if number == term || number == noun { return false }
      // "the name of the largest lake" is chosen among lakes.
      if noun >= 0 {
        return question.terms[number].lemma.knownWord.map { ![.name, .title, .term, .call].contains($0) } ?? true
      }
      return scopes.contains { tree.dominates($0, question.terms[number].token) }
    }
  }

  /// "first" or "last" before the noun whose bearer is asked for; "first released" says when.
  private static func isFirstOrLast(_ token: Int, _ question: Question) -> Bool {
    guard question.tree.rows.indices.contains(token) else { return false }
    switch question.tree.rows[token].lower.knownWord {
    case .first, .last:
      return question.tree.rows[token].relation == .amod && question.hole.role == .attribute
        && question.hole.governor >= 0
        && question.tree.parents[token] == question.terms[question.hole.governor].token
    default: return false
    }
  }

  /// The noun that the superlative chooses among, where the question asks which it is; -1 otherwise.
  private static func nounAsked(of term: Int, _ question: Question) -> Int {
    let tree = question.tree
    let token = question.terms[term].token
    guard [.what, .which, .who, .where].contains(question.kind), question.hole.preposition == .none else { return -1 }
    let governor = question.hole.governor
    if question.hole.role == .attribute, governor >= 0, question.kind != .where,
      tree.parents[token] == question.terms[governor].token, tree.rows[token].relation == .amod
    {
      return governor
    }
    // "which lake is the deepest", "what planet is closest to the sun".
    if question.typeTerm >= 0, tree.child(of: token, .cop) != nil,
      tree.parents[question.terms[question.typeTerm].token] == token
    {
      return question.typeTerm
    }
    return -1
  }

  /// Whether the sentence has the superlative only with another rank or of another place.
  func isOther(in match: SentenceMatch, _ index: FactIndex) -> Bool {
    let tree = match.tree
    let tokens = tokens(in: match)
    return !tokens.isEmpty
      && !tokens.contains { token in
        guard Self.rank(of: token, tree, words, index) == rank, !isNarrowed(token, match) else { return false }
        let scopes = Self.scopes(of: token, tree)
        return scope.isEmpty || scopes.isEmpty || scope.contains { match.isMet($0) || match.titleTerms[$0] }
      }
  }

  /// Where the sentence has the superlative, whatever its rank.
  func tokens(in match: SentenceMatch) -> [Int] {
    (0..<match.tree.count).filter { token in
      match.termOfToken[token] == term && (match.tree.isSuperlative(token) || match.tree.rows[token].lower == form)
    }
  }

  /// By how many places a superlative of a sentence is behind the one that is asked for: 0 for the same rank.
  func ranksBehind(_ token: Int, _ tree: Tree, _ index: FactIndex) -> Int {
    Self.rank(of: token, tree, words, index) - rank
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

  /// The ordinal right before a superlative or its "most", with or without a hyphen, as a number; 1 where there is none.
  private static func rank(of token: Int, _ tree: Tree, _ words: SuperlativeWords, _ index: FactIndex) -> Int {
    var before = (tree.most(before: token) ?? token) - 1
    if before >= 0, tree.rows[before].upos == .punct { before -= 1 }
    guard before >= 0 else { return 1 }
    return words.rank(of: tree.form(of: before, index)) ?? 1
  }

  /// The heads of what says among what the superlative chooses: "in the world", "of the lakes", "the world's".
  static func scopes(of token: Int, _ tree: Tree) -> [Int] {
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

/// The words of `superlatives.txt`.
struct SuperlativeWords: Sendable {
  /// Names of the whole that is meant where none is named.
  private(set) var everywhere: Set<String> = []
  /// Words beside the noun that narrow nothing.
  private(set) var plain: Set<String> = []
  /// Prepositions of what does not say among what is chosen: "the largest by area".
  private(set) var beside: Set<String> = []
  /// Ordinals written out, from "second" on.
  private(set) var ordinals: Set<String> = []
  private var ranks: [String: Int] = [:]

  /// The table in the binary.
  static let bundled = SuperlativeWords()

  private init() {
    var next = 2
    for words in WordRelations.lines(of: "superlatives.txt") {
      switch words.first {
      case "everywhere": everywhere.formUnion(words.dropFirst())
      case "plain": plain.formUnion(words.dropFirst())
      case "beside": beside.formUnion(words.dropFirst())
      case "rank":
        ordinals.formUnion(words.dropFirst().prefix(1))
        for word in words.dropFirst() { ranks[word] = next }
        next += 1
      default: break
      }
    }
  }

  /// The number of an ordinal, written out or in digits; nil of any other word.
  func rank(of word: String) -> Int? {
    if let rank = ranks[word] { return rank }
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    return word.count > digits.count ? Int(digits) : nil
  }
}

extension Tree {
  /// "largest", or "populous" of "most populous".
  func isSuperlative(_ token: Int) -> Bool {
    rows[token].inflection == .superlative || rows[token].upos == .adj && most(before: token) != nil
  }

  /// "most" or "least" before an adjective.
  fileprivate func most(before token: Int) -> Int? {
    (left[token]..<token).last { parents[$0] == token && [.most, .least].contains(rows[$0].lower.knownWord) }
  }
}
