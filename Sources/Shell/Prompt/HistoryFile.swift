import Glibc

/// The lines typed at the prompt, kept between runs in a file that several shells may write at once.
///
/// One line a line, oldest first, mode 0600. A line is appended under a lock; when the file holds twice the limit it is
/// rewritten beside itself and renamed, so that no moment of failure leaves it half written.
package struct HistoryFile: Sendable {
  package let path: String
  /// How many lines are kept.
  package let limit: Int

  package init(path: String, limit: Int = 2000) {
    self.path = path
    self.limit = limit
  }

  /// `$XDG_STATE_HOME/attest/history`, by default below `~/.local/state`; nil where there is no home.
  package init?(environment: (String) -> String?) {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      self.init(path: state + "/attest/history")
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      self.init(path: home + "/.local/state/attest/history")
    } else {
      return nil
    }
  }

  /// The lines kept, oldest first, without neighbours that repeat; none where there is no file.
  package func lines() -> [String] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    return lines(of: file)
  }

  /// Longer lines were pasted, not typed, and nobody looks for them again.
  private static let longestLine = 10_000

  /// Whether a line belongs in the history: it is not blank, not endless, and does not begin with a space.
  package static func keeps(_ line: String) -> Bool {
    line.utf8.count <= longestLine && !line.hasPrefix(" ") && !line.hasPrefix("\t")
      && line.contains { $0 != " " && $0 != "\t" }
  }

  /// Adds a line, unless it is the same as the last one; false where the file cannot be written.
  @discardableResult
  package func append(_ line: String) -> Bool {
    guard HistoryFile.keeps(line) else { return true }
    makeFolder()
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    guard flock(file, LOCK_EX) == 0 else { return false }
    // Another shell may have renamed a shortened file into place while this one waited for the lock.
    var opened = stat()
    var named = stat()
    guard fstat(file, &opened) == 0 else { return false }
    if stat(path, &named) != 0 || named.st_ino != opened.st_ino { return append(line) }
    let kept = lines(of: file)
    let flat = String(line.map { $0.isNewline ? " " : $0 })
    if kept.last == flat { return true }
    if kept.count >= 2 * limit { return rewrite(kept.suffix(limit - 1) + [flat]) }
    return HistoryFile.write(flat + "\n", to: file)
  }

  private func rewrite(_ lines: [String]) -> Bool {
    let temporary = path + ".\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    let isWritten = HistoryFile.write(lines.map { $0 + "\n" }.joined(), to: file) && fsync(file) == 0
    close(file)
    if isWritten, rename(temporary, path) == 0 { return true }
    unlink(temporary)
    return false
  }

  private func lines(of file: Int32) -> [String] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    lseek(file, 0, SEEK_SET)
    while true {
      let count = read(file, &chunk, chunk.count)
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    var result: [String] = []
    for piece in bytes.split(separator: 10) {
      let line = String(decoding: piece, as: UTF8.self)
      if line != result.last { result.append(line) }
    }
    return result
  }

  /// All of the text, or nothing: half a line would run into the next one.
  private static func write(_ text: String, to file: Int32) -> Bool {
    let bytes = Array(text.utf8)
    let end = lseek(file, 0, SEEK_END)
    if Glibc.write(file, bytes, bytes.count) == bytes.count { return true }
    if end >= 0 { ftruncate(file, end) }
    return false
  }

  /// Makes the folders above the file, for the user alone.
  private func makeFolder() {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
  }
}
