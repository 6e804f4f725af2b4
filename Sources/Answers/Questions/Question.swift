import Index
import Language
import Text

/// A question after analysis: what is asked for, and what must be matched around it.
package struct Question: Sendable {
  /// By what a question asks: its wh-word and what stands with that.
  package enum Kind: UInt8, Sendable, CaseIterable {
    case who, whom, whose, what, which, when, `where`, why, how, howMany, howMuch, howLong, howFar, howOld, howOften,
      howMeasure, whatKind, definition, says, yesNo

    package var name: String { String(describing: self) }
  }

  package var text: String
  package var kind: Kind
  package var type: AnswerType
  /// The token of the wh-word; -1 where there is none.
  package var wh: Int
  /// Head of the phrase that the answer replaces; -1 where there is none.
  package var phrase: Int
  /// Who is to say it ("according to the mayor"): numbers of `terms`.
  package var sourceTerms: [Int]
  /// Where the hole is.
  package var hole: Hole
  /// The noun that says what sort of thing is asked for ("which city", "how many goals"): a number of `terms`; -1 for none.
  package var typeTerm: Int
  package var terms: [Term]
  /// Pairs of terms that depend on one another in the question's tree: (dependent, head).
  package var edges: [Edge]
  package var isNegated: Bool
  /// Whether it asks for several members: "which countries", "which gods".
  package var asksForList: Bool
  /// How many it asks for: 2 of "which two countries"; nil where it does not say.
  var askedCount: Int?
  /// A follow-up without words of its own ("when?"): its terms are the last question's.
  var isBare = false
  var tree: Tree
  /// The times it names, as intervals of days.
  package var days: [ClosedRange<Int32>]
  /// Bounds on numbers that it sets.
  var limits: [Limit] = []
  /// The terms by which it sets them, which are compared and need not be met.
  var comparedTerms: [Int] { limits.flatMap(\.terms) }
  /// The tokens of each of its times, prepositions left out.
  var times: [Range<Int>] = []
  /// Words that were read as others because no document has them: (typed, read).
  package var corrections: [Correction]

  /// Whether the hole is a subject or object, so that all members of a coordination there are the answer.
  var asksForParticipant: Bool {
    guard hole.role == .subject || hole.role == .object else { return false }
    return kind == .who || kind == .whom || kind == .what || kind == .which
  }

  /// The same where a preposition at the end of the question marks it: "what do foxes feed on".
  var asksForMembers: Bool {
    asksForParticipant
      || hole.role == .oblique && typeTerm < 0 && wh >= 0 && tree.adposition(of: max(0, phrase)) == nil
        && [.who, .whom, .what, .which].contains(kind)
  }

  /// The terms that are names and head the subject of a verb's term.
  func namedSubjects(of verb: Int) -> [Int] {
    edges.lazy.filter { $0.head == verb }.map(\.dependent).filter { number in
      terms[number].part == .name && [.nsubj, .nsubjPass].contains(tree.rows[terms[number].token].relation)
    }
  }

  /// Its text from the first byte of some tokens to the last; empty where there are none.
  func text(of tokens: Range<Int>) -> String {
    let tokens = tokens.clamped(to: 0..<tree.count)
    guard let last = tokens.last else { return "" }
    let bytes = Int(tree.rows[tokens.lowerBound].start)..<Int(tree.rows[last].range.end)
    return String(decoding: Array(text.utf8)[clamped: bytes], as: UTF8.self)
  }

  /// The number of the term at a token; nil where it is none.
  func term(at token: Int) -> Int? { terms.firstIndex { $0.token == token } }

  /// The other words of the name that a term is part of, right beside it: numbers of terms.
  func namesBeside(_ number: Int) -> [Int] {
    guard terms[number].part == .name else { return [] }
    return [number - 1, number + 1].filter { other in
      terms.indices.contains(other) && terms[other].part == .name && abs(terms[other].token - terms[number].token) == 1
    }
  }

  /// The numbers of the terms at a token or below it.
  func terms(below head: Int) -> [Int] { terms.indices.filter { tree.dominates(head, terms[$0].token) } }

  /// "which high school", "what method": the noun that the question asks with is what the answer is.
  var asksWithNoun: Bool {
    (kind == .what || kind == .which) && typeTerm >= 0 && terms[typeTerm].token == phrase
  }

  /// "what did she do": what is asked for is a deed, not a thing.
  var asksForDeed: Bool {
    guard kind == .what, phrase == wh, wh >= 0, case let verb = tree.parents[wh], verb >= 0 else { return false }
    return tree.rows[verb].lemma.knownWord == .do && tree.rows[verb].upos == .verb && tree.rows[wh].relation == .obj
  }

  /// "who is the president": of an attribute that changes, what the newest document says comes first.
  var asksOfPresent: Bool {
    hole.role == .attribute && tree.rows.contains { $0.lower.knownWord == .is || $0.lower.knownWord == .are }
  }

  /// Where the answer stands in the fact that is asked for.
  package struct Hole: Hashable, Sendable {
    /// What the answer is to the governor.
    package var role: Attachment
    /// Marks the answer in the question: "from where", "in which year"; `.none` where nothing does.
    package var preposition: Symbol
    /// The predicate or noun that the answer belongs to: a number of `terms`; -1 for none.
    package var governor: Int
  }

  /// A word of the question by which sentences are found and matched.
  package struct Term: Sendable {
    /// Part of speech, as far as terms differ by it.
    package enum Part: UInt8, Sendable, CaseIterable { case name, noun, verb, adjective, number, other }

    package var token: Int
    package var lemma: Symbol
    package var lower: Symbol
    /// As typed.
    package var text: String
    /// The lemma, spelled out.
    package var word: String
    package var part: Part
    /// How much it says: inverse document frequency times the weight of its part of speech.
    package var weight: Double
    /// Other symbols it may be met as.
    package var expansions: [Expansion]
    /// Verbs with a particle, or with a bare object, that it may be met as: "step" with "down".
    var particled: [(verb: Symbol, particle: Symbol)] = []
    /// The particle that makes another verb of it: "over" of "took over"; `.none` where none does.
    package var particle = Symbol.none
    /// It says little: "called", "located", "happen".
    package var isLight = false
    /// A verb whose subject may be what the text's verb has for an object: "come out" where that has "was released".
    package var undergoes = false
    /// It is part of a time that names days: "October" and "2008" of "on October 10, 2008".
    package var isOfDays = false
    /// It is part of a time of any kind: "year" of "last year".
    var isOfTime = false
  }

  /// Another word for a term, and the step that allows it.
  package struct Expansion: Hashable, Sendable {
    package var symbol: Symbol
    package var relaxation: Relaxation
  }

  /// A term below another in the tree: numbers of `terms`.
  package struct Edge: Hashable, Sendable {
    package var dependent: Int
    package var head: Int
  }

  /// A word that no document has, and the one that it was read as.
  package struct Correction: Hashable, Sendable {
    package var typed: String
    package var read: String
  }
}

/// The named steps by which a word of the text may differ from the question's; each has its price.
package enum Relaxation: UInt8, Sendable, CaseIterable {
  case exact, alias, spelling, derivation, synonym
  /// What the text says holds only where the question's word does: who drowned has died.
  case entailment
  case hypernym
  /// The contrary: of yes/no questions only, where it turns the answer round.
  case opposite

  package var name: String { String(describing: self) }

  /// What remains of a full match.
  package var quality: Double {
    switch self {
    case .exact: 1
    case .alias: 0.97
    case .spelling: 0.9
    case .derivation: 0.85
    case .synonym: 0.75
    case .entailment: 0.7
    case .hypernym: 0.5
    case .opposite: 0.7
    }
  }

  /// Whether another word than the question's is met, which may say it of others.
  var isOtherWord: Bool { self == .synonym || self == .entailment }

  /// What the step costs.
  package var price: Double { 1 - quality }
}
