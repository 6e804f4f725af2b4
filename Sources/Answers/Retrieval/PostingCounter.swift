import Index

/// What retrieval knows of each sentence and document while it counts the terms of one question: flat memory as long as
/// the index, of which only what was touched is cleared.
struct PostingCounts {
  struct Sentence {
    /// 0 where untouched.
    var score: Float = 0
    /// The last term counted, plus one.
    var counted: UInt16 = 0
  }

  struct Document {
    /// The terms of the document, once each.
    var score: Float = 0
    var title: Float = 0
    /// The last term counted, plus one.
    var counted: UInt16 = 0
    /// It may still hold one of the best sentences.
    var isAlive = false
  }

  var sentences: [Sentence] = []
  var documents: [Document] = []
  /// The sentences with a score, in the order in which they were met: the first `touchedCount` of these.
  private var touchedRows: [Int32] = []
  private var touchedCount = 0
  /// The documents of these sentences, likewise.
  private var touchedDocuments: [Int32] = []
  private var touchedDocumentCount = 0
  private var titled: [Int32] = []

  var touched: ArraySlice<Int32> { touchedRows[..<touchedCount] }
  /// The documents whose titles have a term.
  var titledDocuments: [Int32] { titled }

  /// Makes room for an index.
  mutating func grow(sentences sentenceCount: Int, documents documentCount: Int) {
    if sentences.count < sentenceCount {
      sentences = Array(repeating: Sentence(), count: sentenceCount)
      touchedRows = Array(repeating: 0, count: sentenceCount)
    }
    if documents.count < documentCount {
      documents = Array(repeating: Document(), count: documentCount)
      touchedDocuments = Array(repeating: 0, count: documentCount)
    }
  }

  /// Forgets a question; O(touched).
  mutating func clear() {
    for sentence in touched { sentences[Int(sentence)] = Sentence() }
    for document in touchedDocuments[..<touchedDocumentCount] { documents[Int(document)] = Document() }
    for document in titled { documents[Int(document)] = Document() }
    touchedCount = 0
    touchedDocumentCount = 0
    titled.removeAll(keepingCapacity: true)
  }

  mutating func addTitle(_ document: Int32, _ score: Float) {
    if documents[Int(document)].title == 0 { titled.append(document) }
    documents[Int(document)].title += score
  }

  /// Takes a sentence in that holds no term.
  mutating func touch(_ sentence: Int32) {
    guard sentences[Int(sentence)].score == 0 else { return }
    sentences[Int(sentence)].score = .leastNonzeroMagnitude
    touchedRows[touchedCount] = sentence
    touchedCount += 1
  }

  /// Opens the memory for counting one term in sentences of the index that it was grown for.
  mutating func count(
    _ term: PostingCounter.Term, _ divisors: [Float], _ index: borrowing FactIndex,
    _ body: (inout PostingCounter) -> Void
  ) {
    let met = (sentences: touchedCount, documents: touchedDocumentCount)
    (touchedCount, touchedDocumentCount) = index.sentences.withDocumentsAndCounts { documentOf, lengths in
      divisors.withUnsafeBufferPointer { divisors in
        Self.withMemory(&sentences, &documents, &touchedRows, &touchedDocuments) {
          var counter = PostingCounter(
            term: term, divisors: divisors, documentOf: documentOf, lengths: lengths, sentences: $0, documents: $1,
            touched: $2, touchedDocuments: $3, touchedCount: met.sentences, touchedDocumentCount: met.documents)
          body(&counter)
          return (counter.touchedCount, counter.touchedDocumentCount)
        }
      }
    }
  }

  private static func withMemory<A, B, C, D, R>(
    _ a: inout [A], _ b: inout [B], _ c: inout [C], _ d: inout [D],
    _ body: (
      UnsafeMutableBufferPointer<A>, UnsafeMutableBufferPointer<B>, UnsafeMutableBufferPointer<C>,
      UnsafeMutableBufferPointer<D>
    ) -> R
  ) -> R {
    a.withUnsafeMutableBufferPointer { a in
      b.withUnsafeMutableBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in d.withUnsafeMutableBufferPointer { body(a, b, c, $0) } }
      }
    }
  }
}

/// Counts one term for sentences; every row given must be one of the index.
struct PostingCounter {
  struct Term {
    /// Its place in the question, plus one.
    var stamp: UInt16
    /// What a sentence gets for it, before it is divided by the sentence's length.
    var numerator: Float
    /// What its document gets.
    var share: Float
  }

  fileprivate let term: Term
  /// BM25's divisor by the number of a sentence's terms.
  fileprivate let divisors: UnsafeBufferPointer<Float>
  fileprivate let documentOf: UnsafeBufferPointer<Int32>
  fileprivate let lengths: UnsafeBufferPointer<UInt16>
  fileprivate let sentences: UnsafeMutableBufferPointer<PostingCounts.Sentence>
  fileprivate let documents: UnsafeMutableBufferPointer<PostingCounts.Document>
  fileprivate let touched: UnsafeMutableBufferPointer<Int32>
  fileprivate let touchedDocuments: UnsafeMutableBufferPointer<Int32>
  fileprivate var touchedCount: Int
  fileprivate var touchedDocumentCount: Int

  /// The sentence was met at `position` of those with a score.
  func met(at position: Int) -> Int32 { touched[position] }
  var metCount: Int { touchedCount }

  func isAlive(_ sentence: Int32) -> Bool { documents[Int(documentOf[Int(sentence)])].isAlive }

  /// Counts the term for a sentence that has it, once.
  mutating func count(_ row: Int32) {
    let row = Int(row)
    guard sentences[row].counted != term.stamp else { return }
    sentences[row].counted = term.stamp
    if sentences[row].score == 0 {
      touched[touchedCount] = Int32(row)
      touchedCount += 1
    }
    let document = Int(documentOf[row])
    if documents[document].counted != term.stamp {
      if documents[document].counted == 0 {
        touchedDocuments[touchedDocumentCount] = Int32(document)
        touchedDocumentCount += 1
      }
      documents[document].counted = term.stamp
      documents[document].score += term.share
    }
    sentences[row].score += term.numerator / divisors[min(Int(lengths[row]), divisors.count - 1)]
  }
}
