import Index
import Language
import Text

/// A phrase of a sentence that might be the answer.
struct Candidate: Hashable {
  /// How the phrase was cut from the tree.
  enum Cut: UInt8, CaseIterable {
    case full, coordinated, trimmed, core, name, time, quantity, counted, clause, verbPhrase, prepositional, word

    var name: String { String(describing: self) }
  }

  /// What sort of thing it is.
  enum Sort: UInt8, CaseIterable {
    case person, place, organization, nationality, otherName, personNoun, placeNoun, groupNoun, noun, number, money,
      percent,
      measure, age, duration, time, ordinal, adjective, adverb, verb, clause, pronoun

    /// Of a name.
    init(_ kind: Name.Kind) {
      self =
        switch kind {
        case .person: .person
        case .place: .place
        case .organization: .organization
        case .nationality: .nationality
        case .event, .product, .other: .otherName
        }
    }

    var name: String { String(describing: self) }
  }

  var head: Int
  /// Within the sentence.
  var tokens: Range<Int>
  var cut: Cut
  var sort: Sort
}

/// Cuts a sentence's tree into the phrases that answers are made of.
struct CandidateCutter {
  let tree: Tree
  private(set) var candidates: [Candidate] = []
  /// Where the document's title stands in the sentence, word by word, and titles in quotation marks.
  private var titles: [Range<Int>] = []
  /// The spans added so far, a bit for each first and last token.
  private var seen: [UInt64]

  /// All candidates of a sentence, each span once; those found by the surer cut first.
  static func candidates(in tree: Tree, row: SentenceRow, index: FactIndex, nouns: inout NounSorts) -> [Candidate] {
    let text = index.documents[Int(row.document)].text
    var cutter = CandidateCutter(tree: tree)
    cutter.addTimes(row, index)
    cutter.addQuantities(row, text, index)
    cutter.addFrequencies()
    cutter.addTitle(index.documents[Int(row.document)].titleTerms, &nouns, index)
    cutter.addQuotedTitles(text)
    cutter.addNames(text)
    for token in 0..<tree.count {
      switch tree.rows[token].upos {
      case .num where cutter.isNoteMark(token..<token + 1, text): break
      case .noun, .propn, .num, .sym, .x: cutter.addPhrase(token, &nouns, index)
      case .pron: cutter.addPronoun(token)
      case .adj, .adv: cutter.addModifier(token)
      case .verb: cutter.addClause(token)
      default: break
      }
    }
    return cutter.candidates
  }

  private init(tree: Tree) {
    self.tree = tree
    seen = Array(filledWith: 0, count: (tree.count * tree.count + 63) / 64)
    candidates.reserveCapacity(4 * tree.count)
  }

  /// Whether a phrase is a piece of the document's title or of one in quotation marks: "Slave" of "Great Slave Lake".
  private func isPieceOfTitle(_ tokens: Range<Int>, _ cut: Candidate.Cut) -> Bool {
    guard cut != .time, cut != .quantity, cut != .counted else { return false }
    return titles.contains { title in
      title.count > tokens.count && title.lowerBound <= tokens.lowerBound && tokens.upperBound <= title.upperBound
    }
  }

  private mutating func add(_ tokens: Range<Int>, head: Int, _ cut: Candidate.Cut, _ sort: Candidate.Sort) {
    let tokens = stripped(tokens)
    guard !tokens.isEmpty, !isPieceOfTitle(tokens, cut) else { return }
    let span = tokens.lowerBound * tree.count + tokens.upperBound - 1
    guard seen[span >> 6] & 1 << UInt64(span & 63) == 0 else { return }
    seen[span >> 6] |= 1 << UInt64(span & 63)
    candidates.append(Candidate(head: head, tokens: tokens, cut: cut, sort: sort))
  }

  /// Without punctuation, conjunctions and, in front, adpositions at the ends.
  private func stripped(_ tokens: Range<Int>) -> Range<Int> {
    var start = tokens.lowerBound
    var end = tokens.upperBound
    while start < end, tree.rows[start].upos == .punct || tree.rows[start].upos == .cconj { start += 1 }
    while start < end, tree.rows[end - 1].upos == .punct || tree.rows[end - 1].upos == .cconj { end -= 1 }
    return start..<max(start, end)
  }

