import Index
import Text

extension Reply {
  /// Says who says each of several answers that differ, and which of their numbers agree for all that ("about 6,800"
  /// beside "more than 6,700").
  mutating func compareAnswers(_ index: FactIndex) {
    guard answers.count > 1 else { return }
    for answer in answers {
      guard let citation = answer.citations.first, let row = index.sentence(of: citation),
        let speaker = Speaker(of: row, answer: citation.answer, index)
      else { continue }
      notes.append("“\(answer.text)”: \(speaker.isDoubted ? "claimed by" : "according to") \(speaker.text)")
    }
    let numbers = answers.map { index.quantity(of: $0) }
    for (first, second) in zip(numbers.indices, numbers.indices.dropFirst()) {
      guard let a = numbers[first], let b = numbers[second], a.kind == b.kind, a.unit == b.unit, a.value != b.value
      else { continue }
      if a.admits(b) || b.admits(a) {
        notes.append("“\(answers[first].text)” and “\(answers[second].text)” do not contradict one another")
      }
    }
  }

  /// Puts what newer documents say first; of one day the order stays.
  mutating func sortNewestFirst(_ index: FactIndex) {
    func day(_ answer: Answer) -> Int {
      guard let citation = answer.citations.first, let row = index.document(named: citation.document),
        let date = index.documents[Int(row)].date
      else { return .min }
      return date.dayNumber
    }
    let sorted = answers.enumerated().sorted { a, b in
      let (first, second) = (day(a.element), day(b.element))
      return first == second ? a.offset < b.offset : first > second
    }
    answers = sorted.map(\.element)
  }
}

extension QuantityRow {
  /// Whether both numbers may be true of one thing: "more than 6,700" admits 6,800, "about 6,800" admits what is within a
  /// tenth of it.
  fileprivate func admits(_ other: QuantityRow) -> Bool {
    switch comparator {
    case .moreThan, .atLeast: other.value >= value
    case .lessThan, .atMost: other.value <= value
    case .about: abs(other.value - value) <= abs(value) / 10
    case .exactly: false
    }
  }
}

extension FactIndex {
  /// Whether an entity is a person known by more than one name; not where the row is -1.
  func hasFullName(_ entity: Int32) -> Bool {
    entity >= 0 && entities[Int(entity)].kind == .person && entities[Int(entity)].words.count > 1
  }

  /// The row of the sentence that a citation is.
  func sentence(of citation: Citation) -> Int32? {
    guard let document = document(named: citation.document) else { return nil }
    let row = documents[Int(document)].sentences.lowerBound + Int32(citation.sentence) - 1
    return documents[Int(document)].sentences.contains(row) ? row : nil
  }

  /// The number that an answer is or holds.
  func quantity(of answer: Answer) -> QuantityRow? {
    guard let citation = answer.citations.first, let row = sentence(of: citation) else { return nil }
    return quantities(in: sentences[Int(row)].tokens).first { quantity in
      range(of: quantity.tokens).map { citation.answer.contains($0) } ?? false
    }
  }
}
