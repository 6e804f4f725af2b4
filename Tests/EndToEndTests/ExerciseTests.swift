import Foundation
import Testing

/// Each command of the prompt, in a script piped to the program.
@Suite("Commands of the prompt")
struct ExerciseTests {
  struct Exercise: Sendable {
    /// Lines typed; `FOLDER` stands for the folder of the test.
    var script: String
    /// What standard output must have, in this order.
    var shows: [String] = []
    /// What standard output must not have.
    var hides: [String] = []
    /// What standard error must have.
    var complains: [String] = []
    var status: Int32 = 0
  }

  private static let question = "who designed the new bridge\n"

  private static let exercises: [String: Exercise] = [
    "explain": Exercise(script: question + ":explain\n", shows: ["Ada Brandt  [1]", "design(agent: ?"]),
    "open": Exercise(
      script: question + ":open 1\n:open 9\n",
      shows: ["Ada Brandt  [1]", "bridge: A bridge for Hallgarten, 2024-05-13", "It cost 12 million euros."],
      complains: ["the last answer has"], status: 2),
    "edit": Exercise(script: question + ":edit 1\n", complains: ["attest: :edit needs a terminal"], status: 2),
    "in": Exercise(
      script: ":in harb\n:show\n:in\n" + question + ":in nowhere\n",
      shows: ["in          harbour", "Ada Brandt  [1]"], complains: ["there is no document ‘nowhere’"], status: 2),
    "examples": Exercise(script: ":examples\n", shows: ["who designed the new bridge in Hallgarten"]),
    "forget": Exercise(script: question + ":forget\n", shows: ["Ada Brandt"]),
    "documents": Exercise(
      script: ":documents\n:documents harb\n:documents opera\n",
      shows: ["bridge  ", "2024-05-13  A bridge for Hallgarten", "harbour", "No document with ‘opera’."]),
    "load": Exercise(
      script: ":load FOLDER/more/ferry.txt\nwho built the ferry\n:load /nowhere\n", shows: ["Olga Lind  [1]"],
      complains: ["attest: /nowhere: No such file or directory"], status: 2),
    "unload": Exercise(
      script: ":unload bridge\n:documents\n:unload FOLDER/news\n:documents\n", shows: ["harbour", "No documents."],
      hides: ["bridge"]),
    "watch": Exercise(
      script: ":watch\n:watch FOLDER/more\n:watch\nwho built the ferry\n:watch off\n:watch\n",
      shows: ["Nothing is watched.", "more", "Olga Lind  [1]", "Nothing is watched."]),
    "facts": Exercise(
      script: ":facts designed\n:facts opera\n", shows: ["design(agent: Ada Brandt", "No facts with ‘opera’."],
      hides: ["million"]),
    "rules": Exercise(
      script: ":rules marr\n:rules nosuch\n",
      shows: ["marry(agent: person, patient: person)", "No rules with ‘nosuch’."]),
    "rule": Exercise(
      script: ":rule marry\n:rule mary\n", shows: ["fact marry(agent: person, patient: person)", "looks for be:"],
      complains: ["did you mean ‘marry’?"], status: 2),
    "teach": Exercise(
      script:
        ":teach \"[agent: Olga] designed the [patient: hall]\" as construction\nwho constructed the new bridge\n:teach hall\n",
      shows: ["construction holds of 1 sentence:", "Ada Brandt  [1]"],
      complains: ["expected an example in quotation marks"], status: 2),
    "save": Exercise(
      script: """
        :save FOLDER/our.rules
        :teach "[agent: Olga] designed the [patient: hall]" as building
        :save FOLDER/our.rules
        :save FOLDER/questions.txt

        """,
      shows: ["Saved 1 rule"], complains: ["nothing was taught yet", "is no rule file"], status: 2),
    "reload": Exercise(
      script: ":forget marry\n:rules marry\n:reload\n:rules marry\n",
      shows: ["No rules with ‘marry’.", "in force.", "marry(agent"]),
    "parse": Exercise(
      script: ":parse Rain fell.\n:parse\n", shows: ["nsubj", "Rain"], complains: ["usage"], status: 2),
    "mode": Exercise(
      script: ":mode\n:mode html\n" + question + ":mode jsonl\n" + question + ":mode json\n" + question + ":mode pdf\n",
      shows: ["mode is text", "<mark>Ada Brandt</mark>", "{\"question\":\"who", "\n  \"question\": \"who"],
      complains: ["mode is text, json, jsonl, tsv, markdown, html, not ‘pdf’"], status: 2),
    "timing": Exercise(
      script: ":timing\n" + question + ":timing off\n" + question, shows: ["timing is on", "Took ", "Ada Brandt"]),
    "set": Exercise(
      script: ":set citations 1\n:show\n:set citations 0\n:set citation 1\n:set\n", shows: ["citations   1"],
      complains: ["from 1 to 100, not ‘0’", "did you mean citations?", "usage: :set NAME VALUE"], status: 2),
    "show": Exercise(
      script: ":show\n", shows: ["mode        text", "timing      off", "width       auto", "color       auto"]),
    "output": Exercise(
      script: ":output FOLDER/out.html\n:mode html\n" + question + ":output\n:mode text\n" + question,
      shows: ["Ada Brandt  [1]"], hides: ["<mark>"]),
    "help": Exercise(
      script: ":help\n:help watch\n:help looking\n:help wacth\n",
      shows: ["Ask in plain English", ":watch [PATH|off]\n  Read", "Looking inside\n\n:facts"],
      complains: ["did you mean :watch?"], status: 2),
    "tour": Exercise(
      script: ":tour\n\n:tour 6\n:tour end\n" + question,
      shows: ["1/10  ", "2/10  ", "nsubj", "6/10  ", "Ada Brandt  [1]", "Ada Brandt  [1]\n  [1] bridge, sentence 1"]),
    "history": Exercise(
      script: ":timing on\n:history tim\n", shows: [":timing on\n:history tim"]),
    "source": Exercise(
      script: ":source FOLDER/questions.txt\n:source FOLDER/loop.txt\n:source FOLDER/picture.png\n"
        + ":source /dev/zero\n:source FOLDER/wrong.txt\n",
      shows: ["Ada Brandt  [1]", "12 million euros  [1]"],
      complains: [
        "loop.txt:1: files read each other without an end", "picture.png: is a binary file",
        "/dev/zero: is no file of text", "wrong.txt:2: there is no command :bogus",
      ], status: 2),
    "quit": Exercise(script: ":quit\n" + question, hides: ["Ada"]),
  ]

