import Answers
import Documents
import Facts
import Glibc
import Index
import Language
import Text

/// Fits the weights by which candidates are scored, and the confidence, to question sets; writes `answer-weights.tsv`.
///
/// Scores: the log of the expected token F1 under a softmax over all candidates of a question, by gradient ascent with
/// a penalty on the squares (AdaGrad; Duchi et al. 2011). Confidence: logistic regression on the answers that these
/// scores then give, questions without an answer included. Same sets and seed, same weights.
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
  }

  let evaluation: String
  let output: String

  private static let sets = [
    QuestionSet(folder: "squad", file: "questions-v1.jsonl", isScoped: true),
    QuestionSet(folder: "squad", file: "questions-v1.jsonl", isScoped: false, weight: 0.5),
    QuestionSet(folder: "xquad", isScoped: true),
    QuestionSet(folder: "xquad", isScoped: false, weight: 0.5),
    QuestionSet(folder: "qamr", isScoped: true, limit: 4000, weight: 0.4),
    QuestionSet(folder: "press", isScoped: false, weight: 2),
    QuestionSet(folder: "wiki10k", isScoped: false, weight: 1.5),
  ]

  private static let confidenceSets = [
    QuestionSet(folder: "squad", isScoped: true),
    QuestionSet(folder: "xquad", isScoped: true, weight: 0.7),
    QuestionSet(folder: "squad", isScoped: false, weight: 0.3),
    QuestionSet(folder: "xquad", isScoped: false, weight: 0.3),
    QuestionSet(folder: "press", isScoped: false, weight: 4),
    QuestionSet(folder: "wiki10k", isScoped: false, weight: 6),
  ]

  func run() throws {
    var indexes: [String: FactIndex] = [:]
    var answerer = try Answerer()
    answerer.weights = AnswerWeights(
      features: Array(repeating: 0, count: FeatureSpace.count),
      confidence: Array(repeating: 0, count: Confidence.Signal.allCases.count),
      scopedConfidence: Array(repeating: 0, count: Confidence.Signal.allCases.count), threshold: 0.45,
      scopedThreshold: 0.05)
    var examples: [AnswerExample] = []
    for set in Self.sets {
      let reader = QuestionSetReader(folder: evaluation + "/" + set.folder)
      if indexes[set.folder] == nil { indexes[set.folder] = try reader.index() }
      guard let index = indexes[set.folder] else { continue }
      let questions = try reader.questions(set.file).filter { !$0.answers.isEmpty }
      let step = max(1, questions.count / min(questions.count, set.limit))
      var count = 0
      for (number, question) in questions.enumerated() where number % step == 0 {
        guard let example = answerer.example(for: question, isScoped: set.isScoped, weight: set.weight, index: index)
        else { continue }
        examples.append(example)
        count += 1
      }
      print("\(set.folder): \(count) examples of \(questions.count) questions")
    }
    answerer.weights.features = AnswerTrainer().features(from: examples)
    examples = []
    var outcomes: [AnswerOutcome] = []
    var scoped: [AnswerOutcome] = []
    var bySet: [String: [AnswerOutcome]] = [:]
    for set in Self.confidenceSets {
      guard let index = indexes[set.folder] else { continue }
      let reader = QuestionSetReader(folder: evaluation + "/" + set.folder)
      for question in try reader.questions(set.file) {
        if let outcome = answerer.outcome(
          for: question, isScoped: set.isScoped, weight: Double(set.weight), index: index)
        {
          if set.isScoped { scoped.append(outcome) } else { outcomes.append(outcome) }
          bySet[set.folder + (set.isScoped ? " in its document" : ""), default: []].append(outcome)
        }
      }
    }
    answerer.weights.confidence = AnswerTrainer().confidence(from: outcomes)
    answerer.weights.scopedConfidence = AnswerTrainer().confidence(from: scoped)
    print("asked of one document")
    AnswerTrainer.printCalibration(scoped, answerer.weights.scopedConfidence)
    print("asked of all")
    AnswerTrainer.printCalibration(outcomes, answerer.weights.confidence)
    for (name, outcomes) in bySet.sorted(by: { $0.key < $1.key }) {
      let isScoped = name.hasSuffix("document")
      AnswerTrainer.printThresholds(
        name, outcomes, isScoped ? answerer.weights.scopedConfidence : answerer.weights.confidence)
    }
    let header = """
      # Weights of the features by which answers are scored, and of the signals of confidence: group TAB label TAB weight.
      # Fitted by `attest-train answers` to SQuAD 1.1 and 2.0, XQuAD, QAMR, TREC and press questions; see Docs/Quality.md.

      """
    try FileBytes.write(Array((header + answerer.weights.tsv).utf8), to: output + "/answer-weights.tsv")
  }
}

/// A question of a set with its golds.
struct GoldQuestion {
  var text: String
  var document: String?
  var answers: [String]
  /// Byte offsets of golds in the document's text.
  var starts: [Int]
  var evidence: [String]
}

/// Reads a set's corpus and questions.
struct QuestionSetReader {
  let folder: String

  func index() throws -> FactIndex {
    var index = FactIndex()
    var analyzer = try Analyzer()
    var extractor = FactExtractor()
    for document in try documents() {
      index.insert(document: document, facts: extractor.facts(in: analyzer.analyze(document), document: document))
    }
    return index
  }

  private func documents() throws -> [Document] {
    let corpus = folder + "/corpus.jsonl"
    let path = access(corpus, R_OK) == 0 ? corpus : folder + "/articles"
    var documents: [Document] = []
    try DocumentReader.read(paths: [path], warn: { print($0) }, each: { documents.append($0) })
    return documents
  }

  func questions(_ file: String) throws -> [GoldQuestion] {
    var texts: [String: String] = [:]
    if let bytes = try? FileBytes.read(folder + "/corpus.jsonl") {
      for line in bytes.split(separator: 0x0a) {
        guard let object = JSONValue(line), let id = object["id"]?.string else { continue }
        texts[id] = object["text"]?.string ?? ""
      }
    }
    var questions: [GoldQuestion] = []
    for line in try FileBytes.read(folder + "/" + file).split(separator: 0x0a) {
      guard let object = JSONValue(line), let text = object["question"]?.string, object["after"]?.string == nil,
        object["kind"]?.string != "yesno"
      else { continue }
      let document = object["document"]?.string
      var starts: [Int] = []
      if let document, let body = texts[document] {
        let scalars = body.unicodeScalars
        for start in object["answer_starts"]?.array ?? [] {
          guard let start = start.number,
            let at = scalars.index(scalars.startIndex, offsetBy: Int(start), limitedBy: scalars.endIndex)
          else { continue }
          starts.append(body.utf8.distance(from: body.utf8.startIndex, to: at))
        }
      }
      questions.append(
        GoldQuestion(
          text: text, document: document, answers: object["answers"]?.array?.compactMap(\.string) ?? [], starts: starts,
          evidence: object["evidence"]?.array?.compactMap(\.string) ?? []))
    }
    return questions
  }
}
