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
  private let askedVerb = AskedVerb()

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

  /// Everything found in a question, as a document of one paragraph without an id; `names` are the bytes of it that are
  /// known to be names.
  package mutating func analyze(
    question: String, names: [Range<Int>] = []
  ) -> (document: Document, analysis: Analysis) {
    let text = Array(question.utf8)
    let block = Block(kind: .paragraph, range: ByteRange(0..<text.count))
    let document = Document(id: "", text: text, blocks: [block])
    var analysis = Analysis()
    segmenter.segment(document, into: &analysis)
    annotate(&analysis, of: document, isQuestion: true, knownNames: names)
    return (document, analysis)
  }

  /// Fills in all that follows from the words, where sentences and words are given.
  package mutating func annotate(_ analysis: inout Analysis, of document: Document, isQuestion: Bool = false) {
    annotate(&analysis, of: document, isQuestion: isQuestion, knownNames: [])
  }

  private mutating func annotate(
    _ analysis: inout Analysis, of document: Document, isQuestion: Bool, knownNames: [Range<Int>]
  ) {
    document.text.withUnsafeBufferPointer { text in
      parser.parse(&analysis, text: text, sentences: analysis.sentences.indices)
    }
    if isQuestion { mendQuestion(&analysis, knownNames) }
    lemmatizer.lemmatize(&analysis, tokens: 0..<TokenIndex(analysis.tokens.count))
    times.find(in: &analysis, document: document)
    quantities.find(in: &analysis, document: document)
    names.find(in: &analysis, document: document, isQuestion: isQuestion)
    links.find(in: &analysis, document: document)
  }

  /// Parses the sentences of a question anew in which the tagger missed the verb behind "did", or a name.
  private func mendQuestion(_ analysis: inout Analysis, _ names: [Range<Int>]) {
    for number in analysis.sentences.indices {
      let sentence = analysis.sentences[number]
      let verb = askedVerb.find(in: analysis, sentence)
      // Of "United Nations" the tagger knows the last word for a name; the first need be none.
      let missed = names.filter { name in
        !sentence.tokens.contains { index in
          let token = analysis.tokens[Int(index)]
          return Int(token.range.end) == name.upperBound && token.upos == .propn
        }
      }
      var given = sentence.tokens.filter { index in
        let token = analysis.tokens[Int(index)]
        guard [.noun, .adj, .verb, .adv, .x].contains(token.upos) else { return false }
        return missed.contains { $0.contains(Int(token.range.start)) }
      }.map { (token: $0, upos: UPOS.propn) }
      if let verb, !given.contains(where: { $0.token == verb }) { given.append((token: verb, upos: .verb)) }
      guard !given.isEmpty else { continue }
      parser.parse(&analysis, sentence: number, given: given)
      if let verb { askedVerb.repair(&analysis, sentence, verb: verb) }
    }
  }
}
