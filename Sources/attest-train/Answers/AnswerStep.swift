import Answers
import Index
import Text

/// Fits the weights by which sentences and candidates are scored, and the confidence, to question sets; writes
/// `answer-weights.tsv`.
///
/// Sentences: the log of the probability of the sentences that hold the answer. Candidates: the log of the expected
/// token F1 under a softmax over all candidates of a question. Confidence: logistic regression on the answers to
/// questions of articles that the scores were not fitted to (cross-validation by article), questions without an answer
/// included, and those whose document was left out. Same sets, same weights.
struct AnswerStep {
  /// A set of questions with the corpus they are asked of.
  struct QuestionSet {
    var folder: String
    var file = "questions.jsonl"
    /// Each question is asked of its own document.
    var isScoped: Bool
    /// At most so many questions of the set, spread evenly.
    var limit = Int.max
    var weight: Float = 1
    /// What the answers to questions that have none weigh; nil where it is the same.
    var falseWeight: Float?
    /// What the answers to questions whose document was left out weigh; 0 for no such questions.
    var leftOutWeight: Float = 0

    var name: String { folder + (isScoped ? " in its document" : "") }
  }

  let evaluation: String
  let output: String
  /// How many parts the articles are dealt to.
  let folds: Int

  private static let sets = [
    QuestionSet(folder: "squad", file: "questions-v1.jsonl", isScoped: true),
    QuestionSet(folder: "squad", file: "questions-v1.jsonl", isScoped: false),
    QuestionSet(folder: "xquad", isScoped: true),
    QuestionSet(folder: "xquad", isScoped: false),
    QuestionSet(folder: "qamr", isScoped: true, limit: 4000, weight: 0.4),
    QuestionSet(folder: "press", isScoped: false, weight: 4),
    QuestionSet(folder: "wiki10k", isScoped: false, weight: 3),
  ]

  private static let confidenceSets = [
    QuestionSet(folder: "squad", isScoped: true),
    QuestionSet(folder: "xquad", isScoped: true, weight: 0.7),
    QuestionSet(folder: "squad", isScoped: false, weight: 0.3, falseWeight: 0.1, leftOutWeight: 0.15),
    QuestionSet(folder: "xquad", isScoped: false, weight: 0.3, leftOutWeight: 0.15),
    QuestionSet(folder: "press", isScoped: false, weight: 5, leftOutWeight: 1),
    QuestionSet(folder: "wiki10k", isScoped: false, weight: 5, leftOutWeight: 1.2),
  ]

  func run() throws {
    var indexes: [String: FactIndex] = [:]
    var questions: [String: [GoldQuestion]] = [:]
    for set in Self.sets + Self.confidenceSets {
      let reader = QuestionSetReader(folder: evaluation + "/" + set.folder)
      if indexes[set.folder] == nil { indexes[set.folder] = try reader.index() }
      let key = set.folder + "/" + set.file
      if questions[key] == nil { questions[key] = fold(try reader.questions(set.file)) }
    }
    // What an answerer remembers of words holds for one index.
    var answerers = try indexes.mapValues { _ in try Answerer() }
    for folder in answerers.keys { answerers[folder]?.guesses = true }
    func weigh(by weights: AnswerWeights) { for folder in answerers.keys { answerers[folder]?.weights = weights } }
    var weights = AnswerWeights.untrained
    weigh(by: weights)
    // Twice: with the sentences' weights it is known in which sentences candidates are looked at.
    weights.features = AnswerTrainer().sentenceWeights(from: examples(&answerers, indexes, questions))
    weigh(by: weights)
    let examples = examples(&answerers, indexes, questions)
    var outcomes: [AnswerOutcome] = []
    for held in 0..<folds {
      weights.features = AnswerTrainer().features(from: examples.filter { $0.fold != held })
      weigh(by: weights)
      for set in Self.confidenceSets {
        guard let index = indexes[set.folder] else { continue }
        for question in questions[set.folder + "/" + set.file] ?? [] where question.fold == held {
          outcomes += answerers[set.folder]?.outcomes(for: question, of: set, index: index) ?? []
        }
      }
    }
    AnswerReport(outcomes: outcomes, folds: folds).print()
    weights.features = AnswerTrainer().features(from: examples)
    weights.confidence = AnswerTrainer().confidence(
      from: outcomes.filter { !$0.isScoped }, by: Confidence.Signal.ofAll)
    weights.scopedConfidence = AnswerTrainer().confidence(
      from: outcomes.filter(\.isScoped), by: Confidence.Signal.ofOneDocument)
    let header = """
      # Weights of the features by which answers are scored, and of the signals of confidence: group TAB label TAB weight.
      # Fitted by `attest-train answers` to SQuAD 1.1 and 2.0, XQuAD, QAMR, TREC and press questions; see Docs/Quality.md.

      """
    try FileBytes.write(Array((header + weights.tsv).utf8), to: output + "/answer-weights.tsv")
  }

  /// Deals a set's articles out in the order in which they come.
  private func fold(_ questions: [GoldQuestion]) -> [GoldQuestion] {
    var numbers: [String: Int] = [:]
    return questions.map { question in
      var question = question
      let number = numbers[question.article] ?? numbers.count
      numbers[question.article] = number
      question.fold = number % folds
      return question
    }
  }

  private func examples(
    _ answerers: inout [String: Answerer], _ indexes: [String: FactIndex], _ questions: [String: [GoldQuestion]]
  ) -> [AnswerExample] {
    var examples: [AnswerExample] = []
    for set in Self.sets {
      guard let index = indexes[set.folder] else { continue }
      let answerable = (questions[set.folder + "/" + set.file] ?? []).filter { !$0.answers.isEmpty }
      let step = max(1, answerable.count / max(1, min(answerable.count, set.limit)))
      for number in stride(from: 0, to: answerable.count, by: step) {
        if let example = answerers[set.folder]?.example(for: answerable[number], of: set, index: index) {
          examples.append(example)
        }
      }
    }
    return examples
  }
}

extension AnswerWeights {
  /// Sentences in the order in which they were found, and the shipped thresholds.
  static var untrained: AnswerWeights {
    var features = [Float](repeating: 0, count: FeatureSpace.count)
    features[FeatureSpace.feature(.sentence, FeatureSpace.Sentence.retrieval.rawValue)] = 1
    let signals = [Double](repeating: 0, count: Confidence.Signal.allCases.count)
    return AnswerWeights(
      features: features, confidence: signals, scopedConfidence: signals,
      thresholds: Thresholds(oneDocument: 0.05, all: 0.3, many: 0.35, despiteWording: 0.4))
  }
}
