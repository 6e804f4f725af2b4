import Language
import Text

/// Restates a follow-up that leaves things out as a question of its own: "and in 1991?", "and Norway?", "what did he say?".
///
/// What only names another kind of answer ("when?", "why?") is not restated but filled in from the last question's fact.
struct FollowUp {
  /// What the last question was about, in the words of its tree.
  private let question: Question
  private let words: [String]
  /// Of whom the last question and its answer speak, who was the answer first; asked for where a pronoun stands for one.
  private let people: [Person]
  private let pronoun: (position: Int, sex: Sex)?

  init(_ text: String, after question: Question, people: () -> [Person]) {
    self.question = question
    words = text.split { $0 == " " || $0 == "?" || $0 == "," || $0 == "." }.map(String.init)
    pronoun = Self.pronoun(in: words)
    self.people = pronoun == nil ? [] : people()
  }

  /// The whole question; nil where nothing is to be restated.
  var restated: String? {
    let lower = words.map { $0.lowercased() }
    if let rest = rest(behind: [["and"], ["what", "about"], ["how", "about"], ["but"]], lower, words) {
      return Self.isTime(rest) ? replacing(timeWith: rest) : replacing(nameWith: rest)
    }
    if let at = lower.firstIndex(of: "them"), at > 0, lower[at - 1] == "of", lower.contains("many"), let noun {
      return (words[..<at] + ["the", noun] + words[(at + 1)...]).joined(separator: " ")
    }
    guard let pronoun, let person = person(pronoun.sex) else { return nil }
    let at = pronoun.position
    var restated = words
    let isPossessive = lower[at] == "his" || lower[at] == "her" && at + 1 < words.count
    restated[at] = isPossessive ? person.name + "'s" : person.name
    return restated.joined(separator: " ")
  }

  /// The pronoun for which the last question and its answer have only persons of the other sex; nil where there is none.
  var strangePronoun: String? {
    guard let pronoun, !people.isEmpty, person(pronoun.sex) == nil else { return nil }
    return words[pronoun.position]
  }

  /// Whom a pronoun stands for: the first who may be of its sex.
  private func person(_ sex: Sex) -> Person? { people.first { $0.sex == nil || $0.sex == sex } }

  /// The first pronoun for a man or a woman whom the words before it do not name themselves: "her" in "what did Ann say of
  /// her staff" is Ann's.
  private static func pronoun(in words: [String]) -> (position: Int, sex: Sex)? {
    for (at, word) in words.enumerated() {
      let sex: Sex
      switch word.lowercased() {
      case "he", "him", "his": sex = .male
      case "she", "her": sex = .female
      default:
        if at > 0, word.first?.isUppercase == true { return nil }
        continue
      }
      return (at, sex)
    }
    return nil
  }

  /// What stands behind one of the openings, where that is no question of its own.
  private func rest(behind openings: [[String]], _ lower: [String], _ words: [String]) -> [String]? {
    for opening in openings where lower.starts(with: opening) && lower.count > opening.count {
      let rest = Array(lower[opening.count...])
      let asking = [
        "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "did", "does", "do", "is", "was",
      ]
      if rest.contains(where: asking.contains) { return nil }
      return Array(words[opening.count...])
    }
    return nil
  }

  private static func isTime(_ words: [String]) -> Bool {
    let last = words.last ?? ""
    if last.count == 4, last.allSatisfy(\.isNumber) { return true }
    return ["in", "on", "during", "since", "before", "after", "until"].contains(words[0].lowercased())
      && words.contains { $0.contains(where: \.isNumber) }
  }

  /// The last question with its time replaced, or with one where it had none.
  private func replacing(timeWith words: [String]) -> String {
    let tree = question.tree
    let start = (0..<tree.count).first { token in
      tree.rows[token].upos == .num && tree.rows[token].length == 4
    }
    let text =
      ["in", "on", "during", "since", "before", "after", "until"].contains(words[0].lowercased())
      ? words : ["in"] + words
    guard var first = start else { return plain + " " + text.joined(separator: " ") }
    let last = first
    while first > 0,
      tree.rows[first - 1].upos == .adp || tree.rows[first - 1].upos == .propn || tree.rows[first - 1].upos == .num
    {
      first -= 1
      if tree.rows[first].upos == .adp { break }
    }
    return replacing(first...last, with: text.joined(separator: " "))
  }

  /// The last question with its last name replaced; nil where it has none.
  private func replacing(nameWith words: [String]) -> String? {
    let tree = question.tree
    guard let last = (0..<tree.count).last(where: { tree.rows[$0].upos == .propn }) else { return nil }
    var first = last
    while first > 0, tree.rows[first - 1].upos == .propn { first -= 1 }
    return replacing(first...last, with: words.joined(separator: " "))
  }

  private func replacing(_ tokens: ClosedRange<Int>, with words: String) -> String {
    let bytes = Array(question.text.utf8)
    let start = Int(question.tree.rows[tokens.lowerBound].start)
    let end = Int(question.tree.rows[tokens.upperBound].range.end)
    guard start <= end, end <= bytes.count else { return question.text }
    return String(decoding: bytes[..<start], as: UTF8.self) + words + String(decoding: bytes[end...], as: UTF8.self)
  }

  /// The last question without its mark.
  private var plain: String {
    var text = question.text[...]
    while let last = text.last, last == "?" || last == " " || last == "." { text.removeLast() }
    return String(text)
  }

  /// The noun that "them" stands for: the question's sort, or its last plural.
  private var noun: String? {
    let tree = question.tree
    if question.typeTerm >= 0 { return question.terms[question.typeTerm].text }
    return question.terms.last { tree.rows[$0.token].inflection == .plural }?.text
  }
}
