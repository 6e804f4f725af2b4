import Documents
import Index
import Language
import Text

/// Reads a question's analysis as a `Question`: its kind, the type and place of the hole, the terms to match.
struct QuestionReader {
  let index: FactIndex
  let types: AnswerTypes
  let relations: WordRelations
  let spelling: Spelling

  /// The question of an analysis whose first sentence (or longest, where there are several) asks it.
  func question(_ text: String, analysis: Analysis, document: Document) -> Question {
    let sentence = analysis.sentences.max { $0.tokens.count < $1.tokens.count }
    let range = sentence?.tokens ?? 0..<0
    let rows = self.rows(of: analysis, in: range)
    let tree = Tree(rows: rows)
    let form = QuestionForm(tree: tree) { token in
      // "Last year" says when and asks nothing.
      let position = range.lowerBound + TokenIndex(token)
      guard !analysis.times.contains(where: { $0.tokens.contains(position) }) else { return nil }
      return types[analysis.symbols.string(analysis.tokens[Int(position)].base).lowercased()]
    }
    var question = Question(
      text: text, kind: form.kind, type: .thing, wh: form.wh, phrase: form.phrase ?? -1, sourceTerms: [],
      hole: Question.Hole(role: .none, preposition: .none, governor: -1), typeTerm: -1, terms: [], edges: [],
      isNegated: false, asksForList: false, tree: tree, days: days(of: analysis, in: range), corrections: [])
    question.times = analysis.times.filter { range.overlaps($0.tokens) }.map { time in
      let tokens = time.tokens.clamped(to: range)
      return Int(tokens.lowerBound - range.lowerBound)..<Int(tokens.upperBound - range.lowerBound)
    }
    addTerms(to: &question, form: form, analysis: analysis, first: range.lowerBound, document: document)
    addEdges(to: &question)
    if form.kind == .yesNo { addLimits(to: &question, analysis, range) }
    if let source = form.source {
      question.sourceTerms = question.terms(below: source)
    }
    if let token = form.typeNoun { question.typeTerm = question.term(at: token) ?? -1 }
    question.hole = hole(of: question, form: form)
    question.type = type(of: question, form: form, analysis: analysis)
    if question.type == .definition { question.kind = .definition }
    if form.isSaying {
      question.kind = .says
      question.type = .content
    }
    if question.hole.governor >= 0 {
      question.isNegated = tree.isNegated(question.terms[question.hole.governor].token)
    } else if tree.count > 0 {
      question.isNegated = tree.isNegated(tree.root)
    }
    if let noun = form.typeNoun, [.what, .which, .who, .whatKind].contains(form.kind) {
      question.askedCount = Self.count(of: range.lowerBound + TokenIndex(noun), analysis)
      question.asksForList = tree.rows[noun].isPlural || question.askedCount != nil
    }
    // "Who were the runners-up?"
    if form.kind == .who, question.hole.role == .attribute,
      let copula = tree.rows.indices.first(where: { $0 > form.wh && tree.rows[$0].lemma.knownWord == .be }),
      [.are, .were].contains(tree.rows[copula].lower.knownWord)
    {
      question.asksForList = true
    }
    return question
  }

  /// The tokens with the index's symbols; words that no document has get symbols of their own, above all others.
  private func rows(of analysis: Analysis, in range: Range<TokenIndex>) -> [TokenRow] {
    var unknown: [[UInt8]] = []
    func symbol(_ symbol: Symbol) -> Symbol {
      var folded: [UInt8] = []
      analysis.symbols.withBytes(of: symbol) { Folding.fold($0, into: &folded) }
      if let found = folded.withUnsafeBufferPointer({ index.symbols.find($0) }) { return found }
      let number = unknown.firstIndex(of: folded) ?? unknown.count
      if number == unknown.count { unknown.append(folded) }
      return Symbol(rawValue: UInt32.max - UInt32(number))
    }
    var rows: [TokenRow] = []
    for token in range {
      let token = analysis.tokens[Int(token)]
      rows.append(TokenRow(token, lower: symbol(token.lower), lemma: symbol(token.base)))
    }
    for name in analysis.names {
      for token in name.tokens where range.contains(token) && !isBareNoun(token, analysis) {
        rows[Int(token - range.lowerBound)].mention = Mention(kind: name.kind, isFirst: token == name.tokens.lowerBound)
      }
    }
    return rows
  }

