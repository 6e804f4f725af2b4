import Facts
import Text

/// The facts that rules derive, beside the columns: they go and come as rules do, and the columns stay.
///
/// A derived fact's number is its row here; its arguments are a run of `arguments` here.
package struct DerivedFacts: Sendable {
  /// In the order of their sentences.
  package private(set) var facts = FactColumns()
  package private(set) var arguments = ArgumentColumns()
  /// Rows by the rule's name, as a symbol of the index.
  private var rowsOfRule: [Symbol: [Int32]] = [:]

  package init() {}

  /// Adds a fact of a sentence not before those that have one; amortised O(arguments).
  mutating func append(_ fact: FactRow, _ fillers: [ArgumentRow]) {
    var fact = fact
    fact.arguments = Int32(arguments.count)..<Int32(arguments.count + fillers.count)
    for filler in fillers { arguments.append(filler) }
    rowsOfRule[fact.rule, default: []].append(Int32(facts.count))
    facts.append(fact)
  }

  /// The rows of a sentence; O(log n + those).
  package func rows(of sentence: Int32) -> Range<Int32> {
    var low = 0
    var high = facts.count
    while low < high {
      let middle = (low + high) / 2
      if facts.sentence(of: middle) < sentence { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < facts.count, facts.sentence(of: end) == sentence { end += 1 }
    return Int32(low)..<Int32(end)
  }

  /// The rows that a rule derived, by its name; in the order of their sentences.
  package func rows(of rule: Symbol) -> [Int32] { rowsOfRule[rule] ?? [] }

  /// Gives up spare room.
  mutating func compact() {
    facts.compact()
    arguments.compact()
  }

  /// Bytes held, spare capacity included.
  var byteCount: Int {
    facts.byteCount + arguments.byteCount
      + rowsOfRule.values.reduce(0) { $0 + 48 + $1.capacity * 4 }
  }
}
