import Language
import Testing

@Suite("Names")
struct NameFinderTests {
  @Test(
    "Names are found whole and of their kind",
    arguments: [
      ("Maria Gomez lives in Norway.", ["Maria Gomez=person", "Norway=place"]),
      (
        "The University of Tartu hired Dr. Peter Olsen.",
        ["University of Tartu=organization", "Dr. Peter Olsen=person"]
      ),
      ("French officials met in Nairobi.", ["French=nationality", "Nairobi=place"]),
      ("The Bank of England raised rates.", ["Bank of England=organization"]),
      ("The United Nations sent observers to Sri Lanka.", ["United Nations=organization", "Sri Lanka=place"]),
      ("Kenya President William Ruto spoke.", ["Kenya=place", "President William Ruto=person"]),
    ])
  func kinds(text: String, expected: [String]) throws {
    #expect(try AnalyzedText(text).names == expected)
  }

  @Test("A word is a name where the document has it as one, whatever part of speech it seems to be there")
  func elsewhere() throws {
    let text = try AnalyzedText("Professor Dorn taught here. Dorn himself never published a line.")
    #expect(text.names == ["Professor Dorn=person", "Dorn=person"])
  }

  @Test("A month or weekday is no name")
  func times() throws {
    #expect(try AnalyzedText("The committee met on Monday in March.").names == [])
  }

  @Test("Names are found in questions in lower case")
  func questions() throws {
    #expect(try AnalyzedText("who is the president of france", isQuestion: true).names == ["france=place"])
    #expect(
      try AnalyzedText("when did the united states leave vietnam", isQuestion: true).names
        == ["united states=place", "vietnam=place"])
  }

  @Test(
    "One entity has one key, whatever the text calls it",
    arguments: [
      ("Russian troops left.", "russia"), ("Russia left.", "russia"), ("The U.S. agreed.", "united states"),
      ("The United States agreed.", "united states"), ("President Maria Gomez spoke.", "maria gomez"),
      ("Mrs. Maria Gomez spoke.", "maria gomez"),
    ])
  func keys(text: String, expected: String) throws {
    let analysis = try AnalyzedText(text).analysis
    let name = try #require(analysis.names.first)
    #expect(String(decoding: EntityKey().key(of: name, in: analysis), as: UTF8.self) == expected)
  }
}
