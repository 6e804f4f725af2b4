import Documents
import Glibc
import Index
import Text

/// The documents of a session and their index, read and analysed by threads of their own.
///
/// The session's thread asks for a load and goes on; a question waits until what was asked for is there. Documents are
/// analysed side by side and inserted in the order in which they were read, so that the index is the same every time.
/// `Engine+Loading.swift` has those threads.
package final class Engine: Sendable {
  /// Where documents come from.
  package enum Source: Sendable, Equatable {
    /// Files and folders, as the user named them. What was read from there before and has not changed stays as it is,
    /// and what is no longer there is taken out.
    case paths([String])
    /// The articles in the binary.
    case bundled
    /// A file in memory: its name, which tells its format, and its bytes.
    case memory(name: String, bytes: [UInt8])
  }

  /// What the session asks for, done in the order of asking.
  package enum Request: Sendable {
    case read(Source)
    case remove(Set<DocumentKey>)
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

  /// What a finished request says: the totals, and what could not be read.
  package struct Outcome: Sendable {
    package var source: Source?
    /// How many were analysed, those that had changed included.
    package var documents = 0
    /// How many of them had been read before, and have changed.
    package var changed = 0
    /// How many were taken out and not read again.
    package var removed = 0
    package var bytes = 0
    package var sentences = 0
    package var facts = 0
    package var seconds = 0.0
    package var diagnostics: [Diagnostic] = []
    package var wasStopped = false
  }

  struct State: Sendable {
    var index = FactIndex()
    /// Those in the index, in its order.
    var documents: [Document] = []
    var waiting: [Request] = []
    var isLoading = false
    var isStopped = false
    var progress = Progress()
    var outcomes: [Outcome] = []
    /// What is being read from files.
    var reading: Monitor<PendingReading>?
    /// What the workers of the running load share.
    var work: Monitor<Work>?
    /// Counts the changes of the index.
    var generation = 0
    /// Of this generation; nil until it is wanted.
    var vocabulary: Vocabulary?
    var isGathering = false
  }

  let monitor = Monitor(State())
  let workerCount: Int

  package init(workerCount: Int = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) {
    self.workerCount = workerCount
  }

  /// Asks for documents; they are read behind the caller's back, after what was asked for before.
  package func load(_ source: Source) { request(.read(source)) }

  /// Takes documents out, after what was asked for before.
  package func remove(_ documents: Set<DocumentKey>) { request(.remove(documents)) }

  private func request(_ request: Request) {
    let starts = monitor.withState { state in
      state.waiting.append(request)
      guard !state.isLoading else { return false }
      state.isLoading = true
      state.progress = Progress(start: Clock.seconds)
      return true
    }
    if starts { detachThread { [self] in run() } }
  }

  /// How far the running load is; nil where none runs.
  package var progress: Progress? { monitor.withState { $0.isLoading ? $0.progress : nil } }

  /// Nothing is being read, and every load has had its say.
  package var isIdle: Bool { monitor.withState { !$0.isLoading && $0.outcomes.isEmpty } }

  /// What the requests that ended since it was last asked have to say.
  package func takeOutcomes() -> [Outcome] {
    monitor.withState { state in
      defer { state.outcomes = [] }
      return state.outcomes
    }
  }

  /// Gives up the running load and those that wait; what was inserted stays.
  package func stop() {
    let (reading, work) = monitor.withState { state in
      if state.isLoading { state.isStopped = true }
      return (state.reading, state.work)
    }
    reading?.withState { $0.isStopped = true }
    work?.withState { $0.isStopped = true }
  }

  /// Waits until nothing is left to load.
  package func waitUntilLoaded() { monitor.wait { $0.isLoading ? nil : () } }

  /// The index as it is now.
  package var index: FactIndex { monitor.withState { $0.index } }

  /// The documents in the index, in its order.
  package var documents: [Document] { monitor.withState { $0.documents } }
}

/// Seconds of the clock that is never set.
package enum Clock {
  package static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
