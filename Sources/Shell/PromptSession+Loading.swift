import Glibc
import Text

/// What the session shows while documents are read behind it.
extension PromptSession {
  /// The prompt; it tells of a load that takes over half a second.
  var prompt: String {
    let mark = style.isColored ? String(UnicodeScalar(UInt8(LineEditor.invisible))) : ""
    func set(_ text: String) -> String {
      style.isColored ? "\(mark)\u{1B}[1m\(mark)\(text)\(mark)\u{1B}[0m\(mark)" : text
    }
    let place = scope.map { " " + VisibleText.replacingControls(in: $0) } ?? ""
    guard let progress = engine.progress, Clock.seconds - progress.start > 0.5 else { return set("attest\(place)> ") }
    return set("attest\(place) (reading, \(Int(progress.fraction * 100)) %)> ")
  }

  /// In the first lines of a session: what to type. Three lines the first time, one later on.
  func greet() {
    let isFirst = historyFile.map { access($0.path, F_OK) != 0 } ?? false
    guard isFirst else {
      terminal.writeLine("attest \(Version.current), :help for the commands")
      return
    }
    terminal.writeLine("attest answers questions from documents, with the sentences that say so.")
    terminal.writeLine("Ask in plain English, like: " + style.answer("who mediated the ceasefire"))
    terminal.writeLine(":examples shows more questions, :help the commands; Ctrl-D leaves.")
  }

  /// What loads that ended have to say, for printing above the prompt; nil where there is nothing.
  func takeNotices() -> String? {
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
      }
      if Clock.seconds - progress.start > 0.5 {
        terminal.write("\r" + style.aside(line(of: progress)) + "\u{1B}[K")
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
      if editor == nil {
        terminal.flush()
        for diagnostic in outcome.diagnostics { report(diagnostic) }
      } else {
        terminal.write(notice(of: outcome))
      }
    }
  }

  private func report(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { fail(oneLine(diagnostic)) } else { complain(oneLine(diagnostic)) }
  }

  private func oneLine(_ diagnostic: Diagnostic) -> String {
    diagnostic.description.split(separator: "\n").first.map(String.init) ?? diagnostic.message
  }

  private func notice(of outcome: Engine.Outcome) -> String {
    vocabulary = Vocabulary()
    var text = ""
    for diagnostic in outcome.diagnostics {
      text += style.warning(VisibleText.replacingControls(in: oneLine(diagnostic))) + "\n"
    }
    let count = outcome.documents == 1 ? "1 document" : grouped(outcome.documents) + " documents"
    if outcome.wasStopped {
      text += "Stopped after \(count); a question is answered from those.\n"
    } else if outcome.source != .bundled || outcome.seconds > 0.5 {
      text += style.aside("Read \(count) in \(Duration.text(outcome.seconds)).") + "\n"
    }
    return text
  }

  /// `10,033`.
  private func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().map { ($0 > 0 && (digits.count - $0) % 3 == 0 ? "," : "") + String($1) }.joined()
  }

  private func line(of progress: Engine.Progress) -> String {
    let seconds = Clock.seconds - progress.start
    let rate = Double(progress.bytesDone) / max(seconds, 0.001)
    var text = "Reading: \(Int(progress.fraction * 100)) %, \(grouped(progress.documents)) documents"
    if rate > 0 {
      text += ", \(Int(rate / 1000)) kB/s, \(Duration.text(Double(progress.bytes - progress.bytesDone) / rate)) left"
    }
    return text + " (Ctrl-C stops)"
  }
}

/// Spans of time as people read them.
package enum Duration {
  /// `240 µs`, `1.8 ms`, `2.1 s`, `3 min`.
  package static func text(_ seconds: Double) -> String {
    func rounded(_ value: Double) -> String {
      value < 10 ? String((value * 10).rounded() / 10) : String(Int(value.rounded()))
    }
    if seconds < 0.001 { return "\(Int((max(0, seconds) * 1e6).rounded())) µs" }
    if seconds < 1 { return rounded(seconds * 1000) + " ms" }
    return seconds < 120 ? rounded(seconds) + " s" : "\(Int(min(seconds, 1e9) / 60)) min"
  }
}
