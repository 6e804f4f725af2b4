import Foundation

/// A page of documentation as its reader tries it: files to write, then commands to type, in the order of the page.
///
/// What is run is decided by how an indented block (four spaces or more) looks:
///
/// - The block below a paragraph that ends in "into `PATH`:" is a file to write.
/// - A block that begins with `$ ` or `attest> ` is a transcript. All `$ ` lines of a block are run by one shell, and
///   what they print, errors too, must be what stands below. `attest> ` lines are typed at a prompt on a terminal of 80
///   columns, started by the `$ attest …` line above or else by `attest` alone; what is shown before the first of them
///   is the greeting and is left out.
/// - A block that begins with a line for `attest` without `$ ` lists command lines; what stands after two spaces, or is
///   indented further, explains. Each must run with status 0, or the one that the explanation names as "status 1".
/// - A block that begins with `:` lists commands of the prompt; each must run after a question without complaint.
///
/// Any other block is a grammar, a format or a command for building, and is not run. In a transcript a line `…` stands
/// for any lines, and times ("41 ms") and figures with a decimal point (weights, confidences) for any others.
struct DocumentationPage {
  struct Block {
    /// The lines without the four spaces.
    var lines: [String]
    /// Where its first line stands in the page, from 0.
    var start: Int
    var kind: Kind
  }

  enum Kind: Equatable {
    case file(String)
    case transcript, commandLines, promptCommands, other
  }

  /// Below the project's folder.
  let path: String
  private(set) var lines: [String]

  init(path: String) throws {
    self.path = path
    let text = try String(contentsOf: Program.root.appendingPathComponent(path), encoding: .utf8)
    lines = text.components(separatedBy: "\n")
  }

  /// README.md and the pages of Docs.
  static var all: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Program.root.path + "/Docs")) ?? []
    return ["README.md"] + names.filter { $0.hasSuffix(".md") }.sorted().map { "Docs/" + $0 }
  }

  /// The indented blocks, those with other indented lines below a blank line joined.
  var blocks: [Block] {
    var blocks: [Block] = []
    var row = 0
    // The text above, its lines joined.
    var paragraph = ""
    while row < lines.count {
      guard lines[row].hasPrefix("    ") else {
        let isFirst = row == 0 || lines[row - 1].isEmpty
        if !lines[row].isEmpty { paragraph = (isFirst ? "" : paragraph + " ") + lines[row] }
        row += 1
        continue
      }
      let start = row
      var end = row
      while row < lines.count, lines[row].isEmpty || lines[row].hasPrefix("    ") {
        if !lines[row].isEmpty { end = row + 1 }
        row += 1
      }
      // A line indented below the text of a list or a paragraph goes on with it.
      guard start > 0, lines[start - 1].isEmpty else { continue }
      let body = lines[start..<end].map { String($0.dropFirst(4)) }
      blocks.append(Block(lines: body, start: start, kind: Self.kind(of: body, below: paragraph)))
    }
    return blocks
  }

  private static func kind(of lines: [String], below paragraph: String) -> Kind {
    let first = lines.first ?? ""
    if let match = paragraph.firstMatch(of: /into `([^`]+)`:$/) { return .file(String(match.1)) }
    if first.hasPrefix("$ ") || typed(first) != nil { return .transcript }
    if isCommandLine(first) { return .commandLines }
    return first.hasPrefix(":") ? .promptCommands : .other
  }

  /// Whether a line begins with the prompt, with a document that `:in` chose or without.
  static func isPrompt(_ line: some StringProtocol) -> Bool { String(line).contains(/^attest( [^>]+)?>/) }

  /// What is typed in a line that begins with the prompt; nil for another.
  static func typed(_ line: String) -> String? {
    line.firstMatch(of: /^attest(?: [^>]+)?> (.+)/).map { String($0.1) }
  }

  static func isCommandLine(_ line: String) -> Bool {
    line == "attest" || line.hasPrefix("attest ") || (line.contains("| attest") && !line.hasPrefix(" "))
  }

  /// Puts other lines in the place of a block's and writes the page.
  mutating func replace(_ block: Block, with body: [String]) throws {
    let range = block.start..<block.start + block.lines.count
    lines.replaceSubrange(range, with: body.map { $0.isEmpty ? "" : "    " + $0 })
    try Data(lines.joined(separator: "\n").utf8).write(to: Program.root.appendingPathComponent(path))
  }

  /// Whether what came is what the page shows.
  static func shows(_ expected: [String], _ came: [String]) -> Bool {
    var expected = expected.map(withoutFigures)[...]
    var came = came.map(withoutFigures)[...]
    while let line = expected.popFirst() {
      if line.trimmingCharacters(in: .whitespaces) == "…" {
        guard let next = expected.first else { return true }
        while let first = came.first, first != next { came.removeFirst() }
      } else if came.popFirst() != line {
        return false
      }
    }
    return came.isEmpty
  }

  private static func withoutFigures(_ line: String) -> String {
    line.replacing(/[0-9][0-9.,]* (ms|µs|s)\b/) { "0 " + $0.output.1 }.replacing(/[−-]?[0-9]+\.[0-9]+/, with: "0.0")
  }
}
