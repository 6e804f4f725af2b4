import Index
import Text

/// Ranks sentences by the question's terms: BM25 (Robertson & Zaragoza 2009) over lemmas, forms and entity keys, with
/// each term counted once at its cheapest relaxation, and the terms of the document's title in part.
///
/// Owns scratch as long as the index; O(postings of the rarer terms + sentences touched).
struct Retrieval {
  /// Score of each sentence; 0 where untouched.
  private var scores: [Float] = []
  /// The last term counted for a sentence, plus one.
  private var counted: [UInt16] = []
  private var touched: [Int32] = []
  private var titleScores: [Float] = []
  private var titled: [Int32] = []
  /// The terms of each document, once each, and the last one counted, plus one.
  private var documentScores: [Float] = []
  private var documentCounted: [UInt16] = []
  private var touchedDocuments: [Int32] = []

  struct Hit {
    var sentence: Int32
    var score: Float
  }

  /// How much of a term's weight its standing in the title counts.
  private static let titleShare: Float = 0.5
  /// How much of a term's weight its standing anywhere in the document counts.
  private static let documentShare: Float = 0.25

  /// The best sentences, best first; within one document where one is named.
  mutating func best(for question: Question, in index: FactIndex, document: Int32?, limit: Int) -> [Hit] {
    prepare(index)
    defer { clear() }
    let scope = document.map { index.documents[Int($0)].sentences } ?? 0..<Int32(index.sentences.count)
    let mean = Float(index.meanTermCount)
    let order = question.terms.indices.sorted { question.terms[$0].weight > question.terms[$1].weight }
    for number in order {
      let term = question.terms[number]
      let weight = Float(term.weight)
      guard weight > 0 else { continue }
      add(term.lemma, weight: weight, stamp: number, scope: scope, mean: mean, index)
      if term.lower != term.lemma { add(term.lower, weight: weight, stamp: number, scope: scope, mean: mean, index) }
      for expansion in term.expansions {
        add(
          expansion.symbol, weight: weight * Float(expansion.relaxation.quality), stamp: number, scope: scope,
          mean: mean, index)
      }
      if document == nil {
        index.titlePostings.withRows(term.lower) { rows in
          for row in rows {
            if titleScores[Int(row)] == 0 { titled.append(row) }
            titleScores[Int(row)] += weight * Self.titleShare
          }
        }
      }
    }
    if document != nil {
      for sentence in scope where scores[Int(sentence)] == 0 {
        touched.append(sentence)
        scores[Int(sentence)] = .leastNonzeroMagnitude
      }
    }
    return take(limit, index)
  }

  private mutating func prepare(_ index: FactIndex) {
    if scores.count < index.sentences.count {
      scores = Array(repeating: 0, count: index.sentences.count)
      counted = Array(repeating: 0, count: index.sentences.count)
    }
    if titleScores.count < index.documents.count {
      titleScores = Array(repeating: 0, count: index.documents.count)
      documentScores = titleScores
      documentCounted = Array(repeating: 0, count: index.documents.count)
    }
  }

  private mutating func clear() {
    for sentence in touched {
      scores[Int(sentence)] = 0
      counted[Int(sentence)] = 0
    }
    for document in touchedDocuments {
      documentScores[Int(document)] = 0
      documentCounted[Int(document)] = 0
    }
    touchedDocuments.removeAll(keepingCapacity: true)
    for document in titled { titleScores[Int(document)] = 0 }
    touched.removeAll(keepingCapacity: true)
    titled.removeAll(keepingCapacity: true)
  }

  private mutating func add(
    _ symbol: Symbol, weight: Float, stamp: Int, scope: Range<Int32>, mean: Float, _ index: FactIndex
  ) {
    index.postings.withRows(symbol) { rows in
      guard !rows.isEmpty else { return }
      let isCommon = rows.count > 2000 && rows.count > 20 * touched.count && !touched.isEmpty
      if isCommon {
        // A common term does not bring in sentences that no rarer one has.
        for sentence in touched {
          let at = Postings.lowerBound(sentence, in: rows)
          if at < rows.count, rows[at] == sentence { count(sentence, weight, stamp, mean, index) }
        }
        return
      }
      var at = scope.lowerBound == 0 ? 0 : Postings.lowerBound(scope.lowerBound, in: rows)
      while at < rows.count, rows[at] < scope.upperBound {
        count(rows[at], weight, stamp, mean, index)
        at += 1
      }
    }
  }

  @inline(__always)
  private mutating func count(_ sentence: Int32, _ weight: Float, _ stamp: Int, _ mean: Float, _ index: FactIndex) {
    let row = Int(sentence)
    guard counted[row] != UInt16(truncatingIfNeeded: stamp + 1) else { return }
    counted[row] = UInt16(truncatingIfNeeded: stamp + 1)
    if scores[row] == 0 { touched.append(sentence) }
    let length = Float(index.sentences[row].termCount)
    let document = Int(index.sentences[row].document)
    if documentCounted[document] != UInt16(truncatingIfNeeded: stamp + 1) {
      if documentCounted[document] == 0 { touchedDocuments.append(Int32(document)) }
      documentCounted[document] = UInt16(truncatingIfNeeded: stamp + 1)
      documentScores[document] += weight * Self.documentShare
    }
    // k1 = 0.9, b = 0.4 with a term frequency of one.
    scores[row] += weight * 1.9 / (1 + 0.9 * (0.6 + 0.4 * length / mean))
  }

  private mutating func take(_ limit: Int, _ index: FactIndex) -> [Hit] {
    var best: [Hit] = []
    best.reserveCapacity(limit + 1)
    for sentence in touched {
      let document = Int(index.sentences[Int(sentence)].document)
      let score = scores[Int(sentence)] + titleScores[document] + documentScores[document]
      if best.count == limit, let last = best.last, score <= last.score { continue }
      var at = best.count
      while at > 0, best[at - 1].score < score || (best[at - 1].score == score && best[at - 1].sentence > sentence) {
        at -= 1
      }
      best.insert(Hit(sentence: sentence, score: score), at: at)
      if best.count > limit { best.removeLast() }
    }
    return best
  }
}
