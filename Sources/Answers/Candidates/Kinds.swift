import Facts
import Index
import Language
import Text

/// Whether words and phrases of the index are of the kind that a question asks for: "frigate" where it asks for a ship, "Chad"
/// where it asks for a country.
///
/// A class, so that what one sentence looked up the next one knows; it lives as long as one question.
final class Kinds {
  /// How many documents are looked at for what a name is.
  private static let namesakes = 8

  /// How a phrase stands to the noun that a question asks with.
  enum Fit: UInt8 {
    case unknown, isKind, isOther
  }

  private let relations: WordRelations
  private let index: FactIndex
  private let lists: KindLists
  /// What is of the kind; nil where the question has no noun that the lexicon knows.
  private var wanted: WordNet.Hyponyms?
  private let noun: String
  /// Its symbol; nil where no document has it.
  private let nounSymbol: Symbol?
  /// The members of the noun's kind, where they are few and all known.
  private let members: Set<String>?
  /// The classes of listed places that are of the kind; empty where it is none of places.
  private let placeClasses: [String]
  /// The noun is one for places that are never what another such noun names.
  private let isPlaceApart: Bool
  /// The noun names things that can be seen or touched, of which the lexicon knows what is what.
  private let isConcrete: Bool
  /// A body or a place is asked for, which no person's full name names.
  private let asksForBody: Bool
  /// Which one of what the noun names is asked for, not who is it.
  private let asksWhich: Bool
  /// A place is asked for, which nothing that is made names.
  private let isOfPlaces: Bool
  /// What is asked for is never a person: a war, a language, a company.
  private let excludesPersons: Bool
  /// What is asked for has no name of a place for its own: a company, not a team.
  private let excludesPlaces: Bool
  /// By the words of a name in lower case.
  private var classes: [[Symbol]: Fit] = [:]

  init(
    _ question: borrowing Question, _ relations: WordRelations, _ lists: KindLists, _ index: borrowing FactIndex
  ) {
    self.relations = relations
    self.index = copy index
    self.lists = lists
    let asksWithNoun = [.what, .which, .who].contains(question.kind)
    let noun = question.typeTerm >= 0 ? question.terms[question.typeTerm].word : ""
    self.noun = noun
    nounSymbol = index.symbols.find(noun)
    wanted = relations.hyponyms(of: noun)
    let isKnown = wanted != nil
    members = asksWithNoun ? lists.members(of: noun) : nil
    isPlaceApart = KindLists.isApart(noun) || KindLists.isInhabited(noun)
    placeClasses = asksWithNoun ? KindLists.placeClasses(of: noun) : []
    isConcrete =
      asksWithNoun && isKnown && question.type != .person && !KindLists.isVague(noun)
      && relations.isConcrete(noun)
    asksWhich = question.kind == .which || question.kind == .what
    isOfPlaces = question.type == .place
    asksForBody = asksWithNoun && [.place, .organization].contains(question.type)
    excludesPersons =
      asksWithNoun && isKnown && question.type != .person && !KindLists.isVague(noun)
      && (isConcrete || asksForBody || relations.isImpersonal(noun))
    excludesPlaces = asksWithNoun && question.type == .organization && !lists.hasNamesOfPlaces(noun)
  }

  /// Whether what is counted may be what the question counts: a kind of it, or people where it asks how many people.
  func isCounted(_ lemma: Symbol) -> Bool {
    if isKind(lemma) { return true }
    let other = index.symbols.string(lemma)
    if noun == other { return true }
    return ["people", "person", "human", "individual", "man", "life"].contains(noun)
      && relations.type(ofNoun: other) == .person
  }

  /// Whether a lemma names what is counted and measures nothing: no unit, nor "points".
  func isThing(_ lemma: Symbol) -> Bool {
    let word = index.symbols.string(lemma)
    return !KindLists.isVague(word) && relations.isNoun(word) && !relations.isMeasure(word)
  }

