import Facts
import Index
import Language
import Text

/// The documents that are about what a question names, and what in their sentences stands for it: "It", "The monument", a word of
/// the name.
struct Topic {
  /// Those with the very name for their title; else the one whose title has the fewest words more.
  let documents: [Int32]
  private let index: FactIndex
  private let kinds: Kinds

  /// How many sentences of such a document are looked at.
  static let openings = 6
  /// Sure enough to be shown: it is said of what the document is about.
  static let confidence = 0.8
  /// How many members of a list are given.
  private static let most = 4
  /// How many documents are looked at for a title.
  private static let namesakes = 64
  /// How many words a title may have beside the name.
  private static let mostExtras = 2

  /// nil where no document, or more than one that has only a part of the title, is about what the terms name.
  init?(_ terms: [Int], _ search: Search, _ index: borrowing FactIndex) {
    let words = terms.map { Self.forms(of: search.question.terms[$0], index) }
    guard !words.isEmpty else { return nil }
    var found: [(document: Int32, extras: Int)] = []
    for form in words.min(by: { Self.count($0, index) < Self.count($1, index) }) ?? [] {
      index.titlePostings.withRows(form) { rows in
        for number in rows.prefix(Self.namesakes) where search.scope == nil || search.scope == number {
          let title = Self.words(of: index.documents[Int(number)])
          guard !found.contains(where: { $0.document == number }),
            words.allSatisfy({ forms in title.contains(where: forms.contains) })
          else { continue }
          found.append((number, title.count { word in !words.contains { $0.contains(word) } }))
        }
      }
    }
    guard let fewest = found.map(\.extras).min(), fewest <= Self.mostExtras else { return nil }
    let nearest = found.filter { $0.extras == fewest }.map(\.document)
    guard fewest == 0 || nearest.count == 1 else { return nil }
    documents = nearest
    self.index = copy index
    kinds = search.kinds
  }

  private static func forms(of term: Question.Term, _ index: FactIndex) -> [Symbol] {
    [term.lower, term.lemma] + (index.term(term.text.lowercased() + "'s").map { [$0] } ?? [])
  }

  private static func count(_ forms: [Symbol], _ index: FactIndex) -> Int {
    forms.reduce(0) { $0 + index.titlePostings.count($1) }
  }

  /// The words of a title without "the" and the like, and without those in brackets behind it: "Psycho (film)".
  private static func words(of document: DocumentRow) -> [Symbol] {
    var words = document.titleTerms[...]
    if let bracket = document.title.firstIndex(of: "(") {
      words = words.dropLast(
        document.title[bracket...].split { !$0.isLetter && !$0.isNumber }.count { $0.utf8.count > 1 })
    }
    return words.filter { $0.knownWord == nil }
  }

  /// The first sentences of the documents.
  var sentences: [Int32] { documents.flatMap { index.documents[Int($0)].sentences.prefix(Self.openings) } }

  /// Adds the phrases that the first sentence with any gives, a few of them; leaves the reply alone where none does.
  func fill(_ reply: inout Reply, with phrases: (Tree, Int32) -> [Range<Int>]) {
    for sentence in sentences {
      let tree = index.tree(of: sentence)
      for phrase in phrases(tree, sentence).prefix(Self.most) {
        reply.answers.append(Answer(tree.bytes(of: phrase), of: sentence, confidence: Self.confidence, index))
      }
      if !reply.answers.isEmpty { return }
    }
  }

  func contains(_ sentence: Int32) -> Bool { documents.contains(index.sentences.documents[Int(sentence)]) }

  /// Whether a phrase in a sentence of such a document stands for what the document is about, by its head.
  func isMeant(by head: Int, in tree: Tree, _ sentence: Int32) -> Bool {
    let document = index.document(of: sentence)
    let row = tree.rows[head]
    switch row.lower.knownWord {
    case .it, .he, .she, .they, .his, .her, .its, .their: return true
    default: break
    }
    if row.upos == .propn || row.mention != .none {
      let title = Self.words(of: document)
      let name = tree.name(around: head)
      func isTitle(_ token: Int) -> Bool {
        title.contains(tree.rows[token].lower) || title.contains(tree.rows[token].lemma)
      }
      return name.contains(where: isTitle)
        && (sentence == document.sentences.lowerBound || name.allSatisfy(isTitle))
    }
    if Self.words(of: document).contains(where: { $0 == row.lemma || $0 == row.lower }) { return true }
    guard row.upos == .noun, head > 0, tree.left[head] < head,
      case let first = tree.rows[tree.left[head]].lower.knownWord, first == .the || first == .this,
      let noun = classNoun(of: document)
    else { return false }
    return noun == row.lemma || !kinds.areApart(row.lemma, index.symbols.string(noun))
  }

  /// What a document's first sentence says that it is about: "statue" of "The Sphinx is a limestone statue".
  private func classNoun(of document: DocumentRow) -> Symbol? {
    guard let opening = document.sentences.first else { return nil }
    for number in index.sentences[Int(opening)].facts {
      let fact = index.facts[Int(number)]
      guard fact.predicate.knownWord == .be, fact.construction == .copula else { continue }
      let attribute = index.arguments(of: fact).first { $0.role == .attribute }
      if let attribute { return index.tokens[Int(attribute.head)].lemma }
    }
    return nil
  }

  /// Whether a sentence of such a document follows one whose subject is what the document is about, so that a pronoun that opens it
  /// stands for that too.
  func isContinued(by sentence: Int32) -> Bool {
    guard contains(sentence) else { return false }
    let first = index.document(of: sentence).sentences.lowerBound
    guard sentence > first else { return true }
    let tree = index.tree(of: sentence - 1)
    return isSaid(tree.root, in: tree, sentence - 1)
  }

  /// What is said with a comma between is said of the topic, if of anything: another reading would not name it.
  private static let path = SubjectPath(
    shared: [.conj, .advcl, .appos, .xcomp, .parataxis, .amod, .acl], ofNames: [.acl], crossesCommas: true)

  /// Whether what a verb, adjective or noun is said of is what the document is about: its subject, or that of what it is joined to.
  func isSaid(_ predicate: Int, in tree: Tree, _ sentence: Int32) -> Bool {
    switch tree.bearer(of: predicate, on: Self.path, isName: { isMeant(by: $0, in: tree, sentence) }) {
    case .subject(let subject, of: _): isMeant(by: subject, in: tree, sentence)
    case .name: true
    case .nobody: sentence == index.document(of: sentence).sentences.first
    case nil: false
    }
  }
}
