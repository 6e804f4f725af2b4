import Text

/// The closed-class words that comparators, ranges, units and ages are made of, as symbols of the analysis; one that no token has
/// where it lacks the word.
struct QuantityWords {
  let about, around, some, nearly, almost, approximately, roughly, circa, least, most, more, less, fewer, than, over,
    above, under, below, up, to, at, hyphen, dash, and, between, from, aged, age, old, square, cubic, per, point,
    points, cent, hour, second, no, comma, of, older, younger, ages, estimated, or, upwards, exceeding, a, celsius,
    fahrenheit, c, f, percentage, opening, closing, many, much, `as`, us, quote, pound, pounds, weigh, `for`: Symbol

  /// Lemmas of verbs and nouns of which pounds say the price.
  static let ofMoney = words(
    """
    award borrow budget charge contribute cost damages debt donate donation earn fare fee fine grant invest lend loan owe
    pay pledge price prize profit raise rent salary spend turnover wage worth
    """)
  /// Lemmas of verbs whose price stands behind "for".
  static let ofTrade = words("auction bid buy hire offer purchase rent sell")

  private static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

  init(_ table: SymbolTable) {
    func word(_ text: String) -> Symbol { table.find(text) ?? Symbol(rawValue: .max) }
    pound = word("pound")
    pounds = word("pounds")
    weigh = word("weigh")
    `for` = word("for")
    about = word("about")
    around = word("around")
    some = word("some")
    nearly = word("nearly")
    almost = word("almost")
    approximately = word("approximately")
    roughly = word("roughly")
    circa = word("circa")
    least = word("least")
    most = word("most")
    more = word("more")
    less = word("less")
    fewer = word("fewer")
    than = word("than")
    over = word("over")
    above = word("above")
    under = word("under")
    below = word("below")
    up = word("up")
    to = word("to")
    at = word("at")
    hyphen = word("-")
    dash = word("–")
    and = word("and")
    between = word("between")
    from = word("from")
    aged = word("aged")
    age = word("age")
    old = word("old")
    square = word("square")
    cubic = word("cubic")
    per = word("per")
    point = word("point")
    points = word("points")
    cent = word("cent")
    hour = word("hour")
    second = word("second")
    no = word("no.")
    comma = word(",")
    of = word("of")
    older = word("older")
    younger = word("younger")
    ages = word("ages")
    estimated = word("estimated")
    or = word("or")
    upwards = word("upwards")
    exceeding = word("exceeding")
    a = word("a")
    celsius = word("celsius")
    fahrenheit = word("fahrenheit")
    c = word("c")
    f = word("f")
    percentage = word("percentage")
    opening = word("[")
    closing = word("]")
    many = word("many")
    much = word("much")
    `as` = word("as")
    us = word("us")
    quote = word("\"")
  }
}
