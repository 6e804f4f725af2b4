import Index
import Language
import Text

/// Answers what somebody or something is called besides the name that the question has: a real, full, first, middle or last
/// name, a former or another one.
///
/// From the texts about it: "Ann Marie Lee" for the middle name of Ann Lee, "born Anna Berg", "Anna Berg, known by the pen
/// name A. B. Hill", "formerly known as Kristiania".
struct NameQuestion {
  /// Which name is asked for.
  private enum Asked {
    case full, first, middle, last, real, former, other
  }

  private let asked: Asked
  /// The words of the name that the question has, folded.
  private let words: [Symbol]
  private let search: Search
  private let index: FactIndex
  private let markers: Markers

  /// Sure enough to be shown: the words stand in the order that tells them.
  private static let confidence = 0.75

  /// nil where the question asks for no name, or for that of somebody who has none in it.
  init?(_ search: Search, _ index: borrowing FactIndex) {
    let question = search.question
    let tree = question.tree
    guard question.kind == .what || question.kind == .which || question.kind == .definition else { return nil }
    var found: (asked: Asked, noun: Int)?
    for token in 0..<tree.count {
      if let asked = Self.asked(by: token, question) { found = (asked, token) }
    }
    guard let found else { return nil }
    let owner = tree.child(of: found.noun, .nmodPoss) ?? tree.child(of: found.noun, .nmod)
    guard let owner else { return nil }
    let name = (tree.left[owner]..<tree.right[owner]).filter { token in
      tree.rows[token].upos == .propn || tree.rows[token].mention != .none && tree.rows[token].upos != .part
    }
    guard !name.isEmpty,
      (tree.left[owner]..<tree.right[owner]).allSatisfy({ token in
        name.contains(token) || [.part, .adp, .det, .punct].contains(tree.rows[token].upos)
      })
    else { return nil }
    asked = found.asked
    words = name.map { tree.rows[$0].lower }
    self.search = search
    self.index = copy index
    markers = Markers(self.index)
  }

  private static func asked(by token: Int, _ question: Question) -> Asked? {
    let tree = question.tree
    switch question.word(at: token) {
    case "surname": return .last
    case "nickname", "alias", "pseudonym": return .other
    case "name":
      let modifiers = (tree.left[token]..<token).filter { tree.parents[$0] == token }.map(question.word(at:))
      // The nearest word decides: "real first name".
      for modifier in modifiers.reversed() {
        switch modifier {
        case "first", "given", "christian": return .first
        case "middle", "second": return .middle
        case "last", "family", "maiden": return .last
        case "full", "complete": return .full
        case "real", "birth", "actual", "true", "legal": return .real
        case "original", "former", "old", "earlier", "previous": return .former
        case "pen", "stage", "other", "alternative", "artist": return .other
        default: continue
        }
      }
      return nil
    default: return nil
    }
  }

  /// Adds the names; leaves the reply alone where no text about it gives one.
  func fill(_ reply: inout Reply) {
    for sentence in sentences {
      let tokens = index.sentences[Int(sentence)].tokens
      let rows = index.tokens.rows(of: tokens)
      guard let span = span(in: rows) else { continue }
      let range = ByteRange(start: rows[span.lowerBound].start, end: rows[span.upperBound - 1].range.end)
      reply.gather(Answer(range, of: sentence, confidence: Self.confidence, index), limit: 2)
    }
  }

  /// The first sentences of the documents that are named after it, then those considered.
  private var sentences: [Int32] {
    var sentences: [Int32] = []
    let documents = index.withDocuments(titledByRarestOf: words) { $0.prefix(16).map { $0 } }
    for number in documents where search.scope == nil || search.scope == number {
      let document = index.documents[Int(number)]
      if words.allSatisfy(document.titleTerms.contains) { sentences += document.sentences.prefix(2) }
    }
    for considered in search.ranking.considered where !sentences.contains(considered.sentence) {
      sentences.append(considered.sentence)
    }
    return sentences
  }

  /// The name asked for, within a sentence.
  private func span(in rows: [TokenRow]) -> Range<Int>? {
    switch asked {
    case .former: return named(behind: markers.formerly, in: rows)
    case .other: return named(behind: markers.called, in: rows)
    case .full, .real: return other(in: rows) ?? longer(in: rows)
    case .first:
      return (other(in: rows) ?? longer(in: rows)).flatMap { $0.count > 1 ? $0.lowerBound..<$0.lowerBound + 1 : nil }
    case .middle:
      guard let whole = longer(in: rows) ?? other(in: rows), whole.count > 2 else { return nil }
      return whole.lowerBound + 1..<whole.upperBound - 1
    case .last:
      guard let whole = other(in: rows) ?? longer(in: rows), whole.count > 1 else { return nil }
      return whole.upperBound - 1..<whole.upperBound
    }
  }

