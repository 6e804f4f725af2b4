import Documents
import Language
import Testing
import Text

@Suite("Sentences and words")
struct SegmenterTests {
  static func segment(_ text: [UInt8]) -> Analysis {
    var segmenter = Segmenter()
    var analysis = Analysis()
    let block = Block(kind: .paragraph, range: ByteRange(0..<text.count))
    segmenter.segment(Document(id: "", text: text, blocks: [block]), into: &analysis)
    return analysis
  }

  /// Words apart by spaces, sentences by " | ".
  static func words(_ text: String) -> String {
    let analysis = segment(Array(text.utf8))
    return analysis.sentences.map { sentence in
      sentence.tokens.map { analysis.symbols.string(analysis.tokens[Int($0)].form) }.joined(separator: " ")
    }.joined(separator: " | ")
  }

  @Test(
    "Words are cut as Universal Dependencies cuts them",
    arguments: [
      ("She doesn't know Lund's mayor.", "She does n't know Lund 's mayor ."),
      ("They’ll say it’s the parents’ room.", "They ’ll say it ’s the parents ’ room ."),
      ("You cannot.", "You can not ."), ("a Danish-led talk", "a Danish - led talk"),
      ("an anti-war e-mail", "an anti-war e-mail"),
      ("It cost $26, or NZ$1,260.50.", "It cost $ 26 , or NZ$ 1,260.50 ."), ("about 40% by 5pm", "about 40 % by 5 pm"),
      ("in 1990–1994 (the 1990s)", "in 1990 – 1994 ( the 1990s )"),
      ("Call 555-0134 at 10:30 on 9/11.", "Call 555-0134 at 10:30 on 9/11 ."),
      ("See www.example.org/a, or mail ann@example.org.", "See www.example.org/a , or mail ann@example.org ."),
      ("“Go!” she said…", "“ Go ! ” she said …"), ("either/or", "either / or"), ("AT&T and R&D", "AT&T and R&D"),
      ("2021-05-03", "2021-05-03"), ("a 1-2 win", "a 1 - 2 win"), ("Wait...what?!", "Wait ... what ?!"),
    ])
  func cuts(text: String, words: String) { #expect(Self.words(text) == words) }

  @Test(
    "What tells a terminal of colours and titles stands between words, and is none",
    arguments: [
      ("The \u{1B}[31mred\u{1B}[0m door\u{1B}[1;33m.", "The red door ."),
      ("A\u{1B}]0;new title\u{07} door and\u{1B}]8;;x\u{1B}\\ a wall", "A door and a wall"),
      ("An \u{1B} alone, \u{1B}[31", "An alone , [ 31"), ("\u{1B}]0;no end", "] 0 ; no end"), ("\u{1B}", ""),
    ])
  func escapeSequences(text: String, words: String) { #expect(Self.words(text) == words) }

  @Test(
    "Sentences end at stops, and not inside names, numbers and abbreviations",
    arguments: [
      ("It rained. Then it stopped.", "It rained . | Then it stopped ."),
      ("Mr. Berg met Dr. A. B. Lund on Jan. 23.", "Mr. Berg met Dr. A. B. Lund on Jan. 23 ."),
      ("The U.S. team won. The U.K. lost.", "The U.S. team won . | The U.K. lost ."),
      ("Take No. 5, p. 3. Say no. Then go.", "Take No. 5 , p. 3 . | Say no . | Then go ."),
      ("“It is over.” He left.", "“ It is over . ” | He left ."), ("\"Why?\" he asked.", "\" Why ? \" he asked ."),
      ("It fell 3.5 points.", "It fell 3.5 points ."), ("(It rained.) She left.", "( It rained . ) | She left ."),
      ("Wait... what? Now!", "Wait ... what ? | Now !"),
      ("Apples, pears, etc. were sold.", "Apples , pears , etc. were sold ."),
      ("It boils at 100 °C. Stir it.", "It boils at 100 ° C . | Stir it ."),
      ("Ask Acme Inc. The firm knows.", "Ask Acme Inc. | The firm knows ."),
      ("VISBY, Sweden — A ferry sank.", "VISBY , Sweden — | A ferry sank ."),
      ("PORT LORNE – “It is over,” he said.", "PORT LORNE – | “ It is over , ” he said ."),
      ("Oslo (NTB) - A court ruled.", "Oslo ( NTB ) - | A court ruled ."),
      ("OSLO, Feb. 3 (NTB) -- A court ruled.", "OSLO , Feb. 3 ( NTB ) -- | A court ruled ."),
      ("Ann Lee — The Early Years", "Ann Lee — The Early Years"), ("MUST READ - Go.", "MUST READ - Go ."),
    ])
  func ends(text: String, words: String) { #expect(Self.words(text) == words) }

  @Test("A text without a stop is cut at the longest sentence")
  func noStop() {
    let analysis = Self.segment(Array(String(repeating: "word ", count: 10_000).utf8))
    #expect(analysis.tokens.count == 10_000)
    #expect(analysis.sentences.allSatisfy { $0.tokens.count <= Segmenter.longestSentence })
  }

  @Test("A quote that closes far behind does not slow the cut down")
  func quotes() {
    let analysis = Self.segment(Array(String(repeating: "\"", count: 200_000).utf8))
    #expect(analysis.sentences.last.map { Int($0.tokens.upperBound) } == analysis.tokens.count)
  }

  @Test("Tokens tile their sentences in order and slice to their forms, whatever the bytes")
  func randomBytes() {
    var generator = SplitMix(seed: 11)
    let pieces = [
      "word", "Mr.", "U.S.", "don't", "’s", "“", "”", "...", "…", ".", "é", "漢", "a@b.com", "http://x", "3,000", "-",
      "\0", "\u{FEFF}",
      " ", "  ", "\n", "(", ")", "'", "\u{A0}", "😀", "/", "&", "$", "x.",
    ]
    for _ in 0..<3000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...20, using: &generator) {
        if Int.random(in: 0..<4, using: &generator) == 0 {
          text.append(UInt8.random(in: 0...255, using: &generator))
        } else {
          text += pieces[Int.random(in: 0..<pieces.count, using: &generator)].utf8
        }
      }
      check(Self.segment(text), text)
    }
  }

  private func check(_ analysis: Analysis, _ text: [UInt8]) {
    var end: Int32 = 0
    var next: TokenIndex = 0
    for sentence in analysis.sentences {
      #expect(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
      next = sentence.tokens.upperBound
      for index in sentence.tokens {
        let token = analysis.tokens[Int(index)]
        #expect(token.range.start >= end && token.range.end > token.range.start && Int(token.range.end) <= text.count)
        end = token.range.end
        #expect(analysis.symbols.bytes(of: token.form).elementsEqual(text[token.range.indices]))
        let follows =
          Int(token.range.end) < text.count
          ? index + 1 < analysis.tokens.count ? analysis.tokens[Int(index) + 1].range.start > token.range.end : true
          : false
        if follows, index + 1 < analysis.tokens.count { #expect(token.spaceAfter) }
      }
      #expect(sentence.range == analysis.range(of: sentence.tokens))
    }
    #expect(Int(next) == analysis.tokens.count)
    // What is in no token is space.
    var covered = [Bool](repeating: false, count: text.count)
    for token in analysis.tokens { for index in token.range.indices { covered[index] = true } }
    for (index, byte) in text.enumerated() where !covered[index] { #expect(byte <= 0x20 || byte >= 0x7F) }
  }
}
