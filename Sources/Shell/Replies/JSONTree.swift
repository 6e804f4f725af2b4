import Text

/// JSON to be written, on one line or indented for readers.
package indirect enum JSONTree: Sendable {
  case string(String)
  case number(String)
  case list([JSONTree])
  /// In the order given.
  case object([(name: String, value: JSONTree)])

  package static func number(_ value: Int) -> JSONTree { .number(String(value)) }

  /// To three decimals, as confidences are shown.
  package static func rounded(_ value: Double) -> JSONTree { .number(String((value * 1000).rounded() / 1000)) }

  /// Without line breaks and blanks.
  package var line: String {
    switch self {
    case .string(let text): JSONText.quoted(text)
    case .number(let digits): digits
    case .list(let items): "[" + items.map(\.line).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { JSONText.quoted($0.name) + ":" + $0.value.line }.joined(separator: ",") + "}"
    }
  }

  /// With an item a line, two columns in for each level; without a line break at its end.
  package func indented(by indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .list(let items) where !items.isEmpty:
      return "[\n" + items.map { inner + $0.indented(by: inner) }.joined(separator: ",\n") + "\n" + indent + "]"
    case .object(let fields) where !fields.isEmpty:
      let lines = fields.map { inner + JSONText.quoted($0.name) + ": " + $0.value.indented(by: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    default: return line
    }
  }
}
