import Answers
import Index
import Testing

private let town = """
  The bakery sold 33 loaves on Monday. The museum has more than 4,000 paintings. The trip takes nine hours. About 500 people \
  attended the fair. At least 12 sailors died. The castle has no lift. The old mill does not have a wheel. The school has a \
  swimming pool. The library sold its organ. A storm on Sunday flooded the harbour. There were no boats at the pier. The \
  council feared a strike at the docks. Ann Lee succeeded Bo Ek as mayor. Harlow Mills bought Denby Steel. Carl Berg sued \
  Dan Holt. The tower is 62 metres high. The chapel is 20 metres high. Ida Falk confessed that she had started the fire. The Mill \
  Index closed down on Friday. The price of copper fell in March. My father showed me the harbour.
  """

@Suite("Yes or no")
struct YesNoTests {
  private static func answers(_ question: String) throws -> [String] {
    try makeIndex([town]).reply(to: question).answers.map(\.text)
  }

  @Test(
    "A number is compared with the bound that the question sets",
    arguments: [
      ("did the bakery sell more than 20 loaves on Monday", "yes"),
      ("did the bakery sell fewer than 20 loaves on Monday", "no"),
      ("does the museum have more than 3,000 paintings", "yes"),
      ("are there over 3,000 paintings in the museum", "yes"),
      ("does the trip take more than ten hours", "no"), ("does the trip take at least nine hours", "yes"),
      ("did at least 400 people attend the fair", "yes"), ("did more than 10 sailors die", "yes"),
    ])
  func bounds(question: String, answer: String) throws {
    #expect(try Self.answers(question) == [answer])
  }

  @Test(
    "Where the number leaves it open nothing is said",
    arguments: [
      "did more than 500 people attend the fair", "did more than 20 sailors die",
      "does the museum have more than 5,000 paintings",
      "does the trip take more than two days",
    ])
  func open(question: String) throws {
    #expect(try Self.answers(question).isEmpty)
  }

  @Test(
    "What somebody has, and what there is",
    arguments: [
      ("does the castle have a lift", "no"), ("does the mill have a wheel", "no"),
      ("does the school have a pool", "yes"),
      ("is there a lift in the castle", "no"), ("was there a storm on Sunday", "yes"),
      ("were there boats at the pier", "no"),
    ])
  func possessions(question: String, answer: String) throws {
    #expect(try Self.answers(question) == [answer])
  }

  @Test(
    "What was sold is not had, and what was feared need not have come",
    arguments: ["does the library have an organ", "was there a strike at the docks"])
  func notSaid(question: String) throws {
    #expect(try Self.answers(question).isEmpty)
  }

  @Test(
    "No where the text has it the other way round, of what holds one way only",
    arguments: [
      ("did Bo Ek succeed Ann Lee", "no"), ("did Ann Lee succeed Bo Ek", "yes"),
      ("did Denby Steel buy Harlow Mills", "no"),
      ("was Harlow Mills bought by Denby Steel", "no"), ("did Dan Holt sue Carl Berg", nil),
    ])
  func oneWay(question: String, answer: String?) throws {
    #expect(try Self.answers(question) == (answer.map { [$0] } ?? []))
  }

  @Test("A question with “not” is answered as people answer it: yes, she did")
  func negated() throws {
    #expect(try Self.answers("didn't Ann Lee succeed Bo Ek") == ["yes"])
    #expect(try Self.answers("didn't Bo Ek succeed Ann Lee") == ["no"])
  }

  @Test(
    "Alternatives may be verbs, adverbs or somebody's",
    arguments: [
      ("did the Mill Index close up or down on Friday", "down"),
      ("did the price of copper rise or fall in March", "fall"),
      ("was it his mother or his father who showed him the harbour", "My father"),
    ])
  func alternatives(question: String, answer: String) throws {
    #expect(try Self.answers(question) == [answer])
  }

  @Test(
    "Whether one is more than the other is judged by the measures of both, which are cited",
    arguments: [
      ("is the tower higher than the chapel", "yes"), ("is the chapel higher than the tower", "no"),
      ("is the chapel lower than the tower", "yes"),
    ])
  func comparisons(question: String, answer: String) throws {
    let reply = try makeIndex([town]).reply(to: question)
    #expect(reply.answers.map(\.text) == [answer])
    #expect(reply.answers.first?.citations.count == 2)
    #expect(reply.notes.contains { $0.hasPrefix("compared: ") })
  }

  @Test(
    "Nothing is judged by a clause beside what is asked, by one measure, or of nothing",
    arguments: [
      "was Ida Falk in Bergen when the fire started", "is the tower higher than the bridge", "is it higher than it",
    ])
  func notJudged(question: String) throws {
    #expect(try Self.answers(question).isEmpty)
  }
}
