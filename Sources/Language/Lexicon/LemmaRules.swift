import Text

/// Spelling rules that take English inflection off a word in lower case.
///
/// Where a rule leaves a choice ("hoping": hop or hope; "buses": bus or buse), words known from WordNet decide, and
/// spelling where they do not. What the rules get wrong stands in the lexicon's table of exceptions.
package struct LemmaRules: Sendable {
  /// Bits of the values of the map `base-words`.
  package enum Part: UInt8, Sendable {
    case noun = 1
    case verb = 2
    case adjective = 4
  }

  private let words: FlatMap

  /// Over the map `base-words`: the words that decide choices, with the parts of speech they have.
  package init(words: FlatMap) { self.words = words }

  /// Writes the lemma of `form`, which is in lower case, over `lemma`.
  package func lemma(
    of form: UnsafeBufferPointer<UInt8>, _ upos: UPOS, _ inflection: Inflection, into lemma: inout [UInt8]
  ) {
    lemma.removeAll(keepingCapacity: true)
    lemma.append(contentsOf: form)
    switch (upos, inflection) {
    case (.verb, .gerund), (.aux, .gerund): if lemma.hasEnding("ing") { strip(3, &lemma, .verb) }
    case (.verb, .past), (.verb, .pastParticiple), (.aux, .past), (.aux, .pastParticiple):
      if lemma.hasEnding("ied") {
        lemma.removeLast(lemma.count > 4 ? 3 : 1)
        if lemma.last != UInt8(ascii: "e") { lemma.append(UInt8(ascii: "y")) }
      } else if lemma.hasEnding("ed") {
        strip(2, &lemma, .verb)
      }
    case (.verb, .presentThirdPerson): stripS(&lemma, .verb)
    case (.noun, .plural), (.propn, .plural), (.adj, .plural): stripPlural(&lemma)
    case (.adj, .comparative), (.adv, .comparative): stripDegree("er", &lemma)
    case (.adj, .superlative), (.adv, .superlative): stripDegree("est", &lemma)
    default: break
    }
  }

  private func isKnown(_ word: [UInt8], _ part: Part) -> Bool { word.withUnsafeBufferPointer { isKnown($0, part) } }

  /// Whether `base-words` has the word as that part of speech.
  package func isKnown(_ word: UnsafeBufferPointer<UInt8>, _ part: Part) -> Bool {
    (words.integer(word) ?? 0) & Int(part.rawValue) != 0
  }

  /// Takes `count` bytes off, and gives back an "e" or takes a doubled consonant's second half.
  private func strip(_ count: Int, _ word: inout [UInt8], _ part: Part) {
    let stem = Array(word.dropLast(count))
    guard stem.count >= 2, stem.contains(where: \.isVowel) else { return }
    word = stem
    let withE = stem + [UInt8(ascii: "e")]
    let isStem = isKnown(stem, part)
    let isWithE = isKnown(withE, part)
    let last = stem[stem.count - 1]
    let isDoubled = stem.count >= 3 && last == stem[stem.count - 2] && !last.isVowel
    if isStem != isWithE {
      if isWithE { word = withE }
    } else if isStem {
      if stem.endsInShortSyllable { word = withE }
    } else if isDoubled {
      let isOftenDouble = [UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "z"), UInt8(ascii: "f")].contains(last)
      if !isOftenDouble || isKnown(Array(stem.dropLast()), part) { word.removeLast() }
    } else if part == .verb, stem.wantsE {
      word = withE
    }
  }

  /// "goes", "tries", "watches", "makes" without their ending.
  private func stripS(_ word: inout [UInt8], _ part: Part) {
    guard word.count > 2, word.hasEnding("s"), !word.hasEnding("ss") else { return }
    word.removeLast()
    if word.hasEnding("ie"), word.count > 3, !isKnown(word, part) {
      word.removeLast(2)
      word.append(UInt8(ascii: "y"))
    } else if word.hasEnding("e"), !isKnown(word, part) {
      let stem = Array(word.dropLast())
      let hisses = ["ch", "sh", "ss", "x", "zz", "o"].contains { stem.hasEnding($0) }
      if hisses || (stem.hasEnding("s") && isKnown(stem, part)) { word = stem }
    }
  }

  private func stripPlural(_ word: inout [UInt8]) {
    if word.hasEnding("men"), word.count > 3 {
      word[word.count - 2] = UInt8(ascii: "a")
    } else if !word.hasEnding("us"), !word.hasEnding("is") {
      stripS(&word, .noun)
    } else if isKnown(Array(word.dropLast()), .noun) {
      word.removeLast()
    }
  }

  /// "bigger", "latest", "happier" without their ending, where what is left is a known adjective.
  private func stripDegree(_ ending: String, _ word: inout [UInt8]) {
    guard word.count > ending.utf8.count + 1, word.hasEnding(ending) else { return }
    var stem = Array(word.dropLast(ending.utf8.count))
    if stem.last == UInt8(ascii: "i") {
      stem[stem.count - 1] = UInt8(ascii: "y")
      word = stem
    } else {
      strip(ending.utf8.count, &word, .adjective)
    }
  }
}

extension UInt8 {
  fileprivate var isVowel: Bool {
    switch self {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }
}

extension [UInt8] {
  fileprivate func hasEnding(_ ending: String) -> Bool { suffix(ending.utf8.count).elementsEqual(ending.utf8) }

  /// One vowel and one consonant after at most consonants ("hop", "plan"): the short form doubles its consonant, so
  /// that a single one speaks for an "e".
  fileprivate var endsInShortSyllable: Bool {
    guard count >= 2, let last, !last.isVowel, self[count - 2].isVowel else { return false }
    return !dropLast(2).contains(where: \.isVowel)
  }

  /// True for endings that English spells with an "e": -v, -u, -c, -z, -dg, -at, -iz, consonant and l.
  fileprivate var wantsE: Bool {
    guard count >= 3, let last else { return false }
    let before = self[count - 2]
    switch last {
    case UInt8(ascii: "v"), UInt8(ascii: "u"), UInt8(ascii: "c"), UInt8(ascii: "z"): return true
    case UInt8(ascii: "g"): return before == UInt8(ascii: "d") || before == UInt8(ascii: "r")
    case UInt8(ascii: "s"): return before.isVowel && !self[count - 3].isVowel
    case UInt8(ascii: "l"): return !before.isVowel && before != UInt8(ascii: "l") && before != UInt8(ascii: "r")
    case UInt8(ascii: "t"): return before == UInt8(ascii: "a") && count > 4
    default: return endsInShortSyllable
    }
  }
}
