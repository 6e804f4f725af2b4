import Language

/// What a state may do at the least loss of gold arcs: the dynamic oracle of Goldberg & Nivre 2013 for arc-hybrid.
struct Oracle {
  let heads: UnsafePointer<Int32>
  let relations: UnsafePointer<UInt8>

  /// Which of the three kinds of transition lose the fewest gold arcs among the legal ones.
  func best(_ state: TransitionState) -> (shift: Bool, left: Bool, right: Bool) {
    let shift = state.canShift ? shiftCost(state) : Int.max
    let left = state.canLeft ? leftCost(state) : Int.max
    let right = state.canRight ? rightCost(state) : Int.max
    let least = min(shift, left, right)
    return (shift == least, left == least, right == least)
  }

  /// The gold relation of the word on top of the stack.
  func relation(_ state: TransitionState) -> Int {
    let top = state.stacked(0)
    return top < 0 ? 0 : Int(relations[Int(top)])
  }

  /// The front's head deeper in the stack than its top, and its children in the stack, are lost.
  private func shiftCost(_ state: TransitionState) -> Int {
    let front = Int32(state.front)
    var cost = 0
    for index in 0..<state.depth {
      let word = state.stack[index]
      if heads[Int(word)] == front { cost += 1 }
      if index < state.depth - 1, heads[Int(front)] == word { cost += 1 }
    }
    return cost
  }

  /// The top's head below it or behind the front, and its children in the buffer, are lost.
  private func leftCost(_ state: TransitionState) -> Int {
    let top = state.stacked(0)
    let head = heads[Int(top)]
    let lost = head > Int32(state.front) || state.depth > 1 && head == state.stacked(1)
    return (lost ? 1 : 0) + childrenInBuffer(top, state)
  }

  /// The top's head in the buffer, and its children there, are lost.
  private func rightCost(_ state: TransitionState) -> Int {
    let top = state.stacked(0)
    return (heads[Int(top)] >= Int32(state.front) ? 1 : 0) + childrenInBuffer(top, state)
  }

  private func childrenInBuffer(_ word: Int32, _ state: TransitionState) -> Int {
    var number = 0
    for index in state.front..<state.count where heads[index] == word { number += 1 }
    return number
  }
}