  /// Whether a lemma names a kind of what is asked for.
  func isKind(_ lemma: Symbol) -> Bool {
    index.symbols.withBytes(of: lemma) { wanted?.contains($0) ?? false }
  }

  /// Whether somebody is asked for by a noun that is a kind of what a lemma names: a man is a person.
  func isWider(_ lemma: Symbol) -> Bool {
    guard wanted != nil, relations.type(ofNoun: noun) == .person else { return false }
    return index.symbols.withBytes(of: lemma) { lemma in
      relations.senses(of: lemma).map { relations.isKind(noun, of: $0) } ?? false
    }
  }

  /// Whether the gazetteer has a name as that of a place.
  func isListedPlace(_ name: Range<Int>, in tree: Tree) -> Bool {
    words(of: name, in: tree).withUnsafeBufferPointer { lists.place($0) } != nil
  }

  /// The words of a name in lower case, with spaces between them.
  private func words(of name: Range<Int>, in tree: Tree) -> [UInt8] {
    var words: [UInt8] = []
    words.reserveCapacity(64)
    for token in name {
      if !words.isEmpty { words.append(UInt8(ascii: " ")) }
      index.symbols.withBytes(of: tree.rows[token].lower) { words.append(contentsOf: $0) }
    }
    return words
  }

  /// Whether neither of two nouns is known to be a kind of the other, nor written as one: a boathouse is a house.
  func areApart(_ lemma: Symbol, _ word: String) -> Bool {
    var word = word
    return word.withUTF8 { word in
      index.symbols.withBytes(of: lemma) { lemma in
        let isEnding =
          lemma.suffix(word.count).elementsEqual(word) || word.suffix(lemma.count).elementsEqual(lemma)
        if isEnding { return false }
        guard let senses = relations.senses(of: lemma), let others = relations.senses(of: word) else { return true }
        return !relations.isKind(lemma, of: others) && !relations.isKind(word, of: senses)
      }
    }
  }

  /// How the phrase that a token heads stands to the kind that is asked for. O(length of the name), and for a name that was
  /// not seen yet the sentences of the documents named after it.
  func fit(ofHead head: Int, in tree: Tree) -> Fit {
    guard !noun.isEmpty else { return .unknown }
    let row = tree.rows[head]
    guard row.mention != .none || row.upos == .propn else { return fit(ofNoun: head, in: tree) }
    let name = tree.name(around: head)
    if isClassed(name, in: tree) { return .isKind }
    let words = name.map { tree.rows[$0].lower }
    if let found = classes[words] { return found }
    let found = fit(ofName: name, words, in: tree)
    classes[words] = found
    return found
  }

  private func fit(ofNoun head: Int, in tree: Tree) -> Fit {
    let row = tree.rows[head]
    if let members {
      return members.contains(index.symbols.string(row.lemma)) ? .isKind : .isOther
    }
    if isKind(row.lemma) { return .isKind }
    guard row.upos == .noun else { return .unknown }
    // What is a place may be called by several nouns, save for those that are never one another.
    if isPlaceApart, KindLists.areApart(noun, index.symbols.string(row.lemma)) { return .isOther }
    // As concrete things do.
    guard excludesPersons else { return .unknown }
    let word = index.symbols.string(row.lemma)
    let type = relations.type(ofNoun: word)
    if type == .person, !relations.isKind(noun, of: word) { return .isOther }
    guard isConcrete, relations.isNoun(word), !relations.isKind(noun, of: word) else { return .unknown }
    return type == .place && relations.type(ofNoun: noun) == .place ? .unknown : .isOther
  }

