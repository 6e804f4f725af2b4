import Answers
import Index
import Testing

/// Of a club and a voyage: dates beside counts, places of several kinds, one who is ill and one who takes the chair.
private let texts = [
  """
  On 1 October the club's boats arrived in Skagen. The treasurer said that the club had 18,400 kroner in the bank on 28 \
  February. Tove Dahl led the meeting because the president was ill. Olaf Brandt will write a report on the harbour.
  """,
  """
  The ferry Aurora sailed from Bergen in the county of Hordaland with a brown dog on board. The crossing took three days. \
  The water tank of the Aurora holds 1.8 litres for each sailor and weighs 60 kilograms. The captain painted the mast \
  white in May 1931. Kenya lies in East Africa, far from Bergen.
  """,
]

@Suite("Phrases that can answer")
struct AdmissionTests {
  private static func reply(_ question: String) throws -> Reply {
    try makeIndex(texts).reply(to: question)
  }

  @Test(
    "A phrase of the kind that is asked for answers",
    arguments: [
      ("how much money is in the bank", "18,400 kroner"), ("how big is the water tank", "1.8 litres"),
      ("which ferry sailed from Bergen", "Aurora"), ("what continent is Kenya in", "East Africa"),
      ("how many days did the crossing take", "three days"), ("who will write a report", "Olaf Brandt"),
    ])
  func kinds(question: String, answer: String) throws {
    let first = try #require(try Self.reply(question).answers.first)
    #expect(first.text.hasSuffix(answer) || answer.hasPrefix(first.text))
  }

  @Test("A number that belongs to a date counts nothing", arguments: ["how many boats arrived in Skagen"])
  func dates(question: String) throws {
    #expect(try Self.reply(question).answers.isEmpty)
  }

  @Test(
    "What is of another kind, no reason or somebody else is no answer",
    arguments: [
      ("what day did the captain paint the mast", "1931"), ("who is the president", "Tove Dahl"),
      ("what color is the ferry", "the mast"), ("why did the crossing take three days", "the crossing"),
    ])
  func others(question: String, wrong: String) throws {
    #expect(!(try Self.reply(question).answers.contains { $0.text.contains(wrong) }))
  }

  /// Openings as an encyclopaedia has them, each a document with its title.
  private static func opening(_ question: String) throws -> Reply {
    let index = try makeIndex([
      (
        "Vestvik",
        "Vestvik, also spelt Westwick, is a harbour town in the county of Skogland, Norway. It has a mild climate."
      ),
      ("Ann Lee", "Ann Marie Lee (born Anna Berg; 4 May 1951) is a Swedish painter. Lee lives in Bergen."),
      ("Lake Storvatn", "Lake Storvatn, formerly known as Lake Dypvatn, is the second-largest lake of Skogland."),
      ("Lake Langvatn", "Lake Langvatn is the largest lake of Skogland and the third-deepest lake of Norway."),
    ])
    return try index.reply(to: question)
  }

  @Test(
    "Openings say where something is, what it is called, and which is the largest",
    arguments: [
      ("where is Vestvik", "Skogland, Norway"), ("where is Westwick", "Skogland, Norway"),
      ("what is Ann Lee's middle name", "Marie"), ("what is the birth name of Ann Lee", "Anna Berg"),
      ("what was the original name of Lake Storvatn", "Lake Dypvatn"),
      ("what is the largest lake of Skogland", "Lake Langvatn"),
      ("what is the second largest lake of Skogland", "Lake Storvatn"),
    ])
  func openings(question: String, answer: String) throws {
    #expect(try Self.opening(question).answers.first?.text == answer)
  }

  @Test(
    "Brackets behind a name say when somebody was born and died",
    arguments: [
      ("when was Ida Falk born", "4 March 1871"), ("when did Ida Falk die", "19 October 1942"),
      ("what year was Bo Ek born", "1950"), ("when did Bo Ek die", nil), ("when was Per Holm born", "c. 1600"),
    ] as [(String, String?)])
  func lives(question: String, answer: String?) throws {
    let index = try makeIndex([
      """
      Ida Marie Falk (4 March 1871 – 19 October 1942) was a chemist. Bo Ek (born 1950) paints ships. Per Holm (c. 1600–1670) \
      was a miller. The school of Bo Ek closed in 1999.
      """
    ])
    #expect(try index.reply(to: question).answers.first?.text == answer)
  }

  @Test("One of many is no number")
  func oneOf() throws {
    let index = try makeIndex([
      "The largest city of Norland by population is Vik, one of the oldest harbours of the coast."
    ])
    #expect(try index.reply(to: "what is the population of Norland").answers.isEmpty)
  }

  @Test("What has another rank is not the largest", arguments: ["what is the deepest lake of Norway"])
  func ranks(question: String) throws {
    #expect(try Self.opening(question).answers.isEmpty)
  }
}
