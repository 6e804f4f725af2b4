import Facts
import Index
import Language
import Text

/// Answers where something with a name is, and in which country, county or sea, by what its own documents begin with:
/// "Skagen is a town in Denmark", "Bergen, also spelt Bjørgvin, is the largest city of Hordaland".
struct Whereabouts {
  private let search: Search
  private let index: FactIndex
  private let everywhere = SuperlativeWords.bundled.everywhere
  /// The words of the name, folded.
  private let words: [Symbol]

  /// Sure enough to be shown: it is said of what the document is about.
  private static let confidence = 0.7
  /// How many documents named so, and sentences of each, are looked at.
  private static let documentLimit = 16
  private static let openings = 4

  /// nil where the question asks for anything else of a name than where it is.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    let question = search.question
    let asksForKind = [.what, .which].contains(question.kind) && question.type == .place && question.typeTerm >= 0
    guard question.kind == .where || asksForKind else { return nil }
    let tree = question.tree
    var words: [Symbol] = []
    for (number, term) in question.terms.enumerated() where number != question.typeTerm {
      switch term.part {
      case .name: words.append(term.lower)
      // "the Sahara desert": the noun says what it is.
      case .noun where Self.isClass(term, question): continue
      case .verb:
        switch term.lemma.knownWord {
        case .locate, .situate, .find, .lie: continue
        default: return nil
        }
      default: return nil
      }
    }
    // "in" or "on" says that a place around it is asked for, not which place it is.
    let isWithin = tree.rows.contains { row in
      switch row.lower.knownWord {
      case .in, .on: true
      default: false
      }
    }
    guard !words.isEmpty, question.kind == .where || isWithin, !tree.rows.contains(where: \.isPossessiveMark) else {
      return nil
    }
    self.search = search
    self.index = copy index
    self.words = words
  }

  /// Whether a noun stands behind the name that it classes.
  private static func isClass(_ term: Question.Term, _ question: Question) -> Bool {
    question.kind == .where
      && question.tree.children(of: term.token).contains { child in
        question.tree.rows[child].relation == .compound && question.tree.rows[child].upos == .propn
      }
  }

  /// Adds the place of the first document that says it; leaves the reply alone where none does.
  func fill(_ reply: inout Reply) {
    let (documents, isTitled) = documents
    for number in documents {
      let sentences = index.documents[Int(number)].sentences
      for sentence in sentences.prefix(isTitled ? Self.openings : 1) {
        guard let range = place(in: sentence, isFirst: sentence == sentences.lowerBound) else { continue }
        reply.answers = [Answer(range, of: sentence, confidence: Self.confidence, index)]
        return
      }
    }
  }

  /// The documents whose title is the name, then those whose first sentence gives the name as another one of its subject.
  private var documents: (numbers: [Int32], isTitled: Bool) {
    func inScope(_ numbers: [Int32]) -> [Int32] {
      search.scope.map { scope in numbers.filter { $0 == scope } } ?? numbers
    }
    var titled = documents(titled: words)
    // "the Arabian desert" of a document titled without the noun.
    if titled.isEmpty, words.count > 1 {
      titled = documents(titled: Array(words.dropLast())).filter { hasOpening(with: words, $0) }
    }
    if !titled.isEmpty { return (inScope(titled), true) }
    let opening = search.ranking.considered.compactMap { considered -> Int32? in
      let number = index.sentences[Int(considered.sentence)].document
      return considered.sentence == index.documents[Int(number)].sentences.lowerBound ? number : nil
    }
    return (inScope(opening), false)
  }

  /// The documents whose titles have all of the words and at most one more, the shortest first.
  private func documents(titled words: [Symbol]) -> [Int32] {
    var titled = index.withDocuments(titledByRarestOf: words) { rows in
      rows.lazy.filter { number in
        let title = index.documents[Int(number)].titleTerms
        return words.allSatisfy(title.contains) && title.count <= words.count + 1
      }.prefix(Self.documentLimit).map { $0 }
    }
    titled.sort { index.documents[Int($0)].titleTerms.count < index.documents[Int($1)].titleTerms.count }
    return titled
  }

  private func hasOpening(with words: [Symbol], _ document: Int32) -> Bool {
    guard let opening = index.documents[Int(document)].sentences.first else { return false }
    let rows = index.tokens.rows(of: index.sentences[Int(opening)].tokens)
    return words.allSatisfy { word in rows.contains { $0.lower == word } }
  }

  /// Where the subject of the sentence is, where that is what the question names.
  private func place(in sentence: Int32, isFirst: Bool) -> ByteRange? {
    let tree = index.tree(of: sentence)
    for number in index.sentences[Int(sentence)].facts {
      let fact = index.facts[Int(number)]
      guard fact.polarity == .affirmative, fact.modality == .asserted else { continue }
      let isCopula = fact.predicate.knownWord == .be
      let lies =
        fact.predicate.knownWord == .lie || fact.predicate.knownWord == .locate || fact.predicate.knownWord == .situate
      guard isCopula || lies else { continue }
      // Where a thing is, later sentences say by "lies" and "is located" only.
      if !isFirst, !lies, search.question.kind == .where { continue }
      let arguments = fact.arguments.map { index.arguments[Int($0)] }
      let subject = arguments.first { $0.role == .agent || $0.role == .patient && lies }
      guard subject.map({ isNamed($0, tree, isFirst) }) ?? (isCopula && isFirst && opensWithName(tree)) else {
        continue
      }
      for argument in arguments where argument.head != subject?.head {
        if argument.role == .attribute, isCopula {
          let head = Int(argument.head - tree.firstToken)
          if tree.rows.indices.contains(head), let found = place(under: head, tree) { return range(of: found, tree) }
        } else if argument.role == .place, fact.construction != .apposition,
          case let head = Int(argument.head - tree.firstToken),
          tree.rows.indices.contains(head), fits(head, tree)
        {
          return range(of: head, tree)
        }
      }
    }
    return nil
  }

  /// Whether a subject is what the question names: its words, or in a later sentence a pronoun for it.
  private func isNamed(_ subject: ArgumentRow, _ tree: Tree, _ isFirst: Bool) -> Bool {
    let head = Int(subject.head - tree.firstToken)
    guard tree.rows.indices.contains(head) else { return false }
    if !isFirst, tree.rows[head].upos == .pron { return true }
    let extent = tree.left[head]..<tree.right[head]
    // "the mayor of Skagen" is not Skagen.
    return words.allSatisfy { word in
      extent.contains { token in
        tree.rows[token].lower == word && !(tree.left[head]..<token).contains { tree.rows[$0].relation == .caseMarker }
      }
    }
  }

  /// Whether a first sentence without a subject of its own begins with what the question names.
  private func opensWithName(_ tree: Tree) -> Bool {
    words.allSatisfy { word in tree.rows.prefix(words.count + 6).contains { $0.lower == word } }
  }

  /// The head of the nearest place below a noun that a preposition of place, or "of", joins to it.
  private func place(under noun: Int, _ tree: Tree) -> Int? {
    let marked = (noun + 1..<max(noun + 1, tree.right[noun])).filter { token in
      guard let marker = tree.adposition(of: token) else { return false }
      switch tree.rows[marker].lower.knownWord {
      case .in, .on, .of, .at, .near, .between, .within: break
      default: return false
      }
      let relation = tree.rows[token].relation.universal
      return (relation == .nmod || relation == .obl) && isWithin(noun, token, tree)
    }
    return marked.first { fits($0, tree) }
  }

  /// Whether only nouns, "located" and the like stand between the token and the noun: no clause about another.
  private func isWithin(_ noun: Int, _ token: Int, _ tree: Tree) -> Bool {
    var above = tree.parents[token]
    while above >= 0, above != noun {
      let relation = tree.rows[above].relation.universal
      guard relation == .nmod || relation == .obl || relation == .acl || relation == .conj else { return false }
      above = tree.parents[above]
    }
    return above == noun
  }

  /// Whether the head is a place of the kind that is asked for.
  private func fits(_ head: Int, _ tree: Tree) -> Bool {
    guard !words.contains(tree.rows[head].lower) else { return false }
    let name = nameWithin(head, tree)
    // "The highest mountain on Earth" is nowhere nearer.
    if let name, everywhere.contains(tree.lemma(of: name, index)) { return false }
    if search.question.kind == .where { return name != nil && tree.rows[name ?? head].mention.kind != .person }
    guard let name else { return false }
    return search.kinds.fit(ofHead: name, in: tree) == .isKind
  }

  /// The name that a noun introduces, "Texas" in "the state of Texas"; the head itself where it is a name; nil for none.
  private func nameWithin(_ head: Int, _ tree: Tree) -> Int? {
    if tree.rows[head].upos == .propn || tree.rows[head].mention != .none { return head }
    return tree.children(of: head).first { child in
      child > head && (tree.rows[child].upos == .propn || tree.rows[child].mention != .none)
        && [.nmod, .appos, .flat].contains(tree.rows[child].relation.universal)
    }
  }

  /// The nearest place of the gazetteer that a place is said to be of, where it is none itself: "Peru" of "the Eastern Range of
  /// southern Peru".
  private func listed(_ head: Int, _ tree: Tree) -> Int? {
    guard search.question.kind == .where else { return nil }
    var place = head
    for _ in 0..<4 {
      if let name = nameWithin(place, tree), search.kinds.isListedPlace(tree.name(around: name), in: tree) {
        return name
      }
      let next = tree.children(of: place).first { child in
        child > place && tree.rows[child].relation == .nmod
          && (tree.isMarked(child, by: .of) || tree.isMarked(child, by: .in))
      }
      guard let next else { return nil }
      place = next
    }
    return nil
  }

  /// The name, with "Egypt" behind the comma of "Giza, Egypt".
  private func range(of head: Int, _ tree: Tree) -> ByteRange {
    let place = listed(head, tree) ?? nameWithin(head, tree) ?? head
    let name = tree.name(around: place)
    var end = name.upperBound
    if search.question.kind == .where, end + 1 < tree.count, tree.rows[end].upos == .punct, tree.rows[end].length == 1,
      tree.rows[end + 1].mention.kind == .place,
      tree.rows[end + 1].relation.universal == .appos
        || tree.rows[end + 1].relation.universal == .nmod
    {
      end = tree.name(around: end + 1).upperBound
    }
    return tree.bytes(of: name.lowerBound..<end)
  }
}

extension TokenRow {
  /// "'s".
  fileprivate var isPossessiveMark: Bool { upos == .part && relation == .caseMarker }
}
