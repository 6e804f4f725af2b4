import Answers
import Text

/// Replies for programs and documents: the formats of `:mode` and `attest ask --format` beside text.
package enum ReplyFormat {
  /// The reply as JSON; offsets are bytes of the document. `id` and the explanation only where they are given.
  package static func json(_ reply: Reply, id: String? = nil) -> JSONTree {
    var fields: [(name: String, value: JSONTree)] = []
    if let id { fields.append(("id", .string(id))) }
    fields.append(("question", .string(reply.question)))
    fields.append(("status", .string(reply.answers.isEmpty ? "unanswered" : "answered")))
    fields.append(("answers", .list(reply.answers.map { json($0) })))
    if reply.answers.isEmpty { fields.append(("missing", .string(reply.missing))) }
    if !reply.notes.isEmpty { fields.append(("notes", .list(reply.notes.map { .string($0) }))) }
    if !reply.explanation.isEmpty {
      fields.append(("explanation", .list(reply.explanation.map { .string($0) })))
    }
    return .object(fields)
  }

  private static func json(_ answer: Answer) -> JSONTree {
    .object([
      ("text", .string(answer.text)), ("confidence", .rounded(answer.confidence)),
      ("citations", .list(answer.citations.map { json($0) })),
    ])
  }

  private static func json(_ citation: Citation) -> JSONTree {
    var fields: [(name: String, value: JSONTree)] = [("document", .string(citation.document))]
    if !citation.title.isEmpty { fields.append(("title", .string(citation.title))) }
    if let date = citation.date { fields.append(("date", .string(date.description))) }
    fields.append(("sentence", .number(citation.sentence)))
    fields.append(("text", .string(citation.text)))
    fields.append(("start", .number(Int(citation.range.start))))
    fields.append(("end", .number(Int(citation.range.end))))
    return .object(fields)
  }

  package static let tsvHeader = "question\tanswer\tconfidence\tdocument\tsentence\ttext\n"

  /// A line an answer with its best citation; one with empty columns where the documents do not say.
  package static func tsv(_ reply: Reply) -> String {
    func cell(_ text: String) -> String { ReplyRenderer.flattened(text) }
    if reply.answers.isEmpty { return cell(reply.question) + "\t\t\t\t\t\n" }
    return reply.answers.map { answer in
      let citation = answer.citations.first
      let cells = [
        cell(reply.question), cell(answer.text), String((answer.confidence * 1000).rounded() / 1000),
        cell(citation?.document ?? ""), citation.map { String($0.sentence) } ?? "", cell(citation?.text ?? ""),
      ]
      return cells.joined(separator: "\t") + "\n"
    }.joined()
  }

  /// The question as a heading, the answers bold, the sentences quoted.
  package static func markdown(_ reply: Reply, citationLimit: Int) -> String {
    var text = "### " + escaped(reply.question) + "\n\n"
    if reply.answers.isEmpty { return text + "The documents do not say.\n\n" }
    for answer in reply.answers {
      text += "**" + escaped(answer.text) + "**\n\n"
      for citation in answer.citations.prefix(citationLimit) {
        text += "> \(escaped(citation.text)) — *\(escaped(place(of: citation)))*\n\n"
      }
    }
    return text
  }

  /// `Envoys meet in Yevlakh, 2023-09-22 (karabakh/talks, sentence 8)`, as far as title and date are known.
  static func place(of citation: Citation) -> String {
    let heading = [citation.title, citation.date?.description ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    let place = "\(citation.document), sentence \(citation.sentence)"
    return heading.isEmpty ? place : heading + " (" + place + ")"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in ReplyRenderer.flattened(text).unicodeScalars {
      if "\\`*_[]<>#|".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
