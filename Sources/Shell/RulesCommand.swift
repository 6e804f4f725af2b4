import Facts
import Glibc
import Rules
import Text

/// `attest rules`: lists the rules in force, shows one, checks and tests files.
enum RulesCommand {
  /// 0 sound, 1 where a file has a mistake or a test fails, 2 wrong usage or a file that cannot be read.
  static func run(_ invocation: Invocation) -> Int32 {
    let operands = invocation.operands
    switch operands.first ?? "list" {
    case "list" where operands.count <= 1: return list()
    case "show" where operands.count == 2: return show(operands[1])
    case "check" where operands.count > 1: return check(Array(operands.dropFirst()), isTest: false)
    case "test" where operands.count > 1: return check(Array(operands.dropFirst()), isTest: true)
    default:
      complain("attest rules takes list, show NAME, check FILE… or test FILE…")
      return 2
    }
  }

  private static func list() -> Int32 {
    let output = TextOutput(descriptor: STDOUT_FILENO)
    for rule in RuleCompiler.bundled.rules { output.writeLine(heading(of: rule)) }
    return output.finish(0)
  }

  private static func show(_ name: String) -> Int32 {
    let found = RuleCompiler.bundled.rules.filter { $0.name == name }
    guard !found.isEmpty else {
      let nearest = Suggestion.nearest(to: name, among: RuleCompiler.bundled.rules.map(\.name))
      complain("there is no rule ‘\(name)’" + (nearest.map { "; did you mean ‘\($0)’?" } ?? ""))
      return 1
    }
    let output = TextOutput(descriptor: STDOUT_FILENO)
    for rule in found {
      output.writeLine(heading(of: rule))
      for example in rule.examples { output.writeLine(example.source) }
    }
    return output.finish(0)
  }

  private static func heading(of rule: Rule) -> String {
    let slots = rule.slots.map { $0.type == .any ? $0.name : "\($0.name): \($0.type)" }
    return "fact \(rule.name)(\(slots.joined(separator: ", ")))"
  }

  private static func check(_ files: [String], isTest: Bool) -> Int32 {
    let output = TextOutput(descriptor: STDOUT_FILENO)
    var isSound = true
    do {
      var compiler = try RuleCompiler()
      for file in files {
        var (rules, diagnostics) = compiler.compile(try FileBytes.read(file), path: file)
        var tried = ""
        if isTest {
          let result = compiler.test(rules, path: file)
          diagnostics += result.failures
          tried = ", \(result.count) examples tried, \(result.failures.count) failed"
        }
        for diagnostic in diagnostics { output.writeLine(diagnostic.description) }
        isSound = isSound && diagnostics.isEmpty
        output.writeLine("\(file): \(rules.rules.count) rules, \(rules.patternCount) patterns" + tried)
      }
    } catch let diagnostic as Diagnostic {
      output.flush()
      complain(diagnostic.description)
      return 2
    } catch {
      output.flush()
      complain("\(error)")
      return 2
    }
    return output.finish(isSound ? 0 : 1)
  }
}
