import Index
import Language
import Text

/// From a candidate to the words that an answer prints.
enum AnswerText {
  /// Gives pronouns the sort of what they stand for.
  static func resolve(_ candidates: inout [Candidate], _ tree: Tree, _ index: FactIndex) {
    for number in candidates.indices where candidates[number].sort == .pronoun {
      let entity = tree.rows[candidates[number].head].entity
      guard entity >= 0 else { continue }
      switch index.entities[Int(entity)].kind {
      case .person: candidates[number].sort = .person
      case .place: candidates[number].sort = .place
      case .organization: candidates[number].sort = .organization
      case .nationality: candidates[number].sort = .nationality
      default: break
      }
    }
  }

  /// A number with the noun that it counts, for a question that names none: "how many were killed".
  static func counted(_ candidate: Candidate, _ tree: Tree, _ row: SentenceRow, _ index: FactIndex) -> Candidate {
    let start = tree.firstToken + Int32(candidate.tokens.lowerBound)
    for quantity in index.quantities(in: row.tokens) where quantity.tokens.lowerBound == start {
      guard let noun = tree.nounCounted(by: quantity), noun == candidate.tokens.upperBound else { continue }
      return Candidate(
        head: noun, tokens: candidate.tokens.lowerBound..<noun + 1, cut: .counted, sort: candidate.sort)
    }
    return candidate
  }

  /// The name of a person instead of what says who they are: "Ann Lee" for "a nurse" in "Ann Lee, a nurse who saved them"
  /// and in "Ann Lee was a nurse who saved them", and for "the nurse Ann Lee".
  static func named(_ candidate: Candidate, among others: [Candidate], _ tree: Tree) -> Candidate {
    let head = tree.antecedent(of: candidate.head) ?? candidate.head
    func phrase(_ head: Int) -> Candidate? {
      others.first { $0.head == head && ($0.cut == .name || $0.tokens.count == 1) }
    }
    if let name = tree.nameBehind(head), tree.rows[name].mention.kind == .person { return phrase(name) ?? candidate }
    guard tree.rows[head].upos == .noun else { return candidate }
    if tree.rows[head].relation == .appos, case let name = tree.parents[head], name >= 0,
      tree.rows[name].mention.kind == .person
    {
      return phrase(name) ?? candidate
    }
    guard tree.child(of: head, .cop) != nil, let subject = tree.child(of: head, .nsubj),
      tree.rows[subject].mention.kind == .person || tree.rows[subject].upos == .pron && tree.rows[subject].entity >= 0
    else { return candidate }
    return phrase(subject) ?? candidate
  }

  /// Without what a comma sets off behind a noun and only adds to it: "Rescuers" of "Rescuers, using dogs", "71 percent" of
  /// "71 percent, up from 64".
  static func trimmed(_ candidate: Candidate, _ tree: Tree) -> Candidate {
    guard candidate.sort != .clause, candidate.sort != .verb, candidate.sort != .time else { return candidate }
    for comma in candidate.head + 1..<max(candidate.head + 1, candidate.tokens.upperBound - 1)
    where tree.rows[comma].upos == .punct && tree.rows[comma].relation == .punct {
      guard
        let added = tree.children(of: candidate.head).first(where: {
          $0 > comma && (tree.left[$0] == comma || tree.left[$0] == comma + 1)
        })
      else { continue }
      switch tree.rows[added].relation {
      case .acl, .aclRelcl, .advcl, .advmod, .amod:
        var candidate = candidate
        candidate.tokens = candidate.tokens.lowerBound..<comma
        candidate.cut = .trimmed
        return candidate
      default: return candidate
      }
    }
    return candidate
  }

  /// Where an answer's words stand: the candidate's own, or for a pronoun those of the name it stands for.
  static func place(
    of candidate: Candidate, in tree: Tree, sentence: Int32, index: FactIndex
  ) -> (document: Int32, range: ByteRange) {
    let document = index.sentences[Int(sentence)].document
    let row = tree.rows[candidate.head]
    if candidate.tokens.count == 1, row.entity >= 0,
      row.upos == .pron || (candidate.sort == .nationality && row.upos == .adj)
    {
      let entity = index.entities[Int(row.entity)]
      if let range = index.range(of: entity.name) { return (entity.document, range) }
    }
    let first = tree.rows[candidate.tokens.lowerBound].range
    let last = tree.rows[candidate.tokens.upperBound - 1].range
    return (document, ByteRange(start: first.start, end: last.end))
  }

  /// The words there, runs of white space as one space.
  static func text(of range: ByteRange, in text: [UInt8]) -> String {
    String(decoding: bytes(of: range, in: text), as: UTF8.self)
  }

  /// The bytes there, runs of white space as one space.
  static func bytes(of range: ByteRange, in text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    let range = text[clamped: range.indices]
    bytes.reserveCapacity(range.count)
    for byte in range {
      let isSpace = byte == 0x20 || byte == 0x0a || byte == 0x09 || byte == 0x0d
      if !isSpace { bytes.append(byte) } else if bytes.last != 0x20 { bytes.append(0x20) }
    }
    return bytes
  }

  /// The same of an answer's words.
  static func key(of text: String) -> [UInt8] { key(of: Array(text.utf8)) }

  /// What is left of an answer's bytes for comparison: folded, without articles and punctuation.
  static func key(of bytes: [UInt8]) -> [UInt8] {
    var (folded, key): ([UInt8], [UInt8]) = ([], [])
    bytes.withUnsafeBufferPointer { fillKey(of: $0, &folded, &key) }
    return key
  }

  /// Makes `key` that of the bytes there, whose spaces count for nothing; `folded` is scratch.
  static func key(of range: ByteRange, in text: [UInt8], _ folded: inout [UInt8], into key: inout [UInt8]) {
    text[clamped: range.indices].withUnsafeBufferPointer { fillKey(of: $0, &folded, &key) }
  }

  private static func fillKey(of bytes: UnsafeBufferPointer<UInt8>, _ folded: inout [UInt8], _ key: inout [UInt8]) {
    folded.removeAll(keepingCapacity: true)
    folded.reserveCapacity(bytes.count)
    Folding.fold(bytes, into: &folded)
    key.removeAll(keepingCapacity: true)
    key.reserveCapacity(folded.count + 1)
    folded.withUnsafeBufferPointer { folded in
      var start = 0
      while start < folded.count {
        var end = start
        while end < folded.count, isWordByte(folded[end]) { end += 1 }
        if end > start, !isArticle(UnsafeBufferPointer(rebasing: folded[start..<end])) {
          if !key.isEmpty { key.append(0x20) }
          for position in start..<end { key.append(folded[position]) }
        }
        start = end + 1
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7a) || byte == 0x27
  }

  /// Whether a folded word is "a", "an" or "the".
  private static func isArticle(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    switch word.count {
    case 1: word[0] == 0x61
    case 2: word[0] == 0x61 && word[1] == 0x6e
    case 3: word[0] == 0x74 && word[1] == 0x68 && word[2] == 0x65
    default: false
    }
  }

  /// Whether two keys say the same: equal, or one holds the other's words at an end ("Aliyev", "Ilham Aliyev").
  static func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        if a.count == b.count { return a.hasBytes(of: b) }
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        let start = long.count - short.count
        guard short.count >= 3, long[start - 1] == 0x20 else { return false }
        return UnsafeBufferPointer(rebasing: long[start...]).hasBytes(of: short)
      }
    }
  }
}
