import Facts
import RuleFuzzing
import Rules
import Text

/// Reads rule files drawn at random until the time is up: each must be read, and what is sound of it must read again as
/// the same rules; one in a hundred is compiled as well.
struct FuzzStage {
  /// In seconds.
  var limit = 10.0
  var seed: UInt64 = 1

  func run() throws {
    var generator = RuleGenerator(seed: seed)
    var compiler = try RuleCompiler()
    var counts = (files: 0, bytes: 0, rules: 0, diagnostics: 0, compiled: 0)
    let end = seconds() + limit
    while seconds() < end {
      let bytes = generator.file()
      var reader = RuleReader(vocabulary: RuleCompiler.vocabulary, path: "fuzz.rules")
      let file = reader.read(bytes)
      counts.files += 1
      counts.bytes += bytes.count
      counts.rules += file.rules.count
      counts.diagnostics += file.diagnostics.count
      if !file.rules.isEmpty || !file.questions.isEmpty || !file.synonyms.isEmpty {
        let again = reader.read(Array(RuleWriter.text(of: file).utf8))
        guard again.rules == file.rules, again.questions == file.questions, again.synonyms == file.synonyms else {
          throw Diagnostic(.error, "file \(counts.files) of seed \(seed) is another when written out and read again")
        }
      }
      if counts.files % 100 == 0 {
        var rules = RuleSet()
        counts.diagnostics += compiler.compile(bytes, path: "fuzz.rules", into: &rules).count
        _ = compiler.test(rules, path: "fuzz.rules")
        counts.compiled += 1
      }
    }
    print(
      "fuzz-rules, seed \(seed): \(grouped(counts.files)) files of \(grouped(counts.bytes)) bytes read,"
        + " \(grouped(counts.rules)) rules, \(grouped(counts.diagnostics)) diagnostics, \(grouped(counts.compiled)) compiled"
    )
  }
}
