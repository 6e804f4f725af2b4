import Documents
import Facts
import Glibc
import Language
import Text

/// `attest facts`: what documents state, fact by fact, in their order; a document at a time.
struct FactsCommand {
  private enum Format: String { case text, jsonl, tsv, carb }

  private var analyzer: Analyzer
  private var extractor: FactExtractor
  private let format: Format
  private let output = TextOutput(descriptor: STDOUT_FILENO)

  private init(format: Format, rules: RuleSet?) throws {
    analyzer = try Analyzer()
    extractor = FactExtractor(rules: rules ?? RuleLibrary.bundled)
    self.format = format
  }

  /// 0 done, 2 where a path, or all there was, cannot be read.
  static func run(_ invocation: Invocation) -> Int32 {
    reportingErrors {
      var command = try FactsCommand(
        format: Format(rawValue: invocation.value("format") ?? "text") ?? .text, rules: RuleBook.rules(of: invocation))
      let paths = invocation.operands.isEmpty ? ["-"] : invocation.operands
      var isRead = false
      for path in paths {
        if path == "-" {
          try command.readStandardInput()
          isRead = true
        } else {
          try DocumentReader.read(paths: [path], warn: { complain($0.description) }) { document in
            command.print(document)
            isRead = true
          }
        }
      }
      return command.output.finish(isRead ? 0 : 2)
    }
  }

  private mutating func readStandardInput() throws {
    StandardInput.announce("a text")
    var input = LineReader(descriptor: STDIN_FILENO)
    // CaRB gives a sentence a line, its words set apart by spaces.
    var offset = FactText.Offset()
    while output.failure == 0 {
      offset.bytes = input.offset
      let piece =
        format == .carb ? input.nextLine().map { Array($0) } : input.nextPiece(upTo: 1 << 20).map { Array($0) }
      guard let text = piece else { break }
      let document = Document(id: "-", text: text, blocks: Paragraphs.blocks(of: text, in: 0..<text.count))
      let facts = print(document, after: offset)
      offset.sentences += facts.analysis.sentences.count
      offset.facts += facts.facts.count
    }
    if input.failure != 0 {
      throw Diagnostic(.error, "standard input cannot be read: " + String(cString: strerror(input.failure)))
    }
  }

  /// The facts of a document, or of a piece of a stream, printed.
  @discardableResult
  private mutating func print(
    _ document: Document, after offset: FactText.Offset = FactText.Offset()
  ) -> DocumentFacts {
    let facts = extractor.facts(in: analyzer.analyze(document), document: document)
    let text = FactText(facts, document: document, after: offset)
    switch format {
    case .text: printText(facts, text)
    case .jsonl:
      let lines = FactJSON(text)
      for fact in facts.facts { write(lines.line(fact)) }
    case .tsv:
      let lines = FactTable(text)
      for fact in facts.facts { write(lines.line(fact)) }
    case .carb: for line in FactTable(text).openTuples(ofLine: document.id == "-") { write(line) }
    }
    return facts
  }

  /// A line without what a terminal would obey; the tabs between columns stay.
  private func write(_ line: String) {
    output.writeLine(VisibleText.replacingControls(in: line, keepingLines: true))
  }

  private func printText(_ facts: DocumentFacts, _ lines: FactText) {
    // Facts that rules derived stand behind all others.
    var ofSentence = [[Fact]](repeating: [], count: facts.analysis.sentences.count)
    for fact in facts.facts { ofSentence[Int(fact.sentence)].append(fact) }
    for (number, sentence) in facts.analysis.sentences.enumerated() where !ofSentence[number].isEmpty {
      write("\(lines.id):\(lines.offset.sentences + number + 1): \(lines.words(sentence.tokens))")
      for fact in ofSentence[number] { write("  " + lines.line(fact)) }
    }
  }
}
