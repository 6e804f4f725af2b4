import Answers
import Facts
import Index
import Testing

private let bridgeTexts = [
  """
  Ada Brandt designed the new bridge in Hallgarten. The bridge opened on Sunday. The mayor, Per Strand, cut the ribbon. The \
  council did not approve the toll. The sailors tumbled into the harbour. Norway, Denmark and Iceland paid for the bridge.
  """,
  "A storm damaged the bridge on Friday. About 200 people died in the storm. The talks were hammered out by Norway.",
]

@Suite("The summary on top of an explanation")
struct ExplanationTests {
  /// The lines above the details, and all lines.
  private func explanation(
    _ question: String, rules: RuleSet? = nil, after first: String? = nil
  ) throws -> (summary: [String], lines: [String]) {
    var index = try makeIndex(bridgeTexts)
    if let rules { index.apply(rules) }
    var answerer = try Answerer()
    let before = first.map { answerer.reply(to: $0, index: index).conversation }
    let lines = answerer.reply(to: question, after: before, index: index, explains: true).reply.explanation
    let end = lines.firstIndex(of: "details:") ?? lines.endIndex
    return (Array(lines[..<end]), lines)
  }

  private func line(_ label: String, in summary: [String]) -> String { summary.first { $0.hasPrefix(label) } ?? "" }

