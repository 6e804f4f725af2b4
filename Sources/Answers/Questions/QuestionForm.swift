import Index
import Language
import Text

/// The grammar of a question: its wh-word, the phrase that holds it, and which words only serve the asking.
///
/// All positions are tokens of the question's tree.
struct QuestionForm {
  private(set) var kind: Question.Kind = .yesNo
  /// -1 where there is none.
  private(set) var wh = -1
  /// Head of the phrase that the answer replaces; nil for yes/no.
  private(set) var phrase: Int?
  /// "city" in "which city", "goals" in "how many goals", "capital" in "what is the capital of X".
  private(set) var typeNoun: Int?
  /// "in" in "in which year", "from" in "where … from".
  private(set) var preposition: Int?
  /// What the answer is an attribute of: "president" in "who is the president".
  private(set) var attributeOwner: Int?
  /// Tokens that are no terms: the wh-word, "many", "name" in "the name of".
  private(set) var skipped: Set<Int> = []
  /// Terms that say little: "called", "located", "find".
  private(set) var light: Set<Int> = []
  /// "what did X say", "what does X think".
  private(set) var isSaying = false
  /// "how much did it cost".
  private(set) var isPrice = false
  /// "the mayor" in "according to the mayor".
  private(set) var source: Int?

  /// `asks`: what sort of phrase the noun at a token asks for, where it is known to ask for one.
  init(tree: Tree, asks: (Int) -> AnswerType?) {
    guard tree.count > 0 else { return }
    findWh(in: tree)
    if wh < 0 {
      readWithoutWh(tree, asks)
    } else {
      readWh(tree)
    }
    readCount(tree)
    markLight(tree)
    readSource(tree)
  }

  /// "according to the mayor": who is to say it.
  private mutating func readSource(_ tree: Tree) {
    for token in 0..<tree.count where tree.rows[token].lower.knownWord == .according && tree.parents[token] > token {
      source = tree.parents[token]
      skipped.insert(token)
    }
  }

  private mutating func findWh(in tree: Tree) {
    var fallback = -1
    for token in 0..<tree.count where Self.kind(of: tree.rows[token].lower) != nil {
      var isSubordinate = false
      var isAdverbial = false
      var current = token
      while current >= 0 {
        let relation = tree.rows[current].relation
        if relation == .advcl { isAdverbial = true }
        // "when" that opens an adverbial clause asks nothing; a complement may hold the wh-word ("what did he think it was").
        if relation == .aclRelcl || relation == .advcl && current != token && tree.left[current] == token && token > 0 {
          isSubordinate = true
        }
        current = tree.parents[current]
      }
      let isOfYesNo = Self.opensWithVerb(tree) && (isAdverbial || Self.asksSomebody(tree, before: token))
      if fallback < 0, !isOfYesNo { fallback = token }
      if tree.rows[token].relation == .mark || isOfYesNo { isSubordinate = true }
      if !isSubordinate {
        wh = token
        return
      }
    }
    // "… that …" and the like never get here; a lone subordinate wh-word still asks.
    wh = fallback
  }

  /// Whether a helping verb or a copula comes first, as in a question for yes or no.
  private static func opensWithVerb(_ tree: Tree) -> Bool {
    let first = tree.rows[0]
    return first.upos == .aux || [.be, .do, .have].contains(first.lemma.knownWord) || first.inflection == .modal
  }

  /// Whether the question has a subject before its wh-word and asks of that: "will Ann say who did it" and "will she say" ask
  /// for yes or no, "do you know who did it" and "does anybody know" ask who.
  private static func asksSomebody(_ tree: Tree, before wh: Int) -> Bool {
    guard let subject = tree.child(of: tree.root, .nsubj, .nsubjPass, .expl), subject < wh else { return false }
    switch tree.rows[subject].lower.knownWord {
    case .it, .he, .she, .they: return true
    default: return tree.rows[subject].upos != .pron
    }
  }

  private static func kind(of word: Symbol) -> Question.Kind? {
    switch word.knownWord {
    case .who: .who
    case .whom: .whom
    case .whose: .whose
    case .what: .what
    case .which: .which
    case .when: .when
    case .where: .where
    case .why: .why
    case .how: .how
    default: nil
    }
  }

