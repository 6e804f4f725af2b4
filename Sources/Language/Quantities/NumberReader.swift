import Text

/// A number as the text writes it, over one or more tokens: "6,700", "twenty-five", "2.5 million", "two thirds", "21st".
struct NumberPhrase: Equatable {
  enum Kind: UInt8 { case cardinal, ordinal, fraction, vague }

  var kind: Kind
  var value: Double
  /// One past its last token.
  var end: TokenIndex
  /// Written in digits alone, without a scale word: what can be a year or a day of the month.
  var isPlainDigits: Bool
}

/// Reads number phrases; what a word means is looked up once for each distinct form of a document.
///
/// The words are those of `gazetteers/numbers.tsv`.
struct NumberReader {
  /// The part a single word plays in a number.
  struct Word: Equatable {
    enum Kind: UInt8 {
      case none, digits, cardinal, tens, scale, scales, group, ordinal, digitOrdinal, fraction, vulgar, times, multiple
    }

    var kind: Kind = .none
    var value: Double = 0

    static let none = Word()
  }

  /// The word of each token.
  let words: [Word]
  private let lowers: [Symbol]
  private let and: Symbol
  private let a: Symbol
  private let an: Symbol
  private let of: Symbol
  private let hyphen: Symbol

  init(analysis: Analysis, numbers: FlatMap) {
    let unseen = Word(kind: .none, value: -1)
    var memo = [Word](filledWith: unseen, count: analysis.symbols.count)
    var words: [Word] = []
    var lowers: [Symbol] = []
    words.reserveCapacity(analysis.tokens.count)
    lowers.reserveCapacity(analysis.tokens.count)
    for token in analysis.tokens {
      let index = Int(token.lower.rawValue)
      lowers.append(token.lower)
      if index >= memo.count {
        words.append(.none)
        continue
      }
      if memo[index] == unseen {
        memo[index] = analysis.symbols.withBytes(of: token.lower) { NumberReader.word($0, numbers) }
      }
      words.append(memo[index])
    }
    self.words = words
    self.lowers = lowers
    let symbols = analysis.symbols
    and = symbols.find("and") ?? .none
    a = symbols.find("a") ?? .none
    an = symbols.find("an") ?? .none
    of = symbols.find("of") ?? .none
    hyphen = symbols.find("-") ?? .none
  }

  /// The longest number phrase that begins at a token and ends before `end`; O(length of the phrase).
  func number(at start: TokenIndex, end: TokenIndex) -> NumberPhrase? {
    let first = word(start, end)
    switch first.kind {
    case .none:
      guard isArticle(start, end) else { return nil }
      return afterArticle(start, end)
    case .times, .multiple: return nil
    case .vulgar: return NumberPhrase(kind: .fraction, value: first.value, end: start + 1, isPlainDigits: false)
    case .fraction: return fraction(start, end)
    case .scales: return plural(start, end)
    case .ordinal, .digitOrdinal:
      return NumberPhrase(kind: .ordinal, value: first.value, end: start + 1, isPlainDigits: false)
    case .digits, .cardinal, .tens, .scale, .group: return cardinal(start, end)
    }
  }

  private func word(_ index: TokenIndex, _ end: TokenIndex) -> Word {
    index >= 0 && index < end && Int(index) < words.count ? words[Int(index)] : .none
  }

  private func isArticle(_ index: TokenIndex, _ end: TokenIndex) -> Bool {
    isWord(a, index, end) || isWord(an, index, end)
  }

  private func isWord(_ symbol: Symbol, _ index: TokenIndex, _ end: TokenIndex) -> Bool {
    index < end && symbol != .none && lowers[Int(index)] == symbol
  }

  /// "a hundred", "a dozen", "a half million", "a third of".
  private func afterArticle(_ start: TokenIndex, _ end: TokenIndex) -> NumberPhrase? {
    let next = word(start + 1, end)
    switch next.kind {
    case .scale, .group:
      guard var number = cardinal(start + 1, end) else { return nil }
      number.isPlainDigits = false
      return number
    case .fraction where isWord(of, start + 2, end) || word(start + 2, end).kind == .scale:
      return fraction(start + 1, end)
    case .ordinal where next.value >= 3 && isWord(of, start + 2, end):
      return NumberPhrase(kind: .fraction, value: 1 / next.value, end: start + 2, isPlainDigits: false)
    default: return nil
    }
  }

