import Index
import Language
import Text

/// Answers when somebody was born or died from the brackets behind the name: "Ann Lee (4 March 1871 – 19 October 1942)",
/// "Bo Ek (born 1950)".
struct LifeSpan {
  private enum Event { case birth, death }

  private let event: Event
  /// The terms of the name.
  private let names: [Int]
  private let search: Search
  private let index: FactIndex

  /// Sure enough to be shown: the name and its brackets stand side by side.
  private static let confidence = 0.9
  /// Longer brackets hold more than two dates.
  private static let longest = 30

  /// nil where the question asks for something else, or for more than one name's birth or death.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    let question = search.question
    let verb = question.hole.governor
    guard question.type == .time, verb >= 0, !question.isNegated else { return nil }
    switch question.terms[verb].text.lowercased() {
    case "born": event = .birth
    case "die", "died": event = .death
    default: return nil
    }
    names = question.terms.indices.filter { $0 != verb && $0 != question.typeTerm }
    guard !names.isEmpty, names.allSatisfy({ question.terms[$0].part == .name }) else { return nil }
    self.search = search
    self.index = copy index
  }

  /// Adds the date; leaves the reply alone where no sentence gives one in brackets.
  func fill(_ reply: inout Reply) {
    for considered in search.ranking.considered {
      let match = considered.match
      guard names.allSatisfy({ match.isMet($0) && match.relaxations[$0] == .exact }),
        let bracket = bracket(behind: names.map { match.tokenOfTerm[$0] }.max() ?? 0, match.tree),
        let range = date(in: bracket, of: match)
      else { continue }
      reply.answers = [Answer(range, of: match.sentence, confidence: Self.confidence, index)]
      return
    }
  }

  /// The tokens between the brackets that open behind the name of a person; nil where none do.
  private func bracket(behind name: Int, _ tree: Tree) -> Range<Int>? {
    guard tree.rows[name].mention.kind == .person else { return nil }
    let open = tree.name(around: name).upperBound
    guard open < tree.count, tree.rows[open].lower == index.term("("), let closing = index.term(")") else { return nil }
    let close = tree.rows[open...].prefix(Self.longest).firstIndex { $0.lower == closing }
    return close.map { open + 1..<$0 }
  }

  /// The bytes of the date of birth, before the dash or behind "born", or of death, behind either.
  private func date(in bracket: Range<Int>, of match: SentenceMatch) -> ByteRange? {
    let rows = match.tree.rows
    let first = match.tree.firstToken
    let times = index.times(in: first + Int32(bracket.lowerBound)..<first + Int32(bracket.upperBound))
    func isDated(_ token: Int) -> Bool { times.contains { $0.tokens.contains(first + Int32(token)) } }
    func symbols(_ words: String...) -> [Symbol] { words.compactMap { index.term($0) } }
    let dashes = symbols("–", "—", "-")
    let dash = bracket.first { dashes.contains(rows[$0].lower) && bracket.contains($0 - 1) }
    let part: Range<Int>
    if let dash {
      part = event == .birth ? bracket.lowerBound..<dash : dash + 1..<bracket.upperBound
    } else {
      let words = event == .birth ? symbols("born", "b.") : symbols("died", "d.")
      guard let marker = bracket.first(where: { words.contains(rows[$0].lower) }) else { return nil }
      part = marker + 1..<bracket.upperBound
    }
    guard let start = part.first(where: isDated) else { return nil }
    let end = part[start...].prefix(while: isDated).last ?? start
    // "c. 1600" is no 1600.
    let isBare = start == part.lowerBound || [.punct, .verb].contains(rows[start - 1].upos)
    return ByteRange(start: rows[isBare ? start : start - 1].start, end: rows[end].range.end)
  }
}
