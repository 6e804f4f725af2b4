import Documents
import Text

/// Finds time expressions and resolves them against the day of writing, the tense and the text before them.
///
/// The rules follow HeidelTime (Strötgen & Gertz 2010, "HeidelTime: High quality rule-based extraction and normalization
/// of temporal expressions") and TIMEX3: what is written in full stands as written; "yesterday", "last week" and weekdays
/// count from the day of writing; "two years later" counts from the time that the text named last. Where nothing is
/// known to count from, the value keeps X in its place and names no days.
///
/// Runs after tags, trees and lemmas; O(tokens).
package struct TimeFinder: Sendable {
  private let timeWords: FlatMap
  private let numbers: FlatMap

  package init(lexicon: Lexicon = .bundled) {
    timeWords = lexicon.map("time-words")
    numbers = lexicon.map("numbers")
  }

  /// Sets `analysis.times`. The document's blocks say which sentences have a date of their own.
  package func find(in analysis: inout Analysis, document: Document) {
    analysis.times.removeAll(keepingCapacity: true)
    var reader = TimeReader(
      analysis: analysis, numbers: NumberReader(analysis: analysis, numbers: numbers), timeWords: timeWords)
    reader.anchor = document.date.map(\.dayNumber)
    let documentAnchor = reader.anchor
    var dateLine: Int?
    for number in analysis.sentences.indices {
      let sentence = analysis.sentences[number]
      let block = Int(sentence.block)
      let blockDate = document.blocks.indices.contains(block) ? document.blocks[block].date : nil
      reader.anchor = blockDate?.dayNumber ?? documentAnchor ?? dateLine
      reader.begin(sentence)
      var index = sentence.tokens.lowerBound
      var previous: FoundTime?
      while index < sentence.tokens.upperBound {
        guard var found = reader.expression(at: index) else {
          index += 1
          continue
        }
        index = max(found.tokens.upperBound, index + 1)
        if let begin = previous, let interval = reader.interval(from: begin, through: found) {
          analysis.times.removeLast()
          found = interval
        }
        previous = found
        analysis.times.append(
          TimeExpression(
            kind: found.value.kind, tokens: found.tokens, range: analysis.range(of: found.tokens),
            value: found.value.text, granularity: found.value.granularity, days: found.value.days,
            reason: found.reason))
        // A date line at the top dates a text that has no other date.
        if number < 3, documentAnchor == nil, dateLine == nil, blockDate == nil, found.value.granularity == .day,
          found.tokens == sentence.tokens, let day = found.value.days?.lowerBound
        {
          dateLine = Int(day)
        }
      }
    }
  }
}

/// A time expression as the reader found it.
struct FoundTime {
  var tokens: Range<TokenIndex>
  var value: TimeValue
  var reason: String
}
