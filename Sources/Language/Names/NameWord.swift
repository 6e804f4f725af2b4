import Text

/// What the gazetteers know about one word in lower case.
struct NameWord: Equatable {
  /// What kind of thing a word or a name stands for, as far as a list says.
  enum Class: UInt8 { case none, person, place, organization, event, product, nationality, other }
  enum Place: UInt8 { case none, country, state, region, city, metropolis }
  enum Gender: UInt8 { case none, male, female, either }

  var place = Place.none
  var isNationality = false
  var givenName = Gender.none
  /// A given name that is a common word as well ("May", "Will").
  var isCommonWord = false
  var isSurname = false
  /// "Mr", "President": the gender it tells, `either` where it tells none.
  var title = Gender.none
  /// "president", which can stand alone for its holder; not "Mr".
  var isRole = false
  /// "University", "River", "War": the class of the names it heads.
  var head = Class.none
  /// "Mount", "Cyclone", "Ministry": a head that stands before what tells its names apart.
  var isLeadingHead = false
  /// The class of the name that this word is by itself.
  var name = Class.none
  /// WordNet's class of the common noun, a letter of `NounTables`; 0 where it is not there.
  var noun: UInt8 = 0
  /// WordNet's class of the name that this word is; 0 where it knows none.
  var known: UInt8 = 0
  /// How many words the longest listed phrase has that begins with this word; 0 where none does.
  var longestPhrase = 0
}

/// The gazetteers that name and link finding read.
struct NameLexicon: Sendable {
  let places, nationalities, names, titles, heads, givenNames, surnames, nouns, known, starts: FlatMap

  init(_ lexicon: Lexicon) {
    places = lexicon.map("places")
    nationalities = lexicon.map("nationalities")
    names = lexicon.map("names")
    titles = lexicon.map("titles")
    heads = lexicon.map("name-heads")
    givenNames = lexicon.map("given-names")
    surnames = lexicon.map("surnames")
    nouns = lexicon.map("noun-classes")
    known = lexicon.map("known-names")
    starts = lexicon.map("phrase-starts")
  }

  /// Everything known about a word in lower case.
  func word(_ bytes: UnsafeBufferPointer<UInt8>) -> NameWord {
    var word = NameWord()
    guard let first = bytes.first, first >= UInt8(ascii: "A") || isDigit(first), bytes.count < 40 else { return word }
    let key = FlatMap.Key(bytes)
    word.place = place(key)
    word.isNationality = nationalities[key] != nil
    if let value = givenNames[key] {
      word.givenName = NameLexicon.gender(value.first)
      word.isCommonWord = value.count > 1
    }
    word.isSurname = surnames[key] != nil
    if let value = titles[key] {
      word.title = NameLexicon.gender(value.first)
      word.isRole = value.count > 1
    }
    if let value = heads[key] {
      word.head = NameLexicon.nameClass(value)
      word.isLeadingHead = value.contains(UInt8(ascii: " "))
    }
    if let value = names[key] { word.name = NameLexicon.nameClass(value) }
    word.noun = nouns[key]?.first ?? 0
    word.known = known[key]?.first ?? 0
    word.longestPhrase = Int(starts[key]?.first ?? 0)
    return word
  }

  /// The class of place of a name in lower case.
  func place(_ bytes: UnsafeBufferPointer<UInt8>) -> NameWord.Place { place(FlatMap.Key(bytes)) }

  private func place(_ key: FlatMap.Key) -> NameWord.Place {
    guard let value = places[key], value.count > 4 else { return .none }
    switch value[0] {
    case UInt8(ascii: "c"): return value[1] == UInt8(ascii: "o") ? .country : .city
    case UInt8(ascii: "s"): return .state
    case UInt8(ascii: "r"): return .region
    default: return .metropolis
    }
  }

  /// The key of a listed place ("united states" for "u.s."), or nil.
  func placeKey(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    guard let value = places[bytes], let space = value.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    return UnsafeBufferPointer(rebasing: value[(space + 1)...])
  }

  static func nameClass(_ value: UnsafeBufferPointer<UInt8>) -> NameWord.Class {
    guard value.count > 1 else { return .none }
    switch (value[0], value[1]) {
    case (UInt8(ascii: "o"), UInt8(ascii: "r")): return .organization
    case (UInt8(ascii: "e"), _): return .event
    case (UInt8(ascii: "p"), UInt8(ascii: "e")): return .person
    case (UInt8(ascii: "p"), UInt8(ascii: "l")): return .place
    case (UInt8(ascii: "p"), UInt8(ascii: "r")): return .product
    default: return .none
    }
  }

  private static func gender(_ letter: UInt8?) -> NameWord.Gender {
    switch letter {
    case UInt8(ascii: "m"): .male
    case UInt8(ascii: "f"): .female
    case UInt8(ascii: "u"): .either
    default: .none
    }
  }
}
