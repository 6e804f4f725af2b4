import Glibc
import Text

/// The settings that a session begins with: those of `$XDG_CONFIG_HOME/attest/config`, by default below `~/.config`.
///
/// The lines that `:set` takes, with or without `:set` before them: `timing on`.
package enum Configuration {
  /// The file's path; nil where there is no home.
  package static func path(environment: (String) -> String?) -> String? {
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") { return folder + "/attest/config" }
    return environment("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.config/attest/config" : nil }
  }

  /// Changes the settings as the lines say; what is wrong with a line comes back with its number, and the rest counts.
  package static func apply(_ bytes: [UInt8], path: String, to settings: inout Settings) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for (index, piece) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      var line = PromptSession.trimmed(String(decoding: piece, as: UTF8.self)[...])
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix(":set ") { line = PromptSession.trimmed(line.dropFirst(5)) }
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      do throws(Diagnostic) {
        guard words.count == 2 else { throw Diagnostic(.error, "a line is a setting's name and its value") }
        try settings.set(words[0], to: PromptSession.trimmed(words[1][...]))
      } catch {
        diagnostics.append(Diagnostic(.warning, error.message, path: path, line: index + 1))
      }
    }
    return diagnostics
  }
}
