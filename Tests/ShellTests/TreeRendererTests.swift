import Shell
import Testing

@Suite("Drawing dependency trees")
struct TreeRendererTests {
  private static let short = [
    TreeRenderer.Word(form: "Russia", upos: "PROPN", relation: "nsubj", head: 1),
    TreeRenderer.Word(form: "mediated", upos: "VERB", relation: "root", head: nil),
    TreeRenderer.Word(form: "the", upos: "DET", relation: "det", head: 3),
    TreeRenderer.Word(form: "ceasefire", upos: "NOUN", relation: "obj", head: 1),
    TreeRenderer.Word(form: ".", upos: "PUNCT", relation: "punct", head: 1),
  ]

  @Test("A sentence that fits has its arcs above the words")
  func horizontal() throws {
    try Golden.check(TreeRenderer().render(Self.short, width: 80), "tree-horizontal.txt")
  }

  private static let long: [TreeRenderer.Word] = {
    let forms = "The old council of the small town approved very long expensive plans".split(separator: " ")
    let heads = [2, 2, 7, 6, 6, 6, 2, nil, 9, 11, 11, 7]
    return zip(forms, heads).map {
      TreeRenderer.Word(form: String($0), upos: "PROPN", relation: $1 == nil ? "root" : "nmod:poss", head: $1)
    }
  }()

  @Test(
    "A sentence that does not fit has one word a line, the narrower with the less said of it", arguments: [60, 40, 24])
  func vertical(width: Int) throws {
    try Golden.check(TreeRenderer().render(Self.long, width: width), "tree-vertical-\(width).txt")
  }

  @Test("What a narrow terminal has no room for is left out, never run over", arguments: 24...80)
  func narrow(width: Int) {
    for line in TreeRenderer().render(Self.long, width: width).split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
    }
  }

  @Test("A head outside of the sentence and an empty sentence are drawn without complaint")
  func broken() {
    let lost = [TreeRenderer.Word(form: "a", upos: "X", relation: "dep", head: 9)]
    #expect(TreeRenderer().render(lost, width: 80).contains("a"))
    #expect(TreeRenderer().render([], width: 80).isEmpty)
  }
}