  private mutating func addTimes(_ row: SentenceRow, _ index: FactIndex) {
    for time in index.times(in: row.tokens) {
      let tokens = tree.positions(of: time.tokens)
      guard !tokens.isEmpty else { continue }
      add(tokens, head: head(of: tokens), .time, time.kind == .duration ? .duration : .time)
    }
  }

  private mutating func addQuantities(_ row: SentenceRow, _ text: [UInt8], _ index: FactIndex) {
    for quantity in index.quantities(in: row.tokens) {
      let tokens = tree.positions(of: quantity.tokens)
      guard !tokens.isEmpty, !isNoteMark(tokens, text) else { continue }
      let sort: Candidate.Sort =
        switch quantity.kind {
        case .money: .money
        case .percent, .fraction: .percent
        case .length, .area, .volume, .mass, .speed, .temperature: .measure
        case .age: .age
        case .duration: .duration
        case .ordinal: .ordinal
        case .count, .other: .number
        }
      let head = head(of: tokens)
      if let counted = tree.nounCounted(by: quantity), (tokens.upperBound..<tokens.upperBound + 5).contains(counted) {
        add(tokens.lowerBound..<counted + 1, head: counted, .counted, sort)
      }
      add(tokens, head: head, .quantity, sort)
    }
  }

  /// Whether a number stands in square brackets, as that of a note does: "[2]".
  private func isNoteMark(_ tokens: Range<Int>, _ text: [UInt8]) -> Bool {
    let bytes = tree.bytes(of: tokens)
    let (before, after) = (Int(bytes.start) - 1, Int(bytes.end))
    return text.indices.contains(before) && text.indices.contains(after) && text[before] == UInt8(ascii: "[")
      && text[after] == UInt8(ascii: "]")
  }

  /// "twice a week", "four times a year".
  private mutating func addFrequencies() {
    for token in 0..<tree.count {
      var end: Int
      switch tree.rows[token].lower.knownWord {
      case .once, .twice: end = token + 1
      case .times where token > 0 && tree.rows[token - 1].upos == .num: end = token + 1
      default: continue
      }
      guard end + 1 < tree.count else { continue }
      switch tree.rows[end].lower.knownWord {
      case .a, .an, .per, .every, .each: end += 2
      default: continue
      }
      let start = tree.rows[token].lower.knownWord == .times ? token - 1 : token
      add(start..<end, head: token, .quantity, .number)
    }
  }

  /// The document's title where the sentence has it whole, small words between its words included: what a document is about is
  /// called so, wherever the name finder ends the name.
  private mutating func addTitle(_ title: [Symbol], _ nouns: inout NounSorts, _ index: FactIndex) {
    guard title.count > 1, let first = title.first else { return }
    for start in 0..<tree.count where tree.rows[start].lower == first {
      guard let end = titleEnd(from: start, title) else { continue }
      let head = head(of: start..<end)
      let kind = tree.rows[head].mention.kind ?? (start..<end).compactMap({ tree.rows[$0].mention.kind }).first
      let sort = kind.map(Candidate.Sort.init) ?? nouns.sort(of: tree.rows[head].lemma, in: index)
      add(start..<end, head: head, .name, sort)
      // Of "History of Peru" Peru is a name of its own.
      if end - start == title.count { titles.append(start..<end) }
      return
    }
  }

  /// What stands in quotation marks and is written as titles are, small words between capitals: "Scarne on Card Tricks".
  private mutating func addQuotedTitles(_ text: [UInt8]) {
    var opening: Int?
    for token in 0..<tree.count where isQuotationMark(token, text) {
      if let start = opening, (start + 3...start + Self.longestTitle + 1).contains(token) {
        let title = start + 1..<token
        if isTitle(title, text) {
          add(title, head: head(of: title), .name, .otherName)
          titles.append(title)
          opening = nil
          continue
        }
      }
      opening = token
    }
  }

  private static let longestTitle = 8

  private func isTitle(_ tokens: Range<Int>, _ text: [UInt8]) -> Bool {
    isCapital(tokens.lowerBound, text)
      && tokens.allSatisfy { token in
        switch tree.rows[token].upos {
        case .adp, .det, .cconj, .part, .pron, .num: true
        case .punct: tree.isTight(token)
        default: isCapital(token, text)
        }
      }
  }

