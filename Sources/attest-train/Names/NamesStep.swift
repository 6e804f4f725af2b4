import Documents
import Glibc
import Language
import Text

/// Writes `names.bin`: what tells persons, places, organizations and the rest apart, learned from GUM's entities.
///
/// Logistic regression over the features of each name, on trees as attest itself parses them. A name lies in its own
/// entity and often in a wider one ("Bremen" in "the port of Bremen"); as the column leaves some names without one of
/// their own, each kind around a name counts as right, and the loss is that of all of them together. Seeded; the same
/// bytes every time.
struct NamesStep {
  private static let epochs = 4
  private static let rate = 0.03
  private static let decay = 0.02
  /// How many features in a hundred an example goes without each time: no weight may lean on another.
  private static let dropout = 20
  /// A feature seen in fewer articles says more about one article than about names.
  private static let leastDocuments = 2
  /// By how much less a name is likely to be `other` than it was learned: to leave out a person or a place costs as
  /// much as to name a wrong one.
  private static let doubt = 0.2
  /// Over how many runs, each with an order and a drop-out of its own, the weights are averaged: one run differs from
  /// the next by a point.
  private static let runs: UInt64 = 12

  private struct Example {
    var features: [UInt32]
    /// Whether each kind is right; at least one is.
    var isRight: [Bool]
    var document: Int
  }

  let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws {
    let examples = try read(arguments.treebank + "/en_gum-train.conllu")
    let weights = train(examples)
    let bytes = LinearModel.file(of: weights, classes: NameFinder.kinds.count)
    try FileBytes.write(bytes, to: arguments.output + "/names.bin")
    let unseen = try read(arguments.treebank + "/en_gum-dev.conllu")
    print("names.bin: \(examples.count) names, \(weights.count) features, \(bytes.count) bytes")
    print("right: en_gum-train \(right(examples, weights)) %, en_gum-dev \(right(unseen, weights)) %")
  }

  private func read(_ path: String) throws -> [Example] {
    let entities = try EntityColumn(path).sentences
    var analyzer = try Analyzer()
    let finder = NameFinder()
    var reader = CoNLLUReader()
    var examples: [Example] = []
    var sentence = 0
    var document = 0
    func take(_ given: GivenDocument?) {
      guard var given else { return }
      analyzer.annotate(&given.analysis, of: given.document)
      for candidate in finder.candidates(in: given.analysis) {
        let number = given.analysis.sentence(of: candidate.head)
        guard sentence + number < entities.count else { continue }
        let start = given.analysis.sentences[number].tokens.lowerBound
        let isRight = kinds(around: Int(candidate.head - start), entities[sentence + number])
        examples.append(Example(features: candidate.features, isRight: isRight, document: document))
      }
      document += 1
      sentence += given.analysis.sentences.count
    }
    for line in try FileBytes.read(path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      take(reader.read(line))
    }
    take(reader.finish())
    return examples
  }

  /// The kinds of the entities around a token; `other` where there are none, that a tag alone makes no person or place.
  private func kinds(around token: Int, _ mentions: [EntityMention]) -> [Bool] {
    var isRight = [Bool](repeating: false, count: NameFinder.kinds.count)
    for mention in mentions where mention.first <= token && token <= mention.last {
      let kind: Name.Kind =
        switch String(decoding: mention.type, as: UTF8.self) {
        case "person": .person
        case "place": .place
        case "organization": .organization
        case "event": .event
        case "object": .product
        default: .other
        }
      if let position = NameFinder.kinds.firstIndex(of: kind) { isRight[position] = true }
    }
    if !isRight.contains(true), let other = NameFinder.kinds.firstIndex(of: .other) { isRight[other] = true }
    return isRight
  }

  /// How many in a hundred get a kind that is right.
  private func right(_ examples: [Example], _ weights: [UInt32: [Double]]) -> Int {
    let right = examples.filter { example in
      let scores = self.scores(example, weights)
      return example.isRight[scores.indices.max { scores[$0] < scores[$1] } ?? 0]
    }
    return right.count * 100 / max(1, examples.count)
  }

  private func scores(_ example: Example, _ weights: [UInt32: [Double]]) -> [Double] {
    var scores = [Double](repeating: 0, count: NameFinder.kinds.count)
    for feature in example.features {
      guard let row = weights[feature] else { continue }
      for kind in scores.indices { scores[kind] += row[kind] }
    }
    return scores
  }

  private func train(_ examples: [Example]) -> [UInt32: [Double]] {
    var weights: [UInt32: [Double]] = [:]
    for run in 0..<NamesStep.runs {
      weights.merge(train(examples, seed: 8 + run)) { sum, row in zip(sum, row).map { $0 + $1 } }
    }
    weights = weights.mapValues { $0.map { $0 / Double(NamesStep.runs) } }
    if let other = NameFinder.kinds.firstIndex(of: .other) { weights[NameFinder.constant]?[other] -= NamesStep.doubt }
    return weights
  }

  /// AdaGrad (Duchi, Hazan & Singer 2011) on the log loss, with decay on what an example touches.
  private func train(_ examples: [Example], seed: UInt64) -> [UInt32: [Double]] {
    var documents: [UInt32: Set<Int>] = [:]
    for example in examples {
      for feature in example.features { documents[feature, default: []].insert(example.document) }
    }
    let kindCount = NameFinder.kinds.count
    var weights = documents.filter { $0.value.count >= NamesStep.leastDocuments }
      .mapValues { _ in [Double](repeating: 0, count: kindCount) }
    var squares = weights.mapValues { _ in [Double](repeating: 1e-2, count: kindCount) }
    var order = Array(examples.indices)
    var generator = SplitMix(seed: seed)
    for _ in 0..<NamesStep.epochs {
      order.shuffle(using: &generator)
      for index in order {
        var example = examples[index]
        example.features.removeAll { _ in Int.random(in: 0..<100, using: &generator) < NamesStep.dropout }
        let scores = self.scores(example, weights)
        let highest = scores.max() ?? 0
        let shares = scores.map { exp($0 - highest) }
        let all = shares.reduce(0, +)
        let right = zip(shares, example.isRight).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
        for feature in example.features {
          guard var row = weights[feature], var square = squares[feature] else { continue }
          for kind in 0..<kindCount {
            let wanted = example.isRight[kind] ? shares[kind] / max(right, 1e-12) : 0
            let error = wanted - shares[kind] / all
            let gradient = error - NamesStep.decay * row[kind]
            square[kind] += gradient * gradient
            row[kind] += NamesStep.rate * gradient / square[kind].squareRoot()
          }
          weights[feature] = row
          squares[feature] = square
        }
      }
    }
    return weights
  }
}
