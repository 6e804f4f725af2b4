import Answers
import BundledCorpus
import Documents
import Facts
import Index
import Language
import Text

/// Measures the index and the answerer: time to build it, bytes a sentence, the time of one question and of explaining it.
struct AnswersStage {
  let runs: Int
  /// A file of questions, one a line or JSON objects with the field `question`; nil for those of the bundled articles.
  let questions: String?
  /// How often the documents are inserted, for a larger index.
  let copies: Int

  func run(_ documents: [Document]) throws {
    let index = try index(of: documents)
    let asked = try questionTexts()
    guard !asked.isEmpty else { return }
    var answerer = try Answerer()
    for explains in [false, true] {
      var distribution = Distribution()
      for run in 0...max(1, runs) {
        var times: [Double] = []
        for question in asked {
          let start = processorSeconds()
          _ = answerer.reply(to: question, index: index, explains: explains)
          times.append(processorSeconds() - start)
        }
        // The first run warms up.
        if run > 0 { distribution.add(times) }
      }
      print("  \(asked.count) questions\(explains ? ", explained" : ""), \(max(1, runs)) runs: \(distribution.line)")
      let taken = allocations {
        for question in asked { _ = answerer.reply(to: question, index: index, explains: explains) }
      }
      print("    \(taken.count / asked.count) allocations, \(grouped(taken.bytes / asked.count)) bytes for a question")
    }
  }

  /// The index of the documents, built by one thread.
  private func index(of documents: [Document]) throws -> FactIndex {
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
    let compacting = seconds()
    index.compact()
    inserting += seconds() - compacting
    let loading = seconds() - began
    let count = max(1, index.sentences.count)
    print("answers: \(grouped(index.sentences.count)) sentences of \(grouped(index.documents.count)) documents")
    print(
      "  analysed and inserted in \(Int(loading * 1000)) ms, \(Int(inserting * 1000)) ms of it inserting, on one core")
    print("  \(grouped(index.byteCount / count)) bytes of index for a sentence:")
    print("    " + index.byteCounts.map { "\($0.part) \($0.bytes / count)" }.joined(separator: ", "))
    return index
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

/// Times of many questions over several runs: the processor's time of the thread, which a busy machine changes little.
private struct Distribution {
  private var medians: [Double] = []
  private var tails: [Double] = []
  private var slowest: [Double] = []

  /// Adds the times of one run.
  mutating func add(_ times: [Double]) {
    let sorted = times.sorted()
    guard let last = sorted.last else { return }
    medians.append(sorted[sorted.count / 2])
    tails.append(sorted[min(sorted.count - 1, sorted.count * 99 / 100)])
    slowest.append(last)
  }

  /// The median of the runs, and the least and the most of them.
  var line: String {
    "median \(spread(medians)), 99th percentile \(spread(tails)), slowest \(spread(slowest)) µs of processor time"
  }

  private func spread(_ values: [Double]) -> String {
    let values = values.sorted().map { Int($0 * 1e6) }
    guard let first = values.first, let last = values.last else { return "-" }
    return "\(values[values.count / 2]) (\(first)-\(last))"
  }
}
