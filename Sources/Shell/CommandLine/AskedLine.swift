import Text

/// A question as a program asks it, one JSON object a line: `{"id", "question", "in"?, "after"?}`.
struct AskedLine {
  /// The number of the line where it gives no id.
  var id: String
  /// Empty where there is none.
  var question = ""
  /// The name of the document to look in.
  var document: String?
  /// The id of the question that it follows up.
  var after: String?
  /// Why it is no question.
  var mistake: Diagnostic?

  /// Reads line `number` of `path`; what can be read of a line with a mistake is kept, so that its reply has its id.
  init(_ line: ArraySlice<UInt8>, path: String, number: Int) {
    id = String(number)
    let object: JSONValue
    do throws(Diagnostic) {
      object = try JSONValue(parsing: line, path: path, line: number)
    } catch {
      mistake = error
      return
    }
    func text(_ name: String) -> String? {
      guard let value = object[name], value != .null else { return nil }
      if value.text == nil {
        mistake = Diagnostic(.error, "‘\(name)’ is no text", path: path, line: number)
      }
      return value.text
    }
    id = text("id") ?? id
    document = text("in")
    after = text("after")
    guard let asked = text("question") else {
      mistake = mistake ?? Diagnostic(.error, "a JSON object with a question is expected", path: path, line: number)
      return
    }
    question = asked
  }
}
