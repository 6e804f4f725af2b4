/// Rules as the text of a rule file; reading it again gives the same rules.
package enum RuleWriter {
  /// A whole file.
  package static func text(of file: RuleFile) -> String {
    var text = ""
    for words in file.synonyms { text += "synonyms " + words.joined(separator: ", ") + "\n" }
    for rule in file.rules { text += (text.isEmpty ? "" : "\n") + lines(of: rule).joined(separator: "\n") + "\n" }
    if !file.questions.isEmpty, !text.isEmpty { text += "\n" }
    for question in file.questions { text += line(of: question) + "\n" }
    return text
  }

  /// `fact found(agent: person, patient)`
  package static func heading(of rule: Rule) -> String {
    let slots = rule.slots.map { slot in
      slot.name + (slot.role.map { " as " + $0 } ?? "") + (slot.type == .any ? "" : ": \(slot.type)")
    }
    return "fact \(rule.name)(\(slots.joined(separator: ", ")))"
  }

  /// The heading, and a line for each example and condition.
  package static func lines(of rule: Rule) -> [String] {
    [heading(of: rule)] + rule.examples.map { "  " + line(of: $0) } + rule.conditions.map { "  " + line(of: $0) }
  }

  /// `not "[agent: Ada] left [patient: Kiwi Air]"`
  package static func line(of example: Rule.Example) -> String {
    (example.isCounterExample ? "not " : "") + "\"" + text(of: example.template.parts) + "\""
  }

  /// `when buy(agent, patient, for: price?)`
  package static func line(of condition: Rule.Condition) -> String {
    let stance = (condition.isNegative ? "not " : "") + (condition.modality.map { $0 + " " } ?? "")
    let arguments = condition.arguments.map { argument in
      let filler: String
      switch argument.filler {
      case .slot(let name): filler = name == argument.key ? "" : ": " + name
      case .type(let type): filler = ": \(type)"
      case .words(let words): filler = ": \"" + words.joined(separator: "|") + "\""
      }
      return argument.key + filler + (argument.isOptional ? "?" : "")
    }
    let particle = condition.particle.isEmpty ? "" : " " + condition.particle
    return "when \(stance)\(condition.predicate)\(particle)(\(arguments.joined(separator: ", ")))"
  }

  /// `question "who founded [patient]" asks found(agent?, patient)`
  package static func line(of question: QuestionRule) -> String {
    let slots = question.slots.map { $0.name + ($0.isAsked ? "?" : "") }
    return "question \"\(text(of: question.template.parts))\" asks \(question.fact)(\(slots.joined(separator: ", ")))"
  }

  private static func text(of parts: [Template.Part]) -> String {
    parts.map { part in
      switch part {
      case .words(let words): escaped(words)
      case .slot(let name, ""): "[\(name)]"
      case .slot(let name, let filler): "[\(name): \(escaped(filler))]"
      case .optional(let inner): "(\(text(of: inner)))?"
      case .choice(let ways): "{" + ways.map(text).joined(separator: "|") + "}"
      }
    }.joined()
  }

  private static let marks = Set("\"[](){}|\\".utf8)

  private static func escaped(_ words: String) -> String {
    guard words.utf8.contains(where: marks.contains) else { return words }
    var bytes: [UInt8] = []
    for byte in words.utf8 {
      if marks.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
