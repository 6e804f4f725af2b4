import Answers
import Index
import Testing

/// A folder as a person has one: a few reports of one little world, in which several sentences, or several reports, say of
/// several what a question asks of one.
private let folder: [(title: String, text: String)] = [
  (
    title: "Flood in Vessia",
    text: """
    Peru sent 300 engineers to Vessia on Monday. Chile sent 20 nurses to the town, and Kenya sent 40 engineers to Vessia. The new \
    bridge over the Orn was built by Ada Brun. The mill was built in 1788. Anna Feld painted the old mill. The mill was also \
    painted by Karl Moss. Ida Falk, whose leg has healed, thanked the nurses. Bo Ek was king, and Ella Ek was his eldest daughter.
    """
  ),
  (
    title: "More help for Vessia",
    text: """
    Norway sent engineers to Vessia too. Engineers were also sent to Vessia by Japan. Portugal did not send engineers to Vessia. \
    The Orn flooded Vessia in 1954. In 1978 the Orn flooded Vessia again. The pump was lent by Harlow School. The treaty was long. It \
    was signed by the ministers of the two countries, Ann Lee of Norway and Cid Ray of Peru.
    """
  ),
  (
    title: "The museum of Vessia",
    text: """
    The museum is open every day except Monday. A ticket costs 12 crowns. The snow hare is a small animal that lives in the \
    hills. The largest crowd was 8,716. According to the mayor, 900 people came to the fair, whereas the police put the number at \
    700. The hall was opened in 1922, while the barn was built in 1880. The guards of the museum were unarmed. The founder asked \
    the council for a van. The purchase was approved on Friday. The Harlow club is four points ahead of Denby. Since 2012 dogs \
    have been banned from the park. It was the best year of the fair. \
      The Customs House, which seats 420 people, is the largest of the halls, while the Albrey Cinema has only 180 seats. The Robin \
      costs 1,190 euros, while the Kestrel costs 1,850 euros. Mary Holt left the firm in 2006. The navy has a tug, and the \
      coastguard sent three ships.
    """
  ),
  (
    title: "Ledger 6.0",
    text: """
    Welsh and Estonian were added in this version. Postern, the youngest of the tools, is a tool that checks passwords. We compared \
    three hosting companies. Silo Nine was the most expensive, at 900 euros a month. Brightacre was the cheapest, and Nordhall was \
    slow. The smallest office, in Halifax, has eleven people. On 14 March 2022 the server was down for six hours and twenty minutes. \
    The scanner, which stands in the cellar, cost 1.9 million pounds. The hall burned down in May. Nobody was hurt. The Victoria Wing \
    is damp. The board decided to demolish the wing. The team won a contract to supply the United Kingdom's navy. The first rolls go into \
    the oven at half past three. Plans to drain the basin were dropped because of the cost. The guests were Ann Lee, Bo Ek and the \
    finance director, Neil Garrity. Ole Falk, who became the first chairman, and ten others founded the club.
    """
  ),
]

@Suite("Small folders")
struct FolderTests {
  private static func answers(_ question: String) throws -> [String] {
    try makeIndex(folder).reply(to: question).answers.map(\.text)
  }

  @Test(
    "What several sentences state is answered with all of them, each once and cited from its own",
    arguments: [
      ("which countries sent engineers to Vessia", ["Peru", "Norway", "Japan", "Kenya"]),
      ("who sent engineers to Vessia", ["Peru", "Norway", "Japan", "Kenya"]),
      ("list the countries that sent engineers to Vessia", ["Peru", "Norway", "Japan", "Kenya"]),
      ("who painted the mill", ["Anna Feld", "Karl Moss"]), ("when did the Orn flood Vessia", ["1954", "1978"]),
      ("in which years did the Orn flood Vessia", ["1954", "1978"]),
    ])
  func stated(question: String, members: [String]) throws {
    let answers = try makeIndex(folder).reply(to: question).answers
    #expect(Set(answers.map(\.text)) == Set(members))
    #expect(answers.count == members.count)
    #expect(Set(answers.compactMap(\.citations.first?.text)).count == members.count)
  }

