import English
import Facts
import Rules
import Testing
import Text

@Suite("Rules")
struct RuleTests {
  private static func shipped() throws -> [UInt8] {
    let found = try #require(english_resource_named("rules/news.rules"))
    return Array(UnsafeBufferPointer(start: found.pointee.bytes, count: found.pointee.count))
  }

  @Test("The shipped rules read without a diagnostic, and every example does what it says")
  func shippedRules() throws {
    var compiler = try RuleCompiler()
    let (rules, diagnostics) = compiler.compile(try RuleTests.shipped(), path: "news.rules")
    #expect(diagnostics.isEmpty)
    let (count, failures) = compiler.test(rules, path: "news.rules")
    #expect(count > 20)
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test("A fact derived by one rule feeds another, and a circle of rules ends")
  func rounds() throws {
    let source = """
      fact coach(agent, patient)
        "[agent: Ana Costa] is the coach of the [patient: team]"
        "[agent: Ana Costa] admires the [patient: team]"
      fact admire(agent, patient)
        "[agent: Ana Costa] coaches the [patient: team]"
      """
    var compiler = try RuleCompiler()
    let (rules, diagnostics) = compiler.compile(Array(source.utf8), path: "")
    #expect(diagnostics.isEmpty)
    let lines = try FactReading("Maria Silva is the coach of the team.", rules: rules).lines
    #expect(lines.filter { $0 == "coach agent=Maria Silva, patient=the team" }.count == 1, "\(lines)")
    #expect(lines.filter { $0 == "admire agent=Maria Silva, patient=the team" }.count == 1, "\(lines)")
  }

  static let mistakes: [(source: String, line: Int, column: Int, message: String)] = [
    ("fact die(agnet)", 1, 10, "‘agnet’ is no role"),
    ("fact win(agent, agent)", 1, 17, "two slots are named ‘agent’"),
    ("fact sing(agent: persn)", 1, 18, "‘persn’ is no type"),
    ("fact go agent", 1, 8, "expected ‘(’ and the slots"),
    ("fact go(agent", 1, 14, "expected ‘,’ or ‘)’ after a slot"),
    ("fact go(agent)\n  \"[agent: Bob goes\"", 2, 4, "this slot is not closed"),
    ("fact go(agent)\n  \"[agent: Bob] goes", 2, 3, "this example is not closed"),
    ("fact go(agent)\n  \"[patient: Bob] goes\"", 2, 5, "the rule ‘go’ has no slot ‘patient’"),
    ("fact go(agent)\n  \"Bob goes\"", 2, 3, "this example has no slot"),
    ("fact go(agent)\n  \"[agent: ] goes\"", 2, 4, "this slot holds no words"),
    ("fact go(agent)", 1, 1, "the rule ‘go’ has no example"),
    ("\"[agent: Bob] goes\"", 1, 1, "expected a rule, like: fact found(agent: person, patient)"),
    (
      "fact go(agent)\n  Bob goes", 2, 3,
      "expected an example in quotation marks, like: \"[agent: Ada] founded [patient: Kiwi Air]\""
    ),
  ]

  @Test("A mistake has one diagnostic first, at its place", arguments: mistakes)
  func diagnoses(_ mistake: (source: String, line: Int, column: Int, message: String)) throws {
    var reader = RuleReader(roles: ["agent", "patient"], path: "")
    let first = try #require(reader.read(Array(mistake.source.utf8)).diagnostics.first)
    #expect(first.message == mistake.message)
    #expect(first.line == mistake.line)
    #expect(first.column == mistake.column)
  }

  @Test("Latin-1 bytes and endless brackets give a diagnostic, not a wait")
  func hostile() {
    var reader = RuleReader(roles: ["agent"], path: "")
    #expect(
      reader.read(Array("fact go(agent)\n  \"[agent: Jos".utf8) + [0xE9] + Array("] goes\"".utf8)).diagnostics.count
        == 2)
    #expect(reader.read([UInt8](repeating: UInt8(ascii: "["), count: 10 << 20)).diagnostics.count == 1)
  }

  @Test("Bytes drawn from rule files, shuffled, never crash the reader")
  func fuzz() throws {
    var state: UInt64 = 0x5EED
    func next(_ bound: Int) -> Int {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return Int((state &* 2_685_821_657_736_338_717) >> 33) % bound
    }
    let shipped = try RuleTests.shipped()
    var reader = RuleReader(roles: ["agent", "patient", "recipient"], path: "")
    for _ in 0..<3000 {
      let start = next(shipped.count - 300)
      var bytes = Array(shipped[start..<start + 300])
      for _ in 0..<next(12) { bytes[next(bytes.count)] = UInt8(next(256)) }
      for _ in 0..<next(4) where bytes.count > 100 { bytes.removeSubrange(next(50)..<50 + next(50)) }
      _ = reader.read(bytes)
    }
  }
}
