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

  package static let tsvHeader = "question\tanswer\tconfidence\tdocument\tsentence\ttext\tdate\tnotes\n"

  /// A line an answer with its best citation and its document's date; where the documents do not say, one with what is
  /// missing as its first note. Notes are about the whole reply and stand in its first line.
  package static func tsv(_ reply: Reply) -> String {
    func line(_ cells: [String]) -> String {
      cells.map { ReplyRenderer.flattened($0) }.joined(separator: "\t") + "\n"
    }
    let notes = ([reply.missing] + reply.notes).filter { !$0.isEmpty }.joined(separator: "; ")
    if reply.answers.isEmpty { return line([reply.question, "", "", "", "", "", "", notes]) }
    return reply.answers.enumerated().map { number, answer in
      let citation = answer.citations.first
      return line([
        reply.question, answer.text, String((answer.confidence * 1000).rounded() / 1000), citation?.document ?? "",
        citation.map { String($0.sentence) } ?? "", citation?.text ?? "", citation?.date?.description ?? "",
        number == 0 ? notes : "",
      ])
    }.joined()
  }

  /// The question as a heading, the answers bold, the sentences quoted, notes in brackets; where the documents do not
  /// say, what is missing and the nearest sentences.
  package static func markdown(_ reply: Reply, citationLimit: Int) -> String {
    var text = "### " + escaped(reply.question) + "\n\n"
    func quote(_ citations: [Citation]) {
      for citation in citations.prefix(citationLimit) {
        text += "> \(escaped(citation.text)) — *\(escaped(place(of: citation)))*\n\n"
      }
    }
    if reply.answers.isEmpty {
      let reason = reply.missing.isEmpty ? "" : ": " + escaped(reply.missing)
      text += "The documents do not say\(reason).\n\n"
      if !reply.nearest.isEmpty { text += "Nearest, but no answer:\n\n" }
      quote(reply.nearest)
    }
    for answer in reply.answers {
      text += "**" + escaped(answer.text) + "**\n\n"
      quote(answer.citations)
    }
    for note in reply.notes { text += "(" + escaped(note) + ")\n\n" }
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
