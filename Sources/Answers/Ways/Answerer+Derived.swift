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
    if let open = alternatives.openQuestion, isShorter(open) {
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
    guard search.question.kind == .yesNo else { return }
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
    guard let measured = measured(texts, by: comparison, document, index) else { return }
    let sorted = measured.sorted { ($0.value < $1.value) == comparison.asksForLess }
    guard sorted[0].value != sorted[1].value else { return }
    Self.give(sorted[0].text, by: sorted, &reply)
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
  /// Whether answers are all that the question counts: the members of one coordination, each of the kind that is counted, or a name
  /// where the sentence has the noun, in a sentence that says the rest of the question. Members of several sentences may be
  /// told of twice, and where it asks how many there are, those that are named need not be all.
  fileprivate func listsAll(_ answers: [Answer], of kinds: Kinds, _ index: FactIndex) -> Bool {
    guard !question.tree.rows.contains(where: { $0.lower.knownWord == .there }),
      let citation = answers.first?.citations.first, let row = index.sentence(of: citation),
      let match = ranking.considered.first(where: { $0.sentence == row })?.match,
      question.terms.indices.allSatisfy({ term in
        term == question.typeTerm || match.isMet(term) || question.terms[term].part == .name && match.titleTerms[term]
      })
    else { return false }
    let tree = match.tree
    let heads = answers.compactMap { answer -> Int? in
      // "145 keepers and 22 apprentices" are not two of anything.
      guard let other = answer.citations.first, other.document == citation.document, other.range == citation.range,
        index.quantity(of: answer) == nil
      else { return nil }
      let inside = tree.rows.indices.filter { other.answer.contains(tree.rows[$0].range) }
      return inside.min { tree.depth[$0] < tree.depth[$1] }
    }
    return heads.count == answers.count
      && heads.allSatisfy { head in
        tree.firstConjunct(head) == tree.firstConjunct(heads[0])
          && (tree.rows[head].upos == .propn && match.isMet(question.typeTerm)
            || kinds.fit(ofHead: head, in: tree) == .isKind)
      }
  }
}
