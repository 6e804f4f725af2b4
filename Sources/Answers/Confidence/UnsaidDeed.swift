import Index
import Language

/// Whether a sentence says anything of the deed that a question asks about, and of whom it asks.
extension SentenceMatch {
  /// The verb of a question where the sentence only has a noun of bodies or people for it: "institutes" are no deed, though
  /// "institute" may stand for "found"; nil elsewhere.
  func bodyForDeed(of question: Question, _ relations: WordRelations, _ index: FactIndex) -> Int? {
    guard let verb = deed(of: question), isMet(verb), relaxations[verb].isOtherWord,
      case let row = tree.rows[tokenOfTerm[verb]], row.upos == .noun
    else { return nil }
    switch relations.type(ofNoun: index.symbols.string(row.lemma)) {
    case .organization, .person, .place: return verb
    default: return nil
    }
  }

  /// The verb of a question for what somebody did or suffered, where the sentence has neither it nor a word for it: that
  /// "the January 1995 obituary of Ann Lee" praised her does not say when she was born.
  func unsaidDeed(of question: Question) -> Int? {
    guard let verb = deed(of: question), !isMet(verb) else { return nil }
    return question.edges.contains { $0.head == verb && question.isPerson($0.dependent) } ? verb : nil
  }

  /// The verb that the answer belongs to, where it says something and the title does not.
  private func deed(of question: Question) -> Int? {
    let verb = question.hole.governor
    guard verb >= 0, question.terms[verb].part == .verb, !question.terms[verb].isLight, !titleTerms[verb] else {
      return nil
    }
    return verb
  }

  /// Whether the sentence has another verb for the question's, and says it of another subject or object than the question: "won
  /// the cup, with the bronze going to Peru" where it asks who got the bronze.
  func isSaidOfAnother(_ question: Question, _ candidate: Candidate) -> Bool {
    let term = question.hole.governor
    guard term >= 0, isMet(term), question.terms[term].part == .verb,
      !question.tree.isPassive(question.terms[term].token)
    else { return false }
    let verbs = (0..<tree.count).filter { termOfToken[$0] == term }
    // Of two the one that the phrase belongs to.
    let own = verbs.filter { tree.dominates($0, candidate.head) }.max { tree.depth[$0] < tree.depth[$1] }
    return (own.map { [$0] } ?? verbs).allSatisfy { verb in
      tree.rows[verb].upos == .verb && tree.rows[verb].lemma != question.terms[term].lemma && !tree.isPassive(verb)
        && isSaid(by: verb, ofAnotherThan: term, question)
    }
  }

  private func isSaid(by verb: Int, ofAnotherThan term: Int, _ question: Question) -> Bool {
    question.edges.contains { edge in
      let relation = question.tree.rows[question.terms[edge.dependent].token].relation
      guard edge.head == term, [.obj, .nsubj].contains(relation), edge.dependent != question.typeTerm,
        isMet(edge.dependent), let said = tree.child(of: verb, relation), tree.rows[said].upos != .pron
      else { return false }
      return (0..<tree.count).filter { termOfToken[$0] == edge.dependent }.allSatisfy {
        tree.isBeside(said, $0, of: verb)
      }
    }
  }

  /// Whether the sentence says of "it" or "she" what the question asks of somebody, and another is meant: "it comes in black" where
  /// it asks of the lamp's forerunner.
  func isSaidOfOtherPronoun(_ question: Question, _ index: FactIndex) -> Bool {
    guard let said = subjectForName(of: question), tree.rows[said].upos == .pron, tree.rows[said].entity >= 0 else {
      return false
    }
    return !index.entities[Int(tree.rows[said].entity)].words.isEmpty
  }

