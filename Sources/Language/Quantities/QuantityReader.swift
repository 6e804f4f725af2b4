import Text

/// Reads the quantities of one sentence after another.
struct QuantityReader {
  let analysis: Analysis
  let numbers: NumberReader
  private let units: FlatMap
  private let symbols: QuantityWords
  var sentence = Sentence(range: ByteRange(start: 0, end: 0), tokens: 0..<0, block: 0)

  init(analysis: Analysis, numbers: NumberReader, units: FlatMap) {
    self.analysis = analysis
    self.numbers = numbers
    self.units = units
    symbols = QuantityWords(analysis.symbols)
  }

  /// The quantity whose number (or the currency before it) begins at a token.
  func quantity(at index: TokenIndex) -> FoundQuantity? {
    guard sentence.tokens.contains(index) else { return nil }
    var first = index
    var currency: UnsafeBufferPointer<UInt8>?
    if numbers.words[Int(index)].kind == .none {
      if analysis.tokens[Int(index)].upos == .sym || analysis.tokens[Int(index)].upos == .propn,
        let unit = unit(index), unit.kind == .money, numbers.number(at: index + 1, end: end) != nil
      {
        currency = unit.name
        first = index + 1
      } else if !reads(index, symbols.a) || numbers.number(at: index, end: end) == nil {
        return nil
      }
    }
    guard let number = numbers.number(at: first, end: end), isQuantity(first, number) else { return nil }
    var found = FoundQuantity(
      kind: kind(of: number), start: index, end: number.end, value: number.value, upper: number.value,
      comparator: number.kind == .vague ? .atLeast : .exactly, unit: nil, counted: nil)
    if let currency {
      found.kind = .money
      found.unit = currency
      if spells(currency, "$"), reads(index - 1, symbols.us) {
        found.unit = bytes("US$")
        found.start = index - 1
      }
    }
    readRange(&found, number)
    readUnit(&found)
    readAge(&found)
    if found.unit == nil { found.counted = countedNoun(first, found) }
    if found.kind == .ordinal, found.counted == nil { return nil }
    readComparator(&found)
    return found
  }

  private var end: TokenIndex { sentence.tokens.upperBound }

  private func reads(_ index: TokenIndex, _ symbol: Symbol) -> Bool {
    sentence.tokens.contains(index) && analysis.tokens[Int(index)].lower == symbol
  }

  private func isDash(_ index: TokenIndex) -> Bool { reads(index, symbols.hyphen) || reads(index, symbols.dash) }

  private func kind(of number: NumberPhrase) -> Quantity.Kind {
    switch number.kind {
    case .cardinal, .vague: .count
    case .ordinal: .ordinal
    case .fraction: .fraction
    }
  }

  /// "one" as a pronoun and numbers inside names ("Channel 4") count nothing.
  private func isQuantity(_ index: TokenIndex, _ number: NumberPhrase) -> Bool {
    let token = analysis.tokens[Int(index)]
    if token.upos == .pron || isBracketed(index, number.end) || isOfDesignation(index) { return false }
    // "the one that": a noun by its tag.
    if token.upos == .noun, number.value == 1, number.kind == .cardinal, !number.isPlainDigits { return false }
    if token.upos == .propn { return number.end > index + 1 || number.kind != .ordinal && token.relation == .nummod }
    if token.upos == .verb { return false }
    // "Magnitude 6.1" is an amount, "room 61" a name.
    let isFlat = token.relation == .flat && (number.value == number.value.rounded() || !isNoun(index - 1))
    if isFlat || token.relation == .discourse { return false }
    return number.kind != .ordinal || token.upos == .adj || token.upos == .num || number.end > index + 1
      || token.upos == .noun
  }

  private func isNoun(_ index: TokenIndex) -> Bool {
    sentence.tokens.contains(index) && analysis.tokens[Int(index)].upos == .noun
  }

  /// "200" of "A330-200", "10" of "VC-10": written together with a word before it.
  private func isOfDesignation(_ index: TokenIndex) -> Bool {
    guard sentence.tokens.contains(index - 2), isDash(index - 1), numbers.words[Int(index - 2)].kind == .none,
      analysis.tokens[Int(index - 2)].upos != .punct, analysis.tokens[Int(index - 2)].upos != .sym
    else { return false }
    return analysis.tokens[Int(index - 2)].range.end == analysis.tokens[Int(index - 1)].range.start
      && analysis.tokens[Int(index - 1)].range.end == analysis.tokens[Int(index)].range.start
  }

