/// Objections without what they point at.
extension Objection {
  /// The cases of `Objection`, which says what each means.
  package enum Kind: CaseIterable, Sendable {
    case number, name, owner, predicate, deed, modifier, counted, source, participant, otherSide, event, sort, kind,
      superlative, reason, holder, meant, affirmed, denied, contrary, time, echo, pointing

    package var name: String { String(describing: self) }

    /// Whether only a word of the question is lacking: the text may say the same in other words.
    var isOfWording: Bool { self == .predicate }
  }

  var kind: Kind {
    switch self {
    case .number: .number
    case .name: .name
    case .owner: .owner
    case .predicate: .predicate
    case .deed: .deed
    case .modifier: .modifier
    case .counted: .counted
    case .source: .source
    case .participant: .participant
    case .otherSide: .otherSide
    case .event: .event
    case .sort: .sort
    case .kind: .kind
    case .superlative: .superlative
    case .reason: .reason
    case .holder: .holder
    case .meant: .meant
    case .affirmed: .affirmed
    case .denied: .denied
    case .contrary: .contrary
    case .time: .time
    case .echo: .echo
    case .pointing: .pointing
    }
  }
}
