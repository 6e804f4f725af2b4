import Language
import Text

/// A class of words that the clause grammar asks for; a set of these is what is known of a word.
///
/// The members stand in `grammar.txt`, under the names used here in lower case.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt64

  /// In the order of their bits.
  static let names = [
    "say", "doubt", "believe", "plan", "refuse", "prevent", "request", "deny", "accuse", "cause", "subjectcontrol",
    "permit", "seem", "must", "may", "will", "would", "perhaps", "allegedly", "reportedly", "not", "only", "nobody",
    "if", "light", "undergo", "occur", "event", "talk", "giving", "supply", "seekfor", "blamefor", "dieof", "name",
    "relational", "claimnoun", "saynoun", "plannoun", "refusenoun", "asknoun", "planned", "allegedadj", "timenoun",
    "placenoun", "waynoun", "reasonnoun", "relative", "wh", "here", "when", "intransitive", "measure", "plannedobject",
    "host", "ofverb", "container", "abstract", "chargenoun", "motion", "contend", "persuade", "telling", "boundary",
  ]

  private init(bit: Int) { rawValue = 1 << UInt64(bit) }
  init(rawValue: UInt64) { self.rawValue = rawValue }

  init?(name: some StringProtocol) {
    guard let bit = WordClass.names.firstIndex(where: { $0 == name }) else { return nil }
    self.init(bit: bit)
  }

  static let say = WordClass(bit: 0)
  static let doubt = WordClass(bit: 1)
  static let believe = WordClass(bit: 2)
  static let plan = WordClass(bit: 3)
  static let refuse = WordClass(bit: 4)
  static let prevent = WordClass(bit: 5)
  static let request = WordClass(bit: 6)
  static let deny = WordClass(bit: 7)
  static let accuse = WordClass(bit: 8)
  static let cause = WordClass(bit: 9)
  static let subjectControl = WordClass(bit: 10)
  static let permit = WordClass(bit: 11)
  static let seem = WordClass(bit: 12)
  static let must = WordClass(bit: 13)
  static let may = WordClass(bit: 14)
  static let will = WordClass(bit: 15)
  static let would = WordClass(bit: 16)
  static let perhaps = WordClass(bit: 17)
  static let allegedly = WordClass(bit: 18)
  static let reportedly = WordClass(bit: 19)
  static let not = WordClass(bit: 20)
  static let only = WordClass(bit: 21)
  static let nobody = WordClass(bit: 22)
  static let condition = WordClass(bit: 23)
  static let light = WordClass(bit: 24)
  static let undergo = WordClass(bit: 25)
  static let occur = WordClass(bit: 26)
  static let event = WordClass(bit: 27)
  static let talk = WordClass(bit: 28)
  static let giving = WordClass(bit: 29)
  static let supply = WordClass(bit: 30)
  static let seekFor = WordClass(bit: 31)
  static let blameFor = WordClass(bit: 32)
  static let dieOf = WordClass(bit: 33)
  static let name = WordClass(bit: 34)
  static let relational = WordClass(bit: 35)
  static let claimNoun = WordClass(bit: 36)
  static let sayNoun = WordClass(bit: 37)
  static let planNoun = WordClass(bit: 38)
  static let refuseNoun = WordClass(bit: 39)
  static let askNoun = WordClass(bit: 40)
  static let planned = WordClass(bit: 41)
  static let allegedAdjective = WordClass(bit: 42)
  static let timeNoun = WordClass(bit: 43)
  static let placeNoun = WordClass(bit: 44)
  static let wayNoun = WordClass(bit: 45)
  static let reasonNoun = WordClass(bit: 46)
  static let relative = WordClass(bit: 47)
  static let wh = WordClass(bit: 48)
  static let here = WordClass(bit: 49)
  static let when = WordClass(bit: 50)
  static let intransitive = WordClass(bit: 51)
  static let measure = WordClass(bit: 52)
  static let plannedObject = WordClass(bit: 53)
  static let host = WordClass(bit: 54)
  static let ofVerb = WordClass(bit: 55)
  static let container = WordClass(bit: 56)
  static let abstract = WordClass(bit: 57)
  static let chargeNoun = WordClass(bit: 58)
  static let motion = WordClass(bit: 59)
  static let contend = WordClass(bit: 60)
  static let persuade = WordClass(bit: 61)
  static let telling = WordClass(bit: 62)
  static let boundary = WordClass(bit: 63)
}

/// What is known of one word of the grammar.
struct GrammarEntry: Sendable {
  /// How a nominalisation hands out its possessor and its "of" phrase; see `nominals.txt`.
  enum Frame: UInt8, Sendable { case agent, patient, alone, mutual }

  var classes: WordClass = []
  /// The verb behind a noun, as a symbol of the grammar; `.none` where there is none.
  var verb = Symbol.none
  var frame = Frame.agent
  /// The preposition that marks what the verb has as its object ("a visit to"), as a symbol of the grammar.
  var objectMarker = Symbol.none
  /// What a preposition makes of its phrase; nil for words that are none.
  var role: Argument.Role?
  /// The head of the verb's set of near-synonyms, as a symbol of the grammar; `.none` where it is in none.
  var synonymClass = Symbol.none
}

