import Documents
import Language
import Rules
import Text

/// Compiles rules by reading their examples with the same analysis that reads the text, and tries them on these.
///
/// The pattern of an example is the fact of it that has every slot among its arguments; what the example leaves unmarked
/// must be there too. Takes time linear in the examples.
package struct RuleCompiler {
  private var analyzer: Analyzer
  private var extractor: FactExtractor

  package init() throws {
    analyzer = try Analyzer()
    extractor = FactExtractor(rules: RuleSet())
  }

  /// The rules that the binary brings, compiled once.
  package static let bundled: RuleSet = {
    guard var compiler = try? RuleCompiler() else { return RuleSet() }
    return compiler.compile(Array(EnglishModel.bytes(of: "rules/news.rules")), path: "news.rules").rules
  }()

  /// Reads and compiles a file; rules with a mistake are left out and reported.
  package mutating func compile(
    _ bytes: [UInt8], path: String, into rules: RuleSet = RuleSet()
  ) -> (rules: RuleSet, diagnostics: [Diagnostic]) {
    var reader = RuleReader(roles: Set(Argument.Role.allCases.map { String(describing: $0) }), path: path)
    let file = reader.read(bytes)
    var rules = rules
    var diagnostics = file.diagnostics
    for rule in file.rules {
      var patterns: [FactPattern] = []
      var isSound = true
      for example in rule.examples where !example.isCounterExample {
        do throws(Diagnostic) {
          let pattern = try pattern(of: example, in: rule, path: path)
          if !patterns.contains(where: { $0.isSame(as: pattern) }) { patterns.append(pattern) }
        } catch {
          diagnostics.append(error)
          isSound = false
        }
      }
      if isSound { rules.insert(rule, patterns) }
    }
    return (rules, diagnostics.sorted { $0.line < $1.line })
  }

  /// Tries every example and counter-example of the rules; a diagnostic for each that does not do what it should.
  package mutating func test(_ rules: RuleSet, path: String) -> (count: Int, failures: [Diagnostic]) {
    var count = 0
    var failures: [Diagnostic] = []
    let matcher = RuleMatcher(rules: rules)
    for rule in rules.rules {
      for example in rule.examples {
        count += 1
        var (_, facts) = read(example)
        matcher.derive(into: &facts)
        let holds = facts.facts.contains { fact in
          fact.construction == .rule && facts.analysis.symbols.string(fact.predicate) == rule.name
            && fact.polarity == .affirmative && fact.modality == .asserted
            && fills(fact, example, facts)
        }
        guard holds == example.isCounterExample else { continue }
        failures.append(
          diagnostic(
            holds
              ? "the rule ‘\(rule.name)’ holds of this counter-example"
              : "the rule ‘\(rule.name)’ does not find this example",
            example, path))
      }
    }
    return (count, failures)
  }

  private func fills(_ fact: Fact, _ example: Rule.Example, _ facts: DocumentFacts) -> Bool {
    example.slots.allSatisfy { slot in
      fact.arguments.contains { argument in
        String(describing: argument.role) == slot.name
          && ByteRange(slot.range).contains(facts.analysis.tokens[Int(argument.head)].range.start)
      }
    }
  }

  private mutating func read(_ example: Rule.Example) -> (document: Document, facts: DocumentFacts) {
    let text = Array(example.sentence.utf8)
    let block = Block(kind: .paragraph, range: ByteRange(0..<text.count))
    let document = Document(id: "", text: text, blocks: [block])
    return (document, extractor.facts(in: analyzer.analyze(document), document: document))
  }

  private mutating func pattern(of example: Rule.Example, in rule: Rule, path: String) throws(Diagnostic) -> FactPattern
  {
    let facts = read(example).facts
    var best: FactPattern?
    for fact in facts.facts {
      guard let pattern = pattern(of: fact, example, rule, facts) else { continue }
      // Of several facts the one that asks for least besides the slots.
      if best == nil || pattern.parts.count < best?.parts.count ?? 0 { best = pattern }
    }
    if let best { return best }
    let readings = facts.facts.map {
      FactText(facts, document: Document(id: "", text: Array(example.sentence.utf8), blocks: [])).line($0)
    }
    throw diagnostic(
      "no fact of this example joins all of its slots", example, path,
      readings.isEmpty ? "write a whole sentence" : "it reads as: " + readings.joined(separator: "; "))
  }

  private func pattern(
    of fact: Fact, _ example: Rule.Example, _ rule: Rule, _ facts: DocumentFacts
  ) -> FactPattern? {
    var parts: [FactPattern.Part] = []
    var filled = Set<String>()
    for argument in fact.arguments {
      guard argument.fact == nil else { continue }
      let start = facts.analysis.tokens[Int(argument.head)].range.start
      let marked = example.slots.first { ByteRange($0.range).contains(start) }
      let role = marked.flatMap { slot in Argument.Role.allCases.first { String(describing: $0) == slot.name } }
      if let marked, filled.contains(marked.name) { continue }
      if let marked { filled.insert(marked.name) }
      // "by" marks the agent of a passive, and nothing else.
      let preposition = argument.role == .agent ? [] : Array(facts.analysis.symbols.bytes(of: argument.preposition))
      parts.append(
        FactPattern.Part(
          role: argument.role, preposition: preposition, slot: role,
          type: rule.slots.first { $0.name == marked?.name }?.type ?? .any,
          lemma: Array(facts.analysis.symbols.bytes(of: argument.lemma))))
    }
    guard filled.count == example.slots.count, fact.polarity == .affirmative else { return nil }
    // A slot inside an unmarked argument would ask for the words of the example.
    return FactPattern(
      predicateClass: Array(facts.analysis.symbols.bytes(of: fact.predicateClass)), parts: parts, rule: 0)
  }

  private func diagnostic(
    _ message: String, _ example: Rule.Example, _ path: String, _ hint: String = ""
  ) -> Diagnostic {
    Diagnostic(
      .error, message, path: path, line: example.line, column: example.column, width: example.sentence.count + 2,
      source: example.source, hint: hint)
  }
}

extension FactPattern {
  /// The same but for the number of its rule.
  fileprivate func isSame(as other: FactPattern) -> Bool {
    predicateClass == other.predicateClass && parts.count == other.parts.count
      && zip(parts, other.parts).allSatisfy {
        $0.role == $1.role && $0.preposition == $1.preposition && $0.slot == $1.slot && $0.type == $1.type
          && ($0.slot != nil || $0.lemma == $1.lemma)
      }
  }
}
