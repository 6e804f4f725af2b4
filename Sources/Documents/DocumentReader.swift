import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads documents from files and folders: .txt, .md and .jsonl, in a stable order.
///
/// What cannot be read below a folder is warned about and left out; a path that was named and cannot be read is an
/// error.
package struct DocumentReader {
  /// How the bytes of a file are read.
  enum Format {
    case text, markdown, jsonLines

    /// By the ending of a file's name; nil for one that holds no documents.
    init?(ending name: String) {
      switch name.split(separator: ".").last.map({ $0.lowercased() }) ?? "" {
      case "txt", "text": self = .text
      case "md", "markdown": self = .markdown
      case "jsonl", "ndjson": self = .jsonLines
      default: return nil
      }
    }
  }

  private var walk = FolderWalk()
  private var ids: Set<String> = []

  private init() {}

  /// Reads every document of those files and folders and hands each on, in order. .jsonl is read a line at a time.
  ///
  /// Throws a `Diagnostic` for a path that is missing or cannot be read, and whatever `each` throws.
  package static func read(
    paths: [String], warn: (Diagnostic) -> Void, each: (Document) throws -> Void
  ) throws {
    var reader = DocumentReader()
    for path in paths {
      if path.isEmpty { throw Diagnostic(.error, "the path of a file or folder is empty") }
      switch FolderWalk.kind(of: path) {
      case .missing: throw FileBytes.failure("cannot be read", path)
      case .other: throw Diagnostic(.error, "is no file or folder", path: path)
      case .file, .pipe:
        guard reader.walk.isNew(path) else { continue }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        try reader.read(path, below: name, warn: warn, each: each)
      case .folder:
        var files: [(path: String, below: String)] = []
        try reader.walk.walk(path, warn: warn) { files.append(($0, $1)) }
        if let passedOver = reader.walk.takePassedOver() { warn(Diagnostic(.warning, passedOver, path: path)) }
        if files.isEmpty {
          warn(Diagnostic(.warning, "holds no .txt, .md or .jsonl file that was not read before", path: path))
        }
        for file in files {
          do {
            try reader.read(file.path, below: file.below, warn: warn, each: each)
          } catch let diagnostic as Diagnostic where diagnostic.path == file.path {
            warn(diagnostic.asWarning)
          }
        }
      }
    }
  }

  /// Reads the documents of a file whose bytes are in memory; `name` is its path below the folder it belongs to.
  package static func read(
    file name: String, bytes: [UInt8], warn: (Diagnostic) -> Void, each: (Document) throws -> Void
  ) rethrows {
    var reader = DocumentReader()
    try reader.read(bytes, path: name, below: name, warn: warn, each: each)
  }

  private mutating func read(
    _ path: String, below: String, warn: (Diagnostic) -> Void, each handOn: (Document) throws -> Void
  ) throws {
    let file = CanonicalPath.of(path)
    func each(_ document: Document) throws {
      var document = document
      document.key.file = file
      try handOn(document)
    }
    guard Format(ending: path) == .jsonLines else {
      try read(try FileBytes.read(path), path: path, below: below, warn: warn, each: each)
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileBytes.failure("cannot be read", path) }
    defer { close(descriptor) }
    var lines = LineReader(descriptor: descriptor)
    try read(lines: { lines.nextLine() }, path: path, warn: warn, each: each)
    if lines.failure != 0 {
      throw Diagnostic(.error, "cannot be read: " + String(cString: strerror(lines.failure)), path: path)
    }
  }

  private mutating func read(
    _ bytes: [UInt8], path: String, below: String, warn: (Diagnostic) -> Void, each: (Document) throws -> Void
  ) rethrows {
    guard Format(ending: below) != .jsonLines else {
      var rest = bytes[...]
      try read(lines: { DocumentReader.nextLine(&rest) }, path: path, warn: warn, each: each)
      return
    }
    if Paragraphs.isBlank(bytes[...]) && !bytes.contains(0) {
      warn(Diagnostic(.warning, "is empty", path: path))
      return
    }
    if let reason = binary(bytes) {
      warn(Diagnostic(.warning, reason + "; it is left out", path: path))
      return
    }
    // In a folder it would have been passed over.
    if FolderWalk.unreadEnding(of: below) != nil {
      warn(Diagnostic(.warning, "is read as plain text, its marks as words; better convert it", path: path))
    }
    warnOfBrokenText(bytes, path: path, warn: warn)
    var document = Document(id: unique(below, from: below), path: path, text: bytes, blocks: [])
    if Format(ending: below) == .markdown { Markdown.read(into: &document) } else { PlainText.read(into: &document) }
    try each(document)
  }

  private mutating func read(
    lines next: () -> ArraySlice<UInt8>?, path: String, warn: (Diagnostic) -> Void, each: (Document) throws -> Void
  ) rethrows {
    var number = 0
    var entries: Set<String> = []
    while let line = next() {
      number += 1
      var document: Document?
      do throws(Diagnostic) {
        document = try JSONLines.document(line, number: number, path: path)
      } catch {
        warn(error.asWarning)
      }
      guard var document else { continue }
      document.key.entry = entries.insert(document.id).inserted ? document.id : "\(document.id), line \(number)"
      if !ids.insert(document.id).inserted { document.id = unused(document.id) }
      if let broken = document.text.withUnsafeBufferPointer({ $0.firstBrokenUTF8 }) {
        warn(
          Diagnostic(
            .warning, "is not UTF-8 at byte \(broken) of its text; the bytes are kept as they are", path: path,
            line: number))
      }
      try each(document)
    }
    if entries.isEmpty { warn(Diagnostic(.warning, "holds no document", path: path)) }
  }

  /// Why the bytes are no text; nil where they look like one.
  private func binary(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "is UTF-16, not UTF-8" }
    return bytes.prefix(8192).contains(0) ? "is a binary file" : nil
  }

  private func warnOfBrokenText(_ bytes: [UInt8], path: String, warn: (Diagnostic) -> Void) {
    guard let offset = bytes.withUnsafeBufferPointer({ $0.firstBrokenUTF8 }) else { return }
    let (line, column) = TextPosition.lineAndColumn(of: offset, in: bytes)
    warn(
      Diagnostic(
        .warning, "is not UTF-8 here; the bytes are kept as they are", path: path, line: line, column: column,
        hint: ""))
  }

  /// The path without its ending, or with it where another file has that id already.
  private mutating func unique(_ below: String, from name: String) -> String {
    let dot = below.lastIndex(of: ".").flatMap { dot in
      dot > below.startIndex && !below[dot...].contains("/") ? dot : nil
    }
    let id = String(below[..<(dot ?? below.endIndex)])
    if ids.insert(id).inserted { return id }
    if ids.insert(below).inserted { return below }
    return unused(below)
  }

  /// The id with the first number that makes it new.
  private mutating func unused(_ id: String) -> String {
    var number = 2
    while !ids.insert("\(id)-\(number)").inserted { number += 1 }
    return "\(id)-\(number)"
  }

  private static func nextLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    defer { rest = rest[min(end + 1, rest.endIndex)...] }
    return rest[..<end]
  }
}
