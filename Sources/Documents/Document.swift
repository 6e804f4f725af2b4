import Text

/// One text with what is known about it. All offsets in attest are bytes into `text`.
package struct Document: Sendable {
  /// The path below the given folder without its ending, or the jsonl id.
  package var id: String
  /// From the metadata lines, the jsonl field, or the first heading; empty where there is none.
  package var title: String
  /// The day it was written.
  package var date: CivilDate?
  package var source: String
  /// The file it was read from, as the user named it.
  package var path: String
  /// What tells it from all others, however its file was named.
  package var key: DocumentKey
  /// The bytes of the file, untouched; for jsonl the UTF-8 bytes of the text field.
  package var text: [UInt8]
  /// In order, not overlapping; what lies between them is blank.
  package var blocks: [Block]

  package init(
    id: String, title: String = "", date: CivilDate? = nil, source: String = "", path: String = "", text: [UInt8],
    blocks: [Block]
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.source = source
    self.path = path
    key = DocumentKey(file: path, entry: "")
    self.text = text
    self.blocks = blocks
  }
}

/// What a document is the same by when it is read again: its file, whatever path led there.
package struct DocumentKey: Hashable, Sendable {
  /// The file's `CanonicalPath`; its name alone where it is in memory.
  package var file: String
  /// The id in a file of JSON lines; empty where a file is one document.
  package var entry: String

  package init(file: String, entry: String) {
    self.file = file
    self.entry = entry
  }
}

/// A run of lines that belong together; sentences never cross its ends.
package struct Block: Hashable, Sendable {
  /// What a run of lines is in its document.
  package enum Kind: UInt8, Sendable, CaseIterable {
    case paragraph, heading, listItem
    /// A `Title:`, `Date:` or `Source:` line on top, or front matter.
    case metadata
    /// Under a picture: names, a sentence in the present tense, a credit.
    case caption
    /// "Share via", "Advertisement", navigation.
    case shareLine
    /// A teaser of another story, with a date of its own.
    case blurb
    case code
  }

  package var kind: Kind
  package var range: ByteRange
  /// The date that times inside resolve against, where it is not the document's (a blurb's own date line).
  package var date: CivilDate?

  package init(kind: Kind, range: ByteRange, date: CivilDate? = nil) {
    self.kind = kind
    self.range = range
    self.date = date
  }
}
