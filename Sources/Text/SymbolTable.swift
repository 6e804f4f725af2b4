/// An interned byte string: equal symbols of one table stand for equal bytes.
///
/// Its members are inlined everywhere: the loops of the matcher compare symbols and do little else. That takes `public`:
/// of what has package access the compiler inlines nothing in another module, not even `==`.
@frozen
public struct Symbol: Hashable, Sendable, Comparable {
  public let rawValue: UInt32

  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The empty byte string, in every table.
  @inlinable
  public static var none: Symbol { Symbol(rawValue: 0) }

  @inlinable
  public static func == (a: Symbol, b: Symbol) -> Bool { a.rawValue == b.rawValue }

  @inlinable
  public static func != (a: Symbol, b: Symbol) -> Bool { a.rawValue != b.rawValue }

  @inlinable
  public static func < (a: Symbol, b: Symbol) -> Bool { a.rawValue < b.rawValue }
}

/// Byte strings, each kept once and named by a `Symbol`; flat memory, open addressing, FNV-1a hashes.
///
/// Interning is O(length) and allocates only when the table grows; symbols are never given up.
public struct SymbolTable: Sendable {
  @usableFromInline private(set) var bytes: [UInt8] = []
  /// Entry `i` is the bytes from `starts[i]` up to `starts[i + 1]`.
  @usableFromInline private(set) var starts: [Int32] = [0, 0]
  @usableFromInline private(set) var hashes: [UInt32] = [SymbolTable.hash(UnsafeBufferPointer(start: nil, count: 0))]
  /// A power of two; a slot holds symbol + 1, or 0 where it is free.
  private var slots: [UInt32]

  package init(minimumCapacity: Int = 64) {
    var size = 128
    while size < minimumCapacity * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    place(0)
  }

  /// How many symbols there are, the empty one included.
  @inlinable
  public var count: Int { hashes.count }

  package mutating func intern(_ string: UnsafeBufferPointer<UInt8>) -> Symbol {
    let hash = SymbolTable.hash(string)
    if let found = find(string, hash) { return found }
    let index = UInt32(hashes.count)
    bytes.append(contentsOf: string)
    starts.append(Int32(bytes.count))
    hashes.append(hash)
    if hashes.count * 2 > slots.count { grow() } else { place(index) }
    return Symbol(rawValue: index)
  }

  package mutating func intern(_ string: some Collection<UInt8>) -> Symbol {
    if let found = string.withContiguousStorageIfAvailable({ intern($0) }) { return found }
    return Array(string).withUnsafeBufferPointer { intern($0) }
  }

  package mutating func intern(_ string: String) -> Symbol {
    var string = string
    return string.withUTF8 { intern($0) }
  }

  /// The symbol of that string, or nil where it was never interned.
  package func find(_ string: UnsafeBufferPointer<UInt8>) -> Symbol? { find(string, SymbolTable.hash(string)) }

  package func find(_ string: String) -> Symbol? {
    var string = string
    return string.withUTF8 { find($0) }
  }

  /// The bytes of a symbol of this table; empty for one that is not.
  package func bytes(of symbol: Symbol) -> ArraySlice<UInt8> {
    let index = Int(symbol.rawValue)
    guard index < hashes.count else { return [] }
    return bytes[Int(starts[index])..<Int(starts[index + 1])]
  }

  /// The bytes of a symbol without a copy, for as long as `body` runs.
  @inlinable
  public func withBytes<R>(of symbol: Symbol, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    let index = Int(symbol.rawValue)
    return try bytes.withUnsafeBufferPointer { all in
      guard index < hashes.count else { return try body(UnsafeBufferPointer(rebasing: all[0..<0])) }
      return try body(UnsafeBufferPointer(rebasing: all[Int(starts[index])..<Int(starts[index + 1])]))
    }
  }

  /// The text of a symbol, broken UTF-8 replaced; for screens and messages.
  package func string(_ symbol: Symbol) -> String { String(decoding: bytes(of: symbol), as: UTF8.self) }

  /// Gives up spare room.
  package mutating func compact() {
    bytes.trim()
    starts.trim()
    hashes.trim()
  }

  /// Bytes held, spare room included.
  package var byteCount: Int { bytes.capacity + (starts.capacity + hashes.capacity + slots.capacity) * 4 }

  /// FNV-1a, 32 bits.
  package static func hash(_ string: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in string { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash
  }

  private func find(_ string: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Symbol? {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot] - 1)
      if hashes[index] == hash, holds(string, at: index) { return Symbol(rawValue: UInt32(index)) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func holds(_ string: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let start = Int(starts[index])
    guard Int(starts[index + 1]) - start == string.count else { return false }
    return bytes.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[start..<start + string.count]) }.hasBytes(
      of: string)
  }

  private mutating func place(_ index: UInt32) {
    let mask = slots.count - 1
    var slot = Int(hashes[Int(index)]) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = index + 1
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for index in 0..<UInt32(hashes.count) { place(index) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are those of another buffer; a plain loop, since words are short.
  @inlinable
  package func hasBytes(of other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in 0..<count where self[index] != other[index] { return false }
    return true
  }
}

extension Array {
  /// So many copies of a value.
  ///
  /// `init(repeating:count:)` of the standard library is not specialised for the element and looks its type up at each call,
  /// which costs more than a short array does.
  @inlinable
  public init(filledWith value: Element, count: Int) {
    self = []
    append(contentsOf: repeatElement(value, count: count))
  }

  /// Gives up spare room where there is much of it.
  package mutating func trim() {
    guard capacity > count + 16 else { return }
    self = Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = buffer.initialize(fromContentsOf: self)
    }
  }
}
