import Facts
import Testing

/// Which role a circumstance fills, by table.
@Suite("Roles")
struct RoleTests {
  static let statements: [(sentence: String, line: String)] = [
    ("The cup stood on the table.", "stand agent=The cup, place=the table"),
    ("The leaders held talks on the ceasefire.", "talk agent=The leaders, topic=the ceasefire"),
    ("The singer was arrested on charges of fraud.", "arrest patient=The singer, cause=charges of fraud"),
    ("He was fined for smuggling.", "fine patient=He, cause=smuggling"),
    ("The trucks came through the tunnel.", "come agent=The trucks, place=the tunnel"),
    ("They are proud of the way in which they work.", "work agent=they, manner=the way"),
    ("The children worked in groups.", "work agent=The children, manner=groups"),
    ("He spoke in a low voice.", "speak agent=He, manner=a low voice"),
    ("The jury consists of nine farmers.", "consist agent=The jury, patient=nine farmers"),
    ("The team is made up of refugees.", "make up agent=refugees, patient=The team"),
    ("Lund played against Ulm on Sunday.", "play agent=Lund, time=Sunday, companion=Ulm"),
    ("Voters can choose between two flags.", "choose agent=Voters, patient=two flags"),
    ("The stove cost about £900.", "cost agent=The stove, patient=about £900"),
    ("Rents rose around 12 per cent.", "rise agent=Rents, quantity=around 12 per cent"),
    ("The harvest grew ten-fold.", "grow agent=The harvest, quantity=ten-fold"),
    ("Lund won 3-1.", "win agent=Lund, quantity=3-1"),
    ("The prisoners were moved to the island.", "move patient=The prisoners, goal=the island"),
    ("As of Friday the bridge was closed.", "close patient=the bridge, time=Friday"),
    ("The crowd left at the end of the match.", "leave agent=The crowd, time=the end of the match"),
    ("The ship sailed in the direction of Malta.", "sail agent=The ship, circumstance=the direction of Malta"),
    ("Fragments of the wall stand in parts of Porto.", "stand agent=Fragments of the wall, place=parts of Porto"),
    (
      "The drought destroyed 46 percent of the harvest.", "destroy agent=The drought, patient=46 percent of the harvest"
    ),
    ("The coat is water-proof.", "be agent=The coat, attribute=water-proof"),
    ("The bank failed because of bad loans.", "fail agent=The bank, cause=bad loans"),
    ("Tula is home to a large brewery.", "be agent=Tula, attribute=home, goal=a large brewery"),
  ]

  @Test("Preposition, noun and verb together give the role", arguments: statements)
  func reads(_ statement: (sentence: String, line: String)) throws {
    let lines = try FactReading(statement.sentence).lines
    #expect(lines.contains(statement.line), "\(lines)")
  }

  static let clauses: [(sentence: String, predicate: String, role: Argument.Role)] = [
    ("The bridge has been unsafe since the storm hit it.", "be", .time),
    ("The factory closed because demand had fallen.", "close", .cause),
    ("Prompted by the protest, the city lowered the rent.", "lower", .cause),
    ("The farmers blocked the road in order to stop the trucks.", "block", .purpose),
    ("The clerk admitted to stealing the ring.", "admit", .content),
    ("If it rains, the match will be cancelled.", "cancel", .circumstance),
    ("\"The port is closed,\" the captain said.", "say", .content),
  ]

  @Test("A clause fills a role of the clause that it serves", arguments: clauses)
  func links(_ statement: (sentence: String, predicate: String, role: Argument.Role)) throws {
    let fact = try #require(try FactReading(statement.sentence).fact(statement.predicate))
    #expect(fact.arguments.contains { $0.role == statement.role && $0.fact != nil })
  }
}
