import Facts
import Index
import Language
import Text

/// A question that asks for derived facts: one that a question rule reads, or one whose verb a rule is named after.
struct RuleQuestion {
  struct Wanted {
    var role: Argument.Role
    /// What must be in the argument: a number of the question's terms.
    var head: Int
    /// What must be said in the sentence.
    var others: [Int]
  }

  /// The name of the rule, or a predicate of the clause grammar.
  var predicate: String
  var hole: Argument.Role
  var wanted: [Wanted]
  /// The terms that the sentence must hold whatever they belong to; none where a rule says what counts.
  var required: [Int] = []
  /// The file of the question rule, empty for one taught; nil where there is none.
  var path: String?

  /// Of the question rules in force the one whose shape the question has; nil for none. The last of several.
  init?(_ question: Question, _ analysis: Analysis, _ index: borrowing FactIndex) {
    let rules = index.rules.questions
    guard !rules.isEmpty, let sentence = analysis.sentences.max(by: { $0.tokens.count < $1.tokens.count }) else {
      return nil
    }
    let words = QuestionShape.words(of: analysis, in: sentence.tokens)
    for rule in rules.reversed() {
      for shape in rule.shapes {
        guard let slots = shape.slots(in: words), let wanted = RuleQuestion.wanted(slots, rule, question) else {
          continue
        }
        predicate = rule.predicate
        hole = rule.hole
        path = rule.path
        self.wanted = wanted
        return
      }
    }
    return nil
  }

  /// Of a fact with a hole whose verb a rule is named after: "who mediated the talks" asks for facts of `mediation`.
  init?(_ question: Question, _ pattern: FactPattern?, _ index: borrowing FactIndex) {
    guard let pattern, let hole = pattern.holeRole, question.terms.indices.contains(pattern.predicateTerm),
      !pattern.arguments.isEmpty,
      !question.isNegated, question.typeTerm < 0
    else { return nil }
    switch question.kind {
    case .who, .whom, .what, .which, .when, .where: break
    default: return nil
    }
    guard let rule = index.rules.rules(forVerb: question.terms[pattern.predicateTerm].word).last else { return nil }
    predicate = rule.rule.name
    self.hole = hole
    wanted = pattern.arguments.compactMap { argument in
      argument.terms.last.map { Wanted(role: argument.role, head: $0, others: argument.terms.dropLast()) }
    }
    required = question.terms.indices.filter { $0 != pattern.predicateTerm }
    path = nil
  }

  private static func wanted(_ slots: [Int: Range<Int>], _ rule: CompiledQuestion, _ question: Question) -> [Wanted]? {
    var wanted: [Wanted] = []
    for (number, tokens) in slots.sorted(by: { $0.key < $1.key }) {
      let terms = question.terms.indices.filter { tokens.contains(question.terms[$0].token) }
      let heights = terms.map { question.tree.depth[question.terms[$0].token] }
      // The highest in the tree heads the phrase; of a name its last word.
      guard rule.roles.indices.contains(number), let least = heights.min(),
        let place = heights.lastIndex(of: least)
      else { return nil }
      let head = terms[place]
      wanted.append(Wanted(role: rule.roles[number].role, head: head, others: terms.filter { $0 != head }))
    }
    return wanted
  }
}

/// The answers that derived facts give to a question which a question rule reads.
///
/// The rule says which fact answers which question, so that no score is needed: a fact answers where it has all that the
/// question names, the text asserts it, and something fills the hole.
struct RuleAnswers {
  private(set) var answers: [Answer] = []
  /// Sentences that say it, but not as so: denied, planned, doubted. No answer may come from them.
  private(set) var withheld: Set<Int32> = []
  private var facts: [FactRow] = []
  private let asked: RuleQuestion
  /// A question rule asks, so that these answers go before all others.
  var isByRule: Bool { asked.path != nil }

  /// Facts looked at for a question at most, and answers given.
  private static let factLimit = 2000
  private static let answerLimit = 4
  /// Of an answer that agrees word for word.
  private static let confidence = 0.9

