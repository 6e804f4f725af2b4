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
  private(set) var values = [Float](repeating: 0, count: FeatureSpace.Sentence.allCases.count)

  init(question: Question, match: SentenceMatch, facts: FactFits, retrievalScore: Float, index: FactIndex) {
    addCoverage(question, match, index)
    set(.retrieval, retrievalScore / 10)
    set(.pairs, Float(match.edgeCoverage))
    set(.fact, Float(facts.bestFit))
    if facts.isSwapped { set(.swapped, 1) }
    let row = index.sentences[Int(match.sentence)]
    let document = index.documents[Int(row.document)]
    set(.length, Float(min(match.tree.count, 80)) / 40)
    if row.kind == .caption || row.kind == .blurb { set(.caption, 1) }
    if row.kind == .heading || row.kind == .metadata { set(.heading, 1) }
    if match.sentence == document.sentences.lowerBound { set(.opening, 1) }
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
  }

  private mutating func set(_ feature: FeatureSpace.Sentence, _ value: Float) { values[feature.rawValue] = value }

  private mutating func add(_ feature: FeatureSpace.Sentence, _ value: Float) { values[feature.rawValue] += value }

  private mutating func addCoverage(_ question: Question, _ match: SentenceMatch, _ index: FactIndex) {
    set(.coverage, Float(match.coverage))
    set(.titleCoverage, Float(match.titleCoverage))
    set(.nearCoverage, Float(match.nearCoverage))
    set(.documentCoverage, Float(match.documentCoverage))
    let document = index.documents[Int(index.sentences[Int(match.sentence)].document)]
    let near =
      max(document.sentences.lowerBound, match.sentence - 2)..<min(document.sentences.upperBound, match.sentence + 2)
    set(.titleShare, Self.titleShare(question, document))
    for (number, term) in question.terms.enumerated() {
      // In units of ten nats of inverse document frequency.
      let weight = Float(term.weight) / 10
      let counts = Self.counts(of: term, in: document.sentences, near: near, index)
      let rate = Float(counts.document)
      add(.documentScore, weight * rate / (rate + 1.2))
      if document.titleTerms.contains(term.lower) || document.titleTerms.contains(term.lemma) { add(.title, weight) }
      guard match.tokenOfTerm[number] >= 0 else { continue }
      let quality = weight * Float(match.relaxations[number].quality)
      switch term.part {
      case _ where number == question.typeTerm: add(.sort, quality * 2)
      case .name: add(.names, quality)
      case .noun: add(.nouns, quality)
      case .verb: add(.verbs, quality)
      case .number: add(.numbers, quality)
      case .adjective, .other: add(.modifiers, quality)
      }
      add(.relaxed, weight - quality)
      if counts.near > 1 { add(.repeated, weight) }
    }
  }

  /// How much of a document's title the question has: 1 where the document is about what the question names.
  static func titleShare(_ question: Question, _ document: DocumentRow) -> Float {
    guard !document.titleTerms.isEmpty else { return 0 }
    let met = document.titleTerms.filter { title in question.terms.contains { $0.lower == title || $0.lemma == title } }
    return Float(met.count) / Float(document.titleTerms.count)
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
    for feature in 0..<values.count { sum += values[feature] * weights[FeatureSpace.feature(.sentence, feature)] }
    return sum
  }
}