  @Test("It says what was asked, which sentence and fact were found, and how sure the answer is, in five lines at most")
  func answer() throws {
    let summary = try explanation("who designed the new bridge").summary
    #expect(
      summary.first
        == "asked: for a person or a body: design(agent: ?, patient: bridge), of “designed”, “new” and “bridge”")
    #expect(
      summary.dropFirst().first
        == "found: “Ada Brandt designed the new bridge in Hallgarten.” (d0, sentence 1) has all of its words")
    #expect(line("fact: ", in: summary).hasPrefix("fact: design(agent: Ada Brandt, patient: the new bridge"))
    #expect(line("fact: ", in: summary).hasSuffix(" fills the hole"))
    #expect(line("answer: ", in: summary).hasPrefix("answer: “Ada Brandt”"))
    #expect((3...5).contains(summary.count))
  }

  @Test("The runner-up stands beside the answer, with what is worse about it")
  func runnerUp() throws {
    let place = line("answer: ", in: try explanation("where did the sailors tumble").summary)
    #expect(place.hasPrefix("answer: “the harbour”, surer ("))
    #expect(place.contains(") than “"))
    #expect(place.hasSuffix("), which is not a place"))
    let thing = line("answer: ", in: try explanation("what did the mayor cut").summary)
    #expect(thing.hasPrefix("answer: “the ribbon”, surer ("))
    #expect(thing.hasSuffix("), which fills the hole of no fact"))
  }

  @Test("Of no answer it shows the nearest sentence with what it lacks, the best phrase, and what speaks against it")
  func withheld() throws {
    let (summary, lines) = try explanation("who painted the bridge")
    #expect(line("nearest: ", in: summary).hasSuffix("lacks “painted”"))
    #expect(line("withheld: ", in: summary).hasPrefix("withheld: “"))
    #expect(line("withheld: ", in: summary).hasSuffix("): no document has “painted”"))
    #expect(lines.last == "  withheld: no document has “painted”")
  }

  @Test("Yes and no name the fact that says so or the contrary")
  func verdict() throws {
    let yes = try explanation("did Ada Brandt design the bridge").summary
    #expect(line("asked: ", in: yes).hasPrefix("asked: for a yes or a no: design(agent: Ada Brandt"))
    #expect(line("fact: ", in: yes).hasSuffix(" says what is asked"))
    #expect(line("answer: ", in: yes).hasPrefix("answer: “yes” ("))
    let no = try explanation("did the council approve the toll").summary
    #expect(line("fact: ", in: no).hasSuffix(", negated, says the contrary"))
    #expect(line("answer: ", in: no).hasPrefix("answer: “no” ("))
  }

  @Test("Of a long sentence the part with the answer is shown")
  func long() throws {
    let aside = "which had stood empty since the last of the weavers had left it for the town on the other bank"
    let text = "In the old mill, \(aside), and in the sheds behind it, Carl Lund built the ferry Aurora."
    let index = try makeIndex([text])
    var answerer = try Answerer()
    let lines = answerer.reply(to: "who built the ferry Aurora", index: index, explains: true).reply.explanation
    let found = line("found: ", in: lines)
    #expect(found.hasPrefix("found: “…") && found.contains("Carl Lund built the ferry Aurora.” (d0, sentence 1)"))
  }

  @Test("A word of the question that the sentence has by another is told with it")
  func otherWords() throws {
    let summary = try explanation("did the council reject the toll").summary
    #expect(line("found: ", in: summary).contains("“reject” by “approve” (the opposite)"))
  }

  @Test("The answer of a question rule names the derived fact and the rule, and says that the rule asks for it")
  func rule() throws {
    var compiler = try RuleCompiler()
    var rules = RuleLibrary.bundled
    let source = """
      fact mediation(agent: party, event)
        "The [event: talks] were hammered out by [agent: Turkey]"

      question "who stood between the parties to [event]" asks mediation(agent?, event)
      """
    #expect(compiler.compile(Array(source.utf8), path: "our.rules", into: &rules).isEmpty)
    let summary = try explanation("who stood between the parties to the talks", rules: rules).summary
    #expect(line("asked: ", in: summary).contains(": mediation(agent: ?, patient: talks)"))
    #expect(line("fact: ", in: summary).hasPrefix("fact: mediation("))
    #expect(line("fact: ", in: summary).contains("agent: Norway"))
    #expect(line("fact: ", in: summary).hasSuffix(" fills the hole, by the rule mediation"))
    #expect(line("answer: ", in: summary).hasSuffix(", as a question rule asks for it"))
  }

  @Test("A count is said to be reckoned, with what was counted")
  func count() throws {
    let summary = try explanation("how many countries paid for the bridge").summary
    #expect(line("answer: ", in: summary).hasSuffix(", reckoned from these"))
    #expect(summary.contains("note: counted: Norway, Denmark, Iceland"))
  }

  @Test("A list names every member with its confidence")
  func list() throws {
    let answers = line("answers: ", in: try explanation("who paid for the bridge").summary)
    #expect(answers.contains("“Norway” (") && answers.contains("“Denmark” (") && answers.contains("“Iceland” ("))
  }

  @Test("A follow-up is explained as the question that it was read as")
  func followUp() throws {
    let time = try explanation("when?", after: "what damaged the bridge").summary
    #expect(line("asked: ", in: time).hasPrefix("asked: for a time: damage("))
    let restated = try explanation("and Per Strand?", after: "did Ada Brandt design the bridge").summary
    #expect(restated.first == "read as: did Per Strand design the bridge")
    #expect(line("withheld: ", in: restated) == "withheld: it is said of “Ada Brandt”, not of “Per Strand”")
  }

  @Test("A follow-up about nobody that was spoken of is withheld in a line of its own")
  func strange() throws {
    let lines = try explanation("when was he born", after: "who designed the new bridge").lines
    #expect(lines == ["withheld: nobody was spoken of whom “he” may stand for"])
  }

  @Test("What is in a group of the details stands further in than the group's name")
  func indentation() throws {
    let (summary, lines) = try explanation("who designed the new bridge")
    #expect(summary.allSatisfy { !$0.hasPrefix(" ") })
    let details = lines.dropFirst(summary.count + 1)
    let groups = details.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
    for name in ["question: ", "sentences:", "best: ", "answered: "] {
      #expect(groups.contains { $0.hasPrefix("  " + name) }, "\(name)")
    }
    #expect(details.allSatisfy { $0.hasPrefix("  ") })
  }
}
