import Foundation
import Glibc
import Testing

@Suite("Prompt")
struct PromptTests {
  private func terminal(
    _ scratch: Scratch, _ arguments: [String] = [], columns: Int = 80
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(arguments, state: scratch, columns: columns)
    #expect(terminal.waits(for: "attest>"))
    return terminal
  }

  @Test("The first run says in three lines what to type, a later one less")
  func greeting() throws {
    let scratch = try Scratch()
    let first = try terminal(scratch)
    #expect(first.screen.split(separator: "\n").count == 4)
    first.type(":show\r:quit\r")
    #expect(first.status() == 0)
    let second = try terminal(scratch)
    #expect(second.screen.split(separator: "\n").count == 2)
  }

  @Test("An answer stands first, and its sentence is wrapped to the screen")
  func answer() throws {
    let terminal = try terminal(try Scratch())
    terminal.type("who mediated the ceasefire\r")
    #expect(terminal.waits(for: "fighting.\"\nattest>"))
    #expect(
      terminal.screen.hasSuffix(
        """
        attest> who mediated the ceasefire
        Russia  [1]
          [1] Karabakh and Baku talk for the first time after the ceasefire, 2023-09-22
              karabakh/talks, sentence 8: "Russia mediated the ceasefire that ended the
              fighting."
        attest>
        """))
  }

  @Test("Ctrl-C clears the line and stays; Ctrl-D leaves with the terminal as it was")
  func interruptAndEnd() throws {
    let terminal = try terminal(try Scratch())
    terminal.type("which bri")
    #expect(terminal.waits(for: "which bri"))
    terminal.type("\u{3}")
    #expect(terminal.waits(for: "attest>", times: 2))
    terminal.type(":timing on\r:show\r")
    #expect(terminal.waits(for: "timing      on"))
    terminal.type("\u{4}")
    #expect(terminal.status() == 0)
    #expect(terminal.isCooked)
  }

  @Test("Ctrl-C gives up a load, even in the middle of a long document, and keeps the session")
  func stoppingALoad() throws {
    let scratch = try Scratch()
    let sentence = "The harbour master counted the boats that came from the islands before the storm began. "
    for (name, copies) in [("a.txt", 1), ("b.txt", 200_000)] {
      try String(repeating: sentence, count: copies).write(
        to: scratch.folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let terminal = try terminal(scratch, [scratch.folder.path])
    terminal.type("who counted the boats\r")
    #expect(terminal.waits(for: "(Ctrl-C stops)"))
    terminal.type("\u{3}")
    #expect(terminal.waits(for: "Stopped after 1 document"))
    terminal.type("who counted the boats\r")
    #expect(terminal.waits(for: "The harbour master"))
  }

  @Test("Ctrl-C gives up waiting for a pipe that nobody writes to")
  func interruptPipe() throws {
    let scratch = try Scratch()
    let pipe = scratch.folder.path + "/pipe.txt"
    #expect(mkfifo(pipe, 0o600) == 0)
    let terminal = try terminal(scratch)
    terminal.type(":load \(pipe)\rwho discovered penicillin\r")
    #expect(terminal.waits(for: "Ctrl-C stops"))
    terminal.type("\u{3}")
    #expect(terminal.waits(for: "Stopped before a document was read."))
    terminal.type("who mediated the ceasefire\r")
    #expect(terminal.waits(for: "Russia  [1]"))
  }

  @Test("Ctrl-C before the prompt is there gives up the load, not the program")
  func interruptBeforeThePrompt() throws {
    let scratch = try Scratch()
    let sentence = "The harbour master counted the boats that came from the islands before the storm began. "
    try scratch.write(String(repeating: sentence, count: 200_000), to: "news/boats.txt")
    // Rules are read before the prompt is shown; from a pipe, for as long as the test holds its other end.
    let pipe = scratch.folder.path + "/our.rules"
    #expect(mkfifo(pipe, 0o600) == 0)
    let terminal = try PseudoTerminal(["--rules", pipe, scratch.folder.path + "/news"], state: scratch)
    var writer: Int32 = -1
    for _ in 0..<2000 where writer < 0 {
      writer = open(pipe, O_WRONLY | O_NONBLOCK)
      if writer < 0 { usleep(5000) }
    }
    #expect(writer >= 0)
    terminal.type("\u{3}")
    close(writer)
    #expect(terminal.waits(for: "Stopped before a document was read."))
    terminal.type(":show\r")
    #expect(terminal.waits(for: "citations   3"))
  }

  @Test("Ctrl-C among the questions of a file gives up the rest of the file, and what was typed ahead")
  func interruptQuestions() throws {
    let scratch = try Scratch()
    try scratch.write("Olga Lind built the ferry in 1931.\n", to: "news/ferry.txt")
    let questions = try scratch.write(String(repeating: "who built the ferry\n", count: 50_000) + ":mode\n", to: "many")
    let terminal = try terminal(scratch, [scratch.folder.path + "/news"])
    terminal.type(":source \(questions.path)\r")
    #expect(terminal.waits(for: "Olga Lind  [1]"))
    terminal.type(":mode\r\u{3}")
    #expect(terminal.waits(for: "given up"))
    terminal.type(":show\r")
    #expect(terminal.waits(for: "citations   3"))
    #expect(!terminal.screen.contains("mode is text"))
  }

  @Test("On a terminal that says it is dumb nothing is sent that it would show")
  func dumb() throws {
    let scratch = try Scratch()
    let terminal = try PseudoTerminal(state: scratch, environment: ["TERM": "dumb", "NO_COLOR": ""])
    #expect(terminal.waits(for: "attest>"))
    terminal.type("who mediated the ceasefire\r")
    #expect(terminal.waits(for: "fighting.\""))
    terminal.type(":quit\r")
    #expect(terminal.status() == 0)
    #expect(!terminal.output.contains("\u{1B}"))
  }

  @Test("History lasts between runs, without neighbours that repeat and lines that begin with a space, mode 0600")
  func history() throws {
    let scratch = try Scratch()
    let first = try terminal(scratch)
    first.type(":show\r:show\r :timing\r:mode text\r\u{4}")
    #expect(first.status() == 0)
    let file = scratch.folder.appendingPathComponent("attest/history")
    #expect(try String(contentsOf: file, encoding: .utf8) == ":show\n:mode text\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let second = try terminal(scratch)
    second.type("\u{1B}[A\u{1B}[A\r")
    #expect(second.waits(for: "citations   3"))
  }

  @Test("Ctrl-R finds a line typed before")
  func search() throws {
    let terminal = try terminal(try Scratch())
    terminal.type(":timing on\r:mode text\r")
    #expect(terminal.waits(for: "attest>", times: 3))
    terminal.type("\u{12}tim")
    #expect(terminal.waits(for: "bck:tim"))
    terminal.type("\r:show\r")
    #expect(terminal.waits(for: "timing      on"))
  }

  @Test("Tab completes commands, documents, settings and words of the documents")
  func completion() throws {
    let terminal = try terminal(try Scratch())
    terminal.type(":docu\t\r")
    #expect(terminal.waits(for: "science/penicillin"))
    terminal.type(":in science/pen\t\r")
    #expect(terminal.waits(for: "attest science/penicillin>"))
    terminal.type(":in PENICILLIN.t\t\r")
    #expect(terminal.waits(for: ":in science/penicillin", times: 2))
    terminal.type("what about kindergar\t")
    #expect(terminal.waits(for: "kindergartens"))
    terminal.type("\u{3}")
    #expect(terminal.waits { $0.trimmingCharacters(in: .whitespacesAndNewlines).hasSuffix("penicillin>") })
    terminal.type(":set tim\ton\r:show\r")
    #expect(terminal.waits(for: "timing      on"))
    terminal.type(":f\t")
    #expect(terminal.waits(for: "facts   forget"))
  }

  @Test("Keys move within a line of wide and accented characters")
  func editing() throws {
    let terminal = try terminal(try Scratch())
    terminal.type(":bogus 世界é\u{1B}[D\u{1B}[DX\u{1}\u{B}\u{19}")
    #expect(terminal.waits(for: ":bogus 世X界é"))
    terminal.type("\r")
    #expect(terminal.waits(for: "there is no command :bogus"))
  }

  @Test("Lines pasted together are answered one after the other")
  func paste() throws {
    let terminal = try terminal(try Scratch())
    terminal.type("who mediated the ceasefire\rwho discovered penicillin\rwho ate the cake\r")
    #expect(terminal.waits(for: "Russia  [1]"))
    #expect(terminal.waits(for: "Alexander Fleming  [1]"))
    #expect(terminal.waits(for: "The documents do not say"))
  }

  @Test("After a change of the window's width answers are wrapped to the new one")
  func resize() throws {
    let terminal = try terminal(try Scratch())
    terminal.resize(columns: 50)
    terminal.type("who mediated the ceasefire\r")
    #expect(terminal.waits(for: "Russia mediated\n      the ceasefire that ended the fighting."))
  }

  @Test("A beginning of a command is enough where only one has it, and a mistake gets a suggestion")
  func commands() throws {
    let terminal = try terminal(try Scratch())
    terminal.type(":docs\r")
    #expect(terminal.waits(for: "there is no command :docs"))
    terminal.type(":e\r")
    #expect(terminal.waits(for: ":e can be :edit, :examples, :explain"))
    terminal.type(":hel opn\r")
    #expect(terminal.waits(for: "did you mean :open?"))
    terminal.type(":q\r")
    #expect(terminal.status() == 0)
  }

  @Test("What other shells call help and quit is understood, and a command without its colon is no question")
  func bareCommands() throws {
    let terminal = try terminal(try Scratch())
    terminal.type("?\r")
    #expect(terminal.waits(for: "Tab completes"))
    terminal.type("examples\r...\r")
    #expect(terminal.waits(for: "did you mean :examples?"))
    #expect(terminal.waits(for: "ask in plain English; :help"))
    terminal.type("exit\r")
    #expect(terminal.status() == 0)
  }

  @Test("A parse is drawn with arcs")
  func parse() throws {
    let terminal = try terminal(try Scratch())
    terminal.type(":parse Ada Brandt founded the firm.\r")
    #expect(terminal.waits(for: "found(agent: Ada Brandt #ada brandt, patient: the firm) [active]"))
    terminal.type(":parse Rain fell.\r")
    #expect(terminal.waits(for: "Rain   fell     ."))
    #expect(terminal.screen.contains("nsubj"))
  }

  @Test("A history that cannot be written is told once, and is no reason to stop")
  func readOnlyHistory() throws {
    let scratch = try Scratch()
    try scratch.write("not a folder", to: "attest")
    let terminal = try terminal(scratch)
    terminal.type(":timing on\r:show\r")
    #expect(terminal.waits(for: "citations   3"))
    #expect(terminal.screen.components(separatedBy: "history cannot").count == 2)
    terminal.type(":history\r")
    #expect(terminal.waits(for: ":timing on\n:show\n:history"))
    terminal.type("\u{4}")
    #expect(terminal.status() == 0)
  }
}
