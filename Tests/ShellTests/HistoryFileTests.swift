import Foundation
import Shell
import Testing

@Suite("History file")
struct HistoryFileTests {
  private func withFile(limit: Int = 2000, _ body: (HistoryFile) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("attest-history-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(HistoryFile(path: folder.path + "/state/history", limit: limit))
  }

  @Test("Lines come back in their order, without neighbours that repeat, blanks, and lines that begin with a space")
  func lines() throws {
    try withFile { file in
      for line in ["a", "a", " secret", "", "\t", "b\nc", "a"] { #expect(file.append(line)) }
      #expect(file.lines() == ["a", "b c", "a"])
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("A file that has grown to twice its limit is cut back to it, and nothing is left beside it")
  func limit() throws {
    try withFile(limit: 5) { file in
      for number in 0..<11 { #expect(file.append("line \(number)")) }
      #expect(file.lines() == (6...10).map { "line \($0)" })
      let folder = (file.path as NSString).deletingLastPathComponent
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names == ["history"])
    }
  }

  @Test("Several shells may write at once without losing a line")
  func concurrent() throws {
    try withFile(limit: 50) { file in
      DispatchQueue.concurrentPerform(iterations: 8) { shell in
        for number in 0..<20 { file.append("shell \(shell) line \(number)") }
      }
      let lines = file.lines()
      #expect(lines.count >= 50)
      #expect(lines.allSatisfy { $0.hasPrefix("shell ") })
      #expect(Set(lines).count == lines.count)
    }
  }

  @Test("Without a home there is no history")
  func nowhere() {
    #expect(HistoryFile { _ in nil } == nil)
    #expect(HistoryFile { $0 == "HOME" ? "/h" : nil }?.path == "/h/.local/state/attest/history")
    #expect(HistoryFile { $0 == "XDG_STATE_HOME" ? "/s" : "/h" }?.path == "/s/attest/history")
  }
}
