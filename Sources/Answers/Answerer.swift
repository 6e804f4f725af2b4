import Documents
import Facts
import Index
import Language
import Text

/// Answers questions from an index: reads the question as a fact with a hole, finds sentences, weighs the phrases in
/// them, and withholds what it is not sure of.
///
/// One per thread; it owns the analyser and the scratch of the search.
package struct Answerer {
  private var analyzer: Analyzer
  private var extractor: FactExtractor
  private var retrieval = Retrieval()
  private var nouns: NounSorts
  private let types: AnswerTypes
  private let relations: WordRelations
  package var weights: AnswerWeights
  /// Asked again and again while a question is worked on: true gives the question up, with what was found so far.
  package var isCancelled: () -> Bool = { false }

  /// How many sentences are looked at closely.
  private static let sentenceLimit = 24

  package init() throws {
    analyzer = try Analyzer()
    extractor = FactExtractor()
    types = AnswerTypes()
    relations = WordRelations(lexicon: .bundled)
    nouns = NounSorts(relations: relations, types: types)
    weights = AnswerWeights(tsv: EnglishModel.bytes(of: "answer-weights.tsv"))
  }

  /// The reply to a question, limited to one document by its id, or following up an earlier one.
  package mutating func reply(
    to text: String, in document: String? = nil, after conversation: Conversation? = nil, index: FactIndex,
    explains: Bool = false
  ) -> (reply: Reply, conversation: Conversation) {
    let search = search(text, in: document, after: conversation, index: index)
    var reply = Reply(question: text)
    if let asked = search.asked, !asked.answers.isEmpty {
      reply.answers = asked.answers
    } else if search.question.type == .yesNo {
      YesNo(search, index).fill(&reply)
    } else {
      fill(&reply, search, index)
    }
    if reply.answers.isEmpty {
      reply.nearest = search.ranking.considered.prefix(3).filter { $0.match.coverage > 0 }.map {
        Self.citation(of: $0.sentence, answer: ByteRange(start: 0, end: 0), index)
      }
      reply.missing = Self.missing(search, index)
    }
    if explains { reply.explanation = Explanation(search, reply, weights, index).lines }
    return (reply, Conversation(search, reply, index))
  }

  /// The question read and its sentences weighed.
  package mutating func search(
    _ text: String, in document: String?, after conversation: Conversation?, index: FactIndex
  ) -> Search {
    var (question, pattern, reading) = read(text, index: index)
    var scope = document.flatMap { index.document(named: $0) }
    let isUnknownDocument = document != nil && scope == nil
    if let conversation, conversation.completes(&question, &pattern), scope == nil { scope = conversation.document }
    let hits =
      isUnknownDocument
      ? []
      : retrieval.best(
        for: question, in: index, document: scope, limit: Self.sentenceLimit, isCancelled: isCancelled)
    let kinds = Kinds(question, relations, index)
    let asked = RuleAnswers(reading, question, scope: isUnknownDocument ? -1 : scope, index)
    let ranking = Ranking(
      question: question, pattern: pattern, hits: hits, index: index, weights: weights, nouns: &nouns, kinds: kinds,
      isCancelled: isCancelled)
    return Search(
      question: question, pattern: pattern, ranking: ranking, kinds: kinds, isScoped: document != nil, scope: scope,
      asked: asked)
  }

  /// The question, its fact with a hole, and the derived fact that a question rule makes of it.
  mutating func read(
    _ text: String, index: FactIndex
  ) -> (question: Question, pattern: FactPattern?, asked: RuleQuestion?) {
    let analyzed = analyzer.analyze(question: text)
    let facts = extractor.facts(in: analyzed.analysis, document: analyzed.document)
    let reader = QuestionReader(index: index, types: types, relations: relations)
    let question = reader.question(text, analysis: analyzed.analysis, document: analyzed.document)
    let pattern = FactPattern(
      question: question, facts: facts, first: 0,
      symbol: { symbol in
        analyzed.analysis.symbols.withBytes(of: symbol) { index.term($0) } ?? .none
      })
    let asked = RuleQuestion(question, analyzed.analysis, index) ?? RuleQuestion(question, pattern, index)
    return (question, pattern, asked)
  }

  private func fill(_ reply: inout Reply, _ search: Search, _ index: FactIndex) {
    let ranked = search.ranking.answers(limit: 8, question: search.question, index: index)
    guard let best = ranked.first,
      search.asked?.withheld.contains(search.ranking.considered[best.hit].sentence) != true
    else { return }
    let signals = search.signals(of: best, runnerUp: ranked.count > 1 ? ranked[1].score : best.score - 3, index)
    let confidence = weights.confidence(signals, isScoped: search.isScoped)
    let threshold = search.isScoped ? weights.scopedThreshold : weights.threshold
    guard confidence >= threshold, search.isScoped || search.isGrounded(best) else { return }
    reply.answers = [Self.answer(best, confidence, search, index)]
    // "Harland and Wolff" as the best answer may be one name: it stays whole where the question's noun is no plural.
    let isMember = !search.ranking.considered[best.hit].match.tree.hasConjunct(in: best.candidate.tokens)
    let asksForMembers =
      search.question.asksForList || !search.isScoped && search.question.asksForParticipant && isMember
    let members = asksForMembers ? ListMembers.members(of: best, confidence, search, index) : []
    guard members.isEmpty else {
      // Asked of one document, a list is wanted as its sentence has it; else member by member.
      reply.answers = search.isScoped ? reply.answers + members : members
      return
    }
    for other in ranked.dropFirst().prefix(3) where other.probability > best.probability * 0.5 {
      let signals = search.signals(of: other, runnerUp: best.score, index)
      let second = weights.confidence(signals, isScoped: search.isScoped)
      if second >= threshold { reply.answers.append(Self.answer(other, min(second, confidence), search, index)) }
    }
  }

  static func answer(
    _ ranked: RankedAnswer, _ confidence: Double, _ search: Search, _ index: FactIndex
  ) -> Answer {
    var citations: [Citation] = []
    for hit in [ranked.hit] + ranked.otherHits.prefix(3) {
      let sentence = search.ranking.considered[hit].sentence
      citations.append(citation(of: sentence, answer: ranked.range, index))
    }
    return Answer(text: ranked.text, confidence: confidence, citations: citations)
  }

  /// A sentence word for word; `answer` is kept where it lies in it.
  static func citation(of sentence: Int32, answer: ByteRange, _ index: FactIndex) -> Citation {
    let row = index.sentences[Int(sentence)]
    let document = index.documents[Int(row.document)]
    return Citation(
      document: document.id, title: document.title, date: document.date,
      sentence: Int(sentence - document.sentences.lowerBound) + 1, range: row.range,
      text: String(decoding: document.text[clamped: row.range.indices], as: UTF8.self),
      answer: row.range.contains(answer) ? answer : ByteRange(start: 0, end: 0))
  }

  private static func missing(_ search: Search, _ index: FactIndex) -> String {
    let unknown = search.question.terms.filter { term in
      index.postings.count(term.lemma) == 0 && index.postings.count(term.lower) == 0 && term.expansions.isEmpty
    }
    if !unknown.isEmpty {
      return "no document has " + unknown.map { "“\($0.text)”" }.joined(separator: " or ")
    }
    guard let nearest = search.ranking.considered.first else { return "no sentence has a word of the question" }
    let absent = search.question.terms.indices.filter {
      nearest.match.tokenOfTerm[$0] < 0 && !nearest.match.titleTerms[$0]
    }
    if absent.isEmpty { return "no sentence says it of what is asked" }
    return "no sentence has " + absent.map { "“\(search.question.terms[$0].text)”" }.joined(separator: ", ")
      + " together with the rest"
  }
}

