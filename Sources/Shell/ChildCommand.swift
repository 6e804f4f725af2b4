import Glibc

/// Programs that the shell starts for the user: the pager and the editor.
package enum ChildCommand {
  /// Runs a command line of `/bin/sh` in the foreground, `input` on its standard input where given, and waits for it.
  ///
  /// Returns its status, or nil where it could not be started. The child gets the signals that the session has blocked.
  @discardableResult
  package static func run(_ line: String, input: String? = nil) -> Int32? {
    var pipeEnds: [Int32] = [-1, -1]
    if input != nil, pipe(&pipeEnds) != 0 { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if input != nil {
      posix_spawn_file_actions_adddup2(&actions, pipeEnds[0], STDIN_FILENO)
      posix_spawn_file_actions_addclose(&actions, pipeEnds[0])
      posix_spawn_file_actions_addclose(&actions, pipeEnds[1])
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var child = pid_t()
    let arguments: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", line].map { $0.withCString { strdup($0) } } + [nil]
    defer { for argument in arguments { free(argument) } }
    let status = posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, environ)
    if input != nil { close(pipeEnds[0]) }
    if let input {
      if status == 0 { feed(input, to: pipeEnds[1]) }
      close(pipeEnds[1])
    }
    guard status == 0 else { return nil }
    var result: Int32 = 0
    while waitpid(child, &result, 0) < 0 { if errno != EINTR { return nil } }
    return result
  }

  /// Writes all of the text, or as much as the child wants.
  private static func feed(_ text: String, to descriptor: Int32) {
    // A pager left early closes its end; that is no reason for this process to die.
    let before = signal(SIGPIPE, SIG_IGN)
    let output = TextOutput(descriptor: descriptor)
    output.write(text)
    output.flush()
    signal(SIGPIPE, before)
  }

  /// A word as `sh` takes it, whatever is in it.
  package static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
