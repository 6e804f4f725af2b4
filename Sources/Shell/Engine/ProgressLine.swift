import Glibc

/// How far a load has come and what it did, in words.
enum ProgressLine {
  /// Loads that take longer are told about on the way.
  static let patience = 0.5

  /// `34 %, 611 kB/s, 6 s left`.
  static func short(_ progress: Engine.Progress) -> String {
    guard progress.bytes > 0 else { return "reading" }
    let seconds = max(Clock.seconds - progress.start, 0.001)
    let rate = Double(progress.bytesDone) / seconds
    var text = "\(Int(progress.fraction * 100)) %"
    if rate > 0 {
      text += ", \(size(Int(rate)))/s, \(Duration.text(Double(progress.bytes - progress.bytesDone) / rate)) left"
    }
    return text
  }

  /// The line shown where something waits for the load.
  static func long(_ progress: Engine.Progress) -> String {
    "Reading: \(grouped(progress.documents)) documents, \(short(progress)) (Ctrl-C stops)"
  }

  /// What a load did: `Read 12 documents, 34 kB, 310 sentences and 640 facts in 56 ms.`; empty where it did nothing.
  static func totals(_ outcome: Engine.Outcome) -> String {
    var text = ""
    if outcome.documents > 0 {
      text = "Read " + count(outcome.documents, "document")
      if outcome.changed > 0 { text += outcome.changed == outcome.documents ? " again" : ", \(outcome.changed) again" }
      text += ", \(size(outcome.bytes)), \(count(outcome.sentences, "sentence")) and \(count(outcome.facts, "fact"))"
      text += " in \(Duration.text(outcome.seconds))."
    }
    if outcome.removed > 0 { text += (text.isEmpty ? "" : " ") + "Took out \(count(outcome.removed, "document"))." }
    return text
  }

  /// What became of a load that was given up.
  static func stopped(_ outcome: Engine.Outcome) -> String {
    outcome.documents == 0
      ? "Stopped before a document was read."
      : "Stopped after \(count(outcome.documents, "document")); questions are answered from what was read."
  }

  /// `1 document`, `10,033 documents`.
  static func count(_ number: Int, _ noun: String) -> String { grouped(number) + " " + noun + (number == 1 ? "" : "s") }

  /// `10,033`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().map { ($0 > 0 && (digits.count - $0) % 3 == 0 ? "," : "") + String($1) }.joined()
  }

  /// `512 B`, `34 kB`, `5.5 MB`.
  static func size(_ bytes: Int) -> String {
    if bytes < 1000 { return "\(bytes) B" }
    return bytes < 1_000_000 ? "\(bytes / 1000) kB" : "\(Double(bytes / 100_000) / 10) MB"
  }

  /// Waits for a load of a command that has no prompt; tells how far it is where standard error is a terminal.
  static func show(of engine: Engine) {
    let output = TextOutput(descriptor: STDERR_FILENO)
    guard output.isTerminal, TerminalSize.takesEscapes else { return engine.waitUntilLoaded() }
    var isShown = false
    while let progress = engine.progress {
      usleep(isShown ? 100_000 : 2000)
      guard Clock.seconds - progress.start > patience else { continue }
      output.write("\r" + long(progress) + "\u{1B}[K")
      output.flush()
      isShown = true
    }
    if isShown { output.write("\r\u{1B}[K") }
    output.flush()
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