  /// No wh-word: a yes/no question, or keywords that ask for what they name ("death toll").
  private mutating func readWithoutWh(_ tree: Tree, _ asks: (Int) -> AnswerType?) {
    if Self.opensWithVerb(tree) { return }
    kind = .what
    // "starting price of the lamp": the gerund only says which price.
    let isModifier = tree.rows[tree.root].inflection == .gerund && tree.root == 0
    let root = Self.keyword(of: tree, asks) ?? (isModifier ? tree.child(of: 0, .obj) ?? 0 : tree.root)
    phrase = root
    guard tree.rows[root].upos == .noun || tree.rows[root].upos == .propn else { return }
    attributeOwner = root
    typeNoun = root
  }

  /// The noun that keywords ask with where they stand in no grammar ("lantern festival attendance", "ann lee second
  /// husband"): the first that asks for a time or an amount, else the last that asks for somebody or a place beside a name.
  private static func keyword(of tree: Tree, _ asks: (Int) -> AnswerType?) -> Int? {
    var other: Int?
    for token in 0..<tree.count where tree.rows[token].upos == .noun && tree.rows[token].mention == .none {
      switch asks(token) {
      case .time, .age, .duration, .measure, .quantity, .money, .percent: return token
      case .person, .place, .organization, .nationality: other = token
      default: break
      }
    }
    let isNamed = tree.rows[tree.root].upos == .propn || tree.rows[tree.root].mention != .none
    return isNamed ? other : nil
  }

  private mutating func readWh(_ tree: Tree) {
    kind = Self.kind(of: tree.rows[wh].lower) ?? .what
    skipped.insert(wh)
    phrase = wh
    switch kind {
    case .how: readHow(tree)
    case .what, .which, .whose: readDeterminer(tree)
    default: break
    }
    if let head = phrase { readPreposition(of: head, tree) }
    readReason(tree)
    readCopula(tree)
    if kind == .when, preposition == nil, wh > 0, tree.rows[wh - 1].lower.knownWord == .since { preposition = wh - 1 }
    readSaying(tree)
  }

  /// "the number of species" asks how many species there are.
  private mutating func readCount(_ tree: Tree) {
    guard let number = attributeOwner ?? typeNoun, tree.rows[number].lemma.knownWord == .number,
      let counted = tree.child(of: number, .nmod), tree.rows[counted].upos == .noun,
      let marker = tree.adposition(of: counted), tree.rows[marker].lower.knownWord == .of
    else { return }
    kind = .howMany
    phrase = counted
    typeNoun = counted
    attributeOwner = nil
    skipped.insert(number)
  }

  /// "how many goals", "how long", "how old is …", "how did …".
  private mutating func readHow(_ tree: Tree) {
    let measure = wh + 1
    guard measure < tree.count else { return }
    let isDegree = tree.parents[wh] == measure || tree.rows[measure].upos == .adj || tree.rows[measure].upos == .adv
    guard isDegree else { return }
    switch tree.rows[measure].lower.knownWord {
    case .many: kind = .howMany
    case .much: kind = .howMuch
    case .long: kind = .howLong
    case .far: kind = .howFar
    case .old: kind = .howOld
    case .often: kind = .howOften
    case .tall, .high, .deep, .wide, .big, .large, .fast, .heavy, .close, .soon, .late, .hot, .cold, .warm,
      .thick, .broad, .expensive, .strong, .powerful, .small:
      kind = .howMeasure
    default: return
    }
    // The adjective of "how wide is it" stays to be matched: the text says that it is so much wide.
    let isCopula = measure + 1 < tree.count && tree.rows[measure + 1].lemma.knownWord == .be
    if kind != .howMeasure || tree.child(of: measure, .cop) == nil && !isCopula { skipped.insert(measure) }
    phrase = measure
    let head = tree.parents[measure]
    if kind == .howMany || kind == .howMuch, head >= 0,
      [.amod, .det, .nummod, .advmod].contains(tree.rows[measure].relation),
      tree.rows[head].upos == .noun || tree.rows[head].upos == .propn
    {
      typeNoun = head
      phrase = head
    }
    if kind == .howMuch, typeNoun == nil { isPrice = true }
    if kind == .howMany, typeNoun == nil, measure + 1 < tree.count, tree.rows[measure + 1].upos == .noun {
      typeNoun = measure + 1
      phrase = measure + 1
    }
  }

