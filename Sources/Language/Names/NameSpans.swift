import Text

/// A run of tokens that may be a name, before anyone has said of what kind.
struct NameSpan {
  var tokens: Range<TokenIndex>
  /// The token whose head lies outside the span.
  var head: TokenIndex
  /// What a list says the whole span is; `none` where it is in no list.
  var listed: NameWord.Class = .none
  var place = NameWord.Place.none
  /// WordNet's letter for the whole span; 0 where it knows none.
  var known: UInt8 = 0
}

/// Cuts sentences into the runs of tokens that may be names: by tags, the tree, the gazetteers and a few joints.
struct NameSpanReader {
  let lexicon: NameLexicon
  let analysis: Analysis
  /// What the gazetteers know of each symbol of the analysis that is some token's form in lower case.
  let words: [NameWord]
  let isQuestion: Bool
  private let joints: Joints
  /// Whether a token belongs to a date or a time, which is no name.
  private let isTime: [Bool]
  /// Whether each symbol is a word that the document tags as a name somewhere and nowhere writes small.
  private let isNamedElsewhere: [Bool]

  private struct Joints {
    let of, the, hyphen, ampersand, de, la, van, von, bin, al, del, di, da, el, ibn, der, den, du: Symbol

    init(_ table: SymbolTable) {
      func word(_ text: String) -> Symbol { table.find(text) ?? Symbol(rawValue: .max) }
      of = word("of")
      the = word("the")
      hyphen = word("-")
      ampersand = word("&")
      de = word("de")
      la = word("la")
      van = word("van")
      von = word("von")
      bin = word("bin")
      al = word("al")
      del = word("del")
      di = word("di")
      da = word("da")
      el = word("el")
      ibn = word("ibn")
      der = word("der")
      den = word("den")
      du = word("du")
    }

    func isParticle(_ symbol: Symbol) -> Bool {
      symbol == de || symbol == la || symbol == van || symbol == von || symbol == bin || symbol == al || symbol == del
        || symbol == di || symbol == da || symbol == el || symbol == ibn || symbol == der || symbol == den
        || symbol == du
    }
  }

  init(lexicon: NameLexicon, analysis: Analysis, isQuestion: Bool) {
    self.lexicon = lexicon
    self.analysis = analysis
    self.isQuestion = isQuestion
    joints = Joints(analysis.symbols)
    var words = [NameWord](filledWith: NameWord(), count: analysis.symbols.count)
    var isSeen = [Bool](filledWith: false, count: analysis.symbols.count)
    for token in analysis.tokens {
      let index = Int(token.lower.rawValue)
      guard index < isSeen.count, !isSeen[index], token.upos != .punct else { continue }
      isSeen[index] = true
      words[index] = analysis.symbols.withBytes(of: token.lower) { lexicon.word($0) }
    }
    self.words = words
    var isTime = [Bool](filledWith: false, count: analysis.tokens.count)
    for time in analysis.times where time.kind != .duration {
      for index in time.tokens where isTime.indices.contains(Int(index)) { isTime[Int(index)] = true }
    }
    self.isTime = isTime
    var isNamed = [Bool](filledWith: false, count: analysis.symbols.count)
    for token in analysis.tokens where token.upos == .propn && token.form != token.lower {
      isNamed[Int(token.lower.rawValue)] = true
    }
    for token in analysis.tokens where token.form == token.lower { isNamed[Int(token.lower.rawValue)] = false }
    isNamedElsewhere = isNamed
  }

  func word(_ index: TokenIndex) -> NameWord { words[Int(analysis.tokens[Int(index)].lower.rawValue)] }

