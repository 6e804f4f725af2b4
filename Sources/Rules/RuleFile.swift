import Text

/// A rule as written: what it derives, from which examples.
///
///     fact found(agent: person, patient)
///       "[agent: Ada Park] is the founder of [patient: Kiwi Air]"
///       "[agent: Ada Park] set up [patient: Kiwi Air]"
///       not "[agent: Ada Park] wants to found [patient: Kiwi Air]"
///
/// The name is the predicate of the facts that it derives, the slots are their roles.
package struct Rule: Sendable {
  package var name: String
  package var slots: [Slot]
  package var examples: [Example]
  /// From 1, of its `fact` line.
  package var line: Int

  /// A role to fill, and what may fill it.
  package struct Slot: Hashable, Sendable {
    package var name: String
    package var type: SlotType
  }

  /// A sentence with its slots marked; a counter-example after `not`.
  package struct Example: Sendable {
    /// The sentence without its marks.
    package var sentence: String
    /// Where the words of each slot stand in `sentence`, in bytes.
    package var slots: [(name: String, range: Range<Int>)]
    package var isCounterExample: Bool
    package var line: Int
    /// Of the opening quotation mark, from 1.
    package var column: Int
    /// The whole line, for diagnostics.
    package var source: String
  }
}

/// What may fill a slot.
package enum SlotType: String, Sendable, CaseIterable {
  case any, person, place, organization
  /// A person, an organisation, a people, or a place that acts.
  case party
  case time, quantity
}

/// The rules of a file, and what is wrong with it; rules with an error are left out.
package struct RuleFile: Sendable {
  package var rules: [Rule] = []
  package var diagnostics: [Diagnostic] = []

  package init() {}
}
