import Answers
import Testing

@Suite("Questions about reports")
struct ReportTests {
  private static func reply(_ question: String, _ texts: [String]) throws -> Reply {
    try makeIndex(texts).reply(to: question)
  }

  private static let regatta = [
    """
    Title: Regatta at Lake Orm
    Date: 2023-06-12

    The regatta at Lake Orm took place at Hagen Hall on Saturday. The Danish crew won the race. Ida Falk studied at \
    Nyborg High School. She proposed to rename the regatta in front of their favourite painting, "Night Watch". The club has \
    launched a petition which has more than 11,000 signatures. The club is to lease 14 rescue boats from Orm Yachts, says \
    Ida Falk, [3] who leads it. The Orm index dropped 9.6 percent on Monday. Ida Falk's father died at the age of 78.
    """,
    """
    The krone rose against the yen after six days of losses. The map shows the wreck of the Alva and two ferries near it. \
    The church schools Saint Mary and Saint Anne were asked to pay the tax.
    """,
  ]

  @Test(
    "What is said in other words is found",
    arguments: [
      ("Where was the regatta at Lake Orm held?", "Hagen Hall"),
      ("how many people signed the petition of the club", "more than 11,000"),
      ("how many boats is the club to lease", "14"),
      ("Which high school did Ida Falk study at?", "Nyborg High School"),
    ])
  func otherWords(question: String, answer: String) throws {
    #expect(try Self.reply(question, Self.regatta).answers.first?.text == answer)
  }

  @Test(
    "What only looks like an answer is withheld",
    arguments: [
      // Another's deed, and one that nobody is said to have done.
      "what did the Swedish crew win", "who took over Hagen Hall", "who found the wreck of the Alva",
      "who hated the race at Lake Orm",
      // A note, things that are no depth, a share that is no number of points, some of those that there may be.
      "how many people does Ida Falk lead", "how deep is the wreck of the Alva",
      "how many points did the Orm index lose", "how many church schools are there",
      // An age is no place.
      "where did Ida Falk's father die",
    ])
  func withheld(question: String) throws {
    #expect(try Self.reply(question, Self.regatta).answers.isEmpty)
  }

  @Test("What rose against another did not fall against it, whatever the question makes of the two")
  func turnedRound() throws {
    #expect(try Self.reply("did the krone rise against the yen", Self.regatta).answers.first?.text == "yes")
    #expect(try Self.reply("did the yen rise against the krone", Self.regatta).answers.isEmpty)
  }
}
