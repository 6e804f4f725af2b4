import English

/// The model's files in the binary.
package enum EnglishModel {
  /// The bytes of `lexicon.bin`, `network.bin`, …: static data, aligned to 64 bytes; empty where there is no such file.
  package static func bytes(of file: String) -> UnsafeBufferPointer<UInt8> {
    guard let resource = english_resource_named(file) else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: resource.pointee.bytes, count: resource.pointee.count)
  }

  /// What tells one build of the model from another: FNV-1a, 64 bits, over the names and bytes of all files.
  ///
  /// Reads every byte of the model, some 20 milliseconds; nothing but `--version` asks for it.
  package static var digest: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var index = 0
    while let resource = english_resource_at(index)?.pointee {
      var name = resource.name
      while let byte = name?.pointee, byte != 0 {
        add(UInt8(bitPattern: byte))
        name = name?.successor()
      }
      for byte in UnsafeBufferPointer(start: resource.bytes, count: resource.count) { add(byte) }
      index += 1
    }
    return hash
  }

  /// The files of a folder of the model, "rules/", in the order in which they are embedded.
  package static func files(below folder: String) -> [(name: String, bytes: UnsafeBufferPointer<UInt8>)] {
    var found: [(name: String, bytes: UnsafeBufferPointer<UInt8>)] = []
    var index = 0
    while let resource = english_resource_at(index) {
      index += 1
      guard let name = resource.pointee.name.map({ String(cString: $0) }), name.hasPrefix(folder) else { continue }
      found.append((name, UnsafeBufferPointer(start: resource.pointee.bytes, count: resource.pointee.count)))
    }
    return found
  }
}
