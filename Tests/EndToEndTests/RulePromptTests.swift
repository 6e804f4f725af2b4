import Foundation
import Testing

@Suite("Rules at the prompt")
struct RulePromptTests {
  private static let text = "The talks were hammered out by Norway. Ada Park hammered out the wage agreement."
  private static let lesson = ":teach \"The [event: talks] were hammered out by [agent: Turkey]\" as mediation\r"

  private func terminal(_ scratch: Scratch) throws -> PseudoTerminal {
    let file = scratch.folder.appendingPathComponent("talks.txt")
    try Data(RulePromptTests.text.utf8).write(to: file)
    let terminal = try PseudoTerminal([file.path], state: scratch, columns: 200)
    #expect(terminal.waits(for: "attest>"))
    return terminal
  }

  @Test("What is taught is shown at work at once, answers the next question, and is explained by its name")
  func teach() throws {
    let terminal = try terminal(try Scratch())
    terminal.type(RulePromptTests.lesson)
    #expect(terminal.waits(for: "mediation holds of 2 sentences:"))
    #expect(terminal.waits(for: "“The talks were hammered out by Norway.”"))
    terminal.type("who mediated the wage agreement\r")
    #expect(terminal.waits(for: "Ada Park  [1]"))
    terminal.type(":explain\r")
    #expect(terminal.waits(for: "[rule mediation]"))
    terminal.type(":rule med\t\r")
    #expect(terminal.waits(for: "fact mediation(event, agent)"))
    #expect(terminal.waits(for: "looks for"))
    terminal.type(":forget mediation\r:rules mediation\r")
    #expect(terminal.waits(for: "No rules with ‘mediation’."))
    terminal.type(":quit\r")
    #expect(terminal.status() == 0)
  }

  @Test("A lesson that does not read is shown with a caret, and changes nothing")
  func mistake() throws {
    let terminal = try terminal(try Scratch())
    terminal.type(":teach \"[agent: Turkey hammered out talks\" as mediation\r")
    #expect(terminal.waits(for: "this slot is not closed"))
    #expect(terminal.waits(for: "^~~~"))
    terminal.type(":rules mediation\r")
    #expect(terminal.waits(for: "No rules with ‘mediation’."))
  }

  @Test("From a pipe, what is wrong with a lesson is told with the caret where it points")
  func mistakeInPipe() throws {
    let run = try Program.run([], input: ":teach foo\n")
    #expect(run.errors.hasPrefix("attest: error: expected an example in quotation marks\nfoo\n^~~\nhint: "))
    #expect(run.status == 2)
  }

  @Test("Forgetting a rule takes back what was taught of it, and a rule of a file only until the files are read again")
  func forget() throws {
    let lesson = ":teach \"[agent: Ada Park] put together [patient: the firm]\" as found\n"
    let forget = ":rules found\n:forget found\n:rules found\n"
    let run = try Program.run(
      [], input: ":forget marry\n\(lesson)\(forget):rules marry\n:reload\n:rules marry\n")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "marry is no longer in force; :reload brings it back.")
    #expect(lines.contains { $0.hasPrefix("  found(agent: party, patient)  taught at the prompt, in place of rules/") })
    #expect(lines.contains("found is again as in rules/founding.rules."))
    #expect(lines.contains { $0.hasPrefix("  found(agent: party, patient)  rules/founding.rules") })
    #expect(lines.contains("No rules with ‘marry’."))
    #expect(lines.last?.hasPrefix("  marry(agent: person, patient: person)  rules/kinship.rules") == true)
    #expect(run.status == 0)
  }

  @Test("A lesson that says what is known already is told so")
  func known() throws {
    let run = try Program.run([], input: ":teach \"[agent: A flood] harmed [patient: the bridge]\" as damage\n")
    #expect(run.output == "What these examples say is read as damage already; the rule adds nothing.\n")
  }

  @Test("A rule that derives what its example says without it is told so when it is tested")
  func idle() throws {
    let scratch = try Scratch()
    try scratch.write("fact go(agent)\n  \"[agent: Bob] goes\"\n", to: "my.rules")
    let run = try Program.run(["rules", "test", "my.rules"], folder: scratch.folder)
    #expect(run.output.contains("\nhint: it is read as go already; the rule adds nothing\n"))
    #expect(run.status == 1)
  }

  @Test("An example that a counter-example keeps from its rule is told with the reason")
  func contradicted() throws {
    let scratch = try Scratch()
    let rules = """
      fact found(agent: party, patient)
        "[agent: Maria Silva] is the founder of [patient: the company]"
        not "[agent: Maria Silva] is the founder of [patient: the firm]"

      """
    try scratch.write(rules, to: "my.rules")
    let run = try Program.run(["rules", "test", "my.rules"], folder: scratch.folder)
    #expect(run.output.contains("my.rules:2:3: error: the rule ‘found’ does not find this example\n"))
    #expect(run.output.contains("\nhint: one of its counter-examples keeps it out\n"))
    #expect(run.status == 1)
  }

  @Test("What was taught is saved as a rule file, which reads again; another file is not overwritten")
  func save() throws {
    let scratch = try Scratch()
    let terminal = try terminal(scratch)
    let rules = scratch.folder.path + "/our.rules"
    terminal.type(RulePromptTests.lesson + ":save \(rules)\r")
    #expect(terminal.waits(for: "Saved 1 rule"))
    terminal.type(":save \(scratch.folder.path)/talks.txt\r")
    #expect(terminal.waits(for: "no rule file"))
    terminal.type(":reload\r")
    #expect(terminal.waits(for: "in force."))
    terminal.type("who mediated the talks\r")
    #expect(terminal.waits(for: "Norway  [1]"))
    terminal.type(":quit\r")
    #expect(terminal.status() == 0)
    #expect(
      try String(contentsOfFile: rules, encoding: .utf8) == """
        fact mediation(event, agent)
          "The [event: talks] were hammered out by [agent: Turkey]"

        """)
    let file = scratch.folder.path + "/talks.txt"
    #expect(try String(contentsOfFile: file, encoding: .utf8) == RulePromptTests.text)
    let test = try Program.run(["rules", "test", rules])
    #expect(test.status == 0)
    #expect(test.output == "\(rules): 1 rule, 1 pattern, 1 example tried, 0 failed\n")
    let ask = try Program.run(["ask", "--rules", rules, "-c", file, "who mediated the talks"])
    #expect(ask.output.hasPrefix("Norway"))
  }

  @Test("A file of --rules takes the place of attest's own rule of that name, and list says so")
  func overrides() throws {
    let scratch = try Scratch()
    let rules = scratch.folder.appendingPathComponent("our.rules")
    try Data("fact marry(agent: person, patient: person)\n  \"[agent: Ada Park] married [patient: Bob Costa]\"\n".utf8)
      .write(
        to: rules)
    let list = try Program.run(["rules", "list", "--rules", rules.path])
    #expect(list.output.contains("fact marry(agent: person, patient: person)  # \(rules.path), in place of rules/"))
    try Data("fact marry(agnet)\n".utf8).write(to: rules)
    let broken = try Program.run(["ask", "--rules", rules.path, "who married Ada"])
    #expect(broken.status == 2)
    #expect(broken.errors.contains("‘agnet’ is no role"))
  }
}
