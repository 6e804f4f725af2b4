import Glibc

/// The words that Tab completes, gathered behind the prompt when they are first wanted.
extension Engine {
  /// The words of the documents; after a tenth of a second without them, none yet, so that no key waits for them.
  package func vocabulary() -> Vocabulary {
    let starts = monitor.withState { state in
      guard state.vocabulary == nil, !state.isGathering, !state.isLoading else { return false }
      state.isGathering = true
      return true
    }
    if starts { detachThread { [self] in gather() } }
    let start = Clock.seconds
    while Clock.seconds - start < 0.1 {
      let (vocabulary, isGathering) = monitor.withState { ($0.vocabulary, $0.isGathering) }
      if let vocabulary { return vocabulary }
      guard isGathering else { break }
      usleep(1000)
    }
    return Vocabulary()
  }

  private func gather() {
    let (documents, index, generation) = monitor.withState { ($0.documents, $0.index, $0.generation) }
    let vocabulary = Vocabulary(documents: documents, index: index)
    monitor.withState { state in
      state.isGathering = false
      if state.generation == generation { state.vocabulary = vocabulary }
    }
  }
}
