import Glibc

/// Text on its way to a file descriptor, gathered and written in large pieces.
///
/// Not thread-safe: the session's thread is the only one that writes.
package final class TextOutput {
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  /// What went wrong with a write, as `errno` had it; later text is dropped.
  package private(set) var failure: Int32 = 0

  package init(descriptor: Int32) { self.descriptor = descriptor }

  package func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count > 1 << 16 { flush() }
  }

  package func writeLine(_ text: String = "") {
    write(text)
    write("\n")
  }

  package func flush() {
    var start = 0
    while start < bytes.count, failure == 0 {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: $0[start...]).baseAddress, $0.count - start)
      }
      if written > 0 { start += written } else if errno != EINTR { failure = errno }
    }
    bytes.removeAll(keepingCapacity: true)
  }

  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes what is left and gives the status to leave with: `status`, or 2 where not everything could be written.
  ///
  package func finish(_ status: Int32) -> Int32 {
    flush()
    guard failure != 0 else { return status }
    complain("standard output: " + String(cString: strerror(failure)))
    return 2
  }
}

/// One line on standard error, as every command reports what is wrong: `attest: unknown option …`.
///
/// A diagnostic may show the line that it is about and a caret below; then the lines are kept.
package func complain(_ message: String, keepingLines: Bool = false) {
  let output = TextOutput(descriptor: STDERR_FILENO)
  output.writeLine("attest: " + VisibleText.replacingControls(in: message, keepingLines: keepingLines))
  output.flush()
}

/// The status that a command ends with: what `body` returns, or 2 after its error was told.
func reportingErrors(_ body: () throws -> Int32) -> Int32 {
  do {
    return try body()
  } catch {
    complain("\(error)", keepingLines: true)
    return 2
  }
}
