import Facts
import Index
import Language
import Text

/// Answers "what did X say about Y": the clause that X says, where Y stands in it.
struct Statement {
  private let search: Search
  private let index: FactIndex

  init(_ search: Search, _ index: FactIndex) {
    self.search = search
    self.index = index
  }

  private static let confidence = 0.7

  /// The terms of what is spoken about; nil where the question is another.
  static func topic(of question: Question) -> [Int]? {
    guard question.kind == .says, question.hole.governor >= 0 else { return nil }
    let tree = question.tree
    let verb = question.terms[question.hole.governor].token
    guard
      let about = (verb + 1..<max(verb + 1, tree.count)).first(where: { tree.rows[$0].lower.knownWord == .about }),
      tree.parents[about] > about
    else { return nil }
    let terms = question.terms.indices.filter { question.terms[$0].token > about }
    return terms.isEmpty ? nil : terms
  }

  /// Adds the clauses said; leaves the reply alone where nobody is said to say anything of it.
  func fill(_ reply: inout Reply) {
    guard let topic = Self.topic(of: search.question), let pattern = search.pattern else { return }
    let question = search.question
    for considered in search.ranking.considered {
      let match = considered.match
      for number in index.sentences[Int(match.sentence)].facts {
        let fact = index.facts[Int(number)]
        guard Int(fact.predicateToken - match.tree.firstToken) == match.tokenOfTerm[question.hole.governor],
          fact.polarity == .affirmative
        else { continue }
        let arguments = fact.arguments.map { index.arguments[Int($0)] }
        let speakers = pattern.arguments.filter { $0.role == .agent }.flatMap(\.terms)
        guard let content = arguments.first(where: { $0.role == .content }),
          let agent = arguments.first(where: { $0.role == .agent }),
          speakers.contains(where: { isMet($0, in: agent.tokens, match) }),
          topic.allSatisfy({ isMet($0, in: content.tokens, match) }), let range = index.range(of: content.tokens)
        else { continue }
        let text = index.documents[Int(index.sentences[Int(match.sentence)].document)].text
        reply.answers.append(
          Answer(
            text: AnswerText.text(of: range, in: text), confidence: Self.confidence,
            citations: [Answerer.citation(of: match.sentence, answer: range, index)]))
        break
      }
      if reply.answers.count == 3 { return }
    }
  }

  private func isMet(_ term: Int, in tokens: Range<Int32>, _ match: SentenceMatch) -> Bool {
    let first = Int(tokens.lowerBound - match.tree.firstToken)
    let last = Int(tokens.upperBound - match.tree.firstToken)
    return (max(0, first)..<max(0, min(last, match.termOfToken.count))).contains { match.termOfToken[$0] == term }
  }
}
