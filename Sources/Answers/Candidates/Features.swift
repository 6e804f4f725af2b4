import Index
import Language
import Text

/// The features by which a candidate is scored: groups of named indicators and a few real values, in one flat numbering.
///
/// A weight is named "group label", as in "type place placeNoun" or "role object object"; `answer-weights.tsv` lists them.
package struct FeatureSpace: Sendable {
  /// What a feature tells of, by which weights are named.
  package enum Group: Int, CaseIterable, Sendable {
    case sentence, phrase, type, cut, role, path, noun, marker, preposition, relation, length, order, overlap

    var name: String { String(describing: self) }
  }

  /// What a sentence is scored by, its phrases apart: shares in 0...1 of the question's weight (the first four) and of its
  /// words (`met`), sums of the weights of the terms met by part of speech, and properties of the sentence.
  package enum Sentence: Int, CaseIterable, Sendable {
    case coverage, titleCoverage, documentCoverage, absent, met
    case verbs, modifiers, sort, relaxed, repeated, alike
    case titleShare, documentScore, retrieval, pairs, fact, swapped, governorAbsent, negation, day
    case caption, heading, opening, previous, reference, typed

    var name: String { String(describing: self) }
  }

  /// Real values of a phrase, mostly shares in 0...1; the sentence's score is one of them.
  package enum Phrase: Int, CaseIterable, Sendable {
    case sentence, treeProximity, wordProximity, factAnswer, factConflict, factComplete, typeHit, typeMiss,
      kindOf, contained, containedHead, pronoun, definite, indefinite, capital, digits, partOfName

    var name: String { String(describing: self) }
  }

  // Counted once: the scorer asks for them at every candidate.
  static let sentenceFeatures = Sentence.allCases.count
  static let sorts = Candidate.Sort.allCases.count
  static let cuts = Candidate.Cut.allCases.count
  static let attachments = Attachment.allCases.count
  static let relations = Relation.allCases.count
  static let pathBuckets = 8
  static let lengthBuckets = 8
  static let nounRelations = ["unasked", "head", "attribute", "modifier", "inside", "sentence", "absent"]
  static let markerRelations = ["neither", "same", "different", "only the answer", "only the question"]
  static let markers: [KnownWord?] = [
    nil, .in, .on, .at, .by, .of, .to, .from, .for, .with, .as, .because, .due, .about, .into, .since, .until, .during,
    .through, .after, .before, .between, .than,
  ]
  /// The place of each preposition in `markers` by its number among the known words; 0 for all other words.
  private static let markerOfWord: [UInt8] = {
    var places = [UInt8](repeating: 0, count: 256)
    for (place, word) in markers.enumerated() {
      if let word { places[Int(word.rawValue)] = UInt8(place) }
    }
    return places
  }()
  static let overlaps = ["none", "part", "all"]

  /// The first feature of each group.
  private static let bases: [Int] = {
    var bases: [Int] = []
    var next = 0
    for group in Group.allCases {
      bases.append(next)
      next += size(of: group)
    }
    return bases + [next]
  }()

  /// How many features there are.
  package static var count: Int { bases[Group.allCases.count] }

  private static func size(of group: Group) -> Int {
    let kinds = Question.Kind.allCases.count
    return switch group {
    case .sentence: Sentence.allCases.count
    case .phrase: Phrase.allCases.count
    case .type: AnswerType.allCases.count * Candidate.Sort.allCases.count
    case .cut: kinds * Candidate.Cut.allCases.count
    case .role: Attachment.allCases.count * (Attachment.allCases.count + 1)
    case .path: 3 * pathBuckets
    case .noun: 3 * nounRelations.count
    case .marker: markerRelations.count
    case .preposition: kinds * markers.count
    case .relation: kinds * Relation.allCases.count
    case .length: kinds * lengthBuckets
    case .order: Attachment.allCases.count * 3
    case .overlap: kinds * overlaps.count
    }
  }

  /// The number of a feature by its group and its place there.
  @inline(__always)
  package static func feature(_ group: Group, _ code: Int) -> Int { bases[group.rawValue] + code }

  /// The place of a word in `markers`; 0 where it is none of them.
  static func marker(_ word: Symbol) -> Int { word.rawValue < 256 ? Int(markerOfWord[Int(word.rawValue)]) : 0 }

  /// The readable name of a feature, its group first.
  package static func name(of feature: Int) -> String { names.indices.contains(feature) ? names[feature] : "" }

  /// The names of all features, in their order.
  fileprivate static let names: [String] = Group.allCases.flatMap { group in
    labels(of: group).map { group.name + "\t" + $0 }
  }

  /// What the features of a group stand for, in their order.
  private static func labels(of group: Group) -> [String] {
    func pairs(_ rows: [String], _ columns: [String]) -> [String] {
      rows.flatMap { row in columns.map { row + "\t" + $0 } }
    }
    let kinds = Question.Kind.allCases.map(\.name)
    let attachments = Attachment.allCases.map(\.name)
    return switch group {
    case .sentence: Sentence.allCases.map(\.name)
    case .phrase: Phrase.allCases.map(\.name)
    case .type: pairs(AnswerType.allCases.map(\.name), Candidate.Sort.allCases.map(\.name))
    case .cut: pairs(kinds, Candidate.Cut.allCases.map(\.name))
    case .role: pairs(attachments, attachments + ["unmet"])
    case .path: pairs(["argument", "attribute", "adjunct"], (0..<pathBuckets).map(String.init))
    case .noun: pairs(["whatOrWhich", "count", "other"], nounRelations)
    case .marker: markerRelations
    case .preposition: pairs(kinds, markers.map { $0?.spelling ?? "-" })
    case .relation: pairs(kinds, Relation.allCases.map(\.name))
    case .length: pairs(kinds, (0..<lengthBuckets).map(String.init))
    case .order: pairs(attachments, ["before", "after", "unmet"])
    case .overlap: pairs(kinds, overlaps)
    }
  }
}

