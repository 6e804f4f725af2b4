import Facts
import Glibc
import Rules
import Text

/// The rules of a session: those that the binary brings, over them those of the files named with `--rules`, over them
/// those taught at the prompt.
package struct RuleBook: Sendable {
  /// Files and folders, as the user named them.
  package let paths: [String]
  /// In force.
  package private(set) var rules: RuleSet
  /// Given at the prompt, in the order of their first lesson; a rule of a file that was taught more is here whole.
  package private(set) var taught: [Rule] = []
  /// What means the same in the files of the rules that were taught more.
  private var synonyms: [String: [[String]]] = [:]
  /// The rules of files that were taken out.
  private var takenOut: Set<String> = []

  /// Without files: the rules in the binary.
  package init() {
    paths = []
    rules = RuleLibrary.bundled
  }

  /// With those files over them; what is wrong with them is handed to `warn`. Throws where a path cannot be read.
  package init(paths: [String], warn: (Diagnostic) -> Void) throws(Diagnostic) {
    self.paths = paths
    rules = RuleSet()
    for diagnostic in try reload() { warn(diagnostic) }
  }

  /// Reads the files again, and puts what was taught over them; what is wrong with the files.
  package mutating func reload() throws(Diagnostic) -> [Diagnostic] {
    var fresh = RuleLibrary.bundled
    var diagnostics: [Diagnostic] = []
    for path in paths {
      for file in try RuleBook.files(of: path) {
        diagnostics += try RuleLoader.compile(try FileBytes.read(file), path: file, into: &fresh)
      }
    }
    if !taught.isEmpty {
      var compiler = try RuleLoader.compiler()
      for rule in taught {
        diagnostics += compiler.compile(rule, synonyms: synonyms[rule.name] ?? [], path: "", into: &fresh)
      }
    }
    rules = fresh
    takenOut = []
    return diagnostics
  }

  /// Takes a lesson in: another example of a rule that there is, or a new rule. Throws where it does not read, and leaves
  /// the rules as they were.
  package mutating func teach(_ line: String) throws(Diagnostic) -> Rule {
    let lesson = try Lesson(line, vocabulary: RuleCompiler.vocabulary) { rules.rule(named: $0)?.rule.slots }
    var rule =
      rules.rule(named: lesson.name)?.rule
      ?? Rule(name: lesson.name, slots: lesson.example.template.slotNames.map { Rule.Slot(name: $0) })
    if let slots = lesson.slots { rule.slots = slots }
    if !rule.examples.contains(lesson.example) { rule.examples.append(lesson.example) }
    var compiler = try RuleLoader.compiler()
    var changed = rules
    let known = rules.rule(named: rule.name)?.synonyms ?? []
    if let mistake = compiler.compile(rule, synonyms: known, path: "", into: &changed).first { throw mistake }
    rules = changed
    if !known.isEmpty { synonyms[rule.name] = known }
    if let known = taught.firstIndex(where: { $0.name == rule.name }) {
      taught[known] = rule
    } else {
      taught.append(rule)
    }
    return rule
  }

  /// What became of a rule that was to be forgotten.
  package enum Forgotten: Sendable, Equatable {
    /// There is none of that name.
    case unknown
    /// It is out; `isTaught` where nothing but lessons had made it.
    case takenOut(isTaught: Bool)
    /// Only what was taught is out, and the rule is as it was before, from there.
    case restored(origin: String)
  }

  /// Takes back what was taught of a rule; takes a rule of which nothing was taught out, until the files are read again.
  /// Throws where the files cannot be read, and leaves the rules as they were.
  package mutating func forget(_ name: String) throws(Diagnostic) -> Forgotten {
    guard taught.contains(where: { $0.name == name }) else {
      guard rules.remove(named: name) else { return .unknown }
      takenOut.insert(name)
      return .takenOut(isTaught: false)
    }
    var changed = self
    changed.taught.removeAll { $0.name == name }
    changed.synonyms[name] = nil
    _ = try changed.reload()
    for other in takenOut { _ = changed.rules.remove(named: other) }
    changed.takenOut = takenOut
    self = changed
    return rules.rule(named: name).map { .restored(origin: $0.origin) } ?? .takenOut(isTaught: true)
  }

  /// Writes what was taught into a file, and keeps what else stands there; how many rules it wrote. Throws where the file
  /// is there and is no rule file.
  package func save(to path: String) throws(Diagnostic) -> Int {
    var lines: [String] = []
    if access(path, F_OK) == 0 {
      let bytes = try FileBytes.read(path)
      var reader = RuleReader(vocabulary: RuleCompiler.vocabulary, path: path)
      let file = reader.read(bytes)
      guard !file.rules.isEmpty || bytes.isEmpty else {
        throw Diagnostic(.error, "is there already, and is no rule file", path: path, hint: "save under another name")
      }
      lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      if lines.last == "" { lines.removeLast() }
      // From the last to the first, so that the numbers of lines hold.
      for old in file.rules.reversed() where taught.contains(where: { $0.name == old.name }) {
        let last = (old.examples.map(\.place.line) + old.conditions.map(\.place.line)).max() ?? old.place.line
        let range = max(0, old.place.line - 1)..<min(lines.count, last)
        let new = taught.first { $0.name == old.name }.map(RuleWriter.lines) ?? []
        lines.replaceSubrange(range, with: new)
      }
      append(taught.filter { rule in !file.rules.contains { $0.name == rule.name } }, to: &lines, beside: file.synonyms)
    } else {
      append(taught, to: &lines, beside: [])
    }
    try FileBytes.replace(path, with: Array((lines.joined(separator: "\n") + "\n").utf8))
    return taught.count
  }

  private func append(_ rules: [Rule], to lines: inout [String], beside known: [[String]]) {
    var known = known
    for rule in rules {
      for words in synonyms[rule.name] ?? [] where !known.contains(words) {
        lines.append("synonyms " + words.joined(separator: ", "))
        known.append(words)
      }
      lines += (lines.isEmpty ? [] : [""]) + RuleWriter.lines(of: rule)
    }
  }

  /// The rule files of a path: itself, or those of a folder whose names end in .rules, in the order of their names.
  static func files(of path: String) throws(Diagnostic) -> [String] {
    guard Folder.isFolder(path) else { return [path] }
    let names = (Folder.names(in: path) ?? []).filter { $0.hasSuffix(".rules") && !$0.hasPrefix(".") }
    guard !names.isEmpty else {
      throw Diagnostic(.error, "holds no file whose name ends in .rules", path: path)
    }
    return names.map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
  }
}
