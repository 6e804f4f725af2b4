import Text

/// What is looked at to decide whether a mention before it is what a pronoun stands for, or whether nothing is.
///
/// Sources: the factors of Lappin & Leass 1994 ("An Algorithm for Pronominal Anaphora Resolution": recency, subject,
/// head noun, parallel function) and the features of Durrett & Klein 2013 ("Easy Victories and Uphill Battles in
/// Coreference Resolution").
struct PronounFeatures {
  private(set) var hashes: [UInt32] = []
  let analysis: Analysis

  /// How often each word stands in the document as a noun: what the text is about.
  private let frequencies: [Int32]
  /// How many quotation marks stand before each token or are it: odd inside of quotes.
  private let quotes: [UInt32]

  init(analysis: Analysis) {
    self.analysis = analysis
    quotes = PronounFeatures.quotes(in: analysis)
    var frequencies = [Int32](filledWith: 0, count: analysis.symbols.count)
    for token in analysis.tokens where token.upos == .noun || token.upos == .propn {
      let index = Int(token.lower.rawValue)
      if frequencies.indices.contains(index) { frequencies[index] += 1 }
    }
    self.frequencies = frequencies
  }

  private static func quotes(in analysis: Analysis) -> [UInt32] {
    func symbol(_ mark: String) -> Symbol { analysis.symbols.find(mark) ?? Symbol(rawValue: .max) }
    let plain = symbol("\"")
    let (open, openPlain) = (symbol("“"), symbol("``"))
    let (close, closePlain) = (symbol("”"), symbol("''"))
    var count: UInt32 = 0
    return analysis.tokens.map { token in
      let opens = token.lower == open || token.lower == openPlain
      let closes = token.lower == close || token.lower == closePlain
      if token.lower == plain || (count & 1 == 0 ? opens : closes) { count += 1 }
      return count
    }
  }

  private mutating func add(_ template: UInt32, _ value: UInt32) { hashes.append(featureHash(template, value)) }

  private func hash(_ symbol: Symbol) -> UInt32 { analysis.symbols.withBytes(of: symbol) { SymbolTable.hash($0) } }

  private func lemma(_ index: TokenIndex) -> UInt32 { hash(analysis.tokens[Int(index)].base) }

