import Index
import Language
import Text

/// What is known of how words stand to one another: sets of near-synonyms, nouns and the verbs behind them, hypernyms.
///
/// The sets of `synonyms.txt` and `nominals.txt` first, since they were written for facts; then WordNet's, out of the
/// lexicon, for what those lack; last the words of `entailments.txt`, by which texts say more than what is asked.
package struct WordRelations: Sendable {
  private var related: [String: [(word: String, relaxation: Relaxation)]] = [:]
  /// By verb: verbs with a particle or a bare object that say the same, "step_down" for "resign".
  private var particled: [String: [String]] = [:]
  /// Verbs whose subject may be what other verbs for the same have for an object.
  private var undergoing: Set<String> = []
  /// By part of speech, from a question's word to those of which it holds.
  private var entailing: [Question.Term.Part: [String: [String]]] = [:]
  private var opposites: [String: [String]] = [:]
  private var contrasts: [String: [String]] = [:]
  /// Words that deny what they belong to, and words of whose objects it is said that they are not so.
  let negations: (direct: [String], implied: [String])
  private let wordNet: WordNet
  /// The nouns of `Self.kinds`.
  private let kinds: WordNet.Hypernyms
  private let concrete: WordNet.Hypernyms
  private let impersonal: WordNet.Hypernyms
  private let measures: WordNet.Hypernyms
  /// Verbs that two cannot have done to one another.
  private let oneWay: Set<String>
  private let spellings = SpellingVariants()
  private let titles: FlatMap
  /// The words by which countries and their people go.
  let countries: CountryWords

  package init(lexicon: Lexicon) {
    wordNet = WordNet(lexicon: lexicon)
    countries = CountryWords(lexicon: lexicon)
    titles = lexicon.map("titles")
    kinds = wordNet.hypernyms(Self.kinds.map(\.noun))
    concrete = wordNet.hypernyms(["vehicle", "animal", "plant", "food", "clothing", "weapon", "building"])
    impersonal = wordNet.hypernyms(["event", "substance", "language", "document"])
    measures = wordNet.hypernyms(["period", "floor"])
    negations = Self.negations()
    opposites = Self.sides(of: "opposites.txt")
    contrasts = Self.sides(of: "contrasts.txt")
    oneWay = Set(Self.lines(of: "oneway.txt").joined())
    for set in Self.lines(of: "synonyms.txt") {
      for word in set {
        for other in set where other != word && !other.utf8.contains(UInt8(ascii: "_")) {
          add(other, to: word, .synonym)
        }
        if word.utf8.contains(UInt8(ascii: "_")) { continue }
        particled[word, default: []] += set.filter { $0.utf8.contains(UInt8(ascii: "_")) }
      }
    }
    for words in Self.lines(of: "phrasals.txt") {
      let verb = words[0].hasPrefix("*") ? String(words[0].dropFirst()) : words[0]
      if verb != words[0] { undergoing.insert(verb) }
      for other in words.dropFirst() {
        add(other, to: verb, .synonym)
        particled[other, default: []].append(verb)
      }
    }
    for fields in Self.lines(of: "nominals.txt") where fields.count >= 2 {
      add(fields[0], to: fields[1], .derivation)
      add(fields[1], to: fields[0], .derivation)
      for (other, relaxation) in related[fields[1]] ?? [] where relaxation == .synonym {
        add(other, to: fields[0], .synonym)
        add(fields[0], to: other, .synonym)
      }
    }
    readEntailments()
  }

  private mutating func readEntailments() {
    for fields in Self.lines(of: "entailments.txt") where fields.count > 2 {
      let parts: [Question.Term.Part] =
        switch fields[0] {
        case "v": [.verb]
        case "n": [.noun]
        default: [.adjective, .other]
        }
      let isUndergone = fields[1].hasPrefix("*")
      let word = isUndergone ? String(fields[1].dropFirst()) : fields[1]
      if isUndergone { undergoing.insert(word) }
      for part in parts { entailing[part, default: [:]][word] = Array(fields.dropFirst(2)) }
    }
  }

  /// From each word of one side of a file's lines to the words of the other.
  private static func sides(of file: String) -> [String: [String]] {
    var others: [String: [String]] = [:]
    for words in lines(of: file) {
      let sides = words.split(separator: "|")
      guard sides.count == 2 else { continue }
      for (side, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
        for word in side { others[word, default: []] += other }
      }
    }
    return others
  }

  private static func negations() -> (direct: [String], implied: [String]) {
    let lines = lines(of: "negations.txt")
    func words(of name: String) -> [String] { lines.filter { $0.first == name }.flatMap { $0.dropFirst() } }
    return (words(of: "not:"), words(of: "implied:"))
  }

  /// The other spellings that a word might have, British or American.
  func variants(of word: String) -> [String] { spellings.variants(of: word) }

  /// Whether a word in lower case stands before names: "king", "dr.".
  func isTitle(_ word: String) -> Bool { titles[word] != nil }

  /// The words that say the contrary of a verb's or an adjective's lemma.
  func opposites(of lemma: String) -> [String] { opposites[lemma] ?? [] }

  /// The word with "un" before it, or without: "unarmed" of "armed".
  func negatives(of lemma: String) -> [String] {
    ["un" + lemma] + (lemma.hasPrefix("un") && lemma.utf8.count > 5 ? [String(lemma.dropFirst(2))] : [])
  }

  /// The words that exclude a form without being its contrary: "western" of "eastern", "worst" of "best".
  func contrasts(of form: String) -> [String] { contrasts[form] ?? [] }

  /// The words that say the contrary of a lemma: those of the list, WordNet's antonyms, and the word with "un" or "non"
  /// before it, or without.
  func contraries(of lemma: String, part: Question.Term.Part) -> [String] {
    var words = opposites(of: lemma) + negatives(of: lemma) + ["non" + lemma, "non-" + lemma]
    for prefix in ["non-", "non"] where lemma.hasPrefix(prefix) && lemma.utf8.count > prefix.utf8.count + 3 {
      words.append(String(lemma.dropFirst(prefix.count)))
    }
    guard let part = Self.part(of: part) else { return words }
    var lemma = lemma
    lemma.withUTF8 { lemma in
      wordNet.antonyms(of: lemma, part) { words.append(String(decoding: $0, as: UTF8.self)) }
    }
    return words
  }

  private mutating func add(_ other: String, to word: String, _ relaxation: Relaxation) {
    if related[word]?.contains(where: { $0.word == other }) != true {
      related[word, default: []].append((other, relaxation))
    }
  }

  /// The words of a file's lines, comments left out.
  static func lines(of file: String) -> [[String]] {
    EnglishModel.bytes(of: file).split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard line.first != UInt8(ascii: "#") else { return nil }
      return line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Calls `body` for each word that a question's word may be met as, with the relaxation it takes; a word may come twice.
  func relate(
    _ lemma: String, part: Question.Term.Part, _ body: (UnsafeBufferPointer<UInt8>, Relaxation) -> Void
  ) {
    for (word, relaxation) in listed(related, lemma) ?? [] {
      var word = word
      word.withUTF8 { body($0, relaxation) }
    }
    if let part = Self.part(of: part) {
      var lemma = lemma
      lemma.withUTF8 { lemma in
        wordNet.synonyms(of: lemma, part) { if !$0.contains(UInt8(ascii: "_")) { body($0, .synonym) } }
        wordNet.derivations(of: lemma, part) { word, _ in body(word, .derivation) }
      }
      for word in gerunds(of: lemma, part) {
        var word = word
        word.withUTF8 { body($0, .derivation) }
      }
    }
    for word in listed(entailing[part], lemma) ?? [] {
      var word = word
      word.withUTF8 { body($0, .entailment) }
    }
  }

  /// Of a verb the nouns that name the deed by "ing", of such a noun the verbs it may be made of: "drain" of "draining".
  private func gerunds(of lemma: String, _ part: WordNet.Part) -> [String] {
    guard lemma.utf8.count > 3 else { return [] }
    switch part {
    case .verb:
      let stem = lemma.hasSuffix("e") && !lemma.hasSuffix("ee") ? String(lemma.dropLast()) : lemma
      return [stem + "ing"]
    case .noun where lemma.hasSuffix("ing") && lemma.utf8.count > 6:
      let stem = String(lemma.dropLast(3))
      let bytes = Array(stem.utf8)
      let isDoubled = bytes[bytes.count - 1] == bytes[bytes.count - 2]
      return [stem, stem + "e"] + (isDoubled ? [String(stem.dropLast())] : [])
    default: return []
    }
  }

  /// Calls `body` for each verb with a particle, or with a bare object, by which a text may say a verb: "step" and "down" for
  /// "resign", "take" and "part" for "participate"; one may come twice.
  func particles(of verb: String, _ body: (_ verb: Substring, _ particle: Substring) -> Void) {
    func split(_ phrasal: String) {
      let words = phrasal.split(separator: "_")
      if words.count == 2 { body(words[0], words[1]) }
    }
    for phrasal in listed(particled, verb) ?? [] { split(phrasal) }
    var verb = verb
    verb.withUTF8 { verb in
      wordNet.synonyms(of: verb, .verb) { word in
        if word.contains(UInt8(ascii: "_")) { split(String(decoding: word, as: UTF8.self)) }
      }
    }
  }

  /// What a list has for a word in one of its spellings.
  private func listed<Words>(_ list: [String: Words]?, _ word: String) -> Words? {
    list?[word] ?? variants(of: word).lazy.compactMap { list?[$0] }.first
  }

  /// Whether a verb's lemma is known as one.
  func isVerb(_ lemma: String) -> Bool {
    var isKnown = isPhrasal(lemma)
    var lemma = lemma
    lemma.withUTF8 { wordNet.derivations(of: $0, .verb) { _, _ in isKnown = true } }
    return isKnown
  }

  /// Whether a verb holds one way only: who was defeated by somebody did not defeat them.
  func isOneWay(_ verb: String) -> Bool { oneWay.contains(verb) }

  /// Whether a verb says that something grew or shrank: "how much did it fall" asks for an amount, not for a price.
  func isChange(_ verb: String) -> Bool {
    ["increase", "decrease"].contains { head in
      verb == head || related[head]?.contains { $0.word == verb && $0.relaxation == .synonym } == true
    }
  }

  /// Whether the subject of a verb, "die", or of a verb with a particle, "come_out", is to whom or what it happens.
  func undergoes(_ verb: String) -> Bool { undergoing.contains(verb) }

  /// Whether a verb and a particle, joined by "_", are known to say something of their own: "step_down".
  func isPhrasal(_ verb: String) -> Bool {
    var isKnown = related[verb] != nil
    var verb = verb
    verb.withUTF8 { wordNet.synonyms(of: $0, .verb) { _ in isKnown = true } }
    return isKnown
  }

  private static func part(of part: Question.Term.Part) -> WordNet.Part? {
    switch part {
    case .noun: .noun
    case .verb: .verb
    case .adjective: .adjective
    case .name, .number, .other: nil
    }
  }

  /// The nouns that are kinds of a noun, for many to be looked up; nil where the lexicon does not know it.
  func hyponyms(of noun: String) -> WordNet.Hyponyms? { wordNet.hyponyms(of: noun) }

  /// Whether a noun's main sense is a kind of another's.
  func isKind(_ noun: UnsafeBufferPointer<UInt8>, of kind: WordNet.Senses) -> Bool { wordNet.isKind(noun, of: kind) }

  /// The same of words.
  func isKind(_ noun: String, of kind: String) -> Bool { wordNet.isKind(noun, of: kind) }

  func isKind(_ noun: String, of kind: WordNet.Senses) -> Bool {
    var noun = noun
    return noun.withUTF8 { wordNet.isKind($0, of: kind) }
  }

  /// Whether the lexicon knows a noun.
  func isNoun(_ noun: String) -> Bool {
    var noun = noun
    return noun.withUTF8 { wordNet.isNoun($0) }
  }

  /// The senses of a noun; nil where the lexicon does not know it.
  func senses(of noun: UnsafeBufferPointer<UInt8>) -> WordNet.Senses? { wordNet.senses(of: noun) }

  /// The type of answer that a noun asks for by its hypernyms; nil where none tells.
  func type(ofNoun lemma: String) -> AnswerType? {
    var lemma = lemma
    return lemma.withUTF8 { type(ofNoun: $0) }
  }

  /// The same of a lemma's bytes.
  func type(ofNoun lemma: UnsafeBufferPointer<UInt8>) -> AnswerType? {
    wordNet.first(of: kinds, above: lemma).map { Self.kinds[$0].type }
  }

  /// Whether a noun names things that can be seen or touched, of which the lexicon knows what is what.
  func isConcrete(_ noun: String) -> Bool { isKind(noun, of: concrete) }

  /// Whether a noun names what heights and lengths are told in besides units: "storeys", "years".
  func isMeasure(_ noun: String) -> Bool { isKind(noun, of: measures) }

  /// Whether a noun names what is never a person though it cannot be touched, or not as a whole.
  func isImpersonal(_ noun: String) -> Bool { isKind(noun, of: impersonal) }

  private func isKind(_ noun: String, of hypernyms: WordNet.Hypernyms) -> Bool {
    var noun = noun
    return noun.withUTF8 { wordNet.first(of: hypernyms, above: $0) } != nil
  }

  /// Nouns high up in WordNet and the types that all below them ask for.
  private static let kinds: [(noun: String, type: AnswerType)] = [
    ("person", .person), ("organization", .organization), ("location", .place), ("structure", .place),
    ("sum", .money),
  ]
}
