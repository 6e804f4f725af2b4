import Documents
import Glibc
import Language
import Text

/// Writes analyses to standard output as CoNLL-U, JSON or a readable table, document after document.
struct ParseOutput {
  private let format: String
  private let isTerminal = isatty(STDOUT_FILENO) == 1
  private var bytes: [UInt8] = []
  private var documents = 0
  private var sentences = 0

  init(format: String) { self.format = format }

  /// Writes one document. `base` is the byte of the input at which its text begins; `comments` are the comment lines of
  /// each sentence where they were given, else the writer's own.
  mutating func write(
    _ analysis: Analysis, of document: Document, base: Int, comments: [[ArraySlice<UInt8>]]?
  ) throws(Diagnostic) {
    let notes = TokenNotes(analysis)
    documents += 1
    switch format {
    case "json":
      ParseJSON.append(analysis, base: base, to: &bytes)
    case "conllu":
      let writer = CoNLLUWriter()
      var block: Int32 = -1
      for index in analysis.sentences.indices {
        sentences += 1
        if let comments {
          for line in comments[index] {
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
          }
        } else {
          if index == 0, documents == 1 { bytes += "# newdoc\n".utf8 }
          let sentence = analysis.sentences[index]
          if sentence.block != block { bytes += "# newpar\n".utf8 }
          block = sentence.block
          bytes += "# sent_id = \(sentences)\n# text = ".utf8
          append(line: document.text[sentence.range.indices])
        }
        writer.write(sentence: index, of: notes, into: &bytes)
        try flush(above: 1 << 16)
      }
    default:
      for index in analysis.sentences.indices {
        sentences += 1
        ParseTable.append(sentence: index, number: sentences, of: notes, text: document.text, to: &bytes)
        try flush(above: 1 << 16)
      }
    }
    try flush(above: 1 << 16)
  }

  /// Writes what is left; JSON of an empty input is the analysis of an empty text.
  mutating func finish() throws(Diagnostic) {
    if format == "json", documents == 0 { ParseJSON.append(Analysis(), base: 0, to: &bytes) }
    try flush(above: 0)
  }

  /// Appends a text on one line.
  private mutating func append(line: ArraySlice<UInt8>) {
    let start = bytes.count
    Array(line).withUnsafeBufferPointer { bytes.append(soundUTF8: $0) }
    for index in start..<bytes.count where bytes[index] < 0x20 { bytes[index] = UInt8(ascii: " ") }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func flush(above size: Int) throws(Diagnostic) {
    guard bytes.count > size else { return }
    // On a terminal control characters are shown; what goes elsewhere is the text as it is.
    if isTerminal {
      bytes = Array(VisibleText.replacingControls(in: String(decoding: bytes, as: UTF8.self), keepingLines: true).utf8)
    }
    let isWritten = FileBytes.write(bytes, to: STDOUT_FILENO)
    bytes.removeAll(keepingCapacity: true)
    guard isWritten else { throw FileBytes.failure("standard output cannot be written", "") }
  }
}
