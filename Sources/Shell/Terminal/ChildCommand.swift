import CEdit
import Glibc

/// Programs that the shell starts for the user: the pager and the editor.
package enum ChildCommand {
  /// Runs a command line of `/bin/sh` in the foreground, `input` on its standard input where given, and waits for it.
  ///
  /// Returns its status, or nil where it could not be started. The child gets the signals that the session has blocked;
  /// where Ctrl-Z stops it, the session stops with it, and both go on together.
  @discardableResult
  package static func run(_ line: String, input: String? = nil, environment: [String] = []) -> Int32? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      guard let file = file(holding: input) else { return nil }
      posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO)
      defer { close(file) }
      return spawn(line, &actions, environment)
    }
    return spawn(line, &actions, environment)
  }

  private static func spawn(
    _ line: String, _ actions: inout posix_spawn_file_actions_t, _ environment: [String]
  ) -> Int32? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var child = pid_t()
    let arguments = strings(["sh", "-c", line])
    defer { for argument in arguments { free(argument) } }
    let variables = strings(environment)
    defer { for variable in variables { free(variable) } }
    var inherited: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let variable = next.pointee {
      inherited.append(variable)
      next += 1
    }
    guard posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, inherited + variables) == 0 else {
      return nil
    }
    return status(of: child)
  }

  /// Waits for the child to end; its status as `waitpid` has it.
  private static func status(of child: pid_t) -> Int32? {
    var result: Int32 = 0
    while true {
      if waitpid(child, &result, WUNTRACED) < 0 {
        if errno != EINTR { return nil }
      } else if result & 0xFF == 0x7F {
        // Stopped: this process must not wait on, or nobody would be left at the terminal's keys.
        kill(getpid(), SIGSTOP)
        kill(child, SIGCONT)
      } else {
        return result
      }
    }
  }

  /// A file without a name that holds the text, at its beginning; nil where there is no room for it.
  ///
  /// Not a pipe: nothing needs to be fed while the child is stopped, or left over when it ends early.
  private static func file(holding text: String) -> Int32? {
    let descriptor = memfd_create("attest", CEDIT_CLOSE_ON_EXEC)
    guard descriptor >= 0 else { return nil }
    let output = TextOutput(descriptor: descriptor)
    output.write(text)
    output.flush()
    guard output.failure == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private static func strings(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
    words.map { $0.withCString { strdup($0) } } + [nil]
  }

  /// A word as `sh` takes it, whatever is in it.
  package static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
