import Documents
import Text

/// Writes an analysis as CoNLL-U, with names, times, quantities and links in the MISC column.
///
/// `NER=B-person` and `I-person`; `Time=B-DATE` with `TimeValue=2023-09-21` on the first word; `Quantity=B-count` with
/// `Value=6700` and, where it is not exact, `Comparator=moreThan`; `Antecedent=SENTENCE.TOKEN` (both from 1, sentences
/// within the document) with `LinkReason=pronoun`. Bytes that are not UTF-8 are written as U+FFFD.
package struct CoNLLUWriter {

  package init() {}

  /// Appends the lines of one sentence, its empty line included; the caller writes the comments.
  package func write(sentence index: Int, of notes: TokenNotes, into bytes: inout [UInt8]) {
    let analysis = notes.analysis
    guard analysis.sentences.indices.contains(index) else { return }
    let tokens = analysis.sentences[index].tokens
    for position in tokens {
      let token = analysis.tokens[Int(position)]
      bytes.append(decimal: Int(position - tokens.lowerBound) + 1)
      append(token.form, analysis, &bytes)
      append(token.base, analysis, &bytes)
      bytes.append(UInt8(ascii: "\t"))
      bytes += CoNLLUWriter.uposNames[Int(token.upos.rawValue)]
      bytes += "\t_\t_\t".utf8
      bytes.append(decimal: Int(token.head) + 1)
      bytes.append(UInt8(ascii: "\t"))
      bytes += CoNLLUWriter.relationNames[Int(token.relation.rawValue)]
      bytes += "\t_\t".utf8
      let start = bytes.count
      if !token.spaceAfter { bytes += "SpaceAfter=No".utf8 }
      for note in notes.of(position) {
        if bytes.count > start { bytes.append(UInt8(ascii: "|")) }
        bytes += note.utf8
      }
      if bytes.count == start { bytes.append(UInt8(ascii: "_")) }
      bytes.append(UInt8(ascii: "\n"))
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static let uposNames = UPOS.allCases.map { Array($0.name.utf8) }
  private static let relationNames = Relation.allCases.map { Array($0.name.utf8) }

  /// Appends a tab and the symbol's bytes.
  private func append(_ symbol: Symbol, _ analysis: Analysis, _ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\t"))
    analysis.symbols.withBytes(of: symbol) { form in
      if form.isEmpty { bytes.append(UInt8(ascii: "_")) } else { bytes.append(soundUTF8: form) }
    }
  }
}

/// What names, times, quantities and links say about each token, as `Key=Value`.
package struct TokenNotes {
  package let analysis: Analysis
  private var notes: [TokenIndex: [String]] = [:]

  package init(_ analysis: Analysis) {
    self.analysis = analysis
    for name in analysis.names {
      // A people ("Armenians", "the Japanese") is persons to whoever reads entity types; the adjective stays a nationality.
      let isPeople = name.kind == .nationality && isNominal(name)
      span("NER", isPeople ? "person" : "\(name.kind)", name.tokens)
    }
    for time in analysis.times {
      span("Time", "\(time.kind)".uppercased(), time.tokens)
      add("TimeValue=" + time.value, time.tokens.lowerBound)
    }
    for quantity in analysis.quantities {
      span("Quantity", "\(quantity.kind)", quantity.tokens)
      let upper = quantity.upper == quantity.value ? "" : ".." + TokenNotes.number(quantity.upper)
      add("Value=" + TokenNotes.number(quantity.value) + upper, quantity.tokens.lowerBound)
      if quantity.comparator != .exactly { add("Comparator=\(quantity.comparator)", quantity.tokens.lowerBound) }
    }
    for link in analysis.links {
      let sentence = analysis.sentence(of: link.antecedent)
      guard analysis.sentences.indices.contains(sentence) else { continue }
      let token = link.antecedent - analysis.sentences[sentence].tokens.lowerBound
      add("Antecedent=\(sentence + 1).\(token + 1)", link.token)
      add("LinkReason=\(link.reason)", link.token)
    }
  }

  private func isNominal(_ name: Name) -> Bool {
    let token = analysis.tokens[Int(name.head)]
    if token.inflection == .plural { return true }
    switch token.relation {
    case .nsubj, .obj, .iobj, .obl, .nmod: break
    default: return false
    }
    // "speaks Japanese" names a language; who "an Icelander" or "the Japanese" is has an article.
    let sentence = analysis.sentences[analysis.sentence(of: name.head)]
    return sentence.tokens.contains {
      analysis.tokens[Int($0)].relation == .det && analysis.head(of: $0, in: sentence) == name.head
    }
  }

  /// The notes of a token, in a fixed order.
  package func of(_ token: TokenIndex) -> [String] { notes[token] ?? [] }

  /// A number without a fraction where it has none.
  package static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  private mutating func span(_ key: String, _ value: String, _ tokens: Range<TokenIndex>) {
    for token in tokens { add("\(key)=\(token == tokens.lowerBound ? "B" : "I")-\(value)", token) }
  }

  private mutating func add(_ note: String, _ token: TokenIndex) { notes[token, default: []].append(note) }
}

extension [UInt8] {
  /// Appends a number in decimal digits.
  package mutating func append(decimal number: Int) { self += String(number).utf8 }

  /// Appends bytes with what is not UTF-8 replaced by U+FFFD.
  package mutating func append(soundUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.firstBrokenUTF8 == nil {
      append(contentsOf: bytes)
    } else {
      self += String(decoding: bytes, as: UTF8.self).utf8
    }
  }
}
