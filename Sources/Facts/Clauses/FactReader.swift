import Documents
import Language
import Text

/// Reads the facts of one document, sentence by sentence; the state that the parts of the clause grammar share.
///
/// The grammar is spread over extensions: `FactReader+Clauses` finds predicates and who fills their places, `+Sharing`
/// what a clause takes from those around it, `+Roles` gives circumstances their role, `+Stance`, `+Governors` and
/// `+Attribution` say how far a clause is asserted and by whom, `+Nouns` and `+Nominals` read what noun phrases tell,
/// `+Phrases` cuts the phrases; those in `Repairs` mend the tree before.
struct FactReader {
  var analysis: Analysis
  let grammar: Grammar
  let wordNet: WordNet
  /// What nouns for people are kinds of.
  let person: WordNet.Senses?
  var tree = SentenceTree()
  var sentence: Int32 = 0
  /// Who the whole sentence is attributed to, where that is said beside it: "…, police said".
  var reporter: Attribution?
  /// Entry of the grammar for each token's lemma, and for its form where the lemma is unknown.
  private(set) var entryOfToken: [UInt32] = []
  /// Position + 1 in the analysis's names, times, quantities and links that a token lies in; 0 for none.
  private(set) var nameOfToken: [Int32] = []
  private(set) var timeOfToken: [Int32] = []
  private(set) var quantityOfToken: [Int32] = []
  private(set) var linkOfToken: [Int32] = []
  private(set) var entities = EntityTable()
  var facts: [Fact] = []
  /// What the governors of each token make of it; by position in the sentence.
  var contexts: [Stance] = []
  /// The first fact read from each token of the sentence, -1 for none; by position in the sentence.
  var factOfToken: [Int32] = []
  var lemmas: Lemmas

  /// Predicates that stand in no text or of which the grammar knows more than a class, as symbols of this analysis.
  struct Lemmas {
    var be: Symbol
    var have: Symbol
    var consist: Symbol
    var compose: Symbol
    var make: Symbol
    var choose: Symbol
    var prefer: Symbol
    var come: Symbol
  }

  init(analysis: Analysis, grammar: Grammar, wordNet: WordNet, keys: EntityKey, words: inout WordTable) {
    self.analysis = analysis
    self.grammar = grammar
    self.wordNet = wordNet
    var noun = "person"
    person = noun.withUTF8 { wordNet.senses(of: $0) }
    lemmas = Lemmas(
      be: self.analysis.symbols.intern("be"), have: self.analysis.symbols.intern("have"),
      consist: self.analysis.symbols.intern("consist"), compose: self.analysis.symbols.intern("compose"),
      make: self.analysis.symbols.intern("make"), choose: self.analysis.symbols.intern("choose"),
      prefer: self.analysis.symbols.intern("prefer"), come: self.analysis.symbols.intern("come"))
    look(up: &words)
    let count = self.analysis.tokens.count
    nameOfToken = FactReader.positions(self.analysis.names.lazy.map(\.tokens), count: count)
    timeOfToken = FactReader.positions(self.analysis.times.lazy.map(\.tokens), count: count)
    quantityOfToken = FactReader.positions(self.analysis.quantities.lazy.map(\.tokens), count: count)
    linkOfToken = FactReader.positions(self.analysis.links.lazy.map { $0.token..<$0.token + 1 }, count: count)
    entities = EntityTable(&self.analysis, nameOfToken: nameOfToken, keys: keys)
  }

  private mutating func look(up words: inout WordTable) {
    words.reset(symbols: analysis.symbols.count)
    entryOfToken.reserveCapacity(analysis.tokens.count)
    for token in analysis.tokens {
      // "following" and "according" as prepositions are words of their own.
      let isMarker = token.relation == .caseMarker || token.relation == .mark
      let first = isMarker ? token.lower : token.base
      var found = words.grammarSymbol(of: first, in: analysis.symbols, grammar: grammar)
      if found == .none {
        found = words.grammarSymbol(of: isMarker ? token.lemma : token.lower, in: analysis.symbols, grammar: grammar)
      }
      entryOfToken.append(found.rawValue)
    }
  }

  private static func positions(_ spans: some Sequence<Range<TokenIndex>>, count: Int) -> [Int32] {
    var result = [Int32](filledWith: 0, count: count)
    for (position, span) in spans.enumerated() {
      for token in span where token >= 0 && Int(token) < count { result[Int(token)] = Int32(position) + 1 }
    }
    return result
  }

  /// No facts are read from longer sentences: such are lists and tables run together, and the grammar walks from each
  /// word to the root.
  private static let longestSentence = 256

