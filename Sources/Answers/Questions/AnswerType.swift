import Language
import Text

/// What sort of phrase a question asks for.
package enum AnswerType: UInt8, Sendable, CaseIterable {
  /// "who": a person, a body, or a people as agent.
  case agent
  case person, organization, place, nationality
  case time, duration, age
  case quantity, money, percent, measure
  case cause, manner
  /// What somebody said or thought: a clause or a noun phrase.
  case content
  /// "what kind of": a modifier or a noun phrase.
  case property
  /// "who is X", "what is X": the noun phrase that says what it is.
  case definition
  /// Any noun phrase.
  case thing
  case yesNo

  package var name: String { String(describing: self) }
}

/// The question's nouns and the types they ask for, from `answer-types.tsv`.
struct AnswerTypes: Sendable {
  private var types: [String: AnswerType] = [:]

  /// The table in the binary.
  init() {
    for fields in TableReader.rows(of: EnglishModel.bytes(of: "answer-types.tsv")) where fields.count >= 2 {
      guard let type = AnswerType.allCases.first(where: { $0.name == fields[1] }) else { continue }
      types[fields[0]] = type
    }
  }

  /// The type a noun's lemma asks for; nil where the table does not say.
  subscript(noun: String) -> AnswerType? { types[noun] }
}

/// Reads tab-separated data files.
enum TableReader {
  /// The fields of every line that is neither blank nor a comment.
  static func rows(of bytes: UnsafeBufferPointer<UInt8>) -> [[String]] {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard line.first != UInt8(ascii: "#") else { return nil }
      return line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }
}
