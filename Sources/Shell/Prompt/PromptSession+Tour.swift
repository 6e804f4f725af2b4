import Answers

/// A tour that is being taken, and what the session had before it.
struct RunningTour {
  /// The step last shown, from 0.
  var step: Int
  let engine: Engine
  let scope: String?
  let conversation: Conversation?
  let last: PromptSession.Asked?
}

/// `:tour`, the guided lesson. While it lasts the session reads the tour's own story in place of its documents.
extension PromptSession {
  /// `:tour`, `:tour next`, `:tour N`, `:tour end`.
  func takeTour(_ argument: String) {
    switch argument {
    case "end":
      guard tour != nil else { return fail("there is no tour to end; :tour begins one") }
      endTour()
    case "", "next": goOnWithTour()
    default:
      guard let number = Int(argument), Tour.bundled.steps.indices.contains(number - 1) else {
        return fail("the tour has steps 1 to \(Tour.bundled.steps.count); :tour next and :tour end are known too")
      }
      show(step: number - 1)
    }
  }

  /// The next step; the first where there is no tour, and the end after the last.
  func goOnWithTour() {
    let next = tour.map { $0.step + 1 } ?? 0
    if next < Tour.bundled.steps.count { show(step: next) } else { endTour() }
  }

  private func show(step number: Int) {
    if tour == nil { beginTour() }
    tour?.step = number
    // What the tour asks says nothing about the user's questions.
    let hadUnanswered = hasUnanswered
    defer { hasUnanswered = hadUnanswered }
    let steps = Tour.bundled.steps
    let width = wrapWidth ?? 80
    let mark = "\(number + 1)/\(steps.count)"
    let title = Wrapping.wrap(mark + "  " + steps[number].title, width: width)
    write("\n" + style.label(mark) + style.answer(String(title[0].dropFirst(mark.count))) + "\n")
    for line in title.dropFirst() { write(style.answer(line) + "\n") }
    for part in steps[number].parts {
      switch part {
      case .said(let text): write(Wrapping.wrap(text, width: width).map { $0 + "\n" }.joined())
      case .typed(let line):
        write("\n" + style.answer("attest> ") + line + "\n")
        _ = run(line)
        write("\n")
      }
    }
    if editor != nil {
      let isLast = number + 1 == steps.count
      write(style.aside(isLast ? "Enter ends the tour." : "Enter goes on, :tour end leaves.") + "\n")
    }
  }

  private func beginTour() {
    tour = RunningTour(step: 0, engine: engine, scope: scope, conversation: conversation, last: last)
    engine = Engine()
    engine.load(.memory(name: Tour.document.path, bytes: Tour.document.bytes))
    scope = nil
    conversation = nil
    last = nil
    engine.waitUntilLoaded()
    _ = engine.takeOutcomes()
    if let ruleBook { engine.apply(ruleBook.rules) }
  }

  private func endTour() {
    guard let tour else { return }
    engine = tour.engine
    // What was taught on the way stays; while documents are still being read there is no index to apply it to.
    if let ruleBook {
      engine.waitUntilLoaded()
      engine.apply(ruleBook.rules)
    }
    scope = tour.scope
    conversation = tour.conversation
    last = tour.last
    self.tour = nil
  }
}
