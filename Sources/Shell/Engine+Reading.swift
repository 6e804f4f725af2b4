import BundledCorpus
import Documents
import Text

extension Engine {
  /// An engine that has read those files and folders, or the articles in the binary where there are none.
  ///
  /// What cannot be read is said on standard error; nil where that was something named, or all there was.
  static func loaded(_ paths: [String]) -> Engine? {
    let engine = Engine()
    engine.load([paths.isEmpty ? .bundled : .paths(paths)])
    engine.waitUntilLoaded()
    var isComplete = true
    for diagnostic in engine.takeOutcomes().flatMap(\.diagnostics) {
      complain(diagnostic.description)
      if diagnostic.severity == .error { isComplete = false }
    }
    return isComplete && !engine.documents.isEmpty ? engine : nil
  }

  /// The documents of a source, and what could not be read of it.
  static func read(_ source: Source) -> (documents: [Document], diagnostics: [Diagnostic]) {
    var documents: [Document] = []
    var diagnostics: [Diagnostic] = []
    switch source {
    case .paths(let paths):
      do {
        try DocumentReader.read(
          paths: paths, warn: { diagnostics.append($0) }, each: { documents.append($0) })
      } catch let diagnostic as Diagnostic {
        diagnostics.append(diagnostic)
      } catch {
        diagnostics.append(Diagnostic(.error, "\(error)", path: paths.joined(separator: " ")))
      }
    case .bundled:
      for file in BundledFile.all where file.path.hasSuffix(".txt") {
        DocumentReader.read(
          file: file.path, bytes: file.bytes, warn: { diagnostics.append($0) }, each: { documents.append($0) })
      }
    }
    return (documents, diagnostics)
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
