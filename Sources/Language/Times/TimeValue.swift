import Text

/// A point or stretch of the calendar, as far as it is known; writes itself as a TIMEX3 value.
struct TimeValue {
  var kind: TimeExpression.Kind = .date
  var granularity: TimeExpression.Granularity
  /// ISO 8601 with X for what is not known.
  var text: String
  var days: ClosedRange<Int32>?

  static func day(_ date: CivilDate) -> TimeValue {
    var bytes = TimeBytes()
    bytes.append(date: date)
    let number = Int32(date.dayNumber)
    return TimeValue(granularity: .day, text: bytes.text, days: number...number)
  }

  /// A day of which the year, or more, is not known: `XXXX-06-12`.
  static func day(month: Int, day: Int) -> TimeValue {
    var bytes = TimeBytes("XXXX-")
    bytes.append(month, width: 2)
    bytes.append("-")
    bytes.append(day, width: 2)
    return TimeValue(granularity: .day, text: bytes.text, days: nil)
  }

  /// `2011-06`, or `XXXX-06` where the year is not known.
  static func month(_ month: Int, of year: Int?) -> TimeValue {
    var bytes = TimeBytes()
    bytes.append(year: year)
    bytes.append("-")
    bytes.append(month, width: 2)
    return TimeValue(granularity: .month, text: bytes.text, days: year.flatMap { span($0, month, $0, month) })
  }

  static func year(_ year: Int) -> TimeValue {
    var bytes = TimeBytes()
    bytes.append(year: year)
    return TimeValue(granularity: .year, text: bytes.text, days: span(year, 1, year, 12))
  }

  static func years(_ first: Int, through last: Int) -> TimeValue {
    var bytes = TimeBytes()
    bytes.append(year: first)
    bytes.append("/")
    bytes.append(year: last)
    return TimeValue(granularity: .year, text: bytes.text, days: span(first, 1, last, 12))
  }

  static func yearBeforeChrist(_ year: Int) -> TimeValue {
    var bytes = TimeBytes("BC")
    bytes.append(year, width: 4)
    return TimeValue(granularity: .year, text: bytes.text, days: nil)
  }

  /// The 1990s are `199`.
  static func decade(_ number: Int) -> TimeValue {
    var bytes = TimeBytes()
    bytes.append(number, width: 3)
    return TimeValue(granularity: .decade, text: bytes.text, days: span(number * 10, 1, number * 10 + 9, 12))
  }

  /// The nineteenth century is `18`; its years are taken as 1801 to 1900.
  static func century(_ ordinal: Int, beforeChrist: Bool = false) -> TimeValue {
    var bytes = TimeBytes(beforeChrist ? "BC" : "")
    bytes.append(ordinal - 1, width: 2)
    let days = beforeChrist ? nil : span(ordinal * 100 - 99, 1, ordinal * 100, 12)
    return TimeValue(granularity: .century, text: bytes.text, days: days)
  }

  static func quarter(_ quarter: Int, of year: Int?) -> TimeValue {
    var bytes = TimeBytes()
    bytes.append(year: year)
    bytes.append("-Q")
    bytes.append(quarter, width: 1)
    return TimeValue(
      granularity: .quarter, text: bytes.text, days: year.flatMap { span($0, quarter * 3 - 2, $0, quarter * 3) })
  }

  /// 1 spring, 2 summer, 3 autumn, 4 winter (which runs into the next year).
  static func season(_ season: Int, of year: Int?) -> TimeValue {
    var bytes = TimeBytes()
    bytes.append(year: year)
    bytes.append(season == 1 ? "-SP" : season == 2 ? "-SU" : season == 3 ? "-FA" : "-WI")
    let first = season * 3
    let days = year.flatMap { year in
      season == 4 ? span(year, 12, year + 1, 2) : span(year, first, year, first + 2)
    }
    return TimeValue(granularity: .season, text: bytes.text, days: days)
  }

