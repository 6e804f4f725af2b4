import Foundation
import Glibc
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
      (["aks", "who"], "attest: aks: No such file or directory; did you mean ‘attest ask’?\n"),
      (["who ran"], "attest: who ran: No such file or directory; a question stands after ‘attest ask’\n"),
      (
        ["rules", "shw", "found"],
        "attest: attest rules takes list, show NAME, check FILE… or test FILE…; did you mean show?\n"
      ),
      (["help", "aks"], "attest: there is no command ‘aks’; did you mean ask?\n"),
      (["ask", "-c", "", "who"], "attest: error: the path of a file or folder is empty\n"),
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

  @Test("Files that attest cannot read are told of, in a folder and by name")
  func otherKinds() throws {
    let scratch = try Scratch()
    try scratch.write(Self.article, to: "news/a.txt")
    for name in ["b.pdf", "c.PDF", "d.docx", "e.png", "a.questions"] { try scratch.write("x", to: "news/\(name)") }
    let run = try Program.run(["ask", "-c", "news", "how much did the bridge cost"], folder: scratch.folder)
    #expect(run.output.hasPrefix("12 million euros"))
    #expect(
      run.errors
        == "attest: news: warning: 3 files are passed over (.docx, .pdf); .txt, .md and .jsonl are read\n")
    try scratch.write("<p>The bridge cost 12 million euros.</p>\n", to: "page.html")
    let page = try Program.run(["ask", "-c", "page.html", "how much did the bridge cost"], folder: scratch.folder)
    #expect(
      page.errors == "attest: page.html: warning: is read as plain text, its marks as words; better convert it\n")
  }

  @Test("A pipe in a folder keeps nobody waiting, and one that is named is read")
  func pipes() throws {
    let scratch = try Scratch()
    try scratch.write(Self.article, to: "a.txt")
    #expect(mkfifo(scratch.folder.path + "/b.txt", 0o600) == 0)
    let run = try Program.run(["ask", "-c", scratch.folder.path, "how much did the bridge cost"])
    #expect(run.output.hasPrefix("12 million euros") && run.errors.isEmpty)
    let named = try Program.run(
      ["-c", "cat a.txt | '\(Program.path)' ask -c /dev/stdin 'how much did the bridge cost'"], folder: scratch.folder,
      program: "/bin/sh")
    #expect(named.output.hasPrefix("12 million euros"))
  }

  @Test("A full disk is told, and the answer is shown instead of lost")
  func fullDisk() throws {
    let run = try Program.run([], input: ":output /dev/full\nwho mediated the ceasefire\n")
    #expect(run.output.hasPrefix("Russia  [1]"))
    #expect(run.errors.hasPrefix("attest: /dev/full: No space left on device"))
    #expect(run.status == 2)
  }

  @Test(
    "A full disk on standard output is told, with status 2",
    arguments: [
      "ask 'who mediated the ceasefire'", "ask -f html who", "facts Corpus/karabakh/talks.txt", "facts -f tsv Corpus",
      "parse < Corpus/karabakh/talks.txt", "run Corpus/karabakh", "rules", "--help", "--generate man",
      "< Corpus/karabakh/talks.questions", "eval \"$SET\"",
    ])
  func fullStandardOutput(arguments: String) throws {
    let set = try Scratch()
    try set.write(#"{"question": "who built the crane", "answers": ["Per Strand"]}"#, to: "questions.jsonl")
    try set.write("Per Strand built the crane.\n", to: "articles/crane.txt")
    let run = try Program.run(
      ["-c", "exec '\(Program.path)' \(arguments) > /dev/full"], environment: ["SET": set.folder.path],
      folder: Program.root, program: "/bin/sh")
    #expect(run.errors.hasPrefix("attest: ") && run.errors.hasSuffix("No space left on device\n"))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.status == 2)
  }

  @Test(
    "A reader that has seen enough ends the program without a word, whatever its parent ignored",
    arguments: ["facts Corpus", "parse < Corpus/karabakh/talks.txt", "ask -f tsv -q Corpus/karabakh/talks.questions"])
  func closedPipe(arguments: String) throws {
    let run = try Program.run(
      ["-c", "trap '' PIPE; '\(Program.path)' \(arguments) | head -1"], folder: Program.root, program: "/bin/sh")
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(run.errors.isEmpty)
  }

  @Test("A line of a megabyte is answered or refused like any other")
  func longLine() throws {
    let line = String(repeating: "who built the bridge ", count: 50_000)
    let run = try Program.run([], input: line + "\n:parse \(line.prefix(2000))\nwho discovered penicillin\n")
    #expect(run.output.contains("Alexander Fleming  [1]"))
    let word = try Program.run([], input: String(repeating: "a", count: 1_000_000) + "\n")
    #expect(word.output.utf8.count < 1000)
  }

  @Test("An empty folder is told by name, with status 2")
  func emptyFolder() throws {
    let scratch = try Scratch()
    let run = try Program.run([scratch.folder.path], input: "who\n")
    #expect(run.errors.contains(scratch.folder.path))
    #expect(run.status == 2)
  }

  /// A folder whose file has control characters in its name, title and text.
  private func scratchWithControls() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      "Title: The \u{1B}[31mred\u{9B}31m door \u{202E}x\nDate: 2024-01-02\n\n"
        + "Maria Lund painted the \u{1B}[31mred\u{1B}[0m door in Bergen\u{07} on 3\u{9B}1m May. It is \u{1B}]0;x\u{07} old.\n",
      to: "a\u{1B}[31mb.txt")
    return scratch
  }

  /// Whether a terminal would obey something of it.
  private func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F..<0xA0).contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value)
    }
  }

  @Test(
    "Control characters of documents and of what is typed reach the terminal from no command line",
    arguments: [
      ["facts", "a\u{1B}[31mb.txt"], ["facts", "-f", "jsonl", "."], ["facts", "-f", "tsv", "."],
      ["facts", "-f", "carb", "."], ["ask", "-x", "-c", ".", "who painted the \u{1B}door"],
      ["ask", "-f", "json", "-x", "-c", ".", "who painted the \u{9B}door"],
      ["ask", "-f", "jsonl", "-c", ".", "who ate the \u{202E}cake"], ["ask", "-f", "tsv", "-c", ".", "who painted"],
      ["ask", "-f", "markdown", "-c", ".", "who painted"], ["ask", "-f", "html", "-c", ".", "who painted the \u{1B}x"],
      ["run", "a\u{1B}[31mb.txt"], ["run", "-f", "json", "."], ["--\u{1B}x"], ["no\u{1B}where"],
      ["ask", "-c", "no\u{9B}where", "who"], ["rules", "show", "\u{1B}x"], ["facts", "no\u{1B}where"],
      ["ask", "-q", "no\u{1B}where"],
    ])
  func controls(arguments: [String]) throws {
    let scratch = try scratchWithControls()
    let run = try Program.run(arguments, folder: scratch.folder)
    #expect(!hasControls(run.output), "\(run.output.debugDescription)")
    #expect(!hasControls(run.errors), "\(run.errors.debugDescription)")
    #expect(!run.output.isEmpty || !run.errors.isEmpty)
  }

  @Test(
    "Control characters of documents and of what is typed reach the terminal from no command of the prompt",
    arguments: ["text", "json", "jsonl", "tsv", "markdown", "html"])
  func controlsAtThePrompt(mode: String) throws {
    let scratch = try scratchWithControls()
    let script = """
      who painted the door
      :explain
      :open
      :facts
      :facts \u{1B}zz
      :documents
      :documents \u{1B}zz
      :in \u{1B}zz
      :in a
      :show
      :examples
      :parse a \u{1B}[1m \u{9B} b
      :load /tmp/\u{1B}[1m
      :source \u{1B}
      :watch \u{1B}
      :\u{1B}x
      :help \u{1B}x
      :set \u{1B}x 1
      :mode \u{1B}
      :output /no\u{1B}where/a
      :tour \u{1B}
      :rules \u{1B}zz
      :rule \u{1B}
      :teach \u{1B}x
      :save /no\u{1B}where/a
      :forget \u{1B}x
      who \u{1B}[31m \u{9B}\u{202E} painted the kitchen
      :explain
      :history
      :unload a\u{1B}[31mb
      :unload \u{1B}

      """
    let run = try Program.run(
      [".", "--set", "mode=\(mode)", "--color", "never"], input: script, folder: scratch.folder)
    #expect(!hasControls(run.output), "\(run.output.debugDescription)")
    #expect(!hasControls(run.errors), "\(run.errors.debugDescription)")
    #expect(run.output.contains("␛[31mred") || run.output.contains(#"\u001b[31mred"#))
  }

  @Test("The configuration is told of with a caret, and --no-config leaves it out")
  func configuration() throws {
    let scratch = try Scratch()
    try scratch.write("timing on\n:set width wide\n", to: "attest/config")
    let environment = ["XDG_CONFIG_HOME": scratch.folder.path, "ATTEST_CITATIONS": "7"]
    let run = try Program.run(["--set", "mode=tsv"], input: ":show\n", environment: environment)
    #expect(run.errors.contains("attest/config:2:12: warning: width is a number from 20 to 1000, not ‘wide’\n"))
    #expect(run.errors.contains("\n:set width wide\n           ^~~~\n"))
    #expect(run.output.contains("mode        tsv\n  timing      on\n  citations   7\n"))
    let plain = try Program.run(["--no-config"], input: ":show\n", environment: environment)
    #expect(plain.errors.isEmpty && plain.output.contains("timing      off"))
    #expect(try Program.run(["--set", "mode=pdf"]).status == 2)
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

  @Test("The tour can be taken from a pipe to its end, and every line of it works")
  func tour() throws {
    let run = try Program.run(["--no-config"], input: ":tour\n\n\n\n\n\n\n\n\n\n\nwho discovered penicillin\n")
    #expect(run.errors.isEmpty)
    for text in ["1/10  ", "10/10  ", "\nAda Brandt  [1]", "\nMayor Inger Dahl  [1]", "\nThe documents do not say"] {
      #expect(run.output.contains(text), "\(text)")
    }
    #expect(run.output.hasSuffix("\"Alexander Fleming discovered penicillin in September 1928.\"\n"))
    #expect(run.status == 0)
  }

  @Test("Every example that :examples gives has an answer")
  func examples() throws {
    let examples = try Program.run(["--no-config"], input: ":examples\n").output.split(separator: "\n")
    #expect(examples.count == 12)
    let questions = examples.map { $0.drop { $0 == " " } + "\n" }.joined()
    let run = try Program.run(["--no-config"], input: questions)
    #expect(!run.output.contains("The documents do not say"))
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

  @Test("attest help says what --help says", arguments: [[], ["ask"], ["help"]])
  func helpCommand(command: [String]) throws {
    let run = try Program.run(["help"] + command)
    #expect(run.output == (try Program.run(command + ["--help"])).output)
    #expect(run.status == 0)
  }

  @Test("Whoever leaves out the quotation marks of a question is told of them")
  func unquoted() throws {
    let run = try Program.run(["ask", "who", "mediated", "it"])
    #expect(
      run.errors == "attest: each word is asked by itself; one question stands in quotation marks: 'who mediated it'\n")
    #expect(try Program.run(["ask", "who mediated it", "when"]).errors.isEmpty)
  }

  @Test("An explanation that a format has no place for is told to be missing")
  func unexplained() throws {
    let run = try Program.run(["ask", "-x", "-f", "tsv", "who discovered penicillin"])
    #expect(run.errors == "attest: --explain says nothing in tsv; it does in text, json and jsonl\n")
    #expect(run.output.contains("Alexander Fleming"))
    #expect(try Program.run(["ask", "-x", "-f", "json", "who discovered penicillin"]).errors.isEmpty)
  }

  @Test("Facts of nothing that can be read, and words that are no CoNLL-U, are told with status 2")
  func nothingRead() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "empty.txt")
    let facts = try Program.run(["facts", "empty.txt"], folder: scratch.folder)
    #expect(facts.errors == "attest: empty.txt: warning: is empty\n")
    #expect(facts.status == 2)
    let words = try Program.run(["parse", "--tokenized"], input: "Rain fell.\n")
    #expect(words.errors.hasPrefix("attest: standard input: error: no line is a word of CoNLL-U\nhint: "))
    #expect(words.status == 2)
    #expect(try Program.run(["parse", "--tokenized"], input: "# a comment\n\n").status == 0)
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
