import Glibc
import Text

/// The prompt: reads questions and commands until the user leaves.
package enum PromptSession {
  package static func run(_ invocation: Invocation) -> Int32 {
    guard isatty(STDIN_FILENO) == 1, let signals = TerminalSignals() else { return 0 }
    let file = invocation.has("no-history") ? nil : HistoryFile(environment: { getenv($0).map { String(cString: $0) } })
    guard let editor = LineEditor(signals: signals, historyLines: file?.lines() ?? [], historyLimit: 2000) else {
      complain("the terminal cannot be opened")
      return 2
    }
    while true {
      switch editor.read() {
      case .line(let line):
        if HistoryFile.keeps(line) {
          editor.remember(line)
          file?.append(line)
        }
        print("? \(line)")
      case .interrupted: print("^C")
      case .end: return 0
      }
    }
  }
}
