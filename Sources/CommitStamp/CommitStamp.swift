import Foundation
import PackagePlugin

/// Writes `Commit.swift` for the executable: the commit that it is built from, for `attest --version`.
///
/// A command of the build asks git, again only when a commit is made, another is checked out, or a source changes. The
/// same commit gives the same file. Without git, or outside a clone, the commit is "unknown" and the build goes on.
@main
struct CommitStamp: BuildToolPlugin {
  /// `$1` is the package's folder, `$2` the file; it is left alone where nothing changed, so that nothing is rebuilt. A
  /// clone that the folder merely lies in is not asked.
  private static let script = """
    export GIT_CEILING_DIRECTORIES="${1%/*}"
    commit=$(git -C "$1" rev-parse --short=12 HEAD 2>/dev/null) || commit=unknown
    changes=$(git -C "$1" status --porcelain -- Package.swift Sources Corpus 2>/dev/null)
    [ -z "$changes" ] || commit="$commit, modified"
    text="/// The commit that this program was built from.
    enum Commit { static let name = \\"$commit\\" }"
    [ "$(cat "$2" 2>/dev/null)" = "$text" ] || echo "$text" > "$2"
    """

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let file = context.pluginWorkDirectoryURL.appending(path: "Commit.swift")
    return [
      .buildCommand(
        displayName: "Asking git for the commit", executable: URL(filePath: "/bin/sh"),
        arguments: ["-c", Self.script, "commit-stamp", package.path, file.path],
        inputFiles: Self.headFiles(of: package) + Self.sources(of: package), outputFiles: [file])
    ]
  }

  /// What changes with every commit and checkout: HEAD and its log. None outside a clone.
  private static func headFiles(of package: URL) -> [URL] {
    var folder = package.appending(path: ".git")
    // In a work tree of its own, `.git` is a file that names the folder.
    if let link = try? String(contentsOf: folder, encoding: .utf8), link.hasPrefix("gitdir: ") {
      folder = URL(filePath: link.dropFirst(8).trimmingCharacters(in: .newlines), relativeTo: package)
    }
    return ["HEAD", "logs/HEAD"].map { folder.appending(path: $0) }.filter(exists)
  }

  private static func sources(of package: URL) -> [URL] {
    ["Sources", "Corpus"].flatMap { name in
      let folder = package.appending(path: name)
      let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      return paths.sorted().map { folder.appending(path: $0) }.filter { !$0.hasDirectoryPath && exists($0) }
    } + [package.appending(path: "Package.swift")]
  }

  private static func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }
}
