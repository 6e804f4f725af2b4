import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What to build and from where, as typed.
struct Arguments {
  var steps: Set<String> = ["lexicon", "network", "names", "links"]
  /// Folder of the CoNLL-U files; its sub-folder `silver` holds trees made by a parser.
  var treebank = ""
  /// Folder of WordNet's database files.
  var wordnet = "/usr/share/wordnet"
  /// Folder of the question sets that the answers' weights are fitted to.
  var questions = ""
  /// Folder of the questions written for attest, which are asked of documents in the folder of the others.
  var written = "Sources/attest-train/Questions"
  /// How many parts the questions' articles are dealt to, to measure on those held out.
  var folds = 5
  /// The folder that is embedded: `Sources/English/Data`.
  var output = ""
  var settings = TrainingSettings()

  static let usage = """
    usage: attest-train [lexicon|network|names|links|all] --treebank DIR [--wordnet DIR] --output DIR
           attest-train answers --questions DIR [--written DIR] --output DIR [--folds N]

    Builds the English model: lexicon.bin (word lists, lemmas, WordNet, gazetteers) and network.bin (tagger and
    parser), names.bin (kinds of names), links.bin (what pronouns stand for).

    Settings of the network, for experiments (what stands in Data was trained with the defaults):
    \(TrainingSettings.usage)
    """

  init(_ arguments: [String]) throws(Diagnostic) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "all": steps = ["lexicon", "network", "names", "links"]
      case "lexicon", "network", "names", "links", "answers": steps = [argument]
      case "--treebank", "--wordnet", "--output", "--questions", "--written":
        guard let value = rest.popFirst() else { throw Diagnostic(.error, "\(argument) needs a folder") }
        switch argument {
        case "--treebank": treebank = value
        case "--wordnet": wordnet = value
        case "--questions": questions = value
        case "--written": written = value
        default: output = value
        }
      case "--folds":
        guard let value = rest.popFirst().flatMap({ Int($0) }), value > 1 else {
          throw Diagnostic(.error, "--folds needs a number above 1")
        }
        folds = value
      case _ where TrainingSettings.options.contains(argument):
        guard let value = rest.popFirst(), settings.set(argument, to: value) else {
          throw Diagnostic(.error, "\(argument) needs a number")
        }
      default: throw Diagnostic(.error, "unknown argument '\(argument)'", hint: Arguments.usage)
      }
    }
    guard !output.isEmpty, steps == ["answers"] ? !questions.isEmpty : !treebank.isEmpty else {
      throw Diagnostic(.error, "arguments missing", hint: Arguments.usage)
    }
  }
}

do {
  let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
  if arguments.steps.contains("lexicon") { try LexiconStep(arguments).run() }
  if arguments.steps.contains("answers") {
    try AnswerStep(
      evaluation: arguments.questions, written: arguments.written, output: arguments.output, folds: arguments.folds
    ).run()
  }
  if arguments.steps.contains("network") { try NetworkStep(arguments).run() }
  if arguments.steps.contains("names") { try NamesStep(arguments).run() }
  if arguments.steps.contains("links") { try LinksStep(arguments).run() }
} catch {
  FileBytes.write(Array("attest-train: \(error)\n".utf8), to: STDERR_FILENO)
  exit(2)
}
