import Text

/// What one word can mean in a time expression, from `gazetteers/time-words.tsv`.
struct TimeWord: Equatable {
  enum Kind: UInt8, CaseIterable {
    case none, month, weekday, weekdays, unit, units, set, season, part, day, tonight, reference, recent, relative, ago,
      earlier, later, before, after, every, per, edge, boundary, meridiem, zone, era, clock, oclock, vague, consecutive,
      half, old, other, decade, holiday, fiscal
    /// Digits: "1994", "'94", "1990s", "8:30", "7/8/07" or "2009-06-17"; and two years with a dash between.
    case year, shortYear, digitDecade, time, numericDate, yearRange
  }

  var kind: Kind = .none
  /// The year, the decade (199 for the 1990s), minutes since midnight, `yyyymmdd`, `yyyyyyyy`; else number of the month, weekday, unit (`TimeUnit.rawValue`), season or part of the day; offset in days; sense of a
  /// relative word (-3 previous, -2 past, -1 last, 0 this, 1 next, 2 coming, 3 following, 4 same).
  var value: Int32 = 0

  static let none = TimeWord()

  /// The word of a lower-case form.
  static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ map: FlatMap) -> TimeWord {
    // "mid-2011" and "mid-June" are one token; its value is that of what is cut.
    if bytes.count > 6, spells(UnsafeBufferPointer(rebasing: bytes.prefix(4)), "mid-") {
      return word(UnsafeBufferPointer(rebasing: bytes.dropFirst(4)), map)
    }
    if let first = bytes.first, isDigit(first) || first == UInt8(ascii: "'") || first == 0xE2 { return digits(bytes) }
    guard bytes.count <= 14, let value = map[bytes], let space = value.firstIndex(of: UInt8(ascii: " ")) else {
      return .none
    }
    let name = UnsafeBufferPointer(rebasing: value[..<space])
    let argument = UnsafeBufferPointer(rebasing: value[(space + 1)...])
    guard let kind = names.first(where: { spells(name, $0.name) })?.kind else { return .none }
    return TimeWord(kind: kind, value: number(argument))
  }

  /// A number, or the name of a unit, an edge or a sense.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    if let first = bytes.first, isDigit(first) || first == UInt8(ascii: "-") {
      var value: Int32 = 0
      for byte in bytes where isDigit(byte) { value = value &* 10 &+ Int32(byte - UInt8(ascii: "0")) }
      return first == UInt8(ascii: "-") ? -value : value
    }
    let word = UnsafeBufferPointer(rebasing: bytes.prefix { $0 != UInt8(ascii: " ") })
    return arguments.first { spells(word, $0.name) }?.value ?? 0
  }

  /// Reads a word that begins with a digit or an apostrophe.
  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>) -> TimeWord {
    var digits = DigitGroups(bytes)
    if digits.isApostrophised {
      guard digits.count == 1, digits.widths.0 == 2 else { return .none }
      if digits.endsInS {
        return digits.values.0 % 10 == 0 ? TimeWord(kind: .digitDecade, value: 190 + digits.values.0 / 10) : .none
      }
      return digits.rest == 0
        ? TimeWord(kind: .shortYear, value: digits.values.0 + (digits.values.0 < 30 ? 2000 : 1900)) : .none
    }
    if digits.endsInS, digits.count == 1, digits.values.0 % 10 == 0 {
      if digits.widths.0 == 4 { return TimeWord(kind: .digitDecade, value: digits.values.0 / 10) }
      if digits.widths.0 == 2 { return TimeWord(kind: .digitDecade, value: 190 + digits.values.0 / 10) }
      return .none
    }
    guard digits.rest == 0 else { return .none }
    switch (digits.count, digits.separator) {
    case (1, _) where digits.widths.0 == 4 && (1000...2999).contains(digits.values.0):
      return TimeWord(kind: .year, value: digits.values.0)
    case (2, UInt8(ascii: ":")), (3, UInt8(ascii: ":")):
      guard digits.values.0 < 25, digits.widths.1 == 2, digits.values.1 < 60 else { return .none }
      return TimeWord(kind: .time, value: digits.values.0 * 60 + digits.values.1)
    case (2, UInt8(ascii: "-")) where digits.widths.0 == 4 && digits.widths.1 == 4 && digits.values.0 < digits.values.1:
      return TimeWord(kind: .yearRange, value: digits.values.0 * 10_000 + digits.values.1)
    case (2, UInt8(ascii: "/")) where digits.widths.0 == 4 && digits.widths.1 == 2:
      let (first, last) = (digits.values.0, digits.values.0 / 100 * 100 + digits.values.1)
      return first < last ? TimeWord(kind: .yearRange, value: first * 10_000 + last) : .none
    case (3, UInt8(ascii: "-")), (3, UInt8(ascii: "/")), (3, UInt8(ascii: ".")):
      return numericDate(&digits)
    default: return .none
    }
  }

  /// Year first, or month before day, or day before month where the first number is no month.
  private static func numericDate(_ digits: inout DigitGroups) -> TimeWord {
    var (year, month, day) = (digits.values.2, digits.values.0, digits.values.1)
    if digits.widths.0 == 4 {
      (year, month, day) = (digits.values.0, digits.values.1, digits.values.2)
    } else {
      guard digits.widths.2 == 4 || digits.widths.2 == 2 else { return .none }
      if digits.widths.2 == 2 { year += year < 50 ? 2000 : 1900 }
      if month > 12 || digits.separator == UInt8(ascii: ".") { swap(&month, &day) }
    }
    guard CivilDate(year: Int(year), month: Int(month), day: Int(day)) != nil else { return .none }
    return TimeWord(kind: .numericDate, value: year * 10_000 + month * 100 + day)
  }

  private static let names: [(name: StaticString, kind: Kind)] = [
    ("month", .month), ("weekday", .weekday), ("weekdays", .weekdays), ("unit", .unit), ("units", .units),
    ("set", .set), ("season", .season), ("part", .part), ("day", .day), ("tonight", .tonight),
    ("reference", .reference), ("recent", .recent), ("relative", .relative), ("ago", .ago), ("earlier", .earlier),
    ("later", .later), ("before", .before), ("after", .after), ("every", .every), ("per", .per), ("edge", .edge),
    ("boundary", .boundary), ("meridiem", .meridiem), ("zone", .zone), ("era", .era), ("clock", .clock),
    ("oclock", .oclock), ("vague", .vague), ("consecutive", .consecutive), ("half", .half), ("old", .old),
    ("other", .other), ("decade", .decade), ("holiday", .holiday), ("fiscal", .fiscal),
  ]

  private static let arguments: [(name: StaticString, value: Int32)] = [
    ("second", 0), ("minute", 1), ("hour", 2), ("day", 3), ("week", 4), ("fortnight", 5), ("weekend", 6), ("month", 7),
    ("quarter", 8), ("year", 9), ("decade", 10), ("century", 11), ("millennium", 12), ("present", 0), ("past", -1),
    ("future", 1), ("start", -1), ("middle", 0), ("end", 1),
  ]
}

