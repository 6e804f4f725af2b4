import Answers
import Shell
import Testing
import Text

@Suite("Printing replies")
struct ReplyRendererTests {
  /// A citation whose answer is the first run of `words` in the sentence.
  private func citation(_ sentence: String, _ words: String, document: String = "harbour", number: Int = 3) -> Citation
  {
    let bytes = Array(sentence.utf8)
    let answer = Array(words.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: answer) } ?? 0
    return Citation(
      document: document, title: "Who runs <Nordhavn>", date: CivilDate(iso: "2024-05-13"), sentence: number,
      range: ByteRange(100..<100 + bytes.count), text: sentence,
      answer: ByteRange(100 + start..<100 + start + answer.count))
  }

  private var answered: Reply {
    let first = citation(
      "The council of Nordhavn elected Inger Dahl\nmayor   on Monday by twelve votes to nine.", "Inger Dahl")
    let second = citation("Mayor Inger Dahl opened the harbour.", "Inger Dahl", document: "notes/mole", number: 12)
    var reply = Reply(
      question: "who is mayor",
      answers: [
        Answer(text: "Inger Dahl", confidence: 0.9, citations: [first, second]),
        Answer(text: "Per Strand", confidence: 0.3, citations: [citation("Per Strand was mayor.", "Per Strand")]),
      ])
    reply.notes = ["“mayr” read as “mayor”"]
    return reply
  }

  @Test("For a pipe every sentence is on one line, without colours")
  func plain() throws { try Golden.check(ReplyRenderer().render(answered), "reply-plain.txt") }

  @Test("On a terminal sentences are wrapped and the answer's words set off")
  func colored() throws {
    let renderer = ReplyRenderer(style: Style(isColored: true), width: 44)
    let shown = renderer.render(answered).split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(
      separator: "␛")
    try Golden.check(shown, "reply-colored.txt")
  }

  @Test("Without an answer the nearest sentences are marked as such")
  func unanswered() throws {
    let reply = Reply(
      question: "who", nearest: [citation("The harbour is old.", "")], missing: "no sentence names a price")
    try Golden.check(ReplyRenderer().render(reply), "reply-unanswered.txt")
  }

  @Test("Formats for programs", arguments: ["json", "jsonl", "tsv", "markdown", "html"])
  func formats(name: String) throws {
    let text =
      switch name {
      case "json": ReplyFormat.json(answered, id: "7").indented() + "\n"
      case "jsonl": ReplyFormat.json(answered).line + "\n"
      case "html": ReplyHTML.section(answered, citationLimit: 3)
      case "tsv": ReplyFormat.tsvHeader + ReplyFormat.tsv(answered)
      default: ReplyFormat.markdown(answered, citationLimit: 3)
      }
    try Golden.check(text, "reply-\(name).txt")
  }

  @Test("Every format says what is missing, and how the question was read")
  func missing() {
    var reply = Reply(question: "who", nearest: [citation("The harbour is old.", "")], missing: "no price")
    reply.notes = ["“priec” read as “price”"]
    let texts = [
      ReplyRenderer().render(reply), ReplyFormat.json(reply).line, ReplyFormat.tsv(reply),
      ReplyFormat.markdown(reply, citationLimit: 3), ReplyHTML.section(reply, citationLimit: 3),
    ]
    for text in texts { #expect(text.contains("no price") && text.contains("“priec” read as “price”"), "\(text)") }
    let columns = ReplyFormat.tsvHeader.split(separator: "\t").count
    for line in (ReplyFormat.tsv(reply) + ReplyFormat.tsv(answered)).split(separator: "\n") {
      #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == columns)
    }
  }

  @Test("What HTML would take for a tag is escaped, a bracket with a mark on it too")
  func html() {
    #expect(ReplyHTML.escaped("<b>\"a\" & 'b' <\u{338}i") == "&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39; &lt;\u{338}i")
    #expect(ReplyHTML.preformatted("a\n  <\u{1B}b\n") == "<pre>a\n  &lt;␛b\n</pre>\n")
    let reply = Reply(question: "who", nearest: [citation("The <harbour>.", "")], missing: "no sentence has “<x>”")
    let section = ReplyHTML.section(reply, citationLimit: 3)
    #expect(section.contains("no sentence has “&lt;x&gt;”.") && section.contains("<blockquote>The &lt;harbour&gt;."))
  }

  @Test("A title that says no more than the document's name is left out")
  func namedByTitle() {
    var named = citation("The harbour is old.", "harbour", document: "Old_harbour")
    named.title = "Old harbour"
    named.date = nil
    let reply = Reply(question: "q", answers: [Answer(text: "harbour", confidence: 1, citations: [named])])
    let shown = ReplyRenderer(width: 80).render(reply)
    #expect(shown == "harbour  [1]\n  [1] Old_harbour, sentence 3: \"The harbour is old.\"\n")
  }

  @Test("Offsets outside of the sentence highlight nothing and break nothing")
  func damagedOffsets() {
    var broken = citation("Short.", "Short")
    broken.answer = ByteRange(start: 0, end: 9999)
    let reply = Reply(question: "q", answers: [Answer(text: "x", confidence: 1, citations: [broken])])
    #expect(ReplyRenderer(style: Style(isColored: true), width: 20).render(reply).contains("Short."))
  }

  @Test("Escape, bell and direction marks are shown, not sent")
  func controls() {
    let text = ReplyRenderer.flattened("a\u{1B}[31mb\u{7}\u{202E}c\td\r\ne\u{9B}f")
    #expect(text == "a␛[31mb␇<U+202E>c d e<U+9B>f")
  }

  @Test("Of an explanation the summary's labels are set off, and long lines go on below their own beginning")
  func explanation() {
    let lines = ["answer: “Ada: a life”", "details:", "  best: “Ada”", "    phrase sentence and more: 26.11"]
    let shown = ReplyRenderer(style: Style(isColored: true), width: 30).render(explanation: lines, indent: 2)
    let label = { (text: String) in "\u{1B}[35m\(text)\u{1B}[0m" }
    #expect(
      shown == """
          \(label("answer:")) “Ada: a life”
          \(label("details:"))
            best: “Ada”
              phrase sentence and
                    more: 26.11

        """)
    #expect(ReplyRenderer().render(explanation: ["found: a\u{1B}[31mb"]) == "found: a␛[31mb\n")
  }
}
