import Index
import Language
import Text

/// Which numbers can answer a question: a weight where it asks how heavy, never a volume; people where it asks how many
/// people, never the euros that they paid; and of the several numbers of a sentence the one that is asked for.
struct Dimension {
  private enum Asked {
    case anything
    /// "how heavy": the kinds of quantity that say so much.
    case measure([Quantity.Kind])
    /// "how much did it cost": money, and no bare number.
    case price
    /// "how many members": the words that what is counted may be met as.
    case count([Symbol])
  }

  private let asked: Asked
  private let choice: NumberChoice
  /// Whether a bare count says how much: a quake's strength.
  private let takesCounts: Bool

  /// Whether it asks for what something measured before.
  var asksForFormer: Bool { choice.asksForFormer }

  init(_ question: Question) {
    choice = NumberChoice(question)
    let adjective = Dimensions.row(of: question.word(at: question.wh + 1))
    takesCounts = adjective?.kinds.contains(.count) == true
    switch question.kind {
    case .howLong, .howFar, .howOld, .howMeasure:
      // "How far" may be answered by how long it takes.
      asked =
        adjective.map { row in
          .measure(question.kind == .howFar ? row.kinds + [.duration] : row.kinds)
        } ?? .anything
    case .howMany where question.typeTerm >= 0:
      let term = question.terms[question.typeTerm]
      asked = .count([term.lemma, term.lower] + term.expansions.map(\.symbol))
    case .howMuch where question.typeTerm < 0 && question.terms.contains { $0.word == "cost" }:
      asked = .price
    case .what where question.typeTerm >= 0, .which where question.typeTerm >= 0:
      // "What was the depth", "what is the rent".
      let row = Dimensions.adjective(of: question.terms[question.typeTerm].word).flatMap(Dimensions.row)
      asked = row.map { .measure($0.kinds) } ?? (question.type == .money ? .measure([.money]) : .anything)
    default: asked = .anything
    }
  }

  /// "40 kilometres east of the town" says how far, not how deep or wide.
  private static func isDistance(_ candidate: Candidate, in tree: Tree) -> Bool {
    guard candidate.tokens.upperBound < tree.count else { return false }
    switch tree.rows[candidate.tokens.upperBound].lower.knownWord {
    case .north, .south, .east, .west, .from: return true
    default: return false
    }
  }

  /// Whether a phrase says so much of another dimension, or counts things where a measure is asked for.
  func isOther(
    _ candidate: Candidate, in match: SentenceMatch, _ question: Question, _ kinds: Kinds, _ index: FactIndex
  ) -> Bool {
    isOther(candidate, in: match.tree, index) || !takesCounts && match.countsThings(candidate, question, kinds, index)
  }

  /// Whether a phrase holds a quantity, or is a piece of one, and each is of another dimension (bare numbers may be of any),
  /// or it is a number beside the one that is asked for.
  private func isOther(_ candidate: Candidate, in tree: Tree, _ index: FactIndex) -> Bool {
    if choice.isOther(candidate, in: tree) { return true }
    if case .anything = asked { return false }
    let tokens = tree.indexed(candidate.tokens)
    if case .measure([.length]) = asked, Self.isDistance(candidate, in: tree) { return true }
    var hasQuantity = false
    for quantity in index.quantities(in: max(tree.firstToken, tokens.lowerBound - Self.reach)..<tokens.upperBound)
    where quantity.tokens.overlaps(tokens) {
      hasQuantity = true
      if says(quantity, tree) { return false }
    }
    return hasQuantity
  }

  /// How many tokens before a phrase the quantity may begin that it is cut from.
  private static let reach: Int32 = 8

  /// "Died at 78" and "is 78" say an age, "sold 31" and "12 tickets" do not.
  private static func countsOthers(_ quantity: QuantityRow, _ tree: Tree) -> Bool {
    let token = Int(quantity.tokens.upperBound - tree.firstToken) - 1
    guard tree.rows.indices.contains(token) else { return false }
    switch tree.rows[token].relation {
    case .obj, .oblUnmarked, .nummod: return true
    default: return false
    }
  }

  private func says(_ quantity: QuantityRow, _ tree: Tree) -> Bool {
    switch (asked, quantity.kind) {
    case (.price, let kind): return kind == .money
    case (.measure([.age]), .count): return !Self.countsOthers(quantity, tree)
    case (_, .count), (_, .fraction), (_, .other), (.count, .percent), (.count, .ordinal), (.anything, _): return true
    case (.measure(let kinds), let kind): return kinds.contains(kind)
    case (.count(let words), _):
      // "How many kilometres" counts the unit.
      return quantity.tokens.contains { number in
        let token = Int(number - tree.firstToken)
        return tree.rows.indices.contains(token)
          && (words.contains(tree.rows[token].lemma) || words.contains(tree.rows[token].lower))
      }
    }
  }
}

/// What adjectives measure, from `dimensions.tsv`.
enum Dimensions {
  struct Row: Sendable {
    /// The kinds of quantity that say so much.
    var kinds: [Quantity.Kind]
    /// Nouns that name the measure: "depth".
    var nouns: [String]
    /// Verbs that state it: "weigh".
    var verbs: [String]
    /// Whether "be" alone states it: "the water was 16 degrees".
    var isBare: Bool
    /// Whether it may stand before the thing: "a 13-inch display".
    var isBefore: Bool
    /// Words that may stand behind it: "behind" of "two years behind schedule".
    var followers: [String]
  }

  private static let rows: [String: Row] = {
    var rows: [String: Row] = [:]
    for fields in TableReader.rows(of: EnglishModel.bytes(of: "dimensions.tsv")) where fields.count >= 4 {
      rows[fields[0]] = Row(
        kinds: words(fields[1]).compactMap { name in Quantity.Kind.allCases.first { String(describing: $0) == name } },
        nouns: words(fields[2]), verbs: words(fields[3]), isBare: fields.count > 4 && fields[4] == "bare",
        isBefore: fields.count > 4 && fields[4] == "before", followers: fields.count > 5 ? words(fields[5]) : [])
    }
    return rows
  }()

  private static func words(_ field: String) -> [String] {
    field == "-" ? [] : field.split(separator: " ").map(String.init)
  }

  /// What an adjective in lower case measures; nil where it measures nothing.
  static func row(of adjective: String) -> Row? { rows[adjective] }

  /// The adjective that a noun or a verb stands for: "heavy" for "weight" and "weigh".
  static func adjective(of word: String) -> String? { adjectives[word] }

  private static let adjectives: [String: String] = {
    var adjectives: [String: String] = [:]
    for (adjective, row) in rows {
      for word in row.nouns + row.verbs { adjectives[word] = min(adjective, adjectives[word] ?? adjective) }
    }
    return adjectives
  }()
}

extension Question {
  /// A word of the question in lower case; empty where the tree has no such token.
  func word(at token: Int) -> String {
    guard tree.rows.indices.contains(token), case let bytes = Array(text.utf8),
      case let range = tree.rows[token].range.indices, range.lowerBound >= 0, range.upperBound <= bytes.count
    else { return "" }
    return String(decoding: bytes[range], as: UTF8.self).lowercased()
  }
}
