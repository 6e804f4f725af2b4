import Index
import Language
import Text

/// Questions that are answered by asking others: which of two alternatives, which is the longer, how many members.
extension Answerer {
  /// Fills the reply to a question with alternatives, a comparison or a count that no sentence states; says in the notes
  /// what was asked instead. Leaves the reply alone where the question is none of these.
  mutating func derive(
    _ reply: inout Reply, _ search: Search, _ alternatives: Alternatives?, _ document: String?, _ index: FactIndex
  ) {
    if let alternatives {
      choose(among: alternatives, &reply, search, document, index)
    } else if reply.answers.isEmpty, search.question.kind == .howMany {
      count(&reply, search, document, index)
    }
  }

  private mutating func choose(
    among alternatives: Alternatives, _ reply: inout Reply, _ search: Search, _ document: String?, _ index: FactIndex
  ) {
    if let comparison = Comparison(search.question, alternatives: alternatives.range, comparatives) {
      compare(alternatives.texts, by: comparison, &reply, document, index)
      if !reply.answers.isEmpty { return }
    }
    // Every question asked for another is shorter, so that this comes to an end.
    func isShorter(_ text: String) -> Bool { text.utf8.count < search.question.text.utf8.count }
    if let open = alternatives.openQuestion, isShorter(open), search.question.comparative == nil {
      let asked = self.reply(to: open, in: document, index: index).reply
      reply.answers = asked.answers.filter { answer in
        alternatives.texts.contains { Self.isSame(answer.text, $0) }
      }
      if reply.answers.isEmpty, let given = asked.answers.first {
        reply.missing = "none of them; the documents name “\(given.text)”"
        reply.nearest = given.citations
      }
      return
    }
    // "Softer than at the Adler" does not say that at the Adler they are softer.
    let comparative = search.question.comparative.map { Int(search.question.tree.rows[$0].start) }
    guard search.question.kind == .yesNo, comparative.map(alternatives.range.contains) ?? true else { return }
    var chosen: [Answer] = []
    for alternative in alternatives.texts {
      let narrowed = alternatives.question(with: alternative)
      guard isShorter(narrowed) else { continue }
      let asked = self.reply(to: narrowed, in: document, index: index).reply
      guard let answer = asked.answers.first, answer.text == "yes" else { continue }
      chosen.append(Answer(text: alternative, confidence: answer.confidence, citations: answer.citations))
    }
    reply.answers = chosen
  }

  /// Whether an answer and an alternative name the same: equal, or one at an end of the other.
  private static func isSame(_ answer: String, _ alternative: String) -> Bool {
    AnswerText.isSame(AnswerText.key(of: withoutOwner(answer)), AnswerText.key(of: withoutOwner(alternative)))
  }

  /// "Father" of "his father", which the text may have as "my father".
  private static func withoutOwner(_ text: String) -> String {
    guard let space = text.firstIndex(of: " "), owners.contains(text[..<space].lowercased()) else { return text }
    return String(text[text.index(after: space)...])
  }

  private static let owners: Set = ["my", "your", "his", "her", "its", "our", "their"]

  /// Measures each of two by a question of its own and compares the numbers, where both have one of the same unit.
  private mutating func compare(
    _ texts: [String], by comparison: Comparison, _ reply: inout Reply, _ document: String?, _ index: FactIndex
  ) {
    guard let measured = measured(texts, by: comparison, document, index) else {
      findExtreme(among: texts, by: comparison, &reply, document, index)
      if reply.answers.isEmpty, comparison.isOfAge { compareAges(of: texts, by: comparison, &reply, document, index) }
      return
    }
    Self.giveExtreme(of: measured, by: comparison, &reply)
  }

  /// Answers with the one that measures the most, or the least where that is asked for; leaves the reply alone where two do.
  private static func giveExtreme(of measured: [Measured], by comparison: Comparison, _ reply: inout Reply) {
    let sorted = measured.sorted { ($0.value < $1.value) == comparison.asksForLess }
    guard sorted[0].value != sorted[1].value else { return }
    give(sorted[0].text, by: sorted, &reply)
  }

