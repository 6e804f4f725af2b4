/// A half-open range of bytes, counted from the start of a document's text.
///
/// 32 bits: a text is at most 2 GiB, which `Documents` checks when it reads one.
public struct ByteRange: Hashable, Sendable {
  public var start: Int32
  public var end: Int32

  public init(start: Int32, end: Int32) {
    self.start = start
    self.end = end
  }

  public init(_ range: Range<Int>) {
    self.init(start: Int32(range.lowerBound), end: Int32(range.upperBound))
  }

  public var count: Int { Int(end) - Int(start) }
  public var isEmpty: Bool { start >= end }
  public var indices: Range<Int> { Int(start)..<Int(end) }

  public func contains(_ offset: Int32) -> Bool { start <= offset && offset < end }
  public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
  public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }
}
