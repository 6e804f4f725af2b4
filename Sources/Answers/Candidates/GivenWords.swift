import Index
import Language

/// Which phrases of a sentence cannot answer because of what the question already says: they only repeat it, or say of what it names
/// something else than it asks.
struct GivenWords {
  private let type: AnswerType
  /// Which terms of the question are names.
  private let isName: [Bool]
  private let match: SentenceMatch
  private let tree: Tree
  /// Whether somebody or something else is asked for than the names of the question: who did it, or to whom.
  private let asksForOther: Bool
  /// The tokens that meet the question's names, where another is asked for.
  private let names: [Int]
  /// How many names' words the question has.
  private let nameCount: Int
  private let asksForSeveral: Bool
  /// The noun of "which lake"; -1 where the answer needs no noun of its own.
  private let noun: Int
  /// The verb's token where the sentence has a noun for it: "murder" where the question asks who murdered; -1 otherwise.
  private let nominal: Int
  /// The verb is said of several things of what the question names: "discovered isotopes of radium".
  private let isDoneToOther: Bool
  private let asksForAttribute: Bool
  private let asksWhere: Bool
  private let isAboutName: Bool

  init(_ question: borrowing Question, _ match: SentenceMatch, _ index: borrowing FactIndex) {
    type = question.type
    let tree = match.tree
    self.match = match
    self.tree = tree
    let governor = question.hole.governor
    let isOfVerb = governor >= 0 && question.terms[governor].part == .verb
    asksForSeveral = question.asksForList
    asksForOther =
      isOfVerb && [.who, .whom, .what].contains(question.kind)
      && (question.hole.role == .subject || question.hole.role == .object) && question.typeTerm < 0
    let isName = question.terms.map { $0.part == .name }
    self.isName = isName
    let termOfToken = match.termOfToken
    names =
      asksForOther
      ? termOfToken.indices.filter {
        termOfToken[$0] >= 0 && isName[termOfToken[$0]] && !Self.isNamesake($0, question, match)
      } : []
    nameCount = isName.count { $0 }
    noun = question.asksWithNoun ? question.typeTerm : -1
    let token = isOfVerb && question.hole.role == .subject ? match.tokenOfTerm[governor] : -1
    nominal = token >= 0 && tree.rows[token].upos == .noun ? token : -1
    let object = token >= 0 && tree.rows[token].upos == .verb ? tree.child(of: token, .obj) ?? -1 : -1
    isDoneToOther =
      object >= 0 && tree.rows[object].inflection == .plural && termOfToken[object] < 0
      && tree.children(of: object).contains { child in
        tree.rows[child].relation == .nmod
          && (tree.left[child]..<tree.right[child]).contains { termOfToken[$0] >= 0 && termOfToken[$0] != governor }
      }
    // "or" gives the answers to choose from.
    asksForAttribute =
      question.hole.role == .attribute && [.who, .what, .which, .where].contains(question.kind)
      && !question.tree.rows.contains { $0.lower.knownWord == .or }
    asksWhere = question.kind == .where && governor >= 0 && Self.isNamed(governor, question)
    let title = index.document(of: match.sentence).titleTerms
    isAboutName =
      asksWhere
      && question.terms.indices.allSatisfy { number in
        !isName[number] || title.has(question.terms[number])
      }
  }

  /// Whether a token only shares a word with the name that the question has: Walter Pellworth, where that is Pellworth Stoves.
  private static func isNamesake(_ token: Int, _ question: borrowing Question, _ match: SentenceMatch) -> Bool {
    let name = match.tree.name(around: token)
    let others = question.namesBeside(match.termOfToken[token])
    return name.count > 1 && !others.isEmpty && name.allSatisfy { $0 == token || match.termOfToken[$0] < 0 }
      && !others.contains(where: match.isMet)
  }

  /// Whether a term is a name or has one before it: "the Sahara desert".
  private static func isNamed(_ number: Int, _ question: borrowing Question) -> Bool {
    question.terms[number].part == .name
      || question.tree.children(of: question.terms[number].token).contains { child in
        question.tree.rows[child].relation == .compound && question.tree.rows[child].upos == .propn
      }
  }

  /// Whether the noun is one of persons, bodies or places.
  private var isOfBeing: Bool {
    switch type {
    case .person, .organization, .place: true
    default: false
    }
  }

  /// Whether nothing of that speaks against a phrase; O(its length and depth).
  func admits(_ candidate: Candidate) -> Bool {
    !isAllGiven(candidate) && !isWhatGivenIs(candidate) && !isOfGivenName(candidate) && !repeatsNoun(candidate)
      && mayHaveDone(candidate)
      && mayBePlace(candidate)
  }

  /// "the boiling point" does not say what the boiling point is.
  private func isAllGiven(_ candidate: Candidate) -> Bool {
    guard asksForAttribute else { return false }
    return candidate.tokens.allSatisfy { token in
      let term = match.termOfToken[token]
      return term >= 0 && match.relaxations[term] == .exact || tree.isFunctional(token)
    }
  }