  /// "The capital of Peru" is no name, though names are typed in lower case as well.
  private func isBareNoun(_ token: TokenIndex, _ analysis: Analysis) -> Bool {
    analysis.tokens[Int(token)].upos == .noun && token > 0 && analysis.tokens[Int(token) - 1].upos == .det
  }

  private func days(of analysis: Analysis, in range: Range<TokenIndex>) -> [ClosedRange<Int32>] {
    analysis.times.compactMap { range.overlaps($0.tokens) ? $0.days : nil }
  }

  private func addTerms(
    to question: inout Question, form: QuestionForm, analysis: Analysis, first: TokenIndex, document: Document
  ) {
    let tree = question.tree
    var particles: Set<Int> = []
    for token in 0..<tree.count where !form.skipped.contains(token) && !particles.contains(token) {
      let row = tree.rows[token]
      let isMeasure = form.kind == .howMeasure && token == form.wh + 1
      guard let part = isMeasure ? .adjective : Self.part(of: row) else { continue }
      let source = analysis.tokens[Int(first) + token]
      // The hyphen of "A330-200" is no word, whatever its tag.
      guard Self.isWord(document.text[clamped: source.range.indices]) else { continue }
      let lemma = analysis.symbols.string(source.base)
      var term = Question.Term(
        token: token, lemma: row.lemma, lower: row.lower,
        text: String(decoding: document.text[clamped: source.range.indices], as: UTF8.self), word: lemma.lowercased(),
        part: part, weight: 0, expansions: [])
      for word in relations.variants(of: term.word) { expand(&term, by: word, .spelling) }
      if part == .name || part == .adjective {
        for word in relations.countries.others(for: term.word) { expand(&term, by: word, .alias) }
      }
      term.isOfDays = analysis.times.contains { $0.days != nil && $0.tokens.contains(first + TokenIndex(token)) }
      term.isOfTime = question.times.contains { $0.contains(token) }
      if isMeasure { addMeasures(to: &term) }
      let phrasal = part == .verb ? self.phrasal(token, lemma, tree, analysis, first) : nil
      if let phrasal {
        particles.insert(phrasal.particle)
        term.particle = tree.rows[phrasal.particle].lower
      }
      // What somebody opens or burns, another thing did not open or burn by itself.
      let isTransitive = tree.child(of: token, .obj) != nil || tree.isPassive(token)
      if part == .verb, !isTransitive { term.undergoes = relations.undergoes(phrasal?.verb ?? lemma) }
      if term.expansions.isEmpty, index.postings.count(row.lemma) == 0, index.postings.count(row.lower) == 0 {
        correct(&term, lemma, in: &question)
      }
      relations.relate(phrasal?.verb ?? lemma, part: part) { word, relaxation in
        guard let symbol = index.term(word), symbol != row.lemma, symbol != row.lower,
          !term.expansions.contains(where: { $0.symbol == symbol })
        else { return }
        // A rule may derive what no document words so: "get" from "was given".
        if index.postings.count(symbol) > 0 || !index.derived.rows(of: symbol).isEmpty {
          term.expansions.append(.init(symbol: symbol, relaxation: relaxation))
        }
      }
      if part == .verb, phrasal == nil { addParticles(to: &term, lemma) }
      if form.kind == .yesNo, part == .verb || part == .adjective {
        for word in relations.opposites(of: term.word) { expand(&term, by: word, .opposite) }
        if part == .adjective { for word in relations.negatives(of: term.word) { expand(&term, by: word, .opposite) } }
      }
      let count = max(index.postings.count(term.lemma), index.postings.count(term.lower))
      term.weight = Self.weight(of: part) * index.inverseFrequency(count: count)
      if token == form.typeNoun { term.weight *= form.kind == .howMany ? 0.8 : 0.5 }
      // "How many in total" asks for no word of the text.
      let isOfTotal =
        (form.kind == .howMany || form.kind == .howMuch) && tree.rows[token].relation != .amod
        && Tally.saysTotal(token, question)
      if form.light.contains(token) || isOfTotal {
        term.weight *= isOfTotal ? 0.1 : 0.3
        term.isLight = true
      }
      question.terms.append(term)
    }
  }

