import Language
import Testing

@Suite("Quantities")
struct QuantityFinderTests {
  struct Case: Sendable, CustomStringConvertible {
    let text: String
    let kind: Quantity.Kind
    let value: Double
    var upper: Double?
    var comparator = Quantity.Comparator.exactly
    let unit: String

    var description: String { text }
  }

  @Test(
    "A number comes with its comparator, range and unit",
    arguments: [
      Case(
        text: "The storm killed more than 6,700 people.", kind: .count, value: 6700, comparator: .moreThan,
        unit: "people"),
      Case(text: "At least two hundred houses burned.", kind: .count, value: 200, comparator: .atLeast, unit: "house"),
      Case(text: "She bought twenty-five apples.", kind: .count, value: 25, unit: "apple"),
      Case(text: "The bridge cost $26 million.", kind: .money, value: 26_000_000, unit: "$"),
      Case(text: "The scanner cost 1.9 million pounds.", kind: .money, value: 1_900_000, unit: "pound sterling"),
      Case(text: "She bought it for 40 pounds.", kind: .money, value: 40, unit: "pound sterling"),
      Case(text: "They bought 40 pounds of flour.", kind: .count, value: 40, unit: "pound"),
      Case(text: "The firm lost 2.5 billion euros.", kind: .money, value: 2_500_000_000, unit: "euro"),
      Case(
        text: "The road is about 12 kilometres long.", kind: .length, value: 12, comparator: .about, unit: "kilometre"),
      Case(text: "Nearly 45 percent voted.", kind: .percent, value: 45, comparator: .about, unit: "percent"),
      Case(text: "The farm covers 40 square miles.", kind: .area, value: 40, unit: "square mile"),
      Case(text: "The train runs at 300 kilometres per hour.", kind: .speed, value: 300, unit: "kilometre per hour"),
      Case(text: "Between 5 and 10 boats sank.", kind: .count, value: 5, upper: 10, unit: "boat"),
      Case(text: "A 14-year-old boy won.", kind: .age, value: 14, unit: "year"),
      Case(text: "The tablet has a 9.5\" screen.", kind: .length, value: 9.5, unit: "inch"),
      Case(text: "An earthquake of magnitude 6.1 struck.", kind: .count, value: 6.1, unit: ""),
      Case(text: "Two thirds of the voters stayed away.", kind: .fraction, value: 2.0 / 3, unit: "voter"),
    ])
  func quantities(expected: Case) throws {
    let found = try AnalyzedText(expected.text)
    let quantity = try #require(found.analysis.quantities.first)
    #expect(quantity.kind == expected.kind)
    #expect(abs(quantity.value - expected.value) < 1e-6)
    #expect(quantity.upper == expected.upper ?? quantity.value)
    #expect(quantity.comparator == expected.comparator)
    #expect(found.analysis.symbols.string(quantity.unit) == expected.unit)
  }

  @Test("A year is no quantity")
  func years() throws {
    #expect(try AnalyzedText("The mill burned down in 1871.").analysis.quantities.isEmpty)
  }

  @Test("A number written together with a word before it, or with its kind, is no quantity")
  func designations() throws {
    #expect(try AnalyzedText("They fly the Vanta K330-200 and the LC-10.").analysis.quantities.isEmpty)
    #expect(try AnalyzedText("He slept in room 61.").analysis.quantities.isEmpty)
  }

  @Test("A mark may open the text, and marks behind hundreds of numbers are read at once")
  func manyMarks() throws {
    let found = try AnalyzedText("\"A 5\" pipe\" " + String(repeating: "and a \"big\" 5\" pipe ", count: 200)).analysis
    #expect(found.quantities.count == 201)
  }

  @Test("A mark that closes a quotation stands for no inches")
  func quotations() throws {
    let found = try AnalyzedText("She said \"we sold 17\" and left.").analysis
    #expect(found.quantities.allSatisfy { $0.kind == .count })
  }
}
