import Index
import Language
import Text

/// Somebody of whom a conversation has just spoken, whom "he" or "she" may stand for.
struct Person {
  /// As the documents or the question name them.
  var name: String
  /// nil where neither pronouns nor the given name tell.
  var sex: Sex?
}

/// Finds the persons that the last question and its answer speak of: who was the answer, whom the question names, and who
/// else is named in the sentence cited.
struct People {
  private(set) var all: [Person] = []
  private let index: FactIndex
  private let givenNames = GivenNames()
  private var entities: [Int32] = []

  init(of question: Question, _ answer: Answer?, _ index: FactIndex) {
    self.index = index
    let citation = answer?.citations.first
    let row = citation.flatMap { index.sentence(of: $0) }
    let document = row.map { index.sentences[Int($0)].document }
    if let citation, let row {
      add(entitiesIn: row) { citation.answer.contains($0.range) }
      // An answer from the name that a pronoun stands for lies in another sentence.
      if all.isEmpty, let answer, let entity = person(called: AnswerText.key(of: answer.text), in: document) {
        add(entity)
      }
    }
    add(namesOf: question, document)
    if let row { add(entitiesIn: row) { _ in true } }
  }

  private mutating func add(entitiesIn row: Int32, where isMeant: (TokenRow) -> Bool) {
    for token in index.tokens.rows(of: index.sentences[Int(row)].tokens) where token.entity >= 0 && isMeant(token) {
      if index.entities[Int(token.entity)].kind == .person { add(token.entity) }
    }
  }

  private mutating func add(_ entity: Int32) {
    guard !entities.contains(entity), let range = index.range(of: index.entities[Int(entity)].name) else { return }
    entities.append(entity)
    let document = index.documents[Int(index.entities[Int(entity)].document)]
    all.append(Person(name: AnswerText.text(of: range, in: document.text), sex: sex(of: entity)))
  }

  /// The names of persons in the question, as the document's entities where it has them.
  private mutating func add(namesOf question: Question, _ document: Int32?) {
    let rows = question.tree.rows
    let bytes = Array(question.text.utf8)
    var token = 0
    while token < rows.count {
      guard rows[token].upos == .propn else {
        token += 1
        continue
      }
      var end = token + 1
      while end < rows.count, rows[end].upos == .propn { end += 1 }
      let isPerson = (token..<end).contains { rows[$0].mention.kind == .person }
      let range = Int(rows[token].start)..<Int(rows[end - 1].range.end)
      token = end
      guard range.upperBound <= bytes.count else { continue }
      let name = String(decoding: bytes[range], as: UTF8.self)
      if let entity = person(called: AnswerText.key(of: name), in: document) {
        add(entity)
      } else if isPerson {
        all.append(Person(name: name, sex: sex(ofName: name)))
      }
    }
  }

  /// The person of a document whose name ends or begins with that one; nil where there is none.
  private func person(called key: [UInt8], in document: Int32?) -> Int32? {
    guard let document else { return nil }
    return index.documents[Int(document)].entities.first { number in
      let entity = index.entities[Int(number)]
      guard entity.kind == .person, let range = index.range(of: entity.name) else { return false }
      return AnswerText.isSame(AnswerText.key(of: AnswerText.bytes(of: range, in: text(of: document))), key)
    }
  }

  private func text(of document: Int32) -> [UInt8] { index.documents[Int(document)].text }

  /// By the pronouns that stand for the entity, else by its given name; O(tokens of its document).
  private func sex(of entity: Int32) -> Sex? {
    var counts = (male: 0, female: 0)
    for sentence in index.documents[Int(index.entities[Int(entity)].document)].sentences {
      for token in index.tokens.rows(of: index.sentences[Int(sentence)].tokens) where token.entity == entity {
        switch token.lower.knownWord {
        case .he, .him, .his: counts.male += 1
        case .she, .her: counts.female += 1
        default: break
        }
      }
    }
    if counts.male != counts.female { return counts.male > counts.female ? .male : .female }
    for word in index.entities[Int(entity)].words {
      var known: Sex?
      index.symbols.withBytes(of: index.entityWords[Int(word)]) { known = givenNames.sex(of: $0) }
      if let known { return known }
    }
    return nil
  }

  private func sex(ofName name: String) -> Sex? {
    guard var first = name.lowercased().split(separator: " ").first.map(String.init) else { return nil }
    return first.withUTF8 { givenNames.sex(of: $0) }
  }
}
