import Answers
import Index
import Testing

@Suite("Questions about what an article's title names")
struct TopicTests {
  private static let articles = [
    (
      "Ulf Garde",
      """
      Ulf Garde was a Danish polymath. He was a key figure in the Northern Revival, best known for his theory of tides, and \
      his book Nordlys. He lived in Ribe with his wife, Lena Holt, until 1655.
      """
    ),
    (
      "Great Herald of Ribe",
      "The Great Herald of Ribe is a granite statue of a horn blower. The monument was raised in 1702."
    ),
    (
      "Potash nitre",
      "Potash nitre is a salt with formula KNO3. This pale salt is also known as Ribe stone to tell it from other salts."
    ),
    ("Vadmal", "Vadmal, also known as Holt cloth or grey frieze, is a fabric woven from wool."),
    (
      "Signe Aas",
      """
      Anna Kristina "Signe" Aas was a Danish runner. She raced as a mother of four, earning her the nickname "the Running \
      Baker", and was the best of her club.
      """
    ),
    ("Morra", "Morra is the capital city of Hazar. It has 9,000 inhabitants."),
    ("Sund", "Sund is a port of Hazar. It is the commercial and cultural capital of Hazar and the entire coast."),
    ("Hazar", "Hazar is a country in the north. It exports timber."),
    ("Trel", "The trel is the unit of warmth in the northern system of measures."),
    (
      "Orm Strait",
      "Orm Strait is a strait between two islands. It is rich in fish. It has a depth of 90 metres and strong tides."
    ),
    ("Ran og Rind", "Ran og Rind is a music drama in two acts by Ebba Lund set to words of a poet."),
    (
      "Per Moe",
      "Per Moe was a Norwegian author. He is best known for the comic plays Nattergal and Havet, and for his letters."
    ),
    ("Grey otter", "Grey otters are mammals of the north. The river otter is the largest otter species in the world."),
  ]

  private static let index = Result { try makeIndex(articles.map { (title: $0.0, text: $0.1) }) }

  private static func answer(_ question: String) throws -> String? {
    try index.get().reply(to: question).answers.first?.text
  }

  @Test(
    "What its own article says in other words is answered",
    arguments: [
      ("What is Ulf Garde famous for?", "theory of tides"), ("What was Garde known for?", "theory of tides"),
      ("Who was Ulf Garde's wife?", "Lena Holt"), ("What is the Great Herald made of?", "granite"),
      ("What is Vadmal made of?", "wool"), ("What is the chemical formula of potash nitre?", "KNO3"),
      ("How deep is Orm Strait?", "90 metres"),
    ])
  func described(question: String, answer: String) throws {
    #expect(try Self.answer(question) == answer)
  }

  @Test(
    "Who made a work is told by its own article, or by that of who is known for it",
    arguments: [
      ("Who composed the opera \"Ran og Rind\"?", "Ebba Lund"), ("Who wrote the play \"Nattergal\"?", "Per Moe"),
    ])
  func makers(question: String, answer: String) throws {
    #expect(try Self.answer(question) == answer)
  }

  @Test(
    "Names lead to what has them, and back",
    arguments: [
      ("What salt is also called Ribe stone?", "Potash nitre"), ("What is another name for Vadmal?", "Holt cloth"),
      ("What is another name for grey frieze?", "Vadmal"), ("What is Vadmal also called?", "Holt cloth"),
      ("Which runner was nicknamed the \"Running Baker\"?", "Anna Kristina \"Signe\" Aas"),
    ])
  func names(question: String, answer: String) throws {
    #expect(try Self.answer(question) == answer)
  }

  @Test(
    "Who or what has an attribute is told by grammar, whatever else is called so with a word before it",
    arguments: [
      ("What is the capital of Hazar?", "Morra"), ("What is the unit of warmth?", "trel"),
      ("What is the largest otter?", "river otter"),
    ])
  func holders(question: String, answer: String) throws {
    #expect(try Self.answer(question) == answer)
  }

  @Test(
    "What no article says of it is not answered",
    arguments: ["What is Sund famous for?", "What is another name for Sund?", "Who was Signe Aas's husband?"])
  func silent(question: String) throws {
    #expect(try Self.answer(question) == nil)
  }
}
