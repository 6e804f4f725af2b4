import Answers
import Index
import Testing

/// Of a town by the sea: what is denied, refused, listed, measured, abbreviated and said by whom.
private let townTexts = [
  """
  The National Trust for Harbours (NTH) bought the old lighthouse in 1998. The NTH repaired it within two years. Norway, \
  Denmark and Iceland signed the treaty in Bergen. Sweden refused the offer. The bridge is closed. Mayor Ingrid Solberg \
  denied the accusations. The council did not approve the budget.
  """,
  """
  The River Alva is 640 kilometres long. The River Borgund is 410 kilometres long. Ann Lee, a Swedish painter, won the \
  race in Oslo. Ann Lee said that the weather had helped her. The colour of the boat is grey. A seismograph is an \
  instrument that measures earthquakes. Carl Lund is the harbour master of Skagen.
  """,
  """
  About 200 people died in the storm, the police said. At least 300 people died in the storm, according to the hospital. \
  The Greek robot, named Talos, carried six crates past the French and Danish teams.
  """,
]

@Suite("Answers that take more than a sentence's words")
struct ReasoningTests {
  private static func reply(_ question: String) throws -> Reply {
    try makeIndex(townTexts).reply(to: question)
  }

  @Test(
    "Yes and no follow negations, refusals and opposite words",
    arguments: [
      ("did Norway sign the treaty", "yes"), ("did Ingrid Solberg admit the accusations", "no"),
      ("did Ingrid Solberg deny the accusations", "yes"), ("did Sweden accept the offer", "no"),
      ("did the council approve the budget", "no"), ("is the bridge open", "no"),
    ])
  func yesNo(question: String, answer: String) throws {
    let first = try #require(try Self.reply(question).answers.first)
    #expect(first.text == answer)
    #expect(!first.citations.isEmpty)
  }

  @Test(
    "Of alternatives the one that the text names is chosen",
    arguments: [
      ("did Norway or Sweden sign the treaty", "Norway"), ("who won the race, Ann Lee or Carl Lund", "Ann Lee"),
      ("was it Ann Lee or Carl Lund who won the race", "Ann Lee"), ("is the bridge open or closed", "closed"),
    ])
  func alternatives(question: String, answer: String) throws {
    #expect(try Self.reply(question).answers.map(\.text) == [answer])
  }

  @Test("Words thrown together with “or” come to an end")
  func noGrammar() throws {
    let question = "is country's by systemsof at the or chemically Baroque statistically Eastern"
    #expect(try Self.reply(question).answers.isEmpty)
  }

  @Test("Two words with “or” behind a preposition are no alternatives")
  func spokenOf() throws {
    let text = "Ann Lee found a lake without fish or crabs. Carl Lund found a pond."
    let reply = try makeIndex([text]).reply(to: "who found a lake without fish or crabs")
    #expect(reply.answers.map(\.text) == ["Ann Lee"])
  }

  @Test(
    "What was done to something is no answer to who did it, nor who did it to what",
    arguments: [
      ("who sold the ferry", ["The old ferry was sold."], "no sentence with “sold” says who did it"),
      ("who sold the harbour", ["The old ferry was sold near the harbour."], "no sentence with “sold” says who did it"),
      (
        "what did Anna Berg sell", ["Peter Olsen sold a house to Anna Berg."],
        "it is said of others"
      ),
    ])
  func otherSide(question: String, texts: [String], missing: String) throws {
    let reply = try makeIndex(texts).reply(to: question)
    #expect(reply.answers.isEmpty)
    #expect(reply.missing.contains(missing))
  }

  @Test("A name is no time, and what the documents nowhere speak of was not sold")
  func otherSort() throws {
    var answerer = try Answerer()
    let index = try makeIndex(["Peter Olsen sold a house to Anna Berg."])
    let time = answerer.reply(to: "when did Peter sell the house", index: index).reply
    #expect(time.answers.isEmpty)
    #expect(time.missing == "no sentence about it says what is asked for")
    #expect(answerer.reply(to: "who sold the boat", index: index).reply.answers.isEmpty)
  }

  @Test("When one thing ended does not say when another did")
  func otherThing() throws {
    var answerer = try Answerer()
    let index = try makeIndex(["The talks about the harbour opened in Bergen. A long strike ended in 1994."])
    #expect(answerer.reply(to: "when did the strike end", index: index).reply.answers.first?.text == "1994")
    #expect(answerer.reply(to: "when did the talks end", index: index).reply.answers.isEmpty)
  }

  @Test("How heavy a thing is, no volume says")
  func dimension() throws {
    var answerer = try Answerer()
    let index = try makeIndex([
      "The barrel holds 40 litres of oil. The crate weighs 12 kg and is 30 cm wide. Lake Orva is a lake 40 km east of Lund."
    ])
    #expect(answerer.reply(to: "how deep is Lake Orva", index: index).reply.answers.isEmpty)
    #expect(answerer.reply(to: "how far is Lake Orva from Lund", index: index).reply.answers.first?.text == "40 km")
    #expect(answerer.reply(to: "how heavy is the barrel", index: index).reply.answers.isEmpty)
    #expect(answerer.reply(to: "how heavy is the crate", index: index).reply.answers.first?.text == "12 kg")
    #expect(answerer.reply(to: "how wide is the crate", index: index).reply.answers.first?.text == "30 cm")
  }

