import Documents
import Text

/// Finds names and says of what kind each is.
///
/// Spans come from tags, the tree and the gazetteers (`NameSpanReader`); the kind from a linear scorer over gazetteer,
/// context and shape (`LinearModel`, trained on GUM's entities). All mentions of a document that are written alike decide
/// together, and a single word that is part of a longer person's name in the document is that person.
package struct NameFinder: Sendable {
  /// The classes of the model, in its order: the kinds but nationality, which the gazetteer decides.
  package static let kinds: [Name.Kind] = [.person, .place, .organization, .event, .product, .other]

  private let lexicon: NameLexicon
  private let model: LinearModel

  package init(lexicon: Lexicon = .bundled, model: LinearModel = .bundled("names.bin")) {
    self.lexicon = NameLexicon(lexicon)
    self.model = model
  }

  /// Sets `analysis.names`; tags, trees, lemmas and times must be there. In a question lower-case words can be names.
  package func find(in analysis: inout Analysis, document: Document, isQuestion: Bool = false) {
    analysis.names.removeAll(keepingCapacity: true)
    let reader = NameSpanReader(lexicon: lexicon, analysis: analysis, isQuestion: isQuestion)
    var features = NameFeatures()
    var found: [Mention] = []
    var ensembles: [UInt64: Ensemble] = [:]
    for sentence in analysis.sentences {
      for span in reader.spans(in: sentence) {
        var mention = Mention(span: span, key: NameFinder.key(span, analysis))
        if span.listed == .nationality {
          mention.isNationality = true
        } else {
          features.read(span, reader, sentence)
          for (feature, reason) in zip(features.hashes, features.reasons) {
            if reason == .context || reason == .role {
              model.add(feature, to: &mention.contextScores)
            } else {
              model.add(feature, to: &mention.ownScores)
            }
          }
          ensembles[mention.key, default: Ensemble(own: mention.ownScores)].add(mention.contextScores)
        }
        found.append(mention)
      }
    }
    let persons = personWords(found, ensembles, reader)
    for mention in found {
      var kind = Name.Kind.nationality
      var reason = Name.Reason.gazetteer
      if !mention.isNationality {
        let listed = listedKind(mention.span, reader).flatMap { NameFinder.kinds.firstIndex(of: $0) }
        let ensemble = ensembles[mention.key] ?? Ensemble(own: mention.ownScores)
        let decision = listed ?? ensemble.best(canBePerson: canBePerson(mention.span, reader))
        kind = NameFinder.kinds[decision]
        reason = self.reason(mention, decision, reader)
        let single = analysis.tokens[Int(mention.span.head)].lower
        if mention.span.tokens.count == 1, kind != .person, persons.contains(single), listed == nil {
          kind = .person
          reason = .earlierMention
        }
      }
      analysis.names.append(Name(kind: kind, tokens: mention.span.tokens, head: mention.span.head, reason: reason))
    }
  }

  /// The evidence of all mentions that are written alike: their words once, their contexts together.
  private struct Ensemble {
    var own: LinearScores
    var context = LinearScores()
    var count: Int32 = 0

    init(own: LinearScores) { self.own = own }

    mutating func add(_ scores: LinearScores) {
      context += scores
      count += 1
    }

    /// Contexts of one article are much alike: all of them weigh as their average, and by an eighth of it more each time
    /// that they are twice as many.
    func best(canBePerson: Bool) -> Int {
      var total = own
      let doublings = 31 - Int32(max(1, count).leadingZeroBitCount)
      for (position, kind) in NameFinder.kinds.enumerated() {
        let evidence = context[position] / max(1, count) * (8 + doublings) / 8
        total[position] = kind == .person && !canBePerson ? .min : total[position] + evidence
      }
      return total.best(of: NameFinder.kinds.count)
    }
  }

  private struct Mention {
    var span: NameSpan
    /// Equal for mentions written alike.
    var key: UInt64
    /// What the words and the lists say.
    var ownScores = LinearScores()
    /// What stands around says.
    var contextScores = LinearScores()
    var isNationality = false
  }

  /// A hash of the words in lower case.
  private static func key(_ span: NameSpan, _ analysis: Analysis) -> UInt64 {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for index in span.tokens {
      hash = (hash ^ UInt64(analysis.tokens[Int(index)].lower.rawValue)) &* 1_099_511_628_211
    }
    return hash
  }

  /// The last words of the longer names of persons.
  private func personWords(
    _ found: [Mention], _ ensembles: [UInt64: Ensemble], _ reader: NameSpanReader
  ) -> Set<Symbol> {
    let analysis = reader.analysis
    var words: Set<Symbol> = []
    for mention in found where mention.span.tokens.count > 1 && !mention.isNationality {
      let ensemble = ensembles[mention.key] ?? Ensemble(own: mention.ownScores)
      let decision = ensemble.best(canBePerson: canBePerson(mention.span, reader))
      guard NameFinder.kinds[decision] == .person else { continue }
      let last = analysis.tokens[Int(mention.span.tokens.upperBound) - 1]
      // The last word of "the King of Athens" is no person.
      if last.relation != .nmod { words.insert(last.lower) }
    }
    return words
  }

  /// Whether a span can name a person: "Mount Elgon" and "Trent Faculty" say what they are, "Anna Hill" and "Park
  /// Jin-woo" only seem to.
  private func canBePerson(_ span: NameSpan, _ reader: NameSpanReader) -> Bool {
    guard span.tokens.count > 1 else { return true }
    let first = reader.word(span.tokens.lowerBound)
    let last = reader.word(span.tokens.upperBound - 1)
    if first.title != .none || first.givenName != .none { return true }
    let endsInHead = last.head == .place || last.head == .organization || last.head == .event
    return !first.isLeadingHead && !(endsInHead && !last.isSurname)
  }

  /// The kind of a name that stands as a whole in a list and is nothing else: "United Nations", "Kenya", "NATO".
  private func listedKind(_ span: NameSpan, _ reader: NameSpanReader) -> Name.Kind? {
    if span.tokens.count == 1 {
      let word = reader.word(span.head)
      guard word.givenName == .none, !word.isSurname, span.place == .country || word.name != .none else { return nil }
    }
    switch span.listed {
    case .place: return span.tokens.count > 1 || span.place == .country ? .place : nil
    case .organization: return .organization
    case .event: return .event
    case .product: return .product
    case .person: return .person
    case .none, .nationality, .other: return nil
    }
  }

  /// What speaks for the kind most.
  private func reason(_ mention: Mention, _ kind: Int, _ reader: NameSpanReader) -> Name.Reason {
    let span = mention.span
    let decided = NameFinder.kinds[kind]
    switch decided {
    case .place where span.place != .none, .organization where span.listed == .organization,
      .event where span.listed == .event, .product where span.listed == .product, .person where span.listed == .person:
      return .gazetteer
    case .person:
      let first = reader.word(span.tokens.lowerBound)
      if first.title != .none, span.tokens.count > 1 { return .title }
      if first.givenName != .none { return .givenName }
    default:
      for index in span.tokens {
        let head = reader.word(index).head
        if head == .place && decided == .place || head == .organization && decided == .organization
          || head == .event && decided == .event || head == .product && decided == .product
        {
          return .suffix
        }
      }
    }
    if mention.ownScores.best(of: NameFinder.kinds.count) == kind { return .shape }
    return .context
  }
}

/// A span with its features, as training sees it.
package struct NameCandidate {
  package var tokens: Range<TokenIndex>
  package var head: TokenIndex
  package var features: [UInt32]
}

extension NameFinder {
  /// The feature that every name has.
  package static var constant: UInt32 { NameFeatures.constant }

  /// The spans whose kind the model decides, in order; tags, trees and times must be there.
  package func candidates(in analysis: Analysis) -> [NameCandidate] {
    let reader = NameSpanReader(lexicon: lexicon, analysis: analysis, isQuestion: false)
    var features = NameFeatures()
    var candidates: [NameCandidate] = []
    for sentence in analysis.sentences {
      for span in reader.spans(in: sentence) where span.listed != .nationality {
        features.read(span, reader, sentence)
        candidates.append(NameCandidate(tokens: span.tokens, head: span.head, features: features.hashes))
      }
    }
    return candidates
  }
}
