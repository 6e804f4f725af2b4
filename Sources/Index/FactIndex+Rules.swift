import Facts
import Language
import Text

/// The rules in force in an index, with what matching them needs of its symbols.
struct RuleState: Sendable {
  let matcher: RuleMatcher
  /// The rules' names as symbols of the index, by number.
  let names: [Symbol]
  var words: RuleWords

  init(_ rules: RuleSet, symbols: inout SymbolTable) {
    matcher = RuleMatcher(rules: rules)
    names = rules.rules.map { compiled in
      var folded: [UInt8] = []
      var name = compiled.rule.name
      name.withUTF8 { Folding.fold($0, into: &folded) }
      return symbols.intern(folded)
    }
    words = RuleWords(rules)
  }
}

extension FactIndex {
  /// The rules in force: those that the binary brings, until others were given.
  package var rules: RuleSet { ruleState?.matcher.rules ?? RuleLibrary.bundled }

  /// Puts these rules in force and derives anew what they say of all sentences; the columns stay as they are. O(facts),
  /// a few instructions for each whose predicate no rule looks for.
  package mutating func apply(_ rules: RuleSet) {
    ruleState = RuleState(rules, symbols: &symbols)
    rederive()
  }

  /// Derives anew, after sentences were taken out.
  mutating func rederive() {
    derived = DerivedFacts()
    derive(from: 0..<Int32(sentences.count))
  }

  /// Adds what the rules derive from sentences behind all that were looked at before.
  mutating func derive(from range: Range<Int32>) {
    var state = ruleState ?? RuleState(RuleLibrary.bundled, symbols: &symbols)
    // Taken out while it grows, so that it is never copied.
    ruleState = nil
    defer { ruleState = state }
    let matcher = state.matcher
    guard !matcher.rules.isEmpty else { return }
    state.words.grow(to: symbols.count)
    for sentence in range {
      let rows = sentences[Int(sentence)].facts
      var isLookedFor = false
      for number in rows where !isLookedFor {
        let fact = facts[Int(number)]
        let predicateClass = state.words.predicateClass(fact.predicate, fact.particle, in: symbols)
        isLookedFor = matcher.rules.looks(for: predicateClass)
      }
      guard isLookedFor else { continue }
      let views = rows.map { view(of: facts[Int($0)], &state.words) }
      let derivations = matcher.derivations(from: views) { fact, argument in
        inside(facts[Int(rows.lowerBound) + fact], argument, &state.words)
      }
      for derivation in derivations {
        insert(derivation, facts[Int(rows.lowerBound) + derivation.fact], named: state.names[derivation.rule])
      }
    }
  }

  /// The arguments of a fact, whether the text states it or a rule derived it.
  package func arguments(of fact: FactRow) -> [ArgumentRow] {
    let range = Int(fact.arguments.lowerBound)..<Int(fact.arguments.upperBound)
    return fact.construction == .rule ? range.map { derived.arguments[$0] } : range.map { arguments[$0] }
  }

  /// The numbers of a sentence's derived facts: they go on behind those of the facts that the texts state.
  package func derivedNumbers(of sentence: Int32) -> Range<Int32> {
    let rows = derived.rows(of: sentence)
    return Int32(facts.count) + rows.lowerBound..<Int32(facts.count) + rows.upperBound
  }

  /// The token of the predicate of a fact that the text states, by its number; nil for one that a rule derived.
  package func statedPredicateToken(_ number: Int32) -> Int32? {
    Int(number) < facts.count ? facts.predicateToken(of: Int(number)) : nil
  }

  /// The fact of a number, whether the text states it or a rule derived it.
  package func fact(_ number: Int32) -> FactRow {
    Int(number) < facts.count ? facts[Int(number)] : derived.facts[Int(number) - facts.count]
  }

