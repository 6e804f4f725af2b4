import Rules
import Text

/// What a fact must look like for a rule to hold, and where the slots are: compiled from an example or a condition.
///
/// Symbols are those of the rule set's own table, so that matching compares integers.
struct RulePattern: Hashable, Sendable {
  /// One argument that the fact must have.
  struct Part: Hashable, Sendable {
    /// Nil where any role will do.
    var role: Argument.Role?
    /// Nil where any preposition will do; `.none` for an argument without one.
    var preposition: Symbol?
    /// The number of the rule's slot that it fills; nil for words that are not marked.
    var slot: Int?
    var types: FillerTypes
    /// The lemmas of which an unmarked argument must have one; empty where any will do.
    var lemmas: [Symbol]
    var isOptional = false
    /// It stands inside the phrase that the last part before it took which is not inside one.
    var isInside = false
  }

  /// The classes of the predicate with its particle, one of which the fact must have.
  var predicates: [Symbol]
  var parts: [Part]
  /// The fact must be denied; what is derived then is not.
  var isNegative = false
  /// The fact must be so far asserted; nil where its modality is handed on.
  var modality: Fact.Modality?
  /// The number of the rule in its set.
  var rule = 0

  /// Whether there can be facts of which it takes all that `other` takes: not where it looks for another predicate, for
  /// other words in one of the places, or for what is otherwise asserted.
  func mayTakeAll(of other: RulePattern) -> Bool {
    guard isNegative == other.isNegative, modality == other.modality,
      !Set(predicates).isDisjoint(with: other.predicates)
    else { return false }
    func agree<Value: Equatable>(_ one: Value?, _ another: Value?) -> Bool {
      one == nil || another == nil || one == another
    }
    return other.parts.allSatisfy { part in
      part.isInside || part.isOptional
        || parts.contains {
          !$0.isInside && agree($0.role, part.role) && agree($0.preposition, part.preposition)
            && ($0.lemmas.isEmpty || part.lemmas.isEmpty || !Set($0.lemmas).isDisjoint(with: part.lemmas))
        }
    }
  }
}

/// The sorts of things that a phrase can be, as a set.
package struct FillerTypes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  static let any = FillerTypes(rawValue: 1 << 0)
  static let person = FillerTypes(rawValue: 1 << 1)
  static let place = FillerTypes(rawValue: 1 << 2)
  static let organization = FillerTypes(rawValue: 1 << 3)
  static let party = FillerTypes(rawValue: 1 << 4)
  static let event = FillerTypes(rawValue: 1 << 5)
  static let product = FillerTypes(rawValue: 1 << 6)
  static let time = FillerTypes(rawValue: 1 << 7)
  static let quantity = FillerTypes(rawValue: 1 << 8)
  static let money = FillerTypes(rawValue: 1 << 9)

  init(_ type: SlotType) {
    switch type {
    case .any: self = .any
    case .person: self = .person
    case .place: self = .place
    case .organization: self = .organization
    case .party: self = .party
    case .event: self = .event
    case .product: self = .product
    case .time: self = .time
    case .quantity: self = .quantity
    case .money: self = .money
    }
  }
}

/// A rule in force: as written, and what it compiled to.
package struct CompiledRule: Sendable {
  package var rule: Rule
  /// What each slot is in the derived fact.
  package var roles: [Argument.Role]
  /// The file it was read from, as the user named it; empty for what was taught at the prompt.
  package var path: String
  /// The files whose rules of that name gave way, in their order.
  package var overridden: [String] = []
  var patterns: [RulePattern]
  /// What its counter-examples compiled to: where one of these takes all the arguments that a pattern takes, the rule does
  /// not hold.
  var exclusions: [RulePattern] = []
  /// The words that mean the same in its file.
  package var synonyms: [[String]] = []

  /// How many facts it can be derived from.
  package var patternCount: Int { patterns.count }
}

/// A question rule in force.
package struct CompiledQuestion: Sendable {
  package var question: QuestionRule
  package var path: String
  /// The derived fact's predicate.
  package var predicate: String
  /// The role that is asked for.
  package var hole: Argument.Role
  /// The role of each slot that the question names.
  package var roles: [(slot: String, role: Argument.Role)]
  /// Its readings, word by word.
  package var shapes: [QuestionShape]
}
