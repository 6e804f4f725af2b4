import Index
import Language

/// What a question with "how" and an adjective measures: a weight where it asks how heavy, never a volume.
struct Dimension {
  /// The kinds of quantity that say so much.
  private let kinds: [Quantity.Kind]

  /// nil where the question measures nothing.
  init?(_ question: Question) {
    guard question.wh >= 0, question.wh + 1 < question.tree.count else { return nil }
    switch (question.kind, question.tree.rows[question.wh + 1].lower.knownWord) {
    case (.howLong, _), (.howFar, _): kinds = [.length, .duration]
    case (.howOld, _): kinds = [.age, .duration]
    case (.howMeasure, .tall), (.howMeasure, .deep), (.howMeasure, .wide): kinds = [.length]
    case (.howMeasure, .high): kinds = [.length, .percent, .money, .temperature, .speed]
    case (.howMeasure, .big), (.howMeasure, .large): kinds = [.length, .area, .volume]
    case (.howMeasure, .heavy): kinds = [.mass]
    case (.howMeasure, .fast): kinds = [.speed, .duration]
    case (.howMeasure, .hot), (.howMeasure, .cold): kinds = [.temperature]
    default: return nil
    }
  }

  /// "40 kilometres east of the town" says how far, not how deep or wide.
  private static func isDistance(_ candidate: Candidate, in tree: Tree) -> Bool {
    guard candidate.tokens.upperBound < tree.count else { return false }
    switch tree.rows[candidate.tokens.upperBound].lower.knownWord {
    case .north, .south, .east, .west, .from: return true
    default: return false
    }
  }

  /// Whether a phrase holds a quantity, and each is of another dimension; bare numbers may be of any.
  func isOther(_ candidate: Candidate, in tree: Tree, _ index: FactIndex) -> Bool {
    let tokens =
      tree.firstToken + Int32(candidate.tokens.lowerBound)..<tree.firstToken + Int32(candidate.tokens.upperBound)
    let quantities = index.quantities(in: tokens)
    if kinds == [.length], Self.isDistance(candidate, in: tree) { return true }
    return !quantities.isEmpty
      && quantities.allSatisfy { quantity in
        switch quantity.kind {
        case .count, .fraction, .other: false
        default: !kinds.contains(quantity.kind)
        }
      }
  }
}
