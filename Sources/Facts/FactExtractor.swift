import Documents
import Language
import Text

/// Turns an analysed document into facts by the clause grammar.
///
///     var extractor = FactExtractor()
///     let facts = extractor.facts(in: analysis, document: document)
///
/// One for each thread: it owns scratch memory. Questions go through it like any text; the wh-phrase becomes an argument
/// like any other. Clause types after Del Corro & Gemulla (2013), "ClausIE", doi:10.1145/2488388.2488420; polarity,
/// modality and attribution after Gashteovski et al. (2017), "MinIE", doi:10.18653/v1/D17-1278.
package struct FactExtractor {
  private let grammar: Grammar
  private let matcher: RuleMatcher
  private let keys = EntityKey()
  private static let wordNet = WordNet()
  private var words = WordTable()

  /// With the rules that the binary brings, or those given.
  package init(grammar: Grammar = .bundled, rules: RuleSet = RuleLibrary.bundled) {
    self.grammar = grammar
    matcher = RuleMatcher(rules: rules)
  }

  /// The facts of a document in the order of their predicates, those derived by rules behind. Takes time linear in the tokens, for trees of bounded
  /// depth; a tree that is no tree gives fewer facts, never an error.
  package mutating func facts(in analysis: Analysis, document: Document) -> DocumentFacts {
    var reader = FactReader(
      analysis: analysis, grammar: grammar, wordNet: FactExtractor.wordNet, keys: keys, words: &words)
    for number in reader.analysis.sentences.indices where FactExtractor.isRead(number, reader.analysis, document) {
      reader.read(sentence: number)
    }
    var result = DocumentFacts(analysis: reader.analysis)
    result.entities = reader.entities.entities
    result.facts = reader.facts
    result.derive(matcher)
    return result
  }

  /// Metadata lines, share lines and code say nothing about the world.
  private static func isRead(_ sentence: Int, _ analysis: Analysis, _ document: Document) -> Bool {
    let block = Int(analysis.sentences[sentence].block)
    guard document.blocks.indices.contains(block) else { return true }
    switch document.blocks[block].kind {
    case .metadata, .shareLine, .code: return false
    case .paragraph, .heading, .listItem, .caption, .blurb: return true
    }
  }
}
