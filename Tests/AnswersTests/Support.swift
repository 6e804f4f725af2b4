import Answers
import Documents
import Facts
import Index
import Language
import Text

/// An index over texts of the tests' own, each a document named `d0`, `d1`, ….
func makeIndex(_ texts: [String], dates: [String] = []) throws -> FactIndex {
  try makeIndex(texts.map { ("", $0) }, dates: dates)
}

/// The same of texts with titles.
func makeIndex(_ texts: [(title: String, text: String)], dates: [String] = []) throws -> FactIndex {
  var index = FactIndex()
  var analyzer = try Analyzer()
  var extractor = FactExtractor()
  for (number, text) in texts.enumerated() {
    let bytes = Array(text.text.utf8)
    let document = Document(
      id: "d\(number)", title: text.title,
      date: dates.indices.contains(number) ? CivilDate(iso: dates[number]) : nil, text: bytes,
      blocks: [Block(kind: .paragraph, range: ByteRange(0..<bytes.count))])
    index.insert(document: document, facts: extractor.facts(in: analyzer.analyze(document), document: document))
  }
  return index
}

extension FactIndex {
  /// The reply to a question that follows up no other.
  func reply(to question: String) throws -> Reply {
    var answerer = try Answerer()
    return answerer.reply(to: question, index: self).reply
  }
}

/// A small harbour town's paper: enough for facts, roles and numbers to be told apart.
let harbourTexts = [
  """
  Norway sent 40 engineers to Denmark in 1952. The engineers repaired the old lighthouse at Skagen. Ingrid Solberg, the \
  mayor of Skagen, thanked the engineers in a speech.
  """,
  """
  A storm destroyed the ferry Aurora in March 1961. At least 12 sailors died because of the storm. The ferry was built by \
  Carl Lund in Bergen. The port authority denied that the ferry had been overloaded.
  """,
]
