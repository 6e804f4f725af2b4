import Answers
import Index

/// The figures of a question set: how many answers are right, stand on the right sentence, and are rightly withheld.
package struct EvaluationFigures: Sendable {
  /// How one question went.
  package struct Outcome: Sendable {
    /// What became of a question, as the report names it.
    package enum Verdict: String, Sendable {
      case right = "right"
      case otherSentence = "another sentence"
      case wrong = "wrong"
      case withheld = "no answer"
      case rightlyWithheld = "rightly withheld"
      case shouldWithhold = "should withhold"
    }

    package var question: QuestionSet.Question
    package var reply: Reply
    package var verdict: Verdict
    package var isExact = false
    package var f1 = 0.0
    /// Its first citation is the sentence that states the answer.
    package var hasSentence = false
    /// Members of a list that are among the answers.
    package var membersFound = 0

    package var isRight: Bool { verdict == .right || verdict == .otherSentence }
    package var isMiss: Bool { verdict != .right && verdict != .rightlyWithheld }
  }

  package private(set) var outcomes: [Outcome] = []
  /// Citations, and those that are the bytes of their document.
  package private(set) var citations = 0
  package private(set) var verbatim = 0

  package init() {}

  /// Judges a reply.
  package mutating func add(_ reply: Reply, to question: QuestionSet.Question, index: FactIndex) {
    for citation in reply.answers.flatMap(\.citations) {
      citations += 1
      if let row = index.document(named: citation.document) {
        let text = index.documents[Int(row)].text
        let range = citation.range.indices
        if range.lowerBound >= 0, range.upperBound <= text.count, text[range].elementsEqual(citation.text.utf8) {
          verbatim += 1
        }
      }
    }
    outcomes.append(Self.outcome(reply, question, index))
  }

  private static func outcome(_ reply: Reply, _ question: QuestionSet.Question, _ index: FactIndex) -> Outcome {
    guard question.isAnswerable, let first = reply.answers.first else {
      let verdict: Outcome.Verdict =
        question.isAnswerable ? .withheld : reply.answers.isEmpty ? .rightlyWithheld : .shouldWithhold
      return Outcome(question: question, reply: reply, verdict: verdict)
    }
    let given = AnswerComparison.words(of: first.text)
    let golds = question.answers.map(AnswerComparison.words)
    var isExact = golds.contains(given)
    var f1 = golds.reduce(0.0) { max($0, AnswerComparison.f1(given, $1)) }
    var isRight = isExact || f1 >= 0.5 || golds.contains { AnswerComparison.contains(given, $0) }
    if question.kind == "yesno" {
      isRight = given.first == golds.first?.first
      isExact = isRight
      f1 = isRight ? 1 : 0
    }
    let isCited = isRight && hasEvidence(reply.answers.flatMap(\.citations), question, index)
    let answers = reply.answers.map { AnswerComparison.words(of: $0.text) }
    let found = question.members.count { member in
      let ways = member.map(AnswerComparison.words)
      return answers.contains { answer in ways.contains { AnswerComparison.f1(answer, $0) >= 0.5 } }
    }
    return Outcome(
      question: question, reply: reply, verdict: isCited ? .right : isRight ? .otherSentence : .wrong,
      isExact: isExact, f1: f1, hasSentence: hasEvidence(Array(first.citations.prefix(1)), question, index),
      membersFound: found)
  }

  /// Whether one of the citations is the sentence that states the answer.
  private static func hasEvidence(
    _ citations: [Citation], _ question: QuestionSet.Question, _ index: FactIndex
  ) -> Bool {
    citations.contains { citation in
      let text = oneLine(citation.text)
      let states = question.evidence.contains { evidence in
        let evidence = oneLine(evidence)
        guard !text.isEmpty else { return false }
        return text.contains(evidence)
          || evidence.contains(text) && 2 * text.unicodeScalars.count > evidence.unicodeScalars.count
      }
      guard !states, citation.document == question.document, !question.answerStarts.isEmpty,
        let row = index.document(named: citation.document)
      else { return states }
      let scalars = String(decoding: index.documents[Int(row)].text, as: UTF8.self).unicodeScalars
      return question.answerStarts.contains { start in
        guard let at = scalars.index(scalars.startIndex, offsetBy: max(0, start), limitedBy: scalars.endIndex) else {
          return false
        }
        let byte = scalars[..<at].reduce(0) { $0 + UTF8.width($1) }
        return citation.range.indices.contains(byte)
      }
    }
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  package var answerable: [Outcome] { outcomes.filter(\.question.isAnswerable) }
  package var unanswerable: [Outcome] { outcomes.filter { !$0.question.isAnswerable } }
  package var given: [Outcome] { outcomes.filter { !$0.reply.answers.isEmpty } }
  package var misses: [Outcome] { outcomes.filter(\.isMiss) }

  /// The names of the figures with their values in percent; nil where nothing was there to count.
  package var shares: [(name: String, value: Double?)] {
    let asked = Double(max(1, answerable.count))
    let members = answerable.filter { !$0.reply.answers.isEmpty }.reduce(0) { $0 + $1.question.members.count }
    func percent(_ part: Double, _ whole: Int) -> Double? { whole == 0 ? nil : 100 * part / Double(whole) }
    return [
      ("EM", 100 * Double(answerable.count(where: \.isExact)) / asked),
      ("F1", 100 * answerable.reduce(0) { $0 + $1.f1 } / asked),
      ("right", 100 * Double(answerable.count(where: \.isRight)) / asked),
      ("cited", 100 * Double(answerable.count { $0.verdict == .right }) / asked),
      ("sentence", 100 * Double(answerable.count(where: \.hasSentence)) / asked),
      ("abstained", percent(Double(unanswerable.count { $0.reply.answers.isEmpty }), unanswerable.count)),
      ("precision", percent(Double(answerable.count(where: \.isRight)), given.count)),
      ("list recall", percent(Double(answerable.reduce(0) { $0 + $1.membersFound }), members)),
      ("verbatim", percent(Double(verbatim), citations)),
    ]
  }

  /// A row of the table of kinds.
  package struct Kind: Sendable {
    package var name: String
    package var count = 0
    package var right = 0
    /// nil for the questions without an answer.
    package var cited: Int?
  }

  /// The questions by kind, in the order of the names; those without an answer are one kind.
  package var kinds: [Kind] {
    var rows: [String: Kind] = [:]
    for outcome in outcomes {
      let isAnswerable = outcome.question.isAnswerable
      let name = isAnswerable ? outcome.question.kind : "(unanswerable)"
      var row = rows[name] ?? Kind(name: name, cited: isAnswerable ? 0 : nil)
      row.count += 1
      if outcome.isRight || outcome.verdict == .rightlyWithheld { row.right += 1 }
      if outcome.verdict == .right { row.cited? += 1 }
      rows[name] = row
    }
    return rows.values.sorted { $0.name < $1.name }
  }

  /// Answers of like confidence, and how many of them are right.
  package struct Bin: Sendable {
    package var lower: Double
    package var count = 0
    package var right = 0
    package var confidence = 0.0
  }

  /// The answers given by the confidence of the first, in ten bins; those that are empty are left out.
  package var calibration: [Bin] {
    var bins = (0..<10).map { Bin(lower: Double($0) / 10) }
    for outcome in given {
      let confidence = outcome.reply.answers[0].confidence
      let bin = min(9, max(0, Int(confidence * 10)))
      bins[bin].count += 1
      bins[bin].right += outcome.isRight ? 1 : 0
      bins[bin].confidence += confidence
    }
    return bins.filter { $0.count > 0 }
  }

  /// The mean distance of confidence and accuracy over the bins, 0...1 (ECE; Naeini et al. 2015).
  package var calibrationError: Double {
    let total = given.count
    guard total > 0 else { return 0 }
    return calibration.reduce(0) { $0 + abs($1.confidence - Double($1.right)) } / Double(total)
  }
}