/// A question on its way to an answer.
package struct Search {
  var question: Question
  var pattern: FactPattern?
  var ranking: Ranking
  var kinds: Kinds
  var isScoped: Bool
  /// The document that the search was limited to.
  var scope: Int32?
  /// What derived facts answer, where a question rule asks for them.
  var asked: RuleAnswers?

  /// Whether the answer's sentence has what it may not lack where all documents are asked: the question's numbers, and
  /// its names at least somewhere in the document; and no fact in it says the contrary.
  func isGrounded(_ answer: RankedAnswer) -> Bool {
    let considered = ranking.considered[answer.hit]
    let match = considered.match
    for (number, term) in question.terms.enumerated() where match.tokenOfTerm[number] < 0 {
      switch term.part {
      case .number: if !match.titleTerms[number] && !match.meetsDay { return false }
      case .name: if match.isAbsent(number) { return false }
      default: break
      }
    }
    return !considered.fits.isContradicted(answer.candidate.head)
  }

  func signals(of answer: RankedAnswer, runnerUp: Float, _ index: FactIndex) -> [Double] {
    let considered = ranking.considered[answer.hit]
    return Confidence.signals(
      of: answer, runnerUp: runnerUp, question: question, match: considered.match, fits: considered.fits, index: index,
      isScoped: isScoped)
  }
}
