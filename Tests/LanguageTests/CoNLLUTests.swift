import Documents
import Language
import Testing
import Text

@Suite("CoNLL-U")
struct CoNLLUTests {
  private static func read(_ text: String) -> [GivenDocument] {
    var reader = CoNLLUReader(date: CivilDate(year: 2020, month: 1, day: 2))
    var documents: [GivenDocument] = []
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if let document = reader.read(Array(line)[...]) { documents.append(document) }
    }
    if let document = reader.finish() { documents.append(document) }
    return documents
  }

  private static let sample = """
    # newdoc id = one
    # sent_id = 1
    1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
    1\tdo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
    2\tn't\t_\t_\t_\t_\t_\t_\t_\t_
    2.1\tempty\t_\t_\t_\t_\t_\t_\t_\t_
    3\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
    4\t.\t_\t_\t_\t_\t_\t_\t_\t_

    1\tRain\t_\t_\t_\t_\t_\t_\t_\t_

    # newdoc id = two
    1\tSnow\r
    """

  @Test("Words are kept, documents begin at newdoc, and the text is made of the forms")
  func reading() {
    let documents = Self.read(Self.sample)
    #expect(documents.map { String(decoding: $0.document.text, as: UTF8.self) } == ["don't go. Rain ", "Snow "])
    #expect(documents.map(\.analysis.sentences.count) == [2, 1])
    #expect(
      documents.first?.comments.map { $0.map { String(decoding: $0, as: UTF8.self) } } == [
        ["# newdoc id = one", "# sent_id = 1"], [],
      ])
    #expect(documents.first?.document.date == CivilDate(year: 2020, month: 1, day: 2))
  }

  @Test("What is written reads back as the same words")
  func roundTrip() throws {
    for given in Self.read(Self.sample) {
      var bytes: [UInt8] = []
      let notes = TokenNotes(given.analysis)
      let writer = CoNLLUWriter()
      for index in given.analysis.sentences.indices { writer.write(sentence: index, of: notes, into: &bytes) }
      let again = try #require(Self.read(String(decoding: bytes, as: UTF8.self)).first)
      #expect(again.document.text == given.document.text)
      #expect(again.analysis.tokens.map(\.range) == given.analysis.tokens.map(\.range))
    }
  }

  @Test("Lines that are no CoNLL-U are passed over")
  func junk() {
    #expect(Self.read("junk\n\n\t\t\nx\ty\n1\t\n1\n").isEmpty)
  }

  @Test("A treebank's texts are its sentences, a blank line between paragraphs, titles first where wanted")
  func texts() {
    let bytes = Array(
      """
      # newdoc id = T_news_ferry
      # meta::title = The ferry
      # newpar
      # text = It sank.
      1\tIt\tit\tPRON\t_\t_\t0\troot\t_\t_
      # text = Nobody drowned.
      # newpar
      # text = It was old.
      # newdoc
      # text = Another.
      """.utf8)
    func texts(titled: Bool) -> [String] {
      TreebankTexts.documents(of: bytes, titled: titled).map { $0.id + ": " + String(decoding: $0.text, as: UTF8.self) }
    }
    #expect(
      texts(titled: true)
        == ["T_news_ferry: The ferry\n\nIt sank. Nobody drowned.\n\nIt was old.", ": Another."])
    #expect(texts(titled: false) == ["T_news_ferry: It sank. Nobody drowned.\n\nIt was old.", ": Another."])
  }
}
