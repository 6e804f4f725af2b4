import Index
import Language
import Text

/// Answers what an abbreviation stands for, and how a long name is abbreviated, from texts that give both:
/// "the National Trust for Harbours (NTH)", "NTH (National Trust for Harbours)".
///
/// Which words before the bracket belong to it is found by the letters, from the last one backwards (Schwartz & Hearst
/// 2003).
struct Abbreviation {
  /// What is asked about: the short form, or the words of the long one.
  private enum Asked {
    case longForm(of: String)
    case shortForm(of: [String])
  }

  private let asked: Asked
  private let index: FactIndex
  private let scope: Int32?

  /// Sure enough to be shown: the letters agree.
  private static let confidence = 0.9
  /// How many sentences are looked at.
  private static let sentenceLimit = 4000
  /// How many documents that have the short form for their title.
  private static let documentLimit = 16
  /// In how many sentences the letters are looked for as initials.
  private static let spelledLimit = 400

  /// nil where the question asks for nothing of the sort.
  init?(_ text: String, scope: Int32?, index: borrowing FactIndex) {
    let typed = Self.words(of: text).map { word in
      String(word.last == "." && !word.dropLast().contains(".") ? word.dropLast() : word)
    }
    guard let asked = Self.asked(by: typed) else { return nil }
    self.asked = asked
    self.index = copy index
    self.scope = scope
  }

