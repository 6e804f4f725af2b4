import Index
import Language
import Text

/// The dependency tree of one sentence, with what the matcher asks of it at every step: parents, extents, depths.
///
/// Positions are within the sentence, from 0. Invariant: `left[i] <= i < right[i]`, and a subtree's extent holds those
/// of its children. O(n × depth) to build; a tree with a cycle (which no parser should make) is cut at the cycle.
/// A class, so that all who look at a sentence share one tree; nothing of it changes.
final class Tree: Sendable {
  let rows: [TokenRow]
  /// The row of token 0 in the index; 0 for a question.
  let firstToken: Int32
  /// Parent, left, right and depth of each token, side by side since they are asked for together.
  private let nodes: [SIMD4<Int32>]

  init(rows: [TokenRow], firstToken: Int32 = 0) {
    self.rows = rows
    self.firstToken = firstToken
    var nodes: [SIMD4<Int32>] = []
    nodes.reserveCapacity(rows.count)
    for token in 0..<rows.count {
      let head = Int32(rows[token].head)
      let parent = head >= 0 && head < rows.count ? head : -1
      nodes.append(SIMD4(parent, Int32(token), Int32(token + 1), -1))
    }
    nodes.withUnsafeMutableBufferPointer { Tree.measure($0) }
    self.nodes = nodes
  }

  /// Fills in extents and depths, which are -1 before, and cuts cycles.
  private static func measure(_ nodes: UnsafeMutableBufferPointer<SIMD4<Int32>>) {
    for token in 0..<nodes.count { measureDepth(of: token, nodes) }
    for token in 0..<nodes.count {
      var ancestor = Int(nodes[token].x)
      // One that has the token already is to the right of it, and those above it have it or get it with this one.
      while ancestor >= 0, token < nodes[ancestor].y || token >= nodes[ancestor].z {
        nodes[ancestor].y = min(nodes[ancestor].y, Int32(token))
        nodes[ancestor].z = max(nodes[ancestor].z, Int32(token + 1))
        ancestor = Int(nodes[ancestor].x)
      }
    }
  }

  /// Fills in the depths of a token and those above it.
  private static func measureDepth(of token: Int, _ nodes: UnsafeMutableBufferPointer<SIMD4<Int32>>) {
    var top = token
    var steps: Int32 = 0
    while nodes[top].w < 0, nodes[top].x >= 0 {
      guard steps <= nodes.count else {
        nodes[token].x = -1
        (top, steps) = (token, 0)
        break
      }
      top = Int(nodes[top].x)
      steps += 1
    }
    var depth = max(0, nodes[top].w) + steps
    var node = token
    while nodes[node].w < 0 {
      nodes[node].w = depth
      depth -= 1
      node = Int(nodes[node].x)
      if node < 0 { break }
    }
  }

  /// One number for each token.
  struct Column: RandomAccessCollection {
    fileprivate let nodes: [SIMD4<Int32>]
    fileprivate let part: Int

    var startIndex: Int { 0 }
    var endIndex: Int { nodes.count }

    subscript(token: Int) -> Int { Int(nodes[token][part]) }
  }

  /// -1 for the root.
  var parents: Column { Column(nodes: nodes, part: 0) }
  /// The first token of each one's subtree.
  var left: Column { Column(nodes: nodes, part: 1) }
  /// One past the last.
  var right: Column { Column(nodes: nodes, part: 2) }
  var depth: Column { Column(nodes: nodes, part: 3) }

  var count: Int { rows.count }

  var root: Int { parents.firstIndex(of: -1) ?? 0 }

  /// The tokens whose head is `token`, in order; O(extent).
  func children(of token: Int) -> [Int] {
    (left[token]..<right[token]).filter { parents[$0] == token }
  }

  /// The first child with one of the relations; nil where there is none.
  func child(of token: Int, _ relations: Relation...) -> Int? {
    var wanted: UInt64 = 0
    for relation in relations { wanted |= 1 << UInt64(relation.rawValue) }
    for child in left[token]..<right[token]
    where parents[child] == token && wanted >> UInt64(rows[child].relation.rawValue) & 1 != 0 {
      return child
    }
    return nil
  }

  /// The adposition that marks a phrase, by its head; nil where there is none.
  func adposition(of token: Int) -> Int? {
    for child in left[token]..<token where parents[child] == token && rows[child].relation == .caseMarker {
      return child
    }
    return nil
  }

  /// Whether the adposition that marks a phrase is that word.
  func isMarked(_ token: Int, by word: KnownWord) -> Bool {
    adposition(of: token).map { rows[$0].lower.knownWord == word } ?? false
  }

