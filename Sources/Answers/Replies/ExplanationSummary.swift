import Facts
import Index
import Language
import Text

/// The plain words on top of an explanation: what was asked, which sentence and fact were found and how they agree with it,
/// why this phrase before the next, or why none.
///
///     asked: for a person or a body: design(agent: ?, patient: bridge), of “designed” and “bridge”
///     found: “Ada Brandt designed the bridge.” (town, sentence 1) has all of its words
///     fact: design(agent: Ada Brandt, patient: the bridge) fills the hole
///     answer: “Ada Brandt”, surer (0.97) than “the mayor” (0.02), whose sentence lacks “designed”
struct ExplanationSummary {
  private(set) var lines: [String] = []
  private let search: Search
  private let reply: Reply
  private let index: FactIndex
  private var question: Question { search.question }

  /// What is shown of a sentence at most, in characters, and how many words of the question are named.
  private static let sentenceLimit = 160
  private static let wordLimit = 12

  /// `isDerived`: the answers are those of derived facts. `weighed`: the best phrase and the runner-up.
  init(
    _ search: Search, _ reply: Reply, isDerived: Bool, _ weighed: [WeighedPhrase], _ weights: AnswerWeights,
    _ index: FactIndex
  ) {
    self.search = search
    self.reply = reply
    self.index = index
    addQuestion(isDerived: isDerived)
    if let answer = reply.answers.first {
      let shown = isDerived ? nil : ranked(as: answer)
      addSentence(of: answer, shown)
      addFact(of: answer, shown, isDerived: isDerived)
      addAnswers(answer, shown, isDerived: isDerived, weighed, weights)
      if let shown { addObjections(to: shown) }
    } else {
      addNearest(weighed.first?.answer)
      let best = weighed.first.map { "\(Missing.quoted($0.answer.text)) (\(Explanation.rounded($0.confidence))): " }
      lines.append("withheld: \(best ?? "")\(reply.missing)")
    }
    if !reply.notes.isEmpty { lines.append("note: \(reply.notes.joined(separator: "; "))") }
  }

  private mutating func addQuestion(isDerived: Bool) {
    let isWhat = question.type == .thing && question.hole.role == .attribute
    var line = "asked: for " + Self.noun(of: isWhat ? .definition : question.type)
    if question.asksForList { line += ", or several" }
    if question.terms.indices.contains(question.typeTerm), question.typeTerm != question.hole.governor {
      line += " (\(Missing.quoted(question.terms[question.typeTerm].text)))"
    }
    if isDerived, let asked = search.asked {
      line += ": " + asked.sought(question)
    } else if let pattern = search.pattern {
      line += ": " + Explanation.description(of: pattern, question, index)
    }
    let words = question.terms.prefix(Self.wordLimit).map(\.text)
    if !words.isEmpty { line += ", of " + Missing.list(words, "and") }
    lines.append(line)
  }

  private static func noun(of type: AnswerType) -> String {
    switch type {
    case .agent: "a person or a body"
    case .person: "a person"
    case .organization: "a body"
    case .place: "a place"
    case .nationality: "a nationality"
    case .time: "a time"
    case .duration: "a length of time"
    case .age: "an age"
    case .quantity: "a number"
    case .money: "a sum of money"
    case .percent: "a share"
    case .measure: "a measure"
    case .cause: "a reason"
    case .manner: "a way"
    case .content: "what was said"
    case .property: "a kind or quality"
    case .definition: "what it is"
    case .thing: "a thing"
    case .yesNo: "a yes or a no"
    }
  }

  /// The weighed phrase that an answer is, or is a member of; nil where the answer was found in another way.
  private func ranked(as answer: Answer) -> RankedAnswer? {
    guard let outlook = search.outlook, !isReckoned(answer), let citation = answer.citations.first,
      let row = index.sentence(of: citation)
    else { return nil }
    let phrase = ([outlook.best] + outlook.rivals).first { phrase in
      search.ranking.considered[phrase.hit].sentence == row
        && (phrase.text == answer.text || !citation.answer.isEmpty && phrase.range.contains(citation.answer))
    }
    // Alone and not the best of those weighed, it is not for its weight that it answers.
    let isBest = phrase.map { $0.document == outlook.best.document && $0.range == outlook.best.range } ?? false
    return reply.answers.count == 1 && !isBest ? nil : phrase
  }

