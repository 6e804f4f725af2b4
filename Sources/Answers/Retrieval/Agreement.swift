import Facts
import Index
import Language
import Text

/// How the arguments of a fact agree with those of the question's.
struct Agreement {
  /// Arguments of the question's fact that the text's fact has too.
  private(set) var matched = 0
  /// Those that it lacks.
  private(set) var missing = 0
  /// It has the question's arguments in each other's places.
  private(set) var isSwapped = false
  /// It has two of them so: who bought, and what was bought of whom.
  private(set) var isExchanged = false
  /// It has another participant where the question names one.
  private(set) var conflicts = false
  /// That is somebody else by name.
  private(set) var namesAnother = false

  init(
    of fact: FactRow, with pattern: borrowing FactPattern, _ match: borrowing SentenceMatch,
    _ index: borrowing FactIndex
  ) {
    guard !pattern.arguments.isEmpty else { return }
    let arguments = index.arguments(of: fact)
    lazy var hasPatient = index.hasPatient(fact)
    var swapped = 0
    for wanted in pattern.arguments {
      var found = false
      var isTaken = false
      var isNamed = false
      var isElsewhere = false
      for argument in arguments {
        guard wanted.terms.contains(where: { Self.holds(argument, $0, match) }) || wanted.isMeant(by: argument, index)
        else {
          if argument.role == wanted.role, argument.entity >= 0,
            wanted.role.isParticipant && pattern.predicateTerm >= 0 || wanted.role == .possessor
          {
            if wanted.isCalled(argument, match, index) {
              found = true
            } else if !wanted.mayBeSpokenFor(by: argument, index) {
              isTaken = true
              isNamed =
                isNamed || index.tokens[Int(argument.head)].upos == .propn
                || index.tokens[Int(argument.head)].upos == .noun && wanted.namesPerson
                  && index.entities[Int(argument.entity)].kind == .person
            }
          }
          continue
        }
        // What is said with "be" may be said either way round, and "is closed" of what somebody closed. "She accused him
        // of it" has two objects where "who accused him" has one.
        if argument.role == wanted.role || wanted.role.isCircumstance && argument.role.isCircumstance
          || pattern.predicate.knownWord == .be && wanted.role.isIdentity
            && (argument.role.isIdentity || argument.role == .patient)
          || wanted.role == .patient && argument.role == .recipient && !hasPatient
          || pattern.undergoes && wanted.role == .agent && argument.role == .patient
        {
          found = true
        } else if wanted.role.isParticipant || wanted.role == .origin && pattern.holeRole == .agent,
          argument.role.isParticipant,
          wanted.terms.allSatisfy({ Self.holds(argument, $0, match) }) || !wanted.isNamedAfter(argument, index)
        {
          isElsewhere = true
        }
      }
      if found {
        matched += 1
      } else if wanted.role == .time, wanted.terms.allSatisfy({ match.titleTerms[$0] }) {
        // The document is of that day.
        continue
      } else {
        missing += 1
        if isElsewhere { swapped += 1 }
        if isTaken { conflicts = true }
        if isNamed, wanted.role != .possessor { namesAnother = true }
      }
    }
    if swapped > 0 {
      isSwapped = true
      isExchanged = swapped > 1 && matched == 0
      conflicts = true
      if isExchanged { namesAnother = true }
    }
  }

  /// Whether the argument's phrase, or what hangs on its head by two edges at most, meets the term.
  static func holds(_ argument: ArgumentRow, _ term: Int, _ match: SentenceMatch) -> Bool {
    let first = Int(argument.tokens.lowerBound - match.tree.firstToken)
    let last = Int(argument.tokens.upperBound - match.tree.firstToken)
    let head = Int(argument.head - match.tree.firstToken)
    guard match.tree.rows.indices.contains(head) else { return false }
    for token in max(0, first)..<max(0, min(last, match.termOfToken.count))
    where match.termOfToken[token] == term && !isBeside(token, head, match.tree) {
      return true
    }
    if case let token = match.tokenOfTerm[term], token >= max(0, first), token < last,
      !isBeside(token, head, match.tree)
    {
      return true
    }
    // "Envoys of A met": A is who meets, and the envoys are.
    var above = head
    while [.nmod, .nmodPoss, .conj, .appos, .compound].contains(match.tree.rows[above].relation),
      match.tree.parents[above] >= 0
    {
      above = match.tree.parents[above]
      if match.termOfToken[above] == term { return true }
    }
    for token in match.tree.left[head]..<match.tree.right[head]
    where match.termOfToken[token] == term && match.tree.dominates(head, token)
      && match.tree.depth[token] <= match.tree.depth[head] + 2 && !isInClause(token, below: head, match.tree)
      && !isBeside(token, head, match.tree)
    {
      return true
    }
    return false
  }

  /// Whether a token belongs to a phrase without being who or what it names: "her" of "her predecessor", or a word of a relative clause.
  private static func isBeside(_ token: Int, _ head: Int, _ tree: Tree) -> Bool {
    tree.rows[token].upos == .pron && tree.rows[token].relation == .nmodPoss && token != head
      || isInRelative(token, below: head, tree)
  }

  /// Whether a relative clause behind a comma holds a token below a head: "Norchem, which is no part of Nordchem, …".
  private static func isInRelative(_ token: Int, below head: Int, _ tree: Tree) -> Bool {
    tree.hasAncestor(from: token, below: head) { tree.rows[$0].relation == .aclRelcl && tree.isSetOff($0) }
  }

  /// Whether an adverbial clause of a head holds a token below it: "… is the largest, while the other has 180 seats".
  private static func isInClause(_ token: Int, below head: Int, _ tree: Tree) -> Bool {
    tree.hasAncestor(from: token, below: head) {
      tree.rows[$0].relation == .advcl || tree.rows[$0].relation == .parataxis
    }
  }
}

extension FactIndex {
  /// Whether something is done to somebody or something; an amount beside whom it is taken from is none: "was fined 500
  /// euros".
  func hasPatient(_ fact: FactRow) -> Bool {
    arguments(of: fact).contains { $0.role == .patient && !isAmount($0.tokens) }
  }

  /// Whether a measure or a sum of money, not a count, stands in the tokens.
  private func isAmount(_ tokens: Range<Int32>) -> Bool {
    quantities(in: tokens).contains { $0.kind != .count && $0.kind != .ordinal }
  }
}
