import Facts
import Index
import Language
import Text

/// What of a question one sentence holds: which token meets which term, at which relaxation.
///
/// A class, so that all who look at a sentence share one match; nothing of it changes.
final class SentenceMatch {
  let sentence: Int32
  let tree: Tree
  private let tokens: [TokenMeeting]
  private let terms: [TermMeeting]
  /// A time in the sentence lies in one that the question names, or where it has none, the day that its document is of.
  let meetsDay: Bool
  /// Shares of the question's weight, 0...1.
  let coverage: Double
  let titleCoverage: Double
  let nearCoverage: Double
  /// The share that its document has elsewhere.
  let documentCoverage: Double
  /// The share of the question's dependent–head pairs that are near one another here too.
  let edgeCoverage: Double

  init(question: borrowing Question, terms table: borrowing TermTable, sentence: Int32, index: borrowing FactIndex) {
    let row = index.sentences[Int(sentence)]
    var meetings = Meetings(
      Tree(rows: index.tokens.rows(of: row.tokens), firstToken: row.tokens.lowerBound), terms: question.terms.count)
    meetings.meet(table, index)
    meetings.meetAgain(table)
    let dating = Dating(of: question, row, index)
    meetsDay = dating != .other
    let shares = meetings.place(question, sentence, document: Int(row.document), isOfDays: dating == .within, index)
    self.sentence = sentence
    tree = meetings.tree
    tokens = meetings.tokens
    terms = meetings.terms
    coverage = shares.met
    titleCoverage = shares.titled
    nearCoverage = shares.near
    documentCoverage = shares.elsewhere
    edgeCoverage = meetings.edgeCoverage(of: question)
  }

  /// The term that each token meets, -1 for none.
  var termOfToken: TermOfToken { TermOfToken(tokens: tokens) }
  /// How well each token meets its term.
  var tokenQuality: TokenQuality { TokenQuality(tokens: tokens) }
  /// The token that meets each term best, -1 for none.
  var tokenOfTerm: TokenOfTerm { TokenOfTerm(terms: terms) }
  var relaxations: Relaxations { Relaxations(terms: terms) }
  /// Terms that the sentence lacks but its document's title or its date has, or a mention by another word.
  var titleTerms: TermsAt { TermsAt(terms: terms, place: .title) }
  /// Terms that the sentence lacks but the two before it or the one after it have.
  var nearTerms: TermsAt { TermsAt(terms: terms, place: .near) }
  /// Terms that the document has nowhere.
  var absentTerms: TermsAt { TermsAt(terms: terms, place: .nowhere) }

  func isAbsent(_ term: Int) -> Bool { terms[term].place == .nowhere }

  func isMet(_ term: Int) -> Bool { term >= 0 && terms[term].token >= 0 }

  /// Whether the token at a position, if there is one, meets a term.
  func meets(_ term: Int, at token: Int) -> Bool {
    tokens.indices.contains(token) && tokens[token].term == term
  }

  struct TermOfToken: RandomAccessCollection {
    fileprivate let tokens: [TokenMeeting]
    var startIndex: Int { 0 }
    var endIndex: Int { tokens.count }
    subscript(token: Int) -> Int { tokens[token].term }
  }

  struct TokenQuality {
    fileprivate let tokens: [TokenMeeting]
    subscript(token: Int) -> Double { tokens[token].quality }
  }

  struct TokenOfTerm: RandomAccessCollection {
    fileprivate let terms: [TermMeeting]
    var startIndex: Int { 0 }
    var endIndex: Int { terms.count }
    subscript(term: Int) -> Int { terms[term].token }
  }

  struct Relaxations {
    fileprivate let terms: [TermMeeting]
    subscript(term: Int) -> Relaxation { terms[term].relaxation }
  }

  struct TermsAt {
    fileprivate let terms: [TermMeeting]
    fileprivate let place: TermMeeting.Place
    subscript(term: Int) -> Bool { terms[term].place == place }
  }
}

/// How the times of a sentence lie to those that a question names.
private enum Dating {
  /// None of its times has a day of them, or the question names none.
  case other
  /// One has some days in common with them: "in 2008" where the question names a day of it.
  case overlaps
  /// One lies in them, or where the sentence has no time that names days, the day that its document is of does. Years
  /// together must be named alike: "1985 to 1999" is not met by "1985 to 1995".
  case within