  /// Of several the one that a sentence calls the largest, where it calls so only one of them.
  private mutating func findExtreme(
    among texts: [String], by comparison: Comparison, _ reply: inout Reply, _ document: String?, _ index: FactIndex
  ) {
    guard let superlative = comparison.superlative,
      let symbol = superlative.split(separator: " ").last.flatMap({ index.term(String($0)) })
    else { return }
    let extremes = texts.compactMap { text -> Answer? in
      let asked = self.reply(to: "Is \(text) the \(superlative)?", in: document, index: index).reply
      guard let answer = asked.answers.first, asked.answers.count == 1, answer.text == "yes",
        let tree = answer.citations.first.flatMap({ index.tree(of: $0) }),
        tree.rows.contains(where: { $0.lower == symbol })
      else { return nil }
      return Answer(text: text, confidence: answer.confidence, citations: answer.citations)
    }
    if extremes.count == 1 { reply.answers = extremes }
  }

  /// Of two of which no age is told, the older is the one that was built, founded, opened or born before the other.
  private mutating func compareAges(
    of texts: [String], by comparison: Comparison, _ reply: inout Reply, _ document: String?, _ index: FactIndex
  ) {
    var dated: [Measured] = []
    for text in texts {
      for verb in ["built", "founded", "opened", "born"] {
        let asked = self.reply(to: "when was \(text) \(verb)", in: document, index: index).reply
        guard let answer = asked.answers.first, let time = index.time(of: answer) else { continue }
        // The earlier the day, the greater the age.
        dated.append((text, answer, -Double(time.firstDay)))
        break
      }
    }
    guard dated.count == texts.count else { return }
    Self.giveExtreme(of: dated, by: comparison, &reply)
  }

  /// Answers whether one is more than the other, "is K2 higher than Kangchenjunga", by the measures of both.
  mutating func judge(_ reply: inout Reply, _ search: Search, _ document: String?, _ index: FactIndex) {
    guard let comparison = Comparison(judgedBy: search.question, comparatives),
      let measured = measured(comparison.sides, by: comparison, document, index)
    else { return }
    let (first, second) = (measured[0].value, measured[1].value)
    let isSo = comparison.asksForLess ? first < second : first > second
    Self.give(isSo ? "yes" : "no", by: measured, &reply)
  }

  /// What one of those compared measures, with the answer that says so.
  private typealias Measured = (text: String, answer: Answer, value: Double)

  /// Answers with what comes of a comparison, as sure as the least sure measure, and says what was compared.
  private static func give(_ text: String, by measured: [Measured], _ reply: inout Reply) {
    reply.answers = [
      Answer(
        text: text, confidence: measured.reduce(1) { min($0, $1.answer.confidence) },
        citations: measured.flatMap { $0.answer.citations.prefix(1) })
    ]
    reply.notes.append("compared: " + measured.map { "\($0.text) \($0.answer.text)" }.joined(separator: ", "))
  }

  /// The answer to the question that measures each of several alone; nil where one has none, or of another unit.
  private mutating func measured(
    _ texts: [String], by comparison: Comparison, _ document: String?, _ index: FactIndex
  ) -> [Measured]? {
    var measured: [(text: String, answer: Answer, quantity: QuantityRow)] = []
    for text in texts {
      let asked = self.reply(to: comparison.question(of: text), in: document, index: index).reply
      guard let answer = asked.answers.first, let quantity = index.quantity(of: answer) else { return nil }
      measured.append((text, answer, quantity))
    }
    guard let first = measured.first, measured.count > 1,
      measured.allSatisfy({ $0.quantity.unit == first.quantity.unit && $0.quantity.kind == first.quantity.kind })
    else { return nil }
    return measured.map { ($0.text, $0.answer, $0.quantity.value) }
  }

