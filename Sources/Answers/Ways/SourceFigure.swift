import Index
import Language
import Text

/// Answers how many or how much according to somebody from what they put it at: "the police put the number of visitors at 41,500",
/// "whereas the union puts the figure at 9 million".
struct SourceFigure {
  private let search: Search
  private let index: FactIndex

  private static let confidence = 0.7
  /// Which share of the question, by weight, the sentence, its title and its neighbours must hold.
  private static let leastTold = 0.6
  private static let verbs: Set = ["put", "estimate", "place", "set"]

  /// nil where the question asks for no amount, or for nobody's.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    guard search.question.kind == .howMany || search.question.kind == .howMuch, !search.question.sourceTerms.isEmpty
    else { return nil }
    self.search = search
    self.index = copy index
  }

  /// Answers from the first sentence that says so; leaves the reply alone where none does.
  func fill(_ reply: inout Reply) {
    for considered in search.ranking.considered {
      let match = considered.match
      guard match.coverage + match.titleCoverage + match.nearCoverage >= Self.leastTold, let range = figure(in: match)
      else { continue }
      reply.answers = [Answer(range, of: considered.sentence, confidence: Self.confidence, index)]
      return
    }
  }

  /// An amount with what stands before it in a quotation that follows "at": "closer to 80" of "put the number at "closer to 80"";
  /// nil where it stands in none.
  private func quotation(of amount: Range<Int>, behind verb: Int, _ tree: Tree) -> Range<Int>? {
    guard
      let marker = (verb + 1..<max(verb + 1, amount.lowerBound)).last(where: { tree.rows[$0].lower.knownWord == .at }),
      marker + 1 < amount.lowerBound, amount.lowerBound - marker <= Self.longestHedge,
      tree.rows[marker + 1].upos == .punct,
      (marker + 2..<amount.lowerBound).allSatisfy({ ![.verb, .noun, .propn, .punct].contains(tree.rows[$0].upos) })
    else { return nil }
    return marker + 2..<amount.upperBound
  }

  /// How many tokens may stand between "at" and the amount: a mark, "closer to".
  private static let longestHedge = 5

  /// The amount behind "at" with a verb whose subject is who is to say it.
  private func figure(in match: SentenceMatch) -> ByteRange? {
    let tree = match.tree
    let quantities = index.quantities(in: index.sentences[Int(match.sentence)].tokens)
    for verb in 0..<tree.count where Self.verbs.contains(tree.lemma(of: verb, index)) {
      guard let subject = tree.child(of: verb, .nsubj),
        (tree.left[subject]..<tree.right[subject]).contains(where: { token in
          search.question.sourceTerms.contains(match.termOfToken[token])
        })
      else { continue }
      for quantity in quantities {
        let tokens = tree.positions(of: quantity.tokens)
        if tokens.contains(where: { tree.isMarked($0, by: .at) && tree.dominates(verb, $0) }) {
          return tree.bytes(of: tokens)
        }
        if let quotation = quotation(of: tokens, behind: verb, tree) { return tree.bytes(of: quotation) }
      }
    }
    return nil
  }
}
