import BundledCorpus
import Foundation
import Testing

@Suite("Bundled corpus")
struct BundledCorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Corpus")

  private static var onDisk: [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".txt") || $0.hasSuffix(".questions") }.sorted()
  }

  private static var embedded: [(path: String, bytes: [UInt8])] {
    (0..<bundled_file_count()).compactMap { index in
      guard let file = bundled_file_at(index)?.pointee, let path = file.path else { return nil }
      return (String(cString: path), Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
  }

  @Test("The binary holds the files of Corpus in the order of their paths, byte for byte")
  func equalsFolder() throws {
    #expect(Self.embedded.map(\.path) == Self.onDisk)
    for (path, bytes) in Self.embedded {
      #expect(try Data(bytes) == Data(contentsOf: Self.folder.appendingPathComponent(path)), "\(path)")
    }
  }

  @Test("Every article has its questions beside it")
  func questions() {
    let paths = Set(Self.onDisk)
    for path in paths where path.hasSuffix(".txt") {
      #expect(paths.contains(path.dropLast(4) + ".questions"), "\(path)")
    }
  }
}
