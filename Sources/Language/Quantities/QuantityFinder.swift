import Documents
import Text

/// Finds numbers with their comparator and unit: "more than 6,700 people", "$26 million", "14-year-old", "5 to 10 km".
///
/// Number words are read by `NumberReader`; units come from `gazetteers/units.tsv`; the counted noun is the head that the
/// number modifies in the tree. A year or a date is no quantity: times are found first. O(tokens).
package struct QuantityFinder: Sendable {
  private let numbers: FlatMap
  private let units: FlatMap

  package init(lexicon: Lexicon = .bundled) {
    numbers = lexicon.map("numbers")
    units = lexicon.map("units")
  }

  /// Sets `analysis.quantities`; `analysis.times` must be there.
  package func find(in analysis: inout Analysis, document: Document) {
    analysis.quantities.removeAll(keepingCapacity: true)
    let numbers = NumberReader(analysis: analysis, numbers: numbers)
    var reader = QuantityReader(analysis: analysis, numbers: numbers, units: units)
    var time = 0
    for sentence in analysis.sentences {
      reader.sentence = sentence
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        while time < analysis.times.count, analysis.times[time].tokens.upperBound <= index { time += 1 }
        if time < analysis.times.count, analysis.times[time].tokens.contains(index),
          analysis.times[time].kind == .date || analysis.times[time].kind == .time
        {
          index += 1
          continue
        }
        guard let found = reader.quantity(at: index) else {
          index += 1
          continue
        }
        analysis.quantities.append(found.quantity(in: &analysis))
        index = max(index + 1, found.end)
      }
    }
  }
}

/// A quantity with its unit not yet interned.
struct FoundQuantity {
  var kind: Quantity.Kind
  var start: TokenIndex
  var end: TokenIndex
  var value: Double
  var upper: Double
  var comparator: Quantity.Comparator
  /// The unit's name from the list of units, as static bytes; nil for a counted noun.
  var unit: UnsafeBufferPointer<UInt8>?
  var counted: TokenIndex?

  func quantity(in analysis: inout Analysis) -> Quantity {
    var symbol = Symbol.none
    if let unit {
      symbol = analysis.symbols.intern(unit)
    } else if let counted {
      symbol = analysis.tokens[Int(counted)].lemma
    }
    return Quantity(
      kind: kind, tokens: start..<end, value: value, upper: upper, comparator: comparator, unit: symbol,
      counted: counted)
  }
}
