import Text

/// Times that count from another one: weekdays, "yesterday", "last week", "the following year", "the first quarter".
extension TimeReader {
  /// "Thursday", "last Thursday", "Monday morning", "Thursday, September 21".
  func weekday(at index: TokenIndex, sense: Int32? = nil, from start: TokenIndex? = nil) -> FoundTime? {
    guard
      upos(index) == .propn || upos(index) == .noun || isCapitalised(index) || sense != nil || upos(index - 1) == .adp,
      sense != nil || relation(index) != .flat || word(index - 1).kind != .none
    else { return nil }
    // "Black Monday", "Good Friday": a day with a name of its own.
    if sense == nil, isCapitalised(index - 1), upos(index - 1) == .adj || upos(index - 1) == .propn,
      relation(index - 1) == .amod || relation(index - 1) == .compound, word(index - 1).kind == .none
    {
      return nil
    }
    let weekday = Int(words[Int(index)].value)
    let first = start ?? index
    var next = index + 1
    if sense == nil {
      if reads(next, symbols.comma) { next += 1 }
      if reads(next, symbols.the) { next += 1 }
      if word(next).kind == .month || dayOfMonth(next) != nil,
        let date = word(next).kind == .month ? monthFirst(at: next) : dayFirst(at: next), date.value.granularity == .day
      {
        return FoundTime(tokens: first..<date.tokens.upperBound, value: date.value, reason: date.reason)
      }
    }
    let resolved = resolve(weekday: weekday, sense: sense, at: index)
    if word(index + 1).kind == .part {
      let part = Int(words[Int(index + 1)].value)
      return found(first..<index + 2, onPart(part, of: resolved.value), resolved.reason)
    }
    return found(first..<index + 1, resolved.value, resolved.reason)
  }

  /// The day nearest to the day of writing that the tense allows; that day itself is "Thursday" on a Thursday.
  private func resolve(weekday: Int, sense: Int32?, at index: TokenIndex) -> (value: TimeValue, reason: String) {
    guard let anchor, let today = anchorDate else { return (.weekday(weekday), "no day of writing is known") }
    let back = (today.weekday - weekday + 7) % 7
    let ahead = (weekday - today.weekday + 7) % 7
    switch sense {
    case -1, -2, -3: return (.day(CivilDate(dayNumber: anchor - (back == 0 ? 7 : back))), "before \(anchorText)")
    case 1, 2: return (.day(CivilDate(dayNumber: anchor + (ahead == 0 ? 7 : ahead))), "after \(anchorText)")
    case 0: return (.day(CivilDate(dayNumber: anchor - (today.weekday - weekday))), "in the week of \(anchorText)")
    case 3:
      let from = reference?.day ?? anchor
      let step = (weekday - CivilDate(dayNumber: from).weekday + 7) % 7
      return (.day(CivilDate(dayNumber: from + (step == 0 ? 7 : step))), "after \(CivilDate(dayNumber: from))")
    default:
      if direction(at: index) == .future {
        return (.day(CivilDate(dayNumber: anchor + ahead)), "on or after \(anchorText)")
      }
      return (.day(CivilDate(dayNumber: anchor - back)), "on or before \(anchorText)")
    }
  }

  /// "on Mondays": a set.
  func weekdays(at index: TokenIndex) -> FoundTime? {
    guard upos(index) != .verb else { return nil }
    var value = TimeValue.weekday(Int(words[Int(index)].value))
    value.kind = .set
    return found(index..<index + 1, value)
  }

  /// "today", "yesterday morning", "tonight", "now", "recently", "recent years".
  func deictic(at index: TokenIndex) -> FoundTime? {
    let word = words[Int(index)]
    let tokens = index..<index + 1
    switch word.kind {
    case .day:
      guard upos(index) != .propn || relation(index) != .flat && relation(index) != .compound else { return nil }
      guard let anchor else {
        return found(
          tokens, .unknown(word.value == 0 ? "PRESENT_REF" : "XXXX-XX-XX", word.value == 0 ? .vague : .day),
          "no day of writing is known")
      }
      let value = TimeValue.day(CivilDate(dayNumber: anchor + Int(word.value)))
      if self.word(index + 1).kind == .part {
        return found(index..<index + 2, onPart(Int(words[Int(index + 1)].value), of: value), "against \(anchorText)")
      }
      return found(tokens, value, "against \(anchorText)")
    case .tonight:
      guard let anchor else { return found(tokens, .unknown("XXXX-XX-XXTNI", .moment), "no day of writing is known") }
      return found(tokens, onPart(4, of: .day(CivilDate(dayNumber: anchor))), "against \(anchorText)")
    case .reference:
      guard upos(index) == .adv || upos(index) == .noun || upos(index) == .adj else { return nil }
      return found(tokens, .unknown(referenceValue(word.value), .vague))
    case .recent:
      if self.word(index + 1).kind == .units {
        return found(index..<index + 2, .unknown(referenceValue(word.value), .vague))
      }
      return upos(index) == .adj ? found(tokens, .unknown(referenceValue(word.value), .vague)) : nil
    default: return nil
    }
  }

