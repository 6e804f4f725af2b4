import Documents
import Facts
import Glibc
import Index
import Language
import Text

/// A question of a set with its golds.
struct GoldQuestion {
  var text: String
  var document: String?
  var answers: [String]
  /// Byte offsets of golds in the document's text.
  var starts: [Int]
  var evidence: [String]

  /// The part that its article was dealt to.
  var fold = 0

  /// What questions are kept together by where some are held out: the article, or the question itself where it has none.
  var article: String { document.map { String($0.prefix { $0 != "/" }) } ?? text }
}

/// Reads a set's corpus and questions.
struct QuestionSetReader {
  let folder: String

  func index() throws -> FactIndex {
    var index = FactIndex()
    var analyzer = try Analyzer()
    var extractor = FactExtractor()
    for document in try documents() {
      index.insert(document: document, facts: extractor.facts(in: analyzer.analyze(document), document: document))
    }
    return index
  }

  private func documents() throws -> [Document] {
    let corpus = folder + "/corpus.jsonl"
    let path = access(corpus, R_OK) == 0 ? corpus : folder + "/articles"
    var documents: [Document] = []
    try DocumentReader.read(paths: [path], warn: { print($0) }, each: { documents.append($0) })
    return documents
  }

  func questions(_ file: String) throws -> [GoldQuestion] {
    var texts: [String: String] = [:]
    if let bytes = try? FileBytes.read(folder + "/corpus.jsonl") {
      for line in bytes.split(separator: 0x0a) {
        guard let object = JSONValue(line), let id = object["id"]?.string else { continue }
        texts[id] = object["text"]?.string ?? ""
      }
    }
    var questions: [GoldQuestion] = []
    for line in try FileBytes.read(folder + "/" + file).split(separator: 0x0a) {
      guard let object = JSONValue(line), let text = object["question"]?.string, object["after"]?.string == nil,
        object["kind"]?.string != "yesno"
      else { continue }
      let document = object["document"]?.string
      var starts: [Int] = []
      if let document, let body = texts[document] {
        let scalars = body.unicodeScalars
        for start in object["answer_starts"]?.array ?? [] {
          guard let start = start.number,
            let at = scalars.index(scalars.startIndex, offsetBy: Int(start), limitedBy: scalars.endIndex)
          else { continue }
          starts.append(body.utf8.distance(from: body.utf8.startIndex, to: at))
        }
      }
      questions.append(
        GoldQuestion(
          text: text, document: document, answers: object["answers"]?.array?.compactMap(\.string) ?? [], starts: starts,
          evidence: object["evidence"]?.array?.compactMap(\.string) ?? []))
    }
    return questions
  }
}
