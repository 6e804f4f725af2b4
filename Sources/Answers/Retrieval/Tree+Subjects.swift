import Index
import Language

/// How far up the subject of a word is looked for.
///
/// A predicate has its subject below it, or shares the subject of the word above: of the verb that it is joined to, of the noun that it
/// is an apposition of or whose relative clause it heads (the propagated subjects of Enhanced Universal Dependencies; Schuster &
/// Manning 2016). Which of that is believed is for the asker to say: where a noun names its holder, "the capital", no verb
/// between may be climbed over; where a verb gives a name, nearly all may.
struct SubjectPath {
  /// Which words have a subject: nouns and adjectives with a copula, these and complements ("became the president", "making it the
  /// largest"), or all predicates.
  enum Holders { case copular, copularOrComplement, all }

  var holders = Holders.all
  /// Whether of two subjects that the parser gives a predicate the nearer one counts: "One of the first, he was called".
  var prefersNearer = false
  /// The relations by which a word shares the subject of the word above it, without their subtypes.
  var shared: [Relation]
  /// The relations by which a word is said of the name above it.
  var ofNames: [Relation] = [.acl, .appos]
  /// Whether a clause on a noun without a copula may be said of what that noun is said of: "Ann Lee, a king called the Sailor".
  var passesBareNouns = true
  /// Whether a clause behind a noun and a comma may be said of the subject of the whole: ", best known for".
  var crossesCommas = false
}

extension Tree {
  /// What a predicate is said of.
  enum Bearer {
    /// The head of the subject that a predicate has below it.
    case subject(Int, of: Int)
    /// The name that the predicate hangs on.
    case name(Int)
    /// Nothing: the predicate heads a sentence without a subject.
    case nobody
  }

  /// Whom or what a predicate is said of, on that path; nil where something on it tells of another. O(depth × extent).
  func bearer(of predicate: Int, on path: SubjectPath, isName: (Int) -> Bool) -> Bearer? {
    var head = predicate
    while true {
      var clause = head
      if let subject = ownSubject(of: head, on: path) {
        guard isRelative(subject) else { return .subject(subject, of: head) }
        // "A pilot who became the first": the verb is the pilot's clause.
        if rows[head].relation == .xcomp, parents[head] >= 0 { clause = parents[head] }
      }
      let above = parents[clause]
      guard above >= 0 else { return .nobody }
      let relation = rows[clause].relation.universal
      if path.ofNames.contains(relation), isName(above) { return .name(above) }
      guard path.shared.contains(relation) else { return nil }
      if relation == .acl {
        if path.crossesCommas, left[clause] > 0, rows[left[clause]].relation == .punct, rows[above].upos != .verb {
          head = self.clause(above: above)
          continue
        }
        guard child(of: above, .cop) != nil || path.passesBareNouns && sharesSubject(above) else { return nil }
      }
      head = above
    }
  }

  private func ownSubject(of head: Int, on path: SubjectPath) -> Int? {
    if path.holders == .all || child(of: head, .cop) != nil {
      let subjects = children(of: head).filter { rows[$0].relation.universal == .nsubj }
      return path.prefersNearer ? subjects.last : subjects.first
    }
    guard path.holders == .copularOrComplement, rows[head].relation == .xcomp, parents[head] >= 0 else { return nil }
    return child(of: parents[head], .obj) ?? child(of: parents[head], .nsubj)
  }

  /// Whether a word stands for the noun above its clause.
  private func isRelative(_ token: Int) -> Bool {
    switch rows[token].lower.knownWord {
    case .who, .which, .that: true
    default: false
    }
  }

  /// Whether a noun shares what the word above it is said of.
  private func sharesSubject(_ noun: Int) -> Bool { [.appos, .conj, .xcomp].contains(rows[noun].relation) }

  /// The head of the clause that a noun stands in.
  func clause(above noun: Int) -> Int {
    var head = noun
    while parents[head] >= 0, child(of: head, .nsubj, .nsubjPass, .nsubjOuter) == nil { head = parents[head] }
    return head
  }
}
