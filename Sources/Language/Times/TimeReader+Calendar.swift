import Text

/// Dates written by the calendar: months, days, years, decades, centuries, seasons, quarters, holidays.
extension TimeReader {
  /// "June 5, 2009", "June 2009", "June 5", "June 5–7", "June of last year", "June".
  func monthFirst(at index: TokenIndex) -> FoundTime? {
    guard isMonth(index) else { return nil }
    let month = Int(words[Int(index)].value)
    let next = index + 1
    if let day = dayOfMonth(next), word(next).kind != .year {
      var last = next + 1
      var lastDay = day
      if isDash(last), let upper = dayOfMonth(last + 1), upper > day, word(last + 1).kind != .year {
        lastDay = upper
        last += 2
      }
      var yearIndex = last
      if reads(yearIndex, symbols.comma) || reads(yearIndex, symbols.of) { yearIndex += 1 }
      if let (year, end) = year(yearIndex), number(last).kind != .scale {
        return days(index..<end, year, month, day, lastDay, "as written")
      }
      // "August 10 million dollars" is no tenth of August.
      guard number(last).kind != .scale, upos(last) != .sym else { return found(index..<next, .month(month, of: nil)) }
      let (year, reason) = impliedYear(month: month, day: day, at: index)
      return days(index..<last, year, month, day, lastDay, reason)
    }
    var yearIndex = next
    if reads(yearIndex, symbols.comma) || reads(yearIndex, symbols.of) { yearIndex += 1 }
    if let (year, end) = year(yearIndex), yearIndex == next || upos(yearIndex) == .num {
      return found(index..<end, .month(month, of: year))
    }
    if reads(next, symbols.of), let (year, end) = relativeYear(at: next + 1) {
      return found(index..<end, .month(month, of: year), "against \(anchorText)")
    }
    if let (year, end) = relativeYear(at: next) {
      return found(index..<end, .month(month, of: year), "against \(anchorText)")
    }
    let (year, reason) = impliedYear(month: month, day: nil, at: index)
    return found(index..<next, .month(month, of: year), reason)
  }

  private func days(
    _ tokens: Range<TokenIndex>, _ year: Int?, _ month: Int, _ first: Int, _ last: Int, _ reason: String
  ) -> FoundTime? {
    guard let year else {
      return first <= CivilDate.days(inMonth: month, of: 2000)
        ? found(tokens, .day(month: month, day: first), reason) : nil
    }
    guard let from = CivilDate(year: year, month: month, day: first) else { return nil }
    guard last > first, let to = CivilDate(year: year, month: month, day: last) else {
      return found(tokens, .day(from), reason)
    }
    var value = TimeValue.day(from)
    value.text += "/" + to.description
    value.days = Int32(from.dayNumber)...Int32(to.dayNumber)
    return found(tokens, value, reason)
  }

  /// "5 June 2009", "5th of June", "the fifth of June".
  func dayFirst(at index: TokenIndex) -> FoundTime? {
    guard let day = dayOfMonth(index) else { return nil }
    var next = index + 1
    var first = day
    var last = day
    if isDash(next), let upper = dayOfMonth(next + 1), upper > day {
      last = upper
      next += 2
    }
    if reads(next, symbols.of), number(index).kind != .digits { next += 1 }
    // "8-May-2006" is five tokens.
    let isHyphened = isDash(next) && word(next + 1).kind == .month
    if isHyphened { next += 1 }
    guard word(next).kind == .month, isHyphened || isMonth(next) else { return nil }
    let month = Int(words[Int(next)].value)
    var yearIndex = next + 1
    if reads(yearIndex, symbols.comma) || reads(yearIndex, symbols.of) || isHyphened && isDash(yearIndex) {
      yearIndex += 1
    }
    if let (year, end) = year(yearIndex) { return days(index..<end, year, month, first, last, "as written") }
    // "March 5 June": the number belongs to the month before it.
    if word(index - 1).kind == .month { first = 0 }
    guard first > 0 else { return nil }
    let (year, reason) = impliedYear(month: month, day: day, at: next)
    return days(index..<next + 1, year, month, first, last, reason)
  }

