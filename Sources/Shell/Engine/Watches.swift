import Glibc

/// Files and folders that are looked at from time to time, to see what has changed in them.
///
/// A path's state is the hash of what `stat` says of every file below it: name, number, size and time of change. It is
/// asked for between lines and while the prompt waits, so that nothing runs behind the session's back.
package struct Watches {
  private var states: [(path: String, state: UInt64)] = []
  private var lastLook = 0.0
  private var cost = 0.0

  package init() {}

  /// Those that are watched, in the order in which they were named.
  package var paths: [String] { states.map(\.path) }

  package var isEmpty: Bool { states.isEmpty }

  /// From now on, `path` is watched; what it holds now counts as known.
  package mutating func add(_ path: String) {
    remove { $0 == path }
    states.append((path, Watches.state(of: path)))
  }

  package mutating func remove(where isGone: (String) -> Bool) { states.removeAll { isGone($0.path) } }

  /// The paths in which something has changed since they were last asked about.
  package mutating func changed() -> [String] {
    let start = Clock.seconds
    var result: [String] = []
    for index in states.indices {
      let state = Watches.state(of: states[index].path)
      if state != states[index].state { result.append(states[index].path) }
      states[index].state = state
    }
    lastLook = Clock.seconds
    cost = lastLook - start
    return result
  }

  /// The same where it is time to look again: after a second, or longer where looking takes long.
  package mutating func changedIfDue() -> [String] {
    guard !isEmpty, Clock.seconds - lastLook > max(1, 20 * cost) else { return [] }
    return changed()
  }

  /// 0 where there is nothing at the path.
  private static func state(of path: String) -> UInt64 {
    var hash: UInt64 = 0
    add(path, depth: 0, to: &hash)
    return hash
  }

  /// Deep enough for any folder of documents, and an end for a circle of links.
  private static let greatestDepth = 24

  private static func add(_ path: String, depth: Int, to hash: inout UInt64) {
    var status = Glibc.stat()
    guard depth < greatestDepth, stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      for byte in path.utf8 { mix(UInt64(byte), into: &hash) }
      mix(UInt64(status.st_ino), into: &hash)
      mix(UInt64(bitPattern: Int64(status.st_size)), into: &hash)
      mix(UInt64(bitPattern: Int64(status.st_mtim.tv_sec)), into: &hash)
      mix(UInt64(bitPattern: Int64(status.st_mtim.tv_nsec)), into: &hash)
      return
    }
    mix(1, into: &hash)
    for name in Folder.names(in: path) ?? [] where !name.hasPrefix(".") {
      add(path + "/" + name, depth: depth + 1, to: &hash)
    }
  }

  /// A step of FNV-1a over whole words.
  private static func mix(_ value: UInt64, into hash: inout UInt64) {
    hash = (hash ^ value ^ 0xcbf2_9ce4_8422_2325) &* 0x100_0000_01b3
    hash ^= hash >> 29
  }
}
