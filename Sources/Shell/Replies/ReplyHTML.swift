import Answers

/// Replies as HTML: each a `section` that can stand in any page, or all of them in a page of their own.
package enum ReplyHTML {
  /// The question, the answers, and under each the sentences it stands on with its words marked.
  package static func section(_ reply: Reply, citationLimit: Int) -> String {
    var html = "<section class=\"attest\">\n<h2>\(escaped(reply.question))</h2>\n"
    if reply.answers.isEmpty {
      let reason = reply.missing.isEmpty ? "" : ": " + reply.missing
      html += "<p class=\"unanswered\">The documents do not say\(escaped(reason)).</p>\n"
      if !reply.nearest.isEmpty {
        html += "<p>Nearest, but no answer:</p>\n"
        html += list(of: Array(reply.nearest.prefix(citationLimit)))
      }
    }
    for answer in reply.answers {
      html += "<p class=\"answer\"><strong>\(escaped(answer.text))</strong></p>\n"
      html += list(of: Array(answer.citations.prefix(citationLimit)))
    }
    for note in reply.notes { html += "<p class=\"note\">\(escaped(ReplyRenderer.flattened(note)))</p>\n" }
    return html + "</section>\n"
  }

  /// Lines of text as they are, for what a command prints that is no reply.
  package static func preformatted(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
    return "<pre>\(lines.joined(separator: "\n"))</pre>\n"
  }

  /// What stands before the sections of a page of their own.
  package static let pageStart = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Questions and answers</title>
    <style>
    :root { color-scheme: light dark; }
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
    h2 { font-size: 1.1rem; margin-bottom: 0; }
    .answer { font-size: 1.2rem; margin: 0.3rem 0; }
    blockquote { margin: 0; }
    pre { overflow-x: auto; }
    </style>
    </head>
    <body>

    """

  package static let pageEnd = "</body>\n</html>\n"

  private static func list(of citations: [Citation]) -> String {
    var html = "<ol>\n"
    for citation in citations {
      html += "<li><blockquote>\(sentence(of: citation))</blockquote>\n"
      html += "<p><cite>\(escaped(ReplyFormat.place(of: citation)))</cite></p></li>\n"
    }
    return html + "</ol>\n"
  }

  /// The sentence with the answer's words marked.
  private static func sentence(of citation: Citation) -> String {
    let (sentence, answer) = ReplyRenderer.split(citation)
    let bytes = Array(sentence.utf8)
    func part(_ range: Range<Int>) -> String { escaped(String(decoding: bytes[range], as: UTF8.self)) }
    guard !answer.isEmpty else { return part(0..<bytes.count) }
    return part(0..<answer.lowerBound) + "<mark>" + part(answer) + "</mark>" + part(answer.upperBound..<bytes.count)
  }

  /// Text that stands for itself between tags and in attributes.
  package static func escaped(_ text: String) -> String {
    var result = ""
    // Scalars, not characters: a mark that combines with "<" makes another character, and still a tag.
    for scalar in VisibleText.replacingControls(in: text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
