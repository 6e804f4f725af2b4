import Facts
import Index
import Language
import Text

/// Answers "what did X say", "what did X say about Y", "what did X tell Z": the clause that X says, where Y stands in it.
struct Statement {
  private let search: Search
  private var index: FactIndex { search.index }

  init(_ search: Search) {
    self.search = search
  }

  private static let confidence = 0.7

  /// Who is asked about, and what they are to have said it of: numbers of terms.
  private struct Asked {
    var speakers: [Int] = []
    /// What stands behind "about".
    var topic: [Int] = []
    /// To whom it was said.
    var told: [Int] = []
    /// What else the question names: when it was said, where.
    var others: [Int] = []
  }

  /// nil where the question is another.
  private static func asked(of question: Question) -> Asked? {
    let tree = question.tree
    guard question.kind == .says || question.kind == .what && question.phrase == question.wh,
      question.hole.governor >= 0, case let verb = question.terms[question.hole.governor].token,
      question.kind == .says || tree.rows[verb].lemma.knownWord == .tell && question.hole.role == .object,
      let subject = tree.child(of: verb, .nsubj), subject != question.wh
    else { return nil }
    let about = (verb + 1..<max(verb + 1, tree.count)).first {
      tree.rows[$0].lower.knownWord == .about && tree.parents[$0] > $0
    }
    let object = tree.children(of: verb).first {
      $0 > verb && (tree.rows[$0].relation == .iobj || tree.rows[$0].relation == .obj)
    }
    var asked = Asked()
    for number in question.terms.indices where number != question.hole.governor {
      let token = question.terms[number].token
      if tree.dominates(subject, token) {
        asked.speakers.append(number)
      } else if let about, token > about {
        asked.topic.append(number)
      } else if let object, tree.dominates(object, token) {
        asked.told.append(number)
      } else {
        asked.others.append(number)
      }
    }
    // Of "the mayor of Porto" the mayor, of "Ann Lee" any of the names.
    let head = asked.speakers.filter { question.terms[$0].token == subject }
    if tree.rows[subject].upos != .propn, !head.isEmpty { asked.speakers = head }
    return asked.speakers.isEmpty ? nil : asked
  }

  /// The terms of what is spoken about; nil where the question is another.
  static func topic(of question: Question) -> [Int]? {
    asked(of: question).flatMap { $0.topic.isEmpty ? nil : $0.topic }
  }

  /// The first of the terms that name whose saying is asked for, where a phrase is nothing that they are said to say; nil
  /// where it is, or the question is another.
  func silentSpeaker(of candidate: Candidate, in match: SentenceMatch) -> Int? {
    guard let asked = Self.asked(of: search.question), !match.isSaid(by: asked.speakers, index) else { return nil }
    let speaks = index.sentences[Int(match.sentence)].facts.contains { number in
      let fact = index.facts[Int(number)]
      let arguments = fact.arguments.map { index.arguments[Int($0)] }
      return isSaying(fact) && arguments.contains { $0.role == .agent && isSpeaker($0, asked.speakers, match) }
        && arguments.contains { argument in
          argument.role != .agent
            && argument.tokens.contains(match.tree.firstToken + Int32(candidate.head))
        }
    }
    return speaks ? nil : asked.speakers.first
  }

  /// Adds the clauses said; leaves the reply alone where nobody is said to say anything of it.
  func fill(_ reply: inout Reply) {
    guard let asked = Self.asked(of: search.question) else { return }
    for considered in search.ranking.considered {
      let match = considered.match
      guard (asked.told + asked.others).allSatisfy({ isNear($0, match) }) else { continue }
      for number in index.sentences[Int(match.sentence)].facts {
        guard let said = said(in: index.facts[Int(number)], asked, match), let range = index.range(of: said) else {
          continue
        }
        reply.answers.append(Answer(range, of: match.sentence, confidence: Self.confidence, index))
        break
      }
      if reply.answers.count == 3 { return }
    }
  }

