import Text

/// What is looked at to decide of what kind a name is, as hashed features, each with the reason it stands for.
struct NameFeatures {
  private(set) var hashes: [UInt32] = []
  private(set) var reasons: [Name.Reason] = []

  /// The feature that every name has, for what speaks for a kind before anything is looked at.
  static let constant = featureHash(0, 0)

  mutating func removeAll() {
    hashes.removeAll(keepingCapacity: true)
    reasons.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ template: UInt32, _ value: UInt32, _ reason: Name.Reason) {
    hashes.append(featureHash(template, value))
    reasons.append(reason)
  }

  /// Replaces the features by those of a span; O(length of its sentence) for the dependents of its head.
  mutating func read(_ span: NameSpan, _ reader: NameSpanReader, _ sentence: Sentence) {
    removeAll()
    let analysis = reader.analysis
    let tokens = analysis.tokens
    let first = span.tokens.lowerBound
    let last = span.tokens.upperBound - 1
    func hash(_ symbol: Symbol) -> UInt32 { analysis.symbols.withBytes(of: symbol) { SymbolTable.hash($0) } }
    func lower(_ index: TokenIndex) -> UInt32 { hash(tokens[Int(index)].lower) }

    add(0, 0, .shape)
    add(1, UInt32(span.listed.rawValue) << 8 | UInt32(span.place.rawValue), .gazetteer)
    add(2, UInt32(span.known), .gazetteer)
    add(3, UInt32(min(span.tokens.count, 5)), .shape)

    let firstWord = reader.word(first)
    let lastWord = reader.word(last)
    let headWord = reader.word(span.head)
    add(4, traits(firstWord), .givenName)
    add(5, traits(lastWord), .givenName)
    add(6, traits(firstWord) << 16 ^ traits(lastWord), .givenName)
    if firstWord.title != .none { add(7, span.tokens.count > 1 ? 1 : 0, .title) }
    add(8, UInt32(lastWord.head.rawValue) << 8 | UInt32(headWord.head.rawValue), .suffix)
    for index in span.tokens {
      let word = reader.word(index)
      add(9, lower(index), .shape)
      if word.head != .none { add(10, UInt32(word.head.rawValue), .suffix) }
      if word.noun != 0 { add(11, UInt32(word.noun), .suffix) }
      if word.place != .none { add(12, UInt32(word.place.rawValue), .gazetteer) }
    }
    add(13, lower(span.head), .shape)
    add(14, UInt32(headWord.noun) << 8 | UInt32(headWord.known), .suffix)
    add(15, shape(tokens[Int(span.head)].form, analysis), .shape)
    add(
      16, UInt32(tokens[Int(span.head)].inflection.rawValue) << 8 | UInt32(tokens[Int(span.head)].upos.rawValue), .shape
    )
    suffixes(tokens[Int(last)].lower, analysis)
    let isSingle = span.tokens.count == 1
    add(44, lower(span.head) ^ (isSingle ? 1 : 0), .shape)
    add(45, shape(tokens[Int(first)].form, analysis) << 8 | shape(tokens[Int(last)].form, analysis), .shape)
    if !isSingle {
      add(46, lower(last), .shape)
      add(47, lower(first), .shape)
      add(48, lower(last - 1) &* 31 &+ lower(last), .shape)
    }

    context(span, reader, sentence)
  }

  /// What lists say of a word, packed.
  private func traits(_ word: NameWord) -> UInt32 {
    UInt32(word.givenName.rawValue) | (word.isCommonWord ? 4 : 0) | (word.isSurname ? 8 : 0)
      | UInt32(word.place.rawValue) << 4 | (word.title != .none ? 128 : 0) | (word.isRole ? 256 : 0)
      | (word.noun != 0 ? 512 : 0) | UInt32(word.name.rawValue) << 10
  }

  private mutating func suffixes(_ symbol: Symbol, _ analysis: Analysis) {
    let (two, three) = analysis.symbols.withBytes(of: symbol) { bytes -> (UInt32, UInt32) in
      let two = UnsafeBufferPointer(rebasing: bytes.suffix(2))
      let three = UnsafeBufferPointer(rebasing: bytes.suffix(3))
      return (SymbolTable.hash(two), SymbolTable.hash(three))
    }
    add(17, two, .shape)
    add(18, three, .shape)
  }

