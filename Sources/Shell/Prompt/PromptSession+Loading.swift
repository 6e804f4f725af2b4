import Glibc
import Text

/// What the session shows while documents are read behind it.
extension PromptSession {
  /// The prompt; it tells of a load that takes over half a second.
  var prompt: String {
    let mark = terminalStyle.isColored ? String(UnicodeScalar(UInt8(LineEditor.invisible))) : ""
    // The colours end before the last blank: libedit passes on what is invisible together with what it stands before.
    func set(_ text: String) -> String {
      terminalStyle.isColored ? "\(mark)\u{1B}[1m\(mark)\(text)\(mark)\u{1B}[0m\(mark) " : text + " "
    }
    let step = tour.map { " tour \($0.step + 1)/\(Tour.bundled.steps.count)" } ?? ""
    let place = step + (scope.map { " " + VisibleText.replacingControls(in: $0) } ?? "")
    guard let progress = engine.progress, Clock.seconds - progress.start > ProgressLine.patience,
      TerminalSize.takesEscapes
    else {
      return set("attest\(place)>")
    }
    return set("attest\(place) (\(ProgressLine.short(progress)))>")
  }

  /// In the first lines of a session: what to type. Three lines the first time, one later on.
  func greet() {
    let isFirst = historyFile.map { access($0.path, F_OK) != 0 } ?? false
    guard isFirst else { return tell("attest \(Version.current), :help for the commands") }
    tell("attest answers questions from documents, with the sentences that say so.")
    if paths.isEmpty {
      tell("Ask in plain English, like: who mediated the ceasefire")
      tell(":examples shows more questions, :tour how it works, :help the commands.")
    } else {
      tell("Ask in plain English; :examples shows questions that yours answer.")
      tell(":tour shows how it works, :help the commands; Ctrl-D leaves.")
    }
  }

  /// What loads that ended have to say, for printing above the prompt; nil where there is nothing.
  func takeNotices() -> String? {
    reloadChanged(whereDue: true)
    let text = engine.takeOutcomes().map { notice(of: $0) }.joined()
    return text.isEmpty ? nil : text
  }

  /// Waits for the documents, telling how far they are; false where Ctrl-C gave the load up.
  @discardableResult
  func waitUntilLoaded() -> Bool {
    guard let signals else {
      engine.waitUntilLoaded()
      reportOutcomes()
      return true
    }
    var isShown = false
    var wasStopped = false
    while let progress = engine.progress {
      if signals.interrupted(within: 5) {
        engine.stop()
        wasStopped = true
        isInterrupted = true
      }
      if Clock.seconds - progress.start > ProgressLine.patience, TerminalSize.takesEscapes {
        terminal.write("\r" + terminalStyle.aside(ProgressLine.long(progress)) + "\u{1B}[K")
        terminal.flush()
        isShown = true
      }
    }
    if isShown { terminal.write("\r\u{1B}[K") }
    reportOutcomes()
    return !wasStopped
  }

  private func reportOutcomes() {
    for outcome in engine.takeOutcomes() {
      readCount += outcome.documents
      if outcome.changed + outcome.removed > 0 { forgetDocuments() }
      if editor == nil {
        terminal.flush()
        for diagnostic in outcome.diagnostics { report(diagnostic) }
      } else {
        terminal.write(notice(of: outcome))
      }
    }
  }

  /// What was said stood on documents that are no longer the same.
  private func forgetDocuments() {
    conversation = nil
    last = nil
  }

  private func report(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { fail(oneLine(diagnostic)) } else { complain(oneLine(diagnostic)) }
  }

  private func oneLine(_ diagnostic: Diagnostic) -> String {
    diagnostic.description.split(separator: "\n").first.map(String.init) ?? diagnostic.message
  }

  private func notice(of outcome: Engine.Outcome) -> String {
    if outcome.changed + outcome.removed > 0 { forgetDocuments() }
    var text = ""
    let paths = if case .paths(let paths)? = outcome.source { paths } else { [String]() }
    let isWatched = !paths.isEmpty && paths.allSatisfy(watches.paths.contains)
    // Of what is watched and read at every change only what is new is said.
    let lines = outcome.diagnostics.map(oneLine)
    let known = isWatched ? saidOfFiles[paths] ?? [] : []
    for line in lines where !known.contains(line) { text += shown(line, terminalStyle.warning) }
    saidOfFiles[paths] = Set(lines)
    let totals = ProgressLine.totals(outcome)
    if outcome.wasStopped {
      text += shown(ProgressLine.stopped(outcome), { $0 })
    } else if outcome.source != .bundled || outcome.seconds > ProgressLine.patience {
      if totals.isEmpty, outcome.diagnostics.isEmpty, !isWatched { text += "Nothing has changed.\n" }
      if !totals.isEmpty { text += shown(totals, terminalStyle.aside) }
    }
    return text
  }
}
