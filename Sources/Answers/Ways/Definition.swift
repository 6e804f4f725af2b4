import Facts
import Index
import Language
import Text

/// Answers "who is X" and "what is X" from the facts that say what X is: a copula, an apposition, a title before the
/// name; those of the document that is about X first.
struct Definition {
  private let search: Search
  private var index: FactIndex { search.index }

  /// How many documents are looked at for a title that is the question's.
  private static let namesakes = 64

  init(_ search: Search) {
    self.search = search
  }

  /// What X is said to be in one fact.
  private struct Finding {
    var sentence: Int32
    var range: ByteRange
    var confidence: Double
  }

  /// Whether the question asks who or what one name is, and nothing else.
  var isAskedOfName: Bool {
    guard let terms = subject, let first = terms.first else { return false }
    let rows = search.question.tree.rows
    return rows[search.question.terms[first].token].mention.isFirst
      && terms.dropFirst().allSatisfy { number in
        let mention = rows[search.question.terms[number].token].mention
        return mention != .none && !mention.isFirst
      }
  }

  /// The numbers of the terms that name X; nil where the question asks for something else.
  private var subject: [Int]? {
    let question = search.question
    guard question.wh >= 0, question.hole.role == .attribute, [.who, .what, .definition].contains(question.kind),
      !question.terms.isEmpty, question.terms.indices.contains(question.hole.governor),
      question.terms.allSatisfy({ $0.part == .name || $0.part == .noun || $0.part == .adjective })
    else { return nil }
    let tree = question.tree
    guard question.phrase == question.wh, question.hole.preposition == .none else { return nil }
    let owner = question.terms[question.hole.governor].token
    // "what is the capital of X" asks for an attribute, "what is a seismometer" and "who is Ann Lee" what they are.
    let isName = question.terms.allSatisfy { $0.part == .name }
    guard isName || tree.child(of: owner, .nmod, .nmodPoss, .acl, .aclRelcl) == nil,
      tree.child(of: owner, .nmod) == nil,
      isName || tree.child(of: owner, .det).map({ [.a, .an].contains(tree.rows[$0].lower.knownWord) }) ?? true
        || question.terms.count > 1 || isTitle
    else { return nil }
    return Array(question.terms.indices)
  }

  /// Whether a document's title is what the question has, so that "the" belongs to a name: "what is the Northern Canal".
  private var isTitle: Bool {
    let question = search.question
    let titled = index.withDocuments(titledByRarestOf: question.terms.map(\.lower)) { rows in
      rows.prefix(Self.namesakes).filter { isTitle(index.documents[Int($0)].titleTerms) }
    }
    return !titled.isEmpty && !question.terms.contains { question.tree.isSuperlative($0.token) }
  }

  /// Whether a title is the question's words and no more.
  private func isTitle(_ title: [Symbol]) -> Bool {
    let terms = search.question.terms
    return title.count == terms.count && zip(title, terms).allSatisfy { $0 == $1.lower || $0 == $1.lemma }
  }

  /// Adds the answers that the facts give, and what the document titled X begins with where they give none.
  func fill(_ reply: inout Reply) {
    guard let terms = subject else { return }
    var findings: [Finding] = []
    for sentence in sentences(terms) { findings += self.findings(in: sentence, terms) }
    findings.sort { ($0.confidence, -$0.sentence) > ($1.confidence, -$1.sentence) }
    for finding in findings.prefix(12) {
      let answer = Answer(finding.range, of: finding.sentence, confidence: finding.confidence, index)
      reply.gather(answer, limit: 3, isSame: AnswerText.isSame)
    }
  }

  /// The sentences considered, and the first two of each document that has X for its title.
  private func sentences(_ terms: [Int]) -> [Int32] {
    var sentences = search.ranking.considered.map(\.sentence)
    let titled = terms.reduce(into: [Int32: Int]()) { counts, number in
      index.titlePostings.withRows(search.question.terms[number].lower) { rows in
        for row in rows { counts[row, default: 0] += 1 }
      }
    }
    for (document, count) in titled.sorted(by: { $0.key < $1.key }) where count == terms.count {
      if let scope = search.scope, scope != document { continue }
      for sentence in index.documents[Int(document)].sentences.prefix(2) where !sentences.contains(sentence) {
        sentences.append(sentence)
      }
    }
    return sentences
  }

