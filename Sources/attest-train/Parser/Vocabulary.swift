import Language

/// The words known by name, each with a row of the embedding: row 0 is any other word.
struct Vocabulary {
  /// By hash, in the order of their rows.
  private(set) var rows: [UInt64: Int32] = [:]
  /// How often training saw the word of a row.
  private(set) var counts: [Int] = [0]

  /// Lower-case words seen `minimum` times, and spellings with capitals seen `writtenMinimum` times.
  init(_ sentences: [TrainingSentence], minimum: Int, writtenMinimum: Int) {
    var lower: [String: Int] = [:]
    var written: [String: Int] = [:]
    for sentence in sentences {
      for form in sentence.forms {
        let low = Treebank.lowercased(form)
        lower[low, default: 0] += 1
        if low != form { written[form, default: 0] += 1 }
      }
    }
    add(lower, minimum, WordFeatures.lowerSalt)
    add(written, writtenMinimum, WordFeatures.writtenSalt)
  }

  private mutating func add(_ words: [String: Int], _ minimum: Int, _ salt: UInt64) {
    // By falling count, then by spelling: the order of a dictionary differs from run to run.
    let kept = words.filter { $0.value >= minimum }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (word, count) in kept {
      let hash = Array(word.utf8).withUnsafeBufferPointer { WordFeatures.hash($0, salt: salt) }
      guard rows[hash] == nil else { continue }
      rows[hash] = Int32(counts.count)
      counts.append(count)
    }
  }

  /// The word table of the network's file: pairs of fingerprint and row, open addressing, at most half full.
  var slots: [UInt32] {
    var size = 64
    while size < rows.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size * 2)
    for (hash, row) in rows.sorted(by: { $0.value < $1.value }) {
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot * 2] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot * 2] = WordFeatures.fingerprint(hash)
      slots[slot * 2 + 1] = UInt32(row)
    }
    return slots
  }

  /// Writes the rows of a word.
  func features(of form: String, into target: UnsafeMutablePointer<Int32>) {
    let written = Array(form.utf8)
    let lower = Array(Treebank.lowercased(form).utf8)
    written.withUnsafeBufferPointer { written in
      lower.withUnsafeBufferPointer { lower in
        WordFeatures.rows(
          form: written, lower: lower, words: counts.count, known: { rows[$0] ?? 0 }, into: target)
      }
    }
  }
}
