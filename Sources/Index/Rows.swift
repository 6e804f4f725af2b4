import Documents
import Facts
import Language
import Text

// What the index knows of each thing: plain values without references, so that the matcher's loops touch flat memory
// only. The most numerous are packed into columns and come out of these as they stand here.

/// A document as the index keeps it: what a citation needs, and where its rows begin.
package struct DocumentRow: Sendable {
  package var id: String
  package var title: String
  package var date: CivilDate?
  /// The bytes that every offset of its rows counts in.
  package var text: [UInt8]
  package var sentences: Range<Int32>
  package var entities: Range<Int32>
  /// Content words of its title, folded, in order.
  package var titleTerms: [Symbol]
}

/// A sentence: where it stands and which rows are its own.
package struct SentenceRow: Sendable {
  package var document: Int32
  package var range: ByteRange
  package var tokens: Range<Int32>
  package var facts: Range<Int32>
  package var kind: Block.Kind
  /// The number of terms posted for it, the length that BM25 divides by.
  package var termCount: UInt16
}

/// A token; symbols are the index's own.
package struct TokenRow: Sendable {
  /// The form in lower case, after `Folding`.
  package var lower: Symbol
  /// The lemma in lower case, after `Folding`.
  package var lemma: Symbol
  package var start: Int32
  package var length: UInt16
  /// Position of the head within the sentence; -1 for the root.
  package var head: Int16
  package var upos: UPOS
  package var inflection: Inflection
  package var relation: Relation
  package var mention: Mention
  /// Row of the entity it mentions as the head of a name, a noun phrase or a pronoun; -1 for none.
  package var entity: Int32

  package var range: ByteRange { ByteRange(start: start, end: start + Int32(length)) }
}

extension TokenRow {
  package init(_ token: Token, lower: Symbol, lemma: Symbol) {
    self.init(
      lower: lower, lemma: lemma, start: token.range.start, length: UInt16(clamping: token.range.count),
      head: Int16(clamping: token.head), upos: token.upos, inflection: token.inflection, relation: token.relation,
      mention: .none, entity: -1)
  }
}

/// Whether a token belongs to a name, of which kind, and whether the name begins with it.
public struct Mention: Hashable, Sendable {
  public var rawValue: UInt8

  /// Outside all names.
  @inlinable
  public static var none: Mention { Mention(rawValue: 0) }

  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  package init(kind: Name.Kind, isFirst: Bool) { rawValue = (kind.rawValue + 1) | (isFirst ? 0x80 : 0) }

  @inlinable
  public var kind: Name.Kind? { rawValue == 0 ? nil : Name.Kind(rawValue: (rawValue & 0x7f) - 1) }
  @inlinable
  public var isFirst: Bool { rawValue & 0x80 != 0 }
}

/// A time expression, its tokens counted over the whole index.
package struct TimeRow: Sendable {
  package var tokens: Range<Int32>
  package var kind: TimeExpression.Kind
  package var granularity: TimeExpression.Granularity
  /// First and last day; an empty interval (first after last) where it names none.
  package var firstDay: Int32
  package var lastDay: Int32
}

/// A quantity, its tokens counted over the whole index.
package struct QuantityRow: Sendable {
  package var tokens: Range<Int32>
  package var kind: Quantity.Kind
  package var comparator: Quantity.Comparator
  package var value: Double
  package var unit: Symbol
  /// The counted noun's token; -1 where there is none.
  package var counted: Int32
}

/// A fact; its arguments are a run of `FactIndex.arguments`.
package struct FactRow: Sendable {
  package var predicate: Symbol
  package var particle: Symbol
  package var predicateToken: Int32
  package var sentence: Int32
  package var arguments: Range<Int32>
  /// Head token of the source's mention; -1 where the text names none.
  package var source: Int32
  /// Lemma of the attributing verb; `.none` where nobody is said to say it.
  package var attributionVerb: Symbol
  package var rule: Symbol
  package var construction: Fact.Construction
  package var polarity: Fact.Polarity
  package var modality: Fact.Modality
  package var isDoubted: Bool
}

/// An argument of a fact; token and entity numbers are over the whole index.
package struct ArgumentRow: Sendable {
  package var head: Int32
  package var tokens: Range<Int32>
  package var preposition: Symbol
  package var entity: Int32
  /// For pronouns: the phrase they stand for; empty where the phrase stands for itself.
  package var resolved: Range<Int32>
  /// Row of the fact that fills the role; -1 for none.
  package var fact: Int32
  package var role: Argument.Role
}

/// Someone or something that a document speaks of.
package struct EntityRow: Sendable {
  package var kind: Name.Kind
  package var name: Range<Int32>
  package var key: Symbol
  /// Its key's words, a run of `FactIndex.entityWords`.
  package var words: Range<Int32>
  package var document: Int32
}
