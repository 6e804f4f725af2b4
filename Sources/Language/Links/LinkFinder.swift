import Documents
import Text

/// Finds what mentions stand for the same: names in their variants, roles, pronouns, relative pronouns.
///
/// Names and nouns are joined by rules, from the surest to the least sure (Lee et al. 2013, "Deterministic Coreference
/// Resolution Based on Entity-Centric, Precision-Ranked Rules"); pronouns are given to the entity that a linear ranker
/// over agreement, recency and grammatical role finds likeliest (`PronounFeatures`, trained on GUM), and to none where
/// it is not sure. O(tokens + pronouns × mentions of the sentences before).
package struct LinkFinder: Sendable {
  /// How likely an entity must be before a pronoun is given to it.
  private static let threshold: Float = 0.28
  /// How many sentences a pronoun reaches back.
  private static let reach: Int32 = 4
  /// How far a pronoun shifts what the pronouns before it believe towards the entities that it prefers itself.
  private static let preference: Float = 0.4
  /// How far below the best an entity can fall in that, and where one that no noun or name in reach stands for is, in
  /// log-odds.
  private static let worst: Float = -4
  private static let absent: Float = -1

  private let lexicon: NameLexicon
  private let genders: FlatMap
  private let pronouns: FlatMap
  private let relatives: [StaticString] = ["who", "whom", "which", "that", "whose"]
  private let model: LinearModel

  package init(lexicon: Lexicon = .bundled, model: LinearModel = .bundled("links.bin")) {
    self.lexicon = NameLexicon(lexicon)
    self.model = model
    genders = lexicon.map("gender-nouns")
    pronouns = lexicon.map("pronouns")
  }

  /// Sets `analysis.links`; names must be there.
  package func find(in analysis: inout Analysis, document: Document) {
    let reader = MentionReader(analysis: analysis, lexicon: lexicon, genders: genders, pronouns: pronouns)
    var mentions = reader.mentions()
    var entities = EntityTable(analysis: analysis, lexicon: lexicon, document: document)
    var coordinations = NameCoordinations(analysis: analysis, lexicon: lexicon)
    var features = PronounFeatures(analysis: analysis)
    var beliefs: [[Belief]] = []
    var links: [Link] = []
    for index in mentions.indices {
      let mention = mentions[index]
      switch mention.kind {
      case .name, .noun:
        let found = mention.kind == .name ? entities.name(mention) : entities.noun(mention)
        mentions[index].entity = found.entity
        entities.agree(&mentions[index])
        if let reason = found.reason, let first = found.antecedent, first != mention.head {
          links.append(Link(token: mention.head, antecedent: first, reason: reason))
        } else if mention.kind == .noun, let first = coordinations.antecedent(of: mention) {
          links.append(Link(token: mention.head, antecedent: first, reason: .coordination))
        }
        if mention.kind == .name { coordinations.add(mention) }
      case .pronoun:
        let named = LinkFinder.named(belowVerbOf: mention, at: index, mentions, entities, analysis)
        var shares = self.beliefs(about: mention, at: index, mentions, &features, beliefs, entities)
        if !named.isEmpty { shares.removeAll { named.contains($0.entity) } }
        mentions[index].belief = Int32(beliefs.count)
        beliefs.append(shares)
        guard let (entity, share) = shares.max(by: { $0.share < $1.share }).map({ ($0.entity, $0.share) }),
          share >= LinkFinder.threshold, let first = entities.first(entity)
        else { continue }
        mentions[index].entity = entity
        entities.learn(entity, from: mention)
        links.append(
          Link(
            token: mention.head, antecedent: first, reason: mention.pronounCase == .reflexive ? .reflexive : .pronoun))
      }
    }
    appendRelatives(analysis, &links)
    links.sort { $0.token < $1.token }
    analysis.links = links
  }

  /// How likely it is that a pronoun stands for an entity.
  private struct Belief {
    var entity: Int32
    var share: Float
  }

  /// How likely each entity is for a pronoun; what is missing to 1 is for none. A candidate that is a pronoun itself
  /// passes its share on as it believes, so that a chain of pronouns is worth what its first link is worth; but each
  /// pronoun of the chain moves the belief towards what it would choose among the nouns and names.
  private func beliefs(
    about pronoun: Mention, at index: Int, _ mentions: [Mention], _ features: inout PronounFeatures,
    _ known: [[Belief]], _ entities: EntityTable
  ) -> [Belief] {
    let candidates = LinkFinder.candidates(of: pronoun, at: index, mentions)
    var logits: [Float] = []
    for (step, candidate) in candidates.enumerated() {
      features.read(
        pronoun, mentions[candidate], step, count: entities.mentions(before: mentions[candidate]))
      logits.append(score(features.hashes))
    }
    features.readNothing(pronoun, candidates: logits.count)
    let nothing = score(features.hashes)
    let highest = max(nothing, logits.max() ?? nothing)
    var total = LinkFinder.exponential(nothing - highest)
    for logit in logits { total += LinkFinder.exponential(logit - highest) }
    var shares: [Belief] = []
    func add(_ entity: Int32, _ share: Float) {
      if let position = shares.firstIndex(where: { $0.entity == entity }) {
        shares[position].share += share
      } else {
        shares.append(Belief(entity: entity, share: share))
      }
    }
    let preferences = Preferences(zip(candidates, logits).map { (mentions[$0], $1) })
    for (candidate, logit) in zip(candidates, logits) {
      let share = LinkFinder.exponential(logit - highest) / total
      guard share > 0.005 else { continue }
      let mention = mentions[candidate]
      if mention.kind != .pronoun {
        add(mention.entity, share)
      } else if known.indices.contains(Int(mention.belief)) {
        for belief in preferences.weighed(known[Int(mention.belief)]) { add(belief.entity, share * belief.share) }
      }
    }
    return shares
  }

  /// How well each entity that a noun or a name in reach stands for suits a pronoun, in log-odds below the best.
  private struct Preferences {
    private var entities: [(entity: Int32, logit: Float)] = []

    init(_ candidates: [(mention: Mention, logit: Float)]) {
      for (mention, logit) in candidates where mention.kind != .pronoun {
        if let known = entities.firstIndex(where: { $0.entity == mention.entity }) {
          entities[known].logit = max(entities[known].logit, logit)
        } else {
          entities.append((mention.entity, logit))
        }
      }
      let best = entities.map(\.logit).max() ?? 0
      for index in entities.indices { entities[index].logit -= best }
    }

    /// Beliefs moved towards what is preferred; their sum stays what it was.
    func weighed(_ beliefs: [Belief]) -> [Belief] {
      let moved = beliefs.map { belief in
        let found = entities.first { $0.entity == belief.entity }?.logit ?? LinkFinder.absent
        let factor = LinkFinder.exponential(LinkFinder.preference * max(found, LinkFinder.worst))
        return Belief(entity: belief.entity, share: belief.share * factor)
      }
      let scale = beliefs.reduce(0) { $0 + $1.share } / max(moved.reduce(0) { $0 + $1.share }, 1e-9)
      return moved.map { Belief(entity: $0.entity, share: $0.share * scale) }
    }
  }

  private func score(_ features: [UInt32]) -> Float {
    var scores = LinearScores()
    for feature in features { model.add(feature, to: &scores) }
    return Float(scores[0]) * model.unit
  }

  /// e to the x by the limit of its series, for x ≤ 0; good to a thousandth.
  private static func exponential(_ x: Float) -> Float {
    if x < -20 { return 0 }
    var power = 1 + x / 1024
    for _ in 0..<10 { power *= power }
    return power
  }

  /// The mentions that a pronoun may stand for, nearest first: those before it within reach that agree with it, but not
  /// the noun that it belongs to nor, unless it is reflexive, another argument of its verb.
  static func candidates(of pronoun: Mention, at index: Int, _ mentions: [Mention]) -> [Int] {
    var found: [Int] = []
    var position = index - 1
    while position >= 0, found.count < 24 {
      let candidate = mentions[position]
      guard pronoun.sentence - candidate.sentence <= reach else { break }
      if agrees(pronoun, candidate), !candidate.tokens.contains(pronoun.head) { found.append(position) }
      position -= 1
    }
    return found
  }

  /// The persons named behind a pronoun in what depends on the verb whose subject it is: none of them is meant by it, "He
  /// said Holm had left" is not said by Holm (condition C of Chomsky 1981, Lectures on Government and Binding).
  private static func named(
    belowVerbOf pronoun: Mention, at index: Int, _ mentions: [Mention], _ entities: EntityTable, _ analysis: Analysis
  ) -> [Int32] {
    guard pronoun.group == .he || pronoun.group == .she, pronoun.pronounCase == .nominative,
      analysis.tokens[Int(pronoun.head)].relation == .nsubj
    else { return [] }
    let sentence = analysis.sentences[Int(pronoun.sentence)]
    guard let verb = analysis.head(of: pronoun.head, in: sentence), verb > pronoun.head else { return [] }
    var found: [Int32] = []
    var position = index + 1
    while position < mentions.count, mentions[position].sentence == pronoun.sentence {
      let mention = mentions[position]
      position += 1
      guard mention.kind == .name, mention.head > verb, depends(mention.head, on: verb, sentence, analysis),
        let entity = entities.known(mention)
      else { continue }
      found.append(entity)
    }
    return found
  }

  /// Whether a word stands below a verb, not in a clause that only follows the verb's.
  private static func depends(
    _ word: TokenIndex, on verb: TokenIndex, _ sentence: Sentence, _ analysis: Analysis
  ) -> Bool {
    var walker = word
    for _ in 0..<sentence.tokens.count {
      guard let head = analysis.head(of: walker, in: sentence) else { return false }
      if head == verb {
        switch analysis.tokens[Int(walker)].relation {
        case .conj, .parataxis: return false
        default: return true
        }
      }
      walker = head
    }
    return false
  }

  private static func agrees(_ pronoun: Mention, _ candidate: Mention) -> Bool {
    if candidate.kind == .pronoun {
      return pronoun.group == candidate.group
    }
    let isPerson = candidate.thing == UInt8(ascii: "p")
    switch pronoun.group {
    case .he:
      return !candidate.isPlural && candidate.gender != .female
        && (isPerson || candidate.thing == 0 || candidate.kind == .name)
    case .she:
      return !candidate.isPlural && candidate.gender != .male
        && (isPerson || candidate.thing == 0 || candidate.kind == .name)
    case .it: return !candidate.isPlural && candidate.gender == .none && !(isPerson && candidate.kind == .noun)
    case .they: return true
    }
  }

  /// "who" and "which" stand for the noun that their clause hangs from.
  private func appendRelatives(_ analysis: Analysis, _ links: inout [Link]) {
    for sentence in analysis.sentences {
      for index in sentence.tokens {
        let token = analysis.tokens[Int(index)]
        guard token.upos == .pron, token.relation != .mark,
          analysis.symbols.withBytes(of: token.lower, { bytes in relatives.contains { spells(bytes, $0) } })
        else { continue }
        var clause = index
        for _ in 0..<6 {
          guard let above = analysis.head(of: clause, in: sentence) else { break }
          if analysis.tokens[Int(clause)].relation == .aclRelcl {
            if above < index { links.append(Link(token: index, antecedent: above, reason: .relativePronoun)) }
            break
          }
          clause = above
        }
      }
    }
  }
}

