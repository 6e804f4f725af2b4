import Language
import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes `lexicon.bin`: every word list of `Data/`, and what is learned from the treebanks and WordNet.
///
/// Every `*.tsv` of `Data/words` and `Data/gazetteers` becomes a map named after the file ("countries.tsv" → "countries"). A line is a
/// phrase in lower case, a tab and its value; a line without a tab has the empty value; empty lines and lines that begin
/// with `#` are passed over. A phrase that stands twice keeps its last value.
struct LexiconStep {
  let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  func run() throws {
    var maps: [String: FlatMapBuilder] = [:]
    let baseWords = try LemmaStep.baseWords(wordnet: arguments.wordnet)
    maps["base-words"] = baseWords
    maps["lemmas"] = try LemmaStep.exceptions(arguments: arguments, baseWords: baseWords)
    let vocabulary = try TrainingVocabulary.lemmas(in: arguments.treebank)
    try WordNetStep(arguments.wordnet, vocabulary: vocabulary).add(to: &maps)
    for folder in ["words", "gazetteers"] {
      for file in try files(in: arguments.output + "/" + folder, ending: ".tsv") {
        maps[String(file.name.dropLast(4))] = try table(file.path)
      }
    }
    let nouns = try NounTables(wordnet: arguments.wordnet)
    maps["noun-classes"] = nouns.classes
    maps["known-names"] = nouns.names
    maps["phrase-starts"] = phraseStarts(
      of: ["places", "nationalities", "names", "known-names"].compactMap { maps[$0] })
    let bytes = Lexicon.file(of: maps)
    try FileBytes.write(bytes, to: arguments.output + "/lexicon.bin")
    for (name, map) in maps.sorted(by: { $0.key < $1.key }) { print("\(name): \(map.count) entries") }
    print("lexicon.bin: \(bytes.count) bytes")
  }

  /// The map that a TSV file describes.
  private func table(_ path: String) throws(Diagnostic) -> FlatMapBuilder {
    var map = FlatMapBuilder()
    for line in try FileBytes.read(path).split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let tab = line.firstIndex(of: UInt8(ascii: "\t"))
      let key = line[..<(tab ?? line.endIndex)]
      let value = tab.map { line[($0 + 1)...] } ?? []
      if !key.isEmpty { map.set(Array(key), to: Array(value)) }
    }
    return map
  }
}

/// The words that the training texts use, in lower case, as forms and as lemmas.
enum TrainingVocabulary {
  static func lemmas(in treebank: String) throws(Diagnostic) -> Set<String> {
    var words: Set<String> = []
    let silver = try files(in: treebank + "/silver", ending: ".conllu")
    for file in try files(in: treebank, ending: "-train.conllu") + silver {
      for line in try FileBytes.read(file.path).split(separator: UInt8(ascii: "\n")) where (line.first ?? 0) &- 48 < 10
      {
        let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 3)
        for field in fields.dropFirst().prefix(2) where field.allSatisfy({ ($0 | 0x20) &- 97 < 26 }) {
          words.insert(String(decoding: field.map { $0 | 0x20 }, as: UTF8.self))
        }
      }
    }
    return words
  }
}

/// The files of a folder whose names end so, sorted by name; none where there is no such folder.
func files(in folder: String, ending: String) throws(Diagnostic) -> [(name: String, path: String)] {
  guard let directory = opendir(folder) else {
    if errno == ENOENT { return [] }
    throw FileBytes.failure("cannot be read", folder)
  }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.hasSuffix(ending) { names.append(name) }
  }
  return names.sorted().map { ($0, folder + "/" + $0) }
}
