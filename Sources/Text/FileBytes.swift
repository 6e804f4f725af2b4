#if canImport(Glibc)
  import Glibc

  private let systemRead = Glibc.read
  private let systemWrite = Glibc.write
#else
  import Darwin

  private let systemRead = Darwin.read
  private let systemWrite = Darwin.write
#endif

/// Whole files as bytes, with errors that name the file and say why.
package enum FileBytes {
  /// Offsets are 32 bits, so a larger file is refused.
  package static let largest = Int(Int32.max)

  /// The bytes of a file. Throws a `Diagnostic` where it cannot be read, is no ordinary file or pipe, or is too large.
  package static func read(_ path: String) throws(Diagnostic) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure("cannot be read", path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure("cannot be read", path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Diagnostic(.error, "is a folder, not a file", path: path)
    }
    guard Int(status.st_size) <= largest else { throw tooLarge(path) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var finished = false
    while !finished {
      let room = max(65_536, Int(status.st_size) - bytes.count + 1)
      var got = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        got = systemRead(file, buffer.baseAddress, room)
        count = max(0, got)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw failure("cannot be read", path) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= largest else { throw tooLarge(path) }
      finished = got == 0
    }
    return bytes
  }

  /// Writes a file, replacing what was there.
  package static func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw failure("cannot be written", path) }
    defer { close(file) }
    guard write(bytes, to: file) else { throw failure("cannot be written", path) }
  }

  /// Writes a file beside its place and moves it there, so that it is whole at every moment, even for who runs it.
  ///
  /// A link stays one, to the file it leads to. `mode` is nil for that of the file there, or 0644 where there is none.
  package static func replace(_ path: String, with bytes: [UInt8], mode: mode_t? = nil) throws(Diagnostic) {
    let target = CanonicalPath.of(path)
    var status = stat()
    let mode = mode ?? (stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o644)
    let temporary = target + ".\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw failure("cannot be written", path) }
    let isWritten = write(bytes, to: file) && fchmod(file, mode) == 0 && fsync(file) == 0
    let reason = errno
    close(file)
    if isWritten, rename(temporary, target) == 0 { return }
    if !isWritten { errno = reason }
    let diagnostic = failure("cannot be written", path)
    unlink(temporary)
    throw diagnostic
  }

  /// Writes all bytes to an open file; false where that fails (`errno` says why).
  @discardableResult
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let wrote = bytes.withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if wrote < 0, errno == EINTR { continue }
      guard wrote > 0 else { return false }
      start += wrote
    }
    return true
  }

  /// A diagnostic with the reason that `errno` gives.
  package static func failure(_ what: String, _ path: String) -> Diagnostic {
    Diagnostic(.error, what + ": " + String(cString: strerror(errno)), path: path)
  }

  private static func tooLarge(_ path: String) -> Diagnostic {
    Diagnostic(.error, "is larger than 2 GiB", path: path, hint: "Split it into smaller files.")
  }
}
