import Index
import Text

/// Ranks sentences by the question's terms: BM25 (Robertson & Zaragoza 2009) over lemmas, forms and entity keys, with
/// each term counted once at its cheapest relaxation, and the terms of the document's title in part.
///
/// Terms come in the order of their weight. Once what the rest can add to a sentence is less than what the best ones
/// have by now, only the documents that may still win are looked at further, as MaxScore has it (Turtle & Flood 1995):
/// the sentences found and their scores are the same. Owns scratch as long as the index; O(postings of the rarer
/// terms + sentences touched).
struct Retrieval {
  private var counts = PostingCounts()
  /// BM25's divisor by the number of a sentence's terms.
  private var divisors: [Float] = []
  private var mean: Float = 0
  /// The sentences of the documents that may still win, ascending; nil as long as all may.
  private var alive: [Range<Int32>]?

  struct Hit {
    var sentence: Int32
    var score: Float
  }

  /// The sentences that have a symbol, for a term at what it weighs there.
  private struct List {
    var symbol: Symbol
    var weight: Float
    /// The term's place in the question.
    var term: Int
    /// How many sentences have it.
    var count: Int
    /// It brings in no sentence that none before it has; nil where that is not known yet.
    var isCommon: Bool?
  }

  /// How much of a term's weight its standing in the title counts.
  private static let titleShare: Float = 0.5
  /// How much of a term's weight its standing anywhere in the document counts.
  private static let documentShare: Float = 0.25
  /// A list longer than this, and so many times longer than what was found before, brings in no sentence of its own.
  private static let commonCount = 2000
  private static let commonRatio = 20

  /// The best sentences, best first; within one document where one is named.
  mutating func best(
    for question: Question, in index: FactIndex, document: Int32?, limit: Int, isCancelled: () -> Bool
  ) -> [Hit] {
    prepare(index)
    defer {
      counts.clear()
      alive = nil
    }
    let scope = document.map { index.documents[Int($0)].sentences } ?? 0..<Int32(index.sentences.count)
    let order = question.terms.indices.sorted { question.terms[$0].weight > question.terms[$1].weight }.filter {
      question.terms[$0].weight > 0
    }
    var lists = lists(of: question, order, index)
    if document == nil {
      for term in order { addTitle(question.terms[term].lower, Float(question.terms[term].weight), index) }
    }
    for number in lists.indices where !isCancelled() {
      if alive == nil, document == nil, number > 0 { narrow(to: limit, from: number, &lists, index) }
      add(lists[number], scope, index)
    }
    if document != nil { for sentence in scope { counts.touch(sentence) } }
    return take(limit, index)
  }

  /// All symbols that the question's terms may be met as, the weightier terms first, in each the cheaper relaxations.
  private func lists(of question: Question, _ order: [Int], _ index: FactIndex) -> [List] {
    var lists: [List] = []
    for number in order {
      let weight = Float(question.terms[number].weight)
      func add(_ symbol: Symbol, _ weight: Float) {
        let count = index.postings.count(symbol)
        if count > 0 { lists.append(List(symbol: symbol, weight: weight, term: number, count: count)) }
      }
      let (lemma, lower) = (question.terms[number].lemma, question.terms[number].lower)
      add(lemma, weight)
      if lower != lemma { add(lower, weight) }
      // Whatever entails what is asked stands beside other words of the question, by which its sentence is found.
      for expansion in question.terms[number].expansions where expansion.relaxation != .entailment {
        add(expansion.symbol, weight * Float(expansion.relaxation.quality))
      }
    }
    return lists
  }

  private mutating func prepare(_ index: FactIndex) {
    counts.grow(sentences: index.sentences.count, documents: index.documents.count)
    let newMean = Float(index.meanTermCount)
    if newMean != mean || divisors.isEmpty {
      mean = newMean
      // Sentences have 256 tokens at most.
      divisors = (0...256).map { divisor(Float($0)) }
    }
  }

  /// What BM25 divides by, with k1 = 0.9 and b = 0.4; its numerator is 1.9 with a term frequency of one.
  private func divisor(_ length: Float) -> Float { 1 + 0.9 * (0.6 + 0.4 * length / mean) }