  /// Capitals, digits, stops: "U.S." and "BBC" are not "Smith".
  private func shape(_ form: Symbol, _ analysis: Analysis) -> UInt32 {
    analysis.symbols.withBytes(of: form) { bytes in
      var capitals: UInt32 = 0
      var small: UInt32 = 0
      var digits: UInt32 = 0
      var stops: UInt32 = 0
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): capitals += 1
        case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: small += 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
        default: stops += 1
        }
      }
      return min(capitals, 3) | min(small, 2) << 2 | min(digits, 1) << 4 | min(stops, 1) << 5
        | (bytes.count <= 2 ? 64 : 0)
    }
  }

  /// The words around, the governor, the preposition, the apposition.
  private mutating func context(_ span: NameSpan, _ reader: NameSpanReader, _ sentence: Sentence) {
    let analysis = reader.analysis
    let tokens = analysis.tokens
    func hash(_ symbol: Symbol) -> UInt32 { analysis.symbols.withBytes(of: symbol) { SymbolTable.hash($0) } }
    let before = span.tokens.lowerBound - 1
    let after = span.tokens.upperBound
    if before >= sentence.tokens.lowerBound {
      add(20, hash(tokens[Int(before)].lower), .context)
      add(21, UInt32(tokens[Int(before)].upos.rawValue), .context)
      let word = reader.word(before)
      if word.noun != 0 || word.isRole { add(22, UInt32(word.noun) << 1 | (word.isRole ? 1 : 0), .role) }
    } else {
      add(20, 0, .context)
    }
    if after < sentence.tokens.upperBound {
      add(23, hash(tokens[Int(after)].lower), .context)
      add(24, UInt32(tokens[Int(after)].upos.rawValue), .context)
      let word = reader.word(after)
      if word.noun != 0 { add(25, UInt32(word.noun), .role) }
    } else {
      add(23, 0, .context)
    }
    let head = tokens[Int(span.head)]
    add(26, UInt32(head.relation.rawValue), .context)
    var caseHash: UInt32 = 0
    var determiner: UInt32 = 0
    for index in sentence.tokens where tokens[Int(index)].head == span.head - sentence.tokens.lowerBound {
      guard !span.tokens.contains(index) else { continue }
      let child = tokens[Int(index)]
      switch child.relation {
      case .caseMarker:
        if index < span.head { caseHash = hash(child.lower) } else { add(27, 1, .context) }
      case .det:
        determiner = hash(child.lower)
        add(28, determiner, .context)
      case .appos:
        add(29, UInt32(reader.word(index).noun), .role)
        add(30, hash(child.base), .role)
        if reader.word(index).isRole { add(31, 1, .role) }
      case .amod: add(32, hash(child.base), .context)
      case .aclRelcl: add(33, relativizer(of: index, analysis, sentence).map(hash) ?? 0, .context)
      case .cop: add(34, 1, .context)
      case .conj:
        add(35, UInt32(child.relation.rawValue), .context)
        add(52, traits(reader.word(index)), .context)
        add(53, hash(child.lower), .context)
      case .nmod, .nmodPoss, .nummod: add(35, UInt32(child.relation.rawValue), .context)
      default: break
      }
    }
    add(49, hash(head.lower) ^ determiner, .context)
    add(50, (caseHash ^ determiner) &+ (span.tokens.count == 1 ? 1 : 0), .context)
    guard let governor = analysis.head(of: span.head, in: sentence) else { return add(36, 0, .context) }
    let above = tokens[Int(governor)]
    add(36, hash(above.base) &+ UInt32(head.relation.rawValue), .context)
    add(37, caseHash, .context)
    add(38, caseHash &+ UInt32(above.upos.rawValue) &* 31 &+ UInt32(head.relation.rawValue), .context)
    add(39, hash(above.base) ^ caseHash, .context)
    let aboveWord = reader.word(governor)
    let side: UInt32 = governor < span.head ? 1 : 0
    add(51, UInt32(head.relation.rawValue) << 16 | UInt32(aboveWord.noun) << 8 | side, .context)
    if aboveWord.noun != 0 || aboveWord.isRole {
      add(40, UInt32(aboveWord.noun) << 8 | UInt32(head.relation.rawValue), head.relation == .appos ? .role : .context)
      if aboveWord.isRole { add(41, UInt32(head.relation.rawValue), .role) }
    }
    if head.relation == .conj {
      let span = aboveWord
      add(42, traits(span), .context)
    }
  }

  /// "who" or "which" in the relative clause of a verb.
  private func relativizer(of verb: TokenIndex, _ analysis: Analysis, _ sentence: Sentence) -> Symbol? {
    for index in sentence.tokens where analysis.head(of: index, in: sentence) == verb {
      if analysis.tokens[Int(index)].upos == .pron { return analysis.tokens[Int(index)].lower }
    }
    return nil
  }
}
