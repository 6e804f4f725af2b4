import Language

/// Which attest this is: its version, the commit it is built from, its model and how well that does.
package enum Version {
  package static let current = "0.1.0"

  /// What `--version` prints.
  package static func report(commit: String) -> String {
    let digits = String(EnglishModel.digest, radix: 16)
    var text = "attest \(current), commit \(commit)\n"
    text += "English model \(String(repeating: "0", count: 16 - digits.count))\(digits)\n"
    let scores = ModelScore.all
    let width = scores.map(\.figure.count).max() ?? 0
    for score in scores {
      let gap = String(repeating: " ", count: width - score.figure.count)
      text += "  \(score.figure)\(gap)  \(score.value)  \(score.set)\n"
    }
    return text
  }
}

/// A figure that the documentation states of the model; `scores.tsv` lists them, and a test holds it to the pages.
package struct ModelScore: Sendable {
  /// What it was measured on: "en_ewt-dev".
  package var set: String
  /// What was measured: "LAS".
  package var figure: String
  package var value: String
  /// The page of Docs/ that states it.
  package var page: String

  package static let all: [ModelScore] = {
    let text = String(decoding: EnglishModel.bytes(of: "scores.tsv"), as: UTF8.self)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4 else { return nil }
      return ModelScore(set: fields[0], figure: fields[1], value: fields[2], page: fields[3])
    }
  }()
}
