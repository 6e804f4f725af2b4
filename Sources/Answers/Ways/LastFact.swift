import Facts
import Index
import Language
import Text

/// Answers a follow-up that only asks for another part of the fact in which the last answer stands: "when?", "because of
/// what?", "by whom?".
struct LastFact {
  private let question: Question
  private let answer: Answer
  private let predicate: Symbol
  private let index: FactIndex

  /// Of a question without words of its own, the last answer, and the predicate of the last question's fact (`.none` where
  /// it has none).
  init(_ question: Question, after answer: Answer, predicate: Symbol, _ index: FactIndex) {
    self.question = question
    self.answer = answer
    self.predicate = predicate
    self.index = index
  }

  /// Sure enough to be shown: the text says it of the very fact.
  private static let confidence = 0.75

  /// Adds the part asked for; leaves the reply alone where the fact has none.
  func fill(_ reply: inout Reply) {
    guard let citation = answer.citations.first, let sentence = index.sentence(of: citation) else { return }
    for fact in facts(of: sentence, citation.answer) {
      let arguments = fact.arguments.map { index.arguments[Int($0)] }
      for role in roles {
        let found = arguments.filter { $0.role == role && isAsked($0) && !holds($0, citation.answer) }
        for argument in found {
          guard let range = index.range(of: tokens(of: argument, sentence)) else { continue }
          reply.answers.append(Answer(range, of: sentence, confidence: Self.confidence, index))
        }
        if !reply.answers.isEmpty { return }
      }
    }
  }

  /// The phrase of an argument, or what a pronoun stands for; of a time all that is read as one, "September 1928" for "September".
  private func tokens(of argument: ArgumentRow, _ sentence: Int32) -> Range<Int32> {
    guard argument.resolved.isEmpty else { return argument.resolved }
    guard argument.role == .time || argument.role == .duration,
      let time = index.times(in: index.sentences[Int(sentence)].tokens).first(where: {
        $0.tokens.overlaps(argument.tokens)
      })
    else { return argument.tokens }
    return min(
      time.tokens.lowerBound, argument.tokens.lowerBound)..<max(
        time.tokens.upperBound, argument.tokens.upperBound)
  }

  /// The facts that the answer stands in, the last question's own first; of a yes or no, those of its predicate.
  private func facts(of sentence: Int32, _ range: ByteRange) -> [FactRow] {
    let facts = index.sentences[Int(sentence)].facts.map { index.facts[Int($0)] }
    let asked = facts.filter { $0.predicate == predicate }
    if range.isEmpty { return asked }
    func holdsAnswer(_ fact: FactRow) -> Bool {
      fact.arguments.contains { number in
        let argument = index.arguments[Int(number)]
        return argument.fact < 0 && holds(argument, range)
      }
    }
    return asked.filter(holdsAnswer) + facts.filter { $0.predicate != predicate && holdsAnswer($0) }
  }

  /// Whether an argument and an answer overlap.
  private func holds(_ argument: ArgumentRow, _ range: ByteRange) -> Bool {
    guard let own = index.range(of: argument.tokens) else { return false }
    return own.start < range.end && range.start < own.end
  }

  /// The roles that the question asks for, the likeliest first.
  private var roles: [Argument.Role] {
    let preposition = question.hole.preposition.knownWord
    switch question.kind {
    case .when: return [.time]
    case .where:
      switch preposition {
      case .from: return [.origin]
      case .to: return [.goal]
      default: return [.place, .goal]
      }
    case .why: return [.cause, .purpose]
    case .howLong: return [.duration]
    case .how: return [.manner, .instrument]
    case .who, .whom:
      switch preposition {
      case .by: return [.agent]
      case .to, .for: return [.recipient]
      case .with: return [.companion]
      case .from: return [.origin]
      default: return question.kind == .whom ? [.patient, .recipient] : [.agent]
      }
    default: return []
    }
  }

  /// "Since when" and "until when" ask for what the text says with that word.
  private func isAsked(_ argument: ArgumentRow) -> Bool {
    switch question.hole.preposition.knownWord {
    case .since, .until: argument.preposition == question.hole.preposition
    default: true
    }
  }
}
