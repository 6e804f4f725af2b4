import Language

/// The dependency tree of one sentence, laid out for walking: children in order, and how far each subtree reaches.
///
/// Built in O(n · depth) into an array that is kept from sentence to sentence. Heads that point outside the sentence or in
/// a circle (a damaged CoNLL-U file) are cut, so that every walk up or down ends.
struct SentenceTree {
  fileprivate struct Node {
    /// -1 where there is none, as for the next two.
    var head: TokenIndex
    var firstChild: TokenIndex = -1
    var nextSibling: TokenIndex = -1
    var left: TokenIndex
    var right: TokenIndex
  }

  private(set) var tokens: Range<TokenIndex> = 0..<0
  private var nodes: [Node] = []

  mutating func rebuild(_ analysis: Analysis, sentence: Sentence) {
    tokens = sentence.tokens
    let base = tokens.lowerBound
    let count = Int32(tokens.count)
    nodes.removeAll(keepingCapacity: true)
    for token in tokens {
      let head = analysis.tokens[Int(token)].head
      let isInside = head >= 0 && head < count && base + head != token
      nodes.append(Node(head: isInside ? base + head : -1, left: token, right: token))
    }
    for token in tokens where isInCircle(token) { nodes[Int(token - base)].head = -1 }
    for token in tokens.reversed() {
      let head = self.head(of: token)
      guard head >= 0 else { continue }
      nodes[Int(token - base)].nextSibling = nodes[Int(head - base)].firstChild
      nodes[Int(head - base)].firstChild = token
    }
    for token in tokens {
      var head = self.head(of: token)
      while head >= 0 {
        let index = Int(head - base)
        if nodes[index].left > token { nodes[index].left = token }
        if nodes[index].right < token { nodes[index].right = token }
        head = nodes[index].head
      }
    }
  }

  /// A walk up that takes more steps than the sentence has tokens goes in a circle.
  private func isInCircle(_ token: TokenIndex) -> Bool {
    var steps = 0
    var walker = token
    while walker >= 0, steps <= tokens.count {
      walker = head(of: walker)
      steps += 1
    }
    return walker >= 0
  }

  func head(of token: TokenIndex) -> TokenIndex { nodes[Int(token - tokens.lowerBound)].head }
  func left(of token: TokenIndex) -> TokenIndex { nodes[Int(token - tokens.lowerBound)].left }
  func right(of token: TokenIndex) -> TokenIndex { nodes[Int(token - tokens.lowerBound)].right }

  /// The children of a token, from left to right.
  func children(of token: TokenIndex) -> Children {
    Children(nodes: nodes, base: tokens.lowerBound, following: nodes[Int(token - tokens.lowerBound)].firstChild)
  }

  /// Whether `token` is `ancestor` or stands below it.
  func contains(_ token: TokenIndex, below ancestor: TokenIndex) -> Bool {
    var walker = token
    while walker >= 0 {
      if walker == ancestor { return true }
      walker = head(of: walker)
    }
    return false
  }

  struct Children: Sequence, IteratorProtocol {
    fileprivate let nodes: [Node]
    fileprivate let base: TokenIndex
    fileprivate var following: TokenIndex

    mutating func next() -> TokenIndex? {
      guard following >= 0 else { return nil }
      let token = following
      following = nodes[Int(token - base)].nextSibling
      return token
    }
  }
}