  /// The spans of one sentence, in order, not overlapping.
  func spans(in sentence: Sentence) -> [NameSpan] {
    var spans: [NameSpan] = []
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      let run = self.run(at: index, sentence)
      guard run.upperBound > index else {
        index += 1
        continue
      }
      split(run, sentence, into: &spans)
      index = run.upperBound
    }
    return spans
  }

  /// The longest run that begins at a token; empty where the token begins none.
  private func run(at start: TokenIndex, _ sentence: Sentence) -> Range<TokenIndex> {
    let end = sentence.tokens.upperBound
    var index = start
    if let phrase = phrase(at: start, end) {
      index = phrase.end
    } else if isNameLike(start) {
      index = start + 1
    } else {
      return start..<start
    }
    while index < end {
      if isNameLike(index), !isSeparateAdjective(index - 1) {
        index = phrase(at: index, end)?.end ?? index + 1
      } else if let next = joint(at: index, start, sentence) {
        index = phrase(at: next, end)?.end ?? next + 1
      } else {
        break
      }
    }
    return start..<index
  }

  /// "Russian" as an adjective is a name of its own, before whatever it modifies.
  private func isSeparateAdjective(_ index: TokenIndex) -> Bool {
    analysis.tokens[Int(index)].upos == .adj && word(index).isNationality
  }

  private func isNameLike(_ index: TokenIndex) -> Bool {
    let token = analysis.tokens[Int(index)]
    guard !isTime[Int(index)] else { return false }
    let word = word(index)
    if token.upos == .propn { return token.range.count < 40 && !isAddress(token) }
    let isCapitalised = token.form != token.lower
    if word.isNationality, isCapitalised || isQuestion, token.upos == .adj || token.upos == .noun { return true }
    if isCapitalised, isNamedElsewhere[Int(token.lower.rawValue)] {
      // "Dorn rose": the tagger took a name for a verb; but "History" may have been a heading's first word.
      switch token.upos {
      case .noun, .adj, .verb, .x, .intj: return word.noun == 0 && token.range.count > 2 && !isAddress(token)
      default: break
      }
    }
    guard isQuestion, token.upos == .noun || token.upos == .x || token.upos == .adj || token.upos == .intj else {
      return false
    }
    if word.noun != 0 { return false }
    return word.place != .none || word.givenName != .none && !word.isCommonWord || word.name != .none
  }

  /// A mail or web address is no part of a name.
  private func isAddress(_ token: Token) -> Bool {
    token.range.count > 5
      && analysis.symbols.withBytes(of: token.form) { bytes in
        bytes.contains(UInt8(ascii: "@")) || bytes.contains(UInt8(ascii: "/"))
      }
  }

  /// The position of the name-like token that a joint leads to: "of", "of the", "-", "&", "de", a number.
  private func joint(at index: TokenIndex, _ start: TokenIndex, _ sentence: Sentence) -> TokenIndex? {
    let token = analysis.tokens[Int(index)]
    let next = index + 1
    guard next < sentence.tokens.upperBound else {
      return isNumberInName(index, start, sentence) ? index : nil
    }
    if token.lower == joints.hyphen, !analysis.tokens[Int(index - 1)].spaceAfter, !token.spaceAfter, isNameLike(next) {
      return next
    }
    if token.lower == joints.ampersand, isNameLike(next) { return next }
    if joints.isParticle(token.lower), isNameLike(next), token.upos != .adp || token.relation == .flat { return next }
    if joints.isParticle(token.lower), next + 1 < sentence.tokens.upperBound,
      joints.isParticle(analysis.tokens[Int(next)].lower), isNameLike(next + 1)
    {
      return next + 1
    }
    if token.lower == joints.of {
      let name = analysis.tokens[Int(next)].lower == joints.the ? next + 1 : next
      guard name < sentence.tokens.upperBound, isNameLike(name), let head = nmodHead(name, sentence),
        head >= start, head < index, takesOf(index - 1)
      else { return nil }
      return name
    }
    return isNumberInName(index, start, sentence) ? index : nil
  }

  /// "Apollo 11", "Boeing 747": a number that hangs from the name before it.
  private func isNumberInName(_ index: TokenIndex, _ start: TokenIndex, _ sentence: Sentence) -> Bool {
    let token = analysis.tokens[Int(index)]
    guard token.upos == .num, !isTime[Int(index)],
      token.relation == .flat || token.relation == .nummod
        || token.relation == .compound || token.relation == .nmodUnmarked || token.relation == .dep,
      let head = analysis.head(of: index, in: sentence)
    else { return false }
    // "Sweden 1" is a score.
    return head >= start && head < index && analysis.tokens[Int(head)].upos == .propn
      && word(index - 1).place == .none
  }

  /// The head that a nominal modifier hangs from, through the words of its own name.
  private func nmodHead(_ index: TokenIndex, _ sentence: Sentence) -> TokenIndex? {
    var token = index
    for _ in 0..<6 {
      guard let head = analysis.head(of: token, in: sentence) else { return nil }
      if analysis.tokens[Int(token)].relation == .nmod { return head }
      token = head
    }
    return nil
  }

  /// "University of", "Battle of", "Duke of": what stands before "of" heads a name.
  private func takesOf(_ index: TokenIndex) -> Bool {
    let word = word(index)
    return word.head != .none || word.name == .organization || word.title != .none && !word.isRole
      || NameSpanReader.isNoble(word)
  }

  private static func isNoble(_ word: NameWord) -> Bool {
    word.isRole && (word.title == .male || word.title == .female)
  }

  private func split(_ run: Range<TokenIndex>, _ sentence: Sentence, into spans: inout [NameSpan]) {
    var start = run.lowerBound
    while start < run.upperBound {
      // Listed phrases stay whole; what follows may still belong to them ("New York University").
      let listed = phrase(at: start, run.upperBound)
      var end = listed?.end ?? start + 1
      while end < run.upperBound, !isBoundary(end, start, run, sentence) {
        end = phrase(at: end, run.upperBound)?.end ?? end + 1
      }
      var tokens = start..<end
      while tokens.count > 1, isJoint(tokens.upperBound - 1) { tokens = tokens.lowerBound..<tokens.upperBound - 1 }
      append(tokens, sentence, &spans)
      start = end
      while start < run.upperBound, isJoint(start) { start += 1 }
    }
  }

  private func isJoint(_ index: TokenIndex) -> Bool {
    let token = analysis.tokens[Int(index)]
    return token.lower == joints.hyphen || token.lower == joints.of || token.lower == joints.the
      || token.lower == joints.ampersand
  }

  /// Whether a new name begins at a token of a run.
  private func isBoundary(
    _ index: TokenIndex, _ start: TokenIndex, _ run: Range<TokenIndex>, _ sentence: Sentence
  ) -> Bool {
    if isSeparateAdjective(index - 1) { return true }
    if isJoint(index) {
      // "Armenia-Azerbaijan": two names that a hyphen joins, unless a list has them as one.
      return analysis.tokens[Int(index)].lower == joints.hyphen && word(start).place != .none && index == start + 1
        && index + 1 < run.upperBound && word(index + 1).place != .none
    }
    let word = word(index)
    // "Azerbaijan President Ilham Aliyev", "Apple CEO Tim Cook": the title begins the second name.
    if word.isRole, index + 1 < run.upperBound, !isJoint(index + 1), !isTitleModifier(index - 1), !isJoint(index - 1),
      !hasTitle(start, index)
    {
      let next = self.word(index + 1)
      let isNamed = next.givenName != .none || next.isSurname || next.head == .none && next.title == .none
      if isNamed, next.head == .none || next.givenName != .none { return true }
    }
    if word.isNationality, analysis.tokens[Int(index)].upos == .adj { return true }
    return !isConnected(index, start, run, sentence)
  }

  private func hasTitle(_ start: TokenIndex, _ end: TokenIndex) -> Bool {
    for index in start..<end where word(index).title != .none { return true }
    return false
  }

  private func isTitleModifier(_ index: TokenIndex) -> Bool {
    let bytes = analysis.symbols.bytes(of: analysis.tokens[Int(index)].lower)
    for word in NameSpanReader.titleModifiers where bytes.elementsEqual(word.utf8) { return true }
    return false
  }

  private static let titleModifiers = [
    "vice", "prime", "deputy", "chief", "former", "first", "assistant", "senior", "lord", "attorney", "major",
    "lieutenant", "acting", "interim", "foreign", "finance", "defense", "defence", "interior",
  ]

  /// Whether an arc of the tree crosses from what stands before a token into it or what follows, within the run.
  private func isConnected(
    _ index: TokenIndex, _ start: TokenIndex, _ run: Range<TokenIndex>, _ sentence: Sentence
  ) -> Bool {
    for token in start..<run.upperBound {
      guard let head = analysis.head(of: token, in: sentence), head >= start, head < run.upperBound else { continue }
      if (token < index) != (head < index) { return true }
    }
    return isJoint(index - 1)
  }

  private func append(_ tokens: Range<TokenIndex>, _ sentence: Sentence, _ spans: inout [NameSpan]) {
    var head = tokens.lowerBound
    for index in tokens {
      guard let above = analysis.head(of: index, in: sentence) else {
        head = index
        break
      }
      if !tokens.contains(above), !isJoint(index), analysis.tokens[Int(index)].upos != .punct {
        head = index
        break
      }
    }
    var span = NameSpan(tokens: tokens, head: head)
    if let phrase = phrase(at: tokens.lowerBound, tokens.upperBound), phrase.end == tokens.upperBound {
      span.listed = phrase.listed
      span.place = phrase.place
      span.known = phrase.known
    } else if tokens.count == 1 {
      let word = word(head)
      span.listed = word.place != .none ? .place : word.isNationality ? .nationality : word.name
      span.place = word.place
      span.known = word.known
    }
    spans.append(span)
  }

  struct Phrase {
    var end: TokenIndex
    var listed: NameWord.Class
    var place: NameWord.Place
    var known: UInt8
  }

  /// The longest listed phrase of two or more tokens that begins at a token, written with a capital (or in a question).
  func phrase(at start: TokenIndex, _ end: TokenIndex) -> Phrase? {
    guard start < end, !isTime[Int(start)] else { return nil }
    let longest = word(start).longestPhrase
    guard longest > 1 else { return nil }
    let first = analysis.tokens[Int(start)]
    guard isQuestion || first.form != first.lower || first.upos == .propn else { return nil }
    var length = min(longest, Int(end - start))
    while length > 1 {
      if let found = lookUp(start..<start + TokenIndex(length)) { return found }
      length -= 1
    }
    return nil
  }

  /// The lists' entry for the text of some tokens; spaces stand where the text has them.
  private func lookUp(_ tokens: Range<TokenIndex>) -> Phrase? {
    let last = analysis.tokens[Int(tokens.upperBound) - 1]
    guard isQuestion || last.form != last.lower || last.upos == .propn || last.upos == .num else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 96) { buffer in
      var count = 0
      for index in tokens {
        let token = analysis.tokens[Int(index)]
        let fits = analysis.symbols.withBytes(of: token.lower) { bytes -> Bool in
          guard count + bytes.count + 1 <= buffer.count else { return false }
          for byte in bytes {
            buffer[count] = byte
            count += 1
          }
          return true
        }
        guard fits else { return nil }
        if token.spaceAfter, index + 1 < tokens.upperBound {
          buffer[count] = UInt8(ascii: " ")
          count += 1
        }
      }
      let key = UnsafeBufferPointer(rebasing: buffer[..<count])
      let place = lexicon.place(key)
      let known = lexicon.known[key]?.first ?? 0
      if place != .none { return Phrase(end: tokens.upperBound, listed: .place, place: place, known: known) }
      if let value = lexicon.names[key] {
        return Phrase(end: tokens.upperBound, listed: NameLexicon.nameClass(value), place: .none, known: known)
      }
      if lexicon.nationalities.contains(key) {
        return Phrase(end: tokens.upperBound, listed: .nationality, place: .none, known: known)
      }
      return known != 0 ? Phrase(end: tokens.upperBound, listed: .none, place: .none, known: known) : nil
    }
  }
}
