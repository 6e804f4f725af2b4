import Facts
import Index
import Language
import Text

/// Answers "who said that …" and "who said “…”": whoever a sentence that says it is attributed to.
struct WhoSaid {
  private let search: Search
  private var index: FactIndex { search.index }
  /// The terms of what is said; empty where the question is another.
  private let content: [Int]

  init(_ search: Search) {
    self.search = search
    content = Self.content(of: search.question)
  }

  private static let confidence = 0.75
  /// The least share of what is said, by weight, that the sentence must have.
  private static let leastShare = 0.8

  /// Whether the question asks who says something: nobody answers it but whoever the text says it is said by.
  var isAsked: Bool { !content.isEmpty }

  private static func content(of question: Question) -> [Int] {
    guard question.kind == .who, question.hole.role == .subject, question.hole.governor >= 0 else { return [] }
    let tree = question.tree
    var word = question.terms[question.hole.governor].word
    let verb = question.terms[question.hole.governor].token
    guard word.withUTF8({ Grammar.bundled.isSaying($0) }) else { return [] }
    let isQuoted = question.text.contains { "\"“”".contains($0) }
    guard isQuoted || tree.child(of: verb, .ccomp) != nil else { return [] }
    let told = tree.child(of: verb, .iobj)
    return question.terms.indices.filter { number in
      let token = question.terms[number].token
      return token > verb && told.map { !tree.dominates($0, token) } != false
    }
  }

  /// Adds who says it; leaves the reply alone where no sentence does.
  func fill(_ reply: inout Reply) {
    guard isAsked else { return }
    for considered in search.ranking.considered where reply.answers.count < 2 && says(considered.match) {
      guard let source = source(in: considered.match), !isUnknown(source, considered.match),
        let speaker = Speaker(at: source, isDoubted: false, considered.sentence, index),
        !reply.answers.contains(where: { $0.text == speaker.text })
      else { continue }
      reply.answers.append(
        Answer(
          text: speaker.text, confidence: Self.confidence,
          citations: [Citation(of: considered.sentence, answer: speaker.range, index)]))
    }
  }

  /// Whether a sentence has what is said, its names and numbers all.
  private func says(_ match: SentenceMatch) -> Bool {
    var (met, total) = (0.0, 0.0)
    for number in content {
      let term = search.question.terms[number]
      total += term.weight
      if match.isMet(number) {
        met += term.weight * match.relaxations[number].quality
      } else if term.part == .number || term.part == .name && !match.titleTerms[number] {
        return false
      }
    }
    return met >= Self.leastShare * total
  }

  /// Who states the fact with the most of what is said, or is subject of a verb of saying beside it; nil where nobody is
  /// said to say any of it.
  private func source(in match: SentenceMatch) -> Int32? {
    let tokens = Set(content.map { Int32(match.tokenOfTerm[$0]) + match.tree.firstToken })
    var best: (source: Int32, count: Int)?
    var saying: Int32?
    for number in index.sentences[Int(match.sentence)].facts {
      let fact = index.facts[Int(number)]
      if fact.source >= 0 {
        let count = tokens.count { token in
          token == fact.predicateToken || fact.arguments.contains { index.arguments[Int($0)].tokens.contains(token) }
        }
        if count > best?.count ?? 0 { best = (fact.source, count) }
      } else if saying == nil, isSaying(fact) {
        let agent = fact.arguments.map { index.arguments[Int($0)] }.first { $0.role == .agent }
        saying = agent.flatMap { tokens.isDisjoint(with: $0.tokens) ? $0.head : nil }
      }
    }
    return best?.source ?? saying
  }

  private func isSaying(_ fact: FactRow) -> Bool {
    guard fact.polarity == .affirmative else { return false }
    var isSaying = false
    index.symbols.withBytes(of: fact.predicate) { isSaying = Grammar.bundled.isSaying($0) }
    return isSaying
  }

  /// Whether nothing is known of the speaker but a pronoun.
  private func isUnknown(_ source: Int32, _ match: SentenceMatch) -> Bool {
    let token = Int(source - match.tree.firstToken)
    return match.tree.rows.indices.contains(token) && match.tree.rows[token].upos == .pron
      && match.tree.rows[token].entity < 0
  }
}
