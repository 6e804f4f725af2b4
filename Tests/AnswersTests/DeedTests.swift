import Answers
import Index
import Testing

@Suite("Deeds that a sentence tells or does not tell")
struct DeedTests {
  private static let articles = [
    (
      "Ola Vik",
      """
      Ola Vik was a Norwegian painter who spent most of his life in Denmark. His March 1975 obituary in a newspaper called \
      him a master. He was nominated for the Nordal Prize in 1961. In 1968 he was awarded the Sella Medal for his murals.
      """
    ),
    (
      "Boats at Dusk",
      "Boats at Dusk is a series of twelve canvases made by Norwegian artist Ola Vik between 1951 and 1953."
    ),
    ("Harbour school", "Painters of the harbour school include Mona Tveit, Ada Berg, and Ole Lind."),
    ("Mona Lind", "Mona Lind was a nurse in Bergen."),
    (
      "Hald University",
      "Hald University is a school in Ribe. As of 1996, forty teaching institutes in Denmark were affiliated with it."
    ),
    (
      "Ebbe Skov",
      "Ebbe Skov was a Danish chemist. He shared the 1949 Sella Medal with Bo Ek for the discovery of strandium."
    ),
    ("Tolk", "Tolk is a language of the coast. It is also spoken in parts of Hordaland, Rogaland and Sogn."),
    ("Skarn Castle", "Skarn Castle is a fortress in Hamre. A king was crowned in its hall."),
    (
      "Works in Hamre",
      """
      The king spent his money on works. Among these works is the rebuilding of the North Gate in Hamre, the Skarn Castle \
      being part of it.
      """
    ),
  ]

  private static let index = Result { try makeIndex(articles.map { (title: $0.0, text: $0.1) }) }

  private static func answer(_ question: String) throws -> String? {
    try index.get().reply(to: question).answers.first?.text
  }

  @Test(
    "What somebody did or suffered is not answered by a sentence that does not say it",
    arguments: [
      "Who shot Ola Vik?", "Where was Ola Vik born?", "When was Ola Vik born?", "Who succeeded Ola Vik?",
      "When did Ola Vik win the Nordal Prize?", "Who taught Mona Lind?", "When was Hald University founded?",
      "When did Ebbe Skov discover strandium?", "Which king rebuilt the North Gate in Hamre?",
    ])
  func unsaid(question: String) throws {
    #expect(try Self.answer(question) == nil)
  }

  @Test("Places beside the one that the question names are not what it asks for")
  func places() throws {
    let answer = try Self.answer("What language is spoken in Sogn?")
    #expect(answer == nil || answer == "Tolk")
  }

  @Test("Whoever was awarded a prize won it")
  func awarded() throws {
    #expect(try Self.answer("When did Ola Vik win the Sella Medal?")?.contains("1968") == true)
  }
}