  /// The ISO week that a day lies in.
  static func week(of day: Int) -> TimeValue {
    let monday = day - (CivilDate(dayNumber: day).weekday - 1)
    let year = Int(CivilDate(dayNumber: monday + 3).year)
    guard let first = CivilDate(year: year, month: 1, day: 4) else { return unknown("XXXX-WXX", .week) }
    let firstMonday = first.dayNumber - (first.weekday - 1)
    var bytes = TimeBytes()
    bytes.append(year: year)
    bytes.append("-W")
    bytes.append((monday - firstMonday) / 7 + 1, width: 2)
    return TimeValue(granularity: .week, text: bytes.text, days: Int32(monday)...Int32(monday + 6))
  }

  /// The weekend of the ISO week that a day lies in: `2006-W12-WE`.
  static func weekend(of day: Int) -> TimeValue {
    var value = week(of: day)
    value.text += "-WE"
    if let days = value.days { value.days = (days.lowerBound + 5)...days.upperBound }
    return value
  }

  /// A weekday of no known week: Thursday is `XXXX-WXX-4`.
  static func weekday(_ weekday: Int) -> TimeValue {
    var bytes = TimeBytes("XXXX-WXX-")
    bytes.append(weekday, width: 1)
    return TimeValue(granularity: .day, text: bytes.text, days: nil)
  }

  static func unknown(_ text: String, _ granularity: TimeExpression.Granularity) -> TimeValue {
    TimeValue(granularity: granularity, text: text, days: nil)
  }

  /// `P3D`, `PT30M`, `P2.5Y`, `PXM` where the number is not known.
  static func duration(_ amount: Double?, _ unit: TimeUnit, kind: TimeExpression.Kind = .duration) -> TimeValue {
    duration(of: [(amount, unit)], kind: kind)
  }

  /// `PT6H20M`, `P3Y6M`: several units, the largest first.
  static func duration(
    of parts: [(amount: Double?, unit: TimeUnit)], kind: TimeExpression.Kind = .duration
  ) -> TimeValue {
    var bytes = TimeBytes("P")
    var isOfClock = false
    for part in parts {
      let (letter, isClock, factor) = part.unit.designator
      if isClock, !isOfClock { bytes.append("T") }
      isOfClock = isClock
      if let amount = part.amount { bytes.append(decimal: amount * factor) } else { bytes.append("X") }
      bytes.append(byte: letter)
    }
    let granularity = parts.last?.unit.granularity ?? .vague
    return TimeValue(kind: kind, granularity: granularity, text: bytes.text, days: nil)
  }

  /// First day of the first month through last day of the last; nil where the calendar does not reach.
  private static func span(_ year: Int, _ month: Int, _ lastYear: Int, _ lastMonth: Int) -> ClosedRange<Int32>? {
    guard let first = CivilDate(year: max(year, 1), month: month, day: 1),
      let last = CivilDate(
        year: lastYear, month: lastMonth, day: CivilDate.days(inMonth: lastMonth, of: lastYear)),
      first <= last
    else { return nil }
    return Int32(first.dayNumber)...Int32(last.dayNumber)
  }
}

/// Collects the few bytes of a value.
struct TimeBytes {
  private var bytes: [UInt8] = []

  init(_ text: StaticString = "") {
    bytes.reserveCapacity(16)
    append(text)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(byte: UInt8) { bytes.append(byte) }

  mutating func append(_ number: Int, width: Int) {
    var digits = 1
    var power = 10
    while power <= number, digits < 18 {
      power *= 10
      digits += 1
    }
    for _ in 0..<max(0, width - digits) { bytes.append(UInt8(ascii: "0")) }
    while power > 1 {
      power /= 10
      bytes.append(UInt8(ascii: "0") + UInt8(max(0, number) / power % 10))
    }
  }

  mutating func append(year: Int?) {
    if let year { append(year, width: 4) } else { append("XXXX") }
  }

  mutating func append(date: CivilDate) {
    append(Int(date.year), width: 4)
    append("-")
    append(Int(date.month), width: 2)
    append("-")
    append(Int(date.day), width: 2)
  }

  /// At most two decimals.
  mutating func append(decimal: Double) {
    guard decimal.isFinite, decimal >= 0, decimal < 1e15 else { return append("X") }
    let hundredths = Int((decimal * 100).rounded())
    append(hundredths / 100, width: 1)
    guard hundredths % 100 != 0 else { return }
    append(".")
    append(hundredths % 100 / 10, width: 1)
    if hundredths % 10 != 0 { append(hundredths % 10, width: 1) }
  }
}