  /// Features of a candidate, so many mentions before the pronoun, whose entity was mentioned `count` times.
  mutating func read(_ pronoun: Mention, _ candidate: Mention, _ steps: Int, count: Int32) {
    hashes.removeAll(keepingCapacity: true)
    let sentence = analysis.sentences[Int(pronoun.sentence)]
    let token = analysis.tokens[Int(pronoun.head)]
    let other = analysis.tokens[Int(candidate.head)]
    let group = UInt32(pronoun.group.rawValue)
    let form = group << 2 | UInt32(pronoun.pronounCase.rawValue)
    let distance = UInt32(min(pronoun.sentence - candidate.sentence, 4))
    let kind = UInt32(candidate.kind.rawValue)
    let role = UInt32(role(other.relation))
    let ownRole = UInt32(self.role(token.relation))
    let plural: UInt32 = candidate.isPlural ? 1 : candidate.isCoordinated ? 2 : 0
    let thing = UInt32(candidate.thing)
    let gender = UInt32(candidate.gender.rawValue)

    add(1, distance << 8 | group << 4 | kind)
    add(2, UInt32(min(steps, 12)) << 4 | kind)
    add(3, UInt32(min(steps, 12)) << 8 | form)
    add(4, thing << 8 | form << 2 | plural)
    add(19, plural << 8 | form)
    add(5, gender << 8 | group << 2 | kind)
    add(6, thing << 16 | gender << 12 | group << 8 | plural << 4 | kind)
    add(7, role << 16 | ownRole << 8 | distance << 4 | group)
    add(8, role << 8 | distance << 4 | kind)
    add(9, role << 12 | min(distance, 2) << 8 | form << 2 | kind)
    if candidate.kind == .pronoun {
      add(10, UInt32(candidate.group.rawValue) << 8 | group << 4 | min(distance, 3))
      add(11, (UInt32(candidate.group.rawValue) << 2 | UInt32(candidate.pronounCase.rawValue)) << 8 | form)
    } else {
      add(12, lemma(candidate.head) ^ group)
      add(13, determiner(candidate) ^ group << 2 ^ kind)
      add(14, UInt32(other.inflection.rawValue) << 8 | UInt32(other.upos.rawValue) << 4 | group)
    }
    if let name = candidate.name {
      let nameKind = UInt32(analysis.names[Int(name)].kind.rawValue)
      let length = UInt32(min(analysis.names[Int(name)].tokens.count, 3))
      add(15, nameKind << 4 | group)
      add(43, length << 8 | min(distance, 2) << 4 | group)
      add(44, nameKind << 16 | role << 8 | min(distance, 2) << 4 | group)
    }
    add(16, UInt32(min(count, 6)) << 4 | group)
    add(17, UInt32(min(count, 6)) << 8 | min(distance, 3) << 4 | kind)
    let frequency = frequencies[Int(other.lower.rawValue)]
    add(41, UInt32(frequency < 4 ? frequency : frequency < 8 ? 4 : 5) << 8 | group << 4 | kind)
    if let own = analysis.head(of: pronoun.head, in: sentence),
      let above = analysis.head(of: candidate.head, in: analysis.sentences[Int(candidate.sentence)]), own != above,
      lemma(own) == lemma(above)
    {
      add(42, role << 8 | ownRole << 4 | group)
    }
    if candidate.kind == .pronoun {
      reference(of: candidate, group)
    } else if let own = analysis.head(of: pronoun.head, in: sentence) {
      // What is eaten is food, who says is a person.
      add(51, (lemma(own) ^ ownRole << 20) &+ thing &* 7919)
    }
    // Whether both stand in one quote, outside of quotes, or on two sides of a mark: a quoted "he" is rarely the speaker.
    let (own, its) = (quotes[Int(pronoun.head)], quotes[Int(candidate.head)])
    let sides = own == its ? own & 1 : 8 | (own & 1) << 1 | (its & 1) << 2
    add(45, sides << 8 | group << 4 | kind)
    add(46, sides << 8 | min(distance, 2) << 4 | kind)
    if candidate.sentence == pronoun.sentence {
      structure(pronoun, candidate, sentence, form)
    } else {
      add(18, UInt32(depth(candidate)) << 4 | min(distance, 3))
    }
  }

  /// What tells whether a pronoun before stands for anything: "it rained" does not.
  private mutating func reference(of candidate: Mention, _ group: UInt32) {
    let sentence = analysis.sentences[Int(candidate.sentence)]
    if candidate.head + 1 < sentence.tokens.upperBound {
      add(50, hash(analysis.tokens[Int(candidate.head) + 1].lower) ^ group)
    }
    guard let governor = analysis.head(of: candidate.head, in: sentence) else { return }
    let relation = UInt32(analysis.tokens[Int(candidate.head)].relation.rawValue)
    add(47, lemma(governor) ^ group << 4)
    add(48, relation << 16 | UInt32(analysis.tokens[Int(governor)].upos.rawValue) << 8 | group)
    for index in sentence.tokens where analysis.head(of: index, in: sentence) == governor {
      switch analysis.tokens[Int(index)].relation {
      case .csubj, .csubjPass, .ccomp, .xcomp, .cop, .aclRelcl, .acl:
        add(49, UInt32(analysis.tokens[Int(index)].relation.rawValue) << 8 | group)
      default: break
      }
    }
  }

