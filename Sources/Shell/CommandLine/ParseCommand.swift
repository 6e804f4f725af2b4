import Documents
import Glibc
import Language
import Text

/// `attest parse`: the analysis of text, or of given words, on standard input.
///
/// Text is read in pieces of at most 1 MiB that end between paragraphs; each is one document, so that memory stays
/// bounded however long the input. Byte offsets count from the start of the input.
enum ParseCommand {
  private static let pieceSize = 1 << 20

  static func run(_ invocation: Invocation) -> Int32 {
    var date: CivilDate?
    if let typed = invocation.value("date") {
      date = CivilDate(iso: typed)
      guard date != nil else {
        complain("--date takes a day like 2023-09-21, not ‘\(typed)’")
        return 2
      }
    }
    return reportingErrors {
      StandardInput.announce(invocation.has("tokenized") ? "CoNLL-U" : "a text")
      var analyzer = try Analyzer()
      var input = LineReader(descriptor: STDIN_FILENO)
      let format = invocation.value("format") ?? "text"
      if invocation.has("tokenized") {
        try parseGivenWords(&input, date, &analyzer, format)
      } else {
        try parseText(&input, date, &analyzer, format)
      }
      guard input.failure == 0 else {
        complain("standard input cannot be read: " + String(cString: strerror(input.failure)))
        return 2
      }
      return 0
    }
  }

  private static func parseText(
    _ input: inout LineReader, _ date: CivilDate?, _ analyzer: inout Analyzer, _ format: String
  ) throws {
    var output = ParseOutput(format: format)
    while true {
      let base = input.offset
      guard let piece = input.nextPiece(upTo: pieceSize) else { break }
      let text = Array(piece)
      let blocks = Paragraphs.blocks(of: text, in: 0..<text.count, keepsBullets: true)
      let document = Document(id: "", date: date, text: text, blocks: blocks)
      let analysis = analyzer.analyze(document)
      try output.write(analysis, of: document, base: base, comments: nil)
    }
    try output.finish()
  }

  private static func parseGivenWords(
    _ input: inout LineReader, _ date: CivilDate?, _ analyzer: inout Analyzer, _ format: String
  ) throws {
    var output = ParseOutput(format: format)
    var reader = CoNLLUReader(date: date)
    var hasWords = false
    func write(_ given: GivenDocument) throws {
      var analysis = given.analysis
      hasWords = true
      analyzer.annotate(&analysis, of: given.document)
      try output.write(analysis, of: given.document, base: 0, comments: given.comments)
    }
    var hasText = false
    while let line = input.nextLine() {
      if let first = line.first, first != UInt8(ascii: "#"), line.contains(where: { $0 > 0x20 }) { hasText = true }
      if let given = reader.read(line) { try write(given) }
    }
    if let given = reader.finish() { try write(given) }
    try output.finish()
    if hasText, !hasWords {
      throw Diagnostic(
        .error, "no line is a word of CoNLL-U", path: "standard input",
        hint: "a word's line has its number, a tab and its form; without --tokenized plain text is read")
    }
  }
}
