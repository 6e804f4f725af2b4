import Language
import Testing
import Text

@Suite("Lemmas")
struct LemmatizerTests {
  @Test(
    "Forms give their lemmas by part of speech and inflection",
    arguments: [
      ("stopped", UPOS.verb, Inflection.past, "stop"), ("hoping", .verb, .gerund, "hope"),
      ("hopping", .verb, .gerund, "hop"),
      ("falling", .verb, .gerund, "fall"), ("tried", .verb, .past, "try"), ("died", .verb, .past, "die"),
      ("went", .verb, .past, "go"), ("mediated", .verb, .pastParticiple, "mediate"),
      ("goes", .verb, .presentThirdPerson, "go"),
      ("sank", .verb, .present, "sink"), ("fled", .verb, .past, "flee"), ("rest", .verb, .base, "rest"),
      ("watches", .verb, .presentThirdPerson, "watch"), ("makes", .verb, .presentThirdPerson, "make"),
      ("was", .aux, .past, "be"), ("n't", .part, .positive, "not"), ("cities", .noun, .plural, "city"),
      ("buses", .noun, .plural, "bus"), ("houses", .noun, .plural, "house"), ("movies", .noun, .plural, "movie"),
      ("children", .noun, .plural, "child"), ("policewomen", .noun, .plural, "policewoman"),
      ("bigger", .adj, .comparative, "big"), ("latest", .adj, .superlative, "late"),
      ("Armenians", .propn, .plural, "Armenian"),
      ("Lund", .propn, .singular, "Lund"), ("zorbled", .verb, .past, "zorble"), ("The", .det, .none, "the"),
    ])
  func lemmas(form: String, upos: UPOS, inflection: Inflection, lemma: String) {
    var analysis = Analysis()
    var token = Token(range: ByteRange(0..<form.utf8.count))
    token.form = analysis.symbols.intern(form)
    token.lower = analysis.symbols.intern(LetterCase.lower(form.utf8))
    token.upos = upos
    token.inflection = inflection
    analysis.tokens = [token]
    var lemmatizer = Lemmatizer()
    lemmatizer.lemmatize(&analysis, tokens: 0..<1)
    #expect(analysis.symbols.string(analysis.tokens[0].lemma) == lemma)
  }
}
