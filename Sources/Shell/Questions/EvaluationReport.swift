import Text

/// The results of `attest eval`, for people and for programs.
package struct EvaluationReport {
  package var style: Style
  package var figures: EvaluationFigures
  package var seconds: Double
  /// How many misses are shown.
  package var missLimit: Int

  package init(style: Style = .plain, figures: EvaluationFigures, seconds: Double, missLimit: Int) {
    self.style = style
    self.figures = figures
    self.seconds = seconds
    self.missLimit = missLimit
  }

  package func render(format: String) -> String { format == "json" ? json : text }

  /// The figures, the kinds of questions, the confidence of the answers against their accuracy, and misses.
  private var text: String {
    let counts = [
      "questions \(figures.outcomes.count)", "answerable \(figures.answerable.count)",
      "unanswerable \(figures.unanswerable.count)",
    ]
    let shares = figures.shares.compactMap { share in share.value.map { "\(share.name) \(Self.tenth($0))" } }
    var text = style.answer((counts + shares).joined(separator: "  ")) + "  seconds \(Self.hundredth(seconds))\n"
    for kind in figures.kinds {
      text += "  " + Self.padded(kind.name, 15) + " n " + Self.padded(kind.count, 5)
      text += "  right " + Self.padded(Self.percent(kind.right, of: kind.count), 5)
      if let cited = kind.cited { text += "  cited " + Self.padded(Self.percent(cited, of: kind.count), 5) }
      text += "\n"
    }
    if !figures.given.isEmpty {
      text += style.label("  confidence      answers  mean  right") + "\n"
      for bin in figures.calibration {
        let range = "\(Self.tenth(bin.lower))–\(Self.tenth(bin.lower + 0.1))"
        text += "  " + range + String(repeating: " ", count: max(1, 16 - range.count)) + Self.padded(bin.count, 7)
        text += "  " + Self.fixed(bin.confidence / Double(bin.count), 2)
        text += "  " + Self.fixed(Double(bin.right) / Double(bin.count), 2) + "\n"
      }
      text += "  expected calibration error \(Self.fixed(figures.calibrationError, 3))\n"
    }
    for miss in figures.misses.prefix(missLimit) { text += shown(miss) }
    return text
  }

  private func shown(_ miss: EvaluationFigures.Outcome) -> String {
    let question = miss.question
    var text = style.warning("[\(miss.verdict.rawValue)]") + " \(visible(question.id)): \(visible(question.text))\n"
    if !question.answers.isEmpty { text += "  - " + question.answers.map(visible).joined(separator: " | ") + "\n" }
    guard let answer = miss.reply.answers.first else { return text }
    text += "  + " + visible(answer.text) + "\n"
    if let citation = answer.citations.first {
      text += "    \(visible(citation.document)), sentence \(citation.sentence): \(visible(citation.text))\n"
    }
    return text
  }

  /// One object: the counts and figures, `kinds`, `calibration`, and `misses`.
  private var json: String {
    var fields = [
      "\"questions\":\(figures.outcomes.count)", "\"answerable\":\(figures.answerable.count)",
      "\"unanswerable\":\(figures.unanswerable.count)",
    ]
    for (name, value) in figures.shares { fields.append("\"\(name)\":\(value.map(Self.tenth) ?? "null")") }
    fields.append("\"seconds\":\(Self.hundredth(seconds))")
    let kinds = figures.kinds.map { kind in
      "{\"kind\":\(JSONText.quoted(kind.name)),\"questions\":\(kind.count),"
        + "\"right\":\(Self.percent(kind.right, of: kind.count))"
        + (kind.cited.map { ",\"cited\":\(Self.percent($0, of: kind.count))" } ?? "") + "}"
    }
    fields.append("\"kinds\":[\(kinds.joined(separator: ","))]")
    let bins = figures.calibration.map { bin in
      "{\"from\":\(Self.tenth(bin.lower)),\"answers\":\(bin.count),"
        + "\"confidence\":\(Self.fixed(bin.confidence / Double(bin.count), 3)),"
        + "\"right\":\(Self.fixed(Double(bin.right) / Double(bin.count), 3))}"
    }
    fields.append("\"calibration\":[\(bins.joined(separator: ","))]")
    fields.append("\"calibration error\":\(Self.fixed(figures.calibrationError, 4))")
    let misses = figures.misses.prefix(missLimit).map { miss in
      "{\"id\":\(JSONText.quoted(miss.question.id)),\"question\":\(JSONText.quoted(miss.question.text)),"
        + "\"verdict\":\(JSONText.quoted(miss.verdict.rawValue)),"
        + "\"expected\":[\(miss.question.answers.map(JSONText.quoted).joined(separator: ","))],"
        + "\"answers\":[\(miss.reply.answers.map { JSONText.quoted($0.text) }.joined(separator: ","))]}"
    }
    fields.append("\"misses\":[\(misses.joined(separator: ","))]")
    return "{" + fields.joined(separator: ",") + "}\n"
  }

  private func visible(_ text: String) -> String { ReplyRenderer.flattened(text) }

  private static func percent(_ part: Int, of whole: Int) -> String {
    tenth(100 * Double(part) / Double(max(1, whole)))
  }

  private static func tenth(_ value: Double) -> String { String((value * 10).rounded(.toNearestOrEven) / 10) }

  private static func hundredth(_ value: Double) -> String { String((value * 100).rounded() / 100) }

  /// So many digits behind the point.
  private static func fixed(_ value: Double, _ digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
    let whole = Int((value * Double(scale)).rounded())
    let fraction = String(whole % scale)
    return "\(whole / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - String(number).count)) + String(number)
  }
}