  /// A straight double mark, or a curly one on either side.
  private func isQuotationMark(_ token: Int, _ text: [UInt8]) -> Bool {
    let start = Int(tree.rows[token].range.start)
    guard tree.rows[token].upos == .punct, text.indices.contains(start) else { return false }
    if text[start] == UInt8(ascii: "\"") { return true }
    return text[clamped: start..<start + 3].elementsEqual([0xe2, 0x80, 0x9c])
      || text[clamped: start..<start + 3].elementsEqual([0xe2, 0x80, 0x9d])
  }

  /// One past the last word of the title that begins at a token; nil where it is not whole.
  private func titleEnd(from start: Int, _ title: [Symbol]) -> Int? {
    var end = start
    for word in title {
      while end > start, end < tree.count, tree.rows[end].lower != word,
        tree.rows[end].upos == .adp || tree.rows[end].upos == .det
      { end += 1 }
      guard end < tree.count, tree.rows[end].lower == word else { return nil }
      end += 1
    }
    return end
  }

  private mutating func addNames(_ text: [UInt8]) {
    var token = 0
    while token < tree.count {
      guard tree.rows[token].mention.isFirst, let kind = tree.rows[token].mention.kind else {
        token += 1
        continue
      }
      var end = token + 1
      while end < tree.count, tree.rows[end].mention.kind == kind, !tree.rows[end].mention.isFirst { end += 1 }
      if end + 1 < tree.count, tree.isJoinedToName(end + 1), tree.rows[end + 1].upos == .num { end += 2 }
      let whole = wholeName(token..<end, kind, text)
      add(whole, head: head(of: whole), .name, Candidate.Sort(kind))
      if whole != token..<end { add(token..<end, head: head(of: token..<end), .core, Candidate.Sort(kind)) }
      token = end
    }
  }

  /// A name with the capitalised modifiers before it, and with "of" and a name where it is a noun that asks for one:
  /// "Chief Justice Earl Warren", "the International Committee of the Red Cross".
  private func wholeName(_ tokens: Range<Int>, _ kind: Name.Kind, _ text: [UInt8]) -> Range<Int> {
    guard kind != .nationality else { return tokens }
    var start = tokens.lowerBound
    while start > 0, case let before = start - 1, (start..<tokens.upperBound).contains(tree.parents[before]),
      isCapital(before, text)
    {
      let row = tree.rows[before]
      guard row.upos == .adj || row.upos == .propn || row.upos == .noun,
        [.amod, .compound, .flat, .nmod].contains(row.relation.universal),
        row.mention == .none || row.mention.kind == .nationality && kind == .organization
      else { break }
      start = before
    }
    var end = tokens.upperBound
    if kind == .organization || kind == .person && tokens.count == 1, end < tree.count,
      tree.rows[end].lower.knownWord == .of
    {
      let owner = tree.parents[end]
      if owner > end, tree.rows[owner].mention != .none, tokens.contains(tree.parents[owner]) {
        end = owner + 1
      }
    }
    return start..<end
  }

  private func isCapital(_ token: Int, _ text: [UInt8]) -> Bool {
    let start = Int(tree.rows[token].range.start)
    guard text.indices.contains(start) else { return false }
    return (0x41...0x5a).contains(text[start])
  }

  private mutating func addPhrase(_ token: Int, _ nouns: inout NounSorts, _ index: FactIndex) {
    let row = tree.rows[token]
    let sort: Candidate.Sort =
      if let kind = row.mention.kind { Candidate.Sort(kind) } else if row.upos == .num { .number } else {
        nouns.sort(of: row.lemma, in: index)
      }
    let start = phraseStart(token)
    var trimmed = tree.right[token]
    var coordinated = trimmed
    var core = token + 1
    for child in token + 1..<tree.right[token] where tree.parents[child] == token {
      switch tree.rows[child].relation {
      case .flat, .fixed, .goeswith: core = max(core, tree.right[child])
      case .nummod, .compound: if child == core { core = tree.right[child] }
      case .conj, .cc, .list:
        trimmed = min(trimmed, tree.left[child])
        if tree.rows[child].relation == .conj {
          // The last conjunct without its own clauses ends the coordination.
          coordinated = min(
            tree.right[token],
            max(nameEnd(child), coordinated == tree.right[token] ? nameEnd(child) : coordinated))
        }
      case .aclRelcl, .acl, .advcl, .advclRelcl, .appos, .parataxis, .dep, .ccomp:
        trimmed = min(trimmed, tree.left[child])
      case .punct:
        if tree.rows[child].upos == .punct { trimmed = min(trimmed, commaEnd(child)) }
      default: break
      }
    }
    add(start..<max(trimmed, core), head: token, .trimmed, sort)
    add(start..<tree.right[token], head: token, .full, sort)
    add(start..<core, head: token, .core, sort)
    if coordinated < tree.right[token] { add(start..<max(coordinated, core), head: token, .coordinated, sort) }
    if let marker = tree.adposition(of: token) { add(marker..<max(trimmed, core), head: token, .prepositional, sort) }
    if row.relation == .compound || row.relation == .nmodPoss || row.relation == .nummod {
      add(token..<token + 1, head: token, .word, sort)
    }
  }

