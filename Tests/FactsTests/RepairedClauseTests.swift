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
    ("Farmers marched through Lyon on Monday, demanding lower taxes.", "demand agent=Farmers, patient=lower taxes"),
  ]

  @Test("A clause is read whole", arguments: statements)
  func reads(_ statement: (sentence: String, line: String)) throws {
    let lines = try FactReading(statement.sentence).lines
    #expect(lines.contains(statement.line), "\(lines)")
  }

  static let questions: [(question: String, line: String)] = [
    ("who is the bridge named after", "name patient=the bridge")
  ]

  @Test("A participle with a preposition that ends the question is its verb", arguments: questions)
  func asks(_ question: (question: String, line: String)) throws {
    let lines = try FactReading(question: question.question).lines
    #expect(lines.contains { $0.hasPrefix(question.line) }, "\(lines)")
  }
}
