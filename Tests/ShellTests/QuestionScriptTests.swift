import Answers
import Shell
import Testing
import Text

@Suite("Files of questions")
struct QuestionScriptTests {
  private func script(_ text: String) -> QuestionScript { QuestionScript(path: "a.questions", bytes: Array(text.utf8)) }

  @Test("Questions, follow-ups, scopes and expectations are read with their lines")
  func reading() {
    let read = script(
      """
      # people
      :in notes/harbour
      who is mayor
        = Inger Dahl | Dahl
        @ harbour
        ~ mayor of
      > since when
      \t= unknown
      :in
      who is captain

      """)
    #expect(read.diagnostics.isEmpty)
    #expect(read.entries.map(\.question) == ["who is mayor", "since when", "who is captain"])
    #expect(read.entries.map(\.line) == [3, 7, 10])
    #expect(read.entries.map(\.scope) == ["notes/harbour", "notes/harbour", nil])
    #expect(read.entries.map(\.isFollowUp) == [false, true, false])
    #expect(read.entries.first?.answers == [["Inger Dahl", "Dahl"]])
    #expect(read.entries.map(\.isUnknown) == [false, true, false])
    #expect(read.entries.map(\.isChecked) == [true, true, false])
  }

  @Test(
    "What is wrong is told with line, column and a caret",
    arguments: [
      ("  = a\n", "a.questions:1:3: error: there is no question above it\n  = a\n  ^"),
      ("> when\n", "a.questions:1:1: error: there is no question before it to follow up\n> when\n^"),
      (":load x\n", "a.questions:1:2: error: a question file knows :in and :forget, not :load\n:load x\n ^~~~"),
      ("who\n  =\n", "a.questions:2:3: error: something must stand after ‘=’\n  =\n  ^"),
    ])
  func mistakes(text: String, message: String) {
    #expect(script(text).diagnostics.map(\.description) == [message])
  }

  private func reply(_ answers: [String], sentence: String = "Inger Dahl is mayor.") -> Reply {
    let citation = Citation(
      document: "notes/harbour", sentence: 1, range: ByteRange(0..<sentence.utf8.count), text: sentence,
      answer: ByteRange(0..<0))
    return Reply(question: "q", answers: answers.map { Answer(text: $0, confidence: 1, citations: [citation]) })
  }

  @Test(
    "An answer is compared without regard to case, articles and marks",
    arguments: [
      ("  = the mayor", ["Mayor."], true), ("  = Dahl | Inger Dahl", ["Inger Dahl"], true),
      ("  = Dahl", ["Inger Dahl"], false), ("  = a\n  = b", ["b", "c", "a"], true), ("  = a\n  = b", ["a"], false),
      ("  = b", ["a", "b"], false), ("  = unknown", [], true), ("  = unknown", ["a"], false),
      ("  @ harbour", ["a"], true), ("  @ quay", ["a"], false), ("  ~ is Mayor", ["a"], true),
      ("  ~ was mayor", ["a"], false),
    ])
  func verdicts(expected: String, given: [String], isMet: Bool) throws {
    let entry = try #require(script("who\n" + expected + "\n").entries.first)
    #expect(ScriptVerdict(entry: entry, reply: reply(given)).outcome == (isMet ? .met : .missed))
  }

  @Test("Expectations are rewritten in place, and all else stays")
  func update() {
    var read = script("# a\nwho\n  = x\n  ~ words\nwhen\n\n")
    read.replaceExpectations(of: [(entry: 0, answers: ["Dahl"]), (entry: 1, answers: [])])
    #expect(read.text == "# a\nwho\n  = Dahl\n  ~ words\nwhen\n  = unknown\n\n")
  }

  @Test("Reports for people and for programs", arguments: ["text", "tap", "junit", "json"])
  func reports(format: String) throws {
    let entries = script("who is <mayor>\n  = Strand\nwho\n  = Inger Dahl\nwhen\n").entries
    let verdicts = entries.map { ScriptVerdict(entry: $0, reply: reply(["Inger Dahl"])) }
    let report = RunReport(files: [RunReport.File(path: "a.questions", verdicts: verdicts)], seconds: 0.0415)
    try Golden.check(report.render(format: format), "run-\(format).txt")
  }

  @Test("A configuration's lines are settings, and mistakes in it are told by line")
  func configuration() {
    var settings = Settings()
    let text = "# mine\n:set timing on\nwidth 100\ncolour red\nmode\n"
    let diagnostics = Configuration.apply(Array(text.utf8), path: "config", to: &settings)
    #expect(settings.timing && settings.width == 100)
    #expect(diagnostics.map(\.line) == [4, 5])
  }
}
