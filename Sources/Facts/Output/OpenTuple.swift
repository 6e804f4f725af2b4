import Language
import Text

/// A fact as open information extraction writes it: a relation between phrases, in the words of the sentence.
///
/// The form that CaRB (Bhardwaj et al. 2019, doi:10.18653/v1/D19-1651) compares: the relation with its auxiliaries and the
/// preposition of what follows, the subject first, then the other arguments in their order.
package struct OpenTuple: Sendable {
  package var relation: [TokenIndex]
  /// Words put before the relation's own: "is" for attributes without a copula.
  package var implied: String
  /// The subject, then the rest; a preposition that is not part of the relation stands in its argument.
  package var arguments: [Range<TokenIndex>]
  /// 0...1: how often facts of this construction are what people write down.
  package var confidence: Double

  /// nil for facts that people do not write down as a tuple: without two arguments, or without words of a relation.
  package init?(_ fact: Fact, in facts: DocumentFacts) {
    let analysis = facts.analysis
    guard let subject = OpenTuple.subject(of: fact) else { return nil }
    var rest = fact.arguments.indices.filter { $0 != subject }.map { fact.arguments[$0] }
    rest.removeAll { $0.role == fact.arguments[subject].role && $0.preposition == .none }
    // What stands before the verb comes last: people write the time of "On Monday, X met Y" behind.
    let verb = fact.predicateToken
    rest.sort { a, b in
      let (isLateA, isLateB) = (a.tokens.lowerBound < verb, b.tokens.lowerBound < verb)
      return isLateA == isLateB ? a.tokens.lowerBound < b.tokens.lowerBound : !isLateA
    }
    implied = ""
    relation = []
    arguments = [fact.arguments[subject].tokens]
    confidence = 0.5
    switch fact.construction {
    case .apposition, .titleName:
      guard let attribute = rest.first(where: { $0.role == .attribute }) else { return nil }
      implied = "is"
      arguments.append(attribute.extent.contains(fact.arguments[subject].head) ? attribute.tokens : attribute.extent)
      confidence = fact.construction == .apposition ? 0.6 : 0.5
      return
    case .nominal, .possessive, .compound, .rule: return nil
    case .active, .passive, .relative, .participle, .infinitive, .copula, .existential: break
    }
    relation = OpenTuple.verbGroup(of: fact, in: analysis)
    rest.removeAll { $0.role == .possessor }
    guard !relation.isEmpty else { return nil }
    // "strictly maintain": an adverb is part of the relation.
    for argument in rest where argument.role == .manner && argument.tokens.count == 1 && argument.preposition == .none {
      relation.append(argument.head)
    }
    rest.removeAll { $0.role == .manner && $0.tokens.count == 1 && $0.preposition == .none }
    relation.sort()
    var seen = Set<TokenIndex>()
    for argument in rest where seen.insert(argument.extent.lowerBound).inserted {
      var range = argument.fact == nil && argument.extent.contains(argument.head) ? argument.extent : argument.tokens
      if argument.preposition != .none, let start = OpenTuple.preposition(before: range, in: analysis) {
        if arguments.count == 1 { relation += start..<range.lowerBound } else { range = start..<range.upperBound }
      }
      arguments.append(range)
    }
    guard arguments.count > 1 else { return nil }
    confidence = fact.construction == .infinitive ? 0.55 : fact.construction == .participle ? 0.65 : 0.8
  }

  /// The argument that comes first: the agent of an active, the patient of a passive.
  private static func subject(of fact: Fact) -> Int? {
    let wanted: [Argument.Role] = [.agent, .patient, .recipient]
    for role in wanted {
      if let found = fact.arguments.firstIndex(where: { $0.role == role && $0.preposition == .none && $0.fact == nil })
      {
        return found
      }
    }
    return nil
  }

  /// The predicate with its auxiliaries, copula, negation and particle, in the order of the sentence.
  private static func verbGroup(of fact: Fact, in analysis: Analysis) -> [TokenIndex] {
    let sentence = analysis.sentences[Int(fact.sentence)]
    var group: [TokenIndex] = []
    var hasCopula = false
    for token in sentence.tokens where analysis.head(of: token, in: sentence) == fact.predicateToken {
      switch analysis.tokens[Int(token)].relation {
      case .cop:
        hasCopula = true
        group.append(token)
      case .aux, .auxPass, .compoundPrt: group.append(token)
      case .mark where analysis.tokens[Int(token)].upos == .part: group.append(token)
      case .advmod where analysis.tokens[Int(token)].upos == .part: group.append(token)
      default: continue
      }
    }
    if !hasCopula { group.append(fact.predicateToken) }
    return group.sorted()
  }

  /// Where the prepositions right before a phrase begin.
  private static func preposition(before range: Range<TokenIndex>, in analysis: Analysis) -> TokenIndex? {
    var start = range.lowerBound
    while start > 0,
      analysis.tokens[Int(start) - 1].relation == .caseMarker
        || analysis.tokens[Int(start) - 1].relation == .fixed
    {
      start -= 1
    }
    return start < range.lowerBound ? start : nil
  }
}
