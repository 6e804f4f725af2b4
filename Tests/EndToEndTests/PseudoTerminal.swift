import Foundation
import Glibc
import PseudoTerminalSupport

/// The program on a terminal of its own, with someone at the keys.
final class PseudoTerminal {
  private let master: Int32
  private let child: pid_t
  private var bytes: [UInt8] = []
  private let columns: Int
  /// Kept for as long as the program may read in it.
  private let scratch: Scratch
  private var hasEnded = false

  struct Failure: Error { var what: String }

  /// Starts it, or another program that starts it, with a state folder of its own, in the locale C.UTF-8, on a terminal
  /// of that many columns.
  init(
    _ arguments: [String] = [], state: Scratch, columns: Int = 80, environment: [String: String] = [:],
    program: String = Program.path
  ) throws {
    self.columns = columns
    scratch = state
    var variables = [
      "TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": state.folder.path, "XDG_STATE_HOME": state.folder.path,
      "PAGER": "cat",
      "PATH": "/usr/bin:/bin", "NO_COLOR": "1",
    ]
    variables.merge(environment) { $1 }
    var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for string in argv + envp { free(string) } }
    var other: Int32 = -1
    child = pseudo_terminal_spawn(program, &argv, &envp, 24, UInt16(columns), &other)
    master = other
    guard child > 0 else { throw Failure(what: "\(program) does not start") }
  }

  deinit {
    if !hasEnded {
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
    close(master)
  }

  /// Types keys; `\u{3}` is Ctrl-C.
  func type(_ keys: String) {
    let typed = Array(keys.utf8)
    var start = 0
    while start < typed.count {
      let written = typed[start...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      start += written
    }
  }

  func resize(columns: Int) {
    var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Reads until the screen shows the text that many times; false after ten seconds.
  @discardableResult
  func waits(for text: String, times: Int = 1) -> Bool {
    waits { $0.components(separatedBy: text).count > times }
  }

  /// Reads until the screen is as wanted; false after ten seconds.
  @discardableResult
  func waits(until isAsWanted: (String) -> Bool) -> Bool {
    let deadline = Date(timeIntervalSinceNow: 10)
    while Date() < deadline {
      if isAsWanted(screen) { return true }
      if !readMore() { return isAsWanted(screen) }
    }
    return false
  }

  /// Waits for the program to leave and gives its status; nil where it does not within ten seconds.
  func status() -> Int32? {
    let deadline = Date(timeIntervalSinceNow: 10)
    while Date() < deadline {
      _ = readMore()
      var status: Int32 = 0
      if waitpid(child, &status, WNOHANG) == child {
        hasEnded = true
        return (status >> 8) & 0xFF
      }
    }
    return nil
  }

  /// What the program wrote.
  var output: String { String(decoding: bytes, as: UTF8.self) }

  /// What the terminal shows.
  var screen: String {
    var screen = Screen(columns: columns)
    screen.show(output)
    return screen.text
  }

  /// Whether the terminal echoes and reads by lines, as a shell left it.
  var isCooked: Bool {
    var attributes = termios()
    guard tcgetattr(master, &attributes) == 0 else { return false }
    return attributes.c_lflag & UInt32(ICANON) != 0 && attributes.c_lflag & UInt32(ECHO) != 0
  }

  private func readMore() -> Bool {
    var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, 100) > 0 else { return true }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &chunk, chunk.count)
    guard count > 0 else {
      usleep(5000)
      return false
    }
    bytes.append(contentsOf: chunk[..<count])
    return true
  }
}
