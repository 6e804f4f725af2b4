import Text

/// Cuts a run of text into syntactic words as the English treebanks of Universal Dependencies have them.
///
/// A chunk is what stands between white space. It is cut from left to right: addresses whole, then numbers, words and
/// marks; words lose their clitics ("does" + "n't") and most of their hyphens ("Russian" "-" "mediated"). Every token is
/// a range of the text; bytes that are not UTF-8 are letters like any others. O(bytes).
struct Tokenizer {
  private let prefixes: FlatMap
  private let contractions: FlatMap
  private let suffixes: FlatMap
  private let abbreviations: FlatMap
  private let addressEndings: FlatMap
  private var lowered: [UInt8] = []

  init(_ lexicon: Lexicon) {
    prefixes = lexicon.map("hyphen-prefixes")
    contractions = lexicon.map("contractions")
    suffixes = lexicon.map("number-suffixes")
    abbreviations = lexicon.map("abbreviations")
    addressEndings = lexicon.map("address-endings")
  }

  /// Appends the tokens of `range` to `tokens`, with their ranges and `spaceAfter`.
  mutating func tokens(of text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, into tokens: inout [Token]) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let space = TextClass.spaceLength(text, offset)
      if space > 0 {
        if let last = tokens.indices.last, Int(tokens[last].range.end) == offset { tokens[last].spaceAfter = true }
        offset += space
        continue
      }
      var end = offset
      while end < range.upperBound, TextClass.spaceLength(text, end) == 0 { end += 1 }
      cut(Chunk(text: text, start: offset, end: end), into: &tokens)
      offset = end
    }
  }

  private mutating func cut(_ chunk: Chunk, into tokens: inout [Token]) {
    let hasAddress = chunk.mayHoldAddress
    var offset = chunk.start
    while offset < chunk.end {
      if hasAddress, let end = chunk.addressEnd(from: offset, endings: addressEndings) {
        append(offset, end, &tokens)
        offset = end
      } else if chunk.isDigit(offset) {
        offset = number(chunk, offset, &tokens)
      } else if chunk.isWordStart(offset) {
        offset = word(chunk, offset, &tokens)
      } else {
        let end = mark(chunk, offset)
        append(offset, end, &tokens)
        offset = end
      }
    }
  }

  /// A token that no space follows yet; `tokens(of:in:into:)` sees the space.
  private func append(_ start: Int, _ end: Int, _ tokens: inout [Token]) {
    var token = Token(range: ByteRange(start..<end))
    token.spaceAfter = false
    tokens.append(token)
  }

  // A number with its stops, commas, colons and slashes; the end of what was cut.
  private mutating func number(_ chunk: Chunk, _ start: Int, _ tokens: inout [Token]) -> Int {
    var end = start
    while end < chunk.end {
      if chunk.isDigit(end) {
        end += 1
      } else if let joined = chunk.digitJoin(end) {
        end += joined
      } else {
        break
      }
    }
    if chunk[end] == UInt8(ascii: "-"), let phone = chunk.hyphenatedNumberEnd(start) { end = phone }
    guard chunk.isLetter(end) else {
      append(start, end, &tokens)
      return end
    }
    var letters = end
    while chunk.isLetter(letters) || (chunk[letters] == UInt8(ascii: ".") && chunk.isLetter(letters + 1)) {
      letters += 1
    }
    LetterCase.lower(chunk.slice(end, letters), into: &lowered)
    if lowered.withUnsafeBufferPointer({ suffixes.contains($0) }) {
      append(start, end, &tokens)
      return word(chunk, end, &tokens)
    }
    // "1990's", "4A", "20th", "3D".
    if chunk.apostropheLength(letters) == 0 { return word(chunk, start, from: end, &tokens) }
    append(start, letters, &tokens)
    return letters
  }

  /// A word from `start`, of which what lies before `from` is already known to belong to it; the end of what was cut.
  private mutating func word(_ chunk: Chunk, _ start: Int, from: Int? = nil, _ tokens: inout [Token]) -> Int {
    var end = from ?? start
    scan: while end < chunk.end {
      if chunk.isLetter(end) || chunk.isDigit(end) {
        end += 1
        continue
      }
      switch chunk[end] {
      case UInt8(ascii: "."):
        guard let length = stopInside(chunk, start, end) else { break scan }
        end += length
      case UInt8(ascii: "-"):
        guard keepsHyphen(chunk, start, end) else { break scan }
        end += 1
      case UInt8(ascii: "&"):
        // "AT&T", "R&D".
        guard chunk.isLetter(end + 1), end - start <= 2 || !chunk.isLetter(end + 3) else { break scan }
        end += 1
      case UInt8(ascii: "/"):
        // "w/", "w/o", "I/C".
        let isWith = end - start == 1 && chunk[start] | 0x20 == UInt8(ascii: "w")
        guard end - start == 1, isWith || (chunk.isLetter(end + 1) && !chunk.isWordPart(end + 2)) else { break scan }
        end += 1
      case UInt8(ascii: "_"), UInt8(ascii: "*"):
        guard chunk.isWordPart(end + 1) else { break scan }
        end += 1
      case UInt8(ascii: "("):
        guard chunk[end + 1] == UInt8(ascii: "s"), chunk[end + 2] == UInt8(ascii: ")") else { break scan }
        end += 3
      case UInt8(ascii: "$"):
        // "US$", "NZ$26".
        guard end - start <= 3, (start..<end).allSatisfy({ chunk.isUpper($0) }) else { break scan }
        end += 1
        break scan
      case UInt8(ascii: "+"):
        guard chunk[end + 1] == UInt8(ascii: "+"), end - start == 1 else { break scan }
        end += 2
      default:
        let apostrophe = chunk.apostropheLength(end)
        guard apostrophe > 0, chunk.isLetter(end + apostrophe) else { break scan }
        end += apostrophe
      }
    }
    if end == start { end += 1 }
    split(chunk, start, end, &tokens)
    return end
  }

  /// How many bytes of a stop at `offset` belong to the word from `start`: nil where it ends the word.
  private mutating func stopInside(_ chunk: Chunk, _ start: Int, _ offset: Int) -> Int? {
    if chunk.isLetter(offset + 1) || chunk.isDigit(offset + 1) {
      // "end.Next" lacks a space; "U.S", "Ph.D", "file.doc", "V0.2" do not.
      let segment = offset - start
      guard segment >= 3, chunk.isLowerLetter(offset - 1), !chunk.slice(start, offset).contains(UInt8(ascii: "."))
      else {
        return 1
      }
      let next = chunk.wordLength(offset + 1)
      let isDotted = chunk[offset + 1 + next] == UInt8(ascii: ".") && chunk.isLetter(offset + 2 + next)
      return chunk.isUpper(offset + 1) || (next >= 2 && !isDotted && chunk.isLetter(offset + 1)) ? nil : 1
    }
    guard chunk[offset + 1] != UInt8(ascii: ".") else { return nil }
    // "U.S.", "a.m.", "J."
    let afterStop = offset >= start + 2 && chunk[offset - 2] == UInt8(ascii: ".")
    if afterStop, chunk.isLetter(offset - 1) { return 1 }
    if offset - start == 1, chunk[start] != UInt8(ascii: "I") {
      // "reaches 95 °C. Wait": a unit is no initial.
      if chunk[start - 2] == 0xC2, chunk[start - 1] == 0xB0 { return nil }
      let next = chunk.nextWord(after: offset + 1)
      // "J. Smith" but "vitamin C." at the end; "Y. p. orientalis" but "plan b. Then".
      if chunk.isUpper(start), next != .end { return 1 }
      if chunk.isLowerLetter(start), next == .small { return 1 }
    }
    LetterCase.lower(chunk.slice(start, offset), into: &lowered)
    guard let kind = lowered.withUnsafeBufferPointer({ abbreviations[$0]?.first }) else { return nil }
    let next = chunk.nextWord(after: offset + 1)
    switch kind {
    case UInt8(ascii: "n"): return next == .digit ? 1 : nil
    case UInt8(ascii: "m"): return chunk.isUpper(start) && next != .capital && next != .end ? 1 : nil
    case UInt8(ascii: "t"): return next != .end && chunk.isUpper(start) ? 1 : nil
    default: return 1
    }
  }

  /// True where a hyphen stays inside its word: after a bound prefix, and where speech breaks off ("th- ").
  private mutating func keepsHyphen(_ chunk: Chunk, _ start: Int, _ offset: Int) -> Bool {
    guard chunk.isLetter(offset + 1) || chunk.isDigit(offset + 1) else {
      guard offset + 1 == chunk.end, chunk.end < chunk.text.count else { return false }
      return offset - start <= 3 || isPrefix(chunk.slice(start, offset))
    }
    return isPrefix(chunk.slice(start, offset))
  }

  private mutating func isPrefix(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    LetterCase.lower(word, into: &lowered)
    return lowered.withUnsafeBufferPointer { prefixes.contains($0) }
  }

  /// Appends a word, cut before its clitic.
  private mutating func split(_ chunk: Chunk, _ start: Int, _ end: Int, _ tokens: inout [Token]) {
    let cut = cliticStart(chunk, start, end)
    if cut > start, cut < end {
      append(start, cut, &tokens)
      append(cut, end, &tokens)
    } else {
      append(start, end, &tokens)
    }
  }

  /// Where a word's clitic begins ("does|n't", "Armenia|'s", "can|not"), or its end.
  private mutating func cliticStart(_ chunk: Chunk, _ start: Int, _ end: Int) -> Int {
    func lower(_ offset: Int) -> UInt8 { chunk[offset] | 0x20 }
    let count = end - start
    if count > 3, lower(end - 1) == UInt8(ascii: "t"), chunk.apostropheEnding(at: end - 1) > 0 {
      let n = end - 2 - chunk.apostropheEnding(at: end - 1)
      if n > start, lower(n) == UInt8(ascii: "n") { return n }
    }
    for length in 1...2 where count > length + 1 {
      let apostrophe = chunk.apostropheEnding(at: end - length)
      guard apostrophe > 0, end - length - apostrophe > start else { continue }
      let isClitic =
        switch (length, lower(end - length), lower(end - 1)) {
        case (1, UInt8(ascii: "s"), _), (1, UInt8(ascii: "d"), _), (1, UInt8(ascii: "m"), _): true
        case (2, UInt8(ascii: "r"), UInt8(ascii: "e")), (2, UInt8(ascii: "v"), UInt8(ascii: "e")),
          (2, UInt8(ascii: "l"), UInt8(ascii: "l")):
          true
        default: false
        }
      if isClitic { return end - length - apostrophe }
    }
    guard (2...9).contains(count) else { return end }
    LetterCase.lower(chunk.slice(start, end), into: &lowered)
    guard let first = lowered.withUnsafeBufferPointer({ contractions[$0]?.first }) else { return end }
    return start + Int(first & 0x0F)
  }

  /// The end of a mark: one sign, or a run of the same ("--", "...", "?!").
  private func mark(_ chunk: Chunk, _ offset: Int) -> Int {
    let first = chunk[offset]
    if first >= 0x80 {
      let length = chunk.text.scalar(at: offset).length
      let end = min(offset + length, chunk.end)
      // "…." and "’’" are one mark.
      if chunk.apostropheLength(offset) > 0 {
        if chunk.isCliticLetters(offset + length) || chunk.isDecade(offset + length) {
          return min(offset + length + chunk.wordLength(offset + length), chunk.end)
        }
        if chunk.apostropheLength(end) > 0, chunk.slice(offset, end).elementsEqual(chunk.slice(end, end + length)) {
          return end + length
        }
      }
      return end
    }
    switch first {
    case UInt8(ascii: "'"):
      // "'s" on its own, "'90s", "'em", "''".
      if chunk[offset + 1] == first { return offset + 2 }
      if chunk.isCliticLetters(offset + 1) || chunk.isDigit(offset + 1) {
        return offset + 1 + chunk.wordLength(offset + 1)
      }
      return offset + 1
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "."):
      var end = offset + 1
      while [UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ".")].contains(chunk[end]) { end += 1 }
      return end
    case UInt8(ascii: "#") where chunk.isLetter(offset + 1):
      return offset + 1 + chunk.wordLength(offset + 1)
    case UInt8(ascii: "$"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "_"),
      UInt8(ascii: "#"), UInt8(ascii: "~"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"):
      var end = offset + 1
      while chunk[end] == first { end += 1 }
      return end
    case UInt8(ascii: ":"), UInt8(ascii: ";"):
      let nose = chunk[offset + 1] == UInt8(ascii: "-") ? 1 : 0
      let isFace =
        switch chunk[offset + 1 + nose] {
        case UInt8(ascii: ")"), UInt8(ascii: "("): true
        case UInt8(ascii: "D"), UInt8(ascii: "P"): !chunk.isWordPart(offset + 2 + nose)
        default: false
        }
      return isFace ? offset + 2 + nose : offset + 1
    default: return offset + 1
    }
  }
}