  /// Letters, numbers, full stops, hyphens and ampersands that stand together.
  private static func words(of text: String) -> [Substring] {
    // Whole characters need only be told where there are others than ASCII's.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "&") }
    }
    return text.utf8.split { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "&"):
        false
      default: true
      }
    }.map { Substring($0) }
  }

  /// "what does X stand for", "what is X short for", "what is the abbreviation of Y", "how is Y abbreviated".
  private static func asked(by typed: [String]) -> Asked? {
    let words = typed.map { $0.lowercased() }
    guard let first = words.first, first == "what" || first == "how" else { return nil }
    func content(_ range: Range<Int>) -> [String] {
      Array(typed[range].drop { ["the", "a", "an", "letters", "acronym", "abbreviation"].contains($0.lowercased()) })
    }
    if words.last == "for", let verb = words.lastIndex(where: { ["stand", "stands", "short"].contains($0) }), verb > 1 {
      let short = content(2..<verb)
      return short.count == 1 ? .longForm(of: short[0]) : nil
    }
    if let noun = words.firstIndex(where: { $0 == "abbreviation" || $0 == "acronym" || $0 == "initials" }) {
      // "what is X an abbreviation of" before "what is the abbreviation of X".
      if noun == words.count - 2, ["of", "for"].contains(words[noun + 1]), noun > 3,
        ["a", "an", "the"].contains(words[noun - 1])
      {
        let short = content(2..<noun - 1)
        return short.count == 1 ? .longForm(of: short[0]) : nil
      }
      if noun + 2 < words.count, ["of", "for"].contains(words[noun + 1]) {
        let long = content(noun + 2..<words.count)
        return long.count > 1 ? .shortForm(of: long.map { $0.lowercased() }) : nil
      }
    }
    if let verb = words.firstIndex(of: "abbreviated"), first == "how", verb > 3 {
      return .shortForm(of: content(2..<verb).map { $0.lowercased() })
    }
    if words.count == 4, words[1] == "does", words[3] == "mean", typed[2].count > 1, typed[2].allSatisfy(\.isUppercase)
    {
      return .longForm(of: typed[2])
    }
    return nil
  }

  /// Adds the answers; leaves the reply alone where no text gives the other form.
  func fill(_ reply: inout Reply) {
    switch asked {
    case .longForm(let short):
      guard let term = index.term(short) else { return }
      let bytes = Array(short.utf8)
      for sentence in sentences(with: term) {
        let text = index.document(of: sentence).text
        let range = index.sentences[Int(sentence)].range.indices
        if let found = Self.longForm(of: bytes, in: text, range) { add(found, sentence, to: &reply) }
      }
      if reply.answers.isEmpty { spellOut(short, bytes, &reply) }
    case .shortForm(let words):
      guard
        let rarest = words.compactMap({ index.term($0) }).min(by: {
          index.postings.count($0) < index.postings.count($1)
        })
      else { return }
      for sentence in sentences(with: rarest) {
        let text = index.document(of: sentence).text
        let range = index.sentences[Int(sentence)].range.indices
        if let found = Self.shortForm(of: words, in: text, range) { add(found, sentence, to: &reply) }
      }
    }
  }

  /// The first words of a document titled by the short form, or of a sentence that has it too, where their initials spell it.
  private func spellOut(_ short: String, _ bytes: [UInt8], _ reply: inout Reply) {
    guard let term = index.term(short) else { return }
    let titled = index.titlePostings.withRows(term) { rows in
      rows.filter { index.documents[Int($0)].titleTerms == [term] }.prefix(Self.documentLimit)
        .compactMap { index.documents[Int($0)].sentences.first }
    }
    for sentence in titled + sentences(with: term).prefix(Self.spelledLimit) {
      let row = index.sentences[Int(sentence)]
      guard scope == nil || scope == row.document else { continue }
      let document = index.documents[Int(row.document)]
      let isOpening = sentence == document.sentences.lowerBound
      if let found = spelling(of: bytes, in: document.text, row.range.indices, isOpening: isOpening) {
        return add(found, sentence, to: &reply)
      }
    }
  }

  /// The words at the beginning of a sentence, or behind "for", whose initials are the letters of the short form; small
  /// words between them count for nothing. Two letters are too few, save where a document begins.
  private func spelling(
    of short: [UInt8], in text: [UInt8], _ sentence: Range<Int>, isOpening: Bool
  ) -> Range<Int>? {
    let letters = short.filter { Self.isWordByte($0) }.map(Self.lowered)
    guard letters.count > 2 || letters.count == 2 && isOpening else { return nil }
    let words = Self.words(in: text, sentence.clamped(to: 0..<text.count))
    func known(_ number: Int) -> KnownWord? {
      index.term(String(decoding: text[words[number]], as: UTF8.self).lowercased())?.knownWord
    }
    guard !words.isEmpty else { return nil }
    let opening = known(0) == .the ? 1 : 0
    for start in [opening] + words.indices.filter({ $0 > opening && known($0 - 1) == .for }) {
      var (next, at) = (0, start)
      while at < words.count, next < letters.count {
        if Self.lowered(text[words[at].lowerBound]) == letters[next] {
          next += 1
        } else if next == 0 || known(at).map(Self.isSmall) != true {
          break
        }
        at += 1
      }
      if next == letters.count, at - start > 1 { return words[start].lowerBound..<words[at - 1].upperBound }
    }
    return nil
  }

  /// Whether a word need not have a letter of its own: "of" in "the Guild of Weavers".
  private static func isSmall(_ word: KnownWord) -> Bool {
    switch word {
    case .of, .the, .and, .for, .to, .in, .on, .by: true
    default: false
    }
  }

  private static func words(in text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = range.lowerBound
    for end in range.lowerBound...range.upperBound where end == range.upperBound || !isWordByte(text[end]) {
      if end > start { words.append(start..<end) }
      start = end + 1
    }
    return words
  }

  private func sentences(with term: Symbol) -> [Int32] {
    let range = scope.map { index.documents[Int($0)].sentences } ?? 0..<Int32(index.sentences.count)
    return index.postings.withRows(term) { rows in
      rows.lazy.filter { range.contains($0) }.prefix(Self.sentenceLimit).map { $0 }
    }
  }

  private func add(_ range: Range<Int>, _ sentence: Int32, to reply: inout Reply) {
    let range = ByteRange(start: Int32(range.lowerBound), end: Int32(range.upperBound))
    reply.gather(Answer(range, of: sentence, confidence: Self.confidence, index))
  }

  /// The long form that stands before "(X)" or in brackets behind X.
  static func longForm(of short: [UInt8], in text: [UInt8], _ sentence: Range<Int>) -> Range<Int>? {
    for (open, close) in brackets(in: text, sentence) {
      let inside = trimmed(text, open + 1..<close)
      if isSame(text[inside], short) {
        if let found = match(short, in: text, before: open, from: sentence.lowerBound) { return found }
      } else {
        let before = trimmed(text, sentence.lowerBound..<open)
        if text[before].count >= short.count, isSame(text[before].suffix(short.count), short),
          text[before].count == short.count || !isWordByte(text[before.upperBound - short.count - 1]),
          let found = match(short, in: text, before: close, from: open + 1), found.lowerBound == inside.lowerBound
        {
          return inside
        }
      }
    }
    return nil
  }

  /// What stands in brackets behind the words, where its letters are theirs.
  static func shortForm(of words: [String], in text: [UInt8], _ sentence: Range<Int>) -> Range<Int>? {
    for (open, close) in brackets(in: text, sentence) {
      let inside = trimmed(text, open + 1..<close)
      let short = Array(text[inside])
      guard short.count >= 2, short.count <= 12, short.contains(where: { $0 >= 0x41 && $0 <= 0x5a }),
        let found = match(short, in: text, before: open, from: sentence.lowerBound)
      else { continue }
      let long = String(decoding: AnswerText.key(of: String(decoding: text[found], as: UTF8.self)), as: UTF8.self)
      let longWords = long.split(separator: " ").map(String.init)
      let wanted = words.filter { !["the", "a", "an"].contains($0) }
      if wanted.allSatisfy(longWords.contains), longWords.count <= wanted.count + 2 { return inside }
    }
    return nil
  }

  private static func brackets(in text: [UInt8], _ range: Range<Int>) -> [(open: Int, close: Int)] {
    var pairs: [(Int, Int)] = []
    var open: Int?
    for at in range where at < text.count {
      if text[at] == UInt8(ascii: "(") { open = at }
      if text[at] == UInt8(ascii: ")"), let start = open {
        pairs.append((start, at))
        open = nil
      }
    }
    return pairs
  }

  /// The shortest words right before `end` whose letters, in order, are those of the short form, the first of them at the
  /// beginning of a word; at most twice as many words as it has letters.
  private static func match(_ short: [UInt8], in text: [UInt8], before end: Int, from start: Int) -> Range<Int>? {
    let long = trimmed(text, start..<end)
    var at = long.upperBound - 1
    for (number, byte) in short.enumerated().reversed() where isWordByte(byte) {
      let isFirst = number == 0
      while at >= long.lowerBound,
        lowered(text[at]) != lowered(byte) || isFirst && at > long.lowerBound && isWordByte(text[at - 1])
      {
        at -= 1
      }
      guard at >= long.lowerBound else { return nil }
      at -= 1
    }
    let found = at + 1..<long.upperBound
    let words = text[found].split { !isWordByte($0) }.count
    return words >= 2 && words <= min(short.count + 5, short.count * 2) ? found : nil
  }

  private static func trimmed(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var range = range.clamped(to: 0..<text.count)
    while let first = range.first, text[first] <= 0x20 || text[first] == UInt8(ascii: "\"") {
      range = first + 1..<range.upperBound
    }
    while let last = range.last, text[last] <= 0x20 || text[last] == UInt8(ascii: "\"") {
      range = range.lowerBound..<last
    }
    return range
  }

  private static func isSame(_ a: ArraySlice<UInt8>, _ b: [UInt8]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { lowered($0) == lowered($1) }
      && a.contains { $0 >= 0x41 && $0 <= 0x5a }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
  }
}
