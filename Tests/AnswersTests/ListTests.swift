import Answers
import Index
import Testing

private let town = """
  The fund gives money to charities such as the Ferry Trust and Open Harbour. The town can be reached from Mill Road Station or \
  Denby Station. The new boats replace existing Falcon Mark and Heron VC-10 aircraft. The Galileo and Ulysses spacecraft \
  carried dust detectors. Ann Lee sold me two books, "Cards on a Table" and "The Long Way". Storms have hit 12 islands. The \
  council hired the bank Holm. Peru, Chile and Brazil signed the treaty. Snow fell in Bergen and in Oslo, which the mayor \
  closed. The fair is visited by people of other countries like Australia, the United Kingdom and even Canada.
  """

@Suite("Lists")
struct ListTests {
  private static func members(_ question: String) throws -> [String] {
    try makeIndex([town]).reply(to: question).answers.map(\.text)
  }

  @Test(
    "Every member is an answer of its own",
    arguments: [
      ("which countries signed the treaty", ["Peru", "Chile", "Brazil"]),
      ("which charities does the fund give money to", ["Ferry Trust", "Open Harbour"]),
      ("from which stations can the town be reached", ["Mill Road Station", "Denby Station"]),
      ("which aircraft do the new boats replace", ["Falcon Mark", "Heron VC-10"]),
      ("which spacecraft carried dust detectors", ["Galileo", "Ulysses"]),
      ("what books did Ann Lee sell", ["Cards on a Table", "The Long Way"]),
      ("which countries do people visit the fair from", ["Australia", "United Kingdom", "Canada"]),
    ])
  func members(question: String, members: [String]) throws {
    #expect(try Self.members(question) == members)
  }

  @Test(
    "A request is the question that it stands for, and the reply says which",
    arguments: [
      ("list the countries that signed the treaty", "which countries signed the treaty", ["Peru", "Chile", "Brazil"]),
      (
        "name all spacecraft which carried dust detectors", "which spacecraft carried dust detectors",
        ["Galileo", "Ulysses"]
      ),
      (
        "tell me the countries which signed the treaty", "which countries signed the treaty",
        ["Peru", "Chile", "Brazil"]
      ),
    ])
  func request(text: String, question: String, members: [String]) throws {
    let reply = try makeIndex([town]).reply(to: text)
    #expect(reply.question == text)
    #expect(reply.notes.first == "read as: \(question)")
    #expect(reply.answers.map(\.text) == members)
  }

  @Test(
    "Words that only begin like a request are asked as they are",
    arguments: [
      "list price of the boat", "name of the fund", "tell me who signed the treaty", "show", "list the", "name",
    ])
  func noRequest(text: String) throws {
    #expect(try makeIndex([town]).reply(to: text).notes.allSatisfy { !$0.hasPrefix("read as: wh") })
  }

  @Test("One alone does not answer which two, and how many are none of them")
  func tooFew() throws {
    let one = try makeIndex([town]).reply(to: "which two banks did the council hire")
    #expect(one.answers.isEmpty)
    #expect(one.missing == "no sentence about it names several “banks”")
    #expect(try Self.members("which islands have storms hit").isEmpty)
  }
}