  private func fit(ofName name: Range<Int>, _ symbols: [Symbol], in tree: Tree) -> Fit {
    var words = words(of: name, in: tree)
    if let members {
      // "West Africa" is told with the continent.
      let key = String(decoding: words, as: UTF8.self)
      return members.contains { key == $0 || key.hasSuffix(" " + $0) } ? .isKind : .isOther
    }
    if let place = words.withUnsafeBufferPointer({ lists.place($0) }) {
      if placeClasses.contains(place) { return .isKind }
      if excludesPlaces, tree.rows[name.lowerBound].mention.kind == .place { return .isOther }
      // A city may have a country's name, but what is only known as a city is no country.
      if KindLists.excludesListed(noun), place != "region" { return .isOther }
    }
    let ends = [name.lowerBound, name.upperBound - 1]
    if name.count > 1, ends.contains(where: { isKind(tree.rows[$0].lemma) || tree.rows[$0].lower == nounSymbol }) {
      return .isKind
    }
    // As the lexicon writes nouns of several words.
    for position in words.indices where words[position] == UInt8(ascii: " ") { words[position] = UInt8(ascii: "_") }
    if words.withUnsafeBufferPointer({ wanted?.contains($0) ?? false }) { return .isKind }
    let ownClass = ownClass(symbols)
    if ownClass != .unknown { return ownClass }
    if isPlaceApart,
      KindLists.areApart(noun, index.symbols.string(tree.rows[classHead(of: name, in: tree)].lower))
    {
      return .isOther
    }
    if hasOtherTitle(name, in: tree) || isOfPlaces && words.contains(where: { $0 &- 0x30 < 10 }) { return .isOther }
    let kind = tree.rows[name.lowerBound].mention.kind
    if asksForBody, kind == .person && name.count > 1 || kind == .product && isOfPlaces { return .isOther }
    return .unknown
  }

  /// Whether another title stands with a name than the one that is asked with: "Senator Lee" is not said to be a general.
  private func hasOtherTitle(_ name: Range<Int>, in tree: Tree) -> Bool {
    guard asksWhich, relations.isTitle(noun) else { return false }
    let titles = (max(0, name.lowerBound - 1)...name.lowerBound).map { index.symbols.string(tree.rows[$0].lower) }
      .filter(relations.isTitle)
    return !titles.isEmpty && !titles.contains(noun)
  }

  /// The word of a name that says what it names: "Ocean" of "Atlantic Ocean", "Republic" of "Republic of Karelia".
  private func classHead(of name: Range<Int>, in tree: Tree) -> Int {
    name.dropFirst().first { tree.rows[$0].lower.knownWord == .of }.map { $0 - 1 } ?? name.upperBound - 1
  }

  /// Whether a noun beside the name says that it is of the kind: "the ferry Aurora", "Aurora, a ferry", "Aurora is a ferry".
  private func isClassed(_ name: Range<Int>, in tree: Tree) -> Bool {
    name.contains { token in
      let parent = tree.parents[token]
      let isBeside: (Int) -> Bool = { other in
        !name.contains(other) && tree.rows[other].upos == .noun && self.isKind(tree.rows[other].lemma)
      }
      if parent >= 0, tree.rows[token].relation == .nsubj, tree.child(of: parent, .cop) != nil, isBeside(parent) {
        return true
      }
      if parent >= 0, [.appos, .flat, .nmodDesc].contains(tree.rows[token].relation), isBeside(parent) { return true }
      return (tree.left[token]..<tree.right[token]).contains { child in
        guard tree.parents[child] == token else { return false }
        return [.appos, .flat, .nmodDesc, .compound].contains(tree.rows[child].relation) && isBeside(child)
      }
    }
  }

  /// What a document named so begins by saying that it is: of the kind, or of another where persons, places and peoples are apart.
  private func ownClass(_ words: [Symbol]) -> Fit {
    let documents = index.withDocuments(titledByRarestOf: words) { $0.prefix(Self.namesakes).map { $0 } }
    var isOther = false
    for number in documents {
      let document = index.documents[Int(number)]
      guard document.titleTerms == words, let opening = document.sentences.first else { continue }
      for row in index.sentences[Int(opening)].facts {
        let fact = index.facts[Int(row)]
        guard fact.predicate.knownWord == .be, fact.polarity == .affirmative else { continue }
        let arguments = fact.arguments.map { index.arguments[Int($0)] }
        guard arguments.contains(where: { $0.role == .agent && Self.holds(words, $0, index) }) else { continue }
        for attribute in arguments where attribute.role == .attribute {
          let lemma = index.tokens[Int(attribute.head)].lemma
          if isKind(lemma) { return .isKind }
          if fact.construction == .copula, isApart(index.symbols.string(lemma)) { isOther = true }
        }
      }
    }
    return isOther ? .isOther : .unknown
  }

