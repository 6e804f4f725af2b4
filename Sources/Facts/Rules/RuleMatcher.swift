import Language
import Rules
import Text

/// A fact as rules look at it; its symbols are the rule set's.
package struct RuleView: Sendable {
  package var predicateClass: Symbol
  package var predicateToken: Int32
  package var isNegative: Bool
  package var modality: Fact.Modality
  package var arguments: [Argument]

  package init(
    predicateClass: Symbol, predicateToken: Int32, isNegative: Bool, modality: Fact.Modality, arguments: [Argument]
  ) {
    self.predicateClass = predicateClass
    self.predicateToken = predicateToken
    self.isNegative = isNegative
    self.modality = modality
    self.arguments = arguments
  }

  /// An argument as conditions compare it.
  package struct Argument: Sendable {
    /// Its number among the arguments of the fact that was read from the text.
    package var number: Int
    package var role: Facts.Argument.Role
    package var preposition: Symbol
    /// `.none` for a clause.
    package var lemma: Symbol
    package var head: TokenIndex
    /// Empty for a clause, which fills no slot.
    package var types: FillerTypes
    package var isNumber: Bool
    /// Where it is no argument itself, but stands inside the one of that number.
    package var inner: InnerPhrase?

    package init(
      number: Int, role: Facts.Argument.Role, preposition: Symbol, lemma: Symbol, head: TokenIndex,
      types: FillerTypes, isNumber: Bool, inner: InnerPhrase? = nil
    ) {
      self.number = number
      self.role = role
      self.preposition = preposition
      self.lemma = lemma
      self.head = head
      self.types = types
      self.isNumber = isNumber
      self.inner = inner
    }
  }
}

extension FillerTypes {
  /// What a phrase can fill: an entity's kind decides; where it names none, a common noun may be a person or a body.
  package static func of(
    kind: Name.Kind?, head: UPOS, hasTime: Bool, quantity: Quantity.Kind?
  ) -> FillerTypes {
    var types: FillerTypes = .any
    switch kind {
    case .person: types.formUnion([.person, .party])
    case .nationality: types.formUnion([.person, .party])
    case .place: types.formUnion([.place, .party])
    case .organization: types.formUnion([.organization, .party])
    case .event: types.formUnion(.event)
    case .product: types.formUnion(.product)
    case .other: types.formUnion(.party)
    case nil:
      types.formUnion([.party, .event, .product])
      if head != .propn { types.formUnion([.person, .place, .organization]) }
    }
    if hasTime { types.formUnion(.time) }
    if quantity != nil || head == .num { types.formUnion(.quantity) }
    if quantity == .money { types.formUnion(.money) }
    return types
  }
}

/// A fact that a rule derives: which of the original's arguments it has, in which roles.
package struct Derivation: Sendable {
  /// An argument of the original, or a phrase inside it, in the role that it has now.
  package struct Filler: Sendable {
    package var number: Int
    package var inner: InnerPhrase?
    package var role: Argument.Role
    package var keepsPreposition: Bool
  }

  /// Number of the fact read from the text, among those given.
  package var fact: Int
  /// Number of the rule in its set.
  package var rule: Int
  package var arguments: [Filler]
  package var isNegative: Bool
  package var modality: Fact.Modality
}

