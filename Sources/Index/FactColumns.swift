import Facts
import Text

/// The facts of the index in 20 bytes each; what many facts have in common is kept once.
package struct FactColumns: RandomAccessCollection, Sendable {
  /// What facts of one predicate mostly have in common.
  private struct Frame: Hashable {
    var predicate: Symbol
    var particle: Symbol
    var attributionVerb: Symbol
    var rule: Symbol
    var construction: Fact.Construction
    var polarity: Fact.Polarity
    var modality: Fact.Modality
    var isDoubted: Bool
  }

  private struct Packed {
    /// A number in `frames`.
    var frame: UInt32
    var predicateToken: Int32
    var sentence: Int32
    var source: Int32
    /// Where its arguments end; they begin where those of the fact before end.
    var argumentsEnd: Int32
  }

  private var rows: [Packed] = []
  private var frames = RowDictionary<Frame>()

  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }

  package subscript(row: Int) -> FactRow {
    let packed = rows[row]
    let frame = frames[packed.frame]
    return FactRow(
      predicate: frame.predicate, particle: frame.particle, predicateToken: packed.predicateToken,
      sentence: packed.sentence, arguments: (row > 0 ? rows[row - 1].argumentsEnd : 0)..<packed.argumentsEnd,
      source: packed.source, attributionVerb: frame.attributionVerb, rule: frame.rule,
      construction: frame.construction, polarity: frame.polarity, modality: frame.modality, isDoubted: frame.isDoubted)
  }

  /// The sentence alone of a fact.
  package func sentence(of row: Int) -> Int32 { rows[row].sentence }

  /// The token alone of a fact's predicate.
  func predicateToken(of row: Int) -> Int32 { rows[row].predicateToken }

  /// Adds a fact; its arguments must begin where those of the last one end.
  mutating func append(_ row: FactRow) {
    let frame = Frame(
      predicate: row.predicate, particle: row.particle, attributionVerb: row.attributionVerb, rule: row.rule,
      construction: row.construction, polarity: row.polarity, modality: row.modality, isDoubted: row.isDoubted)
    rows.append(
      Packed(
        frame: frames.number(of: frame), predicateToken: row.predicateToken, sentence: row.sentence,
        source: row.source, argumentsEnd: row.arguments.upperBound))
  }

  mutating func compact() {
    rows.trim()
    frames.compact()
  }

  /// Bytes held, spare capacity included.
  var byteCount: Int { rows.capacity * MemoryLayout<Packed>.stride + frames.byteCount }
}
