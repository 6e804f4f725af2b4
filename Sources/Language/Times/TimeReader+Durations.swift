import Text

/// Durations, what lies a duration away ("two years ago"), sets ("every week"), and times of day.
extension TimeReader {
  /// "33 years", "a year", "27-year", "two and a half years", "half an hour", "several months"; with "ago", "earlier",
  /// "later" the date so far away.
  func duration(at index: TokenIndex) -> FoundTime? {
    var value: Double?
    var next = index
    if let amount = amount(at: index) {
      (value, next) = amount
    } else if reads(index, symbols.a) || reads(index, symbols.an) {
      value = 1
      next = index + 1
      while word(next).kind == .consecutive || word(next).kind == .half, next < index + 3 {
        if word(next).kind == .half { value = 0.5 }
        next += 1
      }
      if isDash(next), value == 0.5 { next += 1 }
    } else if word(index).kind == .half {
      value = 0.5
      next = index + 1
      if reads(next, symbols.a) || reads(next, symbols.an) || isDash(next) { next += 1 }
    } else {
      return nil
    }
    let isHyphened = isDash(next) && analysis.tokens[Int(next - 1)].spaceAfter == false
    if isHyphened { next += 1 }
    guard word(next).kind == .unit || word(next).kind == .units, let unit = TimeUnit(rawValue: word(next).value),
      unit != .second || upos(next) == .noun
    else { return nil }
    // "a quarter" is a fourth, "the 2009 year" is no duration, "the one day" may be.
    if unit == .quarter, value == 1, reads(index, symbols.a) { return nil }
    if word(next).kind == .unit, let value, value != 1, value != 0.5, !isHyphened, upos(next) != .noun { return nil }
    if word(index).kind == .year, words[Int(index)].value >= 1900 { return nil }
    next += 1
    if isHalf(next), let whole = value {
      value = whole + 0.5
      next += 3
    }
    if isAge(next, isHyphened) { return nil }
    if let value, !isHyphened, let whole = wholeDuration(from: index, value, unit, behind: next) { return whole }
    if let shifted = shifted(value, unit, index, next) { return shifted }
    // "twice a week", "5 km an hour", "days a year": how often, not how long.
    if reads(index, symbols.a) || reads(index, symbols.an) {
      if reads(index - 1, symbols.once) || reads(index - 1, symbols.twice) || reads(index - 1, symbols.times)
        || reads(index - 1, symbols.time)
      {
        return found(index..<next, .duration(1, unit, kind: .set))
      }
      if upos(index - 1) == .num || upos(index - 1) == .noun { return nil }
    }
    var last = next
    if word(last).kind == .units || isHyphened && isDash(last) { last = next }
    return found(index..<last, .duration(value, unit))
  }

  /// "six hours and twenty minutes", "4 hours, 11 minutes and 38 seconds": one duration of several units, each smaller than the
  /// one before; nil where only the first unit is there.
  private func wholeDuration(
    from start: TokenIndex, _ first: Double, _ firstUnit: TimeUnit, behind next: TokenIndex
  ) -> FoundTime? {
    var parts = [(amount: first, unit: firstUnit)]
    var end = next
    while let last = parts.last {
      var at = end
      if reads(at, symbols.comma) { at += 1 }
      if reads(at, symbols.and) { at += 1 }
      guard let part = amount(at: at), let amount = part.value, amount == amount.rounded(),
        word(part.end).kind == .unit || word(part.end).kind == .units,
        let unit = TimeUnit(rawValue: word(part.end).value), unit.rawValue < last.unit.rawValue,
        unit.designator.isClock || !last.unit.designator.isClock, unit != .second || upos(part.end) == .noun,
        !isDash(part.end - 1), word(part.end + 1).kind != .ago
      else { break }
      parts.append((amount, unit))
      end = part.end + 1
    }
    return parts.count > 1 ? found(start..<end, .duration(of: parts)) : nil
  }

