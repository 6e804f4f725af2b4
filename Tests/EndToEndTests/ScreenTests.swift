import Foundation
import Testing

/// Whole screens of 80 columns, compared with files in `Golden`; with `UPDATE_GOLDEN` set these are written instead.
@Suite("Screens")
struct ScreenTests {
  private static let article = """
    Title: A bridge for Hallgarten, and a long heading that must be broken before the right edge
    Date: 2024-05-13

    Ada Brandt designed the new bridge in Hallgarten, and the council approved it by nine votes to four. It cost 12 million euros.

    The old ferry was sold.
    """

  /// What is typed, by the name of the file that has the screen.
  private static let sessions: [String: [String]] = [
    "answer": ["who designed the new bridge", ":open 1"],
    "unanswered": ["when did the opera in Vienna open"],
    "mistakes": [":opne 1", ":e", ":set width wide", ":load /nowhere", ":in opera"],
    "parse": [":parse Ada Brandt designed the bridge."],
    "documents": [":documents", ":show"],
    "help": [":help watch", ":help session"],
    "tour": [":tour 6", "", ":tour end"],
  ]

  @Test("A session looks as it should", arguments: sessions.keys.sorted())
  func session(name: String) throws {
    let scratch = try Scratch()
    let folder = try scratch.write(Self.article, to: "news/hallgarten/bridge.txt").deletingLastPathComponent()
      .deletingLastPathComponent()
    let terminal = try PseudoTerminal([folder.path, "--no-config"], state: scratch)
    /// Whether the prompt is there again, below more than there was.
    func isAtPrompt(_ screen: String, after before: Int) -> Bool {
      screen.count > before
        && screen.split(separator: "\n").last.map { $0.hasPrefix("attest") && $0.hasSuffix(">") } == true
    }
    #expect(terminal.waits { isAtPrompt($0, after: 0) })
    for line in try #require(Self.sessions[name]) {
      let before = terminal.screen.count
      terminal.type(line + "\r")
      #expect(terminal.waits { isAtPrompt($0, after: before + line.count + 6) })
    }
    // How long the reading takes is told at another moment, with another figure, each time.
    let lines = terminal.screen.components(separatedBy: "\n").filter { !$0.hasPrefix("Read ") }
      .map { $0.replacing(/^attest \(.*?\)>/, with: "attest>") }
    for line in lines { #expect(line.count <= 80, "\(line)") }
    let screen = lines.joined(separator: "\n") + "\n"
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil { try Data(screen.utf8).write(to: golden) }
    #expect(try screen == String(contentsOf: golden, encoding: .utf8), "differs from \(name).txt")
  }
}
