/// Objections without what they point at.
extension Objection {
  /// The cases of `Objection`, which says what each means.
  package enum Kind: Int, CaseIterable, Sendable {
    case number, name, part, stranger, owner, deed, predicate, tally, wording, modifier, counted, few, source,
      participant
    case other, otherSide, event, sort, kind, rank, superlative, reason, holder, meant, affirmed, denied, contrary
    case time, untold, echo, pointing

    package var name: String { String(describing: self) }

    /// What it does where all documents are asked; it is a signal of the confidence besides, and where one document is asked
    /// no more than that.
    package var effect: Effect {
      switch self {
      case .wording: .lowers
      case .tally, .superlative: .doubts
      default: .decides
      }
    }

    package enum Effect {
      /// It is no more than a signal.
      case lowers
      /// The answer is withheld where it is not very sure, or another objection doubts it as well.
      case doubts
      /// The answer is withheld however sure it is.
      case decides
    }
  }

  var kind: Kind {
    switch self {
    case .number: .number
    case .name: .name
    case .part: .part
    case .stranger: .stranger
    case .owner: .owner
    case .deed: .deed
    case .predicate: .predicate
    case .tally: .tally
    case .wording: .wording
    case .modifier: .modifier
    case .counted: .counted
    case .few: .few
    case .source: .source
    case .participant: .participant
    case .other: .other
    case .otherSide: .otherSide
    case .event: .event
    case .sort: .sort
    case .kind: .kind
    case .rank: .rank
    case .superlative: .superlative
    case .reason: .reason
    case .holder: .holder
    case .meant: .meant
    case .affirmed: .affirmed
    case .denied: .denied
    case .contrary: .contrary
    case .time: .time
    case .untold: .untold
    case .echo: .echo
    case .pointing: .pointing
    }
  }
}
