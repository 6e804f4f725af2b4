import Text

/// Reads the explicit form of a rule, from behind `when`: `planned buy(agent, patient, for: price?)`.
struct ConditionReader {
  let vocabulary: RuleVocabulary
  let rule: Rule

  func read(_ cursor: inout LineCursor, _ place: LinePlace) throws(LineMistake) -> Rule.Condition {
    let hint = "like: when buy(agent, patient, for: price)"
    var condition = Rule.Condition(
      isNegative: false, modality: nil, predicate: "", particle: "", arguments: [], place: place)
    var words: [(text: String, offset: Int)] = []
    cursor.skipSpaces()
    while true {
      let start = cursor.offset
      let word = cursor.word()
      if word.isEmpty { break }
      if words.isEmpty, word == "not", !condition.isNegative {
        condition.isNegative = true
      } else if words.isEmpty, vocabulary.modalities.contains(word), condition.modality == nil {
        condition.modality = word
      } else {
        words.append((word, start))
      }
      cursor.skipSpaces()
    }
    guard let predicate = words.first else {
      throw LineMistake("expected a predicate after ‘when’", at: cursor.offset, hint: hint)
    }
    if words.count > 2 {
      throw LineMistake(
        "expected ‘(’ after the predicate", at: words[2].offset, width: words[2].text.utf8.count,
        hint: "a predicate is a verb, or a verb and its particle, like: set up")
    }
    condition.predicate = predicate.text
    condition.particle = words.count > 1 ? words[1].text : ""
    guard cursor.takes("(") else {
      throw LineMistake("expected ‘(’ after the predicate", at: cursor.offset, hint: hint)
    }
    repeat {
      let start = cursor.offset
      let argument = try argument(&cursor)
      if case .slot(let name) = argument.filler, condition.arguments.contains(where: { $0.filler == argument.filler }) {
        throw LineMistake("the slot ‘\(name)’ is filled twice", at: start, width: max(1, cursor.offset - start))
      }
      condition.arguments.append(argument)
      cursor.skipSpaces()
    } while cursor.takes(",")
    guard cursor.takes(")") else {
      throw LineMistake("expected ‘,’ or ‘)’ after an argument", at: cursor.offset, hint: hint)
    }
    try RuleReader.expectEnd(&cursor, "the condition")
    return condition
  }

  /// `agent`, `agent: seller`, `for: price?`, `attribute: "owner|holder"`.
  private func argument(_ cursor: inout LineCursor) throws(LineMistake) -> Rule.Condition.Argument {
    cursor.skipSpaces()
    let start = cursor.offset
    let key = cursor.word()
    guard vocabulary.roles.contains(key) || vocabulary.prepositions.contains(key) else {
      throw LineMistake(
        key.isEmpty ? "expected a role or a preposition" : "‘\(key)’ is no role and no preposition", at: start,
        width: max(1, key.utf8.count), hint: RuleReader.hint(key, vocabulary.roles))
    }
    cursor.skipSpaces()
    let filler: Rule.Condition.Filler
    if cursor.takes(":") {
      cursor.skipSpaces()
      filler = cursor.peek == UInt8(ascii: "\"") ? .words(try words(&cursor)) : try named(&cursor)
    } else {
      guard rule.slots.contains(where: { $0.name == key }) else {
        throw unknownSlot(key, start)
      }
      filler = .slot(key)
    }
    return Rule.Condition.Argument(key: key, filler: filler, isOptional: cursor.takes("?"))
  }

  /// A slot of the rule, or a type.
  private func named(_ cursor: inout LineCursor) throws(LineMistake) -> Rule.Condition.Filler {
    let start = cursor.offset
    let name = cursor.word()
    if rule.slots.contains(where: { $0.name == name }) { return .slot(name) }
    if let type = SlotType(rawValue: name) { return .type(type) }
    throw unknownSlot(name, start)
  }

  private func unknownSlot(_ name: String, _ start: Int) -> LineMistake {
    LineMistake(
      "the rule ‘\(rule.name)’ has no slot ‘\(name)’", at: start, width: max(1, name.utf8.count),
      hint: RuleReader.hint(name, rule.slots.map(\.name)) + "; or a type, or words in quotation marks")
  }

  /// `"owner|holder"`
  private func words(_ cursor: inout LineCursor) throws(LineMistake) -> [String] {
    let opening = cursor.offset
    cursor.advance()
    let hint = "like: attribute: \"owner|holder\""
    let words = try cursor.words(separatedBy: "|", hint: hint)
    guard cursor.takes("\"") else {
      throw LineMistake("these words are not closed", at: opening, hint: hint)
    }
    return words
  }
}
