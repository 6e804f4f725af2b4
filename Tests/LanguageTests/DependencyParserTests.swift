import Language
import Testing
import Text

/// Sentences of words, as the segmenter would leave them.
private func analysis(of sentences: [[String]]) -> Analysis {
  var analysis = Analysis()
  for words in sentences {
    let first = TokenIndex(analysis.tokens.count)
    for word in words {
      var token = Token(range: ByteRange(start: 0, end: 0))
      token.form = analysis.symbols.intern(word)
      token.lower = analysis.symbols.intern(word.lowercased())
      analysis.tokens.append(token)
    }
    analysis.sentences.append(
      Sentence(range: ByteRange(start: 0, end: 0), tokens: first..<TokenIndex(analysis.tokens.count), block: 0))
  }
  return analysis
}

private func parsed(_ sentences: [[String]], _ parser: DependencyParser) -> Analysis {
  var result = analysis(of: sentences)
  parser.parse(&result, text: UnsafeBufferPointer(start: nil, count: 0), sentences: 0..<sentences.count)
  return result
}

/// Every sentence has one root, heads inside of it, and no word is its own ancestor.
private func expectTrees(_ analysis: Analysis) {
  for sentence in analysis.sentences {
    let tokens = analysis.tokens[Int(sentence.tokens.lowerBound)..<Int(sentence.tokens.upperBound)]
    let heads = tokens.map { Int($0.head) }
    if heads.isEmpty { continue }
    #expect(heads.count { $0 < 0 } == 1)
    #expect(tokens.allSatisfy { ($0.relation == .root) == ($0.head < 0) })
    #expect(heads.allSatisfy { $0 < heads.count })
    for start in heads.indices {
      var word = start
      var steps = 0
      while word >= 0, steps <= heads.count {
        word = heads[word]
        steps += 1
      }
      #expect(word < 0, "a cycle")
    }
  }
}

private let pieces = [
  "the", "The", "dog", "dogs", "bark", "barked", "who", "and", ",", ".", "?", "of", "in", "2020", "6,700", "Ünïcödé",
  "-",
  "", "\u{0}", "x", String(repeating: "long", count: 200), "n't", "\"", "said", "Minister", "will", "be", "to",
]

@Suite("Dependency parser") struct DependencyParserTests {
  @Test("Any words at all get a tree with one root", arguments: [1, 2, 3, 4])
  func alwaysATree(seed: UInt64) throws {
    let parser = try DependencyParser()
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let sentences = (0..<120).map { _ in (0..<random(60)).map { _ in pieces[random(pieces.count)] } }
    expectTrees(parsed(sentences, parser))
  }

  @Test("Sentences of thousands of words get a tree too", arguments: [383, 384, 385, 1000, 5000])
  func longSentences(count: Int) throws {
    let parser = try DependencyParser()
    let words = (0..<count).map { pieces[$0 * 7 % pieces.count] }
    expectTrees(parsed([["A", "dog", "barked", "."], words, ["Dogs", "bark", "."]], parser))
  }

  @Test("The same words get the same tree, alone or among others")
  func independent() throws {
    let parser = try DependencyParser()
    let sentence = ["The", "old", "minister", "said", "that", "talks", "will", "begin", "in", "May", "."]
    let alone = parsed([sentence], parser)
    let among = parsed([["Dogs", "bark", "."], sentence, [], ["Why", "?"]], parser)
    for index in sentence.indices {
      #expect(alone.tokens[index].head == among.tokens[index + 3].head)
      #expect(alone.tokens[index].relation == among.tokens[index + 3].relation)
      #expect(alone.tokens[index].upos == among.tokens[index + 3].upos)
      #expect(alone.tokens[index].inflection == among.tokens[index + 3].inflection)
    }
  }

  @Test("A plain sentence is read as a grammar would")
  func plainSentence() throws {
    let result = parsed([["The", "minister", "praised", "the", "farmers", "."]], try DependencyParser())
    #expect(result.tokens.map(\.upos) == [.det, .noun, .verb, .det, .noun, .punct])
    #expect(result.tokens.map(\.head) == [1, 2, -1, 4, 2, 2])
    #expect(result.tokens.map(\.relation) == [.det, .nsubj, .root, .det, .obj, .punct])
    #expect(result.tokens.map(\.inflection) == [.none, .singular, .past, .none, .plural, .none])
  }

  @Test("Damaged networks are refused or give trees, and never lead outside of their bytes")
  func damagedNetworks() throws {
    let bytes = EnglishModel.bytes(of: "network.bin")
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    defer { copy.deallocate() }
    #expect(throws: NetworkError.notANetwork) {
      try DependencyParser(network: UnsafeRawBufferPointer(start: nil, count: 0))
    }
    copy.copyBytes(from: bytes)
    for length in [0, 7, 64, 191, 192, bytes.count / 2, bytes.count - 1] {
      #expect(throws: NetworkError.self) {
        try DependencyParser(network: UnsafeRawBufferPointer(rebasing: copy[..<length]))
      }
    }
    copy[0] ^= 1
    #expect(throws: NetworkError.notANetwork) { try DependencyParser(network: UnsafeRawBufferPointer(copy)) }
    copy[0] ^= 1
    copy[8] ^= 0x40
    #expect(throws: NetworkError.self) { try DependencyParser(network: UnsafeRawBufferPointer(copy)) }
    var state: UInt64 = 9
    for _ in 0..<24 {
      copy.copyBytes(from: bytes)
      for _ in 0..<4000 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let place = 8 + Int(state >> 24) % (copy.count - 8)
        // Half of the damage hits the tables behind the header, the rest anything.
        copy[place < 200 ? place + 200 : place] = UInt8(truncatingIfNeeded: state >> 56)
      }
      let parser = try DependencyParser(network: UnsafeRawBufferPointer(copy))
      expectTrees(parsed([pieces, pieces.reversed()], parser))
    }
    for place in 8..<192 {
      copy.copyBytes(from: bytes)
      copy[place] ^= 0x81
      if let parser = try? DependencyParser(network: UnsafeRawBufferPointer(copy)) {
        expectTrees(parsed([pieces], parser))
      }
    }
  }
}
