import Facts
import Glibc
import Index
import Language
import Text

/// How sure an answer is: a logistic function of a few signals of the best answer and of what speaks against it, calibrated
/// on questions of which a third to a half have no answer.
package enum Confidence {
  /// What confidence is reckoned from beside objections; `signals(of:)` sets each.
  package enum Signal: Int, CaseIterable, Sendable {
    case bias, probability, overlapping, sentenceShare, margin, score, sentenceScore
    case coverage, titleCoverage, nearCoverage, documentCoverage, pairs, titleShare, aboutName, relaxed
    case missingNames, missingNouns, missingVerbs, missingModifiers, missingNumbers, heaviestMissing
    case governorAbsent, sortAbsent, typeHit, typeMiss, thing, nameless
    case factFit, factAnswer, factComplete, swapped, negation, attributeMiss, roleAgrees
    case caption, corpusSize, length
    case absent, definite, indefinite, topic, given
  }

  /// The names of the signals, then of the kinds of objections, in the order of their values and coefficients.
  package static let names: [String] =
    Signal.allCases.map { String(describing: $0) } + Objection.Kind.allCases.map { "objection " + $0.name }

  /// Which of them tell right from wrong where one document is asked; all do where all documents are.
  package static let ofOneDocument = names.indices.filter { number in
    number != Signal.corpusSize.rawValue && !(Signal.absent.rawValue...Signal.given.rawValue).contains(number)
  }

  /// The probability that an answer with these signals is right.
  package static func probability(_ signals: [Double], _ weights: [Double]) -> Double {
    let sum = zip(signals, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-max(-30, min(30, sum))))
  }

  /// Those of an answer, but for what speaks against it.
  static func signals(of best: RankedAnswer, runnerUp: Float, _ search: Search, _ index: FactIndex) -> [Double] {
    let considered = search.ranking.considered[best.hit]
    let (question, match, fits) = (search.question, considered.match, considered.fits)
    var signals = [Double](filledWith: 0, count: names.count)
    func set(_ signal: Signal, _ value: Double) { signals[signal.rawValue] = value }
    set(.bias, 1)
    set(.probability, logOdds(best.probability) / 4)
    set(.overlapping, logOdds(best.overlapping) / 4)
    set(.sentenceShare, logOdds(best.sentenceShare) / 4)
    set(.margin, min(3, Double(best.score - runnerUp)))
    set(.score, Double(best.score) / 10)
    set(.sentenceScore, Double(considered.score) / 10)
    set(.coverage, match.coverage)
    set(.pairs, match.edgeCoverage)
    set(.titleCoverage, match.titleCoverage)
    set(.nearCoverage, match.nearCoverage)
    set(.documentCoverage, match.documentCoverage)
    let document = Int(index.sentences.documents[Int(match.sentence)])
    let title = index.documents[document].titleTerms
    let titleShare = SentenceScorer.titleShare(question, title)
    set(.titleShare, Double(titleShare))
    let words = WordTally(question, match, title)
    if words.names == 0 { set(.nameless, 1) }
    if words.names > 0, words.titledNames == words.names, titleShare == 1 { set(.aboutName, 1) }
    set(.missingNames, min(2, words.missing.names))
    set(.missingNouns, min(2, words.missing.nouns))
    set(.missingVerbs, min(2, words.missing.verbs))
    set(.missingModifiers, min(2, words.missing.modifiers))
    set(.missingNumbers, min(2, words.missing.numbers))
    set(.heaviestMissing, words.heaviest / 10)
    set(.relaxed, words.relaxed / words.total)
    let governor = question.hole.governor
    if governor >= 0, !match.isMet(governor) { set(.governorAbsent, 1) }
    let fit = TypeFit.fit(of: best.candidate.sort, to: question.type)
    if fit == .misses { set(.typeMiss, 1) }
    if fit == .hits { set(.typeHit, 1) }
    set(.factFit, fits.bestFit)
    set(.factAnswer, fits.fit(of: best.candidate.head))
    set(.factComplete, fits.completeFit(of: best.candidate.head))
    if fits.isSwapped { set(.swapped, 1) }
    if governor >= 0, case let token = match.tokenOfTerm[governor], token >= 0 {
      if match.tree.isNegated(token) != question.isNegated { set(.negation, 1) }
      let role = match.tree.attachment(of: best.candidate.head, to: token)
      if role == question.hole.role { set(.roleAgrees, 1) }
      if question.hole.role == .attribute, role != .attribute { set(.attributeMiss, 1) }
    }
    if question.typeTerm >= 0, !match.isMet(question.typeTerm) { set(.sortAbsent, 1) }
    let kind = index.sentences[Int(match.sentence)].kind
    if kind != .paragraph, kind != .listItem { set(.caption, 1) }
    set(.absent, words.absent / words.total)
    switch match.tree.rows[best.candidate.tokens.lowerBound].lower.knownWord {
    case .the: set(.definite, 1)
    case .a, .an: set(.indefinite, 1)
    default: break
    }
    if match.isTopic(best.candidate.head, index), titleShare > 0.5 { set(.topic, 1) }
    let term = match.termOfToken[best.candidate.head]
    if term >= 0, term != question.typeTerm, match.relaxations[Int(term)] == .exact { set(.given, 1) }
    set(.corpusSize, log(Double(search.sentenceCount + 1)) / 10)
    if question.type == .thing { set(.thing, 1) }
    set(.length, Double(min(12, best.candidate.tokens.count)) / 12)
    return signals
  }

  /// Adds what speaks against an answer to its signals.
  static func add(_ objections: [Objection], to signals: inout [Double]) {
    for objection in objections { signals[Signal.allCases.count + objection.kind.rawValue] = 1 }
  }

  private static func logOdds(_ probability: Double) -> Double {
    let p = min(max(probability, 1e-4), 1 - 1e-4)
    return log(p / (1 - p))
  }
}