  /// "and a half" after a unit.
  private func isHalf(_ index: TokenIndex) -> Bool {
    reads(index, symbols.and) && reads(index + 1, symbols.a) && reads(index + 2, symbols.half)
  }

  /// "14 years old", "14-year-old", "36 years of age".
  private func isAge(_ index: TokenIndex, _ isHyphened: Bool) -> Bool {
    if word(index).kind == .old { return true }
    return isHyphened && isDash(index) && word(index + 1).kind == .old
  }

  /// "two years ago", "three days later", "a week earlier", "two years before": as exact as the unit.
  private func shifted(_ value: Double?, _ unit: TimeUnit, _ index: TokenIndex, _ next: TokenIndex) -> FoundTime? {
    let tokens = index..<next + 1
    let kind = word(next).kind
    switch kind {
    case .ago:
      guard let value else { return found(tokens, .unknown("PAST_REF", .vague)) }
      guard let anchor else { return found(tokens, .unknown("PAST_REF", .vague), "no day of writing is known") }
      let factor = unit.rawValue >= TimeUnit.year.rawValue ? unit.designator.factor : 0
      guard value * factor < Double(CivilDate(dayNumber: anchor).year) else {
        return found(tokens, .unknown("PAST_REF", .vague))
      }
      return found(tokens, containing(unit, shift(anchor, by: -value, unit)), "\(anchorText) less the span")
    case .earlier, .later, .before:
      // "two years before the war" is a span; "two years before." a date.
      if kind == .before, let head = analysis.head(of: next, in: sentence),
        head > next || relation(next) == .caseMarker
          || relation(next) == .mark
      {
        return nil
      }
      guard let value else { return nil }
      guard let base = reference?.day ?? anchor else { return nil }
      let count = kind == .later ? value : -value
      return found(tokens, containing(unit, shift(base, by: count, unit)), "counted from \(CivilDate(dayNumber: base))")
    default: return nil
    }
  }

  /// "every year", "each day", "every two weeks", "every other day", "annual", "weekly", "per week", "every Monday".
  func set(at index: TokenIndex) -> FoundTime? {
    let here = words[Int(index)]
    if here.kind == .set {
      guard upos(index) == .adj || upos(index) == .adv, let unit = TimeUnit(rawValue: here.value) else { return nil }
      return found(index..<index + 1, .duration(1, unit, kind: .set))
    }
    var next = index + 1
    var count = 1.0
    if word(next).kind == .other {
      count = 2
      next += 1
    } else if here.kind == .every, let number = numbers.number(at: next, end: end), number.kind == .cardinal {
      count = number.value
      next = number.end
    }
    switch word(next).kind {
    case .unit, .units:
      guard let unit = TimeUnit(rawValue: word(next).value), here.kind == .every else { return nil }
      return found(index..<next + 1, .duration(count, unit, kind: .set))
    case .weekday where here.kind == .every:
      var value = TimeValue.weekday(Int(word(next).value))
      value.kind = .set
      return found(index..<next + 1, value)
    case .part where here.kind == .every:
      return found(index..<next + 1, onPart(Int(word(next).value), of: .unknown("XXXX-XX-XX", .day)))
    case .season where here.kind == .every:
      var value = TimeValue.season(Int(word(next).value), of: nil)
      value.kind = .set
      return found(index..<next + 1, value)
    default: return nil
    }
  }