  /// A month's name that means the month: "May" and "March" with a capital, or in lower case between other time words.
  func isMonth(_ index: TokenIndex) -> Bool {
    guard word(index).kind == .month else { return false }
    // "June 9" is a date whatever the tags say.
    if isCapitalised(index), number(index + 1).kind == .digits, dayOfMonth(index + 1) != nil, upos(index) != .aux {
      return true
    }
    // "DEC" alone is a company.
    if isShouted(index), number(index - 1).kind != .digits { return false }
    let isAmbiguous = word(index).value == 5 || word(index).value == 3 || word(index).value == 8
    switch upos(index) {
    case .aux, .verb, .adv: return false
    case .propn:
      // "Theresa May", "August Wilson", "April said".
      if relation(index) == .flat || isName(index - 1) { return false }
      if isName(index + 1), relation(index + 1) == .flat { return false }
      if relation(index) == .nsubj || relation(index) == .vocative {
        return reads(index - 1, symbols.in) || number(index + 1).kind == .digits
          || number(index - 1).kind == .digits && dayOfMonth(index - 1) != nil
      }
      return true
    default:
      if isCapitalised(index) { return true }
      let isDated =
        number(index + 1).kind == .digits || number(index - 1).kind == .digits || upos(index - 1) == .adp
        || word(index - 1).kind == .relative
      return !isAmbiguous && isDated || isDated && upos(index) != .aux && number(index + 1).kind == .digits
        || isAmbiguous && isDated && upos(index) == .noun
    }
  }

  private func isName(_ index: TokenIndex) -> Bool {
    upos(index) == .propn && word(index).kind == .none && number(index).kind == .none && relation(index) != .punct
  }

  func isDash(_ index: TokenIndex) -> Bool { reads(index, symbols.hyphen) || reads(index, symbols.dash) }

  /// A year by itself, "1994–1996", "70 BC"; not one that counts something.
  func yearExpression(at index: TokenIndex) -> FoundTime? {
    guard let (first, next) = year(index) else { return nil }
    if word(next).kind == .era {
      let value: TimeValue = word(next).value == 1 ? .yearBeforeChrist(first) : .year(first)
      return found(index..<next + 1, value)
    }
    guard isPlausibleYear(index, first) else { return nil }
    if isDash(next) || reads(next, symbols.slash) {
      if let (last, end) = year(next + 1), last > first, last - first < 1000 {
        return found(index..<end, .years(first, through: last))
      }
      // "2007–08": two digits that go on from the first year.
      if number(next + 1).kind == .digits, case let last = first / 100 * 100 + Int(number(next + 1).value),
        number(next + 1).value < 100, last > first, analysis.tokens[Int(next + 1)].range.count == 2
      {
        return found(index..<next + 2, .years(first, through: last))
      }
    }
    return found(index..<next, .year(first))
  }

  /// "594 BC", "AD 70", "the 3rd millennium" aside: a number that an era makes a year.
  func eraYear(at index: TokenIndex) -> FoundTime? {
    let digits = number(index)
    if word(index).kind == .era, number(index + 1).kind == .digits, number(index + 1).value < 3000 {
      let year = Int(number(index + 1).value)
      return found(index..<index + 2, word(index).value == 1 ? .yearBeforeChrist(year) : .year(year))
    }
    guard digits.kind == .digits, digits.value >= 1, digits.value < 10_000, digits.value == digits.value.rounded(),
      word(index + 1).kind == .era
    else { return nil }
    let year = Int(digits.value)
    return found(index..<index + 2, word(index + 1).value == 1 ? .yearBeforeChrist(year) : .year(year))
  }