  /// "half", "half a million", "half of"; "quarter" alone is no number.
  private func fraction(_ start: TokenIndex, _ end: TokenIndex) -> NumberPhrase? {
    let parts = word(start, end).value
    guard parts == 2 || isWord(of, start + 1, end) else { return nil }
    var next = start + 1
    if isArticle(next, end) { next += 1 }
    let scale = word(next, end)
    if scale.kind == .scale || scale.kind == .group {
      return NumberPhrase(kind: .cardinal, value: scale.value / parts, end: next + 1, isPlainDigits: false)
    }
    return NumberPhrase(kind: .fraction, value: 1 / parts, end: start + 1, isPlainDigits: false)
  }

  /// "hundreds", "tens of thousands", "dozens": at least so many.
  private func plural(_ start: TokenIndex, _ end: TokenIndex) -> NumberPhrase? {
    var value = word(start, end).value
    var next = start + 1
    if isWord(of, next, end), word(next + 1, end).kind == .scales {
      value *= word(next + 1, end).value
      next += 2
    } else if value == 10 || value == 20 {
      return nil
    }
    return NumberPhrase(kind: .vague, value: value, end: next, isPlainDigits: false)
  }

  private func cardinal(_ start: TokenIndex, _ end: TokenIndex) -> NumberPhrase? {
    var total = 0.0
    var current = 0.0
    var index = start
    var isPlain = true
    var last = Word.Kind.none
    reading: while index < end {
      var here = word(index, end)
      var width: TokenIndex = 1
      // "twenty-five" is three tokens, "two hundred and fifty" four; the joint counts only before a number word.
      if last != .none, here.kind == .none {
        let next = word(index + 1, end)
        if isWord(hyphen, index, end), last == .tens, next.kind == .cardinal || next.kind == .ordinal {
          here = next
          width = 2
        } else if isWord(and, index, end), last == .scale, next.kind == .cardinal || next.kind == .tens {
          here = next
          width = 2
        } else if isWord(and, index, end), last == .cardinal || last == .digits, isArticle(index + 1, end),
          word(index + 2, end).kind == .fraction, word(index + 2, end).value <= 4
        {
          current += 1 / word(index + 2, end).value
          index += 3
          isPlain = false
          last = .fraction
          continue reading
        }
      }
      switch here.kind {
      case .digits where last == .none: current = here.value
      case .vulgar where last == .digits: current += here.value
      case .cardinal where last == .none || last == .scale: current += here.value
      case .cardinal where last == .tens && here.value < 10: current += here.value
      case .tens where last == .none || last == .scale: current += here.value
      case .group where last != .group: current = max(current, 1) * here.value
      case .scale:
        if here.value == 100 {
          current = max(current, 1) * 100
        } else {
          total += max(current, 1) * here.value
          current = 0
        }
      case .fraction where last == .cardinal || last == .digits:
        guard here.value != 4 || current < 4 else { break reading }
        guard here.value != 2 || current < 2 else { break reading }
        return NumberPhrase(kind: .fraction, value: current / here.value, end: index + width, isPlainDigits: false)
      case .ordinal where last == .tens && here.value < 10:
        return NumberPhrase(
          kind: .ordinal, value: total + current + here.value, end: index + width, isPlainDigits: false)
      default: break reading
      }
      if here.kind != .digits { isPlain = false }
      last = here.kind
      index += width
      // "two-thirds" and "two - thirds" are three tokens.
      if last == .cardinal || last == .digits, isWord(hyphen, index, end), word(index + 1, end).kind == .fraction,
        word(index + 1, end).value > current
      {
        return NumberPhrase(
          kind: .fraction, value: current / word(index + 1, end).value, end: index + 2, isPlainDigits: false)
      }
    }
    guard index > start else { return nil }
    return NumberPhrase(kind: .cardinal, value: total + current, end: index, isPlainDigits: isPlain)
  }

