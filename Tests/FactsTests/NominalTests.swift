import Facts
import Testing

/// Facts that stand in noun phrases, by table.
@Suite("Nominals")
struct NominalTests {
  static let statements: [(sentence: String, line: String)] = [
    ("The attack by the militia on the village shocked the country.", "attack agent=the militia, patient=the village"),
    ("The council's decision to sell the park angered many.", "sell agent=The council, patient=the park"),
    ("Rome's capture of the city ended the war.", "capture agent=Rome, patient=the city"),
    ("The mayor's resignation surprised the council.", "resign agent=The mayor"),
    (
      "The minister paid a visit to the hospital on Monday.",
      "visit agent=The minister, patient=the hospital, time=Monday"
    ),
    ("The fair was cancelled at the request of the mayor.", "request agent=the mayor"),
    ("The army carried out a raid on the port.", "raid agent=The army, patient=the port"),
    ("The town came under attack.", "attack patient=The town"),
    ("The translation of the poem by Maria Silva won praise.", "translate agent=Maria Silva, patient=the poem"),
    (
      "The government's modernization of the railways took ten years.",
      "modernize agent=The government, patient=the railways"
    ),
    ("Elsa Brandt, 61, runs the mill.", "be agent=Elsa Brandt, attribute=61"),
    ("Karl Holm's sister Eva runs the bakery.", "be agent=Eva, attribute=Karl Holm's sister, possessor=Karl Holm"),
    (
      "Tarsa, the capital of the province, was flooded.",
      "be agent=Tarsa, attribute=the capital of the province, possessor=the province"
    ),
    (
      "Elsa Brandt, Prime Minister of Norden, resigned.",
      "be agent=Elsa Brandt, attribute=Prime Minister of Norden, possessor=Norden"
    ),
    ("Brightwell analyst Karl Holm agreed.", "be agent=Karl Holm, attribute=Brightwell analyst"),
    ("Chief executive Karl Holm agreed.", "be agent=Karl Holm, attribute=Chief executive"),
    ("The island is part of Greece.", "be agent=The island, attribute=part of Greece, possessor=Greece"),
    (
      "The Bank of England's governor resigned.",
      "have agent=The Bank of England, patient=The Bank of England's governor"
    ),
    ("The council elected Bruno Falk mayor.", "elect agent=The council, patient=Bruno Falk, attribute=mayor"),
  ]

  @Test("Nominalisations, light verbs, appositions and possessors give facts", arguments: statements)
  func reads(_ statement: (sentence: String, line: String)) throws {
    let lines = try FactReading(statement.sentence).lines
    #expect(lines.contains(statement.line), "\(lines)")
  }

  @Test("A letter or number behind a noun is no name with a title")
  func noTitle() throws {
    #expect(try !FactReading("Group G played on Sunday.").constructions.contains(.titleName))
  }
}
