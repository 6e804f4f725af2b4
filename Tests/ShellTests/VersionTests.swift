import Foundation
import Shell
import Testing

@Suite("Version")
struct VersionTests {
  @Test("Every score that --version shows stands in the page that it names", arguments: ModelScore.all)
  func score(_ score: ModelScore) throws {
    let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Docs")
    let page = try String(contentsOf: docs.appendingPathComponent(score.page), encoding: .utf8)
    var header: [String] = []
    var stated: [String] = []
    for line in page.split(separator: "\n") {
      let cells = line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      if cells.contains(score.figure) { header = cells }
      guard line.contains(score.set) else { continue }
      let column = header.firstIndex(of: score.figure) ?? cells.endIndex
      if cells.indices.contains(column) { stated.append(cells[column]) }
      if line.contains("\(score.figure) \(score.value)") { stated.append(score.value) }
    }
    #expect(stated.contains(score.value), "Docs/\(score.page) states \(stated) for \(score.figure) of \(score.set)")
  }

  @Test("Every line of scores.tsv is read")
  func all() throws {
    #expect(ModelScore.all.count > 5)
    #expect(Version.report(commit: "unknown").split(separator: "\n").count == ModelScore.all.count + 2)
  }
}