extension LinkFinder {
  /// A choice that training learns from: the features of every candidate of a pronoun and, last, of none of them.
  package struct Example {
    /// The pronoun.
    package var token: TokenIndex
    /// The heads of the candidates.
    package var candidates: [TokenIndex]
    /// One more than there are candidates.
    package var features: [[UInt32]]
  }

  /// The choices of a document; names must be there.
  package func examples(in analysis: Analysis, document: Document) -> [Example] {
    let reader = MentionReader(analysis: analysis, lexicon: lexicon, genders: genders, pronouns: pronouns)
    var mentions = reader.mentions()
    var entities = EntityTable(analysis: analysis, lexicon: lexicon, document: document)
    var features = PronounFeatures(analysis: analysis)
    var examples: [Example] = []
    for index in mentions.indices {
      let mention = mentions[index]
      guard mention.kind == .pronoun else {
        mentions[index].entity = (mention.kind == .name ? entities.name(mention) : entities.noun(mention)).entity
        entities.agree(&mentions[index])
        continue
      }
      var example = Example(token: mention.head, candidates: [], features: [])
      for (step, candidate) in LinkFinder.candidates(of: mention, at: index, mentions).enumerated() {
        features.read(
          mention, mentions[candidate], step, count: entities.mentions(before: mentions[candidate]))
        example.candidates.append(mentions[candidate].head)
        example.features.append(features.hashes)
      }
      features.readNothing(mention, candidates: example.candidates.count)
      example.features.append(features.hashes)
      examples.append(example)
    }
    return examples
  }
}
