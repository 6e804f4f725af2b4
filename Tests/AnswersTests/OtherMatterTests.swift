import Answers
import Index
import Testing

/// A shipyard's year: two firms that deal with one another, sums beside times, designations with numbers.
private let yardTexts = [
  """
  In 2009, Varde bought a stake in Holmsund, and has since raised it to 46 percent. Shares of Holmsund fell by 9 percent or \
  88 points. The yard replaced its Seagull and K-10 launches. The Coast Guard Association will close three \
  desks. It plans to sell 12 cranes.
  """,
  """
  The owners agreed to pay between $12 million and $20 million for a search for the ferry Aurora. The yard asked for \
  designs for a new flag, and whether citizens would prefer another flag to the old flag. The marine club Clean Sound \
  praised the yard. The council leased 40 barges from Holmsund. In May a striker scored a goal. Varde cheered.
  """,
]

@Suite("Phrases of another matter")
struct OtherMatterTests {
  private static func reply(_ question: String) throws -> Reply {
    try makeIndex(yardTexts).reply(to: question)
  }

  /// A report of a day in 2016: what was, and what is to come.
  private static func report(_ question: String) throws -> Reply {
    let text = """
      A local court on Tuesday declared the vote of 12 March void and ordered a new vote. A ferry with 80 people on board ran \
      aground off Holmsund. Lena Berg was elected to the council in 2014. Varde bought a stake in the mill in 2009 and \
      will raise it by the end of 2017. The 450 "Petrel" is the yard's newest launch. Its engine works with the old pump. \
      Talks held on Denmark's fate ended. The chairman, Omar El-Amin Haddad, is ill. The town is home \
      to Los Alamos International Airport, the busiest airport in the county.
      """
    return try makeIndex([text], dates: ["2016-05-10"]).reply(to: question)
  }

  @Test(
    "A time on the other side of the document's day, an office that is not named, people for a place and a name are no answer",
    arguments: [
      ("when will the new vote be held", "12 March"), ("when did Varde buy the mill", "2017"),
      ("where did the ferry run aground", "people"), ("when was Lena Berg elected mayor", "2014"),
      ("how many engines does the Petrel have", "450"),
    ])
  func otherReport(question: String, wrong: String) throws {
    #expect(!(try Self.report(question).answers.contains { $0.text.contains(wrong) }))
  }

  @Test("Whose a thing is does not say where it is")
  func owner() throws {
    #expect(!(try Self.report("where were the talks held").answers.map(\.text).contains("Denmark")))
  }

  @Test(
    "What the report says is answered without the day beside it",
    arguments: [
      ("who declared the vote void", "A local court"), ("when was Lena Berg elected to the council", "2014"),
      ("which pump does the engine work with", "the old pump"), ("who is the chairman", "Omar El-Amin Haddad"),
      ("what is the busiest airport in the county", "Los Alamos International Airport"),
    ])
  func report(question: String, answer: String) throws {
    #expect(try Self.report(question).answers.first?.text == answer)
  }

  @Test(
    "What is said of another deed, of others' roles or of a name is no answer",
    arguments: [
      ("when did Holmsund buy a stake in Varde", "2009"), ("how many points did shares of Holmsund fall", "percent"),
      ("how many launches does the yard have", "10"), ("when was the ferry Aurora searched for", "million"),
      ("who designed the old flag", "citizens"), ("who praised Clean Sound", "The marine club"),
      ("how many barges did the council lease to Holmsund", "40"), ("who scored Varde's goal", "striker"),
      ("who told CGA to close desks", "Coast Guard"),
    ])
  func otherMatter(question: String, wrong: String) throws {
    #expect(!(try Self.reply(question).answers.contains { $0.text.contains(wrong) }))
  }

  @Test(
    "The same is answered where the text says it",
    arguments: [
      ("when did Varde buy a stake in Holmsund", "2009"), ("how many points did shares of Holmsund fall", "88"),
      ("how many barges did the council lease from Holmsund", "40"), ("how many desks will the CGA close", "three"),
      ("how many cranes does the yard want to sell", "12"),
    ])
  func agreement(question: String, answer: String) throws {
    let first = try #require(try Self.reply(question).answers.first)
    #expect(first.text.hasPrefix(answer))
  }
}
