import Glibc
import Shell
import Text

/// Measures what a session pays for its documents: the time to read them on all cores, and what the process grows by.
struct LoadStage {
  let runs: Int
  let paths: [String]

  func run() {
    let source: Engine.Source = paths.isEmpty ? .bundled : .paths(paths)
    var times: [Double] = []
    for run in 0..<max(1, runs) {
      let before = LoadStage.residentBytes
      let start = seconds()
      let engine = Engine()
      engine.load(source)
      engine.waitUntilLoaded()
      times.append(seconds() - start)
      guard run == 0 else { continue }
      let index = engine.index
      let count = max(1, index.sentences.count)
      print("load: \(grouped(index.sentences.count)) sentences of \(grouped(index.documents.count)) documents")
      print(
        "  \(grouped(index.byteCount / count)) bytes of index for a sentence, its text included; the process grew by"
          + " \(grouped((LoadStage.residentBytes - before) / count)) for each")
    }
    times.sort()
    let shown = [times[times.count / 2], times[0], times[times.count - 1]].map { Int($0 * 1000) }
    print(
      "  read on \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores in \(shown[0]) ms (\(shown[1])-\(shown[2])), \(times.count) runs"
    )
  }

  /// The memory of the process that is its own: without the pages of the program's file, in which the model lies.
  private static var residentBytes: Int {
    guard let bytes = try? FileBytes.read("/proc/self/status") else { return 0 }
    let line = bytes.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: "RssAnon:".utf8) } ?? []
    return (Int(String(decoding: line.filter { (0x30...0x39).contains($0) }, as: UTF8.self)) ?? 0) * 1024
  }
}
