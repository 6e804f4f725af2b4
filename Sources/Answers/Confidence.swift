import Facts
import Glibc
import Index
import Language
import Text

/// How sure an answer is: a logistic function of a few signals of the best answer, calibrated on questions of which
/// half have no answer.
package enum Confidence {
  package enum Signal: Int, CaseIterable, Sendable {
    case bias, probability, margin, score, coverage, edgeCoverage, missingNames, missingNouns, missingGovernor,
      missingNumbers,
      missingOthers, typeMiss, typeHit, factFit, factAnswer, titleCoverage, negation, swapped, scoped, relaxed,
      nounAbsent, caption,
      proximity, corpusSize, thing, attributeMiss, roleAgrees,
      conflict, nearCoverage, documentCoverage, nameClass, factComplete

    package var name: String { String(describing: self) }
  }

  /// The probability that an answer with these signals is right.
  package static func probability(_ signals: [Double], _ weights: [Double]) -> Double {
    let sum = zip(signals, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-max(-30, min(30, sum))))
  }

  static func signals(
    of best: RankedAnswer, runnerUp: Float, question: Question, match: SentenceMatch, fits: FactFits, index: FactIndex,
    isScoped: Bool
  ) -> [Double] {
    var signals = [Double](repeating: 0, count: Signal.allCases.count)
    func set(_ signal: Signal, _ value: Double) { signals[signal.rawValue] = value }
    set(.bias, 1)
    let p = min(max(best.probability, 1e-4), 1 - 1e-4)
    set(.probability, log(p / (1 - p)) / 4)
    set(.margin, min(3, Double(best.score - runnerUp)))
    set(.score, Double(best.score) / 10)
    set(.coverage, match.coverage)
    set(.edgeCoverage, match.edgeCoverage)
    set(.titleCoverage, match.titleCoverage)
    set(.nearCoverage, match.nearCoverage)
    set(.documentCoverage, match.documentCoverage)
    if fits.isContradicted(best.candidate.head) { set(.conflict, 1) }
    if question.terms.allSatisfy({ $0.part != .name }) { set(.nameClass, 1) }
    var missing = (names: 0.0, nouns: 0.0, numbers: 0.0, others: 0.0)
    var relaxed = 0.0
    var total = 0.001
    for (number, term) in question.terms.enumerated() {
      total += term.weight
      guard match.tokenOfTerm[number] < 0 else {
        relaxed += term.weight * match.relaxations[number].price
        continue
      }
      if number == question.typeTerm { continue }
      switch term.part {
      case .name: missing.names += match.titleTerms[number] ? 0.2 : match.nearTerms[number] ? 0.5 : 1
      case .noun: missing.nouns += match.titleTerms[number] ? 0.2 : match.nearTerms[number] ? 0.5 : 1
      case .number: missing.numbers += 1
      default: missing.others += 1
      }
    }
    set(.missingNames, min(2, missing.names))
    set(.missingNouns, min(2, missing.nouns))
    set(.missingNumbers, min(2, missing.numbers))
    set(.missingOthers, min(2, missing.others))
    set(.relaxed, relaxed / total)
    let governor = question.hole.governor
    if governor >= 0, !match.isMet(governor) { set(.missingGovernor, 1) }
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
    if isScoped { set(.scoped, 1) }
    if question.typeTerm >= 0, !match.isMet(question.typeTerm) { set(.nounAbsent, 1) }
    let kind = index.sentences[Int(match.sentence)].kind
    if kind != .paragraph, kind != .listItem { set(.caption, 1) }
    set(.corpusSize, isScoped ? 0 : log(Double(index.sentences.count + 1)) / 10)
    if question.type == .thing { set(.thing, 1) }
    return signals
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
      case .time, .number: return .allows
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
