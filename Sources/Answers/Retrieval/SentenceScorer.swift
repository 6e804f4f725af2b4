import Facts
import Index
import Language
import Text

/// Scores a sentence as the place of the answer, before any phrase of it is looked at: what of the question it holds
/// itself, what its neighbours, its document and the document's title hold, and how its fact fits.
///
/// The score is the sum of the features of the group "sentence" times their weights; two sentences that differ by 1
/// differ by a factor of e in the odds of holding the answer. O(terms × log(postings)).
struct SentenceScorer {
  /// The feature's value for each member of `FeatureSpace.Sentence`.
  private(set) var values = [Float](filledWith: 0, count: FeatureSpace.sentenceFeatures)

  init(
    question: borrowing Question, beginnings: borrowing WordBeginnings, match: borrowing SentenceMatch,
    facts: borrowing FactFits, retrievalScore: Float, index: borrowing FactIndex
  ) {
    addCoverage(question, match, index)
    set(.alike, beginnings.weight(in: match, index) / 10)
    set(.retrieval, retrievalScore / 10)
    set(.pairs, Float(match.edgeCoverage))
    set(.fact, Float(facts.bestFit))
    if facts.isSwapped { set(.swapped, 1) }
    let row = index.sentences[Int(match.sentence)]
    if row.kind == .caption || row.kind == .blurb { set(.caption, 1) }
    if row.kind == .heading || row.kind == .metadata { set(.heading, 1) }
    if match.sentence == index.documents[Int(row.document)].sentences.lowerBound { set(.opening, 1) }
    let governor = question.hole.governor
    if governor >= 0 {
      let token = match.tokenOfTerm[governor]
      if token < 0 {
        set(.governorAbsent, 1)
      } else if match.tree.isNegated(token) != question.isNegated {
        set(.negation, 1)
      }
    }
    if !question.days.isEmpty, match.meetsDay { set(.day, 1) }
    set(.typed, Self.hasPhrase(of: question, match, row, index))
  }

  private mutating func set(_ feature: FeatureSpace.Sentence, _ value: Float) { values[feature.rawValue] = value }

  private mutating func add(_ feature: FeatureSpace.Sentence, _ value: Float) { values[feature.rawValue] += value }

  private mutating func addCoverage(_ question: Question, _ match: SentenceMatch, _ index: FactIndex) {
    set(.coverage, Float(match.coverage))
    set(.titleCoverage, Float(match.titleCoverage))
    set(.documentCoverage, Float(match.documentCoverage))
    let document = Int(index.sentences.documents[Int(match.sentence)])
    let sentences = index.documents[document].sentences
    let title = index.documents[document].titleTerms
    let near = max(sentences.lowerBound, match.sentence - 2)..<min(sentences.upperBound, match.sentence + 2)
    set(.titleShare, Self.titleShare(question, title))
    var total: Float = 0.001
    for (number, term) in question.terms.enumerated() {
      // In units of ten nats of inverse document frequency.
      let weight = Float(term.weight) / 10
      total += weight
      let counts = Self.counts(of: term, in: sentences, near: near, index)
      let rate = Float(counts.document)
      add(.documentScore, weight * rate / (rate + 1.2))
      guard match.tokenOfTerm[number] >= 0 else {
        if match.isAbsent(number) { add(.absent, weight) }
        if match.sentence > sentences.lowerBound, term.isPosted(in: match.sentence - 1, index) {
          add(.previous, weight)
        }
        continue
      }
      add(.met, 1 / Float(question.terms.count))
      let quality = weight * Float(match.relaxations[number].quality)
      switch term.part {
      case _ where number == question.typeTerm: add(.sort, quality * 2)
      case .verb: add(.verbs, quality)
      case .adjective, .other: add(.modifiers, quality)
      case .name, .noun, .number: break
      }
      add(.relaxed, weight - quality)
      if counts.near > 1 { add(.repeated, weight) }
    }
    values[FeatureSpace.Sentence.absent.rawValue] /= total
    if match.tree.refersBack { set(.reference, values[FeatureSpace.Sentence.previous.rawValue] / total) }
  }

  /// 1 where the sentence holds a phrase that is surely of the type asked for and meets none of the question's words, -1
  /// where it holds none; 0 for types that phrases do not show.
  private static func hasPhrase(
    of question: Question, _ match: SentenceMatch, _ row: SentenceRow, _ index: FactIndex
  ) -> Float {
    func names(_ kinds: Name.Kind...) -> Bool {
      match.tree.rows.indices.contains { token in
        match.termOfToken[token] < 0 && match.tree.rows[token].mention.kind.map(kinds.contains) == true
      }
    }
    let isFound: Bool
    switch question.type {
    case .agent: isFound = names(.person, .organization)
    case .person: isFound = names(.person)
    case .organization: isFound = names(.organization)
    case .place: isFound = names(.place)
    case .time, .duration: isFound = !index.times(in: row.tokens).isEmpty
    case .quantity, .money, .percent, .measure, .age: isFound = !index.quantities(in: row.tokens).isEmpty
    default: return 0
    }
    return isFound ? 1 : -1
  }

  /// How much of a document's title the question has: 1 where the document is about what the question names.
  static func titleShare(_ question: Question, _ title: [Symbol]) -> Float {
    guard !title.isEmpty else { return 0 }
    let met = title.count { word in question.terms.contains { $0.lower == word || $0.lemma == word } }
    return Float(met) / Float(title.count)
  }

  /// How many sentences of a document, and of a sentence's neighbourhood, hold a term as its form or lemma.
  private static func counts(
    of term: Question.Term, in document: Range<Int32>, near: Range<Int32>, _ index: FactIndex
  ) -> (document: Int, near: Int) {
    func count(_ symbol: Symbol) -> (document: Int, near: Int) {
      index.postings.withRows(symbol) { rows in
        let first = Postings.lowerBound(document.lowerBound, in: rows)
        var counts = (document: 0, near: 0)
        var at = first
        while at < rows.count, rows[at] < document.upperBound {
          counts.document += 1
          if near.contains(rows[at]) { counts.near += 1 }
          at += 1
        }
        return counts
      }
    }
    let lemma = count(term.lemma)
    guard term.lower != term.lemma else { return lemma }
    let form = count(term.lower)
    return (max(lemma.document, form.document), max(lemma.near, form.near))
  }

  /// The sum of the weighted features.
  func score(_ weights: UnsafeBufferPointer<Float>) -> Float {
    var sum: Float = 0
    let first = FeatureSpace.feature(.sentence, 0)
    for feature in 0..<values.count { sum += values[feature] * weights[first + feature] }
    return sum
  }
}

extension Tree {
  /// Whether the sentence begins with what stands for something said before: "it", "their style", "this hypothesis".
  fileprivate var refersBack: Bool {
    rows.prefix(4).contains { row in
      switch row.lower.knownWord {
      case .it, .its, .they, .their, .them, .he, .his, .him, .she, .her, .this, .these, .those, .such: true
      default: false
      }
    }
  }
}

extension Question.Term {
  /// Whether a sentence has the term's lemma or form.
  fileprivate func isPosted(in sentence: Int32, _ index: FactIndex) -> Bool {
    let row = sentence..<sentence + 1
    return index.postings.contains(lemma, in: row) || lower != lemma && index.postings.contains(lower, in: row)
  }
}
