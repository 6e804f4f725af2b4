import Testing
import Text

@Suite("JSON")
struct JSONTests {
  @Test(
    "Values are read as RFC 8259 has them",
    arguments: [
      ("null", JSONValue.null), (" true ", .bool(true)), ("-12.5e1", .number(-125)),
      ("\"a\\n\\\"\"", .string(Array("a\n\"".utf8))),
      ("\"\\ud83d\\ude00\"", .string(Array("😀".utf8))), ("\"\\ud83dx\"", .string(Array("\u{FFFD}x".utf8))),
      ("[1, []]", .array([.number(1), .array([])])), ("{}", .object([])),
    ])
  func values(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
  }

  @Test(
    "A mistake is reported with its line and column",
    arguments: [
      ("", 1, 1), ("{\"a\" 1}", 1, 6), ("[1,\n 2,\n é]", 3, 2), ("\"ab", 1, 4), ("01", 1, 2), ("\"\\x\"", 1, 3),
      ("\"\\u12g4\"", 1, 4), ("[1] 2", 1, 5), ("tru", 1, 1),
    ])
  func mistakes(text: String, line: Int, column: Int) {
    do throws(Diagnostic) {
      _ = try JSONValue(parsing: Array(text.utf8))
      Issue.record("\(text) was read")
    } catch {
      #expect(error.line == line && error.column == column)
    }
  }

  @Test("Deep nesting is refused and not followed into the ground")
  func deep() {
    #expect(throws: Diagnostic.self) { try JSONValue(parsing: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)) }
  }

  @Test("What is written reads back", arguments: ["", "plain", "\"\\\n\r\t\u{1}\u{7F}", "é 😀"])
  func roundTrip(text: String) throws {
    #expect(try JSONValue(parsing: Array(JSONText.quoted(text).utf8)).text == text)
  }
}

@Suite("Letters")
struct LetterTests {
  @Test(
    "Lower case covers Latin letters and leaves others",
    arguments: [
      ("ABC xyz", "abc xyz"), ("ÀÉÞ×ß", "àéþ×ß"), ("ŁÓDŹ Ÿ Ĺ Ķ Ő", "łódź ÿ ĺ ķ ő"), ("€µ漢", "€µ漢"),
    ])
  func lower(text: String, lowered: String) {
    #expect(String(decoding: LetterCase.lower(text.utf8), as: UTF8.self) == lowered)
  }

  @Test("Scalars are read with their lengths, and broken bytes one by one")
  func scalars() {
    let bytes: [UInt8] = [0x41, 0xC3, 0xA9, 0xE2, 0x80, 0x99, 0xF0, 0x9F, 0x98, 0x80, 0xC3, 0x28, 0xED, 0xA0, 0x80]
    bytes.withUnsafeBufferPointer { text in
      #expect(text.scalar(at: 1) == (0xE9, 2))
      #expect(text.scalar(at: 3) == (0x2019, 3))
      #expect(text.scalar(at: 6) == (0x1F600, 4))
      #expect(text.scalar(at: 10) == (0xDCC3, 1))
      #expect(text.scalar(at: 12) == (0xDCED, 1))
      #expect(text.firstBrokenUTF8 == 10)
    }
  }
}
