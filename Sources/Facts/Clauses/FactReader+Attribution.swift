import Language
import Text

/// Who is said to say it: sources named beside a clause, and the reporter of a whole sentence.
extension FactReader {
  /// "according to X …" and "…, X said", hung on the clause they are about.
  func ownAttribution(of index: TokenIndex) -> Attribution? {
    for child in tree.children(of: index) {
      switch relation(child) {
      case .obl, .nmod, .oblAgent, .advcl, .advmod:
        guard let marker = prepositionToken(of: child), isWord(marker, "according") else { continue }
        return Attribution(source: child, verb: preposition(marker), isDoubted: false)
      case .parataxis:
        guard isReporting(child), let source = subject(of: child) else { continue }
        return Attribution(source: source, verb: lemma(child), isDoubted: classes(child).contains(.doubt))
      default: continue
      }
    }
    return nil
  }

  /// "…, police said" and "according to police, …", set off by commas: whoever the sentence as a whole comes from, even
  /// where the parser hung the words somewhere inside it.
  func findReporter() -> Attribution? {
    for index in tree.tokens {
      if isWord(index, "according"), relation(index) == .caseMarker {
        let source = tree.head(of: index)
        guard source >= 0 else { continue }
        let left = tree.left(of: source)
        if left == tree.tokens.lowerBound || upos(left) == .punct || upos(left - 1) == .punct {
          return Attribution(source: source, verb: preposition(index), isDoubted: false)
        }
      } else if relation(index) == .parataxis, isReporting(index), let subject = ownSubject(of: index) {
        let left = tree.left(of: index)
        guard left > tree.tokens.lowerBound, upos(left) == .punct || upos(left - 1) == .punct else { continue }
        return Attribution(source: subject, verb: lemma(index), isDoubted: classes(index).contains(.doubt))
      }
    }
    return nil
  }

  /// The sentence's reporter, for what the source says, not for what is said of the source.
  func reporter(for index: TokenIndex) -> Attribution? {
    guard let reporter, let source = reporter.source else { return nil }
    let saying = relation(source) == .nsubj ? tree.head(of: source) : source
    return saying >= 0 && tree.contains(index, below: saying) ? nil : reporter
  }

  /// A saying without content of its own, set beside what was said.
  func isReporting(_ index: TokenIndex) -> Bool {
    guard upos(index) == .verb, classes(index).contains(.say), ownSubject(of: index) != nil else { return false }
    return child(of: index, .ccomp) == nil && child(of: index, .obj) == nil
  }
}
