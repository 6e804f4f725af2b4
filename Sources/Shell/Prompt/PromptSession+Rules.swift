import Facts
import Rules
import Text

/// The commands of the prompt that list, teach, keep and forget rules.
extension PromptSession {
  /// The rules of the session, opened when they are first wanted: those in the binary are being compiled until then.
  func openRuleBook() -> RuleBook { ruleBook ?? RuleBook() }

  /// Reads the files of `--rules`; false where one cannot be read. What is wrong inside a file is told, the rest is taken.
  func readRules(_ paths: [String]) -> Bool {
    guard !paths.isEmpty else { return true }
    do throws(Diagnostic) {
      var mistakes: [Diagnostic] = []
      let book = try RuleBook(paths: paths) { mistakes.append($0) }
      for mistake in mistakes { fail(mistake) }
      engine.apply(book.rules)
      ruleBook = book
      return true
    } catch {
      complain(error.description, keepingLines: true)
      return false
    }
  }

  /// Reports a mistake with its line, its caret and what to do.
  private func fail(_ diagnostic: Diagnostic) {
    let lines = diagnostic.description.split(separator: "\n").map(String.init)
    guard editor != nil else { return fail(diagnostic.description, keepingLines: true) }
    fail(lines.first ?? diagnostic.message)
    // The caret stays below what it points at; a hint is prose.
    for line in lines.dropFirst() {
      if line.hasPrefix("hint: ") { tell(line) } else { terminal.writeLine(VisibleText.replacingControls(in: line)) }
    }
  }

  func listRules(_ argument: String) {
    guard waitUntilLoaded() else { return }
    let word = argument.lowercased()
    var text = ""
    for compiled in openRuleBook().rules.rules where word.isEmpty || compiled.rule.name.lowercased().contains(word) {
      let heading = String(RuleWriter.heading(of: compiled.rule).dropFirst(5))
      let count = engine.sentences(derivedBy: compiled.rule.name).count
      let origin = compiled.origin + (count == 0 ? "" : ", holds of \(RuleBook.count(count, "sentence"))")
      let lines = wrapped("  \(heading)  " + VisibleText.replacingControls(in: origin), indent: "      ")
      // The heading begins the line, so that it stands unbroken in all but the narrowest terminals.
      text += lines.hasPrefix("  \(heading)") ? "  " + style.label(heading) + lines.dropFirst(2 + heading.count) : lines
    }
    let shown = VisibleText.replacingControls(in: argument)
    page(text.isEmpty ? "No rules" + (word.isEmpty ? ".\n" : " with ‘\(shown)’.\n") : text)
  }

  func showRule(_ name: String) {
    let rules = openRuleBook().rules
    guard let compiled = rules.rule(named: name) else { return fail(RuleBook.unknown(name, rules)) }
    page(
      RuleBook.lines(of: compiled, in: rules).map { wrapped(VisibleText.replacingControls(in: $0), indent: "      ") }
        .joined())
  }

  /// Takes a lesson in, and shows at once of which sentences the rule now holds.
  func teach(_ argument: String) {
    guard waitUntilLoaded() else { return }
    var book = openRuleBook()
    let rule: Rule
    do throws(Diagnostic) {
      rule = try book.teach(argument)
    } catch {
      return fail(error)
    }
    let before = Set(engine.sentences(derivedBy: rule.name))
    engine.apply(book.rules)
    ruleBook = book
    let after = engine.sentences(derivedBy: rule.name)
    let new = after.filter { !before.contains($0) }
    let lost = before.subtracting(after).count
    var changes: [String] = []
    if !before.isEmpty, lost == 0 || !new.isEmpty { changes.append("\(new.count) of them new") }
    if lost > 0 { changes.append("\(lost) of before no more") }
    if after.isEmpty, book.rules.findsOnlyKnown(rule.name) {
      return tell("What these examples say is read as \(rule.name) already; the rule adds nothing.")
    }
    var text =
      after.isEmpty
      ? "\(rule.name) holds of no sentence of these documents.\n"
      : "\(rule.name) holds of \(RuleBook.count(after.count, "sentence"))"
        + changes.map { ", " + $0 }.joined() + (new.isEmpty ? ".\n" : ":\n")
    for sentence in new.prefix(3) {
      let citation = engine.citation(of: sentence)
      let place = style.label(VisibleText.replacingControls(in: citation.document)) + ", sentence \(citation.number): "
      text += wrapped("  " + place + "“" + ReplyRenderer.flattened(citation.text) + "”", indent: "      ")
    }
    if new.count > 3 { text += "  and \(new.count - 3) more\n" }
    write(text)
  }

  func saveRules(_ argument: String) {
    guard let book = ruleBook, !book.taught.isEmpty else { return fail("nothing was taught yet; :teach does") }
    let path = expanded(argument)
    do throws(Diagnostic) {
      let count = try book.save(to: path)
      tell("Saved \(RuleBook.count(count, "rule")); attest --rules \(path) reads them again.")
    } catch {
      fail(error)
    }
  }

  func reloadRules() {
    guard waitUntilLoaded() else { return }
    var book = openRuleBook()
    do throws(Diagnostic) {
      let diagnostics = try book.reload()
      for diagnostic in diagnostics { fail(diagnostic) }
    } catch {
      return fail(error)
    }
    engine.apply(book.rules)
    ruleBook = book
    terminal.writeLine("\(RuleBook.count(book.rules.rules.count, "rule")) in force.")
  }

  /// Alone, begins a new conversation; with a name, takes back what was taught of that rule, or takes it out.
  func forget(_ name: String) {
    guard !name.isEmpty else {
      conversation = nil
      return
    }
    guard waitUntilLoaded() else { return }
    var book = openRuleBook()
    let outcome: RuleBook.Forgotten
    do throws(Diagnostic) {
      outcome = try book.forget(name)
    } catch {
      return fail(error)
    }
    switch outcome {
    case .unknown: return fail(RuleBook.unknown(name, book.rules))
    case .takenOut(let isTaught): tell("\(name) is no longer in force" + (isTaught ? "." : "; :reload brings it back."))
    case .restored(let origin): tell("\(name) is again as in \(origin).")
    }
    engine.apply(book.rules)
    ruleBook = book
  }
}
