import Text

/// A document a line: an object with `text` (or `contents`), and `id`, `title`, `date` and `source` where known.
enum JSONLines {
  /// The document of a line; nil for a blank line. Throws a `Diagnostic` with the line's number.
  static func document(_ line: ArraySlice<UInt8>, number: Int, path: String) throws(Diagnostic) -> Document? {
    if Paragraphs.isBlank(line) { return nil }
    let object = try JSONValue(parsing: line, path: path, line: number)
    guard case .object = object else {
      throw Diagnostic(.warning, "the line holds no JSON object; it is left out", path: path, line: number)
    }
    guard let text = object["text"]?.bytes ?? object["contents"]?.bytes else {
      throw Diagnostic(.warning, "the object has no text or contents; it is left out", path: path, line: number)
    }
    guard text.count <= FileBytes.largest else {
      throw Diagnostic(.warning, "the text is larger than 2 GiB; it is left out", path: path, line: number)
    }
    // Nobody can name a document that has an empty id.
    let id = object["id"]?.text.flatMap { $0.isEmpty ? nil : $0 }
    var document = Document(id: id ?? String(number), path: path, text: text, blocks: [])
    document.title = object["title"]?.text ?? ""
    document.source = object["source"]?.text ?? ""
    document.date = object["date"]?.bytes.flatMap { DateLine.date($0[...]) }
    PlainText.read(into: &document)
    return document
  }
}
