/// The moves of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez & Satta 2011), numbered as the network scores them.
package enum Transition {
  package static let shift = 0
  private static let relations = Relation.allCases.count
  package static let count = 1 + 2 * relations
  /// A multiple of 16, for the kernels.
  package static let paddedCount = (count + 15) / 16 * 16

  /// The top of the stack becomes a child of the front of the buffer.
  package static func left(_ relation: Relation) -> Int { 1 + Int(relation.rawValue) }
  /// The top of the stack becomes a child of the word below it.
  package static func right(_ relation: Relation) -> Int { 1 + relations + Int(relation.rawValue) }

  package static var leftRange: Range<Int> { 1..<1 + relations }
  package static var rightRange: Range<Int> { 1 + relations..<count }

  static func relation(_ transition: Int) -> Int32 {
    Int32(transition > relations ? transition - 1 - relations : transition - 1)
  }
}

/// A greedy parser's state over one sentence: stack, buffer, and the arcs so far. Positions count from 0.
///
/// The artificial root stands behind the last word (Ballesteros & Nivre 2013). It takes only the last word left on the
/// stack, so that every run of legal transitions ends in a tree with one root. Memory is the owner's: `capacity` words.
package struct TransitionState {
  package static let wordsOfMemory = 6
  package let capacity: Int
  /// The number of words in the sentence.
  package private(set) var count = 0
  package private(set) var front = 0
  package private(set) var depth = 0
  package let stack: UnsafeMutablePointer<Int32>
  /// -1: none yet; the root's is `count`.
  package let head: UnsafeMutablePointer<Int32>
  package let relation: UnsafeMutablePointer<Int32>
  /// The latest and the second-latest child on each side, -1 for none: in this system the outermost two.
  private let children: UnsafeMutablePointer<Int32>
  private let numbers: UnsafeMutablePointer<UInt8>

  /// Takes memory for sentences of up to `capacity` words; give it back with `deallocate`.
  package init(capacity: Int) {
    self.capacity = capacity
    stack = .allocate(capacity: capacity + 1)
    head = .allocate(capacity: capacity + 1)
    relation = .allocate(capacity: capacity + 1)
    children = .allocate(capacity: (capacity + 1) * 4)
    numbers = .allocate(capacity: (capacity + 1) * 2)
  }

  package func deallocate() {
    stack.deallocate()
    head.deallocate()
    relation.deallocate()
    children.deallocate()
    numbers.deallocate()
  }

  /// Starts over with a sentence of that many words, at most `capacity`.
  package mutating func begin(count: Int) {
    self.count = min(count, capacity)
    front = 0
    depth = 0
    head.update(repeating: -1, count: self.count + 1)
    relation.update(repeating: -1, count: self.count + 1)
    children.update(repeating: -1, count: (self.count + 1) * 4)
    numbers.update(repeating: 0, count: (self.count + 1) * 2)
  }

  /// All words are shifted and one is left, which can only be the root.
  package var isFinal: Bool { front == count && depth <= 1 }
  package var canShift: Bool { front < count }
  package var canLeft: Bool { depth > 0 && front < count }
  package var canRight: Bool { depth > 1 }

  /// The word `index` below the top of the stack; -1 where there is none.
  package func stacked(_ index: Int) -> Int32 { index < depth ? stack[depth - 1 - index] : -1 }

  /// Makes a legal transition.
  package mutating func apply(_ transition: Int) {
    if transition == Transition.shift {
      stack[depth] = Int32(front)
      depth += 1
      front += 1
      return
    }
    let child = stack[depth - 1]
    let isLeft = transition < Transition.rightRange.lowerBound
    let parent = isLeft ? Int32(front) : stack[depth - 2]
    attach(child, to: parent, Transition.relation(transition), left: isLeft)
    depth -= 1
  }

  /// Attaches the last word left to the artificial root.
  package mutating func finish() {
    guard depth == 1 else { return }
    attach(stack[0], to: Int32(count), Int32(Relation.root.rawValue), left: true)
    depth = 0
  }

  private func attach(_ child: Int32, to parent: Int32, _ label: Int32, left: Bool) {
    head[Int(child)] = parent
    relation[Int(child)] = label
    let at = Int(parent) * 4 + (left ? 0 : 2)
    children[at + 1] = children[at]
    children[at] = child
    let number = Int(parent) * 2 + (left ? 0 : 1)
    numbers[number] = min(numbers[number] + 1, 3)
  }

  /// The outermost (0) or second-outermost (1) left child; -1 for none or where `word` is -1.
  func leftChild(_ word: Int32, _ index: Int) -> Int32 { word < 0 ? -1 : children[Int(word) * 4 + index] }
  func rightChild(_ word: Int32, _ index: Int) -> Int32 { word < 0 ? -1 : children[Int(word) * 4 + 2 + index] }
  func leftNumber(_ word: Int32) -> Int { word < 0 ? 0 : Int(numbers[Int(word) * 2]) }
  func rightNumber(_ word: Int32) -> Int { word < 0 ? 0 : Int(numbers[Int(word) * 2 + 1]) }
  func label(_ word: Int32) -> Int { word < 0 ? StateFeatures.labels - 1 : Int(relation[Int(word)]) }
}