  /// Whether the words cited are others than the answer's: a count, a sum, the greater of two.
  private func isReckoned(_ answer: Answer) -> Bool {
    guard let citation = answer.citations.first, !citation.answer.isEmpty, let row = index.sentence(of: citation) else {
      return false
    }
    return !AnswerText.text(of: citation.answer, in: index.document(of: row).text).contains(answer.text)
  }

  private mutating func addSentence(of answer: Answer, _ shown: RankedAnswer?) {
    guard let citation = answer.citations.first, let row = index.sentence(of: citation) else { return }
    var line = "found: " + place(of: row, showing: citation.answer)
    if let considered = considered(row) { line += " " + agreement(of: considered) }
    var others: [String] = []
    for other in reply.answers.flatMap(\.citations)
    where other.document != citation.document || other.sentence != citation.sentence {
      let name = "\(other.document), sentence \(other.sentence)"
      if !others.contains(name) { others.append(name) }
    }
    if !others.isEmpty {
      line += "; beside it " + others.prefix(2).joined(separator: " and ") + (others.count > 2 ? " and others" : "")
    }
    lines.append(line)
  }

  /// Where there is no answer: the sentence of the best phrase, else the first of the nearest.
  private mutating func addNearest(_ best: RankedAnswer?) {
    let row =
      best.map { search.ranking.considered[$0.hit].sentence } ?? reply.nearest.first.flatMap { index.sentence(of: $0) }
    guard let row else { return }
    var line = "nearest: " + place(of: row, showing: best?.range ?? ByteRange(start: 0, end: 0))
    if let considered = considered(row) {
      line += " " + agreement(of: considered)
      if considered.fits.isSwapped { line += ", with the roles exchanged" }
    }
    if search.asked?.withheld.contains(row) == true { line += ", says it only as denied, planned or doubted" }
    lines.append(line)
  }

  /// What speaks against an answer that is given all the same: for its confidence, or as the best of its document.
  private mutating func addObjections(to answer: RankedAnswer) {
    let missing = Missing(search, index)
    let texts = search.objections(to: answer, index).map { missing.text(of: $0, answer) }
    guard !texts.isEmpty else { return }
    let despite = search.isScoped ? "" : "; so sure an answer outweighs that"
    lines.append("against it: " + texts.joined(separator: "; ") + despite)
  }

  private func considered(_ row: Int32) -> Considered? { search.ranking.considered.first { $0.sentence == row } }

  /// A sentence and where it stands; of a long one the part with some bytes of it, else its beginning.
  private func place(of row: Int32, showing shown: ByteRange) -> String {
    let document = index.document(of: row)
    let range = index.sentences[Int(row)].range
    var text = AnswerText.text(of: range, in: document.text)[...]
    if text.count > Self.sentenceLimit {
      let before = ByteRange(start: range.start, end: range.contains(shown) ? shown.start : range.start)
      let skipped = AnswerText.text(of: before, in: document.text).count - Self.sentenceLimit / 2
      var ends = (start: "", end: "")
      if skipped > 0 {
        text = text.dropFirst(min(skipped, text.count - Self.sentenceLimit)).drop { $0 != " " }.dropFirst()
        ends.start = "…"
      }
      if text.count > Self.sentenceLimit {
        text = text.prefix(Self.sentenceLimit)
        text = text[..<(text.lastIndex(of: " ") ?? text.endIndex)]
        ends.end = "…"
      }
      text = (ends.start + text + ends.end)[...]
    }
    return "“\(text)” (\(document.id), sentence \(row - document.sentences.lowerBound + 1))"
  }

