/// What a terminal of a given width shows after the bytes a program wrote: enough of ECMA-48 for a line editor.
struct Screen {
  private let columns: Int
  private var lines: [[Character]] = [[]]
  private var row = 0
  private var column = 0

  init(columns: Int) { self.columns = columns }

  /// The lines without their trailing blanks, the blank ones at the end left out.
  var text: String {
    var rows = lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      // The cell after a wide character is its second half.
      return String(line.filter { $0 != "\0" })
    }
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows.joined(separator: "\n")
  }

  mutating func show(_ output: String) {
    var scalars = output.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\u{1B}": control(&scalars)
      case "\r": column = 0
      case "\n": feed()
      case "\u{8}": column = max(0, column - 1)
      case "\u{7}", "\0": break
      case "\t": column = min(columns - 1, (column / 8 + 1) * 8)
      default: put(Character(scalar))
      }
    }
  }

  private mutating func feed() {
    row += 1
    while lines.count <= row { lines.append([]) }
  }

  private mutating func put(_ character: Character) {
    let wide =
      character.unicodeScalars.first.map {
        (0x1100...0x115F).contains($0.value) || (0x2E80...0xD7A3).contains($0.value)
      } ?? false
    if column + (wide ? 2 : 1) > columns {
      column = 0
      feed()
    }
    set(character)
    if wide { set("\0") }
  }

  private mutating func set(_ character: Character) {
    while lines[row].count <= column { lines[row].append(" ") }
    lines[row][column] = character
    column += 1
  }

  private mutating func control(_ scalars: inout Substring.UnicodeScalarView) {
    guard scalars.popFirst() == "[" else { return }
    var parameters = ""
    while let scalar = scalars.popFirst() {
      if scalar.value < 0x40 {
        parameters.unicodeScalars.append(scalar)
        continue
      }
      apply(scalar, parameters.split(separator: ";").map { Int($0) ?? 0 })
      return
    }
  }

  private mutating func apply(_ final: Unicode.Scalar, _ parameters: [Int]) {
    let count = max(1, parameters.first ?? 1)
    switch final {
    case "A": row = max(0, row - count)
    case "B": for _ in 0..<count { feed() }
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "H":
      // From the top of the screen; nothing here scrolls off it.
      row = 0
      column = 0
    case "K": lines[row] = Array(lines[row].prefix(column))
    case "J":
      lines[row] = Array(lines[row].prefix(column))
      lines = Array(lines.prefix(row + 1))
    case "P": lines[row].removeSubrange(min(column, lines[row].count)..<min(column + count, lines[row].count))
    case "@":
      while lines[row].count < column { lines[row].append(" ") }
      lines[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
    default: break
    }
  }
}
