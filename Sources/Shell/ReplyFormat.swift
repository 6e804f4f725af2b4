import Answers
import Text

/// Replies for programs and documents: the formats of `:mode` beside text.
package enum ReplyFormat {
  /// One JSON object and a line break; offsets are bytes of the document.
  package static func jsonLine(_ reply: Reply) -> String {
    let answers = reply.answers.map { answer in
      let citations = answer.citations.map { citation in
        "{\"document\":\(JSONText.quoted(citation.document)),\"sentence\":\(citation.sentence),"
          + "\"text\":\(JSONText.quoted(citation.text)),\"start\":\(citation.range.start),\"end\":\(citation.range.end)}"
      }
      let confidence = (answer.confidence * 1000).rounded() / 1000
      return "{\"text\":\(JSONText.quoted(answer.text)),\"confidence\":\(confidence),"
        + "\"citations\":[\(citations.joined(separator: ","))]}"
    }
    let status = answers.isEmpty ? "unanswered" : "answered"
    return "{\"question\":\(JSONText.quoted(reply.question)),\"status\":\"\(status)\","
      + "\"answers\":[\(answers.joined(separator: ","))]}\n"
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
        text += "> \(escaped(citation.text)) — *\(escaped(citation.document)), sentence \(citation.sentence)*\n\n"
      }
    }
    return text
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in ReplyRenderer.flattened(text) {
      if "\\`*_[]<>#|".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
