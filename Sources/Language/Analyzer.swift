import Documents
import Text

/// The whole analysis of a text, step after step: sentences and words, tags and trees, lemmas, times, quantities,
/// names, links.
///
/// One a thread: it owns the scratch of its steps and keeps nothing between documents.
package struct Analyzer {
  private var segmenter: Segmenter
  private let parser: DependencyParser
  private var lemmatizer = Lemmatizer()
  private let times = TimeFinder()
  private let quantities = QuantityFinder()
  private let names = NameFinder()
  private let links = LinkFinder()

  /// Opens the model in the binary; throws where it is damaged or missing.
  package init() throws {
    segmenter = Segmenter()
    parser = try DependencyParser()
  }

  /// Everything found in a document.
  package mutating func analyze(_ document: Document) -> Analysis {
    var analysis = Analysis()
    segmenter.segment(document, into: &analysis)
    annotate(&analysis, of: document)
    return analysis
  }

  /// Everything found in a question, as a document of one paragraph without an id.
  package mutating func analyze(question: String) -> (document: Document, analysis: Analysis) {
    let text = Array(question.utf8)
    let block = Block(kind: .paragraph, range: ByteRange(0..<text.count))
    let document = Document(id: "", text: text, blocks: [block])
    var analysis = Analysis()
    segmenter.segment(document, into: &analysis)
    annotate(&analysis, of: document, isQuestion: true)
    return (document, analysis)
  }

  /// Fills in all that follows from the words, where sentences and words are given.
  package mutating func annotate(_ analysis: inout Analysis, of document: Document, isQuestion: Bool = false) {
    document.text.withUnsafeBufferPointer { text in
      parser.parse(&analysis, text: text, sentences: analysis.sentences.indices)
    }
    lemmatizer.lemmatize(&analysis, tokens: 0..<TokenIndex(analysis.tokens.count))
    times.find(in: &analysis, document: document)
    quantities.find(in: &analysis, document: document)
    names.find(in: &analysis, document: document, isQuestion: isQuestion)
    links.find(in: &analysis, document: document)
  }
}
