import Language
import Rules
import Text

/// A rule on its way into a set: its examples read, but no symbols given out yet.
package struct RuleDraft: Sendable {
  var rule: Rule
  var facts: [ExampleFact] = []
  /// Of the counter-examples all facts that have every slot.
  var counterFacts: [ExampleFact] = []
  var diagnostics: [Diagnostic] = []

  /// The fact that an example's sentence states, with its slots.
  struct ExampleFact: Sendable {
    struct Argument: Sendable {
      var role: Facts.Argument.Role
      var preposition: [UInt8]
      var lemma: [UInt8]
      /// The slot whose words it is; nil for unmarked words.
      var slot: String?
      /// It stands inside the last argument before it that does not.
      var isInside = false
    }

    /// With its particle behind `_`.
    var predicate: [UInt8]
    var predicateClass: [UInt8]
    var isNegative: Bool
    var modality: Fact.Modality
    var arguments: [Argument] = []
  }

  /// The rule with its patterns, in symbols of the set; throws where a slot's role cannot be told.
  func compiled(
    into rules: inout RuleSet, synonyms: [[String]], path: String
  ) throws(Diagnostic) -> CompiledRule {
    let roles = try self.roles(path: path)
    var patterns: [RulePattern] = []
    for fact in facts {
      let pattern = pattern(of: fact, &rules, synonyms)
      if !patterns.contains(pattern) { patterns.append(pattern) }
    }
    for condition in rule.conditions {
      let pattern = pattern(of: condition, &rules, synonyms)
      if !patterns.contains(pattern) { patterns.append(pattern) }
    }
    var exclusions: [RulePattern] = []
    for fact in counterFacts where fact.arguments.contains(where: { $0.slot == nil }) {
      var exclusion = pattern(of: fact, &rules, synonyms)
      let isAboutSame = patterns.contains(where: exclusion.mayTakeAll)
      exclusion.isNegative = false
      exclusion.modality = nil
      if isAboutSame, !exclusions.contains(exclusion) { exclusions.append(exclusion) }
    }
    return CompiledRule(
      rule: rule, roles: roles, path: path, patterns: patterns, exclusions: exclusions, synonyms: synonyms)
  }

  /// What each slot is in the derived fact: its `as`, its name, or what it is in the first example or condition.
  private func roles(path: String) throws(Diagnostic) -> [Argument.Role] {
    var roles: [Argument.Role?] = rule.slots.map { slot in RuleCompiler.role(named: slot.role ?? slot.name) }
    for (number, slot) in rule.slots.enumerated() where roles[number] == nil {
      let inExamples = facts.lazy.compactMap { fact in
        fact.arguments.first { $0.slot == slot.name && !$0.isInside }?.role
      }
      let inConditions = rule.conditions.lazy.compactMap { condition in
        condition.arguments.first { $0.filler == .slot(slot.name) }.flatMap { RuleCompiler.role(named: $0.key) }
      }
      guard let role = inExamples.first ?? inConditions.first, !roles.contains(role) else {
        throw Diagnostic(
          .error, "the role of the slot ‘\(slot.name)’ cannot be told", rule.place, path: path,
          hint: "write it behind the slot, like: \(slot.name) as topic")
      }
      roles[number] = role
    }
    if let twice = roles.indices.first(where: { roles[..<$0].contains(roles[$0]) }) {
      throw Diagnostic(
        .error, "two slots are the \(roles[twice].map { "\($0)" } ?? "")", rule.place, path: path,
        hint: "give ‘\(rule.slots[twice].name)’ another role with ‘as’")
    }
    return roles.compactMap { $0 }
  }

  private func pattern(of fact: ExampleFact, _ rules: inout RuleSet, _ synonyms: [[String]]) -> RulePattern {
    var pattern = RulePattern(
      predicates: predicates(fact.predicate, fact.predicateClass, &rules, synonyms), parts: [],
      isNegative: fact.isNegative, modality: fact.modality == .asserted ? nil : fact.modality)
    for argument in fact.arguments {
      let slot = argument.slot.flatMap { name in rule.slots.firstIndex { $0.name == name } }
      pattern.parts.append(
        RulePattern.Part(
          role: argument.role,
          // "by" marks the agent of a passive, and nothing else.
          preposition: argument.role == .agent ? nil : rules.intern(argument.preposition), slot: slot,
          types: slot.map { FillerTypes(rule.slots[$0].type) } ?? .any,
          lemmas: slot == nil ? words(argument.lemma, &rules, synonyms) : [], isInside: argument.isInside))
    }
    return pattern
  }

  private func pattern(
    of condition: Rule.Condition, _ rules: inout RuleSet, _ synonyms: [[String]]
  ) -> RulePattern {
    let particle = condition.particle.isEmpty ? [] : [UInt8(ascii: "_")] + Array(condition.particle.utf8)
    let predicate = Array(condition.predicate.utf8) + particle
    var pattern = RulePattern(
      predicates: predicates(predicate, Array(Grammar.bundled.normalClass(of: predicate)), &rules, synonyms),
      parts: [], isNegative: condition.isNegative,
      modality: condition.modality.flatMap { name in
        Fact.Modality.allCases.first { String(describing: $0) == name }
      })
    for argument in condition.arguments {
      let role = RuleCompiler.role(named: argument.key)
      var part = RulePattern.Part(
        role: role, preposition: role == nil ? rules.intern(argument.key.utf8) : nil, slot: nil, types: .any,
        lemmas: [],
        isOptional: argument.isOptional)
      switch argument.filler {
      case .slot(let name):
        part.slot = rule.slots.firstIndex { $0.name == name }
        part.types = part.slot.map { FillerTypes(rule.slots[$0].type) } ?? .any
      case .type(let type): part.types = FillerTypes(type)
      case .words(let words):
        for word in words {
          for symbol in self.words(Array(word.utf8), &rules, synonyms) where !part.lemmas.contains(symbol) {
            part.lemmas.append(symbol)
          }
        }
      }
      pattern.parts.append(part)
    }
    return pattern
  }

  /// The class of the predicate, and those of its synonyms in the file.
  private func predicates(
    _ predicate: [UInt8], _ predicateClass: [UInt8], _ rules: inout RuleSet, _ synonyms: [[String]]
  ) -> [Symbol] {
    var found = [rules.intern(predicateClass)]
    for set in synonyms where set.contains(where: { $0.utf8.elementsEqual(predicate) }) {
      for word in set {
        let symbol = rules.intern(Grammar.bundled.normalClass(of: Array(word.utf8)))
        if !found.contains(symbol) { found.append(symbol) }
      }
    }
    return found
  }

  /// The word, and its synonyms in the file.
  private func words(_ word: [UInt8], _ rules: inout RuleSet, _ synonyms: [[String]]) -> [Symbol] {
    var found = [rules.intern(word)]
    for set in synonyms where set.contains(where: { $0.utf8.elementsEqual(word) }) {
      for other in set {
        let symbol = rules.intern(other.utf8)
        if !found.contains(symbol) { found.append(symbol) }
      }
    }
    return found
  }

  /// Whether an argument is what a slot marks: its head lies in the slot's words.
  static func head(of argument: Argument, _ facts: DocumentFacts, isIn slot: Template.Reading.Slot) -> Bool {
    argument.fact == nil
      && ByteRange(slot.range).contains(facts.analysis.tokens[Int(argument.head)].range.start)
  }
}

