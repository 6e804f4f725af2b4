import Facts
import Language
import RuleFuzzing
import Rules
import Testing
import Text

@Suite("Rules")
struct RuleTests {
  @Test("The shipped rules read without a diagnostic, and every example does what it says")
  func shippedRules() throws {
    var compiler = try RuleCompiler()
    let files = EnglishModel.files(below: "rules/")
    #expect(!files.isEmpty)
    for file in files {
      var rules = RuleSet()
      #expect(compiler.compile(Array(file.bytes), path: file.name, into: &rules).isEmpty)
      let (count, failures) = compiler.test(rules, path: file.name)
      #expect(count > 0)
      #expect(failures.isEmpty, "\(failures)")
    }
  }

  private func compiled(_ source: String) throws -> RuleSet {
    var compiler = try RuleCompiler()
    var rules = RuleSet()
    let diagnostics = compiler.compile(Array(source.utf8), path: "", into: &rules)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    return rules
  }

  @Test("A fact derived by one rule feeds another, and a circle of rules ends")
  func rounds() throws {
    let rules = try compiled(
      """
      fact coach(agent, patient)
        "[agent: Ana Costa] is the coach of the [patient: team]"
        "[agent: Ana Costa] admires the [patient: team]"
      fact admire(agent, patient)
        "[agent: Ana Costa] coaches the [patient: team]"
      """)
    let lines = try FactReading("Maria Silva is the coach of the team.", rules: rules).lines
    #expect(lines.filter { $0 == "coach agent=Maria Silva, patient=the team" }.count == 1, "\(lines)")
    #expect(lines.filter { $0 == "admire agent=Maria Silva, patient=the team" }.count == 1, "\(lines)")
  }

  /// A rule, a sentence, and the fact that the rule derives from it; nil for none.
  static let derivations: [(rule: String, sentence: String, fact: String?)] = [
    (
      "fact mediation(agent: party, event)\n \"[agent: Russia] mediated the [event: ceasefire]\"",
      "The talks were brokered by Turkey.", "mediation agent=Turkey, patient=The talks"
    ),
    (
      "fact deal(agent, patient)\n \"[agent: Ada] {signed|initialled} the [patient: deal]\"",
      "Pedro Costa initialled the agreement.", "deal agent=Pedro Costa, patient=the agreement"
    ),
    (
      "synonyms sign, rubber-stamp\nfact deal(agent, patient)\n \"[agent: Ada] signed the [patient: deal]\"",
      "Pedro Costa signed the agreement.", "deal agent=Pedro Costa, patient=the agreement"
    ),
    (
      "fact sale(agent, patient, price as quantity: money)\n when sell(agent, patient, for: price?)",
      "Pedro Costa sold the mill for 40,000 dollars.",
      "sale agent=Pedro Costa, patient=the mill, quantity=40,000 dollars"
    ),
    (
      "fact sale(agent, patient, price as quantity: money)\n when sell(agent, patient, for: price)",
      "Pedro Costa sold the mill.", nil
    ),
    (
      "fact owner(agent, patient)\n when be(agent, attribute: \"owner|holder\", possessor: patient)",
      "Maria Silva is the holder of the licence.", "owner agent=Maria Silva, patient=the licence"
    ),
    (
      "fact lose(agent: party, patient)\n \"[agent: Norway] failed to win the [patient: match]\"",
      "Brazil failed to win the cup.", "lose agent=Brazil, patient=the cup"
    ),
    (
      "fact lose(agent: party, patient)\n \"[agent: Norway] failed to win the [patient: match]\"",
      "Brazil won the cup.", nil
    ),
    (
      "fact sing(agent: person)\n \"[agent: Ada Park] performed\"", "Brazil performed.", nil
    ),
    (population, "Malta had a population of about 519,000.", "population agent=Malta, patient=about 519,000"),
    (population, "Malta has 519,000 inhabitants.", "population agent=Malta, patient=519,000"),
    (population, "Malta has a debt of 519,000.", nil),
    (population, "Malta has a population of farmers.", nil),
    (
      "fact agree(agent: party, companion: party)\n \"[agent: Norway] signed a deal with [companion: Sweden]\"",
      "A deal with Peru and Chile was signed by Brazil.", "agree agent=Brazil, companion=Chile, companion=Peru"
    ),
    (meeting, "Pedro Costa ran into the mayor.", "encounter agent=Pedro Costa, companion=the mayor"),
    (meeting, "Pedro Costa ran into a wall.", nil),
    (meeting, "On Monday the old man ran into the wall of a barn.", nil),
    (
      "fact establish(agent, patient)\n when be(agent, attribute: \"founder\", possessor: patient)\n"
        + " not \"[agent: Ada Park] is the owner of [patient: the mill]\"",
      "Pedro Costa is the founder and owner of the mill.", "establish agent=Pedro Costa, patient=the mill"
    ),
  ]

  private static let population = """
    fact population(place as agent: place, count as patient: quantity)
      "[place: Porto] has a population of [count: 200,000]"
      "[place: Porto] has [count: 200,000] inhabitants"
    """