  /// Whether the sentence says of the one who speaks, as "me" or "us", what the question says of somebody by name whom neither the
  /// sentence nor one beside it has: "gave us a bottle" where it asks who gave Ann one.
  func isSaidOfSpeaker(_ question: Question, _ pattern: FactPattern?, _ index: FactIndex) -> Bool {
    guard let pattern, pattern.predicateTerm >= 0 else { return false }
    let wanted = pattern.arguments.filter { wanted in
      wanted.role.isParticipant
        && wanted.terms.allSatisfy { question.terms[$0].part == .name && lacks($0) && !nearTerms[$0] }
    }
    guard !wanted.isEmpty else { return false }
    return index.sentences[Int(sentence)].facts.contains { number in
      let fact = index.fact(number)
      return meets(pattern.predicateTerm, at: Int(fact.predicateToken - tree.firstToken))
        && index.arguments(of: fact).contains { argument in
          let token = index.tokens[Int(argument.head)]
          // Who is asked in an interview speaks of what they did, and of what was done to them in the passive.
          return wanted.contains { $0.role == argument.role } && [.i, .we].contains(token.lemma.knownWord)
            && token.lower != token.lemma
        }
    }
  }

  /// The subject that the sentence gives the question's verb, where the question names its subject and the sentence lacks that.
  private func subjectForName(of question: Question) -> Int? {
    let term = question.hole.governor
    guard term >= 0, case let verb = tokenOfTerm[term], verb >= 0, tree.rows[verb].upos == .verb,
      case let subjects = question.namedSubjects(of: term), !subjects.isEmpty, subjects.allSatisfy(lacks)
    else { return nil }
    return tree.child(of: verb, .nsubj, .nsubjPass)
  }

  /// Whether a phrase belongs to whom the question names as the doer, where it asks to or of what: "Karst" of "Darrow of Karst warned"
  /// where it asks what Darrow warned of.
  func isInSubject(_ candidate: Candidate, _ question: Question) -> Bool {
    let verb = question.hole.governor
    guard verb >= 0, question.terms[verb].part == .verb, isMet(verb), relaxations[verb] == .exact,
      question.hole.role == .object || question.hole.role == .oblique,
      let asked = question.tree.child(of: question.terms[verb].token, .nsubj),
      let subject = tree.child(of: tokenOfTerm[verb], .nsubj),
      tree.firstConjunct(candidate.head) != subject
    else { return false }
    return tree.dominates(subject, candidate.head)
      && question.terms(below: asked).contains { isMet($0) && tree.dominates(subject, tokenOfTerm[$0]) }
  }

  /// Whether a phrase is what somebody called something, not what they called it: "the film" of "called the film a quiet earthquake".
  func isOnlyWhatIsCalled(_ candidate: Candidate, _ question: Question) -> Bool {
    let verb = question.hole.governor
    guard verb >= 0, [.call, .name].contains(question.terms[verb].lemma.knownWord), isMet(verb),
      question.hole.role == .object,
      question.edges.contains(where: {
        $0.head == verb && question.tree.rows[question.terms[$0.dependent].token].relation == .obj
      })
    else { return false }
    let row = tree.rows[candidate.head]
    return row.relation == .obj && tree.parents[candidate.head] == tokenOfTerm[verb] && tree.isDefinite(candidate.head)
  }

  /// Whether the sentence says of some of several what the question asks of one by name: "most of them rise in the mountains" where
  /// it asks where the Loth rises.
  func isSaidOfSome(_ question: Question) -> Bool {
    guard let said = subjectForName(of: question), tree.rows[said].mention == .none,
      let whole = tree.child(of: said, .nmod)
    else { return false }
    return tree.rows[whole].upos == .pron && tree.isMarked(whole, by: .of)
  }

