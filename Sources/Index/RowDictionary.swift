/// Different rows, each kept once and named by its number: a column of many equal rows is a column of numbers.
///
/// Open addressing with linear probing. `compact` gives the slots up; they are made anew at the next `number(of:)`.
struct RowDictionary<Row: Hashable & Sendable>: Sendable {
  private var rows: [Row] = []
  /// A power of two; a slot holds a row's number + 1, or 0 where it is free.
  private var slots: [UInt32] = []

  subscript(number: UInt32) -> Row { rows[Int(number)] }

  /// All rows by their numbers, for as long as `body` runs.
  func withRows<R>(_ body: (UnsafeBufferPointer<Row>) -> R) -> R { rows.withUnsafeBufferPointer(body) }

  /// The number of a row, a new one where it was not met before. Amortised O(1).
  mutating func number(of row: Row) -> UInt32 {
    if rows.count * 2 >= slots.count { grow() }
    let mask = slots.count - 1
    var slot = row.hashValue & mask
    while slots[slot] != 0 {
      if rows[Int(slots[slot] - 1)] == row { return slots[slot] - 1 }
      slot = (slot + 1) & mask
    }
    rows.append(row)
    slots[slot] = UInt32(rows.count)
    return UInt32(rows.count - 1)
  }

  mutating func compact() {
    rows.trim()
    slots = []
  }

  /// Bytes held, spare capacity included.
  var byteCount: Int { rows.capacity * MemoryLayout<Row>.stride + slots.capacity * 4 }

  private mutating func grow() {
    var size = 256
    while size < rows.count * 4 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for (number, row) in rows.enumerated() {
      var slot = row.hashValue & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
