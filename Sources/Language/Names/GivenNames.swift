import Text

/// Whether somebody is a man or a woman, as far as pronouns tell them apart.
package enum Sex: UInt8, Sendable { case male, female }

/// What the listed given names tell of who bears them.
package struct GivenNames: Sendable {
  private let names: FlatMap

  package init(lexicon: Lexicon = .bundled) { names = lexicon.map("given-names") }

  /// The sex of those who bear a name, in lower case; nil where both do, or the list does not have it.
  package func sex(of name: UnsafeBufferPointer<UInt8>) -> Sex? {
    switch names[name]?.first {
    case UInt8(ascii: "m"): .male
    case UInt8(ascii: "f"): .female
    default: nil
    }
  }
}
