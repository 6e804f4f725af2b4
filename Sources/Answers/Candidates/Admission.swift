import Index
import Language

/// Which phrases of a sentence can answer a question at all, whatever their scores: no number that is part of a date or a
/// name counts anything, and a year is no day.
struct Admission {
  private let kind: Question.Kind
  private let type: AnswerType
  /// The noun that the question asks with; empty where it asks with none.
  private let noun: String
  private let tree: Tree
  /// Where times stand in the sentence, and all but the durations of them.
  private let times: [(tokens: Range<Int>, time: TimeRow)]
  private let dates: [(tokens: Range<Int>, time: TimeRow)]
  /// Numbers with a unit of measure or money, where an amount is asked for.
  private let measures: [Range<Int>]
  /// The heads of phrases that facts of the sentence give for a place, where a place is asked for.
  private let places: [Int]
  private let given: GivenWords
  /// How fine a time must be where the question's noun says it: "which day"; empty where any time may be meant.
  private let granularities: [TimeExpression.Granularity]

  init(_ question: borrowing Question, _ match: SentenceMatch, _ index: borrowing FactIndex) {
    kind = question.kind
    type = question.type
    noun = question.typeTerm >= 0 ? question.terms[question.typeTerm].word : ""
    let tokens = index.sentences[Int(match.sentence)].tokens
    let tree = match.tree
    self.tree = tree
    let first = tree.firstToken
    times = index.times(in: tokens).map { (tree.positions(of: $0.tokens), $0) }
    dates = times.filter { $0.time.kind != .duration }
    granularities = Self.granularities(of: noun, kind)
    measures =
      kind != .howMany && [.quantity, .money, .percent, .measure, .duration, .age].contains(type)
      ? index.quantities(in: tokens).filter { $0.kind != .count && $0.kind != .ordinal }.map {
        tree.positions(of: $0.tokens)
      } : []
    places =
      type == .place
      ? index.sentences[Int(match.sentence)].facts.flatMap { fact in
        index.arguments(of: index.facts[Int(fact)]).compactMap { $0.role.isOfPlace ? Int($0.head - first) : nil }
      } : []
    given = GivenWords(question, match, index)
  }

  /// Whether a phrase of the sentence can be the answer; O(its length).
  func admits(_ candidate: Candidate) -> Bool {
    guard given.admits(candidate), !isPieceOfJoinedName(candidate), !isCutShort(candidate), !isBareTitle(candidate),
      !isAdverbial(candidate)
    else { return false }
    switch type {
    case .quantity where kind != .howOften, .money, .percent, .measure:
      guard !isNumberOfName(candidate), !isOnlyDate(candidate), !lacksUnit(candidate) else { return false }
      // "How much did it fall" asks for no time.
      if kind == .howMuch, noun.isEmpty, [.duration, .time, .age].contains(candidate.sort) { return false }
    case .agent, .person, .organization: return !isTitleOfName(candidate) && !isPartOfName(candidate.head)
    case .duration, .age: return !lacksUnit(candidate) && (!isOnlyDate(candidate) || hasBound(candidate))
    case .place where candidate.sort == .adverb: return saysWhere(candidate.head)
    case .place: return !isTaken(candidate.head) && !tree.isMarked(candidate.head, by: .as)
    case .time where !granularities.isEmpty: return isFine(candidate)
    case .cause: return !times.contains { $0.tokens.contains(candidate.head) } && candidate.sort != .number
    default: return true
    }
    return true
  }

  /// Whether the phrase is a title without the name behind it: "Dr" of "Dr Ann Lee".
  private func isBareTitle(_ candidate: Candidate) -> Bool {
    let row = tree.rows[candidate.head]
    guard kind == .who || kind == .whom, candidate.tokens.count == 1, row.relation == .nmodDesc,
      case let name = tree.parents[candidate.head]
    else { return false }
    return name > candidate.head && tree.rows[name].upos == .propn
  }

  /// Whether the phrase is the word of "at first", "at last" or "at least", which ranks nothing.
  private func isAdverbial(_ candidate: Candidate) -> Bool {
    guard candidate.tokens.count == 1, candidate.head > 0, tree.rows[candidate.head - 1].lower.knownWord == .at else {
      return false
    }
    return [.first, .last, .least, .most].contains(tree.rows[candidate.head].lower.knownWord)
  }

  /// Whether the phrase ends where a clause begins that it leaves out: "half of what" of "half of what it cost".
  private func isCutShort(_ candidate: Candidate) -> Bool {
    switch tree.rows[candidate.tokens.upperBound - 1].lower.knownWord {
    case .what, .which, .who, .whom, .whose: candidate.tokens.upperBound < tree.count
    default: false
    }
  }

