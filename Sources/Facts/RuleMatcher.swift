import Language
import Rules
import Text

/// Derives facts by rules from the facts of a document.
///
/// A pattern looks at one fact, and each of its parts at that fact's arguments, so that a fact costs at most patterns ×
/// parts × arguments. Derived facts feed other rules in at most `maximumRounds` rounds; a fact that is there already is
/// not derived again, which ends every circle of rules.
struct RuleMatcher {
  private static let maximumRounds = 3

  let rules: RuleSet

  func derive(into facts: inout DocumentFacts) {
    guard !rules.isEmpty else { return }
    let firstDerived = facts.facts.count
    var first = 0
    for _ in 0..<RuleMatcher.maximumRounds {
      let end = facts.facts.count
      guard first < end else { return }
      for index in first..<end { derive(from: index, firstDerived, into: &facts) }
      first = end
    }
  }

  private func derive(from index: Int, _ firstDerived: Int, into facts: inout DocumentFacts) {
    let fact = facts.facts[index]
    let key = Array(facts.analysis.symbols.bytes(of: fact.predicateClass))
    for pattern in rules.patterns(for: key) {
      guard let arguments = match(pattern, fact, facts) else { continue }
      let rule = rules.rules[pattern.rule]
      var derived = fact
      derived.predicate = facts.analysis.symbols.intern(rule.name)
      derived.predicateClass = facts.analysis.symbols.intern(Grammar.bundled.normalClass(of: rule.name))
      derived.particle = .none
      derived.construction = .rule
      derived.rule = derived.predicate
      derived.arguments = arguments
      if !isKnown(derived, near: index, in: facts.facts, derivedFrom: firstDerived) { facts.facts.append(derived) }
    }
  }

  /// The arguments of the derived fact, the circumstances of the other included; nil where the pattern does not fit.
  private func match(_ pattern: FactPattern, _ fact: Fact, _ facts: DocumentFacts) -> [Argument]? {
    var used = Set<Int>()
    var result: [Argument] = []
    for part in pattern.parts {
      var isFilled = false
      for (position, argument) in fact.arguments.enumerated() where !used.contains(position) {
        guard fits(part, argument, facts) else { continue }
        used.insert(position)
        isFilled = true
        guard let slot = part.slot else { break }
        var moved = argument
        moved.role = slot
        // The preposition belonged to the words the rule replaces.
        if [.agent, .patient, .recipient].contains(slot) { moved.preposition = .none }
        result.append(moved)
        // Coordinated phrases fill one slot together.
      }
      if !isFilled { return nil }
    }
    for (position, argument) in fact.arguments.enumerated() where !used.contains(position) {
      switch argument.role {
      case .patient, .recipient, .attribute, .content:
        // "lost to Brazil" is not "lost a wallet to thieves"; the score in "lost 1–2 to Brazil" changes nothing.
        if facts.analysis.tokens[Int(argument.head)].upos != .num { return nil }
      case .time, .place, .duration, .cause, .manner, .circumstance: result.append(argument)
      default: continue
      }
    }
    return result
  }

  private func fits(_ part: FactPattern.Part, _ argument: Argument, _ facts: DocumentFacts) -> Bool {
    guard argument.role == part.role, argument.fact == nil else { return false }
    // The by of an agent is grammar; any other preposition is meaning.
    if argument.role != .agent || part.role != .agent {
      guard facts.analysis.symbols.bytes(of: argument.preposition).elementsEqual(part.preposition) else { return false }
    }
    guard part.slot != nil else { return facts.analysis.symbols.bytes(of: argument.lemma).elementsEqual(part.lemma) }
    return fits(part.type, argument, facts)
  }

  /// A slot of a type takes an entity of that kind; where the phrase names no entity, a pronoun, or for people a plural.
  private func fits(_ type: SlotType, _ argument: Argument, _ facts: DocumentFacts) -> Bool {
    let token = facts.analysis.tokens[Int(argument.head)]
    let kind = argument.entity.flatMap { facts.entities.indices.contains(Int($0)) ? facts.entities[Int($0)].kind : nil }
    switch type {
    case .any: return true
    case .person: return kind.map { $0 == .person || $0 == .nationality } ?? (token.upos != .propn)
    case .place: return kind.map { $0 == .place } ?? (token.upos != .propn)
    case .organization: return kind.map { $0 == .organization } ?? (token.upos != .propn)
    case .party: return kind.map { $0 != .event && $0 != .product } ?? true
    case .time: return argument.time != nil
    case .quantity: return argument.quantity != nil || token.upos == .num
    }
  }

  /// Whether the clause grammar read the fact from the same sentence, or a rule derived it already.
  private func isKnown(_ fact: Fact, near index: Int, in facts: [Fact], derivedFrom firstDerived: Int) -> Bool {
    var position = min(index, firstDerived - 1)
    while position >= 0, facts[position].sentence >= fact.sentence { position -= 1 }
    position += 1
    while position < firstDerived, facts[position].sentence == fact.sentence {
      if isSame(facts[position], fact) { return true }
      position += 1
    }
    return facts[firstDerived...].contains { isSame($0, fact) }
  }

  private func isSame(_ a: Fact, _ b: Fact) -> Bool {
    a.sentence == b.sentence && a.predicateClass == b.predicateClass && a.predicateToken == b.predicateToken
      && a.arguments.map(\.head) == b.arguments.map(\.head) && a.arguments.map(\.role) == b.arguments.map(\.role)
  }
}