  /// Nil where the question is none of a rule, or no derived fact has what it names. `scope` limits it to a document, -1 to none.
  init?(_ asked: RuleQuestion?, _ question: Question, scope: Int32?, _ index: borrowing FactIndex) {
    guard let asked else { return nil }
    self.asked = asked
    let terms = TermTable(question)
    var keys: [[UInt8]] = []
    for fact in RuleAnswers.facts(asked, question, scope, index) {
      let match = SentenceMatch(question: question, terms: terms, sentence: fact.sentence, index: index)
      guard let quality = RuleAnswers.quality(of: fact, asked, match, index) else { continue }
      // Who "will write it" is asked of what is planned.
      let isSaid = fact.modality == .asserted || question.hasModal && fact.modality != .denied
      guard fact.polarity == .affirmative, isSaid, !fact.isDoubted else {
        // What the text states itself is weighed as for any other verb.
        if fact.construction == .rule || asked.path != nil { withheld.insert(fact.sentence) }
        continue
      }
      for argument in index.arguments(of: fact) where argument.role == asked.hole {
        guard !RuleAnswers.isGiven(argument, match), let place = RuleAnswers.place(of: argument, index) else {
          continue
        }
        let document = index.document(of: fact.sentence)
        let bytes = AnswerText.bytes(of: place, in: document.text)
        let key = AnswerText.key(of: bytes)
        let citation = Citation(of: fact.sentence, answer: place, index)
        if let known = keys.firstIndex(where: { AnswerText.isSame($0, key) }) {
          if !answers[known].citations.contains(citation) { answers[known].citations.append(citation) }
        } else if answers.count < RuleAnswers.answerLimit, !key.isEmpty {
          keys.append(key)
          let text = String(decoding: bytes, as: UTF8.self)
          answers.append(Answer(text: text, confidence: RuleAnswers.confidence * quality, citations: [citation]))
        }
        facts.append(fact)
      }
    }
    if answers.isEmpty, withheld.isEmpty { return nil }
  }

  /// Facts of the predicate whose sentences hold a word of what the question names.
  private static func facts(
    _ asked: RuleQuestion, _ question: Question, _ scope: Int32?, _ index: FactIndex
  ) -> [FactRow] {
    guard scope != -1, let predicate = symbol(of: asked.predicate, index) else { return [] }
    let sentences = scope.map { index.documents[Int($0)].sentences }
    var rows: [FactRow] = []
    func add(_ number: Int32, of facts: borrowing FactColumns) {
      let sentence = facts.sentence(of: Int(number))
      guard rows.count < factLimit, sentences?.contains(sentence) ?? true,
        asked.wanted.allSatisfy({ holds(question.terms[$0.head], sentence, index) })
      else { return }
      rows.append(facts[Int(number)])
    }
    for number in index.derived.rows(of: predicate) { add(number, of: index.derived.facts) }
    index.predicatePostings.withRows(predicate) { numbers in
      if let head = asked.wanted.first?.head, let named = facts(of: numbers, beside: question.terms[head], index) {
        for number in named { add(number, of: index.facts) }
      } else {
        for number in numbers { add(number, of: index.facts) }
      }
    }
    return rows
  }

  /// Those of the facts, ascending, whose sentences hold a term; nil where that takes longer than to look at each fact.
  private static func facts(
    of numbers: UnsafeBufferPointer<Int32>, beside term: borrowing Question.Term, _ index: borrowing FactIndex
  ) -> [Int32]? {
    let symbols = [term.lemma, term.lower] + term.expansions.map(\.symbol)
    guard symbols.reduce(0, { $0 + index.postings.count($1) }) < numbers.count else { return nil }
    var found = Set<Int32>()
    for symbol in symbols {
      var at = 0
      index.postings.withRows(symbol) { sentences in
        for sentence in sentences {
          let facts = index.sentences.facts(of: Int(sentence))
          at = Postings.advance(to: facts.lowerBound, in: numbers, from: at)
          while at < numbers.count, numbers[at] < facts.upperBound {
            found.insert(numbers[at])
            at += 1
          }
        }
      }
    }
    return found.sorted()
  }

  private static func holds(_ term: borrowing Question.Term, _ sentence: Int32, _ index: FactIndex) -> Bool {
    let rows = sentence..<sentence + 1
    return index.postings.contains(term.lemma, in: rows) || index.postings.contains(term.lower, in: rows)
      || term.expansions.contains { index.postings.contains($0.symbol, in: rows) }
  }

  /// 0...1; nil where the fact lacks something that the question names.
  private static func quality(
    of fact: FactRow, _ asked: RuleQuestion, _ match: SentenceMatch, _ index: FactIndex
  ) -> Double? {
    guard asked.required.allSatisfy({ match.isMet($0) || match.titleTerms[$0] }) else { return nil }
    var quality = 1.0
    for wanted in asked.wanted {
      let isThere = index.arguments(of: fact).contains { argument in
        argument.role == wanted.role
          && (asked.path == nil
            ? Agreement.holds(argument, wanted.head, match) && !isOfSeveral(argument, wanted.head, match)
            : isAbout(argument, wanted.head, match))
          && wanted.others.allSatisfy { other in
            // What a pronoun stands for may be anywhere.
            match.titleTerms[other]
              || (argument.resolved.isEmpty ? Agreement.holds(argument, other, match) : match.isMet(other))
          }
      }
      guard isThere else { return nil }
      quality = min(quality, match.relaxations[wanted.head].quality)
    }
    return quality
  }

