import CEdit
import Glibc

/// What a terminal's owner waits for: keys, and the signals that the keyboard and the window send.
///
/// From its making on, SIGINT, SIGTSTP, SIGWINCH, SIGTERM and SIGHUP are blocked in the calling thread and in those it
/// starts afterwards, and are read from a signalfd instead.
package final class TerminalSignals {
  /// What a wait ends with.
  package enum Event: Sendable { case input, timeout, interrupt, resize, stop, terminate }

  private let descriptor: Int32
  private var set = sigset_t()
  private var before = sigset_t()
  /// Asked to end while another program had the terminal.
  private var isTerminated = false

  /// nil where the system gives no signalfd.
  package init?() {
    sigemptyset(&set)
    for signal in [SIGINT, SIGTSTP, SIGWINCH, SIGTERM, SIGHUP] { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, &before)
    descriptor = signalfd(-1, &set, Int32(SFD_CLOEXEC) | Int32(SFD_NONBLOCK))
    guard descriptor >= 0 else {
      pthread_sigmask(SIG_SETMASK, &before, nil)
      return nil
    }
  }

  deinit {
    close(descriptor)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  /// Waits for a key or a signal, `timeout` milliseconds at most, for ever where that is -1.
  package func wait(timeout: Int32) -> Event {
    var polled = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
    ]
    if isTerminated { return .terminate }
    while true {
      let count = poll(&polled, 2, timeout)
      if count == 0 { return .timeout }
      if count < 0 {
        if errno == EINTR { continue }
        return .terminate
      }
      if polled[0].revents != 0, let event = nextSignal() { return event }
      if polled[1].revents != 0 { return .input }
    }
  }

  /// Whether Ctrl-C was typed since it was last asked; other signals are dealt with on the way.
  package func interrupted(within timeout: Int32) -> Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, timeout) > 0, let event = nextSignal() else { return false }
    if event == .stop { stop() }
    return event == .interrupt || event == .terminate
  }

  /// Lets go of the Ctrl-C and Ctrl-Z that were meant for a program which had the terminal.
  package func forgetKeys() {
    while let event = nextSignal() {
      if event == .terminate { isTerminated = true }
    }
  }

  /// Stops the process as Ctrl-Z asks, and comes back when it is continued.
  package func stop() {
    var stopping = sigset_t()
    sigemptyset(&stopping)
    sigaddset(&stopping, SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stopping, nil)
    kill(getpid(), SIGTSTP)
    pthread_sigmask(SIG_BLOCK, &stopping, nil)
  }

  private func nextSignal() -> Event? {
    var received = signalfd_siginfo()
    guard read(descriptor, &received, MemoryLayout<signalfd_siginfo>.size) == MemoryLayout<signalfd_siginfo>.size else {
      return nil
    }
    switch Int32(bitPattern: received.ssi_signo) {
    case SIGINT: return .interrupt
    case SIGTSTP: return .stop
    case SIGWINCH: return .resize
    default: return .terminate
    }
  }
}

/// The size of the terminal on standard output.
package struct TerminalSize: Equatable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// Whether the terminal obeys escape sequences; one that says it is dumb shows them.
  package static var takesEscapes: Bool {
    let kind = environmentVariable("TERM") ?? ""
    return !kind.isEmpty && kind != "dumb"
  }

  /// As the terminal tells; 80 by 24 where there is none.
  package static var current: TerminalSize {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return TerminalSize(columns: 80, rows: 24)
    }
    return TerminalSize(columns: Int(size.ws_col), rows: Int(max(size.ws_row, 2)))
  }
}
