import Facts
import Rules
import Text

/// What is said of rules on screens.
extension RuleBook {
  /// The rules with the files of `--rules` over them; nil where none was named. Throws the first mistake in them.
  static func rules(of invocation: Invocation) throws(Diagnostic) -> RuleSet? {
    let paths = invocation.values("rules")
    guard !paths.isEmpty else { return nil }
    var mistakes: [Diagnostic] = []
    let book = try RuleBook(paths: paths) { mistakes.append($0) }
    if let first = mistakes.first { throw first }
    return book.rules
  }

  /// A rule as its file has it, the questions that ask for it, and what it compiled to.
  static func lines(of compiled: CompiledRule, in rules: RuleSet) -> [String] {
    let questions = rules.questions.filter { $0.question.fact == compiled.rule.name }
    return ["# " + compiled.origin] + RuleWriter.lines(of: compiled.rule)
      + questions.map { RuleWriter.line(of: $0.question) }
      + PatternText.lines(of: compiled, in: rules).map { "# " + $0 }
  }

  /// `1 rule`, `2 rules`.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)" + (number == 1 ? "" : "s") }

  static func unknown(_ name: String, _ rules: RuleSet) -> String {
    let near = Suggestion.nearest(to: name, among: rules.rules.map(\.rule.name))
    return "there is no rule ‘\(name)’" + (near.map { "; did you mean ‘\($0)’?" } ?? "")
  }
}

extension CompiledRule {
  /// Where it comes from: `our.rules, in place of rules/kinship.rules`.
  var origin: String {
    let own = path.isEmpty ? "taught at the prompt" : path
    return overridden.isEmpty ? own : own + ", in place of " + overridden.joined(separator: " and ")
  }
}
