import Glibc
import Text

/// A folder of documents with questions whose answers are known: `corpus.jsonl` or `articles/`, and `questions.jsonl`.
///
///     {"id": "1", "question": "who mediated the ceasefire", "document": "talks", "answers": ["Russia", "the Russians"],
///      "evidence": ["A Russian-mediated ceasefire"], "kind": "who"}
package struct QuestionSet: Sendable {
  package struct Question: Sendable {
    package var id: String
    package var text: String
    /// The document that answers it; nil where that is left open.
    package var document: String?
    /// Each of them is right; none where the documents do not say.
    package var answers: [String] = []
    /// For a list: of each member the ways to write it.
    package var members: [[String]] = []
    /// Words of the sentence that states the answer.
    package var evidence: [String] = []
    /// Where an answer begins in the document's text, in characters.
    package var answerStarts: [Int] = []
    package var kind = "all"
    package var isAnswerable = true
    /// The id of the question that it follows up.
    package var after: String?
  }

  /// What to read the documents from.
  package var corpus: String
  package var questions: [Question] = []

  /// Reads the questions of a folder's file; throws what is wrong with it, with its line.
  package init(folder: String, file: String) throws(Diagnostic) {
    let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    corpus = root + (access(root + "/corpus.jsonl", R_OK) == 0 ? "/corpus.jsonl" : "/articles")
    let path = file.contains("/") ? file : root + "/" + file
    var number = 0
    for line in try FileBytes.read(path).split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      let object = try JSONValue(parsing: line, path: path, line: number)
      guard let text = object["question"]?.string else {
        throw Diagnostic(.error, "an object with a question is expected", path: path, line: number, column: 1)
      }
      var question = Question(id: object["id"]?.string ?? String(number), text: text)
      question.document = object["document"]?.string
      question.answers = Self.strings(object["answers"])
      question.members = object["answer_sets"]?.array?.map { Self.strings($0) } ?? []
      question.evidence = Self.strings(object["evidence"])
      question.answerStarts =
        object["answer_starts"]?.array?.compactMap { $0.number.flatMap { Int(exactly: $0) } } ?? []
      question.kind = object["kind"]?.string ?? "all"
      question.isAnswerable = object["answerable"]?.bool ?? !question.answers.isEmpty
      question.after = object["after"]?.string
      questions.append(question)
    }
  }

  private static func strings(_ value: JSONValue?) -> [String] { value?.array?.compactMap(\.string) ?? [] }
}
