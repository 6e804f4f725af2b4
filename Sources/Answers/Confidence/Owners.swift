import Index
import Language
import Text

/// Whose the noun is that a question asks about, and who holds an office: whether the sentence speaks of the same.
extension SentenceMatch {
  /// Whether the sentence speaks of whom the noun names as of somebody apart from the answer: "Ann led it because the
  /// president was ill" does not say who the president is.
  func isOfAnother(_ candidate: Candidate, _ question: Question, _ fits: FactFits) -> Bool {
    let owner = question.hole.governor
    guard question.kind == .who, question.hole.role == .attribute, owner >= 0, question.terms[owner].part == .noun,
      case let noun = tokenOfTerm[owner], noun >= 0, relaxations[owner] == .exact, fits.fit(of: candidate.head) == 0
    else { return false }
    switch tree.rows[noun].relation {
    case .nsubj, .nsubjPass, .obj, .iobj: break
    default: return false
    }
    let head = tree.parents[noun]
    guard head >= 0, tree.rows[head].upos == .verb || tree.rows[head].upos == .adj else { return false }
    return tree.attachment(of: candidate.head, to: noun) != .attribute
      && !(0..<tree.count).contains { termOfToken[$0] == owner && tree.distance($0, candidate.head) <= 1 }
      && !tree.dominates(noun, candidate.head) && !tree.dominates(candidate.head, noun)
  }

  /// Whether the sentence has an office for the question's verb, and that of something else by name: "President Lee of Norway" where
  /// it asks who heads the delegation.
  func isOfOtherOffice(_ question: Question) -> Bool {
    let verb = question.hole.governor
    guard question.hole.role == .subject, verb >= 0, question.terms[verb].part == .verb, isMet(verb),
      relaxations[verb].isOtherWord, case let office = tokenOfTerm[verb],
      [.noun, .propn].contains(tree.rows[office].upos),
      let object = question.tree.child(of: question.terms[verb].token, .obj)
    else { return false }
    // A title belongs to the name behind it, and so does what that is of.
    let holder = tree.parents[office] > office ? tree.parents[office] : office
    guard !question.terms(below: object).contains(where: { isMet($0) && tree.dominates(holder, tokenOfTerm[$0]) })
    else {
      return false
    }
    return (tree.children(of: office) + tree.children(of: holder)).contains { owner in
      [.nmod, .nmodPoss, .amod, .compound].contains(tree.rows[owner].relation) && termOfToken[owner] < 0
        && [.place, .organization, .nationality].contains(tree.rows[owner].mention.kind)
    }
  }

  /// Whether the sentence has the office whose holder is asked for with a word before it that makes it another: a deputy
  /// mayor, and of who is mayor now a former one.
  func hasOtherRank(than question: Question) -> Bool {
    let office = question.hole.governor
    guard question.kind == .who, question.hole.role == .attribute, office >= 0, question.terms[office].part == .noun,
      !question.tree.hasRank(question.terms[office].token, isOfPresent: true)
    else { return false }
    let isOfPresent = question.asksOfPresent
    var isMet = false
    for token in 0..<tree.count where termOfToken[token] == office {
      guard tree.hasRank(token, isOfPresent: isOfPresent) else { return false }
      isMet = true
    }
    return isMet
  }

  /// The name of whose thing it is, where only the document has it: "Peru" in "who built Peru's ships" where a sentence
  /// has ships of nobody; nil otherwise.
  func missingPossessor(of question: Question) -> Int? {
    question.edges.first { edge in
      question.terms[edge.dependent].part == .name && question.terms[edge.head].part == .noun
        && question.tree.rows[question.terms[edge.dependent].token].relation == .nmodPoss && isMet(edge.head)
        && !isMet(edge.dependent) && !titleTerms[edge.dependent]
        && (!nearTerms[edge.dependent] || isNew(tokenOfTerm[edge.head]))
    }?.dependent ?? missingPlace(of: question)
  }

  /// The place of which something is asked, where the sentence has that thing of none and only sentences beside it name the
  /// place: "the mayor" where it asks who is mayor of Hallin, in a document about another town.
  private func missingPlace(of question: Question) -> Int? {
    guard question.kind == .who && question.hole.role == .attribute || question.kind == .when else { return nil }
    return question.edges.first { edge in
      let place = question.terms[edge.dependent]
      guard place.part == .name, question.terms[edge.head].part == .noun, isMet(edge.head), lacks(edge.dependent),
        relaxations[edge.head] == .exact, question.tree.isMarked(place.token, by: .of),
        [.place, nil].contains(question.tree.rows[place.token].mention.kind)
      else { return false }
      return tree.child(of: tokenOfTerm[edge.head], .nmod, .nmodPoss) == nil
    }?.dependent
  }

