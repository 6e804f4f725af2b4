import Facts
import Index
import Language
import Text

/// Answers yes/no questions: yes where one sentence says what is asked, no where it says the contrary.
struct YesNo {
  private let search: Search
  private let index: FactIndex

  init(_ search: Search, _ index: FactIndex) {
    self.search = search
    self.index = index
  }

  /// The least share of the question's weight that the sentence must hold.
  private static let leastCoverage = 0.8

  func fill(_ reply: inout Reply) {
    let question = search.question
    guard let main = question.terms.firstIndex(where: { $0.token == question.tree.root }) ?? mainVerb(question) else {
      return
    }
    var best: (considered: Considered, quality: Double)?
    for considered in search.ranking.considered {
      let match = considered.match
      guard match.coverage + match.titleCoverage >= Self.leastCoverage, match.isMet(main), !considered.fits.isSwapped,
        hasAllNames(question, match)
      else { continue }
      let quality = match.coverage + match.edgeCoverage
      if quality > best?.quality ?? 0 { best = (considered, quality) }
    }
    guard let best, best.considered.match.edgeCoverage >= 0.5 || question.edges.isEmpty else { return }
    let match = best.considered.match
    let isNegated = match.tree.isNegated(match.tokenOfTerm[main])
    let isDenied = index.sentences[Int(match.sentence)].facts.contains { number in
      let fact = index.facts[Int(number)]
      return Int(fact.predicateToken - match.tree.firstToken) == match.tokenOfTerm[main] && fact.modality == .denied
    }
    let isYes = (isNegated || isDenied) == question.isNegated
    reply.answers = [
      Answer(
        text: isYes ? "yes" : "no", confidence: min(0.95, best.quality / 2),
        citations: [Answerer.citation(of: match.sentence, answer: ByteRange(start: 0, end: 0), index)])
    ]
  }

  private func mainVerb(_ question: Question) -> Int? { question.terms.firstIndex { $0.part == .verb } }

  private func hasAllNames(_ question: Question, _ match: SentenceMatch) -> Bool {
    question.terms.indices.allSatisfy { number in
      question.terms[number].part != .name || match.isMet(number) || match.titleTerms[number]
    }
  }
}
