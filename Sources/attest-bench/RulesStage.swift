import Answers
import Documents
import Facts
import Index
import Language
import Rules
import Shell
import Text

/// Measures rules: the time to read a file of 5,000, what they cost a sentence against 50, and the time from a rule taught
/// at the prompt to the first new answer.
struct RulesStage {
  let runs: Int

  private static let verbs = [
    "sold", "gave", "sent", "lent", "showed", "offered", "rented", "leased", "promised", "returned", "delivered",
    "handed", "brought", "donated", "mailed", "shipped", "left", "granted", "awarded", "transferred", "assigned",
    "carried", "fed", "read", "served", "taught", "threw", "passed", "paid", "owed", "presented", "described",
    "explained", "mentioned", "moved", "pulled", "pushed", "added", "tied", "fixed", "attached", "compared", "lost",
    "opened", "recommended", "suggested", "proposed", "revealed", "dedicated", "devoted",
  ]
  private static let nouns = [
    "bridge", "mill", "farm", "boat", "house", "harbour", "tower", "field", "garden", "forest", "road", "station",
    "school", "factory", "ship", "island", "castle", "museum", "hotel", "market", "church", "library", "theatre",
    "hospital", "railway", "airport", "vineyard", "quarry", "mine", "canal", "lake", "river", "hill", "stable", "barn",
    "orchard", "bakery", "brewery", "shop", "office", "garage", "warehouse", "stadium", "park", "palace", "fort", "dam",
    "well", "gate", "wall", "letter", "book", "painting", "horse", "cow", "coin", "medal", "crown", "ring", "sword",
    "map", "clock", "piano", "violin", "carpet", "lamp", "table", "chair", "mirror", "vase", "coat", "hat", "shoe",
    "shirt", "scarf", "cup", "plate", "knife", "spoon", "bottle", "basket", "box", "trunk", "chest", "key", "lock",
    "rope", "net", "sail", "anchor", "engine", "wheel", "saddle", "cart", "wagon", "carriage", "tram", "bus", "lorry",
    "tractor",
  ]

  /// A file of so many rules, each with an example of its own.
  static func file(of count: Int) -> [UInt8] {
    var text = ""
    for number in 0..<count {
      let verb = verbs[number % verbs.count]
      let noun = nouns[number / verbs.count % nouns.count]
      // One in four looks at facts of "be", of which texts have the most.
      if number % 4 == 0 {
        text += "fact rule\(number)(agent: party, patient)\n"
        text += "  \"[agent: Maria Silva] is the \(noun) of [patient: the town]\"\n"
      } else {
        text += "fact rule\(number)(agent: party, recipient)\n"
        text += "  \"[agent: Maria Silva] \(verb) the \(noun) to [recipient: Pedro Costa]\"\n"
      }
    }
    return Array(text.utf8)
  }

  func run(_ documents: [Document]) throws {
    let many = try load(5000)
    let few = try load(50)
    try measureSentences(documents, few: few, many: many)
    try measureTeaching(documents)
  }

  private func load(_ count: Int) throws -> RuleSet {
    let bytes = Self.file(of: count)
    var rules = RuleSet()
    var mistakes = 0
    let load = {
      rules = RuleSet()
      mistakes = (try? RuleLoader.compile(bytes, path: "generated.rules", into: &rules).count) ?? -1
    }
    let figures = self.figures(load)
    print(
      "rules: \(rules.rules.count) of \(count) loaded from \(bytes.count) bytes in \(figures), \(mistakes) with a mistake"
    )
    return rules
  }

  /// The median and the fastest of the runs, and the least that the calling thread spent on a processor, which is about
  /// the time on a quiet machine: `210.4 ms (198.0 at best, 190.1 on a processor)`.
  private func figures(reset: () -> Void = {}, _ body: () -> Void) -> String {
    var leastOnProcessor = Double.infinity
    let measured = {
      let began = processorSeconds()
      body()
      leastOnProcessor = min(leastOnProcessor, processorSeconds() - began)
    }
    let measurement = Measurement(runs: runs, reset: reset, measured)
    return "\(tenths(measurement.median * 1000)) ms (\(tenths(measurement.fastest * 1000)) at best,"
      + " \(tenths(leastOnProcessor * 1000)) on a processor)"
  }

  private func measureSentences(_ documents: [Document], few: RuleSet, many: RuleSet) throws {
    var analyzer = try Analyzer()
    let analyses = documents.map { analyzer.analyze($0) }
    let sentences = analyses.reduce(0) { $0 + $1.sentences.count }
    var medians: [Double] = []
    for rules in [RuleSet(), few, many] {
      var extractor = FactExtractor(rules: rules)
      var count = 0
      let measurement = Measurement(runs: runs) {
        count = 0
        for (document, analysis) in zip(documents, analyses) {
          count += extractor.facts(in: analysis, document: document).facts.count
        }
      }
      // Of the fastest runs: what else the machine does is no cost of rules.
      medians.append(measurement.fastest / Double(max(1, sentences)) * 1e6)
      print(
        "  \(rules.rules.count) rules: \(tenths(medians[medians.count - 1])) µs a sentence for its facts, \(count) facts"
      )
    }
    print("  5,000 rules cost \(tenths(medians[2] / max(medians[1], 1e-9) * 100)) % of 50")
  }

  private func measureTeaching(_ documents: [Document]) throws {
    var index = FactIndex()
    var analyzer = try Analyzer()
    var extractor = FactExtractor(rules: RuleSet())
    var copy = 0
    while index.sentences.count < 10_000, copy < 1000 {
      for document in documents {
        var document = document
        let facts = extractor.facts(in: analyzer.analyze(document), document: document)
        document.id += "#\(copy)"
        index.insert(document: document, facts: facts)
      }
      copy += 1
    }
    index.compact()
    var answerer = try Answerer()
    let lesson = Array(
      """
      fact mediation(agent: party, event)
        "The [event: talks] were mediated by [agent: Turkey]"
      question "who stood between the parties to [event]" asks mediation(agent?, event)
      """.utf8)
    var answers = 0
    let forget = { index.apply(RuleLibrary.bundled) }
    let teach = {
      guard var compiler = try? RuleCompiler() else { return }
      var rules = index.rules
      _ = compiler.compile(lesson, path: "", into: &rules)
      index.apply(rules)
      answers = answerer.reply(to: "who stood between the parties to the ceasefire", index: index).reply.answers.count
    }
    let figures = self.figures(reset: forget, teach)
    print(
      "  from a rule taught to \(answers) new answers over \(index.sentences.count) sentences:"
        + " \(figures)")
  }
}