  private func referenceValue(_ value: Int32) -> String {
    value < 0 ? "PAST_REF" : value > 0 ? "FUTURE_REF" : "PRESENT_REF"
  }

  /// "in the morning", where the sentence or the day of writing says of which day.
  func part(at index: TokenIndex) -> FoundTime? {
    guard upos(index) == .noun, analysis.tokens[Int(index)].inflection != .plural, let day = clockDay,
      preposition(before: index) != .none || relation(index) == .compound, preposition(before: index) != symbols.of
    else { return nil }
    let date = CivilDate(dayNumber: day)
    return found(index..<index + 1, onPart(Int(words[Int(index)].value), of: .day(date)), "on \(date)")
  }

  /// A part of a day as TIMEX3 writes it: `2010-03-02TMO`.
  func onPart(_ part: Int, of day: TimeValue) -> TimeValue {
    let codes: [StaticString] = ["", "TMO", "TAF", "TEV", "TNI", "TMI", "TDT"]
    var value = day
    value.kind = .time
    value.granularity = .moment
    if codes.indices.contains(part) { value.text += codes[part].description }
    return value
  }

  /// "last week", "this morning", "next June", "the past five years", "the same day", "last Thursday".
  func relative(at index: TokenIndex) -> FoundTime? {
    let sense = words[Int(index)].value
    guard upos(index) != .pron || word(index + 1).kind != .none else { return nil }
    if sense == -2, upos(index) == .noun, reads(index - 1, symbols.the), reads(index - 2, symbols.in) {
      return found(index..<index + 1, .unknown("PAST_REF", .vague))
    }
    var next = index + 1
    // "the last five years", "the next few days", "the past several decades".
    let amount = self.amount(at: next)
    if let amount, word(amount.end).kind == .units || word(amount.end).kind == .unit, sense != 4,
      let unit = TimeUnit(rawValue: word(amount.end).value)
    {
      return found(index..<amount.end + 1, .duration(amount.value, unit), "up to or from \(anchorText)")
    }
    if let day = calendarPart(at: next, sense, from: index) { return day }
    let here = word(next)
    guard here.kind == .unit || here.kind == .units, let unit = TimeUnit(rawValue: here.value) else { return nil }
    next += 1
    if here.kind == .units {
      switch sense {
      case _ where reads(next, symbols.of): return nil
      case -1, -2, -3: return found(index..<next, sense == -2 ? .duration(nil, unit) : .unknown("PAST_REF", .vague))
      case 1, 2, 3: return found(index..<next, .duration(nil, unit))
      default: return nil
      }
    }
    guard unit.rawValue >= TimeUnit.day.rawValue else { return nil }
    if sense == -2, unit == .decade || reads(index - 1, symbols.the) {
      return found(index..<next, .duration(1, unit), "up to \(anchorText)")
    }
    return step(unit, sense, index..<next)
  }

  /// A number or a vague word before a unit; nil value where it does not say how many.
  func amount(at index: TokenIndex) -> (value: Double?, end: TokenIndex)? {
    var next = index
    var value: Double?
    if let number = numbers.number(at: next, end: end) {
      guard number.kind != .ordinal else { return nil }
      (value, next) = (number.kind == .vague ? nil : number.value, number.end)
    } else if word(next).kind == .vague {
      if word(next).value == 2 { value = 2 }
      next += 1
      if reads(next, symbols.of) { next += 1 }
    } else if reads(next, symbols.a) {
      guard word(next + 1).kind == .vague else { return nil }
      if word(next + 1).value == 2 { value = 2 }
      next += 2
      if reads(next, symbols.of) { next += 1 }
    } else {
      return nil
    }
    while word(next).kind == .consecutive, next < index + 6 { next += 1 }
    return (value, next)
  }

