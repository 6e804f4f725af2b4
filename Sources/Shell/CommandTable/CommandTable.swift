/// Every command and option there is, once.
///
/// `--help`, the man page, the completions and the parser of the command line are all made from this table, so that
/// they cannot come to differ.
package enum CommandTable {
  /// The options that every command knows.
  package static let common: [OptionDefinition] = [
    OptionDefinition(
      "color", argument: "WHEN", choices: ["auto", "always", "never"],
      summary: "Colour the output: auto, always or never",
      details: "With auto, the default, only a terminal gets colours, and none where NO_COLOR is set or TERM is dumb."),
    OptionDefinition("help", letter: "h", summary: "Print this help and leave"),
    OptionDefinition(
      "version", letter: "V", summary: "Print the version, the commit, and the model with its scores, and leave"),
  ]

  private static let corpus = OptionDefinition(
    "corpus", letter: "c", argument: "PATH", repeats: true, summary: "Read this file or folder; may be given again",
    details: """
      Reads .txt, .md and .jsonl files, and plain text from standard input where PATH is -; a folder is walked in the \
      order of its names. Without it the articles that come with attest are read.
      """)

  private static let ruleFiles = OptionDefinition(
    "rules", letter: "r", argument: "PATH", repeats: true,
    summary: "Put the rules of this file or folder over attest's own; may be given again",
    details: "A rule takes the place of another of its name. Docs/Rules.md describes the files.")

  /// How a document is named, wherever one is.
  static let documentNames = """
    DOCUMENT is an id as :documents lists it, the name or path of a file, a title, or any part of an id or title that \
    only one document has.
    """

  /// Which document is meant where the names of several fit.
  static let documentNamesOrder = """
    Of these an id goes before a file, a file before a title, and what is whole before a part; a name that is then one of \
    several documents is refused with their ids. Of a path the last parts are enough, with or without the ending of the \
    file. So it is for :in, :unload and --in, for :in and @ in a file of questions, and for the field in of JSON Lines, \
    where a part is not enough.
    """

  package static let commands: [CommandDefinition] = [prompt, ask, run, eval, parse, facts, rules, install, help]

  package static let prompt = CommandDefinition(
    "", operands: "[PATH…]", summary: "Ask questions at a prompt",
    details: """
      Reads the documents at each PATH, or the articles that come with attest where none is given, and answers \
      questions about them. Every answer cites the sentences it stands on. Where standard input is not a terminal the \
      questions are read from it, one a line, and answers are printed plainly.
      """,
    options: [
      ruleFiles,
      OptionDefinition(
        "no-history", summary: "Neither read nor keep a history of questions",
        details: "Otherwise it is kept in $XDG_STATE_HOME/attest/history, by default below ~/.local/state."),
      OptionDefinition(
        "no-config", summary: "Begin with the settings built in",
        details: "Otherwise with those of $XDG_CONFIG_HOME/attest/config, by default below ~/.config."),
      OptionDefinition(
        "set", argument: "NAME=VALUE", repeats: true, summary: "Begin with this setting; may be given again",
        details: """
          The settings are those of :set. The option is stronger than the variables ATTEST_NAME of the environment, and \
          those than the configuration.
          """),
      OptionDefinition(
        "generate", argument: "WHAT", choices: ["man", "bash", "zsh", "fish", "reference"],
        summary: "Print the man page, a shell's completions, or the reference of commands"),
    ],
    examples: [
      CommandDefinition.Example("attest", "a prompt over the articles that come with attest"),
      CommandDefinition.Example("attest news/ notes.md", "a prompt over a folder and a file"),
      CommandDefinition.Example("printf 'who mediated the ceasefire\\n' | attest", "questions from a pipe"),
    ])

  package static let ask = CommandDefinition(
    "ask", operands: "[QUESTION…]", summary: "Answer questions given on the command line or in a file",
    details: """
      Prints the answer to each QUESTION with its citations. The status is 0 where every question was answered, 1 \
      where the documents do not say for at least one, and 2 for a wrong option or a file that cannot be read.
      """,
    options: [
      corpus, ruleFiles,
      OptionDefinition(
        "questions", letter: "q", argument: "FILE", summary: "Read questions from FILE, or - for standard input",
        details: """
          One a line, or with --format jsonl one JSON object a line with the fields id, question, and, where wanted, \
          in (the document to look in, by its id, file or title) and after (the id of the question it follows up).
          """),
      OptionDefinition(
        "in", argument: "DOCUMENT", summary: "Look for answers in this document only", details: documentNames),
      OptionDefinition(
        "format", letter: "f", argument: "FORMAT", choices: Settings.Mode.allCases.map(\.rawValue),
        summary: "Print text, json, jsonl, tsv, markdown or html",
        details: "json is one list of all replies, jsonl one a line, html a page."),
      OptionDefinition(
        "explain", letter: "x", summary: "Say how each answer was found", details: "In text, json and jsonl."),
    ],
    examples: [
      CommandDefinition.Example("attest ask 'who mediated the ceasefire'", "one question"),
      CommandDefinition.Example("attest ask -c news/ -q questions.txt", "a file of questions over a folder"),
    ])

  package static let run = CommandDefinition(
    "run", operands: "FILE…", minimumOperands: 1, summary: "Ask the questions of files and check the answers",
    details: """
      Each FILE is a file of questions, - for standard input, or a folder of files whose names end in .questions. Below a question, indented \
      lines say what is expected: = an answer, with alternatives after |, or = unknown; @ the document; ~ words of \
      the cited sentence. The documents are those in the same folders. The status is 0 where all is as expected, 1 \
      where something is not, 2 where a file is not sound. Docs/QuestionFiles.md describes the files.
      """,
    options: [
      OptionDefinition(
        "corpus", letter: "c", argument: "PATH", repeats: true,
        summary: "Read this file or folder instead; may be given again"),
      ruleFiles,
      OptionDefinition(
        "format", letter: "f", argument: "FORMAT", choices: ["text", "tap", "junit", "json"],
        summary: "Print text, tap, junit or json"),
      OptionDefinition(
        "update", summary: "Write the answers that come into the files, in place of those expected"),
    ],
    examples: [
      CommandDefinition.Example("attest run Corpus", "every file of questions in a folder, over its documents"),
      CommandDefinition.Example("attest run --format junit homework.questions", "a report for a build server"),
    ])

  package static let eval = CommandDefinition(
    "eval", operands: "SET", minimumOperands: 1, maximumOperands: 1,
    summary: "Measure the answers to a set of questions whose answers are known",
    details: """
      SET is a folder with documents, in corpus.jsonl or below articles/, and questions.jsonl: an object a line with \
      question and, where known, id, document, answers, evidence (words of the sentence that states the answer), kind, \
      answerable and after (the id of the question it follows up). Prints SQuAD's exact match and token F1, how many \
      answers are right, cite the right sentence and are rightly withheld, the same by kind, and how well the \
      confidence is calibrated. The status is 0, or 2 where the set cannot be read.
      """,
    options: [
      ruleFiles, OptionDefinition("scope", summary: "Ask each question of its own document only"),
      OptionDefinition(
        "questions", letter: "q", argument: "FILE", summary: "Read this file of the folder instead of questions.jsonl"),
      OptionDefinition("misses", argument: "N", summary: "Print N of the questions that were missed"),
      OptionDefinition(
        "format", letter: "f", argument: "FORMAT", choices: ["text", "json"], summary: "Print text or json"),
    ],
    examples: [
      CommandDefinition.Example("attest eval mine/ --misses 20", "the figures of a folder, and what went wrong"),
      CommandDefinition.Example("attest eval mine/ --scope --format json", "each question asked of its document"),
    ])

  package static let parse = CommandDefinition(
    "parse", maximumOperands: 0, summary: "Print the analysis of text on standard input",
    details: "Words with lemma, part of speech, head and relation, with the names, times and quantities found.",
    options: [
      OptionDefinition(
        "format", letter: "f", argument: "FORMAT", choices: ["text", "conllu", "json"],
        summary: "Print text, conllu or json",
        details: "conllu is CoNLL-U as Universal Dependencies defines it, with names, times and links in MISC."),
      OptionDefinition(
        "tokenized", summary: "Standard input is CoNLL-U whose words are kept as they are",
        details: "Columns other than FORM and the SpaceAfter of MISC are not looked at."),
      OptionDefinition(
        "date", argument: "DATE", summary: "Resolve times like \"Thursday\" against this day, 2023-09-21"),
    ],
    examples: [CommandDefinition.Example("echo 'Rain fell on Thursday.' | attest parse", "a table of the words")])

  package static let facts = CommandDefinition(
    "facts", operands: "[PATH…]", summary: "Print the facts that documents state",
    details: "Reads the documents at each PATH, or text on standard input where PATH is - or there is none.",
    options: [
      OptionDefinition(
        "format", letter: "f", argument: "FORMAT", choices: ["text", "jsonl", "tsv", "carb"],
        summary: "Print text, jsonl, tsv or carb"),
      ruleFiles,
    ],
    examples: [CommandDefinition.Example("attest facts notes.md", "every fact of a file, under its sentence")])

  package static let rules = CommandDefinition(
    "rules", operands: "[list | show NAME | check FILE… | test FILE…]",
    firstOperands: ["list", "show", "check", "test"], summary: "List, check and test rule files",
    details: """
      list prints the rules in force; show prints one with its examples and what they compiled \
      to; check reads rule files and reports mistakes with line, column and a caret; test runs every example of a rule \
      file against its rule. FILE may be -, for standard input, or a folder.
      """,
    options: [ruleFiles],
    examples: [
      CommandDefinition.Example("attest rules check my.rules", "0 where the file is sound, 1 where not"),
      CommandDefinition.Example("attest rules list --rules my.rules", "what is in force with that file"),
    ])

  package static let install = CommandDefinition(
    "install", operands: "PREFIX", minimumOperands: 1, maximumOperands: 1,
    summary: "Install this program, its man page and completions",
    details: """
      Copies the program to PREFIX/bin and writes its man page and the completions for bash, zsh and fish below \
      PREFIX/share; prints the path of each file. Folders are made where they lack. A program that was built with \
      --static-swift-stdlib runs on machines without Swift.
      """,
    options: [],
    examples: [CommandDefinition.Example("attest install ~/.local", "for the user alone, below the home folder")])

  package static let help = CommandDefinition(
    "help", operands: "[COMMAND]", firstOperands: [ask, run, eval, parse, facts, rules, install].map(\.name),
    maximumOperands: 1, summary: "Explain a command, or list them all",
    details: "The same as attest COMMAND --help, and attest --help without one.", options: [],
    examples: [CommandDefinition.Example("attest help ask", "what attest ask takes, and what it prints")])

  /// The names of the commands that have one.
  static var names: [String] { commands.map(\.name).filter { !$0.isEmpty } }

  /// The command of that name, or nil.
  package static func command(named name: String) -> CommandDefinition? { commands.first { $0.name == name } }
}
