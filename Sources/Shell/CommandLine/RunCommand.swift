import Answers
import Glibc
import Text

/// `attest run`: asks the questions of scripts and compares the answers with what the scripts expect.
enum RunCommand {
  /// 0 where every expectation is met, 1 where one is not, 2 where a script or a document cannot be read.
  static func run(_ invocation: Invocation) -> Int32 {
    let start = Clock.seconds
    let operands = StandardInput.named(in: invocation.operands)
    if invocation.has("update"), operands.contains(StandardInput.path) {
      complain("--update needs files; standard input cannot be written")
      return 2
    }
    let paths = scripts(below: operands)
    var scripts: [QuestionScript] = []
    var isSound = true
    for path in paths {
      do throws(Diagnostic) {
        let bytes = try FileBytes.read(path)
        guard !bytes.contains(0) else { throw Diagnostic(.error, "is a binary file", path: path) }
        let script = QuestionScript(path: path, bytes: bytes)
        for diagnostic in script.diagnostics { complain(diagnostic.description, keepingLines: true) }
        if !script.diagnostics.isEmpty { isSound = false }
        scripts.append(script)
      } catch {
        complain(error.description)
        isSound = false
      }
    }
    if paths.isEmpty {
      complain("\(invocation.operands.joined(separator: " ")): no .questions file there")
      isSound = false
    }
    if isSound, scripts.allSatisfy(\.entries.isEmpty) {
      complain("\(paths.joined(separator: " ")): no question there")
      isSound = false
    }
    guard isSound, let engine = Engine.loaded(corpus(for: invocation), invocation) else { return 2 }
    let names = DocumentNames(engine.documents)
    let unknown = scripts.indices.flatMap { scripts[$0].resolve(names) }
    for diagnostic in unknown { complain(diagnostic.description, keepingLines: true) }
    guard unknown.isEmpty else { return 2 }
    guard var answerer = try? Answerer() else {
      complain("the English model cannot be opened")
      return 2
    }
    var files: [RunReport.File] = []
    for script in scripts {
      files.append(RunReport.File(path: script.path, verdicts: verdicts(of: script, engine, &answerer)))
    }
    if invocation.has("update") { return update(&scripts, files) }
    let output = TextOutput(descriptor: STDOUT_FILENO)
    let style = Style(
      when: invocation.value("color"), isTerminal: output.isTerminal, environment: environmentVariable)
    let report = RunReport(style: style, files: files, seconds: Clock.seconds - start)
    output.write(report.render(format: invocation.value("format") ?? "text"))
    return output.finish(report.missedCount == 0 ? 0 : 1)
  }

  private static func verdicts(
    of script: QuestionScript, _ engine: Engine, _ answerer: inout Answerer
  ) -> [ScriptVerdict] {
    let index = engine.index
    var conversation: Conversation?
    return script.entries.map { entry in
      let start = Clock.seconds
      let (reply, next) = answerer.reply(
        to: entry.question, in: entry.scopeID, after: entry.isFollowUp ? conversation : nil, index: index)
      conversation = next
      var verdict = ScriptVerdict(entry: entry, reply: reply)
      verdict.seconds = Clock.seconds - start
      return verdict
    }
  }

  /// Writes the answers that came into the scripts, in place of those expected.
  private static func update(_ scripts: inout [QuestionScript], _ files: [RunReport.File]) -> Int32 {
    let output = TextOutput(descriptor: STDOUT_FILENO)
    for (number, file) in files.enumerated() {
      let corrections = file.verdicts.enumerated().compactMap { $1.correction(of: $0) }
      guard !corrections.isEmpty else { continue }
      for correction in corrections.reversed() { scripts[number].apply(correction) }
      do throws(Diagnostic) {
        try FileBytes.replace(file.path, with: Array(scripts[number].text.utf8))
      } catch {
        complain(error.description)
        return 2
      }
      output.writeLine("\(VisibleText.replacingControls(in: file.path)): \(corrections.count) rewritten")
    }
    return output.finish(0)
  }

  /// The scripts named, and those below the folders named, in the order of their names.
  private static func scripts(below paths: [String]) -> [String] {
    paths.flatMap { path -> [String] in
      guard Folder.isFolder(path) else { return [path] }
      let inside = (Folder.names(in: path) ?? []).filter { !$0.hasPrefix(".") }
        .map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
      return inside.flatMap { Folder.isFolder($0) ? scripts(below: [$0]) : $0.hasSuffix(".questions") ? [$0] : [] }
    }
  }

  /// What `--corpus` says; else the folders named, and the folders in which the scripts named stand.
  private static func corpus(for invocation: Invocation) -> [String] {
    let given = invocation.values("corpus")
    if !given.isEmpty { return given }
    var folders: [String] = []
    for path in invocation.operands where path != "-" {
      let folder = Folder.isFolder(path) ? path : path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      if !folders.contains(folder) { folders.append(folder.isEmpty ? "/" : folder) }
    }
    return folders.isEmpty ? ["."] : folders
  }
}