  /// Whether the head of a phrase says whose the noun above it is: "the lake's", "of the lake".
  func isPossessor(_ token: Int) -> Bool {
    rows[token].relation == .nmodPoss || rows[token].relation == .nmod && isMarked(token, by: .of)
  }

  /// Where tokens of the index stand in the sentence; what lies outside of it is left out.
  func positions(of tokens: Range<Int32>) -> Range<Int> {
    let start = max(0, Int(tokens.lowerBound - firstToken))
    return start..<max(start, min(count, Int(tokens.upperBound - firstToken)))
  }

  /// The tokens of the index that stand at some positions of the sentence.
  func indexed(_ positions: Range<Int>) -> Range<Int32> {
    firstToken + Int32(positions.lowerBound)..<firstToken + Int32(positions.upperBound)
  }

  /// The token of some that dominates the others; nil where there is none.
  func head(of tokens: some Sequence<Int>) -> Int? { tokens.min { depth[$0] < depth[$1] } }

  /// The token that heads the words within some bytes; nil where no word lies in them.
  func head(within bytes: ByteRange) -> Int? { head(of: (0..<count).filter { bytes.contains(rows[$0].range) }) }

  /// Whether `ancestor` dominates `token` or is it.
  func dominates(_ ancestor: Int, _ token: Int) -> Bool {
    var current = token
    while current >= 0 {
      if current == ancestor { return true }
      current = parents[current]
    }
    return false
  }

  /// Whether a token on the way up from `token`, itself included, to `ancestor`, which is not, meets the condition.
  func hasAncestor(from token: Int, below ancestor: Int, where condition: (Int) -> Bool) -> Bool {
    var current = token
    while current >= 0, current != ancestor {
      if condition(current) { return true }
      current = parents[current]
    }
    return false
  }

  /// Whether a mark opens the phrase of a head or stands right before it, as a comma before what is only told besides.
  func isSetOff(_ head: Int) -> Bool {
    let start = left[head]
    return start > 0 && (rows[start].upos == .punct || rows[start - 1].upos == .punct)
  }

  /// How many edges lie between two tokens.
  func distance(_ a: Int, _ b: Int) -> Int {
    var a = a
    var b = b
    var steps = 0
    while a != b {
      if depth[a] >= depth[b] {
        guard parents[a] >= 0 else { return count }
        a = parents[a]
      } else {
        guard parents[b] >= 0 else { return count }
        b = parents[b]
      }
      steps += 1
    }
    return steps
  }

  /// Whether a noun has "the" and no other word before it.
  func isDefinite(_ noun: Int) -> Bool {
    guard noun > 0, left[noun] == noun - 1 else { return false }
    return rows[noun - 1].lower.knownWord == .the
  }

  /// The bytes of a span of tokens, in its document; the span must not be empty.
  func bytes(of tokens: Range<Int>) -> ByteRange {
    ByteRange(start: rows[tokens.lowerBound].start, end: rows[tokens.upperBound - 1].range.end)
  }

  /// Whether no space stands before or behind a token within its sentence, as around a hyphen.
  func isTight(_ token: Int) -> Bool {
    token > 0 && token + 1 < count && rows[token].start == rows[token - 1].range.end
      && rows[token + 1].start == rows[token].range.end
  }

  /// How many conjuncts lie in a span together with the head that they are joined to.
  func conjuncts(in tokens: Range<Int>) -> Int {
    tokens.count { rows[$0].relation == .conj && tokens.contains(parents[$0]) }
  }

  /// The head of the coordination that a conjunct belongs to; the token itself where it is none.
  func firstConjunct(_ token: Int) -> Int {
    var current = token
    while rows[current].relation == .conj, parents[current] >= 0 { current = parents[current] }
    return current
  }

  /// Whether the token is the verb of a passive clause, or a bare past participle.
  func isPassive(_ verb: Int) -> Bool {
    if child(of: verb, .auxPass, .nsubjPass, .csubjPass) != nil { return true }
    return rows[verb].inflection == .pastParticiple && rows[verb].relation == .acl && child(of: verb, .aux) == nil
  }

  /// A token's lemma as text.
  func lemma(of token: Int, _ index: FactIndex) -> String { index.symbols.string(rows[token].lemma) }

  /// A token's form in lower case, as text.
  func form(of token: Int, _ index: FactIndex) -> String { index.symbols.string(rows[token].lower) }

  /// Whether a negation depends on the token: "not", "n't", "never", "no".
  func isNegated(_ token: Int) -> Bool {
    for child in left[token]..<right[token] where parents[child] == token {
      switch rows[child].lower.knownWord {
      case .not, .nt, .never, .no, .neither, .nor: return true
      default: continue
      }
    }
    return false
  }
}
