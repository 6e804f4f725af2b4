import Kernels
import Text

/// Tags words and draws their dependency trees: one pass of convolutions over the sentence, then greedy transitions.
///
/// After Kiperwasser & Goldberg 2016 and Chen & Manning 2014, with window convolutions in place of recurrence and a
/// first layer computed once per word; Docs/Model.md tells the design. All arithmetic is in integers: the same bytes
/// give the same tree on every machine. One parser a thread: it owns its scratch, and parsing allocates nothing.
package struct DependencyParser {
  /// Longer sentences are parsed in pieces of this many words, so that memory stays bounded.
  package static let longestPiece = 384
  /// Short sentences go through the convolutions together, up to about this many words.
  private static let batch = 96

  private let network: Network
  private let variant: kernels_variant
  private let scratch: ParserScratch

  /// Over the model in the binary.
  package init() throws(NetworkError) {
    let bytes = EnglishModel.bytes(of: "network.bin")
    guard !bytes.isEmpty else { throw .missing("network.bin") }
    try self.init(network: UnsafeRawBufferPointer(bytes))
  }

  /// Over bytes that outlive the parser, aligned to 64; throws where they are damaged.
  package init(network bytes: UnsafeRawBufferPointer) throws(NetworkError) {
    network = try Network(bytes)
    variant = kernels_best()
    scratch = ParserScratch(network.shape, capacity: DependencyParser.longestPiece + DependencyParser.batch)
  }

  /// Fills in tag, inflection, head and relation of every token of those sentences, which have form and lower set.
  ///
  /// Every sentence gets a tree with exactly one root. O(words).
  package func parse(_ analysis: inout Analysis, text: UnsafeBufferPointer<UInt8>, sentences: Range<Int>) {
    run(&analysis, sentences, trees: true)
  }

  /// Fills in tag and inflection alone, in about half the time.
  package func tag(_ analysis: inout Analysis, text: UnsafeBufferPointer<UInt8>, sentences: Range<Int>) {
    run(&analysis, sentences, trees: false)
  }

  /// Parses a sentence anew with some tokens' tags given: verbs in their basic form, and names. The rest is as the words
  /// have it.
  package func parse(_ analysis: inout Analysis, sentence: Int, given: [(token: TokenIndex, upos: UPOS)]) {
    let tokens = analysis.sentences[sentence].tokens
    let range = Int(tokens.lowerBound)..<Int(tokens.upperBound)
    guard range.count <= DependencyParser.longestPiece else { return }
    begin()
    addSentence(analysis, range)
    encode(trees: true)
    for (token, upos) in given where tokens.contains(token) {
      scratch.tags[Int(token - tokens.lowerBound)] = upos.rawValue
    }
    setTags(&analysis, range, offset: 0)
    for (token, upos) in given where tokens.contains(token) && upos == .verb {
      analysis.tokens[Int(token)].inflection = .base
    }
    drawTree(&analysis, range, offset: 0)
  }

  private func run(_ analysis: inout Analysis, _ sentences: Range<Int>, trees: Bool) {
    var first = sentences.lowerBound
    while first < sentences.upperBound {
      let start = Int(analysis.sentences[first].tokens.lowerBound)
      var end = Int(analysis.sentences[first].tokens.upperBound)
      if end - start > DependencyParser.longestPiece {
        runInPieces(&analysis, start..<end, trees: trees)
        first += 1
        continue
      }
      var next = first + 1
      while next < sentences.upperBound, end - start < DependencyParser.batch {
        let following = analysis.sentences[next].tokens
        guard following.lowerBound == end, following.count <= DependencyParser.longestPiece - (end - start) else {
          break
        }
        end = Int(following.upperBound)
        next += 1
      }
      begin()
      for index in first..<next {
        let tokens = analysis.sentences[index].tokens
        addSentence(analysis, Int(tokens.lowerBound)..<Int(tokens.upperBound))
      }
      encode(trees: trees)
      for index in first..<next {
        let tokens = analysis.sentences[index].tokens
        let range = Int(tokens.lowerBound)..<Int(tokens.upperBound)
        setTags(&analysis, range, offset: range.lowerBound - start)
        if trees { drawTree(&analysis, range, offset: range.lowerBound - start) }
      }
      first = next
    }
  }

  /// A sentence too long for the scratch: its pieces' trees hang from the root of the first.
  private func runInPieces(_ analysis: inout Analysis, _ tokens: Range<Int>, trees: Bool) {
    var root: Int32?
    var start = tokens.lowerBound
    while start < tokens.upperBound {
      let piece = start..<min(tokens.upperBound, start + DependencyParser.longestPiece)
      begin()
      addSentence(analysis, piece)
      encode(trees: trees)
      setTags(&analysis, piece, offset: 0)
      start = piece.upperBound
      guard trees else { continue }
      drawTree(&analysis, piece, offset: 0)
      let shift = Int32(piece.lowerBound - tokens.lowerBound)
      for index in piece {
        if analysis.tokens[index].head >= 0 {
          analysis.tokens[index].head += shift
        } else if let root {
          analysis.tokens[index].head = root
          analysis.tokens[index].relation = .parataxis
        } else {
          root = Int32(index - tokens.lowerBound)
        }
      }
    }
  }

  private func begin() {
    scratch.count = 0
    scratch.sentenceCount = 0
  }

  /// Puts the embeddings of a sentence's words behind those of the batch so far.
  private func addSentence(_ analysis: borrowing Analysis, _ tokens: Range<Int>) {
    guard !tokens.isEmpty else { return }
    let width = network.shape.embedding
    let words = network.shape.words
    for index in tokens {
      let token = analysis.tokens[index]
      let rows = scratch.wordRows
      analysis.symbols.withBytes(of: token.form) { form in
        analysis.symbols.withBytes(of: token.lower) { lower in
          WordFeatures.rows(form: form, lower: lower, words: words, known: network.word, into: rows)
        }
      }
      for feature in 0..<WordFeatures.count {
        scratch.bytePointers[feature] = network.embedding + Int(rows[feature]) * width
      }
      kernels_sum_bytes(
        variant, scratch.bytePointers, WordFeatures.count, width, scratch.vectors + scratch.count * width)
      scratch.count += 1
    }
    scratch.ends[scratch.sentenceCount] = Int32(scratch.count)
    scratch.sentenceCount += 1
  }

  /// Runs the convolutions over the batch, the tagger, and the parser's first layer.
  private func encode(trees: Bool) {
    let width = network.shape.width
    let count = scratch.count
    var from = scratch.vectors
    var to = scratch.otherVectors
    for (number, layer) in network.layers.enumerated() {
      let inputs = network.shape.inputs(number)
      gather(from, width: inputs, dilation: network.shape.dilations[number])
      withUnsafePointer(to: layer) { layer in
        // The embedding has another scale than later layers: no residual around the first.
        kernels_apply(
          variant, layer, scratch.windows, 3 * inputs, count, number == 0 ? nil : UnsafePointer(from), width, to, width)
      }
      swap(&from, &to)
    }
    withUnsafePointer(to: network.tags) {
      kernels_apply(variant, $0, from, width, count, nil, 0, scratch.tagScores, NetworkShape.tags)
    }
    withUnsafePointer(to: network.inflections) {
      kernels_apply(variant, $0, from, width, count, nil, 0, scratch.inflectionScores, NetworkShape.inflections)
    }
    for word in 0..<count {
      scratch.tags[word] = UInt8(best(scratch.tagScores + word * NetworkShape.tags, 0..<UPOS.allCases.count))
    }
    guard trees else { return }
    let rows = StateFeatures.positions * network.shape.hidden
    withUnsafePointer(to: network.rows) {
      kernels_apply(variant, $0, from, width, count, nil, 0, scratch.rows, rows)
    }
  }

  /// Lays each word's vector between those `dilation` to its left and right in its sentence, zeros outside of it.
  private func gather(_ vectors: UnsafeMutablePointer<Int16>, width: Int, dilation: Int) {
    var start = 0
    for sentence in 0..<scratch.sentenceCount {
      let end = Int(scratch.ends[sentence])
      for word in start..<end {
        let window = scratch.windows + word * 3 * width
        for side in 0..<3 {
          let neighbour = word + (side - 1) * dilation
          let slot = window + side * width
          if neighbour >= start, neighbour < end {
            slot.update(from: vectors + neighbour * width, count: width)
          } else {
            slot.update(repeating: 0, count: width)
          }
        }
      }
      start = end
    }
  }

  private func setTags(_ analysis: inout Analysis, _ tokens: Range<Int>, offset: Int) {
    analysis.tokens.withUnsafeMutableBufferPointer { all in
      for (position, index) in tokens.enumerated() {
        let word = offset + position
        all[index].upos = UPOS(rawValue: scratch.tags[word]) ?? .x
        let inflection = best(
          scratch.inflectionScores + word * NetworkShape.inflections, 0..<Inflection.allCases.count)
        all[index].inflection = Inflection(rawValue: UInt8(inflection)) ?? .none
      }
    }
  }

  private func drawTree(_ analysis: inout Analysis, _ tokens: Range<Int>, offset: Int) {
    guard !tokens.isEmpty else { return }
    scratch.state.begin(count: tokens.count)
    while !scratch.state.isFinal { scratch.state.apply(nextTransition(offset: offset)) }
    scratch.state.finish()
    analysis.tokens.withUnsafeMutableBufferPointer { all in
      for (position, index) in tokens.enumerated() {
        let isRoot = scratch.state.head[position] == Int32(tokens.count)
        let relation = Relation(rawValue: UInt8(scratch.state.relation[position])) ?? .dep
        all[index].head = isRoot ? -1 : scratch.state.head[position]
        // No training arc inside a sentence is called root, but nothing keeps the scores of odd input from it.
        all[index].relation = relation == .root && !isRoot ? .dep : relation
      }
    }
  }

  /// The best legal transition; where only one kind is legal and needs no relation, it is not scored.
  private func nextTransition(offset: Int) -> Int {
    let state = scratch.state
    if state.depth == 0 { return Transition.shift }
    let hidden = network.shape.hidden
    let stride = StateFeatures.positions * hidden
    StateFeatures.extract(
      state, tags: scratch.tags + offset, words: scratch.stateWords, smalls: scratch.stateSmalls)
    scratch.rowPointers[0] = network.hiddenBias
    for position in 0..<StateFeatures.positions {
      let word = Int(scratch.stateWords[position])
      let row: UnsafePointer<Int16>
      if word >= 0, word < state.count {
        row = UnsafePointer(scratch.rows + (offset + word) * stride)
      } else {
        row = network.absentRows + (word < 0 ? 0 : stride)
      }
      scratch.rowPointers[1 + position] = row + position * hidden
    }
    for small in 0..<StateFeatures.smalls {
      scratch.rowPointers[1 + StateFeatures.positions + small] =
        network.smallRows + Int(scratch.stateSmalls[small]) * hidden
    }
    kernels_sum_rectified(
      variant, scratch.rowPointers, 1 + StateFeatures.positions + StateFeatures.smalls, hidden, scratch.hidden)
    withUnsafePointer(to: network.transitions) {
      kernels_apply(variant, $0, scratch.hidden, hidden, 1, nil, 0, scratch.scores, Transition.paddedCount)
    }
    var chosen = Transition.shift
    var score = state.canShift ? scratch.scores[Transition.shift] : Int16.min
    if state.canLeft {
      let left = best(scratch.scores, Transition.leftRange)
      if !state.canShift || scratch.scores[left] > score {
        chosen = left
        score = scratch.scores[left]
      }
    }
    if state.canRight {
      let right = best(scratch.scores, Transition.rightRange)
      if chosen == Transition.shift && !state.canShift || scratch.scores[right] > score { chosen = right }
    }
    return chosen
  }

  /// The index of the highest score, the first of equals.
  private func best(_ scores: UnsafePointer<Int16>, _ range: Range<Int>) -> Int {
    var found = range.lowerBound
    for index in range where scores[index] > scores[found] { found = index }
    return found
  }
}