/// What the parser's hidden layer sees of a state.
package enum StateFeatures {
  /// Words whose vectors count: the top three of the stack, two of the buffer, and children.
  package static let positions = 12
  /// Features with small tables of rows: relations of children, numbers of children, distances, tags.
  package static let smalls = 15
  static let labels = Relation.allCases.count + 1
  private static let distances = 8
  private static let numbers = 4
  private static let tags = UPOS.allCases.count + 1
  private static let sizes = [
    labels, labels, labels, labels, labels, distances, distances, numbers, numbers, numbers, numbers, numbers,
    tags * tags, tags * tags, tags * tags,
  ]
  /// All rows of the small tables.
  package static let smallRows = sizes.reduce(0, +)

  /// Writes `positions` word positions (-1: none; the count of words: the artificial root) and `smalls` rows.
  ///
  /// `tags` are the words' tags as found by the tagger.
  package static func extract(
    _ state: borrowing TransitionState, tags found: UnsafePointer<UInt8>, words: UnsafeMutablePointer<Int32>,
    smalls: UnsafeMutablePointer<Int32>
  ) {
    let s0 = state.stacked(0)
    let s1 = state.stacked(1)
    let s2 = state.stacked(2)
    let b0 = Int32(state.front)
    let b1 = state.front < state.count ? b0 + 1 : -1
    words[0] = s0
    words[1] = s1
    words[2] = s2
    words[3] = b0
    words[4] = b1
    words[5] = state.leftChild(s0, 0)
    words[6] = state.rightChild(s0, 0)
    words[7] = state.leftChild(s1, 0)
    words[8] = state.rightChild(s1, 0)
    words[9] = state.leftChild(b0, 0)
    words[10] = state.rightChild(s1, 1)
    words[11] = state.leftChild(b0, 1)
    var base: Int32 = 0
    func place(_ index: Int, _ value: Int, _ size: Int) {
      smalls[index] = base + Int32(truncatingIfNeeded: value)
      base += Int32(truncatingIfNeeded: size)
    }
    func tag(_ word: Int32) -> Int {
      word < 0 || word >= Int32(state.count) ? self.tags - 1 : Int(found[Int(word)])
    }
    for index in 0..<5 { place(index, state.label(words[5 + index]), labels) }
    place(5, distance(s0, b0), distances)
    place(6, distance(s1, s0), distances)
    place(7, state.leftNumber(s0), numbers)
    place(8, state.rightNumber(s0), numbers)
    place(9, state.leftNumber(s1), numbers)
    place(10, state.rightNumber(s1), numbers)
    place(11, state.leftNumber(b0), numbers)
    place(12, tag(s0) * self.tags + tag(b0), self.tags * self.tags)
    place(13, tag(s1) * self.tags + tag(s0), self.tags * self.tags)
    place(14, tag(b0) * self.tags + tag(b1), self.tags * self.tags)
  }

  private static func distance(_ a: Int32, _ b: Int32) -> Int {
    guard a >= 0 else { return 0 }
    switch b - a {
    case ...1: return 1
    case 2: return 2
    case 3: return 3
    case 4: return 4
    case 5...6: return 5
    case 7...10: return 6
    default: return 7
    }
  }
}
