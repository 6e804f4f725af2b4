import Text

/// Which rows hold a term: for each symbol the row numbers in ascending order, each once.
package struct Postings: Sendable {
  private var lists: [[Int32]] = []

  package init() {}

  /// Adds a row for a term; rows must come in ascending order. Amortised O(1).
  package mutating func add(_ term: Symbol, row: Int32) {
    let index = Int(term.rawValue)
    if index >= lists.count {
      lists.append(contentsOf: repeatElement([], count: max(index + 1, lists.count * 3 / 2) - lists.count))
    }
    if lists[index].last != row { lists[index].append(row) }
  }

  /// How many rows hold the term.
  package func count(_ term: Symbol) -> Int {
    let index = Int(term.rawValue)
    return index < lists.count ? lists[index].count : 0
  }

  /// The rows that hold the term, without a copy, for as long as `body` runs.
  package func withRows<R>(_ term: Symbol, _ body: (UnsafeBufferPointer<Int32>) -> R) -> R {
    let index = Int(term.rawValue)
    guard index < lists.count else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    return lists[index].withUnsafeBufferPointer(body)
  }

  /// Whether any row of the range holds the term; O(log n).
  package func contains(_ term: Symbol, in rows: Range<Int32>) -> Bool {
    withRows(term) { list in
      let at = Postings.lowerBound(rows.lowerBound, in: list)
      return at < list.count && list[at] < rows.upperBound
    }
  }

  /// The position of the first row not below `row`; O(log n).
  package static func lowerBound(_ row: Int32, in list: UnsafeBufferPointer<Int32>) -> Int {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The same with other numbers: row `n` becomes `rows[n]`, or is left out where that is negative. The order of the
  /// rows must stay. O(entries).
  package func renumbered(by rows: [Int32]) -> Postings {
    var result = Postings()
    result.lists = lists.map { list in
      list.compactMap { rows[Int($0)] >= 0 ? rows[Int($0)] : nil }
    }
    return result
  }

  /// Terms whose rows are out of order or doubled: none, unless the index is broken. For tests.
  package var brokenTerms: [Symbol] {
    lists.indices.filter { index in
      zip(lists[index], lists[index].dropFirst()).contains { $0 >= $1 }
    }.map { Symbol(rawValue: UInt32($0)) }
  }

  /// Bytes held, spare capacity included.
  package var byteCount: Int {
    lists.reduce(lists.capacity * MemoryLayout<[Int32]>.stride) { $0 + ($1.isEmpty ? 0 : 32 + $1.capacity * 4) }
  }
}
