import Facts
import Index
import Language
import Text

/// The question's fact with its hole, in terms of the question.
struct FactPattern {
  struct Wanted {
    var role: Argument.Role
    /// The terms of its phrase's head and of the names in it; one of them must agree.
    var terms: [Int]
    /// The lemmas of the terms.
    var lemmas: [Symbol] = []
    /// For "the region", "the company": the noun, and what kind of name it may stand for; nil where it stands for none.
    var noun: (lemma: Symbol, kind: Name.Kind, isPlural: Bool)?

    /// It names a country or a body, for which its people act.
    var namesBody = false
    /// It names a person.
    var namesPerson = false

    /// Whether the argument is a pronoun that stands for the phrase, in whatever sentence that is.
    func isMeant(by argument: ArgumentRow, _ index: FactIndex) -> Bool {
      argument.resolved.contains { lemmas.contains(index.tokens[Int($0)].lemma) }
    }

    /// Whether a person may have acted for what the question names.
    func mayBeSpokenFor(by argument: ArgumentRow, _ index: FactIndex) -> Bool {
      namesBody && role == .agent && index.entities[Int(argument.entity)].kind == .person
    }

    /// Whether an argument is somebody whose name the phrase shares by a word, and no more: Walter Pellworth, where the question
    /// has Pellworth Stoves.
    func isNamedAfter(_ argument: ArgumentRow, _ index: FactIndex) -> Bool {
      guard terms.count > 1, argument.entity >= 0, case let entity = index.entities[Int(argument.entity)],
        entity.words.count > 1
      else { return false }
      let met = entity.words.count { word in lemmas.contains { $0 == index.entityWords[Int(word)] } }
      return met > 0 && met < entity.words.count && met < terms.count
    }

    /// Whether the phrase stands for the entity of an argument: a noun of its kind, which the document uses too.
    func isCalled(_ argument: ArgumentRow, _ match: SentenceMatch, _ index: FactIndex) -> Bool {
      guard let noun, index.entities[Int(argument.entity)].kind == noun.kind else { return false }
      // "His lawyer" is none of the prosecutors.
      if noun.kind == .person, noun.isPlural || index.tokens[Int(argument.head)].upos == .noun { return false }
      let document = index.document(of: match.sentence)
      return index.postings.contains(noun.lemma, in: document.sentences)
    }
  }

  var predicate: Symbol
  /// -1 where the predicate is none of the terms ("be").
  var predicateTerm: Int
  /// nil where the whole fact is asked for.
  var holeRole: Argument.Role?
  /// The preposition that marks the hole: "of" in "what was it deprived of"; `.none` where none does.
  var preposition: Symbol = .none
  var typeTerm: Int
  var arguments: [Wanted]
  /// The question says that it is not so.
  var isNegative = false
  /// The question asks for what came about: in the past, without "will", "can" or "plan to".
  var asksForEvent = false
  /// Its agent may be what the text's verb has for an object.
  var undergoes = false
}

