import Documents
import Shell
import Testing
import Text

@Suite("Names of documents")
struct DocumentNamesTests {
  private static func document(_ id: String, _ path: String, title: String, entry: String = "") -> Document {
    var document = Document(id: id, title: title, path: path, text: [], blocks: [])
    document.key.entry = entry
    return document
  }

  private let names = DocumentNames([
    document("1007169", "news/1007169.txt", title: "A bridge for Hallgarten"),
    document("old/harbour", "news/old/harbour.md", title: "The harbour burns"),
    document("new/harbour", "news/new/harbour.txt", title: "The harbour is built"),
    document("wiki/112", "wiki.jsonl", title: "Ferry", entry: "wiki/112"),
    document("wiki/113", "wiki.jsonl", title: "Ferry", entry: "wiki/113"),
    document("harbour burns", "x.txt", title: "x"),
  ])

  @Test(
    "A document is meant by its id, its file, its title, or a part that only it has",
    arguments: [
      ("1007169", "1007169"), ("1007169.txt", "1007169"), ("news/1007169.txt", "1007169"),
      ("./news/1007169.txt", "1007169"), ("old/harbour.md", "old/harbour"), ("harbour.md", "old/harbour"),
      ("a BRIDGE for hallgarten", "1007169"), ("112", "wiki/112"), ("7169", "1007169"), ("Hallgarten", "1007169"),
      // An id goes before a title, a whole title before a part.
      ("harbour burns", "harbour burns"), ("the harbour burns", "old/harbour"),
    ])
  func found(typed: String, id: String) throws {
    #expect(try names.id(of: typed) == id)
  }

  @Test(
    "What is no document's name, or several documents', is told with those that may be meant",
    arguments: [
      ("harbour", "‘harbour’ can be old/harbour and new/harbour"), ("ferry", "‘ferry’ can be wiki/112 and wiki/113"),
      ("wiki.jsonl", "‘wiki.jsonl’ can be wiki/112 and wiki/113"),
      ("harbuor.md", "there is no document ‘harbuor.md’; did you mean old/harbour?"),
      ("1007196", "there is no document ‘1007196’; did you mean 1007169?"),
      ("nonsense", "there is no document ‘nonsense’"), ("", "the name of a document is empty"),
    ])
  func missing(typed: String, message: String) {
    #expect { try names.id(of: typed) } throws: { ($0 as? Diagnostic)?.message == message }
  }

  @Test("A program is not answered from a document of which it names a part, but told of it")
  func whole() {
    #expect(throws: Never.self) { try names.id(of: "harbour.md", .whole) }
    #expect { try names.id(of: "11", .whole) } throws: {
      ($0 as? Diagnostic)?.message == "there is no document ‘11’; did you mean wiki/112 or wiki/113?"
    }
  }

  @Test("Of few documents all are named where none is near")
  func few() {
    let names = DocumentNames([Self.document("a", "a.txt", title: ""), Self.document("b", "b.txt", title: "")])
    #expect { try names.id(of: "nonsense") } throws: {
      ($0 as? Diagnostic)?.message == "there is no document ‘nonsense’; there are a and b"
    }
  }

  @Test(
    "Tab offers ids that begin as typed, else the documents whose file or title does",
    arguments: [
      ("wiki/", ["wiki/112", "wiki/113"]), ("harb", ["harbour burns"]), ("harbour.", ["old/harbour", "new/harbour"]),
      ("a br", ["1007169"]), ("zz", []),
    ])
  func completions(typed: String, ids: [String]) {
    #expect(names.completions(of: typed) == ids)
  }
}
