import Language
import Text

/// An analysis as one JSON object on one line. Offsets are bytes; tokens and sentences are numbered from 0; links and
/// heads name tokens of the document.
enum ParseJSON {
  static func append(_ analysis: Analysis, base: Int, to bytes: inout [UInt8]) {
    func range(_ range: ByteRange) -> String {
      "\"start\":\(base + Int(range.start)),\"end\":\(base + Int(range.end))"
    }
    func tokens(_ span: Range<TokenIndex>) -> String { "\"tokens\":[\(span.lowerBound),\(span.upperBound)]" }
    func quoted(_ symbol: Symbol) -> String { JSONText.quoted(analysis.symbols.string(symbol)) }
    func list<S: Sequence>(_ name: String, _ items: S, _ object: (S.Element) -> String) {
      bytes += "\"\(name)\":[".utf8
      var isFirst = true
      for item in items {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes += "{\(object(item))}".utf8
      }
      bytes.append(UInt8(ascii: "]"))
    }
    bytes.append(UInt8(ascii: "{"))
    list("sentences", analysis.sentences) { range($0.range) + "," + tokens($0.tokens) + ",\"block\":\($0.block)" }
    bytes.append(UInt8(ascii: ","))
    list("tokens", analysis.sentences.flatMap { sentence in sentence.tokens.map { ($0, sentence) } }) {
      index, sentence in
      let token = analysis.tokens[Int(index)]
      let head = analysis.head(of: index, in: sentence).map { String($0) } ?? "null"
      return range(token.range) + ",\"form\":\(quoted(token.form)),\"lemma\":\(quoted(token.lemma))"
        + ",\"upos\":\"\(token.upos.name)\",\"head\":\(head),\"relation\":\"\(token.relation.name)\""
    }
    bytes.append(UInt8(ascii: ","))
    list("names", analysis.names) {
      range(analysis.range(of: $0.tokens)) + "," + tokens($0.tokens)
        + ",\"kind\":\"\($0.kind)\",\"reason\":\"\($0.reason)\""
    }
    bytes.append(UInt8(ascii: ","))
    list("times", analysis.times) {
      range($0.range) + "," + tokens($0.tokens) + ",\"type\":\"\("\($0.kind)".uppercased())\",\"value\":"
        + JSONText.quoted($0.value) + ",\"reason\":" + JSONText.quoted($0.reason)
    }
    bytes.append(UInt8(ascii: ","))
    list("quantities", analysis.quantities) {
      range(analysis.range(of: $0.tokens)) + "," + tokens($0.tokens) + ",\"kind\":\"\($0.kind)\",\"value\":\($0.value)"
        + ",\"upper\":\($0.upper),\"comparator\":\"\($0.comparator)\",\"unit\":\(quoted($0.unit))"
    }
    bytes.append(UInt8(ascii: ","))
    list("links", analysis.links) {
      "\"token\":\($0.token),\"antecedent\":\($0.antecedent),\"reason\":\"\($0.reason)\""
    }
    bytes += "}\n".utf8
  }
}
