import Answers
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
  /// The id of the document that `--in` chose.
  private let defaultDocument: String?
  private let names: DocumentNames
  /// By the question's id, for those that follow up.
  private var conversations: [String: Conversation] = [:]
  private var isAllAnswered = true
  /// How many lines were no questions.
  private var mistakeCount = 0
  /// Of documents that are asked of and are not there: what is said of them, by the name given.
  private var unknownDocuments: [String: String] = [:]
  /// How many replies were written.
  private var count = 0
  private let renderer: ReplyRenderer
  private let output = TextOutput(descriptor: STDOUT_FILENO)

  /// Answers over documents that are all read. Throws a `Diagnostic` where `--in` names none of them.
  init(_ invocation: Invocation, engine: Engine) throws {
    answerer = try Answerer()
    index = engine.index
    let names = DocumentNames(engine.documents)
    self.names = names
    format = invocation.value("format").flatMap { Settings.Mode(rawValue: $0) } ?? .text
    // A program that names the document judges by the confidence; a person wants silence rather than a guess.
    answerer.guesses = format == .jsonl
    let canExplain = [.text, .json, .jsonl].contains(format)
    explains = invocation.has("explain") && canExplain
    if invocation.has("explain"), !canExplain {
      complain("--explain says nothing in \(format.rawValue); it does in text, json and jsonl")
    }
    defaultDocument = try invocation.value("in").map { try names.id(of: $0) }
    let style = Style(
      when: invocation.value("color"), isTerminal: output.isTerminal, environment: environmentVariable)
    renderer = ReplyRenderer(style: style, width: output.isTerminal ? TerminalSize.current.columns : nil)
  }

  /// Answers all questions; the status to leave with: 0 all answered, 1 some not, 2 input that is none or cannot be read.
  mutating func run(_ invocation: Invocation) -> Int32 {
    writeFrame(isEnd: false)
    if let file = invocation.value("questions") {
      guard answerAll(of: file) else { return output.finish(2) }
    } else {
      let questions = invocation.operands
      if questions.count > 1, !questions.contains(where: { $0.contains(" ") }) {
        let question = questions.joined(separator: " ")
        complain("each word is asked by itself; one question stands in quotation marks: '\(question)'")
      }
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
    let path = file == "-" ? "standard input" : file
    if file == "-" { StandardInput.announce("a question on each line") }
    var reader = LineReader(descriptor: descriptor)
    var number = 0
    while output.failure == 0, var line = reader.nextLine() {
      number += 1
      if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      if format == .jsonl {
        answer(AskedLine(line, path: path, number: number), line: number, of: path)
        continue
      }
      // In a file of questions comments and what is expected of the answers are no questions.
      if let first = line.first, first <= 0x20 || first == UInt8(ascii: "#") { continue }
      _ = answer(String(decoding: line, as: UTF8.self), id: nil, in: defaultDocument, after: nil)
    }
    guard reader.failure == 0 else {
      complain("\(path): " + String(cString: strerror(reader.failure)))
      return false
    }
    return mistakeCount == 0
  }

  /// Answers a line of a program. Whatever is wrong with it, it gets its reply: who reads them counts on one for each.
  private mutating func answer(_ asked: AskedLine, line: Int, of path: String) {
    if let mistake = asked.mistake {
      mistakeCount += 1
      // A file of another kind has as many mistakes as lines.
      if mistakeCount <= 5 { report(mistake.description) }
      return refuse(asked, because: "the line is no question: " + mistake.message)
    }
    var document = defaultDocument
    if let name = asked.document {
      if let known = unknownDocuments[name] { return refuse(asked, because: known) }
      do throws(Diagnostic) {
        document = try names.id(of: name, .whole)
      } catch {
        unknownDocuments[name] = error.message
        report("\(path):\(line): \(error.message)")
        return refuse(asked, because: error.message)
      }
    }
    let before = asked.after.flatMap { conversations[$0] }
    var notes: [String] = []
    if let after = asked.after, before == nil {
      notes.append("asked by itself: no question ‘\(after)’ was answered before it")
    }
    conversations[asked.id] = answer(asked.question, id: asked.id, in: document, after: before, notes: notes)
  }

  private func report(_ message: String) {
    output.flush()
    complain(message)
  }

  private mutating func refuse(_ asked: AskedLine, because reason: String) {
    isAllAnswered = false
    write(Reply(question: asked.question, missing: reason), id: asked.id)
    count += 1
  }

  private mutating func answer(
    _ question: String, id: String?, in document: String?, after conversation: Conversation?, notes: [String] = []
  ) -> Conversation {
    var (reply, next) = answerer.reply(
      to: question, in: document, after: conversation, index: index, explains: explains)
    reply.notes += notes
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
      output.write(renderer.render(explanation: reply.explanation, indent: 2))
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
