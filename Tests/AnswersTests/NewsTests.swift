import Answers
import Index
import Testing

/// A report in the manner of the papers: who says what is told behind it, and who they are between commas.
private let report = """
  "We heard a roar like a train," said Eva Holm, a retired teacher who was pulled from her roof by a fireman. Transport \
  Minister Karl Strand told reporters that the road would stay closed. Strand said the number of injured might rise. "A \
  bridge is not a boat," he added. The union's secretary, Ana Costa, described the plan as hasty. Two men were arrested for \
  trying to steal a lorry. Norholm Steel, which was founded in 1902 by a group of miners, closed the road. Rescuers, using \
  dogs and ropes, found the driver. Peter Lund, a former judge who has led the inquiry since May, asked for patience.
  """

@Suite("Questions about the news")
struct NewsTests {
  private static func texts(_ question: String) throws -> [String] {
    try makeIndex([report]).reply(to: question).answers.map(\.text)
  }

  @Test(
    "Who says it is who the text says it is said by",
    arguments: [
      ("who said that the road would stay closed", "Karl Strand"),
      ("who said \"we heard a roar like a train\"", "Eva Holm"),
      ("who said that the number of injured might rise", "Strand"),
    ])
  func speakers(question: String, answer: String) throws {
    #expect(try Self.texts(question).first?.hasSuffix(answer) == true)
  }

  @Test("Nobody says what no one is said to say")
  func nobody() throws {
    #expect(try Self.texts("who said that the driver found the rescuers").isEmpty)
    #expect(try Self.texts("what did Peter Lund say about the bridge").isEmpty)
    #expect(try Self.texts("what did the fireman say").isEmpty)
  }

  @Test(
    "What somebody says is found by their office, and by how they call it",
    arguments: [
      ("what did the minister say about the road", "the road would stay closed"),
      ("what did the minister tell reporters", "the road would stay closed"),
      ("what did Ana Costa say about the plan", "hasty"),
    ])
  func statements(question: String, answer: String) throws {
    #expect(try Self.texts(question).first == answer)
  }

  @Test(
    "A clause about an apposition is about whom that names, and a comma ends an answer",
    arguments: [
      ("who leads the inquiry", "Peter Lund"), ("who found the driver", "Rescuers"),
      ("who founded norholm steel", "a group of miners"),
    ])
  func participants(question: String, answer: String) throws {
    #expect(try Self.texts(question).first == answer)
  }

  @Test(
    "Neither what is whose, nor to whom it was done, nor another rank says who did it",
    arguments: ["who sent the letter", "who came second in the race", "what did the newspaper do"])
  func others(question: String) throws {
    let index = try makeIndex([
      """
      A letter was sent to the newspaper The Courier. Ana Costa came third in the race.
      """
    ])
    #expect(try index.reply(to: question).answers.isEmpty)
  }

  @Test("Who did it is named, not what an apposition says of them")
  func named() throws {
    let index = try makeIndex(["In the gallery was Eva Holm, a 79-year-old widow who lost 85,000 crowns."])
    let reply = try index.reply(to: "who lost 85,000 crowns")
    #expect(reply.answers.map(\.text) == ["Eva Holm"])
  }

  @Test("What somebody tried to steal was not stolen")
  func meant() throws {
    #expect(try Self.texts("what was stolen").isEmpty)
  }
}