  /// A year, in days.
  private static let longest = 366

  init(of question: borrowing Question, _ row: SentenceRow, _ index: borrowing FactIndex) {
    self = .other
    let days = question.days
    guard !days.isEmpty else { return }
    var isDated = false
    for time in index.times(in: row.tokens) where time.firstDay <= time.lastDay {
      isDated = true
      for interval in days {
        if interval.count <= Self.longest, interval.contains(time.firstDay), interval.contains(time.lastDay) {
          self = .within
          return
        }
        if interval.overlaps(time.firstDay...time.lastDay) { self = .overlaps }
      }
    }
    guard !isDated, let date = index.documents[Int(row.document)].date else { return }
    if days.contains(where: { $0.count <= Self.longest && $0.contains(Int32(date.dayNumber)) }) { self = .within }
  }
}

/// Which term a token meets, and how well.
private struct TokenMeeting {
  /// -1 for none.
  var term = -1
  var quality = 0.0
}

/// How a sentence meets a term, or where else the term stands.
private struct TermMeeting {
  enum Place: UInt8 { case sentence, title, near, document, nowhere }

  /// -1 for none.
  var token = -1
  var relaxation = Relaxation.exact
  var place = Place.sentence
}

/// What a sentence's tokens meet, as it is found out.
private struct Meetings {
  let tree: Tree
  private(set) var tokens: [TokenMeeting]
  private(set) var terms: [TermMeeting]

  init(_ tree: Tree, terms: Int) {
    self.tree = tree
    tokens = Array(filledWith: TokenMeeting(), count: tree.count)
    self.terms = Array(filledWith: TermMeeting(), count: terms)
  }

  mutating func meet(_ table: borrowing TermTable, _ index: borrowing FactIndex) {
    for token in 0..<tree.count {
      let row = tree.rows[token]
      guard row.upos != .punct else { continue }
      let byLemma = table[row.lemma]
      if row.upos == .verb { meetParticled(token, table) }
      let byForm = row.lower != row.lemma && !table.isOtherVerb(row) ? table[row.lower] : nil
      let joined = joinedWord(token, index).flatMap { table[$0] }
      guard byLemma != nil || byForm != nil || joined != nil || row.entity >= 0, !isNamesake(token, table) else {
        continue
      }
      // Who took something has not taken it over.
      if row.upos == .verb, let found = byLemma ?? byForm, found.relaxation == .exact,
        case let particle = table.particle(of: found.term), particle != .none, !hasParticle(token, particle)
      {
        continue
      }
      meet(token, byLemma, isNoun: row.upos == .noun && byLemma.map { !table.isName($0.term) } == true)
      meet(token, byForm)
      meet(token, joined)
      if row.entity >= 0 {
        for word in index.entities[Int(row.entity)].words {
          // A title in a key ("president ilham aliyev") is no mention of presidents.
          if let found = table[index.entityWords[Int(word)]], table.isName(found.term) {
            meet(token, found.relaxation == .exact ? (found.term, .alias) : found)
          }
        }
        // "United Kingdom" for "British".
        if let found = table[index.entities[Int(row.entity)].key], table.isName(found.term) { meet(token, found) }
      }
    }
  }

  /// Meets a verb of the question as one with a particle or a bare object: "resign" as "stepped down", "participate" as
  /// "took part".
  private mutating func meetParticled(_ token: Int, _ table: borrowing TermTable) {
    for entry in table.particled where entry.verb == tree.rows[token].lemma && hasParticle(token, entry.particle) {
      meet(token, (entry.term, .synonym))
    }
  }

  /// Whether a verb has a particle; right behind the verb it may pass for a preposition: "called off the fair".
  private func hasParticle(_ verb: Int, _ particle: Symbol) -> Bool {
    (verb + 1..<max(verb + 1, tree.right[verb])).contains { word in
      guard tree.rows[word].lower == particle else { return false }
      return word == verb + 1 || tree.parents[word] == verb && tree.rows[word].relation == .compoundPrt
    }
  }

