import Index
import Language
import Text

/// Answers who or what is the husband, the capital or the unit of something, from sentences that say so by their grammar: "Morra is
/// the capital of Jordan", "the unit of force is the newton", "her husband, Bo Ek", and in a document about it "the capital is Morra".
///
/// The noun must be the question's, with nothing beside it that makes it another: "the commercial capital" is no capital.
struct AttributeHolder {
  private let search: Search
  private let index: FactIndex
  /// The term of the noun, those of whose it is, and those that stand before the noun.
  private let noun: Int
  private let owner: [Int]
  private let modifiers: [Int]
  private let topic: Topic?
  private let plain = SuperlativeWords.bundled.plain

  /// Sure enough to be shown: the sentence says it of both.
  private static let confidence = 0.85

  /// nil where the question asks for no such noun of something.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    let question = search.question
    let tree = question.tree
    let noun = question.hole.governor
    guard question.hole.role == .attribute, [.who, .what, .which, .definition].contains(question.kind),
      !question.isNegated, search.ranking.superlative == nil, noun >= 0,
      [.noun, .name].contains(question.terms[noun].part),
      question.sourceTerms.isEmpty, question.days.isEmpty
    else { return nil }
    let head = question.terms[noun].token
    guard tree.rows[head].upos == .noun else { return nil }
    let owners = tree.children(of: head).filter { child in
      tree.isPossessor(child) || tree.rows[child].relation == .nmod && tree.isMarked(child, by: .for)
    }
    guard owners.count == 1, let first = owners.first else { return nil }
    let owner = question.terms(below: first)
    let modifiers = question.terms.indices.filter { number in
      [.amod, .compound].contains(tree.rows[question.terms[number].token].relation)
        && tree.parents[question.terms[number].token] == head
    }
    let known = Set(owner + modifiers + [noun, question.typeTerm])
    guard !owner.isEmpty, question.terms.indices.allSatisfy(known.contains),
      owner.allSatisfy({ question.terms[$0].part != .verb })
    else { return nil }
    self.search = search
    self.index = copy index
    self.noun = noun
    self.owner = owner
    self.modifiers = modifiers
    topic = Topic(owner, search, index)
  }

  /// Adds the holder that the first sentence names; leaves the reply alone where none does.
  func fill(_ reply: inout Reply) {
    let terms = TermTable(search.question)
    let known = Set(search.ranking.considered.map(\.sentence))
    let others = (topic?.sentences ?? []).filter { !known.contains($0) }.map {
      SentenceMatch(question: search.question, terms: terms, sentence: $0, index: index)
    }
    for match in search.ranking.considered.map(\.match) + others {
      for token in 0..<match.tree.count {
        guard let range = holder(at: token, match) else { continue }
        let answer = Answer(range, of: match.sentence, confidence: Self.confidence, index)
        reply.gather(answer, limit: 2, isSame: AnswerText.isSame)
        break
      }
    }
  }

  /// The holder of the noun, where the token is it.
  private func holder(at token: Int, _ match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    guard match.termOfToken[token] == noun, match.tokenQuality[token] >= Relaxation.spelling.quality,
      tree.rows[token].upos == .noun, tree.rows[token].inflection != .plural
    else { return nil }
    let head = phrase(of: token, tree)
    return isOwned(head, match) && isWhole(head, token, match) ? value(of: head, match) : nil
  }

  /// The head of "capital city", of which "capital" says the same.
  private func phrase(of token: Int, _ tree: Tree) -> Int {
    let parent = tree.parents[token]
    let isClassed =
      parent == token + 1 && tree.rows[parent].upos == .noun
      && DescriptionWords.bundled.classes.contains(tree.lemma(of: parent, index))
    return isClassed ? parent : token
  }

  /// Whether the noun is said to be of what the question names: in its own phrase, in that of what it is joined to ("the capital
  /// and largest city of Jordan"), or by a document about it.
  private func isOwned(_ head: Int, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    let first = tree.firstConjunct(head)
    let joined = [head] + tree.members(of: first).filter { $0 >= head }
    let owners = joined.flatMap { tree.children(of: $0) }.filter { child in
      tree.isPossessor(child) || tree.rows[child].relation == .nmod && tree.isMarked(child, by: .for)
    }
    guard let topic, topic.contains(match.sentence) else {
      return owners.contains { isOwner($0, match) }
    }
    if owners.isEmpty { return tree.rows[tree.left[head]].lower.knownWord == .the || name(beside: head, tree) != nil }
    return owners.contains { isOwner($0, match) || topic.isMeant(by: $0, in: tree, match.sentence) }
  }

  /// Whether a phrase is what the question names and no part of it: "the German Navy" is not Germany.
  private func isOwner(_ child: Int, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    let core = tree.core(of: child)
    return owner.allSatisfy { term in (tree.left[child]..<tree.right[child]).contains { match.termOfToken[$0] == term }
    }
      && owner.contains(match.termOfToken[child])
      && core.allSatisfy { token in
        !tree.rows[token].upos.isContent || owner.contains(match.termOfToken[token])
          || tree.name(around: child).contains(token)
      }
  }

  /// Whether the noun has the words before it that the question has, and no others that make it another.
  private func isWhole(_ head: Int, _ token: Int, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    var met: Set<Int> = []
    for child in tree.children(of: head) where child != token {
      switch tree.rows[child].relation {
      case .amod, .compound, .nummod:
        guard child < head else { continue }
        let term = match.termOfToken[child]
        if modifiers.contains(term) {
          met.insert(term)
        } else if !plain.contains(tree.lemma(of: child, index)),
          topic.map({ !$0.isMeant(by: child, in: tree, match.sentence) }) ?? true
        {
          return false
        }
        if tree.child(of: child, .conj) != nil { return false }
      case .nmod:
        if tree.isMarked(child, by: .of), !isOwner(child, match) { return false }
      default: break
      }
    }
    // "With formula H2O" in a document about water.
    let isBare =
      tree.left[head] >= head - 2 && topic?.contains(match.sentence) == true && name(beside: head, tree) != nil
    return met.count == modifiers.count || met.isEmpty && isBare
  }

  /// The name that stands behind the noun as what it is: "her husband, Bo Ek", "the formula H2O".
  private func name(beside head: Int, _ tree: Tree) -> Int? {
    tree.children(of: head).first { child in
      guard child > head, [.appos, .flat, .nmodDesc].contains(tree.rows[child].relation) else { return false }
      return tree.rows[child].upos == .propn
        || child == head + 1 && !search.relations.isNoun(tree.lemma(of: child, index))
    }
  }

  private func value(of head: Int, _ match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    let parent = tree.parents[head]
    // "her husband, Bo Ek".
    if let name = name(beside: head, tree) { return range(of: name, match) }
    // "The unit of force is the newton".
    if parent >= 0, tree.rows[head].relation == .nsubj, tree.child(of: parent, .cop) != nil, !tree.isNegated(parent) {
      return isNamed(parent, tree) ? range(of: parent, match) : nil
    }
    switch tree.bearer(of: head, on: Self.path, isName: { isNamed($0, tree) }) {
    case .subject(let subject, let predicate): return tree.isNegated(predicate) ? nil : range(of: subject, match)
    case .name(let name): return range(of: name, match)
    case .nobody, nil: return nil
    }
  }

  /// A noun is said of its copula's subject, over nouns that it is joined to, and of no subject of a verb.
  private static let path = SubjectPath(holders: .copular, shared: [.conj, .appos])

  /// Whether a phrase names something: by a name, or where no person is asked for by a noun with "the".
  private func isNamed(_ token: Int, _ tree: Tree) -> Bool {
    if tree.rows[token].upos == .propn || tree.rows[token].mention != .none { return true }
    return search.question.kind != .who && tree.rows[token].upos == .noun
      && tree.rows[tree.left[token]].lower.knownWord == .the
  }

  /// The bytes of what has it; nil for what the question names itself.
  private func range(of head: Int, _ match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    if tree.rows[head].upos == .pron {
      guard topic?.contains(match.sentence) != true else { return nil }
      return index.titleInText(of: index.sentences.documents[Int(match.sentence)])
    }
    if tree.rows[head].upos == .propn || tree.rows[head].mention != .none {
      let name = tree.name(around: head)
      let isOwner = name.allSatisfy { token in
        owner.contains { search.question.terms[$0].lower == tree.rows[token].lower }
      }
      return isOwner ? nil : tree.bytes(of: tree.fullName(of: head))
    }
    return owner.contains(match.termOfToken[head]) ? nil : tree.bytes(of: tree.core(of: head))
  }
}
