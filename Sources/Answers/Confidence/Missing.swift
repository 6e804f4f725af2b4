import Facts
import Index
import Language
import Text

/// Says what an answer lacked, in a sentence: a word that no document has, a name that the nearest sentence is not about,
/// or what the documents say instead.
struct Missing {
  private let search: Search
  private let index: FactIndex

  init(_ search: Search, _ index: FactIndex) {
    self.search = search
    self.index = index
  }

  /// Without a full stop.
  var sentence: String {
    let question = search.question
    // A number to be compared with need not be there.
    let compared = question.comparedTerms
    let unknown = question.terms.indices.filter { !compared.contains($0) }.map { question.terms[$0] }
      .filter { !index.has($0) && !Tally.saysTotal($0.token, question) }
    let outlook = question.type == .yesNo ? nil : search.outlook
    let objections = outlook.map { search.objections(to: $0.best, index) } ?? []
    // What decided is named before what only lowered the confidence.
    let objection = objections.first { $0.kind.effect != .lowers } ?? objections.first
    if let outlook, let objection, objection.kind == .contrary { return text(of: objection, outlook.best) }
    if !unknown.isEmpty { return "no document has " + Self.list(unknown.map(\.text), "or") }
    guard let nearest = search.ranking.considered.first else { return "no sentence has a word of the question" }
    if let instead { return instead }
    if let outlook, let objection { return text(of: objection, outlook.best) }
    return words(lackingIn: nearest.match)
  }

  private func words(lackingIn match: SentenceMatch) -> String {
    let compared = search.question.comparedTerms
    let absent = search.question.terms.indices.filter { match.lacks($0) && !compared.contains($0) }
    if absent.isEmpty { return "no sentence says it of what is asked" }
    let words = absent.map { search.question.terms[$0].text }
    return "no sentence has " + Self.list(words, "and") + " together with the rest"
  }

  /// A false premise: the question's fact with another participant in the place of one that the question names.
  private var instead: String? {
    guard let pattern = search.pattern, pattern.predicateTerm >= 0 else { return nil }
    let question = search.question
    for considered in search.ranking.considered.prefix(8) {
      let match = considered.match
      guard match.isMet(pattern.predicateTerm), match.relaxations[pattern.predicateTerm] == .exact else { continue }
      for number in index.sentences[Int(match.sentence)].facts {
        let fact = index.facts[Int(number)]
        guard Int(fact.predicateToken - match.tree.firstToken) == match.tokenOfTerm[pattern.predicateTerm],
          fact.polarity == .affirmative, fact.modality == .asserted
        else { continue }
        let agreement = Agreement(of: fact, with: pattern, match, index)
        guard agreement.conflicts, !agreement.isSwapped, agreement.missing == 1, agreement.matched > 0 else { continue }
        for wanted in pattern.arguments where wanted.role.isParticipant {
          let names = wanted.terms.filter { question.terms[$0].part == .name }
          guard !names.isEmpty, names.allSatisfy({ !match.isMet($0) }) else { continue }
          let other = fact.arguments.map { index.arguments[Int($0)] }.first { $0.role == wanted.role && $0.entity >= 0 }
          guard let other, let range = index.range(of: other.tokens) else { continue }
          let document = index.document(of: match.sentence)
          return "it is said of " + Self.quoted(AnswerText.text(of: range, in: document.text)) + ", not of "
            + Self.quoted(names.map { question.terms[$0].text }.joined(separator: " "))
        }
      }
    }
    return nil
  }

  /// What an objection to an answer says, in a clause.
  func text(of objection: Objection, _ answer: RankedAnswer) -> String {
    // An objection to a question without the noun or verb it is about says so in general.
    func term(_ number: Int) -> String {
      search.question.terms.indices.contains(number) ? Self.quoted(search.question.terms[number].text) : "what is asked"
    }
    return switch objection {
    case .number(let number): "no sentence says it of \(term(number))"
    case .name(let number), .part(let number): "nothing of it is said of \(term(number))"
    case .stranger(let number): "no document has \(term(number))"
    case .owner(let number): "no sentence says what the \(term(number)) is"
    case .deed(let number), .predicate(let number), .tally(let number), .wording(let number):
      "no sentence about the rest has \(term(number))"
    case .modifier(let number): "what is said is not said of \(term(number))"
    case .counted(let number): "no \(term(number)) are counted"
    case .few(let number): "no sentence about it names several \(term(number))"
    case .source(let number): "no sentence says it according to \(term(number))"
    case .event(let verb): "no sentence with \(term(verb)) says when"
    case .participant, .other: "it is said of others"
    case .kind(let number): "the nearest is no \(term(number))"
    case .rank(let number), .superlative(let number): "what is said is another \(term(number))"
    case .reason: "no sentence says why"
    case .holder(let number): "no sentence says who the \(term(number)) is"
    case .meant(let number): "no sentence says that \(term(number)) came about"
    case .affirmed: "what is said is that it is so, not that it is not"
    case .denied: "what is said is that it is not so"
    case .contrary(let asked, let said):
      "what is said is \(Self.quoted(word(said, of: answer))), not \(Self.quoted(search.question.word(at: asked, index)))"
    case .time: "what is said is said of another time"
    case .untold: words(lackingIn: search.ranking.considered[0].match)
    case .echo: "the nearest says no more than the question"
    case .pointing: "the nearest only points at what was said before"
    case .sort: "no sentence about it says what is asked for"
    case .otherSide(let verb, of: .agent): "no sentence with \(term(verb)) says who did it"
    case .otherSide(let verb, of: _): "no sentence with \(term(verb)) says to whom or what it was done"
    }
  }

  private func word(_ token: Int, of answer: RankedAnswer) -> String {
    index.symbols.string(search.ranking.considered[answer.hit].match.tree.rows[token].lower)
  }

  /// The words in quotation marks, the conjunction before the last.
  static func list(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.map(quoted).joined() }
    return words.dropLast().map(quoted).joined(separator: ", ") + " \(conjunction) " + quoted(last)
  }

  /// The beginning where it is endless, as a pasted line without a blank is.
  static func quoted(_ text: String) -> String { text.count > 60 ? "“\(text.prefix(59))…”" : "“\(text)”" }
}

extension FactIndex {
  /// Whether any document has a term of a question, or another word for it.
  func has(_ term: Question.Term) -> Bool {
    postings.count(term.lemma) > 0 || postings.count(term.lower) > 0 || !term.expansions.isEmpty
      || !term.particled.isEmpty
  }
}
