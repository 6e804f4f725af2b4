import Glibc
import Text

/// Measures whole runs of the program beside this one: from its start to its end.
struct StartStage {
  let runs: Int

  /// Runs `attest` of the folder that this program is in.
  func run() throws {
    let own = CommandLine.arguments[0]
    let folder = own.lastIndex(of: "/").map { String(own[...$0]) } ?? "./"
    print("start: \(runs) runs each, median (fastest-slowest)")
    try report("to the end of an empty session", folder + "attest", ["--no-config", "--no-history"])
    if access("Corpus", R_OK) == 0 { try report("run Corpus", folder + "attest", ["run", "Corpus"]) }
  }

  private func report(_ name: String, _ program: String, _ arguments: [String]) throws {
    var times: [Double] = []
    for run in 0...max(1, runs) {
      let start = seconds()
      try spawn(program, arguments)
      // The first run brings the file into memory.
      if run > 0 { times.append((seconds() - start) * 1000) }
    }
    times.sort()
    let shown = [times[times.count / 2], times[0], times[times.count - 1]].map { String(($0 * 10).rounded() / 10) }
    print("  \(name): \(shown[0]) ms (\(shown[1])-\(shown[2]))")
  }

  /// Runs a program without input or output and waits for its end.
  private func spawn(_ program: String, _ arguments: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for descriptor in [Int32(1), 2] { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0) }
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    let status = posix_spawn(&child, program, &actions, nil, &words, nil)
    guard status == 0 else { throw Diagnostic(.error, String(cString: strerror(status)), path: program) }
    var ended: Int32 = 0
    while waitpid(child, &ended, 0) < 0, errno == EINTR {}
  }
}
