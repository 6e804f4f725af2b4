import Language
import Text

/// Restates a follow-up that leaves things out as a question of its own: "and in 1991?", "and Norway?", "what did he say?".
///
/// What only names another kind of answer ("when?", "why?") is not restated but filled in from the last question's fact.
struct FollowUp {
  /// What the last question was about, in the words of its tree.
  private let question: Question
  private let words: [String]
  /// What stands behind "and" or "what about" and is no question of its own, read as if it were asked; nil where nothing does.
  private let rest: Question?
  /// Of whom the last question and its answer speak, who was the answer first; asked for where a pronoun stands for one.
  private let people: [Person]
  private let pronoun: (position: Int, sex: Sex)?

  /// `read` analyses the words that stand for others of the last question.
  init(_ text: String, after question: Question, read: (String) -> Question, people: () -> [Person]) {
    self.question = question
    words = text.split { $0 == " " || $0 == "?" || $0 == "," }.map(String.init)
    rest = Self.rest(of: words).map(read)
    pronoun = Self.pronoun(in: words)
    self.people = pronoun == nil ? [] : people()
  }

  /// The whole question; nil where nothing is to be restated.
  var restated: String? {
    let lower = words.map { $0.lowercased() }
    if let rest, rest.tree.count > 0 {
      if !rest.times.isEmpty, rest.terms.allSatisfy(\.isOfTime) || rest.tree.rows[0].upos == .adp {
        return replacing(timeWith: rest)
      }
      return replacing(phraseWith: rest)
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

  /// The words behind an opening that goes on with the last question, where they are no question of their own; nil elsewhere.
  private static func rest(of words: [String]) -> String? {
    let lower = words.map { $0.lowercased() }
    for opening in [["and"], ["what", "about"], ["how", "about"], ["but"]]
    where lower.starts(with: opening) && lower.count > opening.count {
      let asking = [
        "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "did", "does", "do", "is", "was",
      ]
      if lower[opening.count...].contains(where: asking.contains) { return nil }
      return words[opening.count...].joined(separator: " ")
    }
    return nil
  }

  /// The last question with its last time replaced, or with one where it had none.
  private func replacing(timeWith rest: Question) -> String {
    let tree = question.tree
    guard let time = question.times.last else {
      let isMarked = rest.tree.rows[0].upos == .adp || rest.tree.rows[0].upos != .num
      return [plain, isMarked ? rest.text : "in " + rest.text].joined(separator: " ")
    }
    let isMarked = rest.tree.rows[0].upos == .adp
    // "The 2002 World Cup" becomes that of 2006, whatever the new year stands behind.
    if time.upperBound < tree.count, tree.parents[time.upperBound - 1] >= time.upperBound {
      return replacing(time, with: isMarked ? rest.text(of: 1..<rest.tree.count) : rest.text)
    }
    let hasMarker = time.lowerBound > 0 && tree.rows[time.lowerBound - 1].upos == .adp
    return replacing(isMarked && hasMarker ? time.lowerBound - 1..<time.upperBound : time, with: rest.text)
  }

  /// The last question with another name in the place of its last one of that kind, or another noun in the place of the one
  /// that it asks with; nil where it has none.
  private func replacing(phraseWith rest: Question) -> String? {
    let tree = question.tree
    let isName = rest.tree.rows.contains { $0.upos == .propn || $0.mention != .none }
    let first = rest.tree.rows[0]
    guard isName || rest.tree.rows.contains(where: { $0.upos == .noun }) else {
      // "The second" is of the same noun.
      return modifier.map { replacing($0, with: first.upos == .det ? rest.text(of: 1..<rest.tree.count) : rest.text) }
    }
    guard let place = isName ? name(like: rest) : phrase else { return nil }
    guard place.lowerBound > 0 else { return replacing(place, with: rest.text) }
    let before = place.lowerBound - 1
    // "Which city" and "how many goals" have theirs for a determiner.
    if isAsking(before), !isName {
      return replacing(place, with: first.upos == .det ? rest.text(of: 1..<rest.tree.count) : rest.text)
    }
    let hasDeterminer = tree.rows[before].upos == .det
    return replacing(
      hasDeterminer && (isName || first.upos == .det) ? before..<place.upperBound : place, with: rest.text)
  }

  /// Whether a token is what the last question asks by: "which", or "many" of "how many".
  private func isAsking(_ token: Int) -> Bool {
    token == question.wh || token == question.wh + 1 && (question.kind == .howMany || question.kind == .howMuch)
  }

  /// The last name of the last question that is no time, of the same kind as the new one where there is one; nil where it has
  /// none.
  private func name(like rest: Question) -> Range<Int>? {
    let rows = question.tree.rows
    var names: [Range<Int>] = []
    for token in rows.indices
    where rows[token].upos == .propn && !question.times.contains(where: { $0.contains(token) }) {
      if let last = names.last, last.upperBound == token, !rows[token].mention.isFirst {
        names[names.count - 1] = last.lowerBound..<token + 1
      } else {
        names.append(token..<token + 1)
      }
    }
    let kind = rest.tree.rows.lazy.compactMap(\.mention.kind).first
    return names.last { name in kind != nil && name.contains { rows[$0].mention.kind == kind } } ?? names.last
  }

  /// The noun by which the last question says what it asks for, with what stands before it, its determiner left out: "president"
  /// of "who is the president of the club", "goals" of "how many goals"; else its last noun. Nil where it has none.
  private var phrase: Range<Int>? {
    let tree = question.tree
    let asked = question.hole.role == .attribute ? question.hole.governor : question.typeTerm
    func isNoun(_ term: Int) -> Bool { term >= 0 && question.terms[term].part == .noun }
    guard let term = isNoun(asked) ? asked : question.terms.indices.last(where: isNoun) else { return nil }
    let head = question.terms[term].token
    var first = head
    while first > 0, tree.parents[first - 1] == head, !isAsking(first - 1),
      [.amod, .compound].contains(tree.rows[first - 1].relation)
    {
      first -= 1
    }
    return first..<head + 1
  }

  /// The last adjective or ordinal of the last question before its noun; nil where it has none.
  private var modifier: Range<Int>? {
    let rows = question.tree.rows
    return rows.indices.last { token in
      [.adj, .num].contains(rows[token].upos) && rows.indices.contains(token + 1)
        && question.tree.parents[token] > token
    }.map { $0..<$0 + 1 }
  }

  private func replacing(_ tokens: Range<Int>, with words: String) -> String {
    let bytes = Array(question.text.utf8)
    let start = Int(question.tree.rows[tokens.lowerBound].start)
    let end = Int(question.tree.rows[tokens.upperBound - 1].range.end)
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
