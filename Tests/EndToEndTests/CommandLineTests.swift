import Foundation
import Testing

@Suite("Command line")
struct CommandLineTests {
  private static let article = """
    Title: A bridge for Hallgarten
    Date: 2024-05-13

    The engineer Ada Brandt designed the new bridge in Hallgarten. The bridge opened on Sunday. It cost 12 million euros.
    """

  @Test("A question on the command line is answered with the sentence that says so, and status 0")
  func answered() throws {
    let run = try Program.run(["ask", "who mediated the ceasefire"])
    #expect(run.output.hasPrefix("Russia  [1]"))
    #expect(
      run.output.contains("karabakh/talks, sentence 8: \"Russia mediated the ceasefire that ended the fighting.\""))
    #expect(run.errors.isEmpty)
    #expect(run.status == 0)
  }

  @Test("What the documents do not say is said so, with status 1")
  func unanswered() throws {
    let run = try Program.run(["ask", "who sang the opera in Hallgarten"])
    #expect(run.output.hasPrefix("The documents do not say"))
    #expect(run.status == 1)
  }

  @Test("Questions from a pipe are answered plainly over a folder named, from any folder")
  func pipe() throws {
    let scratch = try Scratch()
    try scratch.write(Self.article, to: "news/bridge.txt")
    let run = try Program.run(["news"], input: "how much did the bridge cost\n", folder: scratch.folder)
    #expect(run.output.hasPrefix("12 million euros"))
    #expect(run.output.contains("[1] bridge, sentence"))
    #expect(!run.output.contains("\u{1B}"))
    #expect(run.status == 0)
  }

  @Test("The bundled articles answer the two questions they were written for")
  func bundled() throws {
    let run = try Program.run([], input: "who mediated the ceasefire\nhow many were killed in 2020\n")
    #expect(run.output.hasPrefix("Russia  [1]"))
    #expect(run.output.contains("\n\nmore than 6,700"))
    #expect(run.status == 0)
  }

  @Test("jsonl comes back in the order of the questions, one object a line")
  func jsonl() throws {
    let questions = """
      {"id": "a", "question": "who mediated the ceasefire", "in": "karabakh/talks"}
      {"id": "b", "question": "who ate the cake"}

      """
    let run = try Program.run(["ask", "--questions", "-", "--format", "jsonl"], input: questions)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix(#"{"id":"a","question":"who mediated the ceasefire","status":"answered""#) == true)
    #expect(lines.last?.contains(#""status":"unanswered","answers":[]"#) == true)
    #expect(run.status == 1)
  }

  @Test(
    "A wrong command line is one line on standard error, with what to type instead, and status 2",
    arguments: [
      (["--hlep"], "attest: unknown option --hlep; did you mean --help?\n"),
      (["ask", "--formt", "jsonl", "x"], "attest: unknown option --formt; did you mean --format?\n"),
      (
        ["ask", "x", "--format", "jsno"],
        "attest: --format takes text, json, jsonl, tsv, markdown, html, not ‘jsno’; did you mean json?\n"
      ),
      (["ask", "x", "--corpus"], "attest: --corpus needs PATH\n"),
      (["ask", "x", "--explain=1"], "attest: --explain takes no argument\n"),
      (["-z"], "attest: unknown option -z; see ‘attest --help’\n"),
      (["parse", "here"], "attest: attest parse does not take ‘here’\n"),
      (["/nowhere"], "attest: /nowhere: No such file or directory\n"),
    ])
  func wrongUsage(arguments: [String], message: String) throws {
    let run = try Program.run(arguments)
    #expect(run.errors == message)
    #expect(run.output.isEmpty)
    #expect(run.status == 2)
  }

  @Test("A missing file of ask is named, with status 2")
  func missing() throws {
    let run = try Program.run(["ask", "who", "--corpus", "/nowhere/a.txt"])
    #expect(run.errors.contains("/nowhere/a.txt"))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.status == 2)
  }

  @Test("A binary file and broken UTF-8 are warned about by name, and the rest is read")
  func badInput() throws {
    let scratch = try Scratch()
    try scratch.write(Self.article, to: "a.txt")
    try scratch.write([0, 1, 2, 3, 0, 255], to: "b.txt")
    try scratch.write(Array("One line.\nA \u{FF}".utf8).dropLast(2) + [0xFF, 0x20, 0x2E, 0x0A], to: "c.txt")
    let run = try Program.run([scratch.folder.path], input: "how much did the bridge cost\n")
    #expect(run.errors.contains("b.txt"))
    #expect(run.errors.contains("c.txt:2:"))
    #expect(run.errors.split(separator: "\n").count == 2)
    #expect(run.output.contains("12 million euros"))
    #expect(run.status == 0)
  }

  @Test("A full disk is told, and the answer is shown instead of lost")
  func fullDisk() throws {
    let run = try Program.run([], input: ":output /dev/full\nwho mediated the ceasefire\n")
    #expect(run.output.hasPrefix("Russia  [1]"))
    #expect(run.errors.hasPrefix("attest: /dev/full: No space left on device"))
    #expect(run.status == 2)
  }

  @Test("An empty folder is told by name, with status 2")
  func emptyFolder() throws {
    let scratch = try Scratch()
    let run = try Program.run([scratch.folder.path], input: "who\n")
    #expect(run.errors.contains(scratch.folder.path))
    #expect(run.status == 2)
  }

  @Test("Escape characters of a document never reach the output")
  func escapes() throws {
    let scratch = try Scratch()
    try scratch.write("Maria Lund painted the \u{1B}[31mred\u{1B}[0m door in Bergen.\u{07}\n", to: "a.txt")
    let run = try Program.run(
      [scratch.folder.path, "--color", "always"], input: "who painted the door\n:facts\n:documents\n")
    #expect(!run.output.contains("\u{1B}[31m"))
    #expect(!run.output.contains("\u{07}"))
    #expect(run.output.contains("␛[31mred"))
  }

  @Test("CoNLL-U of given words keeps the words")
  func parse() throws {
    let words = "1\tRain\t_\t_\t_\t_\t_\t_\t_\t_\n2\tfell\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
    let run = try Program.run(["parse", "--tokenized", "--format", "conllu"], input: words)
    let rows = run.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
    #expect(rows.map { $0[1] } == ["Rain", "fell"])
    #expect(rows.allSatisfy { $0.count == 10 })
    #expect(run.status == 0)
  }

  @Test("Nothing asked is nothing done")
  func nothing() throws {
    let run = try Program.run([])
    #expect(run.output.isEmpty && run.errors.isEmpty && run.status == 0)
  }

  @Test("Help names every command and option", arguments: [[], ["ask"], ["parse"], ["facts"]])
  func help(command: [String]) throws {
    let run = try Program.run(command + ["--help"])
    #expect(run.output.contains("usage: attest"))
    #expect(run.output.contains("--color WHEN"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(run.status == 0)
  }

  @Test("Half a quote, odd characters and a very long line are questions like any other")
  func oddQuestions() throws {
    let long = String(repeating: "who ", count: 50_000)
    let run = try Program.run([], input: "who said \"the\n\u{1B}[2J\n世界\n?\n\(long)\n:bogus\n:quit now\n")
    #expect(!run.output.contains("\u{1B}"))
    #expect(run.errors.contains("there is no command :bogus"))
    #expect(run.status == 2)
  }
}
