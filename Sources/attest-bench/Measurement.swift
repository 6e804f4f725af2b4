import AllocationCounter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Seconds on a clock that never goes back.
func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Seconds that the calling thread has spent on a processor.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// How often `body` takes memory from the heap, and how many bytes; it is not timed meanwhile.
func allocations(_ body: () -> Void) -> (count: Int, bytes: Int) {
  allocation_counter_start()
  body()
  allocation_counter_stop()
  return (allocation_counter_count(), allocation_counter_bytes())
}

/// How fast something went over several runs, and what it takes from the heap in one.
struct Measurement {
  let median: Double
  let fastest: Double
  let slowest: Double
  let allocations: Int
  let bytes: Int

  /// Runs `body` once to warm up and once to count, then `runs` times; `reset` goes before each and is not measured.
  init(runs: Int, reset: () -> Void = {}, _ body: () -> Void) {
    reset()
    body()
    reset()
    (allocations, bytes) = attest_bench.allocations(body)
    var times: [Double] = []
    for _ in 0..<max(runs, 1) {
      reset()
      let began = seconds()
      body()
      times.append(seconds() - began)
    }
    times.sort()
    median = times[times.count / 2]
    fastest = times[0]
    slowest = times[times.count - 1]
  }

  /// A line of the report: the rate at the median, its spread over the runs, and allocations for each of `parts`.
  func line(_ name: String, _ amount: Int, _ unit: String, per part: String, _ parts: Int) -> String {
    let rates = [median, slowest, fastest].map { $0 > 0 ? grouped(Int(Double(amount) / $0)) : "-" }
    let each = Double(allocations) / Double(max(parts, 1))
    let size = Double(bytes) / Double(max(parts, 1))
    return "\(padded(name, 34)) \(padded(rates[0], 12)) \(unit)/s  (\(rates[1])-\(rates[2]))"
      + "  \(tenths(each)) allocations, \(tenths(size)) bytes per \(part)"
  }
}

/// The text filled up with blanks to `width`.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// 1234567 as 1,234,567.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  var result = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { result += "," }
    result.append(digit)
  }
  return result
}

func tenths(_ value: Double) -> String {
  let number = Int((value * 10).rounded())
  return "\(number / 10).\(number % 10)"
}
