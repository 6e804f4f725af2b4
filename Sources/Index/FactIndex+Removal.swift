import Language
import Text

extension FactIndex {
  /// Takes documents out, by their rows in `documents`; those that stay keep their order and move up.
  ///
  /// The columns are as if the others had never been inserted; their words stay in `symbols`. O(rows).
  package mutating func remove(documents removed: Set<Int32>) {
    guard !removed.isEmpty else { return }
    var kept = FactIndex()
    kept.symbols = symbols
    kept.ruleState = ruleState
    var rows = RowMap(sentences: sentences.count, facts: facts.count, documents: documents.count)
    for number in documents.indices where !removed.contains(Int32(number)) {
      kept.append(documentRow: number, of: self, &rows)
    }
    kept.postings = postings.renumbered(by: rows.sentences)
    kept.titlePostings = titlePostings.renumbered(by: rows.documents)
    kept.predicatePostings = predicatePostings.renumbered(by: rows.facts)
    self = kept
    rederive()
  }

  /// Copies the rows of one document of another index with the same symbols, and notes where they come to stand.
  private mutating func append(documentRow number: Int, of other: FactIndex, _ rows: inout RowMap) {
    var document = other.documents[number]
    let oldTokens = other.tokens(of: document)
    let tokenShift = Int32(tokens.count) - oldTokens.lowerBound
    let sentenceShift = Int32(sentences.count) - document.sentences.lowerBound
    let entityShift = Int32(entities.count) - document.entities.lowerBound
    let newNumber = Int32(documents.count)
    for sentence in document.sentences {
      var sentenceTokens = other.tokens.rows(of: other.sentences[Int(sentence)].tokens)
      for index in sentenceTokens.indices where sentenceTokens[index].entity >= 0 {
        sentenceTokens[index].entity += entityShift
      }
      tokens.append(sentence: sentenceTokens)
    }
    for index in oldTokens {
      if let word = other.joinedWords[index] { joinedWords[index + tokenShift] = word }
    }
    appendFacts(of: document, in: other, tokenShift, sentenceShift, entityShift, &rows)
    for var time in other.times(in: oldTokens) {
      time.tokens = time.tokens.shifted(by: tokenShift)
      times.append(time)
    }
    for var quantity in other.quantities(in: oldTokens) {
      quantity.tokens = quantity.tokens.shifted(by: tokenShift)
      if quantity.counted >= 0 { quantity.counted += tokenShift }
      quantities.append(quantity)
    }
    for index in document.entities {
      var entity = other.entities[Int(index)]
      let firstWord = Int32(entityWords.count)
      entityWords += other.entityWords[Int(entity.words.lowerBound)..<Int(entity.words.upperBound)]
      entity.words = firstWord..<Int32(entityWords.count)
      entity.name = entity.name.shifted(by: tokenShift)
      entity.document = newNumber
      entities.append(entity)
    }
    document.sentences = document.sentences.shifted(by: sentenceShift)
    document.entities = document.entities.shifted(by: entityShift)
    rows.documents[number] = newNumber
    numbers[document.id] = newNumber
    documents.append(document)
  }

  /// Copies the sentences of a document with their facts.
  private mutating func appendFacts(
    of document: DocumentRow, in other: FactIndex, _ tokenShift: Int32, _ sentenceShift: Int32, _ entityShift: Int32,
    _ rows: inout RowMap
  ) {
    guard let first = document.sentences.first else { return }
    let factShift = Int32(facts.count) - other.sentences[Int(first)].facts.lowerBound
    // A fact may fill a role of one in another sentence, so that all must have their new rows first.
    for index in document.sentences {
      for row in other.sentences[Int(index)].facts { rows.facts[Int(row)] = row + factShift }
    }
    for index in document.sentences {
      var sentence = other.sentences[Int(index)]
      for row in sentence.facts {
        var fact = other.facts[Int(row)]
        let firstArgument = Int32(arguments.count)
        for var argument in other.arguments[Int(fact.arguments.lowerBound)..<Int(fact.arguments.upperBound)] {
          argument.head += tokenShift
          argument.tokens = argument.tokens.shifted(by: tokenShift)
          if argument.entity >= 0 { argument.entity += entityShift }
          if !argument.resolved.isEmpty { argument.resolved = argument.resolved.shifted(by: tokenShift) }
          if argument.fact >= 0 { argument.fact = rows.facts[Int(argument.fact)] }
          arguments.append(argument)
        }
        fact.arguments = firstArgument..<Int32(arguments.count)
        fact.predicateToken += tokenShift
        fact.sentence += sentenceShift
        if fact.source >= 0 { fact.source += tokenShift }
        facts.append(fact)
      }
      sentence.document = Int32(documents.count)
      sentence.tokens = sentence.tokens.shifted(by: tokenShift)
      sentence.facts = sentence.facts.shifted(by: factShift)
      termTotal += Int(sentence.termCount)
      rows.sentences[Int(index)] = index + sentenceShift
      sentences.append(sentence)
    }
  }

  /// The tokens of a document: all up to those of the next one.
  private func tokens(of document: DocumentRow) -> Range<Int32> {
    guard !document.sentences.isEmpty else { return 0..<0 }
    let first = sentences[Int(document.sentences.lowerBound)].tokens.lowerBound
    let next = Int(document.sentences.upperBound)
    return first..<(next < sentences.count ? sentences[next].tokens.lowerBound : Int32(tokens.count))
  }
}

/// Where rows come to stand when others are taken out; -1 for those that go.
private struct RowMap {
  var sentences: [Int32]
  var facts: [Int32]
  var documents: [Int32]

  init(sentences: Int, facts: Int, documents: Int) {
    self.sentences = [Int32](repeating: -1, count: sentences)
    self.facts = [Int32](repeating: -1, count: facts)
    self.documents = [Int32](repeating: -1, count: documents)
  }
}