  /// Which of the question's words a sentence has, itself or by another word, and which it lacks.
  private func agreement(of considered: Considered) -> String {
    let match = considered.match
    let text = index.document(of: considered.sentence).text
    var (plain, others): ([String], [String]) = ([], [])
    var (named, near, lacking): ([String], [String], [String]) = ([], [], [])
    for (number, term) in question.terms.enumerated() {
      if match.isMet(number) {
        guard let step = Self.name(of: match.relaxations[number]) else {
          plain.append(term.text)
          continue
        }
        let token = match.tree.rows[match.tokenOfTerm[number]]
        let word = Missing.quoted(AnswerText.text(of: token.range, in: text))
        others.append("\(Missing.quoted(term.text)) by \(word) (\(token.upos == .pron ? "which stands for it" : step))")
      } else if match.titleTerms[number] {
        named.append(term.text)
      } else if match.nearTerms[number] {
        near.append(term.text)
      } else if number != question.typeTerm {
        lacking.append(term.text)
      }
    }
    if others.isEmpty && named.isEmpty && near.isEmpty && lacking.isEmpty { return "has all of its words" }
    let held = (plain.isEmpty ? [] : [Missing.list(plain, "and")]) + others
    var parts = held.isEmpty ? [] : ["has " + held.joined(separator: ", ")]
    if !named.isEmpty {
      parts.append("has \(Missing.list(named, "and")) in its document's title or date, or by another name")
    }
    if !near.isEmpty { parts.append("stands beside one with " + Missing.list(near, "and")) }
    if !lacking.isEmpty { parts.append("lacks " + Missing.list(lacking, "and")) }
    return parts.joined(separator: ", ")
  }

  /// What another word is to the question's; nil where it is the same.
  private static func name(of relaxation: Relaxation) -> String? {
    switch relaxation {
    case .exact: nil
    case .alias: "another name"
    case .spelling: "another spelling"
    case .derivation: "of the same root"
    case .synonym: "a synonym"
    case .entailment: "by which it holds"
    case .hypernym: "a wider word"
    case .opposite: "the opposite"
    }
  }

  private mutating func addFact(of answer: Answer, _ shown: RankedAnswer?, isDerived: Bool) {
    guard let citation = answer.citations.first, let row = index.sentence(of: citation) else { return }
    if isDerived {
      guard let fact = search.asked?.fact(of: row) else { return }
      lines.append("fact: \(told(fact)) fills the hole\(origin(of: fact))")
    } else if question.type == .yesNo {
      guard let fact = statedFact(row) else { return }
      let isYes = answer.text == "yes"
      let verdict = isYes ? " says what is asked" : answer.text == "no" ? " says the contrary" : ""
      lines.append("fact: \(told(fact))\(verdict)\(origin(of: fact))")
    } else if let shown {
      let fits = search.ranking.considered[shown.hit].fits
      let filled = fits.fits.filter { fits.fills($0, shown.candidate.head) }.max { $0.quality < $1.quality }
      guard let filled else {
        lines.append("fact: none has the answer in the hole; its sort and its place among the words speak for it")
        return
      }
      let fact = index.fact(filled.fact)
      let lack = filled.missing > 0 ? ", though not all of the question stands in it" : ""
      lines.append("fact: \(told(fact)) fills the hole\(lack)\(origin(of: fact))")
    } else if !isReckoned(answer), let number = fact(holding: citation.answer, row) {
      let fact = index.fact(number)
      let head = considered(row)?.fits.fits.first { $0.fact == number && $0.missing == 0 }?.filler
      let fills = head.map { index.tree(of: row).bytes(of: $0..<$0 + 1) }.map(citation.answer.contains) ?? false
      lines.append("fact: \(told(fact)) \(fills ? "fills the hole" : "holds the answer")\(origin(of: fact))")
    }
  }

  /// A fact, and how far the text says that it is so.
  private func told(_ fact: FactRow) -> String {
    let stance = Explanation.stance(of: fact)
    return ([Explanation.clause(of: fact, index)] + stance).joined(separator: ", ") + (stance.isEmpty ? "" : ",")
  }

  private func origin(of fact: FactRow) -> String {
    fact.rule == .none ? "" : ", by the rule \(index.symbols.string(fact.rule))"
  }

  /// The fact of a sentence whose predicate is the word that meets the question's.
  private func statedFact(_ row: Int32) -> FactRow? {
    guard let pattern = search.pattern, let match = considered(row)?.match, match.isMet(pattern.predicateTerm) else {
      return nil
    }
    let token = match.tokenOfTerm[pattern.predicateTerm]
    return index.sentences[Int(row)].facts.lazy.map { index.facts[Int($0)] }
      .first { Int($0.predicateToken - match.tree.firstToken) == token }
  }

