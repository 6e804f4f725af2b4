import Documents
import Foundation
import Language
import Text

// scratch driver
func feats(_ xpos: String) -> Inflection {
  switch xpos {
  case "VB": .base
  case "VBD": .past
  case "VBG": .gerund
  case "VBN": .pastParticiple
  case "VBP": .present
  case "VBZ": .presentThirdPerson
  case "MD": .modal
  case "NN", "NNP": .singular
  case "NNS", "NNPS": .plural
  case "JJR", "RBR": .comparative
  case "JJS", "RBS": .superlative
  case "JJ", "RB": .positive
  default: .none
  }
}
let args = CommandLine.arguments
let mode = args[1]
let input = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
var docs: [(String, [[[String]]])] = []
var cur: [[String]] = []
for line in input.split(separator: "\n", omittingEmptySubsequences: false) {
  if line.hasPrefix("# newdoc") { docs.append((String(line), [])) }
  else if line.isEmpty { if !cur.isEmpty { if docs.isEmpty { docs.append(("# newdoc id = all", [])) }; docs[docs.count - 1].1.append(cur); cur = [] } }
  else if !line.hasPrefix("#") {
    let c = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    if Int(c[0]) != nil { cur.append(c) }
  }
}
let times = TimeFinder()
let quantities = QuantityFinder()
let clock = ContinuousClock()
var spent = Duration.zero
var words = 0
for (name, sents) in docs {
  var a = Analysis()
  var text: [UInt8] = []
  for s in sents {
    let start = a.tokens.count
    for c in s {
      let b = text.count
      text += Array(c[1].utf8)
      var t = Token(range: ByteRange(b..<text.count))
      if !c[9].contains("SpaceAfter=No") { text.append(32) } else { t.spaceAfter = false }
      t.form = a.symbols.intern(c[1])
      t.lower = a.symbols.intern(c[1].lowercased())
      t.lemma = a.symbols.intern(c[2])
      t.upos = UPOS.allCases.first { $0.name == c[3] } ?? .x
      t.inflection = feats(c[4])
      t.head = Int32(c[6])! - 1
      t.relation = Relation(name: c[7]) ?? .dep
      a.tokens.append(t)
    }
    let r = Int32(start)..<Int32(a.tokens.count)
    a.sentences.append(Sentence(range: a.range(of: r), tokens: r, block: 0))
    text.append(10)
  }
  words += a.tokens.count
  let doc = Document(id: name, date: args.count > 2 ? { let p = args[2].split(separator: "-").map { Int($0)! }; return CivilDate(year: p[0], month: p[1], day: p[2]) }() : nil, text: text, blocks: [Block(kind: .paragraph, range: ByteRange(0..<text.count))])
  spent += clock.measure {
    times.find(in: &a, document: doc)
    quantities.find(in: &a, document: doc)
  }
  func str(_ r: Range<Int32>) -> String { let x = a.range(of: r); return String(decoding: text[x.indices], as: UTF8.self) }
  func around(_ r: Range<Int32>) -> String {
    let s = a.sentences[a.sentence(of: r.lowerBound)].tokens
    let lo = max(s.lowerBound, r.lowerBound - 5), hi = min(s.upperBound, r.upperBound + 4)
    return str(lo..<r.lowerBound) + " [" + str(r) + "] " + str(r.upperBound..<hi)
  }
  if mode == "times" { for t in a.times { print(t.kind, t.value, "|", around(t.tokens), "|", t.reason) } }
  if mode == "quantities" { for q in a.quantities { print(q.kind, q.value, q.upper == q.value ? "" : "..\(q.upper)", q.comparator, a.symbols.string(q.unit), q.counted.map { a.symbols.string(a.tokens[Int($0)].lower) } ?? "-", "|", around(q.tokens)) } }
}
FileHandle.standardError.write("words \(words) µs/word \(Double(spent.components.attoseconds) / 1e12 / Double(words))\n".data(using: .utf8)!)