  @Test("A question whose verb may be a noun is still denied by what does not happen")
  func denial() throws {
    let index = try makeIndex(["The insurance lasts two years and does not cover damage from water."])
    #expect(try index.reply(to: "does the insurance cover water").answers.first?.text == "no")
  }

  @Test(
    "Who is asked for by an office is not who holds another, and a number is not another's",
    arguments: [
      ("who is the foreign minister", nil), ("who is the transport minister", "Ola Dahl"),
      ("how many sailors were injured", "two sailors"), ("how many sailors were arrested", "eleven"),
      ("who accused Dahl", "Karin Moe"), ("what did Dahl say about the numbers", nil),
    ] as [(String, String?)])
  func offices(question: String, answer: String?) throws {
    let index = try makeIndex([
      """
      Ola Dahl, the transport minister, praised the police. Police arrested eleven sailors on Monday; four guards and two \
      sailors were injured. Karin Moe accused Dahl of waiting too long. "Nobody has won," Dahl said.
      """
    ])
    #expect(try index.reply(to: question).answers.first?.text == answer)
  }

  @Test("The capital of one place is not that of another whose name holds its name")
  func namesake() throws {
    let index = try makeIndex([
      "Boston is the largest city of New England and the capital of Massachusetts.",
      "Luanda is a Portuguese-speaking capital.", "Lisbon is the capital of Portugal.",
    ])
    func answers(to question: String) throws -> [String] { try index.reply(to: question).answers.map(\.text) }
    #expect(try answers(to: "what is the capital of Massachusetts") == ["Boston"])
    #expect(try answers(to: "what is the capital of Portugal") == ["Lisbon"])
    #expect(try answers(to: "what is the capital of England").isEmpty)
  }

  @Test("When she studied is not when she was born")
  func otherEvent() throws {
    var answerer = try Answerer()
    let index = try makeIndex(["Ann Lee was born in Bergen and studied in Oslo from 1890 to 1895."])
    #expect(answerer.reply(to: "when was Ann Lee born", index: index).reply.answers.isEmpty)
    #expect(answerer.reply(to: "when did Ann Lee study", index: index).reply.answers.first?.text == "1890 to 1895")
  }

  @Test("What a pronoun stands for may stand in the sentence before")
  func pronoun() throws {
    let index = try makeIndex(["The lander is called Rasmus. It is named after Rasmus Holm, a miller."])
    let reply = try index.reply(to: "who is the lander named after")
    #expect(reply.answers.first?.text == "Rasmus Holm")
  }

  @Test("A pair of bare names that may be a firm stays as the text has it")
  func firm() throws {
    let index = try makeIndex(["Holm and Strand built the ship in Bergen."])
    #expect(try index.reply(to: "who built the ship").answers.map(\.text) == ["Holm and Strand"])
  }

  @Test("Neither alternative is chosen where the text names a third")
  func neither() throws {
    let reply = try Self.reply("who won the race, Carl Lund or Ingrid Solberg")
    #expect(reply.answers.isEmpty)
    #expect(reply.missing.contains("Ann Lee"))
  }

  @Test(
    "Two measures are compared, and shown",
    arguments: [
      ("which is longer, the Alva or the Borgund", "the Alva"),
      ("which river is shorter, the Alva or the Borgund", "the Borgund"),
    ])
  func comparison(question: String, answer: String) throws {
    let reply = try Self.reply(question)
    #expect(reply.answers.first?.text == answer)
    #expect(reply.answers.first?.citations.count == 2)
    #expect(reply.notes.contains { $0.contains("640") && $0.contains("410") })
  }

  @Test("The members of a list are counted, and shown")
  func count() throws {
    let reply = try Self.reply("how many countries signed the treaty")
    #expect(reply.answers.first?.text == "3")
    #expect(reply.notes.contains { $0.contains("Norway, Denmark, Iceland") })
  }

  @Test(
    "An abbreviation and its long form lead to one another",
    arguments: [
      ("what does NTH stand for", "National Trust for Harbours"),
      ("what is nth short for", "National Trust for Harbours"),
      ("what is NTH an abbreviation of", "National Trust for Harbours"),
      ("what is the abbreviation of the National Trust for Harbours", "NTH"),
      ("how is the National Trust for Harbours abbreviated", "NTH"),
    ])
  func abbreviations(question: String, answer: String) throws {
    #expect(try Self.reply(question).answers.first?.text == answer)
  }

  @Test(
    "Who and what something is comes from what it is said to be",
    arguments: [
      ("who is Ann Lee", "a Swedish painter"), ("who is Carl Lund", "the harbour master of Skagen"),
      ("what is a seismograph", "an instrument that measures earthquakes"), ("harbour master of skagen", "Carl Lund"),
    ])
  func definitions(question: String, answer: String) throws {
    #expect(try Self.reply(question).answers.first?.text == answer)
  }

