import Dispatch

/// The number of workers is part of the training: with another, sums are added in another order.
let workerCount = 2

/// Runs `body` for each worker at once and waits for all.
func inParallel(_ body: @Sendable (Int) -> Void) {
  DispatchQueue.concurrentPerform(iterations: workerCount, execute: body)
}
