import CEdit
import Glibc

/// A line read at the prompt, or why there is none.
package enum LineInput: Equatable, Sendable {
  case line(String)
  /// Ctrl-C: the line is given up; whether there was anything in it.
  case interrupted(isEmpty: Bool)
  /// Ctrl-D on an empty line, or the terminal is gone.
  case end
}

/// What Tab finds for a line: the candidates for the word that ends at the cursor.
package struct Completions: Equatable, Sendable {
  /// How many bytes before the cursor the candidates replace.
  package var replaced: Int
  package var candidates: [String]
  /// Put after a candidate when it is the only one.
  package var suffix: String

  package init(replaced: Int, candidates: [String], suffix: String = " ") {
    self.replaced = replaced
    self.candidates = candidates
    self.suffix = suffix
  }
}

/// The prompt's line editor: libedit over this process's terminal.
///
/// Signals from the keyboard are taken from a `TerminalSignals`, not from handlers, so that Ctrl-C, Ctrl-Z and a
/// change of the window's size are ordinary events of the reading loop, and nothing runs behind the session's back.
/// Keys are those of emacs until `~/.editrc` says otherwise.
package final class LineEditor {
  let editor: OpaquePointer
  private let history: OpaquePointer
  let streams: [UnsafeMutablePointer<FILE>]
  let signals: TerminalSignals
  var pending = TypedBytes()
  /// The terminal's modes as the session found them.
  private var terminal = termios()
  private var promptText: UnsafeMutablePointer<CChar>?
  /// Ctrl-C ended the line; whether it was empty.
  private var interruption: Bool?
  /// The mark that begins a paste was taken from what is typed, and its text was not yet.
  var isPasting = false

  /// What the prompt says now; asked again while a line is edited, so that it may tell of progress.
  package var prompt: () -> String = { "attest> " }
  /// Text to print above the prompt while a line is edited; nil where there is none.
  package var notices: () -> String? = { nil }
  /// How long a key is waited for before `prompt` is asked again, in milliseconds; -1 for ever.
  package var refreshInterval: () -> Int32 = { -1 }
  /// Candidates for a line up to the cursor.
  package var completions: (String) -> Completions = { _ in Completions(replaced: 0, candidates: []) }

  /// nil where the terminal cannot be opened or is too dumb to edit on.
  package init?(signals: TerminalSignals, historyLines: [String], historyLimit: Int) {
    tcgetattr(STDIN_FILENO, &terminal)
    LineEditor.setQuiet(terminal)
    guard
      let input = fdopen(dup(STDIN_FILENO), "r"), let output = fdopen(dup(STDOUT_FILENO), "w"),
      let errors = fdopen(dup(STDERR_FILENO), "w"), let editor = el_init("attest", input, output, errors),
      let history = history_init()
    else {
      tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal)
      return nil
    }
    self.editor = editor
    self.history = history
    self.signals = signals
    streams = [input, output, errors]
    _ = cedit_history_limit(history, Int32(clamping: historyLimit))
    _ = cedit_history_skip_repeats(history)
    _ = cedit_set_history(editor, history)
    for line in historyLines { remember(line) }
    _ = cedit_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    _ = cedit_set_prompt(editor, LineEditor.promptCallback, LineEditor.invisible)
    _ = cedit_set_read(editor, LineEditor.readCallback)
    _ = cedit_add_function(
      editor, "attest-complete", "Complete the word before the cursor", LineEditor.completeCallback)
    _ = cedit_stay_quiet(editor)
    _ = cedit_set_editor(editor, "emacs")
    _ = cedit_add_function(editor, "attest-paste", "Insert what is pasted", LineEditor.pasteCallback)
    bindKeys()
    _ = el_source(editor, nil)
    if cedit_editor_is(editor, "vi") != 0 {
      // Where ~/.editrc asks for the keys of vi, it has taken all others away.
      bindKeys()
      _ = cedit_bind_command(editor, LineEditor.pasteKey, "attest-paste")
    }
  }

  deinit {
    el_end(editor)
    history_end(history)
    for stream in streams { fclose(stream) }
    free(promptText)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal)
  }

  private func bindKeys() {
    _ = cedit_bind(editor, "\t", "attest-complete")
    _ = cedit_bind(editor, "^R", "em-inc-search-prev")
    _ = cedit_bind(editor, LineEditor.pasteKey, "attest-paste")
  }

  /// Takes the terminal out of line mode and echo, between the lines that are read too.
  ///
  /// What is typed or pasted while an answer is printed then waits unchanged: in line mode the terminal would echo it
  /// there, and swallow a Ctrl-D. Nor does it throw away at Ctrl-C what is still to be shown: a write that waited for
  /// room would then wait for ever, since nothing is left to be read.
  private static func setQuiet(_ terminal: termios) {
    var quiet = terminal
    quiet.c_lflag &= ~UInt32(ICANON | ECHO)
    quiet.c_lflag |= UInt32(NOFLSH)
    withUnsafeMutableBytes(of: &quiet.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &quiet)
  }

  /// Gives the terminal back as it was for as long as `body` runs: another program, or a stop.
  package func withTerminalReleased<R>(_ body: () -> R) -> R {
    tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal)
    defer { LineEditor.setQuiet(terminal) }
    return body()
  }

  /// Stands around the parts of a prompt that take no columns, like colours.
  package static let invisible: CChar = 1

  /// The prompt as it stands on the screen.
  package var shownPrompt: String? { promptText.map { String(cString: $0) } }

  /// Puts a line where the up arrow finds it.
  package func remember(_ line: String) { _ = cedit_history_enter(history, line) }

  /// Shows the prompt and lets the user edit a line until it is done.
  package func read() -> LineInput {
    interruption = nil
    errno = 0
    markPastes(true)
    defer { markPastes(false) }
    var count: Int32 = 0
    guard let text = el_gets(editor, &count), count > 0 else {
      return interruption.map { .interrupted(isEmpty: $0) } ?? .end
    }
    let bytes = UnsafeBufferPointer(start: text, count: Int(count)).map { UInt8(bitPattern: $0) }
    return .line(String(decoding: bytes.last == 10 ? bytes.dropLast() : bytes[...], as: UTF8.self))
  }

  /// Forgets keys that were typed ahead, as after Ctrl-C.
  package func discardTypeahead() {
    pending.removeAll()
    tcflush(STDIN_FILENO, TCIFLUSH)
  }

  static func editor(of handle: OpaquePointer?) -> LineEditor? {
    cedit_client(handle).map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
  }

  private static let promptCallback: @convention(c) (OpaquePointer?) -> UnsafeMutablePointer<CChar>? = { handle in
    guard let editor = LineEditor.editor(of: handle) else { return nil }
    free(editor.promptText)
    editor.promptText = strdup(editor.prompt())
    return editor.promptText
  }

  private static let readCallback: @convention(c) (OpaquePointer?, UnsafeMutablePointer<wchar_t>?) -> Int32 = {
    handle, character in
    guard let editor = LineEditor.editor(of: handle), let character else { return -1 }
    switch editor.nextCharacter() {
    case .character(let scalar):
      character.pointee = wchar_t(bitPattern: scalar.value)
      return 1
    case .end: return 0
    case .interrupted:
      let line = el_line(editor.editor)?.pointee
      editor.interruption = line.map { $0.lastchar == $0.buffer } ?? true
      return -1
    }
  }

  private static let completeCallback: @convention(c) (OpaquePointer?, Int32) -> UInt8 = { handle, _ in
    guard let editor = LineEditor.editor(of: handle) else { return UInt8(CC_ERROR) }
    return editor.complete()
  }

  private enum Key {
    case character(Unicode.Scalar)
    case interrupted, end
  }

  /// The next character typed, dealing with signals and progress while it waits.
  private func nextCharacter() -> Key {
    while true {
      if takesPasteStart() { return .character(LineEditor.pasteCharacter) }
      if let scalar = pending.takeScalar() { return .character(scalar) }
      switch signals.wait(timeout: refreshInterval()) {
      case .input:
        guard readKeys() else { return .end }
      case .timeout:
        let notice = notices()
        if notice != nil || shownPrompt != prompt() { redraw(after: notice ?? "") }
      case .interrupt:
        discardTypeahead()
        return .interrupted
      case .resize:
        el_resize(editor)
        redraw()
      case .stop: suspend()
      case .terminate: return .end
      }
    }
  }

  /// Takes what was typed; false where the terminal is gone.
  func readKeys() -> Bool {
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, initialized in
      count = Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      initialized = max(0, count)
    }
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    guard count > 0 else { return false }
    pending.append(chunk[...])
    return true
  }

  /// Draws prompt and line anew: the cursor goes to the first row that they take, and the rest is cleared. A notice
  /// takes their place, and they move down.
  private func redraw(after notice: String = "") {
    guard let line = el_line(editor)?.pointee, let start = line.buffer, let cursor = line.cursor else { return }
    let before = String(
      decoding: UnsafeBufferPointer(start: start, count: max(0, cursor - start)).map { UInt8(bitPattern: $0) },
      as: UTF8.self)
    let columns = DisplayWidth.of(LineEditor.visible(shownPrompt ?? "")) + DisplayWidth.of(before)
    let rows = columns / max(1, TerminalSize.current.columns)
    var text = "\r"
    if !TerminalSize.takesEscapes {
      text = "\n" + notice
    } else {
      if rows > 0 { text += "\u{1B}[\(rows)A" }
      text += "\u{1B}[J" + notice
    }
    fputs(text, streams[1])
    fflush(streams[1])
    _ = cedit_refresh(editor)
  }

  /// The columns that a prompt shows: without what stands between marks of invisibility.
  private static func visible(_ prompt: String) -> String {
    var result = ""
    var isShown = true
    for scalar in prompt.unicodeScalars {
      if scalar.value == UInt32(invisible) { isShown.toggle() } else if isShown { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// Ctrl-Z: gives the terminal back as it was, stops, and takes it again when the shell says `fg`.
  private func suspend() {
    _ = cedit_prepare_terminal(editor, 0)
    fputs("\n", streams[1])
    fflush(streams[1])
    markPastes(false)
    withTerminalReleased { signals.stop() }
    _ = cedit_prepare_terminal(editor, 1)
    markPastes(true)
    el_resize(editor)
    _ = cedit_refresh(editor)
  }

  private func complete() -> UInt8 {
    guard let line = el_line(editor)?.pointee, let start = line.buffer, let cursor = line.cursor else {
      return UInt8(CC_ERROR)
    }
    let bytes = UnsafeBufferPointer(start: start, count: max(0, cursor - start)).map { UInt8(bitPattern: $0) }
    let found = completions(String(decoding: bytes, as: UTF8.self))
    guard let first = found.candidates.first, found.replaced <= bytes.count else { return UInt8(CC_REFRESH_BEEP) }
    let typed = String(decoding: bytes.suffix(found.replaced), as: UTF8.self)
    let common = found.candidates.dropFirst().reduce(first) { LineEditor.commonPrefix($0, $1) }
    if found.candidates.count == 1 || common.utf8.count > typed.utf8.count {
      // el_deletestr counts characters, as libedit does inside.
      el_deletestr(editor, Int32(clamping: typed.unicodeScalars.count))
      _ = el_insertstr(editor, found.candidates.count == 1 ? first + found.suffix : common)
      return UInt8(CC_REFRESH)
    }
    list(found.candidates)
    return UInt8(CC_REDISPLAY)
  }

  /// Shows the candidates in columns below the line.
  private func list(_ candidates: [String]) {
    let shown = candidates.prefix(100).map { VisibleText.replacingControls(in: $0) }
    let width = (shown.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let columns = max(1, TerminalSize.current.columns / width)
    let rows = (shown.count + columns - 1) / columns
    var text = "\n"
    for row in 0..<rows {
      for index in stride(from: row, to: shown.count, by: rows) {
        text += shown[index] + String(repeating: " ", count: width - DisplayWidth.of(shown[index]))
      }
      text += "\n"
    }
    if candidates.count > shown.count { text += "and \(candidates.count - shown.count) more\n" }
    fputs(text, streams[1])
    fflush(streams[1])
  }

  private static func commonPrefix(_ a: String, _ b: String) -> String {
    String(zip(a, b).prefix { $0.lowercased() == $1.lowercased() }.map(\.0))
  }
}
