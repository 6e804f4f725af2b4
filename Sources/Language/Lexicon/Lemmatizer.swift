import Text

/// Gives each token its lemma by its form, part of speech and inflection: a table of exceptions, then spelling rules.
package struct Lemmatizer {
  private let exceptions: FlatMap
  private let rules: LemmaRules
  private var key: [UInt8] = []
  private var lemma: [UInt8] = []

  package init(lexicon: Lexicon = .bundled) {
    exceptions = lexicon.map("lemmas")
    rules = LemmaRules(words: lexicon.map("base-words"))
  }

  /// Fills in the lemmas of those tokens, which have form, lower, upos and inflection; O(bytes).
  package mutating func lemmatize(_ analysis: inout Analysis, tokens: Range<TokenIndex>) {
    for index in tokens {
      let token = analysis.tokens[Int(index)]
      key.removeAll(keepingCapacity: true)
      analysis.symbols.withBytes(of: token.lower) { key.append(contentsOf: $0) }
      let length = key.count
      var inflection = token.inflection
      key.append(contentsOf: Lemmatizer.suffix(token.upos, inflection))
      var exception = key.withUnsafeBufferPointer { exceptions[$0] }
      if exception == nil, token.upos == .verb, !isBaseVerb(length) {
        // "sank", "wept": what is no verb's base form is a past, whatever the tagger took it for.
        key.replaceSubrange(length..., with: Lemmatizer.suffix(.verb, .past))
        exception = key.withUnsafeBufferPointer { exceptions[$0] }
        if exception != nil || [.none, .base, .present].contains(inflection) { inflection = .past }
      }
      if let exception {
        analysis.tokens[Int(index)].lemma = analysis.symbols.intern(exception)
        continue
      }
      if token.upos == .propn, token.inflection != .plural {
        analysis.tokens[Int(index)].lemma = token.form
        continue
      }
      key.withUnsafeBufferPointer { key in
        rules.lemma(of: UnsafeBufferPointer(rebasing: key[..<length]), token.upos, inflection, into: &lemma)
      }
      if token.upos == .propn { restoreCapitals(of: analysis.symbols.bytes(of: token.form)) }
      analysis.tokens[Int(index)].lemma =
        lemma.elementsEqual(key[..<length]) && token.upos != .propn ? token.lower : analysis.symbols.intern(lemma)
    }
  }

  /// Whether the form that `key` begins with is a verb's base form.
  private func isBaseVerb(_ length: Int) -> Bool {
    key.withUnsafeBufferPointer { rules.isKnown(UnsafeBufferPointer(rebasing: $0[..<length]), .verb) }
  }

  /// What follows the form in a key of the map `lemmas`: one byte for the part of speech, one for the inflection.
  package static func suffix(_ upos: UPOS, _ inflection: Inflection) -> [UInt8] {
    [UInt8(ascii: "\t"), UInt8(ascii: "A") + upos.rawValue, UInt8(ascii: "a") + inflection.rawValue]
  }

  /// Writes a proper noun's own letters over as much of its lemma as they agree with but for case.
  private mutating func restoreCapitals(of form: ArraySlice<UInt8>) {
    let lower = LetterCase.lower(form)
    var index = 0
    for (small, byte) in zip(lower, form) where index < lemma.count {
      guard lemma[index] == small else { return }
      lemma[index] = byte
      index += 1
    }
  }
}