  /// Gives a term that the question has twice, as "island" in "is Hest Island the largest island", a second token of its own.
  mutating func meetAgain(_ table: borrowing TermTable) {
    for (term, first) in table.repeated where terms[term].token < 0 && terms[first].token >= 0 {
      let met = terms[first].token
      let others = (0..<tree.count).filter { $0 != met && tree.rows[$0].lower == tree.rows[met].lower }
      // The common noun is the one that is no part of the name.
      guard let token = others.first(where: { tree.rows[$0].upos == .noun }) ?? others.first else { continue }
      tokens[token] = TokenMeeting(term: term, quality: 1)
      terms[term].token = token
    }
  }

  /// The word without hyphen that a token ends; nil where it ends none.
  private func joinedWord(_ token: Int, _ index: borrowing FactIndex) -> Symbol? {
    guard token > 1, tree.rows[token - 1].length == 1, tree.rows[token - 1].start + 1 == tree.rows[token].start else {
      return nil
    }
    return index.joinedWords[tree.firstToken + Int32(token)]
  }

  /// Whether the word is part of the name of something else: "England" in "New England", where the question has no "new",
  /// and "Portuguese" in "Portuguese-speaking".
  private func isNamesake(_ token: Int, _ terms: borrowing TermTable) -> Bool {
    let row = tree.rows[token]
    guard row.mention != .none else { return false }
    if token + 1 < tree.count, tree.rows[token + 1].length == 1, tree.rows[token + 1].upos == .punct,
      tree.rows[token + 1].start == row.range.end, token + 2 < tree.count,
      tree.rows[token + 2].start == row.range.end + 1, tree.rows[token + 2].upos == .verb
    {
      return true
    }
    guard row.mention.kind == .place, !row.mention.isFirst, token > 0 else { return false }
    switch tree.rows[token - 1].lower.knownWord {
    case .new, .north, .south, .east, .west: return terms[tree.rows[token - 1].lower] == nil
    default: return false
    }
  }

  private mutating func meet(_ token: Int, _ found: (term: Int, relaxation: Relaxation)?, isNoun: Bool = false) {
    guard let (term, relaxation) = found else { return }
    let quality = relaxation.quality
    if quality > tokens[token].quality { tokens[token] = TokenMeeting(term: term, quality: quality) }
    let (current, best) = (terms[term].token, terms[term].relaxation.quality)
    // "Lake Garda is the largest lake": the noun is meant, not the word of the name.
    let isNoun = isNoun && current >= 0 && quality == best && tree.rows[current].upos == .propn
    if current < 0 || quality > best || isNoun {
      terms[term].token = token
      terms[term].relaxation = relaxation
    }
  }

  /// Finds out where the terms stand that the sentence lacks; the shares of the question's weight that stand in the
  /// sentence, in the title, in the sentences beside it, and elsewhere in its document.
  mutating func place(
    _ question: borrowing Question, _ sentence: Int32, document: Int, isOfDays: Bool, _ index: borrowing FactIndex
  ) -> (met: Double, titled: Double, near: Double, elsewhere: Double) {
    let sentences = index.documents[document].sentences
    let near = max(sentences.lowerBound, sentence - 2)..<min(sentences.upperBound, sentence + 2)
    var total = 0.0
    var shares = (met: 0.0, titled: 0.0, near: 0.0, elsewhere: 0.0)
    for number in terms.indices {
      let weight = question.terms[number].weight
      total += weight
      guard terms[number].token < 0 else {
        shares.met += weight * terms[number].relaxation.quality
        continue
      }
      let (lemma, lower) = (question.terms[number].lemma, question.terms[number].lower)
      if isOfDays && question.terms[number].isOfDays
        || index.documents[document].titleTerms.contains(where: { $0 == lower || $0 == lemma })
      {
        terms[number].place = .title
        shares.titled += weight
      } else if index.isPosted(lemma, lower, in: near) {
        terms[number].place = .near
        shares.near += weight
      } else if index.isPosted(lemma, lower, in: sentences) {
        terms[number].place = .document
        shares.elsewhere += weight
      } else {
        terms[number].place = .nowhere
      }
    }
    guard total > 0 else { return (0, 0, 0, 0) }
    return (shares.met / total, shares.titled / total, shares.near / total, shares.elsewhere / total)
  }

