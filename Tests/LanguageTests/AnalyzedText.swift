import Documents
import Language
import Text

/// A text of one paragraph with its analysis, for tests that ask what was found in it.
struct AnalyzedText {
  let document: Document
  let analysis: Analysis

  init(_ text: String, date: String = "", isQuestion: Bool = false) throws {
    var analyzer = try Analyzer()
    if isQuestion {
      (document, analysis) = analyzer.analyze(question: text)
    } else {
      let bytes = Array(text.utf8)
      let block = Block(kind: .paragraph, range: ByteRange(0..<bytes.count))
      let parts = date.split(separator: "-").compactMap { Int($0) }
      let day = parts.count == 3 ? CivilDate(year: parts[0], month: parts[1], day: parts[2]) : nil
      document = Document(id: "test", date: day, text: bytes, blocks: [block])
      analysis = analyzer.analyze(document)
    }
  }

  func text(_ tokens: Range<TokenIndex>) -> String {
    String(decoding: document.text[analysis.range(of: tokens).indices], as: UTF8.self)
  }

  /// `text=value` of each time.
  var times: [String] { analysis.times.map { text($0.tokens) + "=" + $0.value } }

  /// `text=kind` of each name.
  var names: [String] { analysis.names.map { text($0.tokens) + "=\($0.kind)" } }

  /// `word>word` of each link.
  var links: [String] {
    analysis.links.map { text($0.token..<$0.token + 1) + ">" + text($0.antecedent..<$0.antecedent + 1) }
  }
}
