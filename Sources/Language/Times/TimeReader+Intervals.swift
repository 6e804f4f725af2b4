import Text

/// Two times that a sentence joins are one stretch of time: "from 1994 to 1996", "between May and July 2020",
/// "5 June – 7 July 1999".
extension TimeReader {
  /// The interval from one time of the sentence through the next, where the words around them join them.
  ///
  /// Its tokens are those from the first through the last time, and its value is theirs with a slash between them, as
  /// ISO 8601 writes intervals. The year that only one of them names is the other's as well.
  func interval(from first: FoundTime, through last: FoundTime) -> FoundTime? {
    guard first.value.kind == .date, last.value.kind == .date, joins(first.tokens, last.tokens) else { return nil }
    guard let begin = CalendarValue(first.value.text), let end = CalendarValue(last.value.text),
      begin.isComparable(to: end)
    else { return nil }
    var (from, to) = (first.value, last.value)
    if end.year != nil, isGuessed(first), let moved = begin.before(end) { from = moved }
    if begin.year != nil, isGuessed(last), let moved = end.after(begin) { to = moved }
    var value = TimeValue(
      granularity: first.value.granularity == last.value.granularity ? first.value.granularity : .vague,
      text: from.text + "/" + to.text, days: nil)
    if let from = from.days, let to = to.days {
      guard from.lowerBound < to.lowerBound, from.upperBound < to.upperBound else { return nil }
      value.days = from.lowerBound...to.upperBound
    }
    let reason = first.reason == last.reason ? first.reason : first.reason + " through " + last.reason
    return found(first.tokens.lowerBound..<last.tokens.upperBound, value, reason)
  }

  /// Whether what stands before the first time and between both makes them the ends of an interval.
  private func joins(_ first: Range<TokenIndex>, _ last: Range<TokenIndex>) -> Bool {
    let joint = first.upperBound
    guard joint + 1 == last.lowerBound else { return false }
    let before = first.lowerBound - 1
    if reads(joint, symbols.and) { return reads(before, symbols.between) }
    if isDash(joint) || reads(joint, symbols.through) { return true }
    guard reads(joint, symbols.to) || reads(joint, symbols.until) || reads(joint, symbols.till) else { return false }
    // "postponed from Monday to Friday" goes from one to the other and lasts through neither.
    return reads(before, symbols.from) && !movesTimes(first)
  }

  private func movesTimes(_ tokens: Range<TokenIndex>) -> Bool {
    guard let noun = tokens.first(where: { !tokens.contains(analysis.head(of: $0, in: sentence) ?? -1) }),
      let governor = analysis.head(of: noun, in: sentence)
    else { return false }
    let lemma = analysis.tokens[Int(governor)].lemma
    return analysis.symbols.withBytes(of: lemma) { bytes in TimeReader.moves.contains { spells(bytes, $0) } }
  }

  private static let moves: [StaticString] = [
    "postpone", "move", "reschedule", "delay", "defer", "shift", "push", "bring", "change", "switch", "advance",
  ]

  /// Whether the year of a time was not in its words.
  private func isGuessed(_ time: FoundTime) -> Bool {
    (time.value.granularity == .day || time.value.granularity == .month)
      && !time.tokens.contains { year($0) != nil || word($0).kind == .numericDate || word($0).kind == .relative }
      && time.tokens.contains { word($0).kind == .month }
  }
}

/// A year, a month or a day as a time's value writes it.
private struct CalendarValue {
  /// nil where it is not known.
  var year: Int?
  var month: Int?
  var day: Int?

  /// nil for what is none of the three: a week, a season, an interval, "PRESENT_REF".
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4 else { return nil }
    if parts[0] != "XXXX" {
      guard let number = Int(parts[0]), number > 0 else { return nil }
      year = number
    }
    if parts.count > 1 {
      guard parts[1].utf8.count == 2, let number = Int(parts[1]), (1...12).contains(number) else { return nil }
      month = number
    }
    if parts.count > 2 {
      guard parts[2].utf8.count == 2, let number = Int(parts[2]), (1...31).contains(number) else { return nil }
      day = number
    }
  }

  /// A year goes with a year; a month or a day with a month or a day.
  func isComparable(to other: CalendarValue) -> Bool { (month == nil) == (other.month == nil) }

  /// The same month or day in the last year in which it comes before another.
  func before(_ other: CalendarValue) -> TimeValue? {
    guard let month, let lastMonth = other.month, let year = other.year else { return nil }
    return value(in: (month, day ?? 0) < (lastMonth, other.day ?? 32) ? year : year - 1, month)
  }

  /// The same month or day in the first year in which it comes after another.
  func after(_ other: CalendarValue) -> TimeValue? {
    guard let month, let firstMonth = other.month, let year = other.year else { return nil }
    return value(in: (month, day ?? 32) > (firstMonth, other.day ?? 0) ? year : year + 1, month)
  }

  private func value(in year: Int, _ month: Int) -> TimeValue? {
    guard let day else { return .month(month, of: year) }
    return CivilDate(year: year, month: month, day: day).map { .day($0) }
  }
}
