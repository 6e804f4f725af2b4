import Index
import Language
import Text

/// Adds up, or finds the largest of, numbers that one sentence lists in clauses of one make: "house A has 18 flats, house B has 16
/// and house C has 14".
///
/// Only such a list says that its members are apart and all of one kind. Over several sentences, or where a clause counts
/// something else or only about so many, nothing is reckoned.
struct Tally {
  private enum Asked {
    /// "how many flats are there in total"
    case total
    /// "which house has the most flats"
    case most, least
  }

  /// One clause of the list.
  private struct Member {
    var tokens: Range<Int>
    var quantity: QuantityRow
  }

  private let search: Search
  private let index: FactIndex
  private let asked: Asked
  /// The term of what is counted or paid, -1 where the verb says it ("cost the most").
  private let counted: Int
  /// The term that all members must have; -1 where any may be one.
  private let member: Int

  private static let confidence = 0.7

  /// nil where the question asks neither for a total nor for who has the most or the least.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    let question = search.question
    let tree = question.tree
    if question.kind == .howMany, question.typeTerm >= 0 {
      guard Self.asksForTotal(question) else { return nil }
      asked = .total
      counted = question.typeTerm
      member = -1
    } else {
      guard [.which, .what, .who].contains(question.kind), let word = Self.extreme(in: question) else { return nil }
      asked = tree.rows[word].lower.knownWord == .most ? .most : .least
      let noun = tree.parents[word]
      let isOfNoun = noun > word && tree.rows[noun].upos == .noun
      counted = isOfNoun ? question.term(at: noun) ?? -1 : -1
      member = question.kind == .who ? -1 : question.typeTerm
      guard member != counted || question.kind == .who else { return nil }
    }
    self.search = search
    self.index = copy index
  }

  /// "Most", "least" or "fewest" behind "the", where no adjective follows: "the most tickets", "cost the most".
  static func extreme(in question: Question) -> Int? {
    let tree = question.tree
    return (1..<max(1, tree.count)).first { token in
      switch tree.rows[token].lower.knownWord {
      case .most, .least: break
      default: guard question.word(at: token) == "fewest" else { return false }
      }
      return tree.rows[token - 1].lower.knownWord == .the
        && !(token + 1 < tree.count && (tree.rows[token + 1].upos == .adj || tree.rows[token + 1].upos == .adv))
    }
  }

  /// "How many are there in total".
  static func asksForTotal(_ question: Question) -> Bool {
    (0..<question.tree.count).contains { saysTotal($0, question) }
  }

  /// "Total", "altogether", "in all".
  static func saysTotal(_ token: Int, _ question: Question) -> Bool {
    switch question.word(at: token) {
    case "total", "altogether", "overall": true
    case "all": token > 0 && question.tree.rows[token - 1].lower.knownWord == .in
    default: false
    }
  }

  /// Answers from the one sentence that lists such numbers; leaves the reply alone where none does, or several do.
  func fill(_ reply: inout Reply) {
    var lists: [(hit: Int, members: [Member])] = []
    for hit in search.ranking.considered.indices {
      let members = members(of: hit)
      if members.count > 1 { lists.append((hit, members)) }
    }
    guard lists.count == 1, let list = lists.first else { return }
    let match = search.ranking.considered[list.hit].match
    func words(_ tokens: Range<Int>) -> String {
      let text = index.document(of: match.sentence).text
      return AnswerText.text(of: match.tree.bytes(of: tokens), in: text)
    }
    func number(_ member: Member) -> String { words(match.tree.positions(of: member.quantity.tokens)) }
    let working = list.members.map { "\(words($0.tokens)) \(number($0))" }.joined(separator: ", ")
    let text: String
    var range = ByteRange(start: 0, end: 0)
    switch asked {
    case .total:
      guard let sum = Self.written(list.members.reduce(0) { $0 + $1.quantity.value }) else { return }
      text = sum
      reply.notes.append("added up: \(working)")
    case .most, .least:
      let sorted = list.members.sorted {
        asked == .most ? $0.quantity.value > $1.quantity.value : $0.quantity.value < $1.quantity.value
      }
      guard sorted[0].quantity.value != sorted[1].quantity.value else { return }
      text = words(sorted[0].tokens)
      range = match.tree.bytes(of: sorted[0].tokens)
      reply.notes.append("compared: \(working)")
    }
    let citation = Citation(of: match.sentence, answer: range, index)
    reply.answers = [Answer(text: text, confidence: Self.confidence, citations: [citation])]
  }

  /// The clauses of a sentence that say the same of different members; empty where they are no such list.
  private func members(of hit: Int) -> [Member] {
    let match = search.ranking.considered[hit].match
    let tree = match.tree
    let quantities = index.quantities(in: index.sentences[Int(match.sentence)].tokens)
    var members: [Member] = []
    var predicate = Symbol.none
    var start = 0
    for end in 0...tree.count where end == tree.count || isBoundary(end, tree) {
      let clause = start..<end
      start = end + 1
      // "A, B and C": an empty stretch between a comma and "and".
      if clause.isEmpty { continue }
      guard let verb = clause.first(where: { tree.rows[$0].upos == .verb }), verb > clause.lowerBound,
        predicate == .none || tree.rows[verb].lemma == predicate,
        let quantity = quantities.first(where: { tree.positions(of: $0.tokens).lowerBound == verb + 1 }),
        quantity.comparator == .exactly, case let tokens = clause.lowerBound..<verb, isMember(tokens, match),
        isCounted(quantity, isFirst: members.isEmpty, clause, match), !tree.isNegated(verb)
      else { return [] }
      predicate = tree.rows[verb].lemma
      members.append(Member(tokens: tokens, quantity: quantity))
    }
    guard let first = members.first, members.allSatisfy({ $0.quantity.kind == first.quantity.kind }) else { return [] }
    return isOfQuestion(members, match) ? members : []
  }

  /// Whether what else the question says is told of all members: "in the north" in "how many flats are there in the north".
  private func isOfQuestion(_ members: [Member], _ match: SentenceMatch) -> Bool {
    let question = search.question
    return question.terms.indices.allSatisfy { term in
      let row = question.tree.rows[question.terms[term].token]
      if term == counted || term == member || Self.saysTotal(question.terms[term].token, question) { return true }
      switch row.lower.knownWord {
      case .most, .least: return true
      default: if question.word(at: question.terms[term].token) == "fewest" { return true }
      }
      guard match.isMet(term) || match.titleTerms[term] else { return false }
      let holders = members.count { $0.tokens.contains { match.termOfToken[$0] == term } }
      return holders == 0 || holders == members.count
    }
  }

  private func isBoundary(_ token: Int, _ tree: Tree) -> Bool {
    switch tree.rows[token].lower.knownWord {
    case .and, .but: true
    default: tree.rows[token].upos == .punct && tree.rows[token].length == 1 && !isInside(token, tree)
    }
  }

  /// The hyphen of "twenty-five".
  private func isInside(_ token: Int, _ tree: Tree) -> Bool {
    token > 0 && tree.rows[token - 1].range.end == tree.rows[token].start && token + 1 < tree.count
      && tree.rows[token].range.end == tree.rows[token + 1].start
  }

  /// Whether a clause's subject is a plain noun phrase of the kind that is asked for.
  private func isMember(_ tokens: Range<Int>, _ match: SentenceMatch) -> Bool {
    let isPlain = tokens.allSatisfy { token in
      switch match.tree.rows[token].upos {
      case .det, .adj, .noun, .propn, .num: true
      default: false
      }
    }
    guard isPlain else { return false }
    if search.question.kind == .who { return tokens.contains { match.tree.rows[$0].mention.kind == .person } }
    return member < 0 || tokens.contains { match.termOfToken[$0] == member }
  }

  /// Whether a clause's number counts what the question counts; behind the first the noun may be left out.
  private func isCounted(_ quantity: QuantityRow, isFirst: Bool, _ clause: Range<Int>, _ match: SentenceMatch) -> Bool {
    let end = match.tree.positions(of: quantity.tokens).upperBound
    guard end < clause.upperBound else { return !isFirst || counted < 0 }
    guard counted >= 0 else { return false }
    return (end..<clause.upperBound).allSatisfy { match.termOfToken[$0] >= 0 }
      && match.termOfToken[clause.upperBound - 1] == counted
  }

  /// A whole number in digits; nil for any other.
  private static func written(_ value: Double) -> String? {
    value == value.rounded() && value < 1e15 && value >= 0 ? String(Int64(value)) : nil
  }
}
