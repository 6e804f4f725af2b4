import Answers
import Glibc
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
  /// The folder of the published sets.
  let evaluation: String
  /// The folder of the sets written for attest.
  let written: String
  let output: String
  /// How many parts the articles are dealt to.
  let folds: Int

  func run() throws {
    var indexes: [String: FactIndex] = [:]
    var questions: [String: [GoldQuestion]] = [:]
    for set in QuestionSet.ofScores + QuestionSet.ofConfidence {
      if questions[set.key] == nil { questions[set.key] = fold(try self.questions(of: set)) }
      if indexes[set.folder] == nil {
        let named = set.isOfNamedDocuments ? Set(questions[set.key, default: []].compactMap(\.document)) : []
        indexes[set.folder] = try QuestionCorpusReader(path: corpus(of: set)).index {
          !set.isOfNamedDocuments || named.contains($0.id)
        }
      }
    }
    // What an answerer remembers of words holds for one index.
    var answerers = try indexes.mapValues { _ in try Answerer() }
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
      for set in QuestionSet.ofConfidence {
        guard let index = indexes[set.folder] else { continue }
        for question in questions[set.key] ?? [] where question.fold == held {
          outcomes += answerers[set.folder]?.outcomes(for: question, of: set, index: index) ?? []
        }
      }
    }
    AnswerReport(outcomes: outcomes, folds: folds).print()
    weights.features = AnswerTrainer().features(from: examples)
    weights.confidence = AnswerTrainer().confidence(from: outcomes.filter { !$0.isScoped }, isScoped: false)
    weights.scopedConfidence = AnswerTrainer().confidence(from: outcomes.filter(\.isScoped), isScoped: true)
    let header = """
      # Weights of the features by which answers are scored, and of the signals of confidence: group TAB label TAB weight.
      # Fitted by `attest-train answers` to SQuAD 1.1 and 2.0, XQuAD, QAMR, TREC, press and own questions; see Docs/Quality.md.

      """
    try FileBytes.write(Array((header + weights.tsv).utf8), to: output + "/answer-weights.tsv")
  }

  private func questions(of set: QuestionSet) throws -> [GoldQuestion] {
    guard set.corpus != nil || set.hasOwnTexts else {
      return try QuestionSetReader(folder: evaluation + "/" + set.folder).questions(set.file)
    }
    return try WrittenQuestions.read(written + "/" + set.folder + ".tsv")
  }

  private func corpus(of set: QuestionSet) -> String {
    if let corpus = set.corpus { return evaluation + "/" + corpus }
    if set.hasOwnTexts { return written + "/" + set.folder }
    let file = evaluation + "/" + set.folder + "/corpus.jsonl"
    return access(file, R_OK) == 0 ? file : evaluation + "/" + set.folder + "/articles"
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
    for set in QuestionSet.ofScores {
      guard let index = indexes[set.folder] else { continue }
      let answerable = (questions[set.key] ?? []).filter { !$0.answers.isEmpty }
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
    let signals = [Double](repeating: 0, count: Confidence.names.count)
    return AnswerWeights(
      features: features, confidence: signals, scopedConfidence: signals,
      thresholds: Thresholds(oneDocument: 0.01, all: 0.4, doubted: 0.7))
  }
}
