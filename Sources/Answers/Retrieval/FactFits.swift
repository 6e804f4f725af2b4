import Facts
import Index
import Language
import Text

/// How the facts of one sentence fit the question's fact with a hole: unification over the normal form, where every
/// difference is a named relaxation with its price, and a role swap never fits.
struct FactFits {
  /// How well any "be" or "have" fits a question of which nothing but that was read.
  private static let anyShare = 0.3

  /// A fact that fits, and the argument that fills the hole.
  struct Fit {
    var fact: Int32
    /// The filler's head within the sentence.
    var filler: Int
    /// 0...1; 1 where predicate and all arguments agree word for word.
    var quality: Double
    /// Arguments of the question's fact that the text's fact has too.
    var matched: Int
    /// Those that it lacks.
    var missing: Int
    /// It has another participant where the question names one.
    var conflicts: Bool
    /// That is somebody else by name.
    var namesAnother: Bool
    /// The heads of the fact's arguments, where some fit of the sentence says what speaks against an answer.
    var others: [Int] = []
    /// It did not come about, as far as the text says, where the question asks what did.
    var isOnlyMeant = false
    /// The text says that it is not so, and the question does not.
    var isDenied = false
  }

  private(set) var fits: [Fit] = []
  let tree: Tree
  private(set) var bestFit = 0.0
  /// A fact has the question's arguments in each other's places.
  private(set) var isSwapped = false
  /// A fact has two of them so.
  private(set) var isExchanged = false
  /// Heads that have the other place in a fact of the verb: what was sold, where the question asks who sold what.
  private(set) var displaced: [Int] = []

  init(
    question: borrowing Question, pattern: FactPattern?, match: borrowing SentenceMatch,
    index: borrowing FactIndex
  ) {
    tree = match.tree
    guard let pattern else { return }
    let row = index.sentences[Int(match.sentence)]
    for number in row.facts { unify(number, question, pattern, match, index) }
    for number in index.derivedNumbers(of: match.sentence) { unify(number, question, pattern, match, index) }
    bestFit = fits.reduce(0) { max($0, $1.quality) }
    guard fits.contains(where: { $0.namesAnother || $0.isDenied }) else { return }
    for number in fits.indices {
      fits[number].others = index.arguments(of: index.fact(fits[number].fact)).map { Int($0.head - tree.firstToken) }
    }
  }

  /// The best quality of a fit in which the head fills the hole and every argument of the question agrees, one at least.
  func completeFit(of head: Int) -> Double {
    fits.reduce(0) { fills($1, head) && $1.matched > 0 && $1.missing == 0 ? max($0, $1.quality) : $0 }
  }

  /// Whether a phrase with that head fills the hole of a fit: the filler itself, or its number, name or apposition.
  func fills(_ fit: Fit, _ head: Int) -> Bool {
    if fit.filler == head { return true }
    guard tree.parents[head] == fit.filler else { return false }
    switch tree.rows[head].relation {
    case .nummod, .flat, .appos, .nmodDesc: return true
    default: return false
    }
  }

  /// Whether a fact says that it is not so; what was not so until 1931 has been so since.
  func saysNo(_ fact: FactRow) -> Bool {
    let verb = Int(fact.predicateToken - tree.firstToken)
    guard fact.saysNo, tree.rows.indices.contains(verb) else { return false }
    return fact.modality != .asserted || !tree.isNegated(verb) || tree.deniesOutright(verb)
  }

  /// Whether a fact counts a noun that the phrase, a number of the same noun, does not count there: "eleven" in "arrested
  /// eleven men and injured two men", where the question asks how many men were injured.
  func countsElsewhere(_ head: Int, noun term: Int, _ match: SentenceMatch) -> Bool {
    let noun = tree.nounCounted(by: head)
    var isCounted = false
    for fit in fits where fit.quality >= 0.5 && match.termOfToken[fit.filler] == term {
      if fit.filler == noun { return false }
      isCounted = isCounted || (tree.left[fit.filler]..<fit.filler).contains { tree.rows[$0].relation == .nummod }
    }
    return isCounted
  }

