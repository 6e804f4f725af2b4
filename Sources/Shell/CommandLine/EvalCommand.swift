import Answers
import Glibc
import Text

/// `attest eval`: asks the questions of a set whose answers are known, and prints how many came out right.
enum EvalCommand {
  /// 0 where the set was asked, 2 where it cannot be read.
  static func run(_ invocation: Invocation) -> Int32 {
    let start = Clock.seconds
    guard let missLimit = Int(invocation.value("misses") ?? "0"), missLimit >= 0 else {
      complain("--misses needs a number")
      return 2
    }
    var set: QuestionSet
    do throws(Diagnostic) {
      set = try QuestionSet(
        folder: invocation.operands.first ?? ".", file: invocation.value("questions") ?? "questions.jsonl")
    } catch {
      complain(error.description, keepingLines: true)
      return 2
    }
    guard let engine = Engine.loaded([set.corpus], invocation) else { return 2 }
    let unknown = set.resolve(DocumentNames(engine.documents))
    for diagnostic in unknown.prefix(5) { complain(diagnostic.description) }
    guard unknown.isEmpty else { return 2 }
    guard var answerer = try? Answerer() else {
      complain("the English model cannot be opened")
      return 2
    }
    let index = engine.index
    let isScoped = invocation.has("scope")
    answerer.guesses = true
    var figures = EvaluationFigures()
    var conversations: [String: Conversation] = [:]
    for question in set.questions {
      let (reply, next) = answerer.reply(
        to: question.text, in: isScoped ? question.document : nil,
        after: question.after.flatMap { conversations[$0] }, index: index)
      conversations[question.id] = next
      figures.add(reply, to: question, index: index)
    }
    let output = TextOutput(descriptor: STDOUT_FILENO)
    let style = Style(
      when: invocation.value("color"), isTerminal: output.isTerminal, environment: environmentVariable)
    let report = EvaluationReport(
      style: style, figures: figures, seconds: Clock.seconds - start, missLimit: missLimit)
    output.write(report.render(format: invocation.value("format") ?? "text"))
    return output.finish(0)
  }
}