extension SentenceMatch {
  /// Whether a token is the subject of the sentence that opens its document, and so what the document is about.
  fileprivate func isTopic(_ token: Int, _ index: FactIndex) -> Bool {
    sentence == index.document(of: sentence).sentences.lowerBound && tree.parents[token] == tree.root
      && (tree.rows[token].relation == .nsubj || tree.rows[token].relation == .nsubjPass)
  }
}

/// What of a question's words a sentence has and lacks, in sums over its terms.
private struct WordTally {
  /// The question's names, and those that the document's title has.
  private(set) var (names, titledNames) = (0, 0)
  /// How many words are lacking by their part; one that the title or a neighbour has counts less.
  private(set) var missing = (names: 0.0, nouns: 0.0, verbs: 0.0, modifiers: 0.0, numbers: 0.0)
  /// The weight of the heaviest of them.
  private(set) var heaviest = 0.0
  /// The weight of all words; never 0.
  private(set) var total = 0.001
  /// The price of relaxations, by weight.
  private(set) var relaxed = 0.0
  /// The weight of words that the document nowhere has.
  private(set) var absent = 0.0

  init(_ question: Question, _ match: SentenceMatch, _ title: [Symbol]) {
    for (number, term) in question.terms.enumerated() {
      total += term.weight
      if term.part == .name {
        names += 1
        if title.contains(term.lower) { titledNames += 1 }
      }
      guard match.tokenOfTerm[number] < 0 else {
        relaxed += term.weight * match.relaxations[number].price
        continue
      }
      if match.isAbsent(number) { absent += term.weight }
      if number == question.typeTerm || term.isOfDays && match.titleTerms[number] { continue }
      let lack = match.titleTerms[number] ? 0.2 : match.nearTerms[number] ? 0.5 : 1
      heaviest = max(heaviest, term.weight * lack)
      switch term.part {
      case .name: missing.names += lack
      case .noun: missing.nouns += lack
      case .verb: missing.verbs += lack
      case .number: missing.numbers += 1
      case .adjective, .other: missing.modifiers += lack
      }
    }
  }
}

/// Whether a sort of phrase can be an answer of a type at all.
enum TypeFit {
  case hits, allows, misses

  static func fit(of sort: Candidate.Sort, to type: AnswerType) -> TypeFit {
    switch type {
    case .agent, .person:
      switch sort {
      case .person, .personNoun: return .hits
      case .organization, .groupNoun, .nationality, .place, .otherName: return type == .agent ? .hits : .allows
      case .noun, .pronoun: return .allows
      default: return .misses
      }
    case .organization:
      switch sort {
      case .organization, .groupNoun: return .hits
      case .otherName, .place, .person, .noun: return .allows
      default: return .misses
      }
    case .place:
      switch sort {
      case .place, .placeNoun: return .hits
      case .organization, .otherName, .nationality, .noun, .person, .groupNoun: return .allows
      default: return .misses
      }
    case .nationality:
      switch sort {
      case .nationality: return .hits
      case .adjective, .place, .otherName, .noun: return .allows
      default: return .misses
      }
    case .time:
      switch sort {
      case .time: return .hits
      case .duration, .number, .adverb, .age: return .allows
      default: return .misses
      }
    case .duration:
      switch sort {
      case .duration: return .hits
      // "how long is the river" asks for a length.
      case .time, .number, .measure: return .allows
      default: return .misses
      }
    case .age:
      switch sort {
      case .age, .duration: return .hits
      case .number: return .allows
      default: return .misses
      }
    case .quantity:
      switch sort {
      case .number: return .hits
      case .percent, .money, .measure, .age, .duration, .ordinal: return .allows
      default: return .misses
      }
    case .money:
      switch sort {
      case .money: return .hits
      case .number, .percent: return .allows
      default: return .misses
      }
    case .percent:
      switch sort {
      case .percent: return .hits
      case .number, .noun, .measure: return .allows
      default: return .misses
      }
    case .measure:
      switch sort {
      case .measure: return .hits
      case .number, .duration: return .allows
      default: return .misses
      }
    case .cause, .manner, .content, .property, .definition, .thing, .yesNo: return .allows
    }
  }
}
