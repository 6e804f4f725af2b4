import Foundation
import Testing

/// Rendered text compared with a file under `Golden/`; with `UPDATE_GOLDEN` set the file is rewritten instead.
enum Golden {
  static func check(_ text: String, _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == expected, "differs from Golden/\(name)", sourceLocation: location)
  }
}
