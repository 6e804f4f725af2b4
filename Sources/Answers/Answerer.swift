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
  let relations: WordRelations
  let kindLists = KindLists()
  private let spelling = Spelling()
  let comparatives = Comparatives()
  package var weights: AnswerWeights
  /// Asked again and again while a question is worked on: true gives the question up, with what was found so far.
  package var isCancelled: () -> Bool = { false }
  /// Whether a question asked of one document gets the best phrase there is, with its confidence, for the asker to judge:
  /// such a question is known to be answered there. Else it is withheld for the same reasons as one over all documents.
  package var guesses = false

  /// How many sentences are looked at closely.
  private static let sentenceLimit = 24

  /// How probable another answer must be, as a share of the best one's, to stand beside it.
  private static let rivalShare = 0.4

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
    let followUp = conversation?.followUp(text, index) { read($0, index: index).question }
    if let whole = followUp?.restated ?? Request.question(text) {
      var next = self.reply(to: whole, in: document, index: index, explains: explains)
      next.reply.question = text
      next.reply.notes.insert("read as: \(whole)", at: 0)
      if explains { next.reply.explanation.insert("read as: \(whole)", at: 0) }
      return next
    }
    if let conversation, let pronoun = followUp?.strangePronoun {
      var reply = Reply(question: text)
      reply.missing = "nobody was spoken of whom “\(pronoun)” may stand for"
      if explains { reply.explanation = ["withheld: \(reply.missing)"] }
      return (reply, conversation)
    }
    let search = search(text, in: document, after: conversation, index: index)
    var reply = Reply(question: text)
    reply.notes = search.question.corrections.map { "“\($0.typed)” read as “\($0.read)”" }
    let alternatives = Alternatives(search.question)
    // Rules know neither alternatives nor who is to say it.
    let asked = search.question.sourceTerms.isEmpty && alternatives == nil ? search.asked : nil
    var isDerived = false
    if let asked, asked.isByRule, !asked.answers.isEmpty {
      reply.answers = asked.answers
      isDerived = true
    } else if let conversation, conversation.isAskedForSpeaker(text) {
      conversation.fillSpeaker(&reply, index)
    } else {
      conversation?.fillFromFact(&reply, search.question, index)
      if reply.answers.isEmpty { answer(&reply, search, alternatives, document, index) }
    }
    // A verb alone says less of what is asked than all features together, but more than nothing.
    if reply.answers.isEmpty, reply.missing.isEmpty, let asked, !asked.answers.isEmpty {
      reply.answers = asked.answers
      isDerived = true
    }
    if reply.answers.isEmpty {
      if reply.nearest.isEmpty {
        reply.nearest = search.ranking.considered.prefix(3).filter { $0.match.coverage > 0 }.map {
          Citation(of: $0.sentence, index)
        }
      }
      if reply.missing.isEmpty { reply.missing = Missing(search, index).sentence }
    }
    if explains { reply.explanation = Explanation(search, reply, isDerived: isDerived, weights, index).lines }
    return (reply, Conversation(search, reply, index))
  }

  /// The question read and its sentences weighed; those of the document left out are passed over.
  package mutating func search(
    _ text: String, in document: String?, without leftOut: String? = nil, after conversation: Conversation?,
    index: FactIndex
  ) -> Search {
    var (question, pattern, reading) = read(text, index: index)
    var scope = document.flatMap { index.document(named: $0) }
    let isUnknownDocument = document != nil && scope == nil
    if let conversation, conversation.completes(&question, &pattern), scope == nil { scope = conversation.document }
    var hits =
      isUnknownDocument
      ? []
      : retrieval.best(
        for: question, in: index, document: scope, limit: Self.sentenceLimit, isCancelled: isCancelled)
    if let leftOut = leftOut.flatMap({ index.document(named: $0) }) {
      hits.removeAll { index.sentences[Int($0.sentence)].document == leftOut }
    }
    let kinds = Kinds(question, relations, kindLists, index)
    let asked = RuleAnswers(reading, question, scope: isUnknownDocument ? -1 : scope, index)
    let ranking = Ranking(
      question: question, pattern: pattern, hits: hits, index: index, weights: weights, nouns: &nouns, kinds: kinds,
      isCancelled: isCancelled)
    return Search(
      question: question, index: index, pattern: pattern, ranking: ranking,
      outlook: question.type == .yesNo ? nil : Outlook(ranking, question, index), kinds: kinds, relations: relations,
      isScoped: guesses && document != nil, scope: scope, asked: asked)
  }

  /// The question, its fact with a hole, and the derived fact that a question rule makes of it.
  mutating func read(
    _ text: String, index: FactIndex
  ) -> (question: Question, pattern: FactPattern?, asked: RuleQuestion?) {
    let known = KnownNames(in: text, index)
    let analyzed = analyzer.analyze(question: known.text, names: known.ranges)
    let facts = extractor.facts(in: analyzed.analysis, document: analyzed.document)
    let reader = QuestionReader(index: index, types: types, relations: relations, spelling: spelling)
    let question = reader.question(text, analysis: facts.analysis, document: analyzed.document)
    let pattern = FactPattern(
      question: question, facts: facts, first: 0,
      symbol: { symbol in
        facts.analysis.symbols.withBytes(of: symbol) { index.term($0) } ?? .none
      },
      kind: { noun in
        switch types[noun] ?? relations.type(ofNoun: noun) {
        case .person, .agent: .person
        case .place: .place
        case .organization: .organization
        default: nil
        }
      })
    let asked = RuleQuestion(question, facts.analysis, index) ?? RuleQuestion(question, pattern, index)
    return (question, pattern, asked)
  }

  /// By the surest way there is: what the text spells out, then the facts, then what other questions give.
  private mutating func answer(
    _ reply: inout Reply, _ search: Search, _ alternatives: Alternatives?, _ document: String?, _ index: FactIndex
  ) {
    let abbreviation = Abbreviation(search.question.text, scope: search.scope, index: index)
    abbreviation?.fill(&reply)
    let name = NameQuestion(search, index)
    name?.fill(&reply)
    LifeSpan(search, index)?.fill(&reply)
    // What no text spells out is not guessed from what stands near it.
    let isSpelledOut = abbreviation != nil || name != nil
    if !reply.answers.isEmpty || !search.isScoped && isSpelledOut && !search.isStatedWhole { return }
    if alternatives == nil {
      Measures(search, index)?.fill(&reply)
      Tally(search, index)?.fill(&reply)
      if !reply.answers.isEmpty { return }
      if search.question.type == .yesNo {
        YesNo(search).fill(&reply)
        if reply.answers.isEmpty { judge(&reply, search, document, index) }
        return
      }
      if !search.isScoped {
        Whereabouts(search, index)?.fill(&reply)
        SuperlativeHolder(search, index)?.fill(&reply)
        if reply.answers.isEmpty { Maker(search, index)?.fill(&reply) }
        if reply.answers.isEmpty { AttributeHolder(search, index)?.fill(&reply) }
        let renown = reply.answers.isEmpty ? Renown(search, index) : nil
        renown?.fill(&reply)
        let alias = reply.answers.isEmpty ? Alias(search, index) : nil
        alias?.fill(&reply)
        if !reply.answers.isEmpty || (renown != nil || alias != nil) && !search.isStatedWhole { return }
        let definition = Definition(search)
        definition.fill(&reply)
        // What no fact says of somebody is not guessed from what stands near the name.
        if definition.isAskedOfName { return }
        Reasons(search).fill(&reply)
        let said = WhoSaid(search)
        said.fill(&reply)
        if said.isAsked { return }
      }
      if reply.answers.isEmpty { Statement(search).fill(&reply) }
      if reply.answers.isEmpty { classify(&reply, search, document, index) }
      if reply.answers.isEmpty { SourceFigure(search, index)?.fill(&reply) }
      let stated = StatedFacts(search, index)
      // What a fact states is nearer to what is asked than what stands in a sentence without the verb.
      if reply.answers.isEmpty, stated?.isBeside(search.outlook) != true { fill(&reply, search, index) }
      stated?.fill(&reply)
    }
    derive(&reply, search, alternatives, document, index)
    // "or" may join what the question only speaks of.
    if let alternatives, reply.answers.isEmpty, search.question.type != .yesNo, alternatives.openQuestion == nil,
      search.question.comparative == nil
    {
      fill(&reply, search, index)
    }
  }

  private func fill(_ reply: inout Reply, _ search: Search, _ index: FactIndex) {
    // A word alone asks nothing: "thanks".
    guard search.question.wh >= 0 || search.question.terms.count > 1, let outlook = search.outlook,
      search.asked?.withheld.contains(search.ranking.considered[outlook.best.hit].sentence) != true
    else { return }
    let best = outlook.best
    guard let confidence = confidence(of: best, runnerUp: outlook.runnerUp, search, index) else { return }
    // What is no number does not say how many, nor does an ordinal or the day of a date; it may be a list to be
    // counted.
    if search.question.kind == .howMany, !search.isScoped,
      TypeFit.fit(of: best.candidate.sort, to: search.question.type) == .misses || best.candidate.sort == .ordinal
        || Admission(search.question, search.ranking.considered[best.hit].match, index).isOfDate(best.candidate)
    {
      return
    }
    reply.answers = [Self.answer(best, confidence, search, index)]
    // "Harland and Wolff" as the best answer may be one name: two of a kind stay whole where the question's noun is no
    // plural, save for people whose full names the documents know.
    let tree = search.ranking.considered[best.hit].match.tree
    let isMember =
      tree.conjuncts(in: best.candidate.tokens) != 1 || tree.coordination(of: best.candidate.head).count > 2
      || best.candidate.sort == .person && best.candidate.tokens.count > 1
      || best.candidate.tokens.contains { index.hasFullName(tree.rows[$0].entity) }
    let asksForMembers =
      search.question.asksForList || !search.isScoped && search.question.asksForMembers && isMember
    let members = asksForMembers ? ListMembers.members(of: best, confidence, search, index) : []
    guard members.isEmpty else {
      // Asked of one document, a list is wanted as its sentence has it; else member by member.
      reply.answers = search.isScoped ? reply.answers + members : members
      return
    }
    for other in outlook.rivals.prefix(3) where other.probability > best.probability * Self.rivalShare {
      if let second = self.confidence(of: other, runnerUp: best.score, search, index) {
        reply.answers.append(Self.answer(other, min(second, confidence), search, index))
      }
    }
    if search.question.asksOfPresent { reply.sortNewestFirst(index) }
    if !search.isScoped { reply.compareAnswers(index) }
  }

  /// How sure an answer is; nil where that is not enough, or something decisive speaks against it.
  private func confidence(
    of answer: RankedAnswer, runnerUp: Float, _ search: Search, _ index: FactIndex
  ) -> Double? {
    let thresholds = weights.thresholds
    let unopposed = search.isScoped ? thresholds.oneDocument : thresholds.all
    var signals = Confidence.signals(of: answer, runnerUp: runnerUp, search, index)
    // What is not sure enough as it is need not be looked at further.
    guard weights.confidence(signals, isScoped: search.isScoped) >= unopposed else { return nil }
    let objections = search.objections(to: answer, index)
    Confidence.add(objections, to: &signals)
    let confidence = weights.confidence(signals, isScoped: search.isScoped)
    let least = search.isScoped ? unopposed : thresholds.least(against: objections.map(\.kind))
    guard let least, confidence >= least else { return nil }
    return confidence
  }

  static func answer(
    _ ranked: RankedAnswer, _ confidence: Double, _ search: Search, _ index: FactIndex
  ) -> Answer {
    var citations: [Citation] = []
    for hit in [ranked.hit] + ranked.otherHits.prefix(3) {
      let sentence = search.ranking.considered[hit].sentence
      citations.append(Citation(of: sentence, answer: ranked.range, index))
    }
    return Answer(text: ranked.text, confidence: confidence, citations: citations)
  }
}