  /// What one word in lower case is: digits are read, the rest is looked up.
  static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ numbers: FlatMap) -> Word {
    guard let first = bytes.first else { return .none }
    if isDigit(first) || first == UInt8(ascii: ".") && bytes.count > 1 { return digits(bytes) }
    guard bytes.count <= 16 else { return .none }
    guard let value = numbers[bytes], let space = value.firstIndex(of: UInt8(ascii: " ")) else { return .none }
    let number = decimal(UnsafeBufferPointer(rebasing: value[(space + 1)...]))
    let name = UnsafeBufferPointer(rebasing: value[..<space])
    for (kind, text) in kinds where spells(name, text) { return Word(kind: kind, value: number) }
    return .none
  }

  private static let kinds: [(Word.Kind, StaticString)] = [
    (.cardinal, "cardinal"), (.tens, "tens"), (.scale, "scale"), (.scales, "scales"), (.group, "group"),
    (.ordinal, "ordinal"), (.fraction, "fraction"), (.vulgar, "vulgar"), (.times, "times"), (.multiple, "multiple"),
  ]

  /// "1/2" and "0.5" alike.
  private static func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
    var parts: [Double] = [0]
    var place = 0.0
    for byte in bytes {
      if byte == UInt8(ascii: "/") {
        parts.append(0)
        place = 0
      } else if byte == UInt8(ascii: ".") {
        place = 0.1
      } else if isDigit(byte) {
        let digit = Double(byte - UInt8(ascii: "0"))
        parts[parts.count - 1] =
          place == 0 ? parts[parts.count - 1] * 10 + digit : parts[parts.count - 1] + digit * place
        place /= 10
      }
    }
    return parts.count == 2 && parts[1] > 0 ? parts[0] / parts[1] : parts[0]
  }

  /// "6,700", "3.14", "21st", "11bn", "1/2"; nothing where other letters stand.
  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>) -> Word {
    var value = 0.0
    var place = 0.0
    var index = 0
    var digitsSeen = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isDigit(byte) {
        digitsSeen += 1
        let digit = Double(byte - UInt8(ascii: "0"))
        if place > 0 {
          value += digit * place
          place /= 10
        } else {
          value = value * 10 + digit
        }
      } else if byte == UInt8(ascii: ","), place == 0, index + 3 < bytes.count, isDigit(bytes[index + 1]),
        isDigit(bytes[index + 2]), isDigit(bytes[index + 3]), index + 4 >= bytes.count || !isDigit(bytes[index + 4])
      {
        // A group of three follows.
      } else if byte == UInt8(ascii: "."), place == 0, index + 1 < bytes.count {
        place = 0.1
      } else {
        break
      }
      index += 1
    }
    guard digitsSeen > 0 else { return .none }
    let rest = UnsafeBufferPointer(rebasing: bytes[index...])
    if rest.isEmpty { return Word(kind: .digits, value: value) }
    if spells(rest, "st") || spells(rest, "nd") || spells(rest, "rd") || spells(rest, "th") {
      return Word(kind: .digitOrdinal, value: value)
    }
    if spells(rest, "bn") { return Word(kind: .digits, value: value * 1_000_000_000) }
    if spells(rest, "k") { return Word(kind: .digits, value: value * 1000) }
    if spells(rest, "½") { return Word(kind: .digits, value: value + 0.5) }
    if rest.count >= 2, rest[0] == UInt8(ascii: "/"), place == 0, digitsSeen <= 2 {
      var below = 0.0
      for byte in rest.dropFirst() {
        guard isDigit(byte) else { return .none }
        below = below * 10 + Double(byte - UInt8(ascii: "0"))
      }
      return below > value && below <= 100 ? Word(kind: .vulgar, value: value / below) : .none
    }
    return .none
  }
}

/// Whether a byte is one of 0...9.
@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

/// Whether bytes are exactly those of a literal.
@inline(__always)
func spells(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
  guard bytes.count == text.utf8CodeUnitCount else { return false }
  for index in 0..<bytes.count where bytes[index] != text.utf8Start[index] { return false }
  return true
}
