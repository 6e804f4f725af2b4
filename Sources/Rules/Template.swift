/// A sentence with marked slots, optional parts and alternatives: `[agent: Ada] (has)? {bought|acquired} [patient: it]`.
package struct Template: Hashable, Sendable {
  /// A run of words, or one of the marks with what it marks.
  package indirect enum Part: Hashable, Sendable {
    case words(String)
    /// A slot with words that could fill it; in a question the words may be empty.
    case slot(name: String, filler: String)
    /// `(words)?`
    case optional([Part])
    /// `{words|words}`
    case choice([[Part]])
  }

  package var parts: [Part]

  package init(_ parts: [Part]) { self.parts = parts }

  /// More readings than these are refused, so that a line costs a bounded number of analyses.
  package static let maximumReadings = 64

  /// One way to read the template: a sentence without its marks.
  package struct Reading: Hashable, Sendable {
    package var sentence: String
    package var slots: [Slot]

    /// A part of the example that stands for any filler.
    package struct Slot: Hashable, Sendable {
      package var name: String
      /// Where its words stand in the sentence, in bytes.
      package var range: Range<Int>
    }
  }

  /// The names of the slots in the order in which they stand.
  package var slotNames: [String] { Template.slotNames(parts) }

  /// How many readings there are, clamped to one more than the most allowed.
  package var readingCount: Int { Template.count(parts) }

  /// Every way to read it, the fullest first; none where there are too many.
  package var readings: [Reading] {
    guard readingCount <= Template.maximumReadings else { return [] }
    var found: [Reading] = []
    for pieces in Template.expand(parts[...]) {
      let reading = Template.join(pieces)
      if !found.contains(reading) { found.append(reading) }
    }
    return found
  }

  /// The same with each slot that holds no words holding its own name.
  package var namingEmptySlots: Template { Template(Template.namingEmptySlots(parts)) }

  private static func namingEmptySlots(_ parts: [Part]) -> [Part] {
    parts.map { part in
      switch part {
      case .slot(let name, ""): .slot(name: name, filler: name)
      case .words, .slot: part
      case .optional(let inner): .optional(namingEmptySlots(inner))
      case .choice(let ways): .choice(ways.map(namingEmptySlots))
      }
    }
  }

  private static func slotNames(_ parts: [Part]) -> [String] {
    var names: [String] = []
    for part in parts {
      let inner: [String]
      switch part {
      case .words: inner = []
      case .slot(let name, _): inner = [name]
      case .optional(let parts): inner = slotNames(parts)
      case .choice(let ways): inner = ways.flatMap(slotNames)
      }
      for name in inner where !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func count(_ parts: [Part]) -> Int {
    var product = 1
    for part in parts {
      switch part {
      case .words, .slot: continue
      case .optional(let parts): product *= 1 + count(parts)
      case .choice(let ways): product *= min(maximumReadings + 1, ways.reduce(0) { $0 + count($1) })
      }
      product = min(product, maximumReadings + 1)
    }
    return product
  }

  /// The words and slots of each reading; the caller has made sure that there are few.
  private static func expand(_ parts: ArraySlice<Part>) -> [[Part]] {
    guard let first = parts.first else { return [[]] }
    let rest = expand(parts.dropFirst())
    let ways: [[Part]]
    switch first {
    case .words, .slot: ways = [[first]]
    case .optional(let inner): ways = expand(inner[...]) + [[]]
    case .choice(let alternatives): ways = alternatives.flatMap { expand($0[...]) }
    }
    return ways.flatMap { way in rest.map { way + $0 } }
  }

  /// The sentence of a reading, with one space where parts left out would leave two.
  private static func join(_ pieces: [Part]) -> Reading {
    var text: [UInt8] = []
    var slots: [Reading.Slot] = []
    func append(_ words: String) {
      for byte in words.utf8 {
        if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
          if let last = text.last, last != UInt8(ascii: " ") { text.append(UInt8(ascii: " ")) }
          continue
        }
        if text.last == UInt8(ascii: " "), closing.contains(byte), slots.last?.range.upperBound != text.count {
          text.removeLast()
        }
        text.append(byte)
      }
    }
    for piece in pieces {
      switch piece {
      case .words(let words): append(words)
      case .slot(let name, let filler):
        let start = text.count
        append(filler)
        slots.append(Reading.Slot(name: name, range: min(start, text.count)..<text.count))
      case .optional, .choice: continue
      }
    }
    while text.last == UInt8(ascii: " ") { text.removeLast() }
    return Reading(sentence: String(decoding: text, as: UTF8.self), slots: slots)
  }

  private static let closing = Array(".,;:!?".utf8)
}
