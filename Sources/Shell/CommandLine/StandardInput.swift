/// `-` on a command line: what is read from standard input in place of a file.
enum StandardInput {
  /// The path under which the system has it.
  static let path = "/dev/stdin"

  /// The paths with standard input for `-`.
  static func named(in paths: [String]) -> [String] { paths.map { $0 == "-" ? path : $0 } }
}
