import Facts
import Glibc
import Rules
import Text

/// `attest rules`: lists the rules in force, shows one, checks and tests files.
enum RulesCommand {
  /// 0 sound, 1 where a file has a mistake or a test fails, 2 wrong usage or a file that cannot be read.
  static func run(_ invocation: Invocation) -> Int32 {
    let operands = invocation.operands
    let output = TextOutput(descriptor: STDOUT_FILENO)
    do {
      let status: Int32
      switch operands.first ?? "list" {
      case "list" where operands.count <= 1: status = list(try rules(of: invocation), output)
      case "show" where operands.count == 2: status = show(operands[1], try rules(of: invocation), output)
      case "check" where operands.count > 1: status = try check(operands.dropFirst(), isTest: false, output)
      case "test" where operands.count > 1: status = try check(operands.dropFirst(), isTest: true, output)
      default:
        let typed = operands.first ?? ""
        let names = invocation.command.firstOperands
        let near = names.contains(typed) ? nil : Suggestion.nearest(to: typed, among: names)
        let hint = near.map { "; did you mean \($0)?" } ?? ""
        complain("attest rules takes list, show NAME, check FILE… or test FILE…" + hint)
        status = 2
      }
      return output.finish(status)
    } catch let diagnostic as Diagnostic {
      output.flush()
      complain(diagnostic.description, keepingLines: true)
    } catch {
      output.flush()
      complain("\(error)")
    }
    return 2
  }

  private static func rules(of invocation: Invocation) throws(Diagnostic) -> RuleSet {
    try RuleBook.rules(of: invocation) ?? RuleLibrary.bundled
  }

  private static func write(_ line: String, _ output: TextOutput) {
    output.writeLine(VisibleText.replacingControls(in: line, keepingLines: true))
  }

  private static func list(_ rules: RuleSet, _ output: TextOutput) -> Int32 {
    for compiled in rules.rules { write(RuleWriter.heading(of: compiled.rule) + "  # " + compiled.origin, output) }
    for question in rules.questions { write(RuleWriter.line(of: question.question) + "  # " + question.path, output) }
    return 0
  }

  private static func show(_ name: String, _ rules: RuleSet, _ output: TextOutput) -> Int32 {
    guard let compiled = rules.rule(named: name) else {
      complain(RuleBook.unknown(name, rules))
      return 1
    }
    for line in RuleBook.lines(of: compiled, in: rules) { write(line, output) }
    return 0
  }

  private static func check(_ paths: ArraySlice<String>, isTest: Bool, _ output: TextOutput) throws -> Int32 {
    var isSound = true
    var compiler = try RuleCompiler()
    for file in try StandardInput.named(in: Array(paths)).flatMap(RuleBook.files) {
      var rules = RuleSet()
      var mistakes = try RuleLoader.compile(try FileBytes.read(file), path: file, into: &rules)
      var counted = [RuleBook.count(rules.rules.count, "rule"), RuleBook.count(rules.patternCount, "pattern")]
      if !rules.questions.isEmpty { counted.append(RuleBook.count(rules.questions.count, "question")) }
      if isTest {
        let result = compiler.test(rules, path: file)
        mistakes += result.failures
        counted.append(RuleBook.count(result.count, "example") + " tried, \(result.failures.count) failed")
      }
      for diagnostic in mistakes + rules.notes { write(diagnostic.description, output) }
      isSound = isSound && mistakes.isEmpty
      write("\(file): " + counted.joined(separator: ", "), output)
    }
    return isSound ? 0 : 1
  }
}
