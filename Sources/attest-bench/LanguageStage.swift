import Documents
import Language
import Text

/// Words a second of each step of the analysis, on one core.
struct LanguageStage {
  let runs: Int

  func run(_ documents: [Document]) throws {
    var segmenter = Segmenter()
    let parser = try DependencyParser()
    var analyzer = try Analyzer()
    var analyses = documents.map { document in
      var analysis = Analysis()
      segmenter.segment(document, into: &analysis)
      return analysis
    }
    let words = analyses.reduce(0) { $0 + $1.tokens.count }
    let sentences = analyses.reduce(0) { $0 + $1.sentences.count }
    let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    print("\(grouped(words)) words, \(grouped(sentences)) sentences, \(runs) runs: median (slowest-fastest)")
    func report(_ name: String, _ body: () -> Void) {
      print(Measurement(runs: runs, body).line(name, words, "words", per: "sentence", sentences))
    }
    report("sentences and words") {
      for document in documents {
        var analysis = Analysis()
        segmenter.segment(document, into: &analysis)
      }
    }
    report("tags (encoder and tagger)") {
      for index in analyses.indices {
        parser.tag(&analyses[index], text: none, sentences: analyses[index].sentences.indices)
      }
    }
    report("tags and trees") {
      for index in analyses.indices {
        parser.parse(&analyses[index], text: none, sentences: analyses[index].sentences.indices)
      }
    }
    report("raw text to tree") {
      for document in documents {
        var analysis = Analysis()
        segmenter.segment(document, into: &analysis)
        parser.parse(&analysis, text: none, sentences: analysis.sentences.indices)
      }
    }
    report("the whole analysis") {
      for document in documents { _ = analyzer.analyze(document) }
    }
  }
}