  /// The number from 2 up that counts a noun, "two" of "two countries"; nil where none does.
  private static func count(of noun: TokenIndex, _ analysis: Analysis) -> Int? {
    let quantity = analysis.quantities.first { $0.kind == .count && $0.counted == noun }
    guard let quantity, quantity.value >= 2, quantity.value < 1_000 else { return nil }
    return Int(quantity.value)
  }

  /// A verb with the particle that makes another verb of it, "step_down", and where that stands; nil where it has none.
  private func phrasal(
    _ verb: Int, _ lemma: String, _ tree: Tree, _ analysis: Analysis, _ first: TokenIndex
  ) -> (verb: String, particle: Int)? {
    for token in verb + 1..<max(verb + 1, tree.right[verb])
    where tree.parents[token] == verb && tree.right[token] - tree.left[token] == 1 {
      guard [.compoundPrt, .advmod].contains(tree.rows[token].relation) else { continue }
      let phrase = lemma + "_" + analysis.symbols.string(analysis.tokens[Int(first) + token].lower)
      if relations.isPhrasal(phrase) { return (phrase, token) }
    }
    return nil
  }

  /// Lets a verb be met as one with a particle of which some document has both words.
  private func addParticles(to term: inout Question.Term, _ lemma: String) {
    relations.particles(of: lemma) { verb, particle in
      guard let verb = index.term(String(verb)), let particle = index.term(String(particle)),
        index.postings.count(verb) > 0, !term.particled.contains(where: { $0.verb == verb && $0.particle == particle })
      else { return }
      term.particled.append((verb, particle))
    }
  }

  /// What "how heavy" asks for is told by "weigh" and "weight" too.
  private func addMeasures(to term: inout Question.Term) {
    guard let row = Dimensions.row(of: term.word) else { return }
    for word in row.verbs + row.nouns { expand(&term, by: word, .derivation) }
  }

  /// Lets a term be met as a word too, where some document has that.
  private func expand(_ term: inout Question.Term, by word: String, _ relaxation: Relaxation) {
    // Several words are an entity's key, which no sentence is posted under.
    guard let symbol = index.term(word), word.contains(" ") || index.postings.count(symbol) > 0,
      !term.expansions.contains(where: { $0.symbol == symbol })
    else { return }
    term.expansions.append(.init(symbol: symbol, relaxation: relaxation))
  }

  /// Reads a word that no document has as the nearest one that some document has, if one is near enough.
  private func correct(_ term: inout Question.Term, _ lemma: String, in question: inout Question) {
    guard let found = spelling.nearest(to: term.text, in: index) else { return }
    // A verb that is one is not mistyped, but may be the beginning of a noun: "attend" of "attendee".
    let read = index.symbols.string(found)
    if term.part == .verb, relations.isVerb(lemma), !read.hasPrefix(lemma) || read == lemma + "ly" { return }
    term.expansions.append(.init(symbol: found, relaxation: .spelling))
    question.corrections.append(.init(typed: term.text, read: read))
  }

