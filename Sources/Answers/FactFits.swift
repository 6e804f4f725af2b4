import Facts
import Index
import Language
import Text

/// How the facts of one sentence fit the question's fact with a hole: unification over the normal form, where every
/// difference is a named relaxation with its price, and a role swap never fits.
struct FactFits {
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
  }

  private(set) var fits: [Fit] = []
  private let tree: Tree
  private(set) var bestFit = 0.0
  /// A fact has the question's arguments in each other's places.
  private(set) var isSwapped = false

  init(question: Question, pattern: FactPattern?, match: SentenceMatch, index: FactIndex) {
    tree = match.tree
    guard let pattern else { return }
    let row = index.sentences[Int(match.sentence)]
    for number in row.facts { unify(number, pattern, match, index) }
    for number in index.derivedNumbers(of: match.sentence) { unify(number, pattern, match, index) }
    bestFit = fits.reduce(0) { max($0, $1.quality) }
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

  /// Whether the head fills the hole only in facts that have another participant where the question names one.
  func isContradicted(_ head: Int) -> Bool {
    var isFilled = false
    for fit in fits where fills(fit, head) {
      guard fit.conflicts else { return false }
      isFilled = true
    }
    return isFilled
  }

  func fit(of head: Int) -> Double {
    fits.reduce(0) { fills($1, head) ? max($0, $1.quality) : $0 }
  }

  private func predicateQuality(
    of fact: FactRow, _ pattern: FactPattern, _ match: SentenceMatch, _ index: FactIndex
  ) -> Double? {
    if pattern.predicateTerm < 0 {
      return fact.predicate == pattern.predicate ? 1 : nil
    }
    let token = Int(fact.predicateToken - match.tree.firstToken)
    if match.termOfToken.indices.contains(token), match.termOfToken[token] == pattern.predicateTerm {
      return match.tokenQuality[token]
    }
    return nil
  }

  private mutating func unify(
    _ row: Int32, _ pattern: FactPattern, _ match: SentenceMatch, _ index: FactIndex
  ) {
    let fact = index.fact(row)
    guard let predicate = predicateQuality(of: fact, pattern, match, index) else { return }
    let arguments = index.arguments(of: fact)
    var matched = 0
    var missing = 0
    var swapped = false
    var conflicts = false
    for wanted in pattern.arguments {
      var found = false
      var isTaken = false
      for argument in arguments {
        guard wanted.terms.contains(where: { Self.holds(argument, $0, match) }) else {
          if argument.role == wanted.role, wanted.role.isParticipant, argument.entity >= 0, pattern.predicateTerm >= 0 {
            isTaken = true
          }
          continue
        }
        if argument.role == wanted.role || wanted.role.isCircumstance && argument.role.isCircumstance {
          found = true
        } else if wanted.role.isParticipant, argument.role.isParticipant {
          swapped = true
        }
      }
      if found {
        matched += 1
      } else {
        missing += 1
        if isTaken { conflicts = true }
      }
    }
    if swapped, missing > 0 {
      isSwapped = true
      conflicts = true
    }
    let share =
      (conflicts ? 0.4 : 1)
      * (pattern.arguments.isEmpty ? 1 : 0.3 + 0.7 * Double(matched) / Double(pattern.arguments.count))
    for argument in arguments {
      let head = Int(argument.head - match.tree.firstToken)
      guard match.tree.rows.indices.contains(head) else { continue }
      let role = pattern.holeRole.accepts(argument.role)
      guard role > 0, match.termOfToken[head] < 0 || match.termOfToken[head] == pattern.typeTerm else { continue }
      fits.append(
        Fit(
          fact: row, filler: head, quality: predicate * share * role, matched: matched, missing: missing,
          conflicts: conflicts))
    }
  }

  /// Whether the argument's phrase, or what hangs on its head by two edges at most, meets the term.
  static func holds(_ argument: ArgumentRow, _ term: Int, _ match: SentenceMatch) -> Bool {
    let first = Int(argument.tokens.lowerBound - match.tree.firstToken)
    let last = Int(argument.tokens.upperBound - match.tree.firstToken)
    for token in max(0, first)..<max(0, min(last, match.termOfToken.count)) where match.termOfToken[token] == term {
      return true
    }
    if match.tokenOfTerm[term] >= max(0, first), match.tokenOfTerm[term] < last { return true }
    let head = Int(argument.head - match.tree.firstToken)
    guard match.tree.rows.indices.contains(head) else { return false }
    for token in match.tree.left[head]..<match.tree.right[head]
    where match.termOfToken[token] == term && match.tree.dominates(head, token)
      && match.tree.depth[token] <= match.tree.depth[head] + 2
    {
      return true
    }
    return false
  }
}