  /// "isotopes of radium" are not radium: the question's word stands below a plural that the question lacks.
  private static func isOfSeveral(_ argument: ArgumentRow, _ term: Int, _ match: SentenceMatch) -> Bool {
    let head = Int(argument.head - match.tree.firstToken)
    guard argument.role == .patient, match.tree.rows.indices.contains(head) else { return false }
    return match.tree.rows[head].inflection == .plural && match.termOfToken[head] < 0
      && match.tree.children(of: head).contains { child in
        match.tree.rows[child].relation == .nmod
          && (match.tree.left[child]..<match.tree.right[child]).contains { match.termOfToken[$0] == term }
      }
  }

  /// Whether the question names the argument itself: its head, and where that is a name all of it, since the
  /// names of one thing may share a word ("Lake Yarro, also known as the Mirror Lake").
  private static func isGiven(_ argument: ArgumentRow, _ match: SentenceMatch) -> Bool {
    let head = Int(argument.head - match.tree.firstToken)
    guard match.termOfToken.indices.contains(head), match.termOfToken[head] >= 0 else { return false }
    return !argument.tokens.contains { token in
      let place = Int(token - match.tree.firstToken)
      return match.termOfToken.indices.contains(place) && match.termOfToken[place] < 0
        && match.tree.rows[head].upos == .propn && match.tree.rows[place].upos == .propn
    }
  }

  /// Whether a word of the question heads the argument or the name that heads it, or that stands beside its head ("the
  /// sailor Ruben Dahl"): what is said of a state of India is not said of India.
  private static func isAbout(_ argument: ArgumentRow, _ term: Int, _ match: SentenceMatch) -> Bool {
    guard argument.resolved.isEmpty else { return Agreement.holds(argument, term, match) }
    let head = Int(argument.head - match.tree.firstToken)
    return argument.tokens.contains { token in
      var place = Int(token - match.tree.firstToken)
      guard match.termOfToken.indices.contains(place), match.termOfToken[place] == term else { return false }
      while place != head, [.flat, .compound, .goeswith, .appos].contains(match.tree.rows[place].relation),
        match.tree.parents[place] >= 0
      {
        place = match.tree.parents[place]
      }
      return place == head
    }
  }

  /// The bytes of an argument, or of the name that a pronoun stands for.
  private static func place(of argument: ArgumentRow, _ index: FactIndex) -> ByteRange? {
    if !argument.resolved.isEmpty { return index.range(of: argument.resolved) }
    if index.tokens[Int(argument.head)].upos == .pron {
      return argument.entity < 0 ? nil : index.range(of: index.entities[Int(argument.entity)].name)
    }
    // "in September 1928": the phrase may end before the year.
    if argument.role == .time, let time = index.times(in: argument.tokens).first {
      return index.range(of: argument.tokens.lowerBound..<max(argument.tokens.upperBound, time.tokens.upperBound))
    }
    return index.range(of: argument.tokens)
  }

  private static func symbol(of name: String, _ index: FactIndex) -> Symbol? {
    var name = name
    return name.withUTF8 { index.term($0) }
  }

  /// The question rule and the facts that answer, or say the same as the answer that was found without them; and the
  /// sentences from which no answer came. `isDerived`: the reply is theirs.
  func explanation(_ search: Search, _ reply: Reply, isDerived: Bool, _ index: FactIndex) -> [String] {
    let sought = sought(search.question)
    var lines = withheld.sorted().prefix(5).map {
      "passed over: \(Self.name(of: $0, index)), of which \(sought) is derived only as denied, planned or doubted"
    }
    if isDerived {
      let origin = asked.path.map { $0.isEmpty ? "by a question rule" : "by a question rule of \($0)" }
      lines.append("\(origin ?? "no phrase is sure enough; by its verb") asks for derived facts: \(sought)")
    } else if let answer = reply.answers.first, answers.contains(where: { $0.text == answer.text }) {
      lines.append("facts say the same: \(sought)")
    } else {
      return lines
    }
    for fact in facts.prefix(5) {
      lines.append("  fact: \(Explanation.description(of: fact, index))")
      let row = index.sentences[Int(fact.sentence)]
      lines.append("    of \(Self.name(of: fact.sentence, index)), bytes \(row.range.start)–\(row.range.end)")
    }
    return lines
  }

  /// The derived fact that is asked for: `mediation(agent: ?, patient: talks)`.
  func sought(_ question: Question) -> String {
    let places = asked.wanted.map { "\($0.role): \(question.terms[$0.head].text)" }
    return "\(asked.predicate)(\((["\(asked.hole): ?"] + places).joined(separator: ", ")))"
  }

  /// The first fact of a sentence that answers; nil where none does.
  func fact(of sentence: Int32) -> FactRow? { facts.first { $0.sentence == sentence } }

  /// Its document and its number there.
  private static func name(of sentence: Int32, _ index: FactIndex) -> String {
    let document = index.document(of: sentence)
    return "\(document.id) \(sentence - document.sentences.lowerBound + 1)"
  }
}