  /// Whether "a" or "another" makes a noun one not spoken of before.
  private func isNew(_ noun: Int) -> Bool {
    guard let determiner = tree.child(of: noun, .det) else { return false }
    switch tree.rows[determiner].lower.knownWord {
    case .a, .an, .another: return true
    default: return false
    }
  }

  /// The name of whose thing is asked for, where the sentence has that thing of another only: "England" in "what is the
  /// capital of England" where it has the capital of Finland, or, of who did what, a noun that the document lacks: "insulin"
  /// in "who found the structure of insulin" where it has that of penicillin; nil otherwise.
  func otherPossessor(than question: Question) -> Int? {
    let asksForDoer = question.kind == .who && question.hole.role == .subject
    return question.edges.first { edge in
      let owner = question.terms[edge.dependent]
      let relation = question.tree.rows[owner.token].relation
      let isNoun = asksForDoer && owner.part == .noun && absentTerms[edge.dependent]
      guard owner.part == .name || isNoun, question.terms[edge.head].part == .noun,
        relation == .nmod || relation == .nmodPoss, !owner.isOfTime
      else { return false }
      let heads = (0..<tree.count).filter { termOfToken[$0] == edge.head && tree.rows[$0].upos == .noun }
      if heads.isEmpty { return asksForDoerOf(edge.head, question) && hasOtherObject(edge) }
      return heads.allSatisfy { head in
        let extent = tree.left[head]..<tree.right[head]
        return !extent.contains { termOfToken[$0] == edge.dependent && !tree.isInApposition($0, to: head) }
          && extent.contains {
            tree.parents[$0] == head && isOwner($0, isNoun: isNoun) || isOtherPlace($0, head, owner, question)
          }
      }
    }?.dependent
  }

  /// Whether the holder of what a noun names is asked for: "who is the head of".
  private func asksForDoerOf(_ noun: Int, _ question: Question) -> Bool {
    question.kind == .who && question.hole.role == .attribute && question.hole.governor == noun
  }

  /// Whether the sentence has a verb for the noun, and that with another name for its object only: "heads the port" where
  /// the head of the bank is asked for.
  private func hasOtherObject(_ edge: Question.Edge) -> Bool {
    let verb = tokenOfTerm[edge.head]
    guard verb >= 0, tree.rows[verb].upos == .verb, let object = tree.child(of: verb, .obj) else { return false }
    let extent = tree.left[object]..<tree.right[object]
    return extent.contains { tree.rows[$0].mention != .none } && !extent.contains { termOfToken[$0] == edge.dependent }
  }

  /// The name by which the question calls one of a kind, where the sentence has the kind's noun for another by name: "Saint Ann, a
  /// blue cheese" where it asks of the cheese Wender; nil otherwise.
  func otherNamesake(of question: Question) -> Int? {
    question.terms.indices.first { number in
      let name = question.terms[number].token
      guard question.terms[number].part == .name, lacks(number), question.tree.rows[name].relation == .appos,
        let noun = question.term(at: question.tree.parents[name]), isMet(noun), relaxations[noun] == .exact
      else { return false }
      return tree.rows.indices.allSatisfy { token in
        guard termOfToken[token] == noun else { return true }
        let parent = tree.parents[token]
        let other =
          tree.rows[token].relation == .appos && parent >= 0 ? parent : tree.child(of: token, .appos, .nsubj)
        return other.map { tree.rows[$0].upos == .propn && !tree.name(around: $0).contains { termOfToken[$0] >= 0 } }
          == true
      }
    }
  }

  /// Whether a noun has another place beside it than the question's: "the branch in Market Street" where it asks of the branch in Castle
  /// Lane.
  private func isOtherPlace(_ token: Int, _ noun: Int, _ asked: Question.Term, _ question: Question) -> Bool {
    guard tree.parents[token] == noun, tree.rows[token].mention != .none, let marker = tree.adposition(of: token),
      let askedMarker = question.tree.adposition(of: asked.token)
    else { return false }
    return [tree.rows[marker], question.tree.rows[askedMarker]].allSatisfy {
      switch $0.lower.knownWord {
      case .in, .at, .on, .near: true
      default: false
      }
    }
  }

