import Answers
import Index
import Testing

private let clubTexts = [
  """
  Maria Silva founded the rowing club in 1951. Maria Silva died in 1990. Pedro Costa led the club in 1972. Maria Silva \
  wrote a book about rowing. Brazil won 14 medals in 1980. Peru won 3 medals in 1980. Brazil won 21 medals in 1984. The \
  new boathouse will cost two million crowns, the treasurer said.
  """
]

@Suite("Follow-ups")
struct FollowUpTests {
  private static func follow(_ first: String, _ second: String) throws -> Reply {
    var answerer = try Answerer()
    let index = try makeIndex(clubTexts)
    let before = answerer.reply(to: first, index: index)
    return answerer.reply(to: second, after: before.conversation, index: index).reply
  }

  @Test(
    "A follow-up is asked of what the last question was about",
    arguments: [
      ("who founded the rowing club", "when?", "1951"), ("who founded the rowing club", "when did she die?", "1990"),
      ("how many medals did Brazil win in 1980", "and in 1984?", "21"),
      ("how many medals did Brazil win in 1980", "and Peru?", "3"),
      ("how many medals did Brazil win in 1980", "what about Peru?", "3"),
    ])
  func restated(first: String, second: String, answer: String) throws {
    #expect(try Self.follow(first, second).answers.first?.text.contains(answer) == true)
  }

  @Test("What was read into a follow-up is said")
  func note() throws {
    let reply = try Self.follow("how many medals did Brazil win in 1980", "and in 1984?")
    #expect(reply.question == "and in 1984?")
    #expect(reply.notes.first == "read as: how many medals did Brazil win in 1984")
  }

  @Test("Who says so is the speaker of the last answer, or nobody")
  func speaker() throws {
    let reply = try Self.follow("how much will the boathouse cost", "according to whom?")
    #expect(reply.answers.first?.text == "the treasurer")
    let nobody = try Self.follow("who founded the rowing club", "who says so?")
    #expect(nobody.answers.isEmpty)
    #expect(nobody.missing.contains("names nobody"))
  }
}
