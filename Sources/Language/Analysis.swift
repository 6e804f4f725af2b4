import Documents
import Text

/// A token's position in its document's flat array of tokens, from 0.
package typealias TokenIndex = Int32

/// What the analyser found in one document: flat arrays, offsets into the document's text.
package struct Analysis: Sendable {
  /// Interns the forms and lemmas of this analysis.
  package var symbols: SymbolTable
  /// All tokens of the document, sentence after sentence.
  package var tokens: [Token] = []
  /// In order; they tile `tokens`.
  package var sentences: [Sentence] = []
  /// In order of their first token, not overlapping.
  package var names: [Name] = []
  /// In order of their first token, not overlapping.
  package var times: [TimeExpression] = []
  /// In order of their first token, not overlapping.
  package var quantities: [Quantity] = []
  /// At most one a token, in the order of `token`.
  package var links: [Link] = []

  package init(symbols: SymbolTable = SymbolTable()) { self.symbols = symbols }

  /// The head of a token as a position in `tokens`; nil for the root of its sentence.
  package func head(of token: TokenIndex, in sentence: Sentence) -> TokenIndex? {
    let head = tokens[Int(token)].head
    return head < 0 ? nil : sentence.tokens.lowerBound + head
  }

  /// The bytes from the first token of a range to the end of its last.
  package func range(of span: Range<TokenIndex>) -> ByteRange {
    guard !span.isEmpty else { return ByteRange(start: 0, end: 0) }
    return ByteRange(
      start: tokens[Int(span.lowerBound)].range.start, end: tokens[Int(span.upperBound) - 1].range.end)
  }

  /// The number of the sentence a token stands in; O(log n).
  package func sentence(of token: TokenIndex) -> Int {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A sentence: its bytes and tokens, and the block that it stands in.
package struct Sentence: Hashable, Sendable {
  /// From the first byte of its first token to the end of its last.
  package var range: ByteRange
  package var tokens: Range<TokenIndex>
  /// The number of the document's block it stands in.
  package var block: Int32

  package init(range: ByteRange, tokens: Range<TokenIndex>, block: Int32) {
    self.range = range
    self.tokens = tokens
    self.block = block
  }
}

/// A name in the text: "Azerbaijan", "Ilham Aliyev", "the Globe and Mail" (without its article), "Armenians".
public struct Name: Hashable, Sendable {
  /// What a name is the name of.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case person, place, organization, nationality, event, product, other
  }

  /// What may decide the kind of a name.
  package enum Reason: UInt8, Sendable, CaseIterable {
    case gazetteer, title, givenName, suffix, role, context, earlierMention, shape
  }

  package var kind: Kind
  package var tokens: Range<TokenIndex>
  package var head: TokenIndex
  /// What decided the kind, for `:explain`.
  package var reason: Reason

  package init(kind: Kind, tokens: Range<TokenIndex>, head: TokenIndex, reason: Reason) {
    self.kind = kind
    self.tokens = tokens
    self.head = head
    self.reason = reason
  }
}

/// A time expression as TIMEX3 (ISO 8601) has them, and the interval of days it covers.
public struct TimeExpression: Hashable, Sendable {
  /// The types of TIMEX3.
  public enum Kind: UInt8, Sendable, CaseIterable { case date, time, duration, set }
  /// How exact a time is.
  public enum Granularity: UInt8, Sendable, CaseIterable {
    case moment, day, week, month, quarter, season, year, decade, century, vague
  }

  package var kind: Kind
  package var tokens: Range<TokenIndex>
  package var range: ByteRange
  /// `2023-09-21`, `2020`, `2006-W12`, `P3D`, `PRESENT_REF`.
  package var value: String
  package var granularity: Granularity
  /// First and last day, numbered as `CivilDate.dayNumber`; nil where the value names no interval (durations, sets).
  package var days: ClosedRange<Int32>?
  /// What it was resolved against and how, for `:explain`: "Thursday before 2023-09-21".
  package var reason: String

  package init(
    kind: Kind, tokens: Range<TokenIndex>, range: ByteRange, value: String, granularity: Granularity,
    days: ClosedRange<Int32>?, reason: String
  ) {
    self.kind = kind
    self.tokens = tokens
    self.range = range
    self.value = value
    self.granularity = granularity
    self.days = days
    self.reason = reason
  }
}

/// A number with its unit: "more than 6,700 people", "six weeks", "$26 million", "14-year-old".
public struct Quantity: Hashable, Sendable {
  /// How the number bounds what is meant.
  package enum Comparator: UInt8, Sendable, CaseIterable { case exactly, about, atLeast, moreThan, atMost, lessThan }
  /// What a quantity counts or measures.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case count, ordinal, percent, fraction, money, length, area, volume, mass, speed, temperature, age, duration, other
  }

  package var kind: Kind
  /// The comparator, the number and a unit of measure; not the counted noun ("more than 6,700").
  package var tokens: Range<TokenIndex>
  package var value: Double
  /// The upper end of a range ("5 to 10"); else equal to `value`.
  package var upper: Double
  package var comparator: Comparator
  /// Lemma of the unit or of the counted noun ("people", "kilometre", "US$"); `.none` where there is neither.
  package var unit: Symbol
  /// The counted noun's token; nil where there is none.
  package var counted: TokenIndex?

  package init(
    kind: Kind, tokens: Range<TokenIndex>, value: Double, upper: Double, comparator: Comparator, unit: Symbol,
    counted: TokenIndex?
  ) {
    self.kind = kind
    self.tokens = tokens
    self.value = value
    self.upper = upper
    self.comparator = comparator
    self.unit = unit
    self.counted = counted
  }
}

/// A mention that stands for an earlier one (or, for a cataphor, a later one) of the same document.
package struct Link: Hashable, Sendable {
  /// What may tell that two mentions are one.
  package enum Reason: UInt8, Sendable, CaseIterable {
    case sameName, lastName, acronym, titleAndName, role, pronoun, demonstrative, definiteNoun, relativePronoun,
      reflexive
    /// "the two countries" for "Norway and Sweden": all of the names that hang together with the antecedent.
    case coordination
  }

  /// The head of the mention that refers.
  package var token: TokenIndex
  /// The head of the mention it stands for: the first mention of the entity where that is a name.
  package var antecedent: TokenIndex
  package var reason: Reason

  package init(token: TokenIndex, antecedent: TokenIndex, reason: Reason) {
    self.token = token
    self.antecedent = antecedent
    self.reason = reason
  }
}