/// The word lists of the clause grammar, read from the embedded model.
package struct Grammar: Sendable {
  var symbols = SymbolTable(minimumCapacity: 2048)
  var entries = [GrammarEntry()]

  /// Of the model inside the binary.
  package static let bundled = Grammar(
    classes: EnglishModel.bytes(of: "grammar.txt"), roles: EnglishModel.bytes(of: "roles.txt"),
    nominals: EnglishModel.bytes(of: "nominals.txt"),
    synonyms: EnglishModel.bytes(of: "synonyms.txt"))

  /// From the bytes of the four files, whose formats their first lines describe; lines that do not fit are passed over.
  package init(
    classes: UnsafeBufferPointer<UInt8>, roles: UnsafeBufferPointer<UInt8>, nominals: UnsafeBufferPointer<UInt8>,
    synonyms: UnsafeBufferPointer<UInt8>
  ) {
    Grammar.forEachLine(of: classes) { words in
      guard let first = words.first, first.last == UInt8(ascii: ":"),
        let wordClass = WordClass(name: String(decoding: first.dropLast(), as: UTF8.self))
      else { return }
      for word in words.dropFirst() { update(word) { $0.classes.formUnion(wordClass) } }
    }
    Grammar.forEachLine(of: roles) { words in
      guard words.count == 2 else { return }
      let name = String(decoding: words[1], as: UTF8.self)
      guard let role = Argument.Role.allCases.first(where: { String(describing: $0) == name }) else { return }
      update(words[0]) { $0.role = role }
    }
    let frames: [String: GrammarEntry.Frame] = [
      "agent": .agent, "patient": .patient, "alone": .alone, "mutual": .mutual,
    ]
    Grammar.forEachLine(of: nominals) { words in
      guard words.count == 3 || words.count == 4, let frame = frames[String(decoding: words[2], as: UTF8.self)] else {
        return
      }
      let verb = intern(words[1])
      let marker = words.count == 4 ? intern(words[3]) : .none
      update(words[0]) { entry in
        entry.objectMarker = marker
        entry.verb = verb
        entry.frame = frame
      }
    }
    Grammar.forEachLine(of: synonyms) { words in
      guard words.count > 1 else { return }
      let head = intern(words[0])
      for word in words { update(word) { if $0.synonymClass == .none { $0.synonymClass = head } } }
    }
  }

  /// The first of a verb's set of near-synonyms; the verb itself where it is in none.
  func normalClass(of verb: String) -> String {
    guard let known = symbols.find(verb) else { return verb }
    let found = entries[Int(known.rawValue)].synonymClass
    return found == .none ? verb : symbols.string(found)
  }

  /// The same of a verb's bytes, its particle behind `_` where it has one; the verb alone is its class where it is in no set.
  func normalClass(of verb: [UInt8]) -> ArraySlice<UInt8> {
    guard let known = verb.withUnsafeBufferPointer({ symbols.find($0) }) else { return verb[...] }
    let found = entries[Int(known.rawValue)].synonymClass
    return found == .none ? verb[...] : symbols.bytes(of: found)
  }

  /// Whether what hangs on a verb, given by its lemma, is what somebody says.
  package func isSaying(_ verb: UnsafeBufferPointer<UInt8>) -> Bool {
    symbols.find(verb).map { entries[Int($0.rawValue)].classes.contains(.say) } ?? false
  }

  /// The verb behind a nominalisation; any other word itself.
  func verb(of word: String) -> String {
    guard let known = symbols.find(word), case let verb = entries[Int(known.rawValue)].verb, verb != .none else {
      return word
    }
    return symbols.string(verb)
  }

  /// The words that roles.txt gives a role.
  var prepositions: Set<String> {
    Set(entries.indices.filter { entries[$0].role != nil }.map { symbols.string(Symbol(rawValue: UInt32($0))) })
  }

  private mutating func intern(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Symbol {
    let symbol = symbols.intern(word)
    if Int(symbol.rawValue) == entries.count { entries.append(GrammarEntry()) }
    return symbol
  }

  private mutating func update(
    _ word: UnsafeBufferPointer<UInt8>.SubSequence, _ change: (inout GrammarEntry) -> Void
  ) {
    change(&entries[Int(intern(word).rawValue)])
  }

  /// Calls `body` with the words of each line that is neither blank nor a comment.
  private static func forEachLine(
    of bytes: UnsafeBufferPointer<UInt8>, _ body: ([UnsafeBufferPointer<UInt8>.SubSequence]) -> Void
  ) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      body(line.split(separator: UInt8(ascii: " ")))
    }
  }
}

/// The grammar's entries by the symbols of one analysis, looked up once for each.
struct WordTable {
  private var known: [UInt32] = []

  /// Forgets the symbols of the last analysis.
  mutating func reset(symbols: Int) {
    known.removeAll(keepingCapacity: true)
    known.append(contentsOf: repeatElement(UInt32.max, count: symbols))
  }

  /// The symbol of the grammar for one of an analysis; `.none` where the grammar does not know the word.
  mutating func grammarSymbol(of symbol: Symbol, in symbols: SymbolTable, grammar: Grammar) -> Symbol {
    let index = Int(symbol.rawValue)
    if index < known.count, known[index] != .max { return Symbol(rawValue: known[index]) }
    let found = symbols.withBytes(of: symbol) { grammar.symbols.find($0) } ?? .none
    if index < known.count { known[index] = found.rawValue }
    return found
  }
}
