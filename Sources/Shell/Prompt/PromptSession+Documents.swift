import Documents
import Glibc
import Text

/// The commands of the prompt that say which documents there are.
extension PromptSession {
  func listDocuments(_ argument: String) {
    guard waitUntilLoaded() else { return }
    let word = argument.lowercased()
    let rows = engine.documents.filter {
      word.isEmpty || $0.id.lowercased().contains(word) || $0.title.lowercased().contains(word)
    }
    let ids = rows.map { VisibleText.replacingControls(in: $0.id) }
    let width = min(32, ids.map { DisplayWidth.of($0) }.max() ?? 0)
    // Under the title where there is room for one.
    let indent = String(repeating: " ", count: width + 16 < (wrapWidth ?? 80) / 2 ? width + 16 : 6)
    var text = ""
    for (row, id) in zip(rows, ids) {
      let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(id)))
      let date = row.date?.description ?? "          "
      let line = "  " + id + padding + "  " + date + "  " + ReplyRenderer.flattened(row.title)
      let lines = wrapWidth.map { Wrapping.wrap(line, width: $0, indent: indent) } ?? [line]
      // The id begins the line, so that it stands unbroken in all but the narrowest terminals.
      let first = lines[0].hasPrefix("  " + id) ? "  " + style.label(id) + lines[0].dropFirst(2 + id.count) : lines[0]
      text += ([first] + lines.dropFirst()).map { $0 + "\n" }.joined()
    }
    if rows.isEmpty {
      text = "No document" + (word.isEmpty ? "s.\n" : " with ‘\(VisibleText.replacingControls(in: argument))’.\n")
    }
    page(text)
  }

  func load(_ argument: String) {
    let path = expanded(argument)
    guard access(path, F_OK) == 0 else { return fail("\(path): " + String(cString: strerror(errno))) }
    read(path)
  }

  private func read(_ path: String) {
    if NamedPath(path).first(of: roots) == nil { roots.append(path) }
    engine.load(.paths([path]))
    waitAMoment()
  }

  /// Waits for what is done in a moment, so that it is reported at once; the rest goes on behind the prompt.
  func waitAMoment() {
    guard editor != nil else {
      waitUntilLoaded()
      return
    }
    let start = Clock.seconds
    while engine.progress != nil, Clock.seconds - start < 0.3 { usleep(2000) }
    if let notice = takeNotices() { terminal.write(notice) }
  }

  func unload(_ argument: String) {
    guard waitUntilLoaded() else { return }
    let path = NamedPath(expanded(argument))
    var gone = engine.documents.filter(path.holds)
    if gone.isEmpty {
      guard let id = documentID(typed: argument) else { return }
      gone = engine.documents.filter { $0.id == id }
    }
    watches.remove(where: path.holds)
    roots.removeAll(where: path.holds)
    if gone.contains(where: { $0.id == scope }) { scope = nil }
    engine.remove(Set(gone.map(\.key)))
    waitAMoment()
  }

  func watch(_ argument: String) {
    guard !argument.isEmpty else {
      let lines = watches.paths.map { "  " + VisibleText.replacingControls(in: $0) + "\n" }
      return terminal.write(lines.isEmpty ? "Nothing is watched.\n" : lines.joined())
    }
    if argument == "off" { return watches.remove { _ in true } }
    let typed = expanded(argument)
    guard access(typed, F_OK) == 0 else { return fail("\(typed): " + String(cString: strerror(errno))) }
    let path = NamedPath(typed).first(of: watches.paths) ?? typed
    watches.add(path)
    read(path)
    if editor != nil { tell("Watching \(path).", terminalStyle.aside) }
  }

  /// Asks for those of the watched paths again that have changed; `isDue` leaves it at that where it was done just now.
  func reloadChanged(whereDue: Bool = false) {
    // A tour's story is watched by nobody, and the documents put aside for it wait.
    guard tour == nil else { return }
    for path in whereDue ? watches.changedIfDue() : watches.changed() {
      if access(path, F_OK) == 0 {
        engine.load(.paths([path]))
      } else {
        engine.remove(Set(engine.documents.filter(NamedPath(path).holds).map(\.key)))
      }
    }
  }

  func choose(_ argument: String) {
    guard waitUntilLoaded() else { return }
    isScopeMissing = false
    if argument.isEmpty {
      scope = nil
    } else if let id = documentID(typed: argument) {
      scope = id
    } else {
      // Nobody is there to see that the questions below would be answered from other documents.
      isScopeMissing = editor == nil
    }
  }

  /// The id meant by what was typed; nil where that says nothing, after a message.
  private func documentID(typed: String) -> String? {
    do throws(Diagnostic) {
      return try DocumentNames(engine.documents).id(of: typed)
    } catch {
      fail(error.message + (error.message.contains(";") ? "" : "; :documents lists them"))
      return nil
    }
  }
}