  /// Whether any byte is a letter, a digit or of a sign that stands for a word: "%", "€".
  private static func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains {
      $0 >= 0x80 || $0 | 0x20 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "$")
    }
  }

  private static func part(of row: TokenRow) -> Question.Term.Part? {
    switch row.upos {
    case .propn: return .name
    case .noun: return row.mention == .none ? .noun : .name
    // "World War I", whose number is written like the pronoun.
    case .pron: return row.mention.kind == nil || row.mention.isFirst ? nil : .name
    case .verb:
      switch row.lemma.knownWord {
      case .be, .have, .do: return nil
      default: return .verb
      }
    case .adj: return row.mention == .none ? .adjective : .name
    case .num: return .number
    case .adv, .x, .sym, .intj: return row.lower.knownWord == nil ? .other : nil
    // A strange word may be taken for an auxiliary: "the Greek word techne means".
    case .aux where row.relation == .aux:
      return row.lower.knownWord == nil && row.lemma.knownWord == nil ? .other : nil
    default: return nil
    }
  }

  private static func weight(of part: Question.Term.Part) -> Double {
    switch part {
    case .name: 1.3
    case .noun: 1
    case .verb: 0.9
    case .adjective: 0.8
    case .number: 1.2
    case .other: 0.5
    }
  }

  /// "More than 500 ideas": the noun stays to be matched, the number to be compared.
  private func addLimits(to question: inout Question, _ analysis: Analysis, _ range: Range<TokenIndex>) {
    for quantity in analysis.quantities where range.overlaps(quantity.tokens) {
      let terms = question.terms.indices.filter { number in
        let token = range.lowerBound + TokenIndex(question.terms[number].token)
        return quantity.tokens.contains(token) && question.terms[number].part != .noun
      }
      let unit = index.term(analysis.symbols.string(quantity.unit)) ?? .none
      if let limit = Limit(quantity, unit: unit, terms: terms) { question.limits.append(limit) }
    }
  }

  /// Joins each term with the nearest term above it.
  private func addEdges(to question: inout Question) {
    let tree = question.tree
    for (number, term) in question.terms.enumerated() {
      var ancestor = tree.parents[term.token]
      while ancestor >= 0 {
        if let head = question.term(at: ancestor) {
          question.edges.append(.init(dependent: number, head: head))
          break
        }
        ancestor = tree.parents[ancestor]
      }
    }
  }

  private func hole(of question: Question, form: QuestionForm) -> Question.Hole {
    let tree = question.tree
    guard let phrase = form.phrase else { return .init(role: .none, preposition: .none, governor: -1) }
    let preposition = form.preposition.map { tree.rows[$0].lower } ?? .none
    func term(at token: Int) -> Int { question.term(at: token) ?? -1 }
    if let owner = form.attributeOwner {
      return .init(role: .attribute, preposition: preposition, governor: term(at: owner))
    }
    var governor = tree.parents[phrase]
    if governor < 0 {
      // The wh-word is the root: "who is the president" belongs to its subject.
      let subject = tree.child(of: phrase, .nsubj, .nsubjPass, .csubj) ?? -1
      return .init(role: .attribute, preposition: preposition, governor: subject >= 0 ? term(at: subject) : -1)
    }
    var role = tree.attachment(of: phrase, to: governor)
    if role == .oblique, [.by].contains(preposition.knownWord), tree.isPassive(governor) { role = .subject }
    while governor >= 0, term(at: governor) < 0 { governor = tree.parents[governor] }
    return .init(role: role, preposition: preposition, governor: governor >= 0 ? term(at: governor) : -1)
  }

  private func type(of question: Question, form: QuestionForm, analysis: Analysis) -> AnswerType {
    if let noun = form.typeNoun, [.what, .which, .who].contains(form.kind) {
      let lemma = question.terms.first { $0.token == noun }?.word ?? ""
      if let type = types[lemma] ?? relations.type(ofNoun: lemma) { return type }
      return .thing
    }
    switch form.kind {
    case .who, .whom:
      return form.attributeOwner.map {
        question.tree.rows[$0].mention.kind == .person || question.tree.rows[$0].upos == .propn
      } == true
        && !form.ownerHasDeterminer(question.tree) ? .definition : .agent
    case .whose: return .agent
    case .when: return .time
    case .where: return .place
    case .why: return .cause
    case .how: return .manner
    case .howMany: return .quantity
    case .howMuch:
      let verb = question.hole.governor
      let isChange = verb >= 0 && question.terms[verb].part == .verb && relations.isChange(question.terms[verb].word)
      return form.isPrice && !isChange ? .money : .quantity
    case .howLong: return .duration
    case .howFar, .howMeasure: return .measure
    case .howOld: return .age
    case .howOften: return .quantity
    case .whatKind: return .property
    case .yesNo: return .yesNo
    case .says: return .content
    case .what, .which, .definition:
      return .thing
    }
  }
}

extension TokenRow {
  /// A plural by its form, or a noun that has none of its own.
  fileprivate var isPlural: Bool {
    switch lemma.knownWord {
    case .aircraft, .spacecraft, .species, .series: upos == .noun
    default: inflection == .plural
    }
  }
}

extension Array {
  /// The elements at those positions that there are.
  subscript(clamped range: Range<Int>) -> ArraySlice<Element> {
    self[
      Swift.max(
        0, Swift.min(range.lowerBound, count))..<Swift.max(
          0, Swift.min(Swift.max(range.lowerBound, range.upperBound), count))]
  }
}