  /// The number of that fact of a sentence with the shortest argument that holds the answer's words.
  private func fact(holding answer: ByteRange, _ row: Int32) -> Int32? {
    guard !answer.isEmpty else { return nil }
    var best: (number: Int32, length: Int)?
    for number in Array(index.sentences[Int(row)].facts) + Array(index.derivedNumbers(of: row)) {
      for argument in index.arguments(of: index.fact(number)) {
        guard let range = index.range(of: argument.tokens), range.contains(answer) else { continue }
        if range.indices.count < best?.length ?? .max { best = (number, range.indices.count) }
      }
    }
    return best?.number
  }

  private mutating func addAnswers(
    _ answer: Answer, _ shown: RankedAnswer?, isDerived: Bool, _ weighed: [WeighedPhrase], _ weights: AnswerWeights
  ) {
    let rival = shown.flatMap { self.rival(of: $0, weighed, weights) }
    if reply.answers.count == 1, let shown, let rival, rival.confidence < answer.confidence {
      let confidence = Explanation.rounded(answer.confidence)
      lines.append(
        "answer: \(Missing.quoted(answer.text)), surer (\(confidence)) than \(phrase(rival, beside: shown))")
      return
    }
    let answers = reply.answers.map { "\(Missing.quoted($0.text)) (\(Explanation.rounded($0.confidence)))" }
    let label = answers.count == 1 ? "answer: " : "answers: "
    lines.append(
      label + answers.joined(separator: ", ") + reason(for: answer, shown, isDerived: isDerived, rival))
  }

  /// Why these answers and no other, to be said behind them.
  private func reason(
    for answer: Answer, _ shown: RankedAnswer?, isDerived: Bool, _ rival: WeighedPhrase?
  ) -> String {
    if isDerived, let asked = search.asked {
      return asked.isByRule ? ", as a question rule asks for it" : ", by its fact alone"
    }
    let isStated = reply.answers.count > 1 && StatedFacts(search, index)?.states(reply.answers) == true
    let stated = isStated ? ", each stated whole by a fact" : ""
    if let shown {
      return stated + (rival.map { "; next " + phrase($0, beside: shown) } ?? "; nothing else came near")
    }
    if isStated { return stated }
    if question.type == .yesNo { return "" }
    return isReckoned(answer) ? ", reckoned from these" : ", as the sentence spells it out"
  }

  /// The best weighed phrase that is no answer.
  private func rival(
    of shown: RankedAnswer, _ weighed: [WeighedPhrase], _ weights: AnswerWeights
  ) -> WeighedPhrase? {
    guard let outlook = search.outlook else { return nil }
    let rival = ([outlook.best] + outlook.rivals).first { phrase in
      let isShown = phrase.document == shown.document && phrase.range.overlaps(shown.range)
      let document = index.documents[Int(phrase.document)].id
      return !isShown
        && !reply.answers.contains { answer in
          answer.text == phrase.text
            || answer.citations.contains { $0.document == document && $0.answer.overlaps(phrase.range) }
        }
    }
    guard let rival else { return nil }
    return weighed.first { $0.answer.document == rival.document && $0.answer.range == rival.range }
      ?? WeighedPhrase(rival, runnerUp: outlook.best.score, search, weights, index)
  }

  /// A phrase with its confidence, and what is worse about it than about the answer.
  private func phrase(_ rival: WeighedPhrase, beside shown: RankedAnswer) -> String {
    let name = "\(Missing.quoted(rival.answer.text)) (\(Explanation.rounded(rival.confidence)))"
    let (best, other) = (search.ranking.considered[shown.hit], search.ranking.considered[rival.answer.hit])
    if TypeFit.fit(of: rival.answer.candidate.sort, to: question.type) == .misses,
      TypeFit.fit(of: shown.candidate.sort, to: question.type) != .misses
    {
      return "\(name), which is not \(Self.noun(of: question.type))"
    }
    let lacking = question.terms.indices.filter { best.match.isMet($0) && !other.match.isMet($0) }
    if !lacking.isEmpty {
      return "\(name), whose sentence lacks " + Missing.list(lacking.map { question.terms[$0].text }, "and")
    }
    if best.fits.fit(of: shown.candidate.head) > 0, other.fits.fit(of: rival.answer.candidate.head) == 0 {
      return "\(name), which fills the hole of no fact"
    }
    return name
  }
}
