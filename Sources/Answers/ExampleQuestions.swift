import Facts
import Index
import Language
import Text

/// Questions made from the facts of an index by taking one argument out; only those that the index then answers with
/// that argument, from that sentence.
///
/// "Russia mediated the ceasefire" gives "who mediated the ceasefire", and "Spain won the cup in Sydney" gives "where did
/// Spain win the cup": the words are the document's own, so that nothing needs to be inflected but the verb after "did".
package struct ExampleQuestions {
  /// What is asked for, in the order in which a document's questions take turns.
  private enum Kind: Int, CaseIterable { case who, when, howMany, location }

  /// A question before it has been tried.
  private struct Proposal {
    var kind: Kind
    var question: String
    /// What must be answered, in the document's text.
    var answer: ByteRange
    var sentence: Int32
  }

  private let index: FactIndex
  private let scope: String?

  /// `scope` is the id of the only document to ask about; nil for all.
  package init(index: FactIndex, scope: String?) {
    self.index = index
    self.scope = scope
  }

  /// Documents are tried until this many gave a question, and each question costs an answer: far below a second.
  private static let greatestAttempts = 240

  /// At most `limit` questions, from documents spread over the index. `isStopped` gives the search up.
  package func questions(limit: Int, answerer: inout Answerer, isStopped: () -> Bool) -> [String] {
    var attempts = 0
    var found: [(document: Int, questions: [String])] = []
    for document in order(limit: limit) where found.count < limit && attempts < Self.greatestAttempts {
      var questions: [String] = []
      var kinds: Set<Kind> = []
      for proposal in proposals(in: document, first: found.count) where !kinds.contains(proposal.kind) {
        guard questions.count < 2, attempts < Self.greatestAttempts, !isStopped() else { break }
        attempts += 1
        guard isAnswered(proposal, &answerer) else { continue }
        questions.append(proposal.question)
        kinds.insert(proposal.kind)
      }
      if !questions.isEmpty { found.append((document, questions)) }
    }
    // One of each document before a second one of any.
    var room = limit - found.count
    found.sort { $0.document < $1.document }
    return found.flatMap { _, questions -> [String] in
      let extra = min(room, questions.count - 1)
      room -= extra
      return Array(questions.prefix(1 + extra))
    }
  }

  /// The documents to try, far from each other first.
  private func order(limit: Int) -> [Int] {
    if let scope { return index.document(named: scope).map { [Int($0)] } ?? [] }
    let step = max(1, index.documents.count / max(1, limit))
    return (0..<step).flatMap { start in stride(from: start, to: index.documents.count, by: step) }
  }

  private func isAnswered(_ proposal: Proposal, _ answerer: inout Answerer) -> Bool {
    let reply = answerer.reply(to: proposal.question, in: scope, after: nil, index: index).0
    let sentence = index.sentences[Int(proposal.sentence)]
    guard let citation = reply.answers.first?.citations.first else { return false }
    return citation.document == index.documents[Int(sentence.document)].id && citation.range == sentence.range
      && citation.answer.overlaps(proposal.answer)
  }

  /// What might be asked of a document, its kinds in turn: `first` says which begins.
  private func proposals(in document: Int, first: Int) -> [Proposal] {
    var ofKind = [[Proposal]](repeating: [], count: Kind.allCases.count)
    for number in index.documents[document].sentences where index.sentences[Int(number)].kind == .paragraph {
      for row in index.sentences[Int(number)].facts {
        guard let clause = Clause(of: index.facts[Int(row)], in: index) else { continue }
        for proposal in proposals(from: clause, sentence: number) { ofKind[proposal.kind.rawValue].append(proposal) }
      }
    }
    let most = ofKind.map(\.count).max() ?? 0
    var result: [Proposal] = []
    for turn in 0..<min(most, 8) {
      for offset in ofKind.indices {
        let list = ofKind[(first + offset) % ofKind.count]
        if turn < list.count { result.append(list[turn]) }
      }
    }
    return result
  }

  private func proposals(from clause: Clause, sentence: Int32) -> [Proposal] {
    var result: [Proposal] = []
    func propose(_ kind: Kind, _ answer: Range<Int32>, _ words: [String?]) {
      let given = words.compactMap { $0 }
      guard given.count == words.count, let range = index.range(of: answer) else { return }
      let question = given.filter { !$0.isEmpty }.joined(separator: " ")
      guard question.utf8.count <= 80, question.utf8.count(where: { $0 == 0x20 }) < 12 else { return }
      result.append(Proposal(kind: kind, question: question, answer: range, sentence: sentence))
    }
    if !clause.isPassive, clause.object != nil, let wh = word(askingFor: clause.subject) {
      propose(.who, clause.subject.tokens, [wh, clause.text(clause.subject.tokens.upperBound..<clause.end)])
    }
    for time in clause.arguments where time.role == .time && index.times(in: time.tokens).contains(where: \.isDated) {
      propose(.when, time.tokens, ["when", clause.asDidClause])
    }
    for place in clause.arguments where place.role == .place && place.entity >= 0 {
      if index.entities[Int(place.entity)].kind == .place {
        propose(.location, place.tokens, ["where", clause.asDidClause])
      }
    }
    if let count = count(in: clause.subject) {
      propose(.howMany, count.number, ["how many", clause.text(count.noun.lowerBound..<clause.end)])
    }
    if !clause.isPassive, let object = clause.object, let count = count(in: object) {
      propose(.howMany, count.number, ["how many", clause.text(count.noun), "did", clause.subjectText, clause.lemma])
    }
    return result
  }

  /// "who" for people, bodies and states; nil for what has no name.
  private func word(askingFor argument: ArgumentRow) -> String? {
    guard argument.entity >= 0, argument.resolved.isEmpty else { return nil }
    switch index.entities[Int(argument.entity)].kind {
    case .person, .organization, .place: return "who"
    default: return nil
    }
  }

  /// The number that a phrase begins with, and what it counts.
  private func count(in argument: ArgumentRow) -> (number: Range<Int32>, noun: Range<Int32>)? {
    guard
      let quantity = index.quantities(in: argument.tokens).first(where: { $0.kind == .count && $0.counted >= 0 }),
      quantity.tokens.upperBound <= quantity.counted, argument.tokens.contains(quantity.counted)
    else { return nil }
    return (quantity.tokens, quantity.tokens.upperBound..<argument.tokens.upperBound)
  }
}

