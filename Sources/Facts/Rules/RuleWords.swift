import Language
import Text

/// The rule set's symbols for those of a document or an index, each looked up once.
package struct RuleWords: Sendable {
  private let rules: RuleSet
  /// By the other table's symbol; `.max` where not yet looked up.
  private var known: [UInt32]
  private var classes: [UInt32]
  private var folded: [UInt8] = []

  /// For a symbol that no rule asks for: equal to none of the set's.
  private static let unasked = Symbol(rawValue: .max - 1)

  package init(_ rules: RuleSet, symbols: Int = 0) {
    self.rules = rules
    known = [UInt32](filledWith: .max, count: symbols)
    classes = known
  }

  /// Makes room for that many symbols of the other table.
  package mutating func grow(to symbols: Int) {
    guard symbols > known.count else { return }
    known.append(contentsOf: repeatElement(.max, count: symbols - known.count))
    classes.append(contentsOf: repeatElement(.max, count: symbols - classes.count))
  }

  /// Forgets what it looked up, and holds no memory.
  package mutating func clear() {
    known = []
    classes = []
  }

  /// The set's symbol of a word; one that is equal to no other where no rule asks for the word.
  package mutating func word(_ symbol: Symbol, in symbols: SymbolTable) -> Symbol {
    if symbol == .none { return .none }
    let index = Int(symbol.rawValue)
    guard known.indices.contains(index) else { return RuleWords.unasked }
    if known[index] == .max { known[index] = find(symbols.bytes(of: symbol)).rawValue }
    return Symbol(rawValue: known[index])
  }

  /// The set's symbol of the class of a predicate, with its particle where it has one.
  package mutating func predicateClass(_ predicate: Symbol, _ particle: Symbol, in symbols: SymbolTable) -> Symbol {
    let index = Int(predicate.rawValue)
    guard classes.indices.contains(index) else { return RuleWords.unasked }
    if particle == .none, classes[index] != .max { return Symbol(rawValue: classes[index]) }
    var bytes = Array(symbols.bytes(of: predicate))
    if particle != .none { bytes += [UInt8(ascii: "_")] + symbols.bytes(of: particle) }
    let found = find(Grammar.bundled.normalClass(of: bytes))
    if particle == .none { classes[index] = found.rawValue }
    return found
  }

  private mutating func find(_ word: some Collection<UInt8>) -> Symbol {
    folded.removeAll(keepingCapacity: true)
    Array(word).withUnsafeBufferPointer { Folding.fold($0, into: &folded) }
    return folded.withUnsafeBufferPointer { rules.words.find($0) } ?? RuleWords.unasked
  }
}