  private func view(of fact: FactRow, _ words: inout RuleWords) -> RuleView {
    let fillers = arguments[Int(fact.arguments.lowerBound)..<Int(fact.arguments.upperBound)]
    return RuleView(
      predicateClass: words.predicateClass(fact.predicate, fact.particle, in: symbols),
      predicateToken: fact.predicateToken, isNegative: fact.polarity == .negative, modality: fact.modality,
      arguments: fillers.enumerated().map { number, filler in view(of: filler, number, &words) })
  }

  private func view(of filler: ArgumentRow, _ number: Int, _ words: inout RuleWords) -> RuleView.Argument {
    let head = tokens[Int(filler.head)]
    let lemma = joinedWords[filler.head] ?? head.lemma
    let kind = filler.entity >= 0 ? entities[Int(filler.entity)].kind : nil
    let isClause = filler.fact >= 0
    return RuleView.Argument(
      number: number, role: filler.role, preposition: words.word(filler.preposition, in: symbols),
      lemma: isClause ? .none : words.word(lemma, in: symbols), head: filler.head,
      types: isClause
        ? []
        : .of(
          kind: kind, head: head.upos, hasTime: !times(in: filler.tokens).isEmpty,
          quantity: quantities(in: filler.tokens).first?.kind),
      isNumber: head.upos == .num)
  }

  /// The phrases inside an argument of a fact.
  private func inside(_ fact: FactRow, _ number: Int, _ ruleWords: inout RuleWords) -> [RuleView.Argument] {
    let outer = arguments[Int(fact.arguments.lowerBound) + number]
    guard outer.fact < 0 else { return [] }
    let sentence = sentences[Int(fact.sentence)].tokens
    let rows = tokens.rows(of: sentence)
    let first = sentence.lowerBound
    let words = outer.tokens.clamped(to: sentence)
    guard words.contains(outer.head) else { return [] }
    let phrases = InnerPhrase.phrases(
      of: outer.head, in: words,
      parent: { rows[Int($0 - first)].head < 0 ? -1 : first + Int32(rows[Int($0 - first)].head) },
      relation: { rows[Int($0 - first)].relation })
    return phrases.map { inner in
      let head = rows[Int(inner.head - first)]
      return RuleView.Argument(
        number: number, role: inner.role,
        preposition: ruleWords.word(inner.marker.map { rows[Int($0 - first)].lower } ?? .none, in: symbols),
        lemma: ruleWords.word(joinedWords[inner.head] ?? head.lemma, in: symbols), head: inner.head,
        types: .of(
          kind: head.entity >= 0 ? entities[Int(head.entity)].kind : nil, head: head.upos,
          hasTime: !times(in: inner.tokens).isEmpty, quantity: quantities(in: inner.tokens).first?.kind),
        isNumber: head.upos == .num, inner: inner)
    }
  }

  /// The argument of a derived fact that stood inside another.
  private func argument(of inner: InnerPhrase, _ role: Argument.Role, in sentence: Int32) -> ArgumentRow {
    let range = sentences[Int(sentence)].tokens
    let rows = tokens.rows(of: range)
    return ArgumentRow(
      head: inner.head, tokens: inner.tokens,
      preposition: inner.marker.map { rows[Int($0 - range.lowerBound)].lower } ?? .none,
      entity: rows[Int(inner.head - range.lowerBound)].entity, resolved: 0..<0, fact: -1, role: role)
  }

  private mutating func insert(_ derivation: Derivation, _ original: FactRow, named rule: Symbol) {
    var fact = original
    fact.rule = rule
    fact.predicate = rule
    fact.particle = .none
    fact.construction = .rule
    fact.polarity = derivation.isNegative ? .negative : .affirmative
    fact.modality = derivation.modality
    let fillers = derivation.arguments.map { moved in
      var filler =
        moved.inner.map { argument(of: $0, moved.role, in: original.sentence) }
        ?? arguments[Int(original.arguments.lowerBound) + moved.number]
      filler.role = moved.role
      if !moved.keepsPreposition { filler.preposition = .none }
      return filler
    }
    derived.append(fact, fillers)
  }
}
