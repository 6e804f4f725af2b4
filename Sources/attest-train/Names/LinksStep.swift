import Documents
import Glibc
import Language
import Text

/// Writes `links.bin`: how likely it is that a pronoun stands for a mention before it, learned from GUM's entities.
///
/// A mention ranker: the log-likelihood of all right choices together (Durrett & Klein 2013) over the candidates of each
/// pronoun and "none", on attest's own trees and names. Seeded; the same bytes every time.
struct LinksStep {
  private static let epochs = 6
  private static let rate = 0.05
  private static let decay = 0.1
  private static let leastDocuments = 2
  /// Over how many runs, each with an order of its own, the weights are averaged.
  private static let runs: UInt64 = 8

  private struct Choice {
    var features: [[UInt32]]
    /// Positions of the right choices in `features`.
    var right: [Int]
    var document: Int
  }

  let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws {
    let choices = try read(arguments.treebank + "/en_gum-train.conllu")
    let weights = train(choices)
    let bytes = LinearModel.file(of: weights.mapValues { [$0] }, classes: 1)
    try FileBytes.write(bytes, to: arguments.output + "/links.bin")
    print("links.bin: \(choices.count) pronouns, \(weights.count) features, \(bytes.count) bytes")
    let unseen = try read(arguments.treebank + "/en_gum-dev.conllu")
    print("right: en_gum-train \(right(choices, weights)) %, en_gum-dev \(right(unseen, weights)) %")
  }

  private func read(_ path: String) throws -> [Choice] {
    let heads = try EntityHeads(path).documents
    var analyzer = try Analyzer()
    let finder = LinkFinder()
    var reader = CoNLLUReader()
    var choices: [Choice] = []
    var document = 0
    func take(_ given: GivenDocument?) {
      guard var given, document < heads.count else { return }
      analyzer.annotate(&given.analysis, of: given.document)
      let entities = heads[document]
      for example in finder.examples(in: given.analysis, document: given.document) {
        let own = entities[Int(example.token)] ?? []
        var right = example.candidates.indices.filter { position in
          !own.isDisjoint(with: entities[Int(example.candidates[position])] ?? [])
        }
        if right.isEmpty { right = [example.candidates.count] }
        choices.append(Choice(features: example.features, right: right, document: document))
      }
      document += 1
    }
    for line in try FileBytes.read(path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      take(reader.read(line))
    }
    take(reader.finish())
    return choices
  }

  private func scores(_ choice: Choice, _ weights: [UInt32: Double]) -> [Double] {
    choice.features.map { $0.reduce(0.0) { $0 + (weights[$1] ?? 0) } }
  }

  private func right(_ choices: [Choice], _ weights: [UInt32: Double]) -> Int {
    let right = choices.filter { choice in
      let scores = self.scores(choice, weights)
      return choice.right.contains(scores.indices.max { scores[$0] < scores[$1] } ?? 0)
    }
    return right.count * 100 / max(1, choices.count)
  }

  private func train(_ choices: [Choice]) -> [UInt32: Double] {
    var weights: [UInt32: Double] = [:]
    for run in 0..<LinksStep.runs { weights.merge(train(choices, seed: 8 + run)) { $0 + $1 } }
    return weights.mapValues { $0 / Double(LinksStep.runs) }
  }

  private func train(_ choices: [Choice], seed: UInt64) -> [UInt32: Double] {
    var documents: [UInt32: Set<Int>] = [:]
    for choice in choices {
      for feature in choice.features.joined() { documents[feature, default: []].insert(choice.document) }
    }
    var weights = documents.filter { $0.value.count >= LinksStep.leastDocuments }.mapValues { _ in 0.0 }
    var squares = weights.mapValues { _ in 1e-2 }
    var order = Array(choices.indices)
    var generator = SplitMix(seed: seed)
    for _ in 0..<LinksStep.epochs {
      order.shuffle(using: &generator)
      for index in order {
        let choice = choices[index]
        let scores = self.scores(choice, weights)
        let highest = scores.max() ?? 0
        let shares = scores.map { exp($0 - highest) }
        let all = shares.reduce(0, +)
        let rightShare = choice.right.reduce(0.0) { $0 + shares[$1] }
        for position in choice.features.indices {
          let wanted = choice.right.contains(position) ? shares[position] / max(rightShare, 1e-12) : 0
          let error = wanted - shares[position] / all
          if abs(error) < 1e-6 { continue }
          for feature in choice.features[position] {
            guard let weight = weights[feature], let square = squares[feature] else { continue }
            let gradient = error - LinksStep.decay * weight * abs(error)
            squares[feature] = square + gradient * gradient
            weights[feature] = weight + LinksStep.rate * gradient / (square + gradient * gradient).squareRoot()
          }
        }
      }
    }
    return weights
  }
}
