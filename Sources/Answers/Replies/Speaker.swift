import Facts
import Index
import Language
import Text

/// Who says what a sentence says: the source that the text names beside the fact.
struct Speaker {
  /// The phrase as the document has it, and where.
  var text: String
  var range: ByteRange
  /// The text keeps its distance: "claimed", "alleged".
  var isDoubted: Bool

  /// The speaker of the fact that holds an answer, or of the sentence's first fact with one; nil where the text says it
  /// itself.
  init?(of sentence: Int32, answer: ByteRange, _ index: FactIndex) {
    let row = index.sentences[Int(sentence)]
    let facts = row.facts.map { index.facts[Int($0)] }.filter { $0.source >= 0 }
    let holding = facts.filter { fact in
      fact.arguments.contains { number in
        index.range(of: index.arguments[Int(number)].tokens).map { $0.contains(answer) } ?? false
      }
    }
    guard let fact = answer.isEmpty ? facts.first : holding.first ?? facts.first else { return nil }
    self.init(of: fact, sentence, index)
  }

  /// Whoever a fact of a sentence is attributed to: the name where a noun has one beside it or a pronoun stands for one.
  init?(of fact: FactRow, _ sentence: Int32, _ index: FactIndex) {
    self.init(at: fact.source, isDoubted: fact.isDoubted, sentence, index)
  }

  /// Whoever a token of a sentence heads the mention of; nil where it is none of the sentence's.
  init?(at source: Int32, isDoubted: Bool, _ sentence: Int32, _ index: FactIndex) {
    self.isDoubted = isDoubted
    let tree = index.tree(of: sentence)
    let head = Int(source - tree.firstToken)
    guard source >= 0, tree.rows.indices.contains(head) else { return nil }
    if tree.rows[head].upos == .pron, tree.rows[head].entity >= 0,
      let name = index.range(of: index.entities[Int(tree.rows[head].entity)].name)
    {
      range = name
    } else {
      let tokens = Self.name(beside: head, tree) ?? Self.phrase(head, tree)
      range = tree.bytes(of: tokens)
    }
    text = AnswerText.text(of: range, in: index.document(of: sentence).text)
  }

  /// "Eva Holm" beside "chairwoman" in "the council's chairwoman, Eva Holm, said"; nil where no person is named.
  private static func name(beside head: Int, _ tree: Tree) -> Range<Int>? {
    guard tree.rows[head].upos == .noun,
      let name = tree.children(of: head).first(where: {
        tree.rows[$0].relation == .appos && tree.rows[$0].mention.kind == .person
      })
    else { return nil }
    return phrase(name, tree)
  }

  private static func phrase(_ head: Int, _ tree: Tree) -> Range<Int> {
    var start = head
    var end = head + 1
    for child in tree.children(of: head) {
      switch tree.rows[child].relation {
      // "David Belliard, a deputy mayor" is named without it.
      case .appos where tree.rows[head].upos == .propn: continue
      case .det, .amod, .compound, .flat, .nmodDesc, .nmodPoss, .nummod, .appos, .nmod:
        if child < head { start = min(start, tree.left[child]) }
        if child > head, tree.left[child] == end || tree.rows[child].relation == .flat {
          end = max(end, tree.right[child])
        }
      default: continue
      }
    }
    return start..<end
  }
}
