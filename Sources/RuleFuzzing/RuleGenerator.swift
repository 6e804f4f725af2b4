/// Rule files drawn at random: sound ones, damaged ones, and soups of the language's tokens. The same seed gives the same
/// files on every machine.
package struct RuleGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed | 1 }

  /// xorshift64*, as Vigna has it (2016), doi:10.1145/2845077.
  package mutating func next(_ bound: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 2_685_821_657_736_338_717) >> 33) % max(1, bound)
  }

  private mutating func pick<Element>(_ from: [Element]) -> Element { from[next(from.count)] }

  /// A file of any of the three sorts.
  package mutating func file() -> [UInt8] {
    switch next(4) {
    case 0: return soundFile()
    case 1: return soup()
    default: return damaged(soundFile())
    }
  }

  /// A file without a mistake that the reader could see; its examples need not be English.
  package mutating func soundFile() -> [UInt8] {
    var text = ""
    if next(3) == 0 { text += "synonyms \(pick(Self.verbs)), acquire, \(pick(Self.nouns))x\n" }
    for number in 0..<1 + next(4) { text += rule(number) }
    if next(2) == 0 {
      text +=
        "question \"\(pick(["who", "what", "when"])) \(pick(Self.verbs)) [patient]\" asks rule0(agent?, patient)\n"
    }
    return Array(text.utf8)
  }

  private static let verbs = ["bought", "founded", "left", "mediated", "set up", "wrote", "übernahm"]
  private static let nouns = ["mill", "bridge", "old port", "Kiwi Air", "café", "talks", "14 boats"]
  private static let types = ["any", "person", "place", "organization", "party", "event", "time", "quantity", "money"]
  private static let roles = ["recipient", "place", "time", "topic", "cause"]

  private mutating func rule(_ number: Int) -> String {
    var slots = ["agent", "patient"]
    var heading = ["agent: " + pick(Self.types), "patient"]
    if next(2) == 0 {
      let role = pick(Self.roles)
      slots.append("whom")
      heading.append("whom as \(role): \(pick(Self.types))")
    }
    var text = "fact rule\(number)(\(heading.joined(separator: ", ")))\n"
    for _ in 0..<1 + next(3) {
      text +=
        "  " + (next(4) == 0 ? "not " : "") + "\"" + sentence(slots) + "\"" + (next(6) == 0 ? "  # why" : "") + "\n"
    }
    text += "  \"" + sentence(slots) + "\"\n"
    if next(2) == 0 {
      let stance = pick(["", "not ", "planned ", "not possible "])
      let fillers = pick(["patient", "patient: any", "patient: \"mill|port\"", "in: patient?"])
      text += "  when \(stance)\(pick(["buy", "set up", "be"]))(agent, \(fillers))\n"
    }
    return text + (next(2) == 0 ? "\n" : "")
  }

  private mutating func sentence(_ slots: [String]) -> String {
    var parts: [String] = []
    for slot in slots {
      parts.append("[\(slot): \(pick(["The \\[old\\] ", "", ""]))\(pick(Self.nouns))]")
      switch next(5) {
      case 0: parts.append("(\(pick(["had", "has", "\\[x\\]"])))?")
      case 1: parts.append("{\(pick(Self.verbs))|\(pick(Self.verbs)) {a|(very)? big}}")
      case 2: parts.append("\\\"\(pick(Self.verbs))\\\"")
      default: parts.append(pick(Self.verbs))
      }
    }
    return parts.joined(separator: " ")
  }

  private static let tokens: [[UInt8]] =
    [
      "fact ", "question ", "synonyms ", "not ", "when ", " asks ", " as ", "agent", "patient", "person", "\"", "\"",
      "[", "]", "[agent: Ada]", "[patient: it]", "(", ")", ")?", "{", "}", "|", "\\", ":", ",", "?", "#", "\n", "\n  ",
      "\r\n", " ", "\t", "bought", "mill", "é", "👩‍👩‍👧", "\u{FEFF}", "\u{0}",
    ].map { Array($0.utf8) } + [[0xE9], [0xFF, 0xFE], [0xC3]]

  private mutating func soup() -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<next(120) { bytes += pick(Self.tokens) }
    return bytes
  }

  private mutating func damaged(_ file: [UInt8]) -> [UInt8] {
    var bytes = file
    for _ in 0..<1 + next(5) where !bytes.isEmpty {
      let place = next(bytes.count)
      switch next(5) {
      case 0: bytes[place] = UInt8(next(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: pick(Self.tokens), at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + next(40)))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + next(60))], at: next(bytes.count))
      }
    }
    return bytes
  }
}
