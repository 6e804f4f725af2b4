import Rules
import Text

extension RuleSet {
  /// What is worth knowing of rules that feed one another: circles, and chains in which a cut is made; as notes.
  ///
  /// O(rules + the pairs of them of which one feeds the other).
  package var notes: [Diagnostic] {
    let next = followers
    var notes: [Diagnostic] = []
    /// How many rules a chain from each has at most; nil while it is being looked at or not yet.
    var depths = [Int?](repeating: nil, count: rules.count)
    var isOnPath = [Bool](repeating: false, count: rules.count)
    for start in rules.indices where depths[start] == nil {
      // Depth first without recursion: rule files of thousands may be one chain.
      var path: [(rule: Int, edge: Int)] = [(start, 0)]
      isOnPath[start] = true
      while let (rule, edge) = path.last {
        guard edge < next[rule].count else {
          depths[rule] = 1 + (next[rule].compactMap { depths[$0] }.max() ?? 0)
          isOnPath[rule] = false
          path.removeLast()
          continue
        }
        path[path.count - 1].edge += 1
        let follower = next[rule][edge]
        if isOnPath[follower], let first = path.firstIndex(where: { $0.rule == follower }) {
          notes.append(circle(path[first...].map(\.rule)))
        } else if depths[follower] == nil {
          isOnPath[follower] = true
          path.append((follower, 0))
        }
      }
      if let depth = depths[start], depth > RuleMatcher.maximumRounds {
        notes.append(
          Diagnostic(
            .note, "‘\(rules[start].rule.name)’ begins a chain of \(depth) rules", rules[start].rule.place,
            path: rules[start].path,
            hint: "facts are derived \(RuleMatcher.maximumRounds) rules deep; the rest is cut off"))
      }
    }
    return notes
  }

  /// Whether a rule looks for nothing but the facts that it derives, which are there without it.
  package func findsOnlyKnown(_ name: String) -> Bool {
    guard let number = rules.firstIndex(where: { $0.rule.name == name }) else { return false }
    return rules[number].patterns.allSatisfy { $0.predicates.allSatisfy { $0 == derivedClasses[number] } }
  }

  /// By rule, those that look for what it derives.
  private var followers: [[Int]] {
    var seekers: [Symbol: [Int]] = [:]
    for (number, rule) in rules.enumerated() {
      for predicate in Set(rule.patterns.flatMap(\.predicates)) { seekers[predicate, default: []].append(number) }
    }
    // A rule that looks for its own verb only finds what is known.
    return derivedClasses.enumerated().map { rule, derived in
      (seekers[derived] ?? []).filter { $0 != rule }
    }
  }

  private func circle(_ members: [Int]) -> Diagnostic {
    let names = members.map { "‘\(rules[$0].rule.name)’" }
    let first = members.first.map { rules[$0] }
    return Diagnostic(
      .note, "the rules \(names.joined(separator: " and ")) feed one another", first?.rule.place ?? LinePlace(),
      path: first?.path ?? "",
      hint: "a fact that is known already is not derived again, so that the circle ends")
  }
}
