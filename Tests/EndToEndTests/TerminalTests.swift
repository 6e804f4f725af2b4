import Foundation
import Testing

/// The terminal between the program, its children and the shell that started it.
@Suite("Terminal")
struct TerminalTests {
  private func terminal(
    _ scratch: Scratch, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(arguments, state: scratch, environment: environment)
    #expect(terminal.waits(for: "attest>"))
    return terminal
  }

  /// A shell with job control, its prompt `$`, that has started attest.
  private func shell(_ scratch: Scratch, environment: [String: String] = [:]) throws -> PseudoTerminal {
    let shell = try PseudoTerminal(
      ["--norc", "--noprofile", "--noediting", "-i"], state: scratch,
      environment: environment.merging(["PS1": "$ "]) { $1 }, program: "/bin/bash")
    #expect(shell.waits(for: "$"))
    shell.type("\(Program.path)\r")
    #expect(shell.waits(for: "attest>"))
    return shell
  }

  @Test("Ctrl-Z gives the shell a sound terminal, and fg brings the line back")
  func suspend() throws {
    let shell = try shell(try Scratch())
    shell.type("who medi")
    #expect(shell.waits(for: "attest> who medi"))
    shell.type("\u{1A}")
    #expect(shell.waits(for: "Stopped") && shell.waits(for: "\n$"))
    shell.type("stty -a | grep -c ' icanon.* echo '\r")
    #expect(shell.waits(for: "\n1\n"))
    shell.type("fg\r")
    #expect(shell.waits(for: "attest> who medi", times: 2))
    shell.type("\u{15}:show\r")
    #expect(shell.waits(for: "citations   3"))
    shell.type("\u{4}")
    #expect(shell.waits(for: "$", times: 4))
  }

  @Test("Ctrl-Z in a pager stops both, and fg brings both back")
  func suspendChild() throws {
    let pager = "sh -c 'cat; read line </dev/tty; echo got $line'"
    let shell = try shell(try Scratch(), environment: ["PAGER": pager])
    shell.type(":help\r")
    #expect(shell.waits(for: "Tab completes"))
    shell.type("\u{1A}")
    #expect(shell.waits(for: "Stopped") && shell.waits(for: "\n$"))
    shell.type("fg\r")
    #expect(shell.waits(for: "fg\n/"))
    shell.type("away\r")
    #expect(shell.waits(for: "got away\nattest>"))
    shell.type("\u{4}")
    #expect(shell.waits(for: "$", times: 3))
  }

  @Test("Ctrl-C in a pager ends the pager, not the line that is typed next")
  func interruptChild() throws {
    let pager = "sh -c 'cat; echo more; read line </dev/tty'"
    let terminal = try terminal(try Scratch(), environment: ["PAGER": pager])
    terminal.type(":help\r")
    #expect(terminal.waits(for: "\nmore"))
    terminal.type("\u{3}")
    #expect(terminal.waits(for: "attest>", times: 2))
    terminal.type(":show\r")
    #expect(terminal.waits(for: "citations   3"))
  }

  @Test("An editor is opened at the citation's line, and what it changed is read again")
  func edit() throws {
    let scratch = try Scratch()
    try scratch.write("Nothing here.\n\nAda Brandt designed the bridge.\n", to: "news/bridge.txt")
    let editor = try scratch.write("echo opened at $1\nsed -i s/Brandt/Berg/ \"$2\"\n", to: "edit.sh")
    let terminal = try terminal(
      scratch, [scratch.folder.path + "/news"], environment: ["EDITOR": "sh '\(editor.path)'"])
    terminal.type("who designed the bridge\r")
    #expect(terminal.waits(for: "Ada Brandt  [1]"))
    terminal.type(":edit\r")
    #expect(terminal.waits(for: "opened at +3\nRead 1 document again"))
    terminal.type("who designed the bridge\r")
    #expect(terminal.waits(for: "Ada Berg  [1]"))
  }

