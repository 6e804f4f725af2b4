import Documents
import Text

/// The entities that a document has named so far, and the rules that join names and nouns to them.
struct EntityTable {
  private struct Entity {
    /// Head of the first name, or of the last noun where it has no name.
    var first: TokenIndex
    var isNamed: Bool
    var kind: Name.Kind?
    var gender: NameWord.Gender
    var sentence: Int32
  }

  /// The entity of a mention; where the mention stands for one that was known, why, and what it stands for.
  struct Found {
    var entity: Int32
    var reason: Link.Reason?
    var antecedent: TokenIndex?
  }

  private let analysis: Analysis
  private let lexicon: NameLexicon
  private var entities: [Entity] = []
  /// Number of mentions of each entity.
  private var counts: [Int32] = []
  /// Entities by a hash of their name's words; and persons by one word of their name.
  private var byName: [UInt64: Int32] = [:]
  private var byWord: [Symbol: Int32] = [:]
  /// Entities by the noun or role that described them: "the president", "the ministry".
  private var byRole: [Symbol: Int32] = [:]
  private var byAcronym: [[UInt8]: Int32] = [:]
  private let the: Symbol
  private let this: Symbol

  init(analysis: Analysis, lexicon: NameLexicon, document: Document) {
    self.analysis = analysis
    self.lexicon = lexicon
    the = analysis.symbols.find("the") ?? Symbol(rawValue: .max)
    this = analysis.symbols.find("this") ?? Symbol(rawValue: .max)
  }

  /// Head of the first name of an entity, else of its first mention.
  func first(_ entity: Int32) -> TokenIndex? {
    entities.indices.contains(Int(entity)) ? entities[Int(entity)].first : nil
  }

  /// How many names and nouns stood so far for what a noun or a name stands for; 0 for a pronoun, of which training does
  /// not know what it stands for.
  func mentions(before mention: Mention) -> Int32 {
    mention.kind != .pronoun && counts.indices.contains(Int(mention.entity)) ? counts[Int(mention.entity)] : 0
  }

  /// A pronoun tells the gender of whom it stands for.
  mutating func learn(_ entity: Int32, from pronoun: Mention) {
    guard entities.indices.contains(Int(entity)), entities[Int(entity)].gender == .none else { return }
    entities[Int(entity)].gender = pronoun.gender
  }

  /// Gives a mention the gender that its entity is known to have, and the entity that of the mention.
  mutating func agree(_ mention: inout Mention) {
    guard entities.indices.contains(Int(mention.entity)) else { return }
    if mention.gender == .none || mention.gender == .either { mention.gender = entities[Int(mention.entity)].gender }
    if entities[Int(mention.entity)].gender == .none { entities[Int(mention.entity)].gender = mention.gender }
  }

  private mutating func add(_ mention: Mention, _ kind: Name.Kind?) -> Int32 {
    entities.append(
      Entity(
        first: mention.head, isNamed: mention.name != nil, kind: kind, gender: mention.gender,
        sentence: mention.sentence))
    counts.append(1)
    return Int32(entities.count - 1)
  }

  /// The entity of a name, new where none of the document's has a name like it, and why it is a known one.
  mutating func name(_ mention: Mention) -> Found {
    guard let number = mention.name else { return Found(entity: add(mention, nil)) }
    let name = analysis.names[Int(number)]
    let words = coreWords(name)
    let key = self.key(name, words)
    let found = known(name, words, key)
    let entity: Int32
    var antecedent: TokenIndex?
    if let (known, _) = found {
      entity = known
      antecedent = entities[Int(known)].first
      counts[Int(known)] += 1
      entities[Int(known)].sentence = mention.sentence
      if !entities[Int(known)].isNamed {
        entities[Int(known)].isNamed = true
        entities[Int(known)].first = mention.head
      }
    } else {
      entity = add(mention, name.kind)
    }
    remember(name, words, key, entity)
    return Found(entity: entity, reason: found?.1, antecedent: antecedent)
  }

  /// The entity that a name stands for among those named so far; nil where it is none of them.
  func known(_ mention: Mention) -> Int32? {
    guard let number = mention.name else { return nil }
    let name = analysis.names[Int(number)]
    let words = coreWords(name)
    return known(name, words, key(name, words))?.entity
  }

  private func known(
    _ name: Name, _ words: Range<TokenIndex>, _ key: UInt64
  ) -> (entity: Int32, reason: Link.Reason)? {
    if let entity = byName[key] { return (entity, .sameName) }
    if name.kind == .person, words.count == 1, let entity = byWord[lower(words.lowerBound)] {
      return (entity, words.count < name.tokens.count ? .titleAndName : .lastName)
    }
    if words.count == 1, name.kind != .person, let entity = byAcronym[letters(words.lowerBound)] {
      return (entity, .acronym)
    }
    return nil
  }

  /// The name's words without its titles, unless nothing else is left.
  private func coreWords(_ name: Name) -> Range<TokenIndex> {
    guard name.kind == .person else { return name.tokens }
    var start = name.tokens.lowerBound
    while start + 1 < name.tokens.upperBound,
      analysis.symbols.withBytes(of: lower(start), { lexicon.titles.contains($0) })
    {
      start += 1
    }
    return start..<name.tokens.upperBound
  }

  private func lower(_ index: TokenIndex) -> Symbol { analysis.tokens[Int(index)].lower }

