import Language
import Text

/// An entity mention of GUM's `Entity` column: its type and its tokens, numbered within the sentence from 0.
struct EntityMention {
  var type: ArraySlice<UInt8>
  var first: Int
  var last: Int
}

/// Reads the entities of a CoNLL-U file, sentence after sentence (https://gucorpling.org/gum/annotations.html).
struct EntityColumn {
  private(set) var sentences: [[EntityMention]] = []

  init(_ path: String) throws(Diagnostic) {
    var count = 0
    var open: [[UInt8]: [EntityMention]] = [:]
    var closed: [EntityMention] = []
    for line in try FileBytes.read(path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.isEmpty {
        if count > 0 { sentences.append(closed) }
        count = 0
        open = [:]
        closed = []
        continue
      }
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard line.first != UInt8(ascii: "#"), fields.count == 10, fields[0].allSatisfy({ $0 &- 48 < 10 }) else {
        continue
      }
      for note in fields[9].split(separator: UInt8(ascii: "|")) where note.starts(with: "Entity=".utf8) {
        EntityColumn.read(note.dropFirst(7), at: count, &open, &closed)
      }
      count += 1
    }
  }

  /// `(12-person-new-nnnnn-cf1-2-coref(13-place-…-1-sgl)12)`: opens, opens and closes, closes.
  private static func read(
    _ note: ArraySlice<UInt8>, at index: Int, _ open: inout [[UInt8]: [EntityMention]], _ closed: inout [EntityMention]
  ) {
    var rest = note
    while let first = rest.first {
      if first == UInt8(ascii: "(") {
        rest = rest.dropFirst()
        let text = rest.prefix { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ")") }
        rest = rest[text.endIndex...]
        let parts = text.split(separator: UInt8(ascii: "-"))
        guard parts.count > 5 else { continue }
        let mention = EntityMention(type: parts[1], first: index, last: index)
        if rest.first == UInt8(ascii: ")") {
          rest = rest.dropFirst()
          closed.append(mention)
        } else {
          open[Array(parts[0]), default: []].append(mention)
        }
      } else {
        let key = rest.prefix { $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "(") }
        rest = rest[key.endIndex...]
        if rest.first == UInt8(ascii: ")") { rest = rest.dropFirst() }
        if var mention = open[Array(key)]?.popLast() {
          mention.last = index
          closed.append(mention)
        }
      }
    }
  }
}

/// The entities of each token of each document that heads mentions, by GUM's numbers; tokens numbered within the document.
struct EntityHeads {
  private(set) var documents: [[Int: Set<Int>]] = []

  init(_ path: String) throws(Diagnostic) {
    var count = 0
    for line in try FileBytes.read(path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: "# newdoc".utf8) {
        documents.append([:])
        count = 0
      }
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard line.first != UInt8(ascii: "#"), fields.count == 10, fields[0].allSatisfy({ $0 &- 48 < 10 }),
        !documents.isEmpty
      else { continue }
      for note in fields[9].split(separator: UInt8(ascii: "|")) where note.starts(with: "Entity=".utf8) {
        var rest = note.dropFirst(7)
        while let index = rest.firstIndex(of: UInt8(ascii: "(")) {
          rest = rest[(index + 1)...]
          let parts = rest.prefix { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ")") }.split(
            separator: UInt8(ascii: "-"))
          guard parts.count > 5, let entity = Int(String(decoding: parts[0], as: UTF8.self)) else { continue }
          let digits = parts[5].prefix { $0 &- 48 < 10 }
          let head = count + (Int(String(decoding: digits, as: UTF8.self)) ?? 1) - 1
          // A head can have several: "Anna" and "Anna and Ben".
          documents[documents.count - 1][head, default: []].insert(entity)
        }
      }
      count += 1
    }
  }
}
