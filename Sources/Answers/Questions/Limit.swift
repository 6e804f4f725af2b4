import Index
import Language
import Text

/// A bound that a yes/no question sets: "more than 500 ideas", "at least two hours".
struct Limit {
  /// The number and the words of the comparator: numbers of the question's `terms`.
  let terms: [Int]
  private let kind: Quantity.Kind
  private let comparator: Quantity.Comparator
  private let value: Double
  /// The unit or counted noun, a symbol of the index.
  private let unit: Symbol

  /// `unit` is the quantity's as the index has it.
  init?(_ quantity: Quantity, unit: Symbol, terms: [Int]) {
    guard quantity.comparator != .exactly, quantity.comparator != .about, !terms.isEmpty else { return nil }
    self.terms = terms
    kind = quantity.kind
    comparator = quantity.comparator
    value = quantity.value
    self.unit = unit
  }

  /// Whether a number of a text that measures or counts the same keeps within the bound; nil where it measures something else
  /// or leaves that open: more than 3 may or may not be more than 5.
  func holds(of said: QuantityRow) -> Bool? {
    guard said.kind == kind, said.unit == unit else { return nil }
    let (least, most): (Double, Double) =
      switch said.comparator {
      case .exactly: (said.value, said.value)
      // "About 500" is neither more nor less than 500.
      case .about: (said.value * 0.95, said.value * 1.05)
      case .atLeast, .moreThan: (said.value, .infinity)
      case .atMost, .lessThan: (-.infinity, said.value)
      }
    switch comparator {
    case .moreThan:
      if least > value || least == value && said.comparator == .moreThan { return true }
      return most <= value ? false : nil
    case .atLeast:
      if least >= value { return true }
      return most < value || most == value && said.comparator == .lessThan ? false : nil
    case .lessThan:
      if most < value || most == value && said.comparator == .lessThan { return true }
      return least >= value ? false : nil
    case .atMost:
      if most <= value { return true }
      return least > value || least == value && said.comparator == .moreThan ? false : nil
    case .exactly, .about: return nil
    }
  }
}
