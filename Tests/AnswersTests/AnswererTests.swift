import Answers
import Index
import Testing

@Suite("Answering")
struct AnswererTests {
  private static func reply(_ question: String, _ texts: [String] = harbourTexts) throws -> Reply {
    try makeIndex(texts).reply(to: question)
  }

  @Test(
    "An answer is the words of a sentence that says it",
    arguments: [
      ("who repaired the old lighthouse", "engineers", "The engineers repaired"),
      ("how many sailors died because of the storm", "12", "At least 12 sailors"),
      ("who built the ferry Aurora", "Carl Lund", "The ferry was built by Carl Lund"),
      ("when did the storm destroy the ferry Aurora", "1961", "A storm destroyed"),
    ])
  func answers(question: String, answer: String, sentence: String) throws {
    let first = try #require(try Self.reply(question).answers.first)
    #expect(first.text.contains(answer))
    #expect(first.citations.first?.text.hasPrefix(sentence) == true)
    #expect((0...1).contains(first.confidence))
  }

  @Test(
    "A role swap, a false premise or an absent subject is not answered",
    arguments: [
      "how many engineers did Denmark send to Norway", "who destroyed the lighthouse at Narvik",
      "how many engineers did Sweden send", "who painted the ceiling of the Sistine Chapel",
      "when was Napoleon crowned",
    ])
  func abstains(question: String) throws {
    let reply = try Self.reply(question)
    #expect(reply.answers.isEmpty)
    #expect(!reply.missing.isEmpty)
  }

  @Test("Yes or no, with the sentence that says so")
  func yesNo() throws {
    #expect(try Self.reply("did Norway send engineers to Denmark").answers.first?.text == "yes")
    #expect(try Self.reply("did Sweden send engineers to Denmark").answers.isEmpty)
  }

  @Test("What nobody did was not done")
  func notDone() throws {
    let texts = ["Nobody crossed the bridge in 1948."]
    #expect(try Self.reply("did anybody cross the bridge in 1948", texts).answers.map(\.text) == ["no"])
  }

  @Test("Equal answers of two documents are one answer with two citations")
  func merging() throws {
    let texts = ["Carl Lund built the ferry Aurora in Bergen.", "The ferry Aurora was built by Carl Lund."]
    let reply = try Self.reply("who built the ferry Aurora", texts)
    #expect(reply.answers.first?.text == "Carl Lund")
    #expect(Set(reply.answers.first?.citations.map(\.document) ?? []) == ["d0", "d1"])
  }

  @Test("A follow-up takes over what it leaves out")
  func followUp() throws {
    var answerer = try Answerer()
    let index = try makeIndex(harbourTexts)
    let first = answerer.reply(to: "who sent engineers to Denmark", index: index)
    let second = answerer.reply(to: "when?", after: first.conversation, index: index)
    #expect(second.reply.answers.first?.text.contains("1952") == true)
  }

  @Test("A document that does not exist answers nothing")
  func unknownDocument() throws {
    var answerer = try Answerer()
    #expect(
      answerer.reply(to: "who built the ferry", in: "d9", index: try makeIndex(harbourTexts)).reply.answers.isEmpty)
  }

  @Test("A document that does not say it is guessed from only where its answer is taken for granted")
  func guess() throws {
    var answerer = try Answerer()
    let index = try makeIndex(harbourTexts)
    #expect(answerer.reply(to: "who painted the ferry", in: "d0", index: index).reply.answers.isEmpty)
    answerer.guesses = true
    #expect(!answerer.reply(to: "who painted the ferry", in: "d0", index: index).reply.answers.isEmpty)
    #expect(answerer.reply(to: "who painted the ferry", index: index).reply.answers.isEmpty)
  }

  @Test(
    "Nothing that can be typed brings it down",
    arguments: ["", "?", "who", "   ", "!!!", "why why why", "\u{0}", "what is", "wer hat die Fähre gebaut?", "when?"])
  func odd(question: String) throws {
    var answerer = try Answerer()
    let index = try makeIndex(harbourTexts)
    _ = answerer.reply(to: question, index: index, explains: true)
    _ = answerer.reply(to: question, index: FactIndex(), explains: true)
  }

  @Test("Every citation slices to itself, and every answer to its words")
  func verbatim() throws {
    var answerer = try Answerer()
    let index = try makeIndex(harbourTexts)
    let questions = [
      "who thanked the engineers", "where was the ferry built", "what destroyed the ferry",
      "who is the mayor of Skagen",
      "how many engineers did Norway send", "why did the sailors die", "what did the port authority deny",
    ]
    for question in questions {
      for document in [nil, "d0", "d1"] {
        let reply = answerer.reply(to: question, in: document, index: index).reply
        for citation in reply.answers.flatMap(\.citations) + reply.nearest {
          let text = Array(harbourTexts[citation.document == "d0" ? 0 : 1].utf8)
          #expect(String(decoding: text[citation.range.indices], as: UTF8.self) == citation.text)
          #expect(citation.answer.isEmpty || citation.range.contains(citation.answer))
        }
        for answer in reply.answers where answer.text != "yes" && answer.text != "no" {
          #expect(harbourTexts.joined(separator: "\n").contains(answer.text))
        }
      }
    }
  }

  @Test("The explanation goes from the question to the bytes")
  func explanation() throws {
    var answerer = try Answerer()
    let reply = answerer.reply(to: "who built the ferry Aurora", index: try makeIndex(harbourTexts), explains: true)
      .reply
    #expect(reply.explanation.contains { $0.hasPrefix("  question: ") })
    #expect(reply.explanation.contains { $0.contains("bytes") && $0.contains("coverage") })
    #expect(reply.explanation.contains { $0.hasPrefix("  best: ") })
  }

  @Test("A question that is given up ends soon, and the next one is answered as ever")
  func cancelling() throws {
    let index = try makeIndex(harbourTexts)
    var answerer = try Answerer()
    var asked = 0
    answerer.isCancelled = {
      asked += 1
      return true
    }
    #expect(answerer.reply(to: "who built the ferry", index: index).reply.answers.isEmpty)
    #expect(asked > 0)
    answerer.isCancelled = { false }
    #expect(answerer.reply(to: "who built the ferry", index: index).reply.answers.first?.text == "Carl Lund")
  }
}
