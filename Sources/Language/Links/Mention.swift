import Text

/// A phrase that stands for someone or something: a name, a noun with its dependents, or a pronoun.
struct Mention {
  enum Kind: UInt8 { case name, noun, pronoun }
  /// What pronouns tell apart; `it` for things and `they` for more than one.
  enum Group: UInt8 { case he, she, it, they }
  enum Case: UInt8 { case nominative, accusative, possessive, reflexive }

  var kind: Kind
  var head: TokenIndex
  /// From its first word to its last, dependents included as far as they stand together.
  var tokens: Range<TokenIndex>
  var sentence: Int32
  /// Position in `analysis.names`; nil where it is none.
  var name: Int32?
  /// For pronouns.
  var group = Group.it
  var pronounCase = Case.nominative
  var gender = NameWord.Gender.none
  var isPlural = false
  /// "Anna and Ben": its head has conjuncts.
  var isCoordinated = false
  /// The kind of thing: a letter of WordNet's classes (`NounTables`), `p` for persons' names and so on; 0 unknown.
  var thing: UInt8 = 0
  /// For pronouns, where what is believed of them stands; -1 where nothing is.
  var belief: Int32 = -1
  /// Number of the entity; mentions of one entity have one number.
  var entity: Int32 = -1
}

/// Collects the mentions of a document in the order of their heads.
struct MentionReader {
  let analysis: Analysis
  private let lexicon: NameLexicon
  private let genders: FlatMap
  private let pronouns: FlatMap
  /// The name that a token belongs to; -1 where it belongs to none.
  private let nameOfToken: [Int32]
  private let isTime: [Bool]
  private let one: Symbol
  private let another: Symbol
  private let isCoordinated: [Bool]

  init(analysis: Analysis, lexicon: NameLexicon, genders: FlatMap, pronouns: FlatMap) {
    self.analysis = analysis
    self.lexicon = lexicon
    self.genders = genders
    one = analysis.symbols.find("one") ?? Symbol(rawValue: .max)
    another = analysis.symbols.find("another") ?? Symbol(rawValue: .max)
    self.pronouns = pronouns
    var nameOfToken = [Int32](filledWith: -1, count: analysis.tokens.count)
    for (number, name) in analysis.names.enumerated() {
      for index in name.tokens where nameOfToken.indices.contains(Int(index)) {
        nameOfToken[Int(index)] = Int32(number)
      }
    }
    self.nameOfToken = nameOfToken
    var isTime = [Bool](filledWith: false, count: analysis.tokens.count)
    for time in analysis.times {
      for index in time.tokens where isTime.indices.contains(Int(index)) { isTime[Int(index)] = true }
    }
    self.isTime = isTime
    var isCoordinated = [Bool](filledWith: false, count: analysis.tokens.count)
    for sentence in analysis.sentences {
      for index in sentence.tokens where analysis.tokens[Int(index)].relation == .conj {
        if let head = analysis.head(of: index, in: sentence) { isCoordinated[Int(head)] = true }
      }
    }
    self.isCoordinated = isCoordinated
  }

  /// All mentions, O(tokens × depth).
  func mentions() -> [Mention] {
    var mentions: [Mention] = []
    for (number, sentence) in analysis.sentences.enumerated() {
      for index in sentence.tokens {
        guard var mention = mention(at: index, Int32(number), sentence) else { continue }
        mention.isCoordinated = isCoordinated[Int(index)]
        mentions.append(mention)
      }
    }
    return mentions
  }

  private func mention(at index: TokenIndex, _ number: Int32, _ sentence: Sentence) -> Mention? {
    let token = analysis.tokens[Int(index)]
    switch token.upos {
    case .pron, .det:
      guard let value = pronouns[token.lower, in: analysis.symbols], value.count > 1,
        token.upos == .pron || token.relation == .nmodPoss, let (group, pronounCase) = MentionReader.pronoun(value)
      else { return token.upos == .det ? quantifier(at: index, number, sentence) : nil }
      var mention = Mention(kind: .pronoun, head: index, tokens: index..<index + 1, sentence: number)
      mention.group = group
      // "her" and "his" before a noun are possessive whatever the list says.
      mention.pronounCase = token.relation == .nmodPoss ? .possessive : pronounCase
      if pronounCase == .reflexive { mention.pronounCase = .reflexive }
      mention.gender = group == .he ? .male : group == .she ? .female : .none
      mention.isPlural = group == .they
      return mention
    case .num: return quantifier(at: index, number, sentence)
    case .propn, .noun, .adj, .x:
      let name = nameOfToken[Int(index)]
      if name >= 0 {
        guard analysis.names[Int(name)].head == index else { return nil }
        return nameMention(name, number)
      }
      if token.upos == .adj { return quantifier(at: index, number, sentence) }
      guard token.upos == .noun || token.upos == .propn, !isTime[Int(index)], isNominal(token.relation) else {
        return nil
      }
      var mention = Mention(kind: .noun, head: index, tokens: phrase(of: index, sentence), sentence: number)
      mention.isPlural = token.inflection == .plural
      mention.thing = lexicon.nouns[token.base, in: analysis.symbols]?.first ?? 0
      if let value = genders[token.lower, in: analysis.symbols]?.first {
        mention.gender = value == UInt8(ascii: "m") ? .male : .female
        mention.thing = UInt8(ascii: "p")
      } else if analysis.symbols.withBytes(of: token.base, { lexicon.titles[$0] }) != nil, mention.thing == 0 {
        mention.thing = UInt8(ascii: "p")
      }
      return mention
    default: return nil
    }
  }

