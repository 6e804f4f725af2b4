import Language
import Text

/// What one clause says, whatever its grammar was: a predicate, its arguments by role, and how far it is asserted.
///
/// Arguments are by normalised role: the agent of a passive, of "X-mediated" and of "the attack by X" is the agent.
public struct Fact: Sendable {
  /// Lemma of the predicate: "mediate"; for attribute facts "be"; for possessives "have".
  package var predicate: Symbol
  /// The first member of the predicate's set of near-synonyms ("mediate" for "broker"); the lemma itself where it has
  /// none. With the roles normalised it is the form in which the wordings of one event meet.
  package var predicateClass: Symbol
  /// "out" in "carry out"; `.none` where there is none.
  package var particle: Symbol
  /// The token that carries it: the verb, the nominal, the apposed noun.
  package var predicateToken: TokenIndex
  package var construction: Construction
  package var arguments: [Argument]
  package var polarity: Polarity
  package var modality: Modality
  package var attribution: Attribution?
  /// Number of the sentence in the analysis.
  package var sentence: Int32
  /// The rule that made it; nil for the clause grammar, whose name is its `construction`.
  package var rule: Symbol?

  package init(
    predicate: Symbol, particle: Symbol = .none, predicateToken: TokenIndex, construction: Construction,
    arguments: [Argument] = [], polarity: Polarity = .affirmative, modality: Modality = .asserted,
    attribution: Attribution? = nil, sentence: Int32, rule: Symbol? = nil
  ) {
    self.predicate = predicate
    self.predicateClass = predicate
    self.particle = particle
    self.predicateToken = predicateToken
    self.construction = construction
    self.arguments = arguments
    self.polarity = polarity
    self.modality = modality
    self.attribution = attribution
    self.sentence = sentence
    self.rule = rule
  }

  /// The clause type a fact was read from.
  public enum Construction: UInt8, Sendable, CaseIterable {
    case active, passive, relative, participle, infinitive, copula, nominal, apposition, titleName, possessive,
      compound, existential, rule
  }

  /// Whether the text says it or denies it.
  public enum Polarity: UInt8, Sendable { case affirmative, negative }

  /// How far the text holds it to be so.
  public enum Modality: UInt8, Sendable, CaseIterable {
    case asserted, possible, planned, requested, denied, conditional, obligatory
    /// The text has it that it did not come about, though it was meant to or came near: "would have sold it", "was to have been
    /// sold", "nearly sold it" (CT− of FactBank, Saurí & Pustejovsky 2009).
    case counterfactual
  }
}

/// Who says so, with which verb.
package struct Attribution: Hashable, Sendable {
  /// The head of the source's mention: "Kremlin" in "the Kremlin said"; nil where the text names none ("reportedly").
  package var source: TokenIndex?
  /// Lemma of the verb or preposition: "say", "according".
  package var verb: Symbol
  /// The text doubts it: "claimed", "alleged", "could not be verified".
  package var isDoubted: Bool

  package init(source: TokenIndex?, verb: Symbol, isDoubted: Bool) {
    self.source = source
    self.verb = verb
    self.isDoubted = isDoubted
  }
}

/// One participant or circumstance of a fact.
public struct Argument: Sendable {
  /// What an argument is to its predicate, whatever the grammar of the clause.
  public enum Role: UInt8, Sendable, CaseIterable {
    case agent, patient, recipient, attribute, place, goal, origin, time, duration, quantity, manner, instrument, cause,
      purpose, topic, companion, content
    /// What an attribute holds with respect to: France in "president of France", "the French president".
    case possessor
    /// A circumstance that no other role names: "amid protests", "in the fighting".
    case circumstance
  }

  package var role: Role
  package var head: TokenIndex
  /// The phrase, preposition left out; contiguous. Coordinated phrases are arguments of their own, and what only adds
  /// to the phrase (appositions, relative clauses, what follows a comma) is left to `extent`.
  package var tokens: Range<TokenIndex>
  /// The phrase with its coordination, appositions and relative clauses: "fuel and food" for both of its arguments.
  package var extent: Range<TokenIndex>
  /// Lemma of the head, the parts of a hyphenated word joined: "ceasefire" for "cease-fire".
  package var lemma: Symbol
  /// The preposition that marks it, in lower case, the first word of a compound one; `.none` where there is none.
  package var preposition: Symbol
  /// Number of the entity in `DocumentFacts.entities`; nil where the phrase names none.
  package var entity: Int32?
  /// For pronouns and relative pronouns: the phrase they stand for, which an answer prints in their place.
  package var resolved: Range<TokenIndex>?
  /// The head of `resolved`.
  package var antecedent: TokenIndex?
  /// Number of the time expression in the analysis that the phrase is or holds, for circumstances of time.
  package var time: Int32?
  /// Number of the quantity in the analysis that counts or measures the phrase.
  package var quantity: Int32?
  /// For `content`, `purpose`, `cause` and the like: the number of the fact that fills the role.
  package var fact: Int32?

  package init(
    role: Role, head: TokenIndex, tokens: Range<TokenIndex>, preposition: Symbol = .none, entity: Int32? = nil,
    resolved: Range<TokenIndex>? = nil, fact: Int32? = nil
  ) {
    self.role = role
    self.head = head
    self.tokens = tokens
    self.extent = tokens
    self.lemma = .none
    self.preposition = preposition
    self.entity = entity
    self.resolved = resolved
    self.fact = fact
  }
}

/// Someone or something that the document speaks of, gathered from all mentions that mean it.
package struct Entity: Sendable {
  package var kind: Name.Kind
  /// The fullest name, as the document writes it: its tokens.
  package var name: Range<TokenIndex>
  /// Heads of all mentions, names and pronouns alike, in order.
  package var mentions: [TokenIndex]
  /// A key that is equal across documents for what is surely one: "azerbaijan" for Azerbaijan and Azerbaijani alike;
  /// "ilham aliyev". Interned in the analysis's symbols.
  package var key: Symbol

  package init(kind: Name.Kind, name: Range<TokenIndex>, mentions: [TokenIndex], key: Symbol) {
    self.kind = kind
    self.name = name
    self.mentions = mentions
    self.key = key
  }
}

/// The facts of one document, with the analysis they point into.
package struct DocumentFacts: Sendable {
  package var analysis: Analysis
  package var entities: [Entity] = []
  /// In the order of their predicate's token; behind these the facts that rules derived.
  package var facts: [Fact] = []

  package init(analysis: Analysis) { self.analysis = analysis }
}
