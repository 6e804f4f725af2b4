import Language
import Text

/// Writes `network.bin`: the tagger and parser, trained on the treebanks.
struct NetworkStep {
  let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws {
    let network = try NetworkTrainer(settings: arguments.settings).train(arguments.treebank)
    defer { network.deallocate() }
    try FileBytes.write(Array(network), to: arguments.output + "/network.bin")
    print("network.bin: \(network.count) bytes")
  }
}
