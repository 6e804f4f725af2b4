import Facts
import Glibc
import Index
import Language
import Text

/// A candidate with its score, and where it stands.
struct ScoredCandidate {
  var candidate: Candidate
  /// Position in the list of sentences considered.
  var hit: Int
  var score: Float
}

/// An answer with all places that give it.
struct RankedAnswer {
  var candidate: Candidate
  var hit: Int
  var score: Float
  /// The share of the whole ranking's probability that its candidates have.
  var probability: Double
  /// Further sentences that give the same answer: positions in the list of sentences considered.
  var otherHits: [Int]
  var text: String
  /// Where the text stands: its document's row and bytes.
  var document: Int32
  var range: ByteRange
}

/// One sentence under consideration.
struct Considered {
  var sentence: Int32
  var retrievalScore: Float
  var match: SentenceMatch
  var fits: FactFits
  var candidates: [Candidate]
}

/// Scores the candidates of the retrieved sentences and gathers those that say the same.
struct Ranking {
  private(set) var considered: [Considered] = []
  private(set) var scored: [ScoredCandidate] = []

  /// Off the score of a phrase that a fact gives to another participant than the question names.
  private static let contradictionPrice: Float = 4
  /// Off the score of a phrase that is no measure where "how wide is it" asks for one.
  private static let measurePrice: Float = 6

  init(
    question: Question, pattern: FactPattern?, hits: [Retrieval.Hit], index: FactIndex, weights: AnswerWeights,
    nouns: inout NounSorts, kinds: Kinds
  ) {
    let terms = TermTable(question)
    let best = max(hits.first?.score ?? 1, 0.001)
    considered.reserveCapacity(hits.count)
    weights.features.withUnsafeBufferPointer { weights in
      for (number, hit) in hits.enumerated() {
        let match = SentenceMatch(question: question, terms: terms, sentence: hit.sentence, index: index)
        let fits = FactFits(question: question, pattern: pattern, match: match, index: index)
        let row = index.sentences[Int(hit.sentence)]
        let candidates = AnswerText.resolved(
          CandidateCutter.candidates(in: match.tree, row: row, index: index, nouns: &nouns), match.tree, index)
        let scorer = CandidateScorer(
          question: question, match: match, index: index, rank: hit.score / best, facts: fits, kinds: kinds)
        for candidate in candidates {
          var score = scorer.score(candidate, weights).score
          if fits.isContradicted(candidate.head) { score -= Self.contradictionPrice }
          if question.kind == .howMeasure, question.hole.role == .attribute,
            TypeFit.fit(of: candidate.sort, to: .measure) != .hits
          {
            score -= Self.measurePrice
          }
          scored.append(ScoredCandidate(candidate: candidate, hit: number, score: score))
        }
        considered.append(
          Considered(
            sentence: hit.sentence, retrievalScore: hit.score, match: match, fits: fits, candidates: candidates))
      }
    }
    scored.sort { $0.score > $1.score }
  }

  /// The different answers among the best candidates, best first; equal texts are one answer.
  func answers(limit: Int, question: Question, index: FactIndex) -> [RankedAnswer] {
    guard let top = scored.first else { return [] }
    let total = scored.reduce(0.0) { $0 + exp(Double($1.score - top.score)) }
    var answers: [RankedAnswer] = []
    var keys: [[UInt8]] = []
    for var item in scored.prefix(60) {
      let tree = considered[item.hit].match.tree
      if question.kind == .howMany, question.typeTerm < 0, item.candidate.cut == .quantity {
        item.candidate = AnswerText.counted(
          item.candidate, tree, index.sentences[Int(considered[item.hit].sentence)], index)
      }
      let place = AnswerText.place(of: item.candidate, in: tree, sentence: considered[item.hit].sentence, index: index)
      let text = AnswerText.text(of: place.range, in: index.documents[Int(place.document)].text)
      let key = AnswerText.key(of: text)
      let share = exp(Double(item.score - top.score)) / total
      if let known = keys.firstIndex(where: { AnswerText.isSame($0, key) }) {
        answers[known].probability += share
        if answers[known].hit != item.hit, !answers[known].otherHits.contains(item.hit), item.score > top.score - 3 {
          answers[known].otherHits.append(item.hit)
        }
      } else if answers.count < limit, !key.isEmpty {
        keys.append(key)
        answers.append(
          RankedAnswer(
            candidate: item.candidate, hit: item.hit, score: item.score, probability: share, otherHits: [], text: text,
            document: place.document, range: place.range))
      }
    }
    return answers
  }
}

/// From a candidate to the words that an answer prints.
enum AnswerText {
  /// Pronouns get the sort of what they stand for.
  static func resolved(_ candidates: [Candidate], _ tree: Tree, _ index: FactIndex) -> [Candidate] {
    candidates.map { candidate in
      guard candidate.sort == .pronoun, case let entity = tree.rows[candidate.head].entity, entity >= 0 else {
        return candidate
      }
      var candidate = candidate
      switch index.entities[Int(entity)].kind {
      case .person: candidate.sort = .person
      case .place: candidate.sort = .place
      case .organization: candidate.sort = .organization
      case .nationality: candidate.sort = .nationality
      default: break
      }
      return candidate
    }
  }

  /// A number with the noun that it counts, for a question that names none: "how many were killed".
  static func counted(_ candidate: Candidate, _ tree: Tree, _ row: SentenceRow, _ index: FactIndex) -> Candidate {
    let start = tree.firstToken + Int32(candidate.tokens.lowerBound)
    for quantity in index.quantities(in: row.tokens) where quantity.tokens.lowerBound == start {
      let noun = Int(quantity.counted - tree.firstToken)
      guard quantity.counted >= 0, noun == candidate.tokens.upperBound, noun < tree.count else { continue }
      return Candidate(
        head: noun, tokens: candidate.tokens.lowerBound..<noun + 1, cut: .counted, sort: candidate.sort)
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

  /// The bytes there, runs of white space as one space.
  static func text(of range: ByteRange, in text: [UInt8]) -> String {
    var bytes: [UInt8] = []
    for byte in text[clamped: range.indices] {
      let isSpace = byte == 0x20 || byte == 0x0a || byte == 0x09 || byte == 0x0d
      if !isSpace { bytes.append(byte) } else if bytes.last != 0x20 { bytes.append(0x20) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What is left of an answer for comparison: folded, without articles and punctuation.
  static func key(of text: String) -> [UInt8] {
    var folded: [UInt8] = []
    var text = text
    text.withUTF8 { Folding.fold($0, into: &folded) }
    let words = folded.split { !($0 >= 0x80 || ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7a) || $0 == 0x27) }
    let articles: [[UInt8]] = [Array("the".utf8), Array("a".utf8), Array("an".utf8)]
    return Array(words.filter { !articles.contains(Array($0)) }.joined(separator: [0x20]))
  }

  /// Whether two keys say the same: equal, or one holds the other's words at an end ("Aliyev", "Ilham Aliyev").
  static func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if a == b { return true }
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard short.count >= 3 else { return false }
    return long.suffix(short.count).elementsEqual(short) && long[long.count - short.count - 1] == 0x20
  }
}
