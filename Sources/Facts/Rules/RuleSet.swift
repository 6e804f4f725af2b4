import Language
import Rules
import Text

/// The rules in force, compiled, found by the predicate they look for and a word that they ask for.
package struct RuleSet: Sendable {
  /// By name; no two have the same.
  package private(set) var rules: [CompiledRule] = []
  package private(set) var questions: [CompiledQuestion] = []
  /// The words that patterns ask for, folded.
  private(set) var words = SymbolTable()
  /// The class of the predicate that each rule derives.
  private(set) var derivedClasses: [Symbol] = []
  private var patterns: [RulePattern] = []
  /// From a predicate and a word, `key(_:_:)`, to the patterns that ask for both, those with the most parts first.
  private var patternsByKey: [UInt64: [Int32]] = [:]
  /// Whether any pattern asks for a predicate, by its symbol.
  private var isAskedFor: [Bool] = []
  private var numbers: [String: Int] = [:]
  /// By the verb that a rule is named after: "mediate" for `mediate` and `mediation`.
  private var numbersOfVerb: [String: [Int]] = [:]

  /// No rule at all.
  package init() {}

  package var isEmpty: Bool { rules.isEmpty }

  /// How many patterns the examples gave.
  package var patternCount: Int { patterns.count }

  package func rule(named name: String) -> CompiledRule? { numbers[name].map { rules[$0] } }

  /// The rules whose facts a question with that verb asks for.
  package func rules(forVerb verb: String) -> [CompiledRule] { (numbersOfVerb[verb] ?? []).map { rules[$0] } }

  /// Takes a rule in; one of the same name gives way. Amortised O(patterns of the rule), O(all) where one gives way.
  mutating func insert(_ rule: CompiledRule) {
    if let number = numbers[rule.rule.name] {
      var rule = rule
      if rules[number].path != rule.path { rule.overridden = rules[number].overridden + [rules[number].path] }
      rules[number] = rule
      derivedClasses[number] = derivedClass(of: rule)
      rebuild()
    } else {
      numbers[rule.rule.name] = rules.count
      numbersOfVerb[Grammar.bundled.verb(of: rule.rule.name), default: []].append(rules.count)
      rules.append(rule)
      derivedClasses.append(derivedClass(of: rule))
      index(rules.count - 1)
    }
  }

  /// Takes a question in; one of the same words gives way.
  mutating func insert(_ question: CompiledQuestion) {
    questions.removeAll { $0.question.template == question.question.template }
    questions.append(question)
  }

  /// Takes a rule out with the questions that ask for it; false where there is none of that name.
  package mutating func remove(named name: String) -> Bool {
    guard let number = numbers[name] else { return false }
    rules.remove(at: number)
    derivedClasses.remove(at: number)
    questions.removeAll { $0.question.fact == name }
    numbers = [:]
    numbersOfVerb = [:]
    for (number, rule) in rules.enumerated() {
      numbers[rule.rule.name] = number
      numbersOfVerb[Grammar.bundled.verb(of: rule.rule.name), default: []].append(number)
    }
    rebuild()
    return true
  }

  /// The symbol of a word for patterns to ask for.
  mutating func intern(_ word: some Sequence<UInt8>) -> Symbol {
    var folded: [UInt8] = []
    Array(word).withUnsafeBufferPointer { Folding.fold($0, into: &folded) }
    return words.intern(folded)
  }

  /// Whether any rule looks at facts of that predicate.
  package func looks(for predicate: Symbol) -> Bool {
    predicate.rawValue < isAskedFor.count && isAskedFor[Int(predicate.rawValue)]
  }

  /// Calls `body` with the patterns that a fact of that predicate and with those words in its arguments may fit.
  func forEachPattern(of fact: RuleView, _ body: (RulePattern) -> Void) {
    guard looks(for: fact.predicateClass) else { return }
    func call(_ word: Symbol) {
      guard let found = patternsByKey[RuleSet.key(fact.predicateClass, word)] else { return }
      for number in found { body(patterns[Int(number)]) }
    }
    for argument in fact.arguments where argument.lemma != .none { call(argument.lemma) }
    call(.none)
  }

  private static func key(_ predicate: Symbol, _ word: Symbol) -> UInt64 {
    UInt64(predicate.rawValue) << 32 | UInt64(word.rawValue)
  }

  private mutating func derivedClass(of rule: CompiledRule) -> Symbol {
    intern(Grammar.bundled.normalClass(of: rule.rule.name).utf8)
  }

  private mutating func rebuild() {
    patterns = []
    patternsByKey = [:]
    isAskedFor = []
    for number in rules.indices { index(number) }
  }

  private mutating func index(_ rule: Int) {
    for var pattern in rules[rule].patterns {
      pattern.rule = rule
      let number = Int32(patterns.count)
      patterns.append(pattern)
      let required = pattern.parts.first { !$0.isOptional && !$0.lemmas.isEmpty }?.lemmas ?? [.none]
      for predicate in pattern.predicates {
        while isAskedFor.count <= Int(predicate.rawValue) { isAskedFor.append(false) }
        isAskedFor[Int(predicate.rawValue)] = true
        for word in required { add(number, under: RuleSet.key(predicate, word)) }
      }
    }
  }

  private mutating func add(_ number: Int32, under key: UInt64) {
    let size = patterns[Int(number)].parts.count
    var list = patternsByKey[key] ?? []
    list.insert(number, at: list.firstIndex { patterns[Int($0)].parts.count < size } ?? list.count)
    patternsByKey[key] = list
  }
}