  /// "a chemist" of "Ann Lee was a chemist" is neither who taught Ann Lee nor what she found.
  private func isWhatGivenIs(_ candidate: Candidate) -> Bool {
    guard !names.isEmpty else { return false }
    // "also known as Lee" right behind the name, and "Lee" of it.
    var clause = candidate.head
    if tree.rows[clause].relation.universal == .obl, case let verb = tree.parents[clause], verb >= 0,
      [.know, .call].contains(tree.rows[verb].lemma.knownWord)
    {
      clause = verb
    }
    if tree.rows[clause].relation.universal == .acl || tree.rows[clause].relation == .appos,
      names.contains(tree.parents[clause])
    {
      return true
    }
    // "The environmental group" of "the environmental group Clean Baltic".
    let isBefore = names.contains { name in
      tree.parents[name] == candidate.head && tree.left[name] == candidate.head + 1
        && [.appos, .nmodDesc].contains(tree.rows[name].relation) && !candidate.tokens.contains(name)
    }
    if isBefore { return true }
    // "French" and "civil rights" of "a French lawyer and civil rights activist" as well.
    var attribute = tree.antecedent(of: candidate.head) ?? candidate.head
    while tree.parents[attribute] >= 0,
      [.conj, .amod, .compound, .flat, .nmodDesc].contains(tree.rows[attribute].relation)
    {
      attribute = tree.parents[attribute]
    }
    guard tree.child(of: attribute, .cop) != nil, let subject = tree.child(of: attribute, .nsubj),
      tree.rows[subject].upos == .propn
    else { return false }
    return names.contains(subject) || tree.name(around: subject).contains(where: names.contains)
  }

  /// A longer form of a full name that the question has, or a word of it, is nobody else; nor is the name that its letters
  /// stand for.
  private func isOfGivenName(_ candidate: Candidate) -> Bool {
    if asksForOther, tree.rows[candidate.head].upos == .propn, spellsGivenLetters(candidate.head) { return true }
    guard nameCount > 1, !names.isEmpty, tree.rows[candidate.head].upos == .propn else { return false }
    let name = tree.name(around: candidate.head)
    let met = Set(name.map { match.termOfToken[$0] }.filter { $0 >= 0 && isName[$0] })
    return met.count == nameCount && candidate.tokens.allSatisfy(name.contains)
  }

  /// Whether all words of a name meet one name of the question, as those of "General Motors" meet "GM".
  private func spellsGivenLetters(_ token: Int) -> Bool {
    let name = tree.name(around: token)
    let term = match.termOfToken[token]
    return name.count > 1 && term >= 0 && isName[term] && name.allSatisfy { match.termOfToken[$0] == term }
  }

  /// "only five lakes", a year or a verb does not say which lake, nor does "their favourite lake" before its name.
  private func repeatsNoun(_ candidate: Candidate) -> Bool {
    guard noun >= 0 else { return false }
    if isOfBeing, TypeFit.fit(of: candidate.sort, to: type) == .misses { return true }
    let row = tree.rows[candidate.head]
    // "Gifts from the firm" are not the firm, nor "three measures" three.
    if case let parent = tree.parents[candidate.head], parent >= 0, match.termOfToken[parent] == noun {
      if row.upos == .num, row.relation == .nummod { return true }
      if row.relation == .nmod, type != .time, let marker = tree.adposition(of: candidate.head),
        [.from, .by, .for, .with].contains(tree.rows[marker].lower.knownWord)
      {
        return true
      }
    }
    switch row.upos {
    case .verb:
      return candidate.cut == .word || row.inflection == .past || row.inflection == .present
        || row.inflection == .presentThirdPerson
    case .noun:
      guard match.termOfToken[candidate.head] == noun else { return false }
      if row.inflection == .plural { return tree.child(of: candidate.head, .nummod) != nil }
      return !asksForSeveral
        && tree.children(of: candidate.head).contains { name in
          name > candidate.head && !candidate.tokens.contains(name) && tree.rows[name].upos == .propn
            && [.appos, .nmodDesc, .flat].contains(tree.rows[name].relation)
            && (candidate.head + 1..<tree.left[name]).allSatisfy { tree.rows[$0].upos == .punct }
        }
    default: return false
    }
  }

  /// Where the sentence has a noun for the verb, who did it stands below that noun, or is the subject of a verb above it: not "Peru"
  /// in "he was president of Peru until his murder", nor "citizens" in "they asked for designs and whether citizens want a
  /// change".
  private func mayHaveDone(_ candidate: Candidate) -> Bool {
    if isDoneToOther { return false }
    guard nominal >= 0 else { return true }
    if tree.dominates(nominal, candidate.head) { return true }
    var head = candidate.head
    while let whole = whole(of: head) { head = whole }
    switch tree.rows[head].relation {
    case .nsubj, .nsubjPass, .nsubjOuter, .oblAgent, .csubj:
      return tree.parents[head] < 0 || tree.dominates(tree.parents[head], nominal)
    case .root: return true
    case .obj, .iobj:
      // "blamed him for the murder", not "led the union until his murder".
      switch tree.adposition(of: nominal).flatMap({ tree.rows[$0].lower.knownWord }) {
      case .for, .of, .with, .to: return true
      default: break
      }
    default: break
    }
    return tree.dominates(head, nominal)
  }

  /// What a token is joined to, or is a part of the name or noun of; nil where it stands by itself.
  private func whole(of token: Int) -> Int? {
    switch tree.rows[token].relation {
    case .conj, .appos, .flat, .compound, .nmodDesc: tree.parents[token] >= 0 ? tree.parents[token] : nil
    default: nil
    }
  }

  /// Where a thing is, is said of it, not of what lies in it.
  private func mayBePlace(_ candidate: Candidate) -> Bool {
    guard asksWhere, !isAboutName else { return true }
    return tree.rows.indices.contains { token in
      guard match.termOfToken[token] >= 0, isName[match.termOfToken[token]] else { return false }
      if tree.dominates(token, candidate.head) { return true }
      var head = token
      while let whole = whole(of: head) {
        head = whole
        if tree.dominates(head, candidate.head), tree.rows[head].upos != .verb { return true }
      }
      return tree.rows[head].relation.universal == .nsubj || tree.parents[head] < 0
    }
  }
}
