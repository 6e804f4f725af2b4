import BundledCorpus
import Documents
import Text

/// What the stages are measured on.
enum BenchText {
  /// Text files and folders as attest reads them; of CoNLL-U the texts of its sentences, a blank line where `# newpar` or
  /// `# newdoc` stands; the bundled articles where there are no paths.
  static func documents(_ paths: [String]) throws -> [Document] {
    var documents: [Document] = []
    let warn: (Diagnostic) -> Void = { FileBytes.write(Array("\($0)\n".utf8), to: 2) }
    if paths.isEmpty {
      for index in 0..<bundled_file_count() {
        guard let file = bundled_file_at(index)?.pointee else { continue }
        let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        DocumentReader.read(file: String(cString: file.path), bytes: bytes, warn: warn) { documents.append($0) }
      }
    }
    for path in paths {
      if path.hasSuffix(".conllu") {
        documents.append(document(ofTreebank: try FileBytes.read(path), id: path))
      } else {
        try DocumentReader.read(paths: [path], warn: warn) { documents.append($0) }
      }
    }
    return documents
  }

  private static func document(ofTreebank bytes: [UInt8], id: String) -> Document {
    var text: [UInt8] = []
    var isNewParagraph = false
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first == UInt8(ascii: "#") {
      if line.starts(with: "# newpar".utf8) || line.starts(with: "# newdoc".utf8) { isNewParagraph = true }
      guard line.starts(with: "# text = ".utf8) else { continue }
      if !text.isEmpty { text += isNewParagraph ? "\n\n".utf8 : " ".utf8 }
      isNewParagraph = false
      text += line.dropFirst(9)
    }
    return Document(id: id, text: text, blocks: Paragraphs.blocks(of: text, in: 0..<text.count))
  }
}
