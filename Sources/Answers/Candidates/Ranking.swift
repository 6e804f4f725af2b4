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
  /// The share that all phrases have which overlap with the best of them in a sentence.
  var overlapping: Double
  /// The share of its sentences among the sentences' probabilities.
  var sentenceShare: Double
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
  var match: SentenceMatch
  var fits: FactFits
  var features: SentenceScorer
  /// By `SentenceScorer`.
  var score: Float
  /// Empty where the sentence is not among the best.
  var candidates: [Candidate] = []
}

/// Scores the retrieved sentences, then the candidates of the best of them, and gathers those that say the same.
struct Ranking {
  /// Best first.
  private(set) var considered: [Considered] = []
  /// The best candidates, best first; of equal ones the first met is the better.
  private(set) var scored: [ScoredCandidate] = []
  /// The sum of the exponentials of all candidates' scores, each less the best one's.
  private var total = 0.0
  /// That the question asks by.
  let superlative: Superlative?
  /// What it measures or counts.
  let dimension: Dimension

  /// In how many sentences phrases are looked at.
  private static let closeLimit = 8
  /// How many candidates are looked at for different answers.
  private static let scoredLimit = 60
  /// A candidate whose score is that much below the best one's has no part in any answer.
  private static let farBelow: Float = 10
  /// Off the score of a phrase that a fact gives to another participant than the question names.
  private static let contradictionPrice: Float = 4
  /// Off the score of a count of some, where all are asked for.
  private static let narrowedPrice: Float = 3
  /// Off the score of a phrase that is known to be of another kind than the question's noun asks for.
  private static let otherKindPrice: Float = 4
  /// Off the scores of a sentence without the noun whose value is asked for, or said by another than is asked for.
  private static let besidePrice: Float = 3
  /// Off the score of a phrase that is no measure where "how wide is it" asks for one, or no frequency for "how often".
  private static let measurePrice: Float = 6
  /// Off the score of a phrase that says no more than the question where that asks "which high school".
  private static let echoPrice: Float = 6

  init(
    question: Question, pattern: FactPattern?, hits: [Retrieval.Hit], index: borrowing FactIndex,
    weights: borrowing AnswerWeights,
    nouns: inout NounSorts, kinds: Kinds, isCancelled: () -> Bool
  ) {
    superlative = Superlative(question, index)
    dimension = Dimension(question)
    scored.reserveCapacity(Self.scoredLimit + 1)
    var scores: [Float] = []
    weights.features.withUnsafeBufferPointer { weights in
      rankSentences(question, pattern, hits, index, weights, isCancelled)
      for number in considered.indices.prefix(Self.closeLimit) where !isCancelled() {
        scoreCandidates(ofSentence: number, question, index, weights, &nouns, kinds, &scores)
      }
    }
    guard let top = scored.first?.score else { return }
    for score in scores { total += exp(Double(score - top)) }
  }

  private mutating func rankSentences(
    _ question: Question, _ pattern: FactPattern?, _ hits: [Retrieval.Hit], _ index: FactIndex,
    _ weights: UnsafeBufferPointer<Float>, _ isCancelled: () -> Bool
  ) {
    let terms = TermTable(question)
    let beginnings = WordBeginnings(question)
    considered.reserveCapacity(hits.count)
    for hit in hits where !isCancelled() && !index.isDateLine(hit.sentence) {
      let match = SentenceMatch(question: question, terms: terms, sentence: hit.sentence, index: index)
      let fits = FactFits(question: question, pattern: pattern, match: match, index: index)
      let features = SentenceScorer(
        question: question, beginnings: beginnings, match: match, facts: fits, retrievalScore: hit.score, index: index)
      considered.append(
        Considered(
          sentence: hit.sentence, match: match, fits: fits, features: features, score: features.score(weights)))
    }
    considered.sort { $0.score != $1.score ? $0.score > $1.score : $0.sentence < $1.sentence }
  }

  private mutating func scoreCandidates(
    ofSentence number: Int, _ question: Question, _ index: FactIndex, _ weights: UnsafeBufferPointer<Float>,
    _ nouns: inout NounSorts, _ kinds: Kinds, _ scores: inout [Float]
  ) {
    let sentence = considered[number]
    let row = index.sentences[Int(sentence.sentence)]
    let admission = Admission(question, sentence.match, index)
    var candidates = CandidateCutter.candidates(in: sentence.match.tree, row: row, index: index, nouns: &nouns)
    AnswerText.resolve(&candidates, sentence.match.tree, index)
    candidates.removeAll { !admission.admits($0) }
    var scorer = CandidateScorer(
      question: question, match: sentence.match, sentenceScore: sentence.score, facts: sentence.fits, kinds: kinds)
    let match = sentence.match
    let isBeside =
      match.lacksOwner(of: question) || match.hasOtherRank(than: question)
      || superlative?.isOther(in: match, index) == true
      || !question.sourceTerms.isEmpty && !match.isSaid(by: question.sourceTerms, index)
      || match.otherDesignation(than: question) != nil
    let unreal = match.unrealVerbs(index)
    for candidate in candidates {
      var score = scorer.score(candidate, weights).score
      if sentence.fits.isContradicted(candidate.head) || sentence.fits.isDenied(candidate.head)
        || match.isOfOtherSubject(candidate, question)
      {
        score -= Self.contradictionPrice
      }
      if match.isNarrowed(candidate, in: question) || match.numberOfOther(than: candidate, question, index) != nil {
        score -= Self.narrowedPrice
      }
      if scorer.kind(ofHead: candidate.head) == .isOther { score -= Self.otherKindPrice }
      if match.isRuledOut(candidate, index) || match.isOfUnreal(candidate, question, unreal) {
        score -= Self.contradictionPrice
      }
      if isBeside || match.lacksPreposition(candidate, question) { score -= Self.besidePrice }
      if question.kind == .howMany, question.typeTerm >= 0,
        sentence.fits.countsElsewhere(candidate.head, noun: question.typeTerm, match)
      {
        score -= Self.narrowedPrice
      }
      if question.type == .quantity, (question.kind == .howOften) != match.isFrequency(candidate) {
        score -= Self.measurePrice
      }
      if question.kind == .howMeasure, question.hole.role == .attribute,
        TypeFit.fit(of: candidate.sort, to: .measure) != .hits
      {
        score -= Self.measurePrice
      }
      if dimension.isOther(candidate, in: match, question, kinds, index) { score -= Self.measurePrice }
      if question.asksWithNoun, match.onlyRepeats(question, candidate) { score -= Self.echoPrice }
      scores.append(score)
      keep(ScoredCandidate(candidate: candidate, hit: number, score: score))
    }
    considered[number].candidates = candidates
  }

