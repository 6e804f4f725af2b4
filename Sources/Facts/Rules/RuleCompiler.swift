import Documents
import Language
import Rules
import Text

/// Compiles rules by reading their examples with the same analysis that reads the text.
///
/// The pattern of an example is the fact of it that has every slot among its arguments; what the example leaves unmarked
/// must be there too. Takes time linear in the examples. One for each thread: it owns an analyser.
package struct RuleCompiler {
  private var analyzer: Analyzer
  private var extractor: FactExtractor

  package init() throws {
    analyzer = try Analyzer()
    extractor = FactExtractor(rules: RuleSet())
  }

  /// The words that rule files may use.
  package static let vocabulary = RuleVocabulary(
    roles: Argument.Role.allCases.map { String(describing: $0) }, prepositions: Grammar.bundled.prepositions,
    modalities: Fact.Modality.allCases.filter { $0 != .asserted }.map { String(describing: $0) })

  private static let roles = Dictionary(
    uniqueKeysWithValues: Argument.Role.allCases.map { (String(describing: $0), $0) })

  static func role(named name: String) -> Argument.Role? { roles[name] }

  /// Reads and compiles a file into a set; what has a mistake is left out and reported.
  package mutating func compile(_ bytes: [UInt8], path: String, into rules: inout RuleSet) -> [Diagnostic] {
    var reader = RuleReader(vocabulary: RuleCompiler.vocabulary, path: path)
    let file = reader.read(bytes)
    let drafts = file.rules.map { draft(of: $0, path: path) }
    let shapes = file.questions.map { self.shapes(of: $0) }
    return RuleCompiler.insert(drafts, shapes, of: file, path: path, into: &rules)
  }

  /// Compiles one rule into a set, with the words that mean the same in its file.
  package mutating func compile(
    _ rule: Rule, synonyms: [[String]], path: String, into rules: inout RuleSet
  ) -> [Diagnostic] {
    var file = RuleFile()
    file.synonyms = synonyms
    return RuleCompiler.insert([draft(of: rule, path: path)], [], of: file, path: path, into: &rules)
  }

  /// The examples of a rule read; the expensive part of compiling, of which threads can do one each.
  package mutating func draft(of rule: Rule, path: String) -> RuleDraft {
    var draft = RuleDraft(rule: rule)
    for example in rule.examples {
      for reading in example.template.readings {
        if example.isCounterExample {
          let facts = facts(of: reading)
          draft.counterFacts += facts.facts.compactMap { RuleDraft.ExampleFact($0, reading, facts) }
          continue
        }
        do throws(Diagnostic) {
          draft.facts.append(try fact(of: reading, example, path: path))
        } catch {
          draft.diagnostics.append(error)
          break
        }
      }
    }
    return draft
  }

  /// Takes the drafts of a file's rules and questions into a set; the mistakes of the file, and those found on the way.
  package static func insert(
    _ drafts: [RuleDraft], _ shapes: [[QuestionShape]], of file: RuleFile, path: String, into rules: inout RuleSet
  ) -> [Diagnostic] {
    var diagnostics = file.diagnostics
    var leftOut = file.leftOut
    for draft in drafts {
      guard draft.diagnostics.isEmpty else {
        diagnostics += draft.diagnostics
        leftOut.insert(draft.rule.name)
        continue
      }
      do throws(Diagnostic) {
        rules.insert(try draft.compiled(into: &rules, synonyms: file.synonyms, path: path))
      } catch {
        diagnostics.append(error)
        leftOut.insert(draft.rule.name)
      }
    }
    // What is wrong with a rule was said already.
    for (question, shapes) in zip(file.questions, shapes) where !leftOut.contains(question.fact) {
      do throws(Diagnostic) {
        rules.insert(try CompiledQuestion(question, shapes, in: rules, path: path))
      } catch {
        diagnostics.append(error)
      }
    }
    return diagnostics.sorted { $0.line < $1.line }
  }

  mutating func analyze(question: String) -> (document: Document, analysis: Analysis) {
    analyzer.analyze(question: question)
  }

  /// Facts of a sentence, as text is read.
  mutating func facts(of reading: Template.Reading) -> DocumentFacts {
    let text = Array(reading.sentence.utf8)
    let block = Block(kind: .paragraph, range: ByteRange(0..<text.count))
    let document = Document(id: "", text: text, blocks: [block])
    return extractor.facts(in: analyzer.analyze(document), document: document)
  }

  /// The fact that holds every slot; of several the one with the fewest of them inside other phrases, then the fewest
  /// arguments besides.
  private mutating func fact(
    of reading: Template.Reading, _ example: Rule.Example, path: String
  ) throws(Diagnostic) -> RuleDraft.ExampleFact {
    let facts = facts(of: reading)
    var best: RuleDraft.ExampleFact?
    for fact in facts.facts {
      guard let found = RuleDraft.ExampleFact(fact, reading, facts) else { continue }
      func price(_ fact: RuleDraft.ExampleFact) -> (Int, Int) {
        (fact.arguments.count { $0.isInside }, fact.arguments.count)
      }
      if best.map({ price(found) < price($0) }) ?? true { best = found }
    }
    if let best { return best }
    throw Diagnostic(
      .error, "no fact of this example has all of its slots", example.place, path: path,
      hint: RuleCompiler.advice(on: reading, facts))
  }

  /// What the sentence was read as, which slots are where, and what to write instead.
  private static func advice(on reading: Template.Reading, _ facts: DocumentFacts) -> String {
    let document = Document(id: "", text: Array(reading.sentence.utf8), blocks: [])
    let text = FactText(facts, document: document)
    guard !facts.facts.isEmpty else { return "no fact was read from it; write a whole sentence" }
    func line(of fact: Fact) -> String {
      let arguments = fact.arguments.map { "\($0.role): \(text.words($0.tokens))" }
      return "\(text.string(fact.predicate))(\(arguments.joined(separator: ", ")))"
    }
    func clause(of slot: Template.Reading.Slot) -> Fact? {
      facts.facts.first { $0.arguments.contains { RuleDraft.head(of: $0, facts, isIn: slot) } }
    }
    let lost = reading.slots.filter { clause(of: $0) == nil }.map { "‘\($0.name)’" }
    guard lost.isEmpty else {
      return "it was read as " + facts.facts.prefix(4).map(line).joined(separator: " and ")
        + "; no argument of these is headed by " + lost.joined(separator: " or ")
        + "; say it in one clause, or write the fact with ‘when’"
    }
    let places = reading.slots.compactMap { slot in clause(of: slot).map { "‘\(slot.name)’ in \(line(of: $0))" } }
    return "it was read as several clauses, with " + places.joined(separator: " and ")
      + "; a rule looks at one: write a rule for each, one of which looks for what the other derives"
  }
}

extension Diagnostic {
  /// At a place of a rule file.
  init(_ severity: Severity, _ message: String, _ place: LinePlace, path: String, hint: String = "") {
    self.init(
      severity, message, path: path, line: place.line, column: place.line > 0 ? place.column : 0, width: place.width,
      source: place.source, hint: hint)
  }
}
