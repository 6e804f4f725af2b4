import Language
import Text

/// How a parser does on gold trees: percent of words right, universal relations, punctuation counted.
struct Evaluation {
  var upos = 0.0
  var inflection = 0.0
  var unlabelled = 0.0
  var labelled = 0.0

  init(_ parser: DependencyParser, on sentences: [TrainingSentence]) {
    var analysis = Analysis()
    for sentence in sentences {
      let first = TokenIndex(analysis.tokens.count)
      for form in sentence.forms {
        var token = Token(range: ByteRange(start: 0, end: 0))
        token.form = analysis.symbols.intern(form)
        token.lower = analysis.symbols.intern(Treebank.lowercased(form))
        analysis.tokens.append(token)
      }
      let tokens = first..<TokenIndex(analysis.tokens.count)
      analysis.sentences.append(Sentence(range: ByteRange(start: 0, end: 0), tokens: tokens, block: 0))
    }
    parser.parse(&analysis, text: UnsafeBufferPointer(start: nil, count: 0), sentences: 0..<sentences.count)
    var right = (0, 0, 0, 0)
    for (number, sentence) in sentences.enumerated() {
      let start = Int(analysis.sentences[number].tokens.lowerBound)
      for index in sentence.forms.indices {
        let token = analysis.tokens[start + index]
        if token.upos == sentence.tags[index] { right.0 += 1 }
        if token.inflection == sentence.inflections?[index] { right.1 += 1 }
        let head = sentence.heads[index] == Int32(sentence.forms.count) ? -1 : sentence.heads[index]
        if token.head == head {
          right.2 += 1
          if token.relation.universal == sentence.relations[index].universal { right.3 += 1 }
        }
      }
    }
    let total = Double(max(1, analysis.tokens.count))
    upos = 100 * Double(right.0) / total
    inflection = 100 * Double(right.1) / total
    unlabelled = 100 * Double(right.2) / total
    labelled = 100 * Double(right.3) / total
  }

  var line: String {
    "UPOS \(rounded(upos)) inflection \(rounded(inflection)) UAS \(rounded(unlabelled)) LAS \(rounded(labelled))"
  }

  private func rounded(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
