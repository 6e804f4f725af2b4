import English

/// The model's files in the binary.
package enum EnglishModel {
  /// The bytes of `lexicon.bin`, `network.bin`, …: static data, aligned to 64 bytes; empty where there is no such file.
  package static func bytes(of file: String) -> UnsafeBufferPointer<UInt8> {
    guard let resource = english_resource_named(file) else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: resource.pointee.bytes, count: resource.pointee.count)
  }
}
