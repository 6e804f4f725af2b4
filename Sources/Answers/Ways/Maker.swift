import Index
import Language
import Text

/// Answers who wrote, painted, invented or founded something with a name: from what its own documents begin with ("Harbour Lights is a
/// novel by Ann Lee", "… was designed in 1931 by the engineer Carl Lund"), and from those who are called its makers ("Ann Lee, the
/// inventor of the tide clock").
struct Maker {
  private let search: Search
  private let index: FactIndex
  /// The number of the verb's term.
  private let verb: Int
  /// The numbers of the terms that name what was made.
  private let thing: [Int]
  private let words: MakerWords

  /// Sure enough to be shown: it is said of what the document is about, or by a noun for its maker.
  private static let confidence = 0.8
  /// How many documents are looked at for a title, and sentences of each.
  private static let documentLimit = 64
  private static let openings = 3

  /// nil where the question does not ask who made something with a name.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    let question = search.question
    let verb = question.hole.governor
    let asksWithNoun = [.what, .which].contains(question.kind) && [.person, .organization].contains(question.type)
    guard [.who, .whom].contains(question.kind) || asksWithNoun,
      question.hole.role == .subject, verb >= 0, question.terms[verb].part == .verb, !question.isNegated,
      let words = MakerWords.bundled[question.terms[verb].word]
    else { return nil }
    thing = question.terms.indices.filter { $0 != verb && $0 != question.typeTerm }
    guard thing.contains(where: { question.terms[$0].part == .name || question.terms[$0].part == .noun }),
      thing.allSatisfy({ [.name, .noun, .adjective, .other].contains(question.terms[$0].part) })
    else { return nil }
    self.search = search
    self.index = copy index
    self.verb = verb
    self.words = words
  }

  /// Adds who is said to have made it; leaves the reply alone where nobody is.
  func fill(_ reply: inout Reply) {
    let terms = TermTable(search.question)
    for document in documents {
      let sentences = index.documents[Int(document)].sentences
      for sentence in sentences.prefix(Self.openings) {
        let match = SentenceMatch(question: search.question, terms: terms, sentence: sentence, index: index)
        if let range = maker(in: match) { return answer(range, sentence, &reply) }
      }
    }
    for considered in search.ranking.considered {
      if let range = named(in: considered.match) ?? known(in: considered.match) {
        return answer(range, considered.sentence, &reply)
      }
    }
  }

  private func answer(_ range: ByteRange, _ sentence: Int32, _ reply: inout Reply) {
    reply.answers = [Answer(range, of: sentence, confidence: Self.confidence, index)]
  }

  /// The documents whose titles are of the question's words and have all of its names.
  private var documents: [Int32] {
    let question = search.question
    var typed = Set(question.tree.rows.flatMap { [$0.lower, $0.lemma] })
    for row in question.tree.rows {
      if let possessive = index.term(index.symbols.string(row.lower) + "'s") { typed.insert(possessive) }
    }
    let names = thing.filter { question.terms[$0].part == .name }
    let asked = names.isEmpty ? thing : names
    let rarest = asked.flatMap { number -> [Symbol] in
      let lower = question.terms[number].lower
      return [lower] + (index.term(question.terms[number].text.lowercased() + "'s").map { [$0] } ?? [])
    }
    var found: [Int32] = []
    for word in rarest where found.isEmpty {
      found = index.titlePostings.withRows(word) { rows in
        rows.lazy.filter { search.scope == nil || search.scope == $0 }.prefix(Self.documentLimit).filter { number in
          let title = nameTerms(of: index.documents[Int(number)])
          return !title.isEmpty && title.allSatisfy(typed.contains)
            && asked.allSatisfy { number in
              let term = question.terms[number]
              return title.has(term) || index.term(term.text.lowercased() + "'s").map(title.contains) == true
            }
        }
      }
    }
    return found
  }

  /// The terms of a title without those in brackets behind it: "Psycho (film)".
  private func nameTerms(of document: DocumentRow) -> ArraySlice<Symbol> {
    guard let bracket = document.title.firstIndex(of: "(") else { return document.titleTerms[...] }
    let inside = document.title[bracket...].split { !$0.isLetter && !$0.isNumber }.count { $0.utf8.count > 1 }
    return document.titleTerms.dropLast(inside)
  }

  /// Whom "by" names behind the question's verb, or behind a work that such a verb makes.
  private func maker(in match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    for token in 0..<tree.count
    where tree.rows[token].lower.knownWord == .by && tree.rows[token].relation == .caseMarker {
      let head = tree.parents[token]
      guard head > token, isMade(above: head, match), let name = person(in: head, tree) else { continue }
      return name
    }
    return nil
  }

  /// Whether what a "by" phrase hangs on is the question's verb, or the noun of a work.
  private func isMade(above head: Int, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    var above = tree.parents[head]
    if tree.rows[head].relation.universal == .obl {
      guard above >= 0, tree.rows[above].upos == .verb else { return false }
      // "written, directed and produced by".
      let first = tree.firstConjunct(above)
      return isVerb(above, match)
        || tree.children(of: first).contains { $0 < head && tree.rows[$0].relation == .conj && isVerb($0, match) }
        || first != above && isVerb(first, match) && tree.child(of: first, .oblAgent) == nil
    }
    while above >= 0, tree.rows[above].upos == .noun || tree.rows[above].upos == .propn {
      let isWork = tree.rows.indices.contains { token in
        let isPart = tree.parents[token] == above && tree.rows[token].relation == .compound
        return (token == above || isPart) && words.works.contains(tree.lemma(of: token, index))
      }
      if isWork {
        return tree.child(of: tree.firstConjunct(above), .cop) != nil
      }
      guard tree.rows[above].relation.universal == .nmod else { return false }
      above = tree.parents[above]
    }
    return false
  }

  private func isVerb(_ token: Int, _ match: SentenceMatch) -> Bool {
    match.tree.rows[token].upos == .verb
      && (match.termOfToken[token] == verb || words.verbs.contains(match.tree.lemma(of: token, index)))
  }

  /// The name in a "by" phrase: its head with those joined to it, or the name behind "the French composer".
  private func person(in head: Int, _ tree: Tree) -> ByteRange? {
    let extent = head..<tree.right[head]
    let isNamed = tree.rows[head].upos == .propn
    guard
      let first = isNamed
        ? head
        : extent.first(where: { token in
          tree.rows[token].upos == .propn && tree.rows[token].mention.kind != .place
            && [.appos, .flat, .nmodDesc].contains(tree.rows[token].relation)
        }),
      tree.rows[first].mention.kind != .place, tree.rows[first].mention.kind != .nationality
    else { return nil }
    let name = tree.fullName(of: first)
    var end = name.upperBound
    for other in tree.children(of: first) where tree.rows[other].relation == .conj {
      guard tree.rows[other].upos == .propn, tree.rows[other].mention.kind == tree.rows[first].mention.kind else {
        break
      }
      end = max(end, tree.name(around: other).upperBound)
    }
    return tree.bytes(of: min(first, name.lowerBound)..<end)
  }

  /// Who is said to be "the inventor of" it.
  private func named(in match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    for token in 0..<tree.count where tree.rows[token].upos == .noun {
      guard words.makers.contains(tree.lemma(of: token, index)),
        let owner = tree.children(of: token).first(where: { child in
          child > token && tree.rows[child].relation == .nmod
            && tree.isMarked(child, by: .of)
        }), isThing(owner, match), let holder = holder(of: token, match)
      else { continue }
      return holder
    }
    return nil
  }

  /// Whose article says that it is a work of theirs: "he is best known for the plays Volpone and The Fox", "among her designs is the
  /// Glass House".
  private func known(in match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    let title = thing.filter { search.question.terms[$0].part == .name }
    guard !title.isEmpty, title.allSatisfy({ match.isMet($0) && match.relaxations[$0] == .exact }),
      let name = title.map({ match.tokenOfTerm[$0] }).min(by: { tree.depth[$0] < tree.depth[$1] }),
      title.allSatisfy({ tree.name(around: name).contains(match.tokenOfTerm[$0]) }),
      tree.name(around: name).allSatisfy({ match.termOfToken[$0] >= 0 || !tree.rows[$0].upos.isContent })
    else { return nil }
    var head = tree.firstConjunct(name)
    var isWork = tree.children(of: head).contains { isTheirs($0, tree) }
    while head >= 0, tree.rows[head].upos == .noun || tree.rows[head].upos == .propn {
      if words.works.contains(tree.lemma(of: head, index)) || isDeed(head, match) {
        isWork = true
        break
      }
      head = tree.firstConjunct(tree.parents[head] >= 0 ? tree.parents[head] : head)
      if tree.parents[head] < 0 { break }
    }
    guard isWork else { return nil }
    let document = index.sentences.documents[Int(match.sentence)]
    let isOfSomebody = (0..<tree.count).contains { token in
      isTheirs(token, tree)
        || [.he, .she].contains(tree.rows[token].lower.knownWord) && tree.rows[token].relation.universal == .nsubj
    }
    guard isOfSomebody,
      tree.rows.contains(where: { DescriptionWords.bundled.renown.contains(index.symbols.string($0.lower)) }),
      !tree.rows.contains(where: { $0.lower.knownWord == .by })
    else { return nil }
    return index.subjectInText(of: document)
  }

  /// "His" or "her" before a noun.
  private func isTheirs(_ token: Int, _ tree: Tree) -> Bool {
    tree.rows[token].relation == .nmodPoss && [.his, .her].contains(tree.rows[token].lower.knownWord)
  }

  /// Whether a noun is named after the question's verb: "designs".
  private func isDeed(_ noun: Int, _ match: SentenceMatch) -> Bool {
    match.termOfToken[noun] == verb && match.tree.rows[noun].upos == .noun
  }

  /// Whether a phrase is what the question names, and nothing of it: "the Lee Society", not "the Lee Society of Bergen".
  private func isThing(_ head: Int, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    let extent = tree.left[head]..<tree.right[head]
    guard match.termOfToken[head] >= 0, thing.contains(match.termOfToken[head]),
      thing.allSatisfy({ number in extent.contains { match.termOfToken[$0] == number } })
    else { return false }
    return !tree.children(of: head).contains { child in
      child < head
        ? match.termOfToken[child] < 0 && ![.det, .caseMarker, .punct].contains(tree.rows[child].relation)
        : tree.rows[child].relation.universal == .nmod && match.termOfToken[child] < 0
    }
  }

  private static let path = SubjectPath(holders: .copular, shared: [.conj, .appos, .acl])

  /// The name of which a noun is said: the subject of its copula, or what it is an apposition of.
  private func holder(of noun: Int, _ match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    // "Ann Lee, known as the inventor of".
    let first = tree.firstConjunct(noun)
    let isKnown =
      tree.rows[first].relation == .obl && tree.parents[first] >= 0
      && tree.rows[tree.parents[first]].lemma.knownWord == .know
    switch tree.bearer(
      of: isKnown ? tree.parents[first] : noun, on: Self.path, isName: { tree.rows[$0].upos == .propn })
    {
    case .subject(let subject, of: _):
      if tree.rows[subject].upos == .pron {
        return index.titleInText(of: index.sentences.documents[Int(match.sentence)])
      }
      return tree.rows[subject].upos == .propn ? name(subject, tree) : nil
    case .name(let head): return name(head, tree)
    case .nobody, nil: return nil
    }
  }

  private func name(_ head: Int, _ tree: Tree) -> ByteRange? {
    guard tree.rows[head].mention.kind != .place else { return nil }
    return tree.bytes(of: tree.fullName(of: head))
  }
}

/// The nouns and verbs beside one verb in `makers.txt`.
private struct MakerWords: Sendable {
  /// Who does it.
  var makers: Set<String> = []
  /// What a bare "by" says it of.
  var works: Set<String> = []
  /// Verbs that say the same.
  var verbs: Set<String> = []

  /// By verb.
  static let bundled: [String: MakerWords] = {
    var verbs: [String: MakerWords] = [:]
    for words in WordRelations.lines(of: "makers.txt") {
      guard let verb = words.first else { continue }
      let sides = words.dropFirst().split(separator: "|", omittingEmptySubsequences: false).map(Set.init)
      verbs[verb] = MakerWords(
        makers: sides.first ?? [], works: sides.count > 1 ? sides[1] : [], verbs: sides.count > 2 ? sides[2] : [])
    }
    return verbs
  }()
}
