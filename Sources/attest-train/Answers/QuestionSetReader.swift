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

/// Reads the documents that a set's questions are asked of.
struct QuestionCorpusReader {
  /// A folder of text files, JSON Lines, or a treebank, whose documents are put together from its sentences' texts.
  let path: String

  func index(where isWanted: (Document) -> Bool) throws -> FactIndex {
    var index = FactIndex()
    var analyzer = try Analyzer()
    var extractor = FactExtractor()
    for document in try documents() where isWanted(document) {
      index.insert(document: document, facts: extractor.facts(in: analyzer.analyze(document), document: document))
    }
    return index
  }

  private func documents() throws -> [Document] {
    var documents: [Document] = []
    let warn: (Diagnostic) -> Void = { print($0) }
    if path.hasSuffix(".conllu") {
      for (id, text) in TreebankTexts.documents(of: try FileBytes.read(path), titled: true) {
        // "GUM_news_taxes", without the treebank's own name.
        let name = id.drop { $0 != "_" }.dropFirst()
        DocumentReader.read(file: name + ".txt", bytes: text, warn: warn) { documents.append($0) }
      }
    } else {
      try DocumentReader.read(paths: [path], warn: warn) { documents.append($0) }
    }
    return documents
  }
}

/// Reads the questions of a set that was published with its corpus.
struct QuestionSetReader {
  let folder: String

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

/// Reads questions written for attest: a line each, its columns the question, the golds between `|`, the document, and the
/// byte offsets in its text at which sentences state the answer, between commas. One without an answer has the first
/// column only; lines that begin with `#` are comments.
enum WrittenQuestions {
  static func read(_ path: String) throws -> [GoldQuestion] {
    var questions: [GoldQuestion] = []
    for (number, line) in try FileBytes.read(path).split(separator: 0x0a, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard fields.count == 1 || fields.count == 4 else {
        throw Diagnostic(.error, "a question has 1 or 4 columns, not \(fields.count)", path: path, line: number + 1)
      }
      var question = GoldQuestion(text: fields[0], answers: [], starts: [], evidence: [])
      if fields.count == 4 {
        question.answers = fields[1].split(separator: "|").map(String.init)
        question.document = fields[2]
        question.starts = fields[3].split(separator: ",").compactMap { Int($0) }
      }
      questions.append(question)
    }
    return questions
  }
}