  private func isPlausibleYear(_ index: TokenIndex, _ year: Int) -> Bool {
    let before = index - 1
    if upos(before) == .sym || number(index + 1).kind == .scale || numbers.words[Int(index)].kind != .digits {
      return false
    }
    if isDash(before), upos(before - 1) != .num, upos(before - 1) != .propn, upos(before - 1) != .adj { return false }
    if word(before).kind == .month || word(before).kind == .edge || isDash(before) { return true }
    if relation(index) == .nummod, let head = analysis.head(of: index, in: sentence), head > index {
      // "2,000 people" has its comma, but "2000 people" has not; "the 2008 games" is a year.
      // "Since 2012 dogs have been banned": no preposition stands before a subject.
      let isBeforeSubject =
        [.adp, .sconj].contains(upos(before)) && [.nsubj, .nsubjPass].contains(relation(head))
      if analysis.tokens[Int(head)].inflection == .plural, !reads(before, symbols.the), !isBeforeSubject,
        year < 1990 || upos(before) != .adp
      {
        return false
      }
    }
    if analysis.tokens[Int(index)].upos != .num, year < 1500 || year > 2100 { return false }
    if (1500...2100).contains(year) { return true }
    return upos(before) == .adp && word(index + 1).kind != .units && upos(index + 1) != .noun || isParenthesis(before)
  }

  private func isParenthesis(_ index: TokenIndex) -> Bool {
    guard sentence.tokens.contains(index), let document = analysis.tokens[Int(index)].range.indices.first else {
      return false
    }
    return document >= 0 && upos(index) == .punct && !reads(index, symbols.comma) && !isDash(index)
      && analysis.symbols.bytes(of: analysis.tokens[Int(index)].lower).first == UInt8(ascii: "(")
  }

  /// Words that say the date by themselves.
  func calendarWord(at index: TokenIndex) -> FoundTime? {
    let word = words[Int(index)]
    let tokens = index..<index + 1
    switch word.kind {
    case .shortYear:
      return found(tokens, .year(Int(word.value)))
    case .digitDecade: return found(tokens, .decade(Int(word.value)))
    case .decade:
      // "in his forties" is an age.
      if upos(index - 1) == .pron || upos(index - 1) == .det && !reads(index - 1, symbols.the) { return nil }
      return reads(index - 1, symbols.the) || self.word(index - 1).kind == .edge
        ? found(tokens, .decade(190 + Int(word.value))) : nil
    case .numericDate:
      guard
        let date = CivilDate(
          year: Int(word.value) / 10_000, month: Int(word.value) / 100 % 100, day: Int(word.value) % 100)
      else { return nil }
      return found(tokens, .day(date))
    case .yearRange: return found(tokens, .years(Int(word.value) / 10_000, through: Int(word.value) % 10_000))
    case .fiscal:
      let next = reads(index + 1, symbols.of) ? index + 2 : index + 1
      guard let (year, end) = year(next) else { return nil }
      return found(index..<end, .quarter(Int(word.value), of: year))
    case .holiday: return holiday(at: index)
    default: return nil
    }
  }

  private func holiday(at index: TokenIndex) -> FoundTime? {
    let (month, day) = (Int(words[Int(index)].value) / 100, Int(words[Int(index)].value) % 100)
    guard relation(index) != .compound, relation(index) != .flat else { return nil }
    if let (year, end) = year(index + 1), let date = CivilDate(year: year, month: month, day: day) {
      return found(index..<end, .day(date))
    }
    let (year, reason) = impliedYear(month: month, day: day, at: index)
    guard let year, let date = CivilDate(year: year, month: month, day: day) else {
      return found(index..<index + 1, .day(month: month, day: day), reason)
    }
    return found(index..<index + 1, .day(date), reason)
  }

