import Text

extension TimeReader {
  enum Tense { case past, present, future }

  /// The tense of the clause that a token stands in, from the nearest verb above it; nil where there is none.
  func tense(at index: TokenIndex) -> Tense? {
    var token = index
    for _ in 0..<12 {
      guard let head = analysis.head(of: token, in: sentence), sentence.tokens.contains(head) else { break }
      token = head
      if let tense = tense(ofVerb: token) { return tense }
    }
    return nil
  }

  /// nil where the token is no predicate.
  private func tense(ofVerb verb: TokenIndex) -> Tense? {
    let token = analysis.tokens[Int(verb)]
    var auxiliary: Tense?
    var hasTo = false
    for index in sentence.tokens where analysis.head(of: index, in: sentence) == verb {
      let child = analysis.tokens[Int(index)]
      switch child.relation {
      case .aux, .auxPass, .cop:
        switch child.inflection {
        case .past: auxiliary = .past
        case .modal: auxiliary = auxiliary ?? .future
        case .present, .presentThirdPerson:
          // "has fallen" speaks of the past, "is built" of the present.
          let isPerfect = child.relation == .aux && token.inflection == .pastParticiple
          auxiliary = auxiliary ?? (isPerfect ? .past : .present)
        default: break
        }
      case .mark where child.upos == .part: hasTo = true
      default: break
      }
    }
    if let auxiliary { return auxiliary }
    guard token.upos == .verb else { return nil }
    switch token.inflection {
    case .past, .pastParticiple: return .past
    case .base: return hasTo ? .future : .present
    case .present, .presentThirdPerson: return .present
    default: return nil
    }
  }

  /// The preposition that governs a token ("since", "by", "until"), directly before its phrase.
  func preposition(before index: TokenIndex) -> Symbol {
    var before = index - 1
    if isArticle(before) || word(before).kind == .edge { before -= 1 }
    guard sentence.tokens.contains(before), analysis.tokens[Int(before)].upos == .adp || reads(before, symbols.since)
    else {
      return .none
    }
    return analysis.tokens[Int(before)].lower
  }

  /// Whether the time lies before or after the day of writing, from the preposition and the tense.
  func direction(at index: TokenIndex) -> Tense {
    let preposition = preposition(before: index)
    if preposition == symbols.since { return .past }
    let tense = tense(at: index)
    if preposition == symbols.by || preposition == symbols.until, tense != .past { return .future }
    return tense ?? .present
  }

  /// The year of a month, or a day of it, that is written without one: the one nearest to the day of writing that the
  /// tense allows, or the year the text spoke of last where the sentence or an undated text set one.
  func impliedYear(month: Int, day: Int?, at index: TokenIndex) -> (year: Int?, reason: String) {
    if let reference, anchor == nil {
      let year = Int(CivilDate(dayNumber: reference.day).year)
      return (year, "in \(year), which the text named before")
    }
    guard let today = anchorDate else { return (nil, "no day of writing is known") }
    let (year, thisMonth) = (Int(today.year), Int(today.month))
    let isLater = month > thisMonth || month == thisMonth && (day ?? 0) > Int(today.day)
    let isEarlier = month < thisMonth || month == thisMonth && (day ?? 31) < Int(today.day)
    switch direction(at: index) {
    case .past:
      // "a June 3 hearing has been scheduled" in May: a day a few weeks ahead is not eleven months gone.
      let isSoon = day != nil && (month - thisMonth + 12) % 12 <= 1
      return (isLater && !isSoon ? year - 1 : year, "before \(anchorText)")
    case .future: return (isEarlier ? year + 1 : year, "after \(anchorText)")
    case .present:
      // Nearest, with a bias to what has happened: news in January speaks of October as last year's.
      let distance = month - thisMonth
      return (distance > 4 ? year - 1 : distance < -8 ? year + 1 : year, "near \(anchorText)")
    }
  }
}
