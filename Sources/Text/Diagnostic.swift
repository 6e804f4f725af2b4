/// What went wrong, where, and what to do: the one type in which every reader reports.
package struct Diagnostic: Error, Hashable, Sendable {
  /// Whether what was read is of use: not, in part, or wholly.
  package enum Severity: String, Sendable { case error, warning, note }

  package var severity: Severity
  package var message: String
  /// The file as the user named it; empty where there is none.
  package var path: String
  /// From 1; 0 where the whole file is meant.
  package var line: Int
  /// From 1, in characters; 0 where the whole line is meant.
  package var column: Int
  /// How many columns the caret underlines.
  package var width: Int
  /// The line itself, shown above the caret; empty where it would not help.
  package var source: String
  /// What to do about it, in a sentence; empty where there is nothing to say.
  package var hint: String

  package init(
    _ severity: Severity, _ message: String, path: String = "", line: Int = 0, column: Int = 0, width: Int = 1,
    source: String = "", hint: String = ""
  ) {
    self.severity = severity
    self.message = message
    self.path = path
    self.line = line
    self.column = column
    self.width = width
    self.source = source
    self.hint = hint
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `path:line:column: error: message`, then the line with a caret and the hint, where there are any.
  package var description: String {
    var place = path
    if line > 0 { place += ":\(line)" }
    if line > 0, column > 0 { place += ":\(column)" }
    var text = (place.isEmpty ? "" : place + ": ") + severity.rawValue + ": " + message
    if !source.isEmpty {
      text += "\n" + source
      if column > 0 {
        let indent = source.prefix(column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
        text += "\n" + indent + "^" + String(repeating: "~", count: max(0, width - 1))
      }
    }
    if !hint.isEmpty { text += "\nhint: " + hint }
    return text
  }
}
