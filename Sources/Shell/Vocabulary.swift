import Documents
import Text

/// The words and names of the documents, sorted, for Tab to complete.
package struct Vocabulary: Sendable {
  /// In lower case and as written, sorted by the former.
  private var entries: [(key: String, text: String)] = []
  /// Of how many documents it was made.
  private var documentCount = -1

  package init() {}

  /// Enough for a large folder, and a fraction of a second to gather.
  private static let byteLimit = 4_000_000

  /// Gathers the words of four letters and more, unless it has done so for as many documents.
  package mutating func update(from documents: [Document]) {
    guard documentCount != documents.count else { return }
    documentCount = documents.count
    var words: Set<String> = []
    var bytesRead = 0
    for document in documents where bytesRead < Vocabulary.byteLimit {
      bytesRead += document.text.count
      words.insert(document.id)
      for piece in document.text.split(whereSeparator: { !Vocabulary.isLetter($0) }) where piece.count >= 4 {
        words.insert(String(decoding: piece, as: UTF8.self))
      }
    }
    // A word that stands both with a capital and without is the plain word at the beginning of a sentence.
    entries = words.filter { $0 == $0.lowercased() || !words.contains($0.lowercased()) }
      .map { ($0.lowercased(), $0) }.sorted { $0 < $1 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "-")
  }

  /// The entries that begin with what was typed, in either case.
  package func words(beginningWith typed: String, limit: Int = 200) -> [String] {
    let key = typed.lowercased()
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return entries[low...].prefix { $0.key.hasPrefix(key) }.prefix(limit).map(\.text)
  }
}
