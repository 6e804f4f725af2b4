import Answers
import Facts
import Index
import Testing

@Suite("Questions that ask for derived facts")
struct RuleAnswersTests {
  private static let texts = [
    """
    The talks were hammered out by Norway. Turkey denied that it had hammered out the truce. Anna Lund may hammer out the \
    treaty.
    """,
    "The strike ended on Monday. Ada Park hammered out the wage agreement.",
  ]

  private func reply(_ question: String, _ source: String) throws -> Reply {
    var compiler = try RuleCompiler()
    var rules = RuleLibrary.bundled
    let diagnostics = compiler.compile(Array(source.utf8), path: "our.rules", into: &rules)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    var index = try makeIndex(RuleAnswersTests.texts)
    index.apply(rules)
    var answerer = try Answerer()
    return answerer.reply(to: question, index: index, explains: true).reply
  }

  private static let rule = """
    fact mediation(agent: party, event)
      "The [event: talks] were hammered out by [agent: Turkey]"

    """

  static let questions: [(question: String, answer: String?)] = [
    ("who stood between the parties to the talks", "Norway"),
    ("Who stood between the parties to the wage agreement?", "Ada Park"),
    ("who had stood between parties to the talks", "Norway"),
    ("who stood between the parties to the truce", nil),
    ("who stood between the parties to the treaty", nil),
    ("who stood between the parties to the war", nil),
  ]

  @Test("A question rule answers from what its rule derives, and from nothing denied or possible", arguments: questions)
  func questionRule(_ row: (question: String, answer: String?)) throws {
    let source = Self.rule + "question \"who stood between the parties to [event]\" asks mediation(agent?, event)"
    let reply = try reply(row.question, source)
    #expect(reply.answers.first?.text == row.answer)
  }

  @Test(
    "A question rule knows a name beside a noun, and answers by a name that shares a word with the question's",
    arguments: [
      ("what is named after Ruben Dahl", "Cape Horn"), ("what is another name for Lake Yarro", "the Mirror Lake"),
      ("who is Rita Olsen's husband", "Jan Holt"), ("who were the parents of Leo Sundt", "Karl Blom"),
      ("who was the wife of Leo Sundt", nil),
    ])
  func names(_ row: (question: String, answer: String?)) throws {
    let index = try makeIndex([
      """
      Leo Sundt was the son of Karl Blom. Jan Holt is married to Rita Olsen. Cape Horn is named after the sailor Ruben \
      Dahl. Lake Yarro, also known as the Mirror Lake, is salty.
      """
    ])
    var answerer = try Answerer()
    let reply = answerer.reply(to: row.question, index: index).reply
    #expect(reply.answers.first?.text == row.answer)
  }

  @Test("A question with the verb of a rule's name asks for the rule's facts")
  func verb() throws {
    let reply = try reply("who mediated the talks", Self.rule)
    #expect(reply.answers.map(\.text) == ["Norway"])
    #expect(reply.answers.first?.citations.first?.text == "The talks were hammered out by Norway.")
  }

  @Test("The explanation names the rule that derived the fact")
  func explanation() throws {
    let reply = try reply("who mediated the talks", Self.rule)
    #expect(reply.explanation.contains { $0.contains("[rule mediation]") })
  }

  @Test(
    "The shipped rules see what one says from the other side",
    arguments: [
      ("which company owns the ferry", "Holm Lines"), ("how many people work at the mill", "40"),
      ("where are the headquarters of Holm Lines", "Skagen"), ("what does the harrier eat", "voles"),
      ("where did Maria Silva go to college", "the Harbour School"), ("what language is spoken in Galicia", "Galician"),
    ])
  func shipped(question: String, answer: String) throws {
    let text = """
      The ferry Linnea belongs to the company Holm Lines. The mill employs 40 people. Holm Lines is based in Skagen. The \
      harrier feeds on voles. Maria Silva graduated from the Harbour School. Galician is the official language of Galicia.
      """
    var index = try makeIndex([text])
    index.apply(RuleLibrary.bundled)
    let reply = try index.reply(to: question)
    #expect(reply.answers.map(\.text) == [answer])
  }
}
