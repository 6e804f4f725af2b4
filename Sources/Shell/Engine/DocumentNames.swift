import Documents
import Text

/// What a document may be called: the one rule for `:in`, `:unload`, `--in`, the field `in` of JSON Lines, and `:in` and `@`
/// in a file of questions.
///
/// A name is, in this order, an id; the path of the document's file or the last parts of it, with or without its ending; a
/// title, in letters of either case; a part of an id; a part of a title. The first of these that any document has
/// decides, and a name that is then one of several documents says nothing.
package struct DocumentNames: Sendable {
  /// How far a name may be from the whole of what a document is called.
  package enum Strictness: Sendable {
    /// A part of an id or title will do, where only one document has it.
    case parts
    /// Only whole names: for programs, which should not be answered from another document where theirs is missing.
    case whole
  }

  private let documents: [Document]
  private let ids: Set<String>

  package init(_ documents: [Document]) {
    self.documents = documents
    ids = Set(documents.map(\.id))
  }

  /// The id of the document that is meant. Throws a `Diagnostic` that names the nearest, or those that it could be.
  ///
  /// O(1) for an id, else O(the names of all documents).
  package func id(of typed: String, _ strictness: Strictness = .parts) throws(Diagnostic) -> String {
    if ids.contains(typed) { return typed }
    guard !typed.isEmpty else { throw Diagnostic(.error, "the name of a document is empty") }
    let folded = typed.lowercased()
    let path = typed.hasPrefix("./") ? String(typed.dropFirst(2)) : typed
    let file = CanonicalPath.of(typed)
    var rules: [(Document) -> Bool] = [
      { $0.key.file == file || DocumentNames.ends($0.path, in: path) || DocumentNames.ends($0.id, in: path) },
      { $0.title.lowercased() == folded },
    ]
    let whole = rules.count
    rules += [{ $0.id.lowercased().contains(folded) }, { $0.title.lowercased().contains(folded) }]
    for (number, rule) in rules.enumerated() {
      let matches = documents.filter(rule).map(\.id)
      if number >= whole, strictness == .whole {
        if !matches.isEmpty { throw missing(typed, near: matches) }
      } else if matches.count == 1 {
        return matches[0]
      } else if !matches.isEmpty {
        throw Diagnostic(.error, "‘\(typed)’ can be \(DocumentNames.list(matches, "and"))")
      }
    }
    throw missing(typed, near: nearest(to: typed))
  }

  /// The ids of the documents with a name that begins as typed: ids where there are such, else by the last part of the
  /// path or the title.
  package func completions(of typed: String) -> [String] {
    let all = documents.map(\.id)
    let begun = all.filter { $0.hasPrefix(typed) }
    if !begun.isEmpty { return begun }
    let folded = typed.lowercased()
    return documents.filter { document in
      DocumentNames.spellings(of: document).contains { $0.lowercased().hasPrefix(folded) }
    }.map(\.id)
  }

  private func missing(_ typed: String, near: [String]) -> Diagnostic {
    var message = "there is no document ‘\(typed)’"
    if !near.isEmpty {
      message += "; did you mean \(DocumentNames.list(near, "or"))?"
    } else if documents.count <= 5 {
      message += documents.count == 1 ? "; the only one is " : "; there are "
      message += DocumentNames.list(documents.map(\.id), "and")
    }
    return Diagnostic(.error, message)
  }

  /// Up to three ids of documents with a name near to the one typed.
  private func nearest(to typed: String) -> [String] {
    var ids: [String] = []
    var names: [String] = []
    for document in documents {
      for spelling in DocumentNames.spellings(of: document) {
        ids.append(document.id)
        names.append(spelling)
      }
    }
    var near: [String] = []
    for place in Suggestion.places(near: typed, among: names) where !near.contains(ids[place]) {
      near.append(ids[place])
      if near.count == 3 { break }
    }
    return near
  }

  /// An id whole and its last part, the name of a file of its own, the title.
  private static func spellings(of document: Document) -> [String] {
    var names = [document.id]
    let last = document.id.split(separator: "/").last.map(String.init) ?? ""
    if last != document.id { names.append(last) }
    if document.key.entry.isEmpty, let file = document.path.split(separator: "/").last { names.append(String(file)) }
    if !document.title.isEmpty { names.append(document.title) }
    return names
  }

  /// Whether a path ends in those parts, its ending left out or not.
  private static func ends(_ path: String, in parts: String) -> Bool {
    func isEnd(of path: Substring) -> Bool { path == parts || path.hasSuffix("/" + parts) }
    if isEnd(of: path[...]) { return true }
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return false }
    return isEnd(of: path[..<dot])
  }

  /// `a, b or c`, or the first five `and 12 more`.
  private static func list(_ names: [String], _ conjunction: String) -> String {
    if names.count > 5 { return names.prefix(5).joined(separator: ", ") + " and \(names.count - 5) more" }
    guard names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " \(conjunction) " + names[names.count - 1]
  }
}
