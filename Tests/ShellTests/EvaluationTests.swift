import Answers
import Foundation
import Index
import Shell
import Testing
import Text

@Suite("Measuring answers")
struct EvaluationTests {
  @Test(
    "Case, articles and punctuation do not count in a comparison",
    arguments: [
      ("The Harbour-Master", "harbour master"), ("1,200 tonnes.", "1200 tonnes"),
      ("a 3.5-litre engine", "3.5 litre engine"),
      ("“Aurora”", "aurora"),
    ])
  func words(a: String, b: String) {
    #expect(AnswerComparison.words(of: a) == AnswerComparison.words(of: b))
  }

  @Test("F1 is that of the words that both have")
  func f1() {
    #expect(AnswerComparison.f1(["carl", "lund"], ["lund"]) == 2.0 / 3)
    #expect(AnswerComparison.f1(["carl"], ["lund"]) == 0)
    #expect(AnswerComparison.f1([], []) == 1)
  }

  @Test("Small words beside an answer do no harm, others do")
  func contains() {
    #expect(AnswerComparison.contains(["in", "1952"], ["1952"]))
    #expect(AnswerComparison.contains(["12"], ["at", "least", "12", "men"]))
    #expect(!AnswerComparison.contains(["old", "harbour"], ["harbour"]))
  }

  /// A folder with one document and five questions: right, cited elsewhere, wrong, withheld, rightly withheld.
  private static func figures() throws -> EvaluationFigures {
    let folder = NSTemporaryDirectory() + "attest-eval-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/articles", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = "Ingrid Solberg opened the harbour in 1952. The harbour cost two million crowns."
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/articles/harbour.txt"))
    let lines = [
      #"{"question":"who","document":"harbour","answers":["Solberg","Ingrid Solberg"],"evidence":["Solberg opened"],"kind":"who"}"#,
      #"{"question":"when","answers":["1952"],"evidence":["cost"],"kind":"when"}"#,
      #"{"question":"what","answers":["the harbour"],"kind":"what"}"#,
      #"{"question":"how","answers":["slowly"],"kind":"how"}"#, #"{"question":"why","answers":[],"kind":"why"}"#,
    ]
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: folder + "/questions.jsonl"))
    let set = try QuestionSet(folder: folder, file: "questions.jsonl")
    let engine = Engine(workerCount: 1)
    engine.load(.paths([set.corpus]))
    engine.waitUntilLoaded()
    let index = engine.index
    let row = try #require(index.sentences.first)
    let citation = Citation(
      document: "harbour", sentence: 1, range: row.range,
      text: String(decoding: Array(text.utf8)[row.range.indices], as: UTF8.self), answer: ByteRange(start: 0, end: 0))
    var figures = EvaluationFigures()
    for (question, answer) in zip(set.questions, ["Ingrid Solberg", "in 1952", "a ship", "", ""]) {
      let answers = answer.isEmpty ? [] : [Answer(text: answer, confidence: 0.8, citations: [citation])]
      figures.add(Reply(question: question.text, answers: answers), to: question, index: index)
    }
    return figures
  }

  @Test("Each question is judged by its answer and its sentence")
  func verdicts() throws {
    let figures = try Self.figures()
    #expect(figures.outcomes.map(\.verdict) == [.right, .otherSentence, .wrong, .withheld, .rightlyWithheld])
    let shares = Dictionary(uniqueKeysWithValues: figures.shares.map { ($0.name, $0.value) })
    #expect(shares["EM"] == 25)
    #expect(shares["right"] == 50)
    #expect(shares["cited"] == 25)
    #expect(shares["abstained"] == 100)
    #expect(shares["verbatim"] == 100)
    #expect(figures.kinds.map(\.name) == ["(unanswerable)", "how", "what", "when", "who"])
  }

  @Test("Confidence is set against accuracy")
  func calibration() throws {
    let figures = try Self.figures()
    #expect(figures.calibration.map(\.count) == [3])
    #expect(abs(figures.calibrationError - abs(0.8 - 2.0 / 3)) < 1e-9)
  }

  @Test("The report has the figures, the kinds and the misses")
  func report() throws {
    let report = EvaluationReport(figures: try Self.figures(), seconds: 0.25, missLimit: 2)
    try Golden.check(report.render(format: "text"), at: "Tests/ShellTests/Golden/eval-text.txt")
    try Golden.check(report.render(format: "json"), at: "Tests/ShellTests/Golden/eval-json.txt")
  }

  @Test("A line that is no question is named")
  func broken() throws {
    let folder = NSTemporaryDirectory() + "attest-eval-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("{\"question\":\"who\"}\n{\"answers\":[]}\n".utf8).write(
      to: URL(fileURLWithPath: folder + "/questions.jsonl"))
    #expect { try QuestionSet(folder: folder, file: "questions.jsonl") } throws: { error in
      (error as? Diagnostic)?.line == 2
    }
  }
}
