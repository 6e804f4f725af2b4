import RuleFuzzing
import Rules
import Testing
import Text

@Suite("Reading rule files")
struct RuleReaderTests {
  static let vocabulary = RuleVocabulary(
    roles: ["agent", "patient", "recipient", "attribute", "place", "time", "quantity", "cause", "topic"],
    prepositions: ["for", "between", "in"], modalities: ["planned", "possible"])

  private func read(_ bytes: [UInt8]) -> RuleFile {
    var reader = RuleReader(vocabulary: RuleReaderTests.vocabulary, path: "a.rules")
    return reader.read(bytes)
  }

  private func read(_ source: String) -> RuleFile { read(Array(source.utf8)) }

  static let mistakes: [(source: String, line: Int, column: Int, message: String)] = [
    ("fact die(agnet)", 1, 10, "‘agnet’ is no role"),
    ("fact die(victim as pateint)", 1, 20, "‘pateint’ is no role"),
    ("fact win(agent, agent)", 1, 17, "two slots are named ‘agent’"),
    ("fact sing(agent: persn)", 1, 18, "‘persn’ is no type"),
    ("fact go agent", 1, 8, "expected ‘(’ and the slots"),
    ("fact go(agent", 1, 14, "expected ‘,’ or ‘)’ after a slot"),
    ("fact go(agent) \"Bob goes\"", 1, 16, "expected nothing after the slots"),
    ("fact go(agent)\n  \"[agent: Bob goes\"", 2, 4, "this slot is not closed"),
    ("fact go(agent)\n  \"[agent: Bob] goes", 2, 3, "this example is not closed"),
    ("fact go(agent)\n  \"[agent: Bob] goes\" home", 2, 23, "expected nothing after the example"),
    ("fact go(agent)\n  \"[patient: Bob] goes\"", 2, 5, "the rule ‘go’ has no slot ‘patient’"),
    ("fact go(agent)\n  \"[agent: Bob] met [agent: Ann]\"", 2, 21, "the slot ‘agent’ is filled twice"),
    ("fact go(agent)\n  \"[agent Bob] goes\"", 2, 11, "expected ‘:’ after the slot's name"),
    ("fact go(agent)\n  \"Bob goes\"", 2, 3, "this example has no slot"),
    ("fact go(agent)\n  \"[agent: ] goes\"", 2, 4, "this slot holds no words"),
    ("fact go(agent)\n  \"[agent: Bob] (has gone\"", 2, 17, "this ‘(’ is not closed"),
    ("fact go(agent)\n  \"[agent: Bob] (has) gone\"", 2, 22, "expected ‘?’ after ‘)’"),
    ("fact go(agent)\n  \"[agent: Bob] {goes|went\"", 2, 17, "this ‘{’ is not closed"),
    ("fact go(agent)\n  \"[agent: Bob] {goes|} off\"", 2, 23, "an alternative without words"),
    ("fact go(agent)\n  \"[agent: Bob] {goes} off\"", 2, 17, "these braces hold no alternatives"),
    ("fact go(agent)\n  \"[agent: Bob] goes] off\"", 2, 21, "this ‘]’ closes nothing"),
    ("fact go(agent)", 1, 1, "the rule ‘go’ has no example"),
    ("fact go(agent)\n  not \"[agent: Bob] stays\"", 1, 1, "the rule ‘go’ has no example"),
    (
      "fact go(agent)\n  \"[agent: Bob] goes\"\nfact go(agent)\n  \"[agent: Bob] left\"", 3, 1,
      "the rule ‘go’ is there already, in line 1"
    ),
    ("\"[agent: Bob] goes\"", 1, 1, "expected a rule"),
    ("fact go(agent)\n  Bob goes", 2, 3, "expected an example in quotation marks"),
    ("fact go(agent)\n  when (agent)", 2, 8, "expected a predicate after ‘when’"),
    ("fact go(agent)\n  when leave(agnet)", 2, 14, "‘agnet’ is no role and no preposition"),
    ("fact go(agent)\n  when leave(agent: whom)", 2, 21, "the rule ‘go’ has no slot ‘whom’"),
    ("fact go(agent)\n  when leave(agent, patient: agent)", 2, 20, "the slot ‘agent’ is filled twice"),
    ("fact go(agent)\n  when leave(agent", 2, 19, "expected ‘,’ or ‘)’ after an argument"),
    ("question \"who left\" go(agent?)", 1, 21, "expected ‘asks’ after the question"),
    ("question \"who left [patient]\" asks go(agent, patient)", 1, 39, "the question names no ‘agent’"),
    ("question \"who left [patient]\" asks go(patient)", 1, 10, "the question asks for none of the slots"),
    ("question \"who left [patient]\" asks go(agent?)", 1, 10, "the slot ‘patient’ is not among those of ‘go’"),
    ("synonyms buy", 1, 13, "expected ‘,’ and a second word"),
    ("", 0, 0, "holds no rule"),
    ("# nothing\n\n", 0, 0, "holds no rule"),
  ]

  @Test("A mistake has one diagnostic, at its place", arguments: mistakes)
  func diagnoses(_ mistake: (source: String, line: Int, column: Int, message: String)) throws {
    let diagnostics = read(mistake.source).diagnostics
    #expect(diagnostics.count == 1, "\(diagnostics)")
    let first = try #require(diagnostics.first)
    #expect(first.message == mistake.message)
    #expect(first.line == mistake.line)
    #expect(first.column == mistake.column)
  }