extension FactPattern {
  /// The fact of the question that holds its wh-phrase, or of a yes/no question its main one; nil where there is none.
  init?(
    question: Question, facts: DocumentFacts, first: TokenIndex, symbol: (Symbol) -> Symbol,
    kind: (String) -> Name.Kind?
  ) {
    let tree = question.tree
    func isHole(_ argument: Argument) -> Bool {
      let tokens = Int(argument.tokens.lowerBound - first)..<Int(argument.tokens.upperBound - first)
      return tokens.contains(question.wh) || Int(argument.head - first) == question.phrase
    }
    let holding =
      question.kind == .yesNo
      ? facts.facts.filter { Int($0.predicateToken - first) == tree.root }
      : question.wh < 0 ? [] : facts.facts.filter { $0.arguments.contains(where: isHole) }
    guard
      let fact = holding.min(by: { a, b in
        // "what is the capital of X" is also read as "X's capital is what", which says of whom.
        let (ofA, ofB) = (a.hasPossessor, b.hasPossessor)
        if ofA != ofB, a.predicateToken == b.predicateToken { return ofA }
        let depth = { (fact: Fact) -> Int in
          let token = Int(fact.predicateToken - first)
          return tree.depth.indices.contains(token) ? tree.depth[token] : .max
        }
        return depth(a) < depth(b)
      })
    else { return nil }
    let hole = fact.arguments.first(where: isHole)
    predicate = symbol(fact.predicate)
    let token = Int(fact.predicateToken - first)
    predicateTerm = question.term(at: token) ?? -1
    holeRole = hole?.role
    preposition = question.hole.role == .oblique ? question.hole.preposition : .none
    typeTerm = question.typeTerm
    isNegative = fact.polarity == .negative || fact.modality == .denied || question.isNegated
    undergoes = predicateTerm >= 0 && question.terms[predicateTerm].undergoes
    asksForEvent =
      fact.modality == .asserted && !question.hasModal
      && tree.rows.contains { row in
        [.did, .was, .were, .had].contains(row.lower.knownWord) || row.inflection == .past && row.upos == .verb
      }
    arguments = []
    for argument in fact.arguments where !isHole(argument) {
      let head = Int(argument.head - first)
      let tokens = Int(argument.tokens.lowerBound - first)..<Int(argument.tokens.upperBound - first)
      let terms = question.terms.indices.filter { number in
        let term = question.terms[number]
        return term.token == head || term.part == .name && tokens.contains(term.token)
      }
      guard !terms.isEmpty, !terms.allSatisfy(question.sourceTerms.contains),
        !terms.allSatisfy({ Tally.saysTotal(question.terms[$0].token, question) })
      else { continue }
      var wanted = Wanted(role: argument.role, terms: terms, lemmas: terms.map { question.terms[$0].lemma })
      if terms.count == 1, case let term = question.terms[terms[0]], term.part == .noun, tree.isDefinite(term.token),
        let kind = kind(term.word)
      {
        wanted.noun = (term.lemma, kind, tree.rows[term.token].inflection == .plural)
      }
      wanted.namesBody = terms.contains { number in
        switch tree.rows[question.terms[number].token].mention.kind {
        case .place, .organization, .nationality: true
        default: false
        }
      }
      wanted.namesPerson = terms.contains { tree.rows[question.terms[$0].token].mention.kind == .person }
      arguments.append(wanted)
    }
  }
}

extension Argument.Role {
  /// Who or what takes part, as against where, when and how.
  var isParticipant: Bool {
    switch self {
    case .agent, .patient, .recipient, .attribute: true
    default: false
    }
  }

  var isCircumstance: Bool { !isParticipant }

  /// Where something is, goes or comes from.
  var isOfPlace: Bool { self == .place || self == .goal || self == .origin }

  /// One of the two sides of "be".
  var isIdentity: Bool { self == .agent || self == .attribute }

  /// How well an argument of `other` fills a hole of this role: 1, something less for a neighbouring role, 0.
  func accepts(_ other: Argument.Role) -> Double {
    if self == other { return 1 }
    switch (self, other) {
    case (.place, .goal), (.place, .origin), (.goal, .place), (.origin, .place): return 0.8
    case (.time, .duration), (.duration, .time): return 0.6
    case (.cause, .purpose), (.purpose, .cause): return 0.8
    case (.patient, .content), (.content, .patient), (.topic, .content), (.patient, .attribute), (.attribute, .patient):
      return 0.8
    case (.manner, .instrument), (.instrument, .manner), (.companion, .instrument): return 0.7
    case (.quantity, .patient), (.patient, .quantity): return 0.5
    default: return 0
    }
  }
}

extension FactPattern {
  /// Whether an argument of a fact stands where the question has a participant, while the question asks for the one on
  /// the verb's other side. What sinks and what is sunk may be one, so both sides must be taken: by the question's object
  /// where it asks for the agent, by the fact's own where it asks for the patient.
  func isReversed(_ argument: ArgumentRow, in fact: FactRow, _ index: FactIndex) -> Bool {
    guard predicate.knownWord != .be else { return false }
    switch (holeRole, argument.role) {
    case (.agent, .patient), (.agent, .recipient): return arguments.contains { $0.role == .patient }
    case (.patient, .agent):
      let isBare = arguments.isEmpty && argument.preposition == .none && preposition == .none
      guard isBare || arguments.contains(where: { $0.role == .agent }) else { return false }
      return index.arguments(of: fact).contains { $0.role == .patient || $0.role == .recipient }
    default: return false
    }
  }
}

extension Fact {
  fileprivate var hasPossessor: Bool { arguments.contains { $0.role == .possessor } }
}
