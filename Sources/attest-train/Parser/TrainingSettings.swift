/// What may be chosen about a training run; the defaults are those of the model in the repository.
struct TrainingSettings: Sendable {
  var epochs = 4
  var seed = 1
  /// How often an epoch goes over the gold trees for each time it goes over the silver ones.
  var goldRepeats = 2
  /// The last epochs, which go over the gold trees twice as often.
  var goldEpochs = 1
  /// One silver sentence in this many; 0 for none.
  var silverEvery = 1
  /// One gold sentence in this many, for learning curves.
  var goldEvery = 1
  var rate: Float = 0.0015
  var dropout: Float = 0.1
  var wordDropout: Float = 0.25
  var tagWeight: Float = 1
  /// How often the parser follows its own choice in training, from the second epoch on.
  var explore: Float = 0.9
  /// How large the weights of layers behind the first begin.
  var residual: Float = 0.7
  var batchWords = 320
  var embedding = 128
  var width = 128
  /// A word is known by name if training saw it this often.
  var known = 3
  /// A spelling with capitals is known by name if training saw it this often.
  var knownSpelling = 8
  var hidden = 256
  var dilations = [1, 1, 2, 4]

  private static var integers: [String: WritableKeyPath<TrainingSettings, Int>] {
    [
      "--epochs": \.epochs, "--seed": \.seed, "--gold-repeats": \.goldRepeats, "--gold-epochs": \.goldEpochs,
      "--silver-every": \.silverEvery, "--gold-every": \.goldEvery, "--batch-words": \.batchWords,
      "--width": \.width, "--embedding": \.embedding, "--known": \.known,
      "--known-spelling": \.knownSpelling, "--hidden": \.hidden,
    ]
  }
  private static var reals: [String: WritableKeyPath<TrainingSettings, Float>] {
    [
      "--rate": \.rate, "--dropout": \.dropout, "--word-dropout": \.wordDropout, "--tag-weight": \.tagWeight,
      "--explore": \.explore, "--residual": \.residual,
    ]
  }

  static let options = Set(integers.keys).union(reals.keys).union(["--dilations"])
  static let usage = options.sorted().joined(separator: " ")

  /// Sets an option of `options`; false where the value is none.
  mutating func set(_ option: String, to value: String) -> Bool {
    if let path = TrainingSettings.integers[option], let number = Int(value), number >= 0 {
      self[keyPath: path] = number
    } else if let path = TrainingSettings.reals[option], let number = Float(value), number >= 0 {
      self[keyPath: path] = number
    } else if option == "--dilations" {
      dilations = value.split(separator: ",").compactMap { Int($0) }
      return !dilations.isEmpty && dilations.count <= 8
    } else {
      return false
    }
    return true
  }
}
