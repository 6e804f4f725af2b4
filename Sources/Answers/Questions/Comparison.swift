import Index
import Language
import Text

/// What a question compares two by, and the question that measures one of them alone.
///
/// "Which is longer, the pier or the bridge" asks how long each is; "who paid more, Ann or Bo" how much each paid; "which club has
/// more members, A or B" how many members each has.
struct Comparison {
  /// What stands before the name and what behind it: "how much did", "pay".
  private let before: String
  private let behind: String
  /// Whether the smaller is asked for.
  let asksForLess: Bool
  /// "largest" of "larger", "most expensive" of "more expensive"; nil where it compares by other words.
  private(set) var superlative: String?
  /// Whether it asks which is the older or the younger, which dates tell as well.
  var isOfAge: Bool { before == "how old is" }
  /// What is compared with what, as typed, where a yes or a no is asked for; else empty.
  private(set) var sides: [String] = []

  /// nil where the question compares nothing; `range` is where its alternatives stand.
  init?(_ question: Question, alternatives range: Range<Int>, _ comparatives: Comparatives) {
    let tree = question.tree
    guard let comparative = question.comparative else { return nil }
    let word = question.word(at: comparative)
    if let measure = comparatives[word] {
      before = "how \(measure.adjective) is"
      behind = ""
      asksForLess = measure.asksForLess
      superlative = word.hasSuffix("er") ? word.dropLast(2) + "est" : nil
      return
    }
    guard word == "more" || word == "less" || word == "fewer" else { return nil }
    if case let adjective = tree.parents[comparative], adjective == comparative + 1, tree.rows[adjective].upos == .adj {
      before = "how \(question.word(at: adjective)) is"
      behind = ""
      asksForLess = word == "less"
      superlative = (word == "less" ? "least " : "most ") + question.word(at: adjective)
      return
    }
    func isOutside(_ token: Int) -> Bool { !range.contains(Int(tree.rows[token].start)) }
    guard
      let verb = (0..<tree.count).first(where: { token in
        isOutside(token) && token > question.wh
          && (tree.rows[token].upos == .verb || tree.rows[token].lemma.knownWord == .have)
      }), let lemma = Self.lemma(of: verb, question)
    else { return nil }
    let auxiliary: String
    if question.kind == .yesNo {
      switch tree.rows[0].lower.knownWord {
      case .do, .does, .did: auxiliary = question.word(at: 0)
      default: return nil
      }
    } else {
      guard tree.child(of: verb, .aux, .auxPass, .cop) == nil else { return nil }
      auxiliary = tree.rows[verb].inflection == .past ? "did" : "does"
    }
    var counted: [String] = []
    var rest: [String] = []
    var isCounted = comparative + 1 < tree.count && tree.parents[comparative] > comparative
    for token in verb + 1..<max(verb + 1, tree.count) where token != comparative && isOutside(token) {
      let row = tree.rows[token]
      guard row.upos != .punct, row.upos != .cconj else { break }
      if token > comparative, isCounted {
        counted.append(question.word(at: token))
        isCounted = token != tree.parents[comparative]
      } else {
        rest.append(question.word(at: token))
      }
    }
    let noun = tree.parents[comparative]
    let isMany = !counted.isEmpty && noun >= 0 && tree.rows[noun].inflection == .plural
    before = (["how", isMany ? "many" : "much"] + counted + [auxiliary]).joined(separator: " ")
    behind = ([lemma] + rest).joined(separator: " ")
    asksForLess = word != "more"
  }

  /// Of a question for yes or no that compares two, "is K2 higher than Kangchenjunga": nil where it is none.
  init?(judgedBy question: Question, _ comparatives: Comparatives) {
    let tree = question.tree
    guard question.kind == .yesNo, let comparative = question.comparative, comparative == tree.root,
      let measure = comparatives[question.word(at: comparative)], let subject = tree.child(of: comparative, .nsubj),
      subject < comparative, comparative + 2 < tree.count, tree.rows[comparative + 1].lower.knownWord == .than,
      // "It" names nothing that could be measured.
      tree.rows[subject].upos != .pron, tree.rows[comparative + 2].upos != .pron
    else { return nil }
    var last = tree.count - 1
    while last > comparative + 2, tree.rows[last].upos == .punct { last -= 1 }
    before = "how \(measure.adjective) is"
    behind = ""
    asksForLess = measure.asksForLess
    sides = [
      question.text(of: tree.left[subject]..<tree.right[subject]), question.text(of: comparative + 2..<last + 1),
    ]
  }

  private static func lemma(of verb: Int, _ question: Question) -> String? {
    if question.tree.rows[verb].lemma.knownWord == .have { return "have" }
    return question.terms.first { $0.token == verb }?.word
  }

  /// "how much did Ann pay".
  func question(of text: String) -> String {
    behind.isEmpty ? "\(before) \(text)" : "\(before) \(text) \(behind)"
  }
}

extension Question {
  /// The comparative that it asks by; nil where there is none.
  var comparative: Int? {
    (0..<tree.count).first { token in
      let row = tree.rows[token]
      return row.inflection == .comparative && (row.upos == .adj || row.upos == .adv)
        || row.lower.knownWord == .more || row.lower.knownWord == .less
    }
  }
}

/// What comparatives compare, from `comparatives.txt`.
struct Comparatives: Sendable {
  struct Measure: Sendable {
    /// "long" in "how long".
    var adjective: String
    var asksForLess: Bool
  }

  private var measures: [String: Measure] = [:]

  /// The table in the binary.
  init() {
    for words in WordRelations.lines(of: "comparatives.txt") where words.count >= 2 {
      measures[words[0]] = Measure(adjective: words[1], asksForLess: words.count > 2)
    }
  }

  subscript(comparative: String) -> Measure? { measures[comparative] }
}
