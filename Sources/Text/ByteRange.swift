/// A half-open range of bytes, counted from the start of a document's text.
///
/// 32 bits: a text is at most 2 GiB, which `Documents` checks when it reads one.
package struct ByteRange: Hashable, Sendable {
  package var start: Int32
  package var end: Int32

  package init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }

  package init(_ range: Range<Int>) {
    self.init(start: Int32(range.lowerBound), end: Int32(range.upperBound))
  }

  package var count: Int { Int(end) - Int(start) }
  package var isEmpty: Bool { start >= end }
  package var indices: Range<Int> { Int(start)..<Int(end) }

  package func contains(_ offset: Int32) -> Bool { start <= offset && offset < end }
  package func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
  package func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }
}
