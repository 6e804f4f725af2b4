#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads an open file line by line, or in larger pieces that end between paragraphs, without holding all of it.
package struct LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// Why reading stopped before the end, as `errno` has it; 0 where it did not.
  package private(set) var failure: Int32 = 0
  /// The byte of the file at which the next line or piece begins.
  package private(set) var offset = 0

  package init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its line feed, or nil at the end. A line larger than 2 GiB comes in pieces.
  package mutating func nextLine() -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) { return take(to: end, skipping: 1) }
      if isAtEnd { return start < buffer.count ? take(to: buffer.count, skipping: 0) : nil }
      let pending = buffer.count - start
      if pending >= FileBytes.largest { return take(to: start + FileBytes.largest, skipping: 0) }
      fill(atLeast: 1)
      searched = start + pending
    }
  }

  /// The next piece: all that is left where that is at most `size` bytes, else up to the last empty line, line end or
  /// space within `size`. Nil at the end.
  package mutating func nextPiece(upTo size: Int) -> ArraySlice<UInt8>? {
    while !isAtEnd, buffer.count - start <= size { fill(atLeast: size + 1 - (buffer.count - start)) }
    guard start < buffer.count else { return nil }
    guard buffer.count - start > size else { return take(to: buffer.count, skipping: 0) }
    let window = buffer[start..<start + size]
    var end = window.endIndex
    var index = window.endIndex - 1
    var rank = 0
    while index > window.startIndex, rank < 3 {
      let here: Int
      switch buffer[index] {
      case UInt8(ascii: "\n"): here = buffer[index - 1] == UInt8(ascii: "\n") ? 3 : 2
      case UInt8(ascii: " "): here = 1
      default: here = 0
      }
      if here > rank {
        rank = here
        end = index + 1
      }
      index -= 1
    }
    return take(to: end, skipping: 0)
  }

  private mutating func take(to end: Int, skipping: Int) -> ArraySlice<UInt8> {
    let line = buffer[start..<end]
    offset += end + skipping - start
    start = end + skipping
    return line
  }

  private mutating func fill(atLeast count: Int) {
    buffer.removeFirst(start)
    start = 0
    let room = max(65_536, count)
    var got = 0
    repeat {
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { chunk, initialized in
        got = read(descriptor, chunk.baseAddress, room)
        initialized = max(0, got)
      }
      buffer += chunk
    } while got < 0 && errno == EINTR
    if got < 0 { failure = errno }
    if got <= 0 { isAtEnd = true }
  }
}