  /// "last Thursday", "this morning", "last night", "next June", "last summer", "this spring".
  private func calendarPart(at index: TokenIndex, _ sense: Int32, from start: TokenIndex) -> FoundTime? {
    let here = word(index)
    switch here.kind {
    case .weekday:
      guard sense != 4 else { return nil }
      return weekday(at: index, sense: sense, from: start)
    case .part:
      guard sense == 0 || sense == -1 || sense == 3 || sense == 4, upos(index) == .noun else { return nil }
      let base = sense == 3 || sense == 4 ? reference?.day ?? anchor : anchor
      guard let base else { return found(start..<index + 1, onPart(Int(here.value), of: .unknown("XXXX-XX-XX", .day))) }
      let day = base + (sense == -1 ? -1 : sense == 3 ? 1 : 0)
      return found(
        start..<index + 1, onPart(Int(here.value), of: .day(CivilDate(dayNumber: day))), "against \(anchorText)")
    case .month, .season:
      guard sense != -2, sense != 4, here.kind == .season || isCapitalised(index) || upos(index) != .verb else {
        return nil
      }
      let month = here.kind == .month ? Int(here.value) : Int(here.value) * 3
      guard let today = anchorDate else { return nil }
      var year = Int(today.year)
      let thisMonth = Int(today.month)
      if sense < 0, month >= thisMonth { year -= 1 }
      if sense == 1 || sense == 2, month <= thisMonth { year += 1 }
      if sense == 3, let reference { year = Int(CivilDate(dayNumber: reference.day).year) }
      let value: TimeValue = here.kind == .month ? .month(month, of: year) : .season(Int(here.value), of: year)
      return found(start..<index + 1, value, "against \(anchorText)")
    default: return nil
    }
  }

  /// The unit before, of, or after the one that the day of writing (or the time named last) lies in.
  private func step(_ unit: TimeUnit, _ sense: Int32, _ tokens: Range<TokenIndex>) -> FoundTime? {
    let isNarrative =
      sense == 3 || sense == 4 || sense == -3
      || unit == .day && (sense == 1 || sense == -1) && reads(tokens.lowerBound - 1, symbols.the)
      || unit == .year && sense == 1 && reads(tokens.lowerBound - 1, symbols.the)
    if sense == 4, reads(tokens.lowerBound - 1, symbols.the) || reference != nil || anchor != nil {
      guard let base = reference?.day ?? anchor else { return nil }
      return found(tokens, containing(unit, base), "the time named before")
    }
    let base = isNarrative ? reference?.day ?? anchor : anchor
    guard let base else { return found(tokens, unknown(unit), "no day of writing is known") }
    let count = sense == 0 || sense == 4 ? 0 : sense < 0 ? -1 : 1
    let value = containing(unit, shift(base, by: Double(count), unit))
    return found(tokens, value, "against \(CivilDate(dayNumber: base))")
  }

  /// A day so many units away; months and years keep their day of the month where they can.
  func shift(_ day: Int, by count: Double, _ unit: TimeUnit) -> Int {
    func months(_ number: Double) -> Int {
      let date = CivilDate(dayNumber: day)
      let total = Int(date.year) * 12 + Int(date.month) - 1 + Int(max(-120_000, min(120_000, number)).rounded())
      let (year, month) = (total / 12, total % 12 + 1)
      guard (1...9999).contains(year) else { return day }
      let last = CivilDate.days(inMonth: month, of: year)
      return CivilDate(year: year, month: month, day: min(Int(date.day), last))?.dayNumber ?? day
    }
    let bounded = max(-1e6, min(1e6, count))
    switch unit {
    case .second, .minute: return day
    case .hour: return day + Int(bounded / 24)
    case .day: return day + Int(bounded)
    case .week, .weekend: return day + Int(bounded * 7)
    case .fortnight: return day + Int(bounded * 14)
    case .month: return months(bounded)
    case .quarter: return months(bounded * 3)
    case .year: return months(bounded * 12)
    case .decade: return months(bounded * 120)
    case .century: return months(bounded * 1200)
    case .millennium: return months(bounded * 12_000)
    }
  }

