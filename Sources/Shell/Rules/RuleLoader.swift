import Facts
import Glibc
import Rules
import Text

/// Reads and compiles rule files, large ones on as many threads as there are processors.
package enum RuleLoader {
  /// Fewer rules are compiled sooner than a thread with its analyser is started.
  private static let rulesOfThread = 100

  private struct Work: Sendable {
    var next = 0
    var drafts: [RuleDraft?]
    var running: Int
    var failure: Diagnostic?
  }

  /// Reads and compiles a file into a set; what has a mistake is left out and reported. Throws where the model cannot be
  /// opened.
  package static func compile(
    _ bytes: [UInt8], path: String, into rules: inout RuleSet
  ) throws(Diagnostic) -> [Diagnostic] {
    var reader = RuleReader(vocabulary: RuleCompiler.vocabulary, path: path)
    let file = reader.read(bytes)
    var compiler = try compiler()
    let shapes = file.questions.map { compiler.shapes(of: $0) }
    let threads = min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), file.rules.count / rulesOfThread)
    guard threads > 1 else {
      let drafts = file.rules.map { compiler.draft(of: $0, path: path) }
      return RuleCompiler.insert(drafts, shapes, of: file, path: path, into: &rules)
    }
    let work = Monitor(Work(drafts: Array(repeating: nil, count: file.rules.count), running: threads))
    for _ in 1..<threads { detachThread { draft(file.rules, path, work) } }
    draft(file.rules, path, work)
    work.wait { $0.running == 0 ? () : nil }
    let done = work.withState { $0 }
    if let failure = done.failure { throw failure }
    return RuleCompiler.insert(done.drafts.compactMap { $0 }, shapes, of: file, path: path, into: &rules)
  }

  package static func compiler() throws(Diagnostic) -> RuleCompiler {
    do {
      return try RuleCompiler()
    } catch {
      throw Diagnostic(.error, "the English model cannot be opened: \(error)")
    }
  }

  /// A worker: takes some rules at a time until there are none.
  private static func draft(_ rules: [Rule], _ path: String, _ work: Monitor<Work>) {
    defer { work.withState { $0.running -= 1 } }
    do throws(Diagnostic) {
      var compiler = try compiler()
      while true {
        let range = work.withState { work in
          let range = work.next..<min(rules.count, work.next + 64)
          work.next = range.upperBound
          return range
        }
        guard !range.isEmpty else { return }
        let drafts = range.map { compiler.draft(of: rules[$0], path: path) }
        work.withState { $0.drafts.replaceSubrange(range, with: drafts) }
      }
    } catch {
      work.withState { $0.failure = error }
    }
  }
}
