import Glibc
import Text

let usage = """
  usage: attest-bench [language|answers|load|start|rules] [--runs N] [--questions FILE] [--copies N] [PATH…]
         attest-bench carb FOLDER
         attest-bench fuzz-rules [--seconds N] [--seed S]

  Measures over the texts of PATH (.txt, .md, .jsonl, folders, or .conllu), or over the bundled articles: the steps of
  the analysis; the index, and questions asked of it; the reading of documents as a session does it; rules; whole runs of the
  attest beside this program (`run Corpus` where that folder is at hand).
  """

do {
  var stages: [String] = []
  var paths: [String] = []
  var runs = 5
  var questions: String?
  var copies = 1
  var fuzzing: FuzzStage?
  var arguments = CommandLine.arguments.dropFirst()
  while let argument = arguments.popFirst() {
    switch argument {
    case "carb":
      guard let folder = arguments.popFirst() else { throw Diagnostic(.error, "carb needs a folder", hint: usage) }
      var stage = try CarbStage()
      try stage.run(folder: folder)
      exit(0)
    case "language", "answers", "load", "start", "rules": stages.append(argument)
    case "fuzz-rules": fuzzing = FuzzStage()
    case "--seconds", "--seed":
      guard let number = arguments.popFirst().flatMap({ UInt64($0) }), fuzzing != nil else {
        throw Diagnostic(.error, "\(argument) needs a number, and fuzz-rules before it", hint: usage)
      }
      if argument == "--seed" { fuzzing?.seed = number } else { fuzzing?.limit = Double(number) }
    case "--runs":
      guard let number = arguments.popFirst().flatMap({ Int($0) }), number > 0 else {
        throw Diagnostic(.error, "--runs needs a number", hint: usage)
      }
      runs = number
    case "--questions":
      guard let file = arguments.popFirst() else { throw Diagnostic(.error, "--questions needs a file", hint: usage) }
      questions = file
    case "--copies":
      guard let number = arguments.popFirst().flatMap({ Int($0) }), number > 0 else {
        throw Diagnostic(.error, "--copies needs a number", hint: usage)
      }
      copies = number
    case _ where argument.hasPrefix("-"): throw Diagnostic(.error, "unknown option '\(argument)'", hint: usage)
    default: paths.append(argument)
    }
  }
  if let fuzzing {
    try fuzzing.run()
    exit(0)
  }
  if stages.contains("start") { try StartStage(runs: runs).run() }
  if stages.contains("load") { LoadStage(runs: runs, paths: paths).run() }
  if stages.allSatisfy({ $0 == "start" || $0 == "load" }), !stages.isEmpty { exit(0) }
  let documents = try BenchText.documents(paths)
  if stages.isEmpty || stages.contains("language") { try LanguageStage(runs: runs).run(documents) }
  if stages.contains("answers") {
    try AnswersStage(runs: runs, questions: questions, copies: copies).run(documents)
  }
  if stages.contains("rules") { try RulesStage(runs: runs).run(documents) }
} catch {
  FileBytes.write(Array("attest-bench: \(error)\n".utf8), to: 2)
}