  @Test(
    "A question that asks for so many of nothing, or since when there is something, is answered or withheld all the same",
    arguments: ["which two the", "what two kinds of", "since when has there been a mill", "thanks", "which two"])
  func bare(question: String) throws { #expect(try makeIndex(folder).reply(to: question).question == question) }

  @Test("The explanation says that facts state them")
  func explained() throws {
    var answerer = try Answerer()
    let reply = answerer.reply(to: "who painted the mill", index: try makeIndex(folder), explains: true).reply
    #expect(
      reply.explanation.contains {
        $0.hasPrefix("answers: “Anna Feld”") && $0.contains(", each stated whole by a fact; ")
      })
  }

  @Test("They are counted where no sentence says how many, and the reply shows what it counted")
  func counted() throws {
    let reply = try makeIndex(folder).reply(to: "how many countries sent engineers to Vessia")
    #expect(reply.answers.map(\.text) == ["4"])
    #expect(reply.notes.contains { $0.hasPrefix("counted: ") && $0.contains("Japan") })
  }

  @Test("Ministers are answered by the names that stand beside them, of whatever their sentence says with a pronoun")
  func apposed() throws { #expect(try Self.answers("who signed the treaty") == ["Ann Lee", "Cid Ray"]) }

  @Test(
    "Plain questions have plain answers",
    arguments: [
      ("whose leg has healed", "Ida Falk"), ("whose eldest daughter was Ella Ek", "Bo Ek"),
      ("price of a ticket", "12 crowns"), ("who lent the pump", "Harlow School"),
      ("what is the snow hare", "a small animal that lives in the hills"),
      ("what kind of animal is the snow hare", "a small animal"),
      ("what was the largest crowd", "8,716"), ("how many people came to the fair according to the police", "700"),
      ("since when have dogs been banned from the park", "2012"), ("what is Postern", "a tool that checks passwords"),
      ("which hosting company was the cheapest", "Brightacre"), ("which office is the smallest", "Halifax"),
      ("how long was the server down on 14 March 2022", "six hours and twenty minutes"),
      ("how much did the scanner cost", "1.9 million pounds"), ("which languages were added in Ledger 6.0", "Welsh"),
      ("who won the contract of the British navy", "The team"),
      ("when do the first rolls go into the oven", "half past three"),
      ("why was the draining of the basin dropped", "the cost"),
    ])
  func plain(question: String, answer: String) throws { #expect(try Self.answers(question).first == answer) }

  @Test(
    "Yes and no know what is excepted, a negative prefix, and of which purchase is spoken",
    arguments: [
      ("is the museum open on Monday", "no"), ("were the guards armed", "no"),
      ("was the purchase of the van approved", "yes"), ("was anybody hurt in the hall", "no"),
      ("did the board decide to demolish the Victoria Wing", "yes"),
    ])
  func yesNo(question: String, answer: String) throws { #expect(try Self.answers(question) == [answer]) }

  @Test("Guests are given by their names, whatever office stands before one")
  func guests() throws { #expect(try Self.answers("who were the guests") == ["Ann Lee", "Bo Ek", "Neil Garrity"]) }

  @Test("The older of two is the one of the earlier date, and the reply shows both")
  func older() throws {
    let reply = try makeIndex(folder).reply(to: "Which is older, the hall or the barn?")
    #expect(reply.answers.map(\.text) == ["the barn"])
    #expect(reply.notes == ["compared: the barn 1880, the hall 1922"])
  }

  @Test(
    "The larger of two is the one that a sentence calls the largest, the dearer what costs more",
    arguments: [
      ("Which is larger, the Albrey Cinema or the Customs House?", "the Customs House"),
      ("Which is more expensive, the Robin or the Kestrel?", "the Kestrel"),
      ("Which is more expensive, Nordhall or Silo Nine?", "Silo Nine"),
    ])
  func compared(question: String, answer: String) throws { #expect(try Self.answers(question) == [answer]) }

  @Test(
    "What is said of another, or only looks alike, is withheld",
    arguments: [
      "which countries sent nurses to Harlow", "how many points does the Harlow club have", "who built the barn",
      "is the Albrey Cinema the largest",
      "when was the hall built", "when did Felix Holt leave the firm", "how many ships did the navy send",
      "how many people and dogs came to the fair in total", "when did Eva Falk heal",
    ])
  func withheld(question: String) throws { #expect(try Self.answers(question).isEmpty) }
}
