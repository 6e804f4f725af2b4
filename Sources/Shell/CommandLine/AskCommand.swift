import Answers
import Documents
import Glibc
import Index
import Text

/// `attest ask`: questions from the command line or a file, answered one after the other.
///
/// The lines it reads and writes with `--format jsonl` are an interface that other programs use: a question is
/// `{"id", "question", "in"?, "after"?}`, a reply `{"id", "question", "status", "answers": [{"text", "confidence",
/// "citations": [{"document", "title"?, "date"?, "sentence", "text", "start", "end"}]}]}`, in the order of the
/// questions.
struct AskCommand {
  private var answerer: Answerer
  private let index: FactIndex
  private let format: Settings.Mode
  private let explains: Bool
  private let defaultDocument: String?
  /// By the question's id, for those that follow up.
  private var conversations: [String: Conversation] = [:]
  private var isAllAnswered = true
  /// How many replies were written.
  private var count = 0
  private let renderer: ReplyRenderer
  private let output = TextOutput(descriptor: STDOUT_FILENO)

  /// Answers over an index that is complete.
  init(_ invocation: Invocation, index: FactIndex) throws {
    answerer = try Answerer()
    self.index = index
    format = invocation.value("format").flatMap { Settings.Mode(rawValue: $0) } ?? .text
    // A program that names the document judges by the confidence; a person wants silence rather than a guess.
    answerer.guesses = format == .jsonl
    explains = invocation.has("explain")
    defaultDocument = invocation.value("in")
    let style = Style(
      when: invocation.value("color"), isTerminal: output.isTerminal, environment: environmentVariable)
    renderer = ReplyRenderer(style: style, width: output.isTerminal ? TerminalSize.current.columns : nil)
  }

  /// Answers all questions; the status to leave with: 0 all answered, 1 some not, 2 input that cannot be read.
  mutating func run(_ invocation: Invocation) -> Int32 {
    writeFrame(isEnd: false)
    if let file = invocation.value("questions") {
      guard answerAll(of: file) else { return 2 }
    } else {
      var last: Conversation?
      for question in invocation.operands { last = answer(question, id: nil, in: defaultDocument, after: last) }
    }
    writeFrame(isEnd: true)
    return output.finish(isAllAnswered ? 0 : 1)
  }

  private mutating func answerAll(of file: String) -> Bool {
    let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      complain("\(file): " + String(cString: strerror(errno)))
      return false
    }
    var reader = LineReader(descriptor: descriptor)
    var number = 0
    while output.failure == 0, let line = reader.nextLine() {
      number += 1
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      // In a file of questions comments and what is expected of the answers are no questions.
      if format != .jsonl, let first = line.first, first <= 0x20 || first == UInt8(ascii: "#") { continue }
      guard format == .jsonl else {
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
    write(reply, id: id)
    count += 1
    return next
  }

  private func write(_ reply: Reply, id: String?) {
    switch format {
    case .jsonl: output.writeLine(ReplyFormat.json(reply, id: id ?? "").line)
    case .json: output.write((count == 0 ? "[\n  " : ",\n  ") + ReplyFormat.json(reply, id: id).indented(by: "  "))
    case .tsv: output.write((count == 0 ? ReplyFormat.tsvHeader : "") + ReplyFormat.tsv(reply))
    case .markdown: output.write(ReplyFormat.markdown(reply, citationLimit: renderer.citationLimit))
    case .html: output.write(ReplyHTML.section(reply, citationLimit: renderer.citationLimit))
    case .text:
      if count > 0 { output.writeLine() }
      output.write(renderer.render(reply))
      for line in reply.explanation { output.writeLine("  " + VisibleText.replacingControls(in: line)) }
    }
  }

  /// What stands before the first reply and after the last, so that all of the output is one page or one list.
  private func writeFrame(isEnd: Bool) {
    switch format {
    case .html: output.write(isEnd ? ReplyHTML.pageEnd : ReplyHTML.pageStart)
    case .json where isEnd: output.write(count == 0 ? "[]\n" : "\n]\n")
    default: break
    }
  }
}
