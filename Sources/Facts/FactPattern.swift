import Rules
import Text

/// What a fact must look like for a rule to hold, and where the slots are: compiled from an example of the rule.
struct FactPattern: Sendable {
  /// One argument that the fact must have.
  struct Part: Sendable {
    var role: Argument.Role
    /// As written in the example; for the by of a passive and for unmarked arguments empty.
    var preposition: [UInt8]
    /// The role of the derived fact that it fills; nil for words that the example leaves unmarked.
    var slot: Argument.Role?
    var type: SlotType
    /// The lemma that an unmarked argument must have.
    var lemma: [UInt8]
  }

  /// The class of the predicate with its particle, as `Fact.predicateClass` has it.
  var predicateClass: [UInt8]
  var parts: [Part]
  /// Number of the rule in its set.
  var rule: Int
}

/// The rules in force, compiled, by the predicate they look for.
package struct RuleSet: Sendable {
  package private(set) var rules: [Rule] = []
  /// By the class of the predicate.
  private var patterns: [[UInt8]: [FactPattern]] = [:]

  /// No rule at all.
  package init() {}

  package var isEmpty: Bool { rules.isEmpty }

  /// How many patterns the examples gave.
  package var patternCount: Int { patterns.values.reduce(0) { $0 + $1.count } }

  /// Takes a rule in; one of the same name gives way.
  mutating func insert(_ rule: Rule, _ compiled: [FactPattern]) {
    if let old = rules.firstIndex(where: { $0.name == rule.name && $0.slots == rule.slots }) {
      for key in patterns.keys { patterns[key]?.removeAll { $0.rule == old } }
      rules[old] = rule
      add(compiled, number: old)
    } else {
      rules.append(rule)
      add(compiled, number: rules.count - 1)
    }
  }

  private mutating func add(_ compiled: [FactPattern], number: Int) {
    for var pattern in compiled {
      pattern.rule = number
      patterns[pattern.predicateClass, default: []].append(pattern)
    }
  }

  func patterns(for predicateClass: [UInt8]) -> [FactPattern] { patterns[predicateClass] ?? [] }
}
