import Facts
import Index
import Language
import Text

/// Answers how deep, heavy or dear something is by what the text states as its measure, whatever the words: "the lake is 31
/// metres deep", "it weighs 27 kilograms", "a depth of 31 metres", "the depth of the lake is 31 metres".
///
/// The quantity must be said of the very thing: "the ferry to the island costs 3.50 euros" says nothing of the island's price.
struct Measures {
  private let search: Search
  private let index: FactIndex
  private let adjective: String
  private let dimension: Dimensions.Row
  /// What is measured: the question's terms that name it, of them the one that heads the phrase.
  private let terms: [Int]
  private let head: Int
  /// Those of them that only say where it is: "in Japan".
  private let places: [Int]
  /// The question's other terms, which must be told too: "at its southern end".
  private let others: [Int]

  /// The documents about the thing, which say "It" for it.
  private let topic: Topic?

  /// Sure enough to be shown: it is said of the thing in so many words.
  private static let confidence = 0.8

  /// A quantity that a sentence states of the thing.
  private struct Statement {
    var hit: Int
    var range: ByteRange
    var text: String
    /// How many words the thing has beside the question's.
    var strangers: Int
    /// Whether it is said of an earlier time.
    var isFormer: Bool
  }

  /// nil where the question asks for no measure of one thing.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    let question = search.question
    guard let asked = Self.asked(question), let dimension = Dimensions.row(of: asked.adjective),
      !question.isNegated, question.sourceTerms.isEmpty
    else { return nil }
    var terms: [Int] = []
    var head = -1
    var isOpen = true
    for token in asked.thing where question.tree.rows.indices.contains(token) {
      let row = question.tree.rows[token]
      guard let term = question.term(at: token) else {
        if row.upos == .adp || row.upos == .punct { isOpen = false }
        continue
      }
      terms.append(term)
      let part = question.terms[term].part
      // A noun that the lexicon lacks may be taken for an adjective.
      if isOpen, part == .noun || part == .name || head < 0 && part != .number { head = term }
    }
    guard head >= 0 else { return nil }
    self.search = search
    self.index = copy index
    self.terms = terms
    self.head = head
    self.dimension = dimension
    topic = Topic(terms, search, index)
    adjective = asked.adjective
    places = terms.filter { term in
      let token = question.terms[term].token
      return question.terms[term].part == .name && question.tree.isMarked(token, by: .in)
    }
    others = question.terms.indices.filter { number in
      let token = question.terms[number].token
      return !terms.contains(number) && token != asked.word && token > asked.thing.lowerBound
    }
  }

  /// The adjective that a question measures by, where the thing stands, and the word that says how it is measured: "how deep
  /// is the lake", "how much does the boat weigh", "what is the depth of the lake"; nil for none.
  private static func asked(_ question: Question) -> (adjective: String, thing: Range<Int>, word: Int)? {
    let tree = question.tree
    let next = question.wh + 1
    guard question.wh >= 0, next < tree.count else { return nil }
    var end = tree.count
    while end > next, tree.rows[end - 1].upos == .punct { end -= 1 }
    func isCopula(_ token: Int) -> Bool { token < end && tree.rows[token].lemma.knownWord == .be }
    switch question.kind {
    case .howMeasure, .howLong:
      guard isCopula(next + 1), next + 2 < end else { return nil }
      return (question.word(at: next), next + 2..<end, next)
    case .howFar:
      // "How far away is the star".
      guard isCopula(next + 2), next + 3 < end else { return nil }
      return (question.word(at: next), next + 3..<end, next)
    case .howMuch where question.typeTerm < 0:
      if isCopula(next + 1), next + 2 < end { return ("expensive", next + 2..<end, next) }
      return asked(by: next + 1, question, end)
    case .what, .definition:
      if isCopula(next), let of = (next + 1..<end).first(where: { tree.rows[$0].lower.knownWord == .of }), of + 1 < end,
        let adjective = Dimensions.adjective(of: question.word(at: of - 1)), of - next <= 3
      {
        return (adjective, of + 1..<end, of - 1)
      }
      return asked(by: next, question, end)
    default: return nil
    }
  }

  /// "does the boat cost" from its auxiliary on.
  private static func asked(
    by auxiliary: Int, _ question: Question, _ end: Int
  ) -> (adjective: String, thing: Range<Int>, word: Int)? {
    guard auxiliary + 2 < end else { return nil }
    switch question.tree.rows[auxiliary].lower.knownWord {
    case .do, .does, .did, .will, .would: break
    default: return nil
    }
    for verb in auxiliary + 2..<end {
      let word = question.word(at: verb)
      if let adjective = Dimensions.adjective(of: word), Dimensions.row(of: adjective)?.verbs.contains(word) == true {
        return (adjective, auxiliary + 1..<verb, verb)
      }
    }
    return nil
  }

  /// Adds what is stated of the thing, the sentences that name it with the fewest other words alone; leaves the reply alone
  /// where nothing is.
  func fill(_ reply: inout Reply) {
    var statements: [Statement] = []
    for hit in search.ranking.considered.indices { addStatements(of: hit, to: &statements) }
    // "Before, it was 2.4 metres high."
    let asksForFormer = search.ranking.dimension.asksForFormer
    if statements.contains(where: { $0.isFormer != asksForFormer }) {
      let timely = statements.filter { $0.isFormer == asksForFormer }
      if !timely.isEmpty { statements = timely }
    }
    guard let fewest = statements.map(\.strangers).min() else { return }
    for statement in statements where statement.strangers == fewest {
      let sentence = search.ranking.considered[statement.hit].sentence
      let citation = Citation(of: sentence, answer: statement.range, index)
      reply.gather(Answer(text: statement.text, confidence: Self.confidence, citations: [citation]))
    }
    reply.compareAnswers(index)
  }

  private func addStatements(of hit: Int, to statements: inout [Statement]) {
    let match = search.ranking.considered[hit].match
    let tree = match.tree
    guard others.allSatisfy({ match.isMet($0) || match.titleTerms[$0] }) else { return }
    let row = index.sentences[Int(match.sentence)]
    let isFormer = NumberChoice.isOfFormerTime(tree)
    for quantity in index.quantities(in: row.tokens) where dimension.kinds.contains(quantity.kind) {
      guard let head = tree.positions(of: quantity.tokens).min(by: { tree.depth[$0] < tree.depth[$1] }),
        let holder = holder(of: head, quantity, tree), let strangers = strangers(holder, match),
        let range = index.range(of: named(quantity, head, tree))
      else { continue }
      let text = AnswerText.text(of: range, in: index.documents[Int(row.document)].text)
      statements.append(Statement(hit: hit, range: range, text: text, strangers: strangers, isFormer: isFormer))
    }
  }

  /// A bare number with the noun beside it that names the measure: "magnitude 6.1"; any other quantity as it is.
  private func named(_ quantity: QuantityRow, _ head: Int, _ tree: Tree) -> Range<Int32> {
    guard quantity.kind == .count, let noun = measure(beside: head, tree) else { return quantity.tokens }
    let token = tree.firstToken + Int32(noun)
    return min(token, quantity.tokens.lowerBound)..<max(token + 1, quantity.tokens.upperBound)
  }

  /// The noun that names the measure right before or behind a number, a hyphen between them passed over; nil for none.
  private func measure(beside number: Int, _ tree: Tree) -> Int? {
    let next = number + 1 < tree.count && tree.rows[number + 1].upos == .punct ? number + 2 : number + 1
    return [next, number - 1].first { token in
      tree.rows.indices.contains(token) && tree.rows[token].upos == .noun
        && dimension.nouns.contains(tree.lemma(of: token, index))
    }
  }

  /// The head of what has the measure that a quantity is; nil where the sentence does not state it outright.
  private func holder(of quantity: Int, _ row: QuantityRow, _ tree: Tree) -> Int? {
    let above = tree.parents[quantity]
    if tree.child(of: quantity, .cop) != nil { return holder(ofCopula: quantity, row, tree) }
    guard above >= 0 else { return nil }
    let end = Int(row.tokens.upperBound - tree.firstToken)
    if tree.child(of: above, .cop) != nil, isFollowed(end, tree) { return tree.child(of: above, .nsubj) }
    // "A 6.1 magnitude earthquake" may have both words hang on the last.
    if row.kind == .count, tree.rows[quantity].relation == .nummod, let noun = measure(beside: quantity, tree),
      tree.parents[noun] == above
    {
      return above
    }
    return holder(of: quantity, below: above, isBare: row.kind == .count, tree)
  }

  private func holder(of quantity: Int, below above: Int, isBare: Bool, _ tree: Tree) -> Int? {
    let row = tree.rows[above]
    let word = index.symbols.string(row.lemma)
    let relation = tree.rows[quantity].relation
    switch row.upos {
    case .adj where isSame(word) && row.inflection != .comparative && row.inflection != .superlative:
      if row.relation == .amod { return tree.parents[above] }
      return isStated(above, tree) ? subject(of: above, tree) : nil
    case .adj, .adv: return nil
    case .verb, .aux:
      // "Measures 31 metres" says neither length nor height. "Amounts to" is written "amount_to".
      let marker = tree.adposition(of: quantity).map { "_" + tree.form(of: $0, index) } ?? ""
      guard dimension.verbs.contains(word + marker),
        [.obj, .obl, .oblUnmarked, .xcomp, .ccomp].contains(relation)
      else { return nil }
      return isStated(above, tree) ? subject(of: above, tree) : nil
    case .noun where dimension.nouns.contains(word):
      if relation == .nmod, tree.isMarked(quantity, by: .of) { return holder(ofMeasure: above, tree) }
      guard [.nummod, .flat, .nmodUnmarked].contains(relation) else { return nil }
      return holder(ofNamed: above, tree)
    case .noun, .propn:
      // "A 13-inch display".
      guard dimension.isBefore, !isBare, above > quantity, [.nummod, .compound, .amod, .nmodDesc].contains(relation)
      else { return nil }
      return above
    default: return nil
    }
  }

  /// Whether an adjective is the one that is asked with or names the same measure: "tall" where it asks how high.
  private func isSame(_ word: String) -> Bool {
    word == adjective || Dimensions.row(of: word)?.nouns.contains(where: dimension.nouns.contains) == true
  }

  /// What has the measure that a noun names beside its number: "a 6.1 magnitude earthquake", "an earthquake of magnitude 6.1",
  /// "an earthquake with a magnitude of 6.1".
  private func holder(ofNamed noun: Int, _ tree: Tree) -> Int? {
    switch tree.rows[noun].relation {
    case .compound, .amod, .nmodDesc: return tree.parents[noun] >= 0 ? tree.parents[noun] : nil
    case .nmod where tree.isMarked(noun, by: .of): return tree.parents[noun] >= 0 ? tree.parents[noun] : nil
    default: return holder(ofMeasure: noun, tree)
    }
  }

  /// Whether the word there says with the quantity before it how much it is: "late", "behind schedule".
  private func isFollowed(_ token: Int, _ tree: Tree) -> Bool {
    tree.rows.indices.contains(token) && dimension.followers.contains(tree.form(of: token, index))
  }

  /// "The water was 16 degrees"; "the depth of the lake is 31 metres"; "the bridge is two years behind schedule".
  private func holder(ofCopula quantity: Int, _ row: QuantityRow, _ tree: Tree) -> Int? {
    guard isStated(quantity, tree), tree.adposition(of: quantity) == nil,
      let subject = tree.child(of: quantity, .nsubj)
    else { return nil }
    if isFollowed(Int(row.tokens.upperBound - tree.firstToken), tree) { return subject }
    if dimension.nouns.contains(tree.lemma(of: subject, index)) {
      return tree.children(of: subject).first(where: tree.isPossessor)
    }
    return dimension.isBare ? subject : nil
  }

  /// "The lake has a depth of 31 metres", "a lake with a depth of 31 metres".
  private func holder(ofMeasure noun: Int, _ tree: Tree) -> Int? {
    let above = tree.parents[noun]
    guard above >= 0 else { return nil }
    if tree.rows[noun].relation == .obj, tree.rows[above].lemma.knownWord == .have {
      return isStated(above, tree) ? subject(of: above, tree) : nil
    }
    // "At a distance of 40 light-years, it is the nearest star".
    if tree.rows[noun].relation == .obl, tree.isMarked(noun, by: .at) || tree.isMarked(noun, by: .with) {
      return isStated(above, tree) ? subject(of: above, tree) : nil
    }
    return tree.isMarked(noun, by: .with) && tree.rows[noun].relation == .nmod ? above : nil
  }

  /// The subject of a predicate, of the one it is joined to where it has none of its own.
  private func subject(of predicate: Int, _ tree: Tree) -> Int? {
    var predicate = predicate
    for _ in 0..<4 {
      if let subject = tree.child(of: predicate, .nsubj, .nsubjPass) {
        switch tree.rows[subject].lower.knownWord {
        case .which, .that, .who: return tree.rows[predicate].relation == .aclRelcl ? tree.parents[predicate] : nil
        default: return subject
        }
      }
      // "An earthquake measuring 6.1".
      if tree.rows[predicate].relation == .acl { return tree.parents[predicate] >= 0 ? tree.parents[predicate] : nil }
      guard tree.rows[predicate].relation == .conj, tree.parents[predicate] >= 0 else { return nil }
      predicate = tree.parents[predicate]
    }
    return nil
  }

  /// Whether a predicate is said to hold: neither denied, nor only possible where the question does not ask so.
  private func isStated(_ predicate: Int, _ tree: Tree) -> Bool {
    guard !tree.isNegated(predicate) else { return false }
    return tree.children(of: predicate).allSatisfy { child in
      switch tree.rows[child].lower.knownWord {
      // What "would cost" so much has that price.
      case .could, .may, .might, .should, .must, .can:
        search.question.tree.rows.contains { $0.lower == tree.rows[child].lower }
      default: true
      }
    }
  }

  /// How many words of its own what has the measure has; nil where it is not what the question names.
  private func strangers(_ holder: Int, _ match: SentenceMatch) -> Int? {
    let tree = match.tree
    if tree.rows[holder].upos == .pron || isTitled(holder, match) { return isMeant(holder, match) ? 0 : nil }
    let tokens = phrase(of: holder, tree)
    guard tokens.contains(where: { match.termOfToken[$0] == head && isHead($0, of: holder, tree) }) else { return nil }
    let owner = self.owner(of: holder, tree)
    let isWhole = terms.allSatisfy { term in
      tokens.contains { match.termOfToken[$0] == term }
        || match.titleTerms[term] && search.question.terms[term].part != .number
        || owner.contains { match.termOfToken[$0] == term } || places.contains(term) && match.isMet(term)
    }
    guard isWhole else { return nil }
    return tokens.count { tree.rows[$0].upos.isContent && match.termOfToken[$0] < 0 }
  }

  /// The tokens of whom the sentence says that they have the thing: "the phone" in "the phone has a 4-inch screen".
  private func owner(of holder: Int, _ tree: Tree) -> Range<Int> {
    guard tree.rows[holder].relation == .obj, let subject = tree.child(of: tree.parents[holder], .nsubj) else {
      return 0..<0
    }
    return tree.left[subject]..<tree.right[subject]
  }

  /// The tokens of a noun's phrase without its clauses.
  private func phrase(of holder: Int, _ tree: Tree) -> [Int] {
    (tree.left[holder]..<tree.right[holder]).filter { token in
      var current = token
      while current != holder {
        switch tree.rows[current].relation.universal {
        case .acl, .advcl, .conj, .parataxis, .cc, .cop, .nsubj: return false
        default: break
        }
        guard tree.parents[current] >= 0 else { return false }
        current = tree.parents[current]
      }
      return true
    }
  }

  /// Whether a token is the phrase's head, a name in apposition to it, or a word of the same name.
  private func isHead(_ token: Int, of holder: Int, _ tree: Tree) -> Bool {
    if token == holder { return true }
    guard tree.parents[token] == holder else { return false }
    switch tree.rows[token].relation {
    case .appos, .flat, .nmodDesc: return true
    // "The opening of the bridge" is late as the bridge is.
    case .nmod: return !dimension.followers.isEmpty && tree.isMarked(token, by: .of)
    case .compound: return tree.rows[holder].mention != .none && tree.name(around: holder).contains(token)
    default: return false
    }
  }

  /// "The machine" in a document whose title names one: it has no other words, and a noun of the title is one.
  private func isTitled(_ holder: Int, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    guard tree.isDefinite(holder), tree.right[holder] == holder + 1, match.termOfToken[holder] < 0 else { return false }
    let document = index.document(of: match.sentence)
    return document.titleTerms.contains { !search.kinds.areApart(tree.rows[holder].lemma, index.symbols.string($0)) }
  }

  /// Whether a pronoun, or the noun of a title, stands for what the question names.
  private func isMeant(_ holder: Int, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    if tree.rows[holder].upos != .pron { return terms.allSatisfy { match.titleTerms[$0] } }
    if match.termOfToken[holder] == head { return terms.allSatisfy { match.isMet($0) || match.titleTerms[$0] } }
    for number in index.sentences[Int(match.sentence)].facts {
      for argument in index.arguments(of: index.facts[Int(number)])
      where argument.head == tree.firstToken + Int32(holder) && !argument.resolved.isEmpty {
        if isNamed(by: index.tokens.rows(of: argument.resolved)) { return true }
      }
    }
    return holder == 0 && topic?.isContinued(by: match.sentence) == true
  }

  /// Whether the words of an antecedent are the question's, its head their last noun before a preposition.
  private func isNamed(by rows: [TokenRow]) -> Bool {
    let end = rows.firstIndex { $0.upos == .adp } ?? rows.count
    guard let noun = rows[..<end].last(where: { $0.upos == .noun || $0.upos == .propn }) else { return false }
    func meets(_ row: TokenRow, _ term: Int) -> Bool {
      row.lemma == search.question.terms[term].lemma || row.lower == search.question.terms[term].lower
    }
    return (meets(noun, head) || noun.upos == .propn && rows.contains { $0.upos == .propn && meets($0, head) })
      && terms.allSatisfy { term in rows.contains { meets($0, term) } }
  }
}
