import Text

/// Reads the lines that begin with `fact`, `question` and `synonyms`, from behind that word.
struct HeadingReader {
  let vocabulary: RuleVocabulary

  /// `fact found(agent: person, company as patient: organization)`
  func rule(_ cursor: inout LineCursor, _ place: LinePlace) throws(LineMistake) -> Rule {
    let name = try name(&cursor, "expected the name of what the rule derives", "like: fact found(agent, patient)")
    var slots: [Rule.Slot] = []
    try list(&cursor, "expected ‘(’ and the slots", "like: fact \(name)(agent, patient)") {
      (cursor) throws(LineMistake) in
      let slot = try self.slot(&cursor)
      guard !slots.contains(where: { $0.name == slot.name }) else {
        throw LineMistake(
          "two slots are named ‘\(slot.name)’", at: cursor.offset - slot.name.utf8.count,
          width: slot.name.utf8.count, hint: "each slot is filled once")
      }
      slots.append(try self.typed(slot, &cursor))
    }
    try RuleReader.expectEnd(&cursor, "the slots")
    return Rule(name: name, slots: slots, place: place)
  }

  /// A slot's name.
  private func slot(_ cursor: inout LineCursor) throws(LineMistake) -> Rule.Slot {
    let start = cursor.offset
    let name = cursor.word()
    guard !name.isEmpty else {
      throw LineMistake("expected the name of a slot", at: start, hint: "like: (agent: person, patient)")
    }
    return Rule.Slot(name: name)
  }

  /// What may follow a slot's name: `as ROLE`, `: TYPE`.
  private func typed(_ slot: Rule.Slot, _ cursor: inout LineCursor) throws(LineMistake) -> Rule.Slot {
    var slot = slot
    let start = cursor.offset - slot.name.utf8.count
    cursor.skipSpaces()
    if cursor.takes(word: "as") {
      cursor.skipSpaces()
      let start = cursor.offset
      let role = cursor.word()
      guard vocabulary.roles.contains(role) else {
        throw LineMistake(
          "‘\(role)’ is no role", at: start, width: max(1, role.utf8.count),
          hint: RuleReader.hint(role, vocabulary.roles))
      }
      slot.role = role
      cursor.skipSpaces()
    } else if !vocabulary.roles.contains(slot.name),
      let near = Suggestion.nearest(to: slot.name, among: vocabulary.roles)
    {
      throw LineMistake(
        "‘\(slot.name)’ is no role", at: start, width: slot.name.utf8.count,
        hint: "did you mean ‘\(near)’? A slot with a name of its own says its role: \(slot.name) as \(near)")
    }
    guard cursor.takes(":") else { return slot }
    cursor.skipSpaces()
    let typeStart = cursor.offset
    let written = cursor.word()
    guard let type = SlotType(rawValue: written) else {
      throw LineMistake(
        "‘\(written)’ is no type", at: typeStart, width: max(1, written.utf8.count),
        hint: RuleReader.hint(written, SlotType.allCases.map(\.rawValue)))
    }
    slot.type = type
    return slot
  }

  /// `question "who mediated [event]" asks mediation(agent?, event)`
  func question(_ cursor: inout LineCursor, _ place: LinePlace) throws(LineMistake) -> QuestionRule {
    cursor.skipSpaces()
    let opening = cursor.offset
    let template = try TemplateReader(slots: nil, owner: "", isQuestion: true).read(&cursor)
    let end = cursor.offset
    let hint = "like: question \"who founded [patient]\" asks found(agent?, patient)"
    cursor.skipSpaces()
    guard cursor.takes(word: "asks") else {
      throw LineMistake("expected ‘asks’ after the question", at: cursor.offset, hint: hint)
    }
    let name = try name(&cursor, "expected the name of what the question asks for", hint)
    let named = template.slotNames
    var slots: [QuestionRule.Slot] = []
    try list(&cursor, "expected ‘(’ and the slots", hint) { (cursor) throws(LineMistake) in
      let start = cursor.offset
      let slot = try self.slot(&cursor).name
      let isAsked = cursor.takes("?")
      guard !slots.contains(where: { $0.name == slot }) else {
        throw LineMistake("two slots are named ‘\(slot)’", at: start, width: slot.utf8.count)
      }
      if isAsked, slots.contains(where: \.isAsked) {
        throw LineMistake("a question asks for one slot", at: start, width: slot.utf8.count + 1, hint: hint)
      }
      if isAsked == named.contains(slot) {
        throw LineMistake(
          isAsked ? "‘\(slot)’ is asked for, yet named in the question" : "the question names no ‘\(slot)’", at: start,
          width: slot.utf8.count,
          hint: isAsked
            ? hint
            : Suggestion.nearest(to: slot, among: named).map { "did you mean ‘\($0)’?" } ?? "mark it there: [\(slot)]")
      }
      slots.append(QuestionRule.Slot(name: slot, isAsked: isAsked))
    }
    guard slots.contains(where: \.isAsked) else {
      throw LineMistake(
        "the question asks for none of the slots", at: opening, width: end - opening, hint: "mark it with ‘?’, " + hint)
    }
    if let lost = named.first(where: { name in !slots.contains { $0.name == name } }) {
      throw LineMistake(
        "the slot ‘\(lost)’ is not among those of ‘\(name)’", at: opening, width: end - opening,
        hint: "write \(name)(…, \(lost))")
    }
    try RuleReader.expectEnd(&cursor, "the question")
    return QuestionRule(template: template, fact: name, slots: slots, place: place)
  }

  /// `synonyms buy, acquire, purchase`
  func synonyms(_ cursor: inout LineCursor) throws(LineMistake) -> [String] {
    let words = try cursor.words(separatedBy: ",", hint: "like: synonyms buy, acquire, purchase")
    guard words.count > 1 else {
      throw LineMistake("expected ‘,’ and a second word", at: cursor.offset, hint: "like: synonyms buy, acquire")
    }
    try RuleReader.expectEnd(&cursor, "the words")
    return words
  }

  private func name(_ cursor: inout LineCursor, _ message: String, _ hint: String) throws(LineMistake) -> String {
    cursor.skipSpaces()
    let start = cursor.offset
    let name = cursor.word()
    guard !name.isEmpty else { throw LineMistake(message, at: start, hint: hint) }
    return name
  }

  /// `(item, item)`; the items are read by `item`, at their first byte.
  private func list(
    _ cursor: inout LineCursor, _ message: String, _ hint: String,
    _ item: (inout LineCursor) throws(LineMistake) -> Void
  ) throws(LineMistake) {
    guard cursor.takes("(") else { throw LineMistake(message, at: cursor.offset, hint: hint) }
    repeat {
      cursor.skipSpaces()
      try item(&cursor)
      cursor.skipSpaces()
    } while cursor.takes(",")
    guard cursor.takes(")") else {
      throw LineMistake("expected ‘,’ or ‘)’ after a slot", at: cursor.offset, hint: hint)
    }
  }
}