  /// Answers what kind of animal or film something is by what it is said to be, where that is such a kind: "what kind of film is
  /// Low Tide" by "what is Low Tide".
  mutating func classify(_ reply: inout Reply, _ search: Search, _ document: String?, _ index: FactIndex) {
    let (question, tree) = (search.question, search.question.tree)
    guard question.kind == .whatKind, question.hole.role == .attribute, !search.isScoped,
      let copula = tree.child(of: tree.root, .cop) ?? (tree.rows[tree.root].lemma.knownWord == .be ? tree.root : nil)
    else { return }
    let end = tree.rows.last?.upos == .punct ? tree.count - 1 : tree.count
    let subject = question.text(of: copula + 1..<max(copula + 1, end))
    guard !subject.isEmpty else { return }
    let asked = self.reply(to: "What is " + subject + "?", in: document, index: index).reply
    for answer in asked.answers {
      guard let citation = answer.citations.first, let (tree, head) = index.head(of: answer),
        search.kinds.isKind(tree.rows[head].lemma), let row = index.sentence(of: citation)
      else { continue }
      // What only it does or has is no kind.
      let clause = tree.children(of: head).first { tree.left[$0] > head && tree.rows[$0].relation.universal == .acl }
      let end = clause.map { tree.rows[tree.left[$0] - 1].range.end } ?? citation.answer.end
      let kind = ByteRange(start: citation.answer.start, end: min(citation.answer.end, end))
      reply.answers.append(Answer(kind, of: row, confidence: answer.confidence, index))
    }
  }

  /// Counts the members of a list: "how many countries signed it" by "which countries signed it".
  private mutating func count(_ reply: inout Reply, _ search: Search, _ document: String?, _ index: FactIndex) {
    let question = search.question
    guard question.typeTerm >= 0, question.wh >= 0, question.wh + 1 < question.tree.count else { return }
    let bytes = Array(question.text.utf8)
    let start = Int(question.tree.rows[question.wh].start)
    let end = Int(question.tree.rows[question.wh + 1].range.end)
    guard start <= end, end <= bytes.count else { return }
    let asked = self.reply(
      to: String(decoding: bytes[..<start], as: UTF8.self) + "which"
        + String(decoding: bytes[end...], as: UTF8.self), in: document, index: index
    ).reply
    let members = asked.answers
    var which = question
    which.kind = .which
    guard members.count > 1, search.listsAll(members, of: Kinds(which, relations, kindLists, index), index) else {
      return
    }
    reply.answers = [
      Answer(
        text: String(members.count), confidence: members.reduce(1) { min($0, $1.confidence) },
        citations: members.flatMap { $0.citations.prefix(1) })
    ]
    reply.notes.append("counted: " + members.map(\.text).joined(separator: ", "))
  }
}

extension Search {
  /// Whether answers are all that the question counts, each of the kind that is counted, in sentences that say the rest of the
  /// question: the members of one coordination, or names that differ, of several sentences. Where it asks how many there are,
  /// those that are named need not be all.
  fileprivate func listsAll(_ answers: [Answer], of kinds: Kinds, _ index: FactIndex) -> Bool {
    guard !question.tree.rows.contains(where: { $0.lower.knownWord == .there }) else { return false }
    let members = answers.compactMap { member(of: $0, index) }
    guard members.count == answers.count, let first = members.first else { return false }
    let isOneList = members.allSatisfy { $0.match === first.match }
    // Two of one sentence that it does not list may be one by two names.
    let areListed = members.allSatisfy { member in
      members.allSatisfy {
        $0.match !== member.match
          || $0.match.tree.firstConjunct($0.head) == member.match.tree.firstConjunct(member.head)
      }
    }
    return areListed
      && members.allSatisfy { member in
        let tree = member.match.tree
        let isKind = kinds.fit(ofHead: member.head, in: tree) == .isKind
        let isName = tree.rows[member.head].upos == .propn
        return isOneList ? isKind || isName && member.match.isMet(question.typeTerm) : isKind && isName
      }
  }

  /// The sentence that an answer is from and the word in it that heads the answer; nil where that counts something ("145 keepers
  /// and 22 apprentices" are not two of anything) or the sentence lacks a word of the question but the noun that is counted.
  private func member(of answer: Answer, _ index: FactIndex) -> (match: SentenceMatch, head: Int)? {
    guard let citation = answer.citations.first, let row = index.sentence(of: citation),
      let match = ranking.considered.first(where: { $0.sentence == row })?.match, index.quantity(of: answer) == nil,
      question.terms.indices.allSatisfy({ term in
        term == question.typeTerm || match.isMet(term) || question.terms[term].part == .name && match.titleTerms[term]
      })
    else { return nil }
    return match.tree.head(within: citation.answer).map { (match, $0) }
  }
}
