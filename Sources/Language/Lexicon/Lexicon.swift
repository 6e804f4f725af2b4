import Text

/// Named flat maps in one file: word lists, lemmas, WordNet and gazetteers, as `attest-train lexicon` writes them.
///
/// Layout: the eight bytes `attestL1`, `u32` number of maps; for each `u32` name offset, name length, map offset and map
/// length, in the order of their names; then names and maps, each map aligned to four bytes. Nothing is copied or built
/// when it is opened.
package struct Lexicon: @unchecked Sendable {
  /// Static data of the binary, or what the caller keeps alive.
  private let buffer: UnsafeBufferPointer<UInt8>

  static let magic = Array("attestL1".utf8)

  /// The lexicon of English in the binary.
  package static let bundled = Lexicon(over: EnglishModel.bytes(of: "lexicon.bin"))

  /// A lexicon over `buffer`, which must stay valid and unchanged; one without maps where it is none.
  package init(over buffer: UnsafeBufferPointer<UInt8>) {
    self.buffer = buffer.starts(with: Lexicon.magic) ? buffer : UnsafeBufferPointer(start: nil, count: 0)
  }

  /// The map of that name; the empty map where there is none. O(number of maps): look it up once and keep it.
  package func map(_ name: String) -> FlatMap {
    for index in 0..<count where part(index, 0).elementsEqual(name.utf8) {
      return FlatMap(over: part(index, 8))
    }
    return .empty
  }

  /// The names of the maps, sorted.
  package var names: [String] { (0..<count).map { String(decoding: part($0, 0), as: UTF8.self) } }

  private var count: Int {
    let stated = buffer.littleEndian32(at: 8) ?? 0
    return min(stated, buffer.count / 16)
  }

  /// The bytes that the offset and length at `field` of a directory entry name; empty where they reach past the end.
  private func part(_ index: Int, _ field: Int) -> UnsafeBufferPointer<UInt8> {
    let entry = 12 + 16 * index + field
    guard let start = buffer.littleEndian32(at: entry), let length = buffer.littleEndian32(at: entry + 4),
      start + length <= buffer.count
    else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(rebasing: buffer[start..<start + length])
  }

  /// Lays out maps as a lexicon file.
  package static func file(of maps: [String: FlatMapBuilder]) -> [UInt8] {
    let sorted = maps.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
    var directory = magic
    directory.append(littleEndian: UInt32(sorted.count))
    let bodyStart = directory.count + 16 * sorted.count
    var body: [UInt8] = []
    for (name, builder) in sorted {
      directory.append(littleEndian: UInt32(bodyStart + body.count))
      directory.append(littleEndian: UInt32(name.utf8.count))
      body += Array(name.utf8)
      while (bodyStart + body.count) % 4 != 0 { body.append(0) }
      let map = builder.build()
      directory.append(littleEndian: UInt32(bodyStart + body.count))
      directory.append(littleEndian: UInt32(map.count))
      body += map
    }
    return directory + body
  }
}
