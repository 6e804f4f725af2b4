import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files below a folder that documents are read from, in the byte order of their paths.
///
/// Hidden files are passed over, and what is no file but a pipe, which might keep who opens it waiting; a folder or file
/// that several links lead to is visited once, so that a circle of links ends.
struct FolderWalk {
  private struct Node: Hashable {
    var device: UInt64
    var number: UInt64
  }

  /// Endings of files that hold text for people, in a form that is not read here.
  private static let unreadEndings: Set<String> = [
    "doc", "docx", "epub", "htm", "html", "mobi", "odt", "pdf", "rtf", "tex", "xhtml",
  ]

  private var visited: Set<Node> = []
  /// By its ending, how many files of a form that is not read were passed over.
  private var passedOver: [String: Int] = [:]

  /// What to say of the files passed over since it was last asked; nil where there were none.
  mutating func takePassedOver() -> String? {
    defer { passedOver = [:] }
    guard !passedOver.isEmpty else { return nil }
    let count = passedOver.values.reduce(0, +)
    let endings = passedOver.keys.sorted().map { "." + $0 }.joined(separator: ", ")
    return "\(count) \(count == 1 ? "file is" : "files are") passed over (\(endings)); .txt, .md and .jsonl are read"
  }

  /// The ending of a file that holds text in a form that is not read; nil for any other.
  static func unreadEnding(of name: String) -> String? {
    guard let ending = name.split(separator: ".").last?.lowercased() else { return nil }
    return unreadEndings.contains(ending) ? ending : nil
  }

  enum Kind { case file, pipe, folder, missing, other }

  /// What a path leads to, links followed.
  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    case S_IFIFO, S_IFCHR: return .pipe
    default: return .other
    }
  }

  /// True the first time that a file or folder is met.
  mutating func isNew(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return true }
    return visited.insert(Node(device: UInt64(status.st_dev), number: UInt64(status.st_ino))).inserted
  }

  /// Calls `visit` with each file of a known ending, as its path and its path below `folder`.
  mutating func walk(
    _ folder: String, below prefix: String = "", warn: (Diagnostic) -> Void,
    visit: (_ path: String, _ below: String) throws -> Void
  ) throws {
    guard isNew(folder) else { return }
    guard let directory = opendir(folder) else {
      warn(FileBytes.failure("cannot be read", folder).asWarning)
      return
    }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    closedir(directory)
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    // A folder sorts as its path with the slash, so that the order is that of whole paths.
    let entries = names.map { name in
      let kind = FolderWalk.kind(of: base + name)
      return (name: name, kind: kind, key: Array((kind == .folder ? name + "/" : name).utf8))
    }
    for entry in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      if entry.kind == .folder {
        try walk(base + entry.name, below: prefix + entry.name + "/", warn: warn, visit: visit)
      } else if entry.kind != .pipe, DocumentReader.Format(ending: entry.name) != nil, isNew(base + entry.name) {
        try visit(base + entry.name, prefix + entry.name)
      } else if entry.kind == .file, let ending = FolderWalk.unreadEnding(of: entry.name) {
        passedOver[ending, default: 0] += 1
      }
    }
  }
}

extension Diagnostic {
  /// The same, where the rest goes on without what it is about.
  var asWarning: Diagnostic {
    var warning = self
    warning.severity = .warning
    return warning
  }
}
