import Language
import Text

/// The entities of one document: its names, joined where a link or an equal key says that they are one.
struct EntityTable {
  private(set) var entities: [Entity] = []
  /// Entity + 1 of each token that heads a mention or lies in a name; 0 for none.
  private var entityOfToken: [Int32] = []

  init() {}

  /// Gathers the names and the mentions linked to them; O(names + links), interns the keys.
  init(_ analysis: inout Analysis, nameOfToken: [Int32], keys: EntityKey) {
    entityOfToken = [Int32](filledWith: 0, count: analysis.tokens.count)
    var parents = (0..<Int32(analysis.names.count)).map { $0 }
    func root(_ name: Int32) -> Int32 {
      var name = name
      while parents[Int(name)] != name { name = parents[Int(name)] }
      return name
    }
    func nameIndex(_ token: TokenIndex) -> Int32? {
      guard token >= 0, Int(token) < nameOfToken.count, nameOfToken[Int(token)] > 0 else { return nil }
      return nameOfToken[Int(token)] - 1
    }
    for link in analysis.links {
      guard let name = nameIndex(link.token), let earlier = nameIndex(link.antecedent) else { continue }
      let (a, b) = (root(name), root(earlier))
      if a != b { parents[Int(max(a, b))] = min(a, b) }
    }
    var entityOfKey: [Symbol: Int32] = [:]
    var entityOfRoot = [Int32](filledWith: -1, count: analysis.names.count)
    for index in analysis.names.indices {
      let name = analysis.names[index]
      let top = Int(root(Int32(index)))
      let key = analysis.symbols.intern(keys.key(of: name, in: analysis))
      var entity = entityOfRoot[top]
      if entity < 0, let known = entityOfKey[key] { entity = known }
      if entity < 0 {
        entity = Int32(entities.count)
        entities.append(Entity(kind: name.kind, name: name.tokens, mentions: [], key: key))
      } else if name.tokens.count > entities[Int(entity)].name.count, entities[Int(entity)].kind == name.kind {
        entities[Int(entity)].name = name.tokens
        entities[Int(entity)].key = key
      } else if entities[Int(entity)].kind == .nationality, name.kind == .place {
        // "Russian" came before "Russia": the country is what both mean, and what an answer calls it.
        entities[Int(entity)].kind = .place
        entities[Int(entity)].name = name.tokens
      }
      entityOfRoot[top] = entity
      entityOfKey[key] = entity
      entities[Int(entity)].mentions.append(name.head)
      for token in name.tokens { entityOfToken[Int(token)] = entity + 1 }
    }
    for link in analysis.links where nameIndex(link.token) == nil && link.reason != .coordination {
      guard link.antecedent >= 0, Int(link.antecedent) < entityOfToken.count, Int(link.token) < entityOfToken.count
      else { continue }
      let entity = entityOfToken[Int(link.antecedent)]
      guard entity > 0 else { continue }
      entityOfToken[Int(link.token)] = entity
      entities[Int(entity) - 1].mentions.append(link.token)
    }
    for index in entities.indices { entities[index].mentions.sort() }
  }

  func entity(of token: TokenIndex) -> Int32? {
    guard Int(token) < entityOfToken.count, entityOfToken[Int(token)] > 0 else { return nil }
    return entityOfToken[Int(token)] - 1
  }
}
