import Language

/// The single words by which one country and its people go: "indonesia", "indonesian"; "britain", "british", "uk".
///
/// From the gazetteers of places and nationalities; built once, O(their entries).
struct CountryWords: Sendable {
  /// By each word in lower case the key of its country.
  private var keys: [String: String] = [:]
  /// By a country's key its words.
  private var words: [String: [String]] = [:]

  init(lexicon: Lexicon) {
    let country = Array("country ".utf8)
    for (name, value) in lexicon.map("places").entries where value.starts(with: country) {
      add(name, to: UnsafeBufferPointer(rebasing: value[country.count...]))
    }
    for (name, key) in lexicon.map("nationalities").entries { add(name, to: key) }
    for key in words.keys { words[key]?.sort() }
  }

  private mutating func add(_ name: UnsafeBufferPointer<UInt8>, to key: UnsafeBufferPointer<UInt8>) {
    guard !name.contains(UInt8(ascii: " ")) else { return }
    let (word, key) = (String(decoding: name, as: UTF8.self), String(decoding: key, as: UTF8.self))
    keys[word] = key
    words[key, default: []].append(word)
  }

  /// Whether a word in lower case names a country or its people.
  func isCountry(_ word: String) -> Bool { keys[word] != nil }

  /// The other words for the country that a word in lower case names, its key among them where that is of several words;
  /// empty where it names none.
  func others(for word: String) -> [String] {
    guard let key = keys[word] else { return [] }
    return (words[key] ?? []).filter { $0 != word } + (key.contains(" ") ? [key] : [])
  }
}
