/// What Tab offers at the prompt.
extension PromptSession {
  /// Question openings offered on an empty line.
  private static let openings = [
    "who ", "whom ", "what ", "which ", "when ", "where ", "why ", "how many ", "how much ", "how long ", "how ",
    "did ", "is ", "was ", "does ",
  ]

  /// Candidates for the line up to the cursor.
  func completions(for line: String) -> Completions {
    if line.hasPrefix(":") {
      guard let space = line.firstIndex(where: \.isWhitespace) else {
        let typed = line.dropFirst()
        let names = PromptCommand.allCases.map(\.rawValue).filter { $0.hasPrefix(typed) }.sorted()
        return Completions(replaced: typed.utf8.count, candidates: names)
      }
      let name = String(line[line.index(after: line.startIndex)..<space])
      guard case .found(let definition) = CommandTable.promptCommand(typed: name) else { return Self.nothing }
      return completions(of: definition.completion, for: String(line[space...].drop { $0.isWhitespace }))
    }
    let openings = Self.openings.filter { $0.hasPrefix(line.lowercased()) && $0 != line }
    if !line.contains(" "), !openings.isEmpty {
      return Completions(replaced: line.utf8.count, candidates: openings, suffix: "")
    }
    return words(for: line)
  }

  private static let nothing = Completions(replaced: 0, candidates: [])

  /// Names of up to three words that begin with the last ones of the line, else words that begin with the last one.
  private func words(for line: String) -> Completions {
    guard engine.progress == nil else { return Self.nothing }
    let starts = line.indices.filter { index in
      !line[index].isWhitespace && (index == line.startIndex || line[line.index(before: index)].isWhitespace)
    }
    guard line.last?.isWhitespace == false else { return Self.nothing }
    let vocabulary = engine.vocabulary()
    for start in starts.suffix(3) {
      let typed = String(line[start...])
      guard typed.count >= 2 else { continue }
      let candidates = vocabulary.words(beginningWith: typed)
      if !candidates.isEmpty { return Completions(replaced: typed.utf8.count, candidates: candidates) }
    }
    return Self.nothing
  }

  private func completions(of kind: PromptCommandDefinition.Completion, for argument: String) -> Completions {
    func choices(_ all: [String]) -> Completions {
      Completions(replaced: argument.utf8.count, candidates: all.filter { $0.hasPrefix(argument) })
    }
    switch kind {
    case .nothing: return Self.nothing
    case .word: return words(for: argument)
    case .document:
      guard engine.progress == nil else { return Self.nothing }
      let candidates = DocumentNames(engine.documents).completions(of: argument)
      return Completions(replaced: argument.utf8.count, candidates: candidates)
    case .file: return files(for: argument)
    case .command:
      let names = PromptCommand.allCases.map(\.rawValue).sorted()
      return choices(names + PromptCommandDefinition.Topic.allCases.map(\.word).filter { !names.contains($0) })
    case .mode: return choices(Settings.Mode.allCases.map(\.rawValue))
    case .tour: return choices(["next", "end"])
    case .rule:
      // What the binary brings is compiled by the first load; Tab does not wait for it.
      guard engine.progress == nil else { return Self.nothing }
      return choices(openRuleBook().rules.rules.map(\.rule.name).sorted())
    case .onOff: return choices(Settings.onOff)
    case .citation: return choices((last?.citations.indices).map { $0.map { String($0 + 1) } } ?? [])
    case .setting:
      guard let space = argument.firstIndex(of: " ") else { return choices(Settings.names) }
      let value = argument[argument.index(after: space)...]
      let all = Settings.choices(of: String(argument[..<space])).filter { $0.hasPrefix(value) }
      return Completions(replaced: value.utf8.count, candidates: all)
    }
  }

  /// Files and folders that begin with what was typed; a folder's name ends in a slash and nothing after it.
  private func files(for typed: String) -> Completions {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let prefix = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    guard let inside = Folder.names(in: folder.isEmpty ? "." : expanded(folder)) else { return Self.nothing }
    let names = inside.filter { $0.hasPrefix(prefix) && (prefix.hasPrefix(".") || !$0.hasPrefix(".")) }
      .map { Folder.isFolder(expanded(folder) + $0) ? $0 + "/" : $0 }
    let isFolder = names.count == 1 && names[0].hasSuffix("/")
    return Completions(replaced: prefix.utf8.count, candidates: names, suffix: isFolder ? "" : " ")
  }
}