  /// The minutes of the day that "half past three", "quarter to nine" or "ten past nine" says, and the token behind it; nil where
  /// it says none. "Five to ten" may be a span.
  private func spokenClock(at index: TokenIndex) -> (minutes: Int, end: TokenIndex)? {
    let isQuarter = word(index).kind == .unit && TimeUnit(rawValue: word(index).value) == .quarter
    let isAfter = reads(index + 1, symbols.past)
    guard isAfter || isQuarter && reads(index + 1, symbols.to) else { return nil }
    let hour = number(index + 2)
    guard hour.kind == .digits || hour.kind == .cardinal, hour.value >= 1, hour.value < 13,
      hour.value == hour.value.rounded()
    else { return nil }
    let minutes: Double
    switch (word(index).kind, number(index)) {
    case (.half, _): minutes = 30
    case _ where isQuarter: minutes = 15
    case (_, let past) where past.kind == .cardinal && past.value >= 1 && past.value < 30: minutes = past.value
    default: return nil
    }
    return (Int(hour.value) * 60 + Int(isAfter ? minutes : -minutes), index + 3)
  }

  /// "8:30", "8:30 p.m.", "8.30 p.m.", "8 pm", "14:58 UTC", "three o'clock", "half past three", "noon", "midnight".
  func clock(at index: TokenIndex) -> FoundTime? {
    let here = words[Int(index)]
    var minutes = 0
    var next = index + 1
    if here.kind == .clock {
      guard upos(index) == .noun, relation(index) != .compound else { return nil }
      minutes = Int(here.value) * 60
    } else if let (past, end) = spokenClock(at: index) {
      (minutes, next) = (past, end)
    } else if here.kind == .time {
      minutes = Int(here.value)
      // "won 3:2" and "John 3:16" are no times: a zone, a meridiem or a preposition of time says that it is one.
      let isMarked = word(next).kind == .meridiem || word(next).kind == .zone
      guard isMarked || preposition(before: index) != .none || reads(index - 1, symbols.hyphen) else { return nil }
    } else {
      let number = number(index)
      guard number.kind == .digits || number.kind == .cardinal, number.value >= 1, number.value < 13,
        word(next).kind == .meridiem || word(next).kind == .oclock
      else { return nil }
      let hour = number.value.rounded(.down)
      minutes = Int(hour) * 60
      if number.value > hour {
        // "9.50 p.m.", but not "9.5 p.m.".
        let past = Int(((number.value - hour) * 100).rounded())
        guard past < 60, analysis.tokens[Int(index)].range.count == (hour < 10 ? 4 : 5) else { return nil }
        minutes += past
      }
    }
    if word(next).kind == .oclock { next += 1 }
    if word(next).kind == .meridiem, minutes < 13 * 60 {
      if word(next).value == 12, minutes < 12 * 60 { minutes += 12 * 60 }
      if word(next).value == 0, minutes >= 12 * 60 { minutes -= 12 * 60 }
      next += 1
    }
    var isUniversal = false
    if word(next).kind == .zone {
      isUniversal = word(next).value == 0
      next += 1
    }
    var bytes = TimeBytes()
    if let day = clockDay { bytes.append(date: CivilDate(dayNumber: day)) } else { bytes.append("XXXX-XX-XX") }
    bytes.append("T")
    bytes.append(minutes / 60, width: 2)
    bytes.append(":")
    bytes.append(minutes % 60, width: 2)
    if isUniversal { bytes.append("Z") }
    let days = clockDay.map { Int32($0)...Int32($0) }
    return found(
      index..<next, TimeValue(kind: .time, granularity: .moment, text: bytes.text, days: days),
      clockDay.map { "on \(CivilDate(dayNumber: $0))" } ?? "no day is known")
  }

  /// "Thursday at 8:30" and "June 5, 8 pm" stay two expressions; "today's 8 pm" needs no joining either: only a part of
  /// the day that follows a date at once is drawn in ("the morning of June 5" is not).
  func trailingClock(after found: FoundTime) -> FoundTime? {
    guard found.value.kind == .date, found.value.granularity == .day, word(found.tokens.upperBound).kind == .part,
      upos(found.tokens.upperBound) == .noun
    else { return nil }
    let part = Int(word(found.tokens.upperBound).value)
    return FoundTime(
      tokens: found.tokens.lowerBound..<found.tokens.upperBound + 1, value: onPart(part, of: found.value),
      reason: found.reason)
  }
}
