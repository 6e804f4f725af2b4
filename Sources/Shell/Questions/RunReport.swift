import Text

/// The results of `attest run`, for people and for three kinds of programs.
package struct RunReport {
  /// One file of questions with what came of each.
  package struct File: Sendable {
    package var path: String
    package var verdicts: [ScriptVerdict]

    package init(path: String, verdicts: [ScriptVerdict]) {
      self.path = path
      self.verdicts = verdicts
    }
  }

  package var style: Style
  package var files: [File]
  package var seconds: Double

  package init(style: Style = .plain, files: [File], seconds: Double) {
    self.style = style
    self.files = files
    self.seconds = seconds
  }

  private var all: [ScriptVerdict] { files.flatMap(\.verdicts) }
  package var missedCount: Int { all.count { $0.outcome == .missed } }

  package func render(format: String) -> String {
    switch format {
    case "tap": tap
    case "junit": junit
    case "json": json
    default: text
    }
  }

  /// What differs, like a diff: the question's place, what was expected and what came; then the totals.
  private var text: String {
    var text = ""
    for file in files {
      for verdict in file.verdicts where verdict.outcome == .missed {
        text += "\(shown(file.path)):\(verdict.entry.line): \(shown(verdict.entry.question))\n"
        for line in verdict.missing { text += style.label("  - " + shown(line)) + "\n" }
        text += style.warning("  + " + verdict.given) + "\n"
      }
    }
    let unchecked = all.count { $0.outcome == .unchecked }
    let met = all.count - missedCount - unchecked
    var totals = "\(all.count) \(all.count == 1 ? "question" : "questions"): \(met) as expected, \(missedCount) not"
    if unchecked > 0 { totals += ", \(unchecked) with nothing expected" }
    return text + style.answer(totals) + " (" + Duration.text(seconds) + ")\n"
  }

  private var tap: String {
    var text = "TAP version 13\n1..\(all.count)\n"
    var number = 0
    for file in files {
      for verdict in file.verdicts {
        number += 1
        let name = "\(shown(file.path)):\(verdict.entry.line) " + shown(verdict.entry.question).filter { $0 != "#" }
        switch verdict.outcome {
        case .met: text += "ok \(number) - \(name)\n"
        case .unchecked: text += "ok \(number) - \(name) # SKIP nothing is expected\n"
        case .missed:
          text += "not ok \(number) - \(name)\n  ---\n"
          text += "  wanted: \(JSONText.quoted(verdict.missing.joined(separator: "; ")))\n"
          text += "  found: \(JSONText.quoted(verdict.given))\n  ...\n"
        }
      }
    }
    return text
  }

  private var junit: String {
    func attributes(_ fields: [(String, String)]) -> String {
      fields.map { name, value in " \(name)=\"\(ReplyHTML.escaped(value))\"" }.joined()
    }
    func totals(_ verdicts: [ScriptVerdict]) -> [(String, String)] {
      [
        ("tests", "\(verdicts.count)"), ("failures", "\(verdicts.count { $0.outcome == .missed })"),
        ("skipped", "\(verdicts.count { $0.outcome == .unchecked })"),
        ("time", Self.decimal(verdicts.reduce(0) { $0 + $1.seconds })),
      ]
    }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites\(attributes(totals(all)))>\n"
    for file in files {
      text += "  <testsuite\(attributes([("name", file.path)] + totals(file.verdicts)))>\n"
      for verdict in file.verdicts {
        let fields = [
          ("name", verdict.entry.question), ("classname", file.path), ("time", Self.decimal(verdict.seconds)),
        ]
        text += "    <testcase\(attributes(fields))"
        switch verdict.outcome {
        case .met: text += "/>\n"
        case .unchecked: text += "><skipped/></testcase>\n"
        case .missed:
          let message = "wanted \(verdict.missing.joined(separator: "; ")), found \(verdict.given)"
          text += "><failure\(attributes([("message", message)]))/></testcase>\n"
        }
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  /// Seconds as JUnit has them: to the microsecond, without an exponent.
  private static func decimal(_ seconds: Double) -> String {
    let microseconds = Int((min(max(0, seconds), 1e9) * 1e6).rounded())
    let fraction = String(microseconds % 1_000_000)
    return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
  }

  private var json: String {
    var text = ""
    for file in files {
      for verdict in file.verdicts {
        let outcome = verdict.outcome == .met ? "met" : verdict.outcome == .missed ? "missed" : "unchecked"
        text += "{\"file\":\(JSONText.quoted(file.path)),\"line\":\(verdict.entry.line),"
        text += "\"question\":\(JSONText.quoted(verdict.entry.question)),\"outcome\":\"\(outcome)\","
        text += "\"missing\":[\(verdict.missing.map { JSONText.quoted($0) }.joined(separator: ","))],"
        text += "\"answers\":[\(verdict.reply.answers.map { JSONText.quoted($0.text) }.joined(separator: ","))]}\n"
      }
    }
    return text
  }

  private func shown(_ text: String) -> String { VisibleText.replacingControls(in: text) }
}
