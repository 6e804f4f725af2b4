import Documents
import Language
import Text

/// Facts as lines of tab-separated fields.
package struct FactTable {
  private let text: FactText

  package init(_ text: FactText) { self.text = text }

  /// Document, sentence, polarity, modality, predicate, construction, then an argument a field as `role=text`.
  package func line(_ fact: Fact) -> String {
    var fields = [
      text.id, "\(text.sentence(of: fact))", "\(fact.polarity)", "\(fact.modality)", text.string(fact.predicate),
      "\(fact.construction)",
    ]
    fields += fact.arguments.map { "\($0.role)=" + text.words($0.tokens) }
    return FactTable.join(fields)
  }

  /// The facts of a document that is one sentence, as CaRB reads them: sentence, confidence, relation, arguments; the same tuple only once.
  package func openTuples(ofLine isLine: Bool = true) -> [String] {
    let whole = String(decoding: text.document.text, as: UTF8.self)
    var seen = Set<String>()
    var lines: [String] = []
    for fact in text.facts.facts {
      guard let tuple = OpenTuple(fact, in: text.facts) else { continue }
      var relation = tuple.relation.map { text.words($0..<($0 + 1)) }
      let sentence = isLine ? whole : text.words(text.facts.analysis.sentences[Int(fact.sentence)].tokens)
      if !tuple.implied.isEmpty { relation.insert(tuple.implied, at: 0) }
      let fields =
        [sentence, "\(tuple.confidence)", relation.joined(separator: " ")] + tuple.arguments.map(text.words)
      let line = FactTable.join(fields)
      if seen.insert(line).inserted { lines.append(line) }
    }
    return lines
  }

  private static func join(_ fields: [String]) -> String {
    fields.map { $0.contains("\t") ? String($0.map { $0 == "\t" ? " " : $0 }) : $0 }.joined(separator: "\t")
  }
}
