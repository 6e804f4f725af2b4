import Kernels
import Testing

/// A small generator of numbers, so that every run tests the same.
private struct Numbers {
  var state: UInt64 = 42
  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % (2 * bound + 1) - bound
  }
}

private let variants = [kernels_baseline, kernels_avx2, kernels_avx512].filter {
  $0.rawValue <= kernels_best().rawValue
}

@Suite("Kernels") struct VariantTests {
  @Test(
    "All variants of a layer give the same bits",
    arguments: [(1, 32, 16), (1, 256, 112), (7, 96, 128), (13, 384, 48), (64, 128, 160), (10, 64, 64), (23, 64, 64)])
  func layers(rows: Int, depth: Int, columns: Int) {
    var numbers = Numbers()
    let x = (0..<rows * depth).map { _ in Int16(numbers.next(8192)) }
    let weights = (0..<depth * columns).map { _ in Int16(numbers.next(32767)) }
    let bias = (0..<columns).map { _ in Int32(numbers.next(1 << 24)) }
    let residual = (0..<rows * columns).map { _ in Int16(numbers.next(8192)) }
    for hasResidual in [false, true] {
      let results = variants.map { variant in
        var y = [Int16](repeating: 0, count: rows * columns)
        weights.withUnsafeBufferPointer { weights in
          bias.withUnsafeBufferPointer { bias in
            var layer = kernels_layer(
              weights: weights.baseAddress, bias: bias.baseAddress, depth: depth, columns: columns, shift: 13,
              low: -8000, high: 8192)
            kernels_apply(
              variant, &layer, x, depth, rows, hasResidual ? residual : nil, columns, &y, columns)
          }
        }
        return y
      }
      for result in results { #expect(result == results[0]) }
      #expect(Set(results[0]).count > 1)
    }
  }

  @Test("A layer is the product, the bias and the residual, shifted and clamped")
  func smallLayer() {
    let x: [Int16] = [1, 2] + [Int16](repeating: 0, count: 2)
    // Column c has weights c and 10: pairs lie side by side.
    var weights = [Int16](repeating: 0, count: 64)
    for column in 0..<16 {
      weights[column * 2] = Int16(column)
      weights[column * 2 + 1] = 10
    }
    let bias = [Int32](repeating: 4, count: 16)
    let residual = [Int16](repeating: 3, count: 16)
    var y = [Int16](repeating: 0, count: 16)
    weights.withUnsafeBufferPointer { weights in
      bias.withUnsafeBufferPointer { bias in
        var layer = kernels_layer(
          weights: weights.baseAddress, bias: bias.baseAddress, depth: 4, columns: 16, shift: 1, low: 0, high: 18)
        kernels_apply(kernels_best(), &layer, x, 4, 1, residual, 16, &y, 16)
      }
    }
    let expected: [Int16] = [15, 15, 16, 16, 17, 17, 18, 18, 18, 18, 18, 18, 18, 18, 18, 18]
    #expect(y == expected)
  }

  @Test("All variants of the sums give the same bits, saturation included")
  func sums() {
    var numbers = Numbers()
    let width = 96
    let wide = (0..<width * 20).map { _ in Int16(numbers.next(16000)) }
    let bytes = (0..<width * 8).map { _ in Int8(numbers.next(127)) }
    let results = variants.map { variant in
      var rectified = [Int16](repeating: 0, count: width)
      var plain = [Int16](repeating: 0, count: width)
      wide.withUnsafeBufferPointer { all in
        let rows = (0..<20).map { row in all.baseAddress.map { $0 + row * width } }
        kernels_sum_rectified(variant, rows, 20, width, &rectified)
      }
      bytes.withUnsafeBufferPointer { all in
        let rows = (0..<8).map { row in all.baseAddress.map { $0 + row * width } }
        kernels_sum_bytes(variant, rows, 8, width, &plain)
      }
      return [rectified, plain]
    }
    for result in results { #expect(result == results[0]) }
  }

  @Test("A product of floats equals the sum of products", arguments: [(5, 7, 3), (70, 130, 300), (400, 33, 1)])
  func products(m: Int, n: Int, depth: Int) {
    var numbers = Numbers()
    // Small whole numbers: sums are exact whatever their order.
    let a = (0..<m * depth).map { _ in Float(numbers.next(8)) }
    let b = (0..<depth * n).map { _ in Float(numbers.next(8)) }
    for variant in variants {
      var c = [Float](repeating: 1, count: m * n)
      let scratch = UnsafeMutableRawPointer.allocate(byteCount: Int(kernels_multiply_scratch) * 4, alignment: 64)
      defer { scratch.deallocate() }
      // b is handed over transposed in memory: its element (k, j) stands at j · depth + k.
      kernels_multiply(
        variant, m, n, depth, a, depth, 1, b, 1, depth, &c, n, 1, scratch.assumingMemoryBound(to: Float.self))
      for (i, j) in [(0, 0), (m - 1, n - 1), (m / 2, n / 3)] {
        var sum: Float = 1
        for k in 0..<depth { sum += a[i * depth + k] * b[j * depth + k] }
        #expect(c[i * n + j] == sum)
      }
    }
  }
}
