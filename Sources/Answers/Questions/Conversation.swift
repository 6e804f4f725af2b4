import Facts
import Index
import Language
import Text

/// What a follow-up may lean on: the last question, and the document that answered it.
package struct Conversation: Sendable {
  private let question: Question
  private let predicate: Symbol
  private let predicateTerm: Int
  private let arguments: [(role: Argument.Role, terms: [Int])]
  private let hasPattern: Bool
  /// The row of the document that gave the answer; nil where there was none.
  let document: Int32?
  private let answer: Answer?

  init(_ search: Search, _ reply: borrowing Reply, _ index: borrowing FactIndex) {
    question = search.question
    predicate = search.pattern?.predicate ?? .none
    predicateTerm = search.pattern?.predicateTerm ?? -1
    arguments = search.pattern?.arguments.map { ($0.role, $0.terms) } ?? []
    hasPattern = search.pattern != nil
    answer = reply.answers.first
    document = reply.answers.first?.citations.first.flatMap { index.document(named: $0.document) }
  }

  /// What is typed next, read after the last question and its answer; `read` analyses words as a question.
  func followUp(_ text: String, _ index: FactIndex, read: (String) -> Question) -> FollowUp {
    FollowUp(text, after: question, read: read) { People(of: question, answer, index).all }
  }

  /// "according to whom?", "who says so?".
  func isAskedForSpeaker(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    let asked = [
      ["according", "to", "whom"], ["according", "to", "who"], ["who", "says", "so"], ["who", "said", "so"],
      ["who", "says", "that"], ["who", "said", "that"], ["who", "says", "it"], ["who", "said", "it"], ["says", "who"],
      ["who", "says", "this"], ["who", "said", "this"], ["who", "claims", "that"], ["who", "claims", "this"],
    ]
    return answer != nil && asked.contains(words)
  }

  /// Answers with who says the last answer.
  func fillSpeaker(_ reply: inout Reply, _ index: FactIndex) {
    guard let citation = answer?.citations.first, let row = index.sentence(of: citation) else { return }
    if let speaker = Speaker(of: row, answer: citation.answer, index) {
      reply.answers = [
        Answer(
          text: speaker.text, confidence: 0.9, citations: [Citation(of: row, answer: speaker.range, index)])
      ]
    } else {
      reply.missing = "the document says it itself and names nobody"
      reply.nearest = [citation]
    }
  }

  /// Answers a follow-up without words of its own from the fact that the last answer stands in, where that says it.
  func fillFromFact(_ reply: inout Reply, _ question: Question, _ index: FactIndex) {
    guard question.isBare, let answer else { return }
    LastFact(question, after: answer, predicate: predicate, index).fill(&reply)
  }

  /// Fills a follow-up from the last question where it leaves things out; false where it stands on its own.
  func completes(_ new: inout Question, _ pattern: inout FactPattern?) -> Bool {
    if let kind = Self.kind(ofBare: new) {
      var merged = question
      merged.text = new.text
      merged.kind = kind
      merged.type = new.type
      merged.hole.preposition = new.hole.preposition
      merged.hole.role = Self.role(of: new)
      merged.typeTerm = -1
      merged.asksForList = false
      merged.isBare = true
      new = merged
      if hasPattern, let role = Self.argumentRole(of: new) {
        pattern = FactPattern(
          predicate: predicate, predicateTerm: predicateTerm, holeRole: role, typeTerm: -1,
          arguments: arguments.map { .init(role: $0.role, terms: $0.terms) })
      }
      return true
    }
    // "number of refugees" asks by itself, "how many refugees" may go on.
    let isWhole = new.wh < 0 && new.typeTerm >= 0
    guard new.hasPronoun || new.terms.count == 1 && new.hole.governor < 0 && !isWhole else { return false }
    let offset = new.terms.count
    let known = new.terms.map(\.lemma)
    var rows = new.tree.rows
    guard let blank = rows.first else { return false }
    for term in question.terms where !known.contains(term.lemma) && term.part != .verb && term.part != .other {
      var term = term
      // A row of its own behind the words as typed, so that whoever asks for a term's word finds one.
      term.token = rows.count
      rows.append(blank.standing(for: term, at: Int32(clamping: new.text.utf8.count)))
      term.weight *= 0.7
      new.terms.append(term)
    }
    new.tree = Tree(rows: rows)
    if new.hole.governor < 0, question.hole.governor >= 0, new.terms.count > offset, offset == 1 {
      new.hole.governor = -1
    }
    return true
  }

  /// What a follow-up without words of its own asks for ("when?", "in which year?"); nil where it has any.
  private static func kind(ofBare new: Question) -> Question.Kind? {
    if new.terms.isEmpty { return new.kind }
    return new.terms.count == 1 && new.typeTerm == 0 && new.wh >= 0 && new.type == .time ? .when : nil
  }

  private static func role(of question: Question) -> Attachment {
    switch question.kind {
    case .when, .where, .howLong, .howFar: .oblique
    case .why: .clause
    case .who: question.hole.preposition.knownWord == .by ? .subject : question.hole.role
    default: question.hole.preposition == .none ? question.hole.role : .oblique
    }
  }

  private static func argumentRole(of question: Question) -> Argument.Role? {
    switch question.type {
    case .time: .time
    case .place: .place
    case .duration: .duration
    case .cause: .cause
    default: nil
    }
  }
}

extension TokenRow {
  /// A word of no bytes for what a follow-up takes over from the question before it; it belongs to no other word.
  fileprivate func standing(for term: Question.Term, at end: Int32) -> TokenRow {
    var row = self
    (row.lower, row.lemma) = (term.lower, term.lemma)
    (row.start, row.length) = (end, 0)
    (row.head, row.relation) = (-1, .dep)
    (row.upos, row.inflection) = (.x, .none)
    (row.mention, row.entity) = (.none, -1)
    return row
  }
}

extension Question {
  /// Whether it speaks of something by a pronoun ("they", "it", "him").
  var hasPronoun: Bool {
    tree.rows.contains { row in
      switch row.lower.knownWord {
      case .it, .he, .she, .they, .him, .them, .his, .her, .its, .their: true
      default: false
      }
    }
  }
}
