import Index
import Language

/// How a phrase stands to a predicate or noun, whatever the grammar was: the agent of an active, a passive, a relative
/// clause and a nominal is the `subject` in all of them.
package enum Attachment: UInt8, Sendable, CaseIterable {
  case none, subject, object, recipient, attribute, possessor, complement, oblique, modifier, numeral, content, clause,
    adverb, itself, dependent, ancestor

  package var name: String { String(describing: self) }
}

extension Tree {
  /// How `token`, the head of a phrase, is attached to `governor`; O(depth × extent).
  func attachment(of token: Int, to governor: Int) -> Attachment {
    if token == governor { return .itself }
    let phrase = firstConjunct(token)
    if phrase == governor { return .none }
    var verb = governor
    // A verb without a subject of its own shares the one of the verb it depends on.
    for _ in 0..<4 {
      let direct = directAttachment(of: phrase, to: verb)
      if direct != .none { return verb == governor || direct == .subject ? direct : .dependent }
      let relation = rows[verb].relation.universal
      guard parents[verb] >= 0, [.conj, .xcomp, .advcl].contains(relation),
        child(of: verb, .nsubj, .nsubjPass, .csubj) == nil
      else { break }
      verb = parents[verb]
    }
    if dominates(governor, token) { return .dependent }
    return dominates(token, governor) ? .ancestor : .none
  }

  private func directAttachment(of phrase: Int, to governor: Int) -> Attachment {
    if parents[phrase] == governor { return dependentAttachment(of: phrase, to: governor) }
    guard parents[governor] == phrase else { return .none }
    switch rows[governor].relation {
    case .aclRelcl: return gap(of: governor)
    case .acl:
      switch rows[governor].inflection {
      case .pastParticiple: return .object
      case .gerund: return .subject
      default: return .none
      }
    case .nsubj, .nsubjPass: return rows[phrase].upos == .verb ? .none : .attribute
    case .appos, .flat, .nmodDesc: return .attribute
    case .compound: return rows[phrase].upos == .propn ? .attribute : .none
    case .nmodPoss: return .ancestor
    default: return .none
    }
  }

  private func dependentAttachment(of phrase: Int, to governor: Int) -> Attachment {
    let isVerb = rows[governor].upos == .verb
    switch rows[phrase].relation {
    case .nsubj, .csubj, .nsubjOuter, .csubjOuter:
      return isVerb || rows[governor].upos == .adj ? .subject : .attribute
    case .nsubjPass, .csubjPass: return .object
    case .obj: return .object
    case .iobj: return .recipient
    case .oblAgent: return .subject
    case .obl, .oblUnmarked: return .oblique
    case .nmodPoss: return .possessor
    case .nmod, .nmodUnmarked: return .complement
    case .appos, .flat, .nmodDesc: return .attribute
    case .amod, .compound: return .modifier
    case .nummod: return .numeral
    case .ccomp: return .content
    case .xcomp: return rows[phrase].upos == .verb ? .content : .attribute
    case .advcl, .acl, .parataxis: return .clause
    case .advmod: return .adverb
    default: return .none
    }
  }

  /// The place in a relative clause that its noun fills.
  private func gap(of verb: Int) -> Attachment {
    guard let subject = child(of: verb, .nsubj, .nsubjPass) else { return isPassive(verb) ? .object : .subject }
    if isRelativiser(subject) {
      if rows[subject].relation == .nsubjPass { return .object }
      return rows[verb].upos == .verb ? .subject : .attribute
    }
    return child(of: verb, .obj) == nil ? .object : .oblique
  }

  /// A pronoun that opens a relative clause.
  private func isRelativiser(_ token: Int) -> Bool {
    switch rows[token].lower.knownWord {
    case .who, .which, .that, .whom: true
    default: false
    }
  }
}
