import Facts
import Text

/// The arguments of all facts in 16 bytes each; what few of them have lies apart.
package struct ArgumentColumns: RandomAccessCollection, Sendable {
  private struct Marking: Hashable {
    var role: Argument.Role
    var preposition: Symbol
  }

  private struct Packed {
    var start: Int32
    var entity: Int32
    var count: UInt16
    /// From `start`; the head of an argument lies in its sentence, mostly in its phrase.
    var head: Int16
    /// A number in `markings`; the highest bit is set where `links` has the argument.
    var marking: UInt32
  }

  /// What pronouns and clauses stand for.
  private struct Link {
    var argument: Int32
    var resolved: Range<Int32>
    var fact: Int32
  }

  private static let hasLink: UInt32 = 1 << 31

  private var rows: [Packed] = []
  private var markings = RowDictionary<Marking>()
  /// By argument, ascending.
  private var links: [Link] = []

  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }

  package subscript(row: Int) -> ArgumentRow {
    let packed = rows[row]
    let marking = markings[packed.marking & ~Self.hasLink]
    let link = packed.marking & Self.hasLink != 0 ? link(of: Int32(row)) : nil
    return ArgumentRow(
      head: packed.start + Int32(packed.head), tokens: packed.start..<packed.start + Int32(packed.count),
      preposition: marking.preposition, entity: packed.entity, resolved: link?.resolved ?? 0..<0,
      fact: link?.fact ?? -1, role: marking.role)
  }

  mutating func append(_ row: ArgumentRow) {
    let isLinked = !row.resolved.isEmpty || row.fact >= 0
    if isLinked { links.append(Link(argument: Int32(rows.count), resolved: row.resolved, fact: row.fact)) }
    rows.append(
      Packed(
        start: row.tokens.lowerBound, entity: row.entity, count: UInt16(clamping: row.tokens.count),
        head: Int16(clamping: row.head - row.tokens.lowerBound),
        marking: markings.number(of: Marking(role: row.role, preposition: row.preposition))
          | (isLinked ? Self.hasLink : 0)))
  }

  mutating func compact() {
    rows.trim()
    markings.compact()
    links.trim()
  }

  /// Bytes held, spare capacity included.
  var byteCount: Int {
    rows.capacity * MemoryLayout<Packed>.stride + markings.byteCount + links.capacity * MemoryLayout<Link>.stride
  }

  private func link(of argument: Int32) -> Link? {
    var low = 0
    var high = links.count
    while low < high {
      let middle = (low + high) / 2
      if links[middle].argument < argument { low = middle + 1 } else { high = middle }
    }
    return low < links.count && links[low].argument == argument ? links[low] : nil
  }
}