/// Derives facts by rules from the facts of one sentence.
///
/// A pattern looks at one fact, and each of its parts at that fact's arguments, so that a fact costs at most patterns ×
/// parts × arguments, and only the patterns that ask for its predicate and one of its words are tried; where one fits, its
/// rule's counter-examples are tried too. Derived facts
/// feed other rules in at most `maximumRounds` rounds; a fact that is there already is not derived again, which ends
/// every circle of rules.
package struct RuleMatcher: Sendable {
  /// How many rules can build on one another.
  package static let maximumRounds = 4

  package let rules: RuleSet

  package init(rules: RuleSet) { self.rules = rules }

  /// What the rules derive from the facts, in the order of the facts; those derived from derived ones behind. `inside`
  /// gives the phrases inside an argument, by the numbers of its fact and its own, where a pattern asks for one.
  package func derivations(
    from facts: [RuleView], inside: (_ fact: Int, _ argument: Int) -> [RuleView.Argument]
  ) -> [Derivation] {
    var known = facts
    var derivations: [Derivation] = []
    var first = 0
    for _ in 0..<RuleMatcher.maximumRounds where first < known.count {
      let end = known.count
      for number in first..<end {
        let fact = known[number]
        let origin = number < facts.count ? nil : derivations[number - facts.count]
        rules.forEachPattern(of: fact) { pattern in
          let arguments = match(pattern, fact) { argument in
            argument.inner == nil ? inside(origin?.fact ?? number, argument.number) : []
          }
          guard let arguments, !arguments.isEmpty else { return }
          var view = fact
          view.predicateClass = rules.derivedClasses[pattern.rule]
          view.arguments = arguments
          if pattern.isNegative { view.isNegative = false }
          if pattern.modality != nil { view.modality = .asserted }
          guard !isKnown(view, in: known) else { return }
          known.append(view)
          derivations.append(
            Derivation(
              fact: origin?.fact ?? number, rule: pattern.rule,
              arguments: arguments.map {
                Derivation.Filler(
                  number: $0.number, inner: $0.inner, role: $0.role, keepsPreposition: $0.preposition != .none)
              },
              isNegative: view.isNegative, modality: view.modality))
        }
      }
      first = end
    }
    return derivations
  }

  /// The arguments of the derived fact, the circumstances of the other included; nil where the pattern does not fit.
  private func match(
    _ pattern: RulePattern, _ fact: RuleView, _ inside: (RuleView.Argument) -> [RuleView.Argument]
  ) -> [RuleView.Argument]? {
    if pattern.isNegative, !fact.isNegative { return nil }
    if let modality = pattern.modality, modality != fact.modality { return nil }
    var result: [RuleView.Argument] = []
    let compiled = rules.rules[pattern.rule]
    // Facts have few arguments; what lies beyond the bits of a word is no part of a pattern.
    let arguments = fact.arguments.prefix(64)
    let taken = taken(by: pattern, of: arguments, inside) { slot, argument in
      var moved = argument
      moved.role = compiled.roles[slot]
      // The preposition belonged to the words the rule replaces.
      if [.agent, .patient, .recipient].contains(moved.role) { moved.preposition = .none }
      result.append(moved)
    }
    guard let used = taken, !isExcluded(compiled, fact, used, inside) else { return nil }
    for (position, argument) in arguments.enumerated() where used & (1 << UInt64(position)) == 0 {
      switch argument.role {
      case .patient, .recipient, .attribute, .content:
        // "lost to Brazil" is not "lost a wallet to thieves"; the score in "lost 1–2 to Brazil" changes nothing, nor does
        // the owner in "is the founder and owner of the mill".
        let isCoordinated = arguments.enumerated().contains { other in
          used & (1 << UInt64(other.offset)) != 0 && other.element.role == argument.role
            && other.element.preposition == argument.preposition
        }
        if !argument.isNumber, !isCoordinated { return nil }
      case .time, .place, .duration, .cause, .manner, .circumstance: result.append(argument)
      default: continue
      }
    }
    return result
  }

  /// Which arguments a pattern takes, a bit for each by its position, every filler of a slot being told; nil where the
  /// pattern does not fit.
  private func taken(
    by pattern: RulePattern, of arguments: ArraySlice<RuleView.Argument>,
    _ inside: (RuleView.Argument) -> [RuleView.Argument], _ fill: (Int, RuleView.Argument) -> Void
  ) -> UInt64? {
    var used: UInt64 = 0
    var outer: RuleView.Argument?
    for part in pattern.parts {
      if part.isInside {
        let fillers = outer.map(inside)?.filter { fits(part, $0) } ?? []
        if fillers.isEmpty, !part.isOptional { return nil }
        if let slot = part.slot { for filler in fillers { fill(slot, filler) } }
        continue
      }
      outer = nil
      var isFilled = false
      for (position, argument) in arguments.enumerated() where used & (1 << UInt64(position)) == 0 {
        guard fits(part, argument) else { continue }
        used |= 1 << UInt64(position)
        if !isFilled { outer = argument }
        isFilled = true
        guard let slot = part.slot else { break }
        // Coordinated phrases fill one slot together.
        fill(slot, argument)
      }
      if !isFilled, !part.isOptional { return nil }
    }
    return used
  }

  /// Whether a counter-example says of the fact what the arguments in `used` say, and more exactly.
  private func isExcluded(
    _ compiled: CompiledRule, _ fact: RuleView, _ used: UInt64, _ inside: (RuleView.Argument) -> [RuleView.Argument]
  ) -> Bool {
    compiled.exclusions.contains { exclusion in
      guard exclusion.predicates.contains(fact.predicateClass),
        let taken = taken(by: exclusion, of: fact.arguments.prefix(64), inside, { _, _ in })
      else { return false }
      return used & ~taken == 0
    }
  }

  private func fits(_ part: RulePattern.Part, _ argument: RuleView.Argument) -> Bool {
    if let role = part.role, role != argument.role { return false }
    if let preposition = part.preposition, preposition != argument.preposition { return false }
    guard part.types.isSubset(of: argument.types) else { return false }
    return part.lemmas.isEmpty ? argument.lemma != .none : part.lemmas.contains(argument.lemma)
  }

  /// Whether the sentence says it already, or a rule derived it already, with the same arguments or more.
  private func isKnown(_ fact: RuleView, in known: [RuleView]) -> Bool {
    known.contains { other in
      other.predicateClass == fact.predicateClass && other.predicateToken == fact.predicateToken
        && other.isNegative == fact.isNegative && other.modality == fact.modality
        && fact.arguments.allSatisfy { argument in
          other.arguments.contains { $0.head == argument.head && $0.role == argument.role }
        }
    }
  }
}