  /// The share of the question's pairs that are near one another in the tree.
  func edgeCoverage(of question: borrowing Question) -> Double {
    guard !question.edges.isEmpty else { return 0 }
    var joined = 0.0
    for edge in question.edges {
      let (dependent, head) = (terms[edge.dependent].token, terms[edge.head].token)
      guard dependent >= 0, head >= 0, dependent != head else { continue }
      let distance = tree.distance(dependent, head)
      joined += distance <= 1 ? 1 : distance == 2 ? 0.7 : distance == 3 ? 0.3 : 0
    }
    return joined / Double(question.edges.count)
  }
}

extension Collection<Symbol> {
  /// Whether the words of a title have a term's form or lemma.
  func has(_ term: Question.Term) -> Bool { contains(term.lower) || contains(term.lemma) }
}

extension FactIndex {
  /// Whether a sentence of the range has a lemma or a form.
  fileprivate func isPosted(_ lemma: Symbol, _ lower: Symbol, in sentences: Range<Int32>) -> Bool {
    postings.contains(lemma, in: sentences) || lower != lemma && postings.contains(lower, in: sentences)
  }
}

/// From symbols to the question's terms: a small open-addressing table, built once a question.
struct TermTable {
  private var keys: [UInt32]
  private var values: [(term: Int, relaxation: Relaxation)]
  private let mask: Int
  private let names: [Bool]
  private let particles: [Symbol]
  /// The lemmas of verbs that the question has in another form.
  private let verbs: [Symbol]
  /// Terms with the verbs and particles that they may be met as.
  let particled: [(term: Int, verb: Symbol, particle: Symbol)]
  /// Terms of a word that an earlier term has, which is the one found for it.
  let repeated: [(term: Int, first: Int)]

  init(_ question: Question) {
    names = question.terms.map { $0.part == .name }
    particles = question.terms.map(\.particle)
    verbs = question.terms.filter { $0.part == .verb && $0.lemma != $0.lower }.map(\.lemma)
    repeated = question.terms.indices.compactMap { term in
      let first = question.terms[..<term].firstIndex { $0.lower == question.terms[term].lower }
      return first.map { (term, $0) }
    }
    particled = question.terms.enumerated().flatMap { number, term in
      term.particled.map { (number, $0.verb, $0.particle) }
    }
    let count = question.terms.reduce(0) { $0 + 2 + $1.expansions.count }
    var size = 16
    while size < count * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: (0, .exact), count: size)
    mask = size - 1
    for (number, term) in question.terms.enumerated() {
      insert(term.lemma, number, .exact)
      insert(term.lower, number, .exact)
    }
    for (number, term) in question.terms.enumerated() {
      for expansion in term.expansions { insert(expansion.symbol, number, expansion.relaxation) }
    }
  }

  /// The particle that a term has for a verb; `.none` for most.
  func particle(of term: Int) -> Symbol { particles[term] }

  /// Whether a term is part of a name.
  func isName(_ term: Int) -> Bool { names[term] }

  /// Whether a word of a text is a form of another verb that is written like a verb of the question: "found" of "find" where the
  /// question asks who founded it.
  func isOtherVerb(_ row: TokenRow) -> Bool { row.upos == .verb && verbs.contains(row.lower) }

  private mutating func insert(_ symbol: Symbol, _ term: Int, _ relaxation: Relaxation) {
    guard symbol != .none else { return }
    var slot = Int(symbol.rawValue &* 2_654_435_769) & mask
    while keys[slot] != 0 {
      if keys[slot] == symbol.rawValue {
        if relaxation.quality > values[slot].relaxation.quality { values[slot] = (term, relaxation) }
        return
      }
      slot = (slot + 1) & mask
    }
    keys[slot] = symbol.rawValue
    values[slot] = (term, relaxation)
  }

  subscript(_ symbol: Symbol) -> (term: Int, relaxation: Relaxation)? {
    var slot = Int(symbol.rawValue &* 2_654_435_769) & mask
    while keys[slot] != 0 {
      if keys[slot] == symbol.rawValue { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
