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
      let derivations = matcher.derivations(from: views) { fact, argument in
        inside(facts[first + fact].arguments[argument], argument, &words)
      }
      for derivation in derivations {
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

  /// The phrases inside an argument.
  private func inside(_ outer: Argument, _ number: Int, _ words: inout RuleWords) -> [RuleView.Argument] {
    guard outer.fact == nil, outer.tokens.contains(outer.head) else { return [] }
    return innerPhrases(of: outer).map { inner in
      let head = analysis.tokens[Int(inner.head)]
      let quantity = quantity(in: inner.tokens).map { analysis.quantities[$0].kind }
      return RuleView.Argument(
        number: number, role: inner.role,
        preposition: words.word(inner.marker.map { analysis.tokens[Int($0)].lower } ?? .none, in: analysis.symbols),
        lemma: words.word(head.lemma, in: analysis.symbols), head: inner.head,
        types: .of(
          kind: entity(of: inner.head).map { entities[$0].kind }, head: head.upos,
          hasTime: analysis.times.contains { $0.tokens.overlaps(inner.tokens) }, quantity: quantity),
        isNumber: head.upos == .num, inner: inner)
    }
  }

  /// The phrases inside an argument, by the tree of its sentence.
  func innerPhrases(of outer: Argument) -> [InnerPhrase] {
    let sentence = analysis.sentences[analysis.sentence(of: outer.head)]
    return InnerPhrase.phrases(
      of: outer.head, in: outer.tokens, parent: { analysis.head(of: $0, in: sentence) ?? -1 },
      relation: { analysis.tokens[Int($0)].relation })
  }

  private func entity(of head: TokenIndex) -> Int? { entities.firstIndex { $0.mentions.contains(head) } }

  private func quantity(in tokens: Range<TokenIndex>) -> Int? {
    analysis.quantities.firstIndex { $0.tokens.overlaps(tokens) }
  }

  /// The argument of a derived fact that stood inside another.
  private func argument(of inner: InnerPhrase, _ role: Argument.Role) -> Argument {
    var argument = Argument(
      role: role, head: inner.head, tokens: inner.tokens,
      preposition: inner.marker.map { analysis.tokens[Int($0)].lower } ?? .none,
      entity: entity(of: inner.head).map { Int32($0) })
    argument.lemma = analysis.tokens[Int(inner.head)].lemma
    argument.quantity = quantity(in: inner.tokens).map { Int32($0) }
    return argument
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
      var argument = moved.inner.map { self.argument(of: $0, moved.role) } ?? original.arguments[moved.number]
      argument.role = moved.role
      if !moved.keepsPreposition { argument.preposition = .none }
      return argument
    }
    return fact
  }
}
