import Answers
import Documents
import Glibc
import Index
import Text

/// `attest ask`: questions from the command line or a file, answered one after the other.
///
/// The lines it reads and writes with `--format jsonl` are an interface that other programs use: a question is
/// `{"id", "question", "in"?, "after"?}`, a reply `{"id", "question", "status", "answers": [{"text", "confidence",
/// "citations": [{"document", "text", "start", "end"}]}]}`, in the order of the questions.
struct AskCommand {
  private var answerer: Answerer
  private let index: FactIndex
  private let format: String
  private let explains: Bool
  private let defaultDocument: String?
  /// By the question's id, for those that follow up.
  private var conversations: [String: Conversation] = [:]
  /// Those that some later question follows up; nil where that is not known.
  private var isAllAnswered = true
  private var hasWritten = false
  private let renderer: ReplyRenderer
  private let output = TextOutput(descriptor: STDOUT_FILENO)

  /// Answers over an index that is complete.
  init(_ invocation: Invocation, index: FactIndex) throws {
    answerer = try Answerer()
    self.index = index
    format = invocation.value("format") ?? "text"
    explains = invocation.has("explain")
    defaultDocument = invocation.value("in")
    let style = Style(
      when: invocation.value("color"), isTerminal: output.isTerminal, environment: environmentVariable)
    renderer = ReplyRenderer(style: style, width: output.isTerminal ? TerminalSize.current.columns : nil)
  }

  /// Answers all questions; the status to leave with: 0 all answered, 1 some not, 2 input that cannot be read.
  mutating func run(_ invocation: Invocation) -> Int32 {
    if let file = invocation.value("questions") {
      guard answerAll(of: file) else { return 2 }
    } else {
      var last: Conversation?
      for question in invocation.operands { last = answer(question, id: nil, in: defaultDocument, after: last) }
    }
    output.flush()
    return isAllAnswered ? 0 : 1
  }

  private mutating func answerAll(of file: String) -> Bool {
    let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      complain("\(file): " + String(cString: strerror(errno)))
      return false
    }
    var reader = LineReader(descriptor: descriptor)
    var number = 0
    while let line = reader.nextLine() {
      number += 1
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      // In a file of questions comments and what is expected of the answers are no questions.
      if format != "jsonl", let first = line.first, first <= 0x20 || first == UInt8(ascii: "#") { continue }
      guard format == "jsonl" else {
        _ = answer(String(decoding: line, as: UTF8.self), id: nil, in: defaultDocument, after: nil)
        continue
      }
      guard let object = JSONValue(line), let question = object["question"]?.string else {
        output.flush()
        complain("\(file == "-" ? "standard input" : file):\(number): is no JSON object with a question")
        return false
      }
      let id = object["id"]?.string ?? String(number)
      let before = object["after"]?.string.flatMap { conversations[$0] }
      conversations[id] = answer(question, id: id, in: object["in"]?.string ?? defaultDocument, after: before)
    }
    guard reader.failure == 0 else {
      complain("\(file): " + String(cString: strerror(reader.failure)))
      return false
    }
    return true
  }

  private mutating func answer(
    _ question: String, id: String?, in document: String?, after conversation: Conversation?
  ) -> Conversation {
    let (reply, next) = answerer.reply(
      to: question, in: document, after: conversation, index: index, explains: explains)
    if reply.answers.isEmpty { isAllAnswered = false }
    if format == "jsonl" {
      output.writeLine(Self.line(for: reply, id: id ?? "", explains: explains))
    } else {
      write(reply)
    }
    return next
  }

  /// The reply as one line of JSON.
  private static func line(for reply: Reply, id: String, explains: Bool) -> String {
    let answers = reply.answers.map { answer in
      let citations = answer.citations.map { citation in
        "{\"document\":\(JSONText.quoted(citation.document)),\"text\":\(JSONText.quoted(citation.text)),"
          + "\"start\":\(citation.range.start),\"end\":\(citation.range.end)}"
      }
      return "{\"text\":\(JSONText.quoted(answer.text)),\"confidence\":\(rounded(answer.confidence)),"
        + "\"citations\":[\(citations.joined(separator: ","))]}"
    }
    var line =
      "{\"id\":\(JSONText.quoted(id)),\"question\":\(JSONText.quoted(reply.question)),"
      + "\"status\":\"\(answers.isEmpty ? "unanswered" : "answered")\",\"answers\":[\(answers.joined(separator: ","))]"
    if answers.isEmpty { line += ",\"missing\":\(JSONText.quoted(reply.missing))" }
    if explains { line += ",\"explanation\":[\(reply.explanation.map(JSONText.quoted).joined(separator: ","))]" }
    return line + "}"
  }

  private mutating func write(_ reply: Reply) {
    if hasWritten { output.writeLine() }
    hasWritten = true
    output.write(renderer.render(reply))
    for line in reply.explanation { output.writeLine("  " + VisibleText.replacingControls(in: line)) }
  }

  private static func rounded(_ value: Double) -> String { String((value * 1000).rounded() / 1000) }
}
