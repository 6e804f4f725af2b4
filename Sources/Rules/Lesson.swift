import Text

/// What is taught at the prompt: `"[agent: Russia] mediated the [event: ceasefire]" as mediation`.
package struct Lesson: Sendable {
  package var example: Rule.Example
  /// The rule that the example is for: with its slots where they were written, else none.
  package var name: String
  package var slots: [Rule.Slot]?

  /// How it is typed.
  package static let usage = "\"[agent: Russia] mediated the [event: ceasefire]\" as mediation"

  /// Reads a line; `slots(of:)` gives the slots of a rule that is there already. Throws a `Diagnostic` that points into
  /// the line.
  package init(
    _ line: String, vocabulary: RuleVocabulary, slots known: (String) -> [Rule.Slot]?
  ) throws(Diagnostic) {
    let bytes = Array(line.utf8)
    do throws(LineMistake) {
      var cursor = LineCursor(bytes[...])
      cursor.skipSpaces()
      let isCounterExample = cursor.takes(word: "not")
      cursor.skipSpaces()
      // The rule's name stands behind the example, and the example may mark only that rule's slots.
      var ahead = cursor
      let template = try TemplateReader(slots: nil, owner: "", isQuestion: false).read(&ahead)
      ahead.skipSpaces()
      guard ahead.takes(word: "as") else {
        throw LineMistake("expected ‘as’ and the name of a rule", at: ahead.offset, hint: "like: \(Lesson.usage)")
      }
      ahead.skipSpaces()
      let start = ahead.offset
      let word = ahead.word()
      guard !word.isEmpty else {
        throw LineMistake("expected the name of a rule", at: start, hint: "like: \(Lesson.usage)")
      }
      name = word
      var owned = known(word)
      if ahead.peek == UInt8(ascii: "(") {
        var heading = LineCursor(bytes[...], at: start)
        slots = try HeadingReader(vocabulary: vocabulary).rule(&heading, LinePlace()).slots
        owned = slots
      } else {
        try RuleReader.expectEnd(&ahead, "the name")
        slots = nil
      }
      if let owned {
        _ = try TemplateReader(slots: owned.map(\.name), owner: "the rule ‘\(word)’", isQuestion: false).read(&cursor)
      }
      guard isCounterExample || !template.slotNames.isEmpty else {
        throw LineMistake("this example has no slot", at: 0, hint: "like: \(Lesson.usage)")
      }
      example = Rule.Example(template: template, isCounterExample: isCounterExample)
    } catch {
      let before = RuleReader.characters(line, error.offset)
      throw Diagnostic(
        .error, error.message, line: 0, column: before + 1,
        width: max(1, RuleReader.characters(line, error.offset + error.width) - before), source: line, hint: error.hint)
    }
  }
}
