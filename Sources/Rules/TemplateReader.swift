import Text

/// Reads what stands between the quotation marks of an example or a question.
///
/// A backslash takes the next mark as a letter of the text. Takes time linear in the line: nesting is bounded.
struct TemplateReader {
  /// The slots that may be marked; nil where any may.
  let slots: [String]?
  /// Whose slots they are, for diagnostics.
  let owner: String
  /// In a question a slot needs no words.
  let isQuestion: Bool

  /// Deeper nesting is no sentence anybody reads.
  private static let maximumDepth = 4

  /// What ends a run of parts.
  private enum End { case quotation, optional, alternative }

  /// The template at the cursor, from its opening quotation mark to past its closing one.
  func read(_ cursor: inout LineCursor) throws(LineMistake) -> Template {
    let opening = cursor.offset
    guard cursor.takes("\"") else {
      throw LineMistake(
        isQuestion ? "expected a question in quotation marks" : "expected an example in quotation marks",
        at: cursor.offset, width: max(1, cursor.remaining),
        hint: isQuestion
          ? "like: question \"who founded [patient]\" asks found(agent?, patient)"
          : "like: \"[agent: Ada] founded [patient: Kiwi Air]\"")
    }
    var used: [String] = []
    let parts = try read(&cursor, until: .quotation, opening: opening, depth: 0, &used)
    guard cursor.takes("\"") else {
      throw LineMistake(
        isQuestion ? "this question is not closed" : "this example is not closed", at: opening,
        hint: "close it with a quotation mark")
    }
    let template = Template(parts)
    guard template.readingCount <= Template.maximumReadings else {
      throw LineMistake(
        "this has more than \(Template.maximumReadings) readings", at: opening, width: cursor.offset - opening,
        hint: "each (part)? doubles them, each {a|b} too; write several examples")
    }
    return template
  }