  /// Puts a candidate among the best where it is one of them.
  private mutating func keep(_ candidate: ScoredCandidate) {
    if scored.count == Self.scoredLimit, let last = scored.last, candidate.score <= last.score { return }
    var low = 0
    var high = scored.count
    while low < high {
      let middle = (low + high) / 2
      if scored[middle].score >= candidate.score { low = middle + 1 } else { high = middle }
    }
    scored.insert(candidate, at: low)
    if scored.count > Self.scoredLimit { scored.removeLast() }
  }

  /// The different answers among the best candidates, best first; equal texts are one answer.
  func answers(limit: Int, question: Question, index: FactIndex) -> [RankedAnswer] {
    guard let top = scored.first else { return [] }
    var answers: [RankedAnswer] = []
    var keys: [[UInt8]] = []
    var (folded, key): ([UInt8], [UInt8]) = ([], [])
    for var item in scored where item.score > top.score - Self.farBelow {
      let match = considered[item.hit].match
      let tree = match.tree
      if question.kind == .howMany, question.typeTerm < 0, item.candidate.cut == .quantity {
        item.candidate = AnswerText.counted(item.candidate, tree, index.sentences[Int(match.sentence)], index)
      }
      if question.type != .content, question.type != .definition, question.type != .cause {
        item.candidate = AnswerText.trimmed(item.candidate, tree)
      }
      if question.kind == .who || question.kind == .whom, question.type != .definition {
        item.candidate = AnswerText.named(item.candidate, among: considered[item.hit].candidates, tree)
      }
      let place = AnswerText.place(of: item.candidate, in: tree, sentence: match.sentence, index: index)
      AnswerText.key(of: place.range, in: index.documents[Int(place.document)].text, &folded, into: &key)
      let share = exp(Double(item.score - top.score)) / total
      if let known = keys.firstIndex(where: { AnswerText.isSame($0, key) }) {
        answers[known].probability += share
        if answers[known].hit != item.hit, !answers[known].otherHits.contains(item.hit), item.score > top.score - 3 {
          answers[known].otherHits.append(item.hit)
          answers[known].overlapping += overlapping(item, top.score) / total
          answers[known].sentenceShare += sentenceShare(of: item.hit)
        }
      } else if answers.count < limit, !key.isEmpty {
        keys.append(key)
        answers.append(
          RankedAnswer(
            candidate: item.candidate, hit: item.hit, score: item.score, probability: share,
            overlapping: overlapping(item, top.score) / total, sentenceShare: sentenceShare(of: item.hit),
            otherHits: [],
            text: AnswerText.text(of: place.range, in: index.documents[Int(place.document)].text),
            document: place.document, range: place.range))
      }
    }
    return answers
  }

  /// A phrase of a sentence as an answer of its own.
  func answer(_ candidate: Candidate, hit: Int, _ index: FactIndex) -> RankedAnswer {
    let match = considered[hit].match
    let place = AnswerText.place(of: candidate, in: match.tree, sentence: match.sentence, index: index)
    return RankedAnswer(
      candidate: candidate, hit: hit, score: 0, probability: 0, overlapping: 0, sentenceShare: 0, otherHits: [],
      text: AnswerText.text(of: place.range, in: index.documents[Int(place.document)].text), document: place.document,
      range: place.range)
  }

  /// The sum of the exponentials of the scores of phrases that share a word with a candidate where it stands.
  private func overlapping(_ item: ScoredCandidate, _ top: Float) -> Double {
    scored.reduce(0) { sum, other in
      guard other.hit == item.hit, other.candidate.tokens.overlaps(item.candidate.tokens) else { return sum }
      return sum + exp(Double(other.score - top))
    }
  }

  private func sentenceShare(of hit: Int) -> Double {
    let top = considered[0].score
    let total = considered.reduce(0.0) { $0 + exp(Double($1.score - top)) }
    return exp(Double(considered[hit].score - top)) / total
  }
}

extension FactIndex {
  /// Whether a sentence is the line that dates its document, and says nothing else.
  fileprivate func isDateLine(_ sentence: Int32) -> Bool {
    let tokens = sentences[Int(sentence)].tokens
    guard tokens.count <= Self.longestDateLine, let time = times(in: tokens).first, time.tokens == tokens,
      let date = documents[Int(sentences.documents[Int(sentence)])].date
    else { return false }
    return time.firstDay == Int32(date.dayNumber) && time.lastDay == time.firstDay
  }

  /// "Thursday, 21 September, 2023", in tokens.
  private static let longestDateLine = 8
}
