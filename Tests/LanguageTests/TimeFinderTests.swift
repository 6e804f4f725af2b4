import Language
import Testing
import Text

@Suite("Times")
struct TimeFinderTests {
  /// 2023-09-21 was a Thursday.
  private static let written = "2023-09-21"

  @Test(
    "Dates written in full stand as written",
    arguments: [
      ("The bridge opened on 5 June 2009.", ["5 June 2009=2009-06-05"]),
      ("The bridge opened on June 5, 2009.", ["June 5, 2009=2009-06-05"]),
      ("On 3 May 2009, Ann Lee resigned.", ["3 May 2009=2009-05-03"]),
      ("The mill burned down in March 1871.", ["March 1871=1871-03"]),
      ("The mill burned down in 1871.", ["1871=1871"]),
      ("Her diary begins on 2011-02-28.", ["2011-02-28=2011-02-28"]),
      ("He taught here in the 1960s.", ["the 1960s=196"]),
      ("The tower dates from the 14th century.", ["the 14th century=13"]),
      ("The temple was built in 450 BC.", ["450 BC=BC0450"]),
      ("Sales fell in the first quarter of 2015.", ["the first quarter of 2015=2015-Q1"]),
      ("They met in the summer of 1969.", ["the summer of 1969=1969-SU"]),
    ])
  func calendar(text: String, expected: [String]) throws {
    #expect(try AnalyzedText(text).times == expected)
  }

  @Test("A day of May before a comma is one, though May may be a name")
  func namesOfMonths() throws {
    #expect(try AnalyzedText("On 3 May, Ann Lee resigned.", date: Self.written).times == ["3 May=2023-05-03"])
    #expect(try AnalyzedText("Theresa May resigned.").times.isEmpty)
  }

  @Test("An abbreviation in capitals alone is no month, beside a number it is")
  func shouted() throws {
    #expect(try AnalyzedText("The lines were built by DEC and later sold.").times.isEmpty)
    #expect(try AnalyzedText("The lines were built on 5 DEC 2009.").times == ["5 DEC 2009=2009-12-05"])
  }

  @Test(
    "Two times that are the ends of one stretch are one time",
    arguments: [
      ("He was mayor from 1994 to 1996.", ["1994 to 1996=1994/1996"]),
      ("The mine was worked from March 1871 until June 1902.", ["March 1871 until June 1902=1871-03/1902-06"]),
      ("It rained between May and July 2020.", ["May and July 2020=2020-05/2020-07"]),
      ("The ferry ran between 1994 and 1996.", ["1994 and 1996=1994/1996"]),
      (
        "The fair was held from 28 December 2001 to 6 January 2002.",
        ["28 December 2001 to 6 January 2002=2001-12-28/2002-01-06"]
      ),
      ("The ferry sank in 1994 and 1996.", ["1994=1994", "1996=1996"]),
      ("The vote was moved from June 2004 to July 2005.", ["June 2004=2004-06", "July 2005=2005-07"]),
    ])
  func intervals(text: String, expected: [String]) throws {
    #expect(try AnalyzedText(text).times == expected)
  }

  @Test("An interval covers the days from the first of one time through the last of the other")
  func intervalDays() throws {
    let times = try AnalyzedText("It rained from May to July 2020.").analysis.times
    let first = try #require(CivilDate(year: 2020, month: 5, day: 1)).dayNumber
    let last = try #require(CivilDate(year: 2020, month: 7, day: 31)).dayNumber
    #expect(times.map(\.days) == [Int32(first)...Int32(last)])
  }

  @Test(
    "Times relative to the day of writing are resolved against it and the tense",
    arguments: [
      ("The ship sank on Tuesday.", ["Tuesday=2023-09-19"]),
      ("The ship will sail on Tuesday.", ["Tuesday=2023-09-26"]),
      ("She resigned yesterday.", ["yesterday=2023-09-20"]),
      ("The law was passed last week.", ["last week=2023-W37"]),
      ("The law was passed last year.", ["last year=2022"]),
      ("The court will rule next month.", ["next month=2023-10"]),
      ("The strike ended in November.", ["November=2022-11"]),
      ("The strike will end in November.", ["November=2023-11"]),
      ("He left the village two years ago.", ["two years ago=2021"]),
      ("The museum is now closed.", ["now=PRESENT_REF"]),
    ])
  func relative(text: String, expected: [String]) throws {
    #expect(try AnalyzedText(text, date: Self.written).times == expected)
  }

  @Test("Without a day of writing the value keeps its X and names no days")
  func undated() throws {
    let text = try AnalyzedText("The ship sank on Thursday.")
    #expect(text.times == ["Thursday=XXXX-WXX-4"])
    #expect(text.analysis.times.first?.days == nil)
  }

  @Test(
    "Durations and sets are told from dates",
    arguments: [
      ("They waited for six weeks.", "six weeks=P6W", TimeExpression.Kind.duration),
      ("The storm lasted thirty minutes.", "thirty minutes=PT30M", .duration),
      ("It was shut for six hours and twenty minutes.", "six hours and twenty minutes=PT6H20M", .duration),
      (
        "She crossed the line after 4 hours, 11 minutes and 38 seconds.",
        "4 hours, 11 minutes and 38 seconds=PT4H11M38S", .duration
      ),
      ("The oven is lit at half past three.", "half past three=XXXX-XX-XXT03:30", .time),
      ("The bus leaves at a quarter to nine.", "a quarter to nine=XXXX-XX-XXT08:45", .time),
      ("The fair is held every year.", "every year=P1Y", .set),
    ])
  func lengths(text: String, expected: String, kind: TimeExpression.Kind) throws {
    let found = try AnalyzedText(text)
    #expect(found.times == [expected])
    #expect(found.analysis.times.first?.kind == kind)
  }

  @Test("An age is no time, and a number with a noun is no year")
  func notTimes() throws {
    #expect(try AnalyzedText("The girl is 14 years old.").times == [])
    #expect(try AnalyzedText("The army sent 2,000 soldiers.").times == [])
  }

  @Test("A year covers its days")
  func days() throws {
    let time = try #require(try AnalyzedText("The mill burned down in 1970.").analysis.times.first)
    #expect(time.days == 0...364)
    #expect(time.granularity == .year)
  }
}
