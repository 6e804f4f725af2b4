import Index

/// A question on its way to an answer. A class, so that the ways of answering share what was found; nothing of it changes.
package final class Search {
  let question: Question
  let index: FactIndex
  let pattern: FactPattern?
  let ranking: Ranking
  /// nil where there is no answer, or only yes or no can be one.
  let outlook: Outlook?
  let kinds: Kinds
  let relations: WordRelations
  /// Whether it was asked of one document that is known to answer it.
  let isScoped: Bool
  /// The document that the search was limited to.
  let scope: Int32?
  /// What derived facts answer, where a question rule asks for them.
  let asked: RuleAnswers?

  init(
    question: Question, index: FactIndex, pattern: FactPattern?, ranking: Ranking, outlook: Outlook?, kinds: Kinds,
    relations: WordRelations, isScoped: Bool, scope: Int32?, asked: RuleAnswers?
  ) {
    self.question = question
    self.index = index
    self.pattern = pattern
    self.ranking = ranking
    self.outlook = outlook
    self.kinds = kinds
    self.relations = relations
    self.isScoped = isScoped
    self.scope = scope
    self.asked = asked
  }

  /// Whether a sentence has all words of the question, names also in its document's title or in the sentences beside it.
  var isStatedWhole: Bool {
    ranking.considered.contains { considered in
      let match = considered.match
      return question.terms.indices.allSatisfy { term in
        match.isMet(term) || question.terms[term].part == .name && (match.titleTerms[term] || match.nearTerms[term])
      }
    }
  }

  /// How many sentences an answer could come from.
  var sentenceCount: Int { scope.map { index.documents[Int($0)].sentences.count } ?? index.sentences.count }

  /// With what speaks against the answer.
  func signals(of answer: RankedAnswer, runnerUp: Float, _ index: FactIndex) -> [Double] {
    var signals = Confidence.signals(of: answer, runnerUp: runnerUp, self, index)
    Confidence.add(objections(to: answer, index), to: &signals)
    return signals
  }
}
