import Language
import Text

/// Writes `network.bin`: the tagger and parser, trained on the treebanks.
struct NetworkStep {
  let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws {
    // Written after every epoch, so that a run that is stopped leaves a network too.
    try NetworkTrainer(settings: arguments.settings).train(arguments.treebank) { network in
      try FileBytes.write(Array(network), to: arguments.output + "/network.bin")
    }
  }
}
