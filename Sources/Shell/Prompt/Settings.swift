import Text

/// What `:set` changes and `:show` lists.
package struct Settings: Sendable, Equatable {
  /// How answers are printed.
  package enum Mode: String, Sendable, CaseIterable { case text, json, jsonl, tsv, markdown, html }

  /// When there are colours: on a terminal that wants them, always, or never.
  package enum Color: String, Sendable, CaseIterable { case auto, always, never }

  package var mode = Mode.text
  package var timing = false
  /// How many citations of an answer, and how many nearest sentences, are shown.
  package var citations = 3
  /// Columns to wrap at; 0 for those of the terminal.
  package var width = 0
  /// Whether what is printed is coloured.
  package var color = Color.auto
  /// Long output goes through `$PAGER`.
  package var pager = true

  package init() {}

  /// The names there are, in the order of `:show`.
  package static let names = ["mode", "timing", "citations", "width", "color", "pager"]

  package static let onOff = ["on", "off"]

  /// The value of a setting as `:set` takes it; nil for a name there is not.
  package func value(of name: String) -> String? {
    switch name {
    case "mode": mode.rawValue
    case "timing": timing ? "on" : "off"
    case "citations": String(citations)
    case "width": width == 0 ? "auto" : String(width)
    case "color": color.rawValue
    case "pager": pager ? "on" : "off"
    default: nil
    }
  }

  /// What a setting may be, for completion.
  package static func choices(of name: String) -> [String] {
    switch name {
    case "mode": Mode.allCases.map(\.rawValue)
    case "timing", "pager": onOff
    case "color": Color.allCases.map(\.rawValue)
    case "width": ["auto", "80"]
    default: []
    }
  }

  /// Changes a setting; throws a `Diagnostic` of one line that says what may be typed.
  package mutating func set(_ name: String, to value: String) throws(Diagnostic) {
    switch name {
    case "mode": mode = try Settings.choice(value, of: Mode.allCases, for: name)
    case "timing": timing = try Settings.isOn(value, for: name)
    case "color": color = try Settings.choice(value, of: Color.allCases, for: name)
    case "pager": pager = try Settings.isOn(value, for: name)
    case "citations": citations = try Settings.number(value, in: 1...100, for: name)
    case "width": width = value == "auto" ? 0 : try Settings.number(value, in: 20...1000, for: name)
    default:
      let near = Suggestion.nearest(to: name, among: Settings.names)
      throw Diagnostic(
        .error,
        "there is no setting ‘\(name)’; " + (near.map { "did you mean \($0)?" } ?? ":show lists them"))
    }
  }

  private static func isOn(_ value: String, for name: String) throws(Diagnostic) -> Bool {
    guard onOff.contains(value) else { throw Diagnostic(.error, "\(name) is on or off, not ‘\(value)’") }
    return value == "on"
  }

  private static func number(_ value: String, in range: ClosedRange<Int>, for name: String) throws(Diagnostic) -> Int {
    guard let number = Int(value), range.contains(number) else {
      throw Diagnostic(
        .error, "\(name) is a number from \(range.lowerBound) to \(range.upperBound), not ‘\(value)’")
    }
    return number
  }

  private static func choice<Choice: RawRepresentable<String>>(
    _ value: String, of all: [Choice], for name: String
  ) throws(Diagnostic) -> Choice {
    guard let choice = Choice(rawValue: value) else {
      let names = all.map(\.rawValue)
      let near = Suggestion.nearest(to: value, among: names).map { "; did you mean \($0)?" } ?? ""
      throw Diagnostic(.error, "\(name) is \(names.joined(separator: ", ")), not ‘\(value)’\(near)")
    }
    return choice
  }
}
