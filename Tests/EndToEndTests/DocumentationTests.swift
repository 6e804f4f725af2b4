import Foundation
import Testing

@Suite("Documentation")
struct DocumentationTests {
  /// Files that command lines in the documentation speak of.
  private static let files = [
    "notes/contract.txt": "Ada Brandt signed the contract on 3 May 2021. The bridge opened on Monday.\n",
    "news/bridge.txt": "Date: 2021-05-04\n\nThe bridge opened on Monday.\n",
    "notes.md": "# The bridge\n\nAda Brandt designed the bridge.\n",
    "report.md": "# The report\n\nThe council approved the report.\n",
    "questions.txt": "when did the bridge open\n",
    "questions.jsonl": #"{"id": "a", "question": "who signed the contract"}"# + "\n",
    "text.txt": "Rain fell on Thursday.\n",
    "homework.questions": "who designed the bridge\n  = Ada Brandt\n",
    "mine/articles/bridge.txt": "Ada Brandt designed the bridge.\n",
    "mine/questions.jsonl": #"{"question": "who designed the bridge", "answers": ["Ada Brandt"]}"# + "\n",
    "my.rules": """
    fact founded(agent: person, patient)
      "[agent: Maria Silva] is the founder of [patient: the company]"

    """,
  ]

  @Test("Transcripts show what the program prints", arguments: DocumentationPage.all)
  func transcripts(path: String) throws {
    var page = try DocumentationPage(path: path)
    let reader = try DocumentationReader()
    // From the last to the first where lines are replaced, so that the places of the others stay.
    var replacements: [(DocumentationPage.Block, [String])] = []
    for block in page.blocks {
      switch block.kind {
      case .file(let name): try reader.scratch.write(block.lines.map { $0 + "\n" }.joined(), to: name)
      case .transcript:
        let came = try reader.transcript(of: block.lines)
        if DocumentationPage.shows(block.lines, came) { continue }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
          replacements.append((block, came))
        } else {
          let shown = came.joined(separator: "\n")
          let advice = "UPDATE_GOLDEN=1 writes it there"
          Issue.record("\(path):\(block.start + 1) shows what does not come; this does (\(advice)):\n\(shown)")
        }
      default: break
      }
    }
    for (block, came) in replacements.reversed() { try page.replace(block, with: came) }
  }

  @Test("Command lines run with the status that is said", arguments: DocumentationPage.all)
  func commandLines(path: String) throws {
    let reader = try DocumentationReader()
    for (name, text) in Self.files { try reader.scratch.write(text, to: name) }
    for block in try DocumentationPage(path: path).blocks where block.kind == .commandLines {
      for line in block.lines where DocumentationPage.isCommandLine(line) {
        let parts = line.split(separator: "  ", maxSplits: 1)
        let explanation = parts.count > 1 ? String(parts[1]) : ""
        let expected = explanation.firstMatch(of: /status ([0-9])/).flatMap { Int32($0.1) } ?? 0
        let run = try reader.run(String(parts.first ?? ""))
        if line.hasPrefix("attest run") {
          // Whether every answer is as expected is what it tells; here, that the files are sound.
          #expect(run.status < 2, "\(path): \(line)\n\(run.errors)")
        } else {
          #expect(run.status == expected, "\(path): \(line)\n\(run.errors)")
        }
      }
    }
  }

  @Test("Commands of the prompt run without complaint", arguments: DocumentationPage.all)
  func promptCommands(path: String) throws {
    for block in try DocumentationPage(path: path).blocks where block.kind == .promptCommands {
      let reader = try DocumentationReader()
      let commands = block.lines.filter { $0.hasPrefix(":") }.compactMap { $0.split(separator: "  ").first }
      let run = try reader.pipe(["who mediated the ceasefire"] + commands.map(String.init))
      #expect(run.errors.isEmpty, "\(path):\(block.start + 1)")
    }
  }

  @Test("Every link of a page leads to a file", arguments: DocumentationPage.all)
  func links(path: String) throws {
    let page = try DocumentationPage(path: path)
    let folder = Program.root.appendingPathComponent(path).deletingLastPathComponent()
    for match in page.lines.joined(separator: "\n").matches(of: /\]\(([^)#:]+)\)/) {
      let file = folder.appendingPathComponent(String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: file), "\(path): \(match.1)")
    }
  }

  @Test("The page on the architecture has every module, and no other")
  func modules() throws {
    let page = try DocumentationPage(path: "Docs/Architecture.md")
    let named = page.lines.compactMap { $0.firstMatch(of: /^\| `([A-Za-z-]+)` \|/).map { String($0.1) } }
    let manifest = try String(contentsOf: Program.root.appendingPathComponent("Package.swift"), encoding: .utf8)
    let targets = manifest.matches(of: /(?:\.target|\.executableTarget|\.systemLibrary|\.plugin)\(\s*name: "([^"]+)"/)
    let modules = targets.map { String($0.1) }.filter { $0 != "PseudoTerminalSupport" }
    #expect(named.sorted() == modules.sorted())
  }

  @Test("The list of pages has every page, and the list of sources every article")
  func lists() throws {
    let pages = try DocumentationPage(path: "Docs/README.md").lines.joined(separator: "\n")
    for path in DocumentationPage.all where path.hasPrefix("Docs/") && path != "Docs/README.md" {
      #expect(pages.contains("(\(path.dropFirst(5)))"), "\(path)")
    }
    let articles = try DocumentationPage(path: "Docs/Corpus.md").lines
    let corpus = Program.root.appendingPathComponent("Corpus").path
    let files = FileManager.default.enumerator(atPath: corpus)?.compactMap { $0 as? String } ?? []
    for file in files where file.hasSuffix(".txt") {
      #expect(articles.contains { $0.hasPrefix("| \(file.dropLast(4)) |") }, "\(file)")
    }
  }
}
