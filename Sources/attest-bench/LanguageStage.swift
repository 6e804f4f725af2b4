import Language
import Text

/// Words per second of the tagger and the parser, words given, on one core.
struct LanguageStage {
  let runs: Int

  /// `text` is a CoNLL-U file's content.
  func run(_ text: [UInt8]) throws {
    let parser = try DependencyParser()
    var analysis = words(of: text)
    let count = analysis.tokens.count
    let sentences = analysis.sentences.count
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    print("\(grouped(count)) words in \(grouped(sentences)) sentences")
    let tagging = Measurement(runs: runs) { parser.tag(&analysis, text: none, sentences: 0..<sentences) }
    print(tagging.line("encode and tag", count, "words", per: "sentence", sentences))
    let parsing = Measurement(runs: runs) { parser.parse(&analysis, text: none, sentences: 0..<sentences) }
    print(parsing.line("encode, tag and parse", count, "words", per: "sentence", sentences))
  }

  private func words(of text: [UInt8]) -> Analysis {
    var analysis = Analysis()
    var first: TokenIndex = 0
    func end() {
      let next = TokenIndex(analysis.tokens.count)
      guard next > first else { return }
      analysis.sentences.append(Sentence(range: ByteRange(start: 0, end: 0), tokens: first..<next, block: 0))
      first = next
    }
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.isEmpty {
        end()
        continue
      }
      let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2)
      guard fields.count == 3, fields[0].allSatisfy({ $0 >= 48 && $0 <= 57 }) else { continue }
      var token = Token(range: ByteRange(start: 0, end: 0))
      token.form = analysis.symbols.intern(fields[1])
      token.lower = analysis.symbols.intern(String(decoding: fields[1], as: UTF8.self).lowercased())
      analysis.tokens.append(token)
    }
    end()
    return analysis
  }
}
