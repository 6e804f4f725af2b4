import Documents
import Index
import Text

/// The words and names of the documents, sorted, for Tab to complete.
package struct Vocabulary: Sendable {
  /// In lower case and as written, sorted by the former.
  private var entries: [(key: String, text: String)] = []

  /// Enough for a large folder, and a fraction of a second to gather.
  private static let byteLimit = 4_000_000
  private static let nameLimit = 100_000

  package init() {}

  /// Gathers the words of four letters and more, and the names of more than one word.
  package init(documents: [Document], index: FactIndex) {
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
    words = words.filter { $0 == $0.lowercased() || !words.contains($0.lowercased()) }
    for entity in index.entities.prefix(Vocabulary.nameLimit) where entity.name.count > 1 {
      guard let range = index.range(of: entity.name), index.documents.indices.contains(Int(entity.document)) else {
        continue
      }
      let text = index.documents[Int(entity.document)].text
      let name = text[range.indices.clamped(to: text.indices)]
      words.insert(ReplyRenderer.flattened(String(decoding: name, as: UTF8.self)))
    }
    entries = words.map { ($0.lowercased(), $0) }.sorted { $0 < $1 }
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
