import Documents
import Text

/// Finds the sentences and words of a document's blocks: the first step of the analysis.
///
/// Sentences never cross a block's ends, and have at most `longestSentence` tokens, so that a text without stops costs
/// the parser no more than any other. Metadata, share lines and code are no prose and give no tokens.
package struct Segmenter {
  /// In tokens.
  package static let longestSentence = 256

  private var tokenizer: Tokenizer
  private let ends: SentenceEnds
  private var lowered: [UInt8] = []

  package init(lexicon: Lexicon = .bundled) {
    tokenizer = Tokenizer(lexicon)
    ends = SentenceEnds(lexicon)
  }

  /// Appends the sentences and tokens of all blocks of prose to an analysis; O(bytes).
  package mutating func segment(_ document: Document, into analysis: inout Analysis) {
    document.text.withUnsafeBufferPointer { text in
      for (index, block) in document.blocks.enumerated() where block.kind.isProse {
        let range = block.range.indices.clamped(to: 0..<text.count)
        segment(text, in: range, block: Int32(index), into: &analysis)
      }
    }
  }

  /// Appends the sentences of one range of text.
  private mutating func segment(
    _ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, block: Int32, into analysis: inout Analysis
  ) {
    let first = analysis.tokens.count
    tokenizer.tokens(of: UnsafeBufferPointer(rebasing: text[..<range.upperBound]), in: range, into: &analysis.tokens)
    for index in first..<analysis.tokens.count {
      intern(&analysis.tokens[index], text: text, symbols: &analysis.symbols)
    }
    var start = first
    let placeLine = PlaceLine.end(of: analysis.tokens[first...], text)
    for index in first..<analysis.tokens.count {
      let isLast = index + 1 == analysis.tokens.count
      guard
        isLast || index == placeLine || index + 1 - start >= Segmenter.longestSentence
          || ends.isEnd(after: index, from: start, tokens: analysis.tokens, text: text)
      else { continue }
      let bytes = ByteRange(start: analysis.tokens[start].range.start, end: analysis.tokens[index].range.end)
      analysis.sentences.append(
        Sentence(range: bytes, tokens: TokenIndex(start)..<TokenIndex(index + 1), block: block))
      start = index + 1
    }
  }

  /// Fills in a token's form and its form in lower case.
  package mutating func intern(_ token: inout Token, text: UnsafeBufferPointer<UInt8>, symbols: inout SymbolTable) {
    let form = UnsafeBufferPointer(rebasing: text[token.range.indices])
    token.form = symbols.intern(form)
    LetterCase.lower(form, into: &lowered)
    token.lower = lowered.withUnsafeBufferPointer { $0.elementsEqual(form) ? token.form : symbols.intern($0) }
  }
}

extension Block.Kind {
  /// True for what is read as sentences.
  package var isProse: Bool {
    switch self {
    case .paragraph, .heading, .listItem, .caption, .blurb: true
    case .metadata, .shareLine, .code: false
    }
  }
}
