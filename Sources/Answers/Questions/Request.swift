/// A request for several things, "list the cities that …" or "name two books by …", as the question that it stands for.
enum Request {
  /// The question; nil where the text is no such request: "list price of the lamp" asks for a price.
  static func question(_ text: String) -> String? {
    // Nearly all questions are told by their first word.
    guard let verb = text.split(maxSplits: 1, whereSeparator: isBreak).first, verbs.contains(verb.lowercased()) else {
      return nil
    }
    let words = text.split(whereSeparator: isBreak).map(String.init)
    let lower = words.map { $0.lowercased() }
    var first = 1
    if first < lower.count, ["me", "us"].contains(lower[first]) { first += 1 }
    guard first + 1 < lower.count, openings.contains(lower[first]) else { return nil }
    while first < lower.count, articles.contains(lower[first]) || lower[first] == "of" { first += 1 }
    let rest = Array(words[first...])
    guard let noun = rest.first?.lowercased(), !["who", "what", "which", "name", "names"].contains(noun) else {
      return nil
    }
    let relative = rest.indices.dropFirst().first { ["that", "which", "who", "where"].contains(rest[$0].lowercased()) }
    guard let relative, relative + 1 < rest.count else {
      let head = rest.prefix { !["of", "in", "on", "at", "by", "from", "for", "with"].contains($0.lowercased()) }.last
      return "what \(head?.hasSuffix("s") == true ? "are" : "is") the " + rest.joined(separator: " ")
    }
    let phrase = rest[..<relative].joined(separator: " ")
    let clause = rest[(relative + 1)...].joined(separator: " ")
    return rest[relative].lowercased() == "where" ? "in which \(phrase) \(clause)" : "which \(phrase) \(clause)"
  }

  private static func isBreak(_ character: Character) -> Bool {
    character == " " || character == "?" || character == ","
  }

  private static let verbs: Set = ["list", "name", "give", "tell", "show", "enumerate", "mention"]
  private static let articles: Set = ["the", "all", "any", "some", "every", "these", "those"]
  private static let openings = articles.union(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}
