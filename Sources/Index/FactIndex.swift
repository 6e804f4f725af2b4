import Documents
import Facts
import Glibc
import Language
import Text

/// The facts of all documents in memory: columns of rows, one symbol table, postings from terms to sentences.
///
/// Documents are inserted in order; every document's symbols are merged into `symbols`, so that the matcher compares
/// integers only. A term is a folded lemma, a folded form, or a word of the key of an entity that the sentence
/// mentions: "He denied it" is posted under "nikol" and "pashinyan" where he is Nikol Pashinyan.
///
/// An index can be read at any time; `compact`, after the last document of a load, makes it small and quick to read.
package struct FactIndex: Sendable {
  package internal(set) var symbols = SymbolTable(minimumCapacity: 4096)
  package internal(set) var documents: [DocumentRow] = []
  package internal(set) var sentences = SentenceColumns()
  package internal(set) var tokens = TokenColumns()
  package internal(set) var times: [TimeRow] = []
  package internal(set) var quantities: [QuantityRow] = []
  package internal(set) var facts = FactColumns()
  package internal(set) var arguments = ArgumentColumns()
  package internal(set) var entities: [EntityRow] = []
  /// The folded words of all entities' keys, entity after entity.
  package internal(set) var entityWords: [Symbol] = []
  /// Hyphenated words written as one, by the row of their last token: "ceasefire" for "cease-fire".
  package internal(set) var joinedWords: [Int32: Symbol] = [:]
  /// Terms to sentences.
  package internal(set) var postings = Postings()
  /// Terms of titles to documents.
  package internal(set) var titlePostings = Postings()
  /// Predicates to facts.
  package internal(set) var predicatePostings = Postings()
  /// What the rules in force derive from these facts.
  package internal(set) var derived = DerivedFacts()
  /// Nil until they are first asked for.
  var ruleState: RuleState?
  /// Sum of `SentenceRow.termCount`.
  var termTotal = 0
  var numbers: [String: Int32] = [:]
  private var folded: [UInt8] = []

  package init() {
    for word in KnownWord.allCases { _ = symbols.intern(word.spelling) }
  }

  /// The row of a document by its id; the last inserted where an id was used twice.
  package func document(named id: String) -> Int32? { numbers[id] }

  /// What `body` picks of the documents whose titles have the rarest of some words, their rows in ascending order; none
  /// without words. Whether a title has the other words too is for `body` to look at.
  package func withDocuments(
    titledByRarestOf words: [Symbol], _ body: (UnsafeBufferPointer<Int32>) -> [Int32]
  ) -> [Int32] {
    let rarest = words.min { titlePostings.count($0) < titlePostings.count($1) }
    return rarest.map { titlePostings.withRows($0, body) } ?? []
  }

  /// The mean number of terms of a sentence, BM25's average length.
  package var meanTermCount: Double { sentences.isEmpty ? 1 : Double(termTotal) / Double(sentences.count) }

  /// Adds a document with the facts that it states, and derives others from them by the rules in force; O(tokens).
  package mutating func insert(document: Document, facts extracted: DocumentFacts) {
    let analysis = extracted.analysis
    let number = Int32(documents.count)
    let firstToken = Int32(tokens.count)
    let firstSentence = Int32(sentences.count)
    let firstEntity = Int32(entities.count)
    let map = merge(analysis.symbols)
    numbers[document.id] = number
    for entity in extracted.entities {
      entities.append(
        EntityRow(
          kind: entity.kind, name: entity.name.shifted(by: firstToken), key: map[entity.key],
          words: intern(wordsOfKey: map[entity.key], entity.kind), document: number))
    }
    insertTokens(of: extracted, map: map, firstEntity: firstEntity)
    insertFacts(of: extracted, map: map, firstToken: firstToken, firstEntity: firstEntity, document: document)
    insertSpans(of: analysis, map: map, firstToken: firstToken)
    let titleTerms = intern(title: document.title)
    for term in titleTerms { titlePostings.add(term, row: number) }
    documents.append(
      DocumentRow(
        id: document.id, title: document.title, date: document.date, text: document.text,
        sentences: firstSentence..<Int32(sentences.count), entities: firstEntity..<Int32(entities.count),
        titleTerms: titleTerms))
    for sentence in Int(firstSentence)..<sentences.count { post(sentence) }
    derive(from: firstSentence..<Int32(sentences.count))
  }

  /// Gives up all spare room and lays the postings out for reading; O(index).
  package mutating func compact() {
    sentences.compact()
    tokens.compact()
    facts.compact()
    arguments.compact()
    times.trim()
    quantities.trim()
    entities.trim()
    entityWords.trim()
    documents.trim()
    postings.compact()
    titlePostings.compact()
    predicatePostings.compact()
    symbols.compact()
    derived.compact()
    ruleState?.words.clear()
  }

  /// Bytes held by each part of the index, the documents' texts among them, spare room included.
  package var byteCounts: [(part: String, bytes: Int)] {
    func bytes<Row>(_ rows: [Row]) -> Int { rows.capacity * MemoryLayout<Row>.stride }
    // An array's elements lie behind a header of 32 bytes, strings of 15 bytes and less in themselves.
    func heap(_ string: String) -> Int { string.utf8.count > 15 ? 32 + string.utf8.count : 0 }
    let texts = documents.reduce(0) { $0 + 32 + $1.text.count }
    let rows = documents.reduce(bytes(documents)) { $0 + heap($1.id) + heap($1.title) + 32 + $1.titleTerms.count * 4 }
    return [
      ("texts", texts), ("documents", rows + numbers.capacity * 24), ("sentences", sentences.byteCount),
      ("tokens", tokens.byteCount), ("times", bytes(times)), ("quantities", bytes(quantities)),
      ("facts", facts.byteCount), ("arguments", arguments.byteCount),
      ("entities", bytes(entities) + bytes(entityWords)), ("joined words", joinedWords.capacity * 10),
      ("postings", postings.byteCount + titlePostings.byteCount + predicatePostings.byteCount),
      ("derived facts", derived.byteCount), ("symbols", symbols.byteCount),
    ]
  }

  /// Bytes that the whole index holds.
  package var byteCount: Int { byteCounts.reduce(0) { $0 + $1.bytes } }

  /// The symbol of a word after folding; nil where no document has it.
  package func term(_ word: UnsafeBufferPointer<UInt8>) -> Symbol? {
    var folded: [UInt8] = []
    Folding.fold(word, into: &folded)
    return folded.withUnsafeBufferPointer { symbols.find($0) }
  }

  /// The same of a word as text.
  package func term(_ word: String) -> Symbol? {
    var word = word
    return word.withUTF8 { term($0) }
  }

  /// Inverse document frequency over sentences, as BM25 has it; never below 0.
  package func inverseFrequency(_ term: Symbol) -> Double {
    inverseFrequency(count: postings.count(term))
  }

  /// Inverse document frequency of a term that so many sentences hold.
  package func inverseFrequency(count: Int) -> Double {
    log(1 + (Double(sentences.count - count) + 0.5) / (Double(count) + 0.5))
  }

  private mutating func insertTokens(of extracted: DocumentFacts, map: SymbolMap, firstEntity: Int32) {
    let analysis = extracted.analysis
    var rows = analysis.tokens.map { token in
      TokenRow(token, lower: map.folded(token.lower), lemma: map.folded(token.base))
    }
    for name in analysis.names {
      for token in name.tokens where Int(token) < rows.count {
        rows[Int(token)].mention = Mention(kind: name.kind, isFirst: token == name.tokens.lowerBound)
      }
    }
    for (number, entity) in extracted.entities.enumerated() {
      for mention in entity.mentions where rows.indices.contains(Int(mention)) {
        rows[Int(mention)].entity = firstEntity + Int32(number)
      }
    }
    for sentence in analysis.sentences {
      tokens.append(sentence: rows[clamped: Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)])
    }
  }

  private mutating func insertFacts(
    of extracted: DocumentFacts, map: SymbolMap, firstToken: Int32, firstEntity: Int32, document: Document
  ) {
    let analysis = extracted.analysis
    let number = Int32(documents.count)
    let firstSentence = Int32(sentences.count)
    // Those that rules derived are derived here, where rules can be put in force and taken back.
    var order = extracted.facts.indices.filter { extracted.facts[$0].construction != .rule }
    order.sort { (extracted.facts[$0].sentence, $0) < (extracted.facts[$1].sentence, $1) }
    var rowOf = [Int32](repeating: -1, count: extracted.facts.count)
    for (position, fact) in order.enumerated() { rowOf[fact] = Int32(facts.count + position) }
    var next = 0
    for (index, sentence) in analysis.sentences.enumerated() {
      let firstFact = Int32(facts.count)
      while next < order.count, Int(extracted.facts[order[next]].sentence) <= index {
        let fact = extracted.facts[order[next]]
        let firstArgument = Int32(arguments.count)
        for argument in fact.arguments {
          let filler = argument.fact.flatMap { rowOf.indices.contains(Int($0)) ? rowOf[Int($0)] : nil }
          arguments.append(
            ArgumentRow(
              head: firstToken + argument.head, tokens: argument.tokens.shifted(by: firstToken),
              preposition: map.folded(argument.preposition), entity: argument.entity.map { firstEntity + $0 } ?? -1,
              resolved: argument.resolved?.shifted(by: firstToken) ?? 0..<0, fact: filler ?? -1,
              role: argument.role))
        }
        predicatePostings.add(map.folded(fact.predicate), row: Int32(facts.count))
        facts.append(
          FactRow(
            predicate: map.folded(fact.predicate), particle: map.folded(fact.particle),
            predicateToken: firstToken + fact.predicateToken, sentence: firstSentence + Int32(index),
            arguments: firstArgument..<Int32(arguments.count),
            source: fact.attribution?.source.map { firstToken + $0 } ?? -1,
            attributionVerb: fact.attribution.map { map.folded($0.verb) } ?? .none,
            rule: fact.rule.map { map[$0] } ?? .none,
            construction: fact.construction, polarity: fact.polarity, modality: fact.modality,
            isDoubted: fact.attribution?.isDoubted ?? false))
        next += 1
      }
      let block = Int(sentence.block)
      sentences.append(
        SentenceRow(
          document: number, range: sentence.range, tokens: sentence.tokens.shifted(by: firstToken),
          facts: firstFact..<Int32(facts.count),
          kind: document.blocks.indices.contains(block) ? document.blocks[block].kind : .paragraph, termCount: 0))
    }
  }

  private mutating func insertSpans(of analysis: Analysis, map: SymbolMap, firstToken: Int32) {
    for time in analysis.times {
      times.append(
        TimeRow(
          tokens: time.tokens.shifted(by: firstToken), kind: time.kind, granularity: time.granularity,
          firstDay: time.days?.lowerBound ?? 1, lastDay: time.days?.upperBound ?? 0))
    }
    for quantity in analysis.quantities {
      quantities.append(
        QuantityRow(
          tokens: quantity.tokens.shifted(by: firstToken), kind: quantity.kind, comparator: quantity.comparator,
          value: quantity.value, unit: map.folded(quantity.unit),
          counted: quantity.counted.map { firstToken + $0 } ?? -1))
    }
  }

  private mutating func post(_ sentence: Int) {
    var count = 0
    let row = Int32(sentence)
    let range = sentences[sentence].tokens
    let rows = tokens.rows(of: range)
    for (position, token) in rows.enumerated() where token.upos != .punct {
      count += 1
      postings.add(token.lemma, row: row)
      if token.lower != token.lemma { postings.add(token.lower, row: row) }
      if let joined = joined(endingAt: position, in: rows) {
        joinedWords[range.lowerBound + Int32(position)] = joined
        postings.add(joined, row: row)
      }
      guard token.entity >= 0 else { continue }
      for word in entities[Int(token.entity)].words { postings.add(entityWords[Int(word)], row: row) }
    }
    sentences.setTermCount(UInt16(clamping: count), of: sentence)
    termTotal += count
  }

  /// The word that a hyphenated pair of tokens makes without its hyphen; nil where the token ends none.
  private mutating func joined(endingAt position: Int, in rows: [TokenRow]) -> Symbol? {
    guard position >= 2 else { return nil }
    let (first, hyphen, last) = (rows[position - 2], rows[position - 1], rows[position])
    guard hyphen.length == 1, first.range.end == hyphen.start, hyphen.range.end == last.start, last.length > 2,
      symbols.bytes(of: hyphen.lower).first == 0x2d, last.upos != .num, last.upos != .punct
    else { return nil }
    return symbols.intern(Array(symbols.bytes(of: first.lower)) + Array(symbols.bytes(of: last.lemma)))
  }

  /// Appends the words of an entity's key to `entityWords`, and of a body's the letters that it may be called by: "gm" of
  /// "general motors".
  private mutating func intern(wordsOfKey key: Symbol, _ kind: Name.Kind) -> Range<Int32> {
    let first = Int32(entityWords.count)
    folded.removeAll(keepingCapacity: true)
    symbols.withBytes(of: key) { Folding.fold($0, into: &folded) }
    var start = 0
    for end in 0...folded.count where end == folded.count || folded[end] == 0x20 {
      if end > start { entityWords.append(symbols.intern(folded[start..<end])) }
      start = end + 1
    }
    if kind == .organization, let letters = initials(of: entityWords[Int(first)...]) { entityWords.append(letters) }
    return first..<Int32(entityWords.count)
  }

  /// The initials of two to five words, small ones passed over; nil where they spell a small word.
  private mutating func initials(of words: ArraySlice<Symbol>) -> Symbol? {
    let letters = words.compactMap { word -> UInt8? in
      switch word.knownWord {
      case .of, .and, .the, .for, .in, .on: nil
      default: symbols.bytes(of: word).first
      }
    }
    guard (2...5).contains(letters.count), letters.allSatisfy({ (0x61...0x7a).contains($0) }) else { return nil }
    let symbol = symbols.intern(letters)
    return symbol.knownWord == nil ? symbol : nil
  }

  private mutating func intern(title: String) -> [Symbol] {
    var terms: [Symbol] = []
    folded.removeAll(keepingCapacity: true)
    var title = title
    title.withUTF8 { Folding.fold($0, into: &folded) }
    var start = 0
    for end in 0...folded.count where end == folded.count || !Self.isWordByte(folded[end]) && !isInNumber(end) {
      // A letter alone says nothing of a title, a digit does: "Apollo 8".
      if end - start > 1 || end > start && folded[start] &- 0x30 < 10 {
        terms.append(symbols.intern(folded[start..<end]))
      }
      start = end + 1
    }
    return terms
  }

  /// Whether a folded byte is the point or the comma between two digits: "6.0", "1,926".
  private func isInNumber(_ position: Int) -> Bool {
    let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    return position > 0 && position + 1 < folded.count && (folded[position] == point || folded[position] == comma)
      && folded[position - 1] &- 0x30 < 10 && folded[position + 1] &- 0x30 < 10
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a) || byte == 0x27
  }

  /// Interns another table's strings here, as they are and folded; O(strings).
  private mutating func merge(_ other: SymbolTable) -> SymbolMap {
    var map = SymbolMap(count: other.count)
    for index in 0..<UInt32(other.count) {
      let symbol = Symbol(rawValue: index)
      folded.removeAll(keepingCapacity: true)
      other.withBytes(of: symbol) { Folding.fold($0, into: &folded) }
      map.set(symbol, plain: other.withBytes(of: symbol) { symbols.intern($0) }, folded: symbols.intern(folded))
    }
    return map
  }
}

