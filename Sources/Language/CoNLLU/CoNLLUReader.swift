import Documents
import Text

/// A document whose sentences and words were given, with the comment lines of each sentence.
package struct GivenDocument {
  package var document: Document
  package var analysis: Analysis
  /// For each sentence the lines that begin with `#`, in order, without their line ends.
  package var comments: [[ArraySlice<UInt8>]]
}

/// Reads CoNLL-U with its words as they are, a document at a time (https://universaldependencies.org/format.html).
///
/// Only ID, FORM and the SpaceAfter of MISC are looked at. Lines of multiword tokens and empty nodes are passed over. A
/// document begins at a `# newdoc` line; its text is made of the forms and the spaces between them.
package struct CoNLLUReader {
  /// A document is cut off here, between two sentences, so that memory stays bounded; in tokens.
  private static let longestDocument = 200_000

  private let date: CivilDate?
  private var current = GivenDocument(
    document: Document(id: "", text: [], blocks: []), analysis: Analysis(), comments: [])
  private var comments: [ArraySlice<UInt8>] = []
  private var sentenceStart = 0
  private var segmenter = Segmenter()

  /// `date` is the day every document was written.
  package init(date: CivilDate? = nil) { self.date = date }

  /// Takes in one line without its end; the document that ends before it, where one does.
  package mutating func read(_ line: ArraySlice<UInt8>) -> GivenDocument? {
    var line = line
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    if line.isEmpty {
      endSentence()
      return current.analysis.tokens.count >= CoNLLUReader.longestDocument ? endDocument() : nil
    }
    if line.first == UInt8(ascii: "#") {
      endSentence()
      let finished = line.starts(with: "# newdoc".utf8) ? endDocument() : nil
      comments.append(Array(line)[...])
      return finished
    }
    readWord(line)
    return nil
  }

  /// The last document, nil where nothing is left.
  package mutating func finish() -> GivenDocument? {
    endSentence()
    return endDocument()
  }

  private mutating func readWord(_ line: ArraySlice<UInt8>) {
    let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard columns.count >= 2, !columns[0].isEmpty, columns[0].allSatisfy({ $0 &- 48 < 10 }), !columns[1].isEmpty else {
      return
    }
    let start = current.document.text.count
    current.document.text += columns[1]
    var token = Token(range: ByteRange(start..<current.document.text.count))
    let misc = columns.count > 9 ? columns[9] : []
    token.spaceAfter = !misc.split(separator: UInt8(ascii: "|")).contains { $0.elementsEqual("SpaceAfter=No".utf8) }
    if token.spaceAfter { current.document.text.append(UInt8(ascii: " ")) }
    current.analysis.tokens.append(token)
  }

  private mutating func endSentence() {
    let end = current.analysis.tokens.count
    guard end > sentenceStart else { return }
    current.document.text.withUnsafeBufferPointer { text in
      for index in sentenceStart..<end {
        segmenter.intern(&current.analysis.tokens[index], text: text, symbols: &current.analysis.symbols)
      }
    }
    let tokens = current.analysis.tokens
    let range = ByteRange(start: tokens[sentenceStart].range.start, end: tokens[end - 1].range.end)
    current.analysis.sentences.append(
      Sentence(range: range, tokens: TokenIndex(sentenceStart)..<TokenIndex(end), block: 0))
    current.comments.append(comments)
    comments = []
    sentenceStart = end
  }

  private mutating func endDocument() -> GivenDocument? {
    guard !current.analysis.sentences.isEmpty else { return nil }
    var finished = current
    finished.document.date = date
    finished.document.blocks = [Block(kind: .paragraph, range: ByteRange(0..<finished.document.text.count))]
    current = GivenDocument(document: Document(id: "", text: [], blocks: []), analysis: Analysis(), comments: [])
    sentenceStart = 0
    return finished
  }
}