  /// "[17]": the number of a reference.
  private func isBracketed(_ index: TokenIndex, _ next: TokenIndex) -> Bool {
    reads(index - 1, symbols.opening) && reads(next, symbols.closing)
  }

  /// "5 to 10", "5-10", "between 5 and 10".
  private func readRange(_ found: inout FoundQuantity, _ number: NumberPhrase) {
    guard number.kind == .cardinal else { return }
    let joint = found.end
    let isBetween = reads(found.start - 1, symbols.between)
    guard
      isDash(joint) || reads(joint, symbols.to) || isBetween && reads(joint, symbols.and) || reads(joint, symbols.or)
    else { return }
    var next = joint + 1
    if let unit = unit(next), unit.kind == .money { next += 1 }
    guard let upper = numbers.number(at: next, end: end), upper.kind == .cardinal, upper.value > found.value else {
      // "two to three million" scales both ends, which the order of the ends above does not show.
      return
    }
    if reads(joint, symbols.or), upper.value > found.value * 2 { return }
    let isScaled = !upper.isPlainDigits && upper.value >= 1000 && found.value < 1000
    if isScaled {
      let power = upper.value >= 1e9 ? 1e9 : upper.value >= 1e6 ? 1e6 : upper.value >= 1000 ? 1000.0 : 1
      if found.value * power <= upper.value { found.value *= power }
    }
    found.upper = upper.value
    found.end = upper.end
    if isBetween || reads(found.start - 1, symbols.from) { found.start -= 1 }
  }

  /// "km", "percent", "square miles", "km per hour", "degrees Celsius", "million dollars"; a hyphen may stand between.
  private func readUnit(_ found: inout FoundQuantity) {
    guard found.kind != .ordinal else { return }
    var next = found.end
    if isDash(next), analysis.tokens[Int(next - 1)].spaceAfter == false { next += 1 }
    if found.kind == .money {
      return
    }
    if isInchMark(next) {
      found.kind = .length
      found.unit = bytes("inch")
      found.end = next + 1
      return
    }
    if reads(next, symbols.square) || reads(next, symbols.cubic), let unit = unit(next + 1), unit.kind == .length {
      let isSquare = reads(next, symbols.square)
      found.kind = isSquare ? .area : .volume
      found.unit = joined(isSquare, unit.name)
      found.end = next + 2
      return
    }
    if reads(next, symbols.per), reads(next + 1, symbols.cent) {
      found.kind = .percent
      found.unit = bytes("percent")
      found.end = next + 2
      return
    }
    if reads(next, symbols.percentage), reads(next + 1, symbols.points) || reads(next + 1, symbols.point) {
      found.kind = .percent
      found.unit = bytes("percentage point")
      found.end = next + 2
      return
    }
    if reads(next, symbols.pounds) || reads(next, symbols.pound), isOfMoney(next, found) {
      found.kind = .money
      found.unit = bytes("pound sterling")
      found.end = next + 1
      return
    }
    guard let unit = unit(next), unit.kind != .other || analysis.tokens[Int(next)].upos != .verb else { return }
    if analysis.tokens[Int(next)].upos == .verb || analysis.tokens[Int(next)].upos == .adp { return }
    // A bare letter is a unit only where it touches nothing else: "5 m" but not "5 T cells".
    if analysis.tokens[Int(next)].range.count == 1, unit.kind != .percent, unit.kind != .money,
      unit.kind != .temperature, analysis.tokens[Int(next)].upos == .propn
    {
      return
    }
    found.kind = unit.kind
    found.unit = unit.name
    found.end = next + 1
    if unit.kind == .temperature {
      if reads(found.end, symbols.celsius) || reads(found.end, symbols.c) {
        found.unit = bytes("degree Celsius")
        found.end += 1
      } else if reads(found.end, symbols.fahrenheit) || reads(found.end, symbols.f) {
        found.unit = bytes("degree Fahrenheit")
        found.end += 1
      }
    } else if unit.kind == .length, reads(found.end, symbols.per) || reads(found.end, symbols.a),
      reads(found.end + 1, symbols.hour) || reads(found.end + 1, symbols.second)
    {
      found.kind = .speed
      found.unit = bytes(
        spells(unit.name, "mile")
          ? "mile per hour" : spells(unit.name, "metre") ? "metre per second" : "kilometre per hour")
      found.end += 2
    }
  }

