import Answers
import BundledCorpus
import Documents
import Facts
import Index
import Language
import Text

/// Measures the index and the answerer: time to load, bytes a sentence, and the time of one question.
struct AnswersStage {
  let runs: Int
  /// A file of questions, one a line or JSON objects with the field `question`; nil for those of the bundled articles.
  let questions: String?
  /// How often the documents are inserted, for a larger index.
  let copies: Int

  func run(_ documents: [Document]) throws {
    var index = FactIndex()
    var analyzer = try Analyzer()
    var extractor = FactExtractor()
    var inserting = 0.0
    let began = seconds()
    for document in documents {
      let facts = extractor.facts(in: analyzer.analyze(document), document: document)
      let start = seconds()
      for copy in 0..<max(1, copies) {
        var document = document
        if copy > 0 { document.id += "#\(copy)" }
        index.insert(document: document, facts: facts)
      }
      inserting += seconds() - start
    }
    let loading = seconds() - began
    print("answers: \(index.sentences.count) sentences of \(index.documents.count) documents")
    print(
      "  analysed and inserted in \(Int(loading * 1000)) ms, \(Int(inserting * 1000)) ms of it inserting, on one core")
    print("  \(index.byteCount / max(1, index.sentences.count)) bytes of index for a sentence")
    let asked = try questionTexts()
    guard !asked.isEmpty else { return }
    var answerer = try Answerer()
    var times: [Double] = []
    for run in 0...max(1, runs) {
      for question in asked {
        let start = seconds()
        _ = answerer.reply(to: question, index: index)
        // The first run warms up.
        if run > 0 { times.append(seconds() - start) }
      }
    }
    times.sort()
    let median = Int(times[times.count / 2] * 1e6)
    let slow = Int(times[min(times.count - 1, times.count * 99 / 100)] * 1e6)
    print("  \(asked.count) questions, \(max(1, runs)) runs: median \(median) µs, 99th percentile \(slow) µs")
  }

  private func questionTexts() throws -> [String] {
    var lines: [ArraySlice<UInt8>] = []
    if let questions {
      lines = try FileBytes.read(questions).split(separator: 0x0A)
    } else {
      for number in 0..<bundled_file_count() {
        guard let file = bundled_file_at(number)?.pointee, String(cString: file.path).hasSuffix(".questions") else {
          continue
        }
        lines += Array(UnsafeBufferPointer(start: file.bytes, count: file.count)).split(separator: 0x0A)
      }
    }
    return lines.filter { $0.first != UInt8(ascii: "#") }.map { line in
      JSONValue(line)?["question"]?.string ?? String(decoding: line, as: UTF8.self)
    }
  }
}
