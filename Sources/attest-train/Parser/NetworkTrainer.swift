import Glibc
import Kernels
import Language

func exponential(_ x: Float) -> Float { expf(x) }
func logarithm(_ x: Float) -> Float { logf(x) }

/// Trains the tagger and parser on a folder of treebanks.
struct NetworkTrainer {
  let settings: TrainingSettings

  /// Reads gold and silver trees below `folder` and hands on the bytes of the network after each epoch.
  func train(_ folder: String, epochDone: (UnsafeRawBufferPointer) throws -> Void) throws {
    var gold: [TrainingSentence] = []
    for name in ["en_ewt-train", "en_gum-train"] {
      gold += try Treebank.read("\(folder)/\(name).conllu", gold: true)
    }
    gold = thinned(gold, settings.goldEvery)
    var silver: [TrainingSentence] = []
    if settings.silverEvery > 0 {
      for name in ["wikipedia", "union", "masc", "qamr", "questions"] {
        silver += try Treebank.read("\(folder)/silver/\(name).conllu", gold: false)
      }
      silver = thinned(silver, settings.silverEvery)
    }
    let vocabulary = Vocabulary(gold + silver, minimum: settings.known, writtenMinimum: settings.knownSpelling)
    var shape = NetworkShape()
    shape.embedding = settings.embedding
    shape.width = settings.width
    shape.hidden = settings.hidden
    shape.dilations = settings.dilations
    shape.words = vocabulary.counts.count
    shape.slots = vocabulary.slots.count / 2
    var examples: [Example] = []
    let goldSet = add(gold, vocabulary, &examples)
    let silverSet = add(silver, vocabulary, &examples)
    say("gold sentences \(gold.count), silver \(silver.count), known words \(shape.words)")
    let dev = try ["en_ewt-dev", "en_gum-dev"].map { name in
      (name, try Treebank.read("\(folder)/\(name).conllu", gold: true))
    }
    let all = examples
    let parameters = Parameters(shape, seed: UInt64(settings.seed), residual: settings.residual)
    let variant = kernels_best()
    let workers = (0..<workerCount).map { _ in
      Worker(parameters, counts: vocabulary.counts, settings: settings, variant: variant)
    }
    let plans = (0..<settings.epochs).map { epoch in
      plan(epoch: epoch, goldSet, silverSet, examples)
    }
    let steps = plans.reduce(0) { $0 + $1.count }
    var step = 0
    let began = now()
    for (epoch, batches) in plans.enumerated() {
      var loss = 0.0
      var words = 0
      for batch in batches {
        let explore = epoch == 0 ? 0 : settings.explore
        let seed = UInt64(settings.seed) &* 1_000_003 &+ UInt64(step)
        inParallel { number in
          workers[number].learn(
            batch[number], of: all, seed: seed &* 2 &+ UInt64(number), explore: explore)
        }
        let count = workers.reduce(0) { $0 + $1.words }
        loss += workers.reduce(0) { $0 + $1.loss }
        words += count
        parameters.update(
          workers[0].gradient, workers[1].gradient, rate: rate(step, of: steps), words: count, variant: variant)
        step += 1
      }
      let file = NetworkWriter(parameters: parameters, vocabulary: vocabulary).write()
      defer { file.deallocate() }
      say("epoch \(epoch + 1): \(words) words, loss \(loss / Double(max(1, words))), \(Int(now() - began)) s")
      try report(UnsafeRawBufferPointer(file), dev)
      try epochDone(UnsafeRawBufferPointer(file))
    }
  }

  /// Scores of a network on the development trees, as written and as typed at a prompt.
  func report(_ network: UnsafeRawBufferPointer, _ dev: [(String, [TrainingSentence])]) throws {
    let parser = try DependencyParser(network: network)
    for (name, sentences) in dev {
      let asked = sentences.filter(\.isQuestion).compactMap { $0.lowercased(withoutMark: true) }
      say("  \(name) \(Evaluation(parser, on: sentences).line); asked \(Evaluation(parser, on: asked).line)")
    }
  }

  private func thinned(_ sentences: [TrainingSentence], _ every: Int) -> [TrainingSentence] {
    every <= 1 ? sentences : stride(from: 0, to: sentences.count, by: every).map { sentences[$0] }
  }

  /// Adds the sentences, their copies in lower case behind them: all questions (without their mark) and one sentence in
  /// twelve; gives their numbers.
  private func add(_ sentences: [TrainingSentence], _ vocabulary: Vocabulary, _ examples: inout [Example]) -> Range<Int>
  {
    let start = examples.count
    for (number, sentence) in sentences.enumerated() where sentence.forms.count <= Worker.longestSentence {
      examples.append(Example(sentence, vocabulary))
      if sentence.isQuestion, let typed = sentence.lowercased(withoutMark: true) {
        examples.append(Example(typed, vocabulary))
      } else if number % 12 == 0, let typed = sentence.lowercased(withoutMark: false) {
        examples.append(Example(typed, vocabulary))
      }
    }
    return start..<examples.count
  }

  /// An epoch's batches, each in a part for every worker.
  private func plan(epoch: Int, _ gold: Range<Int>, _ silver: Range<Int>, _ examples: [Example]) -> [[ArraySlice<Int>]]
  {
    let repeats = settings.goldRepeats * (epoch >= settings.epochs - settings.goldEpochs ? 2 : 1)
    var order = Array(silver)
    for _ in 0..<repeats { order += gold }
    var random = SplitMix(seed: UInt64(settings.seed) &+ 77 &+ UInt64(epoch))
    order.shuffle(using: &random)
    var parts: [ArraySlice<Int>] = []
    var start = 0
    var words = 0
    for (place, index) in order.enumerated() {
      words += examples[index].count
      if words >= settings.batchWords {
        parts.append(order[start...place])
        start = place + 1
        words = 0
      }
    }
    return (0..<parts.count / workerCount).map { Array(parts[$0 * workerCount..<($0 + 1) * workerCount]) }
  }

  /// A short rise, then a straight fall to nothing.
  private func rate(_ step: Int, of steps: Int) -> Float {
    let warm = min(1, Float(step + 1) / 200)
    return settings.rate * warm * max(0.01, 1 - Float(step) / Float(max(steps, 1)))
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A line about the progress of training, on standard error.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
}