/// Memory of a parser, taken once.
private final class ParserScratch {
  var count = 0
  var sentenceCount = 0
  let ends: UnsafeMutablePointer<Int32>
  let vectors: UnsafeMutablePointer<Int16>
  let otherVectors: UnsafeMutablePointer<Int16>
  let windows: UnsafeMutablePointer<Int16>
  let rows: UnsafeMutablePointer<Int16>
  let tagScores: UnsafeMutablePointer<Int16>
  let inflectionScores: UnsafeMutablePointer<Int16>
  let tags: UnsafeMutablePointer<UInt8>
  let hidden: UnsafeMutablePointer<Int16>
  let scores: UnsafeMutablePointer<Int16>
  let wordRows: UnsafeMutablePointer<Int32>
  let stateWords: UnsafeMutablePointer<Int32>
  let stateSmalls: UnsafeMutablePointer<Int32>
  let bytePointers: UnsafeMutablePointer<UnsafePointer<Int8>?>
  let rowPointers: UnsafeMutablePointer<UnsafePointer<Int16>?>
  var state: TransitionState
  private var taken: [UnsafeMutableRawPointer] = []

  init(_ shape: NetworkShape, capacity: Int) {
    var taken: [UnsafeMutableRawPointer] = []
    func take<T>(_ count: Int, _ type: T.Type) -> UnsafeMutablePointer<T> {
      let bytes = count * MemoryLayout<T>.stride
      let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      taken.append(memory)
      return memory.bindMemory(to: type, capacity: count)
    }
    let rowCount = 1 + StateFeatures.positions + StateFeatures.smalls
    // A batch holds at most one sentence a word: empty ones are passed over.
    let widest = max(shape.embedding, shape.width)
    ends = take(capacity, Int32.self)
    vectors = take(capacity * widest, Int16.self)
    otherVectors = take(capacity * widest, Int16.self)
    windows = take(capacity * widest * 3, Int16.self)
    rows = take(capacity * StateFeatures.positions * shape.hidden, Int16.self)
    tagScores = take(capacity * NetworkShape.tags, Int16.self)
    inflectionScores = take(capacity * NetworkShape.inflections, Int16.self)
    tags = take(capacity, UInt8.self)
    hidden = take(shape.hidden, Int16.self)
    scores = take(Transition.paddedCount, Int16.self)
    wordRows = take(WordFeatures.count, Int32.self)
    stateWords = take(StateFeatures.positions, Int32.self)
    stateSmalls = take(StateFeatures.smalls, Int32.self)
    bytePointers = take(WordFeatures.count, UnsafePointer<Int8>?.self)
    rowPointers = take(rowCount, UnsafePointer<Int16>?.self)
    state = TransitionState(capacity: DependencyParser.longestPiece)
    self.taken = taken
  }

  deinit {
    state.deallocate()
    for memory in taken { memory.deallocate() }
  }
}
