import CEdit
import Glibc

/// How many columns of a terminal a text takes.
package enum DisplayWidth {
  /// Columns of a whole text without line breaks; combining marks take none, East Asian wide characters two.
  package static func of(_ text: some StringProtocol) -> Int {
    var columns = 0
    for character in text { columns += of(character) }
    return columns
  }

  /// Columns of one grapheme cluster: those of its widest scalar, or two where it asks to be shown as an emoji.
  package static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    var columns = 0
    for scalar in character.unicodeScalars {
      if scalar.value == 0xFE0F { return 2 }
      columns = max(columns, of(scalar))
    }
    return columns
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    // The locale's table where there is one; without a UTF-8 locale wcwidth knows ASCII alone.
    let width = wcwidth(wchar_t(bitPattern: scalar.value))
    if width >= 0 { return Int(width) }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }
}
