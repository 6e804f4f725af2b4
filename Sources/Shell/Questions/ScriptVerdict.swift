import Answers

/// How a reply stands to what a script expects of it.
package struct ScriptVerdict: Sendable {
  /// Whether all came that was expected; unchecked where nothing was.
  package enum Outcome: Sendable { case met, missed, unchecked }

  package var entry: QuestionScript.Entry
  package var reply: Reply
  /// How long the answer took.
  package var seconds = 0.0
  /// What was expected and did not come, a line each; empty where all is well.
  package var missing: [String] = []

  package var outcome: Outcome { !entry.isChecked ? .unchecked : missing.isEmpty ? .met : .missed }

  package init(entry: QuestionScript.Entry, reply: Reply) {
    self.entry = entry
    self.reply = reply
    if entry.isUnknown, !reply.answers.isEmpty { missing.append("unknown") }
    let given = reply.answers.map { Self.normal($0.text) }
    for (index, alternatives) in entry.answers.enumerated() {
      // One expected answer is the best; of several, each must be among those given.
      let looked = entry.answers.count == 1 ? given.prefix(1) : given[...]
      if !alternatives.contains(where: { looked.contains(Self.normal($0)) }) {
        missing.append(entry.answers[index].joined(separator: " | "))
      }
    }
    let citations = reply.answers.flatMap(\.citations)
    if let document = entry.document, !citations.contains(where: { $0.document == entry.documentID }) {
      missing.append("@ " + document)
    }
    for words in entry.words {
      let wanted = ReplyRenderer.flattened(words).lowercased()
      if !citations.contains(where: { ReplyRenderer.flattened($0.text).lowercased().contains(wanted) }) {
        missing.append("~ " + words)
      }
    }
  }

  /// What to write into the script so that it expects what came; nil where it does, or expects nothing but could.
  package func correction(of entry: Int) -> QuestionScript.Correction? {
    guard outcome != .met else { return nil }
    guard let first = reply.answers.first else {
      return QuestionScript.Correction(
        entry: entry, answers: [], document: "", words: Dictionary(self.entry.words.map { ($0, "") }) { a, _ in a })
    }
    let answersDiffer = !self.entry.isChecked || missing.contains { !$0.hasPrefix("@ ") && !$0.hasPrefix("~ ") }
    let citation = first.citations.first
    var correction = QuestionScript.Correction(entry: entry)
    if answersDiffer {
      correction.answers = reply.answers.prefix(max(1, self.entry.answers.count)).map {
        ReplyRenderer.flattened($0.text)
      }
    }
    if let document = self.entry.document, missing.contains("@ " + document) {
      correction.document = citation?.document ?? ""
    }
    for words in self.entry.words where missing.contains("~ " + words) {
      correction.words[words] = ReplyRenderer.flattened(citation?.text ?? "")
    }
    return correction
  }

  /// What came, in a line.
  package var given: String {
    guard let answer = reply.answers.first else { return "unknown" }
    let all = reply.answers.prefix(max(1, entry.answers.count)).map { ReplyRenderer.flattened($0.text) }
    guard let citation = answer.citations.first else { return all.joined(separator: ", ") }
    let document = VisibleText.replacingControls(in: citation.document)
    return all.joined(separator: ", ") + "  [\(document), sentence \(citation.sentence)]"
  }

  /// An answer without what makes no difference: case, articles, blanks, and marks at its ends.
  static func normal(_ answer: String) -> String {
    var words = ReplyRenderer.flattened(answer).lowercased().split(separator: " ")
    if words.count > 1, let first = words.first, ["a", "an", "the"].contains(first) { words.removeFirst() }
    var text = words.joined(separator: " ")[...]
    while let last = text.last, ".,;:!?\"”’".contains(last) { text.removeLast() }
    while let first = text.first, "\"“‘".contains(first) { text.removeFirst() }
    return String(text.map { $0 == "’" ? "'" : $0 })
  }
}
