#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The one way to write the path of a file or folder, whatever links, dots and slashes the user wrote.
package enum CanonicalPath {
  /// From the root, without links, dots and repeated slashes.
  ///
  /// Of a file that is not there (any more), the folder's way followed by its name; as it is written where there is no
  /// folder either.
  package static func of(_ path: String) -> String {
    if let resolved = resolved(path) { return resolved }
    let parts = path.split(separator: "/")
    guard let name = parts.last, name != ".", name != ".." else { return path }
    let folder = (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
    guard let above = resolved(folder.isEmpty ? "." : folder) else { return path }
    return (above == "/" ? "" : above) + "/" + name
  }

  /// nil where nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
