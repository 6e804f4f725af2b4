import Answers
import Index
import Testing

@Suite("Questions about what an encyclopaedia's articles begin with")
struct EncyclopaediaTests {
  private static let articles = [
    ("Lake Orrin", "Lake Orrin is a rift lake and the deepest lake in the world. It is fed by forty rivers."),
    (
      "Lake Sella",
      "Lake Sella is the second-deepest lake in the world after Lake Orrin. It is the deepest lake in Morland."
    ),
    ("Lake Tivo", "Lake Tivo is the deepest crater lake on Earth."),
    ("Velm", "Velm is the most populous city in Morland and the third-most populous city in the world."),
    ("Havna", "Havna is the largest city in the Morlander province of Eik."),
    ("Ada Rosk", "Ada Rosk was a Swedish pilot and engineer who became the first person to cross the Orrin Strait."),
    ("Ming Lotte", "Ming Lotte was the second person to cross the Orrin Strait."),
    (
      "Harbour Lights",
      "Harbour Lights is a novel in two volumes by the Danish writer Ann Lee. It was printed by Carl Lund in Bergen."
    ),
    (
      "Gull's Cube",
      "The Gull's Cube is a puzzle invented in 1974 by Norwegian sculptor and professor of design Ole Gull."
    ),
    (
      "Karin Holm",
      "Karin Holm, also known as Kari, was a Swiss banker, social activist, and co-founder of the Blue Cross Society."
    ),
    ("Blue Cross Society", "The Blue Cross Society is a movement with about 16 million members worldwide."),
    (
      "Peder Dahl",
      "Peder Dahl was a Danish judge and Lutheran minister who led the union from 1955 until his murder in 1968."
    ),
    ("Ina Berg", "Ina Berg discovered isotopes of the metal strandium in 1931."),
    ("Tarn Citadel", "Tarn Citadel is a fortress located in the Eastern Range of southern Norway on a ridge."),
    ("Mount Skarn", "Mount Skarn is the tallest volcano on Earth. It lies in the Skarn Hills of Iceland."),
    ("Morra", "Morra, officially Morra al-Bahr, is a city in the Hazar region of western Jordan."),
    ("The Ruins", "The Ruins are a hamlet of Algeria beside the Morrow desert."),
    ("Grand Reef", "The Grand Reef is a chain of coral islands."),
    ("Stellar reef", "A stellar reef is a grand reef formed by starfish."),
    ("GWC", "The Guild of Weavers and Cutters is a union of craftsmen. GWC has 400 members."),
    ("Rope and sail", "Rope and sail, often abbreviated as R&S, is a game for two."),
    ("Sailor", "The pilots of the northern fleet said that RSB was new to them."),
    ("The Gulls", "The Gulls are a rock band formed in London in 1970 by Bo Ek."),
    (
      "Morland War",
      "The Morland War was a war between the Union and the League, which was formed in 1861 by seven towns."
    ),
    ("Ole Brun", "Ole Brun was named Singer of the Year by a newspaper. He won two prizes."),
  ]

  private static let index = Result { try makeIndex(articles.map { (title: $0.0, text: $0.1) }) }

  private static func answer(_ question: String) throws -> String? {
    try index.get().reply(to: question).answers.first?.text
  }

  @Test(
    "A superlative's holder has its rank, its noun and its place",
    arguments: [
      ("what is the deepest lake in the world", "Lake Orrin"), ("what is the deepest lake", "Lake Orrin"),
      ("which lake is the second-deepest in the world", "Lake Sella"),
      ("what is the deepest lake in Morland", "Lake Sella"),
      ("what is the deepest crater lake in the world", "Lake Tivo"),
      ("what is the most populous city in Morland", "Velm"),
      ("who was the first person to cross the Orrin Strait", "Ada Rosk"),
      ("who was the first woman to cross the Orrin Strait", "Ada Rosk"),
    ])
  func superlatives(question: String, answer: String) throws { #expect(try Self.answer(question) == answer) }

  @Test("What comes right after the asked one names it")
  func runnerUp() throws {
    let index = try makeIndex([(title: "Lake Sella", text: Self.articles[1].1)])
    #expect(
      try index.reply(to: "what is the deepest lake in the world").answers.map(\.text) == [
        "Lake Orrin"
      ])
  }

  @Test(
    "A superlative of another rank, of fewer or of another place belongs to nobody",
    arguments: [
      "what is the most populous city in the world", "what is the largest city in Morland",
      "what is the deepest lake in Norway", "who was the last person to cross the Orrin Strait",
    ])
  func otherSuperlatives(question: String) throws { #expect(try Self.answer(question) == nil) }

  @Test(
    "Who made something is whom its article names, or who is called its maker",
    arguments: [
      ("who wrote Harbour Lights", "Ann Lee"), ("who wrote the novel \"Harbour Lights\"", "Ann Lee"),
      ("who invented Gull's Cube", "Ole Gull"), ("who founded the Blue Cross Society", "Karin Holm"),
    ])
  func makers(question: String, answer: String) throws { #expect(try Self.answer(question) == answer) }

  @Test(
    "What somebody was is not who did something to them",
    arguments: ["who murdered Peder Dahl", "who discovered strandium"])
  func given(question: String) throws { #expect(try Self.answer(question) == nil) }

  @Test(
    "Where a thing is comes from its own article, by the nearest place that the gazetteer has",
    arguments: [
      ("where is Tarn Citadel", "Norway"), ("where is Mount Skarn", "Skarn Hills of Iceland"),
      ("where is Morra", "Jordan"),
      ("where is the Morrow desert", nil),
    ])
  func places(question: String, answer: String?) throws { #expect(try Self.answer(question) == answer) }

  @Test(
    "“The” before the name of an article asks what it is, and a kind of it is not it",
    arguments: [
      ("what is the Grand Reef", "a chain of coral islands"), ("what is a grand reef", "a chain of coral islands"),
    ])
  func definitions(question: String, answer: String) throws { #expect(try Self.answer(question) == answer) }

  @Test(
    "An article's first words spell out its short name",
    arguments: [
      ("what does GWC stand for", "Guild of Weavers and Cutters"), ("what does R&S stand for", "Rope and sail"),
      ("what does RSB stand for", nil),
    ])
  func initials(question: String, answer: String?) throws { #expect(try Self.answer(question) == answer) }

  @Test(
    "A clause about another noun tells no end, and a title no other name",
    arguments: ["when did the Morland War end", "what is Ole Brun's original name"])
  func others(question: String) throws { #expect(try Self.answer(question) == nil) }

  @Test("A place or a year is no band")
  func kinds() throws { #expect(try Self.answer("what band was Bo Ek in") == "The Gulls") }
}
