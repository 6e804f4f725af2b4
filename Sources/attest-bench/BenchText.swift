import BundledCorpus
import Documents
import Language
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
    let texts = TreebankTexts.documents(of: bytes, titled: false).map(\.text)
    let text = Array(texts.joined(separator: Array("\n\n".utf8)))
    return Document(id: id, text: text, blocks: Paragraphs.blocks(of: text, in: 0..<text.count))
  }
}
