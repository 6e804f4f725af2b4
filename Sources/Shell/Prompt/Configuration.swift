import Glibc
import Text

/// The settings that a session begins with. In rising order: those built in; the lines of
/// `$XDG_CONFIG_HOME/attest/config`, by default below `~/.config`; the environment's `ATTEST_NAME`; `--set NAME=VALUE`.
///
/// A line of the file is what `:set` takes, with or without `:set` before it: `timing on`.
package enum Configuration {
  /// The file's path; nil where there is no home.
  package static func path(environment: (String) -> String?) -> String? {
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") { return folder + "/attest/config" }
    return environment("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.config/attest/config" : nil }
  }

  /// Changes the settings as the file says; no file says nothing.
  package static func read(_ path: String, into settings: inout Settings) -> [Diagnostic] {
    guard access(path, F_OK) == 0 else { return [] }
    do throws(Diagnostic) {
      return apply(try FileBytes.read(path), path: path, to: &settings)
    } catch {
      return [Diagnostic(.warning, error.message, path: path)]
    }
  }

  /// Changes the settings as the lines say; what is wrong with a line comes back with its place, and the rest counts.
  package static func apply(_ bytes: [UInt8], path: String, to settings: inout Settings) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for (index, piece) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      let line = VisibleText.replacingControls(
        in: String(decoding: piece.last == 13 ? piece.dropLast() : piece, as: UTF8.self))
      var words = line.split(whereSeparator: \.isWhitespace)[...]
      if words.first == ":set" { words = words.dropFirst() }
      guard let name = words.first, !name.hasPrefix("#") else { continue }
      let value = words.dropFirst().joined(separator: " ")
      var wrong = name
      do throws(Diagnostic) {
        if value.isEmpty { throw Diagnostic(.warning, "\(name) needs a value after it") }
        if Settings.names.contains(String(name)) { wrong = line[words[words.startIndex + 1].startIndex...] }
        try settings.set(String(name), to: value)
      } catch {
        while wrong.last?.isWhitespace == true { wrong.removeLast() }
        diagnostics.append(
          Diagnostic(
            .warning, error.message, path: path, line: index + 1,
            column: line.distance(from: line.startIndex, to: wrong.startIndex) + 1, width: wrong.count, source: line))
      }
    }
    return diagnostics
  }

  /// Changes the settings as the environment says: `ATTEST_WIDTH=100`, and `NO_COLOR`.
  package static func apply(environment: (String) -> String?, to settings: inout Settings) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if environment("NO_COLOR")?.isEmpty == false { settings.color = .never }
    for name in Settings.names {
      let variable = "ATTEST_" + name.uppercased()
      guard let value = environment(variable), !value.isEmpty else { continue }
      do throws(Diagnostic) {
        try settings.set(name, to: value)
      } catch {
        diagnostics.append(Diagnostic(.warning, error.message, path: variable))
      }
    }
    return diagnostics
  }

  /// Changes the settings as `--set` and `--color` say; throws a `Diagnostic` for one that is wrong.
  package static func apply(_ invocation: Invocation, to settings: inout Settings) throws(Diagnostic) {
    for option in invocation.values("set") {
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { throw Diagnostic(.error, "--set takes NAME=VALUE, not ‘\(option)’") }
      do throws(Diagnostic) {
        try settings.set(parts[0], to: parts[1])
      } catch {
        throw Diagnostic(.error, "--set \(option): \(error.message)")
      }
    }
    if let color = invocation.value("color") { try settings.set("color", to: color) }
  }
}
