import Text

let usage = "usage: attest-bench language FILE.conllu [RUNS]"
let arguments = CommandLine.arguments.dropFirst()

do {
  guard arguments.count >= 2, arguments.first == "language" else { throw Diagnostic(.error, usage) }
  let text = try FileBytes.read(arguments[2])
  try LanguageStage(runs: arguments.count > 2 ? Int(arguments[3]) ?? 5 : 5).run(text)
} catch {
  FileBytes.write(Array("attest-bench: \(error)\n".utf8), to: 2)
}
