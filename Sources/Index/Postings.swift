import Text

/// Which rows hold a term: for each symbol the row numbers in ascending order, each once.
///
/// Rows are added to a list for each term, which `compact` lays end to end: four bytes a row and four a term.
public struct Postings: Sendable {
  /// The rows of all terms, term after term, as of the last `compact`.
  @usableFromInline private(set) var rows: [Int32] = []
  /// Where the rows of each term begin, and where those of the last end.
  @usableFromInline private(set) var starts: [UInt32] = [0]
  /// What was added since.
  @usableFromInline private(set) var recent: [[Int32]] = []

  package init() {}

  /// Adds a row for a term; rows must come in ascending order. Amortised O(1).
  package mutating func add(_ term: Symbol, row: Int32) {
    let index = Int(term.rawValue)
    if index >= recent.count {
      recent.append(contentsOf: repeatElement([], count: max(index + 1, recent.count * 3 / 2) - recent.count))
    }
    if recent[index].last != row { recent[index].append(row) }
  }

  /// Lays out what was added for reading, without spare room; O(rows + terms).
  package mutating func compact() {
    guard !recent.isEmpty else { return }
    let terms = max(starts.count - 1, (recent.lastIndex { !$0.isEmpty } ?? -1) + 1)
    var all: [Int32] = []
    all.reserveCapacity(rows.count + recent.reduce(0) { $0 + $1.count })
    var bounds: [UInt32] = [0]
    bounds.reserveCapacity(terms + 1)
    for term in 0..<terms {
      all.append(contentsOf: rows[compacted(term)])
      if term < recent.count { all.append(contentsOf: recent[term]) }
      bounds.append(UInt32(all.count))
    }
    rows = all
    starts = bounds
    recent = []
  }

  /// Where the compacted rows of a term stand in `rows`.
  @inlinable
  func compacted(_ term: Int) -> Range<Int> {
    term < starts.count - 1 ? Int(starts[term])..<Int(starts[term + 1]) : 0..<0
  }

  @inlinable
  func added(_ term: Int) -> Int { term < recent.count ? recent[term].count : 0 }

  /// How many rows hold the term.
  @inlinable
  public func count(_ term: Symbol) -> Int {
    compacted(Int(term.rawValue)).count + added(Int(term.rawValue))
  }

  /// The rows that hold the term, for as long as `body` runs; without a copy once they are compacted.
  @inlinable
  public func withRows<R>(_ term: Symbol, _ body: (UnsafeBufferPointer<Int32>) -> R) -> R {
    let index = Int(term.rawValue)
    let range = compacted(index)
    guard added(index) > 0 else {
      return rows.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }
    return (rows[range] + recent[index]).withUnsafeBufferPointer(body)
  }

  /// Whether any row of the range holds the term; O(log n).
  @inlinable
  public func contains(_ term: Symbol, in rows: Range<Int32>) -> Bool {
    withRows(term) { list in
      let at = Postings.lowerBound(rows.lowerBound, in: list)
      return at < list.count && list[at] < rows.upperBound
    }
  }

  /// The position of the first row not below `row`, from `start` on; O(log n).
  @inlinable
  public static func lowerBound(_ row: Int32, in list: UnsafeBufferPointer<Int32>, from start: Int = 0) -> Int {
    var low = start
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The position of the first row not below `row`, from `start` on, which it is thought to be near to: a galloping search
  /// (Bentley & Yao 1976), O(log of the distance).
  @inlinable
  public static func advance(to row: Int32, in list: UnsafeBufferPointer<Int32>, from start: Int) -> Int {
    var low = start
    var step = 1
    while low + step < list.count, list[low + step] < row {
      low += step
      step *= 2
    }
    let end = min(low + step, list.count)
    return lowerBound(row, in: UnsafeBufferPointer(rebasing: list[..<end]), from: low)
  }

  /// The same with other numbers: row `n` becomes `rows[n]`, or is left out where that is negative. The order of the
  /// rows must stay. O(entries).
  package func renumbered(by rows: [Int32]) -> Postings {
    var result = Postings()
    for term in 0..<UInt32(max(starts.count - 1, recent.count)) {
      withRows(Symbol(rawValue: term)) { list in
        for row in list where rows[Int(row)] >= 0 { result.add(Symbol(rawValue: term), row: rows[Int(row)]) }
      }
    }
    result.compact()
    return result
  }

  /// Terms whose rows are out of order or doubled: none, unless the index is broken. For tests.
  package var brokenTerms: [Symbol] {
    (0..<max(starts.count - 1, recent.count)).map { Symbol(rawValue: UInt32($0)) }.filter { term in
      withRows(term) { rows in zip(rows, rows.dropFirst()).contains { $0 >= $1 } }
    }
  }

  /// Bytes held, spare capacity included.
  package var byteCount: Int {
    recent.reduce(rows.capacity * 4 + starts.capacity * 4 + recent.capacity * MemoryLayout<[Int32]>.stride) {
      $0 + ($1.isEmpty ? 0 : 32 + $1.capacity * 4)
    }
  }
}