  /// "all", "some", "many", "two" where they head a phrase of their own.
  private func quantifier(at index: TokenIndex, _ number: Int32, _ sentence: Sentence) -> Mention? {
    let token = analysis.tokens[Int(index)]
    guard !isTime[Int(index)] else { return nil }
    switch token.relation {
    case .nsubj, .nsubjPass, .obj, .iobj, .obl, .nmod, .conj: break
    default: return nil
    }
    var mention = Mention(kind: .noun, head: index, tokens: phrase(of: index, sentence), sentence: number)
    mention.isPlural = token.lower != one && token.lower != another
    return mention
  }

  private func nameMention(_ number: Int32, _ sentence: Int32) -> Mention {
    let name = analysis.names[Int(number)]
    var mention = Mention(kind: .name, head: name.head, tokens: name.tokens, sentence: sentence, name: number)
    mention.thing =
      switch name.kind {
      case .person: UInt8(ascii: "p")
      case .place: UInt8(ascii: "l")
      case .organization: UInt8(ascii: "g")
      case .nationality: UInt8(ascii: "n")
      case .event: UInt8(ascii: "e")
      case .product: UInt8(ascii: "a")
      case .other: 0
      }
    mention.isPlural = analysis.tokens[Int(name.head)].inflection == .plural
    if name.kind == .person {
      for index in name.tokens {
        let lower = analysis.tokens[Int(index)].lower
        let word = analysis.symbols.withBytes(of: lower) { bytes -> NameWord.Gender in
          if let title = lexicon.titles[bytes]?.first, title != UInt8(ascii: "u") {
            return title == UInt8(ascii: "m") ? .male : .female
          }
          guard let given = lexicon.givenNames[bytes]?.first else { return .none }
          return given == UInt8(ascii: "m") ? .male : given == UInt8(ascii: "f") ? .female : .none
        }
        if word != .none {
          mention.gender = word
          break
        }
      }
    }
    return mention
  }

  private func isNominal(_ relation: Relation) -> Bool {
    switch relation {
    case .compound, .flat, .fixed, .goeswith, .amod, .nummod, .caseMarker, .det, .dep: false
    default: true
    }
  }

  /// The tokens around a head that hang from it, as far as they are contiguous; without what follows a comma.
  private func phrase(of head: TokenIndex, _ sentence: Sentence) -> Range<TokenIndex> {
    var start = head
    while start > sentence.tokens.lowerBound, hangs(start - 1, from: head, sentence) { start -= 1 }
    var end = head + 1
    while end < sentence.tokens.upperBound, analysis.tokens[Int(end)].upos != .punct, hangs(end, from: head, sentence) {
      end += 1
    }
    return start..<end
  }

  private func hangs(_ index: TokenIndex, from head: TokenIndex, _ sentence: Sentence) -> Bool {
    var token = index
    for _ in 0..<16 {
      guard let above = analysis.head(of: token, in: sentence) else { return false }
      if above == head {
        let relation = analysis.tokens[Int(token)].relation
        return relation != .caseMarker && relation != .cc && relation != .conj && relation != .cop && relation != .nsubj
          && relation != .mark && relation != .aclRelcl && relation != .appos
      }
      token = above
    }
    return false
  }

  /// "he nom", "it poss".
  private static func pronoun(_ value: UnsafeBufferPointer<UInt8>) -> (Mention.Group, Mention.Case)? {
    guard let space = value.firstIndex(of: UInt8(ascii: " ")), space + 1 < value.count else { return nil }
    let group: Mention.Group
    switch (value[0], value[1]) {
    case (UInt8(ascii: "h"), _): group = .he
    case (UInt8(ascii: "s"), _): group = .she
    case (UInt8(ascii: "i"), _): group = .it
    default: group = .they
    }
    switch value[space + 1] {
    case UInt8(ascii: "n"): return (group, .nominative)
    case UInt8(ascii: "a"): return (group, .accusative)
    case UInt8(ascii: "p"): return (group, .possessive)
    default: return (group, .reflexive)
    }
  }
}
