import Index
import Language
import Text

/// What a noun with "the" was called before: whether it is the one that the question means.
extension SentenceMatch {
  /// A word by which the question tells a thing from others of its kind, where the sentence has the kind's noun with "the" and no
  /// more, and the document spoke of another last: "maternity" in "who leads the maternity unit" where "the unit" is the dialysis
  /// unit of the sentence before; nil where there is none.
  func otherAntecedent(than question: Question, _ index: FactIndex) -> Int? {
    question.edges.first { edge in
      guard let (part, noun) = namedPart(edge, question), lacks(part), isMet(noun), relaxations[noun] == .exact,
        let before = antecedent(of: tokenOfTerm[noun], index)
      else { return false }
      return !before.tree.hasTerm(question.terms[part], around: before.noun)
    }.map { namedPart($0, question)?.part ?? $0.dependent }
  }

  /// Whether a word of the question tells which one is meant by a noun that the sentence has with "the" and no more, and the
  /// document spoke of that one last: "Victoria" of "the Victoria Wing" for "the wing".
  func isOfAntecedent(_ term: Int, _ question: Question, _ index: FactIndex) -> Bool {
    question.edges.contains { edge in
      guard let (part, noun) = namedPart(edge, question), part == term, isMet(noun), relaxations[noun] == .exact,
        let before = antecedent(of: tokenOfTerm[noun], index)
      else { return false }
      return before.tree.hasTerm(question.terms[part], around: before.noun)
    }
  }

  /// Whether a noun with "the" stands in a fact where the question names somebody or something that the sentence lacks, and the
  /// document spoke of something else by that noun last: "the building" is the Hartnell Building, where it asks who designed the
  /// Victoria Wing.
  func isOfOtherAntecedent(
    than question: Question, _ pattern: FactPattern?, _ index: FactIndex
  ) -> Bool {
    guard let pattern, pattern.predicateTerm >= 0 else { return false }
    let wanted = pattern.arguments.filter { wanted in
      wanted.role.isParticipant && wanted.terms.allSatisfy(lacks)
        && wanted.terms.contains { question.terms[$0].part == .name }
    }
    guard !wanted.isEmpty else { return false }
    return index.sentences[Int(sentence)].facts.contains { number in
      let fact = index.fact(number)
      guard meets(pattern.predicateTerm, at: Int(fact.predicateToken - tree.firstToken)) else { return false }
      let arguments = index.arguments(of: fact)
      return wanted.contains { wanted in
        arguments.contains { argument in
          guard argument.role == wanted.role, case let head = Int(argument.head - tree.firstToken),
            let before = antecedent(of: head, index), before.tree.rows[before.noun].upos == .propn
          else { return false }
          return !wanted.terms.contains { before.tree.hasTerm(question.terms[$0], around: before.noun) }
        }
      }
    }
  }

  /// The terms of an edge where one tells which of the other: a modifier before a noun, or a word of a name and the name's last.
  private func namedPart(_ edge: Question.Edge, _ question: Question) -> (part: Int, noun: Int)? {
    switch question.tree.rows[question.terms[edge.dependent].token].relation {
    case .compound, .amod: (edge.dependent, edge.head)
    case .flat: (edge.head, edge.dependent)
    default: nil
    }
  }

  /// The last mention in the sentences before, or before it in its own, of a noun with "the" and no more, where that says which one
  /// is meant; nil where none does.
  private func antecedent(of token: Int, _ index: FactIndex) -> (tree: Tree, noun: Int)? {
    guard tree.rows.indices.contains(token), tree.rows[token].upos == .noun, tree.isBareDefinite(token) else {
      return nil
    }
    let lemma = tree.rows[token].lemma
    if let noun = tree.lastTold(lemma, before: token) { return (tree, noun) }
    let first = index.document(of: sentence).sentences.lowerBound
    for before in (max(first, sentence - Self.reach)..<sentence).reversed()
    where index.postings.contains(lemma, in: before..<before + 1) {
      let earlier = index.tree(of: before)
      if let noun = earlier.lastTold(lemma, before: earlier.count) { return (earlier, noun) }
    }
    return nil
  }

  /// How many sentences back a noun with "the" may point.
  private static var reach: Int32 { 6 }
}

extension Tree {
  /// Whether a noun has "the" or "this" and nothing else that tells which one is meant.
  fileprivate func isBareDefinite(_ token: Int) -> Bool {
    pointsBack(token) && !tells(token)
      && !children(of: token).contains { child in
        switch rows[child].relation {
        case .nmod, .nmodPoss, .nummod: true
        // Behind a comma it only tells more.
        case .acl, .aclRelcl, .appos:
          left[child] > token && !isSetOff(child)
        default: false
        }
      }
  }

  /// Whether a noun has "the" or a word that points before it.
  func pointsBack(_ noun: Int) -> Bool {
    child(of: noun, .det).map { determiner in
      [.the, .this, .that, .these, .those].contains(rows[determiner].lower.knownWord)
    } ?? false
  }

  /// Whether a word before a noun tells which one it is, or the noun is part of a name.
  private func tells(_ noun: Int) -> Bool {
    name(around: noun).count > 1
      || children(of: noun).contains { $0 < noun && [.compound, .amod, .nmodPoss].contains(rows[$0].relation) }
  }

  /// The last token before one that has a lemma and tells which one it is.
  fileprivate func lastTold(_ lemma: Symbol, before end: Int) -> Int? {
    (0..<end).last { rows[$0].lemma == lemma && [.noun, .propn].contains(rows[$0].upos) && tells($0) }
  }

  /// Whether a noun's phrase or name has a term's word.
  fileprivate func hasTerm(_ term: Question.Term, around noun: Int) -> Bool {
    let name = name(around: noun)
    return (min(left[noun], name.lowerBound)..<max(right[noun], name.upperBound)).contains { token in
      rows[token].lower == term.lower || rows[token].lemma == term.lemma
    }
  }
}