extension RuleDraft.ExampleFact {
  /// Nil where the fact lacks a slot.
  init?(_ fact: Fact, _ reading: Template.Reading, _ facts: DocumentFacts) {
    let symbols = facts.analysis.symbols
    predicate = Array(symbols.bytes(of: fact.predicate))
    if fact.particle != .none { predicate += [UInt8(ascii: "_")] + symbols.bytes(of: fact.particle) }
    predicateClass = Array(symbols.bytes(of: fact.predicateClass))
    isNegative = fact.polarity == .negative
    modality = fact.modality
    var filled: [String] = []
    // What is an argument itself is not looked for inside another.
    func isHeaded(_ slot: Template.Reading.Slot) -> Bool {
      fact.arguments.contains { RuleDraft.head(of: $0, facts, isIn: slot) }
    }
    for argument in fact.arguments where argument.fact == nil {
      let marked = reading.slots.first { RuleDraft.head(of: argument, facts, isIn: $0) }
      if let marked {
        // "Ann and Bob" fill one slot together.
        if filled.contains(marked.name) { continue }
        filled.append(marked.name)
      }
      arguments.append(
        Argument(
          role: argument.role, preposition: Array(symbols.bytes(of: argument.preposition)),
          lemma: Array(symbols.bytes(of: argument.lemma)), slot: marked?.name))
      for inner in facts.innerPhrases(of: argument) {
        let start = facts.analysis.tokens[Int(inner.head)].range.start
        guard let slot = reading.slots.first(where: { ByteRange($0.range).contains(start) }), slot.name != marked?.name,
          !filled.contains(slot.name), !isHeaded(slot)
        else { continue }
        filled.append(slot.name)
        let marker = inner.marker.map { facts.analysis.tokens[Int($0)].lower } ?? .none
        arguments.append(
          Argument(
            role: inner.role, preposition: Array(symbols.bytes(of: marker)), lemma: [], slot: slot.name, isInside: true)
        )
      }
    }
    guard filled.count == reading.slots.count else { return nil }
  }
}

extension CompiledQuestion {
  /// Throws where the question names a slot that its rule lacks, or a role that there is not.
  init(
    _ question: QuestionRule, _ shapes: [QuestionShape], in rules: RuleSet, path: String
  ) throws(Diagnostic) {
    let rule = rules.rule(named: question.fact)
    if rule == nil, let near = Suggestion.nearest(to: question.fact, among: rules.rules.map(\.rule.name)) {
      throw Diagnostic(
        .error, "there is no rule ‘\(question.fact)’", question.place, path: path, hint: "did you mean ‘\(near)’?")
    }
    var hole: Argument.Role?
    roles = []
    self.shapes = shapes
    let named = question.template.slotNames
    // In the order in which the shapes number them.
    for slot in question.slots.sorted(by: {
      named.firstIndex(of: $0.name) ?? .max < named.firstIndex(of: $1.name) ?? .max
    }) {
      let number = rule?.rule.slots.firstIndex { $0.name == slot.name }
      guard let role = number.flatMap({ rule?.roles[$0] }) ?? RuleCompiler.role(named: slot.name) else {
        let known = rule?.rule.slots.map(\.name) ?? RuleCompiler.vocabulary.roles
        throw Diagnostic(
          .error, "‘\(question.fact)’ has no slot ‘\(slot.name)’", question.place, path: path,
          hint: Suggestion.nearest(to: slot.name, among: known).map { "did you mean ‘\($0)’?" }
            ?? "one of " + known.joined(separator: ", "))
      }
      if slot.isAsked { hole = role } else { roles.append((slot.name, role)) }
    }
    self.hole = hole ?? .agent
    self.question = question
    self.path = path
    predicate = question.fact
  }
}
