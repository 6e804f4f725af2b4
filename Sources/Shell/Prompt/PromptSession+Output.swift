import Glibc
import Text

/// The file of `:output FILE`.
struct OutputFile {
  var output: TextOutput
  var path: String
  var descriptor: Int32
  /// The beginning of an HTML page was written, and its end was not.
  var isPageOpen = false
}

/// Where the session's output goes: the terminal, its pager, or a file.
extension PromptSession {
  /// Says something of its own on the terminal, as lines that fit it; without what a terminal would obey.
  func tell(_ text: String, _ set: (String) -> String = { $0 }) { terminal.write(shown(text, set)) }

  /// The same as text, each line ended.
  func shown(_ text: String, _ set: (String) -> String) -> String {
    let text = VisibleText.replacingControls(in: text)
    let lines = editor == nil ? [text] : Wrapping.wrap(text, width: TerminalSize.current.columns)
    return lines.map { set($0) + "\n" }.joined()
  }

  /// Prints text, through `$PAGER` where it is longer than the screen; as preformatted text where HTML is printed.
  func page(_ text: String, isReply: Bool = false) {
    let text = settings.mode == .html && !isReply ? ReplyHTML.preformatted(text) : text
    guard editor != nil, file == nil, settings.pager, rows(of: text) >= TerminalSize.current.rows else {
      return write(text)
    }
    terminal.flush()
    let pager = environmentVariable("PAGER") ?? "less"
    guard !pager.isEmpty, runChild(pager, input: text) != nil else { return terminal.write(text) }
  }

  /// How many rows of the terminal the text takes, lines that are wider than it counted as often as it breaks them.
  private func rows(of text: String) -> Int {
    let columns = TerminalSize.current.columns
    // A byte is a column at most, but for colours; exact enough, and quick on a long text.
    return text.utf8.split(separator: 10, omittingEmptySubsequences: false).dropLast().reduce(0) {
      $0 + max(1, ($1.count + columns - 1) / columns)
    }
  }

  /// Runs a command line in the foreground with the terminal as other programs want it.
  func runChild(_ line: String, input: String? = nil) -> Int32? {
    // As git has it: less shows colours, leaves what fits, and keeps it on the screen, unless the user says otherwise.
    let variables = environmentVariable("LESS") == nil ? ["LESS=FRX"] : []
    guard let editor else { return ChildCommand.run(line, input: input, environment: variables) }
    defer { signals?.forgetKeys() }
    return editor.withTerminalReleased { ChildCommand.run(line, input: input, environment: variables) }
  }

  /// Writes to the file of `:output FILE`, or to the terminal; what a full disk refuses is not lost, but shown.
  func write(_ text: String) {
    guard let open = file else { return terminal.write(text) }
    if settings.mode == .html, !open.isPageOpen {
      open.output.write(ReplyHTML.pageStart)
      file?.isPageOpen = true
    } else if settings.mode != .html {
      closePage()
    }
    open.output.write(text)
    checkFile()
    if file == nil { terminal.write(text) }
  }

  /// `:output [FILE]`: what is printed from here on goes to the file, or to the terminal again.
  func redirect(_ argument: String) {
    closeFile()
    guard !argument.isEmpty else { return }
    let path = expanded(argument)
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return fail("\(path): " + String(cString: strerror(errno))) }
    file = OutputFile(output: TextOutput(descriptor: descriptor), path: path, descriptor: descriptor)
    replyCount = 0
  }

  /// Ends the file of `:output`, where there is one.
  func closeFile() {
    closePage()
    checkFile()
    if let file { close(file.descriptor) }
    file = nil
  }

  private func closePage() {
    guard let open = file, open.isPageOpen else { return }
    open.output.write(ReplyHTML.pageEnd)
    file?.isPageOpen = false
  }

  /// A full disk and the like: says so, and goes back to the terminal.
  private func checkFile() {
    guard let file else { return }
    file.output.flush()
    guard file.output.failure != 0 else { return }
    fail("\(file.path): " + String(cString: strerror(file.output.failure)) + "; answers go to the terminal again")
    close(file.descriptor)
    self.file = nil
  }
}
