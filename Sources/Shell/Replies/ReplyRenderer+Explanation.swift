import Answers
import Text

extension ReplyRenderer {
  /// An explanation's lines as text, each ended: the labels of the summary set off, lines that are too long wrapped below
  /// their own beginning, and all of it `indent` columns in.
  package func render(explanation lines: [String], indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    var text = ""
    for line in lines {
      let line = margin + VisibleText.replacingControls(in: line)
      let hanging = String(repeating: " ", count: line.prefix { $0 == " " }.count + 6)
      let wrapped = width.map { Wrapping.wrap(line, width: $0, indent: hanging) } ?? [line]
      for (number, part) in wrapped.enumerated() {
        text += (number == 0 ? labelled(part, from: indent) : part) + "\n"
      }
    }
    return text
  }

  /// The line with its label in colour where it is one of the summary, which begins at column `indent`.
  private func labelled(_ line: String, from indent: Int) -> String {
    let body = line.dropFirst(indent)
    guard body.first != " ", let colon = body.firstIndex(of: ":") else { return line }
    return line.prefix(indent) + style.label(String(body[...colon])) + body[body.index(after: colon)...]
  }
}
