import Text

/// A syntactic word as Universal Dependencies cuts them ("doesn't" is two: "does", "n't").
package struct Token: Sendable {
  /// Where it stands in the document; tokens of a sentence are in order and do not overlap.
  package var range: ByteRange
  /// The form as written.
  package var form: Symbol = .none
  /// The form in lower case (ASCII and the letters of Latin-1 and Latin Extended-A).
  package var lower: Symbol = .none
  /// In lower case, save for proper nouns.
  package var lemma: Symbol = .none
  package var upos: UPOS = .x
  package var inflection: Inflection = .none
  /// Position of the head within the sentence, from 0; -1 for the root.
  package var head: Int32 = -1
  package var relation: Relation = .dep
  /// False where the next token follows without a space.
  package var spaceAfter = true

  package init(range: ByteRange) { self.range = range }

  /// The lemma; the form in lower case where there is none.
  package var base: Symbol { lemma == .none ? lower : lemma }
}

/// The seventeen parts of speech of Universal Dependencies v2.
public enum UPOS: UInt8, Sendable, CaseIterable {
  case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x

  /// As CoNLL-U writes it: `NOUN`.
  package var name: String { String(describing: self).uppercased() }
}

/// The inflection that matters to facts, after the Penn Treebank's tags; `none` for words that do not inflect.
public enum Inflection: UInt8, Sendable, CaseIterable {
  case none
  /// VB, VBD, VBG, VBN, VBP, VBZ, MD.
  case base, past, gerund, pastParticiple, present, presentThirdPerson, modal
  /// NN or NNP, NNS or NNPS.
  case singular, plural
  /// JJR or RBR, JJS or RBS.
  case comparative, superlative
  /// JJ or RB.
  case positive
}

/// The relations of Universal Dependencies v2 that the English treebanks use, subtypes included.
public enum Relation: UInt8, Sendable, CaseIterable {
  case acl, aclRelcl, advcl, advclRelcl, advmod, amod, appos, aux, auxPass, caseMarker, cc, ccPreconj, ccomp, compound,
    compoundPrt, conj, cop, csubj, csubjPass, csubjOuter, dep, det, detPredet, discourse, dislocated, expl, fixed, flat,
    goeswith, iobj, list, mark, nmod, nmodDesc, nmodPoss, nmodUnmarked, nsubj, nsubjPass, nsubjOuter, nummod, obj, obl,
    oblAgent, oblUnmarked, orphan, parataxis, punct, reparandum, root, vocative, xcomp

  /// As CoNLL-U writes it: `nsubj:pass`, `case`.
  package var name: String { Relation.names[Int(rawValue)] }

  /// From CoNLL-U's name; an unknown subtype gives the relation before the colon, an unknown relation nil.
  package init?(name: String) {
    if let index = Relation.names.firstIndex(of: name), let found = Relation(rawValue: UInt8(index)) {
      self = found
    } else if let colon = name.firstIndex(of: ":"), let found = Relation(name: String(name[..<colon])) {
      self = found
    } else {
      return nil
    }
  }

  /// The relation without its subtype.
  public var universal: Relation {
    switch self {
    case .aclRelcl: .acl
    case .advclRelcl: .advcl
    case .auxPass: .aux
    case .ccPreconj: .cc
    case .compoundPrt: .compound
    case .csubjPass, .csubjOuter: .csubj
    case .detPredet: .det
    case .nmodDesc, .nmodPoss, .nmodUnmarked: .nmod
    case .nsubjPass, .nsubjOuter: .nsubj
    case .oblAgent, .oblUnmarked: .obl
    default: self
    }
  }

  private static let names: [String] = allCases.map { relation in
    if relation == .caseMarker { return "case" }
    let name = String(describing: relation)
    guard let capital = name.firstIndex(where: \.isUppercase) else { return name }
    return name[..<capital] + ":" + name[capital...].lowercased()
  }
}
