import Glibc
import Text

/// A folder of documents with questions whose answers are known: `corpus.jsonl` or `articles/`, and `questions.jsonl`.
///
///     {"id": "1", "question": "who mediated the ceasefire", "document": "talks", "answers": ["Russia", "the Russians"],
///      "evidence": ["A Russian-mediated ceasefire"], "kind": "who"}
package struct QuestionSet: Sendable {
  /// A question with what is known of its answer.
  package struct Question: Sendable {
    package var id: String
    package var text: String
    /// The line of the file that has it, from 1.
    package var line = 0
    /// The document that answers it, as the file names it and by its id after `resolve`; nil where that is left open.
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
  /// The file of the questions.
  private let path: String

  /// Reads the questions of a folder's file; throws what is wrong with it, with its line.
  package init(folder: String, file: String) throws(Diagnostic) {
    let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    corpus = root + (access(root + "/corpus.jsonl", R_OK) == 0 ? "/corpus.jsonl" : "/articles")
    path = file.contains("/") ? file : root + "/" + file
    var number = 0
    var ids: Set<String> = []
    for line in try FileBytes.read(path).split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      let fields = Fields(object: try JSONValue(parsing: line, path: path, line: number), path: path, line: number)
      guard let text = try fields.text("question") else {
        throw Diagnostic(.error, "an object with a question is expected", path: path, line: number, column: 1)
      }
      var question = Question(id: try fields.text("id") ?? String(number), text: text, line: number)
      question.document = try fields.text("document")
      question.answers = try fields.texts("answers")
      question.members = try fields.lists("answer_sets")
      question.evidence = try fields.texts("evidence")
      question.answerStarts =
        fields.object["answer_starts"]?.array?.compactMap { $0.number.flatMap { Int(exactly: $0) } } ?? []
      question.kind = try fields.text("kind") ?? "all"
      question.isAnswerable = try fields.flag("answerable") ?? !question.answers.isEmpty
      question.after = try fields.text("after")
      if let after = question.after, !ids.contains(after) {
        throw Diagnostic(.error, "there is no question ‘\(after)’ above to follow up", path: path, line: number)
      }
      ids.insert(question.id)
      questions.append(question)
    }
    if questions.isEmpty { throw Diagnostic(.error, "holds no question", path: path) }
  }

  /// Puts ids for the documents that the questions name; what is said of those that are not there.
  package mutating func resolve(_ names: DocumentNames) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var told: Set<String> = []
    for number in questions.indices {
      guard let document = questions[number].document else { continue }
      do throws(Diagnostic) {
        questions[number].document = try names.id(of: document, .whole)
      } catch {
        guard told.insert(document).inserted else { continue }
        diagnostics.append(Diagnostic(.error, error.message, path: path, line: questions[number].line))
      }
    }
    return diagnostics
  }

  /// The fields of a question's object; each throws where it is something else than it should be.
  private struct Fields {
    var object: JSONValue
    var path: String
    var line: Int

    private subscript(name: String) -> JSONValue? { object[name].flatMap { $0 == .null ? nil : $0 } }

    private func mistake(_ name: String, _ wanted: String) -> Diagnostic {
      Diagnostic(.error, "‘\(name)’ is \(wanted)", path: path, line: line)
    }

    func text(_ name: String) throws(Diagnostic) -> String? {
      guard let value = self[name] else { return nil }
      guard let text = value.text else { throw mistake(name, "a text in quotation marks") }
      return text
    }

    func flag(_ name: String) throws(Diagnostic) -> Bool? {
      guard let value = self[name] else { return nil }
      guard let flag = value.bool else { throw mistake(name, "true or false") }
      return flag
    }

    /// A list of texts; one text stands for a list of it alone.
    func texts(_ name: String) throws(Diagnostic) -> [String] {
      guard let value = self[name] else { return [] }
      let texts = value.array?.compactMap(\.text) ?? value.text.map { [$0] }
      guard let texts, texts.count == value.array?.count ?? 1 else { throw mistake(name, "a list of texts") }
      return texts
    }

    func lists(_ name: String) throws(Diagnostic) -> [[String]] {
      guard let value = self[name] else { return [] }
      let lists = value.array?.compactMap { $0.array?.compactMap(\.text) }
      guard let lists, lists.count == value.array?.count else { throw mistake(name, "a list of lists of texts") }
      return lists
    }
  }
}
