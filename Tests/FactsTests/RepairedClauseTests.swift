import Facts
import Testing

/// Trees that no sentence can have are read as the likely one.
@Suite("Repaired clauses")
struct RepairedClauseTests {
  static let statements: [(sentence: String, line: String)] = [
    ("A third meeting followed on 4 June 1971.", "follow agent=A third meeting, time=4 June 1971"),
    ("The mayor called the doctors by telephone.", "call agent=The mayor, patient=the doctors, manner=telephone"),
    (
      "Adams, Brown and Clark shared the prize in 1952.",
      "share agent=Adams, agent=Brown, agent=Clark, patient=the prize, time=1952"
    ),
    ("A survey found most voters favoured lower taxes.", "favour agent=most voters, patient=lower taxes"),
    ("The union called for the mill to be rebuilt.", "rebuild patient=the mill"),
    ("The mayor called for Norway to withdraw.", "withdraw agent=Norway"),
    ("Ada Park became the first pilot ever to cross the strait.", "cross agent=Ada Park, patient=the strait"),
    ("The aim of the pump is to save water.", "save agent=the pump, patient=water"),
    (
      "Ana Costa, a nurse who has led the club since 1990, resigned.",
      "lead agent=Ana Costa, patient=the club, time=1990"
    ),
    (
      "Lund had won 40 seats in parliament, the council's chairwoman, Eva Holm, said.",
      "say agent=the council's chairwoman"
    ),
    (
      "Lund won the general election in Alva, the council announced on Monday.",
      "announce agent=the council, time=Monday"
    ),
    (
      "The head of the youth wing, Karl Holm, called for a vote in four towns.",
      "call agent=The head of the youth wing, patient=a vote in four towns"
    ),
    ("A court jailed the director for hiding losses.", "hide agent=the director, patient=losses"),
    ("The flood swept away the bridge.", "sweep away agent=The flood, patient=the bridge"),
    ("The flood swept away the bridge.", "destroy agent=The flood, patient=the bridge"),
    ("The mill was sold to Karl Holm.", "buy agent=Karl Holm, patient=The mill"),
    ("Eva Holm was given a prize.", "receive agent=Eva Holm, patient=a prize"),
    ("The shops which the mayor wanted to close are old.", "close agent=the mayor, patient=The shops"),
    ("A local court on Tuesday declared victory.", "declare agent=A local court, patient=victory, time=Tuesday"),
    ("The meeting on Tuesday ended early.", "end agent=The meeting on Tuesday, time=Tuesday, manner=early"),
    (
      "Since September night staff have been exempt from the fee.",
      "be agent=night staff, attribute=exempt, origin=the fee, time=September"
    ),
    ("In March members of the club met in Lund.", "meet agent=members of the club, place=Lund, time=March"),
    ("Welsh, Catalan and Estonian were added.", "add patient=Catalan, patient=Estonian, patient=Welsh"),
    ("Farmers marched through Lyon on Monday, demanding lower taxes.", "demand agent=Farmers, patient=lower taxes"),
  ]

  @Test("A clause is read whole", arguments: statements)
  func reads(_ statement: (sentence: String, line: String)) throws {
    let lines = try FactReading(statement.sentence).lines
    #expect(lines.contains(statement.line), "\(lines)")
  }

  @Test("What a clause with “that” says behind a place is said")
  func saidBehindPlace() throws {
    let reading = try FactReading("His lawyer, Eva Holm, said outside the court that her client would appeal.")
    #expect(reading.attribution(of: "appeal") == "lawyer say")
  }

  static let questions: [(question: String, line: String)] = [
    ("who is the bridge named after", "name patient=the bridge"),
    ("what did the jury chair", "chair agent=the jury, patient=what"),
    ("what was Eva Holm before she made films", "be agent=Eva Holm, attribute=what"),
    ("were any files lost in the fire", "lose patient=any files"),
    ("which is dearer, the Robin or the Kestrel", "be agent=which, attribute=dearer"),
    ("what was Holm found guilty of", "find patient=Holm, attribute=guilty"),
  ]

  @Test("A question has its verb, and the preposition that ends it what is asked for", arguments: questions)
  func asks(_ question: (question: String, line: String)) throws {
    let lines = try FactReading(question: question.question).lines
    #expect(lines.contains { $0.hasPrefix(question.line) }, "\(lines)")
  }
}