  @Test("What changes in a watched folder is read while the prompt waits, below what is typed")
  func watch() throws {
    let scratch = try Scratch()
    try scratch.write("Ada Brandt designed the bridge.\n", to: "news/bridge.txt")
    try scratch.write("<p>Not read.</p>\n", to: "news/page.html")
    let terminal = try terminal(scratch)
    terminal.type(":watch \(scratch.folder.path)/news\r")
    #expect(terminal.waits(for: "Read 1 document"))
    terminal.type("who built")
    #expect(terminal.waits(for: "> who built"))
    try scratch.write("Olga Lind built the ferry.\n", to: "news/ferry.txt")
    try scratch.write("Inger Dahl designed the bridge.\n", to: "news/bridge.txt")
    #expect(terminal.waits(for: "Read 2 documents, 1 again"))
    terminal.type(" the ferry\r")
    #expect(terminal.waits(for: "Olga Lind  [1]"))
    terminal.type("who designed the bridge\r")
    #expect(terminal.waits(for: "Olga Lind  [1]"))
    try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent("news/ferry.txt"))
    #expect(terminal.waits(for: "Took out 1 document."))
    // What is wrong with the folder is said once, not at each change.
    #expect(terminal.screen.components(separatedBy: "(.html)").count == 2)
  }

  @Test("Keys are shown while documents are read, and Ctrl-C stops the reading")
  func load() throws {
    let scratch = try Scratch()
    let line = "Olga Lind built the ferry in 1931, and Ada Brandt designed the bridge over the river near the town.\n\n"
    for number in 0..<200 {
      try scratch.write(String(repeating: line, count: 1000), to: "many/\(number).txt")
    }
    let terminal = try terminal(scratch, [scratch.folder.path + "/many"])
    terminal.type("who built")
    #expect(terminal.waits(for: "> who built"))
    #expect(terminal.waits(for: "B/s"))
    terminal.type(" the ferry\r")
    #expect(terminal.waits(for: "Reading: "))
    terminal.type("\u{3}")
    #expect(terminal.waits(for: "Stopped after"))
    terminal.type("who built the ferry\r")
    #expect(terminal.waits(for: "Olga Lind  [1]"))
  }

  @Test("The user's own keys are those of ~/.editrc")
  func editrc() throws {
    let scratch = try Scratch()
    try scratch.write("bind -s ^T :timing\n", to: ".editrc")
    let terminal = try terminal(scratch)
    terminal.type("\u{14} on\r")
    #expect(terminal.waits(for: "attest> :timing on"))
  }

  @Test("Whoever asks for the keys of vi in ~/.editrc has completion and the history's search too")
  func viKeys() throws {
    let scratch = try Scratch()
    try scratch.write("bind -v\n", to: ".editrc")
    let terminal = try terminal(scratch)
    terminal.type(":tim\ton\r:sh\t\r")
    #expect(terminal.waits(for: "timing      on"))
    terminal.type(":mode tsv\u{1B}0xxi:se\u{1B}A\r")
    #expect(terminal.waits(for: "attest> :seode tsv"))
  }

  @Test(
    "In a marked paste a tab is a blank, an escape text, and each line is carried out", arguments: ["", "bind -v\n"])
  func markedPaste(keys: String) throws {
    let scratch = try Scratch()
    try scratch.write(keys, to: ".editrc")
    let terminal = try terminal(scratch)
    terminal.type(":se\u{1B}[200~t\ttiming  on\r\n:show\n:pa\u{1B}[31mrse\u{1B}[201~\u{15}:mode\r")
    #expect(terminal.waits(for: "timing      on"))
    #expect(terminal.waits(for: "mode is text"))
    #expect(terminal.screen.contains("attest> :set timing  on\n"))
  }

  @Test("A mark that comes in two pieces is one, and in the command mode of vi a paste is text as well")
  func splitMark() throws {
    let scratch = try Scratch()
    try scratch.write("bind -v\n", to: ".editrc")
    let terminal = try terminal(scratch)
    terminal.type(":m\u{1B}[20")
    terminal.type("0~od\u{1B}[201~e tsv\r:mode\r")
    #expect(terminal.waits(for: "mode is tsv"))
    terminal.type(":t\u{1B}")
    usleep(100_000)
    terminal.type("\u{1B}[200~imi\u{1B}[201~ing on\r:show\r")
    #expect(terminal.waits(for: "mode        tsv"))
  }

  @Test("A long paste is drawn at once", arguments: ["\u{1B}[200~", ""])
  func longPaste(mark: String) throws {
    let terminal = try terminal(try Scratch())
    let line = String(repeating: "x", count: 20_000)
    terminal.type(mark + line + "\r" + (mark.isEmpty ? "" : "\u{1B}[201~") + ":mode\r")
    #expect(terminal.waits(for: "mode is text"))
  }

  @Test(
    "A command that reads from the terminal says what it waits for",
    arguments: [
      (["parse"], "type a text; Ctrl-D ends"), (["facts"], "type a text; Ctrl-D ends"),
      (["ask", "-q", "-"], "type a question on each line; Ctrl-D ends"),
    ])
  func standardInput(arguments: [String], words: String) throws {
    let terminal = try PseudoTerminal(arguments, state: try Scratch())
    #expect(terminal.waits(for: words))
    terminal.type("Rain fell.\r\u{4}")
    #expect(terminal.status() != nil)
  }
}
