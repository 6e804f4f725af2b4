import Text

/// A rule as written: what it derives, from which examples and conditions.
///
///     fact found(agent: person, patient)
///       "[agent: Ada Park] is the founder of [patient: Kiwi Air]"
///       "[agent: Ada Park] {set up|launched} [patient: Kiwi Air] (in [time: 1990])?"
///       not "[agent: Ada Park] wants to found [patient: Kiwi Air]"
///       when be(agent, attribute: "co-founder", possessor: patient)
///
/// The name is the predicate of the facts that it derives, the slots are their roles.
package struct Rule: Sendable {
  package var name: String
  package var slots: [Slot]
  package var examples: [Example] = []
  package var conditions: [Condition] = []
  /// Of its `fact` line.
  package var place: LinePlace

  package init(name: String, slots: [Slot], place: LinePlace = LinePlace()) {
    self.name = name
    self.slots = slots
    self.place = place
  }

  /// A part to fill, and what may fill it.
  package struct Slot: Hashable, Sendable {
    package var name: String
    /// What it is in the derived fact, where the rule says so; else its name, or what it is in the first example.
    package var role: String?
    package var type: SlotType

    package init(name: String, role: String? = nil, type: SlotType = .any) {
      self.name = name
      self.role = role
      self.type = type
    }
  }

  /// A sentence with its slots marked; a counter-example after `not`.
  package struct Example: Sendable {
    package var template: Template
    package var isCounterExample: Bool
    package var place: LinePlace

    package init(template: Template, isCounterExample: Bool = false, place: LinePlace = LinePlace()) {
      self.template = template
      self.isCounterExample = isCounterExample
      self.place = place
    }
  }

  /// The explicit form: a fact of that look, after `when`.
  package struct Condition: Sendable {
    package var isNegative: Bool
    /// "planned" and the like; nil for what is simply asserted, or said anyhow.
    package var modality: String?
    package var predicate: String
    package var particle: String
    package var arguments: [Argument]
    package var place = LinePlace()

    /// One argument of the fact: by its role, or by the preposition before it.
    package struct Argument: Hashable, Sendable {
      package var key: String
      package var filler: Filler
      package var isOptional: Bool
    }

    /// What may stand in a place of a condition.
    package enum Filler: Hashable, Sendable {
      case slot(String)
      case type(SlotType)
      /// Lemmas, one of which must head the phrase.
      case words([String])
    }
  }
}

/// A question that asks for a derived fact: `question "who mediated [event]" asks mediation(agent?, event)`.
package struct QuestionRule: Sendable {
  package var template: Template
  /// The name of the rule, or a predicate of the clause grammar.
  package var fact: String
  /// The slots of the fact that the question names or asks for.
  package var slots: [Slot]
  package var place = LinePlace()

  /// A role of the fact that the template has a slot for.
  package struct Slot: Hashable, Sendable {
    package var name: String
    /// Exactly one is.
    package var isAsked: Bool
  }
}

/// Where something stands in its file; equal to every other place, so that rules are compared by what they say.
package struct LinePlace: Hashable, Sendable {
  /// From 1; 0 for what was not read from a file.
  package var line = 0
  /// In characters, from 1.
  package var column = 1
  /// In characters.
  package var width = 1
  /// The whole line, for diagnostics.
  package var source = ""

  package init(line: Int = 0, column: Int = 1, width: Int = 1, source: String = "") {
    self.line = line
    self.column = column
    self.width = width
    self.source = source
  }

  package static func == (a: LinePlace, b: LinePlace) -> Bool { true }
  package func hash(into hasher: inout Hasher) {}
}

extension Rule: Hashable {}
extension Rule.Example: Hashable {}
extension Rule.Condition: Hashable {}
extension QuestionRule: Hashable {}

/// What may fill a slot.
package enum SlotType: String, Sendable, CaseIterable {
  case any, person, place, organization
  /// A person, an organisation, a people, or a place that acts.
  case party
  case event, product
  case time, quantity
  /// A quantity of money.
  case money
}

/// The rules of a file, and what is wrong with it; what has a mistake is left out.
package struct RuleFile: Sendable {
  package var rules: [Rule] = []
  package var questions: [QuestionRule] = []
  /// Sets of words that mean the same in every rule of the file.
  package var synonyms: [[String]] = []
  package var diagnostics: [Diagnostic] = []
  /// The names of rules with a mistake.
  package var leftOut: Set<String> = []

  package init() {}
}

/// The words that a rule may use for its places.
package struct RuleVocabulary: Sendable {
  /// What an argument can be: agent, patient, place, ….
  package var roles: [String]
  package var prepositions: Set<String>
  /// How far a fact may be asserted: planned, possible, ….
  package var modalities: [String]

  package init(roles: [String], prepositions: Set<String>, modalities: [String]) {
    self.roles = roles
    self.prepositions = prepositions
    self.modalities = modalities
  }
}
