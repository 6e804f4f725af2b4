/// Text of documents made safe to print: what a terminal would obey is shown instead.
package enum VisibleText {
  /// Control and escape characters become their pictures (␛), marks that turn the writing direction their code points.
  ///
  /// Line breaks and tabs become spaces where `keepingLines` is false.
  package static func replacingControls(in text: String, keepingLines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: needsReplacement) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard needsReplacement(scalar) else {
        result.append(scalar)
        continue
      }
      append(scalar, keepingLines, to: &result)
    }
    return String(result)
  }

  private static func append(_ scalar: Unicode.Scalar, _ keepingLines: Bool, to result: inout String.UnicodeScalarView)
  {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D:
      if keepingLines, scalar.value != 0x0D { result.append(scalar) } else { result.append(" ") }
    case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
    case 0x7F: result.append("\u{2421}")
    default: result.append(contentsOf: "<U+\(String(scalar.value, radix: 16, uppercase: true))>".unicodeScalars)
    }
  }

  private static func needsReplacement(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
