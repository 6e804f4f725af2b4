import Facts
import Index
import Text

extension Engine {
  /// Puts rules in force and derives anew what they say of the documents; to be called while nothing is being loaded.
  package func apply(_ rules: RuleSet) { monitor.withState { $0.index.apply(rules) } }

  /// The sentences of whose facts a rule derived others, in their order.
  package func sentences(derivedBy rule: String) -> [Int32] {
    monitor.withState { state in
      var name = rule
      guard let symbol = name.withUTF8({ state.index.term($0) }) else { return [] }
      var sentences: [Int32] = []
      for row in state.index.derived.rows(of: symbol) {
        let sentence = state.index.derived.facts[Int(row)].sentence
        if sentences.last != sentence { sentences.append(sentence) }
      }
      return sentences
    }
  }

  /// A sentence word for word, with its document and its number there, from 1.
  package func citation(of sentence: Int32) -> (document: String, number: Int, text: String) {
    monitor.withState { state in
      let row = state.index.sentences[Int(sentence)]
      let document = state.index.documents[Int(row.document)]
      let bytes = document.text[row.range.indices.clamped(to: document.text.indices)]
      return (document.id, Int(sentence - document.sentences.lowerBound) + 1, String(decoding: bytes, as: UTF8.self))
    }
  }
}