  /// "spring 2009", "the summer of 1969", "summer".
  func season(at index: TokenIndex) -> FoundTime? {
    let season = Int(words[Int(index)].value)
    let next = reads(index + 1, symbols.of) ? index + 2 : index + 1
    if let (year, end) = year(next) {
      // "the winter of 1941–42" begins in its first year.
      if isDash(end), number(end + 1).kind == .digits { return found(index..<end + 2, .season(season, of: year)) }
      return found(index..<end, .season(season, of: year))
    }
    if reads(index + 1, symbols.of), let (year, end) = relativeYear(at: next) {
      return found(index..<end, .season(season, of: year), "against \(anchorText)")
    }
    // "spring" is water and "fall" is a verb as well: without a year they need the company of a time.
    guard upos(index) == .noun || upos(index) == .propn,
      preposition(before: index) != .none || relation(index) == .nsubj,
      preposition(before: index) != symbols.of, !isName(index - 1), !isName(index + 1), relation(index) != .compound,
      analysis.tokens[Int(index)].inflection != .plural,
      season == 2 || season == 4 || preposition(before: index) != .none
        || !isArticle(index - 1)
    else { return nil }
    let (year, reason) = impliedYear(month: min(season * 3, 12), day: nil, at: index)
    return found(index..<index + 1, .season(season, of: year), reason)
  }

  /// "early 2009", "the late 19th century", "mid-June": the value is that of what is cut.
  func edge(at index: TokenIndex) -> FoundTime? {
    var next = index + 1
    if isDash(next) { next += 1 }
    if reads(next, symbols.in), reads(next + 1, symbols.the) { next += 2 }
    guard sentence.tokens.contains(next) else { return nil }
    var inner: FoundTime?
    switch words[Int(next)].kind {
    case .month: inner = monthFirst(at: next)
    case .year: inner = yearExpression(at: next)
    case .digitDecade, .decade, .shortYear: inner = calendarWord(at: next)
    case .season: inner = season(at: next)
    case .weekday: inner = weekday(at: next)
    case .part: inner = part(at: next)
    case .relative where next == index + 1: inner = relative(at: next)
    case .day: inner = deictic(at: next)
    case .unit where reads(next - 1, symbols.the): inner = bareUnit(at: next - 1)
    default: inner = number(next).kind == .none ? nil : ordinalUnit(at: next)
    }
    guard var found = inner else { return nil }
    found.tokens = index..<found.tokens.upperBound
    return found
  }

  /// "the end of 2009", "the beginning of the year", "the middle of last week".
  func boundary(at index: TokenIndex) -> FoundTime? {
    guard reads(index + 1, symbols.of) else { return nil }
    var next = index + 2
    let hasArticle = isArticle(next)
    if hasArticle { next += 1 }
    guard sentence.tokens.contains(next) else { return nil }
    var inner: FoundTime?
    switch words[Int(next)].kind {
    case .month: inner = monthFirst(at: next)
    case .year: inner = yearExpression(at: next)
    case .digitDecade, .decade: inner = calendarWord(at: next)
    case .season: inner = season(at: next)
    case .relative: inner = relative(at: next)
    case .unit where hasArticle: inner = bareUnit(at: next - 1)
    default: inner = number(next).kind == .none ? nil : ordinalUnit(at: next)
    }
    guard var found = inner, found.value.kind == .date else { return nil }
    found.tokens = index..<found.tokens.upperBound
    return found
  }

  /// "last year", "next year", "this year", "the same year" as a year, with one past its last token.
  func relativeYear(at start: TokenIndex) -> (year: Int, end: TokenIndex)? {
    let index = reads(start, symbols.the) ? start + 1 : start
    guard word(index).kind == .relative, word(index + 1).kind == .unit,
      TimeUnit(rawValue: word(index + 1).value) == .year
    else { return nil }
    let sense = word(index).value
    if sense == 3 || sense == 4 || sense == -3, let reference {
      let year = Int(CivilDate(dayNumber: reference.day).year)
      return (sense == 4 ? year : sense == 3 ? year + 1 : year - 1, index + 2)
    }
    guard let today = anchorDate else { return nil }
    let year = Int(today.year)
    return (sense < 0 ? year - 1 : sense == 1 || sense == 2 || sense == 3 ? year + 1 : year, index + 2)
  }
}
