import Facts
import Index
import Language
import Text

/// Answers "why" with the whole clause that a fact gives as its cause or purpose, where the fact is the question's.
struct Reasons {
  private let search: Search
  private var index: FactIndex { search.index }

  init(_ search: Search) {
    self.search = search
  }

  /// Sure enough to be shown: predicate and arguments agree.
  private static let confidence = 0.75

  /// Adds the reasons; leaves the reply alone where no fact has one.
  func fill(_ reply: inout Reply) {
    guard search.question.kind == .why, let pattern = search.pattern, pattern.predicateTerm >= 0 else { return }
    var found: [(sentence: Int32, argument: ArgumentRow, quality: Double)] = []
    for considered in search.ranking.considered {
      let match = considered.match
      for number in index.sentences[Int(match.sentence)].facts {
        let fact = index.facts[Int(number)]
        guard Int(fact.predicateToken - match.tree.firstToken) == match.tokenOfTerm[pattern.predicateTerm],
          (fact.polarity == .negative) == search.question.isNegated
        else { continue }
        let agreement = Agreement(of: fact, with: pattern, match, index)
        guard agreement.missing == 0, agreement.matched > 0 else { continue }
        let arguments = fact.arguments.map { index.arguments[Int($0)] }
        guard
          let reason = arguments.first(where: { $0.role == .cause }) ?? arguments.first(where: { $0.role == .purpose })
        else { continue }
        found.append((match.sentence, reason, match.relaxations[pattern.predicateTerm].quality))
      }
    }
    func rank(_ reason: (sentence: Int32, argument: ArgumentRow, quality: Double)) -> (Double, Int) {
      (reason.quality, reason.argument.role == .cause ? 1 : 0)
    }
    found.sort { rank($0) > rank($1) }
    for reason in found.prefix(2) {
      guard let range = index.range(of: reason.argument.tokens) else { continue }
      let confidence = Self.confidence * reason.quality
      reply.answers.append(Answer(range, of: reason.sentence, confidence: confidence, index))
    }
  }
}