  private mutating func addTitle(_ symbol: Symbol, _ weight: Float, _ index: FactIndex) {
    index.titlePostings.withRows(symbol) { rows in
      for row in rows { counts.addTitle(row, weight * Self.titleShare) }
    }
  }

  private mutating func add(_ list: List, _ scope: Range<Int32>, _ index: FactIndex) {
    let touched = counts.touched.count
    let isCommon =
      list.isCommon ?? (list.count > Self.commonCount && list.count > Self.commonRatio * touched && touched > 0)
    let term = PostingCounter.Term(
      stamp: UInt16(truncatingIfNeeded: list.term + 1), numerator: list.weight * 1.9,
      share: list.weight * Self.documentShare)
    index.postings.withRows(list.symbol) { rows in
      counts.count(term, divisors, index) { [alive] counter in
        if isCommon {
          for position in 0..<counter.metCount {
            let sentence = counter.met(at: position)
            guard alive == nil || counter.isAlive(sentence) else { continue }
            let at = Postings.lowerBound(sentence, in: rows)
            if at < rows.count, rows[at] == sentence { counter.count(sentence) }
          }
        } else if let alive {
          var at = 0
          for range in alive {
            at = Postings.advance(to: range.lowerBound, in: rows, from: at)
            while at < rows.count, rows[at] < range.upperBound {
              counter.count(rows[at])
              at += 1
            }
          }
        } else {
          let first = scope.lowerBound == 0 ? 0 : Postings.lowerBound(scope.lowerBound, in: rows)
          let last =
            Int(scope.upperBound) == index.sentences.count
            ? rows.count : Postings.lowerBound(scope.upperBound, in: rows, from: first)
          for at in first..<last { counter.count(rows[at]) }
        }
      }
    }
  }

  /// Leaves out the documents that cannot win any more, where that spares more than it costs.
  private mutating func narrow(to limit: Int, from next: Int, _ lists: inout [List], _ index: FactIndex) {
    guard counts.touched.count >= limit, lists[next...].reduce(0, { $0 + $1.count }) > 2 * counts.touched.count,
      decideCommon(from: next, &lists)
    else { return }
    // The most that the rest can add to any sentence: one of no length, with its document's share.
    var rest: Float = 0
    var heaviest: Float = 0
    for number in next..<lists.count {
      heaviest = max(heaviest, lists[number].weight)
      if number + 1 == lists.count || lists[number + 1].term != lists[number].term {
        rest += heaviest * (1.9 / divisors[0] + Self.documentShare)
        heaviest = 0
      }
    }
    guard let least = take(limit, index).last?.score else { return }
    // Sums of floats may differ in their last bits by the order of their terms.
    let needed = least * 0.999 - rest
    guard needed > 0 else { return }
    var found: [Int32] = []
    func keep(_ document: Int32, _ score: Float) {
      let state = counts.documents[Int(document)]
      guard !state.isAlive, score + state.score + state.title >= needed else { return }
      counts.documents[Int(document)].isAlive = true
      found.append(document)
    }
    let documentOf = index.sentences.documents
    for sentence in counts.touched { keep(documentOf[Int(sentence)], counts.sentences[Int(sentence)].score) }
    for document in counts.titledDocuments { keep(document, 0) }
    alive = found.sorted().map { index.documents[Int($0)].sentences }
  }

  /// Settles which of the remaining lists are common, as it would be without narrowing; false where it cannot be told.
  private func decideCommon(from next: Int, _ lists: inout [List]) -> Bool {
    // The number of sentences found before a list lies between these.
    var (least, most) = (counts.touched.count, counts.touched.count)
    var decided = lists
    for number in next..<lists.count {
      let count = lists[number].count
      let isCommon = count > Self.commonCount && count > Self.commonRatio * most
      if !isCommon, count > Self.commonCount, count > Self.commonRatio * least { return false }
      decided[number].isCommon = isCommon
      if !isCommon { (least, most) = (max(least, count), most + count) }
    }
    lists = decided
    return true
  }

  private func take(_ limit: Int, _ index: FactIndex) -> [Hit] {
    let documentOf = index.sentences.documents
    var best: [Hit] = []
    best.reserveCapacity(limit + 1)
    for sentence in counts.touched {
      let document = counts.documents[Int(documentOf[Int(sentence)])]
      let score = counts.sentences[Int(sentence)].score + document.title + document.score
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
