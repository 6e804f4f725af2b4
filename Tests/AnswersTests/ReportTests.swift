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

  private static let town = [
    (
      title: "The town of Denby",
      text: """
      Ann Lee stepped down as mayor in May. The council called off the fair. Bo Ek took part in the race. The club gave up 308 \
      points. Ida Falk arranged the spring concert. Last year four million visitors attended the market and this year the town \
      expects six million visitors. A depot near Ys exploded on Monday. The mill was opened on 4 June 1901. The bakery baked 300 \
      loaves for the fair on Sunday. President Lund of Norway praised the choir in a speech. Carl Berg of Orm broke the record.
      """
    ),
    (
      title: "To the top of Mount Alva",
      text:
        "Mount Alva is the highest mountain of Orm. K2 is 8,611 metres high. Ida Falk was the first woman on the summit of Mount Alva."
    ),
    (
      title: "The last climb of Ida Falk",
      text: "Ida Falk fell on 14 April 1912. The survivors reached Skagen on 18 April."
    ),
  ]

  @Test(
    "A verb with a particle or a bare object says what one without says",
    arguments: [
      ("who resigned as mayor", "Ann Lee"), ("when did Ann Lee resign", "May"),
      ("who cancelled the fair", "The council"),
      ("who participated in the race", "Bo Ek"), ("how many points did the club surrender", "308"),
      // In either spelling of the verb.
      ("who organised the spring concert", "Ida Falk"), ("who organized the spring concert", "Ida Falk"),
    ])
  func particles(question: String, answer: String) throws {
    #expect(try makeIndex(Self.town).reply(to: question).answers.first?.text == answer)
  }

  @Test(
    "What is said of a neighbour, of another year, deed or office is withheld",
    arguments: [
      "how high is Mount Alva", "how many visitors attended the market this year", "what exploded near Ys on Tuesday",
      "where was the mill opened", "how many loaves did the bakery sell for the fair on Sunday",
      "who heads the choir of Denby", "on what day did Ida Falk reach Skagen",
      "in which town did Dan Holt break the record",
    ])
  func neighbours(question: String) throws {
    #expect(try makeIndex(Self.town).reply(to: question).answers.isEmpty)
  }

  @Test("The neighbour itself is answered")
  func neighbour() throws {
    let index = try makeIndex(Self.town)
    #expect(try index.reply(to: "how high is K2").answers.first?.text == "8,611 metres")
    #expect(
      try index.reply(to: "how many visitors attended the market last year").answers.first?.text == "four million")
  }
}
