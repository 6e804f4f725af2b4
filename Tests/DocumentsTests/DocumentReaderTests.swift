import Documents
import Testing
import Text

@Suite("Reading documents")
struct DocumentReaderTests {
  /// The documents and warnings of a file in memory.
  static func read(_ name: String, _ text: String) -> (documents: [Document], warnings: [Diagnostic]) {
    read(name, Array(text.utf8))
  }

  static func read(_ name: String, _ bytes: [UInt8]) -> (documents: [Document], warnings: [Diagnostic]) {
    var documents: [Document] = []
    var warnings: [Diagnostic] = []
    DocumentReader.read(file: name, bytes: bytes, warn: { warnings.append($0) }, each: { documents.append($0) })
    return (documents, warnings)
  }

  static func kinds(_ document: Document) -> [String] {
    document.blocks.map { block in
      "\(block.kind): " + String(decoding: document.text[block.range.indices], as: UTF8.self)
    }
  }

  @Test("Metadata lines on top give title, date and source and are no prose")
  func metadata() throws {
    let text = "Title: Rain in Lund\nDate: 3 May 2021\nSource: The Weather\n\nIt rained in Lund."
    let document = try #require(Self.read("news/rain.txt", text).documents.first)
    #expect(document.id == "news/rain")
    #expect(document.title == "Rain in Lund")
    #expect(document.date == CivilDate(year: 2021, month: 5, day: 3))
    #expect(document.source == "The Weather")
    #expect(
      Self.kinds(document) == [
        "metadata: Title: Rain in Lund", "metadata: Date: 3 May 2021", "metadata: Source: The Weather",
        "paragraph: It rained in Lund.",
      ])
  }

  @Test(
    "Dates are read in the common forms",
    arguments: [
      "2023-09-21", "September 21, 2023", "Sept. 21, 2023", "21 September 2023", "Thursday, September 21, 2023",
      "Thu, 21 Sep 2023 10:00:00 GMT", "2023-09-21T08:15:00Z", "21.9.2023", "9/21/2023", "20230921",
      "Published September 21, 2023",
    ])
  func dates(text: String) {
    #expect(DateLine.date(Array(text.utf8)[...]) == CivilDate(year: 2023, month: 9, day: 21))
  }

  @Test(
    "What is no date, or may be two, gives none",
    arguments: ["", "9/8/2023", "May", "Rain fell on May 3, 2021", "2023-13-01", "21 Octember 2023", "12 May"])
  func noDates(text: String) { #expect(DateLine.date(Array(text.utf8)[...]) == nil) }

  @Test("A pasted page gives its title, captions, share lines and the teasers with dates of their own")
  func page() throws {
    let text = """
      Harbour reopens after storm as crews clear the quay

      A crane stands at the harbour
      Workers lift a container at the harbour on Monday.
      (Ana Novak / Coast News)
      Share via

      The harbour reopened Monday, the port authority said.

      The storm of last year cost the town its lighthouse.

      Feb. 2, 2022

      Two ferries sailed on Tuesday.
      """
    let document = try #require(Self.read("harbour.txt", text).documents.first)
    #expect(document.title == "Harbour reopens after storm as crews clear the quay")
    #expect(document.date == nil)
    #expect(
      document.blocks.map(\.kind) == [
        .heading, .caption, .caption, .caption, .shareLine, .paragraph, .blurb, .blurb, .paragraph,
      ])
    let february = CivilDate(year: 2022, month: 2, day: 2)
    #expect(document.blocks.map(\.date) == [nil, nil, nil, nil, nil, nil, february, february, nil])
  }

  @Test("A date line above the prose dates the document")
  func dateLine() throws {
    let text = "Bridge closed\nMarch 6, 2008\n\nThe bridge was closed today because of ice on both of its towers.\n"
    let document = try #require(Self.read("bridge.txt", text).documents.first)
    #expect(document.title == "Bridge closed")
    #expect(document.date == CivilDate(year: 2008, month: 3, day: 6))
  }

  @Test("Wrapped lines are one paragraph, and items of a list blocks without their bullets")
  func wrapped() throws {
    let text = """
      The river rose in the night and by the morning the lower
      town stood under water; the fire brigade took the people
      of three streets away in boats.

      - boats
      - blankets
      """
    let document = try #require(Self.read("river.txt", text).documents.first)
    #expect(document.blocks.map(\.kind) == [.paragraph, .listItem, .listItem])
    #expect(Self.kinds(document).last == "listItem: blankets")
  }

  @Test("Markdown gives front matter, headings, items and code")
  func markdown() throws {
    let text = """
      ---
      title: "A trip"
      date: 2020-02-03
      ---

      # Going ##

      We went
      by train.

      * a map
      * a tent

      ```
      code here
      ```

      Home
      ====
      """
    let document = try #require(Self.read("trip.md", text).documents.first)
    #expect(document.title == "A trip")
    #expect(document.date == CivilDate(year: 2020, month: 2, day: 3))
    #expect(
      Self.kinds(document).dropFirst() == [
        "heading: Going", "paragraph: We went\nby train.", "listItem: a map", "listItem: a tent", "code: code here",
        "heading: Home",
      ])
  }

  @Test("A line of jsonl without an id, or with an empty one, is known by its number")
  func emptyIdentifiers() {
    let (documents, _) = Self.read("all.jsonl", #"{"id": "", "text": "One."}"# + "\n" + #"{"text": "Two."}"# + "\n")
    #expect(documents.map(\.id) == ["1", "2"])
  }

  @Test("A line of jsonl is a document with offsets into its decoded text")
  func jsonLines() throws {
    let text = """
      {"id": 7, "title": "T", "date": "2001-02-03", "text": "Caf\\u00e9 \\ud83d\\ude00 opened."}
      not json

      {"contents": "Second."}
      {"id": 7, "text": "Third."}
      """
    let (documents, warnings) = Self.read("all.jsonl", text)
    #expect(documents.map(\.id) == ["7", "4", "7-2"])
    #expect(documents.first.map { String(decoding: $0.text, as: UTF8.self) } == "Café 😀 opened.")
    #expect(documents.first?.date == CivilDate(year: 2001, month: 2, day: 3))
    #expect(warnings.map(\.line) == [2])
  }

  @Test("Broken, binary and empty files are warned about with their place")
  func warnings() {
    let broken = Self.read("latin.txt", Array("One.\nCaf".utf8) + [0xE9] + Array(" two.".utf8))
    #expect(broken.documents.count == 1)
    #expect(broken.warnings.first.map { "\($0.path):\($0.line):\($0.column)" } == "latin.txt:2:4")
    #expect(Self.read("a.txt", [0x50, 0x4B, 0, 1]).documents.isEmpty)
    #expect(Self.read("a.txt", " \n").warnings.map(\.message) == ["is empty"])
  }

  @Test("A missing path is an error that names it")
  func missing() {
    #expect(throws: Diagnostic.self) {
      try DocumentReader.read(paths: ["/no/such/path"], warn: { _ in }, each: { _ in })
    }
  }

  @Test("Blocks are in order, inside the text and apart, whatever the bytes")
  func randomBytes() {
    var state: UInt64 = 5
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40)
    }
    let pieces = [
      "\n", "\n\n", "- ", "# ", "May 3, 2020", "(A / B)", "Share", "The end.", " ", "\u{FEFF}", "```", "|", "> ", ":",
      "---",
    ]
    for name in ["a.txt", "a.md"] {
      for _ in 0..<500 {
        var bytes: [UInt8] = []
        for _ in 0..<30 {
          if next() % 8 == 0 {
            bytes.append(UInt8(1 + next() % 255))
          } else {
            bytes += pieces[next() % pieces.count].utf8
          }
        }
        for document in Self.read(name, bytes).documents {
          var end: Int32 = 0
          for block in document.blocks {
            #expect(block.range.start >= end && !block.range.isEmpty)
            end = block.range.end
          }
          #expect(Int(end) <= document.text.count)
        }
      }
    }
  }
}
