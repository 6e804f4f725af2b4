import Language
import Text

/// Learns the lexicon's lemma tables: `base-words` from WordNet's indexes, `lemmas` from its exception lists and from
/// the treebanks' gold lemmas, as far as the spelling rules do not give them.
struct LemmaStep {

  /// Words that decide the rules' choices: all verbs, short adjectives, and nouns with an ending that plurals blur.
  static func baseWords(wordnet: String) throws(Diagnostic) -> FlatMapBuilder {
    var masks: [[UInt8]: UInt32] = [:]
    let files: [(String, LemmaRules.Part)] = [
      ("index.noun", .noun), ("index.verb", .verb), ("index.adj", .adjective), ("index.adv", .adjective),
    ]
    for (file, part) in files {
      for line in try FileBytes.read(wordnet + "/" + file).split(separator: UInt8(ascii: "\n")) {
        guard line.first != UInt8(ascii: " "), let space = line.firstIndex(of: UInt8(ascii: " ")) else { continue }
        let word = Array(line[..<space])
        guard word.allSatisfy({ $0 &- 97 < 26 }), isTelling(word, part) else { continue }
        masks[word, default: 0] |= UInt32(part.rawValue)
      }
    }
    var map = FlatMapBuilder()
    for (word, mask) in masks { map.set(word, to: mask) }
    return map
  }

  private static func isTelling(_ word: [UInt8], _ part: LemmaRules.Part) -> Bool {
    switch part {
    case .verb: return true
    case .adjective: return word.count <= 8
    case .noun:
      let endings = ["se", "xe", "ze", "che", "she", "oe", "ie", "s", "u", "i"]
      return !word.suffix(4).elementsEqual("ness".utf8)
        && endings.contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }
  }

  /// The table of exceptions, given the finished base words.
  static func exceptions(arguments: Arguments, baseWords: FlatMapBuilder) throws -> FlatMapBuilder {
    var map = FlatMapBuilder()
    try addWordNet(arguments.wordnet, to: &map)
    let learned = try treebankLemmas(arguments.treebank)
    let words = baseWords.build()
    words.withUnsafeBufferPointer { bytes in
      let rules = LemmaRules(words: FlatMap(over: bytes))
      var lemma: [UInt8] = []
      for (word, counts) in learned {
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
        let form = Array(word.form.utf8)
        form.withUnsafeBufferPointer { rules.lemma(of: $0, word.upos, word.inflection, into: &lemma) }
        let key = form + Lemmatizer.suffix(word.upos, word.inflection)
        // A proper noun that is its own lemma keeps its capitals as they are written.
        // A slip of the annotation gives "fled" a verb that does not exist.
        if word.upos == .verb, map.value(of: key) != nil, !best.utf8.isEmpty,
          !Array(best.utf8).withUnsafeBufferPointer({ rules.isKnown($0, .verb) })
        {
          continue
        }
        let isRule = word.upos == .propn ? LetterCase.lower(best.utf8) == lemma : Array(best.utf8) == lemma
        if isRule { map.remove(key) } else { map.set(key, to: Array(best.utf8)) }
      }
    }
    return map
  }

  private struct Word: Hashable {
    var form: String
    var upos: UPOS
    var inflection: Inflection
  }

  private static func treebankLemmas(_ folder: String) throws -> [Word: [String: Int]] {
    var learned: [Word: [String: Int]] = [:]
    for file in ["en_ewt-train.conllu", "en_gum-train.conllu"] {
      for sentence in try Treebank.read(folder + "/" + file, gold: true) {
        for (index, form) in sentence.forms.enumerated() {
          let upos = sentence.tags[index]
          let word = Word(
            form: Treebank.lowercased(form), upos: upos, inflection: sentence.inflections?[index] ?? .none)
          let lemma = sentence.lemmas[index]
          learned[word, default: [:]][upos == .propn ? lemma : Treebank.lowercased(lemma), default: 0] += 1
        }
      }
    }
    return learned
  }

  /// Irregular forms under each inflection that their spelling allows.
  private static func addWordNet(_ folder: String, to map: inout FlatMapBuilder) throws(Diagnostic) {
    for (file, upos) in [("noun.exc", UPOS.noun), ("verb.exc", .verb), ("adj.exc", .adj), ("adv.exc", .adv)] {
      for line in try FileBytes.read(folder + "/" + file).split(separator: UInt8(ascii: "\n")) {
        let words = line.split(separator: UInt8(ascii: " "))
        guard words.count >= 2, !words[0].contains(UInt8(ascii: "_")), !words[1].contains(UInt8(ascii: "_")) else {
          continue
        }
        let inflections: [Inflection]
        switch upos {
        case .noun: inflections = [.plural]
        case .verb:
          inflections =
            words[0].suffix(3).elementsEqual("ing".utf8)
            ? [.gerund] : words[0].last == UInt8(ascii: "s") ? [.presentThirdPerson] : [.past, .pastParticiple]
        default: inflections = words[0].suffix(2).elementsEqual("st".utf8) ? [.superlative] : [.comparative]
        }
        for inflection in inflections {
          map.set(Array(words[0]) + Lemmatizer.suffix(upos, inflection), to: Array(words[1]))
        }
      }
    }
  }
}
