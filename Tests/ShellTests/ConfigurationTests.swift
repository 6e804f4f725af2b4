import Shell
import Testing
import Text

@Suite("Settings that a session begins with")
struct ConfigurationTests {
  @Test("Lines of the file are settings, with :set before them or without")
  func lines() {
    var settings = Settings()
    let text = "# mine\r\n:set timing on\r\n  width   100\n\ncolor never\n"
    #expect(Configuration.apply(Array(text.utf8), path: "config", to: &settings).isEmpty)
    #expect(settings.timing && settings.width == 100 && settings.color == .never)
  }

  @Test(
    "A mistake is told with line, column and a caret, and the other lines count",
    arguments: [
      ("colour red", "config:2:1: warning: there is no setting ‘colour’; did you mean color?\ncolour red\n^~~~~~"),
      (
        ":set width many",
        "config:2:12: warning: width is a number from 20 to 1000, not ‘many’\n:set width many\n           ^~~~"
      ),
      ("  mode", "config:2:3: warning: mode needs a value after it\n  mode\n  ^~~~"),
    ])
  func mistakes(line: String, message: String) {
    var settings = Settings()
    let diagnostics = Configuration.apply(Array("timing on\n\(line)\npager off\n".utf8), path: "config", to: &settings)
    #expect(diagnostics.map { $0.description } == [message])
    #expect(settings.timing && !settings.pager)
  }

  @Test("The environment is stronger than the file, and an option than both")
  func order() throws {
    var settings = Settings()
    _ = Configuration.apply(Array("width 70\nmode tsv\ncitations 2\n".utf8), path: "config", to: &settings)
    let environment = ["ATTEST_MODE": "jsonl", "ATTEST_CITATIONS": "4", "NO_COLOR": "1", "ATTEST_WIDTH": ""]
    #expect(Configuration.apply(environment: { environment[$0] }, to: &settings).isEmpty)
    try Configuration.apply(Invocation(arguments: ["--set", "citations=5", "--color=always"]), to: &settings)
    #expect(settings.width == 70 && settings.mode == .jsonl && settings.citations == 5 && settings.color == .always)
  }

  @Test("A wrong variable is told and ignored, a wrong option refused")
  func wrong() throws {
    var settings = Settings()
    let told = Configuration.apply(environment: { $0 == "ATTEST_WIDTH" ? "wide" : nil }, to: &settings)
    #expect(told.map(\.path) == ["ATTEST_WIDTH"] && settings == Settings())
    for option in ["width", "width=wide", "with=80"] {
      let invocation = try Invocation(arguments: ["--set", option])
      #expect(throws: Diagnostic.self) { try Configuration.apply(invocation, to: &settings) }
    }
  }
}
