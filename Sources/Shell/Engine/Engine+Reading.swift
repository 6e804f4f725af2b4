import BundledCorpus
import Documents
import Text

extension Engine {
  /// An engine that has read those files and folders, or the articles in the binary where there are none, with the rules of
  /// the command line.
  ///
  /// What cannot be read is said on standard error; nil where that was something named, or all there was.
  static func loaded(_ paths: [String], _ invocation: Invocation) -> Engine? {
    let engine = Engine()
    do throws(Diagnostic) {
      if let rules = try RuleBook.rules(of: invocation) { engine.apply(rules) }
    } catch {
      complain(error.description, keepingLines: true)
      return nil
    }
    engine.load(paths.isEmpty ? .bundled : .paths(paths))
    ProgressLine.show(of: engine)
    var isComplete = true
    for diagnostic in engine.takeOutcomes().flatMap(\.diagnostics) {
      complain(diagnostic.description, keepingLines: true)
      if diagnostic.severity == .error { isComplete = false }
    }
    return isComplete && !engine.documents.isEmpty ? engine : nil
  }

  /// What was read of a source.
  struct Reading: Sendable {
    var documents: [Document] = []
    /// What could not be read.
    var diagnostics: [Diagnostic] = []
    /// Nothing that was named is missing, and nobody stopped it.
    var isComplete = true
    var wasStopped = false
  }

  private struct Stopped: Error {}

  /// A reading on a thread of its own.
  struct PendingReading: Sendable {
    var result: Reading?
    var isStopped = false
  }

  /// Reads a source behind the loading thread's back, which waits: a pipe that nobody writes to, or a disk that does not
  /// answer, would keep it beyond being stopped. A thread that is kept so is left to itself.
  func readApart(_ source: Source) -> Reading {
    let pending = Monitor(PendingReading())
    let isStopped = monitor.withState { state in
      state.reading = pending
      return state.isStopped
    }
    if isStopped { pending.withState { $0.isStopped = true } }
    detachThread {
      let reading = Engine.read(source) { pending.withState { $0.isStopped } }
      pending.withState { $0.result = reading }
    }
    defer { monitor.withState { $0.reading = nil } }
    return pending.wait { $0.result ?? ($0.isStopped ? Reading(isComplete: false, wasStopped: true) : nil) }
  }

  /// Reads a source until `isStopped` says to give it up.
  static func read(_ source: Source, isStopped: () -> Bool) -> Reading {
    var reading = Reading()
    func add(_ document: Document) throws {
      if isStopped() { throw Stopped() }
      reading.documents.append(document)
    }
    do {
      switch source {
      case .paths(let paths):
        try DocumentReader.read(paths: paths, warn: { reading.diagnostics.append($0) }, each: add)
      case .bundled:
        for file in BundledFile.all where file.path.hasSuffix(".txt") {
          try DocumentReader.read(
            file: file.path, bytes: file.bytes, warn: { reading.diagnostics.append($0) }, each: add)
        }
      case .memory(let name, let bytes):
        try DocumentReader.read(file: name, bytes: bytes, warn: { reading.diagnostics.append($0) }, each: add)
      }
    } catch let diagnostic as Diagnostic {
      reading.diagnostics.append(diagnostic)
      reading.isComplete = false
    } catch {
      reading.isComplete = false
      reading.wasStopped = true
    }
    return reading
  }
}

/// A file of the corpus in the binary.
package struct BundledFile: Sendable {
  /// Below the folder `Corpus`.
  package var path: String
  package var bytes: [UInt8]

  package static var all: [BundledFile] {
    (0..<bundled_file_count()).compactMap { index in
      guard let file = bundled_file_at(index)?.pointee, let path = file.path else { return nil }
      return BundledFile(
        path: String(cString: path), bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
    }
  }
}
