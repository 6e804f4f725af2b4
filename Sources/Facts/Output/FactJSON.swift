import Documents
import Language
import Text

/// Facts as JSON, an object a line; the fields are described in Docs/Facts.md.
package struct FactJSON {
  /// Raised when a field changes its meaning or goes; new fields may come without it.
  package static let schema = 1

  private let text: FactText
  private var facts: DocumentFacts { text.facts }

  package init(_ text: FactText) { self.text = text }

  /// One fact as a JSON object, without a line end.
  package func line(_ fact: Fact) -> String {
    var object = JSONObject()
    object.add("schema", "\(FactJSON.schema)")
    object.add(string: "document", text.id)
    object.add("sentence", "\(text.sentence(of: fact))")
    add(facts.analysis.sentences[Int(fact.sentence)].range, to: &object)
    object.add(string: "predicate", text.string(fact.predicate))
    if fact.particle != .none { object.add(string: "particle", text.string(fact.particle)) }
    object.add(string: "class", text.string(fact.predicateClass))
    object.add(string: "construction", "\(fact.construction)")
    object.add(string: "polarity", "\(fact.polarity)")
    object.add(string: "modality", "\(fact.modality)")
    if let attribution = fact.attribution {
      var inner = JSONObject()
      if let source = attribution.source { inner.add(string: "source", text.words(text.mention(of: source))) }
      inner.add(string: "verb", text.string(attribution.verb))
      inner.add("doubted", attribution.isDoubted ? "true" : "false")
      object.add("attribution", inner.text)
    }
    if let rule = fact.rule { object.add(string: "rule", text.string(rule)) }
    object.add("arguments", "[" + fact.arguments.map { self.object($0).text }.joined(separator: ",") + "]")
    return object.text
  }

  private func object(_ argument: Argument) -> JSONObject {
    var object = JSONObject()
    object.add(string: "role", "\(argument.role)")
    object.add(string: "text", text.words(argument.tokens))
    add(facts.analysis.range(of: argument.tokens), to: &object)
    if argument.preposition != .none { object.add(string: "preposition", text.string(argument.preposition)) }
    if let resolved = argument.resolved { object.add(string: "resolved", text.words(resolved)) }
    if let entity = argument.entity, facts.entities.indices.contains(Int(entity)) {
      object.add(string: "entity", text.string(facts.entities[Int(entity)].key))
    }
    if let time = argument.time, facts.analysis.times.indices.contains(Int(time)) {
      object.add(string: "time", facts.analysis.times[Int(time)].value)
    }
    if let quantity = argument.quantity, facts.analysis.quantities.indices.contains(Int(quantity)) {
      let found = facts.analysis.quantities[Int(quantity)]
      var inner = JSONObject()
      inner.add("value", FactJSON.number(found.value))
      if found.upper != found.value { inner.add("upper", FactJSON.number(found.upper)) }
      inner.add(string: "comparator", "\(found.comparator)")
      if found.unit != .none { inner.add(string: "unit", text.string(found.unit)) }
      object.add("quantity", inner.text)
    }
    if let fact = argument.fact { object.add("fact", "\(text.offset.facts + Int(fact))") }
    return object
  }

  private func add(_ range: ByteRange, to object: inout JSONObject) {
    object.add("start", "\(text.offset.bytes + Int(range.start))")
    object.add("end", "\(text.offset.bytes + Int(range.end))")
  }

  /// JSON has no infinities.
  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
  }
}

/// A JSON object under construction.
private struct JSONObject {
  private var fields: [String] = []

  mutating func add(_ name: String, _ json: String) { fields.append(JSONText.quoted(name) + ":" + json) }
  mutating func add(string name: String, _ value: String) { add(name, JSONText.quoted(value)) }

  var text: String { "{" + fields.joined(separator: ",") + "}" }
}
