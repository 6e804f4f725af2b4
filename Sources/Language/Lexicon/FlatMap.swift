import Text

/// A read-only hash map from byte strings to byte strings in one flat buffer, read in place.
///
/// Opening one costs nothing but reading its header; a look-up hashes the key (FNV-1a) and probes linearly. Every offset
/// is checked against the buffer, so that a damaged file gives misses and never a stray read.
///
/// Layout, all integers little-endian, unaligned: `u32` number of slots, `u32` number of entries, `u32` length of the
/// longest key, `u32` 1 where slots have fingerprints, else 0; then a `u32` per slot (offset of its entry from the start of
/// the map, 0 where free; a fingerprint of the key in the highest eight bits, by which nearly all keys that are not there
/// are told without a look at an entry); then the entries: `u16` key length, `u16` value length, key, value. A key's first
/// slot is its hash scaled to the number of slots (Lemire 2019, "Fast Random Integer Generation in an Interval").
package struct FlatMap: @unchecked Sendable {
  /// Never written to, and valid for as long as the map is used: static data, or what the caller keeps alive.
  private let buffer: UnsafeBufferPointer<UInt8>
  private let slotCount: Int
  /// The bits of a slot that are an offset.
  private let offsetMask: UInt32
  /// How many keys there are.
  package let count: Int
  /// In bytes: longer phrases need not be looked up.
  package let longestKey: Int

  static let headerSize = 16

  /// A map over `buffer`, which must stay valid and unchanged; an empty map where the header does not fit the buffer.
  package init(over buffer: UnsafeBufferPointer<UInt8>) {
    let slots = buffer.littleEndian32(at: 0) ?? 0
    let fits = slots > 0 && FlatMap.headerSize + 4 * slots <= buffer.count
    self.buffer = fits ? buffer : UnsafeBufferPointer(start: nil, count: 0)
    slotCount = fits ? slots : 0
    offsetMask = buffer.littleEndian32(at: 12) == 1 ? FlatMap.largestOffset : .max
    count = fits ? buffer.littleEndian32(at: 4) ?? 0 : 0
    longestKey = fits ? buffer.littleEndian32(at: 8) ?? 0 : 0
  }

  /// The map with no keys.
  package static let empty = FlatMap(over: UnsafeBufferPointer(start: nil, count: 0))

  /// A key that is looked up in several maps, hashed once; its bytes must stay valid.
  struct Key {
    let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let hash: UInt32

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
      hash = FlatMap.hash(of: bytes)
    }
  }

  /// The value of a key, or nil where the map does not hold it. The bytes live as long as the map's buffer.
  package subscript(key: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? { self[Key(key)] }

  subscript(key: Key) -> UnsafeBufferPointer<UInt8>? {
    var slot = FlatMap.slot(of: key.hash, among: slotCount)
    let slots = UnsafeRawBufferPointer(buffer)
    let fingerprint = FlatMap.fingerprint(of: key.hash) & ~offsetMask
    for _ in 0..<slotCount {
      // Within the buffer, as `init` has seen to.
      let found = UInt32(
        littleEndian: slots.loadUnaligned(fromByteOffset: FlatMap.headerSize + 4 * slot, as: UInt32.self))
      if found == 0 { return nil }
      if found & ~offsetMask == fingerprint {
        guard let entry = entry(at: Int(found & offsetMask)) else { return nil }
        if entry.key.hasBytes(of: key.bytes) { return entry.value }
      }
      slot += 1
      if slot == slotCount { slot = 0 }
    }
    return nil
  }

  /// The highest offset that leaves room for a fingerprint.
  fileprivate static let largestOffset: UInt32 = 0x00FF_FFFF

  /// FNV's high bits hardly differ between short keys, so they are mixed (Wellons 2018, "Prospecting for Hash Functions").
  fileprivate static func hash(of key: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = SymbolTable.hash(key)
    var mixed = (hash ^ hash >> 16) &* 0x7FEB_352D
    mixed = (mixed ^ mixed >> 15) &* 0x846C_A68B
    return mixed ^ mixed >> 16
  }

  /// The first slot of a key by its hash.
  fileprivate static func slot(of hash: UInt32, among count: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(hash) &* UInt64(count)) >> 32)
  }

  /// What a slot has of a key in its highest bits: those of the hash that its place says least of.
  fileprivate static func fingerprint(of hash: UInt32) -> UInt32 { hash << 24 }

  package subscript(key: String) -> UnsafeBufferPointer<UInt8>? {
    var key = key
    return key.withUTF8 { self[$0] }
  }

  package subscript(key: Symbol, in symbols: SymbolTable) -> UnsafeBufferPointer<UInt8>? {
    symbols.withBytes(of: key) { self[$0] }
  }

  package func contains(_ key: UnsafeBufferPointer<UInt8>) -> Bool { self[key] != nil }

  package func contains(_ key: Symbol, in symbols: SymbolTable) -> Bool { self[key, in: symbols] != nil }

  /// A value of one to four bytes as a little-endian number; nil where the key is missing or its value is no number.
  package func integer(_ key: UnsafeBufferPointer<UInt8>) -> Int? { self[key]?.littleEndianInteger }

  /// Every key with its value, in the order of the slots; for tools and tests.
  package var entries: [(key: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>)] {
    (0..<slotCount).compactMap { slot in
      let offset = buffer.littleEndian32(at: FlatMap.headerSize + 4 * slot) ?? 0
      return offset == 0 ? nil : entry(at: offset & Int(offsetMask))
    }
  }

  private func entry(at offset: Int) -> (key: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>)? {
    guard offset >= FlatMap.headerSize, offset <= buffer.count - 4 else { return nil }
    let keyStart = offset + 4
    let keyEnd = keyStart + Int(buffer[offset]) + Int(buffer[offset + 1]) << 8
    let valueEnd = keyEnd + Int(buffer[offset + 2]) + Int(buffer[offset + 3]) << 8
    guard valueEnd <= buffer.count else { return nil }
    return (
      UnsafeBufferPointer(rebasing: buffer[keyStart..<keyEnd]), UnsafeBufferPointer(rebasing: buffer[keyEnd..<valueEnd])
    )
  }
}

