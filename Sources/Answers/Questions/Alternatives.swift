import Language
import Text

/// The alternatives that a question names with "or": "Norway or Denmark", "open or closed".
struct Alternatives {
  /// As typed.
  private(set) var texts: [String] = []
  /// The bytes of the question from the first alternative to the end of the last.
  private(set) var range: Range<Int> = 0..<0
  private let question: Question
  private let bytes: [UInt8]

  /// nil where the question names none.
  init?(_ question: Question) {
    self.question = question
    bytes = Array(question.text.utf8)
    let tree = question.tree
    guard
      let last = (0..<tree.count).last(where: { token in
        tree.rows[token].relation == .conj
          && tree.children(of: token).contains { tree.rows[$0].lower.knownWord == .or && $0 < token }
      })
    else { return nil }
    let first = tree.firstConjunct(last)
    switch tree.rows[first].upos {
    case .noun, .propn, .adj, .num: break
    // "Did it rise or fall", "did it close up or down".
    case .verb, .adv, .adp: guard question.kind == .yesNo else { return nil }
    default: return nil
    }
    // "Which problems are not in P or NP": behind a preposition the two only belong to what is spoken of.
    if question.kind != .yesNo, tree.adposition(of: first) != nil { return nil }
    // "three or more", "prime or not".
    switch tree.rows[last].lower.knownWord {
    case .more, .less, .not, .other, .another, .such: return nil
    default: break
    }
    let members = [first] + (0..<tree.count).filter { tree.rows[$0].relation == .conj && tree.parents[$0] == first }
    for (number, member) in members.enumerated() {
      let start = number == 0 ? Self.start(of: first, tree) : Self.start(of: member, tree)
      let end = number == 0 ? Self.start(of: members.count > 1 ? members[1] : first, tree) : Self.end(of: member, tree)
      guard let span = Self.trimmed(start..<max(start + 1, end), tree) else { return nil }
      let spanned = Int(tree.rows[span.lowerBound].start)..<Int(tree.rows[span.upperBound - 1].range.end)
      guard spanned.upperBound <= bytes.count else { return nil }
      texts.append(String(decoding: bytes[spanned], as: UTF8.self))
      range = number == 0 ? spanned : range.lowerBound..<max(range.upperBound, spanned.upperBound)
    }
    guard texts.count > 1 else { return nil }
  }

  /// The first token of an alternative: an article or modifier, not the verb, mark or subject of a predicate. "Rise" of "did the
  /// price of copper rise or fall" is a verb as the other is, whatever its tag.
  private static func start(of token: Int, _ tree: Tree) -> Int {
    var start = token
    let isOfVerb = tree.coordination(of: token).contains { tree.rows[$0].upos == .verb }
    if isOfVerb { return start }
    for child in (tree.left[token]..<token).reversed() where tree.parents[child] == token {
      switch tree.rows[child].relation {
      case .det, .amod, .compound, .nummod, .nmodPoss, .flat, .nmodDesc: start = tree.left[child]
      default: return start
      }
    }
    return start
  }

  private static func end(of token: Int, _ tree: Tree) -> Int {
    var end = token + 1
    for child in tree.children(of: token) where child > token {
      switch tree.rows[child].relation {
      case .flat, .nmod, .compound: end = max(end, tree.right[child])
      default: break
      }
    }
    return end
  }

  private static func trimmed(_ tokens: Range<Int>, _ tree: Tree) -> Range<Int>? {
    var tokens = tokens
    // "In a bakery or in a church" has a preposition before the other alternative.
    while tokens.count > 1, let last = tokens.last, [.punct, .cconj, .adp].contains(tree.rows[last].upos) {
      tokens = tokens.lowerBound..<last
    }
    return tokens.isEmpty ? nil : tokens
  }

  /// The question with one alternative in the place of all: "did Norway send engineers".
  func question(with alternative: String) -> String {
    String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + alternative
      + String(decoding: bytes[range.upperBound...], as: UTF8.self)
  }

  /// What is left where the alternatives stand at the end, behind the question itself: "who won the race" in "who won the
  /// race, Ann or Bo", and in "was it Ann or Bo who won the race"; nil where they are part of it.
  var openQuestion: String? {
    let tree = question.tree
    if tree.rows.contains(where: { $0.lower.knownWord == .it }),
      let clause = (0..<tree.count).first(where: { token in
        tree.rows[token].relation == .aclRelcl && Int(tree.rows[token].start) > range.upperBound
      })
    {
      let start = Int(tree.rows[tree.left[clause]].start)
      return start < bytes.count ? String(decoding: bytes[start...], as: UTF8.self) : nil
    }
    if question.kind != .yesNo {
      let rest = bytes[range.upperBound...].filter { $0 > 0x20 && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: ".") }
      guard rest.isEmpty else { return nil }
      var start = bytes[..<range.lowerBound]
      while let last = start.last, last <= 0x20 || last == UInt8(ascii: ",") || last == UInt8(ascii: ":") {
        start = start.dropLast()
      }
      return start.isEmpty ? nil : String(decoding: start, as: UTF8.self)
    }
    return nil
  }
}
