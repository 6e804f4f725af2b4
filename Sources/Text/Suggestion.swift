/// "Did you mean": the nearest of the known words to a mistyped one.
package enum Suggestion {
  /// The known word at the smallest distance, the first of equals; nil where none is near enough to be meant.
  package static func nearest(to typed: String, among known: [String]) -> String? {
    places(near: typed, among: known).first.map { known[$0] }
  }

  /// The places of the known words that are near enough to be meant, the nearest first and equals in their order.
  package static func places(near typed: String, among known: [String]) -> [Int] {
    let typed = Array(typed.lowercased())
    let limit = max(1, typed.count / 3)
    var found: [(place: Int, distance: Int)] = []
    for (place, word) in known.enumerated() {
      let word = Array(word.lowercased())
      guard abs(word.count - typed.count) <= limit else { continue }
      let distance = distance(typed, word)
      if distance <= limit { found.append((place, distance)) }
    }
    return found.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.map(\.place)
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment); O(m·n).
  package static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i }
    for j in 0...b.count { rows[0][j] = j }
    for i in a.indices {
      for j in b.indices {
        var least = min(rows[i][j + 1], rows[i + 1][j]) + 1
        least = min(least, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, rows[i - 1][j - 1] + 1) }
        rows[i + 1][j + 1] = least
      }
    }
    return rows[a.count][b.count]
  }
}
