import Answers

/// Logistic regression with a penalty on the squares of the weights, by Newton's method (iteratively reweighted least
/// squares; Bishop, Pattern Recognition and Machine Learning, 4.3.3).
struct LogisticRegression {
  /// One for each signal, above 0 so that the equations have one solution.
  let penalties: [Double]

  private let steps = 20

  /// The weights of the signals under which the outcomes are the most probable, each outcome as often as its weight says.
  func weights(from outcomes: [(signals: [Double], isRight: Bool, weight: Double)]) -> [Double] {
    let count = penalties.count
    let total = outcomes.reduce(0) { $0 + $1.weight }
    var weights = [Double](repeating: 0, count: count)
    for _ in 0..<steps where total > 0 {
      var gradient = (0..<count).map { -penalties[$0] * weights[$0] }
      var curvature = (0..<count * count).map { $0 % (count + 1) == 0 ? penalties[$0 / count] : 0 }
      for outcome in outcomes {
        let probability = Confidence.probability(outcome.signals, weights)
        let share = outcome.weight / total
        let error = share * ((outcome.isRight ? 1 : 0) - probability)
        let spread = share * probability * (1 - probability)
        for row in 0..<count where outcome.signals[row] != 0 {
          gradient[row] += error * outcome.signals[row]
          for column in 0...row {
            curvature[row * count + column] += spread * outcome.signals[row] * outcome.signals[column]
          }
        }
      }
      let step = Self.solution(of: &curvature, gradient)
      for number in 0..<count { weights[number] += step[number] }
    }
    return weights
  }

  /// Solves a symmetric system with positive eigenvalues by Cholesky's factors, of which only the lower triangle is read
  /// and overwritten.
  private static func solution(of matrix: inout [Double], _ right: [Double]) -> [Double] {
    let count = right.count
    var solution = right
    for row in 0..<count {
      for column in 0...row {
        var sum = matrix[row * count + column]
        for inner in 0..<column { sum -= matrix[row * count + inner] * matrix[column * count + inner] }
        matrix[row * count + column] =
          row == column ? max(sum, 1e-12).squareRoot() : sum / matrix[column * count + column]
      }
      for inner in 0..<row { solution[row] -= matrix[row * count + inner] * solution[inner] }
      solution[row] /= matrix[row * count + row]
    }
    for row in (0..<count).reversed() {
      for inner in row + 1..<count { solution[row] -= matrix[inner * count + row] * solution[inner] }
      solution[row] /= matrix[row * count + row]
    }
    return solution
  }
}