  private func read(
    _ cursor: inout LineCursor, until end: End, opening: Int, depth: Int, _ used: inout [String]
  ) throws(LineMistake) -> [Template.Part] {
    var parts: [Template.Part] = []
    var words: [UInt8] = []
    func close() {
      if !words.isEmpty { parts.append(.words(String(decoding: words, as: UTF8.self))) }
      words = []
    }
    while let next = cursor.peek {
      let place = cursor.offset
      switch next {
      case UInt8(ascii: "\""):
        close()
        return parts
      case UInt8(ascii: "\\"):
        cursor.advance()
        guard let escaped = cursor.peek else {
          throw LineMistake("nothing follows this ‘\\’", at: place, hint: "it takes the next mark as it is")
        }
        words.append(escaped)
        cursor.advance()
      case UInt8(ascii: "["):
        close()
        parts.append(try readSlot(&cursor, &used))
      case UInt8(ascii: "("):
        close()
        parts.append(try readOptional(&cursor, depth, &used))
      case UInt8(ascii: "{"):
        close()
        parts.append(try readChoice(&cursor, depth, &used))
      case UInt8(ascii: ")") where end == .optional, UInt8(ascii: "|") where end == .alternative,
        UInt8(ascii: "}") where end == .alternative:
        close()
        return parts
      case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "|"):
        let mark = String(UnicodeScalar(next))
        throw LineMistake("this ‘\(mark)’ closes nothing", at: place, hint: "for the mark itself write \\\(mark)")
      default:
        words.append(next)
        cursor.advance()
      }
    }
    close()
    return parts
  }

  /// `[name: words]`, in a question also `[name]`.
  private func readSlot(_ cursor: inout LineCursor, _ used: inout [String]) throws(LineMistake) -> Template.Part {
    let opening = cursor.offset
    cursor.advance()
    cursor.skipSpaces()
    let start = cursor.offset
    let name = cursor.word()
    guard !name.isEmpty else {
      throw LineMistake(
        "expected the slot's name after ‘[’", at: start, hint: "like: [\(slots?.first ?? "agent"): some words]")
    }
    if let slots, !slots.contains(name) {
      throw LineMistake(
        "\(owner) has no slot ‘\(name)’", at: start, width: name.utf8.count,
        hint: RuleReader.hint(name, slots))
    }
    guard !used.contains(name) else {
      throw LineMistake(
        "the slot ‘\(name)’ is filled twice", at: opening, width: cursor.offset - opening,
        hint: "a sentence fills each slot once")
    }
    used.append(name)
    cursor.skipSpaces()
    if isQuestion, cursor.takes("]") { return .slot(name: name, filler: "") }
    guard cursor.takes(":") else {
      throw LineMistake("expected ‘:’ after the slot's name", at: cursor.offset, hint: "like: [\(name): some words]")
    }
    cursor.skipSpaces()
    var filler: [UInt8] = []
    reading: while let next = cursor.peek {
      switch next {
      case UInt8(ascii: "]"), UInt8(ascii: "["), UInt8(ascii: "\""): break reading
      case UInt8(ascii: "\\"):
        cursor.advance()
        if let escaped = cursor.peek { filler.append(escaped) }
      default: filler.append(next)
      }
      cursor.advance()
    }
    guard cursor.takes("]") else {
      throw LineMistake(
        "this slot is not closed", at: opening, width: max(1, cursor.offset - opening), hint: "close it with ‘]’")
    }
    func isBlank(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    while isBlank(filler.last) { filler.removeLast() }
    while isBlank(filler.first) { filler.removeFirst() }
    guard !filler.isEmpty else {
      throw LineMistake(
        "this slot holds no words", at: opening, width: cursor.offset - opening,
        hint: "an example needs words that could fill it")
    }
    return .slot(name: name, filler: String(decoding: filler, as: UTF8.self))
  }

  /// `(words)?`
  private func readOptional(
    _ cursor: inout LineCursor, _ depth: Int, _ used: inout [String]
  ) throws(LineMistake) -> Template.Part {
    let opening = try enter(&cursor, depth)
    let parts = try read(&cursor, until: .optional, opening: opening, depth: depth + 1, &used)
    guard cursor.takes(")") else {
      throw LineMistake("this ‘(’ is not closed", at: opening, hint: "an optional part is written (words)?")
    }
    guard cursor.takes("?") else {
      throw LineMistake(
        "expected ‘?’ after ‘)’", at: cursor.offset,
        hint: "an optional part is written (words)?; for a parenthesis of the text write \\(words\\)")
    }
    guard !parts.isEmpty else {
      throw LineMistake("this optional part holds no words", at: opening, width: cursor.offset - opening)
    }
    return .optional(parts)
  }

  /// `{words|words}`
  private func readChoice(
    _ cursor: inout LineCursor, _ depth: Int, _ used: inout [String]
  ) throws(LineMistake) -> Template.Part {
    let opening = try enter(&cursor, depth)
    var ways: [[Template.Part]] = []
    let before = used
    repeat {
      var inner = before
      let way = try read(&cursor, until: .alternative, opening: opening, depth: depth + 1, &inner)
      guard !way.isEmpty else {
        throw LineMistake(
          "an alternative without words", at: cursor.offset, hint: "for a part that may be missing write (words)?")
      }
      ways.append(way)
      for name in inner where !used.contains(name) { used.append(name) }
    } while cursor.takes("|")
    guard cursor.takes("}") else {
      throw LineMistake("this ‘{’ is not closed", at: opening, hint: "alternatives are written {bought|acquired}")
    }
    guard ways.count > 1 else {
      throw LineMistake(
        "these braces hold no alternatives", at: opening, width: cursor.offset - opening,
        hint: "write them like {bought|acquired}")
    }
    return .choice(ways)
  }

  private func enter(_ cursor: inout LineCursor, _ depth: Int) throws(LineMistake) -> Int {
    let opening = cursor.offset
    guard depth < TemplateReader.maximumDepth else {
      throw LineMistake("parts are nested too deeply here", at: opening, hint: "write several examples")
    }
    cursor.advance()
    return opening
  }
}