  /// A longer form of the name: with all its words and others between, before or behind them.
  private func longer(in rows: [TokenRow]) -> Range<Int>? {
    var start = 0
    while start < rows.count {
      let run = Self.run(from: start, rows)
      if run.count > words.count, words.allSatisfy({ word in run.contains { rows[$0].lower == word } }),
        rows[run.lowerBound].mention.kind == nil || rows[run.lowerBound].mention.kind == .person
      {
        return run
      }
      start = max(start + 1, run.upperBound)
    }
    return nil
  }

  /// A name that the sentence gives instead: "born Y" of one who is named before, "Y, known as X", "Y "X" Z".
  private func other(in rows: [TokenRow]) -> Range<Int>? {
    guard words.allSatisfy({ word in rows.contains { $0.lower == word } }) else { return nil }
    for token in rows.indices.dropFirst() where markers.born.contains(rows[token].lower) {
      let run = Self.run(from: token + 1, rows)
      if run.count > 1, rows[run.lowerBound].mention.kind != .place { return run }
    }
    guard let marker = rows.indices.first(where: { markers.known.contains(rows[$0].lower) }) else { return nil }
    let behind = rows[marker...].prefix(12)
    guard words.allSatisfy({ word in behind.contains { $0.lower == word } }) else { return nil }
    let start = rows.indices.first { rows[$0].upos == .propn } ?? marker
    let run = Self.run(from: start, rows)
    return run.count > 1 && run.upperBound <= marker
      && !words.allSatisfy({ word in run.contains { rows[$0].lower == word } })
      ? run : nil
  }

  /// The name behind words that call it so: "formerly known as Y", "nicknamed Y". Of "the Gulf of A, formerly the Gulf of B"
  /// that of A is B.
  private func named(behind markers: [Symbol], in rows: [TokenRow]) -> Range<Int>? {
    guard let marker = rows.indices.first(where: { markers.contains(rows[$0].lower) }),
      let subject = subject(before: marker, rows)
    else { return nil }
    for next in marker + 1..<min(rows.count, max(marker + 1, marker + 6)) {
      let run = Self.run(from: next, rows)
      if !run.isEmpty {
        let same = zip(subject, run).prefix { rows[$0].lower == rows[$1].lower }.count
        let shared = subject.count - words.count
        guard same >= shared, same < run.count else { return nil }
        return run.lowerBound + shared..<run.upperBound
      }
      switch rows[next].upos {
      case .adp, .verb, .det, .noun, .adv, .adj, .sconj, .cconj: continue
      case .punct where rows[next].lower.knownWord == nil && rows[next].length == 1: continue
      default: return nil
      }
    }
    return nil
  }

  /// The name that ends with the question's, where no other name stands between it and a token behind.
  private func subject(before marker: Int, _ rows: [TokenRow]) -> Range<Int>? {
    guard let last = (0..<marker).last(where: { rows[$0].upos == .propn || rows[$0].mention != .none }),
      marker - last < 8,
      case let name = Tree(rows: rows).name(around: last), name.count >= words.count
    else { return nil }
    return zip(name.suffix(words.count), words).allSatisfy { rows[$0].lower == $1 } ? name : nil
  }

  /// The run of name words that begins at a token; empty where none does.
  private static func run(from start: Int, _ rows: [TokenRow]) -> Range<Int> {
    var end = start
    while end < rows.count, rows[end].upos == .propn || rows[end].mention != .none && rows[end].upos != .punct,
      end == start || !rows[end].mention.isFirst || rows[end].mention.kind == rows[end - 1].mention.kind
    {
      end += 1
    }
    return start..<max(start, end)
  }

  /// The words that tell of names, as symbols of the index.
  private struct Markers {
    let born: [Symbol]
    let known: [Symbol]
    let called: [Symbol]
    let formerly: [Symbol]

    init(_ index: FactIndex) {
      func symbols(_ words: [String]) -> [Symbol] { words.compactMap { index.term($0) } }
      born = symbols(["born", "né", "née"])
      known = symbols(["known", "nicknamed", "called"])
      called = symbols(["known", "nicknamed", "called", "nickname", "alias", "dubbed", "pseudonym"])
      formerly = symbols(["formerly", "originally", "previously", "historically", "once"])
    }
  }
}
