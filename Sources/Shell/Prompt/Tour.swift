import BundledCorpus

/// The lesson of `:tour`: steps that say something and type a line or two for the reader.
///
/// Its text is a data file of the bundled corpus: `= title` begins a step, `> line` is typed, the rest is said.
package struct Tour: Sendable {
  /// A paragraph that is said, or a line that is typed.
  package enum Part: Sendable, Equatable {
    case said(String)
    case typed(String)
  }

  /// What is said and typed under one title.
  package struct Step: Sendable, Equatable {
    package var title: String
    package var parts: [Part]
  }

  package var steps: [Step] = []

  /// The lesson that comes with attest.
  package static let bundled = Tour(Tour.bytes(of: bundled_tour_steps()))

  /// The story that the lesson is about.
  package static let document = BundledFile(path: "bridge.txt", bytes: Tour.bytes(of: bundled_tour_text()))

  /// Reads a lesson; a line of another step's sort ends a paragraph, and what stands before the first step is left out.
  package init(_ bytes: [UInt8]) {
    for piece in bytes.split(separator: 10) {
      let line = String(decoding: piece, as: UTF8.self)
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("= ") {
        steps.append(Step(title: String(line.dropFirst(2)), parts: []))
      } else if let last = steps.indices.last {
        steps[last].parts.append(line.hasPrefix("> ") ? .typed(String(line.dropFirst(2))) : .said(line))
      }
    }
  }

  private static func bytes(of file: UnsafePointer<bundled_file>?) -> [UInt8] {
    guard let file = file?.pointee else { return [] }
    return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
