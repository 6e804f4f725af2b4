import Facts
import Index
import Language
import Text

/// Answers what else something is called ("what is another name for the reef", "what is the reef also called"), and what has a name
/// ("what chemical is also called sweet salt", "which king was known as the Soldier King"), from what gives a name beside the usual
/// one: "X, also known as Y", "he was dubbed Y", "the nickname Y".
struct Alias {
  private enum Asked {
    /// The other names of what the documents are about.
    case names(Topic)
    /// Who or what has the name that the terms spell.
    case bearer([Int])
  }

  private let asked: Asked
  private let search: Search
  private let index: FactIndex
  private let words = DescriptionWords.bundled

  /// nil where the question asks for neither.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    let question = search.question
    guard [.what, .which, .who, .definition].contains(question.kind), !question.isNegated,
      let asked = Self.forward(search, index) ?? Self.backward(search)
    else { return nil }
    self.asked = asked
    self.search = search
    self.index = copy index
  }

  /// "what is another name for the reef", "what is the reef also called".
  private static func forward(_ search: Search, _ index: FactIndex) -> Asked? {
    let question = search.question
    let tree = question.tree
    let words = DescriptionWords.bundled
    if let noun = tree.rows.indices.first(where: {
      tree.rows[$0].lemma.knownWord == .name && tree.rows[$0].upos == .noun
    }) {
      let isOther = tree.children(of: noun).contains { child in
        switch tree.rows[child].lower.knownWord {
        case .another, .other: true
        default: ["alternative", "common"].contains(question.word(at: child))
        }
      }
      guard isOther, let owner = tree.children(of: noun).first(where: { $0 > noun && tree.rows[$0].relation == .nmod })
      else {
        return nil
      }
      let terms = question.terms(below: owner)
      let isWhole = question.terms.indices.allSatisfy { number in
        terms.contains(number) || tree.dominates(noun, question.terms[number].token)
      }
      return isWhole ? Topic(terms, search, index).map { .names($0) } ?? .bearer(terms) : nil
    }
    guard question.phrase == question.wh, let verb = tree.rows.indices.first(where: { tree.parents[$0] < 0 }),
      tree.rows[verb].upos == .verb, words.named.contains(question.word(of: verb)),
      tree.children(of: verb).contains(where: { tree.rows[$0].lower.knownWord == .also }),
      let subject = tree.child(of: verb, .nsubjPass), subject > question.wh
    else { return nil }
    let terms = question.terms(below: subject)
    let isWhole = question.terms.indices.allSatisfy { number in
      terms.contains(number) || question.terms[number].token == verb
        || words.slight.contains(question.terms[number].word)
    }
    return isWhole ? Topic(terms, search, index).map { .names($0) } : nil
  }

  /// "what chemical is also called sweet salt".
  private static func backward(_ search: Search) -> Asked? {
    let question = search.question
    let tree = question.tree
    let words = DescriptionWords.bundled
    guard let verb = tree.rows.indices.first(where: { tree.parents[$0] < 0 }), tree.rows[verb].upos == .verb,
      words.named.contains(question.word(of: verb)), question.wh < verb,
      let subject = tree.child(of: verb, .nsubjPass), tree.dominates(subject, question.wh)
    else { return nil }
    let name = question.terms.indices.filter { question.terms[$0].token > verb }
    let isWhole = question.terms.indices.allSatisfy { number in
      let token = question.terms[number].token
      return token >= verb || tree.dominates(subject, token) || words.slight.contains(question.terms[number].word)
    }
    return isWhole && !name.isEmpty ? .bearer(name) : nil
  }

  /// Adds the names or their bearer; leaves the reply alone where no sentence gives one.
  func fill(_ reply: inout Reply) {
    switch asked {
    case .names(let topic): topic.fill(&reply) { names(in: $0, topic, $1) }
    case .bearer(let terms):
      for considered in search.ranking.considered {
        guard let range = bearer(of: terms, in: considered.match) else { continue }
        reply.answers = [Answer(range, of: considered.sentence, confidence: Topic.confidence, index)]
        return
      }
    }
  }

  /// The names that a sentence gives what its document is about.
  private func names(in tree: Tree, _ topic: Topic, _ sentence: Int32) -> [Range<Int>] {
    for token in 0..<tree.count {
      switch tree.rows[token].upos {
      case .verb where words.named.contains(tree.lemma(of: token, index)):
        guard !tree.isNegated(token), topic.isSaid(token, in: tree, sentence), let name = name(behind: token, tree)
        else {
          continue
        }
        return tree.members(of: name).map(tree.core)
      // "Other names include X and Y".
      case .verb where tree.rows[token].lemma.knownWord == .include && topic.contains(sentence):
        guard let subject = tree.child(of: token, .nsubj), tree.rows[subject].lemma.knownWord == .name,
          tree.children(of: subject).contains(where: { tree.rows[$0].lower.knownWord == .other }),
          let name = tree.child(of: token, .obj)
        else { continue }
        return tree.members(of: name).map(tree.core)
      // "X or Y is".
      case .noun, .propn:
        guard tree.rows[token].relation == .conj, case let first = tree.parents[token],
          tree.rows[first].relation.universal == .nsubj, topic.isMeant(by: first, in: tree, sentence),
          tree.child(of: token, .cc).map({ tree.rows[$0].lower.knownWord == .or }) ?? false
        else { continue }
        return [tree.core(of: token)]
      default: continue
      }
    }
    return []
  }

  /// The name that a verb of naming gives: "called Y", "known as Y".
  private func name(behind verb: Int, _ tree: Tree) -> Int? {
    tree.children(of: verb).first { child in
      guard child > verb else { return false }
      switch tree.rows[child].relation {
      case .xcomp, .obj: return [.noun, .propn, .adj].contains(tree.rows[child].upos)
      case .obl, .nmod, .advcl:
        return tree.isMarked(child, by: .as) || tree.isMarked(child, by: .to)
      default: return false
      }
    }
  }

  /// Who or what a sentence gives the name to that the terms spell.
  private func bearer(of terms: [Int], in match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    guard terms.allSatisfy({ match.isMet($0) && match.relaxations[$0] == .exact }) else { return nil }
    for token in 0..<tree.count {
      let isVerb = tree.rows[token].upos == .verb && words.named.contains(tree.lemma(of: token, index))
      let isNoun = tree.rows[token].upos == .noun && words.names.contains(tree.lemma(of: token, index))
      guard isVerb || isNoun, !tree.isNegated(token) else { continue }
      let given =
        isVerb
        ? name(behind: token, tree).map(tree.members) ?? []
        : tree.children(of: token).filter {
          $0 > token && [.appos, .flat, .nmodDesc, .nmod].contains(tree.rows[$0].relation)
        }
      guard given.contains(where: { isSpelled(tree.core(of: $0), terms, match) }) else { continue }
      if let range = holder(of: token, match) { return range }
    }
    return nil
  }

  /// Whether a phrase has all of the terms and no other word that says something.
  private func isSpelled(_ phrase: Range<Int>, _ terms: [Int], _ match: SentenceMatch) -> Bool {
    terms.allSatisfy { term in phrase.contains { match.termOfToken[$0] == term } }
      && phrase.allSatisfy { !match.tree.rows[$0].upos.isContent || terms.contains(match.termOfToken[$0]) }
  }

  /// A verb of naming may stand anywhere below the clause that tells whom it names.
  private static let path = SubjectPath(
    prefersNearer: true, shared: [.conj, .advcl, .appos, .xcomp, .obj, .acl], passesBareNouns: false)

  /// Whom or what a predicate is said of: a name, or for a pronoun and "the N" what the document is about.
  private func holder(of predicate: Int, _ match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    switch tree.bearer(of: predicate, on: Self.path, isName: { tree.rows[$0].upos == .propn }) {
    case .subject(let subject, of: _): return bearer(subject, match)
    case .name(let name): return bearer(name, match)
    case .nobody, nil: return nil
    }
  }

  private func bearer(_ head: Int, _ match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    let document = index.sentences.documents[Int(match.sentence)]
    if tree.rows[head].upos == .propn || tree.rows[head].mention != .none {
      return tree.bytes(of: tree.fullName(of: head))
    }
    let isPronoun = tree.rows[head].upos == .pron
    let isDefinite =
      tree.rows[head].upos == .noun && tree.left[head] < head
      && [.the, .this].contains(tree.rows[tree.left[head]].lower.knownWord)
    if isPronoun || isDefinite { return index.subjectInText(of: document) }
    return tree.bytes(of: tree.core(of: head))
  }
}

extension Question {
  /// The lemma of a term at a token; empty where no term stands there.
  fileprivate func word(of token: Int) -> String { term(at: token).map { terms[$0].word } ?? "" }
}
