import Foundation
import Testing

/// Rendered text compared with a file of the project; with `UPDATE_GOLDEN` set the file is rewritten instead.
enum Golden {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

  /// With a file under `Golden/` beside these tests.
  static func check(_ text: String, _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
    try check(text, tests.appendingPathComponent("Golden/" + name), location)
  }

  /// With a file at a path below the project's folder.
  static func check(_ text: String, at path: String, _ location: SourceLocation = #_sourceLocation) throws {
    try check(text, root.appendingPathComponent(path), location)
  }

  private static func check(_ text: String, _ file: URL, _ location: SourceLocation) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil { try Data(text.utf8).write(to: file) }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == expected, "differs from \(file.lastPathComponent)", sourceLocation: location)
  }
}
