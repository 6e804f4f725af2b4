import Answers
import Index
import Testing

/// Of a sailing club, its boats and its meetings.
private let clubTexts: [(title: String, text: String)] = [
  (
    "Minutes",
    """
    Of the 60 members, 37 were present. Thirty members voted for the motion, five voted against and two abstained. The fee \
    rose from 80 euros to 95 euros. The previous committee had six members. The dinner ended at 10.40 p.m. on Friday.
    """
  ),
  (
    "Boats",
    """
    The yawl Petrel is 9 metres long, 2.5 metres wide and weighs 3 tonnes. The cutter Gannet weighs 5 tonnes. It would cost \
    70,000 euros. The bay covers 12 square kilometres. The water in the bay was 17 degrees. The jetty has a length of 40 \
    metres. The bus to the castle costs 2 euros.
    """
  ),
  (
    "Tiller 450 winch",
    """
    The winch weighs 14 kg. Its drum holds 60 metres of rope. The Tiller 320 weighs 11 kg. It has been sold since 1998.
    """
  ),
  (
    "Race",
    """
    Ann Vik finished in 48 minutes. Programmes cost 4 euros and were sold at the gate. Lena Dahl paid 30 euros for the tent. \
    Bo Wirth paid 45 euros for the stove.
    """
  ),
  (
    "Slipway",
    """
    The slipway is now 8 metres wide. Before, it was 5 metres wide. The first launch leaves at 6.20 a.m., the last at 10.15 \
    p.m. The debt stands at 90,000 euros, which is 1,500 euros for each member. Two launches sank in May. Revenue amounts to \
    40,000 euros, expenses to 52,000 euros.
    """
  ),
  (
    "Dinner",
    """
    The sixth meeting was called off. Moorings is the eighth album by the band Kelpie.
    """
  ),
  (
    "Sheds",
    """
    The old shed holds 14 dinghies, the new shed holds 9 and the stone shed holds 21. Ann Vik sold 12 raffle tickets, \
    Olaf Quist sold 31 and Lena Dahl sold 8.
    """
  ),
]

@Suite("Numbers")
struct NumbersTests {
  private static func reply(_ question: String) throws -> Reply {
    try makeIndex(clubTexts).reply(to: question)
  }

  @Test(
    "A measure is found by what the text states of the thing, in whatever words",
    arguments: [
      ("how heavy is the Petrel", "3 tonnes"), ("how wide is the Petrel", "2.5 metres"),
      ("how large is the bay", "12 square kilometres"), ("how long is the jetty", "40 metres"),
      ("how warm was the water", "17 degrees"), ("what is the weight of the Gannet", "5 tonnes"),
      ("how much does the Gannet weigh", "5 tonnes"), ("how heavy is the Tiller 320", "11 kg"),
      ("how heavy is the Tiller 450", "14 kg"),
    ])
  func measures(question: String, answer: String) throws {
    #expect(try Self.reply(question).answers.map(\.text) == [answer])
  }

  @Test(
    "A number of something else is no answer",
    arguments: [
      // Of the bus to it, of a part of a duration, of a price, of another number's bearer, of another body.
      "how much does the castle cost", "how old is Ann Vik", "how many programmes were sold",
      "how heavy is the Tiller 510", "how many members does the team have",
      "how many launches does the team have",
    ])
  func ofSomethingElse(question: String) throws {
    #expect(try Self.reply(question).answers.isEmpty)
  }

  @Test(
    "Of several numbers of a sentence the one is given that is asked for",
    arguments: [
      ("how many members were present", "37"), ("how many voted against", "five"), ("how many abstained", "two"),
      ("how many members voted for the motion", "Thirty"), ("how much is the fee", "95 euros"),
      ("how much was the fee before", "80 euros"),
      ("when did the dinner end", "10.40 p.m."), ("how wide is the slipway", "8 metres"),
      ("how wide was the slipway before", "5 metres"), ("when does the last launch leave", "10.15 p.m."),
      ("when does the first launch leave", "6.20 a.m."), ("how high is the debt", "90,000 euros"),
    ])
  func choices(question: String, answer: String) throws {
    #expect(try Self.reply(question).answers.first?.text == answer)
  }

  @Test(
    "What one sentence lists in clauses of one make is added up or compared, with the working",
    arguments: [
      (
        "how many dinghies do the sheds hold in total", "44",
        "added up: The old shed 14, the new shed 9, the stone shed 21"
      ),
      ("which shed holds the most dinghies", "the stone shed", "compared: "),
      ("which shed holds the fewest dinghies", "the new shed", "compared: "),
      ("who sold the most raffle tickets", "Olaf Quist", "compared: Ann Vik 12, Olaf Quist 31, Lena Dahl 8"),
    ])
  func tallies(question: String, answer: String, note: String) throws {
    let reply = try Self.reply(question)
    #expect(reply.answers.map(\.text) == [answer])
    #expect(reply.notes.contains { $0.hasPrefix(note) })
  }

  @Test(
    "Nothing is added up of which a member only, or something else, is asked",
    arguments: ["how many dinghies does the old shed hold in total", "how many dinghies does the marina hold in total"])
  func partialTallies(question: String) throws {
    #expect(try !Self.reply(question).answers.contains { $0.text == "44" })
  }

  @Test("The eighth is not given for the sixth")
  func ranks() throws {
    #expect(try Self.reply("what is the eighth album by Kelpie").answers.first?.text == "Moorings")
    #expect(try Self.reply("what is the sixth album by Kelpie").answers.isEmpty)
  }

  @Test("A number of a name may stand in the sentence before")
  func spokenFor() throws {
    #expect(try Self.reply("since when has the Tiller 320 been sold").answers.first?.text == "1998")
  }

  @Test(
    "Two are compared by a question about each, and both sentences are cited",
    arguments: [
      ("which is heavier, the Petrel or the Gannet", "the Gannet"),
      ("which boat weighs more, the Petrel or the Gannet", "the Gannet"),
      ("who paid more, Lena Dahl or Bo Wirth", "Bo Wirth"), ("who paid less, Lena Dahl or Bo Wirth", "Lena Dahl"),
    ])
  func comparisons(question: String, answer: String) throws {
    let reply = try Self.reply(question)
    #expect(reply.answers.map(\.text) == [answer])
    #expect(reply.answers.first?.citations.count == 2)
    #expect(reply.notes.contains { $0.hasPrefix("compared: ") })
  }
}
