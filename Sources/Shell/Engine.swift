import Documents
import Facts
import Glibc
import Index
import Language
import Text

/// The documents of a session and their index, read and analysed by threads of their own.
///
/// The session's thread asks for a load and goes on; a question waits until what was asked for is there. Documents are
/// analysed side by side and inserted in the order in which they were read, so that the index is the same every time.
package final class Engine: Sendable {
  /// Where documents come from.
  package enum Source: Sendable, Equatable {
    /// Files and folders, as the user named them.
    case paths([String])
    /// The articles in the binary.
    case bundled
  }

  /// How far a load has come.
  package struct Progress: Sendable, Equatable {
    package var bytesDone = 0
    package var bytes = 0
    package var documents = 0
    /// When the load began, in seconds of the monotonic clock.
    package var start = 0.0

    /// 0...1.
    package var fraction: Double { bytes == 0 ? 0 : Double(bytesDone) / Double(bytes) }
  }

  /// What a finished load says: the totals, and what could not be read.
  package struct Outcome: Sendable {
    package var source: Source
    package var documents: Int
    package var seconds: Double
    package var diagnostics: [Diagnostic]
    package var wasStopped: Bool
  }

  private struct State: Sendable {
    var index = FactIndex()
    /// Those in the index, in its order.
    var documents: [Document] = []
    var waiting: [Source] = []
    var isLoading = false
    var isStopped = false
    var progress = Progress()
    var outcomes: [Outcome] = []
  }

  /// One document on its way through the workers.
  private struct Work: Sendable {
    var documents: [Document]
    var next = 0
    var done: [Int: DocumentFacts] = [:]
    var isStopped = false
    var workers: Int
    /// What kept a worker from starting.
    var failure: String?
  }

  private let monitor = Monitor(State())
  private let workerCount: Int

  package init(workerCount: Int = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) {
    self.workerCount = workerCount
  }

  /// Asks for documents; they are read behind the caller's back, after those that were asked for before.
  package func load(_ sources: [Source]) {
    let starts = monitor.withState { state in
      state.waiting += sources
      defer { state.isLoading = true }
      return !state.isLoading && !sources.isEmpty
    }
    if starts { detachThread { [self] in run() } }
  }

  /// How far the running load is; nil where none runs.
  package var progress: Progress? { monitor.withState { $0.isLoading ? $0.progress : nil } }

  /// Nothing is being read, and every load has had its say.
  package var isIdle: Bool { monitor.withState { !$0.isLoading && $0.outcomes.isEmpty } }

  /// What the loads that ended since it was last asked have to say.
  package func takeOutcomes() -> [Outcome] {
    monitor.withState { state in
      defer { state.outcomes = [] }
      return state.outcomes
    }
  }

  /// Gives up the running load and those that wait; what was inserted stays.
  package func stop() { monitor.withState { $0.isStopped = true } }

  /// Waits until nothing is left to load.
  package func waitUntilLoaded() { monitor.wait { $0.isLoading ? nil : () } }

  /// The index as it is now.
  package var index: FactIndex { monitor.withState { $0.index } }

  /// The documents in the index, in its order.
  package var documents: [Document] { monitor.withState { $0.documents } }

  private func run() {
    while true {
      let next = monitor.withState { state -> (source: Source, index: FactIndex)? in
        if state.isStopped { state.waiting = [] }
        guard !state.waiting.isEmpty else {
          state.isLoading = false
          state.isStopped = false
          return nil
        }
        state.progress = Progress(start: Clock.seconds)
        // Taken out while it grows, so that it is never copied.
        let index = state.index
        state.index = FactIndex()
        return (state.waiting.removeFirst(), index)
      }
      guard let next else { return }
      load(next.source, into: next.index)
    }
  }

  private func load(_ source: Source, into index: consuming FactIndex) {
    let start = Clock.seconds
    let reading = Engine.read(source)
    var diagnostics = reading.diagnostics
    let documents = reading.documents
    let sizes = documents.map(\.text.count)
    monitor.withState { $0.progress.bytes = sizes.reduce(0, +) }
    let workers = max(1, min(workerCount, documents.count))
    let work = Monitor(Work(documents: documents, workers: workers))
    for _ in 0..<workers { detachThread { Engine.analyse(work) } }
    var inserted = 0
    while inserted < documents.count {
      let facts = work.wait { work -> DocumentFacts?? in
        if let facts = work.done.removeValue(forKey: inserted) { return .some(facts) }
        return work.isStopped || work.workers == 0 ? .some(nil) : nil
      }
      guard let facts else { break }
      index.insert(document: documents[inserted], facts: facts)
      let isStopped = monitor.withState { state in
        state.progress.bytesDone += sizes[inserted]
        state.progress.documents += 1
        return state.isStopped
      }
      inserted += 1
      if isStopped { work.withState { $0.isStopped = true } }
    }
    if let failure = work.withState({ $0.failure }) { diagnostics.append(Diagnostic(.error, failure)) }
    let outcome = Outcome(
      source: source, documents: inserted, seconds: Clock.seconds - start, diagnostics: diagnostics,
      wasStopped: inserted < documents.count)
    let result = index
    monitor.withState { state in
      state.index = result
      state.documents += documents[..<inserted]
      state.outcomes.append(outcome)
    }
  }

  /// A worker: takes the next document until there is none.
  private static func analyse(_ work: Monitor<Work>) {
    defer { work.withState { $0.workers -= 1 } }
    do {
      var analyzer = try Analyzer()
      var extractor = FactExtractor()
      while let (number, document) = take(from: work) {
        let facts = extractor.facts(in: analyzer.analyze(document), document: document)
        work.withState { $0.done[number] = facts }
      }
    } catch {
      work.withState { $0.failure = "the English model cannot be opened: \(error)" }
    }
  }

  private static func take(from work: Monitor<Work>) -> (Int, Document)? {
    work.withState { work in
      guard !work.isStopped, work.next < work.documents.count else { return nil }
      defer { work.next += 1 }
      return (work.next, work.documents[work.next])
    }
  }
}

/// Seconds of the clock that is never set.
package enum Clock {
  package static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