  /// "which city", "what kind of damage", "whose resignation".
  private mutating func readDeterminer(_ tree: Tree) {
    let head = tree.parents[wh]
    let isDeterminer = [.det, .nmodPoss, .amod, .compound].contains(tree.rows[wh].relation)
    guard head >= 0, isDeterminer, head > wh else { return }
    if kind == .whose {
      phrase = wh
      return
    }
    phrase = head
    typeNoun = head
    switch tree.rows[head].lemma.knownWord {
    case .kind, .type, .sort:
      kind = .whatKind
      skipped.insert(head)
      typeNoun = tree.child(of: head, .nmod)
    case .name:
      skipped.insert(head)
      typeNoun = tree.child(of: head, .nmod)
    default: break
    }
  }

  private mutating func readPreposition(of head: Int, _ tree: Tree) {
    if let marker = tree.adposition(of: head) {
      preposition = marker
      return
    }
    // A stranded one: "what is tequila made from", "which county is it in".
    var last = tree.count - 1
    while last > 0, tree.rows[last].upos == .punct { last -= 1 }
    if last > wh, tree.rows[last].upos == .adp { preposition = last }
  }

  /// "because of what", "due to what", "thanks to what": why.
  private mutating func readReason(_ tree: Tree) {
    guard kind == .what, phrase == wh, wh > 1,
      [.because, .due, .thanks].contains(tree.rows[wh - 2].lower.knownWord),
      [.of, .to].contains(tree.rows[wh - 1].lower.knownWord)
    else { return }
    kind = .why
    preposition = nil
    skipped.formUnion([wh - 2, wh - 1])
  }

  /// "who is the president of France", "what was the name of the plane", "what year was …".
  private mutating func readCopula(_ tree: Tree) {
    guard let head = phrase, [.who, .what, .which, .whatKind, .howMuch, .howMany].contains(kind) else { return }
    var owner: Int?
    if tree.parents[head] < 0 || tree.child(of: head, .cop) != nil {
      owner = tree.child(of: head, .nsubj, .nsubjPass, .csubj, .nsubjOuter)
    } else if tree.rows[head].relation == .nsubj, case let parent = tree.parents[head], parent >= 0,
      tree.child(of: parent, .cop) != nil, tree.rows[parent].upos != .adj, preposition == nil
    {
      owner = parent
    }
    guard var found = owner, preposition == nil else { return }
    // "the name of the plane": the plane is what has the name.
    if [.name, .title, .term].contains(tree.rows[found].lemma.knownWord),
      let named = tree.child(of: found, .nmod) ?? tree.child(of: found, .nmodPoss)
    {
      light.insert(found)
      found = named
    }
    attributeOwner = found
    if typeNoun == nil, kind != .howMany, kind != .howMuch { typeNoun = found }
  }

  private mutating func readSaying(_ tree: Tree) {
    guard kind == .what, let head = phrase, head == wh, tree.parents[head] >= 0 else { return }
    let verb = tree.parents[head]
    let relation = tree.rows[head].relation
    // "what did she say to him" has an oblique for the parser, but no preposition.
    guard relation == .obj || relation == .ccomp || relation == .xcomp || relation == .obl && preposition == nil else {
      return
    }
    isSaying = tree.rows[verb].lemma.knownWord == .say
  }

  /// Marks words of asking, not of the matter: "located", "called", "found". Who found it, or took it, asks for a deed.
  private mutating func markLight(_ tree: Tree) {
    for token in 0..<tree.count {
      switch tree.rows[token].lemma.knownWord {
      case .call, .know, .refer, .stand, .mean, .happen, .occur, .exist, .locate, .situate, .term, .name, .include:
        light.insert(token)
      case .find where kind != .who || tree.isPassive(token), .take where kind != .who,
        .hold where (kind == .when || kind == .where) && tree.isPassive(token) && !Self.isPrisoner(token, tree):
        light.insert(token)
      default: break
      }
    }
  }

  /// Whether somebody by name is being held, as no meeting is that takes place.
  private static func isPrisoner(_ verb: Int, _ tree: Tree) -> Bool {
    tree.children(of: verb).contains { tree.rows[$0].lemma.knownWord == .be && tree.rows[$0].inflection == .gerund }
      && tree.child(of: verb, .nsubjPass, .nsubj).map { tree.rows[$0].mention.kind == .person } == true
  }

  /// Whether what the answer is an attribute of is a description ("the president"), not a bare name.
  func ownerHasDeterminer(_ tree: Tree) -> Bool {
    guard let owner = attributeOwner else { return false }
    return tree.rows[owner].upos != .propn || tree.child(of: owner, .det, .nmodPoss, .nmod) != nil
  }
}