  /// Features of the choice that the pronoun stands for nothing before it.
  mutating func readNothing(_ pronoun: Mention, candidates: Int) {
    hashes.removeAll(keepingCapacity: true)
    let sentence = analysis.sentences[Int(pronoun.sentence)]
    let token = analysis.tokens[Int(pronoun.head)]
    let form = UInt32(pronoun.group.rawValue) << 2 | UInt32(pronoun.pronounCase.rawValue)
    add(30, form)
    add(31, UInt32(token.relation.rawValue) << 8 | form)
    add(32, UInt32(min(candidates, 8)) << 8 | form)
    add(33, UInt32(min(pronoun.sentence, 3)) << 8 | form)
    guard let governor = analysis.head(of: pronoun.head, in: sentence) else { return }
    let above = analysis.tokens[Int(governor)]
    add(34, lemma(governor) ^ form << 4)
    add(35, UInt32(above.upos.rawValue) << 8 | form)
    var hasClause = false
    for index in sentence.tokens where analysis.head(of: index, in: sentence) == governor {
      switch analysis.tokens[Int(index)].relation {
      case .csubj, .csubjPass, .ccomp, .advcl, .xcomp, .cop, .aclRelcl, .acl:
        add(36, UInt32(analysis.tokens[Int(index)].relation.rawValue) << 8 | form)
        hasClause = true
      default: break
      }
    }
    if hasClause { add(37, lemma(governor) ^ form) }
    if pronoun.head == sentence.tokens.lowerBound { add(38, form) }
    if pronoun.head + 1 < sentence.tokens.upperBound {
      add(39, hash(analysis.tokens[Int(pronoun.head) + 1].lower) ^ form)
    }
    if pronoun.head > sentence.tokens.lowerBound { add(40, hash(analysis.tokens[Int(pronoun.head) - 1].lower) ^ form) }
  }

  /// 1 subject, 2 passive subject, 3 object, 4 oblique, 5 possessive, 6 other modifier, 7 apposition, 8 conjunct, 9 root.
  private func role(_ relation: Relation) -> UInt8 {
    switch relation {
    case .nsubj, .nsubjOuter: 1
    case .nsubjPass: 2
    case .obj, .iobj: 3
    case .obl, .oblAgent, .oblUnmarked: 4
    case .nmodPoss: 5
    case .nmod, .compound, .nmodDesc, .nmodUnmarked: 6
    case .appos: 7
    case .conj: 8
    case .root: 9
    default: 10
    }
  }

  /// The clause relation of two mentions of one sentence: co-arguments, one inside the other, the governor above.
  private mutating func structure(_ pronoun: Mention, _ candidate: Mention, _ sentence: Sentence, _ form: UInt32) {
    let own = analysis.head(of: pronoun.head, in: sentence)
    let other = analysis.head(of: candidate.head, in: sentence)
    if own == other { add(20, form) }
    if own == candidate.head { add(21, form) }
    if let own, own == other || analysis.head(of: own, in: sentence) == other { add(22, form) }
    if isAbove(candidate.head, pronoun.head, sentence) { add(23, form) }
    // A possessive may stand for a co-argument of the noun it belongs to: "Anna sold her house".
    if let own, pronoun.pronounCase == .possessive, analysis.head(of: own, in: sentence) == other {
      add(24, UInt32(role(analysis.tokens[Int(candidate.head)].relation)) << 8 | form)
    }
    if candidate.head == own || candidate.tokens.contains(pronoun.head) { add(25, form) }
    add(26, UInt32(min(pronoun.head - candidate.head, 15)) << 4 | form)
  }

  private func isAbove(_ upper: TokenIndex, _ lower: TokenIndex, _ sentence: Sentence) -> Bool {
    var token = lower
    for _ in 0..<24 {
      guard let above = analysis.head(of: token, in: sentence) else { return false }
      if above == upper { return true }
      token = above
    }
    return false
  }

  /// How far below the root.
  private func depth(_ mention: Mention) -> Int {
    let sentence = analysis.sentences[Int(mention.sentence)]
    var token = mention.head
    var depth = 0
    while depth < 6, let above = analysis.head(of: token, in: sentence) {
      token = above
      depth += 1
    }
    return depth
  }

  /// The hash of the article or possessive of a noun, 0 where it has none.
  private func determiner(_ mention: Mention) -> UInt32 {
    let sentence = analysis.sentences[Int(mention.sentence)]
    for index in mention.tokens where index != mention.head && sentence.tokens.contains(index) {
      let token = analysis.tokens[Int(index)]
      guard analysis.head(of: index, in: sentence) == mention.head else { continue }
      if token.relation == .det { return hash(token.lower) }
      if token.relation == .nmodPoss { return 1 }
    }
    return 0
  }
}
