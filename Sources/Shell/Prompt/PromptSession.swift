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

  /// The documents; those of the tour while it lasts.
  var engine = Engine()
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  let signals: TerminalSignals?
  let editor: LineEditor?
  var historyFile: HistoryFile?
  /// The lines typed in this session.
  var typed: [String] = []
  /// The terminal or pipe that everything but `:output FILE` goes to.
  let terminal = TextOutput(descriptor: STDOUT_FILENO)
  var settings: Settings
  /// Where answers go while `:output FILE` is in force.
  var file: OutputFile?
  /// The id of the document that `:in` chose.
  var scope: String?
  /// Whether the last `:in` from a pipe named no document: what follows is not asked until the next.
  var isScopeMissing = false
  var conversation: Conversation?
  var last: Asked?
  var answerer: Answerer?
  /// Nil until rules are first looked at; then those of `--rules` and `:teach`.
  var ruleBook: RuleBook?
  /// The folders and files given on the command line; empty where the bundled articles are read.
  let paths: [String]
  /// The files and folders that documents were read from, as they were named.
  var roots: [String]
  /// What was said of the files that were read last from some paths.
  var saidOfFiles: [[String]: Set<String>] = [:]
  /// What `:watch` looks after.
  var watches = Watches()
  var tour: RunningTour?
  /// The files of `:source` that are being read, each with the line it is at; the innermost last.
  var sources: [(path: String, line: Int)] = []
  /// Ctrl-C has given up a question or a load: what waits to be carried out behind it is given up too.
  var isInterrupted = false
  var hasUnanswered = false
  /// How many documents were read, those taken out again included.
  var readCount = 0
  private(set) var hasFailed = false
  /// How many replies were written to where they go now.
  var replyCount = 0

  /// How text is set off on the terminal.
  var terminalStyle: Style {
    Style(when: settings.color.rawValue, isTerminal: isTerminal, environment: environmentVariable)
  }

  /// How text is set off where answers go: plain in a file, and in HTML.
  var style: Style { file == nil && settings.mode != .html ? terminalStyle : .plain }

  /// Runs `attest [PATH…]` and returns the status to leave with.
  package static func run(_ invocation: Invocation) -> Int32 {
    let isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    // Before anything is read: a Ctrl-C that is typed ahead waits for the prompt, and gives up the load there.
    let signals = isInteractive ? TerminalSignals() : nil
    for path in invocation.operands where access(path, F_OK) != 0 {
      let reason = String(cString: strerror(errno))
      complain("\(path): " + reason + hint(forMissing: path))
      return 2
    }
    var settings = Settings()
    if !invocation.has("no-config"), let path = Configuration.path(environment: environmentVariable) {
      for diagnostic in Configuration.read(path, into: &settings) {
        complain(diagnostic.description, keepingLines: true)
      }
    }
    for diagnostic in Configuration.apply(environment: environmentVariable, to: &settings) {
      complain(diagnostic.description)
    }
    do throws(Diagnostic) {
      try Configuration.apply(invocation, to: &settings)
    } catch {
      complain(error.message)
      return 2
    }
    let session = PromptSession(invocation, settings, signals)
    guard session.readRules(invocation.values("rules")) else { return 2 }
    return session.run()
  }

  /// What to type where a path that is not there was meant for something else: a command, or a question.
  private static func hint(forMissing path: String) -> String {
    if path.contains(" "), !path.contains("/") { return "; a question stands after ‘attest ask’" }
    return Suggestion.nearest(to: path, among: CommandTable.names).map { "; did you mean ‘attest \($0)’?" } ?? ""
  }

  /// `signals` only where someone sits at a terminal.
  private init(_ invocation: Invocation, _ settings: Settings, _ signals: TerminalSignals?) {
    self.settings = settings
    paths = invocation.operands
    roots = paths
    let history =
      signals != nil && !invocation.has("no-history") ? HistoryFile(environment: environmentVariable) : nil
    editor = signals.flatMap { LineEditor(signals: $0, historyLines: history?.lines() ?? [], historyLimit: 2000) }
    self.signals = signals
    historyFile = history
  }

  private func run() -> Int32 {
    engine.load(paths.isEmpty ? .bundled : .paths(paths))
    if let editor { runPrompt(editor) } else { runLines() }
    // A load that nobody waits for any more is no reason to stay, but a file that was named and cannot be read is.
    if editor == nil, !paths.isEmpty {
      waitUntilLoaded()
      if readCount == 0 { hasFailed = true }
    }
    closeFile()
    if editor != nil {
      terminal.flush()
      return 0
    }
    return terminal.finish(hasFailed ? 2 : hasUnanswered ? 1 : 0)
  }

  private func runPrompt(_ editor: LineEditor) {
    greet()
    editor.prompt = { [unowned self] in prompt }
    editor.notices = { [unowned self] in takeNotices() }
    // Until the last word of a load has been said and the prompt is itself again.
    editor.refreshInterval = { [unowned self] in
      engine.isIdle && self.editor?.shownPrompt == prompt ? (watches.isEmpty ? -1 : 1000) : 100
    }
    editor.completions = { [unowned self] in completions(for: $0) }
    while true {
      terminal.flush()
      switch editor.read() {
      case .line(let line):
        remember(line)
        isInterrupted = false
        if run(line) == .ends { return }
        if isInterrupted { editor.discardTypeahead() }
      case .interrupted(let isEmpty):
        terminal.writeLine("^C")
        // With a line to clear, only that; else the load that goes on behind the prompt is meant.
        if isEmpty, engine.progress != nil {
          engine.stop()
          waitUntilLoaded()
        }
      case .end:
        terminal.writeLine()
        return
      }
    }
  }

  /// Puts a line where the up arrow and later sessions find it.
  private func remember(_ line: String) {
    guard HistoryFile.keeps(line) else { return }
    editor?.remember(line)
    if typed.last != line { typed.append(line) }
    if let historyFile, !historyFile.append(line) {
      fail("\(historyFile.path) cannot be written; what you type is kept for this session only")
      self.historyFile = nil
    }
  }

  private func runLines() {
    var lines = LineReader(descriptor: STDIN_FILENO)
    var isFirst = true
    while var bytes = lines.nextLine() {
      if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
      isFirst = false
      let line = String(decoding: bytes, as: UTF8.self)
      remember(line)
      if run(line) == .ends { return }
      terminal.flush()
      if terminal.failure != 0 { return }
    }
    if lines.failure != 0 { fail("standard input: " + String(cString: strerror(lines.failure))) }
  }

  /// Carries out one line: a command, a question, or nothing.
  func run(_ line: String) -> Outcome {
    let line = String(line.drop { $0.isWhitespace })
    if line.isEmpty, tour != nil { goOnWithTour() }
    if line.isEmpty || line.hasPrefix("#") { return .goesOn }
    reloadChanged()
    if line.hasPrefix(":") { return runCommand(line.dropFirst()) }
    if let command = PromptCommand(bare: line) {
      if command == .help || command == .quit { return runCommand(command.rawValue[...]) }
      fail("commands begin with a colon: did you mean :\(command.rawValue)?")
    } else if !line.contains(where: { $0.isLetter || $0.isNumber }) {
      fail("ask in plain English; :help lists the commands")
    } else {
      ask(line)
    }
    return .goesOn
  }

  /// Reports a mistake in a line above; in a pipe it makes the status 2.
  func fail(_ message: String, keepingLines: Bool = false) {
    let message = (sources.last.map { "\($0.path):\($0.line): " } ?? "") + message
    terminal.flush()
    hasFailed = true
    if editor == nil { complain(message, keepingLines: keepingLines) } else { tell(message, terminalStyle.warning) }
  }

  /// Answers a question once everything is loaded.
  func ask(_ question: String) {
    guard !isScopeMissing else { return fail("not asked, since the last :in names no document: \(question)") }
    guard waitUntilLoaded(), var answerer = openAnswerer() else { return }
    // Taken out of the session while it works, so that its scratch is not copied.
    self.answerer = nil
    let start = Clock.seconds
    let before = conversation
    var isStopped = false
    answerer.isCancelled = { [signals] in
      if !isStopped { isStopped = signals?.interrupted(within: 0) == true }
      return isStopped
    }
    let (reply, next) = answerer.reply(to: question, in: scope, after: before, index: engine.index)
    let seconds = Clock.seconds - start
    answerer.isCancelled = { false }
    self.answerer = answerer
    guard !isStopped else {
      isInterrupted = true
      return terminal.writeLine("Stopped.")
    }
    conversation = next
    if reply.answers.isEmpty { hasUnanswered = true }
    let renderer = ReplyRenderer(style: style, width: wrapWidth, citationLimit: settings.citations)
    last = Asked(
      question: question, document: scope, before: before, reply: reply, citations: renderer.citations(of: reply))
    page(text(of: reply, renderer), isReply: true)
    if settings.timing { terminal.writeLine(terminalStyle.aside("Took \(Duration.text(seconds)).")) }
    replyCount += 1
  }

  private func text(of reply: Reply, _ renderer: ReplyRenderer) -> String {
    switch settings.mode {
    // At a prompt and in the tour the question stands between; elsewhere a blank line does.
    case .text: (replyCount > 0 && tour == nil && (editor == nil || file != nil) ? "\n" : "") + renderer.render(reply)
    case .json: ReplyFormat.json(reply).indented() + "\n"
    case .jsonl: ReplyFormat.json(reply).line + "\n"
    case .tsv: (replyCount == 0 ? ReplyFormat.tsvHeader : "") + ReplyFormat.tsv(reply)
    case .markdown: ReplyFormat.markdown(reply, citationLimit: settings.citations)
    case .html: ReplyHTML.section(reply, citationLimit: settings.citations)
    }
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

  func openAnswerer() -> Answerer? {
    if let answerer { return answerer }
    do {
      return try Answerer()
    } catch {
      fail("the English model cannot be opened: \(error)")
      return nil
    }
  }
}
