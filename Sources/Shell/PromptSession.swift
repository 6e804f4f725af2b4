import Answers
import Glibc
import Index
import Text

/// The prompt: reads questions and commands until the user leaves, from a terminal or line by line from a pipe.
package final class PromptSession {
  /// A question that was asked, with all that is needed to ask it again.
  struct Asked {
    var question: String
    var document: String?
    var before: Conversation?
    var reply: Reply
    /// The citations shown, by number from 1.
    var citations: [Citation]
  }

  /// What becomes of the session after a line.
  enum Outcome { case goesOn, ends }

  let engine = Engine()
  let style: Style
  let signals: TerminalSignals?
  let editor: LineEditor?
  let historyFile: HistoryFile?
  /// The terminal or pipe that everything but `:output FILE` goes to.
  let terminal = TextOutput(descriptor: STDOUT_FILENO)
  var settings = Settings()
  /// Where answers go while `:output FILE` is in force.
  var file: (output: TextOutput, path: String, descriptor: Int32)?
  /// The id of the document that `:in` chose.
  var scope: String?
  var conversation: Conversation?
  var last: Asked?
  var answerer: Answerer?
  var vocabulary = Vocabulary()
  /// The folders and files given by the user; empty where the bundled articles are read.
  var paths: [String]
  /// How deep `:source` files read each other.
  var sourceDepth = 0
  private(set) var hasUnanswered = false
  private(set) var hasFailed = false
  private var replyCount = 0

  /// Runs `attest [PATH…]` and returns the status to leave with.
  package static func run(_ invocation: Invocation) -> Int32 {
    for path in invocation.operands where access(path, F_OK) != 0 {
      complain("\(path): " + String(cString: strerror(errno)))
      return 2
    }
    return PromptSession(invocation).run()
  }

  private init(_ invocation: Invocation) {
    let isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    paths = invocation.operands
    style = Style(
      when: invocation.value("color"), isTerminal: isatty(STDOUT_FILENO) == 1, environment: environmentVariable)
    let history =
      isInteractive && !invocation.has("no-history") ? HistoryFile(environment: environmentVariable) : nil
    let signals = isInteractive ? TerminalSignals() : nil
    editor = signals.flatMap { LineEditor(signals: $0, historyLines: history?.lines() ?? [], historyLimit: 2000) }
    self.signals = signals
    historyFile = history
    if !invocation.has("no-config"), let path = Configuration.path(environment: environmentVariable),
      let bytes = try? FileBytes.read(path)
    {
      for diagnostic in Configuration.apply(bytes, path: path, to: &settings) { complain(diagnostic.description) }
    }
  }

  private func run() -> Int32 {
    engine.load([paths.isEmpty ? .bundled : .paths(paths)])
    if let editor { runPrompt(editor) } else { runLines() }
    // A load that nobody waits for any more is no reason to stay, but a file that was named and cannot be read is.
    if editor == nil, !paths.isEmpty {
      waitUntilLoaded()
      if engine.documents.isEmpty { hasFailed = true }
    }
    terminal.flush()
    if editor != nil { return 0 }
    return hasFailed ? 2 : hasUnanswered ? 1 : 0
  }

  private func runPrompt(_ editor: LineEditor) {
    greet()
    editor.prompt = { [unowned self] in prompt }
    editor.notices = { [unowned self] in takeNotices() }
    // Until the last word of a load has been said and the prompt is itself again.
    editor.refreshInterval = { [unowned self] in
      engine.isIdle && self.editor?.shownPrompt == prompt ? -1 : 100
    }
    editor.completions = { [unowned self] in completions(for: $0) }
    while true {
      terminal.flush()
      switch editor.read() {
      case .line(let line):
        if HistoryFile.keeps(line) {
          editor.remember(line)
          historyFile?.append(line)
        }
        if run(line) == .ends { return }
      case .interrupted: terminal.writeLine("^C")
      case .end:
        terminal.writeLine()
        return
      }
    }
  }

  private func runLines() {
    var lines = LineReader(descriptor: STDIN_FILENO)
    while let line = lines.nextLine() {
      if run(String(decoding: line, as: UTF8.self)) == .ends { return }
      terminal.flush()
    }
    if lines.failure != 0 { fail("standard input: " + String(cString: strerror(lines.failure))) }
  }

  /// Carries out one line: a command, a question, or nothing.
  func run(_ line: String) -> Outcome {
    let line = String(line.drop { $0.isWhitespace })
    if line.isEmpty || line.hasPrefix("#") { return .goesOn }
    if line.hasPrefix(":") { return runCommand(line.dropFirst()) }
    ask(line)
    return .goesOn
  }

  /// Reports a mistake in a line above; in a pipe it makes the status 2.
  func fail(_ message: String) {
    terminal.flush()
    hasFailed = true
    if editor == nil {
      complain(message)
    } else {
      terminal.writeLine(style.warning(VisibleText.replacingControls(in: message)))
    }
  }

  /// Answers a question once everything is loaded.
  func ask(_ question: String) {
    guard waitUntilLoaded(), var answerer = openAnswerer() else { return }
    // Taken out of the session while it works, so that its scratch is not copied.
    self.answerer = nil
    let start = Clock.seconds
    let before = conversation
    let (reply, next) = answerer.reply(to: question, in: scope, after: before, index: engine.index)
    let seconds = Clock.seconds - start
    self.answerer = answerer
    conversation = next
    if reply.answers.isEmpty { hasUnanswered = true }
    let renderer = ReplyRenderer(
      style: file == nil ? style : .plain, width: wrapWidth, citationLimit: settings.citations)
    last = Asked(
      question: question, document: scope, before: before, reply: reply, citations: renderer.citations(of: reply))
    write(text(of: reply, seconds: seconds, renderer))
    replyCount += 1
  }

  private func text(of reply: Reply, seconds: Double, _ renderer: ReplyRenderer) -> String {
    var text = ""
    switch settings.mode {
    case .text:
      // At a prompt the question stands between; elsewhere a blank line does.
      if replyCount > 0, editor == nil || file != nil { text += "\n" }
      text += renderer.render(reply)
    case .jsonl: text += ReplyFormat.jsonLine(reply)
    case .tsv: text += (replyCount == 0 ? ReplyFormat.tsvHeader : "") + ReplyFormat.tsv(reply)
    case .markdown: text += ReplyFormat.markdown(reply, citationLimit: settings.citations)
    }
    if settings.timing { text += style.aside("Took \(Duration.text(seconds)).") + "\n" }
    return text
  }

  /// Writes to the file of `:output`, or to the terminal; what a full disk refuses is not lost, but shown.
  func write(_ text: String) {
    guard let file else { return terminal.write(text) }
    file.output.write(text)
    checkFile()
    if self.file == nil { terminal.write(text) }
  }

  /// The reply to the last question again, with the lines that explain it.
  func explanation(of asked: Asked) -> [String]? {
    guard waitUntilLoaded(), var answerer = openAnswerer() else { return nil }
    self.answerer = nil
    defer { self.answerer = answerer }
    return answerer.reply(
      to: asked.question, in: asked.document, after: asked.before, index: engine.index, explains: true
    ).reply.explanation
  }

  /// Columns that text is wrapped to; nil where it is not.
  var wrapWidth: Int? {
    if settings.width > 0 { return settings.width }
    return editor != nil && file == nil ? TerminalSize.current.columns : nil
  }

  private func openAnswerer() -> Answerer? {
    if let answerer { return answerer }
    do {
      return try Answerer()
    } catch {
      fail("the English model cannot be opened: \(error)")
      return nil
    }
  }

  /// A full disk and the like: says so, and goes back to the terminal.
  func checkFile() {
    guard let file else { return }
    file.output.flush()
    guard file.output.failure != 0 else { return }
    fail("\(file.path): " + String(cString: strerror(file.output.failure)) + "; answers go to the terminal again")
    close(file.descriptor)
    self.file = nil
  }
}