  /// Whether a name, or a noun, stands behind "of" or as a possessor.
  private func isOwner(_ token: Int, isNoun: Bool) -> Bool {
    guard tree.rows[token].mention != .none || isNoun && tree.rows[token].upos == .noun else { return false }
    return tree.isPossessor(token)
  }

  /// Whether the sentence lacks the noun whose value is asked for: "theme" in "what was the theme of the contest".
  func lacksOwner(of question: Question) -> Bool {
    let owner = question.hole.governor
    guard question.hole.role == .attribute, owner >= 0, question.terms[owner].part == .noun, !isMet(owner),
      !titleTerms[owner]
    else { return false }
    // Of numbers and times the noun is often left out: "won 2–1" for the score, "for $5" for the price.
    switch question.type {
    case .quantity, .money, .percent, .measure, .time, .duration, .age, .definition, .yesNo: return false
    default: return question.kind != .howMeasure
    }
  }

  /// What the question sets before or behind a noun, where the sentence has the noun with another such word only: a name,
  /// or, of the noun whose holder is asked for, any word ("prime" in "who is the prime minister" where there is a minister
  /// of transport); nil where there is none.
  func strangeModifier(of question: Question) -> Int? {
    question.edges.first { edge in
      let (modifier, noun) = (question.terms[edge.dependent], question.terms[edge.head])
      let relation = question.tree.rows[modifier.token].relation
      guard noun.part == .noun, isMet(edge.head), relaxations[edge.head] == .exact else { return false }
      // "Phoenician" names as well.
      let isName = modifier.part == .name || question.tree.rows[modifier.token].mention.kind == .nationality
      guard
        isName
          ? Self.modifies(relation) || relation == .nmodPoss
          : Self.modifies(relation) && question.kind == .who && question.hole.role == .attribute
            && edge.head == question.hole.governor
            && !isMet(edge.dependent) && !Self.saysOnlyWhen(question.tree.rows[modifier.token].lower)
      else { return false }
      let heads = (0..<tree.count).filter { termOfToken[$0] == edge.head }
      return !heads.isEmpty
        && heads.allSatisfy { head in
          tree.rows[head].upos != .verb
            && (tree.left[head]..<head).contains {
              isName
                ? tree.rows[$0].mention != .none
                : tree.parents[$0] == head && termOfToken[$0] < 0 && Self.modifies(tree.rows[$0].relation)
                  && !Self.saysOnlyWhen(tree.rows[$0].lower)
            } && !(tree.left[head]..<tree.right[head]).contains { termOfToken[$0] == edge.dependent }
        }
    }?.dependent
  }

  /// A noun that the question sets before another, where the sentence has another name or noun there: "seed" in "how much does the
  /// seed bread cost" where it has what a Brelling loaf costs; nil where there is none.
  func otherCompound(than question: Question) -> Int? {
    question.edges.first { edge in
      let modifier = question.terms[edge.dependent]
      guard modifier.part == .noun, question.terms[edge.head].part == .noun, lacks(edge.dependent), isMet(edge.head),
        question.tree.rows[modifier.token].relation == .compound
      else { return false }
      let heads = (0..<tree.count).filter { termOfToken[$0] == edge.head && tree.rows[$0].upos == .noun }
      return !heads.isEmpty
        && heads.allSatisfy { head in
          tree.children(of: head).contains { other in
            other == head - 1 && tree.rows[other].relation == .compound && termOfToken[other] < 0
          }
        }
    }?.dependent
  }

  private static func modifies(_ relation: Relation) -> Bool { relation == .amod || relation == .compound }

  /// "The current president" is the president.
  private static func saysOnlyWhen(_ word: Symbol) -> Bool {
    [.current, .present, .new, .then].contains(word.knownWord)
  }
}

extension Tree {
  /// Whether a token is part of what stands in apposition to a noun: "Inga" of "Lind's coach, Inga Strand".
  fileprivate func isInApposition(_ token: Int, to noun: Int) -> Bool {
    hasAncestor(from: token, below: noun) { rows[$0].relation == .appos }
  }

  /// Whether a word before an office makes it another one: "deputy", "vice", "assistant", and "former" for the present.
  func hasRank(_ office: Int, isOfPresent: Bool) -> Bool {
    (max(0, office - 3)..<office).contains { token in
      guard token >= left[office] || token == office - 1 else { return false }
      return switch rows[token].lower.knownWord {
      case .deputy, .vice, .assistant: true
      case .former: isOfPresent
      default: false
      }
    }
  }
}