  /// Whether the sentence says what the question asks of one country of another: "beat Lund in Sweden" where it asks whom they
  /// beat in Denmark.
  func isOfOtherCountry(than question: Question, _ countries: CountryWords, _ index: FactIndex) -> Bool {
    let verb = question.hole.governor
    guard verb >= 0, question.terms[verb].part == .verb, isMet(verb) else { return false }
    return question.edges.contains { edge in
      let place = question.terms[edge.dependent]
      guard edge.head == verb, place.part == .name, lacks(edge.dependent),
        question.tree.isMarked(place.token, by: .in), countries.isCountry(place.word.lowercased())
      else { return false }
      return tree.rows.indices.contains { token in
        tree.parents[token] == tokenOfTerm[verb] && tree.isMarked(token, by: .in) && termOfToken[token] < 0
          && tree.rows[token].mention.kind == .place && countries.isCountry(tree.form(of: token, index))
      }
    }
  }

  /// Whether a time dates a noun that the question does not have, and no deed: "1945" of "the 1945 Nobel Prize" where it asks when
  /// something was discovered.
  func datesOtherNoun(_ candidate: Candidate, _ question: Question) -> Bool {
    let verb = question.hole.governor
    guard question.type == .time, verb >= 0, question.terms[verb].part == .verb, !isOfPhrase(candidate) else {
      return false
    }
    let row = tree.rows[candidate.head]
    guard [.nummod, .compound, .amod].contains(row.relation), case let noun = tree.parents[candidate.head],
      noun > candidate.head, tree.rows[noun].upos == .noun || tree.rows[noun].upos == .propn
    else { return false }
    // "During the 2006 conflict she retired."
    if tree.rows[noun].relation == .obl, tree.parents[noun] == tokenOfTerm[verb] { return false }
    return !candidate.tokens.contains(noun) && termOfToken[noun] < 0
      && !tree.name(around: noun).contains { termOfToken[$0] >= 0 }
  }

  /// Whether a preposition marks the time.
  private func isOfPhrase(_ candidate: Candidate) -> Bool {
    candidate.tokens.contains { tree.rows[$0].relation == .caseMarker }
  }

  /// Whether a phrase is joined to one by which the question says where it is: "Bergen" of "in Bergen and Skagen", where it asks what
  /// is spoken in Skagen.
  func isJoinedToGiven(_ candidate: Candidate, _ question: Question) -> Bool {
    guard question.hole.role == .subject || question.hole.role == .object else { return false }
    let first = tree.firstConjunct(candidate.head)
    return question.terms.indices.contains { number in
      let place = question.terms[number].token
      guard question.terms[number].part == .name, isMet(number),
        [.obl, .nmod].contains(question.tree.rows[place].relation), question.tree.isMarked(place, by: .in),
        case let token = tokenOfTerm[number], !candidate.tokens.contains(token)
      else { return false }
      let head = tree.head(of: tree.name(around: token)) ?? token
      return head != candidate.head && tree.firstConjunct(head) == first
    }
  }

  /// The first word of somebody's name, where the sentence has the words of the name in names of others only: "Anne Frank" where it
  /// lists "Anne Truitt and Frank Stella"; nil otherwise.
  func scatteredName(of question: Question, _ index: FactIndex) -> Int? {
    let terms = question.terms
    return terms.indices.dropLast().first { number in
      let (first, second) = (terms[number].token, terms[number + 1].token)
      guard second == first + 1 else { return false }
      if isOtherName(number, number + 1, question, index) || isOtherName(number + 1, number, question, index)
        || isOfOtherGivenName(number, number + 1, question) || isOfOtherLastName(number, number + 1, question)
      {
        return true
      }
      guard isNamed(number), isNamed(number + 1),
        question.tree.rows[first].mention.kind == .person, question.tree.rows[second].mention.kind == .person,
        !question.tree.rows[second].mention.isFirst,
        tree.rows[tokenOfTerm[number]].mention.kind == .person
          || tree.rows[tokenOfTerm[number + 1]].mention.kind == .person
      else { return false }
      return !(0..<tree.count).contains { token in
        termOfToken[token] == number && tree.name(around: token).contains { termOfToken[$0] == number + 1 }
      }
    }
  }