/// From a document's symbols to the index's, as they are and folded.
private struct SymbolMap {
  private var plain: [Symbol]
  private var foldedSymbols: [Symbol]

  init(count: Int) {
    plain = Array(repeating: .none, count: count)
    foldedSymbols = plain
  }

  mutating func set(_ symbol: Symbol, plain: Symbol, folded: Symbol) {
    self.plain[Int(symbol.rawValue)] = plain
    foldedSymbols[Int(symbol.rawValue)] = folded
  }

  subscript(_ symbol: Symbol) -> Symbol {
    plain.indices.contains(Int(symbol.rawValue)) ? plain[Int(symbol.rawValue)] : .none
  }

  func folded(_ symbol: Symbol) -> Symbol {
    foldedSymbols.indices.contains(Int(symbol.rawValue)) ? foldedSymbols[Int(symbol.rawValue)] : .none
  }
}

extension Array {
  /// The elements at those positions that there are.
  fileprivate subscript(clamped range: Range<Int>) -> ArraySlice<Element> { self[range.clamped(to: indices)] }
}

extension Range where Bound == Int32 {
  func shifted(by offset: Int32) -> Range<Int32> { (lowerBound + offset)..<(upperBound + offset) }
}

extension FactIndex {
  /// The bytes of a run of tokens of one document; nil for one that is empty or not of this index.
  package func range(of span: Range<Int32>) -> ByteRange? {
    guard !span.isEmpty, span.lowerBound >= 0, Int(span.upperBound) <= tokens.count else { return nil }
    return ByteRange(start: tokens.range(of: span.lowerBound).start, end: tokens.range(of: span.upperBound - 1).end)
  }

  /// The time expressions whose first token is in the range; O(log n + those).
  package func times(in range: Range<Int32>) -> ArraySlice<TimeRow> {
    slice(times, in: range) { $0.tokens.lowerBound }
  }

  /// The quantities whose first token is in the range; O(log n + those).
  package func quantities(in range: Range<Int32>) -> ArraySlice<QuantityRow> {
    slice(quantities, in: range) { $0.tokens.lowerBound }
  }

  private func slice<Row>(_ rows: [Row], in range: Range<Int32>, by key: (Row) -> Int32) -> ArraySlice<Row> {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if key(rows[middle]) < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < rows.count, key(rows[end]) < range.upperBound { end += 1 }
    return rows[low..<end]
  }
}
