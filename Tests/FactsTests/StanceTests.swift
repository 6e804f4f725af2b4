import Facts
import Testing

/// Polarity, modality and attribution, by table.
@Suite("Stance")
struct StanceTests {
  static let negations = [
    ("The mayor did not close the bridge.", "close"), ("The mayor never closed the bridge.", "close"),
    ("The mayor refused to close the bridge.", "close"), ("The mayor failed to close the bridge.", "close"),
    ("Nobody closed the bridge.", "close"), ("The guards prevented the crowd from entering the hall.", "enter"),
    ("The harbour was neither dredged nor cleaned.", "dredge"), ("There was nobody wearing a helmet.", "wear"),
    ("The jury found Karl Holm not guilty.", "find"), ("The driver was declared not guilty.", "declare"),
    ("The mill no longer belongs to the bank.", "belong"), ("The report stopped short of blaming the firm.", "blame"),
    ("The mayor sold the mill instead of closing it.", "close"),
  ]

  @Test("Negation reaches the predicate it denies", arguments: negations)
  func negates(_ statement: (String, String)) throws {
    #expect(try FactReading(statement.0).fact(statement.1)?.polarity == .negative)
  }

  @Test("What was stopped had begun, what was cancelled did not")
  func stopped() throws {
    #expect(try FactReading("Paul Dahl stopped the attack on the port.").fact("attack")?.polarity == .affirmative)
    #expect(try FactReading("Paul Dahl cancelled the meeting in May.").fact("meet")?.polarity == .negative)
  }

  @Test("What a question word opens and nobody told is the writer's")
  func untold() throws {
    let reading = try FactReading("Police did not say why the bridge had collapsed.")
    #expect(reading.attribution(of: "collapse") == nil)
    #expect(reading.fact("collapse")?.modality == .asserted)
  }

  @Test("Not only leaves the clause affirmative")
  func notOnly() throws {
    #expect(
      try FactReading("The mayor not only closed the bridge but sold it.").fact("close")?.polarity == .affirmative)
  }

  static let modalities: [(String, String, Fact.Modality)] = [
    ("The mayor closed the bridge.", "close", .asserted), ("The mayor may close the bridge.", "close", .possible),
    ("The mayor will close the bridge.", "close", .planned),
    ("The mayor plans to close the bridge.", "close", .planned),
    ("The mayor agreed to close the bridge.", "close", .planned),
    ("Residents asked the mayor to close the bridge.", "close", .requested),
    ("Residents demanded that the mayor close the bridge.", "close", .requested),
    ("The mayor denied that the bridge had collapsed.", "collapse", .denied),
    ("If the bridge collapses, people will drown.", "collapse", .conditional),
    ("The mayor must close the bridge.", "close", .obligatory),
    ("The mayor decided to close the bridge.", "close", .planned),
    ("The students demanded that the mayor resign.", "resign", .requested),
    ("The cup is to be played in Lund.", "play", .planned),
    ("The mayor managed to close the bridge.", "close", .asserted),
    ("The mayor would have closed the bridge.", "close", .counterfactual),
    ("The bridge was to have been closed in May.", "close", .counterfactual),
    ("The mayor nearly closed the bridge.", "close", .counterfactual),
    ("The mayor may have closed the bridge.", "close", .possible),
    ("The price nearly doubled in May.", "double", .asserted),
    ("The mayor has nearly 40 sheep.", "have", .asserted),
  ]

  @Test("Modals and governing verbs give the modality", arguments: modalities)
  func modality(_ statement: (String, String, Fact.Modality)) throws {
    #expect(try FactReading(statement.0).fact(statement.1)?.modality == statement.2)
  }

  static let attributions = [
    ("Police said the driver escaped.", "escape", "Police say"),
    ("The driver escaped, police said.", "escape", "police say"),
    ("According to witnesses, the driver escaped.", "escape", "witnesses according"),
    ("The driver escaped, according to witnesses.", "escape", "witnesses according"),
    ("Police claimed that the driver escaped.", "escape", "Police claim doubted"),
    ("The driver allegedly escaped.", "escape", "- allegedly doubted"),
    ("Police accused the driver of stealing a car.", "steal", "Police accuse doubted"),
    ("The minister said the king had told reporters that the queen was ill.", "be", "king tell"),
    ("The paper reported that the mayor claimed the bridge was safe.", "be", "mayor claim doubted"),
    ("The paper reported that the mayor claimed the bridge was safe.", "claim", "paper report"),
    ("Two men drowned, police said, and three were saved.", "save", "police say"),
    ("The minister accused the firm of hiding a debt, according to the paper.", "hide", "minister accuse doubted"),
    ("Police said two men drowned and three were saved.", "save", "Police say"),
    ("\"We will never sell the mill,\" Rosa Lind told the paper.", "sell", "Rosa tell"),
  ]

  @Test("What is said carries who says it", arguments: attributions)
  func attribution(_ statement: (String, String, String)) throws {
    #expect(try FactReading(statement.0).attribution(of: statement.1) == statement.2)
  }

  @Test("The writer's own clause has no attribution")
  func unattributed() throws { #expect(try FactReading("The driver escaped.").attribution(of: "escape") == nil) }
}
