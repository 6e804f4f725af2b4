import Glibc

/// `-` on a command line: what is read from standard input in place of a file.
enum StandardInput {
  /// The path under which the system has it.
  static let path = "/dev/stdin"

  /// The paths with standard input for `-`.
  static func named(in paths: [String]) -> [String] { paths.map { $0 == "-" ? path : $0 } }

  /// Says what is waited for, where someone sits at a terminal that would stay silent.
  static func announce(_ wanted: String) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return }
    complain("type \(wanted); Ctrl-D ends")
  }
}