  /// Whether pounds are money and no weight: what costs or is paid them, or is bought for them, a price of so many, and
  /// thousands of them, save where something weighs as much.
  private func isOfMoney(_ noun: TokenIndex, _ found: FoundQuantity) -> Bool {
    guard let head = analysis.head(of: noun, in: sentence), sentence.tokens.contains(head), !reads(noun + 1, symbols.of)
    else { return false }
    let above = analysis.tokens[Int(head)].base
    func isAmong(_ words: [String]) -> Bool { words.contains { analysis.symbols.find($0) == above } }
    // Looked up here, as few texts have pounds at all.
    if isAmong(QuantityWords.ofMoney) { return true }
    if isAmong(QuantityWords.ofTrade) { return reads(found.start - 1, symbols.for) }
    return found.value >= 1000 && above != symbols.weigh
  }

  /// Whether a quotation mark right behind a number stands for inches, since no quotation is open: "13.3" of "a 13.3" display".
  private func isInchMark(_ index: TokenIndex) -> Bool {
    guard index > sentence.tokens.lowerBound, reads(index, symbols.quote) else { return false }
    var isOpen = false
    for mark in sentence.tokens.lowerBound..<index where reads(mark, symbols.quote) {
      if isOpen || !isBehindNumber(mark) { isOpen.toggle() }
    }
    return !isOpen && isBehindNumber(index)
  }

  private func isBehindNumber(_ index: TokenIndex) -> Bool {
    index > sentence.tokens.lowerBound && numbers.words[Int(index - 1)].kind != .none
      && !analysis.tokens[Int(index - 1)].spaceAfter
  }

  /// "14-year-old", "14 years old", "aged 14", "at the age of 14", "Smith, 51,".
  private func readAge(_ found: inout FoundQuantity) {
    if found.kind == .duration {
      var next = found.end
      if isDash(next) { next += 1 }
      if reads(next, symbols.old) {
        found.kind = .age
        found.end = next + 1
      } else if reads(next, symbols.of), reads(next + 1, symbols.age) {
        found.kind = .age
        found.end = next + 2
      }
      return
    }
    guard found.kind == .count, found.value <= 130 else { return }
    let before = found.start - 1
    if reads(before, symbols.aged) || reads(before, symbols.ages) || reads(before, symbols.age)
      || reads(before, symbols.of) && reads(before - 1, symbols.age)
    {
      found.kind = .age
      found.unit = bytes("year")
    } else if reads(before, symbols.comma), reads(found.end, symbols.comma), sentence.tokens.contains(before - 1),
      analysis.tokens[Int(before - 1)].upos == .propn, found.value >= 5, found.value == found.value.rounded(),
      analysis.tokens[Int(found.start)].relation != .nummod
        || (analysis.head(of: found.start, in: sentence) ?? found.end) < found.start
    {
      found.kind = .age
      found.unit = bytes("year")
    }
  }

  /// The noun that the number modifies; "of" after a fraction, percentage or vague number leads to it.
  private func countedNoun(_ number: TokenIndex, _ found: FoundQuantity) -> TokenIndex? {
    var token = number
    for _ in 0..<4 {
      guard let head = analysis.head(of: token, in: sentence), sentence.tokens.contains(head) else { break }
      let relation = analysis.tokens[Int(token)].relation
      guard
        head >= found.start && head < found.end || relation == .nummod || relation == .amod || relation == .compound
          || relation == .detPredet || relation == .det
      else { break }
      token = head
      if head >= found.end {
        return [.noun, .propn, .sym].contains(analysis.tokens[Int(head)].upos) ? head : nil
      }
    }
    return complement(of: number, found)
  }

  /// "people" in "dozens of people" and "two of the people".
  private func complement(of number: TokenIndex, _ found: FoundQuantity) -> TokenIndex? {
    guard reads(found.end, symbols.of) else { return nil }
    let last = min(end, found.end + 8)
    for index in found.end + 1..<max(found.end + 1, last) {
      let token = analysis.tokens[Int(index)]
      guard token.relation == .nmod, let head = analysis.head(of: index, in: sentence), head < found.end else {
        continue
      }
      return index
    }
    return nil
  }

