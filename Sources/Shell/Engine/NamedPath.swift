import Documents
import Text

/// A file or folder as the user named it, which may be named otherwise the next time: "news", "./news/", a link to it.
struct NamedPath {
  let typed: String
  private let canonical: String

  init(_ typed: String) {
    self.typed = typed
    canonical = CanonicalPath.of(typed)
  }

  /// Whether a document was read from here or from below.
  func holds(_ document: Document) -> Bool {
    // As typed, too: what a link in the folder leads to lies elsewhere.
    Folder.contains(typed, document.path) || Folder.contains(canonical, document.key.file)
  }

  /// Whether another path leads here or below.
  func holds(_ path: String) -> Bool { Folder.contains(canonical, CanonicalPath.of(path)) }

  /// The first of some paths that leads to the same place.
  func first(of paths: [String]) -> String? { paths.first { CanonicalPath.of($0) == canonical } }
}
