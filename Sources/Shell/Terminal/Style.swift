import Glibc

/// How text is set off on a terminal; plain where there is none.
///
/// Only bold, underline and the colours that can be read on light and dark alike: of the eight, red and magenta.
package struct Style: Sendable {
  package let isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  /// What `--color` asks for, over what the terminal and the environment say.
  package init(when: String?, isTerminal: Bool, environment: (String) -> String?) {
    switch when {
    case "always": isColored = true
    case "never": isColored = false
    default:
      let refuses = environment("NO_COLOR").map { !$0.isEmpty } ?? false
      isColored = isTerminal && !refuses && environment("TERM") ?? "dumb" != "dumb"
    }
  }

  package static let plain = Style(isColored: false)

  package func answer(_ text: String) -> String { set(text, "1") }
  package func highlight(_ text: String) -> String { set(text, "1;4") }
  package func label(_ text: String) -> String { set(text, "35") }
  package func aside(_ text: String) -> String { set(text, "2") }
  package func warning(_ text: String) -> String { set(text, "31") }

  private func set(_ text: String, _ codes: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(codes)m\(text)\u{1B}[0m" : text
  }
}

/// A variable of the environment; nil where it is not set.
package func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
