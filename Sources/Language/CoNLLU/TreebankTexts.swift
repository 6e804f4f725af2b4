/// The texts that CoNLL-U's comments give beside the words (https://universaldependencies.org/format.html).
package enum TreebankTexts {
  /// The documents in order, each with what stands behind `# newdoc id =` ("" where nothing does) and its text: its title
  /// (`# meta::title`) where titles are wanted, then its sentences, a blank line between paragraphs.
  package static func documents(of bytes: [UInt8], titled: Bool) -> [(id: String, text: [UInt8])] {
    var documents: [(id: String, text: [UInt8])] = []
    var isNewParagraph = false
    func rest(of line: ArraySlice<UInt8>, behind key: String) -> ArraySlice<UInt8>? {
      line.starts(with: key.utf8) ? line.dropFirst(key.utf8.count) : nil
    }
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first == UInt8(ascii: "#") {
      if line.starts(with: "# newdoc".utf8) {
        documents.append((String(decoding: rest(of: line, behind: "# newdoc id = ") ?? [], as: UTF8.self), []))
      } else if line.starts(with: "# newpar".utf8) {
        isNewParagraph = true
      }
      let title = titled ? rest(of: line, behind: "# meta::title = ") : nil
      guard let words = title ?? rest(of: line, behind: "# text = ") else { continue }
      if documents.isEmpty { documents.append(("", [])) }
      let last = documents.count - 1
      if !documents[last].text.isEmpty { documents[last].text += isNewParagraph ? "\n\n".utf8 : " ".utf8 }
      isNewParagraph = title != nil
      documents[last].text += words
    }
    return documents
  }
}