  /// One past the last token of a name or compound that a token heads.
  private func nameEnd(_ token: Int) -> Int {
    var end = token + 1
    for child in token + 1..<tree.right[token]
    where tree.parents[child] == token && tree.rows[child].relation == .flat && child >= end {
      end = tree.right[child]
    }
    return end
  }

  /// Where a comma ends the phrase; a quotation mark or bracket does not.
  private func commaEnd(_ token: Int) -> Int {
    tree.rows[token].length == 1 && tree.rows[token].relation == .punct ? token + 1 : tree.count
  }

  /// The first token of a noun phrase, its adpositions and marks left out.
  private func phraseStart(_ token: Int) -> Int {
    var start = tree.left[token]
    for child in tree.left[token]..<token where tree.parents[child] == token {
      switch tree.rows[child].relation {
      case .caseMarker, .mark, .cc, .cop, .nsubj, .nsubjPass, .aux, .expl, .advcl, .parataxis, .discourse, .nsubjOuter:
        start = max(start, tree.right[child])
      case .advmod:
        if tree.rows[child].upos == .adv, tree.left[token] == tree.left[child], tree.rows[token].upos != .num {
          start = max(start, tree.right[child])
        }
      case .punct: if start == child { start = child + 1 }
      default: break
      }
    }
    return min(start, token)
  }

  private mutating func addPronoun(_ token: Int) {
    guard tree.rows[token].relation != .expl else { return }
    add(token..<token + 1, head: token, .word, .pronoun)
  }

  private mutating func addModifier(_ token: Int) {
    let sort: Candidate.Sort =
      tree.rows[token].mention.kind.map(Candidate.Sort.init) ?? (tree.rows[token].upos == .adj ? .adjective : .adverb)
    var start = token
    while start > tree.left[token], tree.parents[start - 1] == token, tree.rows[start - 1].relation == .advmod {
      start -= 1
    }
    add(start..<token + 1, head: token, .word, sort)
    if tree.right[token] > token + 1 { add(start..<tree.right[token], head: token, .full, sort) }
  }

  private mutating func addClause(_ token: Int) {
    let relation = tree.rows[token].relation.universal
    guard ![.aux, .amod, .compound].contains(relation) else {
      add(token..<token + 1, head: token, .word, .verb)
      return
    }
    var start = tree.left[token]
    for child in tree.left[token]..<token
    where tree.parents[child] == token && tree.rows[child].relation == .mark && tree.rows[child].lower.knownWord != .to
    {
      start = max(start, tree.right[child])
    }
    if relation != .root { add(start..<tree.right[token], head: token, .clause, .clause) }
    // The predicate without its subject: "what did he do".
    var verbStart = token
    if token > 0, tree.rows[token - 1].lower.knownWord == .to, tree.parents[token - 1] == token {
      verbStart = token - 1
    }
    var end = tree.right[token]
    for child in token + 1..<tree.right[token] where tree.parents[child] == token {
      switch tree.rows[child].relation.universal {
      case .conj, .cc, .parataxis, .punct, .advcl: end = min(end, max(tree.left[child], token + 1))
      default: break
      }
    }
    add(verbStart..<end, head: token, .verbPhrase, .verb)
    add(token..<token + 1, head: token, .word, .verb)
  }

  /// The token of a span that dominates the others.
  private func head(of tokens: Range<Int>) -> Int {
    tree.head(of: tokens) ?? tokens.lowerBound
  }
}
