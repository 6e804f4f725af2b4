import Answers
import Index
import Testing

/// Reports full of what misleads whoever only looks for the words of a question: what was meant and did not come about, what is denied,
/// corrected or said of another.
private let folder: [(title: String, text: String)] = [
  (
    title: "The port of Alva",
    text: """
    The old crane was to have been replaced in March, but the new one came too late. Rosa Lind would have bought the shed had it not \
    been for the flood. Norlane nearly bought the tug in 2015. The report stopped short of blaming the crew for the fire. Karl Holm was \
    found not guilty of theft. The court found Ole Berg guilty of fraud. Three pilots, not five, as first reported, were hurt on the pier. \
    It was not Lind but Ida Falk who found the leak. A sailor was questioned about the theft but released without charge. The quay was \
    closed in 2011 by Seaway, which had lost money in 1986. All but Chile of the four members, Peru, Kenya, Chile and Norway, paid the fee.
    """
  ),
  (
    title: "The new terminal of Alva",
    text: """
    The dialysis unit lies behind the terminal. The unit is led by Ines Barr. The west shed stands beside the Hartnell Building. The \
    building, designed by Piers Okafor, cost 27 million pounds. Norchem, which should not be confused with Nordchem, employs 40 people. \
    The port council was represented by Owen Marsh. The comb was to have gone to the museum at Harby, and it was lent to the museum at \
    Stoke. The dead are an old couple and their guide, Jonas Felber, 37. Saint Ann, a blue cheese, was invented by Lucia Prandt. The \
    council rejected a proposal by the Liberals to sell the vineyard. The outage was caused by a broken pump and had nothing to do with \
    the new software. Duval gave us a bottle of wine.
    """
  ),
]

@Suite("Traps")
struct TrapTests {
  private static func answers(_ question: String) throws -> [String] {
    try makeIndex(folder).reply(to: question).answers.map(\.text)
  }

  @Test(
    "What was meant, came near or is denied did not happen",
    arguments: [
      "when was the old crane replaced", "who bought the shed", "when did Norlane buy the tug",
      "who was blamed for the fire",
      "who was charged with the theft", "was the crew blamed for the mutiny",
    ])
  func unreal(question: String) throws { #expect(try Self.answers(question).isEmpty) }

  @Test(
    "Nor is it said of what the question asks if it is said of another",
    arguments: [
      "who leads the maternity unit", "who designed the west shed", "how many people does Nordchem employ",
      "who represented Rosa Lind", "how old was the couple", "who invented the cheese Wender",
      "who proposed to sell the library",
      "who gave Eva Holm a bottle of wine", "when did Norlane close the quay",
    ])
  func ofAnother(question: String) throws { #expect(try Self.answers(question).isEmpty) }

  @Test(
    "No is the answer where the text says that it was not so",
    arguments: [
      ("was Karl Holm found guilty", "no"), ("was Ole Berg found guilty", "yes"), ("did Norlane buy the tug", "no"),
      ("did Rosa Lind buy the shed", "no"), ("was the old crane replaced in March", "no"),
    ])
  func yesNo(question: String, answer: String) throws { #expect(try Self.answers(question) == [answer]) }

  @Test("The explanation shows how far the text holds it to be so")
  func explained() throws {
    var answerer = try Answerer()
    let index = try makeIndex(folder)
    let withheld = answerer.reply(to: "who bought the shed", index: index, explains: true).reply.explanation
    #expect(withheld.contains { $0.contains("[active, counterfactual], 1 arguments agree") })
    let denied = answerer.reply(to: "was Karl Holm found guilty", index: index, explains: true).reply.explanation
    #expect(
      denied.contains { $0.hasPrefix("fact: find(patient: Karl Holm") && $0.hasSuffix(", negated, says the contrary") })
  }

  @Test("That another caused it does not say yes")
  func caused() throws { #expect(try Self.answers("was the outage caused by the new software") != ["yes"]) }

  @Test(
    "Of two of which one is ruled out the other is the answer",
    arguments: [
      ("how many pilots were hurt on the pier", ["Three"]), ("who found the leak", ["Ida Falk"]),
      ("who was found guilty", ["Ole Berg"]), ("to which museum was the comb lent", ["Stoke"]),
      ("which members paid the fee", ["Peru", "Kenya", "Norway"]),
    ])
  func ruledOut(question: String, answers: [String]) throws {
    let given = try Self.answers(question)
    #expect(given == answers || given.count == 1 && answers.count == 1 && given[0].contains(answers[0]), "\(given)")
  }
}
