import Kernels

/// Products of matrices in the variant for the processor at hand, with the scratch that they need.
struct MatrixProduct {
  let variant: kernels_variant
  private let scratch: UnsafeMutablePointer<Float>

  init(_ variant: kernels_variant) {
    self.variant = variant
    scratch = floats(Int(kernels_multiply_scratch))
  }

  /// Sets c to a · b, m × depth by depth × n, or adds that to it; rows and columns are steps in memory.
  func multiply(
    _ m: Int, _ n: Int, _ depth: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aColumn: Int, _ b: UnsafePointer<Float>,
    _ bRow: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Float>, _ ldc: Int, adding: Bool = false
  ) {
    kernels_multiply(variant, m, n, depth, a, aRow, aColumn, b, bRow, bColumn, c, ldc, adding ? 1 : 0, scratch)
  }
}
