import Answers
import Testing

@Suite("What a sentence says against a question")
struct ContradictionTests {
  private static func reply(_ question: String, _ texts: [String]) throws -> Reply {
    try makeIndex(texts).reply(to: question)
  }

  private static let mill = [
    """
    The new weir strengthened the walls of the mill. In 1874 the northern bridge was closed. Anna Berg repaired the mill \
    after the flood. The council never paid the carpenters of the mill, and Peter Olsen did not sell the barn.
    """
  ]

  @Test(
    "A question is not answered by what says the contrary of it, and the reply says which word does",
    arguments: [
      ("what weakened the walls of the mill", "what is said is “strengthened”, not “weakened”"),
      ("when was the southern bridge closed", "what is said is “northern”, not “southern”"),
      ("who repaired the mill before the flood", "what is said is “after”, not “before”"),
    ])
  func contraries(question: String, missing: String) throws {
    let reply = try Self.reply(question, Self.mill)
    #expect(reply.answers.isEmpty)
    #expect(reply.missing == missing)
  }

  @Test(
    "The same is answered where the words agree",
    arguments: [
      ("what strengthened the walls of the mill", "The new weir"), ("when was the northern bridge closed", "1874"),
      ("who repaired the mill after the flood", "Anna Berg"),
    ])
  func agreement(question: String, answer: String) throws {
    #expect(try Self.reply(question, Self.mill).answers.first?.text == answer)
  }

  @Test(
    "What a question denies is not answered by what is said to be so, nor the other way round",
    arguments: [
      ("who did not repair the mill after the flood", "what is said is that it is so, not that it is not"),
      ("when was the northern bridge never closed", "what is said is that it is so, not that it is not"),
      ("what did Peter Olsen sell", "what is said is that it is not so"),
    ])
  func negation(question: String, missing: String) throws {
    let reply = try Self.reply(question, Self.mill)
    #expect(reply.answers.isEmpty)
    #expect(reply.missing == missing)
  }

  @Test("What a question denies is answered by a sentence that denies it")
  func denial() throws {
    #expect(try Self.reply("what did Peter Olsen not sell", Self.mill).answers.first?.text == "the barn")
  }

  @Test("“Not until” says when it was")
  func until() throws {
    let reply = try Self.reply("when was the canal opened", ["The canal was not opened until 1931."])
    #expect(reply.answers.first?.text == "1931")
  }

  @Test("When another thing was done does not say when somebody died")
  func otherVerb() throws {
    let texts = ["Otto Brandt painted the chapel in 1899.", "Clara Voss died in Lund in 1931."]
    let reply = try Self.reply("when did Otto Brandt die", texts)
    #expect(reply.answers.isEmpty)
    #expect(reply.missing == "no sentence with “die” says when")
    #expect(try Self.reply("when did Clara Voss die", texts).answers.first?.text == "1931")
  }

  @Test("What was done in one century does not say who did it in another")
  func otherTime() throws {
    let texts = [
      "Eric Dahl rebuilt the old abbey of Lund in 1874. The tower fell in the 17th century, and the 19th century was calm."
    ]
    let reply = try Self.reply("who rebuilt the old abbey of Lund in the 17th century", texts)
    #expect(reply.answers.isEmpty)
    #expect(reply.missing == "what is said is said of another time")
    let other = try Self.reply("who rebuilt the old abbey of Lund in the 19th century", texts)
    #expect(other.answers.first?.text == "Eric Dahl")
  }

  @Test("Whom somebody registered did not attack them")
  func otherDeed() throws {
    let texts = [
      "Aid workers register the refugees in the harbour.",
      "Bandits attacked the ferry. The captain drove the bandits away.",
    ]
    let reply = try Self.reply("who attacked the aid workers", texts)
    #expect(reply.answers.isEmpty)
    #expect(!reply.missing.isEmpty)
  }

  @Test("Who only stands near a sentence did not say it")
  func notSaid() throws {
    let texts = ["Emil Haas repaired the door that was broken.", "“The roof leaks,” said Clara Voss."]
    #expect(try Self.reply("who said the door was broken", texts).answers.isEmpty)
    #expect(try Self.reply("who said the roof leaks", texts).answers.first?.text == "Clara Voss")
  }

  @Test(
    "The question's own words are no answer, nor is a word that points at another",
    arguments: [
      (
        "what method did Ida Falk develop", ["Ida Falk developed the method."],
        "the nearest says no more than the question"
      ),
      (
        "what ruined the harvest", ["Rain fell for weeks. This ruined the harvest."],
        "the nearest only points at what was said before"
      ),
    ])
  func emptiness(question: String, texts: [String], missing: String) throws {
    let reply = try Self.reply(question, texts)
    #expect(reply.answers.isEmpty)
    #expect(reply.missing == missing)
  }
}
