import CEdit
import Documents
import Facts
import Index
import Language
import Text

/// The threads that carry out what the session asked of its documents.
extension Engine {
  /// Documents on their way through the workers.
  struct Work: Sendable {
    var documents: [Document]
    var next = 0
    var done: [Int: DocumentFacts] = [:]
    var isStopped = false
    var workers: Int
    /// What kept a worker from starting.
    var failure: String?
  }

  /// Carries out what waits, until nothing does.
  func run() {
    while true {
      let next = monitor.withState { state -> (request: Request, index: FactIndex, documents: [Document])? in
        if state.isStopped {
          state.outcomes += state.waiting.map { request in
            if case .read(let source) = request { Outcome(source: source, wasStopped: true) } else { Outcome() }
          }
          state.waiting = []
        }
        guard !state.waiting.isEmpty else {
          state.isLoading = false
          state.isStopped = false
          return nil
        }
        state.progress = Progress(start: Clock.seconds)
        // Taken out while it grows, so that it is never copied.
        let index = state.index
        state.index = FactIndex()
        return (state.waiting.removeFirst(), index, state.documents)
      }
      guard let next else { return }
      switch next.request {
      case .read(let source): read(source, into: next.index, beside: next.documents)
      case .remove(let keys):
        let gone = next.documents.indices.filter { keys.contains(next.documents[$0].key) }
        finish(next.index, next.documents, removing: gone, adding: [], Outcome(removed: gone.count))
      }
    }
  }

  private func read(_ source: Source, into index: consuming FactIndex, beside present: [Document]) {
    let start = Clock.seconds
    let reading = readApart(source)
    var outcome = Outcome(source: source, diagnostics: reading.diagnostics)
    let difference = Difference(of: reading.documents, from: source, to: present, isComplete: reading.isComplete)
    let documents = difference.new
    let sizes = documents.map(\.text.count)
    let workers = max(1, min(workerCount, documents.count))
    let work = Monitor(Work(documents: documents, workers: workers))
    monitor.withState { state in
      state.progress.bytes = sizes.reduce(0, +)
      state.work = work
      if state.isStopped { work.withState { $0.isStopped = true } }
    }
    for _ in 0..<workers { detachThread { Engine.analyse(work) } }
    let before = (sentences: index.sentences.count, facts: index.facts.count)
    var inserted = 0
    while inserted < documents.count {
      let facts = work.wait { work -> DocumentFacts?? in
        if work.isStopped { return .some(nil) }
        if let facts = work.done.removeValue(forKey: inserted) { return .some(facts) }
        return work.workers == 0 ? .some(nil) : nil
      }
      guard let facts else { break }
      index.insert(document: documents[inserted], facts: facts)
      outcome.bytes += sizes[inserted]
      inserted += 1
      monitor.withState { state in
        state.progress.bytesDone = outcome.bytes
        state.progress.documents = inserted
      }
    }
    if let failure = work.withState({ $0.failure }) { outcome.diagnostics.append(Diagnostic(.error, failure)) }
    outcome.sentences = index.sentences.count - before.sentences
    outcome.facts = index.facts.count - before.facts
    outcome.documents = inserted
    outcome.wasStopped = inserted < documents.count || reading.wasStopped
    // What was given up must not take what it would have replaced with it.
    let gone = outcome.wasStopped ? difference.old(before: inserted) : difference.old
    outcome.changed = difference.changedCount(before: inserted)
    outcome.removed = gone.count - outcome.changed
    outcome.seconds = Clock.seconds - start
    finish(index, present, removing: gone, adding: documents[..<inserted], outcome)
  }

