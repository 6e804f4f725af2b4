import Text

/// Reads the time expressions of one sentence after another, remembering the time named last.
struct TimeReader {
  let analysis: Analysis
  let numbers: NumberReader
  /// The word of each token.
  let words: [TimeWord]
  /// The day that "today" means, as a day number; nil where it is not known.
  var anchor: Int?
  /// First day of the time named last, with how exact it was; what "the next year" counts from.
  private(set) var reference: (day: Int, granularity: TimeExpression.Granularity)?
  private(set) var sentence = Sentence(range: ByteRange(start: 0, end: 0), tokens: 0..<0, block: 0)
  /// First day of the last day or larger named in this sentence; what a time of day belongs to.
  private var sentenceDay: Int?
  let symbols: CommonWords

  /// The closed-class words that patterns ask for, as symbols of the analysis; `.none` where it has no such word.
  struct CommonWords {
    let the, a, an, of, comma, hyphen, dash, and, `in`, half, since, by, slash, `for`, over, during, once, twice, times,
      time, until, till, from, to, through, between, on, at, being, moment, future, past: Symbol

    init(_ table: SymbolTable) {
      func word(_ text: String) -> Symbol { table.find(text) ?? Symbol(rawValue: .max) }
      the = word("the")
      on = word("on")
      at = word("at")
      being = word("being")
      moment = word("moment")
      future = word("future")
      past = word("past")
      a = word("a")
      an = word("an")
      of = word("of")
      comma = word(",")
      hyphen = word("-")
      dash = word("–")
      and = word("and")
      `in` = word("in")
      half = word("half")
      since = word("since")
      by = word("by")
      slash = word("/")
      `for` = word("for")
      over = word("over")
      during = word("during")
      once = word("once")
      twice = word("twice")
      times = word("times")
      time = word("time")
      until = word("until")
      till = word("till")
      from = word("from")
      to = word("to")
      through = word("through")
      between = word("between")
    }
  }

  init(analysis: Analysis, numbers: NumberReader, timeWords: FlatMap) {
    self.analysis = analysis
    self.numbers = numbers
    symbols = CommonWords(analysis.symbols)
    let unseen = TimeWord(kind: .none, value: -1)
    var memo = [TimeWord](filledWith: unseen, count: analysis.symbols.count)
    var words: [TimeWord] = []
    words.reserveCapacity(analysis.tokens.count)
    for token in analysis.tokens {
      let index = Int(token.lower.rawValue)
      guard index < memo.count else {
        words.append(.none)
        continue
      }
      if memo[index] == unseen {
        memo[index] = analysis.symbols.withBytes(of: token.lower) { TimeWord.word($0, timeWords) }
      }
      words.append(memo[index])
    }
    self.words = words
  }

  mutating func begin(_ sentence: Sentence) {
    self.sentence = sentence
    sentenceDay = nil
  }

  /// The expression that begins at a token of the sentence, its article and preposition of place ("the end of") included.
  mutating func expression(at index: TokenIndex) -> FoundTime? {
    let word = words[Int(index)]
    if word.kind == .none, numbers.words[Int(index)].kind == .none, !isArticle(index) { return nil }
    guard var found = match(at: index, word) else { return nil }
    if found.value.kind == .date || found.value.kind == .time, let days = found.value.days {
      reference = (Int(days.lowerBound), found.value.granularity)
      sentenceDay = Int(days.lowerBound)
    }
    if let clock = trailingClock(after: found) { found = clock }
    return found
  }

  private func match(at index: TokenIndex, _ word: TimeWord) -> FoundTime? {
    switch word.kind {
    case .month: return monthFirst(at: index)
    case .weekday: return weekday(at: index)
    case .weekdays: return weekdays(at: index)
    case .era: return eraYear(at: index)
    case .year:
      return eraYear(at: index) ?? clock(at: index) ?? dayFirst(at: index) ?? duration(at: index)
        ?? yearExpression(at: index)
    case .shortYear, .digitDecade, .numericDate, .yearRange, .decade, .fiscal, .holiday: return calendarWord(at: index)
    case .season: return season(at: index)
    case .edge: return edge(at: index)
    case .boundary: return boundary(at: index)
    case .day, .tonight, .reference, .recent: return deictic(at: index)
    case .part: return part(at: index)
    case .relative: return relative(at: index)
    case .every, .per, .set: return set(at: index)
    case .time, .clock: return clock(at: index)
    case .units, .unit: return clock(at: index) ?? ordinalUnit(at: index) ?? bareUnit(at: index)
    case .vague, .half: return clock(at: index) ?? duration(at: index)
    default: break
    }
    if isArticle(index) { return fixedPhrase(at: index) ?? afterArticle(at: index) }
    if numbers.words[Int(index)].kind != .none {
      return eraYear(at: index) ?? clock(at: index) ?? dayFirst(at: index) ?? ordinalUnit(at: index)
        ?? duration(at: index)
    }
    return nil
  }