/// Collects keys and values and lays them out as a `FlatMap`: the same bytes for the same entries in any order.
package struct FlatMapBuilder {
  private var entries: [[UInt8]: [UInt8]] = [:]

  package init() {}

  package var count: Int { entries.count }

  /// In no order.
  package var keys: Dictionary<[UInt8], [UInt8]>.Keys { entries.keys }

  /// Sets the value of a key. Keys and values of 64 KiB or more do not fit the format and are left out.
  package mutating func set(_ key: [UInt8], to value: [UInt8]) {
    guard key.count < 65_536, value.count < 65_536 else { return }
    entries[key] = value
  }

  package mutating func set(_ key: String, to value: String) { set(Array(key.utf8), to: Array(value.utf8)) }

  /// Sets a little-endian number of one to four bytes.
  package mutating func set(_ key: [UInt8], to value: UInt32) {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: value)
    while bytes.count > 1, bytes.last == 0 { bytes.removeLast() }
    set(key, to: bytes)
  }

  package mutating func remove(_ key: [UInt8]) { entries[key] = nil }

  package func value(of key: [UInt8]) -> [UInt8]? { entries[key] }

  /// The finished map; three slots in four are taken, O(n log n).
  package func build() -> [UInt8] {
    let slotCount = entries.count * 4 / 3 + 1
    var slots = [UInt32](repeating: 0, count: slotCount)
    var body: [UInt8] = []
    var longest = 0
    let bodyStart = FlatMap.headerSize + 4 * slotCount
    let length = entries.reduce(bodyStart) { $0 + 4 + $1.key.count + $1.value.count }
    let hasFingerprints = length <= Int(FlatMap.largestOffset)
    for (key, value) in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let hash = key.withUnsafeBufferPointer { FlatMap.hash(of: $0) }
      var slot = FlatMap.slot(of: hash, among: slotCount)
      while slots[slot] != 0 { slot = (slot + 1) % slotCount }
      slots[slot] = UInt32(bodyStart + body.count) | (hasFingerprints ? FlatMap.fingerprint(of: hash) : 0)
      for length in [key.count, value.count] { body += [UInt8(length & 255), UInt8(length >> 8)] }
      body += key
      body += value
      longest = max(longest, key.count)
    }
    var bytes: [UInt8] = []
    for number in [UInt32(slotCount), UInt32(entries.count), UInt32(longest), hasFingerprints ? 1 : 0] + slots {
      bytes.append(littleEndian: number)
    }
    return bytes + body
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The unsigned 32-bit number there; nil where it would reach past the end.
  func littleEndian32(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 4 else { return nil }
    return Int(self[offset]) | Int(self[offset + 1]) << 8 | Int(self[offset + 2]) << 16 | Int(self[offset + 3]) << 24
  }

  /// All of it as one little-endian number; nil where that is not one to four bytes.
  package var littleEndianInteger: Int? {
    guard (1...4).contains(count) else { return nil }
    return indices.reversed().reduce(0) { $0 << 8 | Int(self[$1]) }
  }
}

extension [UInt8] {
  package mutating func append(littleEndian number: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
