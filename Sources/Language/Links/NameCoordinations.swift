import Text

/// The names that a document joins by "and", which "the two countries" or "both sides" may stand for afterwards.
struct NameCoordinations {
  /// How many sentences such a noun reaches back.
  private static let reach: Int32 = 3

  private struct Group {
    /// The head of the first name, which stands for all of them as in Universal Dependencies.
    var first: TokenIndex
    var count: Int
    var kind: Name.Kind
    var sentence: Int32
  }

  private let analysis: Analysis
  private let lexicon: NameLexicon
  /// In the order of the text.
  private var groups: [Group] = []
  /// The name mentioned last.
  private var previous: (head: TokenIndex, kind: Name.Kind)?
  private let both, the, these, those, two, three: Symbol

  init(analysis: Analysis, lexicon: NameLexicon) {
    self.analysis = analysis
    self.lexicon = lexicon
    func word(_ text: String) -> Symbol { analysis.symbols.find(text) ?? Symbol(rawValue: .max) }
    both = word("both")
    the = word("the")
    these = word("these")
    those = word("those")
    two = word("two")
    three = word("three")
  }

  /// Takes note of a name; names come in the order of the text.
  mutating func add(_ mention: Mention) {
    guard let number = mention.name else { return }
    let kind = analysis.names[Int(number)].kind
    let sentence = analysis.sentences[Int(mention.sentence)]
    defer { previous = (mention.head, kind) }
    guard analysis.tokens[Int(mention.head)].relation == .conj,
      let first = analysis.head(of: mention.head, in: sentence)
    else { return }
    if let last = groups.indices.last, groups[last].first == first {
      groups[last].count = groups[last].kind == kind ? groups[last].count + 1 : 0
    } else if let previous, previous.head == first, previous.kind == kind {
      groups.append(Group(first: first, count: 2, kind: kind, sentence: mention.sentence))
    }
  }

  /// The head of the first of the names that a plural noun with a number stands for, or nil: the last that were joined,
  /// where they are as many as it says and of its kind.
  func antecedent(of mention: Mention) -> TokenIndex? {
    guard mention.isPlural, let count = number(mention) else { return nil }
    for group in groups.reversed() {
      guard mention.sentence - group.sentence <= NameCoordinations.reach else { return nil }
      if group.count > 0, fits(mention, group.kind) { return group.count == count ? group.first : nil }
    }
    return nil
  }

  /// 2 for "the two countries" and "both sides", 3 for "these three men"; nil where more is said of the noun, which then
  /// need not be known.
  private func number(_ mention: Mention) -> Int? {
    var count: Int?
    var isKnown = false
    let sentence = analysis.sentences[Int(mention.sentence)]
    for index in sentence.tokens where analysis.head(of: index, in: sentence) == mention.head {
      let token = analysis.tokens[Int(index)]
      switch token.relation {
      case .det, .detPredet, .nummod, .amod:
        switch token.lower {
        case both:
          count = 2
          isKnown = true
        case two: count = 2
        case three: count = 3
        case the, these, those: isKnown = true
        default: return nil
        }
      case .nmod, .compound, .acl, .aclRelcl, .nmodPoss, .appos, .conj: return nil
      default: break
      }
    }
    return isKnown ? count : nil
  }

  /// Whether a noun can stand for names of a kind.
  private func fits(_ mention: Mention, _ kind: Name.Kind) -> Bool {
    if mention.thing == UInt8(ascii: "p") { return kind == .person }
    let noun = analysis.tokens[Int(mention.head)].base
    switch lexicon.heads[noun, in: analysis.symbols].map(NameLexicon.nameClass) ?? .none {
    case .place: return kind == .place
    case .organization: return kind == .organization
    case .none:
      return mention.thing == UInt8(ascii: "l") || mention.thing == UInt8(ascii: "g")
        ? kind == .place || kind == .organization : false
    default: return false
    }
  }
}