  /// "more than", "at least", "about", "up to", "nearly", "fewer than", "10 or more", "some 200".
  private func readComparator(_ found: inout FoundQuantity) {
    if found.kind == .ordinal { return }
    let before = found.start - 1
    if reads(found.end, symbols.or) {
      if reads(found.end + 1, symbols.more) || reads(found.end + 1, symbols.older) || reads(found.end + 1, symbols.over)
      {
        found.comparator = .atLeast
        found.end += 2
        return
      }
      if reads(found.end + 1, symbols.less) || reads(found.end + 1, symbols.fewer)
        || reads(found.end + 1, symbols.younger)
      {
        found.comparator = .atMost
        found.end += 2
        return
      }
    }
    var start = before
    switch true {
    case reads(before, symbols.than):
      start = before - 1
      if reads(start, symbols.more) {
        found.comparator = .moreThan
      } else if reads(start, symbols.less) || reads(start, symbols.fewer) {
        found.comparator = .lessThan
        if reads(start - 1, symbols.no) { found.comparator = .atMost }
      } else {
        return
      }
    case reads(before, symbols.over) && isModifier(before), reads(before, symbols.above) && isModifier(before),
      reads(before, symbols.exceeding):
      found.comparator = .moreThan
    case reads(before, symbols.under) && isModifier(before), reads(before, symbols.below) && isModifier(before):
      found.comparator = .lessThan
    case reads(before, symbols.least) && reads(before - 1, symbols.at):
      found.comparator = .atLeast
      start = before - 1
    case reads(before, symbols.most) && reads(before - 1, symbols.at):
      found.comparator = .atMost
      start = before - 1
    case reads(before, symbols.to) && reads(before - 1, symbols.up):
      found.comparator = .atMost
      start = before - 1
    case reads(before, symbols.of) && reads(before - 1, symbols.upwards):
      found.comparator = .moreThan
      start = before - 1
    case reads(before, symbols.as) && (reads(before - 1, symbols.many) || reads(before - 1, symbols.much)):
      found.comparator = .atMost
      start = before - 2
    case reads(before, symbols.nearly), reads(before, symbols.almost):
      found.comparator = .about
    case reads(before, symbols.about), reads(before, symbols.around), reads(before, symbols.approximately),
      reads(before, symbols.roughly), reads(before, symbols.circa), reads(before, symbols.estimated),
      reads(before, symbols.some):
      guard !reads(before, symbols.some) || found.value >= 5 else { return }
      found.comparator = .about
    default: return
    }
    if sentence.tokens.contains(start) { found.start = start }
  }

  /// "over 200 people" and not "over" with a noun of place: its head is the number or what it counts.
  private func isModifier(_ index: TokenIndex) -> Bool {
    let token = analysis.tokens[Int(index)]
    if token.relation == .advmod || token.relation == .caseMarker { return true }
    return token.upos == .adp || token.upos == .adv
  }

  private func unit(_ index: TokenIndex) -> (kind: Quantity.Kind, name: UnsafeBufferPointer<UInt8>)? {
    guard sentence.tokens.contains(index), let value = units[analysis.tokens[Int(index)].lower, in: analysis.symbols],
      let space = value.firstIndex(of: UInt8(ascii: " "))
    else { return nil }
    let name = UnsafeBufferPointer(rebasing: value[..<space])
    guard let kind = QuantityReader.kinds.first(where: { spells(name, $0.name) })?.kind else { return nil }
    return (kind, UnsafeBufferPointer(rebasing: value[(space + 1)...]))
  }

  private static let kinds: [(name: StaticString, kind: Quantity.Kind)] = [
    ("length", .length), ("area", .area), ("volume", .volume), ("mass", .mass), ("speed", .speed),
    ("temperature", .temperature), ("percent", .percent), ("money", .money), ("duration", .duration), ("other", .other),
  ]

  private func joined(_ isSquare: Bool, _ unit: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    if spells(unit, "kilometre") { return bytes(isSquare ? "square kilometre" : "cubic kilometre") }
    if spells(unit, "metre") { return bytes(isSquare ? "square metre" : "cubic metre") }
    if spells(unit, "mile") { return bytes(isSquare ? "square mile" : "cubic mile") }
    if spells(unit, "centimetre") { return bytes(isSquare ? "square centimetre" : "cubic centimetre") }
    if spells(unit, "inch") { return bytes(isSquare ? "square inch" : "cubic inch") }
    return bytes(isSquare ? "square foot" : "cubic foot")
  }

  private func bytes(_ text: StaticString) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }
}
