import Text

/// Tells apart what a web page leaves in its pasted text: headings, captions with their credits, share lines, and the
/// teasers of other stories with dates of their own.
enum PageBlocks {
  /// A heading or caption is no longer, in bytes.
  private static let longestHeading = 160
  /// A teaser is no longer, in bytes.
  private static let longestTeaser = 400

  /// The blocks with their kinds, given as paragraphs and list items in order.
  static func classified(_ blocks: [Block], of text: [UInt8]) -> [Block] {
    var blocks = blocks
    markShareLines(&blocks, text)
    markCaptions(&blocks, text)
    markDates(&blocks, text)
    markHeadings(&blocks, text)
    return blocks
  }

  /// The date of a line that stands above all prose.
  static func dateOnTop(_ blocks: [Block], of text: [UInt8]) -> CivilDate? {
    for block in blocks where block.kind != .blurb {
      if let date = DateLine.date(text[block.range.indices]) { return date }
      if block.kind == .paragraph { return nil }
    }
    return nil
  }

  private static func markShareLines(_ blocks: inout [Block], _ text: [UInt8]) {
    for index in blocks.indices where blocks[index].kind == .paragraph && blocks[index].range.count <= 40 {
      let words = String(decoding: text[blocks[index].range.indices], as: UTF8.self).lowercased()
        .split { !$0.isLetter && $0 != "'" }
      guard let first = words.first.map(String.init), words.count <= 6 else { continue }
      let line = words.joined(separator: " ")
      if shareLines.contains(line) || (shareLeads.contains(first) && words.count <= 3) {
        blocks[index].kind = .shareLine
      }
    }
  }

  /// A credit in brackets ("(Jane Doe / Agency)") or after "Image:" makes the lines above it, up to the blank line, a
  /// caption.
  private static func markCaptions(_ blocks: inout [Block], _ text: [UInt8]) {
    for index in blocks.indices where blocks[index].kind == .paragraph {
      let line = text[blocks[index].range.indices]
      if isCredit(line) {
        blocks[index].kind = .caption
        var before = index - 1
        while before >= 0, blocks[before].kind == .paragraph, index - before <= 3,
          isAdjacent(blocks[before], blocks[before + 1], text)
        {
          blocks[before].kind = .caption
          before -= 1
        }
      } else if line.count <= longestTeaser, let credit = credit(in: line) {
        blocks[index].kind = .caption
        // The credit is no part of what the caption says.
        if credit > line.startIndex { blocks[index].range = ByteRange(line.startIndex..<credit) }
      }
    }
  }

  /// True where only one line end lies between two blocks.
  private static func isAdjacent(_ first: Block, _ second: Block, _ text: [UInt8]) -> Bool {
    text[Int(first.range.end)..<Int(second.range.start)].filter { $0 == UInt8(ascii: "\n") }.count == 1
  }

  private static func isCredit(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 120 else { return false }
    let words = String(decoding: line, as: UTF8.self).lowercased()
    let isBracketed = line.first == UInt8(ascii: "(") && line.last == UInt8(ascii: ")")
    if isBracketed, words.contains(" / ") || words.contains("photo") || words.contains("image") { return true }
    return ["photo:", "image:", "photograph:", "photo by", "credit:", "picture:"].contains { words.hasPrefix($0) }
  }

  /// Where the credit begins in which a paragraph ends, "… Image: Jane Doe.", and the blank before it.
  private static func credit(in line: ArraySlice<UInt8>) -> Int? {
    let start = max(line.startIndex, line.endIndex - 90)
    for mark in ["Image: ", "Photo: ", "(Photo by ", "Credit: ", "Photograph: ", "File photo"] {
      for index in start..<line.endIndex where line[index...].starts(with: mark.utf8) {
        return index > line.startIndex && line[index - 1] == UInt8(ascii: " ") ? index - 1 : index
      }
    }
    return nil
  }

  /// A line that holds only a date, after a short paragraph, makes both a teaser of another story: the date is the
  /// teaser's. In a chronology, where a date stands above each few paragraphs from the first on, it dates those.
  private static func markDates(_ blocks: inout [Block], _ text: [UInt8]) {
    let dates = blocks.map { $0.kind == .paragraph ? DateLine.date(text[$0.range.indices]) : nil }
    let dated = dates.indices.filter { dates[$0] != nil }
    guard let first = dated.first else { return }
    let isOnTop = !blocks[..<first].contains {
      $0.kind == .paragraph && text[$0.range.indices].last == UInt8(ascii: ".")
    }
    let gaps = zip(dated, dated.dropFirst() + [blocks.count]).map { $1 - $0 }
    if isOnTop, dated.count >= 3, gaps.allSatisfy({ (2...4).contains($0) }) {
      for index in first..<blocks.count { blocks[index].date = dates[index] ?? blocks[index - 1].date }
      return
    }
    for index in dated where index > 0 && !(isOnTop && index == first) {
      let teaser = blocks[index - 1]
      guard teaser.kind == .paragraph, teaser.range.count <= longestTeaser else { continue }
      for member in [index - 1, index] {
        blocks[member].kind = .blurb
        blocks[member].date = dates[index]
      }
    }
  }

  /// A line without a stop, with text below it.
  private static func markHeadings(_ blocks: inout [Block], _ text: [UInt8]) {
    for index in blocks.indices.dropLast() where blocks[index].kind == .paragraph {
      let line = text[blocks[index].range.indices]
      guard line.count <= longestHeading, !line.contains(UInt8(ascii: "\n")), DateLine.date(line) == nil,
        blocks[(index + 1)...].contains(where: { $0.kind == .paragraph }), let last = line.last
      else { continue }
      let isFirst = !blocks[..<index].contains { $0.kind.isText }
      let ends = last == UInt8(ascii: ".") || last == UInt8(ascii: ":") || last == UInt8(ascii: ",")
      let isQuote = line.first == UInt8(ascii: "\"") || line.starts(with: "“".utf8)
      let closes = line.suffix(3).elementsEqual("”".utf8) || last == UInt8(ascii: "\"")
      if !ends, !(isQuote || closes) || isFirst, isFirst || line.count <= 100 { blocks[index].kind = .heading }
    }
  }

  private static let shareLines: Set<String> = [
    "share", "share via", "share this", "share this article", "share on facebook", "advertisement", "read more",
    "more to read", "related", "related stories", "sign up", "subscribe", "print", "email", "copy link", "comments",
    "loading", "save", "listen", "story continues below advertisement", "close extra sharing options", "most read",
  ]

  private static let shareLeads: Set<String> = ["share", "tweet", "subscribe", "advertisement", "facebook", "whatsapp"]
}