  @Test("What somebody said about something is the clause that has it")
  func statements() throws {
    let answer = try Self.reply("what did Ann Lee say about the weather").answers.first?.text
    #expect(answer?.hasSuffix("the weather had helped her") == true)
  }

  @Test("Spelling is British or American, and a slip of the finger is said to be one")
  func spelling() throws {
    let american = try Self.reply("what is the color of the boat")
    #expect(american.answers.first?.text == "grey")
    #expect(american.notes.isEmpty)
    let slip = try Self.reply("who reapired the lighthouse")
    #expect(slip.notes == ["“reapired” read as “repaired”"])
  }

  @Test("Two numbers of one event stand side by side with who says them")
  func contradictions() throws {
    let reply = try Self.reply("how many people died in the storm")
    #expect(reply.answers.count == 2)
    #expect(reply.notes.contains { $0.contains("police") })
    #expect(reply.notes.contains { $0.contains("hospital") })
    let one = try Self.reply("how many people died in the storm according to the hospital")
    #expect(one.answers.map { $0.text.contains("300") } == [true])
  }

  @Test("A word alone asks nothing", arguments: ["thanks", "race", "lighthouse"])
  func wordAlone(word: String) throws { #expect(try Self.reply(word).answers.isEmpty) }

  @Test("The day of a date is no count")
  func dayOfDate() throws {
    let index = try makeIndex(["The first settlers crossed the pass on 24 September. The winter was long."])
    let reply = try index.reply(to: "how many settlers crossed the pass")
    #expect(reply.answers.isEmpty)
  }

  @Test("Of figures the newest document's come first, and older ones after it with their dates")
  func newestFirst() throws {
    let texts = ["The mine lost 31 workers in the flood.", "The mine lost 58 workers in the flood, the owner said."]
    for order in [[0, 1], [1, 0]] {
      let index = try makeIndex(order.map { texts[$0] }, dates: order.map { ["2021-03-02", "2021-05-09"][$0] })
      let reply = try index.reply(to: "how many workers did the mine lose")
      #expect(reply.answers.map(\.text) == ["58", "31"])
      #expect(reply.notes.first == "newest first: “58” (2021-05-09), “31” (2021-03-02)")
      #expect(!reply.notes.contains { $0.contains("contradict") })
    }
  }

  @Test(
    "Yes takes all that narrows the question, and a verb, or a noun for it that says who did it",
    arguments: [
      ("did Sweden attack the fort", "yes"), ("did Sweden attack the fort first", nil),
      ("did Denmark attack the fort", nil), ("did Malmberg vote for the bridge", "no"),
      ("did Malmberg vote against the bridge", "yes"), ("did four of the guards die", nil),
      ("was the harbour attacked", nil),
    ])
  func narrowedYes(question: String, answer: String?) throws {
    let texts = [
      """
      Sweden attacked the fort at dawn. Denmark called the attack on the fort a mistake. Four of the guards survived. \
      Malmberg voted against the bridge. The attack did not affect the harbour.
      """
    ]
    let reply = try makeIndex(texts).reply(to: question)
    #expect(reply.answers.first?.text == answer)
  }

  @Test("Of one day two numbers contradict one another, and so do yes and no")
  func contradiction() throws {
    let index = try makeIndex(
      [
        "The mine lost 31 workers in the flood. The mayor closed the mine.",
        "The mine lost 58 workers in the flood. The owner denied that the mayor closed the mine.",
      ], dates: ["2021-03-02", "2021-03-02"])
    var answerer = try Answerer()
    let numbers = answerer.reply(to: "how many workers did the mine lose", index: index).reply
    #expect(numbers.answers.count == 2)
    let pair = numbers.answers.map { "“\($0.text)”" }.joined(separator: " and ")
    #expect(numbers.notes.contains(pair + " contradict one another"))
    let verdict = answerer.reply(to: "did the mayor close the mine", index: index).reply
    #expect(verdict.answers.map(\.text).sorted() == ["no", "yes"])
    #expect(verdict.notes.contains("“yes” and “no” contradict one another"))
    #expect(verdict.notes.contains { $0.contains("according to The owner") })
  }

  @Test("The explanation says what was counted, and by what the runner-up lost")
  func explanation() throws {
    var answerer = try Answerer()
    let index = try makeIndex(townTexts)
    let count = answerer.reply(to: "how many countries signed the treaty", index: index, explains: true).reply
    #expect(count.explanation.contains { $0.hasPrefix("note: counted: ") })
    let race = answerer.reply(to: "who won the race", index: index, explains: true).reply
    #expect(race.explanation.contains { $0.hasPrefix("    cited: d1 ") })
  }

  @Test(
    "What is said of another is not said of this one",
    arguments: ["what was the name of the Danish robot", "who bought the lighthouse in 1998 according to the hospital"])
  func otherwise(question: String) throws {
    let reply = try Self.reply(question)
    #expect(reply.answers.isEmpty)
    #expect(!reply.missing.isEmpty)
  }
}
