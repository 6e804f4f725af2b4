import Answers
import Testing

@Suite("Weights")
struct WeightsTests {
  @Test("Every feature has a name of its own")
  func names() {
    let names = (0..<FeatureSpace.count).map(FeatureSpace.name)
    #expect(Set(names).count == names.count)
  }

  @Test("Weights survive being written and read")
  func roundTrip() {
    var weights = AnswerWeights(
      features: Array(repeating: 0, count: FeatureSpace.count),
      confidence: Array(repeating: 0, count: Confidence.names.count),
      scopedConfidence: Array(repeating: 0, count: Confidence.names.count),
      thresholds: AnswerWeights.Thresholds(oneDocument: 0.1, all: 0.4, doubted: 0.7))
    for feature in stride(from: 0, to: FeatureSpace.count, by: 7) {
      weights.features[feature] = Float(feature % 11) / 4 - 1
    }
    weights.confidence[3] = -1.25
    weights.scopedConfidence[0] = 2.5
    let again = Array(weights.tsv.utf8).withUnsafeBufferPointer { AnswerWeights(tsv: $0) }
    #expect(again.features == weights.features)
    #expect(again.confidence == weights.confidence)
    #expect(again.scopedConfidence == weights.scopedConfidence)
    #expect(again.thresholds == weights.thresholds)
  }

  @Test("An answer that one objection doubts must be surer, and no confidence outweighs two or a decisive one")
  func doubts() {
    let thresholds = AnswerWeights.Thresholds(oneDocument: 0.01, all: 0.4, doubted: 0.7)
    #expect(thresholds.least(against: []) == 0.4)
    #expect(thresholds.least(against: [.wording]) == 0.4)
    #expect(thresholds.least(against: [.tally, .wording]) == 0.7)
    #expect(thresholds.least(against: [.superlative, .tally]) == nil)
    #expect(thresholds.least(against: [.name]) == nil)
  }

  @Test("A confidence is a probability, and grows with its signals' weights")
  func probability() {
    #expect(Confidence.probability([1], [0]) == 0.5)
    #expect(Confidence.probability([1], [100]) <= 1)
    #expect(Confidence.probability([1], [-100]) >= 0)
  }
}