/// A clause in the past with its subject before the verb and its object behind, as its sentence has them.
private struct Clause {
  let index: FactIndex
  let verb: Int32
  let isPassive: Bool
  let subject: ArgumentRow
  let object: ArgumentRow?
  let arguments: Slice<ArgumentColumns>
  /// The tokens between subject and verb: auxiliaries.
  private let auxiliaries: Range<Int32>

  /// nil for facts that are not plainly asserted, or whose words do not stand in that order.
  init?(of fact: FactRow, in index: FactIndex) {
    guard fact.polarity == .affirmative, fact.modality == .asserted, fact.source < 0, fact.rule == .none,
      fact.construction == .active || fact.construction == .passive
    else { return nil }
    self.index = index
    verb = fact.predicateToken
    isPassive = fact.construction == .passive
    let role: Argument.Role = isPassive ? .patient : .agent
    let arguments = index.arguments[Int(fact.arguments.lowerBound)..<Int(fact.arguments.upperBound)]
    let verb = verb
    guard let subject = arguments.first(where: { $0.role == role && $0.tokens.upperBound <= verb }) else { return nil }
    self.subject = subject
    self.arguments = arguments
    object = isPassive ? nil : arguments.first { $0.role == .patient && $0.tokens.lowerBound > verb && $0.fact < 0 }
    auxiliaries = subject.tokens.upperBound..<verb
    let token = index.tokens[Int(verb)]
    let isPast = isPassive ? auxiliaries.count == 1 : token.inflection == .past && auxiliaries.isEmpty
    guard isPast, token.upos == .verb, auxiliaries.allSatisfy({ index.tokens[Int($0)].upos == .aux }),
      // Pronouns point out of the sentence, and marks would have to be read aloud.
      (subject.tokens.lowerBound..<end).allSatisfy({
        let token = index.tokens[Int($0)]
        return token.upos != .pron && token.upos != .sym && (token.upos != .punct || token.length == 1)
          && index.symbols.bytes(of: token.lower) != [0x2C]
      })
    else { return nil }
  }

  /// The end of the object, or of the verb where there is none.
  var end: Int32 { object?.tokens.upperBound ?? verb + 1 }

  /// The verb's lemma.
  var lemma: String { index.symbols.string(index.tokens[Int(verb)].lemma) }

  /// The words of a run of tokens as they stand in the document; nil where they are broken over lines with more between.
  func text(_ tokens: Range<Int32>) -> String? {
    guard let range = index.range(of: tokens), !tokens.isEmpty else { return "" }
    let sentence = index.sentences.indices.contains(sentenceRow) ? index.sentences[sentenceRow] : nil
    guard let sentence else { return nil }
    let bytes = index.documents[Int(sentence.document)].text[clamped: range.indices]
    let words = bytes.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return nil }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// The subject as it stands within a sentence: without the capital that only its place gave it.
  var subjectText: String? {
    guard let text = text(subject.tokens), let first = text.first else { return nil }
    let token = index.tokens[Int(subject.tokens.lowerBound)]
    return token.mention == .none && token.upos != .propn ? first.lowercased() + text.dropFirst() : text
  }

  /// "did Spain win the cup", "was the telescope launched".
  var asDidClause: String? {
    guard let subjectText else { return nil }
    if isPassive {
      guard let auxiliary = text(auxiliaries), let participle = text(verb..<verb + 1) else { return nil }
      return auxiliary + " " + subjectText + " " + participle
    }
    guard let rest = text(verb + 1..<end) else { return nil }
    return "did " + subjectText + " " + lemma + (rest.isEmpty ? "" : " " + rest)
  }

  /// The sentence that holds the verb.
  private var sentenceRow: Int {
    var low = 0
    var high = index.sentences.count
    while low < high {
      let middle = (low + high) / 2
      if index.sentences[middle].tokens.upperBound <= verb { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension TimeRow {
  /// It names days, and is no duration.
  fileprivate var isDated: Bool { (kind == .date || kind == .time) && firstDay <= lastDay }
}