  /// Whether the sentence has a surname of the question behind another given name only: "Anton Mauer" where it asks of Felix Mauer.
  private func isOfOtherGivenName(_ given: Int, _ surname: Int, _ question: Question) -> Bool {
    guard lacks(given), isMet(surname), relaxations[surname] == .exact,
      question.tree.rows[question.terms[surname].token].mention.kind == .person
    else { return false }
    let bearers = (0..<tree.count).filter {
      termOfToken[$0] == surname && tree.rows[$0].lower == question.terms[surname].lower
    }
    guard !bearers.isEmpty else { return false }
    // A title stands before the name that it describes; the words of a name hang on its first.
    return bearers.allSatisfy { token in
      token > 0 && tree.rows[token].mention.kind == .person && tree.rows[token].relation == .flat
        && tree.parents[token] == token - 1 && tree.rows[token - 1].upos == .propn
    }
  }

  /// Whether the sentence has the first word of a name only before another last word: "Mount Sarra" where it asks of Mount Sarno.
  private func isOfOtherLastName(_ first: Int, _ last: Int, _ question: Question) -> Bool {
    guard question.terms[first].part == .name, question.terms[last].part == .name, isMet(first), lacks(last),
      question.tree.rows[question.terms[last].token].relation != .root,
      question.tree.parents[question.terms[last].token] == question.terms[first].token
        || question.tree.parents[question.terms[first].token] == question.terms[last].token
    else { return false }
    let bearers = tree.rows.indices.filter { termOfToken[$0] == first && tree.rows[$0].upos == .propn }
    return !bearers.isEmpty
      && bearers.allSatisfy { token in
        let next = token + 1
        return tree.rows.indices.contains(next) && tree.rows[next].upos == .propn && termOfToken[next] < 0
          && tree.name(around: token).contains(next) && tree.rows[token].lower == question.terms[first].lower
      }
  }

  /// Whether the sentence has one of two words of a name only by a pronoun, and that stands for a longer name without the other:
  /// "it", of Mount Gray, where the question asks of Mount Ulla.
  private func isOtherName(_ met: Int, _ other: Int, _ question: Question, _ index: FactIndex) -> Bool {
    guard question.terms[met].part == .name, question.terms[other].part == .name, isMet(met), lacks(other),
      question.terms[other].text.utf8.count > 2,
      !nearTerms[other] || question.tree.rows[question.terms[met].token].mention.kind == .place,
      case let row = tree.rows[tokenOfTerm[met]], row.upos == .pron, row.entity >= 0
    else { return false }
    return index.entities[Int(row.entity)].words.count > 1
  }

  /// Whether the sentence has a term in the question's own form, as a word of a name.
  private func isNamed(_ number: Int) -> Bool {
    isMet(number) && relaxations[number] == .exact && tree.rows[tokenOfTerm[number]].mention != .none
  }
}

extension Tree {
  /// Whether a token stands below a verb in a circumstance or a clause, not in the phrase that takes part in it.
  fileprivate func isBeside(_ phrase: Int, _ token: Int, of verb: Int) -> Bool {
    guard dominates(verb, token), !dominates(phrase, token) else { return false }
    var child = token
    while parents[child] >= 0, parents[child] != verb { child = parents[child] }
    switch rows[child].relation.universal {
    case .obl: return adposition(of: child) != nil
    case .advcl, .conj, .parataxis, .acl: return true
    default: return false
    }
  }
}

extension Question {
  /// Whether a term heads the name of somebody who takes part in what the question's verb says.
  fileprivate func isPerson(_ number: Int) -> Bool {
    let token = terms[number].token
    guard [.nsubj, .nsubjPass, .obj, .iobj].contains(tree.rows[token].relation) else { return false }
    // "The poet Ann Lee" is headed by the noun.
    guard terms[number].part == .name || tree.nameBehind(token) != nil else { return false }
    let kind = tree.rows[tree.nameBehind(token) ?? token].mention.kind
    return kind == .person || kind == nil
  }
}
