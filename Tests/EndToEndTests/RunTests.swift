import Foundation
import Testing

@Suite("attest run")
struct RunTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("Ada Brandt designed the bridge. It cost 12 million euros.\n", to: "bridge.txt")
    return scratch
  }

  @Test("Expectations that are met give status 0, one that is not status 1 and a line for it")
  func status() throws {
    let scratch = try scratch()
    try scratch.write("who designed the bridge\n  = Ada Brandt\n  @ bridge\nwho sang\n  = unknown\n", to: "a.questions")
    let met = try Program.run(["run", scratch.folder.path])
    #expect(met.output.hasPrefix("2 questions: 2 as expected, 0 not"))
    #expect(met.status == 0)
    let file = try scratch.write("who designed the bridge\n  = Per Strand\n", to: "b.questions")
    let missed = try Program.run(["run", file.path])
    #expect(missed.output.hasPrefix("\(file.path):1: who designed the bridge\n  - Per Strand\n  + Ada Brandt  [bridge"))
    #expect(missed.status == 1)
  }

  @Test("Every question beside the bundled articles is answered as its file says")
  func corpus() throws {
    let run = try Program.run(["run", Program.root.appendingPathComponent("Corpus").path])
    #expect(run.status == 0, "\(run.output)")
  }

  @Test("A file that is not sound is told with its line, and status 2")
  func unsound() throws {
    let scratch = try scratch()
    let file = try scratch.write("  = nobody\n", to: "a.questions")
    let run = try Program.run(["run", file.path])
    #expect(run.errors.contains("\(file.path):1:3: error: there is no question above it"))
    #expect(run.status == 2)
    #expect(try Program.run(["run", "/nowhere.questions"]).status == 2)
  }

  @Test("A file without a question is no proof of anything, and told with status 2")
  func empty() throws {
    let scratch = try scratch()
    try scratch.write("# nothing yet\n", to: "a.questions")
    let run = try Program.run(["run", "a.questions"], folder: scratch.folder)
    #expect(run.errors == "attest: a.questions: no question there\n")
    #expect(run.status == 2)
  }

  @Test("Questions, rules and a text come from standard input where - stands for their file")
  func standardInput() throws {
    let folder = try scratch()
    let question = "who designed the bridge\n  = Ada Brandt\n"
    #expect(try Program.run(["run", "-"], input: question, folder: folder.folder).status == 0)
    let update = try Program.run(["run", "--update", "-"], input: question, folder: folder.folder)
    #expect(update.errors == "attest: --update needs files; standard input cannot be written\n")
    #expect(update.status == 2)
    let rules = "fact mediation(agent, event)\n  \"[agent: Ann] hammered out [event: talks]\"\n"
    #expect(try Program.run(["rules", "test", "-"], input: rules).output.hasSuffix(" 1 example tried, 0 failed\n"))
    let text = "Per Strand built the crane.\n"
    #expect(try Program.run(["ask", "-c", "-", "who built the crane"], input: text).output.hasPrefix("Per Strand"))
    #expect(try Program.run(["ask", "-c", "-", "-q", "-"], input: text).status == 2)
  }

  @Test("--update writes what came")
  func update() throws {
    let scratch = try scratch()
    let file = try scratch.write("who designed the bridge\n  = Per Strand\n", to: "a.questions")
    #expect(try Program.run(["run", "--update", file.path]).status == 0)
    #expect(try String(contentsOf: file, encoding: .utf8) == "who designed the bridge\n  = Ada Brandt\n")
  }
}
