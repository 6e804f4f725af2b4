import Answers
import Documents
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

  private static let names = DocumentNames(
    ["notes/harbour", "notes/quay"].map { Document(id: $0, path: "\($0).txt", text: [], blocks: []) })

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
    var read = script("who\n" + expected + "\n")
    #expect(read.resolve(Self.names).isEmpty)
    let entry = try #require(read.entries.first)
    #expect(ScriptVerdict(entry: entry, reply: reply(given)).outcome == (isMet ? .met : .missed))
  }

  @Test("Expectations are rewritten in place, and all else stays")
  func update() {
    var read = script("# a\r\nwho\r\n\t= x\r\n  # why\r\n  ~ words\r\n  @ there\r\nwhen\r\n\r\n")
    read.apply(QuestionScript.Correction(entry: 1, answers: []))
    read.apply(QuestionScript.Correction(entry: 0, answers: ["Dahl"], document: "quay", words: ["words": "All of it."]))
    #expect(
      read.text == "# a\r\nwho\r\n\t= Dahl\r\n  # why\r\n  ~ All of it.\r\n  @ quay\r\nwhen\r\n  = unknown\r\n\r\n")
  }

  @Test(
    "What an update writes is what came, and is met when it is asked again",
    arguments: [
      "  = Per Strand", "  = unknown", "  @ quay", "  ~ captain of", "  = Inger Dahl\n  @ quay\n  ~ captain",
      "  = a | b\n  = c", "",
    ])
  func corrections(expected: String) throws {
    for reply in [reply(["Inger Dahl", "Per Strand"]), reply([])] {
      var read = script("# top\nwho\n" + expected + "\n# end\n")
      #expect(read.resolve(Self.names).isEmpty)
      if let correction = ScriptVerdict(entry: try #require(read.entries.first), reply: reply).correction(of: 0) {
        read.apply(correction)
      }
      var again = script(read.text)
      #expect(again.resolve(Self.names).isEmpty)
      #expect(again.diagnostics.isEmpty)
      #expect(read.text.hasPrefix("# top\nwho\n") && read.text.contains("# end\n"))
      #expect(ScriptVerdict(entry: try #require(again.entries.first), reply: reply).outcome == .met)
    }
  }

  @Test("A document that a script names and nobody has is told with its place")
  func unknownDocuments() {
    var read = script(":in quay\nwho\n  @ harbor\nwhen\n")
    #expect(
      read.resolve(Self.names).map(\.description) == [
        "a.questions:3:5: error: there is no document ‘harbor’; did you mean notes/harbour?\n  @ harbor\n    ^~~~~~"
      ])
  }

  @Test("Reports for people and for programs", arguments: ["text", "tap", "junit", "json"])
  func reports(format: String) throws {
    let entries = script("who is <mayor>\n  = Strand\nwho\n  = Inger Dahl\nwhen\n").entries
    var verdicts = entries.map { ScriptVerdict(entry: $0, reply: reply(["Inger Dahl"])) }
    for index in verdicts.indices { verdicts[index].seconds = 0.0005 * Double(index + 1) }
    let report = RunReport(files: [RunReport.File(path: "a.questions", verdicts: verdicts)], seconds: 0.0415)
    try Golden.check(report.render(format: format), "run-\(format).txt")
  }
}