  /// A hash of the entity's key, so that "U.S." and "United States", "Russian" and "Russia" meet.
  private func key(_ name: Name, _ words: Range<TokenIndex>) -> UInt64 {
    var hash: UInt64 = 14_695_981_039_346_656_037
    let key = EntityKey.key(of: words, kind: name.kind, in: analysis, lexicon: lexicon)
    for byte in key { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    // A demonym shares its country's key across documents, but is not a mention of the country.
    return name.kind == .nationality ? ~hash : hash
  }

  /// The letters of a word without stops: what an acronym is compared by.
  private func letters(_ index: TokenIndex) -> [UInt8] {
    analysis.symbols.bytes(of: lower(index)).filter { $0 != UInt8(ascii: ".") }
  }

  private mutating func remember(_ name: Name, _ words: Range<TokenIndex>, _ key: UInt64, _ entity: Int32) {
    if byName[key] == nil { byName[key] = entity }
    switch name.kind {
    case .person:
      if words.count > 1 {
        byWord[lower(words.upperBound - 1)] = entity
        if byWord[lower(words.lowerBound)] == nil { byWord[lower(words.lowerBound)] = entity }
      }
      for index in name.tokens where index < words.lowerBound { byRole[lower(index)] = entity }
    case .organization, .place, .event, .other, .product:
      if words.count > 2 {
        let initials = words.compactMap { index -> UInt8? in
          let token = analysis.tokens[Int(index)]
          return token.form == token.lower ? nil : analysis.symbols.bytes(of: token.lower).first
        }
        if initials.count > 1, byAcronym[initials] == nil { byAcronym[initials] = entity }
      }
      if words.count > 1, name.kind == .organization { byRole[lower(words.upperBound - 1)] = entity }
    case .nationality: break
    }
    describe(name, entity)
  }

  /// Nouns that an apposition, a copula or a modifier gives to a name: "Aliyev, the president", "Yerevan is the capital".
  private mutating func describe(_ name: Name, _ entity: Int32) {
    let sentence = analysis.sentences[analysis.sentence(of: name.head)]
    let token = analysis.tokens[Int(name.head)]
    let head = analysis.head(of: name.head, in: sentence)
    if token.relation == .appos || token.relation == .flat, let head, analysis.tokens[Int(head)].upos == .noun {
      byRole[analysis.tokens[Int(head)].lower] = entity
    }
    if token.relation == .nsubj, let head, analysis.tokens[Int(head)].upos == .noun, hasCopula(head, sentence) {
      byRole[analysis.tokens[Int(head)].lower] = entity
    }
    for index in sentence.tokens where analysis.head(of: index, in: sentence) == name.head {
      let child = analysis.tokens[Int(index)]
      if child.relation == .appos, child.upos == .noun { byRole[child.lower] = entity }
      if child.relation == .compound, child.upos == .noun, !name.tokens.contains(index) { byRole[child.lower] = entity }
    }
  }

  private func hasCopula(_ index: TokenIndex, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains {
      analysis.tokens[Int($0)].relation == .cop && analysis.head(of: $0, in: sentence) == index
    }
  }

  /// The entity of a noun: a role that the text has given someone, or the thing that was introduced with the same noun.
  mutating func noun(_ mention: Mention) -> Found {
    let lower = self.lower(mention.head)
    let sentence = analysis.sentences[Int(mention.sentence)]
    let token = analysis.tokens[Int(mention.head)]
    // What an apposition or a copula says of a name is that name's.
    if token.relation == .appos, let head = analysis.head(of: mention.head, in: sentence),
      let known = entities.lastIndex(where: { $0.first == head })
    {
      byRole[lower] = Int32(known)
      return Found(entity: Int32(known))
    }
    if let determiner = determiner(mention, sentence), let known = byRole[lower], !mention.isPlural {
      let entity = entities[Int(known)]
      let isBare = determiner != .none && isBare(mention, sentence)
      if mention.sentence - entity.sentence <= (isBare ? 12 : 6), isBare || !entity.isNamed {
        counts[Int(known)] += 1
        entities[Int(known)].sentence = mention.sentence
        if !entity.isNamed { entities[Int(known)].first = mention.head }
        // "the oil company" may well be the company above, which helps a pronoun, but it is not sure enough to say.
        guard isBare else { return Found(entity: known) }
        let reason: Link.Reason = determiner == this ? .demonstrative : entity.isNamed ? .role : .definiteNoun
        return Found(entity: known, reason: reason, antecedent: entity.first)
      }
    }
    let entity = add(mention, nil)
    byRole[lower] = entity
    return Found(entity: entity)
  }

  /// "the" or "this", where the noun has one; `.none` for a possessive.
  private func determiner(_ mention: Mention, _ sentence: Sentence) -> Symbol? {
    for index in mention.tokens where analysis.head(of: index, in: sentence) == mention.head {
      let lower = self.lower(index)
      if lower == the || lower == this { return lower }
      if analysis.tokens[Int(index)].relation == .nmodPoss { return Symbol.none }
    }
    return nil
  }

  /// Whether nothing but an article stands with the noun: "the company", not "the oil company of Norway".
  private func isBare(_ mention: Mention, _ sentence: Sentence) -> Bool {
    for index in sentence.tokens where analysis.head(of: index, in: sentence) == mention.head {
      switch analysis.tokens[Int(index)].relation {
      case .amod, .nmod, .compound, .acl, .aclRelcl, .nummod, .nmodPoss, .appos, .conj: return false
      default: break
      }
    }
    return true
  }
}