  /// "in the future", "at the moment", "for the time being".
  private func fixedPhrase(at index: TokenIndex) -> FoundTime? {
    guard reads(index, symbols.the) else { return nil }
    if reads(index + 1, symbols.future), reads(index - 1, symbols.in) || relation(index + 1) == .nsubj {
      return found(index..<index + 2, .unknown("FUTURE_REF", .vague))
    }
    if reads(index + 1, symbols.moment), reads(index - 1, symbols.at), !reads(index + 2, symbols.of) {
      return found(index..<index + 2, .unknown("PRESENT_REF", .vague))
    }
    if reads(index + 1, symbols.time), reads(index + 2, symbols.being) {
      return found(index..<index + 3, .unknown("PRESENT_REF", .vague))
    }
    return nil
  }

  /// "the early 1990s", "a year", "the next day": the article belongs to what follows.
  private func afterArticle(at index: TokenIndex) -> FoundTime? {
    if let whole = duration(at: index) { return whole }
    if reads(index, symbols.the), let bare = bareUnit(at: index) { return bare }
    let next = index + 1
    guard next < end, words[Int(next)].kind != .none || numbers.words[Int(next)].kind != .none, !isArticle(next),
      words[Int(next)].kind != .weekday || relation(next) != .compound
    else { return nil }
    guard var found = match(at: next, words[Int(next)]) else { return nil }
    if found.tokens.lowerBound == next, found.value.granularity != .day || words[Int(next)].kind != .month,
      found.value.kind != .date || words[Int(next)].kind != .year
    {
      found.tokens = index..<found.tokens.upperBound
    }
    return found
  }

  // Reading within the sentence; every access is checked, so that a pattern may look past its end.

  var end: TokenIndex { sentence.tokens.upperBound }

  func word(_ index: TokenIndex) -> TimeWord {
    sentence.tokens.contains(index) ? words[Int(index)] : .none
  }

  func number(_ index: TokenIndex) -> NumberReader.Word {
    sentence.tokens.contains(index) ? numbers.words[Int(index)] : .none
  }

  func reads(_ index: TokenIndex, _ symbol: Symbol) -> Bool {
    sentence.tokens.contains(index) && analysis.tokens[Int(index)].lower == symbol
  }

  func isArticle(_ index: TokenIndex) -> Bool {
    reads(index, symbols.the) || reads(index, symbols.a) || reads(index, symbols.an)
  }

  func upos(_ index: TokenIndex) -> UPOS {
    sentence.tokens.contains(index) ? analysis.tokens[Int(index)].upos : .x
  }

  func relation(_ index: TokenIndex) -> Relation {
    sentence.tokens.contains(index) ? analysis.tokens[Int(index)].relation : .dep
  }

  /// Whether the word is written with a capital.
  func isCapitalised(_ index: TokenIndex) -> Bool {
    guard sentence.tokens.contains(index) else { return false }
    return analysis.tokens[Int(index)].form != analysis.tokens[Int(index)].lower
  }

  /// Whether the word is an abbreviation in capitals: "DEC".
  func isShouted(_ index: TokenIndex) -> Bool {
    let form = analysis.symbols.bytes(of: analysis.tokens[Int(index)].form)
    return form.count <= 4 && form.allSatisfy { $0 &- 0x41 < 26 }
  }

  /// Whole number of a day of the month ("5", "5th", "fifth"), or nil.
  func dayOfMonth(_ index: TokenIndex) -> Int? {
    let word = number(index)
    guard word.kind == .digits || word.kind == .digitOrdinal || word.kind == .ordinal, word.value >= 1,
      word.value <= 31, word.value == word.value.rounded()
    else { return nil }
    return Int(word.value)
  }

  /// The year a token writes in full or short, with one past its last token.
  func year(_ index: TokenIndex) -> (year: Int, end: TokenIndex)? {
    let word = word(index)
    switch word.kind {
    case .year: return (Int(word.value), index + 1)
    case .shortYear: return (Int(word.value), index + 1)
    default: return nil
    }
  }

  func found(_ tokens: Range<TokenIndex>, _ value: TimeValue, _ reason: String = "as written") -> FoundTime {
    FoundTime(tokens: tokens, value: value, reason: reason)
  }

  /// What the day of writing is, for a reason.
  var anchorText: String { anchor.map { CivilDate(dayNumber: $0).description } ?? "an unknown day" }

  var anchorDate: CivilDate? { anchor.map { CivilDate(dayNumber: $0) } }

  /// The day that a time of day belongs to: the sentence's, else the day of writing.
  var clockDay: Int? {
    if let sentenceDay { return sentenceDay }
    guard let anchor else { return nil }
    if let reference, reference.granularity == .day, abs(reference.day - anchor) <= 7 { return reference.day }
    return anchor
  }
}