  private func findings(in sentence: Int32, _ terms: [Int]) -> [Finding] {
    let row = index.sentences[Int(sentence)]
    let document = index.documents[Int(row.document)]
    let isTitled = terms.allSatisfy { document.titleTerms.has(search.question.terms[$0]) }
    let isOpening = sentence - document.sentences.lowerBound < 2
    var findings: [Finding] = []
    for number in row.facts {
      let fact = index.facts[Int(number)]
      guard fact.predicate.knownWord == .be, fact.polarity == .affirmative, fact.modality == .asserted,
        var base = Self.confidence(of: fact.construction)
      else { continue }
      let arguments = fact.arguments.map { index.arguments[Int($0)] }
      guard let subject = arguments.first(where: { $0.role == .agent }), names(subject, terms),
        let attribute = arguments.first(where: { $0.role == .attribute }),
        let range = self.range(of: attribute, in: row)
      else { continue }
      // "The favourite was Low Tide, a thriller": the thriller is rather what it is.
      if attribute.head < subject.head, fact.construction == .copula { base = Self.invertedConfidence }
      findings.append(
        Finding(
          sentence: sentence, range: range,
          confidence: base + (!isTitled || !isOpening ? 0 : isTitle(document.titleTerms) ? 0.15 : 0.1)))
    }
    return findings
  }

  private static let invertedConfidence = 0.6

  private static func confidence(of construction: Fact.Construction) -> Double? {
    switch construction {
    case .copula: 0.8
    case .apposition: 0.75
    case .titleName: 0.65
    default: nil
    }
  }

  /// Whether the phrase is X and no more: all of its words, and where X is a noun that noun for its head.
  private func names(_ argument: ArgumentRow, _ terms: [Int]) -> Bool {
    let question = search.question
    var words: [Symbol] = []
    if argument.entity >= 0 { words = index.entities[Int(argument.entity)].words.map { index.entityWords[Int($0)] } }
    let isName = terms.allSatisfy { question.terms[$0].part == .name }
    if isName {
      if terms.allSatisfy({ words.contains(question.terms[$0].lower) || words.contains(question.terms[$0].lemma) }) {
        return true
      }
      // What opens a sentence with a capital may be a name that the tagger takes for a noun.
      let opening = argument.tokens.count == 1 && terms.count == 1 ? argument.head : -1
      return terms.allSatisfy { number in
        argument.tokens.contains { token in
          let row = index.tokens[Int(token)]
          return row.lower == question.terms[number].lower && (row.upos == .propn || token == opening)
        }
      } && argument.tokens.allSatisfy { $0 == opening || index.tokens[Int($0)].upos != .noun }
    }
    let head = index.tokens[Int(argument.head)]
    guard question.terms.indices.contains(question.hole.governor),
      head.lemma == question.terms[question.hole.governor].lemma
    else { return false }
    // "A stellar black hole" is not what a black hole is.
    let isWhole = (argument.tokens.lowerBound..<argument.head).allSatisfy { token in
      let row = index.tokens[Int(token)]
      return row.upos == .det || row.upos == .punct
        || terms.contains { question.terms[$0].lemma == row.lemma || question.terms[$0].lower == row.lower }
    }
    return isWhole
      && terms.allSatisfy { number in
        argument.tokens.contains { index.tokens[Int($0)].lemma == question.terms[number].lemma }
      }
  }

  /// The attribute's phrase, with the relative clause or participle that says what is special of it, up to a comma.
  private func range(of attribute: ArgumentRow, in row: SentenceRow) -> ByteRange? {
    guard var range = index.range(of: attribute.tokens) else { return nil }
    let tree = Tree(rows: index.tokens.rows(of: row.tokens), firstToken: row.tokens.lowerBound)
    let head = Int(attribute.head - row.tokens.lowerBound)
    guard tree.rows.indices.contains(head) else { return range }
    for child in tree.children(of: head) where child > head && tree.rows[child].relation.universal == .acl {
      let start = Int(attribute.tokens.upperBound - row.tokens.lowerBound)
      guard tree.left[child] == start else { continue }
      var end = start
      while end < tree.right[child], tree.rows[end].relation != .punct { end += 1 }
      if end > start { range.end = tree.rows[end - 1].range.end }
      break
    }
    return range
  }
}
