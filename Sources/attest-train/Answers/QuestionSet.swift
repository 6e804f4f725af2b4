/// A set of questions with the corpus they are asked of, and what it weighs.
struct QuestionSet {
  /// What a question is asked of.
  enum Scope {
    /// All documents of the corpus.
    case all
    /// Its own document, which is taken to answer it.
    case document
    /// Its own document, which may or may not answer it: the corpus of a single page.
    case page
  }

  /// Where its corpus and its questions are, as published; what a set written for attest is called.
  var folder: String
  var file = "questions.jsonl"
  /// What a set written for attest is asked of, below the folder of the published ones.
  var corpus: String?
  /// Its texts were written for attest as well: a folder beside the questions that is called like them.
  var hasOwnTexts = false
  /// Only documents that some question names are read.
  var isOfNamedDocuments = false
  var scope: Scope
  /// At most so many questions of the set, spread evenly.
  var limit = Int.max
  var weight: Float = 1
  /// What the answers to questions that have none weigh; nil where it is the same.
  var falseWeight: Float?
  /// What the answers to questions whose document was left out weigh; 0 for no such questions.
  var leftOutWeight: Float = 0

  /// What tells its questions from others.
  var key: String { folder + "/" + file }

  var name: String {
    switch scope {
    case .all: String(folder.prefix { $0 != "/" })
    case .document: folder + " in its document"
    case .page: folder + " of one page"
    }
  }

  /// Those written for attest, over openings of news, over whole articles, biographies and guides, and over an
  /// encyclopaedia.
  private static func written(weight: Float, leftOutWeight: Float = 0) -> [QuestionSet] {
    [
      QuestionSet(
        folder: "news", corpus: "timex/meantime-dev.jsonl", isOfNamedDocuments: true, scope: .all, weight: weight,
        leftOutWeight: leftOutWeight),
      QuestionSet(
        folder: "magazine", corpus: "treebank/en_gum-train.conllu", isOfNamedDocuments: true, scope: .all,
        weight: weight, leftOutWeight: leftOutWeight),
      QuestionSet(
        folder: "encyclopaedia", corpus: "wiki10k/corpus.jsonl", scope: .all, weight: weight,
        leftOutWeight: leftOutWeight),
    ]
  }

  /// Small folders such as a user has, of half a dozen texts each, plainly asked.
  private static func folders(weight: Float) -> [QuestionSet] {
    [
      "town", "company", "earthquake", "island", "club", "reserve", "cooperative", "strait", "festival", "treaty",
    ].map { QuestionSet(folder: "folders/" + $0, hasOwnTexts: true, scope: .all, weight: weight) }
  }

  /// What sentences and phrases are scored by is fitted to these.
  static let ofScores =
    [
      QuestionSet(folder: "squad", file: "questions-v1.jsonl", scope: .document),
      QuestionSet(folder: "squad", file: "questions-v1.jsonl", scope: .all),
      QuestionSet(folder: "xquad", scope: .document),
      QuestionSet(folder: "xquad", scope: .all),
      QuestionSet(folder: "qamr", scope: .document, limit: 4000, weight: 0.4),
      QuestionSet(folder: "press", scope: .all, weight: 25),
      QuestionSet(folder: "wiki10k", scope: .all, weight: 4),
    ] + written(weight: 2) + folders(weight: 2)

  /// The confidence is fitted to the answers to these.
  static let ofConfidence =
    [
      QuestionSet(folder: "squad", scope: .document),
      QuestionSet(folder: "xquad", scope: .document, weight: 0.7),
      QuestionSet(folder: "squad", scope: .page, weight: 0.7),
      QuestionSet(folder: "xquad", scope: .page, weight: 0.4),
      QuestionSet(folder: "squad", scope: .all, weight: 0.3, falseWeight: 0.1, leftOutWeight: 0.15),
      QuestionSet(folder: "xquad", scope: .all, weight: 0.3, leftOutWeight: 0.15),
      QuestionSet(folder: "press", scope: .all, weight: 15, leftOutWeight: 1),
      QuestionSet(folder: "wiki10k", scope: .all, weight: 5, leftOutWeight: 1.2),
    ] + written(weight: 4, leftOutWeight: 1) + folders(weight: 8)
}