  @Test("A mistake in one rule leaves the others standing")
  func recovers() {
    let file = read(
      "fact go(agent)\n  \"[agent: Bob goes\"\n  \"[agent: Bob] left\"\nfact stay(agent)\n  \"[agent: Bob] stays\"")
    #expect(file.rules.map(\.name) == ["stay"])
    #expect(file.leftOut == ["go"])
    #expect(file.diagnostics.count == 1)
  }

  @Test("A mistyped beginning of a rule below a heading with a mistake is told too")
  func mistypedBelowMistake() {
    let file = read(
      "fact go(agnt)\n  \"[agnt: Bob] goes\"\nfct stay(agent)\n  \"[agent: Bob] stays\"\nfact run(agent)\n  \"[agent: Bob] runs\""
    )
    #expect(file.diagnostics.map(\.line) == [1, 3])
    #expect(file.diagnostics.last?.hint == "did you mean ‘fact’?")
    #expect(file.rules.map(\.name) == ["run"])
  }

  @Test("A file may have lines that end in CR LF, a mark of its encoding, and comments")
  func lineEnds() {
    let file = read(
      "\u{FEFF}# rules\r\nfact go(agent)  # a comment\r\n  \"[agent: Bob] goes\"  # another\r\n\r\n")
    #expect(file.diagnostics.isEmpty)
    #expect(file.rules.count == 1)
  }

  @Test("Latin-1, NUL bytes and endless brackets give one diagnostic each, not a wait")
  func hostile() {
    let latin = Array("fact go(agent)\n  \"[agent: Jos".utf8) + [0xE9] + Array("] goes\"".utf8)
    #expect(read(latin).diagnostics.map(\.message) == ["this is not UTF-8"])
    #expect(read(latin).diagnostics.first?.column == 15)
    #expect(
      read("fact go(agent)\n  \"[agent: B\u{0}b] goes\"").diagnostics.map(\.message) == ["this line holds a NUL byte"])
    let brackets = [UInt8](repeating: UInt8(ascii: "["), count: 10 << 20)
    #expect(read(brackets).diagnostics.map(\.message) == ["this line has 10485760 bytes"])
    let lines = [[UInt8]](repeating: Array("[\n".utf8), count: 5 << 20).flatMap { $0 }
    #expect(read(lines).diagnostics.map(\.message) == ["expected a rule"])
    let examples =
      Array("fact go(agent)\n".utf8) + [[UInt8]](repeating: Array("\"[\n".utf8), count: 1 << 20).flatMap { $0 }
    #expect(read(examples).diagnostics.count == 51)
    let nested = "fact go(agent)\n\"" + String(repeating: "(", count: 1900) + "\""
    #expect(read(nested).diagnostics.map(\.message) == ["parts are nested too deeply here"])
    let many = "fact go(agent)\n\"[agent: Bob]" + String(repeating: " {a|b}", count: 300) + "\""
    #expect(read(many).diagnostics.map(\.message) == ["this has more than 64 readings"])
  }

  @Test("Optional and alternative parts give every reading, the fullest first")
  func readings() throws {
    let file = read("fact go(agent, place)\n  \"[agent: Bob] (has)? {gone|walked} (to [place: Rome])?.\"")
    let template = try #require(file.rules.first?.examples.first?.template)
    #expect(
      template.readings.map(\.sentence) == [
        "Bob has gone to Rome.", "Bob has gone.", "Bob has walked to Rome.", "Bob has walked.", "Bob gone to Rome.",
        "Bob gone.", "Bob walked to Rome.", "Bob walked.",
      ])
    for reading in template.readings {
      let bytes = Array(reading.sentence.utf8)
      #expect(reading.slots.map { String(decoding: bytes[$0.range], as: UTF8.self) }.first == "Bob")
    }
  }

  @Test("A backslash makes a mark part of the sentence")
  func escapes() throws {
    let file = read("fact go(agent)\n  \"[agent: Bob \\[sic\\]] went \\(or not\\) \\\"home\\\"\"")
    #expect(file.diagnostics.isEmpty)
    let reading = try #require(file.rules.first?.examples.first?.template.readings.first)
    #expect(reading.sentence == "Bob [sic] went (or not) \"home\"")
  }

  @Test("A rule written out and read again is the same rule", arguments: [1, 2, 3] as [UInt64])
  func roundTrip(_ seed: UInt64) {
    var generator = RuleGenerator(seed: seed)
    var sound = 0
    for _ in 0..<2000 {
      let file = read(generator.file())
      guard !file.rules.isEmpty || !file.questions.isEmpty || !file.synonyms.isEmpty else { continue }
      let again = read(RuleWriter.text(of: file))
      #expect(again.diagnostics.isEmpty)
      #expect(again.rules == file.rules)
      #expect(again.questions == file.questions)
      #expect(again.synonyms == file.synonyms)
      sound += file.rules.count
    }
    #expect(sound > 500)
  }

  @Test("Every diagnostic of a file drawn at random lies inside it", arguments: [4, 5] as [UInt64])
  func places(_ seed: UInt64) {
    var generator = RuleGenerator(seed: seed)
    for _ in 0..<3000 {
      let bytes = generator.file()
      let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).count
      for diagnostic in read(bytes).diagnostics {
        #expect(diagnostic.line <= lines)
        #expect(!diagnostic.message.isEmpty)
        #expect(diagnostic.source.isEmpty || diagnostic.column <= diagnostic.source.count + 1)
      }
    }
  }
}
