import Index

/// The best answer with what speaks for it and against it.
///
/// Phrases that overlap it or are members of the same list say the same thing in part ("Ann Lee", "Ann Lee and Bo Ek"):
/// their probability is its own. The others are its rivals.
struct Outlook {
  var best: RankedAnswer
  var rivals: [RankedAnswer]

  /// The score of the first rival; a little below the best's where there is none.
  var runnerUp: Float { rivals.first?.score ?? best.score - 3 }

  /// How many different answers are looked at.
  private static let limit = 8

  /// Of the best answers of a ranking; nil where there is none.
  init?(_ ranking: borrowing Ranking, _ question: borrowing Question, _ index: borrowing FactIndex) {
    let ranked = ranking.answers(limit: Self.limit, question: question, index: index)
    guard let first = ranked.first else { return nil }
    best = first
    rivals = []
    let tree = ranking.considered[first.hit].match.tree
    let list = tree.firstConjunct(first.candidate.head)
    for other in ranked.dropFirst() {
      if other.hit == first.hit,
        other.candidate.tokens.overlaps(first.candidate.tokens) || tree.firstConjunct(other.candidate.head) == list
      {
        best.probability += other.probability
      } else {
        rivals.append(other)
      }
    }
    best.probability = min(1, best.probability)
  }
}
