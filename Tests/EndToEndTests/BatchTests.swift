import Foundation
import Testing

/// Questions of programs, and the names of documents in them.
@Suite("Questions in batches")
struct BatchTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("Title: A ferry\n\nOlga Lind built the ferry.\n", to: "news/1007169.txt")
    try scratch.write("Per Strand built the crane.\n", to: "news/crane.txt")
    return scratch
  }

  @Test(
    "A document of --in is known by its id, file, path, title or a part",
    arguments: ["1007169", "1007169.txt", "news/1007169.txt", "./news/1007169.txt", "a ferry", "ferry", "10071"])
  func named(document: String) throws {
    let scratch = try scratch()
    let run = try Program.run(["ask", "-c", "news", "--in", document, "who built it"], folder: scratch.folder)
    #expect(run.output.hasPrefix("Olga Lind"))
    #expect(run.status == 0)
  }

  @Test("A document of --in that is not there is an error that names those that are, before anything is answered")
  func unknown() throws {
    let scratch = try scratch()
    let run = try Program.run(["ask", "-c", "news", "--in", "carne", "who built it"], folder: scratch.folder)
    #expect(run.output.isEmpty)
    #expect(run.errors == "attest: --in: there is no document ‘carne’; did you mean crane?\n")
    #expect(run.status == 2)
    let shipped = try Program.run(["ask", "--in", "nonsense", "who"])
    #expect(shipped.errors == "attest: --in: there is no document ‘nonsense’; :documents lists them\n")
  }

  @Test("A question of a document that is not there gets its reply, which says so")
  func unknownInLines() throws {
    let lines = """
      {"id": "a", "question": "who built it", "in": "cran"}
      {"id": "b", "question": "who built it", "in": "crane.txt"}
      {"id": "c", "question": "who built it", "in": "cran"}

      """
    let scratch = try scratch()
    let run = try Program.run(["ask", "-c", "news", "-q", "-", "-f", "jsonl"], input: lines, folder: scratch.folder)
    let replies = run.output.split(separator: "\n")
    let missing = #""status":"unanswered","answers":[],"missing":"there is no document ‘cran’; did you mean crane?"}"#
    #expect(replies.count == 3)
    #expect(replies.first?.hasPrefix(#"{"id":"a","question":"who built it",\#(missing)"#) == true)
    #expect(replies[1].contains("Per Strand"))
    #expect(replies.last?.hasSuffix(missing) == true)
    #expect(run.errors == "attest: standard input:1: there is no document ‘cran’; did you mean crane?\n")
    #expect(run.status == 1)
  }

  @Test("A line that is no question gets a reply too, its place is told, and the others are answered")
  func brokenLines() throws {
    let lines = """
      {"id": "a", "question": "who built
      {"id": "b", "qestion": "who"}
      {"id": "c", "question": "who built the crane", "in": ["crane"]}
      {"id": 17, "question": "who built the crane", "after": "zz"}

      """
    let scratch = try scratch()
    let run = try Program.run(["ask", "-c", "news", "-q", "-", "-f", "jsonl"], input: lines, folder: scratch.folder)
    let replies = run.output.split(separator: "\n")
    #expect(replies.count == 4)
    for (reply, id) in zip(replies, ["1", "b", "c", "17"]) { #expect(reply.hasPrefix(#"{"id":"\#(id)","#)) }
    let refusal = #""status":"unanswered","answers":[],"missing":"the line is no"#
    #expect(replies.prefix(3).allSatisfy { $0.contains(refusal) })
    #expect(replies.last?.contains("Per Strand") == true)
    #expect(replies.last?.contains("asked by itself: no question ‘zz’ was answered before it") == true)
    #expect(
      run.errors.split(separator: "\n") == [
        "attest: standard input:1:35: error: expected ‘\"’ to close the string, found the end",
        "attest: standard input:2: error: a JSON object with a question is expected",
        "attest: standard input:3: error: ‘in’ is no text",
      ])
    #expect(run.status == 2)
  }

  @Test("The mark that some editors put before a text is no part of the first question")
  func byteOrderMark() throws {
    let scratch = try scratch()
    try scratch.write("\u{FEFF}who built the crane\r\n  = Per Strand\r\n", to: "a.questions")
    for arguments in [["ask", "-c", "news", "-q", "a.questions"], ["run", "-c", "news", "a.questions"]] {
      #expect(try Program.run(arguments, folder: scratch.folder).status == 0)
    }
    let piped = try Program.run(["news"], input: "\u{FEFF}:show\n", folder: scratch.folder)
    #expect(piped.output.contains("citations"))
  }

  @Test("After an :in from a pipe that names no document nothing is answered from others")
  func unknownInPipe() throws {
    let scratch = try scratch()
    let run = try Program.run(
      ["news"], input: ":in cran\n:in carne\nwho built it\n:in\nwho built the crane\n", folder: scratch.folder)
    #expect(run.output.hasPrefix("Per Strand"))
    #expect(
      run.errors.split(separator: "\n") == [
        "attest: there is no document ‘carne’; did you mean crane?",
        "attest: not asked, since the last :in names no document: who built it",
      ])
    #expect(run.status == 2)
  }

  @Test("A set to measure on that is not sound is told with its line, and status 2")
  func unsoundSet() throws {
    let scratch = try scratch()
    for (line, message) in [
      (#"{"question": "who", "document": "carne"}"#, ":1: error: there is no document ‘carne’; did you mean crane?"),
      (#"{"question": "who", "answers": {}}"#, ":1: error: ‘answers’ is a list of texts"),
      (#"{"question": "who", "answerable": "no"}"#, ":1: error: ‘answerable’ is true or false"),
      (#"{"question": "who", "after": "q"}"#, ":1: error: there is no question ‘q’ above to follow up"),
      ("\n", ": error: holds no question"),
    ] {
      try scratch.write(line + "\n", to: "set/questions.jsonl")
      try scratch.write("Per Strand built the crane.\n", to: "set/articles/crane.txt")
      let run = try Program.run(["eval", "set", "--scope"], folder: scratch.folder)
      #expect(run.errors == "attest: set/questions.jsonl\(message)\n")
      #expect(run.output.isEmpty && run.status == 2)
    }
  }
}
