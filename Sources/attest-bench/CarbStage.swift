import Documents
import Facts
import Language
import Text

/// The score of CaRB: Bhardwaj, Aggarwal and Mausam (2019), "CaRB: A Crowdsourced Benchmark for Open IE",
/// doi:10.18653/v1/D19-1651, with its binary lenient tuple match and the best point of the precision-recall curve.
struct CarbStage {
  private struct Tuple {
    var relation: [Substring]
    /// The first argument, and all others as one.
    var arguments: [[Substring]]
    var confidence: Double

    init?(fields: [Substring], confidence: Double) {
      guard fields.count >= 2 else { return nil }
      relation = fields[0].split(separator: " ")
      arguments = [fields[1].split(separator: " ")]
      if fields.count > 2 { arguments.append(fields[2...].flatMap { $0.split(separator: " ") }) }
      self.confidence = confidence
    }
  }

  private var analyzer: Analyzer
  private var extractor = FactExtractor()

  init() throws { analyzer = try Analyzer() }

  /// Scores a folder that holds `carb-dev.tsv`: sentence, relation, arguments, tab-separated.
  mutating func run(folder: String) throws {
    let text = String(decoding: try FileBytes.read(folder + "/carb-dev.tsv"), as: UTF8.self)
    var order: [Substring] = []
    var gold: [Substring: [Tuple]] = [:]
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard let sentence = fields.first, let tuple = Tuple(fields: Array(fields.dropFirst()), confidence: 1) else {
        continue
      }
      if gold[sentence] == nil { order.append(sentence) }
      gold[sentence, default: []].append(tuple)
    }
    let clock = ContinuousClock()
    var predicted: [Substring: [Tuple]] = [:]
    let time = clock.measure { for sentence in order { predicted[sentence] = tuples(of: sentence) } }
    let thresholds = Set(predicted.values.joined().map(\.confidence)).sorted()
    var best = (precision: 0.0, recall: 0.0, f1: 0.0)
    for threshold in thresholds {
      let point = score(order.map { (gold[$0] ?? [], (predicted[$0] ?? []).filter { $0.confidence >= threshold }) })
      if point.f1 > best.f1 { best = point }
    }
    let rate = Double(order.count) / (Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
    print(
      "carb: \(order.count) sentences, precision \(percent(best.precision)), recall \(percent(best.recall)), "
        + "F1 \(percent(best.f1)); \(Int(rate)) sentences/s from text to tuples")
  }

  private func percent(_ value: Double) -> Double { (value * 1000).rounded() / 10 }

  private mutating func tuples(of sentence: Substring) -> [Tuple] {
    let text = Array(sentence.utf8)
    let block = Block(kind: .paragraph, range: ByteRange(0..<text.count))
    let document = Document(id: "", text: text, blocks: [block])
    let facts = extractor.facts(in: analyzer.analyze(document), document: document)
    return FactTable(FactText(facts, document: document)).openTuples().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Tuple(fields: Array(fields.dropFirst(2)), confidence: Double(fields[1]) ?? 1)
    }
  }

  /// Recall: the best match of each gold tuple. Precision: a greedy one-to-one matching over all that was predicted.
  private func score(_ sentences: [(gold: [Tuple], predicted: [Tuple])]) -> (
    precision: Double, recall: Double, f1: Double
  ) {
    var (precision, recall, predictions, golds) = (0.0, 0.0, 0, 0)
    for (gold, predicted) in sentences {
      golds += gold.count
      predictions += predicted.count
      let scores = gold.map { gold in predicted.map { match(gold, $0) } }
      for row in scores { recall += row.map(\.recall).max() ?? 0 }
      var (rows, columns) = (Set(gold.indices), Set(predicted.indices))
      while let pair = bestPair(scores, rows, columns) {
        precision += scores[pair.row][pair.column].precision
        rows.remove(pair.row)
        columns.remove(pair.column)
      }
    }
    let p = predictions == 0 ? 0 : precision / Double(predictions)
    let r = golds == 0 ? 0 : recall / Double(golds)
    return (p, r, p + r == 0 ? 0 : 2 * p * r / (p + r))
  }

  private func bestPair(
    _ scores: [[(precision: Double, recall: Double)]], _ rows: Set<Int>, _ columns: Set<Int>
  ) -> (row: Int, column: Int)? {
    var best: (row: Int, column: Int)?
    for row in rows.sorted() {
      for column in columns.sorted() {
        if let found = best, scores[row][column].precision <= scores[found.row][found.column].precision { continue }
        best = (row, column)
      }
    }
    return best
  }

  private func match(_ gold: Tuple, _ predicted: Tuple) -> (precision: Double, recall: Double) {
    let straight = lenient(gold, predicted)
    // "X said Y" may be told as "Y, X said".
    let relation = gold.relation.joined(separator: " ")
    let isSaying = ["said", "told", "added", "adds", "says"].contains { relation.contains($0) }
    guard isSaying, predicted.arguments.count == 2 else { return straight }
    var reversed = predicted
    reversed.arguments.reverse()
    let other = lenient(gold, reversed)
    return (straight.precision, straight.recall) < (other.precision, other.recall) ? other : straight
  }

  private func lenient(_ gold: Tuple, _ predicted: Tuple) -> (precision: Double, recall: Double) {
    var matched = common(gold.relation, predicted.relation)
    let forms: Set<Substring> = ["be", "is", "am", "are", "was", "were", "been", "being"]
    if predicted.relation.contains("be"), !gold.relation.contains("be"), gold.relation.contains(where: forms.contains) {
      matched += 1
    }
    guard matched > 0, predicted.arguments.count >= gold.arguments.count else { return (0, 0) }
    var (predictedWords, goldWords) = (predicted.relation.count, gold.relation.count)
    for (index, words) in gold.arguments.enumerated() {
      matched += common(words, predicted.arguments[index])
      predictedWords += predicted.arguments[index].count
      goldWords += words.count
    }
    return (
      predictedWords == 0 ? 0 : Double(matched) / Double(predictedWords),
      goldWords == 0 ? 0 : Double(matched) / Double(goldWords)
    )
  }

  /// How many words two phrases share, each counted as often as it is in both.
  private func common(_ a: [Substring], _ b: [Substring]) -> Int {
    var left: [Substring: Int] = [:]
    for word in b { left[word, default: 0] += 1 }
    var count = 0
    for word in a {
      guard let remaining = left[word], remaining > 0 else { continue }
      left[word] = remaining - 1
      count += 1
    }
    return count
  }
}
