import Rules
import Text

extension RuleCompiler {
  /// Tries every example and counter-example of a file's rules; a diagnostic for each that does not do what it should.
  package mutating func test(_ rules: RuleSet, path: String) -> (count: Int, failures: [Diagnostic]) {
    var count = 0
    var failures: [Diagnostic] = []
    let matcher = RuleMatcher(rules: rules)
    for compiled in rules.rules where compiled.path == path {
      for example in compiled.rule.examples {
        for reading in example.template.readings {
          count += 1
          let holds = holds(compiled, of: reading, matcher)
          guard holds == example.isCounterExample else { continue }
          var hints = example.template.readingCount > 1 ? ["as “\(reading.sentence)”"] : []
          if !holds, rules.findsOnlyKnown(compiled.rule.name) {
            hints.append("it is read as \(compiled.rule.name) already; the rule adds nothing")
          } else if !holds, !compiled.exclusions.isEmpty {
            var open = compiled
            open.exclusions = []
            var others = rules
            others.insert(open)
            if self.holds(open, of: reading, RuleMatcher(rules: others)) {
              hints.append("one of its counter-examples keeps it out")
            }
          }
          if holds { hints.append("leave unmarked what makes the difference; the rule then passes over it") }
          failures.append(
            Diagnostic(
              .error,
              holds
                ? "the rule ‘\(compiled.rule.name)’ holds of this counter-example"
                : "the rule ‘\(compiled.rule.name)’ does not find this example", example.place, path: path,
              hint: hints.joined(separator: "; ")))
        }
      }
    }
    return (count, failures)
  }

  /// Whether the rule derives a fact from the sentence, asserted, with the slots as marked.
  private mutating func holds(_ compiled: CompiledRule, of reading: Template.Reading, _ matcher: RuleMatcher) -> Bool {
    var facts = facts(of: reading)
    facts.derive(matcher)
    return facts.facts.contains { fact in
      fact.construction == .rule && facts.analysis.symbols.string(fact.predicate) == compiled.rule.name
        && fact.polarity == .affirmative && fact.modality == .asserted
        && reading.slots.allSatisfy { slot in
          guard let number = compiled.rule.slots.firstIndex(where: { $0.name == slot.name }) else { return false }
          return fact.arguments.contains {
            $0.role == compiled.roles[number] && RuleDraft.head(of: $0, facts, isIn: slot)
          }
        }
    }
  }
}
