import Answers
import Documents
import Facts
import Glibc
import Index
import Language
import Text

/// The commands of the prompt that look inside: documents, facts, trees, and the last answer.
extension PromptSession {
  func explain() {
    guard let last else { return fail("nothing was asked yet of these documents") }
    guard let lines = explanation(of: last) else { return }
    page(ReplyRenderer(style: style, width: wrapWidth).render(explanation: lines))
  }

  /// The text as lines that fit the terminal, `indent` before all but the first; one line where it goes elsewhere.
  func wrapped(_ text: String, indent: String) -> String {
    let lines = wrapWidth.map { Wrapping.wrap(text, width: $0, indent: indent) } ?? [text]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The citation of the last answer with the number typed; the first where none was.
  private func citation(_ argument: String) -> Citation? {
    guard let last, !last.citations.isEmpty else {
      fail("there is no citation to open")
      return nil
    }
    guard let number = argument.isEmpty ? 1 : Int(argument), last.citations.indices.contains(number - 1) else {
      let count = last.citations.count
      fail(count == 1 ? "the last answer has one citation" : "the last answer has citations 1 to \(count)")
      return nil
    }
    return last.citations[number - 1]
  }

  func open(_ argument: String) {
    guard let citation = citation(argument), let row = document(citation.document) else { return }
    let text = row.text
    let start = min(max(0, Int(citation.range.start)), text.count)
    let end = min(max(start, Int(citation.range.end)), text.count)
    let from = Self.paragraphStart(before: start, in: text)
    let to = Self.paragraphEnd(after: end, in: text)
    func decoded(_ range: Range<Int>) -> String {
      Self.trimmed(ReplyRenderer.flattened(String(decoding: text[range], as: UTF8.self))[...])
    }
    let before = decoded(from..<start)
    let sentence = decoded(start..<end)
    let after = decoded(end..<to)
    let whole = [before, sentence, after].filter { !$0.isEmpty }.joined(separator: " ")
    // In bytes: a sentence may begin with a mark that makes one character with the blank before it.
    let first = whole.utf8.index(whole.startIndex, offsetBy: before.isEmpty ? 0 : before.utf8.count + 1)
    let marked = first..<whole.utf8.index(first, offsetBy: sentence.utf8.count)
    let title = row.title.isEmpty ? "" : ": " + ReplyRenderer.flattened(row.title)
    let date = row.date.map { ", " + $0.description } ?? ""
    let heading = VisibleText.replacingControls(in: row.id) + title + date
    let width = wrapWidth ?? 80
    var output = Wrapping.wrap(heading, width: width, indent: "  ").map { style.label($0) + "\n" }.joined()
    for line in Wrapping.ranges(of: whole, width: width - 2, indent: 0) {
      let parts = [whole.startIndex..<marked.lowerBound, marked, marked.upperBound..<whole.endIndex]
      output += "  "
      for (index, part) in parts.enumerated() where line.overlaps(part) {
        let piece = String(whole[line.clamped(to: part)])
        output += index == 1 ? style.answer(piece) : piece
      }
      output += "\n"
    }
    page(output)
  }

  func edit(_ argument: String) {
    guard let citation = citation(argument), let row = document(citation.document) else { return }
    guard editor != nil else { return fail(":edit needs a terminal") }
    guard !row.path.isEmpty, access(row.path, R_OK) == 0 else {
      return fail("\(row.id) is no file on disk; :open shows its paragraph")
    }
    let line = Self.line(of: citation, in: row)
    let program = environmentVariable("VISUAL") ?? environmentVariable("EDITOR") ?? "vi"
    terminal.flush()
    if runChild("\(program) +\(line) \(ChildCommand.quoted(row.path))") != 0 { fail("\(program) failed") }
    guard tour == nil, let root = roots.last(where: { NamedPath($0).holds(row) }) else { return }
    engine.load(.paths([root]))
    waitAMoment()
  }

  /// The line of the document's file that a citation stands in, from 1. In a file of JSON lines it is the document's own.
  private static func line(of citation: Citation, in document: Document) -> Int {
    guard let bytes = try? FileBytes.read(document.path), bytes != document.text else {
      return document.text.prefix(max(0, Int(citation.range.start))).count { $0 == 10 } + 1
    }
    let id = Array(JSONText.quoted(document.id).utf8)
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.firstRange(of: id) != nil } ?? 0) + 1
  }

  /// The last one of that id, as the index has it where an id was used twice.
  private func document(_ id: String) -> Document? { engine.documents.last { $0.id == id } }

  /// Where the paragraph begins that a position stands in: after the last blank line before it.
  private static func paragraphStart(before position: Int, in text: [UInt8]) -> Int {
    var start = position
    while start > 0 {
      if start > 1, text[start - 1] == 10, text[start - 2] == 10 { break }
      start -= 1
    }
    return start
  }

  private static func paragraphEnd(after position: Int, in text: [UInt8]) -> Int {
    var end = position
    while end < text.count {
      if text[end] == 10, end + 1 == text.count || text[end + 1] == 10 { break }
      end += 1
    }
    return end
  }

  /// Questions that the documents answer, made from their facts.
  func listExamples() {
    guard waitUntilLoaded(), var answerer = openAnswerer() else { return }
    self.answerer = nil
    defer { self.answerer = answerer }
    let examples = ExampleQuestions(index: engine.index, scope: scope)
    let questions = examples.questions(limit: 12, answerer: &answerer) { signals?.interrupted(within: 0) == true }
    guard !questions.isEmpty else {
      return fail("no question was found that these documents answer; :facts shows what they say")
    }
    page(questions.map { wrapped("  " + VisibleText.replacingControls(in: $0), indent: "      ") }.joined())
  }

  func listFacts(_ argument: String) {
    guard waitUntilLoaded() else { return }
    let word = Array(argument.lowercased().utf8)
    var text = ""
    var shown = 0
    do {
      var analyzer = try Analyzer()
      var extractor = FactExtractor(rules: openRuleBook().rules)
      for row in engine.documents where scope == nil || row.id == scope {
        if signals?.interrupted(within: 0) == true { return fail("given up") }
        guard word.isEmpty || row.id.lowercased().utf8.elementsEqual(word) || Self.contains(word, in: row.text) else {
          continue
        }
        let document = row
        let facts = extractor.facts(in: analyzer.analyze(document), document: document)
        let lines = FactText(facts, document: document)
        var heading = style.label(VisibleText.replacingControls(in: row.id)) + "\n"
        for fact in facts.facts {
          guard facts.analysis.sentences.indices.contains(Int(fact.sentence)) else { continue }
          let range = facts.analysis.sentences[Int(fact.sentence)].range.indices.clamped(to: document.text.indices)
          guard word.isEmpty || Self.contains(word, in: Array(document.text[range])) else { continue }
          text += heading
          text += wrapped("  \(fact.sentence + 1)  " + ReplyRenderer.flattened(lines.line(fact)), indent: "      ")
          heading = ""
          shown += 1
        }
      }
    } catch {
      return fail("the English model cannot be opened: \(error)")
    }
    page(
      shown == 0
        ? "No facts" + (argument.isEmpty ? ".\n" : " with ‘\(VisibleText.replacingControls(in: argument))’.\n") : text)
  }

  /// Whether a word of the text begins with `word`, letters of ASCII in either case.
  private static func contains(_ word: [UInt8], in text: [UInt8]) -> Bool {
    guard !word.isEmpty, text.count >= word.count else { return false }
    func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
    func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(lower(byte)) }
    for start in 0...text.count - word.count where start == 0 || !isLetter(text[start - 1]) {
      if word.indices.allSatisfy({ lower(text[start + $0]) == word[$0] }) { return true }
    }
    return false
  }

  /// Draws the trees of the sentences typed, each with the facts that are read from it below, as `:facts` has them.
  func parse(_ argument: String) {
    do {
      var analyzer = try Analyzer()
      let (document, analysis) = analyzer.analyze(question: argument)
      // The drawing is of the tree as it was parsed; reading facts may mend a copy of it.
      let renderer = TreeRenderer(style: style)
      var drawings = analysis.sentences.map { sentence in
        renderer.render(
          TreeRenderer.words(of: sentence, in: analysis, document: document), width: wrapWidth ?? 80)
      }
      var extractor = FactExtractor(rules: openRuleBook().rules)
      let facts = extractor.facts(in: analysis, document: document)
      let lines = FactText(facts, document: document)
      for fact in facts.facts where drawings.indices.contains(Int(fact.sentence)) {
        drawings[Int(fact.sentence)] += wrapped(ReplyRenderer.flattened(lines.line(fact)), indent: "      ")
      }
      page(drawings.joined(separator: "\n"))
    } catch {
      fail("the English model cannot be opened: \(error)")
    }
  }
}
