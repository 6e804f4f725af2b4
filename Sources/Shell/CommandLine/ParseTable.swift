import Language
import Text

/// A sentence as a table for people: its text, then a line a word with number, form, lemma, part of speech, head and
/// relation, and what names, times, quantities and links say about it.
enum ParseTable {
  static func append(sentence index: Int, number: Int, of notes: TokenNotes, text: [UInt8], to bytes: inout [UInt8]) {
    let analysis = notes.analysis
    let sentence = analysis.sentences[index]
    var rows: [[String]] = []
    for position in sentence.tokens {
      let token = analysis.tokens[Int(position)]
      let head =
        token.head < 0
        ? "" : analysis.symbols.string(analysis.tokens[Int(sentence.tokens.lowerBound + token.head)].form)
      rows.append(
        [
          String(position - sentence.tokens.lowerBound + 1), analysis.symbols.string(token.form),
          analysis.symbols.string(token.lemma), token.upos.name, token.relation.name,
          token.head < 0 ? "0" : "\(token.head + 1) \(head)", notes.of(position).joined(separator: " "),
        ].map { VisibleText.replacingControls(in: $0) })
    }
    let widths = (0..<6).map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    let line = VisibleText.replacingControls(in: String(decoding: text[sentence.range.indices], as: UTF8.self))
    bytes += "\(number)  \(line)\n".utf8
    for row in rows {
      var cells = "  " + String(repeating: " ", count: widths[0] - DisplayWidth.of(row[0])) + row[0]
      for column in 1..<6 {
        cells += "  " + row[column] + String(repeating: " ", count: widths[column] - DisplayWidth.of(row[column]))
      }
      if !row[6].isEmpty { cells += "  " + row[6] }
      while cells.hasSuffix(" ") { cells.removeLast() }
      bytes += (cells + "\n").utf8
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
