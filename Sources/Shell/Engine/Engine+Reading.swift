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
      complain(diagnostic.description)
      if diagnostic.severity == .error { isComplete = false }
    }
    return isComplete && !engine.documents.isEmpty ? engine : nil
  }

  /// What was read of a source.
  struct Reading {
    var documents: [Document] = []
    /// What could not be read.
    var diagnostics: [Diagnostic] = []
    /// Nothing that was named is missing, and nobody stopped it.
    var isComplete = true
    var wasStopped = false
  }

  private struct Stopped: Error {}

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
