import Answers
import Index
import Testing

@Suite("Reading questions")
struct QuestionTests {
  struct Reading: Sendable {
    var question: String
    var kind: Question.Kind
    var type: AnswerType
  }

  static let readings = [
    Reading(question: "who repaired the lighthouse", kind: .who, type: .agent),
    Reading(question: "Who is the mayor of Skagen?", kind: .who, type: .person),
    Reading(question: "when was the ferry destroyed", kind: .when, type: .time),
    Reading(question: "where was the ferry built", kind: .where, type: .place),
    Reading(question: "how many sailors died", kind: .howMany, type: .quantity),
    Reading(question: "how old was the ferry", kind: .howOld, type: .age),
    Reading(question: "how long did the storm last", kind: .howLong, type: .duration),
    Reading(question: "how far is Bergen from Skagen", kind: .howFar, type: .measure),
    Reading(question: "why did the sailors die", kind: .why, type: .cause),
    Reading(question: "what did the mayor say", kind: .says, type: .content),
    Reading(question: "which country sent the engineers", kind: .which, type: .place),
    Reading(question: "in which year was the ferry built", kind: .which, type: .time),
    Reading(question: "what kind of ship was destroyed", kind: .whatKind, type: .property),
    Reading(question: "did Norway send engineers", kind: .yesNo, type: .yesNo),
  ]

  @Test("The kind of a question and the type of its hole", arguments: readings)
  func kindAndType(_ reading: Reading) throws {
    var answerer = try Answerer()
    let question = answerer.question(reading.question, index: try makeIndex(harbourTexts))
    #expect(question.kind == reading.kind)
    #expect(question.type == reading.type)
  }

  @Test("A word that no document has is read as the nearest one")
  func typo() throws {
    var answerer = try Answerer()
    let question = answerer.question("who repaired the lighthous", index: try makeIndex(harbourTexts))
    #expect(question.corrections.map(\.read) == ["lighthouse"])
  }

  @Test("The hole of an agent belongs to the verb")
  func hole() throws {
    var answerer = try Answerer()
    let question = answerer.question("who repaired the lighthouse", index: try makeIndex(harbourTexts))
    try #require(question.hole.governor >= 0)
    #expect(question.terms[question.hole.governor].text == "repaired")
    #expect(question.hole.role == .subject)
  }
}
