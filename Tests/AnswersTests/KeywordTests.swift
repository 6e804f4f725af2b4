import Answers
import Index
import Testing

/// A festival, a player and a few kinds of animals, for questions of words alone and for superlatives told in an article about
/// the whole.
private let articles = [
  (
    "Lantern festival",
    """
    Last year over 4 million visitors came to the lantern festival in Norrby, and this year the town expects 6 million. The \
    tower on the market is two hundred feet high. Ola Vik was elected to the council in May 1750.
    """
  ),
  (
    "Ann Lee",
    """
    Ann Lee is a Danish player. She married her second husband, Bo Ek, in 2004. She released several albums and sang with the \
    choir in Skagen in 1984. [2]
    """
  ),
  (
    "Velmark",
    """
    Velmark is a country in the north. Its capital is Hallen, while the largest city is Norrby. The second-largest and oldest \
    city is Skagen, a port.
    """
  ),
  (
    "Skarfs",
    """
    Skarfs are fish of the order Skarfidae with about 64 species in seven genera. The smallest skarf is Berg's long-tailed skarf. \
    In rivers, the most common form of feeding is predation.
    """
  ),
]

@Suite("Questions of words alone, and superlatives told of a whole")
struct KeywordTests {
  private static func answer(_ question: String) throws -> String? {
    try makeIndex(articles).reply(to: question).answers.first?.text
  }

  @Test(
    "Words without grammar ask with the noun that asks for a time, an amount or somebody",
    arguments: [
      ("lantern festival attendance last year", "over 4 million"), ("tower market height", "two hundred feet"),
      ("ann lee second husband", "Bo Ek"),
    ])
  func keywords(question: String, answer: String) throws {
    #expect(try Self.answer(question)?.hasPrefix(answer) == true)
  }

  @Test("The number of a thing is how many there are, and what else is counted is none of them")
  func number() throws {
    #expect(try Self.answer("number of skarf species")?.hasPrefix("about 64") == true)
    #expect(try Self.answer("what is the number of skarf genera")?.hasPrefix("seven") == true)
  }

  @Test("The number of a thing asks by itself, whatever was asked before")
  func numberAfter() throws {
    let index = try makeIndex(articles)
    var answerer = try Answerer()
    let first = answerer.reply(to: "who is the second husband of Ann Lee", index: index)
    let next = answerer.reply(to: "number of species", after: first.conversation, index: index)
    #expect(next.reply.nearest.map(\.title) == ["Skarfs"])
  }

  @Test("The mark of a note is no number of anything")
  func noteMarks() throws {
    #expect(try Self.answer("how many albums did Ann Lee release") == nil)
  }

  @Test(
    "What an article about the whole calls the largest is the largest of it, and the biggest",
    arguments: [
      ("what is the largest city of Velmark", "Norrby"), ("biggest city in velmark", "Norrby"),
      ("what is the oldest city of Velmark", "Skagen"), ("what is the second-largest city in Velmark", "Skagen"),
      ("what is the smallest skarf", "Berg's long-tailed skarf"),
      ("what is the most common form of feeding in rivers", "predation"),
    ])
  func superlatives(question: String, answer: String) throws {
    #expect(try Self.answer(question) == answer)
  }

  @Test("Of a name that no document has nothing is answered, however near the rest")
  func strangers() throws {
    let reply = try makeIndex(articles).reply(to: "who was elected to the council of Karum in 1750")
    #expect(reply.answers.isEmpty)
    #expect(reply.missing.contains("Karum"))
  }
}
