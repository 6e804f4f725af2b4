import Facts
import Rules
import Testing
import Text

@Suite("Diagnostics of rule files")
struct RuleDiagnosticsTests {
  @Test("Each mistake is shown with its line, a caret and what to do")
  func mistakes() throws {
    let sources = [
      "fact found(agnet: person)",
      "fact found(agent: persn)",
      "fact found(company as patiant)",
      "fact found(agent, agent)",
      "fact found(agent, patient)\n  \"[agent: Ada Park founded [patient: Kiwi Air]\"",
      "fact found(agent, patient)\n  \"[agent: Ada Park] founded [patinet: Kiwi Air]\"",
      "fact found(agent, patient)\n  \"[agent: Ada Park] (has founded [patient: Kiwi Air]\"",
      "fact found(agent, patient)\n  \"[agent: Ada Park] (who is 40) founded [patient: Kiwi Air]\"",
      "fact found(agent, patient)\n  \"[agent: Ada Park] {founded|set up [patient: Kiwi Air]\"",
      "fact found(agent, patient)\n  \"[agent: Ada Park] spoke and [patient: the mill] fell\"",
      "fact found(agent, year)\n  \"[agent: Ada Park] slept\"",
      "fact found(agent)\n  whne leave(agent)",
      "fact found(agent)\n  when leave(agent, patient: copmany)",
      "fact found(agent)\n  \"[agent: Ada] left\"\nquestion \"who left\" asks fuond(agent?)",
      "fact found(agent)\n  \"[agent: Ada] left\"\nfact found(agent)\n  \"[agent: Ada] went\"",
      "",
    ]
    var compiler = try RuleCompiler()
    var text = ""
    for source in sources {
      var rules = RuleSet()
      let diagnostics = compiler.compile(Array(source.utf8), path: "my.rules", into: &rules)
      text += diagnostics.map { $0.description + "\n" }.joined() + "\n"
    }
    try Golden.check(text, "rule-mistakes.txt")
  }
}
