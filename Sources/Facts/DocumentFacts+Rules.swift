import Language
import Text

extension DocumentFacts {
  /// Adds what the rules derive, behind the facts that the text states, sentence by sentence.
  mutating func derive(_ matcher: RuleMatcher) {
    guard !matcher.rules.isEmpty else { return }
    var words = RuleWords(matcher.rules, symbols: analysis.symbols.count)
    let classes = facts.map { words.word($0.predicateClass, in: analysis.symbols) }
    var derived: [Fact] = []
    var first = 0
    while first < facts.count {
      // Facts stand in the order of their sentences.
      var end = first + 1
      while end < facts.count, facts[end].sentence == facts[first].sentence { end += 1 }
      defer { first = end }
      guard classes[first..<end].contains(where: matcher.rules.looks) else { continue }
      let views = (first..<end).map { view(of: facts[$0], classes[$0], &words) }
      for derivation in matcher.derivations(from: views) {
        derived.append(fact(of: derivation, from: facts[first + derivation.fact], matcher.rules))
      }
    }
    facts += derived
  }

  private func view(of fact: Fact, _ predicateClass: Symbol, _ words: inout RuleWords) -> RuleView {
    let arguments = fact.arguments.enumerated().map { number, argument in
      let head = analysis.tokens[Int(argument.head)]
      let kind = argument.entity.flatMap { entities.indices.contains(Int($0)) ? entities[Int($0)].kind : nil }
      let quantity = argument.quantity.flatMap {
        analysis.quantities.indices.contains(Int($0)) ? analysis.quantities[Int($0)].kind : nil
      }
      return RuleView.Argument(
        number: number, role: argument.role, preposition: words.word(argument.preposition, in: analysis.symbols),
        lemma: argument.fact == nil ? words.word(argument.lemma, in: analysis.symbols) : .none, head: argument.head,
        types: argument.fact == nil
          ? .of(kind: kind, head: head.upos, hasTime: argument.time != nil, quantity: quantity) : [],
        isNumber: head.upos == .num)
    }
    return RuleView(
      predicateClass: predicateClass, predicateToken: fact.predicateToken, isNegative: fact.polarity == .negative,
      modality: fact.modality, arguments: arguments)
  }

  private mutating func fact(of derivation: Derivation, from original: Fact, _ rules: RuleSet) -> Fact {
    var fact = original
    let name = rules.rules[derivation.rule].rule.name
    fact.predicate = analysis.symbols.intern(name)
    fact.predicateClass = analysis.symbols.intern(Grammar.bundled.normalClass(of: name))
    fact.particle = .none
    fact.construction = .rule
    fact.rule = fact.predicate
    fact.polarity = derivation.isNegative ? .negative : .affirmative
    fact.modality = derivation.modality
    fact.arguments = derivation.arguments.map { moved in
      var argument = original.arguments[moved.number]
      argument.role = moved.role
      if !moved.keepsPreposition { argument.preposition = .none }
      return argument
    }
    return fact
  }
}
