import Answers
import Index
import Testing

private let clubTexts = [
  """
  Maria Silva founded the rowing club in 1951. Maria Silva died in 1990. Pedro Costa led the club in 1972. Maria Silva \
  wrote a book about rowing. Brazil won 14 medals in 1980. Peru won 3 medals in 1980. Brazil won 21 medals in 1984. The \
  new boathouse will cost two million crowns, the treasurer said.
  """
]

@Suite("Follow-ups")
struct FollowUpTests {
  private static func follow(_ first: String, _ second: String) throws -> Reply {
    var answerer = try Answerer()
    let index = try makeIndex(clubTexts)
    let before = answerer.reply(to: first, index: index)
    return answerer.reply(to: second, after: before.conversation, index: index).reply
  }

  @Test(
    "A follow-up is asked of what the last question was about",
    arguments: [
      ("who founded the rowing club", "when?", "1951"), ("who founded the rowing club", "when did she die?", "1990"),
      ("how many medals did Brazil win in 1980", "and in 1984?", "21"),
      ("how many medals did Brazil win in 1980", "and Peru?", "3"),
      ("how many medals did Brazil win in 1980", "what about Peru?", "3"),
    ])
  func restated(first: String, second: String, answer: String) throws {
    #expect(try Self.follow(first, second).answers.first?.text.contains(answer) == true)
  }

  private static let valley = """
    The valley was cut off for three weeks by the army because of a strike at the mine. Ann Lee is the president of the Harrow \
    Club. Bo Ek is the editor of the Harrow Club. The Harrow Club placed third at the 1998 Lake Cup. The Harrow Club placed \
    first at the 2002 Lake Cup. The novel's first part is called Dawn. The novel's second part is called Dusk. In August 2007 \
    the Mill Index fell by 40 points. In August 2007 the Harbour Index fell by 90 points. Last year four million visitors came \
    to the fair. Karl Holm found the ore in September 1928. This year six million visitors came to the fair.
    """

  @Test(
    "A follow-up without words of its own asks for another part of the fact that the last answer stands in",
    arguments: [
      ("what was cut off", "because of what?", "a strike at the mine"),
      ("what was cut off", "why?", "a strike at the mine"),
      ("what was cut off", "for how long", "three weeks"), ("what was cut off", "by whom?", "the army"),
      ("who cut off the valley", "due to what", "a strike at the mine"),
      ("who found the ore", "when?", "September 1928"),
      ("who found the ore", "in which year?", "September 1928"),
    ])
  func partOfFact(first: String, second: String, answer: String) throws {
    #expect(try Self.ask([first, second], of: Self.valley).answers.first?.text == answer)
  }

  @Test("Of what the fact of the last answer does not say nothing is taken from it")
  func noPartOfFact() throws {
    #expect(try Self.ask(["what was cut off", "since when?"], of: Self.valley).answers.isEmpty)
    #expect(try Self.ask(["who cut off the valley", "to whom?"], of: Self.valley).answers.isEmpty)
    #expect(try Self.ask(["what was cut off", "with what?"], of: Self.valley).answers.isEmpty)
  }

  @Test(
    "What stands behind “and” takes the place of its like: an office, an ordinal, a year within a name, a name that is no month",
    arguments: [
      ("who is the president of the Harrow Club", "and the editor?", "who is the editor of the Harrow Club"),
      ("how many points did the Mill Index lose", "and the percents?", "how many percents did the Mill Index lose"),
      ("which club placed third in 1998", "and the team?", "which team placed third in 1998"),
      ("what is the novel's first part called", "and the second?", "what is the novel's second part called"),
      (
        "how did the Harrow Club place at the 1998 Lake Cup", "and in 2002?",
        "how did the Harrow Club place at the 2002 Lake Cup"
      ),
      (
        "how many points did the Mill Index lose in August 2007", "and the Harbour Index?",
        "how many points did the Harbour Index lose in August 2007"
      ),
      (
        "how many visitors came to the fair last year", "and this year?", "how many visitors came to the fair this year"
      ),
      ("how many visitors came to the fair", "and last year", "how many visitors came to the fair last year"),
    ])
  func takesThePlace(first: String, second: String, whole: String) throws {
    #expect(try Self.ask([first, second], of: Self.valley).notes.first == "read as: \(whole)")
  }

  @Test(
    "“And” with nothing to put in a place is asked as it is",
    arguments: ["and", "and ?", "and …", "what about", "and - -"])
  func nothingBehind(second: String) throws {
    let reply = try Self.ask(["who is the president of the Harrow Club", second], of: Self.valley)
    #expect(reply.notes.allSatisfy { !$0.hasPrefix("read as") })
  }

  private static let questions = [
    "how many medals did Brazil win in 1980", "who founded the rowing club in 1951",
    "what will cost two million crowns",
    "how many of them did they win", "when did she write it", "how much will it cost them", "where is its boathouse",
    "who is she", "why did it cost two million", "did they win 14", "what is their prize",
  ]

  @Test("Whatever a follow-up takes over, it is answered or something is said to be missing", arguments: questions)
  func takesOver(first: String) throws {
    for second in Self.questions {
      let reply = try Self.follow(first, second)
      #expect(!reply.answers.isEmpty || !reply.missing.isEmpty)
    }
  }

  @Test("What was read into a follow-up is said")
  func note() throws {
    let reply = try Self.follow("how many medals did Brazil win in 1980", "and in 1984?")
    #expect(reply.question == "and in 1984?")
    #expect(reply.notes.first == "read as: how many medals did Brazil win in 1984")
  }

  @Test("Who says so is the speaker of the last answer, or nobody")
  func speaker() throws {
    let reply = try Self.follow("how much will the boathouse cost", "according to whom?")
    #expect(reply.answers.first?.text == "the treasurer")
    let nobody = try Self.follow("who founded the rowing club", "who says so?")
    #expect(nobody.answers.isEmpty)
    #expect(nobody.missing.contains("names nobody"))
  }

  private static let family = """
    Karl Holm designed the bridge in 1931. He was born in Bergen. Holm died in 1970. Ana Costa praised Karl Holm in a \
    speech. Her father was Otto Costa. Ana Costa was born in Lisbon.
    """

  private static func ask(_ questions: [String], of text: String) throws -> Reply {
    var answerer = try Answerer()
    let index = try makeIndex([text])
    var last = answerer.reply(to: questions[0], index: index)
    for question in questions.dropFirst() {
      last = answerer.reply(to: question, after: last.conversation, index: index)
    }
    return last.reply
  }

  @Test("A pronoun of a follow-up stands for someone of its sex, and the reply says for whom")
  func sex() throws {
    let reply = try Self.ask(["who designed the bridge", "where was he born"], of: Self.family)
    #expect(reply.answers.first?.text == "Bergen")
    #expect(reply.notes.first == "read as: where was Karl Holm born")
    let other = try Self.ask(["who praised Karl Holm", "when did he die"], of: Self.family)
    #expect(other.notes.first == "read as: when did Karl Holm die")
    #expect(other.answers.first?.text == "1970")
  }

  @Test("A pronoun for a woman stands for nobody where only men were spoken of")
  func strange() throws {
    let reply = try Self.ask(["who designed the bridge", "who was her father"], of: Self.family)
    #expect(reply.answers.isEmpty)
    #expect(reply.missing == "nobody was spoken of whom “her” may stand for")
  }

  @Test("A pronoun behind a name in the same question is that name's")
  func bound() throws {
    let reply = try Self.ask(["who designed the bridge", "what did Ana Costa call her father"], of: Self.family)
    #expect(reply.notes.allSatisfy { !$0.hasPrefix("read as") })
  }
}
