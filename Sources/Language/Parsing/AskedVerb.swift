import Text

/// The verb of a question with "did", "does" or "do" that the tagger took for a noun or an adjective: "chair" in "did the
/// minister chair the meeting".
struct AskedVerb {
  private let rules: LemmaRules

  init(lexicon: Lexicon = .bundled) { rules = LemmaRules(words: lexicon.map("base-words")) }

  /// The token that must be a verb since the helping verb needs one and no other can be it; nil where the question has
  /// its verb, or asks otherwise. O(words).
  func find(in analysis: Analysis, _ sentence: Sentence) -> TokenIndex? {
    guard let helper = helper(in: analysis, sentence) else { return nil }
    let rest = helper + 1..<sentence.tokens.upperBound
    var found: TokenIndex?
    for index in rest {
      let token = analysis.tokens[Int(index)]
      switch token.upos {
      case .verb: return nil
      case .noun, .adj, .adv:
        guard found == nil, index > helper + 1, token.inflection != .plural,
          analysis.symbols.withBytes(of: token.lower, { rules.isKnown($0, .verb) }),
          isSubject(analysis.tokens[Int(index) - 1])
        else { continue }
        found = index
      default: continue
      }
    }
    return found
  }

  /// Mends the tree of a question whose verb was found so: what stands between the helping verb and it is its subject, and
  /// it is the root.
  func repair(_ analysis: inout Analysis, _ sentence: Sentence, verb: TokenIndex) {
    guard let helper = helper(in: analysis, sentence), helper + 1 < verb else { return }
    let start = sentence.tokens.lowerBound
    var subject = verb - 1
    while subject > helper + 1, analysis.tokens[Int(subject)].relation == .flat,
      let head = analysis.head(of: subject, in: sentence), head > helper
    {
      subject = head
    }
    for index in helper + 1..<verb where index != subject && analysis.tokens[Int(index)].head == verb - start {
      if analysis.tokens[Int(index)].relation == .nsubj { return }
      analysis.tokens[Int(index)].head = subject - start
    }
    if analysis.tokens[Int(subject)].head == verb - start { analysis.tokens[Int(subject)].relation = .nsubj }
    guard let root = sentence.tokens.first(where: { analysis.tokens[Int($0)].head < 0 }), root != verb, root < helper
    else { return }
    analysis.tokens[Int(root)].head = verb - start
    analysis.tokens[Int(root)].relation =
      analysis.tokens[Int(root)].upos == .adv || analysis.tokens[Int(root)].upos == .sconj ? .advmod : .obj
    analysis.tokens[Int(verb)].head = -1
    analysis.tokens[Int(verb)].relation = .root
  }

  /// The last "did" that opens the question or stands behind what it asks with, if nothing else is asked before it.
  private func helper(in analysis: Analysis, _ sentence: Sentence) -> TokenIndex? {
    let helper = sentence.tokens.first { index in
      analysis.symbols.withBytes(of: analysis.tokens[Int(index)].lower) { word in
        spells(word, "did") || spells(word, "does") || spells(word, "do")
      }
    }
    guard let helper,
      !sentence.tokens.prefix(while: { $0 < helper }).contains(where: { index in
        analysis.tokens[Int(index)].upos == .verb
      })
    else { return nil }
    return helper
  }

  /// Whether a word may end the subject that stands right before the verb.
  private func isSubject(_ token: Token) -> Bool {
    switch token.upos {
    case .noun, .propn, .pron, .num: true
    default: false
    }
  }
}
