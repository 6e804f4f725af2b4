import Index
import Language
import Text

/// Sentences with their trees and documents.
extension FactIndex {
  /// The document of a sentence.
  func document(of sentence: Int32) -> DocumentRow { documents[Int(sentences.documents[Int(sentence)])] }

  /// The tree of a sentence; O(tokens × depth).
  func tree(of sentence: Int32) -> Tree {
    let tokens = sentences[Int(sentence)].tokens
    return Tree(rows: self.tokens.rows(of: tokens), firstToken: tokens.lowerBound)
  }

  /// Where the first sentence of a document has the document's title, in bytes; nil where it has not.
  func titleInText(of document: Int32) -> ByteRange? {
    let row = documents[Int(document)]
    guard let opening = row.sentences.first, !row.titleTerms.isEmpty else { return nil }
    let rows = tokens.rows(of: sentences[Int(opening)].tokens)
    let title = row.titleTerms
    guard
      let first = rows.indices.first(where: { start in
        start + title.count <= rows.count && zip(rows[start...], title).allSatisfy { $0.lower == $1 || $0.lemma == $1 }
      })
    else { return nil }
    return ByteRange(start: rows[first].start, end: rows[first + title.count - 1].range.end)
  }

  /// The same, or else the name that is the subject of the first sentence and has the title's last word: of "Ann Lee" that of
  /// "Anna Maria "Ann" Lee was …".
  func subjectInText(of document: Int32) -> ByteRange? {
    if let title = titleInText(of: document) { return title }
    let row = documents[Int(document)]
    guard let opening = row.sentences.first, let last = row.titleTerms.last else { return nil }
    let rows = tokens.rows(of: sentences[Int(opening)].tokens)
    guard let end = rows.firstIndex(where: { $0.lower == last }), rows[..<end].allSatisfy({ $0.upos != .verb }) else {
      return nil
    }
    let start = rows[..<end].lastIndex { $0.upos != .propn && $0.upos != .punct }.map { $0 + 1 } ?? 0
    return ByteRange(start: rows[start].start, end: rows[end].range.end)
  }
}
