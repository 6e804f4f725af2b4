import Answers
import Index
import Testing

/// Of a town's offices, a ferry, a vote and a boat: each sentence has a phrase that looks like the answer beside the one that
/// is.
private let texts = [
  """
  Deputy mayor Tove Dahl opened the fair in Skagen. Mayor Olaf Brandt praised the fair. The lighthouse was founded in 1887 \
  by the astronomer Ingrid Falk, a pupil of Karl Lund. The Swedish Road Authority has opened an inquiry into the crash.
  """,
  """
  Nordbo Lines was fined 1.2 million euros in 2019 after inspectors found rotten planks. The ferry Aurora ran aground early \
  on Thursday off the coast of Gotland. The Aurora sank in the Baltic on 3 May 1931.
  """,
  """
  Turnout was 43 percent, down from 51 percent in 2018. The crate weighs 26 kilograms. It cost 3 million kroner. The boat \
  is called Orm. It is named after Orm Storolfsson, a farmer.
  """,
  """
  The council bought software for the harbour. Karin Holm determined the structure of quartz. Ek and Lund shared the \
  Garnet Prize in 1977. Skagen allowed kites in 1998.
  """,
]

@Suite("Who is meant, and of what an amount is said")
struct WhoAndHowMuchTests {
  private static func answer(_ question: String) throws -> String? {
    try makeIndex(texts).reply(to: question).answers.first?.text
  }

  @Test(
    "The phrase that the sentence says it of is the answer",
    arguments: [
      ("who founded the lighthouse", "Ingrid Falk"), ("when was Nordbo Lines fined", "2019"),
      ("how much does the crate weigh", "26 kilograms"),
      ("who is the boat named after", "Orm Storolfsson"), ("who is the deputy mayor", "Tove Dahl"),
    ])
  func meant(question: String, answer: String) throws {
    #expect(try Self.answer(question)?.hasSuffix(answer) == true)
  }

  @Test(
    "A deputy is not the holder, a date no duration, an adverb of time no place, a nation not its authority",
    arguments: [
      ("who is the mayor of Skagen", "Tove Dahl"), ("how long did the Aurora take to sink", "3 May 1931"),
      ("where did the ferry run aground", "early"), ("who opened an inquiry into the crash", "Sweden"),
      ("how much did the software cost", "3 million kroner"), ("who determined the structure of insulin", "Karin Holm"),
      ("did Skagen ban kites in 1998", "yes"), ("when did Karin Holm win the Garnet Prize", "1977"),
    ])
  func other(question: String, phrase: String) throws {
    #expect(try Self.answer(question)?.contains(phrase) != true)
  }
}