/// Up to three groups of digits with one kind of separator between them: "8:30", "2009-06-17", "1990s", "'82".
private struct DigitGroups {
  var values: (Int32, Int32, Int32) = (0, 0, 0)
  var widths: (Int, Int, Int) = (0, 0, 0)
  var count = 0
  /// `:`, `/`, `.`, or `-` for any dash; 0 where there is one group.
  var separator: UInt8 = 0
  var isApostrophised = false
  var endsInS = false
  /// How many bytes were not read.
  var rest = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    if bytes.first == UInt8(ascii: "'") {
      isApostrophised = true
      index = 1
    } else if bytes.count > 3, bytes[0] == 0xE2, bytes[1] == 0x80, bytes[2] == 0x98 || bytes[2] == 0x99 {
      isApostrophised = true
      index = 3
    }
    while index < bytes.count, count < 3 {
      var value: Int32 = 0
      let start = index
      while index < bytes.count, isDigit(bytes[index]), index - start < 8 {
        value = value * 10 + Int32(bytes[index] - UInt8(ascii: "0"))
        index += 1
      }
      guard index > start else { break }
      count += 1
      switch count {
      case 1: (values.0, widths.0) = (value, index - start)
      case 2: (values.1, widths.1) = (value, index - start)
      default: (values.2, widths.2) = (value, index - start)
      }
      guard index < bytes.count - 1 else { break }
      var mark = bytes[index]
      var width = 1
      if mark == 0xE2, index + 3 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] == 0x93 {
        mark = UInt8(ascii: "-")
        width = 3
      }
      guard
        mark == UInt8(ascii: ":") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: ".")
          || mark == UInt8(ascii: "-"),
        separator == 0 || separator == mark, isDigit(bytes[index + width])
      else { break }
      separator = mark
      index += width
    }
    if index == bytes.count - 1, bytes[index] == UInt8(ascii: "s") {
      endsInS = true
      index += 1
    } else if bytes.count - index == 2, bytes[index] == UInt8(ascii: "'"), bytes[index + 1] == UInt8(ascii: "s") {
      endsInS = true
      index += 2
    }
    rest = bytes.count - index
  }
}

/// The units that times are counted in, shortest first.
enum TimeUnit: Int32 {
  case second, minute, hour, day, week, fortnight, weekend, month, quarter, year, decade, century, millennium

  var granularity: TimeExpression.Granularity {
    switch self {
    case .second, .minute, .hour: .moment
    case .day: .day
    case .week, .fortnight, .weekend: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    case .decade: .decade
    case .century, .millennium: .century
    }
  }

  /// ISO 8601's letter, whether it follows a T, and how many of that letter's unit this unit is.
  var designator: (letter: UInt8, isClock: Bool, factor: Double) {
    switch self {
    case .second: (UInt8(ascii: "S"), true, 1)
    case .minute: (UInt8(ascii: "M"), true, 1)
    case .hour: (UInt8(ascii: "H"), true, 1)
    case .day: (UInt8(ascii: "D"), false, 1)
    case .week: (UInt8(ascii: "W"), false, 1)
    case .fortnight: (UInt8(ascii: "W"), false, 2)
    case .weekend: (UInt8(ascii: "D"), false, 2)
    case .month: (UInt8(ascii: "M"), false, 1)
    case .quarter: (UInt8(ascii: "Q"), false, 1)
    case .year: (UInt8(ascii: "Y"), false, 1)
    case .decade: (UInt8(ascii: "Y"), false, 10)
    case .century: (UInt8(ascii: "Y"), false, 100)
    case .millennium: (UInt8(ascii: "Y"), false, 1000)
    }
  }
}