  func fit(of head: Int) -> Double {
    fits.reduce(0) { fills($1, head) ? max($0, $1.quality) : $0 }
  }

  private func predicateQuality(
    of fact: FactRow, _ question: Question, _ pattern: FactPattern, _ match: SentenceMatch
  ) -> Double? {
    if pattern.predicateTerm < 0 || fact.predicate == pattern.predicate && fact.rule != .none {
      return fact.predicate == pattern.predicate ? 1 : nil
    }
    if fact.rule != .none {
      // A derived fact has the word it was derived from, but not its meaning: "buy" from "sold … to".
      let word = question.terms[pattern.predicateTerm].expansions.first { $0.symbol == fact.predicate }
      return word.map(\.relaxation.quality)
    }
    let token = Int(fact.predicateToken - match.tree.firstToken)
    guard match.meets(pattern.predicateTerm, at: token), !match.tree.isOfCopula(fact, at: token) else { return nil }
    return match.tokenQuality[token]
  }

  private mutating func unify(
    _ row: Int32, _ question: Question, _ pattern: FactPattern, _ match: SentenceMatch, _ index: FactIndex
  ) {
    // Most facts are about another predicate, which its token tells.
    if pattern.predicateTerm >= 0, let token = index.statedPredicateToken(row),
      !match.meets(pattern.predicateTerm, at: Int(token - match.tree.firstToken))
    {
      return
    }
    let fact = index.fact(row)
    guard let predicate = predicateQuality(of: fact, question, pattern, match) else { return }
    let agreement = Agreement(of: fact, with: pattern, match, index)
    if agreement.isSwapped { isSwapped = true }
    if agreement.isExchanged { isExchanged = true }
    let share =
      (agreement.conflicts ? 0.4 : 1)
      * (pattern.arguments.isEmpty
        ? pattern.predicateTerm < 0 ? Self.anyShare : 1
        : 0.3 + 0.7 * Double(agreement.matched) / Double(pattern.arguments.count))
    guard let holeRole = pattern.holeRole else { return }
    for argument in index.arguments(of: fact) {
      let head = Int(argument.head - match.tree.firstToken)
      guard match.tree.rows.indices.contains(head) else { continue }
      let isMarked = pattern.preposition != .none && argument.preposition == pattern.preposition
      let isOnlyObject = holeRole == .patient && argument.role == .recipient && !index.hasPatient(fact)
      let role = isMarked || isOnlyObject ? 1 : holeRole.accepts(argument.role)
      if role == 0, pattern.isReversed(argument, in: fact, index) { displaced.append(head) }
      guard role > 0, match.termOfToken[head] < 0 || match.termOfToken[head] == pattern.typeTerm else { continue }
      fits.append(
        Fit(
          fact: row, filler: head, quality: predicate * share * role, matched: agreement.matched,
          missing: agreement.missing, conflicts: agreement.conflicts, namesAnother: agreement.namesAnother,
          isOnlyMeant: pattern.asksForEvent && fact.isOnlyMeant,
          isDenied: !pattern.isNegative && saysNo(fact) && (fact.modality != .counterfactual || !question.hasModal)))
    }
  }
}

extension Tree {
  /// Whether a fact only says with "be" what a verb of its own says: "was" of "was to have fired".
  func isOfCopula(_ fact: FactRow, at token: Int) -> Bool {
    fact.predicate.knownWord == .be && rows.indices.contains(token) && rows[token].upos == .verb
  }
}

extension FactRow {
  /// Whether the text has it that it is not so: denied, or never come about.
  var saysNo: Bool { polarity == .negative || modality == .denied || modality == .counterfactual }

  /// Whether it is planned, asked for or may be; what happens on a condition or in the future is not taken for that.
  fileprivate var isOnlyMeant: Bool {
    switch modality {
    case .possible, .requested: true
    case .planned: construction == .infinitive
    case .asserted, .denied, .conditional, .obligatory, .counterfactual: false
    }
  }
}
