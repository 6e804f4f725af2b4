import Index
import Language
import Text

/// Answers which one a superlative belongs to, from sentences that say it of somebody or something by their grammar: "Baikal is the
/// deepest lake in the world", "the deepest lake, Baikal, …", "Huron, the second-largest after Superior".
///
/// The noun must be the question's, with nothing beside it that chooses among fewer, and of the same place.
struct SuperlativeHolder {
  private let superlative: Superlative
  private let words = SuperlativeWords.bundled
  private let search: Search
  private let index: FactIndex

  /// Where a superlative's holder stands in one sentence.
  private struct Finding {
    var sentence: Int32
    var range: ByteRange
    var confidence: Double
  }

  private static let confidence = 0.85
  /// How many sentences besides those considered are looked at.
  private static let sentenceLimit = 400
  /// Of what is said by way of another: "second only to Superior".
  private static let indirectConfidence = 0.75

  /// nil where the question does not ask which one a superlative belongs to.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    guard let superlative = search.ranking.superlative, superlative.noun >= 0, !search.question.isNegated else {
      return nil
    }
    self.superlative = superlative
    self.search = search
    self.index = copy index
  }

  /// Adds what the sentences say; leaves the reply alone where none does.
  func fill(_ reply: inout Reply) {
    var findings = search.ranking.considered.flatMap { self.findings(in: $0.match) }
    let known = Set(search.ranking.considered.map(\.sentence))
    let terms = TermTable(search.question)
    for sentence in sentences where !known.contains(sentence) {
      findings += self.findings(
        in: SentenceMatch(question: search.question, terms: terms, sentence: sentence, index: index))
    }
    findings.sort { $0.confidence > $1.confidence }
    for finding in findings {
      let answer = Answer(finding.range, of: finding.sentence, confidence: finding.confidence, index)
      reply.gather(answer, limit: 3, isSame: AnswerText.isSame)
    }
  }

  /// The sentences that have superlative and noun, whatever else of the question they lack.
  private var sentences: [Int32] {
    let term = search.question.terms[superlative.term]
    let all = ([term.lower] + term.expansions.map(\.symbol)).flatMap(sentences(with:))
    return Array(all.prefix(Self.sentenceLimit))
  }

  private func sentences(with word: Symbol) -> [Int32] {
    let noun = search.question.terms[superlative.noun].lemma
    return index.postings.withRows(word) { superlatives in
      index.postings.withRows(noun) { nouns in
        var both: [Int32] = []
        var next = nouns.startIndex
        for sentence in superlatives where both.count < Self.sentenceLimit {
          while next < nouns.endIndex, nouns[next] < sentence { next += 1 }
          guard next < nouns.endIndex else { break }
          if nouns[next] == sentence, search.scope == nil || search.scope == index.sentences[Int(sentence)].document {
            both.append(sentence)
          }
        }
        return both
      }
    }
  }

  private func findings(in match: SentenceMatch) -> [Finding] {
    let tree = match.tree
    return superlative.tokens(in: match).compactMap { token in
      let noun = noun(of: token, tree)
      let behind = superlative.ranksBehind(token, tree, index)
      guard behind == 0 || behind == 1, isMeant(noun, token, match), !isOneOf(noun, tree) else { return nil }
      let range = behind == 0 ? holder(of: noun, match) : next(after: noun, tree)
      guard let range else { return nil }
      return Finding(
        sentence: match.sentence, range: range,
        confidence: behind == 0 ? Self.confidence : Self.indirectConfidence)
    }
  }

  /// The noun that a superlative stands before, or the superlative itself where the noun is left out.
  private func noun(of token: Int, _ tree: Tree) -> Int {
    var adjective = token
    if tree.rows[token].relation == .conj, case let first = tree.firstConjunct(token),
      tree.rows[first].relation == .amod
    {
      adjective = first
    }
    return tree.rows[adjective].relation == .amod && tree.parents[adjective] >= 0 ? tree.parents[adjective] : token
  }

  /// "One of the largest" is no more than that.
  private func isOneOf(_ noun: Int, _ tree: Tree) -> Bool {
    tree.rows[noun].upos != .adj && tree.rows[noun].inflection == .plural && !search.question.asksForList
      && !DescriptionWords.bundled.classes.contains(tree.lemma(of: noun, index))
      || tree.isMarked(noun, by: .of)
  }

  /// Whether the noun is the question's, chosen among as many.
  private func isMeant(_ noun: Int, _ token: Int, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    let isSaidShort = noun == token && isSaidShort(of: noun, match)
    if noun == token {
      // "the fifth planet from the Sun, and the largest in the system".
      let first = tree.firstConjunct(noun)
      let named =
        first == noun ? tree.child(of: noun, .nsubj).map { tree.left[$0]..<tree.right[$0] } : first..<first + 1
      // "The observatory has three telescopes. The largest is the Vane reflector."
      let isElided = match.nearTerms[superlative.noun] && saysOfTitle(noun, tree)
      guard isElided || isSaidShort || named?.contains(where: { match.termOfToken[$0] == superlative.noun }) == true
      else {
        return false
      }
    } else if !isNamed(noun, match) {
      return false
    }
    let asked = superlative.scope
    let isEverywhere = asked.allSatisfy { words.everywhere.contains(search.question.terms[$0].word) }
    let extent = tree.left[noun]..<tree.right[noun]
    var isTitle = saysOfTitle(noun, tree)
    let isOpen = superlative.isOfOrder && asked.isEmpty
    for child in tree.children(of: noun) where child != token {
      switch tree.rows[child].relation.universal {
      case .nmod, .obl:
        if tree.rows[child].relation == .nmodPoss, tree.rows[child].upos == .pron {
          isTitle = true
          if isEverywhere, !isOpen { return false }
        } else if !isOpen, !isAside(child, tree), choosesAmongOthers(child, asked, isEverywhere, match) {
          return false
        }
      case .amod, .compound: if child < noun, !isSame(child, match), narrows(child, match) { return false }
      case .acl: if child > noun, tree.rows[child - 1].upos != .punct, narrowsBy(child, match) { return false }
      default: break
      }
    }
    return isEverywhere
      || asked.allSatisfy { number in
        extent.contains { match.termOfToken[$0] == number } || isTitle && isSpokenOf(number, match)
          || isOfItsSubject(noun, number, match)
          || isFronted(number, before: extent.lowerBound, match) || isSaidShort && match.nearTerms[number]
          || words.everywhere.contains(search.question.terms[number].word)
      }
  }

  /// Whether a name is called the superlative of what a sentence beside it has: "We compared three firms. Brightacre was the
  /// cheapest."
  private func isSaidShort(of adjective: Int, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    guard match.nearTerms[superlative.noun], tree.child(of: adjective, .cop) != nil,
      tree.child(of: adjective, .det).map({ tree.rows[$0].lower.knownWord == .the }) == true,
      let subject = tree.child(of: adjective, .nsubj), tree.rows[subject].upos == .propn
    else { return false }
    return search.kinds.fit(ofHead: subject, in: tree) != .isOther
  }

  /// Whether a phrase of place stands between commas and so only tells where the superlative's noun is: "the smallest office, in
  /// Halifax, has …".
  private func isAside(_ head: Int, _ tree: Tree) -> Bool {
    tree.rows[head].upos == .propn && tree.isSetOff(head) && tree.isMarked(head, by: .in)
  }

  /// Whether the first or last of something is spoken of without saying of what, in a sentence about a name of the question: "the
  /// Rovers were founded by Farrow, who became the first chairman".
  private func isOfItsSubject(_ noun: Int, _ term: Int, _ match: SentenceMatch) -> Bool {
    let (tree, token) = (match.tree, match.tokenOfTerm[term])
    guard superlative.isOfOrder, token >= 0, tree.child(of: noun, .nmod, .nmodPoss) == nil,
      let subject = tree.child(of: tree.root, .nsubj, .nsubjPass)
    else { return false }
    return (tree.left[subject]..<tree.right[subject]).contains(token)
  }

  /// Whether a term is in the title, or a pronoun of the sentence stands for it.
  private func isSpokenOf(_ term: Int, _ match: SentenceMatch) -> Bool {
    let token = match.tokenOfTerm[term]
    return match.titleTerms[term] || token >= 0 && match.tree.rows[token].upos == .pron
  }

  /// Whether a term opens the sentence and says where: "In vertebrates, the most common form is …".
  private func isFronted(_ term: Int, before start: Int, _ match: SentenceMatch) -> Bool {
    let token = match.tokenOfTerm[term]
    return token >= 0 && token < start && match.tree.isMarked(token, by: .in)
  }

  /// Whether a noun is said of what its document is about: "the largest city is …" among what is told of a country.
  private func saysOfTitle(_ noun: Int, _ tree: Tree) -> Bool {
    tree.child(of: noun, .nmod, .nmodPoss) == nil && tree.rows[noun].relation == .nsubj
      && tree.child(of: noun, .det).map { tree.rows[$0].lower.knownWord == .the } == true
  }

  /// Whether a noun is the one that the question has, or a wider one: the first person in a place is the first man there.
  private func isNamed(_ noun: Int, _ match: SentenceMatch) -> Bool {
    isSame(noun, match) || search.kinds.isWider(match.tree.rows[noun].lemma)
      || DescriptionWords.bundled.classes.contains(match.tree.lemma(of: noun, index)) && noun > 0
        && match.tree.rows[noun - 1].relation == .compound && isSame(noun - 1, match)
  }

  /// Whether a noun is the question's own, or one that names the same as that does: "sovereign state" for "country".
  private func isSame(_ noun: Int, _ match: SentenceMatch) -> Bool {
    guard match.termOfToken[noun] == superlative.noun else { return false }
    if match.tokenQuality[noun] >= Relaxation.spelling.quality { return true }
    let (said, asked) = (match.tree.lemma(of: noun, index), search.question.terms[superlative.noun].word)
    return search.relations.isKind(said, of: asked) && search.relations.isKind(asked, of: said)
  }

  /// Whether a phrase of place or owner behind the noun, or before it, is none that the question has.
  private func choosesAmongOthers(_ head: Int, _ asked: [Int], _ isEverywhere: Bool, _ match: SentenceMatch) -> Bool {
    let tree = match.tree
    if let marker = tree.adposition(of: head), tree.rows[head].relation != .nmodPoss {
      if words.beside.contains(tree.lemma(of: marker, index)) { return false }
    }
    if tree.rows[head].upos == .num || isPlain(head, tree) { return false }
    // "the Arab world" is not the world.
    if words.everywhere.contains(tree.lemma(of: head, index)) {
      return tree.children(of: head).contains { child in
        [.amod, .compound, .nmodPoss].contains(tree.rows[child].relation) && narrows(child, match)
      }
    }
    return !asked.contains(match.termOfToken[head])
      && !(tree.rows[head].mention != .none
        && tree.name(around: head).contains { asked.contains(match.termOfToken[$0]) })
  }

  /// Whether an adjective or noun before the noun chooses among fewer.
  private func narrows(_ modifier: Int, _ match: SentenceMatch) -> Bool {
    match.termOfToken[modifier] < 0 && !match.tree.isSuperlative(modifier) && !isPlain(modifier, match.tree)
      && !words.everywhere.contains(match.tree.lemma(of: modifier, index))
      && words.rank(of: match.tree.lemma(of: modifier, index)) == nil
  }

  /// Whether a clause behind the noun chooses among fewer: none of its words is the question's.
  private func narrowsBy(_ clause: Int, _ match: SentenceMatch) -> Bool {
    let extent = match.tree.left[clause]..<match.tree.right[clause]
    return !isPlain(clause, match.tree) && !extent.contains { superlative.scope.contains(match.termOfToken[$0]) }
  }

  private func isPlain(_ token: Int, _ tree: Tree) -> Bool { words.plain.contains(tree.lemma(of: token, index)) }

  /// The bytes of what is said to be the noun; nil where nothing is.
  private func holder(of noun: Int, _ match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    if let name = tree.child(of: noun, .appos), tree.rows[name].mention != .none || tree.rows[name].upos == .propn {
      return range(of: name, match)
    }
    if let place = tree.children(of: noun).first(where: { $0 > noun && isAside($0, tree) }) {
      return range(of: place, match)
    }
    switch tree.bearer(of: noun, on: Self.path, isName: { tree.rows[$0].upos == .propn }) {
    case .subject(let subject, of: _): return range(of: subject, match)
    case .name(let name): return range(of: name, match)
    case .nobody, nil: break
    }
    // "the deepest lake is Baikal"; a name that the parser made a second subject of the clause.
    let parent = tree.parents[noun]
    guard parent >= 0, [.nsubj, .nsubjPass].contains(tree.rows[noun].relation) else { return nil }
    if let copula = tree.child(of: parent, .cop) {
      if tree.rows[parent].upos == .propn { return range(of: parent, match) }
      // "the largest crowd was 8,716".
      let isSaid = isBare(parent, tree) || tree.rows[parent].upos == .num
      if isSaid, noun < copula, copula < parent { return tree.bytes(of: copula + 1..<parent + 1) }
      // "the largest supplier is the Hofer farm", "… the shipping company Norlane".
      if let name = tree.nameBehind(parent) { return range(of: name, match) }
      let phrase = tree.phrase(of: parent)
      if noun < copula, phrase.contains(where: { tree.rows[$0].upos == .propn }) { return tree.bytes(of: phrase) }
    }
    return tree.children(of: parent).first { child in
      child > noun && tree.rows[child].relation == tree.rows[noun].relation && tree.left[child] == tree.right[noun]
        || child > noun && tree.rows[child].relation == tree.rows[noun].relation
          && tree.left[child] == tree.right[noun] + 1
    }.flatMap { range(of: $0, match) }
  }

  /// Whether a noun is a kind's own name: "parthenogenesis", "Kitti's bat", but no "home to many".
  private func isBare(_ noun: Int, _ tree: Tree) -> Bool {
    tree.rows[noun].upos == .noun && tree.child(of: noun, .det, .nmod, .acl) == nil
      && !DescriptionWords.bundled.classes.contains(tree.lemma(of: noun, index))
  }

  /// "A pilot who became the first person in space": who the pilot is, is said above.
  private static let path = SubjectPath(
    holders: .copularOrComplement, shared: [.conj, .appos, .acl], ofNames: [.acl, .appos, .conj])

  /// The name behind "after" or "only to" with the second-largest.
  private func next(after noun: Int, _ tree: Tree) -> ByteRange? {
    let marked = (noun + 1..<tree.count).first { token in
      guard [.propn, .noun].contains(tree.rows[token].upos), let marker = tree.adposition(of: token), marker > noun,
        tree.rows[marker].lower.knownWord == .after
      else { return false }
      return tree.parents[token] == noun || tree.rows[tree.parents[token]].relation == .cop
    }
    guard let marked, tree.child(of: marked, .conj) == nil else { return nil }
    return name(around: marked, tree)
  }

  /// The bytes of a subject: its name or noun phrase, or for a pronoun the name that it stands for or the document is about.
  private func range(of head: Int, _ match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    guard tree.rows[head].upos == .pron else {
      if tree.rows[head].upos == .propn || tree.rows[head].mention != .none { return name(around: head, tree) }
      let start = (tree.left[head]..<head).first { tree.rows[$0].relation != .det } ?? head
      return tree.bytes(of: start..<head + 1)
    }
    return index.titleInText(of: index.sentences[Int(match.sentence)].document)
  }

  private func name(around token: Int, _ tree: Tree) -> ByteRange {
    let name = tree.name(around: token)
    // "Lake Baikal", whose first word is no part of the name for the name finder.
    let head = name.contains(tree.parents[token]) ? tree.parents[token] : token
    let end =
      tree.children(of: head).last { $0 >= name.upperBound && tree.rows[$0].relation == .flat } ?? name.upperBound - 1
    return tree.bytes(of: name.lowerBound..<max(end + 1, name.upperBound))
  }
}