  /// Whether the phrase is a number without the unit that stands beside it: "26" of "26 kilograms".
  private func lacksUnit(_ candidate: Candidate) -> Bool {
    let (first, end) = (candidate.tokens.lowerBound, candidate.tokens.upperBound)
    return measures.contains { measure in
      guard measure.contains(first), measure.contains(end - 1) else { return false }
      return end < measure.upperBound && tree.rows[end - 1].upos == .num
        && tree.rows[measure.upperBound - 1].upos != .num
        || first > measure.lowerBound && tree.rows[first - 1].upos == .sym
    }
  }

  /// Whether an adverb is one of place: "abroad", not "also" or "early".
  private func saysWhere(_ token: Int) -> Bool { tree.rows[token].relation == .advmod && places.contains(token) }

  /// Whether a noun is the object of a verb that says nothing without it: "took place".
  private func isTaken(_ token: Int) -> Bool {
    guard tree.rows[token].relation == .obj, tree.rows[token].upos == .noun, tree.parents[token] >= 0 else {
      return false
    }
    return [.take, .have, .make].contains(tree.rows[tree.parents[token]].lemma.knownWord)
  }

  /// Whether the phrase leaves out the name that stands right behind it and says who is meant: "the astronomer" of "the
  /// astronomer Ann Lee".
  private func isTitleOfName(_ candidate: Candidate) -> Bool {
    tree.nameBehind(candidate.head).map { !candidate.tokens.contains($0) } ?? false
  }

  /// Whether a hyphen joins the phrase to the rest of a name: "El" of "El-Amin".
  private func isPieceOfJoinedName(_ candidate: Candidate) -> Bool {
    tree.isJoined(candidate.tokens.lowerBound, candidate.tokens.lowerBound - 2)
      || tree.isJoined(candidate.tokens.upperBound - 1, candidate.tokens.upperBound + 1)
  }

  /// Whether the word only tells the nation of a body whose name it opens: "Swedish" of "Swedish Road Authority".
  private func isPartOfName(_ head: Int) -> Bool {
    guard tree.rows[head].upos == .adj, case let noun = tree.parents[head], noun > head else { return false }
    return tree.rows[noun].upos == .propn
  }

  /// Whether a date is said to begin or to end what it belongs to: "since 1990", which says how long.
  private func hasBound(_ candidate: Candidate) -> Bool {
    candidate.tokens.contains { token in
      switch tree.rows[token].lower.knownWord {
      case .since, .from, .until, .to, .between: true
      default: false
      }
    }
  }

  /// Whether the phrase's numbers all belong to dates: "1" of "on 1 October".
  private func isOnlyDate(_ candidate: Candidate) -> Bool {
    if noun == "time" { return false }
    var hasDate = false
    for token in candidate.tokens {
      // A bare "2000" before a noun may be a year or a count.
      let isCount = tree.rows[token].relation == .nummod && tree.rows[token].upos == .num
      if dates.contains(where: { $0.tokens.contains(token) && !(isCount && $0.tokens.count == 1) }) {
        hasDate = true
      } else if tree.rows[token].upos == .num {
        return false
      }
    }
    return hasDate
  }

  /// Whether the whole phrase is part of a date, a bare number before a noun too: "24" of "24 September".
  func isOfDate(_ candidate: Candidate) -> Bool {
    let (first, last) = (candidate.tokens.lowerBound, candidate.tokens.upperBound - 1)
    return times.contains { $0.time.kind == .date && $0.tokens.contains(first) && $0.tokens.contains(last) }
  }

  /// Whether the phrase is a number cut out of a name or an address: "11" of "Apollo 11", "12" of "12 Elm Street", "10" of
  /// "VC-10".
  private func isNumberOfName(_ candidate: Candidate) -> Bool {
    guard kind == .howMany, candidate.tokens.count == 1, case let token = candidate.head,
      tree.rows[token].upos == .num
    else { return false }
    if tree.isJoinedToName(token) || tree.isCalled(token) { return true }
    if tree.rows[token].mention != .none, case let name = tree.name(around: token), name.count > 1 {
      return token == name.upperBound - 1
    }
    let head = tree.parents[token]
    guard head == token + 2, tree.rows[head].mention.kind == .place else { return false }
    return tree.rows[head - 1].mention == tree.rows[head].mention || tree.rows[head - 1].mention.isFirst
  }

  private func isFine(_ candidate: Candidate) -> Bool {
    let dates = dates.filter { $0.tokens.overlaps(candidate.tokens) }
    // "Nearly two centuries" is no year.
    if dates.isEmpty { return !times.contains { $0.tokens.overlaps(candidate.tokens) } }
    return dates.contains { granularities.contains($0.time.granularity) }
  }

  private static func granularities(of noun: String, _ kind: Question.Kind) -> [TimeExpression.Granularity] {
    guard kind == .what || kind == .which else { return [] }
    switch noun {
    case "day", "date", "weekday": return [.day, .moment]
    case "month": return [.month, .day, .moment]
    case "year": return [.year, .season, .quarter, .month, .week, .day, .moment]
    default: return []
    }
  }
}
