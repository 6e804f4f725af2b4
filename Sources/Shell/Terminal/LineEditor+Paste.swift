import CEdit
import Glibc

/// Pasted text. A terminal that is asked to puts marks around it ("bracketed paste"), so that it can be taken as text: a
/// tab in it completes nothing, and a long line is drawn once, not key by key.
extension LineEditor {
  private static let start = Array("\u{1B}[200~".utf8)
  private static let end = Array("\u{1B}[201~".utf8)

  /// Stands for the mark among the keys: the character of Ctrl-\, which a terminal makes a signal of and never sends.
  ///
  /// Were the mark itself bound, Escape would wait for the rest of it, and in vi's keys Escape is a key of its own.
  static let pasteCharacter: Unicode.Scalar = "\u{1C}"

  /// The same as libedit's `bind` takes it.
  static let pasteKey = "\\034"

  /// The milliseconds in which the rest of a mark comes after its Escape; nobody who types waits for so little.
  private static let markTime: Int32 = 25

  static let pasteCallback: @convention(c) (OpaquePointer?, Int32) -> UInt8 = { handle, _ in
    guard let editor = LineEditor.editor(of: handle), editor.isPasting else { return UInt8(CC_ERROR) }
    editor.isPasting = false
    return editor.paste()
  }

  /// Takes the mark that begins a paste where it is next; false where something else is.
  func takesPasteStart() -> Bool {
    guard pending.rest.first == 0x1B else { return false }
    while pending.rest.count < Self.start.count, Self.start.starts(with: pending.rest) {
      var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, Self.markTime) > 0, readKeys() else { return false }
    }
    guard pending.rest.starts(with: Self.start) else { return false }
    pending.drop(Self.start.count)
    isPasting = true
    return true
  }

  /// Asks the terminal for the marks, or to leave them out again, as other programs want it.
  func markPastes(_ isOn: Bool) {
    guard TerminalSize.takesEscapes else { return }
    fputs(isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l", streams[1])
    fflush(streams[1])
  }

  /// Inserts what follows the mark, up to the end of a line: that ends the line that is edited, and the paste goes on in
  /// the next one.
  private func paste() -> UInt8 {
    var searched = 0
    while true {
      let rest = pending.rest
      let stop = rest.dropFirst(searched).firstIndex { $0 == 0x1B || $0 == 0x0A || $0 == 0x0D }
      guard let stop else {
        searched = rest.count
        guard readPasted() else { return insert(rest.count, then: 0) }
        continue
      }
      if rest[stop] != 0x1B {
        let isPair = rest[stop] == 0x0D && stop + 1 < rest.endIndex && rest[stop + 1] == 0x0A
        let refresh = insert(stop - rest.startIndex, then: isPair ? 2 : 1)
        pending.prepend([0x0A] + Self.start)
        return refresh
      }
      if rest[stop...].starts(with: Self.end) { return insert(stop - rest.startIndex, then: Self.end.count) }
      if Self.end.starts(with: rest[stop...]), readPasted() { continue }
      // Some other escape sequence: text like the rest, without what makes it one.
      searched = stop - rest.startIndex + 1
    }
  }

  /// Waits for more of a paste; false where none comes.
  private func readPasted() -> Bool {
    while true {
      switch signals.wait(timeout: 500) {
      case .input: return readKeys()
      case .resize, .stop: continue
      default: return false
      }
    }
  }

  /// Inserts the first bytes that wait, control characters as blanks, and drops those that follow.
  private func insert(_ count: Int, then dropped: Int) -> UInt8 {
    let text = pending.rest.prefix(count).map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
    pending.drop(count + dropped)
    if text.isEmpty { return UInt8(CC_NORM) }
    _ = el_insertstr(editor, String(decoding: text, as: UTF8.self))
    return UInt8(CC_REFRESH)
  }
}
