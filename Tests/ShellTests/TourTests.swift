import Shell
import Testing

@Suite("The tour")
struct TourTests {
  @Test("It has ten steps, each with something said and something typed")
  func bundled() {
    let steps = Tour.bundled.steps
    #expect(steps.count == 10)
    for step in steps {
      #expect(step.parts.contains { if case .said = $0 { true } else { false } }, "\(step.title)")
      #expect(step.parts.contains { if case .typed = $0 { true } else { false } }, "\(step.title)")
    }
  }

  @Test("A lesson is read line by line; comments and what stands before the first step are left out")
  func reading() {
    let tour = Tour(Array("lost\n# note\n= One\nSaid.\n> :facts\n\nMore.\n= Two\n".utf8))
    #expect(tour.steps.map(\.title) == ["One", "Two"])
    #expect(tour.steps.map(\.parts) == [[.said("Said."), .typed(":facts"), .said("More.")], []])
  }
}
