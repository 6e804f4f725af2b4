import Language
import Text

/// The tokens of the index in 12 bytes each: most are one of a few forms, stand by their head, and mention nothing.
package struct TokenColumns: Sendable {
  /// What tokens of one form have in common.
  private struct Form: Hashable {
    var lower: Symbol
    var lemma: Symbol
    var upos: UPOS
    var inflection: Inflection
  }

  private struct Packed {
    /// A number in `forms`.
    var form: UInt32
    var start: Int32
    /// From the lowest: 8 bits of length (255: see `lengths`), 10 of the head's distance plus 512 (512: the root), 6 of
    /// the relation, 6 of the mention, 1 that is set where an entity is mentioned.
    var bits: UInt32
  }

  private var rows: [Packed] = []
  private var forms = RowDictionary<Form>()
  /// The lengths of tokens of 255 bytes and more.
  private var lengths: [Int32: UInt16] = [:]
  /// The tokens that mention an entity, ascending, and the entities.
  private var mentioning: [Int32] = []
  private var mentioned: [Int32] = []

  package var count: Int { rows.count }

  /// What a token is by itself, without what ties it to its sentence.
  package struct Word: Sendable {
    package var lower: Symbol
    package var lemma: Symbol
    package var length: UInt16
    package var upos: UPOS
    package var inflection: Inflection
    package var mention: Mention
  }

  package subscript(token: Int) -> Word {
    let row = rows[token]
    let form = forms[row.form]
    return Word(
      lower: form.lower, lemma: form.lemma, length: length(of: row, Int32(token)), upos: form.upos,
      inflection: form.inflection, mention: mention(of: row))
  }

  /// The bytes of one token.
  package func range(of token: Int32) -> ByteRange {
    let row = rows[Int(token)]
    return ByteRange(start: row.start, end: row.start + Int32(length(of: row, token)))
  }

  /// The tokens of a sentence.
  package func rows(of sentence: Range<Int32>) -> [TokenRow] {
    var next = lowerBound(sentence.lowerBound)
    let packed = rows[Int(sentence.lowerBound)..<Int(sentence.upperBound)]
    var result: [TokenRow] = []
    result.reserveCapacity(packed.count)
    forms.withRows { forms in
      packed.withUnsafeBufferPointer { packed in
        for position in 0..<packed.count {
          let (row, form) = (packed[position], forms[Int(packed[position].form)])
          let distance = Int(row.bits >> 8 & 0x3ff) - 512
          var entity: Int32 = -1
          if row.bits >> 30 != 0, next < mentioned.count {
            entity = mentioned[next]
            next += 1
          }
          result.append(
            TokenRow(
              lower: form.lower, lemma: form.lemma, start: row.start,
              length: length(of: row, sentence.lowerBound + Int32(position)),
              head: distance == 0 ? -1 : Int16(truncatingIfNeeded: position + distance), upos: form.upos,
              inflection: form.inflection, relation: Relation(rawValue: UInt8(row.bits >> 18 & 0x3f)) ?? .dep,
              mention: mention(of: row), entity: entity))
        }
      }
    }
    return result
  }

  /// Adds the tokens of a sentence, 256 at most.
  mutating func append(sentence: some Collection<TokenRow>) {
    for (position, row) in sentence.enumerated() {
      let token = Int32(rows.count)
      let distance = row.head < 0 ? 0 : max(-255, min(255, Int(row.head) - position))
      if row.length >= 255 { lengths[token] = row.length }
      if row.entity >= 0 {
        mentioning.append(token)
        mentioned.append(row.entity)
      }
      let form = Form(lower: row.lower, lemma: row.lemma, upos: row.upos, inflection: row.inflection)
      rows.append(
        Packed(
          form: forms.number(of: form), start: row.start,
          bits: UInt32(min(row.length, 255)) | UInt32(distance + 512) << 8 | UInt32(row.relation.rawValue & 0x3f) << 18
            | UInt32(row.mention.packed) << 24 | (row.entity >= 0 ? 1 << 30 : 0)))
    }
  }

  mutating func compact() {
    rows.trim()
    forms.compact()
    mentioning.trim()
    mentioned.trim()
  }

  /// Bytes held, spare capacity included.
  var byteCount: Int {
    rows.capacity * MemoryLayout<Packed>.stride + forms.byteCount + lengths.capacity * 8
      + (mentioning.capacity + mentioned.capacity) * 4
  }

  private func length(of row: Packed, _ token: Int32) -> UInt16 {
    let length = UInt16(row.bits & 0xff)
    return length < 255 ? length : lengths[token] ?? length
  }

  private func mention(of row: Packed) -> Mention { Mention(packed: UInt8(row.bits >> 24 & 0x3f)) }

  /// The first position in `mentioning` that is not before a token.
  private func lowerBound(_ token: Int32) -> Int {
    mentioning.withUnsafeBufferPointer { Postings.lowerBound(token, in: $0) }
  }
}

extension Mention {
  /// In six bits.
  fileprivate var packed: UInt8 { rawValue & 0x1f | (isFirst ? 0x20 : 0) }

  fileprivate init(packed: UInt8) { self.init(rawValue: packed & 0x1f | (packed & 0x20 != 0 ? 0x80 : 0)) }
}
