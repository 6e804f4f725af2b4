import Answers
import Index
import Testing

/// What people ask in their own words: of countries by their people, with titles, of numbers in names, for yes or no.
private let gazetteTexts = [
  (
    "Harbour Gazette",
    """
    Dara Sutanto, minister of fisheries for Indonesia, opened the market in Skagen on Monday. The Alva 225 stock index fell \
    over fears of another flood in the valley. The former mayor Carl Lund retired in 2009. The hall was built by Ann Lee and Bo Ek. The Vanta freighter sank \
    in the Boreal Ocean in June.
    """
  ),
  (
    "Orm Hallen",
    """
    Orm Hallen was a Danish commander who led the siege of Karum. He was king of Velmark until 1581. The people \
    gave him the nickname "the Iron Heron".
    """
  ),
  (
    "Sorn Island",
    """
    Sorn Island is the second-largest island of Velmark, after Hest. \
    Sorn Island lies on the territory of the Republic of Karvel.
    """
  ),
  (
    "Karum",
    """
    Bo Ek drowned in the flood of Karum. The Alva index shed 50 points on Friday. The Velmark team won the cup, with the \
    silver going to Peru and the bronze to Chile. Ida Voss kept goats until she was eighteen, and horses later.
    """
  ),
  (
    "Trade news",
    """
    Senator Hanna Brandt criticised the contract. The Airbus A330 jetliner crashed into the sea in June. The maker plans to revive the Falcon in the future.
    """
  ),
  ("Lamps", "The Brio is the successor to the Lumo. It comes in black and white."),
  ("Spleen", "The spleens are organs that produce many sorts of blood cells."),
]

@Suite("Questions in people's own words")
struct PlainlyAskedTests {
  private static func answers(_ question: String) throws -> [String] {
    var answerer = try Answerer()
    return answerer.reply(to: question, index: try makeIndex(gazetteTexts)).reply.answers.map(\.text)
  }

  @Test("A country's people stand for the country")
  func demonyms() throws {
    #expect(try Self.answers("who is the Indonesian minister of fisheries") == ["Dara Sutanto"])
  }

  @Test("A question that opens with its verb asks for yes or no, whatever stands in its clauses")
  func clauses() throws {
    #expect(try Self.answers("Will Dara Sutanto say which market is closing?") == [])
    #expect(try Self.answers("Was Carl Lund still mayor when he retired?") == ["no"])
    #expect(try Self.answers("do you know who opened the market in Skagen") == ["Dara Sutanto"])
  }

  @Test("A number that is part of a name counts nothing")
  func designations() throws {
    #expect(try Self.answers("how many people drowned in the flood in the valley") == [])
  }

  @Test("The second-largest is not the largest")
  func ranks() throws {
    #expect(try Self.answers("Is Sorn Island the largest island of Velmark?") == ["no"])
    #expect(try Self.answers("Is Sorn Island the second-largest island of Velmark?") == ["yes"])
  }

  @Test("A title and how many are asked for need not be in the text")
  func dispensable() throws {
    #expect(try Self.answers("Who gave King Orm Hallen the nickname?") == ["The people"])
    #expect(try Self.answers("Which two painters built the hall?") == ["Ann Lee", "Bo Ek"])
  }

  @Test("Who did something is told by name where the sentence says who that is")
  func named() throws {
    #expect(try Self.answers("Who led the siege of Karum?") == ["Orm Hallen"])
  }

  @Test("No ocean is a city, no republic a river, and no ship a place")
  func kinds() throws {
    #expect(try Self.answers("Which city did the freighter sink in?") == [])
    #expect(try Self.answers("Which river flows through Sorn Island?") == [])
  }

  @Test("What something is does not say where it is")
  func nowhere() throws {
    #expect(try Self.answers("Where do you find the spleens?") == [])
  }

  @Test("A nickname is found where the sentence says “him”")
  func nicknames() throws {
    #expect(try Self.answers("What was Orm Hallen's nickname?") == ["Iron Heron"])
  }

  @Test("A word by which what is asked holds is as good as the question's, of the same participants")
  func entailments() throws {
    #expect(try Self.answers("Who died in the flood of Karum?") == ["Bo Ek"])
    #expect(try Self.answers("How many points did the Alva index lose?") == ["50"])
    #expect(try Self.answers("Which team got the bronze?") == [])
  }

  @Test("Somebody's age counts nothing")
  func ages() throws {
    #expect(try Self.answers("How many horses did Ida Voss keep until 1990?") == [])
  }

  @Test("What the sentence calls otherwise is not meant: another title, a make, what is to come")
  func calledOtherwise() throws {
    #expect(try Self.answers("Which general criticised the contract?") == [])
    #expect(try Self.answers("Which senator criticised the contract?") == ["Senator Hanna Brandt"])
    #expect(try Self.answers("Which city was the jetliner heading for when it crashed?") == [])
    #expect(try Self.answers("When was the Falcon first sold?") == [])
  }

  @Test("What is said of “it” is not said of another that the question names")
  func otherPronoun() throws {
    #expect(try Self.answers("Which colours does the Lumo come in?") == [])
    #expect(try Self.answers("Which colours does the Brio come in?") == ["black", "white"])
  }
}