  /// Hands the index and its documents back to the session.
  private func finish(
    _ index: consuming FactIndex, _ present: [Document], removing gone: [Int], adding new: ArraySlice<Document>,
    _ outcome: Outcome
  ) {
    index.remove(documents: Set(gone.map { Int32($0) }))
    index.compact()
    // What the analysis took and gave back stays with the process otherwise.
    malloc_trim(0)
    let removed = Set(gone)
    let documents = present.indices.filter { !removed.contains($0) }.map { present[$0] } + new
    let result = index
    monitor.withState { state in
      state.index = result
      state.documents = documents
      state.outcomes.append(outcome)
      state.work = nil
      state.generation += 1
      state.vocabulary = nil
    }
  }

  /// A worker: takes the next document until there is none.
  private static func analyse(_ work: Monitor<Work>) {
    defer { work.withState { $0.workers -= 1 } }
    do {
      var analyzer = try Analyzer()
      // The index derives what rules say, so that they can be put in force and taken back.
      var extractor = FactExtractor(rules: RuleSet())
      while let (number, document) = take(from: work) {
        let facts = extractor.facts(in: analyzer.analyze(document), document: document)
        work.withState { $0.done[number] = facts }
      }
    } catch {
      work.withState { $0.failure = "the English model cannot be opened: \(error)" }
    }
  }

  private static func take(from work: Monitor<Work>) -> (Int, Document)? {
    work.withState { work in
      guard !work.isStopped, work.next < work.documents.count else { return nil }
      defer { work.next += 1 }
      return (work.next, work.documents[work.next])
    }
  }
}

/// What a reading of files and folders changes about the documents that a session has.
private struct Difference {
  /// Those that the session does not have as they are, in the order of reading.
  private(set) var new: [Document] = []
  /// For each of `new`, the place of the document that it replaces; nil where it is one more.
  private var replaced: [Int?] = []
  /// The places of documents that are no longer where they were read from.
  private var missing: [Int] = []

  init(of read: [Document], from source: Engine.Source, to present: [Document], isComplete: Bool) {
    guard case .paths(let paths) = source else {
      new = read
      replaced = [Int?](repeating: nil, count: read.count)
      return
    }
    var places: [DocumentKey: Int] = [:]
    for (place, document) in present.enumerated() { places[document.key] = place }
    var ids = Set(present.map(\.id))
    var keys: Set<DocumentKey> = []
    for var document in read {
      keys.insert(document.key)
      let place = places[document.key]
      if let place {
        // It keeps the name under which it is known, however it was named this time.
        document.id = present[place].id
        document.path = present[place].path
        if Difference.isSame(present[place], document) { continue }
      } else {
        document.id = Difference.unused(document.id, of: document, beside: ids)
        ids.insert(document.id)
      }
      new.append(document)
      replaced.append(place)
    }
    if isComplete {
      let named = paths.map { NamedPath($0) }
      missing = present.indices.filter { place in
        !keys.contains(present[place].key) && named.contains { $0.holds(present[place]) }
      }
    }
  }

  /// The id of a new document; where another one has it already, its path without the ending, or the first number
  /// that makes it new.
  private static func unused(_ id: String, of document: Document, beside ids: Set<String>) -> String {
    guard ids.contains(id) else { return id }
    let name = document.path.split(separator: "/").last ?? ""
    let ending = name.lastIndex(of: ".").map { name[$0...].count } ?? 0
    let path = String(document.path.dropLast(ending))
    if document.key.entry.isEmpty, !path.isEmpty, !ids.contains(path) { return path }
    var number = 2
    while ids.contains("\(id)-\(number)") { number += 1 }
    return "\(id)-\(number)"
  }

  /// The places of all that goes.
  var old: [Int] { missing + replaced.compactMap { $0 } }

  /// The places of what is replaced by the first of `new`.
  func old(before count: Int) -> [Int] { replaced.prefix(count).compactMap { $0 } }

  func changedCount(before count: Int) -> Int { old(before: count).count }

  private static func isSame(_ a: Document, _ b: Document) -> Bool {
    a.title == b.title && a.date == b.date && a.text == b.text && a.blocks == b.blocks
  }
}
