import Index
import Text

extension Reply {
  /// Puts figures of one thing in the order of their documents' dates, and says who says each of several answers that
  /// differ, and which of their numbers agree for all that ("about 6,800" beside "more than 6,700").
  mutating func compareAnswers(_ index: FactIndex) {
    guard answers.count > 1 else { return }
    if areFigures(index) {
      sortNewestFirst(index)
      let dates = answers.map { index.date(of: $0) }
      if Set(dates).count > 1, !dates.contains(nil) {
        let dated = zip(answers, dates).map { "“\($0.text)” (\($1?.description ?? ""))" }
        notes.append("newest first: " + dated.joined(separator: ", "))
      }
    }
    noteSpeakers(index)
    let numbers = answers.map { index.quantity(of: $0) }
    for (first, second) in zip(numbers.indices, numbers.indices.dropFirst()) {
      guard let a = numbers[first], let b = numbers[second], a.kind == b.kind, a.unit == b.unit, a.value != b.value
      else { continue }
      let pair = "“\(answers[first].text)” and “\(answers[second].text)”"
      if a.admits(b) || b.admits(a) {
        notes.append(pair + " do not contradict one another")
      } else if index.date(of: answers[first]) == index.date(of: answers[second]),
        index.sentence(of: answers[first]) != index.sentence(of: answers[second])
      {
        // Of different days, the newer may only know more; of one sentence, they count different things.
        notes.append(pair + " contradict one another")
      }
    }
  }

  /// Says of each answer who says so, where that is not the text itself.
  mutating func noteSpeakers(_ index: FactIndex) {
    for answer in answers {
      guard let citation = answer.citations.first, let row = index.sentence(of: citation),
        let speaker = Speaker(of: row, answer: citation.answer, index)
      else { continue }
      notes.append("“\(answer.text)”: \(speaker.isDoubted ? "claimed by" : "according to") \(speaker.text)")
    }
  }

  /// Whether all answers are numbers of the same sort: counts of what has happened so far, not two things of the kind.
  private func areFigures(_ index: FactIndex) -> Bool {
    let numbers = answers.map { index.quantity(of: $0) }
    guard let first = numbers.first ?? nil else { return false }
    return numbers.allSatisfy { $0?.kind == first.kind && $0?.unit == first.unit }
  }

  /// Puts what newer documents say first; of one day the order stays.
  mutating func sortNewestFirst(_ index: FactIndex) {
    let sorted = answers.enumerated().sorted { a, b in
      let (first, second) = (index.date(of: a.element)?.dayNumber, index.date(of: b.element)?.dayNumber)
      return first == second ? a.offset < b.offset : first ?? .min > second ?? .min
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

  /// The row of the sentence that an answer is from.
  fileprivate func sentence(of answer: Answer) -> Int32? { answer.citations.first.flatMap { sentence(of: $0) } }

  /// The day of the document that an answer is from.
  fileprivate func date(of answer: Answer) -> CivilDate? {
    answer.citations.first.flatMap { document(named: $0.document) }.flatMap { documents[Int($0)].date }
  }

  /// The tree of the sentence that a citation is.
  func tree(of citation: Citation) -> Tree? {
    sentence(of: citation).map { row in
      let tokens = sentences[Int(row)].tokens
      return Tree(rows: self.tokens.rows(of: tokens), firstToken: tokens.lowerBound)
    }
  }

  /// The tree of an answer's sentence, and the token that heads the answer: the one that hangs on a word outside it.
  func head(of answer: Answer) -> (tree: Tree, head: Int)? {
    guard let citation = answer.citations.first, let tree = tree(of: citation) else { return nil }
    return tree.head(within: citation.answer).map { (tree, $0) }
  }

  /// The time that an answer is or holds, where it names days.
  func time(of answer: Answer) -> TimeRow? {
    guard let citation = answer.citations.first, let row = sentence(of: answer) else { return nil }
    return times(in: sentences[Int(row)].tokens).first { time in
      time.firstDay <= time.lastDay && range(of: time.tokens).map { citation.answer.contains($0) } ?? false
    }
  }

  /// The number that an answer is or holds.
  func quantity(of answer: Answer) -> QuantityRow? {
    guard let citation = answer.citations.first, let row = sentence(of: answer) else { return nil }
    return quantities(in: sentences[Int(row)].tokens).first { quantity in
      range(of: quantity.tokens).map { citation.answer.contains($0) } ?? false
    }
  }
}