  private static let meeting = """
    fact encounter(agent: party, companion)
      "[agent: The minister] ran into [companion: the rebels]"
      not "[agent: The minister] ran into a wall"
    """

  @Test("A counter-example in which nothing but slots stands is told of by the test")
  func counterExampleWithoutWords() throws {
    let rules = try compiled(
      """
      fact encounter(agent: party, companion)
        "[agent: The minister] ran into [companion: the rebels]"
        not "[agent: The minister] ran into [companion: the wall]"
      """)
    var compiler = try RuleCompiler()
    let failures = compiler.test(rules, path: "").failures
    #expect(failures.map(\.message) == ["the rule ‘encounter’ holds of this counter-example"])
    #expect(failures.allSatisfy { $0.hint.contains("unmarked") })
  }

  @Test("Slots in two clauses are told of with the clause of each")
  func twoClauses() throws {
    var compiler = try RuleCompiler()
    var rules = RuleSet()
    let source = "fact sale(agent, patient)\n \"[agent: Ada Park] spoke and [patient: the mill] fell\""
    let diagnostics = compiler.compile(Array(source.utf8), path: "", into: &rules)
    #expect(diagnostics.map(\.message) == ["no fact of this example has all of its slots"])
    #expect(diagnostics.allSatisfy { $0.hint.contains("‘agent’ in speak") && $0.hint.contains("‘patient’ in fall") })
  }

  @Test("A rule derives its fact from other wordings, and none where it does not fit", arguments: derivations)
  func derives(_ row: (rule: String, sentence: String, fact: String?)) throws {
    let reading = try FactReading(row.sentence, rules: try compiled(row.rule))
    let derived = zip(reading.lines, reading.constructions).filter { $0.1 == .rule }.map(\.0)
    #expect(derived == (row.fact.map { [$0] } ?? []), "\(reading.lines)")
  }

  @Test("Rule files drawn at random compile or are diagnosed, and their examples can be tried")
  func randomFiles() throws {
    var generator = RuleGenerator(seed: 7)
    var compiler = try RuleCompiler()
    var count = 0
    for _ in 0..<60 {
      var rules = RuleSet()
      let diagnostics = compiler.compile(generator.file(), path: "random", into: &rules)
      #expect(diagnostics.allSatisfy { !$0.message.isEmpty && $0.path == "random" })
      #expect(compiler.test(rules, path: "random").failures.allSatisfy { $0.line > 0 })
      _ = rules.notes
      count += rules.rules.count
    }
    #expect(count > 0)
  }

  @Test("Rules that feed one another, and a chain that is cut, are told of")
  func notes() throws {
    let circle = try compiled(
      """
      fact coach(agent, patient)
        "[agent: Ana Costa] trains the [patient: team]"
      fact train(agent, patient)
        "[agent: Ana Costa] coaches the [patient: team]"
      """)
    #expect(circle.notes.map(\.message) == ["the rules ‘coach’ and ‘train’ feed one another"])
    let verbs = ["paint", "clean", "open", "carry", "break", "repair"]
    var source = ""
    for (verb, next) in zip(verbs, verbs.dropFirst()) {
      source += "fact \(next)(agent, patient)\n  when \(verb)(agent, patient)\n"
    }
    #expect(try compiled(source).notes.map(\.message) == ["‘clean’ begins a chain of 5 rules"])
  }

  @Test("A later file's rule of a name takes the place of the earlier one")
  func overrides() throws {
    var compiler = try RuleCompiler()
    var rules = RuleSet()
    for (path, verb) in [("a", "sang"), ("b", "danced")] {
      let source = "fact perform(agent)\n \"[agent: The old man] \(verb)\""
      #expect(compiler.compile(Array(source.utf8), path: path, into: &rules).isEmpty)
    }
    #expect(rules.rules.count == 1)
    #expect(rules.rules.first?.path == "b")
    #expect(rules.rules.first?.overridden == ["a"])
    #expect(try FactReading("The girl sang.", rules: rules).constructions == [.active])
    #expect(try FactReading("The girl danced.", rules: rules).constructions == [.active, .rule])
  }

  @Test("A question rule needs slots of its rule, and its rule's name spelled right")
  func questions() throws {
    let rule = "fact mediation(agent: party, event)\n \"[agent: Russia] mediated the [event: talks]\"\n"
    let rules = try compiled(rule + "question \"who mediated [event]\" asks mediation(agent?, event)")
    #expect(rules.questions.map(\.hole) == [.agent])
    var compiler = try RuleCompiler()
    var set = RuleSet()
    for (line, message) in [
      ("question \"who mediated [event]\" asks mediaton(agent?, event)", "there is no rule ‘mediaton’"),
      ("question \"who mediated [evnt]\" asks mediation(agent?, evnt)", "‘mediation’ has no slot ‘evnt’"),
    ] {
      #expect(compiler.compile(Array((rule + line).utf8), path: "", into: &set).map(\.message) == [message])
    }
  }
}
