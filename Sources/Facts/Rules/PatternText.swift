import Rules
import Text

/// What a rule compiled to, in words: `mediate: a party as the agent, anything as the patient (its event)`.
package enum PatternText {
  /// A line for each pattern of a rule, and for each counter-example that keeps it from matching.
  package static func lines(of rule: CompiledRule, in rules: RuleSet) -> [String] {
    rule.patterns.map { "looks for " + line(of: $0, rule, rules) }
      + rule.exclusions.map { "but not for " + line(of: $0, rule, rules) }
  }

  private static func line(of pattern: RulePattern, _ rule: CompiledRule, _ rules: RuleSet) -> String {
    let predicates = pattern.predicates.map { rules.words.string($0).split(separator: "_").joined(separator: " ") }
    var line = (pattern.isNegative ? "not " : "") + (pattern.modality.map { "\($0) " } ?? "")
    line += predicates.joined(separator: " or ") + ": "
    return line + pattern.parts.map { clause(of: $0, rule, rules) }.joined(separator: ", ")
  }

  private static func clause(of part: RulePattern.Part, _ rule: CompiledRule, _ rules: RuleSet) -> String {
    var place = part.role.map { part.isInside && $0 == .circumstance ? "a phrase" : "the \($0)" } ?? "a phrase"
    if part.isInside { place += " in it" }
    if let preposition = part.preposition, preposition != .none {
      place += " after ‘\(rules.words.string(preposition))’"
    }
    var filler = part.lemmas.map { "‘\(rules.words.string($0))’" }.joined(separator: " or ")
    if filler.isEmpty { filler = name(of: part.types) }
    var slot = ""
    if let number = part.slot, rule.rule.slots.indices.contains(number) {
      let name = rule.rule.slots[number].name
      let isSame = !part.isInside && part.role.map { name == "\($0)" } == true
      slot = isSame ? "" : " (its \(name))"
    }
    return "\(filler) as \(place)\(slot)" + (part.isOptional ? ", if there" : "")
  }

  private static func name(of types: FillerTypes) -> String {
    let type = SlotType.allCases.first { FillerTypes($0) == types } ?? .any
    switch type {
    case .any: return "anything"
    case .organization, .event: return "an \(type)"
    case .money: return "a sum of money"
    default: return "a \(type)"
    }
  }
}
