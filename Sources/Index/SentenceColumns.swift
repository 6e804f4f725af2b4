import Documents
import Text

/// The sentences of the index, a column for each field: what retrieval asks of every posting lies close together.
///
/// Sentences tile the tokens and the facts, so that only where each begins is kept.
package struct SentenceColumns: RandomAccessCollection, Sendable {
  /// The row of each sentence's document.
  package private(set) var documents: [Int32] = []
  /// The number of terms posted for each, the length that BM25 divides by.
  package private(set) var termCounts: [UInt16] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private var kinds: [Block.Kind] = []
  /// One more than there are sentences.
  private var firstTokens: [Int32] = [0]
  private var firstFacts: [Int32] = [0]

  package var startIndex: Int { 0 }
  package var endIndex: Int { documents.count }

  package subscript(row: Int) -> SentenceRow {
    SentenceRow(
      document: documents[row], range: ByteRange(start: starts[row], end: ends[row]),
      tokens: firstTokens[row]..<firstTokens[row + 1], facts: firstFacts[row]..<firstFacts[row + 1], kind: kinds[row],
      termCount: termCounts[row])
  }

  /// The facts alone of a sentence.
  package func facts(of row: Int) -> Range<Int32> { firstFacts[row]..<firstFacts[row + 1] }

  /// The documents and the numbers of terms without a copy, for as long as `body` runs.
  package func withDocumentsAndCounts<R>(
    _ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<UInt16>) -> R
  ) -> R {
    documents.withUnsafeBufferPointer { documents in termCounts.withUnsafeBufferPointer { body(documents, $0) } }
  }

  /// Adds a sentence; its tokens and facts must begin where those of the last one end.
  mutating func append(_ row: SentenceRow) {
    documents.append(row.document)
    termCounts.append(row.termCount)
    starts.append(row.range.start)
    ends.append(row.range.end)
    kinds.append(row.kind)
    firstTokens.append(row.tokens.upperBound)
    firstFacts.append(row.facts.upperBound)
  }

  mutating func setTermCount(_ count: UInt16, of row: Int) { termCounts[row] = count }

  mutating func compact() {
    documents.trim()
    termCounts.trim()
    starts.trim()
    ends.trim()
    kinds.trim()
    firstTokens.trim()
    firstFacts.trim()
  }

  /// Bytes held, spare capacity included.
  var byteCount: Int {
    (documents.capacity + starts.capacity + ends.capacity + firstTokens.capacity + firstFacts.capacity) * 4
      + termCounts.capacity * 2 + kinds.capacity
  }
}