  private static func run(_ exercise: Exercise) throws -> (run: Program.Run, scratch: Scratch) {
    let scratch = try Scratch()
    try scratch.write(
      """
      Title: A bridge for Hallgarten
      Date: 2024-05-13

      Ada Brandt designed the new bridge in Hallgarten. It cost 12 million euros.
      """, to: "news/bridge.txt")
    try scratch.write("The harbour of Hallgarten froze in the winter of 1963.\n", to: "news/harbour.txt")
    try scratch.write("Olga Lind built the ferry in 1931.\n", to: "more/ferry.txt")
    try scratch.write(question + "# nothing\nhow much did the bridge cost\n", to: "questions.txt")
    try scratch.write(":source \(scratch.folder.path)/loop.txt\n", to: "loop.txt")
    try scratch.write("# two lines\r\n:bogus\r\n", to: "wrong.txt")
    try scratch.write([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], to: "picture.png")
    let script = exercise.script.replacingOccurrences(of: "FOLDER", with: scratch.folder.path)
    let run = try Program.run(
      [scratch.folder.path + "/news", "--no-config"], input: script, environment: ["LC_ALL": "C.UTF-8", "NO_COLOR": ""])
    return (run, scratch)
  }

  @Test("Every command is exercised here")
  func all() throws {
    let reference = try Program.run(["--generate", "reference"]).output
    let named = reference.split(separator: "\n").filter { $0.hasPrefix("| `:") }.map { line in
      String(line.dropFirst(4).prefix { $0.isLetter })
    }
    #expect(named.sorted() == Self.exercises.keys.sorted())
  }

  @Test("A command does what its help says", arguments: exercises.keys.sorted())
  func command(name: String) throws {
    let exercise = try #require(Self.exercises[name])
    let (run, _) = try Self.run(exercise)
    var rest = run.output[...]
    for text in exercise.shows {
      let found = rest.range(of: text)
      #expect(found != nil, "‘\(text)’ is not in order in:\n\(run.output)")
      if let found { rest = rest[found.upperBound...] }
    }
    for text in exercise.hides { #expect(!run.output.contains(text), "‘\(text)’ is in:\n\(run.output)") }
    for text in exercise.complains { #expect(run.errors.contains(text), "‘\(text)’ is not in:\n\(run.errors)") }
    if exercise.complains.isEmpty { #expect(run.errors.isEmpty) }
    #expect(run.status == exercise.status)
  }

  @Test("Answers in HTML that go to a file are a whole page")
  func page() throws {
    let (_, scratch) = try Self.run(try #require(Self.exercises["output"]))
    let page = try String(contentsOf: scratch.folder.appendingPathComponent("out.html"), encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.hasSuffix("</section>\n</body>\n</html>\n"))
    #expect(page.contains("<mark>Ada Brandt</mark> designed the new bridge"))
  }
}