/// One weight a feature, and the coefficients of the confidence; read from `answer-weights.tsv`.
package struct AnswerWeights: Sendable {
  package var features: [Float]
  /// For questions asked of all documents.
  package var confidence: [Double]
  /// For questions that name their document.
  package var scopedConfidence: [Double]
  package var thresholds: Thresholds

  /// Confidences below which an answer is withheld.
  package struct Thresholds: Sendable, Equatable {
    /// For questions that name their document: whoever names it holds that it answers.
    package var oneDocument: Double
    /// For questions over all documents.
    package var all: Double
    /// The same for an answer that an objection doubts.
    package var doubted: Double

    package init(oneDocument: Double, all: Double, doubted: Double) {
      self.oneDocument = oneDocument
      self.all = all
      self.doubted = doubted
    }

    /// How sure an answer must be against which the objections speak, where all documents are asked; nil where no confidence is
    /// enough.
    package func least(against objections: [Objection.Kind]) -> Double? {
      if objections.contains(where: { $0.effect == .decides }) { return nil }
      switch objections.count(where: { $0.effect == .doubts }) {
      case 0: return all
      case 1: return doubted
      default: return nil
      }
    }
  }

  package init(features: [Float], confidence: [Double], scopedConfidence: [Double], thresholds: Thresholds) {
    self.features = features
    self.confidence = confidence
    self.scopedConfidence = scopedConfidence
    self.thresholds = thresholds
  }

  /// Reads lines of a feature's name and its weight; unknown names are ignored, missing ones weigh 0.
  package init(tsv: UnsafeBufferPointer<UInt8>) {
    var named: [String: Double] = [:]
    for fields in TableReader.rows(of: tsv) where fields.count >= 2 {
      if let weight = Double(fields[fields.count - 1]) { named[fields.dropLast().joined(separator: "\t")] = weight }
    }
    features = FeatureSpace.names.map { Float(named[$0] ?? 0) }
    confidence = Confidence.names.map { named["confidence\t" + $0] ?? 0 }
    scopedConfidence = Confidence.names.map { named["confidence in one document\t" + $0] ?? 0 }
    let all = named["threshold\tall"] ?? 0.5
    thresholds = Thresholds(
      oneDocument: named["threshold\tone document"] ?? all, all: all, doubted: named["threshold\tdoubted"] ?? 1)
  }

  /// The probability that an answer with these signals is right, to the thousandth, so that what is compared with a
  /// threshold is what is printed.
  package func confidence(_ signals: [Double], isScoped: Bool) -> Double {
    (Confidence.probability(signals, isScoped ? scopedConfidence : confidence) * 1000).rounded() / 1000
  }

  /// The lines that `init(tsv:)` reads.
  package var tsv: String {
    var text = ""
    func line(_ name: String, _ value: Double) {
      let rounded = (value * 1000).rounded() / 1000
      if rounded != 0 { text += name + "\t" + String(rounded) + "\n" }
    }
    line("threshold\tone document", thresholds.oneDocument)
    line("threshold\tall", thresholds.all)
    line("threshold\tdoubted", thresholds.doubted)
    for (name, value) in zip(Confidence.names, confidence) { line("confidence\t" + name, value) }
    for (name, value) in zip(Confidence.names, scopedConfidence) { line("confidence in one document\t" + name, value) }
    for (name, value) in zip(FeatureSpace.names, features) { line(name, Double(value)) }
    return text
  }
}

/// Adds up the weights of a candidate's features, and keeps the features where someone wants to see them.
package struct FeatureSum {
  package private(set) var score: Float = 0
  /// Kept only where `keeps`.
  package private(set) var entries: [(feature: Int32, value: Float)] = []
  private let keeps: Bool

  init(keeps: Bool) { self.keeps = keeps }

  @inline(__always)
  mutating func add(_ feature: Int, _ value: Float = 1, _ weights: UnsafeBufferPointer<Float>) {
    score += weights[feature] * value
    if keeps { entries.append((Int32(feature), value)) }
  }
}
