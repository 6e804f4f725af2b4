import Answers
import Index
import Testing

/// What a paper wrote on one day, with measures, titles and names of makes.
private let day = """
  12 April 2019
  Marlow Air has signed a contract for 14 Vanta K330-200 freighters. They replace six LC-10 aircraft. The Lowen index fell 62 \
  points on Friday, and the Aster index fell 17 points. "It took too long," said Brightwell analyst Peter Osgood. "We can not wait," \
  said Hanna Lindt, Prime Minister of Norden. Chief executive Tomas Ender declined to comment. A 6.1 magnitude earthquake shook \
  Norden last week. The Tella phone has a 5.5" screen. The opening of the Sund bridge is almost two years behind schedule, and the \
  night train was forty minutes late.
  """

/// What several firms did, in verbs that questions have others for.
private let firms = """
  On 3 May, Ann Lee resigned as chairman of the port. The Tella phone was introduced in 2011. Aster Air released the program in \
  response to complaints about noise. The merger will be finalized by 9 June. Norholm Steel Company CEO Karl Brandt agreed. Hanna \
  Lindt heads the Norden Rail Authority. Olive oil fell by 14 percent, and the Lund exchange rose 3 percent. The shops were closed \
  in honor of the poet.
  """

@Suite("Questions in other words than the news")
struct OtherWordsTests {
  private static func texts(_ question: String) throws -> [String] {
    try makeIndex([firms], dates: ["2019-06-01"]).reply(to: question).answers.map(\.text)
  }

  @Test(
    "A verb with its particle is one word, for which the text may have another",
    arguments: [
      ("when did Ann Lee step down", "3 May"), ("when did the Tella phone come out", "2011"),
      ("when was the Tella phone brought out", "2011"),
    ])
  func particles(question: String, answer: String) throws {
    #expect(try Self.texts(question).first?.hasSuffix(answer) == true)
  }

  @Test(
    "What something responds to, or is in honour of, is its reason",
    arguments: [
      ("why did Aster Air put out the program", "response to complaints about noise"),
      ("why were the shops closed", "honor of the poet"),
    ])
  func reasons(question: String, answer: String) throws {
    #expect(try Self.texts(question).first?.hasSuffix(answer) == true)
  }

  @Test("A verb that is known is not read as another word, and what is completed may be finalized")
  func known() throws {
    let reply = try makeIndex([firms]).reply(to: "by when will the merger be completed")
    #expect(reply.answers.map(\.text) == ["9 June"])
    #expect(reply.notes.isEmpty)
  }

  @Test(
    "The head of a firm is whoever is its CEO or heads it, and no one who heads another",
    arguments: [
      ("who is the head of Norholm Steel", ["Karl Brandt"]), ("who is the chief of Norholm Steel", ["Karl Brandt"]),
      ("who is the head of the Norden Rail Authority", ["Hanna Lindt"]), ("who is the head of Aster Air", []),
    ])
  func heads(question: String, answers: [String]) throws {
    #expect(try Self.texts(question) == answers)
  }

  @Test("How much something fell asks for an amount of any kind, not for a price")
  func changes() throws {
    #expect(try Self.texts("how much did olive oil fall") == ["14 percent"])
    #expect(try Self.texts("how much did the Lund exchange rise") == ["3 percent"])
  }
}

@Suite("Questions about one day's news")
struct DatedNewsTests {
  private static func texts(_ question: String) throws -> [String] {
    let index = try makeIndex([("Marlow Air buys freighters", day)], dates: ["2019-04-12"])
    return try index.reply(to: question).answers.map(\.text)
  }

  @Test(
    "A date that the question names may be the document's own, or that of a weekday in the sentence",
    arguments: [
      ("by how many points did the Aster index fall in April 2019", "17"),
      ("by how many points did the Lowen index fall on April 12, 2019", "62"),
      ("by how many points did the Lowen index fall in 2019", "62"),
    ])
  func dates(question: String, answer: String) throws {
    #expect(try Self.texts(question).first == answer)
  }

  @Test(
    "Another day is not met by the document's",
    arguments: [
      "by how many points did the Lowen index fall in May 2019", "by how many points did the Aster index fall in 2016",
    ])
  func otherDates(question: String) throws {
    #expect(try Self.texts(question).isEmpty)
  }

  @Test("The number of a make counts nothing, and asks for nothing")
  func designations() throws {
    #expect(try Self.texts("how many Vanta K330-200 are in the contract") == ["14"])
    #expect(try Self.texts("how many LC-10 aircraft are replaced") == ["six"])
  }

  @Test(
    "A title before a name and an office behind it say who somebody is",
    arguments: [
      ("who is Peter Osgood", "Brightwell analyst"), ("who is Hanna Lindt", "Prime Minister of Norden"),
      ("who is Tomas Ender", "Chief executive"),
    ])
  func titles(question: String, answer: String) throws {
    #expect(try Self.texts(question) == [answer])
  }

  @Test(
    "A measure may stand before the thing, beside its name, or before “late” and “behind schedule”",
    arguments: [
      ("how strong was the earthquake in Norden", "6.1 magnitude"),
      ("how big is the screen of the Tella phone", "5.5\""),
      ("how late is the Sund bridge", "almost two years"), ("how late was the night train", "forty minutes"),
    ])
  func measures(question: String, answer: String) throws {
    #expect(try Self.texts(question) == [answer])
  }

  @Test("What one thing measures is not what another does")
  func others() throws {
    #expect(try Self.texts("how late is the Tella phone").isEmpty)
    #expect(try Self.texts("how big is the screen of the Vanta").isEmpty)
  }
}
