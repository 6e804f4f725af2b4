import Language
import Rules
import Text

/// The rules in force: those that the binary brings, and over them those of files that the user names.
package enum RuleLibrary {
  /// The rules in the binary, compiled once, on the thread that asks first.
  package static let bundled: RuleSet = {
    var rules = RuleSet()
    guard var compiler = try? RuleCompiler() else { return rules }
    for file in EnglishModel.files(below: "rules/") {
      _ = compiler.compile(Array(file.bytes), path: file.name, into: &rules)
    }
    return rules
  }()
}