  /// The unit of the calendar that a day lies in.
  func containing(_ unit: TimeUnit, _ day: Int) -> TimeValue {
    let date = CivilDate(dayNumber: day)
    switch unit {
    case .second, .minute, .hour, .day: return .day(date)
    case .week, .fortnight: return .week(of: day)
    case .weekend: return .weekend(of: day)
    case .month: return .month(Int(date.month), of: Int(date.year))
    case .quarter: return .quarter((Int(date.month) + 2) / 3, of: Int(date.year))
    case .year: return .year(Int(date.year))
    case .decade: return .decade(Int(date.year) / 10)
    case .century, .millennium: return .century((Int(date.year) + 99) / 100)
    }
  }

  private func unknown(_ unit: TimeUnit) -> TimeValue {
    switch unit {
    case .second, .minute, .hour, .day: .unknown("XXXX-XX-XX", .day)
    case .week, .fortnight, .weekend: .unknown("XXXX-WXX", .week)
    case .month: .unknown("XXXX-XX", .month)
    case .quarter: .unknown("XXXX-QX", .quarter)
    case .year: .unknown("XXXX", .year)
    case .decade: .unknown("XXX", .decade)
    case .century, .millennium: .unknown("XX", .century)
    }
  }

  /// "the first quarter of 2009", "the 19th century", "the third day", "third-quarter", "the last week of March".
  func ordinalUnit(at index: TokenIndex) -> FoundTime? {
    let ordinal = number(index)
    guard ordinal.kind == .ordinal || ordinal.kind == .digitOrdinal,
      let number = numbers.number(at: index, end: end), number.kind == .ordinal
    else { return nil }
    var next = number.end
    if isDash(next) { next += 1 }
    guard word(next).kind == .unit || word(next).kind == .units, let unit = TimeUnit(rawValue: word(next).value) else {
      return nil
    }
    let count = Int(min(number.value, 10_000))
    let after = next + 1
    switch unit {
    case .century:
      guard count >= 1, count <= 30 else { return nil }
      if word(after).kind == .era {
        return found(index..<after + 1, .century(count, beforeChrist: word(after).value == 1))
      }
      return found(index..<after, .century(count))
    case .quarter:
      guard (1...4).contains(count) else { return nil }
      let of = reads(after, symbols.of) ? after + 1 : after
      if let (year, end) = year(of) { return found(index..<end, .quarter(count, of: year)) }
      if let (year, end) = relativeYear(at: of) {
        return found(index..<end, .quarter(count, of: year), "against \(anchorText)")
      }
      guard let today = anchorDate else { return found(index..<after, .quarter(count, of: nil)) }
      // The latest that has begun; a report on the fourth quarter in March speaks of last year's.
      let year = count * 3 - 2 > Int(today.month) ? Int(today.year) - 1 : Int(today.year)
      return found(index..<after, .quarter(count, of: year), "before \(anchorText)")
    case .day where reads(after, symbols.of):
      return nil
    default: return nil
    }
  }

  /// A unit without a number: "the day", "the beginning of the year", "for years", "over the years".
  func bareUnit(at index: TokenIndex) -> FoundTime? {
    let hasArticle = reads(index, symbols.the)
    let here = hasArticle ? index + 1 : index
    guard word(here).kind == .unit || word(here).kind == .units, upos(here) == .noun,
      let unit = TimeUnit(rawValue: word(here).value), unit.rawValue >= TimeUnit.hour.rawValue
    else { return nil }
    let before = preposition(before: here)
    if word(here).kind == .units {
      guard before == symbols.in || before == symbols.for || before == symbols.over || before == symbols.during,
        !hasArticle || before != symbols.in, !reads(here + 1, symbols.of)
      else { return nil }
      return found(index..<here + 1, .duration(nil, unit))
    }
    if hasArticle, unit == .day, relation(here) == .obj, let anchor = clockDay {
      return found(index..<here + 1, containing(unit, anchor), "against \(CivilDate(dayNumber: anchor))")
    }
    guard hasArticle, unit == .day || unit == .week || unit == .month || unit == .year,
      before == symbols.for || before == symbols.in || before == symbols.during || before == symbols.of,
      !reads(here + 1, symbols.of), relation(here) != .compound, let anchor = clockDay
    else { return nil }
    if before == symbols.of, word(index - 2).kind != .boundary { return nil }
    if before == symbols.in, word(index - 2).kind != .later, word(index - 2).kind != .edge,
      word(index - 2).kind != .earlier
    {
      return nil
    }
    return found(index..<here + 1, containing(unit, anchor), "against \(CivilDate(dayNumber: anchor))")
  }
}
