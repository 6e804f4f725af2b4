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

  @Test("A sentence that does not fit has one word a line")
  func vertical() throws {
    try Golden.check(TreeRenderer().render(Self.short, width: 20), "tree-vertical.txt")
  }

  @Test("A head outside of the sentence and an empty sentence are drawn without complaint")
  func broken() {
    let lost = [TreeRenderer.Word(form: "a", upos: "X", relation: "dep", head: 9)]
    #expect(TreeRenderer().render(lost, width: 80).contains("a"))
    #expect(TreeRenderer().render([], width: 80).isEmpty)
  }
}
