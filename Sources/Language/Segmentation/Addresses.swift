import Text

/// Web and mail addresses and file names, which stay whole.
extension Chunk {
  /// False for nearly every chunk, so that the rest need not look.
  var mayHoldAddress: Bool {
    var offset = start
    while offset < end {
      switch text[offset] {
      case UInt8(ascii: "@"): return true
      case UInt8(ascii: "."):
        if isWordPart(offset + 1), offset > start { return true }
      case UInt8(ascii: ":"):
        if self[offset + 1] == UInt8(ascii: "/") || starts(with: "mailto") { return true }
      default: break
      }
      offset += 1
    }
    return false
  }

  /// The end of an address that begins at `offset`, without the marks that close the sentence after it; nil where none
  /// begins there. `endings` are the last parts of names of sites and files: "org", "pdf".
  func addressEnd(from offset: Int, endings: FlatMap) -> Int? {
    guard isWordPart(offset), offset == start || !isWordPart(offset - 1) else { return nil }
    var stop = offset
    while stop < end, !isAddressEnd(text[stop]), !(text[stop] >= 0x80 && TextClass.isMark(text.scalar(at: stop).value))
    {
      stop += 1
    }
    while stop > offset, isTrailing(text[stop - 1], from: offset, to: stop) { stop -= 1 }
    let run = slice(offset, stop)
    guard run.count >= 4 else { return nil }
    if isLink(run) || isMail(run) || isDomain(run, endings) { return stop }
    return nil
  }

  private func starts(with word: StaticString) -> Bool {
    slice(start, start + word.utf8CodeUnitCount).elementsEqual(
      UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  private func isAddressEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "|"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      true
    default: false
    }
  }

  private func isTrailing(_ byte: UInt8, from offset: Int, to stop: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"):
      return true
    case UInt8(ascii: ")"): return !slice(offset, stop - 1).contains(UInt8(ascii: "("))
    default: return false
    }
  }

  private func isLink(_ run: UnsafeBufferPointer<UInt8>) -> Bool {
    if run.starts(with: "www.".utf8) || run.starts(with: "mailto:".utf8) { return true }
    guard let colon = run.firstIndex(of: UInt8(ascii: ":")), colon >= 2, colon + 3 < run.count else { return false }
    return run[colon + 1] == UInt8(ascii: "/") && run[colon + 2] == UInt8(ascii: "/")
      && run[..<colon].allSatisfy { ($0 | 0x20) &- 97 < 26 }
  }

  private func isMail(_ run: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let at = run.firstIndex(of: UInt8(ascii: "@")), at > 0, at + 1 < run.count else { return false }
    return !run.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ";") }
  }

  /// "example.com", "example.org/page", "report.doc": two or more dotted names, the last a well-known ending.
  private func isDomain(_ run: UnsafeBufferPointer<UInt8>, _ endings: FlatMap) -> Bool {
    let slash = run.firstIndex(of: UInt8(ascii: "/")) ?? run.endIndex
    let host = run[..<slash]
    guard let dot = host.lastIndex(of: UInt8(ascii: ".")), dot > 0,
      host.allSatisfy({ ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 || $0 == 45 || $0 == 46 || $0 == 95 || $0 == 38 })
    else { return false }
    let ending = host[(dot + 1)...].map { $0 | 0x20 }
    return ending.withUnsafeBufferPointer { endings.contains($0) }
  }
}