/// The question's fact with its hole, in terms of the question.
struct FactPattern {
  struct Wanted {
    var role: Argument.Role
    /// The terms of its phrase's head and of the names in it; one of them must agree.
    var terms: [Int]
  }

  var predicate: Symbol
  /// -1 where the predicate is none of the terms ("be").
  var predicateTerm: Int
  var holeRole: Argument.Role
  var typeTerm: Int
  var arguments: [Wanted]
}

extension FactPattern {
  /// The fact of the question that holds its wh-phrase; nil where no fact does.
  init?(question: Question, facts: DocumentFacts, first: TokenIndex, symbol: (Symbol) -> Symbol) {
    let tree = question.tree
    func isHole(_ argument: Argument) -> Bool {
      let tokens = Int(argument.tokens.lowerBound - first)..<Int(argument.tokens.upperBound - first)
      return tokens.contains(question.wh)
    }
    let holding = facts.facts.filter { $0.arguments.contains(where: isHole) }
    guard question.wh >= 0,
      let fact = holding.min(by: { a, b in
        let depth = { (fact: Fact) -> Int in
          let token = Int(fact.predicateToken - first)
          return tree.depth.indices.contains(token) ? tree.depth[token] : .max
        }
        return depth(a) < depth(b)
      }), let hole = fact.arguments.first(where: isHole)
    else { return nil }
    predicate = symbol(fact.predicate)
    let token = Int(fact.predicateToken - first)
    predicateTerm = question.terms.firstIndex { $0.token == token } ?? -1
    holeRole = hole.role
    typeTerm = question.typeTerm
    arguments = []
    for argument in fact.arguments where !isHole(argument) {
      let head = Int(argument.head - first)
      let tokens = Int(argument.tokens.lowerBound - first)..<Int(argument.tokens.upperBound - first)
      let terms = question.terms.indices.filter { number in
        let term = question.terms[number]
        return term.token == head || term.part == .name && tokens.contains(term.token)
      }
      if !terms.isEmpty { arguments.append(Wanted(role: argument.role, terms: terms)) }
    }
  }
}

extension Argument.Role {
  /// Who or what takes part, as against where, when and how.
  var isParticipant: Bool {
    switch self {
    case .agent, .patient, .recipient, .attribute: true
    default: false
    }
  }

  var isCircumstance: Bool { !isParticipant }

  /// How well an argument of `other` fills a hole of this role: 1, something less for a neighbouring role, 0.
  func accepts(_ other: Argument.Role) -> Double {
    if self == other { return 1 }
    switch (self, other) {
    case (.place, .goal), (.place, .origin), (.goal, .place), (.origin, .place): return 0.8
    case (.time, .duration), (.duration, .time): return 0.6
    case (.cause, .purpose), (.purpose, .cause): return 0.8
    case (.patient, .content), (.content, .patient), (.topic, .content), (.patient, .attribute), (.attribute, .patient):
      return 0.8
    case (.manner, .instrument), (.instrument, .manner), (.companion, .instrument): return 0.7
    case (.quantity, .patient), (.patient, .quantity): return 0.5
    default: return 0
    }
  }
}
