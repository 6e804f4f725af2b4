import Index
import Language
import Text

/// The dependency tree of one sentence, with what the matcher asks of it at every step: parents, extents, depths.
///
/// Positions are within the sentence, from 0. Invariant: `left[i] <= i < right[i]`, and a subtree's extent holds those
/// of its children. O(n × depth) to build; a tree with a cycle (which no parser should make) is cut at the cycle.
struct Tree {
  let rows: [TokenRow]
  /// The row of token 0 in the index; 0 for a question.
  let firstToken: Int32
  /// -1 for the root.
  let parents: [Int]
  let left: [Int]
  /// One past the last.
  let right: [Int]
  let depth: [Int]

  init(rows: [TokenRow], firstToken: Int32 = 0) {
    self.rows = rows
    self.firstToken = firstToken
    let count = rows.count
    var parents = rows.map { Int($0.head) >= 0 && Int($0.head) < count ? Int($0.head) : -1 }
    var left = Array(0..<count)
    var right = Array(1..<(count + 1))
    var depth = [Int](repeating: 0, count: count)
    for token in 0..<count {
      var ancestor = parents[token]
      var steps = 0
      while ancestor >= 0 {
        steps += 1
        if steps > count {
          parents[token] = -1
          steps = 0
          break
        }
        left[ancestor] = min(left[ancestor], token)
        right[ancestor] = max(right[ancestor], token + 1)
        ancestor = parents[ancestor]
      }
      depth[token] = steps
    }
    self.parents = parents
    self.left = left
    self.right = right
    self.depth = depth
  }

  var count: Int { rows.count }

  var root: Int { parents.firstIndex(of: -1) ?? 0 }

  /// The tokens whose head is `token`, in order; O(extent).
  func children(of token: Int) -> [Int] {
    (left[token]..<right[token]).filter { parents[$0] == token }
  }

  /// The first child with one of the relations; nil where there is none.
  func child(of token: Int, _ relations: Relation...) -> Int? {
    for child in left[token]..<right[token] where parents[child] == token && relations.contains(rows[child].relation) {
      return child
    }
    return nil
  }

  /// The adposition that marks a phrase, by its head; nil where there is none.
  func adposition(of token: Int) -> Int? {
    for child in left[token]..<right[token]
    where parents[child] == token && rows[child].relation == .caseMarker && child < token { return child }
    return nil
  }

  /// Whether `ancestor` dominates `token` or is it.
  func dominates(_ ancestor: Int, _ token: Int) -> Bool {
    var current = token
    while current >= 0 {
      if current == ancestor { return true }
      current = parents[current]
    }
    return false
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
