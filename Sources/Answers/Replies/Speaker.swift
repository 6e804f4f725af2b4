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
    let tree = Tree(rows: index.tokens.rows(of: row.tokens), firstToken: row.tokens.lowerBound)
    let head = Int(fact.source - row.tokens.lowerBound)
    guard tree.rows.indices.contains(head) else { return nil }
    let document = index.documents[Int(row.document)]
    var start = head
    var end = head + 1
    for child in tree.children(of: head) {
      switch tree.rows[child].relation {
      case .det, .amod, .compound, .flat, .nmodDesc, .nmodPoss, .nummod, .appos, .nmod:
        if child < head { start = min(start, tree.left[child]) }
        if child > head, tree.left[child] == end || tree.rows[child].relation == .flat {
          end = max(end, tree.right[child])
        }
      default: continue
      }
    }
    if tree.rows[head].upos == .pron, tree.rows[head].entity >= 0,
      let name = index.range(of: index.entities[Int(tree.rows[head].entity)].name)
    {
      range = name
    } else {
      range = ByteRange(start: tree.rows[start].start, end: tree.rows[end - 1].range.end)
    }
    text = AnswerText.text(of: range, in: document.text)
    isDoubted = fact.isDoubted
  }
}
