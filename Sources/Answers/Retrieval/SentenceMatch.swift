import Facts
import Index
import Language
import Text

/// What of a question one sentence holds: which token meets which term, at which relaxation.
struct SentenceMatch {
  let sentence: Int32
  let tree: Tree
  /// The term that each token meets, -1 for none.
  private(set) var termOfToken: [Int]
  /// How well each token meets its term.
  private(set) var tokenQuality: [Double]
  /// The token that meets each term best, -1 for none.
  private(set) var tokenOfTerm: [Int]
  private(set) var relaxations: [Relaxation]
  /// Terms that the sentence lacks but its document's title has, or a mention by another word.
  private(set) var titleTerms: [Bool]
  /// Terms that the sentence lacks but the two before it or the one after it have.
  private(set) var nearTerms: [Bool]
  /// Terms that the document has nowhere.
  private(set) var absentTerms: [Bool]
  /// A time in the sentence lies in one that the question names.
  private(set) var meetsDay = false
  /// Shares of the question's weight, 0...1.
  private(set) var coverage = 0.0
  private(set) var titleCoverage = 0.0
  private(set) var nearCoverage = 0.0
  /// The share that its document has elsewhere.
  private(set) var documentCoverage = 0.0
  /// The share of the question's dependent–head pairs that are near one another here too.
  private(set) var edgeCoverage = 0.0

  init(question: borrowing Question, terms: borrowing TermTable, sentence: Int32, index: borrowing FactIndex) {
    self.sentence = sentence
    let row = index.sentences[Int(sentence)]
    tree = Tree(rows: index.tokens.rows(of: row.tokens), firstToken: row.tokens.lowerBound)
    termOfToken = Array(repeating: -1, count: tree.count)
    tokenQuality = Array(repeating: 0, count: tree.count)
    tokenOfTerm = Array(repeating: -1, count: question.terms.count)
    relaxations = Array(repeating: .exact, count: question.terms.count)
    titleTerms = Array(repeating: false, count: question.terms.count)
    nearTerms = titleTerms
    absentTerms = titleTerms
    if !question.days.isEmpty {
      meetsDay = index.times(in: row.tokens).contains { time in
        time.firstDay <= time.lastDay && question.days.contains { $0.overlaps(time.firstDay...time.lastDay) }
      }
    }
    meet(terms, index)
    measure(question, document: Int(row.document), index)
  }

  func isAbsent(_ term: Int) -> Bool { absentTerms[term] }

  func isMet(_ term: Int) -> Bool { term >= 0 && tokenOfTerm[term] >= 0 }

  private mutating func meet(_ terms: TermTable, _ index: FactIndex) {
    for token in 0..<tree.count {
      let row = tree.rows[token]
      guard row.upos != .punct, !isNamesake(token, terms) else { continue }
      let found = terms[row.lemma]
      meet(token, found, isNoun: row.upos == .noun && found.map { !terms.isName($0.term) } == true)
      if row.lower != row.lemma { meet(token, terms[row.lower]) }
      if token > 1, tree.rows[token - 1].length == 1, tree.rows[token - 1].start + 1 == row.start,
        let joined = index.joinedWords[tree.firstToken + Int32(token)]
      {
        meet(token, terms[joined])
      }
      if row.entity >= 0 {
        for word in index.entities[Int(row.entity)].words {
          // A title in a key ("president ilham aliyev") is no mention of presidents.
          if let found = terms[index.entityWords[Int(word)]], terms.isName(found.term) {
            meet(token, found.relaxation == .exact ? (found.term, .alias) : found)
          }
        }
      }
    }
  }

  /// Whether the word is part of the name of something else: "England" in "New England", where the question has no "new",
  /// and "Portuguese" in "Portuguese-speaking".
  private func isNamesake(_ token: Int, _ terms: TermTable) -> Bool {
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
    if quality > tokenQuality[token] {
      tokenQuality[token] = quality
      termOfToken[token] = term
    }
    let current = tokenOfTerm[term]
    // "Lake Garda is the largest lake": the noun is meant, not the word of the name.
    let isNoun = isNoun && current >= 0 && quality == relaxations[term].quality && tree.rows[current].upos == .propn
    if current < 0 || quality > relaxations[term].quality || isNoun {
      tokenOfTerm[term] = token
      relaxations[term] = relaxation
    }
  }

  private mutating func measure(_ question: Question, document: Int, _ index: FactIndex) {
    let sentences = index.documents[document].sentences
    let title = index.documents[document].titleTerms
    let first = max(sentences.lowerBound, sentence - 2)
    let near = first..<min(sentences.upperBound, sentence + 2)
    var total = 0.0
    var met = 0.0
    var titled = 0.0
    var beside = 0.0
    var elsewhere = 0.0
    for number in question.terms.indices {
      let weight = question.terms[number].weight
      total += weight
      guard tokenOfTerm[number] < 0 else {
        met += weight * relaxations[number].quality
        continue
      }
      let (lemma, lower) = (question.terms[number].lemma, question.terms[number].lower)
      if title.contains(where: { $0 == lower || $0 == lemma }) {
        titleTerms[number] = true
        titled += weight
      } else if isPosted(lemma, lower, in: near, index) {
        nearTerms[number] = true
        beside += weight
      } else if isPosted(lemma, lower, in: sentences, index) {
        elsewhere += weight
      } else {
        absentTerms[number] = true
      }
    }
    coverage = total > 0 ? met / total : 0
    titleCoverage = total > 0 ? titled / total : 0
    nearCoverage = total > 0 ? beside / total : 0
    documentCoverage = total > 0 ? elsewhere / total : 0
    guard !question.edges.isEmpty else { return }
    var joined = 0.0
    for edge in question.edges {
      let dependent = tokenOfTerm[edge.dependent]
      let head = tokenOfTerm[edge.head]
      guard dependent >= 0, head >= 0, dependent != head else { continue }
      let distance = tree.distance(dependent, head)
      joined += distance <= 1 ? 1 : distance == 2 ? 0.7 : distance == 3 ? 0.3 : 0
    }
    edgeCoverage = joined / Double(question.edges.count)
  }

  private func isPosted(_ lemma: Symbol, _ lower: Symbol, in sentences: Range<Int32>, _ index: FactIndex) -> Bool {
    index.postings.contains(lemma, in: sentences) || lower != lemma && index.postings.contains(lower, in: sentences)
  }
}

/// From symbols to the question's terms: a small open-addressing table, built once a question.
struct TermTable {
  private var keys: [UInt32]
  private var values: [(term: Int, relaxation: Relaxation)]
  private let mask: Int
  private let names: [Bool]

  init(_ question: Question) {
    names = question.terms.map { $0.part == .name }
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

  /// Whether a term is part of a name.
  func isName(_ term: Int) -> Bool { names[term] }

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
