import Language
import Testing

@Suite("Links")
struct LinkFinderTests {
  @Test(
    "A mention is linked to what it stands for",
    arguments: [
      ("Maria Gomez arrived in Oslo. She gave a speech.", "She>Maria"),
      ("Peter Olsen sold his boat.", "his>Peter"),
      ("Maria Gomez spoke first. Gomez praised the plan.", "Gomez>Maria"),
      ("Peter Olsen, the mayor, resigned. The mayor gave no reason.", "mayor>Peter"),
      ("The woman who wrote the letter left.", "who>woman"),
      ("Norway and Sweden held talks. The two countries signed a treaty.", "countries>Norway"),
      ("Two of the guests left early. They missed the speech.", "They>Two"),
      ("The mill burned down in May. It had been built in 1880. It was never rebuilt.", "It>mill"),
      ("John Berg and Peter Olsen met in Oslo. Both men were late.", "men>John"),
    ])
  func links(text: String, expected: String) throws {
    #expect(try AnalyzedText(text).links.contains(expected))
  }

  @Test(
    "A noun with a number stands for names that are as many as it says and of its kind",
    arguments: [
      "Norway, Sweden and Finland held talks. The two countries signed a treaty.",
      "Anna Berg and Peter Olsen met. The two countries signed a treaty.",
      "Norway and Sweden held talks. The two other countries signed a treaty.",
      "Norway and Sweden held talks. Two countries signed a treaty.",
    ])
  func numbers(text: String) throws {
    #expect(try AnalyzedText(text).analysis.links.allSatisfy { $0.reason != .coordination })
  }

  @Test("A pronoun does not stand for someone of the other gender")
  func gender() throws {
    let links = try AnalyzedText("Maria Gomez met Peter Olsen. He was late.").links
    #expect(!links.contains("He>Maria"))
  }

  @Test("Who says something of a person by name is not that person")
  func namedBelow() throws {
    let text = "Peter Olsen moved the money in May. John Berg asked for ten years. He said Olsen had hidden the losses."
    #expect(try !AnalyzedText(text).links.contains("He>Peter"))
  }

  @Test("A pronoun believes what the pronoun before it does")
  func chains() throws {
    let links = try AnalyzedText("Maria Gomez bought a mill. She ran it with her sister. It earned little.").links
    #expect(links.contains("her>Maria"))
    #expect(links.count { $0.hasSuffix(">mill") } == 2)
  }

  @Test("Weather is nobody")
  func expletive() throws {
    #expect(try AnalyzedText("It rained in Bergen.").links == [])
  }
}
