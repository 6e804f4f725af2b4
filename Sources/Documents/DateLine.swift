import Text

/// Dates as people write them on a line of their own: "2023-09-21", "September 21, 2023", "Thursday, 21 Sept. 2023".
package enum DateLine {
  /// The day that a text names, where it holds that and nothing else; a time of day after it is passed over.
  package static func date(_ text: ArraySlice<UInt8>) -> CivilDate? {
    guard text.count <= 64 else { return nil }
    let line = String(decoding: text, as: UTF8.self)
    var words = line.split { $0.isWhitespace || $0 == "," }.map { $0.lowercased() }
    if let first = words.first, let day = isoDate(first) {
      return words.count == 1 || words[1].contains(":") || words[1] == "at" ? day : nil
    }
    for lead in ["published", "updated", "posted", "on"] where words.first?.hasPrefix(lead) == true {
      words.removeFirst()
    }
    if let first = words.first, isWeekday(first) { words.removeFirst() }
    guard words.count >= 3 else { return words.count == 1 ? numeric(words[0]) : nil }
    let rest = words.dropFirst(3)
    guard rest.isEmpty || rest.contains(where: { $0.contains(":") || $0.hasSuffix("am") || $0.hasSuffix("pm") }),
      rest.count <= 5
    else { return nil }
    let number: (String) -> Int? = { word in
      let digits = word.prefix { $0.isASCII && $0.isNumber }
      let ending = word.dropFirst(digits.count)
      return ["", "st", "nd", "rd", "th", "."].contains(ending) ? Int(digits) : nil
    }
    guard let year = number(words[2]), words[2].utf8.count == 4 else { return nil }
    if let month = month(words[0]), let day = number(words[1]) { return CivilDate(year: year, month: month, day: day) }
    if let month = month(words[1]), let day = number(words[0]) { return CivilDate(year: year, month: month, day: day) }
    return nil
  }

  /// "2023-09-21" or "2023-09-21T10:00:00Z".
  private static func isoDate(_ word: String) -> CivilDate? {
    CivilDate(iso: word.split(separator: "t", maxSplits: 1).first ?? "")
  }

  /// "2023/09/21", "20230921", and "21.9.2023" or "9/21/2023" where only one order gives a day.
  private static func numeric(_ word: String) -> CivilDate? {
    let parts = word.split { "/.".contains($0) }.compactMap { Int($0) }
    if parts.count == 1, word.utf8.count == 8, let all = Int(word) {
      return CivilDate(year: all / 10_000, month: all / 100 % 100, day: all % 100)
    }
    guard parts.count == 3 else { return nil }
    if parts[0] > 31 { return CivilDate(year: parts[0], month: parts[1], day: parts[2]) }
    guard parts[2] > 31 else { return nil }
    if word.contains(".") || parts[0] > 12 { return CivilDate(year: parts[2], month: parts[1], day: parts[0]) }
    return parts[1] > 12 || parts[0] == parts[1] ? CivilDate(year: parts[2], month: parts[0], day: parts[1]) : nil
  }

  private static func isWeekday(_ word: String) -> Bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains { word.hasPrefix($0) }
  }

  private static func month(_ word: String) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    let word = word.hasSuffix(".") ? String(word.dropLast()) : word
    guard word.utf8.count >= 3 else { return nil }
    return names.firstIndex { $0.hasPrefix(word) || (word == "sept" && $0 == "september") }.map { $0 + 1 }
  }
}