  /// What a fact says that the speaker says, or calls the topic; nil where it says neither.
  private func said(in fact: FactRow, _ asked: Asked, _ match: SentenceMatch) -> Range<Int32>? {
    guard fact.polarity == .affirmative else { return nil }
    let arguments = fact.arguments.map { index.arguments[Int($0)] }
    guard let agent = arguments.first(where: { $0.role == .agent }), isSpeaker(agent, asked.speakers, match) else {
      return nil
    }
    if !asked.topic.isEmpty, [.call, .describe].contains(fact.predicate.knownWord),
      let object = arguments.first(where: { $0.role == .patient }),
      asked.topic.allSatisfy({ isMet($0, in: object.tokens, match) })
    {
      return arguments.first { $0.role == .attribute || $0.role == .manner }.map { called in
        let isMarked = index.tokens[Int(called.tokens.lowerBound)].lower.knownWord == .as
        return isMarked && called.tokens.count > 1
          ? called.tokens.lowerBound + 1..<called.tokens.upperBound : called.tokens
      }
    }
    guard isSaying(fact), let content = arguments.first(where: { $0.role == .content }),
      asked.topic.allSatisfy({ isSpokenOf($0, in: content.tokens, match) })
    else { return nil }
    return content.tokens
  }

  /// Whether what is said speaks of a term: has it, or another word of the name that it is part of, or a pronoun where the term
  /// stands in the sentences beside it.
  private func isSpokenOf(_ term: Int, in tokens: Range<Int32>, _ match: SentenceMatch) -> Bool {
    if isMet(term, in: tokens, match) { return true }
    if search.question.namesBeside(term).contains(where: { isMet($0, in: tokens, match) }) { return true }
    return (match.nearTerms[term] || match.titleTerms[term])
      && tokens.contains { [.it, .they, .he, .she].contains(index.tokens[Int($0)].lower.knownWord) }
  }

  private func isSaying(_ fact: FactRow) -> Bool {
    var isSaying = false
    index.symbols.withBytes(of: fact.predicate) { isSaying = Grammar.bundled.isSaying($0) }
    return isSaying
  }

  /// Whether the agent of a saying is who the question names, by name or by what the document says that they are.
  private func isSpeaker(_ agent: ArgumentRow, _ speakers: [Int], _ match: SentenceMatch) -> Bool {
    if speakers.contains(where: { isMet($0, in: agent.tokens, match) }) { return true }
    guard agent.entity >= 0 else { return false }
    return speakers.contains { number in
      let term = search.question.terms[number]
      return index.entities[Int(agent.entity)].words.contains { index.entityWords[Int($0)] == term.lower }
        || isCalled(agent.entity, term.lemma)
    }
  }

  /// Whether the document says of an entity that it is what a noun says: "Holm" is "the mayor". O(facts of the document).
  private func isCalled(_ entity: Int32, _ noun: Symbol) -> Bool {
    let document = index.documents[Int(index.entities[Int(entity)].document)]
    return document.sentences.contains { sentence in
      index.sentences[Int(sentence)].facts.contains { number in
        let fact = index.facts[Int(number)]
        guard fact.predicate.knownWord == .be else { return false }
        let arguments = fact.arguments.map { index.arguments[Int($0)] }
        return arguments.contains { $0.role == .agent && $0.entity == entity }
          && arguments.contains { $0.role == .attribute && isHeaded($0, by: noun) }
      }
    }
  }

  /// Whether a noun heads an attribute; of a title before a name, which the name heads, any word is it.
  private func isHeaded(_ attribute: ArgumentRow, by noun: Symbol) -> Bool {
    if attribute.tokens.contains(attribute.head) { return index.tokens[Int(attribute.head)].lemma == noun }
    return attribute.tokens.contains { index.tokens[Int($0)].lemma == noun }
  }

  private func isNear(_ term: Int, _ match: SentenceMatch) -> Bool {
    match.isMet(term) || match.nearTerms[term] || match.titleTerms[term]
  }

  private func isMet(_ term: Int, in tokens: Range<Int32>, _ match: SentenceMatch) -> Bool {
    let first = Int(tokens.lowerBound - match.tree.firstToken)
    let last = Int(tokens.upperBound - match.tree.firstToken)
    return (max(0, first)..<max(0, min(last, match.termOfToken.count))).contains { match.termOfToken[$0] == term }
  }
}