  /// Reads the sentence of that number.
  mutating func read(sentence number: Int) {
    guard analysis.sentences[number].tokens.count <= FactReader.longestSentence else { return }
    sentence = Int32(number)
    tree.rebuild(analysis, sentence: analysis.sentences[number])
    repair()
    readContexts()
    reporter = findReporter()
    factOfToken.removeAll(keepingCapacity: true)
    factOfToken.append(contentsOf: repeatElement(-1, count: tree.tokens.count))
    let firstOfSentence = facts.count
    for token in tree.tokens {
      if isAged(token) { readAge(token) } else if isPredicate(token) { readClause(token) }
      readNounFacts(token)
    }
    settle(from: firstOfSentence)
  }

  /// The lemma of a head as it is looked up: "cease-fire" is "ceasefire".
  private mutating func lookupLemma(_ head: TokenIndex) -> Symbol {
    var first = head
    while first - 2 >= 0, isWord(first - 1, "-"), !token(first - 1).spaceAfter, !token(first - 2).spaceAfter {
      first -= 2
    }
    guard first < head, head - first <= 4, upos(head) == .noun, name(at: head) == nil else { return lemma(head) }
    var bytes: [UInt8] = []
    var index = first
    while index < head {
      bytes.append(contentsOf: analysis.symbols.bytes(of: token(index).lower))
      index += 2
    }
    bytes.append(contentsOf: analysis.symbols.bytes(of: lemma(head)))
    return analysis.symbols.intern(bytes)
  }

  /// Turns the tokens that stand in for facts not yet read into the numbers of those facts.
  private mutating func settle(from first: Int) {
    for index in first..<facts.count {
      for position in facts[index].arguments.indices {
        facts[index].arguments[position].lemma = lookupLemma(facts[index].arguments[position].head)
        guard let token = facts[index].arguments[position].fact else { continue }
        let fact = factOfToken[Int(token - tree.tokens.lowerBound)]
        facts[index].arguments[position].fact = fact < 0 ? nil : fact
      }
    }
  }

  mutating func append(_ fact: Fact) {
    let position = Int(fact.predicateToken - tree.tokens.lowerBound)
    if factOfToken[position] < 0 { factOfToken[position] = Int32(facts.count) }
    facts.append(fact)
  }

  // What the grammar asks of a token, in short words, as every rule of it does.

  func token(_ index: TokenIndex) -> Token { analysis.tokens[Int(index)] }
  func relation(_ index: TokenIndex) -> Relation { analysis.tokens[Int(index)].relation }
  func upos(_ index: TokenIndex) -> UPOS { analysis.tokens[Int(index)].upos }
  func lemma(_ index: TokenIndex) -> Symbol { analysis.tokens[Int(index)].lemma }
  func entry(_ index: TokenIndex) -> GrammarEntry { grammar.entries[Int(entryOfToken[Int(index)])] }
  func classes(_ index: TokenIndex) -> WordClass { entry(index).classes }
  func isWord(_ index: TokenIndex, _ word: StaticString) -> Bool {
    let written = analysis.symbols.bytes(of: analysis.tokens[Int(index)].lower)
    return written.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }
  func name(at index: TokenIndex) -> Name? {
    let position = nameOfToken[Int(index)]
    return position > 0 ? analysis.names[Int(position) - 1] : nil
  }
  func time(at index: TokenIndex) -> TimeExpression? {
    let position = timeOfToken[Int(index)]
    return position > 0 ? analysis.times[Int(position) - 1] : nil
  }
  func quantity(at index: TokenIndex) -> Quantity? {
    let position = quantityOfToken[Int(index)]
    return position > 0 ? analysis.quantities[Int(position) - 1] : nil
  }
  /// The preposition as written, in lower case: "following", not "follow".
  func preposition(_ marker: TokenIndex?) -> Symbol { marker.map { analysis.tokens[Int($0)].lower } ?? .none }
  func child(of index: TokenIndex, _ wanted: Relation) -> TokenIndex? {
    for child in tree.children(of: index) where relation(child) == wanted { return child }
    return nil
  }
  func isNominal(_ index: TokenIndex) -> Bool {
    switch upos(index) {
    case .noun, .propn, .pron, .num, .sym: true
    default: false
    }
  }

  /// A symbol of the grammar as one of the analysis.
  mutating func symbol(ofGrammar symbol: Symbol) -> Symbol {
    grammar.symbols.withBytes(of: symbol) { analysis.symbols.intern($0) }
  }
}
