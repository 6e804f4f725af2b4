import Foundation
import Shell
import Testing

@Suite("Documents of a session")
struct EngineTests {
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/attest-engine-" + UUID().uuidString

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
      let file = URL(fileURLWithPath: path + "/" + name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }
  }

  /// A folder with two documents and an engine that has read it.
  private func loaded() throws -> (folder: Folder, engine: Engine) {
    let folder = Folder()
    try folder.write("Ada Brandt designed the bridge.\n", to: "a/bridge.txt")
    try folder.write("Olga Lind built the ferry.\n", to: "b/ferry.txt")
    let engine = Engine(workerCount: 2)
    _ = outcome(engine) { engine.load(.paths([folder.path])) }
    return (folder, engine)
  }

  /// What the only request that `body` makes has to say.
  private func outcome(_ engine: Engine, _ body: () -> Void) -> Engine.Outcome? {
    body()
    engine.waitUntilLoaded()
    let outcomes = engine.takeOutcomes()
    return outcomes.count == 1 ? outcomes[0] : nil
  }

  @Test("A path that is read again is analysed where it changed, and loses what is gone")
  func again() throws {
    let (folder, engine) = try loaded()
    let same = try #require(outcome(engine) { engine.load(.paths([folder.path])) })
    #expect(same.documents == 0 && same.removed == 0)
    try folder.write("Inger Dahl designed the bridge.\n", to: "a/bridge.txt")
    try folder.write("Per repaired the crane.\n", to: "c/crane.txt")
    try folder.remove("b/ferry.txt")
    let changed = try #require(outcome(engine) { engine.load(.paths([folder.path + "/"])) })
    #expect(changed.documents == 2 && changed.changed == 1 && changed.removed == 1)
    #expect(engine.documents.map(\.id) == ["a/bridge", "c/crane"])
    #expect(engine.index.documents.map(\.id) == ["a/bridge", "c/crane"])
    #expect(engine.documents.first?.text.starts(with: Array("Inger".utf8)) == true)
  }

  @Test("A document is one, by whatever path its file is named, and keeps the name it had first")
  func oneByAllPaths() throws {
    let (folder, engine) = try loaded()
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: folder.path + "/b")
    for path in ["//a/./bridge.txt", "/b/../b", "/link/ferry.txt", "/a", ""] {
      let same = try #require(outcome(engine) { engine.load(.paths([folder.path + path])) })
      #expect(same.documents == 0 && same.removed == 0, "\(path)")
    }
    try folder.write("Inger Dahl built the ferry.\n", to: "b/ferry.txt")
    let changed = try #require(outcome(engine) { engine.load(.paths([folder.path + "/link"])) })
    #expect(changed.documents == 1 && changed.changed == 1)
    #expect(engine.documents.map(\.id) == ["a/bridge", "b/ferry"])
    #expect(engine.documents.map(\.path) == ["a/bridge", "b/ferry"].map { "\(folder.path)/\($0).txt" })
    try folder.remove("b/ferry.txt")
    let removed = try #require(outcome(engine) { engine.load(.paths([folder.path + "/./b/"])) })
    #expect(removed.removed == 1)
  }

  @Test("Documents of the same name from two folders are told apart, and so are the lines of a file")
  func sameNames() throws {
    let (folder, engine) = try loaded()
    try folder.write("The bridge of Nordhavn is old.\n", to: "c/a/bridge.txt")
    try folder.write("{\"id\": \"x\", \"text\": \"One.\"}\n{\"id\": \"x\", \"text\": \"Two.\"}\n", to: "d/lines.jsonl")
    _ = outcome(engine) { engine.load(.paths([folder.path + "/c", folder.path + "/d"])) }
    #expect(engine.documents.map(\.id) == ["a/bridge", "b/ferry", folder.path + "/c/a/bridge", "x", "x-2"])
    let same = try #require(outcome(engine) { engine.load(.paths([folder.path + "/d/lines.jsonl"])) })
    #expect(same.documents == 0)
  }

  @Test("Documents taken out are out of the index too")
  func remove() throws {
    let (_, engine) = try loaded()
    let key = try #require(engine.documents.first?.key)
    let outcome = try #require(outcome(engine) { engine.remove([key]) })
    #expect(outcome.removed == 1 && outcome.documents == 0)
    #expect(engine.index.documents.map(\.id) == ["b/ferry"])
    #expect(engine.index.document(named: "a/bridge") == nil)
  }

  @Test("A path that cannot be read takes nothing away")
  func missing() throws {
    let (folder, engine) = try loaded()
    try FileManager.default.removeItem(atPath: folder.path)
    let outcome = try #require(outcome(engine) { engine.load(.paths([folder.path])) })
    #expect(outcome.diagnostics.count == 1 && outcome.removed == 0)
    #expect(engine.documents.count == 2)
  }

  @Test("A load that is stopped ends at once, and what it would have replaced stays")
  func stop() throws {
    let (folder, engine) = try loaded()
    let line = "Ada Brandt designed the bridge over the river, and Olga Lind built the ferry in 1931.\n\n"
    try folder.write(String(repeating: line, count: 20_000), to: "a/bridge.txt")
    engine.load(.paths([folder.path]))
    while engine.progress?.bytes == 0 { usleep(500) }
    engine.stop()
    engine.waitUntilLoaded()
    #expect(engine.takeOutcomes().first?.wasStopped == true)
    #expect(engine.documents.map(\.id) == ["a/bridge", "b/ferry"])
  }

  @Test("A watched path has changed when a file is written, comes or goes, and not otherwise")
  func watches() throws {
    let folder = Folder()
    try folder.write("one\n", to: "a.txt")
    var watches = Watches()
    watches.add(folder.path)
    #expect(watches.changed().isEmpty)
    try folder.write("another\n", to: "a.txt")
    #expect(watches.changed() == [folder.path])
    #expect(watches.changed().isEmpty)
    try folder.write("two\n", to: "below/b.txt")
    #expect(watches.changed() == [folder.path])
    try folder.write("hidden\n", to: ".c.txt")
    #expect(watches.changed().isEmpty)
    try folder.remove("below/b.txt")
    #expect(watches.changed() == [folder.path])
    try FileManager.default.removeItem(atPath: folder.path)
    #expect(watches.changed() == [folder.path])
    watches.remove { $0 == folder.path }
    #expect(watches.isEmpty && watches.changed().isEmpty)
  }
}