  /// Whether a noun names a place or somebody where the other is asked for, or a language or people.
  private func isApart(_ other: String) -> Bool {
    guard wanted != nil, let type = relations.type(ofNoun: other), let asked = relations.type(ofNoun: noun) else {
      return false
    }
    let apart: [AnswerType] = [.person, .place, .nationality]
    return type != asked && apart.contains(type) && apart.contains(asked)
  }

  private static func holds(_ words: [Symbol], _ argument: ArgumentRow, _ index: FactIndex) -> Bool {
    words.allSatisfy { word in argument.tokens.contains { index.tokens[Int($0)].lower == word } }
  }
}

/// Lists of what is of a kind: the members of closed kinds, from `closed-kinds.tsv`, and the classes of listed places.
struct KindLists: Sendable {
  private var closed: [String: Set<String>] = [:]
  private var namedAfterPlaces: Set<String> = []
  private let places = Lexicon.bundled.map("places")

  /// The table in the binary.
  init() {
    for fields in TableReader.rows(of: EnglishModel.bytes(of: "closed-kinds.tsv")) where fields.count > 1 {
      if fields[0] == "@" {
        namedAfterPlaces = Set(fields.dropFirst())
      } else if let first = fields[0].first, first == "=" {
        closed[String(fields[0].dropFirst())] = closed[fields[1]]
      } else {
        closed[fields[0]] = Set(fields.dropFirst())
      }
    }
  }

  func members(of noun: String) -> Set<String>? { closed[noun] }

  /// Whether bodies of the kind go by the names of places: a team by that of its city.
  func hasNamesOfPlaces(_ noun: String) -> Bool { namedAfterPlaces.contains(noun) }

  /// The class of a listed place by its name in lower case: city, metropolis, state, region or country; nil for none.
  func place(_ name: UnsafeBufferPointer<UInt8>) -> String? {
    places[name].map { value in
      String(decoding: value.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
    }
  }

  /// The classes of listed places that a noun asks for.
  static func placeClasses(of noun: String) -> [String] {
    switch noun {
    case "country", "nation": ["country"]
    case "city", "town", "metropolis": ["city", "metropolis"]
    case "state", "province": ["state"]
    default: []
    }
  }

  /// Whether a listed place that is of another class is not of the kind for certain: a city is no country.
  static func excludesListed(_ noun: String) -> Bool { noun == "country" || noun == "nation" || isApart(noun) }

  /// Nouns that may be said of nearly everything.
  static func isVague(_ noun: String) -> Bool {
    switch noun {
    case "place", "location", "site", "area", "region", "spot", "thing", "object", "part", "item", "material",
      "product",
      "line", "point", "base", "body", "position", "end", "side":
      true
    default: false
    }
  }

  /// Whether two nouns for places name what is never one another.
  static func areApart(_ noun: String, _ other: String) -> Bool {
    noun != other && (isApart(noun) && (isApart(other) || isInhabited(other)) || isApart(other) && isInhabited(noun))
  }

  /// Whether a noun names places where people live under one government.
  static func isInhabited(_ noun: String) -> Bool {
    switch noun {
    case "city", "town", "village", "country", "nation", "state", "province", "republic", "kingdom", "empire",
      "district",
      "municipality":
      true
    default: false
    }
  }

  /// Whether a noun for places names none that such a noun as "state" or another of these may name.
  static func isApart(_ noun: String) -> Bool {
    switch noun {
    case "county", "river", "lake", "ocean", "sea", "mountain", "volcano", "planet", "galaxy", "bridge", "canal",
      "airport",
      "street":
      true
    default: false
    }
  }
}
